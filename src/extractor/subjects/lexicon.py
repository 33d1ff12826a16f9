"""The words of ``subjects.toml`` as sets, read once at import."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from extractor.rules import Entry, Lexicon


class WordList(Entry):
    """One class of words."""

    about: str
    words: tuple[str, ...]


_lexicon = Lexicon(files("extractor.subjects").joinpath("subjects.toml"), "words", WordList, name="subjects.words")


def words(*ids: str) -> frozenset[str]:
    """The words of the named entries, together."""
    return frozenset(word for id in ids for word in _lexicon.entries[id].words)


@_lexicon.reader
def read(text: str) -> Iterable[str]:
    """The ids of the entries of which a word stands in ``text``."""
    return [entry.id for entry in _lexicon.entries.values() if any(word in text for word in entry.words)]


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
