"""Units as data: what is written after or before a number, and the code that it means."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files
from typing import Literal, NamedTuple

import regex

from extractor.quantities.model import UnitKind
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


class Spelling(NamedTuple):
    word: str
    unit: Unit
    blocked: str
    """Characters that must not follow."""


_TOML = files("extractor.quantities").joinpath("units.toml")
UNITS: Lexicon[UnitEntry] = Lexicon(_TOML, "unit", UnitEntry, name="units.unit")
COUNTS: Lexicon[CountEntry] = Lexicon(_TOML, "count", CountEntry, name="units.count")


def _spellings() -> Iterator[Spelling]:
    for entry in UNITS.entries.values():
        for name in entry.names:
            word, _, factor = name.partition("*")
            yield Spelling(word, Unit(entry.id, entry.kind, Decimal(factor) if factor else None), "")
    for count in COUNTS.entries.values():
        for name in count.words:
            word, _, blocked = name.partition("!")
            yield Spelling(word, Unit(word, "count"), blocked)


def _by_first_character() -> dict[str, tuple[Spelling, ...]]:
    known: dict[str, Spelling] = {}
    for spelling in _spellings():
        known.setdefault(spelling.word, spelling)
    table: dict[str, list[Spelling]] = {}
    for spelling in sorted(known.values(), key=lambda s: -len(s.word)):
        table.setdefault(spelling.word[0], []).append(spelling)
    return {first: tuple(words) for first, words in table.items()}


_AFTER = _by_first_character()
_BEFORE = sorted(
    ((word, Unit(entry.id, entry.kind)) for entry in UNITS.entries.values() for word in entry.before),
    key=lambda pair: -len(pair[0]),
)
_LAST_OF_BEFORE = frozenset(word[-1] for word, _ in _BEFORE)
# 平, 块, 度… begin ordinary words; they are units only if none of these follows.
_BLOCKED = {
    "平": "均台仓稳衡板安行价庄等开盘静顶方", "块": "状链", "度": "假过量日身角", "升": "至到幅级值破高温势水降势学息为空",
    "米": "兰粉饭面其", "克": "服隆制里拉重", "毛": "利", "元": "素旦宵件", "方": "面案式向便法形针", "磅": "礴",
    "日": "均活线常前内期成报元起益本至军圆期", "月": "均活度底末初前内来份供光饼租", "周": "期边转岁年一二三四五六日末涨报均",
    "天": "然津猫气弘内前地使", "秒": "杀", "年": "均报度轻底末初前内来代化级终产货", "尺": "寸", "桶": "装", "斤": "两",
    "瓦": "斯片", "吨": "位级", "伏": "笔", "X": "光", "亩": "产", "匹": "配",
}  # fmt: skip


def match_unit(plain: str, at: int) -> tuple[int, Unit] | None:
    """The longest unit that is written at ``at``: where it ends, and what it is."""
    for word, unit, blocked in _AFTER.get(plain[at : at + 1], ()):
        if plain.startswith(word, at):
            end = at + len(word)
            after = plain[end : end + 1]
            if after and (after in blocked or after in _BLOCKED.get(word, "")):
                continue
            if after and word[-1].isascii() and word[-1].isalpha() and after.isascii() and after.isalnum():
                continue
            return end, unit
    return None


def match_currency_back(plain: str, at: int, floor: int = 0) -> tuple[int, Unit] | None:
    """The currency written before a number that begins at ``at`` (``HK$``, 人民币), not before ``floor``: where it begins."""
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


_DENOMINATOR = regex.compile(
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
