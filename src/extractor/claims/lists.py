"""Lists: A、B、C分别为x、y、z. Each number takes the label at its place."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

import regex

from extractor.claims.comparison import find_comparator
from extractor.claims.counted import gives
from extractor.claims.draft import Draft, Measured, Scene, Site, clause_start, inherit, moved_kind, read_site
from extractor.claims.pieces import base_of, clause_end, line_of, metric_before, retarget
from extractor.claims.tails import Tail, read_tail
from extractor.claims.words import LINE_MEASURES, PARTS, TRADE_MEASURES
from extractor.codes import Basis, Kind
from extractor.metrics import GENERIC_HEADS, JOINERS, MOVE_NOUNS, OWNERS, SIZES, Phrase, Token, acts, is_noun, sign_of
from extractor.quantities import Quantity
from extractor.rules import compile_pattern
from extractor.spans import Span
from extractor.subjects import Mention
from extractor.text import Sentence
from extractor.text.notes import NOTE

_SEPARATOR = compile_pattern(
    r"(?:左右|以上|多)?[\s]*(?:[、/\\,;]|和|与|及|以及|,?[同环]比)[\s]*(?:分别)?(?:{move})?(?:了|约|近|超)?[\s]*", PARTS
)
_RESPECTIVELY = compile_pattern(r"分别|依次|各自")
_BASES = compile_pattern(r"(?r)(?P<first>同比|环比)(?:[、和与及/]|以及|、?)(?P<second>同比|环比)")
_JOINER = compile_pattern(r"\s*(?:[、/]|和|与|及|以及)\s*")
_JOINED = compile_pattern(r"\s*(?:[、/\\]|和|与|及|以及)\s*(?:{move})?(?:了|约|近|超)?\s*", PARTS)
_NOTE = regex.compile(NOTE)
_BASIS: dict[str, Basis] = {"同比": "yoy", "环比": "qoq"}


# 增速分别比上月末和上年同期低0.1个和1.6个百分点
_AGAINST_TWO = compile_pattern(
    r"(?:较|比)(?P<one>[^,;。和、\d]{2,12})[和、](?P<two>[^,;。和、\d]{2,8}?)(?={move}|[高低多少快慢])", PARTS
)
_DIMENSIONS = compile_pattern(r"(?r)(?P<sizes>长[、/×*]?宽[、/×*]?高)(?:尺寸)?(?:为|: ?| )?")


def groups(scene: Scene, sentence: Sequence[Quantity]) -> list[list[int]]:
    """The runs of numbers (as indices into ``sentence``) that are the values of one list, without their notes."""
    plain = scene.plain
    found: list[list[int]] = []
    first = 0
    while first < len(sentence):
        run = [first]
        while (
            (after := _after_note(plain, sentence, run[-1])) < len(sentence)
            and _joined(plain, sentence[run[-1]], sentence[after])
            and not (len(run) > 1 and _breaks(plain, sentence, run, after))
        ):
            run.append(after)
        if len(run) > 1:
            left = sentence[first - 1].extent.end if first else 0
            lead = plain[max(left, sentence[first].extent.start - 24) : sentence[first].extent.start]
            slashed = sentence[first].group is not None and sentence[first].group == sentence[run[1]].group
            if (
                slashed
                or _RESPECTIVELY.search(lead)
                or all(_and(plain, sentence[one], sentence[other]) for one, other in pairwise(run))
            ):
                found.append(run)
        first = run[-1] + 1
    return found


def _breaks(plain: str, sentence: Sequence[Quantity], run: Sequence[int], after: int) -> bool:
    """Whether a comma ends a list whose numbers strokes part: 10%/14%/18%,(100%解锁条件为…)."""
    first = plain[_note_end(plain, sentence[run[0]]) : sentence[run[1]].extent.start]
    return (
        first.strip() == "/"
        and plain[sentence[run[-1]].extent.end] == ","
        and "比" not in plain[sentence[run[-1]].extent.end : sentence[after].extent.start]
    )


def _after_note(plain: str, sentence: Sequence[Quantity], index: int) -> int:
    """The index of the number after ``sentence[index]`` and its note, if it has one."""
    end = _note_end(plain, sentence[index])
    index += 1
    while index < len(sentence) and sentence[index].extent.start < end:
        index += 1
    return index


def _note_end(plain: str, quantity: Quantity) -> int:
    """Where the note behind a number ends, or the number if it has none."""
    note = _NOTE.match(plain, quantity.extent.end)
    return note.end() if note else quantity.extent.end


def _and(plain: str, one: Quantity, other: Quantity) -> bool:
    """Whether only 、 or 和 stands between two numbers, with the second one's verb (下降3%和提升8%)."""
    return bool(_JOINED.fullmatch(plain, _note_end(plain, one), other.extent.start))


