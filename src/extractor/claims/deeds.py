"""Numbers named by what is done: what befalls, makes, earns, uses, holds or deals in what they count."""

from __future__ import annotations

from extractor.claims.construction import construction
from extractor.claims.draft import Draft, Scene, Site
from extractor.claims.pieces import level, metric_before, phrase_after, suits
from extractor.metrics import GENERIC_HEADS, MOVES
from extractor.rules import compile_pattern
from extractor.spans import Span

_BEFALLS = compile_pattern(
    r"(?:[\d,.]+[万余多]?(?:人|名))? ?(?:当场|不幸)?"
    r"(?P<fate>死亡|遇难|罹难|身亡|丧生|受伤|轻伤|重伤|失踪|失联|受灾|受困|被困|伤亡|感染|中毒|确诊|获救|住院)"
    r"(?![率人者的])"
)


@construction(
    yes={
        "强降雨致3人死亡、2300人受灾": "受灾 level 2300 人",
        "台风已造成海西省12万人受灾": "受灾 level 120000 人",
        "5个乡镇610户2300人受灾": "受灾 level 610 户",
    },
    no={"死亡人数为2人": "what is counted stands before", "2人死亡的纪录": "a noun's", "5人死亡率": "a rate"},
)
def befallen(scene: Scene, site: Site) -> Draft | None:
    """致3人死亡、2300人受灾: what has befallen so many stands behind the number."""
    if site.quantity.kind != "count" or site.quantity.unit not in ("人", "名", "例", "头", "只", "户"):
        return None
    m = _BEFALLS.match(scene.plain, site.quantity.span.end, site.sentence.end)
    if m is None:
        return None
    fate = Span(*m.span("fate"))
    draft = level(site, scene.named(fate, head="verb", verb=True))
    if site.following is None or site.following.span.start >= fate.end:
        draft.end = fate.end
    return draft


_MADE = compile_pattern(r"(?r)(?P<how>[年月日]产|(?<!第)[一二三四首]期)(?:约|近|超|超过| )*+")
"""年产(2万吨石英砂), 一期(5万吨硅料项目): what is made in a year, or of which part of a plan."""


_MADE_NEXT = compile_pattern(r"(?r)(?:、|和|及|与|以及)[年月日]产")


@construction(
    yes={
        "新厂年产2万吨石英砂": "年产石英砂 level 20000 t",
        "建设年产4万吨树脂装置、年产3万吨聚酯装置": "年产树脂装置 level 40000 t",
        "一期5万吨硅料项目已投产": "一期硅料项目 level 50000 t",
    },
    no={"新厂年产石英砂2万吨": "what is made stands before", "一期投资5亿元": "an amount"},
)
def made(scene: Scene, site: Site) -> Draft | None:
    """年产2万吨石英砂, 一期5万吨硅料项目: what is made in a year, or in a part of a plan, stands after the number."""
    if site.quantity.kind not in ("physical", "count", "none"):
        return None
    m = _MADE.match(scene.plain, site.left, site.start)
    after = phrase_after(scene, site) if m is not None else None
    if m is None or after is None:
        return None
    again = _MADE_NEXT.match(scene.plain, after.span.start, after.span.end)
    of = Span(after.span.start, again.start()) if again is not None else after.span
    draft = level(site, scene.named(Span(*m.span("how")), of))
    draft.end = of.end
    return draft


_LEADS = ("", "其中", "其中,", "有", "仅", "仅有", "只有", "另有", "还有", "约", "约有", "近", "超", "超过", "分别有")
_AMONG = compile_pattern(r"(?r)(?:当?中|里|内),?")
_OF_THEM = compile_pattern(r"(?r)其(?P<among>中),?(?:有|仅|约|近|超过?| )*+")
_THEY_DO = compile_pattern(
    r"(?:以上|左右|的人)?(?:都|均|已经?|会|将|则)*+(?P<does>[^,;:。!?()\n、|“”]{3,20})(?=[,;。!?\n]|$)"
)


