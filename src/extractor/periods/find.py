"""Find the time expressions of a text and resolve them."""

from __future__ import annotations

import datetime as dt

from extractor.periods.model import Period


def find_periods(text: str, plain: str, published: dt.date | None) -> list[Period]:
    """Every time expression of ``text``, in order, none overlapping another, resolved where it can be.

    ``plain`` is ``normalize(text)``; ``published`` the reference day.
    """
    return []