def _joined(plain: str, one: Quantity, other: Quantity) -> bool:
    if one.group is not None and one.group == other.group:
        return True
    if one.kind != other.kind or (one.group is not None and plain[one.extent.start - 1] == "/"):
        return False  # 增速不低于10%/14%,100%解锁: the slash list is whole
    start, end = _note_end(plain, one), other.extent.start
    if "比" in plain[start:end] and _RESPECTIVELY.search(plain, start, end):
        return False  # 环比分别增长3%和2%,同比分别增长7%和9%
    return bool(_SEPARATOR.fullmatch(plain, start, end))


def deal(
    scene: Scene,
    sentence: Sentence,
    numbers: Sequence[Quantity],
    run: Sequence[int],
    left: int,
    last: Draft | None,
    previous: Draft | None,
) -> list[Draft] | None:
    """The drafts of one list, in order; ``None`` if it cannot be dealt out."""
    plain, count = scene.plain, len(run)
    values = [numbers[index] for index in run]
    first = values[0]
    site = read_site(plain, first, sentence, left, previous, last, None)
    key = None
    for m in _RESPECTIVELY.finditer(plain, max(left, first.extent.start - 24), first.extent.start):
        key = m
    head_end = key.start() if key else site.head_end
    own_end = key.end() if key else site.head_end

    tails = [_tail(scene, sentence, numbers, index) for index in run]
    bases = _BASES.match(plain, left, head_end)
    if bases is not None and count == 2:
        head_end = bases.start()
    whole = read_tail(plain, left, head_end) if key else None
    suffix: Span | None = None
    if whole is not None and whole.kind == "noun" and not (tails[0] is not None and first.kind == "point"):
        head_end = whole.span.start  # 降幅分别为9.9%和6%
    elif whole is not None and whole.kind == "share":
        suffix, head_end = Span(whole.span.start, _without_adverb(plain, *whole.span)), whole.span.start
    elif site.tail is not None and site.tail.kind == "share":
        suffix = Span(site.tail.span.start, site.tail.of.end if site.tail.of else site.tail.span.end)
        if key is None:
            head_end = min(head_end, site.tail.span.start)

    against = find_comparator(plain, clause_start(plain, left, head_end), head_end)
    against_two = _AGAINST_TWO.match(plain, key.end(), first.extent.start) if key is not None and count == 2 else None
    if against is not None and against.basis != "cagr" and head_end - against.span.end <= 2:
        head_end = against.span.start  # 金额较上年同期(分别增加…)
    mentions = _mentions(scene, left, head_end, count)
    own = scene.reader.before(own_end, site.head_end) if key and own_end < site.head_end else None
    if key and own is None:
        before = metric_before(scene, site, head_end)
        if before is None or before.head != "term":
            own = _noun_after(scene, sentence, values[-1])
    if not key and first.kind == "physical" and gives(plain, left, site.start):
        own = _noun_after(scene, sentence, values[-1], bare=True)  # 提供30kWh、40kWh电池组
    metrics = _metrics(scene, site, head_end, count, own, bool(mentions))
    between = (plain[one.extent.end : other.extent.start] for one, other in pairwise(values))
    if metrics is not None and len(set(metrics)) == 1 and all(gap.strip() == "/" for gap in between):
        start = clause_start(plain, left, site.start)
        parted = _slashed(scene, start, head_end, count) or _raw(scene, start, head_end, count)
        if parted and own is not None:
            parted = [scene.joined(label, own) for label in parted]  # 衣柜及全屋/橱柜分别实现营收
        metrics = parted or metrics
    if metrics is None:
        return None
    metrics = _of_line(scene, metrics)
    named = metric_before(scene, site, head_end) if own is None and first.kind == "percent" else None
    grows = named is not None and base_of(scene, named) is not named  # 用电增速(呈放缓趋势,分别为13%和11%)
    if count == 3:
        metrics = _sizes(scene, left, key.start() if key else site.head_end) or metrics
    comparator = find_comparator(plain, clause_start(plain, left, head_end), first.extent.start)
    follow_up = _follow_up(scene, sentence, first.extent.start, count) if metrics[0].inherited else None
    if key is not None and not mentions and len(set(metrics)) == 1 and not metrics[0].inherited:
        metrics = _of_members(scene, sentence, metrics) or _of_named(scene, left, metrics) or metrics
    timed = scene.times_in(site.clause, first.extent.start)  # 这两项数字在2021年分别为
    other = site.tail.of if site.tail is not None and site.tail.kind == "compared" else None
    if (
        key is None
        and own is None
        and not mentions
        and len(set(metrics)) == 1
        and first.group is None
        and not follow_up
        and run[-1] - run[0] < count  # no notes between
    ):
        return None  # 增长3%和5%, with nothing to deal out
    # 分别约为3%和5%: the bound word before a list is of all its numbers
    stated = key is not None and first.extent.start < first.span.start and first.low is None
    bound = first.bound if stated else None
    drafts: list[Draft] = []
    for index in range(count):
        quantity = values[index]
        tail = tails[index] or (tails[0] if index else None)
        kind, sign = _kind(quantity, tail, first.signed and comparator is not None)
        if grows and kind == "level" and named is not None:
            kind, sign = "growth", sign_of(named.name[-2:])
        draft = Draft(
            quantity, kind, metrics[index], rule="list", sign=sign, comparator=comparator, end=quantity.extent.end
        )
        draft.bound = bound
        if against_two is not None:
            begin = against_two.start() if index == 0 else against_two.start("two")
            draft.comparator = find_comparator(plain, begin, against_two.end("two" if index else "one"))
            draft.at = against_two.start()
        if bases is not None and count == 2:
            draft.basis = _BASIS[bases["first" if index == 0 else "second"]]
        if mentions:
            draft.subject, draft.subject_known = mentions[index], True
        if follow_up is not None:
            model = follow_up[index]
            draft.metric = inherit(model.part if suffix and model.part else model.metric)
            draft.subject, draft.subject_known = model.subject, model.subject_known
            if not timed:
                draft.period, draft.period_known = model.period, model.period_known
            if other is not None:
                draft.kind, draft.sign, draft.comparator = model.kind, model.sign, model.comparator
                retarget(scene, draft, other)  # 高于上年同期的9.4%、26.3%
        if suffix is not None and kind == "level":
            draft.part = draft.metric
            draft.metric = _with_suffix(scene, draft.metric, suffix)
        drafts.append(draft)
    return drafts


