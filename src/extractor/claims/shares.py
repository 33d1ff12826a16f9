"""Shares, multiples, comparisons and ranks: numbers that stand against something else."""

from __future__ import annotations

from extractor.claims.comparison import find_comparator
from extractor.claims.construction import construction
from extractor.claims.draft import Draft, Measured, Scene, Site, inherit, of_one_sort
from extractor.claims.pieces import (
    against,
    base_of,
    clause_end,
    inherited_metric,
    level,
    like,
    metric_before,
    phrase_after,
    retarget,
)
from extractor.claims.tails import read_place
from extractor.metrics import GENERIC_HEADS
from extractor.rules import compile_pattern
from extractor.spans import Span

_EXPECTED = compile_pattern(r"预期|预测|预估|预计")


_SHARES = ("份额", "比重", "比例", "占比", "市占率", "占有率")
_HELD_SHARE = compile_pattern(r"(?:以上|左右)?的? ?(?P<noun>市场份额|份额|市占率)")


# A part that a limit tells from the rest, whose own number is no claim.
_LIMITED = compile_pattern(
    r"(?:其中|而|但|且)?+(?P<part>[^,;:。!?()\n、\d“” ]{0,14} ?\d[\d.]*(?:%|[万亿]?元|岁|倍)?"
    r"(?:[至到~-][\d.]+)?(?:%|[万亿]?元|岁|倍) ?(?:以上|以下|之间|左右)?的\p{Han}{0,6})"
)


@construction(
    yes={
        "开机率在40%-60%之间的占20.5%": "开机率在40%-60%之间的占 level 20.5 %",
        "海外收入占总收入的28%": "海外收入占总收入 level 28 %",
        "限售股2亿股,占总股本的16.7%": "限售股占总股本 level 16.7 %",
        "海外业务在总收入中占比1%": "海外业务在总收入中占比 level 1 %",
        "在国内平板市场的份额为15%": "国内平板市场的份额 level 15 %",
    },
    no={"市场份额为28%": "named as a share"},
)
def share(scene: Scene, site: Site) -> Draft | None:
    """海外收入占总收入的28%; ,占总股本的2.40%: the share of what was spoken of."""
    tail = site.tail
    if tail is None or tail.of is None or site.quantity.kind not in ("percent", "multiple"):
        return None
    if tail.kind == "share_in":
        return share_in(scene, site, tail.span.start, tail.of)
    if tail.kind != "share":
        return None
    held = _HELD_SHARE.match(scene.plain, site.end, site.sentence.end)
    if held is not None:
        # 占据了全球面板市场21.5%的份额: the share is named after the number.
        noun = Span(*held.span("noun"))
        if tail.of.end > tail.of.start:
            name = tail.of.of(scene.text) + noun.of(scene.text)
            draft = level(site, Measured(name, (tail.of, noun)))
        else:
            draft = level(site, inherit(site.last.metric) if site.last else scene.named(noun))
        draft.end, draft.at = noun.end, tail.span.start
        return draft
    limited = _LIMITED.fullmatch(scene.plain, site.clause, tail.span.start)
    if limited is not None and (site.previous is None or site.previous.quantity.span.end <= site.clause):
        draft = level(site, scene.named(Span(limited.start("part"), tail.of.end)))
        draft.part, draft.at = scene.named(Span(*limited.span("part"))), tail.span.start
        return draft
    part = metric_before(scene, site, tail.span.start, own_only=True)
    if part is None and site.last is not None:
        part = base_of(scene, inherit(site.last.part or site.last.metric))  # 投资增速加快2个百分点,占全部投资的18%
    elif part is not None:
        part = _owned(scene, site, part)
    whole = scene.plain[tail.of.start : tail.of.end]
    cut = tail.of.end
    if whole.startswith("比") and len(whole) == 1:
        whole = ""
    spans = (*(part.spans if part else ()), Span(tail.span.start, cut))
    name = (part.name if part else "") + Span(tail.span.start, cut).of(scene.text)
    if part is None and not whole:
        return None
    if part is not None and not whole and part.name.endswith(_SHARES) and "占比" not in name[-2:]:
        return level(site, part)  # 市场份额占到七成
    draft = level(site, Measured(name, spans, "noun", False, bool(part and part.inherited)))
    draft.part, draft.at = part, tail.span.start
    return draft


def _owned(scene: Scene, site: Site, part: Measured) -> Measured:
    """光伏装机容量721万千瓦,(装机)占比10%: the modifiers that the word has in the metric before."""
    last = site.previous
    at = last.metric.name.find(part.name) if last is not None and len(last.metric.spans) == 1 else -1
    if last is None or at < 1 or len(part.name) < 2 or site.quantity.kind != "percent":
        return part
    start = last.metric.spans[0].start
    own = Span(start, start + at)
    if own.of(scene.plain).endswith(("季度", "年度", "月度", "全年")):
        return part
    return Measured(own.of(scene.text) + part.name, (own, *part.spans), part.head, part.verb, True)


def share_in(scene: Scene, site: Site, start: int, named: Span) -> Draft:
    """海外业务在总收入中占比1%, 完成目标的61%: the share is named after its whole."""
    part = metric_before(scene, site, start, own_only=True)
    if part is None and scene.plain[named.start] == "在" and scene.plain[named.end - 1] in "额率":
        named = Span(named.start + 1, named.end)  # 在国内手机市场的份额: a noun; but 在总收入中占比
    spans = (*(part.spans if part else ()), named)
    draft = level(site, scene.named(*spans))
    draft.part = part
    return draft


