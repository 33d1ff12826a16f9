"""Parts of a year: halves, quarters, months and runs of them, with or without the year before; reports."""

from __future__ import annotations

from extractor.periods.model import Calendar, Year
from extractor.periods.shapes import Found, is_fiscal, one, parse_small, parse_year, rules, year_said
from extractor.rules import Match

_REPORTS = {"一": (1, 3), "二": (4, 6), "三": (1, 9), "四": (10, 12), "半": (1, 6), "中": (1, 6), "年": (1, 12)}
"""First and last month of what a report reports on. The third-quarter report of a listed company covers nine;
only funds report on their second and fourth quarters alone."""


@rules.add(
    r"{Y}?(?:(?P<up>上半年度?|半年度|H1(?!\d)|1H(?![A-Za-z\d])"
    r"|(?<=[年度\d])中期(?=业绩|股息|派息|净利|利润|收入|营收|亏损|分红))|(?P<low>下半年度?|H2(?!\d)|2H(?![A-Za-z\d])))",
    yes={
        "2023年上半年营收3亿元": "2023-01-01/2023-06-30",
        "下半年营收3亿元": "2023-07-01/2023-12-31",
        "2023H1营收3亿元": "2023-01-01/2023-06-30",
        "今年H1营收3亿元": "2024-01-01/2024-06-30",
        "2023年半年度净利润": "2023-01-01/2023-06-30",
        "2023年中期业绩,净利3亿元": "2023-01-01/2023-06-30",
        "2023年度中期业绩,净利3亿元": "2023-01-01/2023-06-30",
    },
    no={"一年半": "a length"},
)
def half(m: Match) -> list[Found] | None:
    first, last = ((1, 1), (6, 0)) if m["up"] else ((7, 1), (12, 0))
    return one(m, Calendar("half", year_said(m), first, last, is_fiscal(m)))


@rules.add(
    r"(?P<y>20\d\d|[1-4]\d)\s?(?P<k>[HQ])\s?(?P<n>[1-4])(?!\d)|(?P<n2>[1-4])(?P<k2>[HQ])\s?(?P<y3>20\d\d|[1-4]\d)(?!\d)"
    r"|(?P<k3>[HQ])(?P<n3>[1-4])\s?(?P<y4>20\d\d)(?!\d)",
    yes={
        "3Q23营收3亿元": "2023-07-01/2023-09-30",
        "23Q3营收3亿元": "2023-07-01/2023-09-30",
        "1H23营收3亿元": "2023-01-01/2023-06-30",
        "2023Q4营收3亿元": "2023-10-01/2023-12-31",
        "Q2 2023营收3亿元": "2023-04-01/2023-06-30",
    },
    no={"5Q23": "no quarter"},
)
def code(m: Match) -> list[Found] | None:
    n, kind = int(m["n"] or m["n2"] or m["n3"]), m["k"] or m["k2"] or m["k3"]
    said = Year("said", parse_year(m["y"] or m["y3"] or m["y4"]))
    if kind == "H":
        return one(m, Calendar("half", said, (6 * n - 5, 1), (6 * n, 0))) if n < 3 else None
    return one(m, Calendar("quarter", said, (3 * n - 2, 1), (3 * n, 0)))


@rules.add(
    r"(?P<y>20\d\d|[1-4]\d)\s?Q(?P<a>[1-3]){to}Q?(?P<b>[2-4])(?!\d)",
    yes={"23Q1-3营收3亿元": "2023-01-01/2023-09-30", "2023Q2-Q4营收3亿元": "2023-04-01/2023-12-31"},
    no={"23Q1-23Q3": "two quarters with their years"},
)
def codes(m: Match) -> list[Found] | None:
    a, b = int(m["a"]), int(m["b"])
    said = Year("said", parse_year(m["y"]))
    return one(m, Calendar("span", said, (3 * a - 2, 1), (3 * b, 0))) if a < b else None


@rules.add(
    r"{Y}?(?:第?(?P<q>[一二三四1-4])\s?(?:财季|季度|季(?=[末底]))|第(?P<q2>[一二三四1-4])(?:个季度|季)"
    r"|Q(?P<q3>[1-4])(?!\d(?!\d{0,2}(?:\.\d++)?[亿万%]))"
    r"|(?P<q4>[1-4])Q(?![A-Za-z\d])|(?P<q5>首|末)季度?)",
    yes={
        "2023年第三季度营收3亿元": "2023-07-01/2023-09-30",
        "三季度营收3亿元": "2023-07-01/2023-09-30",
        "第三季营收3亿元": "2023-07-01/2023-09-30",
        "去年四季度营收3亿元": "2023-10-01/2023-12-31",
        "Q1营收3亿元": "2024-01-01/2024-03-31",
        "2024年3Q营收": "2024-07-01/2024-09-30",
        "(Q10.64亿元)": "2024-01-01/2024-03-31",
    },
    no={"连续三个季度": "a length"},
)
def quarter(m: Match) -> list[Found] | None:
    if m.string[max(m.start() - 2, 0) : m.start()] in ("连续", "过去", "最近"):
        return None
    said = m["q"] or m["q2"] or m["q3"] or m["q4"]
    n = parse_small(said) if said else (1 if m["q5"] == "首" else 4)
    return one(m, Calendar("quarter", year_said(m), (3 * n - 2, 1), (3 * n, 0), is_fiscal(m)))


