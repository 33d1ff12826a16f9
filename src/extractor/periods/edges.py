"""What stands beside a time and changes it: 截至…, …末, …以来, …起, …同期, 截至3月31日止年度."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import regex

from extractor.periods.model import Edge, When
from extractor.periods.shapes import parse_small, parse_year
from extractor.rules import Match, RuleSet

tails = RuleSet("period_tail")
"""What follows a time. A rule gives a function from the time before it to the time with it."""


class Tail(NamedTuple):
    """What a tail makes of the time before it."""

    kind: str
    months: int = 0


@tails.add(
    r"\s?[年期]?[末底](?![端部])",
    yes={
        "2023年末总资产3亿元": "2023-12-31/2023-12-31",
        "2023年期末总资产3亿元": "2023-12-31/2023-12-31",
        "6月底库存3万吨": "2023-06-30/2023-06-30",
        "2023年一季末不良率1%": "2023-03-31/2023-03-31",
    },
    no={"2023年底部": "a floor"},
)
def end(m: Match) -> Tail:
    return Tail("end")


@tails.add(
    r"\s?年?初(?![步级期创始次衷心中高建见具代选])",
    yes={"2023年初": "2023-01-01/2023-01-31", "6月初": "2023-06-01/2023-06-10"},
    no={"2023年初步核算": "a first estimate"},
)
def start(m: Match) -> Tail:
    return Tail("start")


@tails.add(
    r"\s?期初(?![步级期创始次衷心中高建见具代选值])",
    yes={"2023年期初余额3亿元": "2023-01-01/2023-01-01"},
    no={"2023年期初值3%": "a first estimate"},
)
def opening(m: Match) -> Tail:
    return Tail("opening")


@tails.add(
    r"\s?(?:(?P<a>上)|(?P<b>中)|下)旬",
    yes={"2023年7月上旬": "2023-07-01/2023-07-10", "2023年7月下旬": "2023-07-21/2023-07-31"},
    no={"2023年7月": "the month"},
)
def third(m: Match) -> Tail:
    return Tail("first" if m["a"] else "second" if m["b"] else "third")


@tails.add(
    r"\s?(?:(?P<a>上)|下)半月",
    yes={"2023年7月上半月": "2023-07-01/2023-07-15", "2023年7月下半月": "2023-07-16/2023-07-31"},
    no={"2023年上半年": "half of a year"},
)
def half_month(m: Match) -> Tail:
    return Tail("early" if m["a"] else "late")


@tails.add(
    r"\s?的?(?:第\s?(?:[一二三四五]|\d{1,2})|首)周(?![年期岁])",
    yes={"2023年7月第一周销量3万台": "", "2023年第29周销量3万台": ""},
    no={"2023年一周年": "an anniversary"},
)
def week_of(m: Match) -> Tail:
    # Whether a first week begins on the first or on a Monday is the counter's choice.
    return Tail("part")


@tails.add(
    r"\s?(?:(?:以|之)后|后(?=,|\Z))(?![的续])",
    yes={"2021年以后,产量3万吨": "2021-01-01/..", "2023年7月1日后,运费3元": "2023-07-01/.."},
    no={"2021年后三季度": "quarters"},
)
def from_then(m: Match) -> Tail | None:
    # 进入7月后 is still July.
    told = m[0].strip() == "后" and m.string[m.start() - 1] not in "年日号"
    return None if told else Tail("open")


@tails.add(
    r"\s?(?:(?:上市|成立|开业|开通|运营|投产|挂牌|创立|创办|启动|实施|开展|开年|回归|并表)?以来|起?至今(?![年天日晚晨早])|迄今(?:为止)?)",
    yes={
        "今年以来新签订单3亿元": "2024-01-01/2024-01-30",
        "2022年至今": "2022-01-01/2024-01-30",
        "自2022年上市以来分红3亿元": "2022-01-01/2024-01-30",
    },
    no={"上市以来": "no time", "去年11月至今年1月": "a range"},
)
def since(m: Match) -> Tail:
    return Tail("since")


@tails.add(
    r"\s?\)?(?:起|开始)(?=[,至到对执实施正调停恢]|\Z)",
    yes={"2023年9月1日起,运费上调": "2023-09-01/..", "2023年9月1日起执行新价": "2023-09-01/.."},
    no={"2023年起步": "a beginning"},
)
def open_end(m: Match) -> Tail:
    return Tail("open")


@tails.add(
    r"\s?的?同(?:期|月|季)",
    yes={
        "2023年前三季度,营收较2019年同期增长3%": "2019-01-01/2019-09-30 baseline",
        "2023年6月销量较上年同月增长3%": "2022-06-01/2022-06-30 baseline",
    },
    no={"2023年": "the year"},
)
def same(m: Match) -> Tail:
    return Tail("same")


_UP_TO = regex.compile(r"(?r)截[至止][^,。;\n]{3,20}")
_LENGTHS = {"财": 12, "年": 12, "半": 6}


@tails.add(
    r"\s?(?:(?P<till>止)的?|的)\s?"
    r"(?:(?P<n>\d{1,2}|[一二三六九十]{1,2})\s?个月|(?P<y>\d|[一二两三四五六七八九十])\s?年间"
    r"|(?P<u>财政年度|财年|财?季度?(?!节)|年度|半年度?))",
    yes={
        "截至2023年3月31日止年度,收入3亿元": "2022-04-01/2023-03-31",
        "截至2023年9月30日止六个月,收入3亿元": "2023-04-01/2023-09-30",
        "在截至2023年6月30日的6个月内,收入3亿元": "2023-01-01/2023-06-30",
        "在截至 2023 年 3 月 31 日的 6 个月内,收入3亿元": "2022-10-01/2023-03-31",
        "截至2023年6月底的半年,亏损3亿元": "2023-01-01/2023-06-30",
        "截至2023年3月的5年间,虚增收入3亿元": "2018-04-01/2023-03-31",
        "截至2023年6月30日的财季,收入3亿元": "2023-04-01/2023-06-30",
    },
    no={"2023年6月的三个月期货": "no date before it", "截至2023年3月31日": "a day"},
)
def back(m: Match) -> Tail | None:
    if not m["till"] and _UP_TO.match(m.string, max(m.start() - 24, 0), m.start()) is None:
        return None
    if m["y"]:
        return Tail("back", 12 * parse_small(m["y"]))
    length = 3 if m["u"] and "季" in m["u"] else _LENGTHS[m["u"][0]] if m["u"] else parse_small(m["n"])
    return Tail("back", length)


def apply(tail: Tail, when: When) -> When:
    """The time with its tail."""
    return Edge(tail.kind, when, tail.months)  # type: ignore[arg-type]


frames = RuleSet("period_frame")
"""What stands before a time, or between two, and makes one of both."""


@frames.add(
    r"(?r)(?:截[至止]到?|截至于|截止至)\s?",
    yes={
        "截至2023年6月,门店300家": "2023-06-30/2023-06-30",
        "截至去年底,门店300家": "2023-12-31/2023-12-31",
        "截止到2023年12月31日,门店300家": "2023-12-31/2023-12-31",
        "截至三季度末,门店300家": "2023-09-30/2023-09-30",
    },
    no={"2023年6月门店300家": "the month", "截至2023年3月31日止年度": "a year"},
)
def as_of(m: Match) -> str:
    return "end"


@frames.add(
    r"(?r)[自从]\s?",
    yes={"从2023年7月1日开始,执行新价": "2023-07-01/..", "自去年10月起,停产": "2023-10-01/.."},
    no={"2023年7月1日执行新价": "a day", "来自2023年": "no beginning"},
)
def from_on(m: Match) -> str:
    return "open"


@frames.add(
    r"[^,。;\d\n]{1,24}以来(?!的)",
    yes={
        "自2022年进入本地市场以来,累计投资3亿元": "2022-01-01/2024-01-30",
        "自20世纪90年代进入本地市场以来,累计投资3亿元": "1990-01-01/2024-01-30",
    },
    no={"自2022年进入本地市场": "no 以来", "2022年以来": "right after it"},
)
def ever_since(m: Match) -> str:
    return "since"


@frames.add(
    r"\s?(?:--?|~|—{1,2}|至|到)\s?",
    yes={
        "2023年9月至2024年1月,销量3万台": "2023-09-01/2024-01-31",
        "2023年7月1日至8月15日,销量3万台": "2023-07-01/2023-08-15",
        "2022年11月1日到次年3月31日": "2022-11-01/2023-03-31",
        "2023年二季度至四季度,销量3万台": "2023-04-01/2023-12-31",
        "去年四季度到今年1月": "2023-10-01/2024-01-31",
        "去年11月至今年1月": "2023-11-01/2024-01-31",
        "2021年初至2023年末": "2021-01-01/2023-12-31",
        "上周五至周日,客流3万人次": "2024-01-26/2024-01-28",
    },
    no={"2023年增至3万台": "no time after it"},
)
def between(m: Match) -> str:
    return "between"


AS_OF, FROM_ON, EVER_SINCE, BETWEEN = (rule.pattern for rule in frames.rules.values())
AS_OF_LAST, FROM_ON_LAST, BETWEEN_FIRST = "至止到于", "自从", "-~—至到"
"""The characters of a frame next to the time: without one of them, or a space, it is not looked for."""
BEGINNING = regex.compile(r"\s?\)?(?:起|开始|之?后)")
_FISCAL = regex.compile(
    r"(?:截[至止]|结束于|止于)\s?(?:(?P<y>20\d\d)\s?年|(?P<this>今年)|(?P<last>去年))?\s?(?P<m>1[0-2]|0?[1-9])\s?月"
    r"(?:\s?\d{1,2}\s?日|底|末|份)?\s?(?:为?止)?\s?\)?[的,]?\s?"
    r"(?:年度|财政年度|(?:(?P<fy>20\d\d|\d\d)\s?)?(?:财政年度|财年)?(?:第?(?P<q>[一二三四1-4])\s?(?:财季|财政季度))?)(?<=年度|财年|财季|季度)"
)
"""截至5月底的2020财年, 截至2023年3月31日止年度, 截至8月31日的第一财季: the article defines its fiscal year."""


_FIRST_DAYS = 10
"""A quarter of whole weeks that ends in the first days of a month is of the month before."""
_FISCAL_GLOSS = regex.compile(
    r"(?P<fy>20\d\d)\s?财年\s?\(\s?20\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?[-~至到]+\s?(?P<y>20\d\d)\s?年\s?(?P<m>1[0-2]|[1-9])\s?月"
)
"""2026财年(2025年11月1日~2026年10月31日): the fiscal year spelt out."""


_QUARTER_GLOSS = regex.compile(
    r"(?P<fy>20\d\d)\s?财年第?(?P<q>[一二三四1-4])(?:财季|季度?|财政季度)\s?\(截[至止]到?\s?(?P<y>20\d\d)\s?年\s?(?P<m>1[0-2]|[1-9])\s?月"
    r"\s?(?P<d>\d{1,2})"
)
"""2027财年第一季度(截至2026年6月27日): the fiscal year by the end of one of its quarters."""


def find_fiscal_year(plain: str, published: dt.date | None) -> int:
    """How many months after a calendar year the article's fiscal year of that name ends; 0 if it defines none."""
    gloss = _FISCAL_GLOSS.search(plain) if "财年" in plain else None
    if gloss is not None:
        return int(gloss["m"]) - 12 * (int(gloss["fy"]) - int(gloss["y"]) + 1)
    quarter = _QUARTER_GLOSS.search(plain) if "财年" in plain else None
    if quarter is not None:
        ends = int(quarter["m"]) - (1 if int(quarter["d"]) < _FIRST_DAYS else 0)
        return ends + 12 * (int(quarter["y"]) - int(quarter["fy"]) - 1) + 3 * (4 - parse_small(quarter["q"]))
    m = _FISCAL.search(plain) if "财" in plain or "止年度" in plain else None
    if m is None:
        return 0
    month = int(m["m"]) + 3 * (4 - parse_small(m["q"])) if m["q"] else int(m["m"])
    if month > 12:
        month -= 12
    if m["fy"]:
        said = (
            int(m["y"])
            if m["y"]
            else published.year - (1 if m["last"] else 0)
            if published and (m["this"] or m["last"])
            else None
        )
        if said is not None and not m["q"] and said > parse_year(m["fy"]):
            return month
    return month - 12
