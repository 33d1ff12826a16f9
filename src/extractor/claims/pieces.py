"""What the constructions are made of: finding a metric before or after a number, and making drafts."""

from __future__ import annotations

from extractor.claims.comparison import Comparator, find_comparator
from extractor.claims.draft import Draft, Measured, Scene, Site, clause_start, inherit, moved_kind
from extractor.claims.tails import number_start, read_tail
from extractor.claims.words import LINE_MEASURES, PARTS, TRADE_MEASURES
from extractor.codes import Kind
from extractor.metrics import DEPENDENT_HEADS, GENERIC_HEADS, JOINERS, MODIFIER_VERBS, Phrase, Token, fits, is_noun
from extractor.quantities import Quantity
from extractor.rules import compile_pattern
from extractor.spans import Span
from extractor.subjects import Mention

_COMPARED = compile_pattern(
    r" ?(?:而|但|若)?(?:与|同|和|较|相较于?|相比于?|对比)(?P<of>[^,;。]{1,24}?)(?:相比|比较|而言|逆势增长)?(?=,)"
)
_BARE = frozenset(("", "大幅", "小幅", "略", "则", "也", "又", "明显", "显著"))
_SHARE_WORD = compile_pattern(r"(?r)(?:比重|比例|占比|份额|比率|占有率)")
_PASSED = compile_pattern(
    r" ?(?:[按据]|因(?!此|而)|受(?![理访众让托])|随着|由于|[扣剔]除[^,;。]{2,8}(?:因素|影响)(?=,))"
)
_CONTENT = compile_pattern(r"(?r){content}(?:了|约| )*+", PARTS)
_REPORTS = compile_pattern(r"(?r)(?:显示|表示|称|指出|认为|消息|报道|公告|披露|透露|介绍|获悉|了解)(?:,|:)?")


def level(site: Site, metric: Measured, like: Draft | None = None) -> Draft:
    """A draft of a value itself; of a place, its rank."""
    draft = Draft(site.quantity, "rank" if site.quantity.kind == "rank" else "level", metric, end=site.end)
    if like is not None:
        draft.subject, draft.subject_known = like.subject, like.subject_known
        draft.period, draft.period_known = like.period, like.period_known
    return draft


def like(site: Site, last: Draft, kind: Kind, metric: Measured) -> Draft:
    """A draft that shares subject, period, sign and comparison with another."""
    return Draft(
        site.quantity, kind, metric,
        sign=last.sign, comparator=last.comparator, basis=last.basis,
        period=last.period, period_known=last.period_known,
        subject=last.subject, subject_known=last.subject_known, end=site.end,
    )  # fmt: skip


def moving(scene: Scene, site: Site, sign: int, end: int) -> Draft | None:
    """A draft of a change or growth whose metric stands before ``end`` or is inherited."""
    quantity = site.quantity
    comparator = find_comparator(scene.plain, site.clause, site.start, end)
    if comparator is None and scene.plain[site.clause : end].strip(" ") in _BARE:
        comparator = _compared_before(scene, site)
    metric_end = end
    if comparator is not None and end - 6 <= comparator.span.end and comparator.span.start < end:
        metric_end = comparator.span.start
    content = _CONTENT.match(scene.plain, site.clause, site.start) is not None
    speaking = content or _speaks_of_price(scene, site, metric_end)
    metric = metric_before(scene, site, metric_end, own_only=speaking)
    if speaking and (metric is None or (content and metric.spans[-1].end != metric_end)):
        return None  # (如果中标)预计将扩产33%: the verb says what
    metric = metric or _moved_before(scene, site)
    if metric is None:
        return None
    if moved_kind(quantity) == "growth" and quantity.claim_kind is None:
        metric = base_of(scene, metric)
    if quantity.kind == "point" and site.previous is not None and _AFFECTS.match(metric.name):
        metric = _affecting(scene, site.previous, metric)
    return Draft(quantity, moved_kind(quantity), metric, sign=sign, comparator=comparator, end=site.end)


