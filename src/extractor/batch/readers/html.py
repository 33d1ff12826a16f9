"""HTML: the main text of a page, its title and its publication day."""

from __future__ import annotations

import datetime as dt
import json
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from html import unescape
from itertools import chain
from typing import Any

import regex

from extractor.batch.encodings import EncodingError, codec_of, decode
from extractor.batch.readers.article import document
from extractor.batch.readers.model import Document, ReadError, ReadOptions, missing_extra
from extractor.batch.readers.source import Source
from extractor.text.published import parse_published

# Where the head names its encoding (HTML standard: within the first 1024 bytes).
_CHARSET = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", regex.I)
# Metadata that names the day of publication, best first. All are matched in lower case.
_DAY_NAMES = (
    "article:published_time",
    "og:published_time",
    "article:create_at",
    "og:release_date",
    "datepublished",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "publication_date",
    "publishtime",
    "publish_time",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SCRIPT = re.compile(r"<script\b[^<>]*>", re.I)
# The search for the main text takes time by the square of the depth; no page that people read is so deep.
_DEEPEST = 1000


def read_html(source: Source, options: ReadOptions) -> Iterator[Document]:
    """One document; ``origin`` gives for each line of the text its offset in the decoded page."""
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.html import HTMLTree
    except ImportError as error:
        raise missing_extra("html", "an HTML page") from error
    page, encoding = _decoded(source.read(), options.encoding)
    try:
        tree = HTMLTree.parse(_with_lists(_without_wraps(page)))
        # Whether the depth is real matters little: a page with so many open tags is broken anyway.
        main = _depth(page) <= _DEEPEST
        text = extract_plain_text(tree, main_content=main, list_bullets=False, alt_texts=False)
        if main and not text.strip():
            text = extract_plain_text(tree, main_content=False, list_bullets=False, alt_texts=False)
        title = _title(tree, page)
    except (RuntimeError, ValueError, TypeError) as error:
        raise ReadError("format", f"the page cannot be parsed: {error}; save it again, or as text") from error
    yield document(
        source, options, "html", text, encoding=encoding, title=title, told=_day(page), origin=_origin(page, text)
    )


def _decoded(data: bytes, encoding: str | None) -> tuple[str, str]:
    """The page; what it says of its encoding is believed where the bytes do not tell."""
    try:
        return decode(data, encoding)
    except EncodingError:
        declared = _CHARSET.search(data[:1024])
        if encoding is not None or declared is None:
            raise
        codec = codec_of(declared[1].decode("ascii"))
        # A browser shows a page with a broken byte or two; U+FFFD stands for each.
        text = data.decode(codec, "replace")
        if text.count("\ufffd") > len(text) // 1000:
            raise
        return text, codec


def _title(tree: Any, page: str) -> str | None:
    """The headline: what the page offers for sharing, else its only first heading, else its title."""
    for attributes in _attributes(page, "meta"):
        if "og:title" in (attributes.get("property"), attributes.get("name")):
            return _one_line(attributes.get("content", "")) or None
    headings = tree.document.query_selector_all("h1")
    if len(headings) == 1 and (heading := _one_line(headings[0].text)):
        return heading
    return _one_line(tree.title or "") or None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _day(page: str) -> tuple[dt.date, str] | None:
    """The day that the page's metadata gives."""
    values: dict[str, str] = {}
    for attributes in _attributes(page, "meta"):
        for attribute in ("property", "name", "itemprop"):
            if name := attributes.get(attribute):
                values.setdefault(name.lower(), attributes.get("content", ""))
    candidates = chain(
        (values[name] for name in _DAY_NAMES if name in values),
        _linked_days(page),
        (attributes.get("datetime", "") for attributes in _attributes(page, "time")),
    )
    return next(((day, "html") for value in candidates if (day := parse_published(value)) is not None), None)


def _attributes(page: str, tag: str) -> Iterator[dict[str, str]]:
    """The attributes of every element of that name. Resiliparse's own lists take time by the square of their length."""
    for element in re.finditer(rf"<{tag}\b([^<>]*)>", page, re.I):
        yield {m[1].lower(): unescape(m[2] or m[3] or m[4] or "").strip() for m in _ATTRIBUTE.finditer(element[1])}


def _linked_days(page: str) -> Iterator[str]:
    """Every ``datePublished`` of the JSON-LD scripts."""
    at = 0
    while script := _SCRIPT.search(page, at):
        at = script.end()
        if "ld+json" not in script[0].lower():
            continue
        end = page.find("</", at)
        if end < 0:
            return
        try:
            waiting = deque([json.loads(page[at:end])])
        except (ValueError, RecursionError):
            waiting = deque()
        at = end
        while waiting:
            value = waiting.popleft()
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                if isinstance(day := value.get("datePublished"), str):
                    yield day
                waiting.extend(value.values())


_WRAP = re.compile(r"(?<=[\u3001\u3002\u4e00-\u9fff\uff0c])\s*\n\s*(?=[\u4e00-\u9fff])")


def _without_wraps(page: str) -> str:
    """The page without the line breaks that its source has between two Han characters.

    HTML makes each a space, which Chinese does not have: 海外⏎收入 is 海外收入. In ``pre`` they are content.
    """
    return page if "<pre" in page.lower() else _WRAP.sub("", page)


_LIST_TAG = re.compile(r"<(?P<end>/?)(?P<name>ul|li|a)\b", re.I)


def _with_lists(page: str) -> str:
    """The page with bullet lists made numbered ones, unless they are lists of links; of the same length.

    Resiliparse takes every bullet list for navigation and leaves it out, key figures included.
    """
    links = items = 0
    opened: list[tuple[int, int, int]] = []
    marks: list[int] = []
    for m in _LIST_TAG.finditer(page):
        if (name := m["name"].lower()) != "ul":
            links += name == "a" and not m["end"]
            items += name == "li" and not m["end"]
        elif not m["end"]:
            opened.append((m.start("name"), links, items))
        elif opened:
            start, links_before, items_before = opened.pop()
            if 2 * (links - links_before) < items - items_before:
                marks += [start, m.start("name")]
    parts: list[str] = []
    at = 0
    for mark in sorted(marks):
        parts += [page[at:mark], "o"]
        at = mark + 1
    return "".join([*parts, page[at:]])


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements without content, and those that the next one of their kind closes (HTML standard, 13.1.2).
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_CLOSES_ITSELF = _VOID | {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option"}


def _depth(page: str) -> int:
    """How deep the elements of a page may lie within each other, at most."""
    if page.count("<") <= _DEEPEST:
        return 0
    depth = deepest = 0
    for m in _TAG.finditer(page):
        if m[2].lower() not in _CLOSES_ITSELF:
            depth = max(0, depth - 1) if m[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


# What is no text though it stands between tags.
_RAW = re.compile(r"<(script|style|noscript|template|textarea|title)\b", re.I)
_OPENS_TAG = re.compile(r"</?[a-zA-Z]|<[!?]")
_BODY = re.compile(r"<body\b", re.I)
_WORD = re.compile(r"[^\s&]+|&#?\w{1,32};?|&")
# A line is looked for by its beginning, not too far on: what is not found stays without an origin.
_NEEDLE = 40
_WINDOW = 1 << 17


def _origin(page: str, text: str) -> list[tuple[int, int]]:
    """For each line of the text that is found in the page: (its start, its offset in the page).

    Both are compared without white space, which the extraction changes.
    """
    words: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    length = 0
    body = _BODY.search(page)
    for at, piece in _texts(page, body.start() if body else 0):
        for m in _WORD.finditer(piece):
            word = unescape(m.group()) if m.group()[0] == "&" else m.group()
            if not word.isspace():
                words.append(word)
                starts.append(length)
                sources.append(at + m.start())
                length += len(word)
    joined = "".join(words)
    origin: list[tuple[int, int]] = []
    at = start = 0
    for line in text.split("\n"):
        needle = "".join(line.split())[:_NEEDLE]
        found = joined.find(needle, at, at + _WINDOW) if needle else -1
        if found >= 0:
            nearest = bisect_right(starts, found) - 1
            origin.append((start, sources[nearest] + found - starts[nearest]))
            at = found + len(needle)
        start += len(line) + 1
    return origin


def _texts(page: str, at: int) -> Iterator[tuple[int, str]]:
    """The runs of text between the tags of a page, from ``at`` on, with their offsets. Every search goes
    forward only, and ends the reading where it fails: linear however broken the page is."""
    while True:
        tag = page.find("<", at)
        if tag < 0:
            yield at, page[at:]
            return
        if tag > at:
            yield at, page[at:tag]
        if not _OPENS_TAG.match(page, tag):
            yield tag, "<"
            at = tag + 1
            continue
        mark = "-->" if page.startswith("<!--", tag) else ">"
        end = page.find(mark, tag)
        if end >= 0 and (raw := _RAW.match(page, tag)):
            close = re.compile(f"</{raw[1]}", re.I).search(page, end)
            end = close.start() - 1 if close else -1
            mark = ">"
        if end < 0:
            return
        at = end + len(mark)
