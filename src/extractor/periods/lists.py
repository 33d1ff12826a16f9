"""Lists and ranges of periods, dealt out to lists of numbers (2021年至2023年分别为3亿元、4亿元、5亿元)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import regex

from extractor.periods.model import Interval, Period
from extractor.periods.resolve import month_last

_JOINED = regex.compile(r"\s?(?:[、/,|]|和|及|以及|与)\s?")
_HAN = "[一二三四五六七八九十百千两零]"
_VALUE = rf"(?<![\d.])[+\-]?(?:\d{{1,3}}(?:,\d{{3}})++(?:\.\d++)?|\d++(?:\.\d++)?|(?<!{_HAN}){_HAN}++(?=[万亿个家成]))"
VALUE = regex.compile(_VALUE)
"""The digits of a number, with its sign."""
_UNIT = r"(?:[^\d、,;。/|和及与\n]|/(?!\s?[\d+\-])){0,8}"
_RUN = regex.compile(rf"{_VALUE}{_UNIT}(?:\s?(?:、|/|,|和|及|以及|与)\s?(?:约|近|超过?|逾)?\s?{_VALUE}{_UNIT})+")
_NO_MEMBERS = ("period.word", "period.stretch", "period.weekday", "period.report", "period.plan")


def deal(plain: str, group: Sequence[Period], stop: int) -> dict[int, Period]:
    """Deal a group out to every list of as many numbers between its end and ``stop``: offset of a number to period."""
    dealt: dict[int, Period] = {}
    for run in _RUN.finditer(plain, group[-1].span.end, stop):
        values = list(VALUE.finditer(plain, run.start(), run.end()))
        if len(values) == len(group):
            dealt.update({v.start(): p for v, p in zip(values, group, strict=True)})
    return dealt


def find_groups(plain: str, periods: Sequence[Period]) -> list[list[Period]]:
    """The lists (2021年、2022年) and ranges (2021年至2023年) of periods that may be dealt out to lists of numbers."""
    groups: list[list[Period]] = []
    last: Period | None = None
    for p in periods:
        if p.role != "current" or p.grain == "none" or p.rule in _NO_MEMBERS:
            last = None
            continue
        joined = last and _JOINED.fullmatch(plain, last.span.end, p.span.start)
        if last and joined and ("," not in joined[0] or last.rule == p.rule):
            groups[-1].append(p)
        else:
            groups.append([p])
        last = p
    return [g if len(g) > 1 else _split(g[0]) for g in groups if len(g) > 1 or len(_split(g[0])) > 1]


def _split(p: Period) -> list[Period]:
    """The years, quarters or months of a range, to be dealt out; else the period alone.

    2020年至2023年一季度 gives three years and a quarter.
    """
    interval = p.interval
    size = {"year": 12, "quarter": 3, "month": 1, "span": 12, "half": 12}.get(p.grain)
    if interval is None or interval.start is None or interval.end is None or size is None:
        return [p]
    months = (interval.end.year - interval.start.year) * 12 + interval.end.month - interval.start.month + 1
    partial = p.grain in ("span", "half") and interval.start.month == interval.start.day == 1
    if months <= size or (months % size and not partial) or months // size > 24:
        return [p]
    parts = []
    for first in range(interval.start.month - 1, interval.start.month - 1 + months, size):
        last = first + size - 1
        days = Interval(
            dt.date(interval.start.year + first // 12, first % 12 + 1, 1),
            min(month_last(interval.start.year + last // 12, last % 12 + 1), interval.end),
        )
        parts.append(Period(p.span, p.text, days, p.role, p.rule, p.grain, p.passing))
    return parts
