"""Which period governs a number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from extractor.periods.model import Period
from extractor.text import Sentence


class Timeline:
    """The periods of an article in their order, asked by position."""

    def __init__(
        self, plain: str, periods: Sequence[Period], sentences: Sequence[Sentence], published: dt.date | None
    ) -> None:
        self.periods = periods

    def governing(self, start: int, end: int) -> Period | None:
        """The period that holds for the number at ``plain[start:end]``, or ``None``."""
        return None
