"""How long a time holds: to the end of its sentence (an event, 目前, an outlook), or throughout (a market day)."""

from __future__ import annotations

import datetime as dt

import regex

from extractor.periods.model import Period
from extractor.periods.resolve import month_last
from extractor.periods.words import relatives

_NOW = frozenset(relatives.entries["now"].names)
_UNTIL_NOW = frozenset(relatives.entries["until_now"].names)
_DAYS = ("period.day", "period.iso", "period.bare_day", "period.weekday", "period.weekend", "period.word")
_MONTHS = ("period.month", "period.word")
_OPENED = regex.compile(
    r"[^。;\d\n]*?(?:建成|投产|开工|竣工|通车|试运行|试航|获准|获批|签约|签署|成立|上市|上线|下线|启动|挂牌|发布)"
    r"[^。;\d\n]*[。;\n]"
)
"""An event in a sentence without a figure."""
_ON_SALE = regex.compile(r"份?[^,。;\d\n]{0,8}(?:上市|开售|亮相|首发|下线|开业|开播|上映)[,。]")
"""The month in which something came out, whatever figures follow: 2023年11月上市,售价6万元起。"""
_LAUNCHED = regex.compile(
    r"[^。;\n]{0,40}?(?:上市|开售|预售|亮相|发布|推出|首发|下线|投产|开工|签署|[复停]牌|开幕|交付|奠基|动工|封顶|合龙|揭牌|开园|[开营]业(?!收入|总?收|利润|成本))(?!以来)"
)
_MARKET = regex.compile(
    r"[^。\n]*?(?:股价|收盘|收[于报]|涨|跌|指数|成交|报价|均价|价格|汇率|开盘|盘中|[美日欧]?元/"
    r"|买入|卖出|净流[入出]|融资余额|融券)"
)
_UNTIL = regex.compile(r"\s?(?:[之以]前|前(?![一二两三四五六七八九十几数\d列期后往]))")
_LONG = 500
"""More days than from the start of a year to the report on it."""
_NEAR = 100
"""How far after a time, in characters, its event is looked for."""


def is_event(plain: str, p: Period, published: dt.date | None) -> bool:
    """Whether the time is that of an event (3月20日,新厂投产): what later sentences tell is not of that time.

    Not a closing date (截至6月30日, or the last day of a month), nor a day of the market. Of months only those of an
    opening or the like in a sentence without a figure; of the publication day only that of a launch or the like.
    """
    end = p.span.end
    if p.grain == "month":
        opened = _OPENED.match(plain, end, end + _NEAR) or _ON_SALE.match(plain, end)
        return p.rule in _MONTHS and opened is not None
    if p.grain != "day" or p.rule not in _DAYS:
        return False
    launched = _LAUNCHED.match(plain, end, end + _NEAR) is not None
    day = p.interval.end if p.interval else None
    closing = day is not None and day == month_last(day.year, day.month)
    if not launched and (closing or is_todays(p, published)):
        return False
    return _MARKET.match(plain, end, end + _NEAR) is None


def is_deadline(plain: str, p: Period) -> bool:
    """Whether it is a time before which something is to be or was (2030年前, 9月30日之前)."""
    return _UNTIL.match(plain, p.span.end) is not None


def is_long_past(p: Period, published: dt.date | None) -> bool:
    """Whether it was over more than a year before the news: without a figure of its own it is an anecdote."""
    end = p.interval.end if p.interval else None
    return end is not None and published is not None and (published - end).days > _LONG


def is_long_since(p: Period, published: dt.date | None) -> bool:
    """Whether it runs from an event or from long ago to the news (自2012年以来): later sentences are not of it."""
    start = p.interval.start if p.interval else None
    if p.rule != "period_tail.since":
        return p.rule == "period_frame.ever_since"
    return start is not None and published is not None and (published - start).days > _LONG


def is_now(p: Period) -> bool:
    """Whether the words say the moment of writing, which holds for their sentence only."""
    return p.text in _NOW or p.text in _UNTIL_NOW


def is_ahead(p: Period, published: dt.date | None) -> bool:
    """Whether it is an outlook (预计全年…) or a time to come, which end with their sentence."""
    if p.interval is None:
        return False
    if published is None:
        return p.outlook
    start, end = p.interval.start, p.interval.end
    # A fiscal year may have begun before the calendar says so.
    ahead = start is not None and start > published and "财" not in p.text
    return ahead or (p.outlook and end is not None and end > published)


def is_todays(p: Period | None, published: dt.date | None) -> bool:
    """Whether it is the publication day or one beside it: a report of one day speaks of that day throughout."""
    if p is None or p.interval is None or published is None or p.interval.start != p.interval.end:
        return False
    return p.grain == "day" and p.interval.end is not None and abs((published - p.interval.end).days) <= 1