@construction(
    yes={
        "受访企业中,超过60%计划扩大投资": "受访企业计划扩大投资 level 60 %",
        "1000家受访企业中,8%表示将缩减投资": "受访企业表示将缩减投资 level 8 %",
    },
    no={"8%的企业计划扩大投资": "who does so is named", "受访企业中,占比8%": "nothing is done"},
)
def some_do(scene: Scene, site: Site) -> Draft | None:
    """受访企业中,60%计划扩大投资: the share of those who do so."""
    if (
        site.quantity.kind != "percent"
        or site.tail is not None
        or scene.plain[site.clause : site.start].strip() not in _LEADS
    ):
        return None
    m = _THEY_DO.match(scene.plain, site.end, site.sentence.end)
    if m is None:
        return None
    does = Span(*m.span("does"))
    words = scene.reader.tokens(*does)
    verbal = words[0].tag == "v" or words[0].text in ("计划", "打算")
    second = words[1].text if len(words) > 1 else ""
    named = second in ("已", "不", "未") or any(word.text in ("为", "是") for word in words[1:4])
    if not verbal or named or words[0].text in MOVES:
        return None  # 80%解锁条件为…, 100%收购已不可能
    who = None
    among = _AMONG.match(scene.plain, site.left, site.clause)
    which = _OF_THEM.match(scene.plain, site.clause, site.start)
    if among is not None:
        phrase = scene.reader.before(site.left, among.start())
        who = scene.measured(phrase) if phrase is not None else None
        if who is None and site.last is not None and site.last.rule == "counted":
            who = site.last.metric  # 1000家受访企业中,8%表示…
    elif which is not None and site.last is not None and site.last.kind == "level":
        who = scene.named(*site.last.metric.spans, Span(*which.span("among")))
    elif site.last is not None and site.last.rule == "some_do":
        who = site.last.part
    draft = level(site, scene.named(*(who.spans if who is not None else ()), does))
    draft.part, draft.end = who, does.end
    return draft


_EARNS = compile_pattern(
    r"(?r)(?P<verb>实现|取得|录得|完成|产生|获得|获|(?P<gives>贡献|带来|创造|提供))(?:了|约|近|超过?|逾|高达|达到?| )*+"
)
"""Verbs between whoever earns and an amount of what is named behind it: 手机业务实现(3亿元)收入."""


_NO_EARNERS = ("公司", "集团", "企业", "银行", "季度", "年度", "财年")
"""Ends of who is the subject itself, and of times."""


@construction(
    yes={
        "手机业务去年实现3亿元收入": "手机业务收入 level 300000000 CNY",
        "光伏业务贡献了2.5亿元净利润": "光伏业务贡献净利润 level 250000000 CNY",
        "电池业务贡献了超过87%的营收": "电池业务贡献营收 level 87 %",
    },
    no={"去年实现3亿元收入": "nothing earns", "手机业务实现收入3亿元": "the measure stands before"},
)
def earned(scene: Scene, site: Site) -> Draft | None:
    """手机业务实现3亿元收入: the line or thing that earns, and the measure behind the number."""
    if site.quantity.kind not in ("money", "percent"):
        return None
    m = _EARNS.match(scene.plain, site.clause, site.start)
    if m is None or (site.quantity.kind == "percent" and m["gives"] is None):
        return None
    who = metric_before(scene, site, m.start("verb"), own_only=True)
    what = phrase_after(scene, site)
    if who is None or who.head != "noun" or who.verb or what is None or what.head != "term":
        return None
    if site.quantity.kind == "money" and not suits(scene, site, scene.measured(what)):
        return None
    verb = (Span(*m.span("verb")),) if m["gives"] is not None else ()
    words = scene.reader.tokens(site.clause, who.spans[0].start)
    led = bool(words) and words[-1].tag == "p"  # 从开发银行获得3亿元贷款: whence
    whose = () if led or who.name.endswith(_NO_EARNERS) else who.spans
    draft = level(site, scene.named(*whose, *verb, what.span, head="term"))
    draft.end = what.span.end
    return draft


_USED_FOR = compile_pattern(r"(?:[将拟]|计划|主要|分别)*(?P<use>(?:用于|投向|用作)[^,;:。!?()\n、|]{2,30})")


@construction(
    yes={
        "其中19亿元用于补充流动资金": "用于补充流动资金 level 1900000000 CNY",
        "拟将3亿元用于偿还贷款": "用于偿还贷款 level 300000000 CNY",
    },
    no={"闲置资金3亿元用于偿还贷款": "a metric of its own", "募资3亿元,用于偿还贷款": "another clause"},
)
def used_for(scene: Scene, site: Site) -> Draft | None:
    """其中19亿元用于补充流动资金: what an amount without a metric of its own goes to."""
    m = _USED_FOR.match(scene.plain, site.end, site.sentence.end) if site.quantity.kind == "money" else None
    if m is None or metric_before(scene, site, site.start, own_only=True) is not None:
        return None
    use = Span(*m.span("use"))
    draft = level(site, scene.named(use))
    draft.end = m.end()
    return draft


