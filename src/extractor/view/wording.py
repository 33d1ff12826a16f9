"""Codes and values in the words that a Chinese reader uses for them."""

from __future__ import annotations

import calendar
import datetime as dt
from decimal import Decimal

from extractor.codes import Basis, Bound, Modality
from extractor.records import Claim, Fate, Period

BOUNDS: dict[Bound, str] = {
    "exact": "",
    "about": "约",
    "over": "超",
    "at_least": "至少",
    "under": "不足",
    "at_most": "至多",
    "nearly": "近",
    "range": "",
}
BASES: dict[Basis, str] = {
    "yoy": "同比",
    "qoq": "环比",
    "ytd": "较年初",
    "cagr": "年均",
    "period": "较他期",
    "entity": "较他者",
}
MODALITIES: dict[Modality, str] = {"actual": "", "forecast": "预计", "target": "目标", "hypothetical": "假设"}
ORIGINS = {
    "text": "正文",
    "file name": "文件名",
    "html": "网页信息",
    "front matter": "文首元数据",
    "field": "字段",
}
"""Where a publication day was found, as ``Article.published_from`` says it."""
FATES: dict[Fate, str] = {"claim": "论断", "period": "时间", "no_claim": "不计", "unaccounted": "未解释"}
REASONS = {
    "time": "日期或时刻",
    "list": "序号",
    "name": "名称里的数字",
    "id": "编号",
    "idiom": "成语或习语",
    "determiner": "指代,不是新数量",
    "furniture": "版面文字",
    "no_metric": "没有所量之物",
    "denied": "文中否认",
    "other": "其他",
}

_HUNDRED_MILLION = Decimal(10**8)
_TEN_THOUSAND = Decimal(10**4)


def visible(text: str) -> str:
    """``text`` in one line that cannot steer a terminal: breaks as spaces, other controls and surrogates as �."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)


def describe_number(value: Decimal) -> str:
    """A number with 万 and 亿, as precise as it is: ``7800000000`` → ``78亿``."""
    size = abs(value)
    if size >= _HUNDRED_MILLION:
        return f"{_trim(value / _HUNDRED_MILLION)}亿"
    if size >= 10 * _TEN_THOUSAND or (size >= _TEN_THOUSAND and size % 1000 == 0):
        return f"{_trim(value / _TEN_THOUSAND)}万"
    return _trim(value)


def describe_value(claim: Claim) -> str:
    """Bound, sign, number and unit of a claim: ``超 100 家``, ``+9.7 %``, ``降超 4 %``, ``第 3``, ``3亿–5亿 CNY``."""
    amount = claim.amount
    unit = f" {amount.unit}" if amount.unit else ""
    if amount.value is None:
        ends = [describe_number(end) if end is not None else "" for end in (amount.low, amount.high)]
        return f"{ends[0]}–{ends[1]}{unit}"
    number, bound = describe_number(amount.value), BOUNDS[amount.bound]
    if claim.kind == "rank":
        return f"第 {number}"
    if claim.kind in ("change", "growth"):
        # A bound speaks of the magnitude: over -4 would be read as more than -4.
        if bound:
            return f"{'降' if amount.value < 0 else '增'}{bound} {number.lstrip('-')}{unit}"
        if amount.value > 0:
            number = f"+{number}"
    return f"{bound} {number}{unit}" if bound else f"{number}{unit}"


def describe_period(period: Period) -> str:
    """The shortest usual name of a period: ``2023``, ``2023H1``, ``2023Q3``, ``2024-01–09``, ``2024-08-13``."""
    start, end = period.start, period.end
    if start is None or end is None:
        return str(period)
    if start == end:
        return start.isoformat()
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return f"{start}–{end:%m-%d}" if start.year == end.year else f"{start}–{end}"
    return _describe_months(start, end)


def _describe_months(start: dt.date, end: dt.date) -> str:
    """Whole months from that of ``start`` to that of ``end``."""
    if start.year == end.year:
        year, first, last = start.year, start.month, end.month
        if first == last:
            return f"{year}-{first:02}"
        if (first, last) == (1, 12):
            return f"{year}"
        if (first, last) in ((1, 6), (7, 12)):
            return f"{year}H{1 if first == 1 else 2}"
        if last == first + 2 and first % 3 == 1:
            return f"{year}Q{last // 3}"
    elif start.month == 1 and end.month == 12:
        return f"{start.year}–{end.year}"
    return f"{start:%Y-%m}–{end:%m}" if start.year == end.year else f"{start:%Y-%m}–{end:%Y-%m}"


def _trim(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
