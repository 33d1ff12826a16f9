"""What an amount is for, written before it: 每吨3650元, 每10股派1元, 10派3元."""

from __future__ import annotations

import re

import regex

from extractor.quantities.atoms import is_digit
from extractor.quantities.units import match_denominator

# 每10股送3股转增4股派2元: the shares given with the dividend or with others.
_BONUS = re.compile(
    r"(?:(?:[转送增红股]+ ?\d+(?:\.\d+)? ?股?|派[发送]?[^\d]{0,6}\d+(?:\.\d+)? ?元(?:\(含税\))?)[并及、,]?(?:同时)?)+"
    r"(?:派[发送]?[^\d]{0,8}|[转送增红股]{1,4})"
)
# 10派3元, 10转4派2元: the short form without 每 and 股.
_SHORT_DIVIDEND = regex.compile(r"(?r)(?<!\d)10股?(?:[转送]增?\d+(?:\.\d+)?股?)*(?:派(?:现|息|发)?|[转送]增?)")
_BONUS_VERBS = frozenset("增送股转红配售")
_DIVIDEND_VERBS = frozenset("派现息发转增送")
_PER = re.compile(r"每 ?(?P<n>10|十|百|100|千(?![瓦克米])|1000|万)? ?")
_COUNTS = {"10": 10, "十": 10, "百": 100, "100": 100, "千": 1000, "1000": 1000, "万": 10000}
_TIMES = frozenset(("year", "month", "day", "week", "h", "min", "s", "次", "quarter", "季", "晚", "夜", "季度"))


def find_denominator(plain: str, at: int, *, shares: bool = False) -> tuple[int, str, int] | None:
    """The 每吨, 每10股 that an amount at ``at`` is for: where it begins, its code, and how many of it.

    ``shares``: the amount is in shares itself (每10股转增6股), which only a bonus issue has.
    """
    verb = plain[max(at - 2, 0) : at].rstrip(" ")[-1:]
    if shares and verb not in _BONUS_VERBS:
        return None
    start = plain.rfind("每", max(0, at - 22), at)
    if start < 0:
        if verb in _DIVIDEND_VERBS and (short := _SHORT_DIVIDEND.match(plain, max(0, at - 20), at)):
            return short.start(), "股", 10
        return None
    m = _PER.match(plain, start)
    below = match_denominator(plain, m.end()) if m else None
    if m is None or below is None or below[0] > at or below[1] in _TIMES:
        return None
    between = plain[below[0] : at]
    wide = below[1] in ("股", "ADS")
    if len(between) > (18 if wide else 8) or any(c in ",。;!?\n" for c in between):
        return None
    if any(is_digit(c) for c in between) and not (wide and _BONUS.fullmatch(between)):
        return None
    return start, below[1], _COUNTS.get(m["n"] or "", 1)
