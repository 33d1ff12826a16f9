"""A rule is a pattern with a function and its examples; a rule set lets its rules compete.

The examples are part of the rule, not of a test file. One generic test (``tests/test_rules.py``)
runs every example of every rule set through ``RuleSet.reader``, with all rules competing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, cast

import regex

from extractor.errors import RuleError

Match = regex.Match[str]
Reader = Callable[[str], Iterable[tuple[str, str]]]


class Rule(NamedTuple):
    """One construction."""

    name: str
    pattern: regex.Pattern[str]
    make: Callable[[Match], Any]
    yes: Mapping[str, str]
    """Text that this rule must win, and what it must read there (empty: anything)."""
    no: Mapping[str, str]
    """Text that this rule must not win, and why."""
    todo: Mapping[str, str]
    """Text that this rule should win one day: a strict expected failure."""
    order: int


def compile_pattern(pattern: str, parts: Mapping[str, str] | None = None) -> regex.Pattern[str]:
    """Compile ``pattern`` after putting ``parts`` in: ``{name}`` stands for ``(?:parts[name])``.

    Raises ``RuleError`` for a pattern that does not compile or that matches the empty string.
    """
    for name, part in (parts or {}).items():
        pattern = pattern.replace("{" + name + "}", f"(?:{part})")
    try:
        compiled = regex.compile(pattern, regex.V0)
    except regex.error as error:
        raise RuleError(f"the pattern {pattern!r} does not compile: {error}") from error
    if compiled.match("") or compiled.fullmatch(""):
        raise RuleError(f"the pattern {pattern!r} matches the empty string; make one part of it obligatory")
    return compiled


# Python 3.11.0 to 3.11.4 (Debian 12 has 3.11.2) give back too little of a possessive group: python/cpython#106052.
_GROUPS_HOLD = re.match("(?:ab?c)*+", "aca").end() == 2  # type: ignore[union-attr]
_HELD_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")


def compile_here(pattern: regex.Pattern[str]) -> regex.Pattern[str]:
    """``pattern`` for a match at one place: by ``re``, some three times as fast there, if ``re`` can read it.

    The two sorts of pattern and of match have the same methods, as far as rules use them. A ``re`` that is known to
    read possessive groups wrongly is not asked to.
    """
    if not _GROUPS_HOLD and _HELD_GROUP.search(pattern.pattern):
        return pattern
    try:
        return cast("regex.Pattern[str]", re.compile(pattern.pattern))
    except re.error:  # reads leftwards, looks behind for varying widths, names a property
        return pattern


class RuleSet:
    """Rules that compete for the same text: the longest match wins, then the earlier rule.

    ``name`` appears in a claim's ``rule`` as ``name.rule``. ``parts`` are named pieces of pattern
    that every rule of the set may use as ``{piece}``.
    """

    registry: dict[str, RuleSet] = {}  # noqa: RUF012  (one per process, filled at import)

    def __init__(self, name: str, parts: Mapping[str, str] | None = None) -> None:
        if name in self.registry:
            raise RuleError(f"there is a rule set {name!r} already; choose another name")
        self.name = name
        self.parts = dict(parts or {})
        self.rules: dict[str, Rule] = {}
        self.read: Reader | None = None
        self._any: regex.Pattern[str] | None = None
        self._here: regex.Pattern[str] | None = None
        self._numbered = False
        self._each: tuple[tuple[Rule, regex.Pattern[str]], ...] = ()
        self.registry[name] = self

    def add(
        self,
        pattern: str,
        *,
        yes: Mapping[str, str],
        no: Mapping[str, str] | None = None,
        todo: Mapping[str, str] | None = None,
    ) -> Callable[[Callable[[Match], Any]], Callable[[Match], Any]]:
        """Register the decorated function, under its own name, as what ``pattern`` means.

        The function takes the match and gives the value, or ``None`` to decline it.
        Raises ``RuleError`` for a reused name, missing examples or an unusable pattern.
        """

        def register(make: Callable[[Match], Any]) -> Callable[[Match], Any]:
            name = getattr(make, "__name__", "").strip("_")
            where = f"rule {self.name}.{name}"
            if name in self.rules:
                raise RuleError(f"{where} exists already; choose another name")
            if not yes:
                raise RuleError(f"{where} has no example; give at least one in yes=")
            try:
                compiled = compile_pattern(pattern, self.parts)
            except RuleError as error:
                raise RuleError(f"{where}: {error}") from error
            self.rules[name] = Rule(name, compiled, make, yes, no or {}, todo or {}, len(self.rules))
            self._any = self._here = None
            return make

        return register

    def reader(self, read: Reader) -> Reader:
        """Say how an example of this set is read: text to pairs of (rule name, what it read)."""
        self.read = read
        return read

    def _joined(self) -> regex.Pattern[str]:
        """All patterns of the set as one, to tell quickly that none of them is there."""
        if self._any is None:
            self._any = regex.compile("|".join(f"(?:{r.pattern.pattern})" for r in self.rules.values()), regex.V0)
        return self._any

    def _prepare_here(self) -> regex.Pattern[str]:
        """Make ready what ``match`` uses: one pattern of all rules, its groups numbered as they are, and each alone."""
        self._each = tuple((rule, compile_here(rule.pattern)) for rule in self.rules.values())
        nameless = [re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in self.rules.values()]
        try:
            here = re.compile("|".join(f"({pattern})" for pattern in nameless))
            self._here, self._numbered = cast("regex.Pattern[str]", here), here.groups == len(nameless)
        except re.error:
            self._here, self._numbered = self._joined(), False
        return self._here

    def match_back(self, text: str, start: int, end: int) -> tuple[Rule, Match, Any] | None:
        """The best rule that matches exactly up to ``end``, within ``text[start:end]``.

        For sets whose patterns begin with ``(?r)``: ``regex`` then reads from right to left.
        """
        best: tuple[Rule, Match, Any] | None = None
        longest = -1
        if self._joined().match(text, start, end) is None:
            return None
        for rule in self.rules.values():
            m = rule.pattern.match(text, start, end)
            if m is not None and m.end() - m.start() > longest:
                value = rule.make(m)
                if value is not None:
                    best, longest = (rule, m, value), m.end() - m.start()
        return best

    def match(self, text: str, start: int, end: int | None = None) -> tuple[Rule, Match, Any] | None:
        """The best rule that matches exactly at ``start``, with its match and value."""
        here = self._here or self._prepare_here()
        stop = len(text) if end is None else end
        # At most places no rule matches: one attempt with all of them joined is cheaper than one for each.
        first = here.match(text, start, stop)
        if first is None:
            return None
        best: tuple[Rule, Match, Any] | None = None
        longest = -1
        # The joined pattern tries the rules in order: those before the one that it found do not match.
        for rule, pattern in self._each[(first.lastindex or 1) - 1 :] if self._numbered else self._each:
            m = pattern.match(text, start, stop)
            if m is not None and m.end() - m.start() > longest:
                value = rule.make(m)
                if value is not None:
                    best, longest = (rule, m, value), m.end() - m.start()
        return best

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Rule, Match, Any]]:
        """All winning matches in ``text[start:end]``, left to right, none overlapping another."""
        stop = len(text) if end is None else end
        if self._joined().search(text, start, stop) is None:
            return
        found = [
            (m.start() - m.end(), rule.order, m, rule)
            for rule in self.rules.values()
            for m in rule.pattern.finditer(text, start, stop)
        ]
        found.sort(key=lambda f: (f[0], f[1], f[2].start()))
        starts: list[int] = []  # of the taken matches, in order, with their ends and values beside
        taken: list[tuple[Rule, Match, Any]] = []
        for _, _, m, rule in found:
            at = bisect_left(starts, m.end())
            if at and taken[at - 1][1].end() > m.start():
                continue
            value = rule.make(m)
            if value is not None:
                starts.insert(at, m.start())
                taken.insert(at, (rule, m, value))
        yield from taken