def _sizes(scene: Scene, left: int, end: int) -> list[Measured]:
    """长, 宽 and 高 each by itself, if the three end at ``end``; else empty."""
    m = _DIMENSIONS.match(scene.plain, left, end)
    spans = [Span(at, at + 1) for at in range(*m.span("sizes")) if scene.plain[at] in "长宽高"] if m else []
    return [scene.named(span) for span in spans]


def _follow_up(scene: Scene, sentence: Sentence, start: int, count: int) -> list[Draft] | None:
    """What 同比分别增长112%和93% speaks of: the ``count`` levels, or numbers of a list, before ``start``."""
    models = scene.drafts[-count:]
    alike = all(draft.kind == "level" for draft in models) or all(draft.rule == "list" for draft in models)
    said = _SAID.match(scene.plain, sentence.start, start) is not None
    if len(models) < count or not alike or (models[0].quantity.span.start < sentence.start and not said):
        return None
    if said:
        return models
    return None if ";" in scene.plain[models[-1].end : start] else models


_SAID = compile_pattern(r"\s*(?:这|上述|前述|以上)(?:[两二三四五几]|\d)(?:项|个|者|大|组)")
"""收入和利润分别为3亿元和2亿元。(这两项数字)在2021年分别为…: what the sentence before gave, by its count."""


