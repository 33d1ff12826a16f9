"""Units given once for many numbers: 发行总额(亿元):10.00, a table's column (辆), a line 单位:万元."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex

from extractor.quantities.units import Unit, match_scaled_unit

_HEAD = regex.compile(r"\((?:单位 ?:? ?)?(?P<a>[^()\n:]{1,8})\)|单位 ?: ?(?P<b>[^\s()|,。;]{1,8})")
_CELL_EDGE = regex.compile(r"[|\t\u3000]| {2,}")
_MAX_ROWS = 60
"""Lines after its head that a column may have."""


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
    return heads


def parse_head(word: str) -> tuple[int, Unit] | None:
    """``万元`` → (10000, CNY); ``%``; ``元/吨``. ``None`` if the word is not a unit and nothing more."""
    found = match_scaled_unit(word, 0)
    return (found[1], found[2]) if found and found[0] == len(word) else None


def _governed(text: str, at: int, scale: int, unit: Unit) -> list[Head]:
    line_start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    rest = text[at:line_end]
    before_next = rest.split("(")[0].split("（")[0]
    stop = min((i for i in (before_next.find(c) for c in "。；;") if i >= 0), default=len(before_next))
    if any("0" <= c <= "9" or "０" <= c <= "９" for c in before_next[:stop]):
        return [Head(at, at + stop, scale, unit, None)]
    cells = [m.start() for m in _CELL_EDGE.finditer(text, line_start, line_end)]
    column = sum(1 for edge in cells if edge < at) if cells else None
    end, rows = line_end, 0
    while end < len(text) and rows < _MAX_ROWS:
        following = text.find("\n", end + 1)
        following = len(text) if following < 0 else following
        line = text[end + 1 : following]
        if not line.strip() or "。" in line or (column is None and rows >= 2 and not _is_row(line)):
            break
        end, rows = following, rows + 1
    return [Head(line_end, end, scale, unit, column)] if rows else []


def _is_row(line: str) -> bool:
    return _CELL_EDGE.search(line) is not None


def scale_by(head: Head, value: Decimal | None) -> Decimal | None:
    """A bare number in the unit of its head."""
    if value is None:
        return None
    value *= head.scale
    return value if head.unit.factor is None else value * head.unit.factor


def governs(head: Head, text: str, start: int, end: int) -> bool:
    """Whether the bare number ``text[start:end]`` stands where the head's unit is meant."""
    if not head.start <= start < head.end:
        return False
    edges = " \t\u3000|\n:：、,，/-+（）()"
    alone = (start == 0 or text[start - 1] in edges or text[start - 1] in "为达") and (
        end == len(text) or text[end] in edges or text[end] in "。;；"
    )
    if not alone or head.column is None:
        return alone
    line_start = text.rfind("\n", 0, start) + 1
    return sum(1 for _ in _CELL_EDGE.finditer(text, line_start, start)) == head.column
