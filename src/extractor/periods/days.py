"""Days: of a month, in ISO form, without their month, by weekday; and the other words of periods.toml."""

from __future__ import annotations

from typing import Literal

import regex

from extractor.periods.model import Between, Calendar, Step, Year
from extractor.periods.shapes import Found, one, parse_small, rules, year_said
from extractor.periods.words import when_of
from extractor.rules import Match

_BEFORE_DAY = ",。;\n ()从自至于、截在日据"
_BEFORE_LENGTH = "近续每前后第隔满过达历共各首末多余几数约超足了为有计需月年十百期一二三四五六七八九两"
_TOLD = regex.compile(
    r"[晚早]|盘|收盘|开盘|[上下中]午|凌晨|午[间后]|[公发宣]布(?!的\s?\d)|公告|披露|表示|[称说电讯]|消息|报道|召开|举行|受理|[复停]牌|[涨跌起]"
)
"""After a day without its month, in the middle of a clause: 公司29日公布."""


@rules.add(
    r"{Y}?(?P<m>{M})\s?月\s?(?P<d>{D})\s?[日号]",
    yes={
        "2023年7月21日收盘": "2023-07-21/2023-07-21",
        "7月21日收盘": "2023-07-21/2023-07-21",
        "1 月 5 日消息": "2024-01-05/2024-01-05 announcement",
    },
    no={"7月21": "no day"},
)
def day(m: Match) -> list[Found] | None:
    on = parse_small(m["m"]), parse_small(m["d"])
    return one(m, Calendar("day", year_said(m), on, on))


@rules.add(
    r"{Y}?(?P<m>{M})\s?月\s?(?P<a>{D})\s?[日号]?{to}(?P<b>{D})\s?[日号]",
    yes={"7月1日至15日成交额": "2023-07-01/2023-07-15", "2023年7月1-7日": "2023-07-01/2023-07-07"},
    no={"7月1日至8月5日": "two months"},
)
def days(m: Match) -> list[Found] | None:
    n = parse_small(m["m"])
    return one(m, Calendar("day", year_said(m), (n, parse_small(m["a"])), (n, parse_small(m["b"]))))


@rules.add(
    r"(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?![\d.])"
    r"(?:\s{1,2}\d\d:\d\d(?::\d\d)?)?",
    yes={"2023-07-21收盘": "2023-07-21/2023-07-21", "2023/7/21": "2023-07-21/2023-07-21"},
    no={"2023-07": "a month"},
)
def iso(m: Match) -> list[Found] | None:
    on = int(m["m"]), int(m["d"])
    return one(m, Calendar("day", Year("said", int(m["y"])), on, on))


@rules.add(
    r"(?P<this>本月\s?)?(?P<d>{D})\s?日(?![线均元内])",
    yes={
        "本月12日销量3万台": "2024-01-12/2024-01-12",
        "本月 12 日销量3万台": "2024-01-12/2024-01-12",
        "8月12日停牌,13日复牌": "2023-08-13/2023-08-13",
        "两市1月28日分化,某公司29日公布业绩": "2024-01-29/2024-01-29 announcement",
    },
    no={
        "近5日": "a length",
        "近 5 日": "a length",
        "连续3日": "a length",
        "连续3日收盘上涨": "a length",
        "工期30日": "a length",
    },
)
def bare_day(m: Match) -> list[Found] | None:
    before = m.string[max(m.start() - 2, 0) : m.start()].rstrip(" ")[-1:]
    if before and before not in _BEFORE_DAY and not m["this"]:
        told = m["d"].isascii() and before not in _BEFORE_LENGTH and not before.isascii()
        if not told or _TOLD.match(m.string, m.end()) is None:
            return None
    on = 0, parse_small(m["d"])
    return one(m, Calendar("day", Year("published" if m["this"] else "context"), on, on))


@rules.add(
    r"(?P<w>本|上|下|这)?(?:周|星期)(?P<d>[一二三四五六日天])(?![年季月期福])",
    yes={"周三收盘": "2024-01-24/2024-01-24", "上周五收盘": "2024-01-26/2024-01-26"},
    no={"一周": "a length", "周六福": "a name"},
)
def weekday(m: Match) -> list[Found] | None:
    week = {"上": -1, "下": 1}.get(m["w"] or "", 0)
    n = "一二三四五六日".find(m["d"].replace("天", "日"))
    return one(m, Step("weekday", "published" if m["w"] else "context", week, n))


@rules.add(
    r"(?:近|过去|未来|最近|今后|此后|往后)的?\s?(?:\d{1,2}(?:[-~至到]\d{1,2})?|[一二两三四五六七八九十几数半]{1,3})\s?"
    r"(?:年|个?季度|个月|周|天|日|个交易日|个财年)(?:间|来|内|里|以来)?"
    r"|(?:\d{1,2}|[一二两三四五六七八九十几数]{1,2})\s?(?:年|个月|个季度)(?:之|以)?前(?![一二两三四\d])"
    r"|此前(?:的)?\d{1,2}年间?|[一二三四五六七八九十]年[间来]|\d{1,2}年来",
    yes={
        "近三年累计研发投入3亿元": "",
        "未来5年投入3亿元": "",
        "过去12个月,股价上涨3%": "",
        "十年间翻番": "",
        "今后2-3年投入3亿元": "",
        "三年前,公司营收3亿元": "",
        "两个月前,公司收到要约,价格3元": "",
        "30年来累计投入3亿元": "",
        "股价创近七年新高": " baseline",
    },
    no={"工期三年": "a value", "刚刚过去的3月": "a month", "2023年来": "no length"},
)
def stretch(m: Match) -> list[Found] | None:
    return one(m, Step("none"))


@rules.add(
    r"(?:(?P<last>上个?)|(?P<this>[本这]个?)|刚刚?过去的)周末",
    yes={"上周末客流3万人次": "2024-01-27/2024-01-28", "在刚刚过去的周末,客流3万人次": "2024-01-27/2024-01-28"},
    no={"每个周末": "many", "一周末": "no weekend of its own"},
)
def weekend(m: Match) -> list[Found]:
    base: Literal["published", "context"] = "published" if m["last"] or m["this"] else "context"
    saturday = Step("weekday", base, -1 if m["last"] else 0, 5)
    return one(m, Between(saturday, Step("weekday", "context", 0, 6)))


@rules.add(
    r"即日起?\s?[至到]\s?{Y}?(?P<m>{M})\s?月\s?(?:(?P<d>{D})\s?[日号]|[底末])",
    yes={
        "即日起至2024年12月31日,补贴3万元": "2024-01-30/2024-12-31",
        "1月8日发布公告,即日起至3月底,补贴3万元": "2024-01-08/2024-03-31",
    },
    no={"即日起到店,立减3元": "a place", "即日起补贴3万元": "no end"},
)
def from_this_day(m: Match) -> list[Found]:
    month = parse_small(m["m"])
    last = month, parse_small(m["d"]) if m["d"] else 0
    return one(m, Between(Step("announced", "context"), Calendar("day", year_said(m), last, last)))


@rules.add(
    r"(?P<name>{word})",
    yes={
        "今日收报12元": "2024-01-30/2024-01-30",
        "上月营收": "2023-12-01/2023-12-31",
        "上季度营收": "2023-10-01/2023-12-31",
    },
    no={"三季度": "of the calendar"},
)
def word(m: Match) -> list[Found] | None:
    return one(m, when_of(m["name"]))
