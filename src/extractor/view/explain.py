"""For every numeral of a text: what became of it, by which rule, and where each field came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from extractor.pipeline import Extractor
from extractor.records import Claim, Extraction, Numeral, Part
from extractor.rules import Rule, RuleSet
from extractor.spans import Span
from extractor.text import normalize
from extractor.view.wording import BASES, BOUNDS, FATES, MODALITIES, REASONS, visible

_PATIENCE = 1.0
"""Seconds that one pattern may take over the whole text before it is left out of the account."""

Look = tuple[str, Span]
"""A rule, as ``set.rule``, and what its pattern matches."""


def explain_text(text: str, published: dt.date | str | None = None, extractor: Extractor | None = None) -> str:
    """The account of ``text``, for a person to read; one block for each numeral, in order.

    Raises ``InputError`` for a ``published`` that is no date.
    """
    return explain((extractor or Extractor()).extract(text, published=published))


def explain(extraction: Extraction) -> str:
    """The account of an extraction that is there already."""
    lines = [f"参照日:{extraction.published or '无,相对时间不作推算'}", ""]
    if not extraction.numerals:
        lines.append("文中没有数字。")
    looks = _looks(extraction.text) if extraction.numerals else []
    for number, numeral in enumerate(extraction.numerals, 1):
        lines += _explain_numeral(number, numeral, extraction, looks)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _explain_numeral(number: int, numeral: Numeral, extraction: Extraction, looks: list[Look]) -> Iterator[str]:
    fate = FATES[numeral.fate]
    if numeral.fate == "claim" and numeral.claim is not None:
        fate = f"{fate} {numeral.claim + 1}"
    elif numeral.reason:
        fate = f"{fate}:{REASONS.get(numeral.reason, numeral.reason)}"
    yield f"[{number}] {_quoted(extraction.text, numeral.span)} → {fate}"
    claim = extraction[numeral.claim] if numeral.claim is not None else None
    if claim is not None:
        yield f"    {visible(str(claim))}"
    winners = [rule for rule in (numeral.rule, claim.rule if claim else None) if rule]
    if winners:
        yield f"    胜出  {' · '.join(dict.fromkeys(winners))}"
    others = [look for look in looks if look[1].overlaps(numeral.span) and look[0] not in winners]
    for rule, span in sorted(others, key=lambda look: look[1].start - look[1].end):
        yield f"    落选  {rule} {_quoted(extraction.text, span)}"
    if claim is not None:
        for label, value, part in _fields(claim):
            came = " ".join(_quoted(extraction.text, span) for span in part.spans) or "(文中无字)"
            yield f"    {label}  {visible(value)} ← {came}{' 承前' if part.inherited else ''}"


def _fields(claim: Claim) -> Iterator[tuple[str, str, Part]]:
    """The fields that the claim has: label, value, and the part that knows where it came from."""
    amount = claim.amount
    if claim.subject:
        yield "主体", claim.subject.name, claim.subject
    concept = f"({claim.metric.concept})" if claim.metric.concept else ""
    yield "指标", claim.metric.name + concept, claim.metric
    value = f"{amount.value:f}" if amount.value is not None else f"{amount.low}..{amount.high}"
    yield "数值", " ".join(x for x in (BOUNDS[amount.bound], value, amount.unit) if x), amount
    if claim.period:
        yield "期间", str(claim.period), claim.period
    if claim.comparison:
        basis = BASES[claim.comparison.basis] if claim.comparison.basis else "未言明"
        yield "基准", " ".join(x for x in (basis, claim.comparison.baseline) if x), claim.comparison
    if claim.stance.modality != "actual":
        yield "语气", MODALITIES[claim.stance.modality], claim.stance
    if claim.source:
        yield "来源", claim.source.name, claim.source


def _looks(text: str) -> list[Look]:
    """Every rule whose pattern matches somewhere, with the place: the longest wins, these are who took part."""
    plain = normalize(text)
    return [
        look
        for rules in RuleSet.registry.values()
        for rule in rules.rules.values()
        for look in _look(rules, rule, plain)
    ]


def _look(rules: RuleSet, rule: Rule, plain: str) -> list[Look]:
    try:
        found = [Span(*m.span()) for m in rule.pattern.finditer(plain, timeout=_PATIENCE)]
    except TimeoutError:
        return []
    return [(f"{rules.name}.{rule.name}", span) for span in found]


def _quoted(text: str, span: Span) -> str:
    return f"「{visible(span.of(text))}」{span.start}–{span.end}"
