"""Shares in words: 三分之一, 百分之十五, 三成, 一半, 过半, 双位数, 1/3.

The rules begin at the numeral, or at 过半, 半数.
"""

from __future__ import annotations

from decimal import Decimal

from extractor.quantities.lookbehind import behind
from extractor.quantities.numerals import HAN, parse_fraction, parse_han, parse_numeral
from extractor.quantities.places import Fixed
from extractor.rules import Match, RuleSet

_HAN_NUMBER = rf"[{HAN}]{{1,8}}+(?:点[零一二三四五六七八九]++)?+"

SHARES = RuleSet(
    "quantities.shares",
    {
        "han": _HAN_NUMBER,
        "n": "[一二三四五六七八九十]",
        "after_ranking": behind("分获", "分列", "分居", "位列", "位居", "名列", "列", spaced=False),
        "after_doubled": behind("翻[近超约逾]", "翻了[近超约逾]", spaced=False),
    },
)


def _percent(value: Decimal | None) -> Fixed | None:
    return None if value is None else Fixed(value, "%", "percent")


@SHARES.add(
    r"(?P<whole>[十百千万一二三四五六七八九]{1,4}+|\d{1,3})分之(?P<part>{han}|\d{1,3}(?:\.\d+)?)",
    yes={
        "超三分之一的用户": "33.333333 % over",
        "占百分之十五": "15 % exact",
        "低于千分之五": "5 ‰ under",
        "费率为万分之三": "0.03 % exact",
        "增长百分之十二点五": "12.5 % exact",
    },
)
def fraction(m: Match) -> Fixed | None:
    whole, part = parse_numeral(m["whole"]), parse_numeral(m["part"])
    if whole is None or part is None:
        return None
    if whole == 1000:
        return Fixed(part, "‰", "percent")
    return _percent(part if whole == 100 else parse_fraction(part, whole))


@SHARES.add(
    r"(?<![\d./])(?P<part>\d{1,2})/(?P<whole>\d{1,3})(?![\d/年月.]|[A-Za-z]|日(?!活))",
    yes={"占总量的1/3": "33.333333 % exact", "超过2/3的股东": "66.666667 % over"},
    no={"1/1000": "no common fraction", "12/5月": "not below one"},
)
def slash_fraction(m: Match) -> Fixed | None:
    part, whole = Decimal(m["part"]), Decimal(m["whole"])
    if not 0 < part < whole or m["part"][0] == "0" or whole not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100):
        return None
    return _percent(parse_fraction(part, whole))


@SHARES.add(
    r"(?P<n>[一二两三四五六七八九]|\d(?:\.\d{1,2})?)(?:[至到~-]?(?P<n2>[二三四五六七八九]|(?<=[至到~-])\d))?"
    r" ?成(?P<half>半|[一二三四五六七八九](?!成))?+(?P<more>多(?![于少]))?+"
    r"(?![功立为都本员长交果型就绩因分片群熟人家套双对体天效]|品(?!牌)|份(?!额))",
    yes={
        "占营收的八成": "80 % exact",
        "净利下滑近六成": "60 % nearly",
        "有一成品牌达标": "10 % exact",
        "同比增长两成半": "25 % exact",
        "贡献了三至四成": "30..40 % range",
        "贡献了3-4成半": "30..45 % range",
        "销量占5.25成": "52.5 % exact",
        "环比下降三成多": "30 % over",
        "回落七八成": "70..80 % range",
    },
    no={"第一成立": "a verb", "两成品库": "finished goods"},
)
def tenths(m: Match) -> Fixed | tuple[Fixed, Fixed] | None:
    n = parse_numeral(m["n"])
    if n is None:
        return None
    rest = Decimal(5) if m["half"] == "半" else (parse_han(m["half"]) if m["half"] else Decimal(0))
    if m["n2"] is None:
        return Fixed(n * 10 + (rest or 0), "%", "percent", None, "over" if m["more"] else "exact")
    high = parse_numeral(m["n2"])
    if high is None or high <= n:
        return None
    return Fixed(n * 10, "%", "percent"), Fixed(high * 10 + (rest or 0), "%", "percent")


@SHARES.add(
    r"(?P<most>一大半)|(?P<over>(?<![一不难错已走超越通经])过半(?![年天月百小个])数?)|一半(?!天|年|小时|会)|(?:大|超)?半数(?!字)"
    r"|(?<=近)半(?=[数,。;、的]|$)数?|半壁江山|(?P<more>(?<![绝一更最])大半(?![年天月夜个径]))",
    yes={
        "贡献了过半收入": "50 % over",
        "占总数的一半": "50 % exact",
        "半数门店盈利": "50 % exact",
        "近半的门店": "50 % nearly",
        "订单减少大半,": "50 % over",
    },
    no={"走过半年": "a time"},
)
def half(m: Match) -> Fixed | None:
    over = m["over"] or m["most"] or m["more"] or m.group()[0] in "大超"
    return Fixed(Decimal(50), "%", "percent", None, "over" if over else "exact")


@SHARES.add(
    r"(?P<n>[双两三四])位数(?:百分比)?(?![字的密码])",
    yes={"保持双位数增长": "10 % over", "实现两位数增长": "10 % over"},
    no={"双位数字": "digits"},
)
def digits_of_growth(m: Match) -> Fixed | None:
    power = {"双": 1, "两": 1, "三": 2, "四": 3}[m["n"]]
    return Fixed(Decimal(10) ** power, "%", "percent", None, "over")


@SHARES.add(
    r"{after_doubled}(?P<n>[一两二三四])番",
    yes={"产值翻了近两番": "4 x nearly ratio"},
    no={"经过一番整顿": "an idiom"},
)
def doublings(m: Match) -> Fixed | None:
    times = parse_han(m["n"])
    return None if times is None else Fixed(2**times, "x", "multiple", "ratio")


@SHARES.add(
    r"(?P<n>[一二三四五六七八九])(?P<m>[一二三四五六七八九])折(?![扣叠旧算合射腾磨戟断])",
    yes={"新品打七五折": "7.5 折 exact"},
    no={"打七折": "a number with 折"},
)
def discount(m: Match) -> Fixed | None:
    whole, tenth = parse_han(m["n"]), parse_han(m["m"])
    return None if whole is None or tenth is None else Fixed(whole + tenth / 10, "折", "count")


@SHARES.add(
    r"{after_ranking}第?(?P<low>{n})[至到]?(?P<high>{n})[位名](?![数女男])",
    yes={"两家分获三至五位": "3..5 rank range", "位列三四名": "3..4 rank range"},
    no={"列十一位": "one place"},
)
def places_won(m: Match) -> tuple[Fixed, Fixed] | None:
    low, high = parse_han(m["low"]), parse_han(m["high"])
    if low is None or high is None or not low < high or low >= 10:
        return None
    return Fixed(low, "rank", "rank", "rank"), Fixed(high, "rank", "rank", "rank")


@SHARES.add(
    r"(?P<n>[一两三四五六七八九十])个半(?:小时|钟头)",
    yes={"用时一个半小时": "1.5 h exact"},
    no={"两个半月": "a time"},
)
def hours_and_a_half(m: Match) -> Fixed | None:
    hours = parse_han(m["n"])
    return None if hours is None else Fixed(hours + Decimal("0.5"), "h", "time")