def _of_members(scene: Scene, sentence: Sentence, metrics: Sequence[Measured]) -> list[Measured]:
    """空调/冰箱收入分别为5/3亿元,(毛利率)分别为30%/20%: one metric for each member of the list before; else empty."""
    models = scene.drafts[-len(metrics) :]
    if len(models) < len(metrics) or models[0].quantity.span.start < sentence.start:
        return []
    owners = [model.metric.spans[0] for model in models]
    if len(set(owners)) < len(owners) or any(m.rule != "list" or len(m.metric.spans) != 2 for m in models[:-1]):
        return []
    shared = models[0].metric.spans[1]
    if shared.end != owners[-1].end or shared.start <= owners[-1].start or len(models[-1].metric.spans) > 1:
        return []
    owners[-1] = Span(owners[-1].start, shared.start)
    return [
        Measured(owner.of(scene.text) + own.name, (owner, *own.spans), "noun", False, True)
        for owner, own in zip(owners, metrics, strict=True)
    ]


_NAMED = compile_pattern(
    r"(?r)(?P<items>(?:[^,;。:!?\n、\d]{1,12}、)+[^,;。:!?\n、\d]{1,10}?)等?(?:这)?"
    r"[两二三四五六七八九十\d]{1,2} ?[大个类家种地]\p{Han}{1,6}(?:[^,;。:!?\n]{0,12})"
)


def _of_named(scene: Scene, left: int, metrics: Sequence[Measured]) -> list[Measured]:
    """经销、直营、海外三大渠道收入分别为…: one metric for each of the things that are counted; else empty."""
    m = _NAMED.match(scene.plain, left, metrics[0].spans[0].start)
    names = m["items"].split("、") if m is not None else []
    if m is None or len(names) != len(metrics):
        return []
    named: list[Measured] = []
    at = m.start("items")
    for name, own in zip(names, metrics, strict=True):
        span = Span(at, at + len(name))
        named.append(Measured(span.of(scene.text) + own.name, (span, *own.spans), "noun"))
        at = span.end + 1
    return named


def _noun_after(scene: Scene, sentence: Sentence, last: Quantity, *, bare: bool = False) -> Phrase | None:
    """What all the numbers of a list count: (甲和乙分别获得3吨、2吨)的配额; ``bare``: with no 的 between."""
    end = last.extent.end
    if not bare and not scene.plain.startswith("的", end):
        return None
    phrase = scene.reader.after(end, clause_end(scene, end, sentence.end))
    return None if phrase is None or phrase.span.of(scene.plain).endswith(_GROWTHS) else phrase


_GROWTHS = tuple(MOVE_NOUNS)


def _tail(scene: Scene, sentence: Sentence, numbers: Sequence[Quantity], index: int) -> Tail | None:
    quantity = numbers[index]
    left = numbers[index - 1].extent.end if index else sentence.start
    return read_tail(scene.plain, max(left, quantity.extent.start - 16), quantity.extent.start)


