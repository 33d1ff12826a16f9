"""Lists and ranges of periods, dealt out to lists of numbers (2021年至2023年分别为3亿元、4亿元、5亿元)."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import regex

from extractor.periods.model import Interval, Period
from extractor.periods.resolve import month_last
from extractor.text.notes import NOTE

_JOINED = regex.compile(r"\s?(?:[、/,|]|和|及|以及|与)\s?")
_HAN = "[一二三四五六七八九十百千两零]"
_VALUE = rf"(?<![\d.])[+\-]?(?:\d{{1,3}}(?:,\d{{3}})++(?:\.\d++)?|\d++(?:\.\d++)?|(?<!{_HAN}){_HAN}++(?=[万亿个家成]))"
VALUE = regex.compile(_VALUE)
"""The digits of a number, with its sign."""
_UNIT = r"(?:[^\d、,;。/\\|和及与(\n]|/(?!\s?[\d+\-])){0,8}"
_BOUND = "(?:约|近|超过?|逾)?"
_VERB = "(?:(?:同比|净)?(?:增长|下降|增加|减少|上升|上涨|下跌|亏损|盈利|提升|降低))?"
_ITEM = rf"{_VALUE}{_UNIT}(?:{NOTE}{_UNIT})?"
_RUN = regex.compile(rf"{_ITEM}(?:\s?(?:(?:、|/|\\|和|及|以及|与)\s?{_VERB}|,)\s?{_BOUND}\s?{_ITEM})+")
_LIST_OF_NAMES = regex.compile(r"(?r)(?:[^,;。\n(\d]|\d(?![\d.]*[%/、])){0,120}")
_FEW_MONTHS = 3
_QUARTERS = regex.compile(r"(?:Q\d|\dQ|季度?)[^\d一二三四]*?[-~至到—].*(?:Q\d|\dQ|季度?)")
_SEVERALLY = regex.compile(r"[^。;\n]*?分别")
_NO_MEMBERS = ("period.word", "period.stretch", "period.weekday", "period.report", "period.plan")


def deal(plain: str, group: Sequence[Period], stop: int) -> dict[int, Period]:
    """Deal a group out to every list of as many numbers between its end and ``stop``: offset of a number to period.

    Not where as many names stand before the numbers (2021-2023年,甲、乙、丙的收入分别为…): those are dealt to them.
    """
    dealt: dict[int, Period] = {}
    for run in _RUN.finditer(plain, group[-1].span.end, stop):
        found = list(VALUE.finditer(plain, run.start(), run.end()))
        noted = [plain.rfind("(", run.start(), v.start()) > plain.rfind(")", run.start(), v.start()) for v in found]
        values = [v for v, in_note in zip(found, noted, strict=True) if not in_note]
        if (
            group[0].grain == "month"
            and group[0].span == group[-1].span
            and not _SEVERALLY.match(plain, group[-1].span.end, run.start())
        ):
            continue
        commas = ["," in plain[one.end() : other.start()] for one, other in pairwise(values[: len(group) + 1])]
        if len(values) > len(group) and commas[-1] and not any(commas[:-1]):
            values = values[: len(group)]  # 均价分别为3元、4元、5元,(5系列价差均为1元)
        if len(values) == len(group) and not _has_names(plain, group[-1].span.end, run.start(), len(group)):
            dealt.update({v.start(): p for v, p in zip(values, group, strict=True)})
            for v, in_note in zip(found, noted, strict=True):
                if in_note:
                    dealt[v.start()] = group[bisect_left(values, v.start(), key=regex.Match.start) - 1]
    return dealt


def _has_names(plain: str, start: int, end: int, count: int) -> bool:
    """Whether the clause before a list of numbers lists ``count`` names."""
    clause = _LIST_OF_NAMES.match(plain, start, end)  # no names are the numbers of a list before
    names = clause[0].replace("/", "、").replace("以及", "、").replace("和", "、").replace("及", "、") if clause else ""
    return names.count("、") + 1 == count


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
    """The years or quarters of a range, to be dealt out; else the period alone.

    2020年至2023年一季度 are three years and a quarter, 2021Q4-2022Q3 four quarters.

    So are more than three months (1-7月…分别为); quarters and a few months are told of as a whole.
    """
    interval = p.interval
    size = 12
    if (
        interval is None
        or interval.start is None
        or interval.end is None
        or p.grain not in ("year", "span", "half", "month", "quarter")
    ):
        return [p]
    months = (interval.end.year - interval.start.year) * 12 + interval.end.month - interval.start.month + 1
    partial = p.grain in ("span", "half") and interval.start.month == interval.start.day == 1
    if p.grain == "month":
        size, partial = 1, False
    elif _QUARTERS.search(p.text) and interval.start.month > 1:
        size, partial = 3, False  # from the first quarter on they are told of as a whole
    if months <= (size if size > 1 else _FEW_MONTHS) or (months % size and not partial) or months // size > 24:
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