_NOMINAL = compile_pattern(r"(?r)(?:(?:最大|单日|周|月|年)?(?:增速|增幅|涨幅|升幅|降幅|跌幅|减幅|增长率))")


def base_of(scene: Scene, metric: Measured) -> Measured:
    """柴油价格涨幅(居前,上涨30%): a growth is of what the noun of growth stands for."""
    last = metric.spans[-1]
    m = _NOMINAL.match(scene.plain, *last)
    if m is None:
        return metric
    if m.start() == last.start and len(metric.spans) > 1:
        return scene.named(*metric.spans[:-1], head="noun", inherited=True)  # 投资 of 投资(增长8%,)增速
    phrase = scene.reader.before(last.start, m.start())
    if phrase is None or phrase.head == "verb":
        return metric
    return scene.named(*metric.spans[:-1], phrase.span, head=phrase.head, verb=metric.verb, inherited=metric.inherited)


_AFFECTS = compile_pattern(r"(?:合计|共同|共)?(?:影响|拉动|推动|带动|推高|拉低)")


def _affecting(scene: Scene, last: Draft, metric: Measured) -> Measured:
    """服务价格上涨0.4%,(影响CPI)上涨0.2个百分点: what it is that affects; of a list, all its members."""
    first = last
    for draft in reversed(scene.drafts):
        if draft.rule != "list" or last.rule != "list":
            break
        first = draft
    topic = Span(first.metric.spans[0].start, last.metric.spans[-1].end)
    spans = last.metric.spans if first is last else (topic,)
    own = metric.spans[0]
    start = own.start + _AFFECTS.match(metric.name).end() - 2  # type: ignore[union-attr]  # without 合计
    spans = (*spans, Span(start, own.end), *metric.spans[1:])
    return scene.named(*spans, inherited=True)


def _moved_before(scene: Scene, site: Site) -> Measured | None:
    """What a clause without a metric says has moved: what the number before measures, or what that one is part of."""
    last = site.last
    if last is None:
        return None
    if last.part is not None and last.kind == "level" and site.quantity.kind in ("percent", "multiple"):
        return inherit(last.part)  # 收入33亿元,占总收入的82%,(同比增长52%)
    if site.quantity.kind not in ("percent", "point", "multiple") and not suits(scene, site, last.metric):
        # 用户数达3亿户,渗透率升至71%,(净增1200万户): of the measure before that has this unit
        near = (draft for draft in reversed(scene.drafts) if draft.quantity.span.start >= site.sentence.start)
        last = next((draft for draft in near if draft.quantity.unit == site.quantity.unit), last)
    opening = last.metric.spans[0].start
    if len(scene.drafts) > 1 and site.previous is last and _BASELINE.match(scene.plain, site.sentence.start, opening):
        return inherit(scene.drafts[-2].metric)  # 开盘价为175元,相比发行价135元(上涨29%)
    return inherit(last.metric)


_BASELINE = compile_pattern(r"(?r)(?:相比|相较于?|较|比|对比)")


def _speaks_of_price(scene: Scene, site: Site, end: int) -> bool:
    """腾讯控股(跌0.94%): nothing but a company stands before a verb of prices."""
    if site.tail is None or scene.plain[site.tail.span.start] not in "涨跌收":
        return False
    named = scene.cast.within(site.clause, end)
    if len(named) != 1 or (named[0].kind not in ("company", "market") and named[0].rule != "names.contract"):
        return False
    before, after = named[0].span
    between = scene.plain[after:end].strip()
    if scene.plain[site.clause : before].strip():
        return False
    return not between or _LISTED.fullmatch(between) is not None


_LISTED = compile_pattern(r"-[A-Z]{1,2}|\(\d+\)|则|也|均")
"""What may stand between a listed company and its verb: 云帆集团-W(跌0.8%)."""


