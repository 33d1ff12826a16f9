"""Which rules of a set can match at all, by the first characters: the others are not asked.

``regex`` tells whether a pattern could match a text of which only the beginning is known (``partial``).
"""

from __future__ import annotations

from typing import Any

from extractor.rules import Match, Rule, RuleSet

_MOST = 20_000
"""Beginnings remembered; then all are forgotten, so that no text can make the memory grow without end."""


class Dispatch:
    """A rule set with its rules sorted by what a text begins with. ``width``: how many characters are looked at."""

    def __init__(self, rules: RuleSet, width: int) -> None:
        self.rules = rules
        self.width = width
        self._known: dict[str, tuple[Rule, ...]] = {}

    def match(self, text: str, start: int) -> tuple[Rule, Match, Any] | None:
        """As ``RuleSet.match``: the longest match at ``start`` wins, then the earlier rule."""
        best: tuple[Rule, Match, Any] | None = None
        longest = 0
        for rule in self._candidates(text[start : start + self.width]):
            m = rule.pattern.match(text, start)
            if m is not None and m.end() - start > longest:
                value = rule.make(m)
                if value is not None:
                    best, longest = (rule, m, value), m.end() - start
        return best

    def match_back(self, text: str, start: int, end: int) -> tuple[Rule, Match, Any] | None:
        """As ``RuleSet.match_back``: for patterns that are read from right to left, up to ``end``."""
        best: tuple[Rule, Match, Any] | None = None
        longest = 0
        for rule in self._candidates(text[max(end - self.width, 0) : end]):
            m = rule.pattern.match(text, start, end)
            if m is not None and m.end() - m.start() > longest:
                value = rule.make(m)
                if value is not None:
                    best, longest = (rule, m, value), m.end() - m.start()
        return best

    def _candidates(self, key: str) -> tuple[Rule, ...]:
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = tuple(rule for rule in self.rules.rules.values() if rule.pattern.match(key, partial=True))
            self._known[key] = known
        return known