def _kind(quantity: Quantity, tail: Tail | None, signed: bool) -> tuple[Kind, int]:
    """What one number of a list is; ``signed``: the list compares and its first number has a sign."""
    moving = tail is not None and tail.kind in ("move", "noun")
    if quantity.kind == "rank":
        return "rank", 1
    if moving or signed:
        return moved_kind(quantity), 1 if quantity.signed or tail is None else tail.sign
    if quantity.kind == "point":
        return "change", 1  # 同比变动0.5/-0.2pct
    return "level", 1


def _mentions(scene: Scene, left: int, end: int, count: int) -> list[Mention]:
    """The last ``count`` mentions before ``end`` if nothing but joiners stands between them."""
    inside = list(scene.cast.within(left, end))[-count:]
    if len(inside) < count:
        return []
    for one, other in pairwise(inside):
        if not _JOINER.fullmatch(scene.plain, one.span.end, other.span.start):
            return []
    return inside


def _metrics(
    scene: Scene, site: Site, head_end: int, count: int, own: Phrase | None, named: bool
) -> list[Measured] | None:
    """One metric for each number: a label each with what they share, or one for all. ``named``: mentions are dealt."""
    if own is not None:
        items = None if named else scene.reader.before(clause_start(scene.plain, site.left, head_end), head_end)
        labels = _labels(scene, items.span, count) if items is not None and items.span.end == head_end else []
        if not labels and not named:
            start = clause_start(scene.plain, site.left, head_end)
            labels = _names(scene, start, head_end, count)
            labels = labels or [scene.named(label) for label in _raw_labels(scene, start, head_end, count)]
        return [scene.joined(label, own) for label in labels] or [scene.measured(own)] * count
    measured = metric_before(scene, site, head_end)
    if measured is None:
        return [inherit(site.last.metric)] * count if site.last is not None else None
    if site.quantity.kind == "percent":
        measured = base_of(scene, measured)
    if len(measured.spans) == 1:
        own_span = measured.spans[0]
        if count == 2 and (parted := _made_and_sold(scene, own_span)):
            return parted
        labels = _labels(scene, own_span, count)
        cut_off = scene.plain[own_span.start - 1 : own_span.start] in JOINERS
        if count > 2 and (not labels or cut_off):
            start = clause_start(scene.plain, site.left, head_end)
            words = scene.reader.tokens(start, own_span.end)
            if all(is_noun(word) or word.text in JOINERS or acts(word) for word in words):
                labels = _labels(scene, Span(start, own_span.end), count) or labels  # a list longer than any phrase
        if labels:
            return labels
    return [measured] * count


def _of_line(scene: Scene, labels: list[Measured]) -> list[Measured]:
    """新能源汽车产量和销量: the labels that are bare measures are of the line that the first one names."""
    first, *others = labels
    if not others or any(len(label.spans) > 1 or label.spans == first.spans for label in labels[1:]):
        return labels
    line, measure = line_of(scene, first)
    if line is None or first.verb or first.inherited or len(first.spans) > 1:
        return labels
    if scene.metrics.concept_of(measure) not in LINE_MEASURES | TRADE_MEASURES:
        return labels
    whole = line.of(scene.plain).endswith(_LINES)  # 啤酒业务收入/净利润: a line by that word has profits too
    shared = [first]
    for label in others:
        bare = len(scene.reader.tokens(*label.spans[0])) == 1 or (whole and label.head == "term")
        goes = whole or scene.metrics.concept_of(label.name) in LINE_MEASURES | TRADE_MEASURES
        shared.append(scene.named(line, label.spans[0], head=label.head) if bare and goes else label)
    return shared


_LINES = ("业务", "板块", "产品")


_MADE_AND_SOLD = compile_pattern(r".{2,}(?<![地水特农国资生])(?P<made>产)(?P<sold>销)(?P<how>量?)")


def _made_and_sold(scene: Scene, span: Span) -> list[Measured]:
    """汽车产销(量)分别为…: what is made and what is sold; else empty."""
    m = _MADE_AND_SOLD.fullmatch(scene.plain, *span)
    if m is None:
        return []
    thing, how = Span(span.start, m.start("made")), Span(*m.span("how"))
    deeds = (Span(*m.span("made")), Span(*m.span("sold")))
    return [scene.named(thing, *((deed, how) if how.end > how.start else (deed,))) for deed in deeds]