def _compared_before(scene: Scene, site: Site) -> Comparator | None:
    """与4月份相比,(大幅下降25%): the comparison in the clause before."""
    start = clause_start(scene.plain, site.left, max(site.clause - 1, site.left))
    m = _COMPARED.match(scene.plain, start, site.clause)
    return Comparator(Span(*m.span()), None, Span(*m.span("of"))) if m else None


def metric_before(scene: Scene, site: Site, end: int, *, own_only: bool = False) -> Measured | None:
    """The metric phrase in the text of this number before ``end``: its own clause first, then the ones before.

    ``own_only``: only the number's own clause.
    """
    key = (end, own_only)
    if key not in site.known:
        site.known[key] = _seek(scene, site, end, own_only)
    return site.known[key]


def _seek(scene: Scene, site: Site, end: int, own_only: bool) -> Measured | None:
    at = _before_aside(scene.plain, site.left, end)
    end = at
    while at > site.left:
        start = clause_start(scene.plain, site.left, at)
        passed = at != end and (_PASSED.match(scene.plain, start) or _REPORTS.match(scene.plain, start, at)) is not None
        phrase = scene.reader.before(start, at) if start < at and not passed else None
        if at == end or phrase is not None:
            # In a clause before, what follows the phrase (逐月上升) is passed over.
            share = _share_name(scene, site, start, at if at == end or phrase is None else phrase.span.end)
            if share is not None:
                return share
        if phrase is not None and at != end:
            phrase = _topic(scene, site, start, phrase)
        if phrase is not None and (at == end or _carries(scene, site, phrase)):
            measured = _completed(scene, site, phrase)
            if measured is not None:
                return measured
        if own_only:
            return None
        at = start - 1
    return None


_MEASURES = tuple("量率额数价值费款度比距")
_OF_THESE = compile_pattern(r"[中里],")
_IN_ALL = compile_pattern(r",(?:共计?|总计|合计|累计|一共|目前|现|已|大?约|就|有|达)*")


def _carries(scene: Scene, site: Site, phrase: Phrase) -> bool:
    """Whether the number measures what a clause before ends in: 净利润(创新高,达3亿元), not 市场(反应强烈,达3亿元)."""
    if phrase.head == "verb":  # 两市成交放大,分别为7000亿元和6000亿元
        return phrase.span.of(scene.plain) in MODIFIER_VERBS and "分别" in scene.plain[phrase.span.end : site.start]
    if phrase.head != "noun" or site.quantity.kind == "rank":
        return True
    words, end = scene.reader.tokens(*phrase.span), phrase.span.end
    if words[-1].text in GENERIC_HEADS or any(word.text.endswith(_MEASURES) for word in words):
        return True
    if scene.metrics.concept_of(phrase.span.of(scene.plain)) is not None:
        return True
    if "分别" in scene.plain[end : site.start] or _OF_THESE.match(scene.plain, end):
        return True  # a list has labels; 门店中,云帆科技有5家
    return site.quantity.kind != "percent" and _IN_ALL.fullmatch(scene.plain, end, site.start) is not None


def _topic(scene: Scene, site: Site, start: int, phrase: Phrase) -> Phrase:
    """国内生产总值可能达到战前规模,(将增长2%): not what a verb leads to, but the measure before the verb."""
    depends = scene.reader.tokens(*phrase.span)[-1].text in DEPENDENT_HEADS  # 战前规模
    if (phrase.head == "term" and not depends) or phrase.prefix is not None:
        return phrase
    start = max(start, phrase.span.start - _FAR)
    words = scene.reader.tokens(start, phrase.span.start)
    verb = next((word for word in reversed(words) if word.tag[:1] == "v"), None)
    end = phrase.span.start if phrase.head == "verb" else verb.start if verb is not None else start
    earlier = scene.reader.before(start, end) if end > start else None
    if earlier is None or earlier.head != "term":
        return phrase
    fit = scene.metrics.unit_of(scene.metrics.concept_of(earlier.span.of(scene.plain)))
    moves = site.quantity.kind in ("percent", "multiple", "point")
    return earlier if moves or fits(fit, site.quantity.kind) else phrase


