"""The publication day, where an article or its file name tells it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import regex

from extractor.text.normalize import normalize

PublishedFrom = Literal["text", "file name"]

# The head of an article: title, date line, byline. What comes later is told in the article, not about it.
_HEAD_LINES = 10
_HEAD_CHARACTERS = 2000

_YEAR, _MONTH, _DAY = r"(?P<y>(?:19|20)\d\d)", r"(?P<m>1[0-2]|0?[1-9])", r"(?P<d>3[01]|[12]\d|0?[1-9])"
_DATE = rf"(?<!\d)(?:{_YEAR}(?:\s?年\s?{_MONTH}\s?月\s?{_DAY}\s?日|(?P<mark>[-/.])\s?{_MONTH}(?P=mark)\s?{_DAY}(?!\d)))"
_CLOCK = r"[\s,T]{0,3}(?:[01]?\d|2[0-3])[:时]\s?[0-5]\d"
_ACT = "(?:发布|发表|发稿|刊登|出版|上传|更新|报告|公告)"

# 发布日期:2024-08-13; 时间: 2024年8月13日; 发表于 2024-08-13
_LABELLED = regex.compile(
    rf"(?:^|(?<=[\s|/]))\W{{0,2}}(?:(?:{_ACT}|编辑)?(?:日期|时间)\s?[:|\s]|{_ACT}(?:于\s?:?|\s?:))\s{{0,3}}{_DATE}"
)
# 2024-08-13 15:17, 2024年8月13日15时
_WITH_CLOCK = regex.compile(rf"{_DATE}{_CLOCK}")
# 某某新闻网2024年8月13日讯, 某某社北京2024年8月13日电
_DATELINE = regex.compile(rf"{_DATE}\s?(?:专?电|讯)(?!\p{{Han}})")
# What may stand before the date in its line: a label, a name, a headline, but no sentence.
_BEFORE = 40
# A line that holds the date and little else: 2024年8月13日 星期二 来源:某某网
_ALONE = regex.compile(rf"^\W{{0,3}}{_DATE}")
_LONGEST_LINE_ALONE = 40
_SIGNED = regex.compile(rf"\s*{_DATE}\s*")
_LAST_LINE = 60

_IN_NAME = regex.compile(
    rf"(?<!\d){_YEAR}(?:(?P<mark>[-_. ]?)(?P<m>1[0-2]|0[1-9])(?P=mark)(?P<d>3[01]|[12]\d|0[1-9])(?!\d)"
    rf"|年{_MONTH}月{_DAY}日)"
)

# A day at the beginning of a field's value; 20240813 only there, where it can be nothing else.
_VALUE = regex.compile(rf"{_DATE}|{_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")


def find_published(text: str, file_name: str | None = None) -> tuple[dt.date, PublishedFrom] | None:
    """The day that an article was published on, and whether its ``text`` or its ``file name`` tells it.

    In the text, within the first ten lines: a labelled date (发布日期:…), a date with a clock time, a date
    line (…日讯), or a line that is a date and little else; or a last line that is nothing but a date. A date
    in running text is no answer: it may be anything's day. In the file name (``report-2024-08-13.txt``,
    ``20240813``): only if there is just one.
    """
    found = _in_head(text)
    if found is not None:
        return found, "text"
    if file_name is not None:
        found = _in_name(file_name)
        if found is not None:
            return found, "file name"
    return None


def parse_published(value: str) -> dt.date | None:
    """The day that a string begins with, as files write it: 2024-08-13, 2024/8/13, 20240813, 2024年8月13日, with
    or without a time of day. The day is the one that is written: no time zone is applied. ``None`` if it is no date.
    """
    plain = value if value.isascii() else normalize(value)
    m = _VALUE.match(plain.strip())
    return _day(m) if m else None


def _in_head(text: str) -> dt.date | None:
    lines = [line for line in normalize(text[:_HEAD_CHARACTERS]).split("\n") if line.strip()][:_HEAD_LINES]
    for line in lines:
        m = _LABELLED.search(line)
        if m and (day := _day(m)) is not None:
            return day
    for pattern in (_WITH_CLOCK, _DATELINE):
        for line in lines:
            m = pattern.search(line)
            if m and m.start() <= _BEFORE and not _is_running(line[: m.start()]) and (day := _day(m)) is not None:
                return day
    for line in lines:
        if len(line) <= _LONGEST_LINE_ALONE and not _is_running(line):
            m = _ALONE.match(line)
            if m and (day := _day(m)) is not None:
                return day
    # How an announcement is signed: the board, and under it the day.
    m = _SIGNED.fullmatch(normalize(text[-_LAST_LINE:]).rstrip().rpartition("\n")[2])
    return _day(m) if m else None


def _is_running(line: str) -> bool:
    return any(c in line for c in ",。!?")


def _in_name(name: str) -> dt.date | None:
    days = {day for m in _IN_NAME.finditer(normalize(name)) if (day := _day(m)) is not None}
    return days.pop() if len(days) == 1 else None


def _day(m: regex.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(m["y"]), int(m["m"]), int(m["d"]))
    except ValueError:  # 31 February
        return None