def _names(scene: Scene, start: int, end: int, count: int) -> list[Measured]:
    """The ``count`` words that the list right before ``end`` is made of, no phrases by themselves: 东部/南部."""
    tokens = scene.reader.tokens(start, end)
    words = tokens[-(2 * count - 1) :]
    if len(words) < 2 * count - 1 or any(word.tag[:1] in ("=", "v") for word in words[::2]):
        return []
    if any(word.text not in JOINERS for word in words[1::2]):
        return []
    spans = [Span(word.start, word.end) for word in words[::2]]
    return [scene.named(span) for span in spans]


def _slashed(scene: Scene, start: int, end: int, count: int) -> list[Measured]:
    """The labels before a slash list, parted as its numbers are (营收/销量同比+9%/+4%); empty if they are not."""
    edges = [start, *(at + 1 for at in range(start, end) if scene.plain[at] == "/"), end + 1]
    if len(edges) != count + 1:
        return []
    labels: list[Measured] = []
    for one, other in pairwise(edges):
        phrase = scene.reader.before(one, other - 1)
        if phrase is None or (phrase.span.end != other - 1 and other != edges[-1]):
            return []
        labels.append(scene.measured(phrase))
    return labels


def _raw(scene: Scene, start: int, end: int, count: int) -> list[Measured]:
    """厨房小电/个护小电销售额: labels that are no phrases, by the slashes alone, with the measure of the last."""
    last = scene.plain.rfind("/", start, end) + 1
    terms = scene.metrics.find_terms(scene.plain, last, end) if last else []
    if not terms or terms[-1].span.end != end or terms[-1].span.start == last:
        return []
    measure = terms[-1].span
    labels = _raw_labels(scene, start, measure.start, count)
    return [scene.named(label, measure, head="term") for label in labels]


def _raw_labels(scene: Scene, start: int, end: int, count: int) -> list[Span]:
    """What the slashes of ``plain[start:end]`` part, if it is ``count`` words; else empty."""
    slashes = [at for at in range(start, end) if scene.plain[at] == "/"]
    if len(slashes) != count - 1:
        return []
    words = scene.reader.tokens(start, slashes[0])
    lead = [token for token in words if token.tag[:1] in ("=", "r", "p", "c", "x") and token.text not in JOINERS]
    edges = [lead[-1].end if lead else start, *(at + 1 for at in slashes), end + 1]
    labels = [Span(one, other - 1) for one, other in pairwise(edges)]
    return labels if all(_RAW.fullmatch(scene.plain, *label) for label in labels) else []


_RAW = compile_pattern(r"[\p{Han}A-Za-z]{2,8}")


def _labels(scene: Scene, span: Span, count: int) -> list[Measured]:
    """Split 硅片、电池片毛利率 into 硅片毛利率 and 电池片毛利率; empty if there are not ``count`` labels."""
    tokens = scene.reader.tokens(span.start, span.end)
    pieces = _parted(tokens, JOINERS)
    if len(pieces) > count:
        pieces = _parted(tokens, ("、",))  # 电池制造、通信及雷达制造投资
    if len(pieces) != count or not all(pieces):
        return []
    shared = None
    if not all(tokens[p[-1]].tag == "=term" for p in pieces[:-1]):
        shared = _shared(scene, [[tokens[i] for i in piece] for piece in pieces])
    elif len(pieces[-1]) > 1 and tokens[pieces[-1][-2]].tag == "=term":
        shared = Span(tokens[pieces[-1][-1]].start, span.end)  # 个人贷款和对公贷款收益率
    opening = tokens[pieces[0][0]]
    if opening.text == "第" and len(pieces[-1]) > 1:
        shared = Span(tokens[pieces[-1][1]].start, span.end)  # 第一、二、三产业用电量
    kind = tokens[pieces[-1][0]]
    if opening.text in SIZES and kind.text[0] in SIZES and kind.text[1:2] == "型":
        shared = Span(kind.start + 1, span.end)  # 大、中、小型企业PMI
    lead = Span(opening.start, opening.end) if len(pieces[0]) > 1 and opening.text in _RATES else None
    labels: list[Measured] = []
    for number, piece in enumerate(pieces):
        own = Span(tokens[piece[0]].start, tokens[piece[-1]].end)
        spans = [own]
        if number and lead is not None:
            spans.insert(0, lead)  # 人均猫、狗数量
        if shared is not None and number < count - 1 and not own.of(scene.text).endswith(shared.of(scene.text)):
            spans.append(shared)
        labels.append(scene.named(*spans))
    return labels


