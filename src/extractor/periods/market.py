"""Figures of a report on a day's trading that are told without a time of their own: they are of that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import islice

import regex

from extractor.periods.events import is_todays
from extractor.periods.model import Period

_SESSION = regex.compile(
    r"股指|股价指数|[沪道纳恒]指|深证?成指|创业?板指|综指|标普|纳斯达克|恒生|两市|大盘|[早午尾]盘|[开收]盘|盘中|收报|报收|[涨跌]停"
)
"""Words of a day's trading."""
_SESSION_WORDS = 2
"""So many of them make a report on trading; company news has one."""
_MOVED = regex.compile(r"(?r)(?:[涨跌]|收报|报收|收于|成交)[^,。;\d\n]{0,5}")
_STOPPED = regex.compile(r"(?<!个)[^个,。;\d\n]{0,8}(?:[涨跌]停|收[涨跌])")
"""9只个股涨停, but not the length of a fall: 4个跌停."""
_NOT_THE_DAYS = regex.compile(r"拟|计划|预计|将|若|如果|假设|定价基准日|不低于|均价|近年|曾|此前|历史|首日|复牌后")
_DATELINE = 80
"""How far from the start, in characters, the date of the news is looked for, where its day is not known."""
_FIRST = 400
"""How far from the start the day of the news is looked for."""
_NEWS = regex.compile(r"\s?(?:[讯电]|消息)")


def find_market_day(plain: str, periods: Sequence[Period], published: dt.date | None) -> Period | None:
    """The day of the news, if the text tells of a day's trading; a dateline counts."""
    for p in periods:
        if p.span.start > (_FIRST if published else _DATELINE):
            return None
        if p.interval is None or p.role == "baseline":
            continue
        dated = is_todays(p, published) if published else p.grain == "day" and _NEWS.match(plain, p.span.end)
        if dated:
            words = islice(_SESSION.finditer(plain), _SESSION_WORDS)
            return p if sum(1 for _ in words) == _SESSION_WORDS else None
    return None


def opens_with_trading(plain: str, day: Period) -> bool:
    """Whether the first that is told of the day is its trading: the whole report is of that day."""
    return _SESSION.search(plain, day.span.end, day.span.end + _DATELINE) is not None


def is_of_trading(plain: str, sentence: int, clause: int, start: int, end: int) -> bool:
    """Whether the number at ``plain[start:end]`` is of a day's trading (道指涨0.6%, 9只个股涨停). ``sentence`` and
    ``clause``: where its sentence and its clause begin."""
    moved = _MOVED.match(plain, clause, start) is not None or _STOPPED.match(plain, end) is not None
    return moved and _NOT_THE_DAYS.search(plain, sentence, start) is None