@construction(
    yes={"营收是去年同期的3倍": "营收 ratio 3 x", "功耗仅为上一代的60%": "功耗 ratio 60 %"},
    no={"海外收入占总收入的60%": "a share"},
)
def ratio(scene: Scene, site: Site) -> Draft | None:
    """是去年同期的3倍, 仅为上一代的60%."""
    tail, quantity = site.tail, site.quantity
    if quantity.kind not in ("multiple", "percent") or tail is None or tail.kind != "ratio":
        return None
    metric = metric_before(scene, site, tail.span.start) or inherited_metric(site)
    if metric is None or tail.of is None:
        return None
    if metric.name.endswith(_SHARES):
        return level(site, metric)  # 跟投比例为发行数量的4%
    draft = Draft(quantity, "ratio", metric, end=site.end, at=tail.span.start)
    inside = scene.times_in(*tail.of)
    draft.comparator = find_comparator(scene.plain, tail.of.start, tail.of.end)
    if draft.comparator is None or draft.comparator.basis is None:
        draft.basis = "entity" if not inside else None
        if inside:
            draft.comparator = against(tail.of)
    return draft


@construction(
    yes={
        "营收增长25%,低于2021年的68%": "营收 growth 68 %",
        "营收131亿元,高于市场预期的126亿元": "营收 level 12600000000 CNY",
    },
    no={"营收高于126亿元": "a bound"},
)
def compared(scene: Scene, site: Site) -> Draft | None:
    """高于2021年的68%: the same metric of another thing or time."""
    tail = site.tail
    if tail is None or tail.kind != "compared" or tail.of is None:
        return None
    # 营收45亿美元,同比增长13%,高于市场预期的43亿美元: compared with the last number of its sort.
    near = (d for d in reversed(scene.drafts[-3:]) if d.quantity.span.start >= site.sentence.start or d is site.last)
    last = next((draft for draft in near if of_one_sort(draft.quantity, site.quantity)), None)
    if last is None:
        return None
    draft = like(site, last, last.kind, inherit(last.metric))
    retarget(scene, draft, tail.of)
    if _EXPECTED.search(scene.plain, tail.of.start, tail.of.end):
        draft.modality = "forecast"
    return draft


def _ranked_before(site: Site) -> Measured | None:
    """What the number before measures; of a share what is shared: 市值32亿元,占比8%,(位列第三)."""
    return inherit(site.last.part) if site.last is not None and site.last.part else inherited_metric(site)


def _fills_clause(scene: Scene, site: Site, metric: Measured) -> bool:
    """Whether the noun before a verb of place is all that its clause says: whose the place is, not in what."""
    if metric.head != "noun" or metric.inherited or scene.plain[site.clause : metric.spans[0].start].strip():
        return False
    return scene.reader.tokens(*metric.spans[-1])[-1].text not in GENERIC_HEADS


_STATE = compile_pattern(r"(?:国家?|省份?|市|县|户)(?:地位|(?!\p{Han}))")
"""Who holds a place, and not in what: 货物贸易(第一)大国地位, 苹果产量(第一)大省."""
_OF_THOSE = compile_pattern(r"(?:[^,;。]{0,16},)?(?P<of>[^,;。:\d]{2,30})(?<!其)中,")


def _of_those(scene: Scene, site: Site) -> Measured | None:
    """前十大重仓股中,云图科技(位列第三): what the sentence, or the place before in it, says the places are of."""
    if site.previous is not None and site.previous.kind == "rank":
        return inherit(site.previous.metric)
    m = _OF_THOSE.match(scene.plain, site.sentence.start, site.clause)
    phrase = scene.reader.before(*m.span("of")) if m is not None else None
    return None if phrase is None else scene.measured(phrase)


@construction(
    yes={
        "云帆科技出货量位居全球第三": "出货量 rank 3 rank",
        "国内第二大设备制造商": "设备制造商 rank 2 rank",
        "南川是苹果产量第一大省": "苹果产量 rank 1 rank",
    },
    no={"第三季度营收3亿元": "a time"},
)
def rank(scene: Scene, site: Site) -> Draft | None:
    """出货量位居全球第三, 用户数第一的平台."""
    if site.quantity.kind != "rank":
        return None
    if scene.plain[site.end : site.end + 1] == "大" and not _STATE.match(scene.plain, site.end + 1):
        ranked = scene.reader.after(site.end + 1, clause_end(scene, site.end, site.sentence.end))
        if ranked is not None:
            next_at = site.following.span.start if site.following else site.sentence.end
            # 第二大设备制造商; but 第一大贸易伙伴南川进出口3亿元 goes on to another number
            end = ranked.span.end if next_at - ranked.span.end > 1 else site.end
            return Draft(site.quantity, "rank", scene.measured(ranked), end=end)
    verb = read_place(scene.plain, site.clause, site.start)
    named_at = verb.span.start if verb else site.start
    metric = metric_before(scene, site, named_at)
    if metric is not None and metric.head == "verb" and site.clause > site.left:
        metric = metric_before(scene, site, site.clause - 1)  # 销量出炉,云舟S7断层领先位居(第一)
    if metric is not None and verb is not None and _fills_clause(scene, site, metric):
        metric = _of_those(scene, site) or metric
    within = scene.reader.before(verb.of.start, site.start) if verb and verb.of else None
    if within is not None and within.head == "term":
        metric = scene.measured(within)  # 位居中国小车市场市占率第一
    if metric is None and verb is not None:
        metric = _ranked_before(site)
    if metric is None:
        after = phrase_after(scene, site)
        metric = scene.measured(after) if after else _ranked_before(site)
    if metric is None:
        return None
    return Draft(site.quantity, "rank", metric, end=site.end)
