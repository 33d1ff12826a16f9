"""Units as data: what is written after or before a number, and the code that it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from importlib.resources import files
from typing import Literal, NamedTuple

from extractor.quantities.model import UnitKind
from extractor.quantities.numerals import scale_of
from extractor.rules import Entry, Lexicon


class UnitEntry(Entry):
    """A unit: its code (``id``), the spellings after a number and, for currencies, those before one."""

    kind: Literal["money", "percent", "point", "multiple", "physical", "time"]
    names: tuple[str, ...]
    """``港仙*0.01``: a spelling that scales the value."""
    before: tuple[str, ...] = ()


class CountEntry(Entry):
    """Measure words of one field; the code is the word itself. ``部!分署`` is not read before 分 or 署."""

    words: tuple[str, ...]


class Unit(NamedTuple):
    """What a spelling means: the code, the factor that it brings along, and what sort of unit it is."""

    code: str
    kind: UnitKind
    factor: Decimal | None = None


PERCENT = Unit("%", "percent")


class Spelling(NamedTuple):
    word: str
    unit: Unit
    blocked: str
    """Characters that must not follow."""
    latin: bool
    """Ends in a Latin letter: no letter or digit may follow (5Gbps is no 5Gb)."""


_TOML = files("extractor.quantities").joinpath("units.toml")
UNITS: Lexicon[UnitEntry] = Lexicon(_TOML, "unit", UnitEntry, name="units.unit")
COUNTS: Lexicon[CountEntry] = Lexicon(_TOML, "count", CountEntry, name="units.count")


def _spellings() -> Iterator[Spelling]:
    for entry in UNITS.entries.values():
        for name in entry.names:
            spelling, _, blocked = name.partition("!")
            word, _, factor = spelling.partition("*")
            yield _spelling(word, Unit(entry.id, entry.kind, Decimal(factor) if factor else None), blocked)
    for count in COUNTS.entries.values():
        for name in count.words:
            word, _, blocked = name.partition("!")
            yield _spelling(word, Unit(word, "count"), blocked)


def _spelling(word: str, unit: Unit, blocked: str) -> Spelling:
    return Spelling(word, unit, blocked, word[-1].isascii() and word[-1].isalpha())


def lengths_by_first(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """First character to the lengths of the words that begin with it, longest first: a trie of one level."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _known_spellings() -> dict[str, tuple[Spelling, ...]]:
    """The first two characters of words, or the one that a word has, to the words, longest first.

    Words of two meanings keep both: one that is blocked by what follows leaves the word to the next (15亿块芯片).
    """
    known: dict[str, list[Spelling]] = {}
    for spelling in _spellings():
        same = known.setdefault(spelling.word[:2], [])
        if all((spelling.word, spelling.unit.code) != (other.word, other.unit.code) for other in same):
            same.append(spelling)
    return {start: tuple(sorted(words, key=lambda s: -len(s.word))) for start, words in known.items()}


_SPELLINGS = _known_spellings()
_BEFORE = sorted(
    ((word, Unit(entry.id, entry.kind)) for entry in UNITS.entries.values() for word in entry.before),
    key=lambda pair: -len(pair[0]),
)
_LAST_OF_BEFORE = frozenset(word[-1] for word, _ in _BEFORE) | {" "}


_SIZES = re.compile(r" \d{4} ?(?:[xX] |mm)")
_MULTIPLES = ("PE", "PB", "PS")
"""Measures that may stand right behind a multiple in letters: 20xPE."""


def match_unit(plain: str, at: int) -> tuple[int, Unit] | None:
    """The longest unit that is written at ``at``: where it ends, and what it is."""
    for start in (plain[at : at + 2], plain[at : at + 1]):
        for word, unit, blocked, latin in _SPELLINGS.get(start, ()):
            if plain.startswith(word, at):
                end = at + len(word)
                after = plain[end : end + 1]
                if latin and unit.kind == "multiple" and _SIZES.match(plain, end):
                    return None  # 4712 x 1855 x 1602mm
                joined = latin and after.isascii() and after.isalnum() and plain[end : end + 2] not in _MULTIPLES
                if not after or not (after in blocked or joined):
                    return end, unit
    return None


def may_end_currency(c: str) -> bool:
    """Whether a currency word before a number can end in ``c``; a space may stand between."""
    return c in _LAST_OF_BEFORE


def match_currency_back(plain: str, at: int, floor: int = 0) -> tuple[int, Unit] | None:
    """The currency written before a number that begins at ``at`` (``HK$``, 人民币), not before ``floor``.

    Gives where it begins, and what it is.
    """
    end = at - 1 if plain[at - 1 : at] == " " else at
    if end <= 0 or plain[end - 1] not in _LAST_OF_BEFORE:
        return None
    for word, unit in _BEFORE:
        start = end - len(word)
        if start >= floor and plain.startswith(word, start):
            if (
                word[0].isalpha()
                and word[0].isascii()
                and start
                and plain[start - 1].isascii()
                and plain[start - 1].isalpha()
            ):
                continue
            return start, unit
    return None


_DENOMINATOR = re.compile(
    r"普通股|存托股|ADS股?|ADR|[A-Z]{2,4}(?![A-Za-z0-9])|百公里|间夜|[月年天日夜晚次时]|分钟|小时"
)
_DENOMINATOR_CODES = {
    "普通股": "股", "存托股": "ADS", "ADS股": "ADS", "月": "month", "年": "year", "天": "day", "日": "day",
    "百公里": "100km", "时": "h", "小时": "h", "分钟": "min",
}  # fmt: skip


def match_denominator(plain: str, at: int) -> tuple[int, str] | None:
    """The unit under the stroke (股, 吨, ADS) that is written at ``at``: where it ends, and its code."""
    if m := _DENOMINATOR.match(plain, at):
        return m.end(), _DENOMINATOR_CODES.get(m.group(), m.group())
    found = match_unit(plain, at)
    if found is None or found[1].kind in ("percent", "point", "multiple", "money"):
        return None
    return found[0], found[1].code


_SCALE = re.compile(r"[十百千]?(?:万亿|亿|万)|百(?!分)|千(?![瓦克米伏焦帕赫升])")


def match_scaled_unit(plain: str, at: int) -> tuple[int, int, Unit] | None:
    """A unit with its scale but without a number (万元, 亿千瓦时, 元/吨) at ``at``: its end, the factor, the unit."""
    m = _SCALE.match(plain, at)
    scale = scale_of(m.group()) if m else 1
    found = match_unit(plain, m.end() if m else at)
    if found is None or scale is None:
        return None
    end, unit = found
    if plain[end : end + 1] == "/" and (below := match_denominator(plain, end + 1)):
        end, unit = below[0], Unit(f"{unit.code}/{below[1]}", "compound", unit.factor)
    return end, scale, unit
