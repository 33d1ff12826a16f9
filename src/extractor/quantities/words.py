"""Quantities that words make: ranks, shares in words, multiples in words, no change.

Each rule gives a ``Fixed``: what the words say, whatever stands around them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from extractor.codes import Bound, Kind
from extractor.quantities.model import UnitKind
from extractor.quantities.numerals import HAN, parse_fraction, parse_han, parse_numeral
from extractor.rules import Match, RuleSet

_N = rf"[{HAN}]{{1,8}}+(?:点[零一二三四五六七八九]++)?"

WORDS = RuleSet(
    "quantities.words",
    {
        "n": r"(?:\d{1,4}|[一二三四五六七八九十百零两]{1,5})",
        "han": _N,
        # After 第三 these make an ordinal, not a place in an order.
        "ordinal": r"季|[个家次款种批轮届期步条章节代方者点天年月周日类项套部件场站级层产人称曲阶大道线台]|曲线|时间|产业|位数|阶段|梯队|手|只眼|屏|股东|号|局|篇|版|集|课",
    },
)


class Fixed(NamedTuple):
    """A quantity that words make."""

    value: Decimal
    unit: str
    kind: UnitKind
    claim_kind: Kind | None = None
    bound: Bound = "exact"


def _rank(text: str, bound: Bound = "exact") -> Fixed | None:
    value = parse_numeral(text)
    return None if value is None or value <= 0 else Fixed(value, "rank", "rank", "rank", bound)


@WORDS.add(
    r"第ADJ".replace("ADJ", r" ?(?P<n>{n})(?:名|位(?!数))?(?!{ordinal}|\d|\.\d|[-至到]\d)"),
    yes={"份额排名全球第三": "3 rank", "位列第218位": "218 rank", "连续五年蝉联第一": "1 rank", "获得第二名": "2 rank"},
    no={"第三季度": "a quarter", "第二款车型": "an ordinal", "第三方": "a word"},
)
def place(m: Match) -> Fixed | None:
    return _rank(m["n"])


@WORDS.add(
    r"第(?P<n>{n})(?=大(?!类|会|道|街))",
    yes={"全球第四大通信设备商": "4 rank"},
    no={"第四大道": "a street"},
)
def place_among_largest(m: Match) -> Fixed | None:
    return _rank(m["n"])


@WORDS.add(
    r"前 ?(?P<n>{n})(?:名|位(?!数)|强)?(?! ?(?:个|大|家|季|年|月|天|日|周|期|次|者|轮|届|批|款|装|置|半|景|往|后|提|沿|{n}|\d|\.|%))",
    yes={"出货量跻身前五": "5 rank at_most", "票房排名前10位": "10 rank at_most", "居全国前 5": "5 rank at_most"},
    no={"前三季度": "a time", "前十大股东": "a determiner", "前5个月": "a time"},
)
def among_first(m: Match) -> Fixed | None:
    return _rank(m["n"], "at_most")


@WORDS.add(
    r"(?i:top) ?(?P<n>\d{1,3})(?!\d)",
    yes={"销量进入TOP10": "10 rank at_most"},
    no={"TOP2024": "a year"},
)
def top(m: Match) -> Fixed | None:
    return _rank(m["n"], "at_most")


@WORDS.add(
    r"首位(?!女|男|中|华|外|嘉|客|用|数)|榜首|(?<=[列居于为稳])首(?=[,。;、]|$)|冠军(?!赛|杯|联|头)|销冠|季军|亚军|头名|第一把交椅|魁首|桂冠",
    yes={"销售额稳居中国市场首位": "1 rank", "拿下销量冠军": "1 rank", "位居榜首": "1 rank"},
    no={"首位女性董事": "a determiner", "冠军赛": "a name"},
)
def first_place(m: Match) -> Fixed | None:
    value = {"季军": 3, "亚军": 2}.get(m.group(), 1)
    return Fixed(Decimal(value), "rank", "rank", "rank")


@WORDS.add(
    r"翻(?:了|上)?(?P<n>[一两二三四五六七八]|\d)?番|翻(?:了|上)?一?倍|增倍|倍增(?!器|效)",
    yes={"出口额翻番": "2 x ratio", "企业数量翻了两番": "4 x ratio", "销量翻倍": "2 x ratio"},
    no={"翻三倍": "a number with 倍"},
)
def doubling(m: Match) -> Fixed | None:
    times = parse_numeral(m["n"]) if m["n"] else Decimal(1)
    return None if times is None else Fixed(2**times, "x", "multiple", "ratio")


@WORDS.add(
    r"持平",
    yes={"营收与上年持平": "0 % growth"},
    no={"保持平稳": "an ordinary word"},
)
def no_change(m: Match) -> Fixed | None:
    if m.string[m.end() : m.end() + 1] in ("稳", "衡", "和", "等"):
        return None
    return Fixed(Decimal(0), "%", "percent", "growth")


@WORDS.add(
    r"(?P<whole>{han}|\d{1,3})分之(?P<part>{han}|\d{1,3}(?:\.\d+)?)",
    yes={"超三分之一的用户": "33.333333 %", "占百分之十五": "15 %", "低于千分之五": "5 ‰"},
)
def fraction(m: Match) -> Fixed | None:
    whole, part = parse_numeral(m["whole"]), parse_numeral(m["part"])
    if whole is None or part is None:
        return None
    if whole == 1000:
        return Fixed(part, "‰", "percent")
    percent = parse_fraction(part, whole)
    return None if percent is None else Fixed(percent, "%", "percent")


@WORDS.add(
    r"(?<![\d./])(?P<part>\d{1,2})/(?P<whole>\d{1,3})(?![\d/年月.]|[A-Za-z]|日(?!活))",
    yes={"约占总量的1/3": "33.333333 %", "超过2/3的股东": "66.666667 %"},
    no={"12/5月": "no fraction"},
)
def slash_fraction(m: Match) -> Fixed | None:
    part, whole = Decimal(m["part"]), Decimal(m["whole"])
    if not 0 < part < whole or m["part"][0] == "0" or whole not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100):
        return None
    percent = parse_fraction(part, whole)
    return None if percent is None else Fixed(percent, "%", "percent")


@WORDS.add(
    r"(?P<n>[一二两三四五六七八九]|\d(?:\.\d)?)成(?P<half>半|[一二三四五六七八九](?![一-龥]*成))?"
    r"(?![功立为都本员长交果品型份就绩因分片群熟人家套双对体天])",
    yes={"占营收的八成": "80 %", "净利下滑近六成": "60 %", "同比增长两成半": "25 %"},
    no={"第一成立": "a verb"},
)
def tenths(m: Match) -> Fixed | None:
    n = parse_numeral(m["n"])
    if n is None:
        return None
    rest = Decimal(5) if m["half"] == "半" else (parse_han(m["half"]) if m["half"] else Decimal(0))
    return Fixed(n * 10 + (rest or 0), "%", "percent")


@WORDS.add(
    r"(?P<over>(?<![一不难错已])过半(?!年|天|月|百|小))(?:数)?|一半(?!天|年|小时|会)|半数(?!字)|(?<=近)半(?=[数,。;、的]|$)|半壁江山",
    yes={"贡献了过半收入": "50 % over", "占总数的一半": "50 %", "半数门店盈利": "50 %"},
    no={"用时一半年": "a time"},
)
def half(m: Match) -> Fixed | None:
    return Fixed(Decimal(50), "%", "percent", None, "over" if m["over"] else "exact")


@WORDS.add(
    r"(?P<n>[双两三四个])位数(?:百分比)?(?!字)",
    yes={"保持双位数增长": "10 % over", "实现两位数增长": "10 % over"},
    no={"双位数字": "digits"},
)
def digits_of_growth(m: Match) -> Fixed | None:
    if m["n"] == "个":
        return None
    power = {"双": 1, "两": 1, "三": 2, "四": 3}[m["n"]]
    return Fixed(Decimal(10) ** power, "%", "percent", None, "over")
