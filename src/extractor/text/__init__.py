"""The article and its text: same-length normalisation, sentences and clauses, words."""

from extractor.text.article import Article
from extractor.text.normalize import normalize
from extractor.text.segments import Clause, Sentence, find_clauses, find_sentences

__all__ = ["Article", "Clause", "Sentence", "find_clauses", "find_sentences", "normalize"]
