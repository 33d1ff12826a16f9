"""Numbers that follow another and speak of the same metric: 至35亿元, (约合…), 由…到…, 前值…, 而2021年为…"""

from __future__ import annotations

from extractor.claims.comparison import find_comparator
from extractor.claims.construction import construction
from extractor.claims.counted import does_so_too
from extractor.claims.draft import Draft, Scene, Site, inherit, of_one_sort
from extractor.claims.pieces import inherited_metric, level, like, metric_before, moving, phrase_after, retarget, suits
from extractor.claims.tails import read_tail
from extractor.codes import Kind
from extractor.metrics import TRAILING, acts
from extractor.rules import compile_pattern
from extractor.spans import Span

_DIRECT_TO = compile_pattern(r"(?:后)?,?(?:[,、]?)(?:至|到|达到|达|升至|降至|增至|跌至)[约近超]?")
_OPEN_BRACKET = compile_pattern(r" ?\( ?(?:其中|合计|合)?")
_NEXT = compile_pattern(r" ?(?:[、,/]|和|与|及|以及) ?(?:(?P<of>[^,;。、]{1,20}?)的)?")
_RELEASE = compile_pattern(
    r"(?r)(?:公布值|实际值|今值|前值|市场预期值?|预期值?|预估值?|预测值|初值|终值)(?:均|也)?(?:为|:| )?"
)
_RAISED = compile_pattern(r"(?r)[上下调](?:调|修)")
_REACHED = compile_pattern(
    r"(?r)(?:达到|达至|达|为|是|至|到|在|录得|报|收于|仅|只有|实现)了? ?(?:创(?:纪录|历史新高|新高)的)?"
)
_FROM = compile_pattern(r"(?r)(?:由(?!于)|从|自(?![主己有身研产营动建]))(?:[^,;。:、]{0,14}?的?)")


@construction(
    yes={"云帆科技营收同比下滑14%至37亿元": "营收 level 3700000000 CNY"},
    no={"云帆科技营收35亿元": "no change before it"},
)
def moved_to(scene: Scene, site: Site) -> Draft | None:
    """下滑14%至37亿元, 下调25个基点至2.0%: the level that the change leads to."""
    last = site.previous
    if (
        last is None
        or last.kind not in ("growth", "change")
        or not _DIRECT_TO.fullmatch(scene.plain, site.left, site.start)
    ):
        return None
    return level(site, inherit(last.metric), like=last)


@construction(
    yes={
        "销售额为6.4亿欧元(约合50亿元人民币)": "销售额 level 5000000000 CNY",
        "续航304英里(约489公里)": "续航 level 489 km",
    },
    no={"营收6亿元,净利润5000万元": "two metrics", "完成3亿元融资,投后估值约2亿美元": "two metrics"},
)
def restated(scene: Scene, site: Site) -> Draft | None:
    """6.4亿欧元(约合50亿元人民币): the same number in another currency or unit."""
    last, quantity = site.previous, site.quantity
    if last is None or site.clause <= site.left or quantity.signed:
        return None
    between = scene.plain[site.left : site.quantity.span.start]
    if len(between) > 24 or not between.lstrip(" 起以上左右").startswith((",", "(")):
        return None
    tail_is = site.tail is not None and site.tail.kind == "converted"
    about = quantity.bound == "about" and "约" in between
    same_sort = of_one_sort(last.quantity, quantity) or (quantity.kind == "none" and last.quantity.kind == "money")
    if not same_sort or quantity.unit == last.quantity.unit or quantity.kind not in ("money", "physical", "none"):
        return None
    if not (tail_is or about or _OPEN_BRACKET.fullmatch(between)):
        return None
    if not tail_is and "(" not in between and metric_before(scene, site, site.start, own_only=True) is not None:
        return None  # 完成3亿元融资,投后估值约20亿美元
    draft = like(site, last, last.kind, inherit(last.metric))
    draft.bound = "about"
    return draft


