"""The lexicon of metrics: metrics.toml, and finding its names in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from operator import add
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, get_args

import regex
from pydantic import Field, field_validator, model_validator

from extractor.errors import LexiconError
from extractor.rules import Entry, Lexicon
from extractor.rules.lexicon import load
from extractor.spans import Span
from extractor.text import normalize

UnitFit = Literal[
    "money", "price", "percent", "multiple", "ratio", "count", "physical", "volume", "time", "index", "any"
]
"""What a level of the metric is measured in.

``price``: money for one of something (元, 元/吨, 元/股). ``multiple``: 倍 (市盈率). ``ratio``: 倍 or % (流动比率).
``volume``: counted or weighed, as the goods are (销量: 辆, 吨). ``index``: points (沪指, PMI). ``any``: no limit.
"""

_FITS: Mapping[UnitFit, frozenset[str]] = {
    "money": frozenset({"money", "compound", "none"}),
    "price": frozenset({"money", "compound", "none"}),
    "percent": frozenset({"percent"}),
    "multiple": frozenset({"multiple", "none"}),
    "ratio": frozenset({"multiple", "percent", "none"}),
    "count": frozenset({"count", "compound", "none"}),
    "physical": frozenset({"physical", "compound", "none"}),
    "volume": frozenset({"physical", "count", "compound", "none"}),
    "time": frozenset({"time"}),
    # PMI is written with and without its per cent sign.
    "index": frozenset({"count", "percent", "none"}),
    "any": frozenset({"money", "percent", "multiple", "count", "physical", "time", "compound", "none"}),
}
assert set(_FITS) == set(get_args(UnitFit))


def fits(unit_fit: UnitFit, unit_kind: str) -> bool:
    """Whether a number of this kind (``quantities.UnitKind``) may be a level of a metric of this fit.

    A percentage is no 收入, an amount of money no 毛利率. ``point`` (百分点) and ``rank`` are levels of nothing:
    they are a change and a place.
    """
    return unit_kind in _FITS[unit_fit]


SHARE = "share_of_total"
"""The concept of a share: 占比, 收入占总营收."""

# 占 as a verb of its own, not in 占地, 占用, 占有, 占据…
_SHARE = regex.compile(r"占(?![地用有据领股道优先])")

# Before 年, 月, 日, 周 these belong to a time (今年, 3月, 全年), and so does the unit: 今年|销量, not 今|年销量.
_MAKES_A_DATE = frozenset("今去全每半明前本同当次近逐历往两几数多整上下单首元零一二三四五六七八九十百0123456789")

Name = Annotated[str, Field(min_length=2)]


class MetricEntry(Entry):
    """One metric: its names, what it is measured in, and its element of the IFRS taxonomy, if it has one."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    names: tuple[Name, ...] = Field(min_length=1)
    """Synonyms, abbreviations, English forms. Latin letters match in either case."""
    heads: tuple[Name, ...] = ()
    """Verbs and everyday nouns (投资, 酒店) that name the metric at the end of a phrase and nothing in running text:
    ``concept_of`` knows them, ``find_terms`` does not give them."""
    not_in: tuple[Name, ...] = ()
    """Longer words that hold a name and are no metric: 市值管理 for 市值."""
    unit: UnitFit
    ifrs: str | None = Field(default=None, pattern=r"^ifrs-full:[A-Z]\w+$")
    """The element of the IFRS Accounting Taxonomy: ``ifrs-full:Revenue``."""

    @model_validator(mode="after")
    def _holds_a_name(self) -> MetricEntry:
        for word in self.not_in:
            if not any(_key(name) in _key(word) and name != word for name in self.names):
                raise ValueError(f"not_in: {word!r} holds none of the names")
        return self

    @field_validator("names", "heads", "not_in")
    @classmethod
    def _unique(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        twice = sorted({word for word in words if words.count(word) > 1})
        if twice:
            raise ValueError(f"{twice[0]!r} stands there twice")
        return words


class Term(NamedTuple):
    """A name of the lexicon found in the text."""

    span: Span
    concept: str
    unit: UnitFit


class _Word(NamedTuple):
    """A name of an entry, or a word that holds one and is no metric (``entry`` is ``None``)."""

    entry: MetricEntry | None
    latin_start: bool
    latin_end: bool
    timed: bool
    """It begins with a unit of time: 年销量, 月活."""
    holds: frozenset[int] = frozenset()
    """Where in a word that is no metric the names begin that are none there: 1 for 租金价 (金价)."""


class _Index:
    """All names of a set of entries, made ready to be found. Never altered once built."""

    __slots__ = ("by_name", "entries", "lengths", "longest", "words")

    def __init__(self, entries: Mapping[str, MetricEntry]) -> None:
        self.entries = entries
        self.by_name: dict[str, MetricEntry] = {}
        self.words: dict[str, _Word] = {}
        for entry in entries.values():
            for word in map(_key, entry.not_in):
                holds = frozenset(word.find(name) for name in map(_key, entry.names)) - {-1}
                known = self.words.get(word)
                self.words[word] = _word(word, None, holds | known.holds if known else holds)
        for entry in entries.values():
            self.words.update((word, _word(word, entry)) for word in map(_key, entry.names))
            self.by_name.update((_key(name), entry) for name in entry.names + entry.heads)
        self.longest = max(map(len, self.by_name))
        # The first two characters tell nearly all names from ordinary text: one look-up for each character of it,
        # and at a hit one for each length of the names that begin so. Half the time of a trie in a pattern or less.
        lengths: dict[str, set[int]] = {}
        for word in self.words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self.lengths = {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


def _word(word: str, entry: MetricEntry | None, holds: frozenset[int] = frozenset()) -> _Word:
    return _Word(entry, _is_latin(word[0]), _is_latin(word[-1]), word[0] in "年月日周", holds)


def _key(name: str) -> str:
    return normalize(name).lower()


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _lower(plain: str) -> str:
    """Lower case of the same length: ``İ`` alone becomes two characters."""
    low = plain.lower()
    return low if len(low) == len(plain) else plain.replace("İ", "i").lower()


class _DefaultLexicon(Lexicon[MetricEntry]):
    """metrics.toml, registered at import for the generic test and read at first use."""

    def __init__(self) -> None:
        self.file = files("extractor.metrics").joinpath("metrics.toml")
        self.name = "metrics.metric"
        self.read = _read_example
        self.registry[self.name] = self  # type: ignore[assignment]

    def __getattr__(self, name: str) -> object:
        if name != "entries":
            raise AttributeError(name)
        self.entries = load(self.file, "metric", MetricEntry)
        _check_names(str(self.file), self.entries.values())
        return self.entries


def _read_example(text: str) -> list[str]:
    return [term.concept for term in MetricLexicon().find_terms(normalize(text))]


def _check_names(file: str, entries: Iterable[MetricEntry]) -> None:
    """Raise ``LexiconError`` if two entries of one file claim the same name."""
    owner: dict[str, str] = {}
    for entry in entries:
        for name in entry.names + entry.heads:
            other = owner.setdefault(_key(name), entry.id)
            if other != entry.id:
                raise LexiconError(
                    f"{file}: [[metric]] {entry.id}: field names: {name!r} belongs to {other} already; keep it in one"
                )


_DEFAULT = _DefaultLexicon()


@cache
def _default_index() -> _Index:
    return _Index(_DEFAULT.entries)


class MetricLexicon:
    """All metrics, ready to be found. Immutable; cheap to make, to copy and to pickle.

    ``extra``: TOML files in the format of metrics.toml. An entry replaces the built-in one, or that of an earlier
    file, with the same id; a name that several entries claim goes to the last. Files are read here, not later:
    raises ``LexiconError`` that names file, entry and field.
    """

    __slots__ = ("_extra", "_index")

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        entries: dict[str, MetricEntry] = {}
        for path in extra:
            own = load(Path(path), "metric", MetricEntry)
            _check_names(str(path), own.values())
            entries = {id: entry for id, entry in entries.items() if id not in own} | own
        self._extra = entries
        self._index: _Index | None = None

    def __reduce__(self) -> tuple[object, ...]:
        # The user's entries travel with the lexicon: a worker process may not see the user's files.
        return _restore, (tuple(self._extra.values()),)

    def _get(self) -> _Index:
        index = self._index
        if index is None:
            index = _default_index()
            if self._extra:
                kept = {id: entry for id, entry in index.entries.items() if id not in self._extra}
                index = _Index({**kept, **self._extra})
            self._index = index
        return index

    def find_terms(self, plain: str, start: int = 0, end: int | None = None) -> list[Term]:
        """The longest names in ``plain[start:end]``, left to right, none overlapping another.

        ``plain`` is a normalised text; the spans are half-open offsets in it. A name in Latin letters is not found
        inside a longer Latin word, but a number may follow it: EPS0.36元.
        """
        stop = len(plain) if end is None else min(end, len(plain))
        start = max(start, 0)
        text = _lower(plain[start:stop])
        size = len(text)
        index = self._get()
        words, lengths = index.words, index.lengths
        terms: list[Term] = []
        free = 0
        # Where a word that is no metric stands: where its name begins → where the word ends. A longer name may
        # still begin there, and the next may begin before the word ends: 租金价格 is no 金价, but a 价格.
        barred: dict[int, int] = {}
        for at, pair in enumerate(map(add, text, text[1:])):
            if pair not in lengths or at < free:
                continue
            for length in lengths[pair]:
                after = at + length
                word = words.get(text[at:after])
                if word is None or after > size:
                    continue
                if word.entry is None:
                    barred.update((at + offset, after) for offset in word.holds)
                    continue
                if after <= barred.get(at, 0) or (at and _leads_in(text[at - 1], word)):
                    continue
                if word.latin_end and after < size and _joins(text[after - 1], text[after]):
                    continue
                free = after
                terms.append(Term(Span(start + at, start + after), word.entry.id, word.entry.unit))
                break
        return terms

    def concept_of(self, phrase: str) -> str | None:
        """The id of the entry whose name ``phrase`` is, or else ends in (the longest such name).

        A share is its own concept, whatever it is a share of: 海外收入占总营收 → ``share_of_total``.
        """
        index = self._get()
        text = _key(phrase)
        if text.endswith(")") and text.find("(") > 0:
            text = text[: text.rfind("(")]  # 管理费用率(含研发)
        share = _SHARE.search(text)
        for at in range(max(0, len(text) - index.longest), len(text) - 1):
            entry = index.by_name.get(text[at:])
            if entry is None or (at and _is_latin(text[at]) and _is_latin(text[at - 1])):
                continue
            return SHARE if share is not None and share.start() < at else entry.id
        return SHARE if share is not None else None

    def unit_of(self, concept: str | None) -> UnitFit:
        """What a level of this metric is measured in; ``any`` for ``None`` and for an unknown id."""
        entry = self._get().entries.get(concept) if concept else None
        return entry.unit if entry else "any"

    def ifrs_of(self, concept: str | None) -> str | None:
        """The IFRS taxonomy element of this metric, if it has one."""
        entry = self._get().entries.get(concept) if concept else None
        return entry.ifrs if entry else None

    def __iter__(self) -> Iterator[MetricEntry]:
        return iter(self._get().entries.values())

    def __len__(self) -> int:
        return len(self._get().entries)


def _leads_in(before: str, word: _Word) -> bool:
    """Whether the character before takes the first one of the name for itself: 今年|销量, XGDP."""
    return (word.timed and before in _MAKES_A_DATE) or (word.latin_start and _is_latin(before))


def _joins(last: str, after: str) -> bool:
    """Whether a Latin name that ends in ``last`` runs on: ``gdp`` in ``gdpx``, ``m2`` in ``m20``."""
    return _is_latin(after) and (after.isalpha() or last.isdigit())


def _restore(entries: tuple[MetricEntry, ...]) -> MetricLexicon:
    lexicon = MetricLexicon()
    lexicon._extra.update((entry.id, entry) for entry in entries)
    return lexicon
