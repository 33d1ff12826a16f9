"""How the examples beside rules and entries are read: through the whole finder, with everything competing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.quantities.bounds import BOUNDS
from extractor.quantities.exclusions import DIGIT_EXCLUSIONS, HAN_EXCLUSIONS, SKIPPED, THRESHOLDS
from extractor.quantities.find import find_quantities
from extractor.quantities.model import NoQuantity, Quantity
from extractor.quantities.places import PLACES
from extractor.quantities.shares import SHARES
from extractor.quantities.times import DIGIT_TIMES, HAN_TIMES
from extractor.quantities.units import COUNTS, UNITS
from extractor.text import normalize


def read_items(text: str) -> list[Quantity | NoQuantity]:
    """The items of a text that has not been normalised."""
    return find_quantities(text, normalize(text))


def describe(item: Quantity | NoQuantity) -> str:
    """An item in one line: ``5000 家 over``, ``500000000..800000000 CNY range``, ``2 x exact ratio``, ``time``.

    A rank does not repeat that it is one; a bare number has ``-`` for its unit.
    """
    if isinstance(item, NoQuantity):
        return item.reason
    value = _plain(item.value) if item.value is not None else f"{_plain(item.low)}..{_plain(item.high)}"
    words = [value, "-" if item.unit is None else item.unit, item.bound]
    if item.claim_kind in ("ratio", "growth"):
        words.append(item.claim_kind)
    return " ".join(words)


def _plain(value: Decimal | None) -> str:
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _read_rules(text: str) -> Iterator[tuple[str, str]]:
    for item in read_items(text):
        yield item.rule.split(".")[-1], describe(item)


for _rules in (DIGIT_TIMES, HAN_TIMES, DIGIT_EXCLUSIONS, HAN_EXCLUSIONS, THRESHOLDS, PLACES, SHARES):
    _rules.reader(_read_rules)


@UNITS.reader
def _read_units(text: str) -> Iterator[str]:
    for item in read_items(text):
        if isinstance(item, Quantity) and item.unit:
            yield item.unit
            yield from item.unit.split("/")


@COUNTS.reader
def _read_counts(text: str) -> Iterator[str]:
    for item in read_items(text):
        if isinstance(item, Quantity) and item.kind == "count":
            for entry in COUNTS.entries.values():
                if any(word.partition("!")[0] == item.unit for word in entry.words):
                    yield entry.id


@BOUNDS.reader
def _read_bounds(text: str) -> Iterator[str]:
    for item in read_items(text):
        if isinstance(item, Quantity) and item.bound_spans:
            yield item.bound


@SKIPPED.reader
def _read_skipped(text: str) -> Iterator[str]:
    for item in read_items(text):
        if isinstance(item, NoQuantity):
            yield item.rule
