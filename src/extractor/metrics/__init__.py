"""What is measured: the lexicon of metrics, and metric phrases that no lexicon holds."""

from extractor.metrics.lexicon import MetricEntry, MetricLexicon, Term, fits
from extractor.metrics.moves import FALL_NOUNS, FALLS, HIGHER, LOWER, MOVE_NOUNS, MOVES, RISE_NOUNS, RISES, sign_of
from extractor.metrics.phrase import Label, Mark, Phrase, PhraseReader
from extractor.metrics.tokens import (
    DEPENDENT_HEADS,
    GENERIC_HEADS,
    JOINERS,
    MODIFIER_VERBS,
    ONES,
    OWNERS,
    SIZES,
    TRAILING,
    Token,
    acts,
    is_noun,
)

__all__ = [
    "DEPENDENT_HEADS",
    "FALLS",
    "FALL_NOUNS",
    "GENERIC_HEADS",
    "HIGHER",
    "JOINERS",
    "LOWER",
    "MODIFIER_VERBS",
    "MOVES",
    "MOVE_NOUNS",
    "ONES",
    "OWNERS",
    "RISES",
    "RISE_NOUNS",
    "SIZES",
    "TRAILING",
    "Label",
    "Mark",
    "MetricEntry",
    "MetricLexicon",
    "Phrase",
    "PhraseReader",
    "Term",
    "Token",
    "acts",
    "fits",
    "is_noun",
    "sign_of",
]
