"""The words of words.toml, as sets and as pieces of pattern (longest first)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.resources import files

import regex

from extractor.metrics import HIGHER, LOWER, MOVE_NOUNS, MOVES

_DATA = {
    key: frozenset(value.split())
    for key, value in tomllib.loads(files("extractor.claims").joinpath("words.toml").read_text("utf-8")).items()
}


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of ``words``, the longest first."""
    return "|".join(regex.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def listed(key: str) -> str:
    """A pattern that matches any word of one list of words.toml, the longest first."""
    return f"{initial(key)}(?:{alternation(_DATA[key])})"


def initial(key: str) -> str:
    """A look at the first character, which spares trying every word of a list at every place."""
    return f"(?=[{''.join(sorted({word[0] for word in _DATA[key]}))}])"


BE = _DATA["be"]
DENIALS = _DATA["denials"]
HOUSES = _DATA["houses"]
ISSUES = _DATA["issues"]
LINE_MEASURES = _DATA["line_measures"]
NO_SOURCE = _DATA["no_source"]
SHOW = _DATA["show"]
SPEAK = _DATA["speak"]
TRADE_MEASURES = _DATA["trade_measures"]

PARTS = {
    "move": alternation(MOVES),
    "comparative": alternation(HIGHER | LOWER),
    # What links one thing to another that it equals.
    "copula": "是|为|约为|仅为|约是|仅是|相当于|约当|等于|恢复至|恢复到|已恢复至|已达|即达到|达到|达|接近于"
    "|(?:提高|提升|上调|下调|增加|降低|下降|上升|调整|放宽)[到至]|[飙攀上回提跃爬激猛递骤锐下大]?[增升降]至",
    "move_noun": alternation(MOVE_NOUNS),
    "adv": f"(?:(?:{alternation(_DATA['adverbs'])}| )*+)",
    "be": alternation(BE),
    "converted": alternation(_DATA["converted"]),
    "compares": alternation(_DATA["compares"]),
    "content": alternation(_DATA["content"]),
    "means": alternation(_DATA["means"]),
    # Anything that does not end a clause.
    "thing": r"[^,;:。!?()\n|]",
}
"""Pieces for ``RuleSet(parts=…)``."""
