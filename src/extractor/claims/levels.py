"""Values themselves: the metric before the number, after it, or around it."""

from __future__ import annotations

from extractor.claims.comparison import find_comparator
from extractor.claims.construction import construction
from extractor.claims.draft import Draft, Measured, Scene, Site, moved_kind
from extractor.claims.pieces import clause_end, level, metric_before
from extractor.claims.tails import number_start
from extractor.claims.words import PARTS
from extractor.metrics import GENERIC_HEADS, MOVES, sign_of
from extractor.rules import Match, compile_pattern
from extractor.spans import Span

_DURATIONS = compile_pattern(
    r".*(?:期|时长|时间|周期|期限|年限|寿命|龄|续航|久期|天数|时延|延迟|工期|耗时|账期|时效|历时|用时|加速|小时数|小时|库存|工时|间隔)"
)
_MOVED = compile_pattern(
    r"(?r)(?P<move>减少|增加|降低|提高|缩减|压减|压降|削减|节约|[下上]调|调[减增降升低高]|[下上]修)(?:了|约| )*+"
)
_JOINED = compile_pattern(r" ?(?:[、,]|和|与|及|且|至) ?")
_NOTE = compile_pattern(r" ?\([^()]{1,40}\)")
_GAINS = compile_pattern(r",(?=(?:获得|收购|买下|购得|拿下|竞得|购入))")
_MEANS = compile_pattern(
    r"(?r)(?:{means})(?:不低于|不超过|总价|总额|自有资金|自筹资金|募集资金|现金|约|超|近| )*+", PARTS
)


@construction(
    yes={
        "云帆科技以13亿美元收购北美院线": "收购北美院线 level 1300000000 USD",
        "云帆科技斥资386万港元回购": "回购 level 3860000 HKD",
    },
    no={"云帆科技投资13亿美元": "the verb stands before"},
)
def means(scene: Scene, site: Site) -> Draft | None:
    """以13亿美元收购某公司, 斥资386万港元回购: the verb after says what for."""
    if site.quantity.kind not in ("money", "none"):
        return None
    m = _MEANS.match(scene.plain, site.left, site.start)
    if m is None:
        return None
    end = site.end
    if site.following is not None and _JOINED.fullmatch(scene.plain, end, number_start(site.following)):
        end = site.following.extent.end  # 不低于3亿元、不超过5亿元的自有资金回购
    note = _NOTE.match(scene.plain, end, site.sentence.end)
    if note is not None:
        end = note.end()  # 以13亿日元(约合6000万元人民币)收购某公司
    if "资" in m.group() and _GAINS.match(scene.plain, end, site.sentence.end):
        end += 1  # 斥资13亿元,获得了某物
    phrase = scene.reader.verb_after(end, clause_end(scene, end, site.sentence.end))
    if phrase is None or scene.plain.startswith(("作为", "用于"), phrase.span.start):
        return None  # 出资3亿元作为资本金: what for, and not what is done
    return level(site, scene.measured(phrase))


_GIVEN_PER_SHARE = compile_pattern(r"(?r)(?<!每股)(?P<verb>转增|派[现息发送]|送红股|送股|[送转派]) ?")


@construction(
    yes={"公司拟每10股派现2元": "派现 level 0.2 CNY/股", "公司拟每10股派2元转增3股": "转增 level 0.3 股/股"},
    no={"公司拟每10股派发现金红利2元": "the noun of what is given", "发行价为2元/股": "a price"},
)
def given_per_share(scene: Scene, site: Site) -> Draft | None:
    """每10股派2元转增3股: what a share is given, by the verb alone."""
    if not (site.quantity.unit or "").endswith("/股"):
        return None
    m = _GIVEN_PER_SHARE.match(scene.plain, site.sentence.start, site.quantity.span.start)
    if m is None:
        return None
    return level(site, scene.named(Span(*m.span("verb")), head="verb", verb=True))


_PRICE = compile_pattern(r"的 ?(?P<noun>\p{Han}{0,4}?价格?)(?!值|位|款|差)")


@construction(
    yes={"公司以6元/股的发行价向11名投资者增发": "发行价 level 6 CNY/股"},
    no={"公司以6亿元收购云图科技": "what is bought"},
)
def at_price(scene: Scene, site: Site) -> Draft | None:
    """以6元/股的价格向…: the price is what is measured."""
    if site.quantity.kind not in ("money", "compound"):
        return None
    m = _PRICE.match(scene.plain, site.end, site.sentence.end)
    if m is None or _MEANS.match(scene.plain, site.left, site.start) is None:
        return None
    noun = Span(*m.span("noun"))
    draft = level(site, scene.named(noun))
    draft.end = noun.end
    return draft


_VALUED = compile_pattern(r" ?的? ?(?P<noun>P/?[EBS](?![A-Za-z])|市[盈净销]率|估值(?!溢|水))")