@construction(
    yes={"制造业PMI公布值为50.3,预期50.1,前值50.4": "制造业PMI level 50.4 "},
    no={"制造业PMI为50.3": "one figure"},
)
def release(scene: Scene, site: Site) -> Draft | None:
    """PMI公布值为50.3,预期50.1,前值50.4: the figures of one release."""
    m = _RELEASE.match(scene.plain, site.left, site.start)
    if m is None or site.quantity.kind in ("rank", "time"):
        return None
    metric = metric_before(scene, site, m.start(), own_only=True) or inherited_metric(site)
    if metric is None or _RAISED.match(scene.plain, site.clause, metric.spans[0].start):
        return None  # 上调净利润预期11%
    draft = level(site, metric)
    draft.modality = "forecast" if "预" in m.group() else "actual"
    if site.previous is not None and site.previous.kind != "level":
        draft.kind, draft.sign = site.previous.kind, site.previous.sign
    return draft


@construction(
    yes={
        "云帆科技营收增长25%,低于2021年的68%和2020年的105%": "营收 growth 105 %",
        "新增储能1.5GW/3.2GWh": "新增储能 level 3.2 GWh",
    },
    no={"营收6亿元和净利润5000万元": "its own metric"},
)
def continued(scene: Scene, site: Site) -> Draft | None:
    """低于2021年和2020年的68%和105%: the next of a row of numbers of the same sort."""
    last = site.previous
    if last is None or site.quantity.kind != last.quantity.kind:
        return None
    slashed = scene.plain[site.left : site.start] == "/" and site.quantity.kind == "physical"  # 1.5GW/3.2GWh
    if last.rule not in ("compared", "continued", "apposition", "moved_object") and not slashed:
        return None
    m = _NEXT.fullmatch(scene.plain, site.left, site.start)
    if m is None:
        return None
    draft = like(site, last, last.kind, inherit(last.metric))
    if m["of"]:
        retarget(scene, draft, Span(*m.span("of")))
    elif last.pending:
        draft.period, draft.period_known, draft.pending = last.pending[0], True, last.pending[1:]
    return draft


_TO_WORDS = ("至", "到", "为", "成", "下调", "上调", "下降", "提高")


_FORMER = compile_pattern(r"原本|原来|此前|过去|目前|当前|上年|去年|上[一]?[季月]|现在|原先")


@construction(
    yes={
        "云帆科技毛利率从18%升至21%": "毛利率 level 18 %",
        "云帆科技营收同比增幅由上年的32%回落至18%": "营收 growth 32 %",
    },
    no={"毛利率升至21%": "no value before", "自主品牌销量3万辆,占有率下降至7%": "no 自 of its own"},
)
def from_value(scene: Scene, site: Site) -> Draft | None:
    """由31.5%提高到44.2%: the first value, of the time before."""
    if site.tail is not None and site.tail.kind in ("move", "noun", "share"):
        return None
    m = _FROM.match(scene.plain, site.clause, site.start)
    if m is None or site.following is None:
        return None
    ahead = scene.plain[site.end : site.following.extent.start]
    if not any(move in ahead for move in _TO_WORDS) or len(ahead) > 24:
        return None
    noun = read_tail(scene.plain, site.clause, m.start()) if site.quantity.kind in ("percent", "multiple") else None
    grows = noun is not None and noun.kind == "noun"  # 营收增速由3%升至5%
    named_end = noun.span.start if noun is not None and grows else m.start()
    comparator = find_comparator(scene.plain, site.clause, named_end) if grows else None
    if comparator is not None and comparator.span.end == named_end:
        named_end = comparator.span.start
    metric = metric_before(scene, site, named_end) or inherited_metric(site)
    if metric is None:
        return None
    draft = level(site, metric)
    if noun is not None and grows:
        draft.kind, draft.sign, draft.comparator = "growth", noun.sign, comparator
    if site.quantity.kind == "rank":
        draft.kind = "rank"
    inside = [p for p in scene.times_in(m.start(), site.start) if p.span.end <= site.start]
    named = metric.spans[0].start
    beside = [p for p in scene.times_in(named - 2, named) if _beside(scene, p.span, named)]  # 2024年的销量预测从24万辆…
    draft.period = next(iter(inside), None) or scene.timeline.origin(site.start) or next(iter(beside), None)
    draft.period_known = True
    if _FORMER.search(m.group()):
        draft.modality = "actual"
    return draft


