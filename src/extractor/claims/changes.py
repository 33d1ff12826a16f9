"""Changes and growths: a verb of moving, a noun for it, a sign, or a word that is one (翻番)."""

from __future__ import annotations

from extractor.claims.comparison import Comparator, find_comparator
from extractor.claims.construction import construction
from extractor.claims.draft import Draft, Scene, Site, inherit, moved_kind
from extractor.claims.pieces import inherited_metric, level, metric_before, moving, phrase_after
from extractor.claims.words import PARTS
from extractor.metrics import MOVE_NOUNS, MOVES, sign_of
from extractor.rules import compile_pattern
from extractor.spans import Span

_NOUN_AFTER = compile_pattern(
    r"的? ?(?:年均?|同比|环比|年度|周|月度?|整体|累计|复合|两位数|平均|高速|高(?=增)|快速|强劲|匀速|单日|单月|季度"
    r"|速度|幅度|速率|较好|较大|较高|较快|明显|显著|可观|大幅|小幅|良好|稳健|最大|最高|惊人)*+的?"
    r"(?P<noun>{move_noun})",
    PARTS,
)
_SPEAKING = compile_pattern(
    r"(?r)(?P<verb>上涨|下跌|大涨|大跌|收涨|收跌|涨|跌|涨停|跌停|{content}|收报|报收|收于|报)(?:于|了|约|逾| )*+", PARTS
)
_FLAT_WITH = compile_pattern(r"(?r)(?:与|和|同|跟)(?P<of>[^,;。:]{1,24}?)(?:几乎|基本|大致|大体|相比)?")


_APART = compile_pattern(
    r"(?r)(?:远|略|明显|大幅|显著|均|仍)?(?P<how>高于|高出|快于|好于|优于|领先于?|低于|慢于|弱于|落后于?)"
    r"(?P<of>[^,;。:!?()\n\d]{2,20})(?<!的)"
)
_AHEAD = ("高", "快", "好", "优", "领")


@construction(
    yes={
        "用电量增长11%,低于全国平均1个百分点": "用电量 change -1 pp",
        "规上工业增加值增速快于全国1.2个百分点": "规上工业增加值增速 change 1.2 pp",
    },
    no={"毛利率高于全国的21%": "its value", "不良率高于5个百分点": "a bound"},
)
def apart(scene: Scene, site: Site) -> Draft | None:
    """高于全国平均1.2个百分点: how far the metric is from another's."""
    if site.quantity.kind != "point":
        return None
    m = _APART.match(scene.plain, site.clause, site.start)
    if m is None:
        return None
    metric = metric_before(scene, site, m.start(), own_only=True) or inherited_metric(site)
    if metric is None:
        return None
    of = Span(*m.span("of"))
    comparator = find_comparator(scene.plain, m.start(), site.start)
    if comparator is None:
        timely = any(time.span.end >= of.end for time in scene.times_in(*of))  # but 同期全国增幅 is a thing
        comparator = Comparator(Span(*m.span()), None if timely else "entity", of)
    sign = 1 if m["how"].startswith(_AHEAD) else -1
    return Draft(site.quantity, "change", metric, sign=sign, comparator=comparator, end=site.end, at=m.start())


@construction(
    yes={
        "云帆科技营收同比增长9.7%": "营收 growth 9.7 %",
        "毛利率较上年同期下降2.3个百分点": "毛利率 change -2.3 pp",
        "贷款增加382亿元": "贷款 change 38200000000 CNY",
    },
    no={"营收增至9亿元": "a level", "GDP增速为5%": "a noun"},
)
def move(scene: Scene, site: Site) -> Draft | None:
    """同比增长9.7%, 较上一年同期提升2.3个百分点, 增加382亿元."""
    tail = site.tail
    if tail is None or tail.kind != "move":
        return None
    if site.quantity.kind in ("count", "physical", "money", "compound", "none"):
        after = phrase_after(scene, site)
        own = metric_before(scene, site, tail.span.start, own_only=True)
        if after is not None and (own is None or own.head == "verb" or own.name.startswith("每")):
            # 削减100万辆汽车产能: what moves stands after.
            return Draft(site.quantity, "change", scene.measured(after), sign=tail.sign, end=after.span.end)
    return moving(scene, site, tail.sign, tail.span.start)