@rules.add(
    r"{Y}?(?:(?:前|头|首)\s?(?P<n>{M}|两)\s?(?:个)?(?P<u>财季|季度|季|月份?)"
    r"|第?[一1](?:季度?)?{to}第?(?P<q>[二三四2-4])季度|Q1{to}Q?(?P<q2>[2-4])(?!\d))",
    yes={
        "前三季度营收3亿元": "2023-01-01/2023-09-30",
        "2023年前11个月营收3亿元": "2023-01-01/2023-11-30",
        "今年前两个月营收3亿元": "2024-01-01/2024-02-29",
        "一至三季度营收3亿元": "2023-01-01/2023-09-30",
        "2023年Q1-Q3营收3亿元": "2023-01-01/2023-09-30",
        "2022年Q1~3营收3亿元": "2022-01-01/2022-09-30",
        "首3个月营收3亿元": "2023-01-01/2023-03-31",
    },
    no={"此前三个月": "the three months before", "节前一个月": "the month before", "上市前两个月": "before something"},
)
def cumulative(m: Match) -> list[Found] | None:
    n = parse_small(m["n"] or m["q"] or m["q2"])
    if n < 2 or m.string[m.start() - 1 : m.start()] in tuple("此之以提节市牌盘会购日周月"):
        return None
    months = n if (m["u"] or "").startswith("月") else 3 * n
    return one(m, Calendar("span", year_said(m), (1, 1), (months, 0), is_fiscal(m))) if months <= 12 else None


@rules.add(
    r"{Y}?(?P<a>{M})\s?(?:月份?)?{to}(?P<b>{M})\s?月(?:份|(?!\s?\d))",
    yes={
        "1-9月份3亿元": "2023-01-01/2023-09-30",
        "1-9月营收3亿元": "2023-01-01/2023-09-30",
        "2023年1—9月份营收3亿元": "2023-01-01/2023-09-30",
        "5月至7月营收3亿元": "2023-05-01/2023-07-31",
        "2022年11月-2月": "2022-11-01/2023-02-28",
    },
    no={"1-9个月": "a length"},
)
def months(m: Match) -> list[Found] | None:
    a, b = parse_small(m["a"]), parse_small(m["b"])
    return one(m, Calendar("month", year_said(m), (a, 1), (b if b >= a else b + 12, 0)))


@rules.add(
    r"{Y}?(?P<a>{M})\s?[、和/]\s?(?P<b>{M})\s?(?:月份?|两个?月)(?!\s?\d)",
    yes={
        "7、8两月产量分别为3万吨、4万吨": "2023-07-01/2023-07-31",
        "7、8月产量分别为3万吨、4万吨": "2023-07-01/2023-07-31",
    },
    no={"第一、二月台": "a place"},
)
def month_pair(m: Match) -> list[Found] | None:
    if m.string[m.start() - 1 : m.start()] == "第":
        return None
    a, b, said = parse_small(m["a"]), parse_small(m["b"]), year_said(m)
    return [
        (m.start(), m.end("a"), Calendar("month", said, (a, 1), (a, 0))),
        (m.start("b"), m.end(), Calendar("month", said, (b, 1), (b, 0))),
    ]


@rules.add(
    r"{Y}?(?P<a>[一二三1-3])(?:\s?[、和/]\s?|(?<=[一二三])(?=[二三四]))(?P<b>[二三四2-4])\s?季度",
    yes={
        "2023年一、二季度营收分别为3亿元、4亿元": "2023-01-01/2023-03-31",
        "2023年二三季度营收分别为3亿元、4亿元": "2023-04-01/2023-06-30",
    },
    no={"一、二季": "too short"},
)
def quarter_pair(m: Match) -> list[Found] | None:
    a, b, said = parse_small(m["a"]), parse_small(m["b"]), year_said(m)
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
    return one(m, Calendar("month", year_said(m), (n, 1), (n, 0)))


@rules.add(
    r"{Y}?(?:第?(?P<k>[一二三四])季度?报(?:告)?|(?P<h>半|(?<![其之当])中)(?:年报|报|年度报告|期报告)"
    r"|(?P<a>年)(?:度报告|报(?!告)))(?![名价送道酬警废考批备])",
    yes={
        "2023年一季报显示,营收3亿元": "2023-01-01/2023-03-31",
        "2023半年报显示,营收3亿元": "2023-01-01/2023-06-30",
        "某某股份2023中报显示,营收3亿元": "2023-01-01/2023-06-30",
        "2023年三季报显示,营收3亿元": "2023-01-01/2023-09-30",
        "基金2023年四季报显示,仓位80%": "2023-10-01/2023-12-31",
        "2023年年报显示,营收3亿元": "2023-01-01/2023-12-31",
        "2023年报显示,营收3亿元": "2023-01-01/2023-12-31",
    },
    no={
        "预报": "no report",
        "研究院2023年报告显示": "not the annual report",
        "2023年报名人数": "another word",
        "其中报名300人": "another word",
    },
)
def report(m: Match) -> list[Found] | None:
    a, b = _REPORTS[m["k"] or m["h"] or m["a"]]
    return one(m, Calendar("span" if b > 3 else "quarter", year_said(m), (a, 1), (b, 0), done=True))
