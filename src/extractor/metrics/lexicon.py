"""The lexicon of metrics: metrics.toml, and finding its names in a text."""

from __future__ import annotations

from typing import Literal, NamedTuple

from extractor.rules import Entry
from extractor.spans import Span

UnitFit = Literal["money", "percent", "count", "physical", "ratio", "price", "time", "index", "any"]


class MetricEntry(Entry):
    """One metric."""

    names: tuple[str, ...]
    unit: UnitFit
    ifrs: str | None = None
    """The IFRS Accounting Taxonomy element, ``ifrs-full:Revenue``."""


class Term(NamedTuple):
    """A name of the lexicon found in the text."""

    span: Span
    concept: str
    unit: UnitFit


class MetricLexicon:
    """All metrics, ready to be found."""

    def find_terms(self, plain: str, start: int = 0, end: int | None = None) -> list[Term]:
        """The longest names in ``plain[start:end]``, left to right, none overlapping another."""
        return []