@construction(
    yes={"给予公司2024年20倍PE,目标价25元": "PE level 20 x", "维持2026年38x估值不变": "估值 level 38 x"},
    no={"公司市盈率为20倍": "its metric stands before", "估值增长20倍": "a growth"},
)
def valued_at(scene: Scene, site: Site) -> Draft | None:
    """给予20倍PE: what a price is a multiple of stands behind it."""
    m = _VALUED.match(scene.plain, site.end, site.sentence.end) if site.quantity.kind == "multiple" else None
    if m is None or (site.tail is not None and site.tail.kind in ("move", "ratio")):
        return None
    noun = Span(*m.span("noun"))
    draft = level(site, scene.named(noun))
    draft.end = noun.end
    return draft


_AGED = compile_pattern(r" ?(?:的|[,;。)\n])")


@construction(
    yes={"董事长是陈牧,男,46岁,本科学历": "年龄 level 46 岁", "36岁的许望舒留任": "年龄 level 36 岁"},
    no={"0至6岁儿童增加3万人": "whom it describes", "用户年龄为46岁": "its metric stands before"},
)
def age(scene: Scene, site: Site) -> Draft | None:
    """陈牧,46岁; 36岁的许望舒: the unit says what is measured."""
    quantity = site.quantity
    if quantity.unit != "岁" or quantity.value is None or not quantity.text.endswith("岁"):
        return None
    m = _AGED.match(scene.plain, site.end)
    before = metric_before(scene, site, site.start, own_only=True)
    if m is None or (before is not None and before.name.endswith(("龄", "寿命"))):
        return None
    unit = Span(quantity.span.end - 1, quantity.span.end)
    draft = level(site, Measured("年龄", (unit,)))
    named = scene.cast.within(m.end(), m.end() + 1)
    if m.group().endswith("的") and named:
        draft.subject, draft.subject_known = named[0], True
    return draft


@construction(
    yes={
        "南川省减少煤炭消费2600万吨": "煤炭消费 change -26000000 t",
        "追溯调减净资产3.2亿元": "净资产 change -320000000 CNY",
        "我们下调2026年/2027年净利润预测5.5%": "净利润 growth -5.5 %",
    },
    no={"煤炭消费减少2600万吨": "the verb stands after"},
)
def moved_object(scene: Scene, site: Site) -> Draft | None:
    """减少煤炭消费2600万吨: the verb of moving stands before what moves."""
    if site.tail is not None or site.quantity.kind in ("rank", "time"):
        return None
    if scene.plain[site.start - 1 : site.start] in ("至", "到", "为"):
        return None  # 上调目标价至5元
    metric = metric_before(scene, site, site.start, own_only=True)
    if metric is None:
        return None
    start = metric.spans[0].start
    for period in reversed(scene.times_in(site.clause, start)):
        if scene.plain[period.span.end : start].strip(" /、和"):
            break
        start = period.span.start  # 下调2026年/2027年净利润预测
    moved = _MOVED.match(scene.plain, site.clause, start)
    if moved is None:
        return None
    draft = Draft(site.quantity, moved_kind(site.quantity), metric, sign=sign_of(moved["move"]), end=site.end)
    draft.comparator = find_comparator(scene.plain, site.clause, moved.start())
    return draft


@construction(
    yes={
        "云帆科技营收78亿元": "营收 level 7800000000 CNY",
        "毛利率高达74.4%": "毛利率 level 74.4 %",
        "管理费用率(含研发)为14.8%": "管理费用率(含研发) level 14.8 %",
        "全年开店1.2万家": "开店 level 12000 家",
    },
    no={"营收增长7%": "a change", "走访云州、南川等7地": "a list"},
)
def plain_level(scene: Scene, site: Site) -> Draft | None:
    """营收78亿元, 毛利率高达74.4%, 累计开店1.2万家: the metric stands before the number."""
    if site.tail is not None and site.tail.kind == "move":
        return None
    if site.quantity.kind == "count" and scene.plain[site.start - 1 : site.start] == "等":
        return None  # 与云州、南川等7地对接: how many are listed, and not what they are
    metric = metric_before(scene, site, site.head_end)
    if metric is None or _AT_THE_RATE.match(scene.plain, site.clause, site.start):
        return None
    if site.quantity.kind == "time" and not _DURATIONS.match(metric.name):
        return None
    draft = level(site, _of_version(scene, site, _doing(scene, site, metric)))
    if site.quantity.kind == "percent" and _BOARDS.match(
        scene.plain, max(site.sentence.start, site.start - _ITEM), site.start
    ):
        draft.kind = "growth"
    draft.among = _among(scene, site, metric)
    if draft.among is not None:
        draft.metric = scene.named(*draft.among.spans, *metric.spans, inherited=True)
    return draft


_BOARDS = compile_pattern(r"(?r)(?:板块表现:|概念板块)[^。;\n]{2,60}")
"""所属板块表现:软件2.1%、云计算1.3%: how far the boards of a share have moved."""

