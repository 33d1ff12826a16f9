"""Times of the calendar: years, halves, quarters, months, days, each with or without its year before it.

All patterns read the normalised text: ASCII digits, commas and dashes, simplified characters.
"""

from __future__ import annotations

import regex

from extractor.periods.model import UNSAID, Between, Calendar, Step, When, Year
from extractor.periods.words import RELATIVE_WORD, YEAR_WORD, when_of, year_of
from extractor.rules import Match, RuleSet

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "首": 1}

_LISTED_YEAR = regex.compile(r"(?P<y>\d{2,4})\s?[年EA]?")

Found = tuple[int, int, When]
"""Half-open offsets of one expression and what it means. A rule gives one or, for a list, several."""

rules = RuleSet(
    "period",
    {
        "Y": rf"(?:(?P<y4>(?:19|20)\d\d|[一二][零九][零一二三四五六七八九]{{2}})\s?(?:年度?|财政年度|财年)?"
        rf"|(?P<y2>[0-4]\d)\s?(?:年度?|财年)|FY\s?(?P<fy>(?:20)?\d\d)|(?P<yw>{YEAR_WORD}))\s?的?",
        "M": r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]",
        "D": r"3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]",
        "to": r"\s?(?:--?|~|—{1,2}|至|到)\s?",
        "word": RELATIVE_WORD,
        "YW": YEAR_WORD,
    },
)


def parse_small(digits: str) -> int:
    """``"12"``, ``"十二"``, ``"两"`` to a number below 100."""
    if digits.isascii():
        return int(digits)
    if "十" in digits:
        tens, ones = digits.split("十")
        return _DIGITS.get(tens, 1) * 10 + (_DIGITS[ones] if ones else 0)
    return _DIGITS[digits]


def parse_year(digits: str) -> int:
    """A year of two or four digits: ``"23"`` to 2023, ``"二零二三"`` to 2023."""
    if not digits.isascii():
        digits = "".join(str(_DIGITS[c]) for c in digits)
    return int(digits) if len(digits) == 4 else (2000 if int(digits) < 70 else 1900) + int(digits)


def _year(m: Match) -> Year:
    for group in ("y4", "y2", "fy"):
        if m[group]:
            return Year("said", parse_year(m[group]))
    return year_of(m["yw"]) if m["yw"] else UNSAID


def _fiscal(m: Match) -> bool:
    return "财" in m[0] or "FY" in m[0]


def _one(m: Match, when: When | None) -> list[Found] | None:
    return None if when is None else [(m.start(), m.end(), when)]


_NO_YEAR_BEFORE = "近过去来满约超逾达共第每长期限为了后前历经时"
_NO_YEAR_AFTER = "来期前后内的以间多余左限债国老之"


def _is_two_digit_year(m: Match) -> bool:
    """Whether 23年 is a year, not a length: 20年来, 近20年, 10年期 are lengths."""
    text, start, end = m.string, m.start(), m.end()
    if not 10 <= int(m["y2"]) <= 40:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == "的" and before and before in "于较比由从与":
        return True
    return (not before or before not in _NO_YEAR_BEFORE) and (not after or after not in _NO_YEAR_AFTER)


@rules.add(
    r"(?:(?P<y4>(?:19|20)\d\d|[一二][零九][零一二三四五六七八九]{2})\s?(?:年度?|财政年度|财年)"
    r"|(?P<y2>[0-4]\d)\s?(?:年度?|财年)|FY\s?(?P<fy>(?:20)?\d\d)|(?P<yw>{YW}))(?![版款])(?:\s?(?:的?全年(?:度)?))?",
    yes={
        "2023年营收3亿元": "2023-01-01/2023-12-31",
        "二零二三年营收3亿元": "2023-01-01/2023-12-31",
        "2023财年营收3亿元": "2023-01-01/2023-12-31",
        "2023年全年营收3亿元": "2023-01-01/2023-12-31",
        "去年营收3亿元": "2023-01-01/2023-12-31",
        "公司23年营收3亿元": "2023-01-01/2023-12-31",
        "FY2023营收3亿元": "2023-01-01/2023-12-31",
    },
    no={"近20年": "a length", "10年期国债": "a length", "2023年版": "an edition"},
)
def year(m: Match) -> list[Found] | None:
    if m["y2"] and not _is_two_digit_year(m):
        return None
    return _one(m, Calendar("year", _year(m), fiscal=_fiscal(m)))


