"""The words of a clause as the phrase reader takes them, and what each may be: head, modifier, light verb."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from extractor.metrics.moves import MOVES
from extractor.text.words import Word

Token = Word
"""One word, or one marked span: then its tag is ``=term``, ``=subject``, ``=time``, ``=number`` or ``=name``."""


_WORDS = {
    key: frozenset(value.split())
    for key, value in tomllib.loads(files("extractor.metrics").joinpath("words.toml").read_text("utf-8")).items()
}
LIGHT_VERBS = _WORDS["light_verbs"]
REPORT_VERBS = _WORDS["report_verbs"]
MODIFIER_VERBS = _WORDS["modifier_verbs"]
GENERIC_HEADS = _WORDS["generic_heads"]
NON_HEADS = _WORDS["non_heads"]
RIGHT_STOPS = _WORDS["right_stops"]
MANNERS = _WORDS["manners"]
OWNERS = _WORDS["owners"]
DEPENDENT_HEADS = _WORDS["dependent_heads"]
LINES = _WORDS["lines"]
REPORT_TIMES = _WORDS["report_times"]
ONES = _WORDS["ones"]
TRAILING = _WORDS["trailing"]
LEFT_OVER = _WORDS["left_over"]
RECEIVED = _WORDS["received"]
MAX_LENGTH = 40
"""Characters of the longest metric phrase: beyond that a clause has been read as a noun phrase."""

OPENERS, CLOSERS = "“‘《「『【〈", "”’》」』】〉"
BREAKS = frozenset(",;:。!?\n|()[]{}<>→↑↓·•…~=+*#@")
JOINERS = frozenset(("、", "和", "与", "及", "以及", "或", "/"))
SIZES = frozenset("大中小微")
"""What 大、中、小型企业 deals out: 型 and what follows it are said once for all."""
_NOUN_TAGS = frozenset("nabfjligskqz")


def is_noun(token: Token) -> bool:
    """Whether the token can stand inside a noun phrase."""
    text, tag = token.text, token.tag
    if tag in ("=term", "=name"):
        return True
    if tag[:1] == "=" or text in LIGHT_VERBS or text in REPORT_VERBS or text in BREAKS:
        return False
    if tag == "":  # An unknown word has no tag: Latin runs and rare characters are names of things.
        return (text.isalnum() and not text.isdigit()) or text in "-_.&+"
    return tag[0] in _NOUN_TAGS or tag in ("vn", "mq") or (tag == "eng")


def acts(token: Token) -> bool:
    """Whether the token is a verb that does something to what follows: neither light nor one of moving."""
    return token.tag[:1] == "v" and not is_light(token) and token.text not in MOVES


def is_light(token: Token) -> bool:
    """Whether the token is a verb that only joins or reports a metric."""
    return token.text in LIGHT_VERBS or token.text in REPORT_VERBS
