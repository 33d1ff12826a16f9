"""Markdown: the text without front matter and markup, so that 收入**78亿元** reads as one run.

Only marks that cannot be content are taken out; what is doubtful stays as it is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import regex

from extractor.batch.encodings import decode
from extractor.batch.readers.article import document
from extractor.batch.readers.model import Document, ReadOptions
from extractor.batch.readers.source import Source
from extractor.text.published import parse_published

_TITLE_FIELDS = ("title", "标题")
_DAY_FIELDS = ("published", "date", "pubdate", "publish_date", "published_at", "发布日期", "发布时间", "日期")

_FRONT_MATTER = regex.compile(
    r"---[ \t]*\r?\n(?P<fields>(?:(?!(?:---|\.\.\.)[ \t]*\r?$).*\n)*+)(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", regex.M
)
_FIELD = regex.compile(r"(?P<name>[\w-]+)[ \t]*:[ \t]*(?P<value>[^\r\n]*)")
_FENCE = regex.compile(r"\s{0,3}(?:```|~~~)")
_RULE = regex.compile(r"\s{0,3}(?:(?:-\s*+){3,}+|(?:\*\s*+){3,}+|(?:_\s*+){3,}+|=++\s*+)")
_HEADING = regex.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*?)(?:\s+#+)?\s*")
_QUOTE = regex.compile(r"\s{0,3}(?:>\s?)+")
_BULLET = regex.compile(r"(?P<indent>\s*)[-*+]\s+")
_TABLE_LINE = regex.compile(r"\s*\|(?P<cells>.*)\|\s*")
_TABLE_RULE = regex.compile(r"[\s|:-]*-[\s|:-]*")
# Links and images keep their words and lose their addresses; emphasis, code marks and comments go. A single
# star or underscore within a word is no mark: 1920*1080*3. Lengths are bounded, so that a line of open
# brackets takes no longer than its length.
_IMAGE = r"!\[[^\[\]\n]{0,300}+\]\([^()\n]{0,500}+\)"
_INLINE = regex.compile(
    rf"\[\s?{_IMAGE}\s?\]\([^()\n]{{0,500}}+\)|{_IMAGE}"
    r"|\[(?P<words>[^\[\]\n]{0,300}+)\]\([^()\n]{0,500}+\)"
    r"|<!--[^<>\n]{0,500}+-->"
    r"|</?(?:b|i|u|em|strong|span|font|sup|sub|p|div|br)(?:\s[^<>\n]{0,500}+)?/?>"
    r"|<(?P<address>https?://[^\s<>]{1,500}+)>"
    r"|\*{2,3}(?=\S)(?P<strong>[^*\n]{1,500}+)(?<=\S)\*{2,3}"
    r"|(?<![\w*])\*(?=\S)(?P<emphasis>[^*\n]{1,500}+)(?<=\S)\*(?![\w*])"
    r"|(?<!\w)__(?=\S)(?P<bold>[^_\n]{1,500}+)(?<=\S)__(?!\w)"
    r"|~~(?P<struck>[^~\n]{1,500}+)~~"
    r"|`{1,3}(?P<code>[^`\n]{1,500}+)`{1,3}"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|>~])"
)


def read_markdown(source: Source, options: ReadOptions) -> Iterator[Document]:
    """One document; ``origin`` gives the line of the file, from 1, that each line of the text is from."""
    raw, encoding = decode(source.read(), options.encoding)
    fields, body, first_line = _front_matter(raw)
    text, origin, heading = _plain(body, first_line)
    title = next((fields[name] for name in _TITLE_FIELDS if fields.get(name)), heading)
    yield document(source, options, "markdown", text, encoding=encoding, title=title, told=_day(fields), origin=origin)


def _front_matter(raw: str) -> tuple[dict[str, str], str, int]:
    """The simple fields of a YAML header, the text after it, and the number of the line that this begins on."""
    m = _FRONT_MATTER.match(raw)
    if not m:
        return {}, raw, 1
    fields = {f["name"].lower(): f["value"].strip().strip("\"'") for f in _FIELD.finditer(m["fields"])}
    return fields, raw[m.end() :], 1 + m.group().count("\n")


def _day(fields: dict[str, str]) -> tuple[dt.date, str] | None:
    for name in _DAY_FIELDS:
        if (day := parse_published(fields.get(name, ""))) is not None:
            return day, "front matter"
    return None


def _plain(body: str, first_line: int) -> tuple[str, list[tuple[int, int]], str | None]:
    """The text of the body, where its lines are from, and the first heading of the first level."""
    parts: list[str] = []
    origin: list[tuple[int, int]] = []
    heading: str | None = None
    fenced = False
    at = 0
    for number, raw in enumerate(body.split("\n"), first_line):
        line = raw.rstrip("\r")
        if _FENCE.match(line):
            fenced = not fenced
            continue
        if not fenced:
            if _RULE.fullmatch(line) or (_TABLE_RULE.fullmatch(line) and "|" in line):
                continue
            is_top = line.lstrip().startswith("# ")
            line = _without_marks(line)
            if is_top and heading is None:
                heading = line.strip() or None
        origin.append((at, number))
        parts.append(line)
        at += len(line) + 1
    return "\n".join(parts), origin, heading


def _without_marks(line: str) -> str:
    if (m := _HEADING.fullmatch(line)) is not None:
        line = m["text"]
    elif (m := _TABLE_LINE.fullmatch(line)) is not None:
        line = "\t".join(cell.strip() for cell in m["cells"].split("|"))
    else:
        line = _QUOTE.sub("", line, count=1) if line.lstrip().startswith(">") else line
        line = _BULLET.sub(r"\g<indent>", line, count=1) if _BULLET.match(line) else line
    return _INLINE.sub(_kept, line)


def _kept(m: regex.Match[str]) -> str:
    return next((words for words in m.groups() if words is not None), "")
