"""Claims as flat rows, JSON lines and CSV lines, each row led by the article that it comes from."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from extractor.records import COLUMNS, Claim, Extraction

HEAD = ("article", "path", "record", "published", "published_from")
"""What leads a row: the article's id, its file, its place in that file (``null`` for a file of one
article), its publication day and how that is known."""

ROW = (*HEAD, *COLUMNS)
"""The columns of a JSON line and of a CSV file."""

TYPED = ("number", "period_start", "period_end")
"""What tables have besides: the value as a float (for sorting and plotting; ``value`` is the exact one), and
the two days of ``period``."""

Cell = str | int | float | None


def json_lines(head: Sequence[Cell], extraction: Extraction, *, nested: bool = False) -> bytes:
    """One line of UTF-8 JSON a claim, each with its line end; empty for no claims.

    ``head`` gives the values of ``HEAD``. ``nested`` writes the whole claim, lossless, under ``claim``
    instead of its flat row. A lone surrogate is written as its JSON escape.
    """
    lead = dict(zip(HEAD, head, strict=True))
    records: Iterable[dict[str, Any]] = (
        {**lead, **({"claim": claim.model_dump(mode="json")} if nested else claim.row())} for claim in extraction
    )
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return text.encode("utf-8", "backslashreplace")


def csv_lines(head: Sequence[Cell], extraction: Extraction) -> bytes:
    """One line of UTF-8 CSV (RFC 4180, ``ROW``'s columns) a claim. ``None`` is an empty field, ``""`` a quoted one."""
    lines = (csv_line((*head, *claim.row().values())) for claim in extraction)
    return "".join(lines).encode("utf-8", "backslashreplace")


def csv_line(cells: Iterable[Cell]) -> str:
    """One line of CSV with its line end. The csv module of Python 3.11 cannot tell ``None`` from ``""``."""
    return ",".join(map(_csv_cell, cells)) + "\r\n"


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    text = str(cell)
    if not text or any(mark in text for mark in ',"\r\n') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text


def typed_row(claim: Claim) -> tuple[Cell, ...]:
    """The values of ``COLUMNS`` and ``TYPED``. Days are ISO strings."""
    period = claim.period
    return (
        *(well_formed(cell) for cell in claim.row().values()),
        _number(claim.amount.value),
        period.start.isoformat() if period and period.start else None,
        period.end.isoformat() if period and period.end else None,
    )


def _number(value: Decimal | None) -> float | None:
    if value is None:
        return None
    number = float(value)
    return number if math.isfinite(number) else None


_UNSTORABLE = {**dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"), 0: "\N{REPLACEMENT CHARACTER}"}


def well_formed(cell: Any) -> Any:
    """A string without lone surrogates and NUL, which databases cannot hold: U+FFFD, one for one, so offsets stay."""
    if not isinstance(cell, str):
        return cell
    try:
        cell.encode()  # much quicker than to look at each character, and nearly always enough
    except UnicodeEncodeError:
        return cell.translate(_UNSTORABLE)
    return cell.translate(_UNSTORABLE) if "\0" in cell else cell
