"""Which rules of a set can match at all, by the nearest characters: the others are not asked.

``regex`` tells whether a pattern could match a text of which only the beginning is known (``partial``). What is
known of a beginning is remembered; that pays because a beginning is first made coarser: characters that no pattern
of the set names are all one, and so are the last two digits of a year.
"""

from __future__ import annotations

from typing import Any

from extractor.rules import Match, Rule, RuleSet

_MOST = 20_000
"""Beginnings remembered; then all are forgotten, so that no text can make the memory grow without end."""
_NEAREST = 2
"""Characters by which most rules of a set are ruled out."""
_OTHER = "\ue000"
"""Stands for every character that no pattern names: of a private area, so that no text means anything by it."""
_YEARS = ("20", "19")


class _Coarse(dict[int, str]):
    """For ``str.translate``: what is not in it becomes ``_OTHER``. Remembers that of the common plane only."""

    def __missing__(self, code: int) -> str:
        if code < 0x10000:
            self[code] = _OTHER
        return _OTHER


class Dispatch:
    """A rule set with its rules sorted by what a text begins with. ``width``: how many characters are looked at.

    ``years``: a year of four digits does not count in the width.
    """

    def __init__(self, rules: RuleSet, width: int, *, years: bool = False) -> None:
        self.rules = rules
        self.width = width
        self.years = years
        self._known: dict[str, tuple[Rule, ...]] = {}
        self._first: dict[str, bool] = {}
        named = {c for rule in rules.rules.values() for c in rule.pattern.pattern}
        self._coarse = _Coarse({ord(c): c for c in named if not c.isascii()} | {n: chr(n) for n in range(128)})

    def match(self, text: str, start: int) -> tuple[Rule, Match, Any] | None:
        """As ``RuleSet.match``: the longest match at ``start`` wins, then the earlier rule."""
        key = text[start : start + self.width]
        first = key[:1]
        if not (self._first[first] if first in self._first else self._can_begin(first)):
            return None
        if self.years and key[:2] in _YEARS and key[:4].isdecimal():
            key = f"{key[:2]}23{text[start + 4 : start + 4 + self.width]}"
        best: tuple[Rule, Match, Any] | None = None
        longest = 0
        for rule in self._candidates(key, slice(_NEAREST)):
            m = rule.pattern.match(text, start)
            if m is not None and m.end() - start > longest:
                value = rule.make(m)
                if value is not None:
                    best, longest = (rule, m, value), m.end() - start
        return best

    def match_back(self, text: str, start: int, end: int) -> tuple[Rule, Match, Any] | None:
        """As ``RuleSet.match_back``: for patterns that are read from right to left, up to ``end``."""
        key = text[max(end - self.width, 0) : end]
        last = key[-1:]
        if not (self._first[last] if last in self._first else self._can_begin(last)):
            return None
        best: tuple[Rule, Match, Any] | None = None
        longest = 0
        for rule in self._candidates(key, slice(-_NEAREST, None)):
            m = rule.pattern.match(text, start, end)
            if m is not None and m.end() - m.start() > longest:
                value = rule.make(m)
                if value is not None:
                    best, longest = (rule, m, value), m.end() - m.start()
        return best

    def _can_begin(self, first: str) -> bool:
        """Whether any rule can match a text that begins so, or, read from right to left, ends so."""
        if len(self._first) >= _MOST:
            self._first.clear()
        can = any(rule.pattern.match(first, partial=True) for rule in self.rules.rules.values())
        self._first[first] = can
        return can

    def _candidates(self, key: str, nearest: slice) -> tuple[Rule, ...]:
        """The rules that can match a text of which ``key`` is known; ``nearest``: its part that is read first."""
        key = key.translate(self._coarse)
        known = self._known.get(key)
        if known is None:
            # What cannot match with fewer characters known cannot with more: few rules are left to ask.
            near = key[nearest]
            rules = self._candidates(near, nearest) if near != key else self.rules.rules.values()
            if len(self._known) >= _MOST:
                self._known.clear()
            known = tuple(rule for rule in rules if rule.pattern.match(key, partial=True))
            self._known[key] = known
        return known
