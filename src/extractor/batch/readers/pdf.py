"""PDF: the text of its pages, with the lines of a paragraph joined again.

A PDF knows no paragraphs, only where characters stand, and breaks lines inside words (毛利⏎率). A line
that fills its column goes on in the next one if this is not indented, not further below than lines are,
and of the same size. Page numbers and running heads are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import regex

from extractor.batch.readers.article import document
from extractor.batch.readers.model import Document, ReadError, ReadOptions, missing_extra
from extractor.batch.readers.source import Source

# The mark that PDFium puts for a hyphen at the end of a line that a word was divided with.
_DIVIDED = "\x02"
_PAGE_NUMBER = regex.compile(r"[-—–·\s第]*\d{1,4}(?:\s*/\s*\d{1,4})?[-—–·\s页]*")
_DIGITS = regex.compile(r"\d+")
# A list number or a bullet opens a paragraph, however full the line before it was.
_OPENS = regex.compile(
    r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、)](?!\d)|[•●■◆➢]"
)
# The end of a row of a table: at least two cells, the last of them a number.
_TABLE_ROW = regex.compile(r"\S.*\s[-+(（]?[\d,.]+[%％)）]?\s+[-+(（]?[\d,.]+[%％)）]?")
_DIVIDED_NUMBER = regex.compile(r"\p{Han}[\d.,]{1,20}$")
_SENTENCE_END = "。！？!?：:；;"


class _Line(NamedTuple):
    """One line of a page, in the page's units; ``y`` is the middle, from the bottom up."""

    text: str
    page: int
    left: float
    right: float
    y: float
    height: float


def read_pdf(source: Source, options: ReadOptions) -> Iterator[Document]:
    """One document; ``origin`` gives the page, from 1, where each page's text begins."""
    try:
        import pypdfium2
    except ImportError as error:
        raise missing_extra("pdf", "a PDF") from error
    data = source.read()
    try:
        pdf = pypdfium2.PdfDocument(data)
        try:
            pages = [_lines(pdf, index) for index in range(len(pdf))]
            title = _title(pdf)
        finally:
            pdf.close()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError("protected", "protected by a password; save it without one") from error
        raise ReadError("format", f"no readable PDF: {error}; save or fetch it again") from error
    text, origin = _joined(_without_furniture(pages))
    if not text.strip():
        raise ReadError("no_text", "the pages hold pictures but no text; run a text recognition (OCR) over it first")
    yield document(source, options, "pdf", text, title=title, origin=origin)


def _title(pdf: Any) -> str | None:
    """The title of the metadata, unless it is what a program put there."""
    title = str(pdf.get_metadata_value("Title") or "").strip()
    return title if regex.search(r"\p{Han}", title) and not title.startswith("Microsoft ") else None


def _lines(pdf: Any, index: int) -> list[_Line]:
    """The lines of one page, in PDFium's reading order."""
    from pypdfium2 import raw

    page = pdf.get_page(index)
    text_page = page.get_textpage()
    try:
        lines: list[_Line] = []
        first: int | None = None
        codes: list[int] = []
        last = 0
        for at in range(text_page.count_chars()):
            code = raw.FPDFText_GetUnicode(text_page, at)
            if code in (0x0A, 0x0D):
                if first is not None:
                    lines.append(_line(text_page, codes, index + 1, first, last))
                first, codes = None, []
                continue
            if code in (0, 0xFFFE, 0xFFFF) or (first is None and code == 0x20):
                continue
            codes.append(code)
            if code != 0x20:
                first = at if first is None else first
                last = at
        if first is not None:
            lines.append(_line(text_page, codes, index + 1, first, last))
        return lines
    finally:
        text_page.close()
        page.close()


def _line(text_page: Any, codes: list[int], page: int, first: int, last: int) -> _Line:
    text = "".join(map(chr, codes)).rstrip()
    if any(0xD800 <= code < 0xE000 for code in codes):
        # Where PDFium gives UTF-16, the two halves of a character are put together.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    _, _, right, _ = text_page.get_charbox(last, loose=True)
    return _Line(text, page, left, right, (bottom + top) / 2, abs(top - bottom))


def _without_furniture(pages: list[list[_Line]]) -> list[_Line]:
    """All lines but page numbers and what stands at the head or foot of page after page."""
    edges = Counter(key for lines in pages for key in {_key(line) for line in lines[:2] + lines[-2:]})
    least = max(3, len(pages) // 2)
    kept: list[_Line] = []
    for lines in pages:
        for at, line in enumerate(lines):
            is_edge = at < 2 or at >= len(lines) - 2
            if is_edge and (_PAGE_NUMBER.fullmatch(line.text) or edges[_key(line)] >= least):
                continue
            kept.append(line)
    return kept


def _key(line: _Line) -> str:
    return _DIGITS.sub("#", line.text)


def _joined(lines: list[_Line]) -> tuple[str, list[tuple[int, int]]]:
    """The text, with the lines of a paragraph joined, and (start, page) for each page."""
    parts: list[str] = []
    origin: list[tuple[int, int]] = []
    length = 0
    margins = _right_margins(lines)
    before: _Line | None = None
    for line in lines:
        if before is not None:
            between = _between(before, line, margins)
            if parts[-1].endswith(_DIVIDED) and between != "\n":
                parts[-1] = parts[-1][:-1]
                length -= 1
                between = ""
            parts.append(between)
            length += len(between)
        if not origin or origin[-1][1] != line.page:
            origin.append((length, line.page))
        parts.append(line.text)
        length += len(line.text)
        before = line
    return "".join(parts).replace(_DIVIDED, "-"), origin


def _right_margins(lines: list[_Line]) -> dict[tuple[int, int], float]:
    """How far lines go that begin at about the same place of the page."""
    margins: dict[tuple[int, int], float] = {}
    for line in lines:
        key = _column(line)
        margins[key] = max(margins.get(key, line.right), line.right)
    return margins


def _column(line: _Line, width: float = 60) -> tuple[int, int]:
    return line.page, int(line.left // width)


def _between(before: _Line, line: _Line, margins: dict[tuple[int, int], float]) -> str:
    """What stands between two lines: a line break, a space between Latin words, or nothing."""
    size = max(before.height, 1.0)
    reach = max(margins.get((before.page, _column(before)[1] + step), 0.0) for step in (-1, 0, 1))
    if (
        not 0.8 < line.height / size < 1.25
        or before.right < reach - 2 * size
        or line.left > before.left + 0.7 * size
        or line.left < before.left - 3 * size
        or _OPENS.match(line.text)
        or (_TABLE_ROW.fullmatch(before.text) and not before.text.endswith(tuple(_SENTENCE_END)))
    ):
        return "\n"
    if before.page == line.page:
        if not 0 < before.y - line.y < 2.4 * size:
            return "\n"
    elif before.text.endswith(tuple(_SENTENCE_END)):
        return "\n"
    left, right = before.text[-1:], line.text[:1]
    if not (left.isascii() and right.isascii()):
        return ""
    if right.isdigit() and (left.isdigit() or left in ".,"):
        # A number is divided only where characters are counted out, which is within Chinese.
        return "" if _DIVIDED_NUMBER.search(before.text) else "\n"
    return "" if left in "-/(" else " "