@rules.add(
    r"(?P<y>20\d\d|[1-4]\d)\s?[EeA](?![A-Za-z\d])",
    yes={"2024E净利3亿元": "2024-01-01/2024-12-31", "25E净利4亿元": "2025-01-01/2025-12-31"},
    no={"2024Excel": "a word"},
)
def estimate(m: Match) -> list[Found] | None:
    return _one(m, Calendar("year", Year("said", parse_year(m["y"]))))


@rules.add(
    r"(?P<a>20\d\d|19\d\d|[1-4]\d)\s?年?{to}(?P<b>20\d\d|19\d\d|[1-4]\d)\s?"
    r"(?:(?:年度?|财年)(?!的?(?:[上下]半年|前|第?[一二三四]季|Q|\d|[一二三四五六七八九十]+月|末|底|初))|[EA](?![A-Za-z]))",
    yes={
        "2021-2023年营收": "2021-01-01/2023-12-31",
        "2021年至2023年营收": "2021-01-01/2023-12-31",
        "预计19-21年EPS": "2019-01-01/2021-12-31",
    },
    no={"5-10年": "a length"},
)
def year_range(m: Match) -> list[Found] | None:
    a, b = parse_year(m["a"]), parse_year(m["b"])
    if not a < b or (len(m["a"]) == 2 and (int(m["a"]) < 15 or b - a > 5)):
        return None
    return _one(m, Between(Calendar("year", Year("said", a)), Calendar("year", Year("said", b))))


@rules.add(
    r"(?P<a>20\d\d|19\d\d)\s?[-~至]\s?(?P<b>20\d\d|19\d\d)(?=\s?[)|])",
    yes={"报告期内(2021-2023)营收分别为3亿元、4亿元和5亿元": "2021-01-01/2023-12-31"},
    no={"(2023-2021)": "backwards", "房间2021-2023号": "no years"},
)
def bare_year_range(m: Match) -> list[Found] | None:
    a, b = int(m["a"]), int(m["b"])
    if m.string[m.start() - 1 : m.start()] not in ("(", "|", " ") or a >= b:
        return None
    return _one(m, Between(Calendar("year", Year("said", a)), Calendar("year", Year("said", b))))


@rules.add(
    r"(?:20\d\d|19\d\d|[1-4]\d(?=\s?[EA年]?/))(?:\s?年?(?:[、/]|,\s?|和|及|以及|与)(?:20\d\d|19\d\d|(?<=/)[1-4]\d)){1,9}"
    r"\s?(?:年|[EA](?![A-Za-z]))(?![上下前第一二三四末底初Q\d])",
    yes={
        "2021/22/23年资本开支分别为4/5/3亿元": "2022-01-01/2022-12-31",
        "2021、2022和2023年": "2021-01-01/2021-12-31",
        "2024/25/26E净利3/4/5亿元": "2026-01-01/2026-12-31",
    },
    no={"10、20年": "lengths"},
)
def year_list(m: Match) -> list[Found] | None:
    found: list[Found] = [
        (m.start() + item.start(), m.start() + item.end(), Calendar("year", Year("said", parse_year(item["y"]))))
        for item in _LISTED_YEAR.finditer(m[0])
    ]
    return found if len(found) > 1 else None


