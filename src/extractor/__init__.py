"""Structured, sourced number claims from Chinese business articles."""

from extractor.errors import ExtractorError, InputError, LexiconError, RuleError
from extractor.pipeline import Extractor, periods, quantities
from extractor.records import Claim, Extraction
from extractor.spans import Span
from extractor.text import Article

extract = Extractor().extract
"""``extract(text, published=None, title=None)``: the claims of one article, with the default options."""

__all__ = [
    "Article",
    "Claim",
    "Extraction",
    "Extractor",
    "ExtractorError",
    "InputError",
    "LexiconError",
    "RuleError",
    "Span",
    "extract",
    "periods",
    "quantities",
]
