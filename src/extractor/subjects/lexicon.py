"""The words of ``subjects.toml`` as sets, read once at import."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files

from extractor.rules import Entry, Lexicon


class WordList(Entry):
    """One class of words."""

    about: str
    words: tuple[str, ...]
    not_after: tuple[str, ...] = ()
    """A standing word does not stand for a subject directly behind one of these."""
    not_before: tuple[str, ...] = ()
    """Nor directly before one of these."""
    opens: bool = False
    """It stands for a subject only at the head of a clause or of an item in a list."""
    reaches: bool = False
    """What stands before it, back to the head of the clause, belongs to it: 岭东 of 岭东综指."""
    named: bool = False
    """And something must stand there."""


lexicon = Lexicon(files("extractor.subjects").joinpath("subjects.toml"), "words", WordList, name="subjects.words")


def word_set(*ids: str) -> frozenset[str]:
    """The words of the named entries, together."""
    return frozenset(word for id in ids for word in lexicon.entries[id].words)


LEGAL_SUFFIX = word_set("legal_suffix")
SUFFIX = word_set("suffix", "legal_suffix", "public_body", "reporter_suffix") - {"分析师", "机构", "研究", "新闻"}
CHAIN_SUFFIX = word_set("legal_suffix", "public_body") | {
    "公司",
    "集团",
    "控股",
    "国际",
    "交易所",
    "分行",
    "支行",
    "分公司",
    "研究院",
    "研究所",
}
REPORTER = word_set("reporter_suffix", "public_body")
RESEARCH = word_set("research_house")
GENERIC_STEM = word_set("generic_stem")
DESCRIPTOR = word_set("descriptor", "post")
POST = word_set("post")
SPEECH = word_set("speech_verb")
FORECAST = word_set("forecast_verb")
ACT = word_set("act_verb")
ANNOUNCE = word_set("announce_verb")
BORDER = word_set("name_border")
COMMON_HEAD = word_set("common_head") | GENERIC_STEM | DESCRIPTOR | BORDER
ACRONYM = word_set("acronym")
WEAK_SUFFIX = word_set("weak_suffix")
SOFT_BORDER = word_set("soft_border")
PLACES = word_set("place")
LEADING = word_set("leading_word")
SURNAMES = word_set("surname")
WHOLE_NAMES = word_set("whole_name")
MODEL_MARK = word_set("name_marker")
COMPANY_MEASURE = word_set("company_measure")


def alternation(*ids: str) -> str:
    """A pattern for any word of the entries, the longest first."""
    return "|".join(sorted(word_set(*ids), key=lambda w: (-len(w), w)))


MEASURE_FOLLOWERS = word_set("measure_follower")
LINE = word_set("line")


def trie_pattern(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, that reads each character once: for ``re``, fast on text."""
    by_first: dict[str, set[str]] = {}
    for word in words:
        if word:
            by_first.setdefault(word[0], set()).add(word[1:])
    branches = []
    for first, rests in sorted(by_first.items()):
        rest = trie_pattern(rests)
        branches.append(re.escape(first) + (f"(?:{rest})?" if rest and "" in rests else f"(?:{rest})" if rest else ""))
    return "|".join(branches)
