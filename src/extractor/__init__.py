"""Structured, sourced number claims from Chinese business articles."""

from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError, InputError, LexiconError, RuleError
from extractor.pipeline import Extractor, periods, quantities
from extractor.records import Claim, Extraction
from extractor.spans import Span
from extractor.text import Article

if TYPE_CHECKING:
    from extractor.batch.tables import to_arrow, to_pandas, to_polars

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
    "to_arrow",
    "to_pandas",
    "to_polars",
]


def __getattr__(name: str) -> Any:
    """``to_arrow``, ``to_pandas``, ``to_polars``: loaded when they are first asked for (PEP 562)."""
    if name in ("to_arrow", "to_pandas", "to_polars"):
        from extractor.batch import tables

        return getattr(tables, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
