"""The constructions: how a number and its metric stand together. Tried in order; the first that fits wins.

Each one takes the scene and the number's site and gives a draft, or ``None`` to pass. The table at the
end of the file is the order.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.claims.comparison import Comparator, find_comparator
from extractor.claims.draft import Draft, Measured, Scene, Site, clause_start, inherit, number_start
from extractor.claims.tails import read_place
from extractor.claims.words import PARTS
from extractor.codes import Kind
from extractor.metrics import MOVES, Phrase, sign_of
from extractor.rules import compile_pattern
from extractor.spans import Span
from extractor.subjects import Mention

Construction = Callable[[Scene, Site], Draft | None]

POINTS = frozenset(("pp", "bp"))
_DIRECT_TO = compile_pattern(r"(?:后)?,?(?:[,、]?)(?:至|到|达到|达|升至|降至|增至|跌至)[约近超]?")
_NOUN_AFTER = compile_pattern(
    r"的? ?(?:年均|同比|环比|年度|周|月度?|整体|累计|复合|两位数|平均|高速|快速|强劲|单日|单月|季度)*+的?(?P<noun>{move_noun})",
    PARTS,
)
_DURATIONS = compile_pattern(
    r".*(?:期|时长|时间|周期|期限|年限|寿命|龄|续航|久期|天数|时延|延迟|工期|耗时|账期|时效|历时|小时数|小时)"
)
_OPEN_BRACKET = compile_pattern(r" ?\( ?(?:其中|合计|合)?")
_NEWS_VERBS = compile_pattern(
    r"(?:共有|设有|拥有|新增|新开|建成|投产|增至|减至|关闭|新建|签约|有|共|达|为|推出|上线|覆盖)(?:了|着)?"
)
_NEXT = compile_pattern(r" ?(?:[、,/]|和|与|及|以及) ?(?:(?P<of>[^,;。、]{1,20}?)的)?")
_MOVED = compile_pattern(r"(?r)(?P<move>减少|增加|降低|提高|缩减|压减|压降|削减|节约|下调|上调)(?:了|约)?")
_RELEASE = compile_pattern(r"(?r)(?:公布值|实际值|今值|前值|市场预期值?|预期值?|预测值|初值|终值)(?:均|也)?(?:为|:| )?")
_EXPECTED = compile_pattern(r"预期|预测|预估|预计")
_SPEAKING = compile_pattern(
    r"(?r)(?P<verb>上涨|下跌|大涨|大跌|收涨|收跌|涨|跌|涨停|跌停|扩产|提价|涨价|降价|收报|报收|收于|报)(?:于|了|约|逾)?"
)
_FLAT_WITH = compile_pattern(r"(?r)(?:与|和|同|跟)(?P<of>[^,;。:]{1,24}?)(?:几乎|基本|大致|大体|相比)?")
_CONTENT = compile_pattern(r"(?r)(?:扩产|提价|涨价|降价)(?:了|约)?")
_REPORTS = compile_pattern(r"(?r)(?:显示|表示|称|指出|认为|消息|报道|公告|披露|透露|介绍|获悉|了解)(?:,|:)?")
_REACHED = compile_pattern(r"(?r)(?:达到|达至|达|为|是|至|到|在|录得|报|收于|仅|只有|实现) ?")
_JOINED = compile_pattern(r" ?(?:[、,]|和|与|及|且|至) ?")
_MEANS = compile_pattern(r"(?r)(?:{means})(?:不低于|不超过|总价|总额|约|超|近)?", PARTS)
_FROM = compile_pattern(r"(?r)(?:由|从|自)(?:[^,;。:、]{0,14}?的?)")


def moved_to(scene: Scene, site: Site) -> Draft | None:
    """下滑12%至35亿元, 下调25个基点至2.0%: the level that the change leads to."""
    last = site.previous
    if (
        last is None
        or last.kind not in ("growth", "change")
        or not _DIRECT_TO.fullmatch(scene.plain, site.left, site.start)
    ):
        return None
    return level(site, "moved_to", inherit(last.metric), like=last)


def restated(scene: Scene, site: Site) -> Draft | None:
    """6.4亿欧元(约合50亿元人民币): the same number in another currency or unit."""
    last, quantity = site.previous, site.quantity
    if last is None or site.clause <= site.left:
        return None
    between = scene.plain[site.left : site.quantity.span.start]
    if len(between) > 24 or not between.lstrip(" 起以上左右").startswith((",", "(")):
        return None
    tail_is = site.tail is not None and site.tail.kind == "converted"
    about = quantity.bound == "about" and "约" in between
    same_sort = quantity.kind == last.quantity.kind or (quantity.kind == "none" and last.quantity.kind == "money")
    if not same_sort or quantity.unit == last.quantity.unit or quantity.kind not in ("money", "physical", "none"):
        return None
    if not (tail_is or about or _OPEN_BRACKET.fullmatch(between)):
        return None
    draft = like(site, last, "restated", last.kind, inherit(last.metric))
    draft.about = True
    return draft


def to_value(scene: Scene, site: Site) -> Draft | None:
    """…由29.4%提高到42.1%: the second value has the metric of the first."""
    last = site.previous
    if last is None or last.rule != "from_value" or site.quantity.kind != last.quantity.kind:
        return None
    tail = site.tail
    if tail is not None and tail.kind == "move":
        return moving(scene, site, "move", tail.sign, tail.span.start)
    return level(site, "to_value", inherit(last.metric))


def continued(scene: Scene, site: Site) -> Draft | None:
    """低于2021年和2020年的68%和105%: the next of a row of numbers of the same sort."""
    last = site.previous
    if last is None or site.quantity.kind != last.quantity.kind:
        return None
    slashed = scene.plain[site.left : site.start] == "/" and site.quantity.kind == "physical"  # 1.2GW/2.4GWh
    if last.rule not in ("compared", "continued", "apposition") and not slashed:
        return None
    m = _NEXT.fullmatch(scene.plain, site.left, site.start)
    if m is None:
        return None
    draft = like(site, last, "continued", last.kind, inherit(last.metric))
    if m["of"]:
        _retarget(scene, draft, Span(*m.span("of")))
    elif last.pending:
        draft.period, draft.period_known, draft.pending = last.pending[0], True, last.pending[1:]
    return draft


def from_value(scene: Scene, site: Site) -> Draft | None:
    """由29.4%提高到42.1%: the first value, of the time before."""
    if site.tail is not None and site.tail.kind in ("move", "noun", "share"):
        return None
    m = _FROM.match(scene.plain, site.clause, site.start)
    if m is None or site.following is None:
        return None
    ahead = scene.plain[site.end : site.following.extent.start]
    if not any(move in ahead for move in _TO_WORDS) or len(ahead) > 24:
        return None
    metric = metric_before(scene, site, m.start())
    if metric is None:
        return None
    draft = level(site, "from_value", metric)
    inside = [p for p in scene.timeline.periods if m.start() <= p.span.start and p.span.end <= site.start]
    beside = [p for p in scene.timeline.periods if _beside(scene, p.span, metric)]  # 2024年的销量预测从22万辆…
    draft.period, draft.period_known = next(iter([*inside, *beside]), None), True
    return draft


def _beside(scene: Scene, time: Span, metric: Measured) -> bool:
    """Whether a time modifies the metric: only 的 stands between them."""
    start = metric.spans[0].start
    return time.end in (start, start - 1) and scene.plain[time.end : start] in ("", "的")


_TO_WORDS = ("至", "到", "为", "成", "下调", "上调", "下降", "提高")


def move(scene: Scene, site: Site) -> Draft | None:
    """同比增长9.7%, 较上一年同期提升2.3个百分点, 增加382亿元."""
    tail = site.tail
    if tail is None or tail.kind != "move":
        return None
    return moving(scene, site, "move", tail.sign, tail.span.start)


def signed(scene: Scene, site: Site) -> Draft | None:
    """同比+5%, YoY-48.5%, +1.2pct: the sign says that it is a change."""
    quantity = site.quantity
    if not quantity.signed or quantity.kind not in ("percent", "point", "count", "physical", "money", "multiple"):
        return None
    comparator = find_comparator(scene.plain, site.clause, site.start)
    if quantity.kind in ("count", "physical", "money") and (
        comparator is None or scene.plain[comparator.span.end : site.start].strip(" :")
    ):
        return None  # 净利润-4.9亿元 is a level
    if quantity.kind == "percent" and comparator is None and site.last is None:
        return None
    draft = moving(scene, site, "signed", 1, site.start)
    return draft


def arrow(scene: Scene, site: Site) -> Draft | None:
    """营收12.6亿元 ↑8%."""
    mark = scene.plain[site.start - 1 : site.start]
    if mark not in ("↑", "↓") or site.last is None:
        return None
    return moving(scene, site, "arrow", 1 if mark == "↑" else -1, site.start - 1)


def noun_before(scene: Scene, site: Site) -> Draft | None:
    """GDP增速为5%, 同比跌幅扩大至2%: the growth of what stands before."""
    tail = site.tail
    if tail is None or tail.kind != "noun" or site.quantity.kind in ("rank", "time"):
        return None
    return moving(scene, site, "noun_before", 1 if site.quantity.signed else tail.sign, tail.span.start)


def noun_after(scene: Scene, site: Site) -> Draft | None:
    """保持10%的增长率, 出现18%的下滑."""
    if site.quantity.kind not in ("percent", "multiple"):
        return None
    m = _NOUN_AFTER.match(scene.plain, site.end, site.sentence.end)
    if m is None:
        return None
    draft = moving(scene, site, "noun_after", sign_of(m["noun"]), site.start)
    if draft is not None:
        draft.end = m.end()
        if draft.comparator is None:
            draft.comparator = find_comparator(scene.plain, site.end, m.end())
    return draft


def fixed_kind(scene: Scene, site: Site) -> Draft | None:
    """翻番, 持平: words that are a number and say its kind."""
    kind = site.quantity.claim_kind
    if kind is None or kind == "rank":
        return None
    beside = _FLAT_WITH.match(scene.plain, site.clause, site.start)
    draft = moving(scene, site, "fixed_kind", 1, beside.start() if beside else site.head_end)
    if draft is not None:
        draft.kind = kind
        if beside is not None and draft.comparator is None:
            draft.comparator = Comparator(Span(*beside.span()), None, Span(*beside.span("of")))
    return draft


def ratio(scene: Scene, site: Site) -> Draft | None:
    """是去年同期的3倍, 仅为上一代的60%."""
    tail, quantity = site.tail, site.quantity
    if quantity.kind not in ("multiple", "percent") or tail is None or tail.kind != "ratio":
        return None
    metric = metric_before(scene, site, tail.span.start) or inherited_metric(site)
    if metric is None or tail.of is None:
        return None
    draft = Draft(quantity, "ratio", "ratio", metric, end=site.end, at=tail.span.start)
    inside = [p for p in scene.timeline.periods if p.span.overlaps(tail.of)]
    draft.comparator = find_comparator(scene.plain, tail.of.start, tail.of.end)
    if draft.comparator is None or draft.comparator.basis is None:
        draft.basis = "entity" if not inside else None
        if inside:
            draft.comparator = _baseline(tail.of)
    return draft


def share(scene: Scene, site: Site) -> Draft | None:
    """海外收入占总收入的28%; ,占总股本的2.40%: the share of what was spoken of."""
    tail = site.tail
    if tail is None or tail.of is None or site.quantity.kind not in ("percent", "multiple"):
        return None
    if tail.kind == "share_in":
        return share_in(scene, site, tail.span.start, tail.of)
    if tail.kind != "share":
        return None
    part = metric_before(scene, site, tail.span.start, own_only=True)
    if part is None and site.last is not None:
        part = inherit(site.last.part or site.last.metric)
    whole = scene.plain[tail.of.start : tail.of.end]
    cut = tail.of.end
    if whole.startswith("比") and len(whole) == 1:
        whole = ""
    spans = (*(part.spans if part else ()), Span(tail.span.start, cut))
    name = (part.name if part else "") + Span(tail.span.start, cut).of(scene.text)
    if part is None and not whole:
        return None
    draft = level(site, "share", Measured(name, spans, "noun", False, bool(part and part.inherited)))
    draft.part, draft.at = part, tail.span.start
    return draft


def share_in(scene: Scene, site: Site, start: int, named: Span) -> Draft:
    """海外业务在总收入中占比1%, 完成目标的61%: the share is named after its whole."""
    part = metric_before(scene, site, start, own_only=True)
    spans = (*(part.spans if part else ()), named)
    draft = level(site, "share", Measured("".join(span.of(scene.text) for span in spans), spans))
    draft.part = part
    return draft


def compared(scene: Scene, site: Site) -> Draft | None:
    """高于2021年的68%: the same metric of another thing or time."""
    tail, last = site.tail, site.last
    if tail is None or tail.kind != "compared" or tail.of is None or last is None:
        return None
    if site.quantity.kind != last.quantity.kind:
        return None
    draft = like(site, last, "compared", last.kind, inherit(last.metric))
    _retarget(scene, draft, tail.of)
    if _EXPECTED.search(scene.plain, tail.of.start, tail.of.end):
        draft.modality = "forecast"
    return draft


def release(scene: Scene, site: Site) -> Draft | None:
    """PMI公布值为49.4,预期49.3,前值49.5: the figures of one release."""
    m = _RELEASE.match(scene.plain, site.left, site.start)
    if m is None or site.quantity.kind in ("rank", "time"):
        return None
    metric = metric_before(scene, site, m.start(), own_only=True) or inherited_metric(site)
    if metric is None:
        return None
    draft = level(site, "release", metric)
    draft.modality = "forecast" if "预" in m.group() else "actual"
    if site.previous is not None and site.previous.kind != "level":
        draft.kind, draft.sign = site.previous.kind, site.previous.sign
    return draft


def index_points(scene: Scene, site: Site) -> Draft | None:
    """沪指收报3200点, 涨2.34点: the index is what is measured."""
    if site.quantity.unit != "点":
        return None
    named = [m for m in scene.cast.within(site.sentence.start, site.start) if m.kind == "market" and m.name]
    if not named:
        return None
    metric = Measured(named[-1].span.of(scene.text), (named[-1].span,), "noun")
    moved = site.tail is not None and site.tail.kind == "move"
    draft = Draft(
        site.quantity, "index_points", "change" if moved else "level", metric,
        sign=site.tail.sign if site.tail else 1, comparator=find_comparator(scene.plain, site.clause, site.start),
        end=site.end,
    )  # fmt: skip
    return draft


def own_verb(scene: Scene, site: Site) -> Draft | None:
    """今日上涨5.94%,报14.10元/股; 将扩产33%: the verb itself names what is measured."""
    m = _SPEAKING.match(scene.plain, site.clause, site.start)
    if m is None or site.quantity.kind in ("rank", "time", "count"):
        return None
    verb = Span(*m.span("verb"))
    metric = Measured(verb.of(scene.text), (verb,), "verb", True)
    if m["verb"] in MOVES:
        kind: Kind = "growth" if site.quantity.kind in ("percent", "multiple") else "change"
        return Draft(site.quantity, "own_verb", kind, metric, sign=sign_of(m["verb"]), end=site.end)
    return level(site, "own_verb", metric)


def named_price(scene: Scene, site: Site) -> Draft | None:
    """布伦特原油期货涨至每桶86美元: a price of the thing named before it."""
    if site.quantity.kind != "compound" or not (site.quantity.unit or "")[:3].isupper():
        return None
    named = scene.cast.within(site.clause, site.start)
    if not named or not named[-1].name:
        return None
    draft = level(site, "named_price", Measured(named[-1].span.of(scene.text), (named[-1].span,)))
    draft.subject, draft.subject_known = None, True
    return draft


def rank(scene: Scene, site: Site) -> Draft | None:
    """出货量位居全球第三, 用户数第一的平台."""
    if site.quantity.kind != "rank":
        return None
    verb = read_place(scene.plain, site.clause, site.start)
    metric = metric_before(scene, site, verb.span.start if verb else site.start)
    if metric is None and verb is not None:
        metric = inherited_metric(site)
    if metric is None:
        after = phrase_after(scene, site)
        metric = scene.measured(after) if after else inherited_metric(site)
    if metric is None:
        return None
    return Draft(site.quantity, "rank", "rank", metric, end=site.end)


def apposition(scene: Scene, site: Site) -> Draft | None:
    """中国(50万桶/日)、美国(19万桶/日); 增长1.8%,即170万桶/日: the same metric, said of another or again."""
    last, plain = site.last, scene.plain
    if last is None:
        return None
    if site.left == last.quantity.extent.end and plain[site.left : site.start].strip(" ") == "(":
        # 支付一半(15亿美元): the same, in another unit.
        if site.quantity.kind in ("money", "none") and last.quantity.kind == "percent" and last.kind == "level":
            return like(site, last, "apposition", "level", inherit(last.metric))
    before = plain[max(site.left, site.start - 2) : site.start].rstrip(" ")
    if not before.endswith(("(", "即", ":")) or (before.endswith(":") and "(" not in plain[site.left : site.start]):
        return None
    if plain[site.end : site.end + 1] not in (")", ",", "。", " ", ""):
        return None
    named = scene.cast.within(site.left, site.start)
    kind: Kind = last.kind
    if last.kind == "growth" and site.quantity.kind not in ("percent", "multiple"):
        kind = "change"
    elif last.kind == "rank" or (last.kind == "level" and site.quantity.kind != last.quantity.kind and not named):
        return None
    draft = like(site, last, "apposition", kind, inherit(last.metric))
    draft.sign = 1 if site.quantity.signed else last.sign
    if named:
        draft.subject, draft.subject_known = named[-1], True
    return draft


def means(scene: Scene, site: Site) -> Draft | None:
    """以13亿美元收购某公司, 斥资386万港元回购: the verb after says what for."""
    if site.quantity.kind not in ("money", "none"):
        return None
    m = _MEANS.match(scene.plain, site.left, site.start)
    if m is None:
        return None
    end = site.end
    if site.following is not None and _JOINED.fullmatch(scene.plain, end, number_start(site.following)):
        end = site.following.extent.end  # 不低于1亿元、不超过2亿元的自有资金回购
    phrase = scene.reader.verb_after(end, _clause_end(scene, end, site.sentence.end))
    if phrase is None:
        return None
    draft = level(site, "means", scene.measured(phrase))
    return draft


def counted(scene: Scene, site: Site) -> Draft | None:
    """覆盖超过100个国家, 拥有5000家合作伙伴, 10亿美元罚款: the noun after the number is what it counts."""
    quantity = site.quantity
    if quantity.kind not in ("count", "none", "money", "percent"):
        return None
    after = phrase_after(scene, site)
    if after is None:
        return None
    before = metric_before(scene, site, site.start, own_only=True)
    if before is not None and not before.verb and before.head != "verb" and not _owns(scene, site, before):
        return None
    if before is None or scene.plain[site.start - 1] == ":" or not (before.verb or before.head == "verb"):
        metric = scene.measured(after)
    else:
        metric = scene.joined(before, after)
    draft = level(site, "counted", metric)
    draft.end = after.span.end
    return draft


def _owns(scene: Scene, site: Site, before: Measured) -> bool:
    """Whether the noun before a number has or holds what the noun after it names: 邮轮有2125间客房, 平台上的9亿用户."""
    if before.head == "term":
        return False
    lead = scene.plain[max(site.left, site.start - 2) : site.start].rstrip(" ")
    if lead.endswith("的") or (lead.endswith("有") and site.quantity.kind in ("count", "none")):
        return True
    return before.spans[-1].end == site.start and site.quantity.kind in ("count", "none")


def plain_level(scene: Scene, site: Site) -> Draft | None:
    """营收78亿元, 毛利率高达74.4%, 累计开店1.2万家: the metric stands before the number."""
    metric = metric_before(scene, site, site.head_end)
    if metric is None:
        return None
    if site.quantity.kind == "time" and not _DURATIONS.match(metric.name):
        return None
    moved = _MOVED.match(scene.plain, site.clause, metric.spans[0].start)
    if moved is not None and site.tail is None:
        # 减少煤炭消费2600万吨: the verb stands before what moves.
        kind: Kind = "growth" if site.quantity.kind in ("percent", "multiple") else "change"
        return Draft(site.quantity, "moved_object", kind, metric, sign=sign_of(moved["move"]), end=site.end)
    return level(site, "moved_level" if site.tail and site.tail.kind == "to" else "level", metric)


def inherited_level(scene: Scene, site: Site) -> Draft | None:
    """而2021年为65亿美元, (上年末:36亿元), 后者为2.9亿元: the metric of before."""
    last = site.last
    if last is None:
        return None
    sort = "money" if site.quantity.kind == "none" and last.quantity.kind == "money" else site.quantity.kind
    if sort != last.quantity.kind or sort in ("rank", "time"):
        return None
    if last.kind != "level" or (site.quantity.unit != last.quantity.unit and sort != "money"):
        return None
    return level(site, "inherited_level", inherit(last.metric))


def reached_level(scene: Scene, site: Site) -> Draft | None:
    """同比大增142%,达到58亿美元; 将回升至503万台: the level of what has moved."""
    last = site.last
    if last is None or site.quantity.kind in ("rank", "time", "point"):
        return None
    if not ((site.tail is not None and site.tail.kind == "to") or _REACHED.match(scene.plain, site.clause, site.start)):
        return None
    if site.quantity.kind == "percent" and last.quantity.kind not in ("percent", "point"):
        return None
    return level(site, "reached_level", inherit(last.metric))


# -- pieces -----------------------------------------------------------------------------------------------


def level(site: Site, rule: str, metric: Measured, like: Draft | None = None) -> Draft:
    """A draft of a value itself."""
    draft = Draft(site.quantity, rule, "level", metric, end=site.end)
    if like is not None:
        draft.subject, draft.subject_known = like.subject, like.subject_known
        draft.period, draft.period_known = like.period, like.period_known
    return draft


def like(site: Site, last: Draft, rule: str, kind: Kind, metric: Measured) -> Draft:
    """A draft that shares subject, period, sign and comparison with another."""
    return Draft(
        site.quantity, rule, kind, metric,
        sign=last.sign, comparator=last.comparator, basis=last.basis,
        period=last.period, period_known=last.period_known,
        subject=last.subject, subject_known=last.subject_known, end=site.end,
    )  # fmt: skip


def moving(scene: Scene, site: Site, rule: str, sign: int, end: int) -> Draft | None:
    """A draft of a change or growth whose metric stands before ``end`` or is inherited."""
    quantity = site.quantity
    comparator = find_comparator(scene.plain, site.clause, site.start)
    metric_end = end
    if comparator is not None and end - 6 <= comparator.span.end and comparator.span.start < end:
        metric_end = comparator.span.start
    metric = metric_before(scene, site, metric_end)
    if metric is None and _CONTENT.match(scene.plain, site.clause, site.start):
        return None  # 扩产33%: the verb says what
    metric = metric or inherited_metric(site)
    if metric is None:
        return None
    kind: Kind = "growth" if quantity.kind in ("percent", "multiple") else "change"
    return Draft(quantity, rule, kind, metric, sign=sign, comparator=comparator, end=site.end)


def metric_before(scene: Scene, site: Site, end: int, *, own_only: bool = False) -> Measured | None:
    """The metric phrase in the text of this number before ``end``: its own clause first, then the ones before.

    ``own_only``: only the number's own clause.
    """
    at = end
    while at > site.left:
        start = clause_start(scene.plain, site.left, at)
        passed = at != end and _REPORTS.match(scene.plain, start, at) is not None
        phrase = scene.reader.before(start, at) if start < at and not passed else None
        if phrase is not None and (at == end or phrase.head != "verb"):
            return scene.measured(phrase)
        if own_only:
            return None
        at = start - 1
    return None


def inherited_metric(site: Site) -> Measured | None:
    """The metric that the number before had."""
    if site.last is None:
        return None
    return inherit(site.last.metric)


def phrase_after(scene: Scene, site: Site) -> Phrase | None:
    """The noun phrase that begins right after the number."""
    plain, end = scene.plain, site.end
    if plain[end : end + 1] == " " and " " not in site.quantity.text and plain[site.start - 1 : site.start] != " ":
        return None
    return scene.reader.after(end, _clause_end(scene, end, site.sentence.end))


def _clause_end(scene: Scene, start: int, end: int) -> int:
    found = [at for at in (scene.plain.find(mark, start, end) for mark in ",;。(!?\n|") if at >= 0]
    return min(found, default=end)


def _baseline(of: Span) -> Comparator:
    return Comparator(of, None, of)


def _retarget(scene: Scene, draft: Draft, of: Span) -> None:
    """Take period and subject from the words of a comparison."""
    periods = [p for p in scene.timeline.periods if p.span.overlaps(of)]
    if periods:
        draft.period, draft.period_known, draft.pending = periods[0], True, tuple(periods[1:])
    mentions: list[Mention] = list(scene.cast.within(of.start, of.end))
    if mentions:
        draft.subject, draft.subject_known = mentions[-1], True


CHAIN: tuple[Construction, ...] = (
    moved_to,
    restated,
    release,
    continued,
    to_value,
    from_value,
    index_points,
    fixed_kind,
    rank,
    compared,
    ratio,
    share,
    move,
    noun_before,
    arrow,
    signed,
    noun_after,
    means,
    apposition,
    counted,
    plain_level,
    own_verb,
    named_price,
    reached_level,
    inherited_level,
)
"""The order in which the constructions are tried."""
