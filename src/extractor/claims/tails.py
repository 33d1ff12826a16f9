"""The words directly before a number, read from right to left: they say what kind of number it is."""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from extractor.claims.words import PARTS, alternation
from extractor.metrics import MOVES, sign_of
from extractor.quantities import Quantity, find_quantities
from extractor.rules import Match, Rule, RuleSet, compile_pattern
from extractor.spans import Span

TailKind = Literal["move", "to", "noun", "ratio", "share", "converted", "compared", "place", "share_in"]


class Tail(NamedTuple):
    """What stands directly before a number."""

    kind: TailKind
    span: Span
    """From the first of these words to the number: what stands before it holds the metric."""
    sign: int = 1
    of: Span | None = None
    """``ratio``, ``compared``: what is compared with. ``share``: the whole."""
    noun: Span | None = None
    """``noun``: the noun itself, without the verbs behind it."""


def number_start(quantity: Quantity) -> int:
    """Where a number with its bound words and its denominator (每吨) begins.

    A metric between denominator and number (每股收益0.4元) stays outside.
    """
    start = quantity.span.start
    for bound in sorted(quantity.bound_spans, reverse=True):
        if bound.end in (start, start - 1):  # 约占总股本的6.28%: that 约 stands apart
            start = bound.start
    return quantity.extent.start if start - quantity.extent.start <= _DENOMINATOR else start


_DENOMINATOR = 3
"""Characters of the longest denominator that is taken to stand directly before its number (每公斤)."""


tails = RuleSet("tail", PARTS)
_SHARE_NOUN = compile_pattern("占比|占有率|比重|市场份额|市占率|份额")
_MOVING = regex.compile(f"(?:{alternation(w for w in MOVES if len(w) > 1)}|分别|依次)")


_FROM = regex.compile(
    r"(?:比|[比占]?例|[比占]?重|[^,;。]{1,20}?的?(?:份额|比例|比重|占比))?将?(?:从|由(?!于)|自(?![主己有身研产营动建]))"
)


def _span(m: Match) -> Span:
    return Span(m.start(), m.end())


@tails.add(
    r"(?r)(?P<move>{move})(?:了|达到|达|在|至少| )*+",
    yes={
        "云帆科技营收同比增长9.7%": "move",
        "净利润下滑12%": "move -",
        "门店数减少了35家": "move -",
        "较上年同期提升2.3个百分点": "move",
        "毛利率降低1.9pct": "move -",
    },
    no={"营收增至35亿元": "a level reached", "增速为5%": "a noun"},
)
def move(m: Match) -> Tail | None:
    """A verb of rising or falling: the number is a change or a growth."""
    if m["move"] == "增" and m.string[m.start() - 1 : m.start()] in ("新", "转"):
        return None  # 新增26家, 每10股转增6股
    if m["move"] == "降" and m.string[m.start() - 1 : m.start()] == "起":
        return None  # 航班起降9.8万架次
    negative = m.string[m.start() - 1 : m.start()] == "负"  # 负增长0.8%
    return Tail("move", Span(m.start() - negative, m.end()), -1 if negative else sign_of(m["move"]))


@tails.add(
    r"(?r)(?:比|较|于|同比|环比|按年|按季)(?P<of>(?:{thing}|\([A-Z]{2,5}\)){0,24}?)(?<![提增升调推])(?P<move>{comparative})"
    r"(?:了|约|近| )*+",
    yes={
        "增速比全国高0.6个百分点": "move",
        "单价较去年同期低3元": "move -",
        "净额比原计划多2733万元": "move",
        "比同期国内生产总值(GDP)增速高1.2个百分点": "move",
    },
    no={"净利率高达24.24%": "no comparison", "盘中摸高3223点": "another word"},
)
def comparative(m: Match) -> Tail | None:
    """An adjective that compares: 比全国高0.6个百分点."""
    return Tail("move", Span(m.start("move"), m.end()), sign_of(m["move"]))


@tails.add(
    r"(?r)(?:(?P<move>{move})|跌|降|升|涨|扭转|拓展|延伸|恢复|回|调整|上修|下修|修正|变|改|提|压缩|扩产|扩充|优化)(?:至|到|成|为)了?",
    yes={
        "铁矿石库存增至127.6万吨": "to",
        "目标价下调到8港元": "to -",
        "股价跌至20元": "to -",
        "派送时长缩短至26小时": "to -",
    },
    no={"库存增加127.6万吨": "a change"},
)
def move_to(m: Match) -> Tail:
    """A verb of rising or falling with what it leads to: the number is a level."""
    return Tail("to", _span(m), sign_of(m["move"] or ""))


