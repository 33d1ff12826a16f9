"""Against what a change, a growth or a multiple is measured."""

from __future__ import annotations

from typing import NamedTuple

from extractor.codes import Basis
from extractor.rules import Match, RuleSet, compile_pattern
from extractor.spans import Span


class Comparator(NamedTuple):
    """Words of comparison. ``basis`` is ``None`` where only the time or thing named in ``of`` can tell."""

    span: Span
    basis: Basis | None
    of: Span | None = None


comparisons = RuleSet("comparison", {"thing": r"[^,;:。!?()\n|]"})


@comparisons.add(
    r"同比|(?<![不共等])同[增减降](?![长加少低])|按年|(?<![\p{Han}\d])(?<!\d )(?:年增|年减|年升|年跌)|(?i:yoy)|同期比"
    r"|(?:较|比|同|与)(?:上一?年|去年)(?!年?[末底初]|\d|[一二三四]季|[上下]半|[一二三四五六七八九十]{1,2}月)"
    r"(?:度|全年|同期|同季|同月)?(?:相比)?|(?:上一?年|去年)同期(?![为是])的?",
    yes={
        "营收同比增长9.7%": "yoy",
        "较上年同期提升2.3个百分点": "yoy",
        "纯利按年升12%": "yoy",
        "净利7亿元(YoY-4.8%)": "yoy",
        "营收5亿元,同增44%": "yoy",
    },
    no={
        "较上月增长3%": "the month before",
        "较去年12月回升0.5": "another month",
        "比2016 年增长9%": "another year",
        "去年同期为贬值3%": "the value of that time",
    },
)
def year_on_year(m: Match) -> Comparator:
    """同比 and its like."""
    return Comparator(Span(m.start(), m.end()), "yoy")


@comparisons.add(
    r"同比(?P<of>(?:20)?\d\d ?年(?:同期|全年|[上下]半年|\d{1,2} ?月)?|疫情前)",
    yes={"预订量同比2019年增长5倍": "None", "预订量同比疫情前增长5倍": "None"},
    no={"同比增长5%": "a year before"},
)
def like_for_like(m: Match) -> Comparator:
    """同比2019年: the time itself tells how far back."""
    return Comparator(Span(m.start(), m.end()), None, Span(*m.span("of")))


@comparisons.add(
    r"环比|按季|按月|(?<![单\d一二三四五六七八九十上本当])(?:季增|季减|月增|月减)(?![长加少速幅])|(?i:qoq|mom)|(?:较|比)(?:上一?个?|前一?个?)(?:季度|季|月|周|旬|期)(?:度|份|末|底)?",
    yes={"环比下降4.2%": "qoq", "较上月回落0.3个百分点": "qoq", "季增9.5%": "qoq"},
    no={"同比下降4.2%": "a year before", "相较2019年1-6月增加3亿元": "a year before"},
)
def on_the_span_before(m: Match) -> Comparator:
    """环比 and its like."""
    return Comparator(Span(m.start(), m.end()), "qoq")


@comparisons.add(
    r"(?:较|比)(?:年初|上一?年末|上一?年底|去年末|去年底|去年年末|去年年底|上年度末|期初|上年期末)|年初以来累计",
    yes={"较年初增长12%": "ytd", "比上年末增加3亿元": "ytd"},
    no={"较上年增长12%": "a year before"},
)
def since_the_year_began(m: Match) -> Comparator:
    """较年初, 较上年末."""
    return Comparator(Span(m.start(), m.end()), "ytd")


@comparisons.add(
    r"复合|年均(?!水平|值)|年平均(?!水平|值)|平均每年|每年平均|CAGR",
    yes={"年均复合增长率达33.7%": "cagr", "年均增长5%": "cagr", "两年平均增长6.9%": "cagr"},
    no={"同比增长5%": "one year", "为2019年平均水平的94%": "the mean of a year"},
)
def compound(m: Match) -> Comparator:
    """A yearly average over several years."""
    return Comparator(Span(m.start(), m.end()), "cagr")


@comparisons.add(
    r"(?:较|比)(?:上一?个?|前一?个?)?(?:交易日|日|天|收盘日|收盘价)|(?:较于?|比于?)(?:上一?个?(?:\p{Han}{1,3}日|次|届|期|批|轮|一次)\p{Han}{0,4}|此前|之前|原来|原先|先前|最高点|高点|低点|年内高点|调整前|发行价|首日)"
    r"|(?:较|比)\p{Han}{2,8}(?<![以此目当])前(?![一二两三四五六七八九十几数\d年期后列端沿景提瞻台方移])",
    yes={"较前一交易日减少8.3%": "period", "比上个交易日升21点": "period", "较停产前仍下跌8.3%": "period"},
    no={"较上月减少8.3%": "the month before", "比目前高8.3%": "now"},
)
def on_the_day_before(m: Match) -> Comparator:
    """Another named time."""
    return Comparator(Span(m.start(), m.end()), "period")