@construction(
    yes={"南川省GDP增速为5%": "GDP growth 5 %", "住宅价格同比跌幅扩大至2%": "住宅价格 growth -2 %"},
    no={"GDP增速回落0.5个百分点": "a change of the growth"},
)
def noun_before(scene: Scene, site: Site) -> Draft | None:
    """GDP增速为5%, 同比跌幅扩大至2%: the growth of what stands before."""
    tail = site.tail
    if tail is None or tail.kind != "noun" or site.quantity.kind in ("rank", "time"):
        return None
    sign = 1 if site.quantity.signed else tail.sign
    draft = moving(scene, site, sign, tail.span.start)
    named = [m.span for m in scene.cast.within(site.left, tail.span.start) if m.kind == "market"]
    if draft is not None and draft.metric.inherited and named:
        draft.metric = scene.named(named[-1])  # 煤炭板块领涨,涨幅3%
    if draft is None and tail.noun is not None and site.quantity.kind == "percent":
        # 该股跌幅不足3%: nothing but whose it is stands before
        owner = scene.plain.endswith("板块", *named[-1]) if named else False
        noun = scene.named(named[-1] if owner else tail.noun)
        draft = Draft(site.quantity, "growth", noun, sign=sign, end=site.end)
    return draft


_EXTENT = compile_pattern(r"(?r)(?<![涨跌增降减升])幅度(?:都|均|也|仅|更|为|高达|达到|达|在| )*+")
_MOVED_THERE = compile_pattern(
    r"(?r)[领收告齐普走大微]?+(?P<way>[涨升扬增]|[跌降挫落减缩退])[^,;:。!?\n]{0,16},(?:不过|但|而|且)?(?:整体|平均|总体)?"
)


@construction(
    yes={
        "煤炭板块逆势告跌,不过幅度都不足1%": "煤炭板块 growth -1 %",
        "煤炭板块领涨,且整体幅度高达8%": "煤炭板块 growth 8 %",
    },
    no={"煤炭板块领涨,涨幅8%": "its own noun", "影响幅度约1%": "nothing has moved"},
)
def extent(scene: Scene, site: Site) -> Draft | None:
    """板块逆势告跌,不过幅度都不足1%: how far that went which the clause before says."""
    if site.quantity.kind != "percent":
        return None
    m = _EXTENT.match(scene.plain, site.clause, site.start)
    way = _MOVED_THERE.match(scene.plain, site.sentence.start, m.start()) if m is not None else None
    if way is None:
        return None
    left, end = site.sentence.start, way.start()
    named = [x.span for x in scene.cast.within(left, end) if x.span.end <= end]
    phrase = scene.reader.before(left, end) if not named else None
    metric = scene.named(named[-1]) if named else (scene.measured(phrase) if phrase is not None else None)
    metric = metric or inherited_metric(site)
    if metric is None:
        return None
    draft = Draft(site.quantity, "growth", metric, sign=1 if way["way"] in "涨升扬增" else -1, end=site.end)
    if named:
        draft.subject, draft.subject_known = None, True  # the sector is what is measured
    return draft


@construction(
    yes={
        "出货量出现18%的下滑": "出货量 growth -18 %",
        "市场规模保持10%的增长率": "市场规模 growth 10 %",
        "链条需求量将以年均7%的速度增长": "链条需求量 growth 7 %",
        "电动车销量将以25%的年增长率增长": "电动车销量 growth 25 %",
    },
    no={"出货量增长18%": "a verb"},
)
def noun_after(scene: Scene, site: Site) -> Draft | None:
    """保持10%的增长率, 出现18%的下滑."""
    if site.quantity.kind not in ("percent", "multiple"):
        return None
    m = _NOUN_AFTER.match(scene.plain, site.end, site.sentence.end)
    if m is None:
        return None
    draft = moving(scene, site, sign_of(m["noun"]), site.start)
    if draft is None or draft.metric.inherited:
        draft = _of_index(scene, site, sign_of(m["noun"])) or draft
    if draft is not None:
        draft.end = m.end()
        if draft.comparator is None:
            draft.comparator = find_comparator(scene.plain, site.end, m.end())
    return draft


def _of_index(scene: Scene, site: Site, sign: int) -> Draft | None:
    """创业板指数强于大盘,录得逾6%的涨幅: the index that the sentence speaks of."""
    named = [m.span for m in scene.cast.within(site.sentence.start, site.start) if m.rule == "standing.index"]
    if not named:
        return None
    metric = scene.named(named[-1])
    return Draft(site.quantity, moved_kind(site.quantity), metric, sign=sign, end=site.end)


_MOVED_AFTER = compile_pattern(
    r"(?:以上|左右)?的? ?(?P<of>[\p{Han}A-Za-z0-9]{2,14}?)(?P<noun>{move_noun}|{move})(?=[,。;、!?)\n了]|$)", PARTS
)
_BRINGS = compile_pattern(
    r"(?r)(?:带来|实现|支撑|录得|取得|贡献|获得|达到|保持|推动|促成|造成|导致|引发|同比|环比)"
    r"(?:了|约|近|超过?|逾|高达|年均| )*+"
)


