"""The whole way, in order: text, quantities, periods, subjects, and the claims that join them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from extractor.claims import chain, link_claims
from extractor.errors import InputError
from extractor.metrics import MetricLexicon
from extractor.periods import Period, Timeline, find_periods
from extractor.quantities import Quantity, find_quantities
from extractor.records import Extraction
from extractor.subjects import Cast, find_subjects
from extractor.text import Article, find_sentences, normalize
from extractor.text.words import Backend, Segmenter, Words


class Extractor:
    """Extraction with its options held. Safe to share between threads and to pickle to worker processes.

    ``words``: the segmenter, ``jieba`` or ``rjieba`` (an extra). ``lexicons``: TOML files of your own metrics, in
    the form of ``metrics.toml``; an id that the package has too is replaced. Nothing heavy is loaded before the
    first article. Raises ``LexiconError`` for a file that is no lexicon, ``InputError`` for an unknown segmenter.
    """

    def __init__(self, *, words: Backend = "jieba", lexicons: Sequence[str | Path] = ()) -> None:
        self.segmenter = Segmenter(words)
        self.metrics = MetricLexicon([Path(file) for file in lexicons])

    def extract(
        self, text: str, *, published: dt.date | str | None = None, title: str | None = None, id: str | None = None
    ) -> Extraction:
        """The claims of one article.

        ``published`` is the day that relative times count from (a date, ``"2024-08-13"``, or ``None``).
        ``title`` is a headline kept apart from the text. Raises ``InputError`` for a date that is none
        and for a text that is no ``str``.
        """
        if not isinstance(text, str):
            raise InputError(f"text must be a str, not {type(text).__name__}; decode bytes first")
        return self.extract_article(Article(text=text, published=parse_day(published), title=title, id=id))

    def extract_article(self, article: Article) -> Extraction:
        """The claims of an ``Article``: every stage, in order."""
        text, published = article.text, article.published
        plain = normalize(text)
        sentences = find_sentences(plain)
        quantities = find_quantities(text, plain)
        periods = find_periods(text, plain, published)
        timeline = Timeline(plain, periods, sentences, published)
        words = Words(plain, self.segmenter)
        numbers = [item.span.start for item in quantities if isinstance(item, Quantity)]
        mentions = find_subjects(text, sentences, numbers, article.title, words)
        cast = Cast(plain, mentions, sentences, article.title)
        claims, numerals = link_claims(
            article, plain, sentences, quantities, periods, timeline, cast, self.metrics, words
        )
        return Extraction(
            text=text, published=published, title=article.title, id=article.id, claims=claims, numerals=numerals
        )


def quantities(text: str) -> list[Quantity]:
    """Every number with its unit in ``text``, in order: value, range, bound, unit and span, no claims.

    Dates, names, list numbers and the like are left out; ``Extraction.numerals`` has them with their reasons.
    """
    return [item for item in find_quantities(text, normalize(text)) if isinstance(item, Quantity)]


def periods(text: str, *, published: dt.date | str | None = None) -> list[Period]:
    """Every time expression in ``text``, in order, resolved against ``published`` and the text where it can be.

    Raises ``InputError`` for a date that is none.
    """
    return find_periods(text, normalize(text), parse_day(published))


@chain.reader
def read_constructions(text: str) -> list[tuple[str, str]]:
    """How an example of a construction is read: rule name, and ``metric kind value unit`` of each claim."""
    rows = Extractor().extract(text, published="2024-08-13").to_rows()
    return [
        (
            row["rule"].removeprefix("claim."),
            f"{row['metric']} {row['kind']} {row['value'] or row['low'] + '..' + row['high']} {row['unit'] or ''}",
        )
        for row in rows
    ]


def parse_day(day: dt.date | str | None) -> dt.date | None:
    """A date as given by a caller. Raises ``InputError`` for anything but a date, ``YYYY-MM-DD`` or ``None``."""
    if day is None:
        return None
    if isinstance(day, dt.datetime):
        return day.date()
    if isinstance(day, dt.date):
        return day
    if isinstance(day, str):
        try:
            return dt.date.fromisoformat(day)
        except ValueError as error:
            raise InputError(f"published={day!r} is no date; write it as YYYY-MM-DD, e.g. 2024-08-13") from error
    raise InputError(f"published must be a date, 'YYYY-MM-DD' or None, not {type(day).__name__}")