def _beside(scene: Scene, time: Span, start: int) -> bool:
    """Whether a time modifies the metric that begins at ``start``: only 的 stands between them."""
    return time.end in (start, start - 1) and scene.plain[time.end : start] in ("", "的")


@construction(
    yes={
        "云帆科技线上收入占比由31.5%提高到44.2%": "线上收入占比 level 44.2 %",
        "云帆科技营收同比增幅由上年的32%回落至18%": "营收 growth 18 %",
    },
    no={"营收同比增长8%": "one value"},
)
def to_value(scene: Scene, site: Site) -> Draft | None:
    """…由31.5%提高到44.2%: the second value has the metric of the first."""
    last = site.previous
    if last is None or last.rule != "from_value" or site.quantity.kind != last.quantity.kind:
        return None
    tail = site.tail
    if tail is not None and tail.kind == "move" and last.kind != "growth":
        return moving(scene, site, tail.sign, tail.span.start)
    draft = level(site, inherit(last.metric))
    draft.kind, draft.sign, draft.comparator = last.kind, last.sign, last.comparator
    return draft


@construction(
    yes={
        "消费增长主要来自中国(50万桶/日),石油消费增长1.8%,即170万桶/日": "石油消费 change 1700000 bbl/day",
        "应收票据增加42亿元(34.4%)": "应收票据 growth 34.4 %",
    },
    no={"营收(亿元)": "a unit"},
)
def apposition(scene: Scene, site: Site) -> Draft | None:
    """中国(50万桶/日)、美国(19万桶/日); 增长1.8%,即170万桶/日: the same metric, said of another or again."""
    last, plain = site.last, scene.plain
    if last is None:
        return None
    opened = site.left == last.quantity.extent.end and plain[site.left : site.start].strip(" ") == "("
    if opened and site.quantity.kind in ("money", "none") and (last.quantity.kind, last.kind) == ("percent", "level"):
        # 支付一半(15亿美元): the same, in another unit.
        return like(site, last, "level", inherit(last.metric))
    before = plain[max(site.left, site.start - 2) : site.start].rstrip(" ")
    if not before.endswith(("(", "即", ":")) or (before.endswith(":") and "(" not in plain[site.left : site.start]):
        return None
    if plain[site.end : site.end + 1] not in (")", ",", "。", " ", ""):
        return None
    named = scene.cast.within(site.left, site.start)
    kind: Kind = last.kind
    if last.kind == "growth" and site.quantity.kind not in ("percent", "multiple"):
        kind = "change"
    elif _is_rate_of(site, last):
        kind = "growth"  # 增加42亿元(34%)
    elif last.kind == "rank" or (last.kind == "level" and site.quantity.kind != last.quantity.kind and not named):
        return None
    draft = like(site, last, kind, inherit(last.metric))
    draft.sign = 1 if site.quantity.signed else last.sign
    if named:
        draft.subject, draft.subject_known = named[-1], True
    return draft


