"""From draft to record: the fields that do not depend on the construction, and the sign, unit and basis."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from extractor import records
from extractor.claims.comparison import standing_comparator
from extractor.claims.draft import Draft, Scene
from extractor.claims.modality import Stance, find_stances
from extractor.claims.voices import Voices
from extractor.codes import Basis, Modality
from extractor.periods import Interval, Period, baseline, basis_of, is_ahead
from extractor.quantities import Quantity
from extractor.rules import compile_pattern
from extractor.spans import Span
from extractor.text import Sentence

_PER_SHARE = compile_pattern(r".*(?:每股|EPS|eps)")
_TIMELY = compile_pattern(r"(?r)(?:[日号月年周前]|季度|同期|前值|上期)")
_FLOORS = ("面积", "新开工", "竣工", "开工", "建面", "土储", "土地储备")
_CURRENCY_LENGTH = 3
_CAN_REACH = "可达"
_STRONG = 2
_STANCES = 32
"""So many words of stance before a number are asked, so that a text without a stop takes no longer than others."""
_DIGIT = compile_pattern(r"\d")
# 同比增长1%(按固定汇率计算增长2%): another way to reckon, the same comparison.
_RECKONED = compile_pattern(r"(?r)(?:按|以|剔除|扣除)[^,;。()]{1,12}(?:汇率|价格|口径|影响)[^,;。()]{0,8}")
# 市场份额有望提升:公司是第二大厂商: what a heading expects, the text behind the colon does not.
_HEADING = compile_pattern(r"[^:()]{3,}(?<!如下|包括|分别|情况|[为是于\d]):[^:]{3,}")
# 50%的目标, 将15%利润用于奖金的诉求: the word stands behind the number.
_WISH = compile_pattern(
    r"(?P<price> ?的?目标股?价)| ?(?:的(?:销售|发展|增长|装机|减排|业绩)?)?(?:目标|愿景)|[^,;:。\d]{0,16}的诉求"
)
# 由2000万元增加至2857万元: what it starts from is a fact.
_FROM = compile_pattern(r"(?r)[从由][^,;:。]{0,14}")
_TO = compile_pattern(r"[^,;:。\d]{0,6}[至到为]")
# Not so where it is itself the expectation that moves: 将销量预测从22万辆下调到18万辆.
_NOUNS = ("预测", "预期", "预估", "指引", "目标", "目标价", "目标股价")
_PLANS = ("拟", "计划")
_PLAN = compile_pattern("规划|目标|计划|[一二三四]五|要求|力争|实现|建[设成]|形成|培育|聚集|突破")
# Not a fiscal year, which may be over by then, nor a quarter whose year is only guessed.
_NAMED_YEAR = compile_pattern(r"(?!.*财).*(?:\d ?年|20\d\d|[明后]年|五)")
_SOON = 31
"""So many days ahead prices and dates are fixed already: 6月出厂价上调3元."""
_FACT = records.Stance(modality="actual", spans=())
_UNCOMPARED: tuple[None, tuple[Span, ...], None] = (None, (), None)


class Finisher:
    """Turns the drafts of one article into claims, sentence by sentence."""

    def __init__(self, scene: Scene, published: dt.date | None) -> None:
        self.scene = scene
        self.published = published
        self.stances: list[Stance] = []
        self.voices = Voices(scene.plain, scene.cast)
        self.sentence: Sentence | None = None
        self.before: Draft | None = None
        self.compared: tuple[Basis | None, tuple[Span, ...], Interval | None] = _UNCOMPARED

    def enter(self, sentence: Sentence) -> None:
        """Go on to the next sentence."""
        if self.sentence is None or sentence.paragraph != self.sentence.paragraph:
            self.voices.enter(sentence.start)
        self.sentence, self.compared = sentence, _UNCOMPARED
        self.stances = find_stances(self.scene.plain, sentence.start, sentence.end)

    def claim(self, draft: Draft) -> records.Claim:
        """The record of one draft."""
        scene, quantity = self.scene, draft.quantity
        start, end = (draft.at, draft.at) if draft.at is not None else quantity.span
        if draft.at is not None and any(
            scene.plain[time.span.start - 1] in "由从" for time in scene.times_in(draft.at, quantity.span.start)
        ):
            start, end = quantity.span  # 占比由上年同期的3%升至5%
        period = draft.period if draft.period_known else scene.timeline.governing(start, end)
        if draft.rule == "restated" and not draft.period_known and self.before is not None:
            period = self.before.period  # 市值约3亿美元(约合21亿元)
        subject = draft.subject if draft.subject_known else scene.cast.governing(start, end)
        if subject is None and draft.at is not None and not draft.subject_known:
            subject = scene.cast.governing(*quantity.span)  # 代工业务占远舟家具营收的八成
        against = draft.comparator.of if draft.comparator is not None else None
        if against is not None and draft.comparator is not None:
            # 比全国高0.6个百分点: what it is compared with is neither its subject nor its time.
            before = draft.comparator.span.start
            if subject is not None and not draft.subject_known and against.covers(subject.span):
                subject = scene.cast.governing(before, before) or subject
            if period is not None and not draft.period_known and against.covers(period.span):
                period = scene.timeline.governing(before, before)
        draft.period, draft.period_known = period, True
        self.before = draft
        draft.subject, draft.subject_known = subject, True
        return records.Claim(
            subject=None
            if subject is None or not subject.name
            else records.Subject(
                name=subject.name, spans=(subject.span,), inherited=not self._near(subject.span, quantity)
            ),
            metric=records.Metric(
                name=draft.metric.name,
                spans=draft.metric.spans,
                inherited=draft.metric.inherited,
                concept=scene.metrics.concept_of(draft.metric.name),
            ),
            kind=draft.kind,
            amount=self._amount(draft),
            period=_period(period),
            comparison=self._comparison(draft, period),
            stance=self._stance(draft, period)
            if draft.modality is None
            else records.Stance(modality=draft.modality, spans=()),
            source=self._source(quantity),
            rule=f"claim.{draft.rule}",
        )

    def _near(self, span: Span, quantity: Quantity) -> bool:
        return span.end <= quantity.span.start and "。" not in self.scene.plain[span.end : quantity.span.start]

    def _amount(self, draft: Draft) -> records.Amount:
        quantity = draft.quantity
        value, low, high = quantity.value, quantity.low, quantity.high
        bound = draft.bound if draft.bound is not None and quantity.bound == "exact" else quantity.bound
        if draft.sign < 0 and draft.kind in ("growth", "change"):
            value = None if value is None else -abs(value)
            if low is not None and high is not None:
                low, high = sorted((-abs(low), -abs(high)))
        return records.Amount(
            quote=quantity.text,
            spans=(quantity.span, *quantity.bound_spans),
            value=value,
            low=low,
            high=high,
            bound=bound,
            unit=self._unit(draft),
        )

    def _unit(self, draft: Draft) -> str | None:
        """The unit, with what the metric and the article say of it: a bare 78亿, 每股收益0.4元."""
        quantity, unit = draft.quantity, draft.quantity.unit
        metrics = self.scene.metrics
        if unit == "m3" and draft.metric.name.endswith(_FLOORS):
            return "m2"  # 成交面积243万方
        if quantity.kind == "money" and unit is not None and len(unit) == _CURRENCY_LENGTH:
            self.scene.currency = unit
            if _PER_SHARE.match(draft.metric.name):
                return unit + "/股"
        if unit is None:
            concept = metrics.concept_of(draft.metric.name)
            fit = metrics.unit_of(concept) if concept else None
            if fit in ("money", "price") and any(scale in quantity.text for scale in "千百万亿"):
                return self.scene.currency
            return ""
        return unit

    def _comparison(self, draft: Draft, period: Period | None) -> records.Comparison | None:
        if draft.kind not in ("growth", "change", "ratio"):
            return None
        current = period.interval if period else None
        basis, spans, against = self.compared = self._basis(draft, current)
        if basis is None and not spans:
            return None
        if against is None and basis is not None and current is not None:
            against = baseline(current, basis)
        return records.Comparison(basis=basis, spans=spans, baseline=str(against) if against else None)

    def _basis(self, draft: Draft, current: Interval | None) -> tuple[Basis | None, tuple[Span, ...], Interval | None]:
        comparator = draft.comparator
        if draft.basis is not None:
            return draft.basis, (comparator.span,) if comparator else (), None
        if comparator is None and self.sentence is not None:
            points = draft.quantity.unit in ("pp", "bp")
            comparator = standing_comparator(
                self.scene.plain, self.sentence.start, draft.quantity.extent.start, points=points
            )
        if comparator is None:
            start = draft.quantity.extent.start
            reckoned = _RECKONED.match(self.scene.plain, max(0, start - 24), start)
            return self.compared if reckoned is not None else _UNCOMPARED
        named = self.scene.times_in(*(comparator.of or comparator.span))
        if comparator.basis is not None:
            return comparator.basis, (comparator.span,), named[-1].interval if named else None
        if named and self._is_another(draft, comparator.of or comparator.span):
            return "entity", (comparator.span,), None
        if named:
            against = named[-1].interval
            if self.scene.plain.startswith("同比", comparator.span.start) and _is_year_before(against, current):
                return "yoy", (comparator.span,), against
            return basis_of(current, named[-1]) or "period", (comparator.span,), against
        of = comparator.of or comparator.span
        timely = _TIMELY.match(self.scene.plain, of.start, of.end)
        return "period" if timely else "entity", (comparator.span,), None

    def _is_another(self, draft: Draft, of: Span) -> bool:
        """Whether what a number is compared with is another's, for all its time: 比青禾坊当天市值, 比同期GDP增速."""
        if self.scene.plain.startswith("同期", of.start):
            return bool(self.scene.metrics.find_terms(self.scene.plain, *of))
        others = (mention.name for mention in self.scene.cast.within(*of) if mention.kind == "company")
        return any(name and (draft.subject is None or name != draft.subject.name) for name in others)

    def _reaches(self, stance: Stance, at: int) -> bool:
        """Whether a word of stance governs the number at ``at`` of its sentence."""
        plain, end = self.scene.plain, stance.span.end
        if stance.local:
            return _DIGIT.search(plain, end, at) is None
        return (
            not (stance.strength < _STRONG and plain.find(";", end, at) >= 0) and _HEADING.match(plain, end, at) is None
        )

    def _is_past(self, said: Span, period: Period | None) -> bool:
        """Whether a time named after the word of stance was over when the article came out."""
        if period is None or period.interval is None or period.interval.end is None:
            return False
        if self.published is None:  # 公司拟派息3元;2023年一季度营收5亿元
            apart = period.span.start > said.end and ";" in self.scene.plain[said.end : period.span.start]
            return apart and said.of(self.scene.plain) in _PLANS
        if period.interval.end >= self.published or period.span.start < said.end:
            return False
        return any(mark in self.scene.plain[said.end : period.span.start] for mark in ",;")

    def _is_start(self, quantity: Quantity) -> bool:
        """Whether a number is what a move starts from."""
        start, end = quantity.extent
        return bool(_TO.match(self.scene.plain, end) and _FROM.match(self.scene.plain, max(0, start - 16), start))

    def _is_able(self, quantity: Quantity, period: Period | None) -> bool:
        """Whether 可达 tells what something is able to (最大功率可达88kW), not what it will come to (明年产能可达)."""
        ahead = period is not None and is_ahead(period, self.published)
        return quantity.kind in ("physical", "time") and not ahead

    def _stance(self, draft: Draft, period: Period | None) -> records.Stance:
        quantity = draft.quantity
        held: Stance | None = None
        before = bisect_left(self.stances, quantity.span.start, key=lambda stance: stance.span.start)
        for stance in self.stances[max(0, before - _STANCES) : before]:
            yields = held is not None and held.modality != "actual" and stance.strength < held.strength
            if yields or (stance.span.of(self.scene.plain) == _CAN_REACH and self._is_able(quantity, period)):
                continue
            if self._reaches(stance, quantity.span.start):
                held = stance
        if (held is None or held.strength < _STRONG or held.modality == "actual") and quantity.bound != "under":
            wish = _WISH.match(self.scene.plain, quantity.extent.end)
            if wish is not None:
                modality: Modality = "forecast" if wish["price"] else "target"
                return records.Stance(modality=modality, spans=(Span(*wish.span()),))
        if held is None or held.modality == "actual":
            return self._to_come(quantity, period)
        promised = held.modality == "target" and "at_least" in (
            quantity.bound,
            draft.bound,
        )  # 承诺,2017年净利润不低于3亿元
        if not promised and self._is_past(held.span, period):
            return _FACT
        if not held.span.of(self.scene.plain).endswith(_NOUNS) and self._is_start(quantity):
            return _FACT
        return records.Stance(modality=held.modality, spans=(held.span,))

    def _to_come(self, quantity: Quantity, period: Period | None) -> records.Stance:
        """What is told of a time that lies ahead, though no word says so: nobody can know it for a fact."""
        start = period.interval.start if period is not None and period.interval is not None else None
        if period is None or start is None or self.published is None or self.sentence is None:
            return _FACT
        if (start - self.published).days <= _SOON or _NAMED_YEAR.match(period.text) is None:
            return _FACT
        planned = _PLAN.search(self.scene.plain, self.sentence.start, quantity.extent.start) is not None
        return records.Stance(modality="target" if planned else "forecast", spans=(period.span,))

    def _source(self, quantity: Quantity) -> records.Source | None:
        voice = self.voices.governing(quantity.span.start)
        if voice is None or voice.name is None:
            return None
        inherited = self.sentence is None or voice.start < self.sentence.start
        return records.Source(name=voice.name.of(self.scene.text), spans=(voice.name,), inherited=inherited)


def _is_year_before(against: Interval | None, current: Interval | None) -> bool:
    """Whether one time begins in the year before the other."""
    if against is None or current is None or against.start is None or current.start is None:
        return False
    return against.start.year == current.start.year - 1


def _period(period: Period | None) -> records.Period | None:
    if period is None or period.interval is None:
        return None
    return records.Period(start=period.interval.start, end=period.interval.end, spans=(period.span,))
