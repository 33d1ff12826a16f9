"""What an article shows of its names, gathered before any of them is settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.subjects.lexicon import COMMON_HEAD
from extractor.subjects.model import MentionKind
from extractor.text.words import Word

# Repetition is counted in this many characters: enough for any article, and a bound for a book.
REACH = 20_000


# 3000万股A股股份, 处置股份: what is held of a house, and no house.
_SHARES = ("股股份", "股股票", "股A股", "股H股", "股B股", "A股股份", "H股股份", "处置股份")


_BY_PLACE = frozenset(("names.odd_head", "names.rare_head", "names.repeated_head", "names.announcer"))
"""Rules that go by where a string stands, not by its shape."""
_SORTS = "式型届级类者性期后"
"""Ends of words for sorts and times, which name nobody: 装配式, 车规级, 时期."""


@dataclass(slots=True)
class Head:
    """What is known of a string that heads clauses."""

    count: int = 0
    odd: bool = False
    """Made of rare single characters, which the dictionary does not know together."""
    rare: bool = False
    """Known to the dictionary as a proper name."""
    personal: bool = False
    """With a tag of people or places: the other tags of names have many common words too."""
    mixed: bool = False
    """Of several words, one of them a single character: seldom a common phrase."""
    acting: bool = False
    """Followed by what a house does: 发布, 实现, 将…"""
    announcing: bool = False
    """Followed by what no measure does: 发布, 宣布…"""
    single: bool = False
    """One word of the dictionary."""
    measured: bool = False
    """Followed by a number or a growth, as measures are."""


@dataclass(slots=True)
class Names:
    """The names of one article as they are found."""

    plain: str
    found: dict[str, tuple[MentionKind, str]] = field(default_factory=dict)
    """Surface to kind and the rule that found it."""
    heads: dict[str, Head] = field(default_factory=dict)
    """What heads clauses."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Name without its suffix to the whole name."""
    listed: list[tuple[int, str]] = field(default_factory=list)
    """Short runs before or behind 、 or 和, with their place."""
    followers: dict[str, set[str]] = field(default_factory=dict)
    """What follows a head, to the heads that it follows: of three houses the share, the share, the share."""
    tags: dict[str, str] = field(default_factory=dict)
    """The tags of the listed runs of one word."""
    places: Counter[str] = field(default_factory=Counter)
    """Places of the dictionary at the head of a clause or in a list."""

    edges: bytearray = field(init=False)
    """1 where a word of a cut sentence begins, and everywhere in what is not cut."""

    def __post_init__(self) -> None:
        self.edges = bytearray(b"\x01") * (len(self.plain) + 1)

    def cut(self, words: Sequence[Word]) -> None:
        """Note where the words of a sentence begin."""
        if words:
            start, end = words[0].start, words[-1].end
            self.edges[start:end] = bytes(end - start)
            for word in words:
                self.edges[word.start] = 1

    def head(self, surface: str) -> Head:
        """What is known of a head, made when it is first met."""
        known = self.heads.get(surface)
        if known is None:
            known = self.heads[surface] = Head()
        return known

    def count(self, surface: str) -> int:
        """How often a string stands in the text, in its first part if it is very long."""
        return self.plain.count(surface, 0, REACH)

    def add(self, surface: str, kind: MentionKind, rule: str) -> None:
        """Take a name in, unless it is there already or can be none."""
        if surface in self.found or surface in COMMON_HEAD or not 2 <= len(surface) <= 40:
            return
        if rule in _BY_PLACE and surface[-1] in _SORTS:
            return
        if "《" not in surface and not surface.endswith(_SHARES):
            self.found[surface] = (kind, rule)

    def rule_of(self, surface: str) -> str:
        """The rule that found a name, or ``''``."""
        return self.found[surface][1] if surface in self.found else ""
