"""Numbers that the time near them does not fit as it stands: compound growth, flows, target prices, plans."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import regex

from extractor.periods.model import Interval, Period

_COMPOUND = regex.compile(r"(?r)(?:复合|年均|年化|CAGR)[^,。;\n]{0,16}")
_FLOW = regex.compile(
    r"(?r)(?:净利|(?<!未分配)利润|收入|营收|(?<![带拉]动)销售额|现金流|支出|费用(?!率)|产量|销量)[^,。;\d\n]{0,12}"
    r"(?:\d[\d,.]*[^\d,;。\n]{0,4},(?:同比|环比|较[^\d,;。\n]{0,6})[^\d,;。\n]{0,6})?"
)
_TARGET_PRICE = regex.compile(r"(?r)目标股?价[^,。;\n]{0,16}")


def is_compound(plain: str, start: int, end: int) -> bool:
    """Whether the number at ``end`` is a yearly rate over several years, named after ``start``: 复合增速达3%."""
    return _COMPOUND.match(plain, start, end) is not None


def is_target_price(plain: str, start: int, end: int) -> bool:
    """Whether the number at ``end`` is the price that a broker aims at, named after ``start``: it has no year."""
    return _TARGET_PRICE.match(plain, start, end) is not None


def is_flow(plain: str, start: int, end: int) -> bool:
    """Whether the number at ``end`` is of a flow, which has no closing date: 净利润3亿元,同比增长3%."""
    return _FLOW.match(plain, start, end) is not None


_STAKE = regex.compile(
    r"(?r)(?:市值|估值|股权价值|每股价值|注册资本|持股|持有(?!人)|占[^,。;\d\n]{0,20}股本)[^,。;\d\n]{0,16}"
    r"(?:\([^()\n]{0,12})?"
)


def is_stake(plain: str, start: int, end: int) -> bool:
    """Whether the number at ``end`` is what somebody holds or is worth, named after ``start``: 持有远舟3%, 估值3亿元.
    It is of one day, not of the year whose income was told of before."""
    return _STAKE.match(plain, start, end) is not None


_PLANNED = regex.compile(r"(?r)(?:拟|计划|筹划|寻求|打算|解锁|行权|对价(?![格值])|(?:建成|达产|投产)后)[^。;\n]{0,100}")


def is_planned(plain: str, start: int, end: int) -> bool:
    """Whether the number at ``end`` is of a plan, told of after ``start``: 拟募资3亿元."""
    return _PLANNED.match(plain, start, end) is not None


def spanned(first: Period, last: Period) -> Period:
    """The time from the start of one period to the end of another."""
    if first.interval is None or last.interval is None:
        return last
    start, end = first.interval.start, last.interval.end
    if start is None or end is None or start > end:
        return last
    return replace(last, interval=Interval(start, end), grain="span", rule="timeline.spanned")


def year_to(moment: Period) -> Period:
    """The time from the start of the year to a closing date: what a flow reported with it covers."""
    day = moment.interval.end if moment.interval else None
    if day is None:
        return moment
    return replace(moment, interval=Interval(dt.date(day.year, 1, 1), day), grain="span", rule="timeline.year_to")
