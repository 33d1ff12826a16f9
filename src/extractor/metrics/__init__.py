"""What is measured: the lexicon of metrics, and metric phrases that no lexicon holds."""

from extractor.metrics.lexicon import MetricEntry, MetricLexicon, Term, fits
from extractor.metrics.moves import FALL_NOUNS, FALLS, HIGHER, LOWER, MOVE_NOUNS, MOVES, RISE_NOUNS, RISES, sign_of
from extractor.metrics.phrase import Label, Mark, Phrase, PhraseReader
from extractor.metrics.tokens import DEPENDENT_HEADS, GENERIC_HEADS, JOINERS, OWNERS, SIZES, Token, is_noun

__all__ = [
    "DEPENDENT_HEADS",
    "FALLS",
    "FALL_NOUNS",
    "GENERIC_HEADS",
    "HIGHER",
    "JOINERS",
    "LOWER",
    "MOVES",
    "MOVE_NOUNS",
    "OWNERS",
    "RISES",
    "RISE_NOUNS",
    "SIZES",
    "Label",
    "Mark",
    "MetricEntry",
    "MetricLexicon",
    "Phrase",
    "PhraseReader",
    "Term",
    "Token",
    "fits",
    "is_noun",
    "sign_of",
]
