"""The words of ``subjects.toml`` as sets, read once at import."""

from __future__ import annotations

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
    """What stands before it, back to the head of the clause, belongs to it: 海西 of 海西综指."""


lexicon = Lexicon(files("extractor.subjects").joinpath("subjects.toml"), "words", WordList, name="subjects.words")


def words(*ids: str) -> frozenset[str]:
    """The words of the named entries, together."""
    return frozenset(word for id in ids for word in lexicon.entries[id].words)


LEGAL_SUFFIX = words("legal_suffix")
SUFFIX = words("suffix", "legal_suffix", "public_body", "reporter_suffix") - {"分析师", "机构", "研究", "新闻"}
CHAIN_SUFFIX = words("legal_suffix", "public_body") | {"公司", "集团", "股份", "控股", "国际", "交易所", "分行", "支行", "分公司", "研究院", "研究所"}
REPORTER = words("reporter_suffix", "public_body")
GENERIC_STEM = words("generic_stem")
DESCRIPTOR = words("descriptor", "post")
POST = words("post")
SPEECH = words("speech_verb")
FORECAST = words("forecast_verb")
ACT = words("act_verb")
ANNOUNCE = words("announce_verb")
BORDER = words("name_border")
COMMON_HEAD = words("common_head") | GENERIC_STEM | DESCRIPTOR | BORDER
ACRONYM = words("acronym")
WEAK_SUFFIX = words("weak_suffix")
SOFT_BORDER = words("soft_border")
PLACES = words("place")
LEADING = words("leading_word")
SURNAMES = words("surname")
WHOLE_NAMES = words("whole_name")
MODEL_MARK = words("name_marker")
COMPANY_MEASURE = words("company_measure")


def alternation(*ids: str) -> str:
    """A pattern for any word of the entries, the longest first."""
    return "|".join(sorted(words(*ids), key=lambda w: (-len(w), w)))
