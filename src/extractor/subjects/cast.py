"""Which subject a number is of."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.subjects.find import Mention
from extractor.text import Sentence


class Cast:
    """The subjects of an article in their order, asked by position."""

    def __init__(
        self, plain: str, mentions: Sequence[Mention], sentences: Sequence[Sentence], title: str | None
    ) -> None:
        self.mentions = mentions

    def governing(self, start: int, end: int) -> Mention | None:
        """The subject of the number at ``plain[start:end]``, or ``None``."""
        return None
