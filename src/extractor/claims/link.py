"""Join what the finders found into claims."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.metrics import MetricLexicon
from extractor.periods import Period, Timeline
from extractor.quantities import NoQuantity, Quantity
from extractor.records import Claim, Numeral
from extractor.subjects import Cast
from extractor.text import Article, Sentence
from extractor.text.words import Segmenter


def link_claims(
    article: Article,
    plain: str,
    sentences: Sequence[Sentence],
    quantities: Sequence[Quantity | NoQuantity],
    periods: Sequence[Period],
    timeline: Timeline,
    cast: Cast,
    metrics: MetricLexicon,
    segmenter: Segmenter,
) -> tuple[tuple[Claim, ...], tuple[Numeral, ...]]:
    """The claims of the article, in the order of the text, and the ledger of its numerals."""
    return (), ()