@rules.add(
    r"{Y}?(?:(?P<up>上半年度?|半年度|H1(?!\d)|1H(?![A-Za-z\d]))|(?P<low>下半年度?|H2(?!\d)|2H(?![A-Za-z\d])))",
    yes={
        "2023年上半年营收3亿元": "2023-01-01/2023-06-30",
        "下半年营收3亿元": "2023-07-01/2023-12-31",
        "2023H1营收3亿元": "2023-01-01/2023-06-30",
        "今年H1营收3亿元": "2024-01-01/2024-06-30",
        "2023年半年度净利润": "2023-01-01/2023-06-30",
    },
    no={"一年半": "a length"},
)
def half(m: Match) -> list[Found] | None:
    first, last = ((1, 1), (6, 0)) if m["up"] else ((7, 1), (12, 0))
    return _one(m, Calendar("half", _year(m), first, last, _fiscal(m)))


@rules.add(
    r"(?P<y>20\d\d|[1-4]\d)\s?(?P<k>[HQ])\s?(?P<n>[1-4])(?!\d)|(?P<n2>[1-4])(?P<k2>[HQ])\s?(?P<y3>20\d\d|[1-4]\d)(?!\d)",
    yes={
        "3Q23营收3亿元": "2023-07-01/2023-09-30",
        "23Q3营收3亿元": "2023-07-01/2023-09-30",
        "1H23营收3亿元": "2023-01-01/2023-06-30",
        "2023Q4营收3亿元": "2023-10-01/2023-12-31",
    },
    no={"5Q23": "no quarter"},
)
def code(m: Match) -> list[Found] | None:
    n, kind, said = int(m["n"] or m["n2"]), m["k"] or m["k2"], Year("said", parse_year(m["y"] or m["y3"]))
    if kind == "H":
        return _one(m, Calendar("half", said, (6 * n - 5, 1), (6 * n, 0))) if n < 3 else None
    return _one(m, Calendar("quarter", said, (3 * n - 2, 1), (3 * n, 0)))


@rules.add(
    r"{Y}?(?:第?(?P<q>[一二三四1-4])\s?(?:财季|季度)|第(?P<q2>[一二三四1-4])(?:个季度|季)|Q(?P<q3>[1-4])(?!\d)"
    r"|(?P<q4>[1-4])Q(?![A-Za-z\d])|(?P<q5>首|末)季度?)",
    yes={
        "2023年第三季度营收3亿元": "2023-07-01/2023-09-30",
        "三季度营收3亿元": "2023-07-01/2023-09-30",
        "第三季营收3亿元": "2023-07-01/2023-09-30",
        "去年四季度营收3亿元": "2023-10-01/2023-12-31",
        "Q1营收3亿元": "2024-01-01/2024-03-31",
        "2024年3Q营收": "2024-07-01/2024-09-30",
    },
    no={"连续三个季度": "a length"},
)
def quarter(m: Match) -> list[Found] | None:
    if m.string[max(m.start() - 2, 0) : m.start()] in ("连续", "过去", "最近"):
        return None
    said = m["q"] or m["q2"] or m["q3"] or m["q4"]
    n = parse_small(said) if said else (1 if m["q5"] == "首" else 4)
    return _one(m, Calendar("quarter", _year(m), (3 * n - 2, 1), (3 * n, 0), _fiscal(m)))


@rules.add(
    r"{Y}?(?:(?:前|头|首)\s?(?P<n>{M}|两)\s?(?:个)?(?P<u>财季|季度|季|月份?)"
    r"|第?[一1](?:季度?)?{to}第?(?P<q>[二三四2-4])季度)",
    yes={
        "前三季度营收3亿元": "2023-01-01/2023-09-30",
        "2023年前11个月营收3亿元": "2023-01-01/2023-11-30",
        "今年前两个月营收3亿元": "2024-01-01/2024-02-29",
        "一至三季度营收3亿元": "2023-01-01/2023-09-30",
        "首3个月营收3亿元": "2023-01-01/2023-03-31",
    },
    no={"此前三个月": "the three months before"},
)
def cumulative(m: Match) -> list[Found] | None:
    if m.string[m.start() - 1 : m.start()] in ("此", "之", "以", "提"):
        return None
    n = parse_small(m["n"] or m["q"])
    months = n if (m["u"] or "").startswith("月") else 3 * n
    return _one(m, Calendar("span", _year(m), (1, 1), (months, 0), _fiscal(m))) if months <= 12 else None


