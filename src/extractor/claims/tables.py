"""Tables in plain text: rows of cells between bars, tabs or wide spaces, with heads over the columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from extractor.claims.comparison import find_comparator
from extractor.claims.draft import Draft, Measured, Scene, moved_kind
from extractor.periods import basis_of
from extractor.quantities import Quantity, find_quantities, multiply
from extractor.rules import compile_pattern
from extractor.spans import Span
from extractor.subjects import Mention

_CELL = regex.compile(r"[^|｜\t\n]+")
_CHANGE_HEAD = compile_pattern(r".*(?:同比|环比|增速|增幅|涨跌幅|变动|增减|增长率|YoY|QoQ)")
_LABEL = compile_pattern(r"(?P<name>[^()|\n]*[^()|\n\s])\s*(?:\([^()\n]*\))?\s*")
_UNIT = compile_pattern(r"\(?单位[:为] ?(?:人民币)?(?P<unit>[^\s,;。()|]{1,6})\)?|\((?P<unit>[^()\s,;。]{1,6})\)")
_RATE = compile_pattern(r".*(?:每股|率|占比|比例|比重|同比|环比)")
_NOTE_REACH = 80
"""Characters before a table in which a note of its unit (单位:万元) is looked for."""
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
        note = _unit_before(scene.plain, block[0].start)
        for row in block[1:] if head else block:
            _read_row(scene, head, row, note, drafts)
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
        ruled = bool(block) and "-" in line and not set(line) - set("|-: ")  # |---|---| under a Markdown head
        if (row is None and not ruled) or at + len(line) >= len(scene.text):
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


def _unit_before(plain: str, start: int) -> Quantity | None:
    """One of the unit that a note before a table gives: 单位:万元."""
    notes = [m for m in _UNIT.finditer(plain, max(start - _NOTE_REACH, 0), start) if "单位" in m.group()]
    return _one_of(notes[-1]["unit"]) if notes else None


def _one_of(unit: str) -> Quantity | None:
    """``1`` of a unit as written (万元 → 10000 CNY); ``None`` if it is no unit."""
    found = [q for q in find_quantities("1" + unit, "1" + unit) if isinstance(q, Quantity)]
    return found[0] if found and found[0].text == "1" + unit and found[0].value is not None else None


def _in_unit(scene: Scene, quantity: Quantity, places: Sequence[Span | None], note: Quantity | None) -> Quantity:
    """A bare number in the unit that its row, its column or its table gives."""
    if quantity.kind != "none" or quantity.value is None:
        return quantity
    labels = [place for place in places if place is not None]
    own = [m["unit"] for place in labels for m in _UNIT.finditer(scene.plain, *place)]
    unit = next((one for one in map(_one_of, own) if one is not None), None)
    if unit is None and not any(_RATE.match(scene.plain, *place) for place in labels):
        unit = note
    if unit is None or unit.value is None:
        return quantity
    return quantity._replace(value=multiply(quantity.value, unit.value), unit=unit.unit, kind=unit.kind)


def _read_row(scene: Scene, head: Row | None, row: Row, note: Quantity | None, drafts: dict[int, Draft]) -> None:
    label = next((cell for cell in row.cells if cell.number is None), None)
    if label is None:
        return
    named = _measured(scene, label.span)
    if named is None:
        return
    levels: list[Draft] = []
    for place, cell in enumerate(row.cells):
        if cell.number is None:
            continue
        over = head.cells[place].span if head is not None and len(head.cells) == len(row.cells) else None
        quantity = _in_unit(scene, cell.number, (over, label.span), note)
        draft = _cell(scene, quantity, over, named, levels)
        drafts[quantity.span.start] = draft
        if draft.kind == "level":
            levels.append(draft)


def _cell(scene: Scene, quantity: Quantity, over: Span | None, named: Measured, levels: Sequence[Draft]) -> Draft:
    """The draft of one number from its column's head, its row's label and the levels before it in the row."""
    plain, end = scene.plain, quantity.extent.end
    before = levels[-1] if levels else None
    if over is not None and _CHANGE_HEAD.match(plain, over.start, over.end):
        draft = Draft(quantity, moved_kind(quantity), before.metric if before else named, end=end, rule="table")
        draft.comparator = find_comparator(plain, over.start, over.end)
        if draft.comparator is None and len(levels) > 1:
            # 本期 | 上年同期 | 增减: the first of the two is what changed.
            before, against = levels[-2], levels[-1].period
            if against is not None:
                draft.basis = basis_of(before.period.interval if before.period else None, against)
        if before is not None:
            draft.subject, draft.subject_known = before.subject, before.subject_known
            draft.period, draft.period_known = before.period, before.period_known
        return draft
    if over is None:
        if quantity.signed and before is not None:
            return Draft(quantity, moved_kind(quantity), before.metric, end=end, rule="table")
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