def _before_aside(plain: str, left: int, end: int) -> int:
    """``end``, or where what two dashes enclose begins: 净利润——市场关注的指标——(将为3亿元)."""
    close = plain.rfind("——", max(left, end - _NEAR), end)
    opened = plain.rfind("——", left, close) if close > left else -1
    return opened if opened > left and not _STOP.search(plain, opened, end) else end


_FAR = 60
"""Characters before a phrase in which the measure that its clause speaks of is sought."""
_NEAR = 8
"""Characters that may stand between a number and the aside before it: 将在, 同比增长."""
_STOP = compile_pattern("[,;。!?\n]")


def _share_name(scene: Scene, site: Site, start: int, end: int) -> Measured | None:
    """军品占收入比重(提升至24%): a share as the name of the metric."""
    if "占" not in scene.plain[start:end]:
        return None
    tail = read_tail(scene.plain, start, end)
    if tail is None or tail.kind not in ("share", "share_in") or not _SHARE_WORD.match(scene.plain, start, end):
        return None
    part = scene.reader.before(start, tail.span.start)
    whole = scene.reader.before(start, end) if part is None else None
    named = whole is not None and whole.head == "term" and whole.span.start < tail.span.start
    if whole is not None and named and scene.plain[whole.span.start] != "所":
        return scene.measured(whole)  # 海外占比: where alone is no part
    spans = (*((part.span,) if part else ()), Span(tail.span.start, end))
    if part is None and site.last is not None and tail.kind == "share":
        spans = (*(site.last.part or site.last.metric).spans, *spans)
    return Measured("".join(span.of(scene.text) for span in spans).strip(), spans)


_ACTORS = ("place", "company", "person")


def _completed(scene: Scene, site: Site, phrase: Phrase) -> Measured | None:
    """The phrase as metric; one that says nothing by itself is completed by the metric of before."""
    measured = scene.measured(phrase)
    name = scene.plain[phrase.span.start : phrase.span.end]
    if any(m.span == phrase.span and m.kind in _ACTORS for m in scene.cast.within(*phrase.span)):
        return None  # whose number it is
    if name.endswith(("口径", "计价")) and site.last is not None:
        return inherit(site.last.metric)  # 同比增长4.5%(不回溯口径增长6.1%), (美元计价月增3%)
    if name.startswith("《") and name.endswith("》") and site.last is not None:
        return inherit(site.last.metric)  # a list of titles: 《甲》44亿《乙》20亿
    if name.isascii() and phrase.head != "term" and scene.metrics.concept_of(name) is None:
        return None  # a name in Latin letters
    if name.startswith("一") and scene.plain[phrase.span.start - 1 : phrase.span.start] == "这" and site.last:
        own = Span(phrase.span.start + 1, phrase.span.end)
        again = site.last.metric.name.endswith(name[1:]) or len(name) < 5 or phrase.head != "term"
        return inherit(site.last.metric) if again else scene.named(own, head="term")
    last = site.previous
    if name.startswith("累计") and name not in DEPENDENT_HEADS:
        measured = _in_all(scene, site, measured) or measured
    if last is not None and phrase.head == "verb" and (done := _same_object(scene, site, phrase, last)) is not None:
        return done
    if last is not None and phrase.head == "noun" and (whole := _as_sibling(scene, site, measured, last)) is not None:
        return whole
    if last is not None and phrase.head == "noun" and (whole := _as_branch(scene, site, measured, last)) is not None:
        return whole
    if last is not None and (whole := _traded(scene, site, measured)) is not None:
        return whole
    if phrase.head == "term" and (whole := _of_line(scene, site, measured)) is not None:
        return whole
    if last is None or name not in DEPENDENT_HEADS or last.kind == "rank":
        return measured
    before = scene.plain[max(phrase.span.start - 2, 0) : phrase.span.start]
    if before.endswith(("这一", "该", "此", "上述")):
        return inherit(last.metric)
    if last.metric.name.endswith(name):
        return inherit(last.metric)
    base = last.part or last.metric
    return Measured(base.name + measured.name, (*base.spans, *measured.spans), "noun", False, True)


