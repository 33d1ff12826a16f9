"""The words around a number that bound its value: 约, 超, 不低于, 以上, 起."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import NamedTuple, cast

from extractor.codes import Bound
from extractor.quantities.model import UnitKind
from extractor.rules import Entry, Lexicon
from extractor.spans import Span


class BoundEntry(Entry):
    """The words of one bound (``id`` is its code) before and after a number."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


BOUNDS: Lexicon[BoundEntry] = Lexicon(files("extractor.quantities").joinpath("bounds.toml"), "bound", BoundEntry)


class _Word(NamedTuple):
    word: str
    bound: Bound
    blocked: str


def _table(side: str, key: int) -> dict[str, tuple[_Word, ...]]:
    table: dict[str, list[_Word]] = {}
    for entry in BOUNDS.entries.values():
        for item in getattr(entry, side):
            word, _, blocked = item.partition("!")
            table.setdefault(word[key], []).append(_Word(word, entry.id, blocked))  # type: ignore[arg-type]
    return {c: tuple(sorted(words, key=lambda w: -len(w.word))) for c, words in table.items()}


_BEFORE = _table("before", -1)
_AFTER = _table("after", 0)
# What may stand between the bound word and the number: 超过了, 突破到, 约有, 达, an opening mark.
_FILLERS = frozenset("了到至达有为是占合在其(\"“'‘《 \n")
_MAY_END_BEFORE = frozenset(_BEFORE) | _FILLERS | {"的"}
_MAY_START_AFTER = frozenset(_AFTER) | {" ", "("}
_MARKS_AFTER = ("大关", "关口", "整数关口", "整数关", "的大关", "关")
_FIRST_OF_MARKS = frozenset("大关整的")


Bounds = tuple[Bound, tuple[Span, ...], Span]
"""What bounds a number: the code, the spans of the words, and the range over all of it."""


def _word_before(plain: str, at: int) -> tuple[Span, Bound] | None:
    end = at - plain.endswith(" ", 0, at)
    for _ in range(3):
        for word, bound, blocked in _BEFORE.get(plain[end - 1 : end], ()):
            start = end - len(word)
            if start >= 0 and plain.startswith(word, start):
                if blocked and start and plain[start - 1] in blocked:
                    continue
                return Span(start, end), bound
        if end and plain[end - 1] in _FILLERS:
            end -= 1
        else:
            return None
    return None


def _word_after(plain: str, at: int) -> tuple[Span, Bound] | None:
    start = at
    if plain[start : start + 1] == " ":
        start += 1
    for word, bound, blocked in _AFTER.get(plain[start : start + 1], ()):
        if plain.startswith(word, start):
            end = start + len(word)
            if blocked and plain[end : end + 1] and plain[end] in blocked:
                continue
            return Span(start, end), bound
    return None


_FAR = re.compile(
    r"(?P<about>大约|约(?=[为占是]|相当)|大致(?=相当|等))|(?P<nearly>几乎(?=[为占是]|相当))"
    r"|(?P<at_least>不低于|不少于|不得低于)|(?P<at_most>不超过|不高于|不得超过|不得高于)|(?P<under>不足|(?<![直达])不到)"
)
_FAR_REACH = 44
"""Characters that such a word may stand before its number: 约占公司2025年全年存储颗粒采购总量的4.45%."""


def _far_word(plain: str, at: int) -> tuple[Span, Bound] | None:
    """The word that stands before the whole: 约为发行价的六成, 不低于总股本的25%, 几乎是去年的两倍."""
    if at < 4 or plain[max(0, at - 2) : at].rstrip(" ")[-1:] != "的":
        return None
    reach = max(0, at - _FAR_REACH)
    clause = max(plain.rfind(mark, reach, at) for mark in ",。;\n") + 1 or reach
    m = _FAR.search(plain, clause, at)
    if m is None:
        return None
    return Span(*m.span()), cast(Bound, m.lastgroup)


def find_bounds(plain: str, span: Span, unit: UnitKind, vague: bool, ranged: bool) -> Bounds:
    """The bound of the number at ``span``; its extent is ``span`` when no word bounds it.

    ``vague``: 余, 多, 几 stands inside. ``ranged``: two ends. ``unit``: what sort of unit is written (起 after a
    bare number is a measure word or a verb).
    """
    start, end = span
    following = plain[end : end + 1]
    if plain[start - 1 : start] not in _MAY_END_BEFORE and following not in _MAY_START_AFTER and not ranged:
        return "over" if vague else "exact", (), span
    before = _word_before(plain, start)
    after = _word_after(plain, end) if following == " " or following in _AFTER else None
    if after and unit == "none" and plain[after[0].start] in "起多":
        after = None
    apart = _far_word(plain, start) if before is None and unit in ("percent", "multiple") else None
    if after is None and following == "(":
        close = plain.find(")", span.end, span.end + 40)
        after = _word_after(plain, close + 1) if close > 0 else None
    if before is None and after is None and apart is None and not ranged:
        return "over" if vague else "exact", (), span
    spans: list[Span] = []
    if before:
        spans.append(before[0])
        start = before[0].start
    if apart:
        spans.append(apart[0])  # the extent leaves it out: the whole stands between
    if after:
        spans.append(after[0])
        end = after[0].end
    if before and following in _FIRST_OF_MARKS:
        end += next((len(mark) for mark in _MARKS_AFTER if plain.startswith(mark, end)), 0)
    if ranged:
        if plain.startswith("之间", end):
            end += 2
        return "range", tuple(spans), Span(start, end)
    # 约5000余家, 约20%以上: the word that says more than 约.
    bound: Bound = "over" if vague else "about"
    for found in (after, before, apart):
        if found and found[1] != "about":
            bound = found[1]
    return bound, tuple(spans), Span(start, end)
