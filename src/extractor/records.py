"""The records that come out: frozen pydantic models, lossless in JSON, each field with its spans.

A value is a ``Decimal`` and goes into JSON as a plain string (``"7800000000"``, never ``1E+3``).
All spans are half-open offsets in code points of the unmodified article.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer

from extractor.codes import Basis, Bound, Kind, Modality
from extractor.spans import Span

PlainDecimal = Annotated[Decimal, PlainSerializer(lambda d: f"{d:f}", return_type=str)]
"""A ``Decimal`` that is written in JSON as a string without an exponent."""

Fate = Literal["claim", "period", "no_claim", "unaccounted"]
"""What became of a numeral of the text."""

COLUMNS = (
    "subject", "metric", "kind", "value", "low", "high", "bound", "unit", "period",
    "basis", "modality", "source", "quote", "start", "end", "concept", "rule",
)  # fmt: skip
"""The columns of ``Claim.row()``, in order."""


class Record(BaseModel):
    """Base of all records: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(Record):
    """A field of a claim with the characters that it came from, in the order of the text."""

    spans: tuple[Span, ...]
    inherited: bool = False
    """Taken over from an earlier clause or sentence, or from the title."""


class Subject(Part):
    """Whose number it is."""

    name: str


class Metric(Part):
    """What is measured, in the article's own characters."""

    name: str
    concept: str | None = None
    """The id of the lexicon entry (``revenue``, ``net_profit_parent``), if the phrase is one or ends in one."""


class Amount(Part):
    """The number with its unit. ``spans[0]`` is the quote; the others are its bound words and denominators."""

    quote: str
    value: PlainDecimal | None
    """In the base unit of ``unit``; signed for ``change`` and ``growth``; ``None`` for a range."""
    low: PlainDecimal | None = None
    high: PlainDecimal | None = None
    bound: Bound = "exact"
    unit: str | None
    """A code such as ``CNY``, ``%``, ``pp``, ``家``; ``""`` for a count with no measure word; ``None`` if not said."""


class Period(Part):
    """The time that the value is for, both days included; ``None`` is an open end."""

    start: dt.date | None
    end: dt.date | None

    def __str__(self) -> str:
        """ISO 8601 interval: ``2023-07-01/2023-09-30``, ``2024-01-01/..``."""
        return f"{self.start or '..'}/{self.end or '..'}"


class Comparison(Part):
    """Against what a change, a growth or a ratio is measured."""

    basis: Basis | None
    baseline: str | None = None
    """The time compared with, as an ISO 8601 interval, where it can be told (同比 of 2023Q3 → 2022Q3's)."""


class Stance(Part):
    """Fact, expectation, intention or assumption."""

    modality: Modality = "actual"


class Source(Part):
    """Who or what the article quotes for the number."""

    name: str


class Claim(Record):
    """One number that the text gives for something measurable."""

    subject: Subject | None
    metric: Metric
    kind: Kind
    amount: Amount
    period: Period | None
    comparison: Comparison | None
    stance: Stance
    source: Source | None
    rule: str
    """The construction that joined number and metric: ``set.rule``, as ``extractor explain`` lists them."""

    @property
    def span(self) -> Span:
        """The quote: ``article.text[span.start:span.end] == claim.amount.quote``."""
        return self.amount.spans[0]

    def row(self) -> dict[str, Any]:
        """The flat row: plain strings, ints and ``None``, with the keys ``COLUMNS``."""
        a = self.amount
        return {
            "subject": self.subject.name if self.subject else None,
            "metric": self.metric.name,
            "kind": self.kind,
            "value": _plain(a.value),
            "low": _plain(a.low),
            "high": _plain(a.high),
            "bound": a.bound,
            "unit": a.unit,
            "period": str(self.period) if self.period else None,
            "basis": self.comparison.basis if self.comparison else None,
            "modality": self.stance.modality,
            "source": self.source.name if self.source else None,
            "quote": a.quote,
            "start": self.span.start,
            "end": self.span.end,
            "concept": self.metric.concept,
            "rule": self.rule,
        }

    def __str__(self) -> str:
        r = self.row()
        value = r["value"] if r["value"] is not None else f"{r['low']}..{r['high']}"
        if r["kind"] in ("growth", "change") and a_positive(self.amount.value):
            value = f"+{value}"
        head = " ".join(x for x in (r["subject"], r["metric"]) if x)
        kind = "" if r["kind"] == "level" else f"{r['kind']} "
        bound = "" if r["bound"] in ("exact", "range") else f"{r['bound']} "
        tail = [x for x in (r["period"], r["basis"]) if x]
        if r["modality"] != "actual":
            tail.append(r["modality"])
        if r["source"]:
            tail.append(f"据 {r['source']}")
        unit = f" {r['unit']}" if r["unit"] else ""
        return f"{head} = {kind}{bound}{value}{unit}" + "".join(f" · {x}" for x in tail)


def a_positive(value: Decimal | None) -> bool:
    """Whether a value is there and above zero."""
    return value is not None and value > 0


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


class Numeral(Record):
    """One numeral of the text and what became of it."""

    span: Span
    text: str
    fate: Fate
    reason: str | None = None
    """For ``no_claim``: why (``time``, ``list``, ``name``, ``id``, ``idiom``, ``determiner``, ``furniture``,
    ``no_metric``, ``denied``…)."""
    rule: str | None = None
    claim: int | None = None
    """For ``claim``: the index of the claim in ``Extraction.claims``."""


class Extraction(Record):
    """What one article gave. Iterating over it gives its claims."""

    text: str
    published: dt.date | None = None
    title: str | None = None
    id: str | None = None
    claims: tuple[Claim, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    """The ledger: every numeral of the text, in order."""

    def __iter__(self) -> Iterator[Claim]:  # type: ignore[override]
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def __getitem__(self, index: int) -> Claim:
        return self.claims[index]

    def to_rows(self) -> list[dict[str, Any]]:
        """One flat row for each claim, in the order of the text."""
        return [claim.row() for claim in self.claims]