@tails.add(
    r"(?r)(?P<noun>{move_noun})(?:也|均|全部|都|仍|则|却|已|曾|略|远|再次|仅|预计|或将|或|将|有望|同样|同比|环比|大约"
    r"|更是?|平均|始终|一直|料|一度){0,3}"
    r"(?:(?:扩大|收窄|放缓|加快|回落|回升|提高|下降|上升|缩小|提升|上调|下调|调整|维持|保持|稳定)(?:至|到|在)"
    r"|分别|依次|约为|仅为|为|达到了?|高达|达|来到|录得|拉到|在|约|超过了?|逾|仅|有|:| )*+",
    yes={
        "南川省GDP增速为5%": "noun",
        "收盘价升值幅度不大,升幅达到了1.6%": "noun",
        "一些企业的增幅更是达到30%": "noun",
        "住宅价格同比跌幅扩大至2%": "noun -",
        "营收增幅达到15%": "noun",
        "降幅分别为3%": "noun -",
        "净利增速同比均超过10倍": "noun",
        "渠道收入跌幅略超3%": "noun -",
    },
    no={"增速回落0.5个百分点": "a change of the growth", "增长了5%": "a verb"},
)
def move_noun(m: Match) -> Tail | None:
    """A noun for a growth: 增速为5% is the growth of what stands before."""
    if m.end() == m.end("noun") and m["noun"] in _BOTH:
        return None  # 增长5%: a verb
    return Tail("noun", _span(m), sign_of(m["noun"]), noun=Span(*m.span("noun")))


_BOTH = frozenset(
    ["增长", "上涨", "提升", "上升", "增加", "反弹", "下滑", "下降", "下跌", "回落", "萎缩", "缩水", "减少"]
)


_RECORD = regex.compile("创|历史|前所未有|惊人")


@tails.add(
    r"(?r)(?:{copula})(?:(?P<of>{thing}{2,25}?)的|(?P<of2>{thing}{0,16}?(?:同期|平均水平|去年|上年)))(?:约|近)?",
    yes={
        "远帆能源的营收是去年同期的3倍": "ratio",
        "旅游收入恢复至2019年同期的81.4%": "ratio",
        "功耗仅为上一代的60%": "ratio",
        "估值约为当初发行估值的六成": "ratio",
        "车重约为上一代的 85%": "ratio",
    },
    no={"毛利率为74.4%": "a level", "海外收入占总收入的28%": "a share", "利润率达到创纪录的27%": "a level"},
)
def ratio(m: Match) -> Tail | None:
    """A multiple of something: 是去年同期的3倍."""
    name = "of" if m["of"] else "of2"
    if any(sign in m[name] for sign in ("占", "增长", "“")) or _RECORD.match(m[name]):
        return None  # 达到创纪录的2.7%, 称为“目标”的50%
    return Tail("ratio", _span(m), of=Span(*m.span(name)))


@tails.add(
    r"(?r)(?<![应侵挤霸抢])占(?:据了|了|到|据|比)?(?P<whole>(?:{thing}|\({thing}{1,16}\)){0,40}?)"
    r"的? ?(?:比例|比重|份额)?"
    r"(?:分别|约|将|已经?|也|均|仅|略|都|普遍|大多|多){0,2}"
    r"(?:约为|仅为|高达|为|是|达到|达|约|仅|超过了?|有|(?:保持|维持|稳定)在)? ?",
    yes={
        "海外收入占总收入的28%": "share",
        "研发投入占营业收入比例为 5.8%": "share",
        "减持股份占公司总股本的2.40%": "share",
        "新能源用电占全社会(不含自备电厂)用电量的9.1%": "share",
        "电商服务商占比25%": "share",
        "软件产品收入占全行业收入比重为21.3%": "share",
    },
    no={"占地面积为3万平方米": "an area"},
)
def share(m: Match) -> Tail | None:
    """A share of a whole: 占总收入的28%."""
    whole = Span(*m.span("whole"))
    if m["whole"].endswith(("由", "从", "自")) or _FROM.match(m["whole"]):
        return None  # 占比将从2016年的42%升至…
    if m["whole"].startswith(("地", "用", "率", "有", "领", "据")) or (
        m.string[whole.end : whole.end + 1] != "的" and _MOVING.search(m["whole"])
    ):
        return None
    return Tail("share", _span(m), of=whole)


_TIME = regex.compile("(?:年|[年季]度|月份?|[上下]半年)$")


