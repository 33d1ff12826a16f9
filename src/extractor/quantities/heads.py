"""Units given once for many numbers: 发行总额(亿元):10.00, a table's column (辆), a line 单位:万元."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import NamedTuple

import regex

from extractor.quantities.numerals import multiply
from extractor.quantities.units import Unit, match_scaled_unit

_HEAD = regex.compile(r"\((?:单位 ?:? ?)?(?P<a>[^()\n:]{1,8})\)|单位 ?: ?(?P<b>[^\s()|,。;]{1,8})")
_CELL_EDGE = regex.compile(r"[|\t\u3000]| {2,}")
_REST = regex.compile(r"[^(（。;；\n]*")
"""What of the line after a head the head governs: up to the next bracket or sentence mark."""
_MAX_ROWS = 60
"""Lines after its head that a column may have."""
_MAX_LINE = 500
"""A longer line is no row of a table."""


class Head(NamedTuple):
    """A unit in a head, and the half-open range of the text whose bare numbers it governs."""

    start: int
    end: int
    scale: int
    unit: Unit
    column: int | None
    """The cell of each line that it governs; ``None`` for all."""


def find_heads(text: str, plain: str) -> list[Head]:
    """The heads of ``text``, in order. Where two govern the same number, the later one does."""
    heads: list[Head] = []
    for m in _HEAD.finditer(plain):
        word = m["a"] or m["b"]
        read = parse_head(word)
        if read is not None:
            heads.extend(_governed(text, m.end(), *read))
    heads.sort(key=lambda head: head.start)
    return heads


def parse_head(word: str) -> tuple[int, Unit] | None:
    """``万元`` → (10000, CNY); ``%``; ``元/吨``. ``None`` if the word is not a unit and nothing more."""
    found = match_scaled_unit(word, 0)
    return (found[1], found[2]) if found and found[0] == len(word) else None


def _governed(text: str, at: int, scale: int, unit: Unit) -> list[Head]:
    line_start = text.rfind("\n", max(0, at - _MAX_LINE), at) + 1 or max(0, at - _MAX_LINE)
    line_end = _line_end(text, at)
    rest = _REST.match(text, at, line_end)
    stop = rest.end() if rest else at
    if any(c.isdecimal() for c in text[at:stop]):
        return [Head(at, stop, scale, unit, None)]
    cells = [m.start() for m in _CELL_EDGE.finditer(text, line_start, line_end)]
    column = sum(1 for edge in cells if edge < at) if cells else None
    end, rows = line_end, 0
    while end < len(text) and rows < _MAX_ROWS:
        following = _line_end(text, end + 1)
        line = text[end + 1 : following]
        if not line.strip() or "。" in line or (column is None and rows >= 2 and not _CELL_EDGE.search(line)):
            break
        end, rows = following, rows + 1
    return [Head(line_end, end, scale, unit, column)] if rows else []


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at, at + _MAX_LINE)
    return min(len(text), at + _MAX_LINE) if end < 0 else end


def scale_by(head: Head, value: Decimal | None) -> Decimal | None:
    """A bare number in the unit of its head."""
    if value is None:
        return None
    value = multiply(value, head.scale)
    return value if head.unit.factor is None else multiply(value, head.unit.factor)


def governing(heads: list[Head], text: str, start: int, end: int) -> Head | None:
    """The head whose unit is meant for the bare number ``text[start:end]``: the last that governs it."""
    last = bisect_right(heads, start, key=lambda head: head.start)
    return next(
        (head for head in reversed(heads[max(0, last - _NEAREST) : last]) if _governs(head, text, start, end)), None
    )


_NEAREST = 6
"""So many heads before a number are asked: the columns of one table."""
_EDGES = frozenset(" \t\u3000|\n:：、,，/-+（）()")


def _governs(head: Head, text: str, start: int, end: int) -> bool:
    if not head.start <= start < head.end:
        return False
    alone = (start == 0 or text[start - 1] in _EDGES or text[start - 1] in "为达") and (
        end == len(text) or text[end] in _EDGES or text[end] in "。;；"
    )
    if not alone or head.column is None:
        return alone
    line_start = text.rfind("\n", head.start, start) + 1
    return sum(1 for _ in _CELL_EDGE.finditer(text, line_start, start)) == head.column