@construction(
    yes={
        "新产线带来超50%的检测效率提升": "检测效率 growth 50 %",
        "新工艺实现三成的成本下降": "成本 growth -30 %",
        "不足20%的产能增速不足为奇,却有17%的利润增长": "利润 growth 17 %",
    },
    no={"带来50%的增长": "of what was spoken of before", "有50%的企业下降": "a share"},
)
def moved_after(scene: Scene, site: Site) -> Draft | None:
    """带来超50%的检测效率提升: what moves and how stand after the number."""
    if site.quantity.kind not in ("percent", "multiple"):
        return None
    m = _MOVED_AFTER.match(scene.plain, site.end, site.sentence.end)
    if m is None:
        return None
    of = Span(*m.span("of"))
    if not _BRINGS.match(scene.plain, site.left, site.start):
        # 不足20%的产能增速: a measure and a noun of moving say it by themselves
        terms = scene.metrics.find_terms(scene.plain, *of) if m["noun"] in MOVE_NOUNS else []
        if not terms or terms[0].span != of or terms[0].unit in ("percent", "count", "any"):
            return None  # 89%的保单保费下降 is a share
    draft = Draft(site.quantity, "growth", scene.named(of), sign=sign_of(m["noun"]), end=m.end())
    draft.comparator = find_comparator(scene.plain, site.clause, site.start)
    return draft


_BASIS_ALONE = compile_pattern(r"(?r)(?:同比|环比)(?:去年|上年|上[期月季])?(?:约|近|超| )*+")


@construction(
    yes={"归母净利润8.5亿元,同比646%": "归母净利润 growth 646 %", "平均时薪环比0.2%": "平均时薪 growth 0.2 %"},
    no={"净利润8.5亿元,同比增长6%": "a verb", "净利润8.5亿元,同比-6%": "a sign", "净利率同比为6%": "a value"},
)
def against_alone(scene: Scene, site: Site) -> Draft | None:
    """同比646%: against what, and by how much, without a verb or a sign."""
    if site.quantity.kind not in ("percent", "multiple") or site.quantity.signed or site.tail is not None:
        return None
    m = _BASIS_ALONE.match(scene.plain, site.clause, site.start)
    return moving(scene, site, 1, m.start()) if m is not None else None


@construction(
    yes={
        "营收65亿元(同比+5%)": "营收 growth 5 %",
        "毛利率21%,同比-1.2pct": "毛利率 change -1.2 pp",
        "净利润为3.6(+0.3)亿元": "净利润 change 30000000 CNY",
    },
    no={"净利润-4.9亿元": "a level below zero"},
)
def signed(scene: Scene, site: Site) -> Draft | None:
    """同比+5%, YoY-48.5%, +1.2pct: the sign says that it is a change."""
    quantity = site.quantity
    if not quantity.signed or quantity.kind not in (
        "percent",
        "point",
        "count",
        "physical",
        "money",
        "compound",
        "multiple",
    ):
        return None
    comparator = find_comparator(scene.plain, site.clause, site.start)
    if (
        quantity.kind in ("count", "physical", "money", "compound")
        and quantity.rule != "note"
        and (comparator is None or scene.plain[comparator.span.end : site.start].strip(" :"))
    ):
        return None  # 净利润-4.9亿元 is a level
    if quantity.kind == "percent" and comparator is None:
        if site.last is None:
            return None
        if not quantity.text.startswith("+") and metric_before(scene, site, site.start, own_only=True) is not None:
            return None  # 净利率为-33.2%
    return moving(scene, site, 1, site.start)


@construction(
    yes={"营收12.6亿元 ↑8%": "营收 growth 8 %", "净利1.1亿元 ↓3%": "净利 growth -3 %"},
    no={"营收12.6亿元": "no arrow"},
)
def arrow(scene: Scene, site: Site) -> Draft | None:
    """营收12.6亿元 ↑8%."""
    mark = scene.plain[site.start - 1 : site.start]
    if mark not in ("↑", "↓") or site.last is None:
        return None
    return moving(scene, site, 1 if mark == "↑" else -1, site.start - 1)


@construction(
    yes={"汽车出口额翻番": "汽车出口额 ratio 2 x", "营收与上年持平": "营收 growth 0 %"},
    no={"营收是上年的2倍": "a multiple in figures"},
)
def fixed_kind(scene: Scene, site: Site) -> Draft | None:
    """翻番, 持平: words that are a number and say its kind."""
    kind = site.quantity.claim_kind
    if kind is None or kind == "rank":
        return None
    beside = _FLAT_WITH.match(scene.plain, site.clause, site.start)
    draft = moving(scene, site, 1, beside.start() if beside else site.head_end)
    if draft is not None:
        draft.kind = kind
        if beside is not None and draft.comparator is None:
            draft.comparator = Comparator(Span(*beside.span()), None, Span(*beside.span("of")))
    return draft


