"""The rule set of time expressions, and the pieces that its rules share.

All patterns read the normalised text: ASCII digits, commas and dashes, simplified characters. A rule gives
the expressions that it found, as ``When``: what the words say, before any day is known.
"""

from __future__ import annotations

from extractor.periods.model import UNSAID, When, Year
from extractor.periods.words import RELATIVE_WORD, YEAR_WORD, year_of
from extractor.rules import Match, RuleSet

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}

Found = tuple[int, int, When]
"""Half-open offsets of one expression and what it means. A rule gives one or, for a list, several."""

YEAR_NUMBER = r"(?:19|20)\d\d|[一二][零九][零一二三四五六七八九]{2}"

BARE_YEAR_METRIC = (
    r"净利|归母|归属|扣非|营收|营业|收入|利润|业绩|毛利|销售|销量|产量|产能|出货"
    r"|出口|进口|资本开支|每股|分红|派息|EPS|CAGR"
)
"""Right after four digits that may be a year written without 年: 预计2024净利润."""
BARE_YEARS_NOUN = (
    rf"{BARE_YEAR_METRIC}|我国|中国|国内|全球|世界|海外|固定|投资|复合|年均|需求|供给|市场|行业|机场|公司|集团"
)
"""Right after a range of such years: 2019-2023我国投资."""

rules = RuleSet(
    "period",
    {
        "Y": rf"(?:(?P<y4>{YEAR_NUMBER})\s?(?:年度?|财政年度|财年)?|(?P<y2>[0-4]\d)\s?(?:年度?|财年)"
        rf"|FY\s?(?P<fy>(?:20)?\d\d)|(?P<yw>{YEAR_WORD}))\s?的?",
        "YN": YEAR_NUMBER,
        "YW": YEAR_WORD,
        "M": r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]",
        "D": r"3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]",
        "to": r"\s?(?:--?|~|—{1,2}|至|到)\s?",
        "word": RELATIVE_WORD,
        "length": r"(?:[一二三四五六七八九十]{1,2}年(?!期)[间内来里]?)",  # 2019年至2023年这五年间
        "metric": BARE_YEAR_METRIC,
        "noun": BARE_YEARS_NOUN,
    },
)


def parse_small(digits: str) -> int:
    """``"12"``, ``"十二"``, ``"两"`` to a number below 100."""
    if digits.isdecimal():
        return int(digits)
    if "十" in digits:
        tens, ones = digits.split("十")
        return _DIGITS.get(tens, 1) * 10 + (_DIGITS[ones] if ones else 0)
    return _DIGITS[digits]


def parse_year(digits: str) -> int:
    """A year of two or four digits: ``"23"`` to 2023, ``"98"`` to 1998, ``"二零二三"`` to 2023."""
    if not digits.isdecimal():  # a digit of another script reads as it counts
        digits = "".join(str(_DIGITS[c]) for c in digits)
    return int(digits) if len(digits) == 4 else (2000 if int(digits) < 70 else 1900) + int(digits)


def year_said(m: Match) -> Year:
    """The year that the piece ``{Y}`` matched, if any."""
    for group in ("y4", "y2", "fy"):
        if m[group]:
            return Year("said", parse_year(m[group]))
    return year_of(m["yw"]) if m["yw"] else UNSAID


def is_fiscal(m: Match) -> bool:
    """Whether the words count in fiscal years."""
    return "财" in m[0] or "FY" in m[0]


def one(m: Match, when: When) -> list[Found]:
    """The whole match as one expression."""
    return [(m.start(), m.end(), when)]