@construction(
    yes={
        "平板出货量同比减少8%。明年将回升至503万台": "平板出货量 level 5030000 台",
        "欧洲销量增长270%,接近18.8万辆": "欧洲销量 level 188000 辆",
    },
    no={"资本支出达到58亿美元": "its own metric"},
)
def reached_level(scene: Scene, site: Site) -> Draft | None:
    """同比大增142%,达到58亿美元; 将回升至503万台: the level of what has moved."""
    last = site.last
    if last is None or site.quantity.kind in ("rank", "time", "point"):
        return None
    reaches = _REACHED.match(scene.plain, site.clause, site.start) is not None
    if site.start == site.clause and scene.plain[site.start : site.quantity.span.start].endswith(("为", "达")):
        reaches = True  # 利润同比减少6.5%,约为2.9亿美元
    bounded = site.start == site.clause < site.quantity.span.start and site.quantity.kind not in ("percent", "multiple")
    if bounded and site.previous is not None and site.previous.kind == "growth":
        reaches = reaches or scene.plain[site.end : site.end + 1] in _ENDS  # 销量增长27%,接近18万辆
    if not reaches and (site.tail is None or site.tail.kind != "to"):
        return None
    if site.quantity.kind == "percent" and last.quantity.kind not in ("percent", "point"):
        return None
    if site.quantity.kind != last.quantity.kind and not suits(scene, site, last.metric):
        return None
    return level(site, inherit(last.metric))


_ENDS = frozenset(("", *",;。!?)\n"))


@construction(
    yes={
        "云帆科技营收分别增长17%和/14%": "营收 growth 14 %",
        "每股发行价为12.6港元、14.3港元": "每股发行价 level 14.3 HKD/股",
        "飞行时间为1.5小时和3小时": "飞行时间 level 3 h",
        "粗钢产量增加13.8万吨,或9.1%": "粗钢产量 growth 9.1 %",
        "安置灾民8户32人": "安置灾民 level 32 人",
        "柴油价格每吨提高210元和200元": "柴油价格 change 200 CNY/t",
    },
    no={"覆盖30个国家和200个城市": "what it counts stands after", "投入4亿元和2万人": "of another sort"},
)
def another(scene: Scene, site: Site) -> Draft | None:
    """增长17%和14%: one more number of what the one before it measures."""
    last, quantity = site.previous, site.quantity
    if last is not None and _counts_again(scene, site, last):
        return like(site, last, last.kind, inherit(last.metric))
    if last is None or quantity.kind == "rank" or not _ANOTHER.fullmatch(scene.plain, site.left, site.start):
        return None
    rates = {last.quantity.kind, quantity.kind} == {"percent", "multiple"}
    if _is_rate_of(site, last) and "或" in scene.plain[site.left : site.start]:
        return like(site, last, "growth", inherit(last.metric))  # 增加13.8万吨或9.1%
    if not rates and not of_one_sort(last.quantity, quantity):
        return None
    if quantity.kind not in ("percent", "multiple", "money", "compound") and quantity.unit != last.quantity.unit:
        return None
    if quantity.kind not in ("percent", "multiple", "time") and phrase_after(scene, site) is not None:
        return None
    draft = like(site, last, last.kind, inherit(last.metric))
    if last.quantity.kind == "compound" and quantity.kind == "money":
        draft.quantity = quantity._replace(unit=last.quantity.unit, kind="compound")  # 每吨提高210元和200元
    limit = last.quantity.bound if last.quantity.extent.start < last.quantity.span.start else "exact"
    draft.bound = last.bound or (limit if limit in ("at_least", "at_most") and quantity.bound == "exact" else None)
    return draft  # 不低于1.8亿元、2.4亿元: the floor is of both


def _counts_again(scene: Scene, site: Site, last: Draft) -> bool:
    """Whether a number counts once more what the one right before it counts, in people: 转移305户(1025人)."""
    counts = last.quantity.kind == site.quantity.kind == "count" and last.quantity.unit != site.quantity.unit
    beside = scene.plain[site.left : site.start] == "" and scene.plain[site.end : site.end + 1] in _ENDS
    return counts and beside and site.quantity.unit in ("人", "人次", "户", "名") and last.kind == "level"


def _is_rate_of(site: Site, last: Draft) -> bool:
    """Whether a number may say in per cent how far the amount before it has moved."""
    return last.kind == "change" and site.quantity.kind == "percent" and last.quantity.kind not in ("percent", "point")


