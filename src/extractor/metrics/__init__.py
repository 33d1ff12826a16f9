"""What is measured: the lexicon of metrics, and metric phrases that no lexicon holds."""

from extractor.metrics.lexicon import MetricEntry, MetricLexicon, Term
from extractor.metrics.moves import FALL_NOUNS, FALLS, HIGHER, LOWER, MOVE_NOUNS, MOVES, RISE_NOUNS, RISES, sign_of
from extractor.metrics.phrase import DEPENDENT_HEADS, Label, Mark, Phrase, PhraseReader, Token

__all__ = [
    "DEPENDENT_HEADS",
    "FALLS",
    "FALL_NOUNS",
    "HIGHER",
    "LOWER",
    "MOVES",
    "MOVE_NOUNS",
    "RISES",
    "RISE_NOUNS",
    "Label",
    "Mark",
    "MetricEntry",
    "MetricLexicon",
    "Phrase",
    "PhraseReader",
    "Term",
    "Token",
    "sign_of",
]