_DOING = compile_pattern(r"(?:以上|左右)?(?:都|均|已|会|将)*+(?P<does>[^,;:。!?()\n、|\d]{3,14})(?=[,;。!?\n]|$)")


def _doing(scene: Scene, site: Site, metric: Measured) -> Measured:
    """毛坯房有30%(采用定制家具): the share is of those that do so."""
    if site.quantity.kind != "percent" or site.tail is not None or metric.head != "noun" or metric.inherited:
        return metric
    m = _DOING.match(scene.plain, site.end, site.sentence.end)
    if m is None or metric.spans[0].start < site.clause:
        return metric
    does = Span(*m.span("does"))
    words = scene.reader.tokens(*does)
    if words[0].tag != "v" or words[0].text in MOVES or words[-1].tag[:1] not in ("n", "v", "="):
        return metric
    return Measured(metric.name + does.of(scene.text), (*metric.spans, does), "noun")


_AT_THE_RATE = compile_pattern(r"(?r)(?<=\()(?:现|按?当前|最新)汇率 ?")
_OF_WHICH = compile_pattern(r"(?r)(?:其(?P<among>中)[,:]?|(?<=[^\W\d_])\()")
_SIZED = ("money", "physical", "count", "none")


def _among(scene: Scene, site: Site, metric: Measured) -> Measured | None:
    """投产新线3113公里,其中(高铁2457公里),(普铁656公里): the whole, for a part that names no measure itself."""
    quantity = site.quantity
    if quantity.kind not in _SIZED or metric.head != "noun" or metric.verb or len(metric.spans) > 1:
        return None
    levels = (draft for draft in reversed(scene.drafts[-4:]) if draft.kind == "level")
    last = next((draft for draft in levels if draft.quantity.kind in _SIZED), None)
    if last is None or last.quantity.unit != quantity.unit:
        return None
    m = _OF_WHICH.match(scene.plain, site.left, metric.spans[0].start)
    if m is not None and (m["among"] or m.start() == last.quantity.extent.end):
        # 奖项26个(科学奖3个、技术奖2个): an open bracket is as good as 其中
        whole = scene.named(*last.metric.spans, *([Span(*m.span("among"))] if m["among"] else []))
    elif last.among is not None and last.quantity.span.start >= site.sentence.start:
        whole = last.among
    else:
        return None
    head = scene.reader.tokens(*metric.spans[0])[-1].text
    again = head in whole.name and (len(head) > 1 or whole.name.endswith("中"))
    measured = again or head in GENERIC_HEADS or scene.metrics.concept_of(metric.name) is not None
    return None if measured else whole


_VERSION = compile_pattern(
    r"(?r)(?:^|(?<=[;。!?,\n:元起]))(?:[-*•] ?)?(?P<of>[^,;。:!?\n()元起]{2,24}?版) ?:[^;。!?\n:]*"
)


def _version_before(scene: Scene, site: Site) -> Match | None:
    """The head of the item of a price list that an amount stands in: 长续航版:(指导价)6.5万元."""
    if site.quantity.kind != "money":
        return None
    return _VERSION.match(scene.plain, max(site.sentence.start, site.start - _ITEM), site.start)


def _of_version(scene: Scene, site: Site, metric: Measured) -> Measured:
    """长续航版:指导价6.5万元、限时价6.2万元;…: the head of the item tells its prices from the next one's."""
    m = _version_before(scene, site)
    if m is None or metric.spans[0].start < m.end("of"):
        return metric
    of = Span(*m.span("of"))
    return Measured(of.of(scene.text) + metric.name, (of, *metric.spans), metric.head, metric.verb, metric.inherited)


_ITEM = 80
"""Characters of the longest item of a price list."""


@construction(
    yes={"云帆9X上市,长续航版:12.59万元": "长续航版 level 125900 CNY"},
    no={"长续航版:指导价12.59万元": "its metric is named"},
)
def version(scene: Scene, site: Site) -> Draft | None:
    """长续航版:12.59万元: an item of a price list."""
    m = _version_before(scene, site)
    if m is None or scene.plain[m.end("of") : site.start].strip(" ") != ":":
        return None
    of = Span(*m.span("of"))
    return level(site, Measured(of.of(scene.text).strip(), (of,)))


@construction(
    yes={"布伦特原油期货涨至每桶83美元": "布伦特原油期货 level 83 USD/bbl"},
    no={"生猪均价为17.2元/公斤": "its metric stands before"},
)
def named_price(scene: Scene, site: Site) -> Draft | None:
    """布伦特原油期货涨至每桶83美元: a price of the thing named before it."""
    if site.quantity.kind != "compound" or not (site.quantity.unit or "")[:3].isupper():
        return None
    named = [m for m in scene.cast.within(site.clause, site.start) if m.name and m.kind != "pronoun"]
    if not named:
        return None
    draft = level(site, scene.named(named[-1].span))
    draft.subject, draft.subject_known = None, True
    return draft