def _parted(tokens: Sequence[Token], joiners: Container[str]) -> list[list[int]]:
    """The places of the tokens, parted at the joiners, without spaces and the owner before a label."""
    pieces: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        if token.text in joiners:
            pieces.append([])
        elif not token.text.isspace() and (pieces[-1] or token.text not in OWNERS):
            pieces[-1].append(index)
    return pieces


_RATES = frozenset(("第", "人均", "户均", "日均", "月均", "年均", "平均"))
_OTHERS = ("其他", "其它", "其余")


def _shared(scene: Scene, pieces: list[list[Token]]) -> Span | None:
    """What the last label says for all: 毛利率 of 硅片、电池片毛利率; ``None`` if each stands for itself."""
    last = pieces[-1]
    if len(last) > 1 and last[-1].tag == "=term":
        term = scene.reader.words(last[-1])
        branches = len(term) > 1 and all(piece[-1].text.endswith("业") for piece in pieces[:-1])
        if branches or term[0].text == pieces[-2][-1].text:
            return Span(term[-1].start, last[-1].end)  # 装备工业、食品制造业增加值, 车险和非车险保费
        return Span(last[-1].start, last[-1].end)
    # 光伏发电量 is one term; 发电量 is what the labels share
    words = [word for token in last for word in (scene.reader.words(token) if token.tag == "=term" else [token])]
    joined = any(word.text in JOINERS for word in words)  # 皮卡、轿车、货车和SUV
    spare = 0 if joined else len(words) - max(len(piece) for piece in pieces[:-1])
    if spare == 1 and len(words) > 1 and len(words[-1].text) == 1:
        spare = 2  # 竞猜型、即开型彩票销售量: the dictionary cuts 销售 and 量
    if spare > 0 and words[-spare].tag != "=name" and not words[0].text.startswith(_OTHERS):  # but 乙二醇
        return Span(words[-spare].start, words[-1].end)
    ends_in_head = _is_head(scene, words[-1]) and not any(_is_head(scene, piece[-1]) for piece in pieces[:-1])
    return Span(words[-1].start, words[-1].end) if len(words) > 1 and ends_in_head else None  # 新兴产业、制造业增加值


def _is_head(scene: Scene, token: Token) -> bool:
    """Whether a word names a metric by itself: 产量 of 产量和销量."""
    return token.tag == "=term" or token.text in GENERIC_HEADS or scene.metrics.concept_of(token.text) is not None


_ADVERB = compile_pattern(r"(?r)(?:已经?|也|均|将|仍|约|则| )++")


def _without_adverb(plain: str, start: int, end: int) -> int:
    """Where the words of a share end: 占比(已经分别为)."""
    m = _ADVERB.match(plain, start, end)
    return m.start() if m is not None else end


def _with_suffix(scene: Scene, metric: Measured, suffix: Span) -> Measured:
    if metric.name.endswith(suffix.of(scene.text)):
        return metric  # 产量占比、销量占比分别为
    return Measured(metric.name + suffix.of(scene.text), (*metric.spans, suffix), "noun", False, metric.inherited)