def _in_all(scene: Scene, site: Site, measured: Measured) -> Measured | None:
    """6月乘用车零售16万辆;(今年累计零售)87万辆: a sum has the modifiers of the number that it goes on from."""
    name, span = measured.name, measured.spans[0]
    if len(measured.spans) > 1 or _names_other(scene, site, span.start):
        return None
    for draft in reversed(scene.drafts[-4:]):
        part = draft.metric.spans[-1]
        if draft.metric.name == name or not draft.metric.name.endswith(name[2:]):
            continue
        own = Span(part.start, part.end - len(name) + 2)
        if len(draft.metric.spans) > 1 or own.end - own.start < 2:
            return None
        return scene.named(own, span, head=measured.head, inherited=True)
    return None


def _names_other(scene: Scene, site: Site, end: int) -> bool:
    """Whether the number's own clause names whose it is before ``end``: (蔚山公司)累计交付."""
    return any(
        mention.kind in ("company", "product", "person", "pronoun") for mention in scene.cast.within(site.clause, end)
    )


def _as_sibling(scene: Scene, site: Site, measured: Measured, last: Draft) -> Measured | None:
    """华东业务收入7亿元、华南业务(3亿元): a noun that names a part takes the measure that its sibling before has."""
    near = (d for d in reversed(scene.drafts[-4:]) if d.quantity.span.start >= site.sentence.start)
    last = next((d for d in near if d.quantity.kind == site.quantity.kind and not d.metric.inherited), last)
    part, of = measured.spans[-1], last.metric.spans[-1]
    if len(last.metric.spans) > 1 or last.quantity.kind != site.quantity.kind or last.metric.inherited:
        return None
    shares = site.tail is not None and site.tail.kind in ("share", "share_in")
    if shares or "、" in measured.name or _GOES_ON.match(scene.plain, site.end):
        return None
    shared = scene.reader.tokens(part.start, part.end)[-1]
    longer = part.end - part.start > len(shared.text)  # 居民收入4万元;城镇居民(6万元)
    at = scene.plain.find(shared.text, of.start + (not longer), of.end)
    after = at + len(shared.text)
    if at < 0 or len(shared.text) < 2 or after >= of.end or shared.tag == "=term" or measured.name == last.metric.name:
        return None
    rest = scene.reader.tokens(after, of.end)
    if not (rest[-1].tag == "=term" or rest[-1].text in GENERIC_HEADS):
        return None
    # 风电、光伏装机4亿千瓦,其中风电(1亿千瓦): only the measure, where the sibling is one of a list
    measure = Span(scene.reader.words(rest[-1])[-1].start if rest[0].text in JOINERS else after, of.end)
    name = measured.name + measure.of(scene.text)
    return Measured(name, (*measured.spans, measure), "noun", measured.verb, True)


def _as_branch(scene: Scene, site: Site, measured: Measured, last: Draft) -> Measured | None:
    """规上工业增加值增长5%,其中采矿业(下降2%): a branch or a class of goods grows in the measure spoken of before."""
    moves = site.tail is not None and site.tail.kind == "move" and site.quantity.kind == "percent"
    if not moves or len(measured.spans) > 1 or last.kind != "growth":
        return None
    if not measured.name.endswith(_BRANCHES):
        return _as_goods(scene, site, measured, last)
    if "分别" in scene.plain[measured.spans[0].end : site.start]:
        return None  # a list, to be dealt out
    measure = last.metric.spans[-1]
    terms = scene.metrics.find_terms(scene.plain, *measure)
    if not terms or terms[-1].span.end != measure.end:
        return None
    if len(last.metric.spans) == 1:
        term = scene.reader.tokens(*measure)[-1]
        words = scene.reader.words(term)
        whole = len(words) > 1 and len(words[-1].text) > 1 and words[-2].text.endswith("业")  # 规上工业增加值
        measure = Span(words[-1].start if whole else term.start, term.end)
    if measure.of(scene.plain) in measured.name:
        return None
    return scene.named(*measured.spans, measure, inherited=True)


