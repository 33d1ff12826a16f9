"""What a person looks at: the table of an article's claims, and the explanation of every numeral."""

from extractor.view.explain import explain_text
from extractor.view.table import claims_table, render

__all__ = ["claims_table", "explain_text", "render"]
