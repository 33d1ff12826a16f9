"""Tables in plain text: rows of cells between bars, tabs or wide spaces, with heads over the columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from extractor.claims.comparison import find_comparator
from extractor.claims.draft import Draft, Measured, Scene
from extractor.codes import Kind
from extractor.quantities import Quantity
from extractor.rules import compile_pattern
from extractor.spans import Span
from extractor.subjects import Mention

_CELL = regex.compile(r"[^|｜\t\n]+")
_CHANGE_HEAD = compile_pattern(r".*(?:同比|环比|增速|增幅|涨跌幅|变动|增长率|YoY|QoQ)")
_LABEL = compile_pattern(r"(?P<name>[^()|\n]*[^()|\n\s])\s*(?:\([^()\n]*\))?\s*")
_NUMBERS_ONLY = regex.compile(r"[\d.,%+\-\s　]+")


class Cell(NamedTuple):
    """One cell: its span without the spaces around it, and its number if it is one."""

    span: Span
    number: Quantity | None


class Row(NamedTuple):
    """One line of a table."""

    start: int
    cells: tuple[Cell, ...]


def read_tables(scene: Scene) -> dict[int, Draft]:
    """The drafts of all numbers that stand in tables, by the number's start."""
    text = scene.text
    if "|" not in text and "｜" not in text and "\t" not in text and not _has_bare_rows(text):
        return {}
    drafts: dict[int, Draft] = {}
    for block in _blocks(scene):
        head = block[0] if not any(cell.number for cell in block[0].cells) else None
        for row in block[1:] if head else block:
            _read_row(scene, head, row, drafts)
    _bare_rows(scene, drafts)
    return drafts


def _blocks(scene: Scene) -> Iterator[list[Row]]:
    """Runs of at least two lines of at least two cells each, with a number somewhere."""
    block: list[Row] = []
    at = 0
    for line in scene.text.split("\n"):
        row = _row(scene, at, line)
        if row is not None:
            block.append(row)
        if row is None or at + len(line) >= len(scene.text):
            if len(block) > 1 and any(cell.number for r in block for cell in r.cells):
                yield block
            block = []
        at += len(line) + 1


def _row(scene: Scene, start: int, line: str) -> Row | None:
    if not ("|" in line or "｜" in line or "\t" in line):
        return None
    cells = []
    for m in _CELL.finditer(line):
        content = m.group().strip()
        if content and set(content) - set("-:"):
            left = start + m.start() + m.group().index(content)
            span = Span(left, left + len(content))
            cells.append(Cell(span, _number_in(scene.quantities, span)))
    return Row(start, tuple(cells)) if len(cells) > 1 else None


def _number_in(quantities: Sequence[Quantity], span: Span) -> Quantity | None:
    """The number that fills a cell, but for a word or a mark."""
    at = bisect_left(quantities, span.start, key=lambda q: q.span.start)
    if at == len(quantities) or quantities[at].span.end > span.end:
        return None
    spare = (span.end - span.start) - (quantities[at].span.end - quantities[at].span.start)
    return quantities[at] if spare <= 2 else None


def _read_row(scene: Scene, head: Row | None, row: Row, drafts: dict[int, Draft]) -> None:
    label = next((cell for cell in row.cells if cell.number is None), None)
    if label is None:
        return
    named = _measured(scene, label.span)
    before: Draft | None = None
    for place, cell in enumerate(row.cells):
        quantity = cell.number
        if quantity is None or named is None:
            continue
        over = head.cells[place].span if head is not None and len(head.cells) == len(row.cells) else None
        draft = _cell(scene, quantity, over, named, before)
        drafts[quantity.span.start] = draft
        before = draft


def _cell(scene: Scene, quantity: Quantity, over: Span | None, named: Measured, before: Draft | None) -> Draft:
    """The draft of one number from its column's head and its row's label."""
    plain, end = scene.plain, quantity.extent.end
    if over is not None and _CHANGE_HEAD.match(plain, over.start, over.end):
        kind: Kind = "growth" if quantity.kind in ("percent", "multiple") else "change"
        draft = Draft(quantity, kind, before.metric if before else named, end=end, rule="table")
        draft.comparator = find_comparator(plain, over.start, over.end)
        if before is not None:
            draft.subject, draft.subject_known = before.subject, before.subject_known
            draft.period, draft.period_known = before.period, before.period_known
        return draft
    if over is None:
        if quantity.signed and before is not None:
            kind = "growth" if quantity.kind in ("percent", "multiple") else "change"
            return Draft(quantity, kind, before.metric, end=end, rule="table")
        return Draft(quantity, "level", named, end=end, rule="table")
    periods = scene.times_in(*over)
    measured = _measured(scene, Span(periods[-1].span.end, over.end) if periods else over)
    draft = Draft(quantity, "level", named, end=end, rule="table")
    if periods:
        draft.period, draft.period_known = periods[-1], True
    if measured is not None and scene.plain[measured.spans[0].start : over.end]:
        # The column names the metric, the row whose it is.
        draft.metric = measured
        draft.subject = Mention(named.spans[0], named.name, "product", "table")
        draft.subject_known = True
    return draft


def _measured(scene: Scene, span: Span) -> Measured | None:
    """A label without its unit in brackets: 营业收入(万元) → 营业收入."""
    m = _LABEL.fullmatch(scene.plain, span.start, span.end)
    if m is None:
        return None
    name = Span(*m.span("name"))
    return Measured(name.of(scene.text).strip(), (name,))


def _has_bare_rows(text: str) -> bool:
    return any(_NUMBERS_ONLY.fullmatch(line) and any(c.isdigit() for c in line) for line in text.split("\n"))


def _bare_rows(scene: Scene, drafts: dict[int, Draft]) -> None:
    """Lines of nothing but numbers under a line of times, under a line that names the metric."""
    lines: list[Span] = []
    at = 0
    for line in scene.text.split("\n"):
        span = Span(at, at + len(line))
        at += len(line) + 1
        lines.append(span)
        if len(lines) < 3 or not _NUMBERS_ONLY.fullmatch(line):
            continue
        first = bisect_left(scene.quantities, span.start, key=lambda q: q.span.start)
        numbers = [q for q in scene.quantities[first : first + 12] if q.span.end <= span.end]
        heads = scene.times_in(*lines[-2])
        named = _measured(scene, lines[-3])
        if named is None or len(numbers) < 2 or len(heads) != len(numbers):
            continue
        for number, head in zip(numbers, heads, strict=True):
            draft = Draft(number, "level", named, end=number.extent.end, rule="table")
            draft.period, draft.period_known = head, True
            drafts.setdefault(number.span.start, draft)
