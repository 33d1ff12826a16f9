"""For every numeral of a text: what became of it, by which rule, and where each field came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from extractor.periods import Period, find_periods
from extractor.pipeline import Extractor
from extractor.records import Claim, Extraction, Numeral, Part
from extractor.rules import Chain, Rule, RuleSet
from extractor.spans import Span
from extractor.text import normalize
from extractor.view.wording import BASES, BOUNDS, FATES, MODALITIES, REASONS, visible

_PATIENCE = 1.0
"""Seconds that one pattern may take over the whole text before it is left out of the account."""


class Account(NamedTuple):
    """What is known of a text besides its extraction."""

    periods: list[Period]
    looks: list[tuple[str, Span]]
    """Every rule, as ``set.rule``, whose pattern matches somewhere, and what it matches there."""


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
    account = _account(extraction)
    for number, numeral in enumerate(extraction.numerals, 1):
        lines += _explain_numeral(number, numeral, extraction, account)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _explain_numeral(number: int, numeral: Numeral, extraction: Extraction, account: Account) -> Iterator[str]:
    text = extraction.text
    claim = extraction[numeral.claim] if numeral.claim is not None else None
    period = None
    if numeral.fate == "period":
        period = next((p for p in account.periods if p.span.overlaps(numeral.span)), None)
    fate = FATES[numeral.fate]
    if claim is not None:
        fate = f"{fate} {(numeral.claim or 0) + 1}"
    elif numeral.reason:
        fate = f"{fate}:{REASONS.get(numeral.reason, numeral.reason)}"
    yield f"[{number}] {_quoted(text, numeral.span)} → {fate}"
    if claim is not None:
        yield f"    {visible(str(claim))}"
    if period is not None:
        yield f"    {_quoted(text, period.span)} = {period.interval or '算不出是哪一天'}"
    won = [rule for rule in (period.rule if period else numeral.rule, claim.rule if claim else "") if rule]
    if won:
        yield f"    胜出  {' · '.join(won)}"
    looked = [look for look in account.looks if _concerns(look[1], numeral.span)]
    for rule, span in sorted(looked, key=lambda look: look[1].start - look[1].end):
        yield f"    看过  {rule} {_quoted(text, span)}"
    passed = _links_before(claim.rule) if claim is not None else []
    if passed:
        yield f"    先试  {' '.join(passed)}:不适用"
    if claim is not None:
        for label, value, part in _fields(claim):
            came = " ".join(_quoted(text, span) for span in part.spans) or "(文中无字)"
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


def _concerns(match: Span, numeral: Span) -> bool:
    """Whether a rule read the numeral, and not only one digit of it."""
    return match.overlaps(numeral) and (match == numeral or not numeral.covers(match))


def _links_before(rule: str) -> list[str]:
    """The links of its chain that were tried before ``rule`` and gave nothing."""
    name, _, link = rule.partition(".")
    chain = Chain.registry.get(name)
    if chain is None or link not in chain.links:
        return []
    names = list(chain.links)
    return names[: names.index(link)]


def _account(extraction: Extraction) -> Account:
    plain = normalize(extraction.text)
    looks = [
        (f"{rules.name}.{rule.name}", span)
        for rules in RuleSet.registry.values()
        for rule in rules.rules.values()
        for span in _matches(rule, plain)
    ]
    return Account(find_periods(extraction.text, plain, extraction.published), looks)


def _matches(rule: Rule, plain: str) -> list[Span]:
    try:
        return [Span(*m.span()) for m in rule.pattern.finditer(plain, timeout=_PATIENCE)]
    except TimeoutError:
        return []


def _quoted(text: str, span: Span) -> str:
    return f"「{visible(span.of(text))}」{span.start}–{span.end}"