def _as_goods(scene: Scene, site: Site, measured: Measured, last: Draft) -> Measured | None:
    """钢材产量增长5%,(水泥)增长3%: a clause that names nothing but goods, where another's were measured."""
    line, measure = line_of(scene, last.metric)
    if line is None or scene.metrics.concept_of(measure) not in _OF_GOODS or last.metric.inherited:
        return None
    own, end = measured.spans[0], last.metric.spans[-1].end
    alone = not scene.plain[site.clause : own.start].strip() and all(is_noun(t) for t in scene.reader.tokens(*own))
    if not alone or scene.metrics.concept_of(measured.name) is not None:
        return None
    return scene.named(own, Span(end - len(measure), end), inherited=True)


_OF_GOODS = ("output", "sales_volume", "sales_amount", "retail_sales", "exports", "imports", "price")
_BRANCHES = ("业", "类", "类商品")


_TRADED = ("进口", "出口")
_TRADED_GOODS = compile_pattern(r"[进出]口\p{Han}*[^\P{Han}量额值总]")
_TRADE_PRICE = compile_pattern(r"[进出]口(?:均价|单价|价格|平均价格?|平均单价)")


def _traded(scene: Scene, site: Site, measured: Measured) -> Measured | None:
    """进口铁矿砂5亿吨,(进口均价)每吨600元;(原油)2亿吨: a list of goods that are traded, and the price of each."""
    span = measured.spans[0]
    near = [d for d in scene.drafts[-8:] if d.kind == "level" and d.quantity.span.start >= site.sentence.start]
    if len(measured.spans) > 1:
        return None
    if _TRADE_PRICE.fullmatch(measured.name):
        sized = [d.metric.spans[-1] for d in near if d.quantity.kind in ("physical", "count")]
        if not sized:
            return None
        of = sized[-1].of(scene.plain)
        goods = Span(sized[-1].start + 2 * of.startswith(_TRADED), sized[-1].end - 2 * of.endswith(_TRADED))
        return None if goods.end <= goods.start else scene.named(goods, span, head="term", inherited=True)
    alike = (d.metric for d in reversed(near) if d.quantity.kind == site.quantity.kind)
    first = next((metric for metric in alike if _TRADED_GOODS.fullmatch(metric.name)), None)
    alone = measured.head == "noun" and not measured.verb and not measured.name.startswith(_TRADED)
    if first is None or scene.plain[span.start - 1] != ";" or not alone:
        return None
    return scene.named(Span(first.spans[0].start, first.spans[0].start + 2), span, inherited=True)


