"""What the period finder gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from extractor.spans import Span

Role = Literal["current", "baseline", "announcement"]
"""``baseline``: what a comparison is against (较2022年同期). ``announcement``: the day of the news, not of the value."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` to ``end``, both included; ``None`` is an open end. A moment has the same day twice."""

    start: dt.date | None
    end: dt.date | None

    def __str__(self) -> str:
        """ISO 8601: ``2023-07-01/2023-09-30``, ``2024-01-01/..``."""
        return f"{self.start or '..'}/{self.end or '..'}"


@dataclass(frozen=True, slots=True)
class Period:
    """One time expression. ``interval`` is ``None`` where the words cannot be resolved."""

    span: Span
    text: str
    interval: Interval | None
    role: Role
    rule: str = ""