@rules.add(
    r"{Y}?(?P<a>{M})\s?(?:月份?)?{to}(?P<b>{M})\s?月份?(?!\s?\d)",
    yes={
        "1-9月营收3亿元": "2023-01-01/2023-09-30",
        "2023年1—9月份营收3亿元": "2023-01-01/2023-09-30",
        "5月至7月营收3亿元": "2023-05-01/2023-07-31",
        "2022年11月-2月": "2022-11-01/2023-02-28",
    },
    no={"1-9个月": "a length"},
)
def months(m: Match) -> list[Found] | None:
    a, b = parse_small(m["a"]), parse_small(m["b"])
    return _one(m, Calendar("month", _year(m), (a, 1), (b if b >= a else b + 12, 0)))


@rules.add(
    r"{Y}?(?P<a>{M})\s?[、和/]\s?(?P<b>{M})\s?月份?(?!\s?\d)",
    yes={"7、8月产量分别为3万吨、4万吨": "2023-07-01/2023-07-31"},
    no={"第一、二月台": "a place"},
)
def month_pair(m: Match) -> list[Found] | None:
    if m.string[m.start() - 1 : m.start()] == "第":
        return None
    a, b, said = parse_small(m["a"]), parse_small(m["b"]), _year(m)
    return [
        (m.start(), m.end("a"), Calendar("month", said, (a, 1), (a, 0))),
        (m.start("b"), m.end(), Calendar("month", said, (b, 1), (b, 0))),
    ]


@rules.add(
    r"{Y}?(?P<a>[一二三1-3])\s?[、和/]\s?(?P<b>[二三四2-4])\s?季度",
    yes={"2023年一、二季度营收分别为3亿元、4亿元": "2023-01-01/2023-03-31"},
    no={"一、二季": "too short"},
)
def quarter_pair(m: Match) -> list[Found] | None:
    a, b, said = parse_small(m["a"]), parse_small(m["b"]), _year(m)
    return [
        (m.start(), m.end("a"), Calendar("quarter", said, (3 * a - 2, 1), (3 * a, 0))),
        (m.start("b"), m.end(), Calendar("quarter", said, (3 * b - 2, 1), (3 * b, 0))),
    ]


@rules.add(
    r"{Y}?(?P<m>{M})\s?月份?",
    yes={
        "2023年6月营收3亿元": "2023-06-01/2023-06-30",
        "12月份营收3亿元": "2023-12-01/2023-12-31",
        "十二月营收3亿元": "2023-12-01/2023-12-31",
        "去年2月营收3亿元": "2023-02-01/2023-02-28",
    },
    no={"3个月": "a length"},
)
def month(m: Match) -> list[Found] | None:
    n = parse_small(m["m"])
    return _one(m, Calendar("month", _year(m), (n, 1), (n, 0)))


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
    return _one(m, Calendar("day", _year(m), on, on))


@rules.add(
    r"{Y}?(?P<m>{M})\s?月\s?(?P<a>{D})\s?[日号]?{to}(?P<b>{D})\s?[日号]",
    yes={"7月1日至15日成交额": "2023-07-01/2023-07-15", "2023年7月1-7日": "2023-07-01/2023-07-07"},
    no={"7月1日至8月5日": "two months"},
)
def days(m: Match) -> list[Found] | None:
    n = parse_small(m["m"])
    return _one(m, Calendar("day", _year(m), (n, parse_small(m["a"])), (n, parse_small(m["b"]))))


@rules.add(
    r"(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?![\d.])"
    r"(?:\s{1,2}\d\d:\d\d(?::\d\d)?)?",
    yes={"2023-07-21收盘": "2023-07-21/2023-07-21", "2023/7/21": "2023-07-21/2023-07-21"},
    no={"2023-07": "a month"},
)
def iso(m: Match) -> list[Found] | None:
    on = int(m["m"]), int(m["d"])
    return _one(m, Calendar("day", Year("said", int(m["y"])), on, on))