_ANOTHER = compile_pattern(r" ?(?:[、/]|[、和]/|和|与|及|,?或|以及) ?")
_IN_ALL = ("共计", "合计", "总计", "总共")


@construction(
    yes={
        "云帆科技2022年净利润5亿元,2023年6亿元": "净利润 level 600000000 CNY",
        "该车车长5000mm,宽1950mm": "宽 level 1950 mm",
    },
    no={"净利润5亿元": "its own metric", "银行结汇8亿元,卖出6亿元": "another deed"},
)
def inherited_level(scene: Scene, site: Site) -> Draft | None:
    """而2021年为65亿美元, (上年末:36亿元), 后者为2.9亿元: the metric of before."""
    last = site.last
    if last is not None and last.kind == "rank":
        # 份额达27.1%名列第一,而乙公司为24%: the rank only says more of the level.
        ranked = inherit(last.metric)
        last = next((draft for draft in reversed(scene.drafts) if draft.kind != "rank"), None)
        if site.quantity.kind == "money" and (last is None or last.quantity.kind != "money"):
            of_money = scene.metrics.unit_of(scene.metrics.concept_of(ranked.name)) == "money"
            return level(site, ranked) if of_money else None  # 位列票房前五:《甲》3亿元
    if last is None:
        return None
    if last.part is not None and site.quantity.kind == "money":
        # 出口值2.6万亿元,占全国的10%。其中,6月份为1400亿元: of the amount, not of its share.
        near = (draft for draft in reversed(scene.drafts[-4:]) if draft.quantity.kind == "money")
        last = next(near, last)
    sort = "money" if site.quantity.kind == "none" and last.quantity.kind == "money" else site.quantity.kind
    if sort != last.quantity.kind or sort in ("rank", "time"):
        return None
    lead = scene.plain[site.clause : site.start].strip()
    in_all = lead in _IN_ALL  # 94519人,共计114302人次
    if last.kind != "level" or (site.quantity.unit != last.quantity.unit and sort != "money" and not in_all):
        return None
    if (alike := does_so_too(scene, site, last)) is not None:
        draft = level(site, alike)
        draft.counted = last.counted
        return draft
    size = _SIZE.fullmatch(scene.plain, site.clause, site.start)
    if size is not None and sort == "physical":
        return level(site, scene.named(Span(*size.span("size"))))
    said = max(site.clause, *(scene.plain.rfind(mark, site.clause, site.start) + 1 for mark in ":)"))
    words = scene.reader.tokens(said, site.start)
    without = any(word.text in ("剔除", "扣除") for word in words)  # (剔除一次性影响后3亿元)
    if site.quantity.unit != "点" and not without and any(acts(word) and word.text not in TRAILING for word in words):
        return None  # 银行结汇8亿元,卖出9亿元; but 上证指数低开,盘中上摸3400点
    m = _RATE.fullmatch(scene.plain, site.clause, site.start)
    if m is None or m["rate"] in last.metric.name:
        return level(site, inherit(last.metric))
    rate = Span(*m.span("rate"))
    parts = (part for span in last.metric.spans for part in _without_sum(scene.text, span))
    return level(site, scene.named(rate, *parts, head=last.metric.head, inherited=True))


def _without_sum(text: str, span: Span) -> list[Span]:
    """铁路累计发送旅客 in two parts, without its 累计."""
    at = text.find("累计", *span)
    parts = [span] if at < 0 else [Span(span.start, at), Span(at + 2, span.end)]
    return [part for part in parts if part.end > part.start]


_SIZE = compile_pattern(r"、? ?(?P<size>最?[长宽高厚深重])(?:约|为|达| )*")
_RATE = compile_pattern(r" ?(?P<rate>[日月年人户]均|平均(?:每[天日月年人户])?) ?(?:为|达到?|约为)?")
"""业务量完成105亿件,(日均)3.5亿件: what a number is that goes on from a sum."""