_DEAL = compile_pattern(
    r"(?r)(?P<verb>收购|出售|转让|出让|受让|购买|购入|竞购|拿下|持有|增持|减持|认购|质押)了?"
    r"(?P<of>(?:其|所|其所)?(?:持有的)?[^,;。!?()\n]{0,30}?)(?:的|约|近|超| )*+"
)


@construction(
    yes={
        "云帆健康收购了汽车制造商云图的51%股份": "收购汽车制造商云图股份 level 51 %",
        "拟以云图能源65%股权作为置出资产": "云图能源股权 level 65 %",
        "云帆健康转让云图能源公司(下称云图)的30%股份": "转让云图能源公司股份 level 30 %",
    },
    no={"云图能源实施3%股权激励": "another thing", "云帆健康减持比例为3%": "a ratio"},
)
def holding(scene: Scene, site: Site) -> Draft | None:
    """出售云图能源65%股权: the deal with what is dealt in, or whose holding it is: 以云图能源65%股权作为…"""
    m = _HOLDING.match(scene.plain, site.end, site.sentence.end) if site.quantity.kind == "percent" else None
    if m is None:
        return None
    held = Span(*m.span("of"))
    between = _BETWEEN.match(scene.plain, site.left, site.start)
    end = between.start() if between is not None else site.start
    deal = _DEAL.match(scene.plain, site.left, end)
    if deal is not None:
        item = Span(max(deal.start("of"), scene.plain.rfind("、", *deal.span("of")) + 1), deal.end("of"))
        spans = tuple(span for span in (Span(*deal.span("verb")), item) if span.end > span.start)
        metric = scene.named(*spans, held, verb=True)
    else:
        rest = _REMAINING.match(scene.plain, site.left, site.start)
        end = rest.start() if rest is not None else end
        mentions = scene.cast.within(site.clause, end)
        if mentions and mentions[-1].span.end == end and mentions[-1].kind == "company":
            owner = mentions[-1].span
        else:
            before = metric_before(scene, site, end, own_only=True)
            if before is None or before.head != "noun" or before.verb or before.spans[-1].end != end:
                return None
            owner = before.spans[-1]
            if mentions and mentions[-1].span.end == owner.start:
                owner = Span(mentions[-1].span.start, owner.end)  # 云州(特钢)
        metric = scene.named(owner, held)
    draft = level(site, metric)
    draft.end = held.end
    if deal is None:
        draft.at = metric.spans[0].start
    return draft


_HOLDING = compile_pattern(
    r" ?的? ?(?P<of>(?:已发行)?(?:股权|股份|权益|表决权|投票权))(?!激励|质押|投资|融资|登记|结构|变动|转让款|转让价)"
)
_BETWEEN = compile_pattern(r"(?r)(?: ?\([^()\n]{1,30}\)的? ?|的 ?| )")
"""Between whose holding it is and the share: 云图能源(下称云图)的(65%)股权."""
_REMAINING = compile_pattern(r"(?r)(?:剩余|剩下|额外)的?")


_MOVED_HOLDING = compile_pattern(
    r"(?r)(?P<verb>加仓|减仓|增持|减持)了?(?P<of>[^,;:。!?()\n\d]{2,24}?)(?:约|近|超|逾| )*+"
)


@construction(
    yes={"云帆基金大幅减持云图汽车70%": "减持云图汽车 level 70 %"},
    no={
        "云帆基金减持云图汽车70%股份": "what is dealt in is named",
        "云帆基金减持70%": "nothing is named",
        "云帆基金增持比例为3%": "a ratio",
        "拟减持不超过总股本3%": "of the shares of whoever speaks",
    },
)
def dealt(scene: Scene, site: Site) -> Draft | None:
    """减持某公司70%: by how much of what is held."""
    m = _MOVED_HOLDING.match(scene.plain, site.left, site.start) if site.quantity.kind == "percent" else None
    if m is None or phrase_after(scene, site) is not None:
        return None
    verb, of = Span(*m.span("verb")), Span(*m.span("of"))
    words = scene.reader.tokens(*of)
    if not words:
        return None
    last = words[-1]
    if last.tag != "=subject" and (last.tag[:1] != "n" or last.text in GENERIC_HEADS):
        return None
    draft = level(site, scene.named(verb, of, verb=True))
    draft.at = verb.start
    return draft