@rules.add(
    r"(?P<d>{D})日(?![线均元内])",
    yes={"8月12日停牌,13日复牌": "2023-08-13/2023-08-13"},
    no={"近5日": "a length", "连续3日": "a length"},
)
def bare_day(m: Match) -> list[Found] | None:
    before = m.string[m.start() - 1 : m.start()]
    if before not in ("", ",", "。", ";", "\n", " ", "(", "从", "自", "至", "于", "、", "截", "在", "日"):
        return None
    return _one(m, Calendar("day", Year("context"), (0, parse_small(m["d"])), (0, parse_small(m["d"]))))


@rules.add(
    r"[“\"‘']?(?P<n>[九八]|十[一二三四]?)五[”\"’']?(?:期间|时期|以来|前(?=[两三四]年)|(?=期?末|收官|开局)|(?=[,]))",
    yes={"“十四五”期间新建公路": "2021-01-01/2025-12-31", "十三五时期新建公路": "2016-01-01/2020-12-31"},
    no={"“十四五”规划": "a name"},
)
def plan(m: Match) -> list[Found] | None:
    # The n-th five-year plan runs from 1951 + 5 n on; the tenth began in 2001.
    start = 1951 + 5 * parse_small(m["n"])
    return _one(m, Between(Calendar("year", Year("said", start)), Calendar("year", Year("said", start + 4))))


_REPORTS = {"一": (1, 3), "半": (1, 6), "中": (1, 6), "三": (1, 9), "年": (1, 12)}


@rules.add(
    r"{Y}?(?:第?(?P<k>[一三])季度?报(?:告)?|(?P<h>半|中)(?:年报|报|年度报告|期报告)|(?P<a>年)(?:度报告|报))",
    yes={
        "2023年一季报显示,营收3亿元": "2023-01-01/2023-03-31",
        "2023半年报显示,营收3亿元": "2023-01-01/2023-06-30",
        "2023年三季报显示,营收3亿元": "2023-01-01/2023-09-30",
        "2023年年报显示,营收3亿元": "2023-01-01/2023-12-31",
        "2023年报显示,营收3亿元": "2023-01-01/2023-12-31",
    },
    no={"预报": "no report"},
)
def report(m: Match) -> list[Found] | None:
    a, b = _REPORTS[m["k"] or m["h"] or m["a"]]
    return _one(m, Calendar("span" if b > 3 else "quarter", _year(m), (a, 1), (b, 0), done=True))


@rules.add(
    r"(?:近|过去|未来|最近|今后|此后|往后)的?\s?(?:\d{1,2}(?:[-~至到]\d{1,2})?|[一二两三四五六七八九十几数半]{1,3})\s?(?:年|个?季度|个?月|周|天|日|个交易日|个财年)(?:间|来|内|里|以来)?"
    r"|此前(?:的)?\d{1,2}年间?|十余?年[间来]|[一二三四五六七八九十]年[间来]",
    yes={"近三年累计研发投入": "", "未来5年投入": "", "过去12个月": "", "十年间翻番": ""},
    no={"三年": "a length"},
)
def stretch(m: Match) -> list[Found] | None:
    return _one(m, Step("none"))


@rules.add(
    r"(?P<w>本|上|下|这)?(?:周|星期)(?P<d>[一二三四五六日天])(?![年季月期])",
    yes={"周三收盘": "2024-01-24/2024-01-24", "上周五收盘": "2024-01-26/2024-01-26"},
    no={"一周": "a length"},
)
def weekday(m: Match) -> list[Found] | None:
    week = {"上": -1, "下": 1}.get(m["w"] or "", 0)
    n = "一二三四五六日".find(m["d"].replace("天", "日"))
    return _one(m, Step("weekday", "published" if m["w"] else "context", week, n))


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
    return _one(m, when_of(m["name"]))