def _of_line(scene: Scene, site: Site, measured: Measured) -> Measured | None:
    """动力电池收入27亿元,(毛利率17%): a measure without a thing is of the line that the item spoke of before.

    At the head of a sentence it is of the line of the sentence before.
    """
    span = measured.spans[-1]
    own = scene.metrics.find_terms(scene.plain, *span)
    fresh = site.previous is None
    *single, _ = measured.spans  # 单季(实现)营收
    plural = any(part.of(scene.plain) not in _SINGLE for part in single)
    if plural or not own or own[0].span != span or measured.name.startswith(_OF_ALL):
        return None
    span = Span(measured.spans[0].start, span.end)
    if fresh and measured.name.startswith("总"):
        return None
    item = max(site.sentence.start, scene.plain.rfind(";", site.sentence.start, span.start) + 1)
    head = next((time.span.start for time in scene.times_in(span.start - 1, span.start)), span.start)
    if scene.plain[item:head].strip(" ,") in ("", "其中"):
        item = site.sentence.start  # 风机产量3万台,增长5%;(销量)2万台: the item goes on with the line of the one before
    if own[0].concept in _OF_PLOTS:
        return _of_plot(scene, measured, item)
    sort = next((sort for sort in (LINE_MEASURES, TRADE_MEASURES) if own[0].concept in sort), frozenset())
    start = site.sentence.start if fresh else clause_start(scene.plain, site.left, span.start)
    if not sort or any(is_noun(token) for token in scene.reader.tokens(start, span.start)):
        return None
    if _names_other(scene, site, span.start):
        return None
    named = (
        d for d in reversed(scene.drafts[-6:]) if (fresh or d.quantity.span.start >= item) and not d.metric.inherited
    )
    last = next(named, None)
    if last is None or last.metric.verb or last.rule == "list":
        return None
    line, measure = line_of(scene, last.metric)
    concept = scene.metrics.concept_of(measure)
    if concept not in sort or (concept != own[0].concept and "其中" in scene.plain[site.left : span.start]):
        return None
    if line is None or any(len(t.text) > 1 and t.text in measured.name for t in scene.reader.tokens(*line)):
        return None
    if str(own[0].concept).endswith("margin") and len(scene.reader.tokens(*last.metric.spans[-1])) == 1:
        return None  # 互联网服务收入31亿元,毛利率71%: revenue of that name is a measure of its own
    return scene.named(line, *measured.spans, head="term", inherited=True)


def line_of(scene: Scene, metric: Measured) -> tuple[Span | None, str]:
    """The line of business and the measure that a metric names: 新能源汽车 and 产量 of 新能源汽车产量."""
    *of, measure = (token for part in metric.spans for token in scene.reader.tokens(*part))
    name = measure.text
    # 新能源汽车产量 is one term: the measure at its end.
    tails = (at for at in range(len(name) - 2, 1, -1) if scene.metrics.concept_of(name[at:]) in LINE_MEASURES)
    at = next(tails, 0) if measure.tag == "=term" else 0
    at = 0 if name[:at] in _ANY_LINE or name[:at] in MODIFIER_VERBS else at
    of += scene.reader.tokens(measure.start, measure.start + at)
    while of and (of[-1].text == "的" or of[-1].text in MODIFIER_VERBS):
        of.pop()
    if not of or not (of[-1].tag[:1] in ("n", "j", "z") or of[-1].tag in ("=name", "")):
        return None, name[at:]
    line = Span(of[0].start, of[-1].end)
    return None if line.of(scene.plain) in _ANY_LINE else line, name[at:]


def _of_plot(scene: Scene, measured: Measured, item: int) -> Measured | None:
    """以3亿元竞得城西地块,(楼面价)6000元: of the plot that the item says is bought."""
    last = next((d for d in reversed(scene.drafts[-6:]) if d.rule == "means" and d.quantity.span.start >= item), None)
    if last is None or not last.metric.name.endswith("地块"):
        return None
    words = scene.reader.tokens(*last.metric.spans[-1])
    while len(words) > 1 and words[0].tag[:1] in ("v", "u", "f"):
        words.pop(0)  # 竞得, 拍下了
    return scene.named(Span(words[0].start, words[-1].end), measured.spans[0], head="term", inherited=True)


_SINGLE = ("单季", "单季度", "单月", "当季", "当月")
_OF_PLOTS = ("land_floor_price", "premium_rate")
_OF_ALL = ("营业", "整体", "综合", "总体", "合计", "公司", "全公司")
_ANY_LINE = (
    "业务",
    "主营业务",
    "产品",
    "板块",
    "市场",
    "部门",
    "年度",
    "季度",
    "月度",
    "整体",
    "全球",
    "全国",
    "国内",
    "总",
    "合同",
)


