"""What the period finder gives, and the unresolved form between words and days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.spans import Span

Role = Literal["current", "baseline", "announcement"]
"""``baseline``: what a comparison is against (较2022年同期). ``announcement``: the day of the news or of an
event (8日晚公告, 成立于2010年), not of the value."""

Grain = Literal["day", "week", "month", "quarter", "half", "year", "span", "none"]
"""How long a period is: its calendar unit, ``span`` for another length, ``none`` for words that have no length."""


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
    grain: Grain = "span"
    """The unit of the expression; for a range (2021年至2023年) the unit of its ends."""
    passing: bool = False
    """Holds for its own clause only (去年同期为3亿元, 由2020年的5%): what follows goes back to the period before."""
    outlook: bool = False
    """Its clause speaks of what is to come (预计全年…)."""


Unit = Literal[
    "day",
    "week",
    "weekday",
    "month",
    "quarter",
    "year",
    "ytd",
    "fiscal",
    "now",
    "announced",
    "same",
    "report",
    "none",
    "holiday",
    "close",
]
"""What a relative time steps in, or what it points at: ``now`` the publication day, ``announced`` the day last
spoken of, ``same`` and ``report`` the period last spoken of, ``ytd`` the year so far, ``none`` nothing with days,
``holiday`` the days off last spoken of, ``close`` the day of trading that the news tells of."""

YearBase = Literal["said", "published", "context", "unsaid"]


class Year(NamedTuple):
    """Which year: ``said`` gives it (``number`` is the year); else ``number`` is the shift from the publication
    year or from the year last spoken of; ``unsaid``: none is named (三季度)."""

    base: YearBase = "unsaid"
    number: int = 0


UNSAID = Year()


class Calendar(NamedTuple):
    """A part of a year, both ends included. Day 0 is the last day of its month."""

    grain: Grain
    year: Year = UNSAID
    first: tuple[int, int] = (1, 1)
    last: tuple[int, int] = (12, 0)
    fiscal: bool = False
    """Counts in the fiscal year, where the article defines one."""
    done: bool = False
    """A report on it exists: with no year said, the last one that is over."""


class Step(NamedTuple):
    """So many units from a base: 上月 is one month before the publication day, 次日 one day after the last day."""

    unit: Unit
    base: Literal["published", "context"] = "published"
    shift: int = 0
    weekday: int = 0
    """For ``weekday``: 0 is Monday."""


class Edge(NamedTuple):
    """A moment or a stretch made from another time: its end (6月末), its start, all since it (今年以来)…"""

    kind: Literal[
        "end",
        "start",
        "opening",
        "since",
        "open",
        "until",
        "same",
        "first",
        "second",
        "third",
        "early",
        "late",
        "part",
        "back",
    ]
    of: When
    months: int = 0
    """For ``back``: the length of the span that ends there (截至3月31日止六个月)."""


class Between(NamedTuple):
    """From the start of one time to the end of another."""

    first: When
    last: When


class Fixed(NamedTuple):
    """Days that no rule computes: a table of year to first and last day (春节假期)."""

    grain: Grain
    year: Year
    days: Mapping[int, tuple[dt.date, dt.date]]


When = Calendar | Step | Edge | Between | Fixed
"""A time as the words give it, before any day is known."""
