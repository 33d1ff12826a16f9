"""What the quantity finder gives."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from extractor.codes import Bound, Kind
from extractor.spans import Span

UnitKind = Literal["money", "percent", "point", "multiple", "rank", "count", "physical", "time", "compound", "none"]
"""``point``: percentage points and basis points. ``none``: a bare number, with or without 万, 亿."""

Reason = Literal["time", "list", "name", "id", "idiom", "determiner", "furniture", "other"]
"""Why a numeral is no quantity."""


class Quantity(NamedTuple):
    """One number with its unit. ``text`` is ``article[span.start:span.end]``, exactly as written."""

    span: Span
    text: str
    value: Decimal | None
    """In the base unit (78亿元 → 7800000000); ``None`` for a range."""
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str | None
    """A code; ``None`` for 78亿 alone: whether that is money or a count without a measure word is not said."""
    kind: UnitKind
    extent: Span
    """``span`` with the bound words, denominators and connecting words around it (超过…大关, 每吨…)."""
    bound_spans: tuple[Span, ...] = ()
    signed: bool = False
    """A sign is written: ``+15.0%``, ``-4.1pct``, 下降 is none."""
    group: int | None = None
    """Numbers of one list with a shared unit (7.62、8.4、5.93万辆) have the same number here."""
    rule: str = ""
    claim_kind: Kind | None = None
    """Set where the words themselves fix it: ``ratio`` for 翻番, ``growth`` for 持平, ``rank`` for 第三."""
    small: bool = False
    """A count or length of at most ten in Chinese characters (三家, 两年): a claim only when it is the news."""


class NoQuantity(NamedTuple):
    """A numeral that is no quantity, with its reason."""

    span: Span
    text: str
    reason: Reason
    rule: str = ""
