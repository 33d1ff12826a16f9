"""Numbers that would stand under one name though the text tells them apart.

车险报案9万件,估损金额3亿元;农险报案1万件,估损金额5亿元: two numbers of the same subject, time and kind cannot both be
the 估损金额. If the items are built alike, each name is completed by what the first metric of its item names before
its measure: 车险估损金额, 农险估损金额.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from extractor.claims.draft import Scene
from extractor.metrics import is_noun
from extractor.records import Claim, Metric
from extractor.rules import compile_pattern
from extractor.spans import Span

_ITEM = compile_pattern(r"[;。!?\n](?!\s*其中)")
_NEAR = 3
"""Items that may lie between two siblings."""
_TIMES = ("单季", "单季度", "单月", "当季", "当月")
_KINDS = ("level", "growth", "change")


def name_siblings(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims in the same order, the names of siblings completed; metrics of one span only."""
    named = list(claims)
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        if claim.kind in _KINDS and len(claim.metric.spans) == 1:
            groups[_key(claim)].append(index)
    repeated = [group for group in groups.values() if len(group) > 1]
    if not repeated:
        return named
    items = [m.start() for m in _ITEM.finditer(scene.plain)]
    places = [bisect_right(items, claim.span.start) for claim in claims]
    for group in repeated:
        for run in _runs(group, places):
            for index, owner in zip(run, _owners(scene, claims, places, run), strict=False):
                if owner is not None:
                    named[index] = _completed(scene, claims[index], owner)
    return named


def _key(claim: Claim) -> tuple[object, ...]:
    """What two claims share that the text must tell apart."""
    return (
        claim.metric.name, claim.kind, claim.amount.unit, claim.subject and claim.subject.name,
        claim.period and str(claim.period), claim.comparison and claim.comparison.basis, claim.stance.modality,
    )  # fmt: skip


def _runs(group: Sequence[int], places: Sequence[int]) -> list[list[int]]:
    """The runs of a group that lie near each other, each in an item of its own."""
    runs: list[list[int]] = [[group[0]]]
    for index in group[1:]:
        gap = places[index] - places[runs[-1][-1]]
        if 0 < gap <= _NEAR:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if len(run) > 1]


def _owners(scene: Scene, claims: Sequence[Claim], places: Sequence[int], run: Sequence[int]) -> list[Span | None]:
    """The owner for each of a run, ``None`` for one without; empty if their items are not built alike."""
    heads = [_heads(scene, claims, places, index) for index in run]
    for measure in reversed(heads[0]):
        owners = [head[measure] for head in heads if measure in head]
        if len(owners) == len(run) and len({owner and owner.of(scene.plain) for owner in owners}) == len(run):
            return owners
    return []


def _heads(scene: Scene, claims: Sequence[Claim], places: Sequence[int], index: int) -> dict[str, Span | None]:
    """What the metrics before a claim in its item measure, and of what: 报案 of 企财险."""
    heads: dict[str, Span | None] = {}
    name = claims[index].metric.name
    first = index
    while first and places[first - 1] == places[index]:
        first -= 1
    for claim in claims[first:index]:
        metric = claim.metric
        if claim.rule == "claim.counted" or metric.inherited or len(metric.spans) > 1:
            continue  # 21家航空公司: who flies, not what it measures
        if metric.name in name or name in metric.name:
            continue
        tokens = scene.reader.tokens(*metric.spans[0])
        *owner, last = tokens
        measure = last.text
        if not owner and len(words := scene.reader.words(last)) > 2:
            owner, measure = words[:1], measure[len(words[0].text) :]  # 软件业务收入, but 营业收入
        while owner and (owner[-1].tag[:1] in ("a", "b", "v") or owner[-1].text in _TIMES):
            owner.pop()  # 电机(最大)功率, 归母净利润, 单季营收
        span = Span(owner[0].start, owner[-1].end) if owner and all(is_noun(token) for token in owner) else None
        heads[measure] = None if span is None or span.of(scene.text) in name else span
    return heads


def _completed(scene: Scene, claim: Claim, owner: Span) -> Claim:
    name = owner.of(scene.text) + claim.metric.name
    spans = (owner, *claim.metric.spans)
    metric = Metric(name=name, spans=spans, inherited=True, concept=scene.metrics.concept_of(name))
    return claim.model_copy(update={"metric": metric})