_TIME_OF_DAY = compile_pattern(r"(?:此后|随后|其后|最终|早盘|尾盘|盘中|午后|开盘|收盘|当日|昨日|今日|截至|全日)+")


_FAR = 200
"""Characters before a number of points in which its index is sought."""


def _index_named(scene: Scene, start: int, end: int) -> Span | None:
    """The last index that ``plain[start:end]`` names."""
    named = [m.span for m in scene.cast.within(start, end) if m.kind == "market"]
    terms = [
        t for t in scene.metrics.find_terms(scene.plain, start, end) if scene.metrics.unit_of(t.concept) == "index"
    ]
    if not named:
        return terms[-1].span if terms and "收报" in scene.plain[terms[-1].span.end : end] else None
    last = named[-1]
    inside = [t.span for t in terms if t.span.start >= last.start]
    if inside and (inside[-1].start >= last.end or _TIME_OF_DAY.match(scene.plain, last.start, inside[-1].start)):
        return inside[-1]  # 上证指数上摸3417点后沪指(收报3400点), 尾盘沪指
    return last


@construction(
    yes={"上证指数小幅低开,尾盘站稳2867点": "上证指数 level 2867 点"},
    no={"云帆科技获得5点评价": "no index"},
)
def index_points(scene: Scene, site: Site) -> Draft | None:
    """沪指收报3200点, 涨2.34点: the index is what is measured."""
    if site.quantity.unit != "点":
        return None
    name = _index_named(scene, max(site.sentence.start, site.start - _FAR), site.start)
    if name is None:
        return None
    draft = level(site, scene.named(name))
    if site.tail is not None and site.tail.kind == "move" and not site.tail.span.of(scene.plain).startswith("下探"):
        draft.kind, draft.sign = "change", site.tail.sign  # but 下探3100点 is where it got to
        draft.comparator = find_comparator(scene.plain, site.clause, site.start)
    elif site.quantity.rule == "note":
        draft.kind = "change"
    return draft


def _is_quoted(last: Draft) -> bool:
    """Whether the number before is of a thing that is quoted: 原油期货上涨1.5%, PTA主力合约收跌1%."""
    return (last.rule == "own_verb" and last.metric.head == "noun") or last.metric.name.endswith(("合约", "期货"))


_QUOTES = frozenset(("收报", "报收", "收于", "报"))


@construction(
    yes={
        "今日,云帆科技上涨5.94%": "上涨 growth 5.94 %",
        "今日,云帆股份报14.10元/股": "报 level 14.10 CNY/股",
        "云帆科技将扩产33%": "扩产 growth 33 %",
        "公司计划在全球裁减2万人": "裁减 change -20000 人",
        "云帆股份股价下跌5%,该股报14.10元/股": "股价 level 14.10 CNY/股",
    },
    no={"云帆科技营收上涨5.94%": "its metric stands before"},
)
def own_verb(scene: Scene, site: Site) -> Draft | None:
    """今日上涨5.94%,报14.10元/股; 将扩产33%: the verb itself names what is measured."""
    m = _SPEAKING.match(scene.plain, site.clause, site.start)
    if m is None or site.quantity.kind in ("rank", "time"):
        return None
    if site.quantity.kind == "count" and not m["verb"].startswith(("裁", "减")):
        return None
    verb = Span(*m.span("verb"))
    metric = scene.named(verb, head="verb", verb=True)
    named = scene.cast.within(site.clause, m.start())
    contract = bool(named) and named[-1].rule == "names.contract"
    if named and (contract or named[-1].kind == "market"):
        metric = scene.named(named[-1].span)  # 恒生指数收跌0.37%
    elif site.previous is not None and _is_quoted(site.previous):
        metric = inherit(site.previous.metric)  # 原油期货上涨1.5%,报92美元
        contract = site.previous.subject_known
    elif m["verb"] in _QUOTES and site.quantity.kind in ("money", "compound"):
        near = (draft.metric for draft in reversed(scene.drafts[-4:]) if draft.metric.name.endswith("股价"))
        metric = inherit(next(near, metric))  # 股价大跌5%。截至收盘,该股报18元
    if m["verb"] in MOVES:
        draft = Draft(site.quantity, moved_kind(site.quantity), metric, sign=sign_of(m["verb"]), end=site.end)
    else:
        draft = level(site, metric)
    if contract:
        draft.subject, draft.subject_known = None, True
    return draft
