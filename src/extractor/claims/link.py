"""Join what the finders found into claims."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.claims.constructions import chain
from extractor.claims.draft import Draft, Scene, read_site
from extractor.claims.finish import Finisher
from extractor.claims.lists import deal, groups
from extractor.claims.siblings import name_siblings
from extractor.claims.tables import read_tables
from extractor.claims.thresholds import is_threshold
from extractor.claims.words import DENIALS, alternation
from extractor.metrics import Label, Mark, MetricLexicon, PhraseReader
from extractor.periods import Period, Timeline
from extractor.quantities import NoQuantity, Quantity
from extractor.records import Claim, Numeral
from extractor.rules import compile_pattern
from extractor.spans import Span
from extractor.subjects import Cast, Mention
from extractor.text import Article, Sentence
from extractor.text.words import Words

_DENIED = compile_pattern(rf"(?r)(?:{alternation(DENIALS)})[^,;:。!?\n]{{0,12}}")

_LOST = compile_pattern(r"(?r)(?:无缘|失去|跌出|掉出|退出|让出|未进入|未能进入|放在|摆在)了?[^,;:。!?\n]{0,6}")
"""A place that is not, or no longer, held (无缘前十), and what somebody holds dear (把质量放在首位)."""


def link_claims(
    article: Article,
    plain: str,
    sentences: Sequence[Sentence],
    quantities: Sequence[Quantity | NoQuantity],
    periods: Sequence[Period],
    timeline: Timeline,
    cast: Cast,
    metrics: MetricLexicon,
    words: Words,
) -> tuple[tuple[Claim, ...], tuple[Numeral, ...]]:
    """The claims of the article, in the order of the text, and the ledger of its numerals."""
    timed = _covered(quantities, periods)
    numbers = [q for q in quantities if isinstance(q, Quantity) and q.span not in timed]
    if not numbers:
        return (), _ledger(quantities, timed, {}, {})
    by_sentence = _by_sentence(sentences, numbers)
    marks = _marks(plain, quantities, timed, periods, cast, metrics, by_sentence)
    scene = Scene(article.text, plain, PhraseReader(marks, words), timeline, cast, metrics, numbers)
    finisher = Finisher(scene, article.published)

    tables = read_tables(scene)

    claims: list[Claim] = []
    claimed: dict[int, int] = {}
    reasons: dict[int, str] = {}
    last: Draft | None = None
    paragraph = -1
    for sentence, inside in by_sentence:
        if sentence.paragraph != paragraph:
            last, paragraph = None, sentence.paragraph
            scene.drafts.clear()
        finisher.enter(sentence)
        for draft in _drafts(scene, sentence, inside, last, tables, reasons):
            last = draft
            claimed[draft.quantity.span.start] = len(claims)
            claims.append(finisher.claim(draft))
    return tuple(name_siblings(scene, claims)), _ledger(quantities, timed, claimed, reasons)


def _drafts(
    scene: Scene,
    sentence: Sentence,
    numbers: Sequence[Quantity],
    last: Draft | None,
    tables: dict[int, Draft],
    reasons: dict[int, str],
) -> list[Draft]:
    """The drafts of one sentence, in order; why a number made none goes into ``reasons``."""
    drafts: list[Draft] = []
    paragraph = scene.drafts
    lists = {run[0]: run for run in groups(scene, numbers)}
    listed: dict[int, Draft] = {}
    left = sentence.start
    previous: Draft | None = None
    index = 0
    while index < len(numbers):
        quantity = numbers[index]
        cell = tables.get(quantity.span.start)
        if cell is not None:
            drafts.append(cell)
            previous = last = cell
            left = quantity.extent.end
            index += 1
            continue
        run = lists.get(index)
        dealt = deal(scene, sentence, numbers, run, left, last, previous) if run is not None else None
        if run and dealt:
            listed = dict(zip(run, dealt, strict=True))
        item = listed.get(index)
        if item is not None:
            drafts.append(item)
            paragraph.append(item)
            previous = last = item
            left = max(left, item.end)
            index += 1
            continue
        if previous is not None and previous.rule == "exceeding" and quantity.extent.end <= previous.end:
            reasons[quantity.span.start] = "determiner"  # 20只产品收益率均超50%
            index += 1
            continue
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        index += 1
        lost = quantity.kind == "rank" and _LOST.match(scene.plain, left, quantity.span.start) is not None
        if lost or _DENIED.match(scene.plain, left, quantity.extent.start):
            reasons[quantity.span.start] = "denied"
            left = quantity.extent.end
            continue
        if _is_no_news(scene.plain, quantity, left):
            reasons[quantity.span.start] = "determiner"
            continue
        if previous is not None and (outer := _outside(scene.plain, drafts, quantity)) is not None:
            previous = last = outer
        site = read_site(scene.plain, quantity, sentence, left, previous, last, following)
        if is_threshold(scene, site):
            reasons[quantity.span.start] = "determiner"
            continue
        won = chain.first(scene, site)
        if won is None:
            reasons[quantity.span.start] = "no_metric"
            left = quantity.extent.end
            continue
        draft = won[1]
        draft.rule = won[0]
        drafts.append(draft)
        paragraph.append(draft)
        previous = last = draft
        left = max(left, draft.end, quantity.extent.end)
    return drafts


_LONGEST_NOTE = 200
"""Characters of the longest bracket that the measure before it goes on behind."""


def _outside(plain: str, drafts: Sequence[Draft], quantity: Quantity) -> Draft | None:
    """The draft before the bracket that has closed since the last one: 装机4亿千瓦(其中风电1亿千瓦),(增长22%)."""
    last = drafts[-1].quantity.extent.end
    close = plain.find(")", last, quantity.extent.start)
    if close < 0 or plain.find("(", last, close) >= 0:
        return None
    opened = plain.rfind("(", max(drafts[0].quantity.span.start, last - _LONGEST_NOTE), last)
    if opened < 0 or plain.find(")", opened, last) >= 0:
        return None
    return next((draft for draft in reversed(drafts) if draft.quantity.span.end <= opened), None)


def _is_no_news(plain: str, quantity: Quantity, left: int) -> bool:
    """Whether a number counts nothing that is news: 三项共识, 第31次, 2026款, (1); but 共有三家工厂, 新增两条产线."""
    start = quantity.span.start
    if plain[start - 1 : start] == " ":
        start -= 1
    before = plain[max(start - 2, 0) : start]
    if _GARBLED.match(plain, quantity.span.start) or _CUT_OFF.match(plain, quantity.span.end):
        return True  # the columns of a table run together: 31,05814,72016
    if quantity.unit == "款" and _MODEL_YEAR.fullmatch(quantity.text):
        return True  # 2026款 is a model year
    if quantity.kind == "count" and before in ("根据", "依据"):
        return True  # 根据26个景区的数据
    if quantity.text[0] in "百千万亿" and _UNIT_NOTE.match(plain, left, quantity.span.end):
        return True  # 单位:人民币百万元, 人民币百万元
    if quantity.kind == "physical" and _SIZE_OF_ONE.match(plain, left, start):
        return True  # 一台40英寸的电视
    numbered = quantity.kind == "count" and before.endswith("第")
    if quantity.unit == "届" or (numbered and (quantity.unit == "条" or (quantity.value or 0) < _MILESTONE)):
        return True  # 第31次; but 第8万台新车下线
    if quantity.kind == "none" and _IN_BRACKETS.fullmatch(plain, quantity.span.start - 1, quantity.span.end + 1):
        return True  # (1) begins an item; 36.5(+0.3) leaves the unit of the move open
    if quantity.kind == "none" and quantity.unit is None and not any(c.isascii() or c in "万亿" for c in quantity.text):
        return True
    if (
        quantity.kind == "count"
        and quantity.bound in ("at_least", "at_most")
        and quantity.extent.start < quantity.span.start
    ):
        return False  # 至少六款车型
    if quantity.kind == "time" and _TERM.match(plain, left, quantity.extent.start):
        return False  # 期限不超过三年
    return quantity.small and not _NEWS.match(plain, left, quantity.extent.start)


_TERM = compile_pattern(
    r"(?r)(?:期限|工期|周期|年限|任期|租期|寿命|[效保定售续同务营设]期)(?:均|原始|为|是|达|长达| )*+"
)


_MILESTONE = 1000
"""From here on an ordinal tells how many there are."""
_UNIT_NOTE = compile_pattern(
    r"(?r)(?:单位[^,;。\d]{0,10}|人民币|港币)"
    r"(?<![\d上数几近])[百千万亿]+(?:元|美元|港元|股|吨)"
)
_SIZE_OF_ONE = compile_pattern(r"(?r)(?<![第近多])(?:[一两几]|[1-9]\d?)[台款部块只辆艘架张](?:全新|新|的)?")
_MODEL_YEAR = compile_pattern(r"(?:19|20)\d\d ?款")
_IN_BRACKETS = compile_pattern(r"\((?:\d{1,2}|[-+][\d.]+)\)")
_GARBLED = compile_pattern(r"(?<=\d[,)])\d|0\d\d")
_CUT_OFF = compile_pattern(r"(?<=\d),\d{3}")
_NEWS = compile_pattern(
    r"(?r)(?:共有|设有|拥有|新增|新开|建成|投产|增至|减至|关闭|新建|签约|有|共|达|推出|上线|覆盖|新设|收购|裁减|增加|减少)(?:了|着)?"
)


def _covered(quantities: Sequence[Quantity | NoQuantity], periods: Sequence[Period]) -> set[tuple[int, int]]:
    """The spans of the numerals that lie inside a time expression."""
    covered: set[tuple[int, int]] = set()
    at = 0
    for item in quantities:
        while at < len(periods) and periods[at].span.end <= item.span.start:
            at += 1
        if at < len(periods) and periods[at].span.overlaps(item.span):
            covered.add(item.span)
    return covered


def _by_sentence(sentences: Sequence[Sentence], numbers: Sequence[Quantity]) -> list[tuple[Sentence, list[Quantity]]]:
    result: list[tuple[Sentence, list[Quantity]]] = []
    at = 0
    for sentence in sentences:
        inside = []
        while at < len(numbers) and numbers[at].span.start < sentence.end:
            inside.append(numbers[at])
            at += 1
        if inside:
            result.append((sentence, inside))
    return result


def _marks(
    plain: str,
    quantities: Sequence[Quantity | NoQuantity],
    timed: set[tuple[int, int]],
    periods: Sequence[Period],
    cast: Cast,
    metrics: MetricLexicon,
    by_sentence: Sequence[tuple[Sentence, list[Quantity]]],
) -> list[Mark]:
    """All known spans in order. Where two overlap, times go first, then numbers, then names, then terms."""
    marks = [Mark(p.span.start, p.span.end, "time") for p in periods]
    for item in quantities:
        if item.span not in timed:
            marks.append(Mark(item.span.start, item.span.end, _label(item)))
    names = [m for m in marks if m.label == "name"]
    marks = [m for m in marks if m.label != "name"]
    terms = [t.span for s, _ in by_sentence for t in metrics.find_terms(plain, s.start, s.end)]
    reaching = {t.start: t.end for t in terms}
    borders = [m.span for m in cast.mentions if _is_border(plain, m)]
    # 道琼斯工业平均指数: a term that begins with a mention and goes on is no subject's.
    subjects = [b for b in borders if reaching.get(b.start, 0) <= b.end]
    marks = _merge(marks, [Mark(*b, "subject") for b in subjects])
    marks = _merge(marks, names)
    return _merge(marks, [Mark(*t, "term") for t in _behind_subjects(plain, terms, subjects, metrics)])


def _behind_subjects(plain: str, terms: Sequence[Span], subjects: Sequence[Span], metrics: MetricLexicon) -> list[Span]:
    """The terms; of one that begins inside a subject (云帆汽车|收入) what is one behind it."""
    kept: list[Span] = []
    at = 0
    for term in terms:
        while at < len(subjects) and subjects[at].end <= term.start:
            at += 1
        if at < len(subjects) and subjects[at].start < term.start and subjects[at].end < term.end:
            kept += [behind.span for behind in metrics.find_terms(plain, subjects[at].end, term.end)]
        else:
            kept.append(term)
    return kept


def _label(item: Quantity | NoQuantity) -> Label:
    if isinstance(item, NoQuantity):
        if item.reason in ("name", "determiner", "idiom"):
            return "name"
        if item.reason == "time":
            return "time"
    return "number"


def _is_border(plain: str, mention: Mention) -> bool:
    """Whether a metric phrase ends at this mention; 公司 in 股息率超3%的公司 is what is counted."""
    if (not mention.name and mention.kind != "pronoun") or (mention.kind == "place" and mention.role == "other"):
        return False  # a place that only narrows: 往来港澳车辆
    return not (mention.kind == "pronoun" and plain[mention.span.start - 1 : mention.span.start] == "的")


def _merge(first: list[Mark], second: list[Mark]) -> list[Mark]:
    """Both lists in order; of the second only what overlaps nothing of the first."""
    first.sort()
    kept: list[Mark] = []
    at = 0
    for mark in second:
        while at < len(first) and first[at].end <= mark.start:
            at += 1
        if at == len(first) or first[at].start >= mark.end:
            kept.append(mark)
    return sorted(first + kept)


def _ledger(
    quantities: Sequence[Quantity | NoQuantity],
    timed: set[tuple[int, int]],
    claimed: dict[int, int],
    reasons: dict[int, str],
) -> tuple[Numeral, ...]:
    """What became of every numeral."""
    numerals: list[Numeral] = []
    for item in quantities:
        start = item.span.start
        if item.span in timed:
            numerals.append(Numeral(span=item.span, text=item.text, fate="period"))
        elif isinstance(item, NoQuantity):
            numerals.append(
                Numeral(span=item.span, text=item.text, fate="no_claim", reason=item.reason, rule=item.rule or None)
            )
        elif start in claimed:
            numerals.append(
                Numeral(span=item.span, text=item.text, fate="claim", rule=item.rule or None, claim=claimed[start])
            )
        else:
            numerals.append(
                Numeral(
                    span=item.span,
                    text=item.text,
                    fate="no_claim",
                    reason=reasons.get(start, "no_metric"),
                    rule=item.rule or None,
                )
            )
    return tuple(numerals)