def _same_object(scene: Scene, site: Site, phrase: Phrase, last: Draft) -> Measured | None:
    """新开门店30家,(关闭)5家: a verb alone does it to what the verb before does."""
    quantity = site.quantity
    if quantity.kind != "count" or quantity.unit != last.quantity.unit or len(last.metric.spans) > 1:
        return None
    if _ALONE.match(scene.plain, site.end) is None:
        return None  # 关闭5家餐厅
    verb, of = (_words(scene, span) for span in (phrase.span, last.metric.spans[0]))
    acts = 1 if len(of[0].text) == 1 else 0  # 新开门店, 关闭门店
    if len(verb) > 1 or len(of) < acts + 2 or of[acts].tag[:1] != "v":
        return None
    done = Span(of[acts + 1].start, of[-1].end)
    return scene.named(phrase.span, done, verb=True, inherited=True)


def _words(scene: Scene, span: Span) -> list[Token]:
    tokens = scene.reader.tokens(*span)
    return scene.reader.words(tokens[0]) if len(tokens) == 1 else tokens


_ALONE = compile_pattern(r"(?:左右|以上)?[,;。、)]")
_GOES_ON = compile_pattern(r"(?:左右|以上|以下|的)*+(?!{move_noun})[^,;。、!?()\n]", PARTS)


def inherited_metric(site: Site) -> Measured | None:
    """The metric that the number before had."""
    if site.last is None:
        return None
    return inherit(site.last.metric)


def suits(scene: Scene, site: Site, metric: Measured) -> bool:
    """Whether the number may be a level of the metric by its unit: a percentage is no 收入, an amount no 毛利率."""
    fit = scene.metrics.unit_of(scene.metrics.concept_of(metric.name))
    return "percent" not in (fit, site.quantity.kind) or fits(fit, site.quantity.kind)


def phrase_after(scene: Scene, site: Site) -> Phrase | None:
    """The noun phrase that begins right after the number."""
    plain, end = scene.plain, site.end
    bracket = _RESTATED.match(plain, end, site.sentence.end)
    if bracket is not None:
        end = bracket.end()  # 50万平方英尺(约46452平方米)的生产空间
    elif (
        plain[end : end + 1] == " "
        and plain[end + 1 : end + 2] != "的"
        and " " not in site.quantity.text
        and plain[site.start - 1 : site.start] != " "
    ):
        return None
    stop = clause_end(scene, end, site.sentence.end)
    if site.following is not None and site.following.span.start < stop:
        stop = _next_item(plain, end, site.following) or stop
    return scene.reader.after(end, stop)


def _next_item(plain: str, end: int, following: Quantity) -> int | None:
    """Where the next item of a list begins that ``following`` belongs to: 4万个网点(、)个人客户超过6亿人."""
    start = number_start(following)
    item = plain.rfind("、", end, start)
    if item < 0:
        return None
    named = plain[item + 1 : start]
    reaches = start < following.span.start or named.endswith(("达", "为", "破"))
    return item if not named or (reaches and not _IN_LIST.search(named)) else None


_IN_LIST = compile_pattern(r"[的等及和与《》]")


_RESTATED = compile_pattern(r" ?\([^()]{1,40}\)(?= ?的)| ?\([^()\d]{0,14}合[^()]{1,20}\)(?= ?\p{Han})")


def clause_end(scene: Scene, start: int, end: int) -> int:
    found = [at for at in (scene.plain.find(mark, start, end) for mark in ",;。(!?\n|") if at >= 0]
    return min(found, default=end)


def retarget(scene: Scene, draft: Draft, of: Span) -> None:
    """Take period and subject from the words of a comparison."""
    periods = scene.times_in(*of)
    if periods:
        draft.period, draft.period_known, draft.pending = periods[0], True, tuple(periods[1:])
    mentions: list[Mention] = list(scene.cast.within(of.start, of.end))
    if mentions:
        draft.subject, draft.subject_known = mentions[-1], True


def against(of: Span) -> Comparator:
    return Comparator(of, None, of)
