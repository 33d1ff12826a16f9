"""What kind of comparison a baseline makes."""

from __future__ import annotations

import regex

from extractor.codes import Basis
from extractor.periods.model import Interval, Period
from extractor.periods.resolve import baseline, month_last

_YTD = regex.compile(r"年初|(?:上年度?|去年|上一年)[末底]|期初")
_QOQ = regex.compile(r"上个?月|上一?个?季|上一个?月|前一季")
_YOY = regex.compile(r"(?:上|去)一?年(?:度|同期)?\Z|(?:去年|上年|上一年)的?同期")
_DAYS = regex.compile(r"交易日|前一[日天]|昨|周")


def basis_of(current: Interval | None, against: Period) -> Basis | None:
    """What kind of comparison it is with the baseline ``against``, for a number of the period ``current``.

    较上年同期 ``yoy``, 较上季度 ``qoq``, 较年初 ``ytd``, 较前一交易日 or 较2019年 ``period``.
    """
    words = against.text
    if _YTD.search(words):
        return "ytd"
    if _DAYS.search(words):
        return "period"
    if _QOQ.search(words):
        return "qoq"
    if _YOY.search(words):
        return "yoy"
    if current is not None and against.interval is not None:
        if _is_end_before(current, against.interval):
            return "qoq"
        for basis in ("yoy", "qoq", "ytd"):
            if baseline(current, basis) == against.interval:
                return basis
    return "period"


_QUARTER = 3


def _is_end_before(current: Interval, against: Interval) -> bool:
    """Whether it is the end of the month or quarter before, within the year: 三季度末 against 二季度末."""
    day, end = against.end, current.end
    if day is None or end is None or against.start != day or day != month_last(day.year, day.month):
        return False
    if end != month_last(end.year, end.month) or end.year != day.year:
        return False
    quarterly = day.month % _QUARTER == 0 and end.month % _QUARTER == 0
    return end.month - day.month == (_QUARTER if quarterly else 1)