named = RuleSet(
    "compared_with",
    {
        "thing": r"[^,;:。!?()\n|]",
        "than": "比(?!例|重(?!庆)|率|值|特(?!斯)|如|赛|亚迪|利时|尔|索|萨)",
    },  # but no 比例, 比特币, 比利时
)


@named.add(
    r"(?:较|{than}|相较于|相较|相比于|相比|与|同(?![业类行期比样])|和)(?P<of>{thing}{1,24}?)(?:相比|比较|而言|(?<![同环占对可])比)"
    r"|(?:较|{than}|相较于|相较|相比于|相对|对比|(?<=[,;:(])相比(?!之下))(?P<of>(?:{thing}|\([A-Z]{2,5}\)){1,24})"
    r"|相比(?P<of>(?:\d{2,4} ?年|[去上]年)(?:年?[末底]|同期|第?[一二三四]季度|[上下]半年|\d{1,2}月)?|\d{2,4}[QH]\d)",
    yes={
        "营收相比2019年大幅增长16.3%": "None",
        "营收3亿元,相比此前的峰值下降16.3%": "None",
        "较2019年同期增长16.3%": "None",
        "与行业平均相比低3个百分点": "None",
        "比6月多交付1200辆": "None",
    },
    no={
        "占比为28%": "a share",
        "环比增长2%": "the span before",
        "计提比例下降2%": "another word",
        "同业负债同比增长2%": "another word",
        "比利时去年销量增长2%": "another word",
        "营收增长6%,相比之下利润增长2%": "another word",
    },
)
def other(m: Match) -> Comparator | None:
    """A time or thing that must be looked at: 较2019年同期, 比行业平均."""
    before = m.string[m.start() - 1 : m.start()]
    if before in ("占", "同", "环", "对", "性", "可", "无", "相", "配", "百", "成"):
        return None
    return Comparator(Span(m.start(), m.end()), None, Span(*m.span("of")))


# 与去年同期相比,A下降4%,B上升1%; 较17年的7.6%下滑2个百分点: what stands before a clause or another number.
_STANDING = compile_pattern(
    r"(?:(?:与|和|同(?!比))(?P<of>[^,;。:]{2,20}?)相比|(?:(?<=[,;。:])|^)(?:较|相较于|相比于?)(?P<of>[^,;。:]{2,16}))(?=,)"
    r"|以(?P<of>20\d\d ?年?)[^,;。:\d]{0,14}为(?:基数|基准|基期)(?=,)"
    r"|(?:同比|较|比|相较于?|相比于?) ?"
    r"(?P<of>(?:上年|去年|前年|年初|上[季月]|“?十[二三四五]五|20\d\d|\d\d年)[^,;。:\d]{0,6}?)"
    r"的 ?-?[\d.,]*\d[^,;。:\d]{0,8},?[^,;。:\d]{0,8}$"
)
# 高于同期全国增幅2个百分点, 比国内生产总值(GDP)增速高2个百分点.
_APART = compile_pattern(
    r"(?:高于|低于|高出|领先于?|落后于?)(?P<of>[^,;。:\d]{2,20})(?<!的)$"
    r"|(?<![占环同对])比(?![例重率值如较])(?P<of>[^,;。:]{2,30})(?<![提升降走新更最])[高低]出?$"
)
_FAR = 70


def standing_comparator(plain: str, start: int, end: int, *, points: bool) -> Comparator | None:
    """The last comparison of ``plain[start:end]`` that stands apart from the number behind it.

    ``points``: the number is one of percentage points, which things differ by.
    """
    begin = max(start, end - _FAR)
    last = None
    for m in _STANDING.finditer(plain, begin, end):
        last = m
    if last is not None:
        return Comparator(Span(*last.span()), None, Span(*last.span("of")))
    apart = _APART.search(plain, begin, end) if points else None
    return Comparator(Span(*apart.span()), "entity", Span(*apart.span("of"))) if apart is not None else None


@comparisons.reader
def _read(text: str) -> list[tuple[str, str]]:
    return [(rule.name, str(value.basis)) for rule, _, value in comparisons.scan(text)]


@named.reader
def _read_named(text: str) -> list[tuple[str, str]]:
    return [(rule.name, str(value.basis)) for rule, _, value in named.scan(text)]


def find_comparator(plain: str, start: int, end: int, verb: int | None = None) -> Comparator | None:
    """The last comparison in ``plain[start:end]``, the characters before a number; its verb begins at ``verb``.

    Its span begins with the first of several that stand together: 相较于6月环比.
    """
    last: Comparator | None = None
    for _, _, value in comparisons.scan(plain, start, end):
        last = value
    spelt = None
    for _, _, value in named.scan(plain, start, end if verb is None else verb):
        spelt = value
    if last is None or spelt is None:
        return last or spelt
    if plain.find(":", spelt.span.end, last.span.start) >= 0:
        return last  # 有较大变动:营业收入同比
    first = min(last.span.start, spelt.span.start)
    return Comparator(Span(first, max(last.span.end, spelt.span.end)), last.basis, spelt.of)