@tails.add(
    r"(?r)(?:在(?P<whole>{thing}{1,20}?)(?:中|里|内)?的?(?:占比|占有率|比重|市场份额|市占率|份额)|完成了?(?P<goal>{thing}{0,12}?(?:目标|计划|任务|预期|预算|指标))的)(?:约|已|仅|略){0,2}(?:为|达到|达|约为|高达|超过|仅)?",
    yes={"海外业务在总收入中占比1%": "share_in", "完成全年销量目标的 61%": "share_in"},
    no={"海外收入占总收入的28%": "the other way", "在2025年第4季度的份额为28%": "when"},
)
def share_in(m: Match) -> Tail | None:
    """A share named after its whole: 在总收入中占比1%, 完成目标的61%."""
    if m["whole"] and _TIME.search(m["whole"]):
        return None
    end = m.end("goal") if m["goal"] else _SHARE_NOUN.search(m.string, m.end("whole"), m.end()).end()  # type: ignore[union-attr]
    return Tail("share_in", _span(m), of=Span(m.start(), end))


@tails.add(
    r"(?r)(?:IT之家注:|注:)?(?:当前|现汇率|按当前汇率|以当前汇率计算|按最新汇率)?(?:{converted})",
    yes={"销售额为6.4亿欧元,折合50亿元人民币": "converted", "售价599美元(约合4300元人民币)": "converted"},
    no={"投资额为50亿元": "no restatement"},
)
def converted(m: Match) -> Tail:
    """A restatement in another currency or unit: 约合50亿元人民币."""
    return Tail("converted", _span(m))


@tails.add(
    r"(?r)(?:{compares})(?!例|重|率)(?P<of>{thing}{1,24}?)的 ?",
    yes={"毛利率为21%,高于行业平均的18%": "compared", "营收131亿元,高于市场预期的126亿元": "compared"},
    no={"毛利率高于18%": "a bound"},
)
def compared(m: Match) -> Tail:
    """The same metric of another thing or time: 高于2021年的68%."""
    return Tail("compared", _span(m), of=Span(*m.span("of")))


places = RuleSet("place", PARTS)


@places.add(
    r"(?r)(?:位列|位居|位于|排名|排在|居于|名列|跻身|稳居|蝉联|高居|跃居|跃升至|荣登|荣获|夺得|拿下|获得|摘得|升至|升到|降至|回到|重返|重回"
    r"|掉到|跌到|跌至|进入|保持在|分居|分列|分获|排|居|列)(?:了)?(?P<of>{thing}{0,14}?)",
    yes={"出货量位居全球第三": "place", "主力净流入位列专用设备行业第80": "place"},
    no={"用户数第一": "no verb"},
)
def place(m: Match) -> Tail:
    """A verb of place in an order: 位居全球第三."""
    return Tail("place", _span(m), of=Span(*m.span("of")))


def read_tail(plain: str, start: int, end: int) -> Tail | None:
    """What the characters of ``plain[start:end]`` that stand directly before ``end`` say; ``None``: nothing."""
    found = tails.match_back(plain, start, _without_space(plain, start, end))
    return found[2] if found else None


def _without_space(plain: str, start: int, end: int) -> int:
    """``end``, or where the space before it begins: 是去年同期的( )3 倍."""
    while end > start and plain[end - 1] == " ":
        end -= 1
    return end


def read_place(plain: str, start: int, end: int) -> Tail | None:
    """The verb of place before a rank, if there is one."""
    found = places.match_back(plain, start, end)
    return found[2] if found else None


@tails.reader
def _read_tails(text: str) -> list[tuple[str, str]]:
    """The tail before the last number of an example: its rule, with ``-`` for a fall."""
    return [
        (rule.name, f"{value.kind}{' -' if value.sign < 0 else ''}") for rule, _, value in _before_last(tails, text)
    ]


@places.reader
def _read_places(text: str) -> list[tuple[str, str]]:
    return [(rule.name, value.kind) for rule, _, value in _before_last(places, text)]


def _before_last(rules: RuleSet, text: str) -> list[tuple[Rule, Match, Tail]]:
    numbers = [item for item in find_quantities(text, text) if isinstance(item, Quantity)]
    # 约 is a bound of the number and part of 约合: the tail is read before the number alone too.
    ends = (number_start(numbers[-1]), numbers[-1].span.start) if numbers else ()
    found = next((hit for end in ends if (hit := rules.match_back(text, 0, _without_space(text, 0, end)))), None)
    return [found] if found else []
