"""Tables with periods as heads of their columns."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.periods.model import Period

_CELL_GAP = regex.compile(r"[|\s]{1,40}(?:\([^)\n]{0,12}\)[|\s]*)?")
_CELL_NUMBER = regex.compile(r"[^\s|]*\d[^\s|]*")


def find_table_cells(plain: str, periods: Sequence[Period]) -> dict[int, Period]:
    """The numbers of tables that have periods as heads of their columns: start offset to period."""
    cells: dict[int, Period] = {}
    heads: list[list[Period]] = []
    i = 0
    while i < len(periods) - 1:
        head = [periods[i]]
        while i + 1 < len(periods):
            gap = plain[head[-1].span.end : periods[i + 1].span.start]
            if len(gap) > 60 or "\n" in gap or not _CELL_GAP.fullmatch(gap):
                break
            i += 1
            head.append(periods[i])
        i += 1
        if len(head) > 1:
            heads.append(head)
    for n, head in enumerate(heads):
        _read_rows(plain, head, heads[n + 1][0].span.start if n + 1 < len(heads) else len(plain), cells)
    return cells


def _read_rows(plain: str, head: list[Period], limit: int, cells: dict[int, Period]) -> None:
    """Give each number of the rows below a head the period of its column, counted from the right.

    The table ends at ``limit`` (the next head) or at the first line with fewer numbers than columns.
    """
    at = plain.find("\n", head[-1].span.end, limit)
    while at >= 0:
        stop = plain.find("\n", at + 1, limit)
        stop = limit if stop < 0 else stop
        numbers = list(_CELL_NUMBER.finditer(plain, at + 1, min(stop, at + 400)))
        if len(numbers) < len(head):
            return
        for m, p in zip(numbers[-len(head) :], head, strict=True):
            cells[m.start()] = p
        at = stop if stop < limit else -1
