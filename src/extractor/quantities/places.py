"""Ranks and what other words fix by themselves: 第三, 首位, 前五, 翻番, 持平.

``PLACES`` begins at the word that announces it (第, 前, 首位, 翻 …). Each rule gives a ``Fixed``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from extractor.codes import Bound, Kind
from extractor.quantities.model import UnitKind
from extractor.quantities.numerals import parse_numeral
from extractor.rules import Match, RuleSet, compile_pattern


class Fixed(NamedTuple):
    """A quantity that words make, whatever stands around them."""

    value: Decimal
    unit: str
    kind: UnitKind
    claim_kind: Kind | None = None
    bound: Bound = "exact"


PLACES = RuleSet(
    "quantities.places",
    {
        "n": r"(?:\d{1,4}+(?![\d%]|\.\d|,\d{3}(?!\d))|[一二三四五六七八九十百零]{1,5}+)",
        # After 第三 these make an ordinal, not a place in an order. 第三大 has a rule of its own.
        "ordinal": (
            r" ?(?:[万亿笔高个家次种款批轮届期步条章节代方者点天年月周日类项套部件场站级层产人称阶大道线台季手屏"
            r"号局篇版集课曲页幕班组站艘架辆座根枚颗间单份张封]|时间|位数|梯队|只眼|股东|财|增长(?!率|速)|曲线|引擎|主业|总部|责任|生产|居所|语言|外语|工厂|医院|中学)"
        ),
        # Those who take the first places; what is told of them is another number.
        "those": (
            r"\p{Han}{0,5}?(?:企业|公司|厂商|国家|地区|省份?|城市|个股|品牌|股东|客户|供应商|持有人|债权人|车型|基金|房企|券商|机构|银行)"
        ),
        # After 前三 these make a time or a determiner.
        "not_places": r" ?(?:[-~至到A-Za-z]|[个大家季年月天日周期次者轮届批款装置半景往后提沿句种项条艘]"
        r"|\d|\.\d|%|交易|财)",
    },
)


_AFTER_PLACE = frozenset("升降跌滑的和及与或而但且至到并仅也以后前领")
_RANKS = compile_pattern(
    r"(?r)(?:排|列|居|位|名|升至|跌至|降至|蝉联|夺得|获得|拿下|成为)(?:[在于至到了]|全球|全国|世界|行业|中国|国内|市场)*"
)
_POINT_BEFORE = frozenset(("", *'。:;,!?\n“" '))


def _rank(text: str, bound: Bound = "exact") -> Fixed | None:
    value = parse_numeral(text)
    return None if value is None or value <= 0 else Fixed(value, "rank", "rank", "rank", bound)


@PLACES.add(
    r"第 ?(?P<n>{n})(?: ?(?:名|位(?!数)))?+(?!{ordinal}|[-至到、]\d|、第?[一二三四](?:产|、))",
    yes={
        "份额排名全球第三": "3 rank exact",
        "位列第218位": "218 rank exact",
        "连续五年蝉联第一": "1 rank exact",
        "获得第二名": "2 rank exact",
        "销量排名第 8": "8 rank exact",
        "产能升至第十二位,": "12 rank exact",
        "排名从第七上升至前列": "7 rank exact",
    },
    no={"第三季度营收": "a quarter", "第二款车型": "an ordinal", "第三方": "a word", "成为第二增长曲线": "an ordinal"},
)
def place(m: Match) -> Fixed | None:
    # 第一, … 第二, … at the head of clauses number the points of an argument.
    before, following = m.string[m.start() - 1 : m.start()], m.string[m.end() : m.end() + 1]
    if before in _POINT_BEFORE and following in (",", "、", ":") and m.group()[-1] not in "名位":
        return None
    # 第二曲线, 第一要务: an ordinal in front of a noun, unless the text says that something ranks there.
    climbs = m.string.startswith("上升", m.end())  # 从第七上升至第四
    if following.isalpha() and following not in _AFTER_PLACE and not climbs and m.group()[-1] not in "名位":
        return _rank(m["n"]) if _RANKS.match(m.string, max(0, m.start() - 6), m.start()) else None
    return _rank(m["n"])


@PLACES.add(
    r"第 ?(?P<n>{n}) ?[-~至到] ?第?(?P<to>{n}) ?[位名](?![数女男])",
    yes={"销量排第10至15位": "10..15 rank range", "分获第三至第五名": "3..5 rank range"},
    no={"第3至5章": "chapters"},
)
def places(m: Match) -> tuple[Fixed, Fixed] | None:
    low, high = _rank(m["n"]), _rank(m["to"])
    return None if low is None or high is None or low.value >= high.value else (low, high)


@PLACES.add(
    r"第 ?(?P<n>{n})(?=大(?!股东|(?:来源地|客户|供应商)(?![,;。]|$)|流通|类|会|道|街|单|债权|投资人|机构))",
    yes={
        "全球第四大通信设备商": "4 rank exact",
        "国内第二大生产商": "2 rank exact",
        "是云帆科技的第五大供应商,": "5 rank exact",
    },
    no={"第一大股东": "a determiner", "第二大来源地云州": "a determiner", "第四大道": "a street"},
)
def place_among_largest(m: Match) -> Fixed | None:
    return _rank(m["n"])


@PLACES.add(
    r"(?<![目之以提此当年月日天周先往跟门眼面])前 ?(?P<n>{n})(?: ?(?:名|位(?!数)|强(?!企)))?+"
    r"(?! ?的?{those})(?! ?[中内里])(?!{not_places})",
    yes={
        "出货量跻身前五": "5 rank at_most",
        "票房排名前10位": "10 rank at_most",
        "居全国前 5": "5 rank at_most",
        "进入行业前三强": "3 rank at_most",
    },
    no={
        "前三季度": "a time",
        "前十大股东": "a determiner",
        "前5名供应商": "a determiner",
        "前5个月": "a time",
        "产量排名前五名的省份依次为": "who is among them",
        "前三名企业装机量占七成": "who is among them",
        "前 20 名中": "those among them",
        "前一交易日": "a time",
    },
)
def among_first(m: Match) -> Fixed | None:
    return None if m["n"] in ("一", "1") else _rank(m["n"], "at_most")


@PLACES.add(
    r"(?<![A-Za-z])(?:(?i:top) ?(?P<n>\d{1,3})(?! ?[为大])|N[oO]\.? ?1)(?![\d.])",
    yes={"销量进入TOP10": "10 rank at_most", "位列Top 5": "5 rank at_most", "销量NO.1": "1 rank exact"},
    no={"TOP2024榜单": "a year", "TOP 3大新闻": "a list"},
)
def top(m: Match) -> Fixed | None:
    return _rank(m["n"], "at_most") if m["n"] else _rank("1")


@PLACES.add(
    r"(?<=[居列据占夺至为在获摘拿])(?:首位|头名)|(?:首位|头名)(?!(?![的并且和]|[同环]比)\p{Han}|“)|榜首|(?<=[列居于为稳])首(?=[,。;、)]|$)"
    r"|(?:冠军|季军|(?<!冠)亚军|销冠|魁首|桂冠)(?![赛杯联头级版])|(?:头|第一)把交椅",
    yes={
        "销售额稳居中国市场首位": "1 rank exact",
        "拿下销量冠军": "1 rank exact",
        "位居榜首": "1 rank exact",
        "居首位但增速放缓": "1 rank exact",
    },
    no={
        "首位女性董事": "a determiner",
        "首位百亿票房导演": "a determiner",
        "冠军赛": "a name",
        "冠亚军决赛": "two places",
    },
)
def first_place(m: Match) -> Fixed | None:
    value = {"季军": 3, "亚军": 2}.get(m.group(), 1)
    return Fixed(Decimal(value), "rank", "rank", "rank")


@PLACES.add(
    r"翻(?:了|上)?(?P<n>[一两二三四五六七八]|\d)?番|翻(?:了|上)?一?倍|增倍|(?<![数几多十百千万两成\d])倍增(?![器效计])",
    yes={
        "出口额翻番": "2 x exact ratio",
        "企业数量翻了两番": "4 x exact ratio",
        "销量翻倍": "2 x exact ratio",
        "产能翻了一倍": "2 x exact ratio",
        "目标是翻一番": "2 x exact ratio",
    },
    no={"翻了三倍": "a number with 倍", "实现数倍增长": "a vague number", "成倍增加": "a vague number"},
)
def doubling(m: Match) -> Fixed | None:
    times = parse_numeral(m["n"]) if m["n"] else Decimal(1)
    return None if times is None else Fixed(2**times, "x", "multiple", "ratio")


@PLACES.add(
    r"持平(?![和等衡稳])",
    yes={"营收与上年持平": "0 % exact growth", "环比基本持平": "0 % about growth"},
    no={"保持平稳": "an ordinary word", "支持平台建设": "an ordinary word"},
)
def no_change(m: Match) -> Fixed | None:
    following, before = m.string[m.end() : m.end() + 1], m.string[m.start() - 1 : m.start()]
    if following in ("台", "安", "民", "价", "板", "抑") or before in ("保", "支", "坚", "扶", "维", "主"):
        return None
    return Fixed(Decimal(0), "%", "percent", "growth")
