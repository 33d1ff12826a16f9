"""Find the quantities of a text."""

from __future__ import annotations

from extractor.quantities.model import NoQuantity, Quantity


def find_quantities(text: str, plain: str) -> list[Quantity | NoQuantity]:
    """Every numeral of ``text``, in order, none overlapping another: a quantity, or none and why.

    ``plain`` is ``normalize(text)``.
    """
    return []
