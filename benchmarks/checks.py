"""What must hold for every extraction, whatever the text. Used by fuzz.py, invariants.py and the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor import Claim, Extraction
from extractor.records import COLUMNS, Part

DIGITS = re.compile(r"[0-9０-９]+")
"""A run of digits, half or full width."""


def problems(text: str, extraction: Extraction) -> Iterator[str]:
    """What is wrong with ``extraction``, which was made of ``text``; nothing if all is well."""
    if extraction.text != text:
        yield "the text was changed"
    last = 0
    for number, claim in enumerate(extraction.claims):
        for wrong in claim_problems(text, claim):
            yield f"claim {number} ({claim.amount.quote!r}): {wrong}"
        if claim.span.start < last:
            yield f"claim {number} ({claim.amount.quote!r}): is out of order or overlaps the one before"
        last = claim.span.end
    yield from ledger_problems(text, extraction)
    for start, end in uncovered(text, extraction):
        yield f"ledger: the digits {text[start:end][:40]!r} at {start} are missing"
    if any(tuple(row) != COLUMNS for row in extraction.to_rows()):
        yield "a row has other columns"
    # JSON is UTF-8, which has no lone surrogates: a text with one has claims and rows but no JSON.
    has_json = not any("\ud800" <= character <= "\udfff" for character in text)
    if has_json and Extraction.model_validate_json(extraction.model_dump_json()) != extraction:
        yield "JSON does not read back to the same record"


def claim_problems(text: str, claim: Claim) -> Iterator[str]:
    """What is wrong with the fields of one claim."""
    amount = claim.amount
    if claim.span.of(text) != amount.quote:
        yield f"the quote is not text[{claim.span.start}:{claim.span.end}]"
    if not amount.quote.strip() or amount.quote != amount.quote.strip():
        yield "the quote is blank or has space around it"
    for name in ("subject", "metric", "amount", "period", "comparison", "stance", "source"):
        part: Part | None = getattr(claim, name)
        for start, end in part.spans if part else ():
            if not 0 <= start < end <= len(text):
                yield f"{name}: span {start}..{end} is empty or outside of the text"
    numbers = [number for number in (amount.value, amount.low, amount.high) if number is not None]
    if any(
        not number.is_finite() or number.adjusted() > 60 or len(number.as_tuple().digits) > 80 for number in numbers
    ):
        yield "a number is beyond all bounds"
    if amount.bound == "range":
        if amount.value is not None or amount.low is None or amount.high is None:
            yield "a range has low and high and no value"
        elif amount.low > amount.high:
            yield "low is above high"
    elif amount.value is None or amount.low is not None or amount.high is not None:
        yield "what is no range has a value, no low and no high"
    if claim.kind in ("level", "rank") and claim.comparison is not None and claim.comparison.basis is not None:
        yield f"a {claim.kind} has a basis"
    if not claim.metric.name:
        yield "the metric has no name"
    if claim.subject is not None and not claim.subject.name:
        yield "the subject has no name"
    if claim.period is not None and claim.period.start and claim.period.end and claim.period.start > claim.period.end:
        yield "the period ends before it starts"
    if claim.period is not None and not (claim.period.start or claim.period.end):
        yield "the period is open at both ends"
    if "." not in claim.rule:
        yield f"the rule {claim.rule!r} is not set.rule"


def ledger_problems(text: str, extraction: Extraction) -> Iterator[str]:
    """What is wrong with the list of numerals: order, spans, and that each claim is in it once."""
    last = 0
    claims = []
    for numeral in extraction.numerals:
        start, end = numeral.span
        if not 0 <= start < end <= len(text) or text[start:end] != numeral.text:
            yield f"ledger: {numeral.text[:40]!r} is not text[{start}:{end}]"
        if start < last:
            yield f"ledger: {numeral.text[:40]!r} at {start} is out of order or overlaps the one before"
        last = end
        if numeral.fate == "claim":
            claims.append(numeral.claim)
    if claims != list(range(len(extraction.claims))):
        yield "ledger: not each claim exactly once"


def uncovered(text: str, extraction: Extraction) -> Iterator[tuple[int, int]]:
    """The runs of digits of which the ledger does not have every digit."""
    covered = iter([numeral.span for numeral in extraction.numerals])
    at: tuple[int, int] = next(covered, (len(text), len(text)))
    for run in DIGITS.finditer(text):
        start, end = run.span()
        while start < end:
            while at[1] <= start < len(text) and at[0] < len(text):
                at = next(covered, (len(text), len(text)))
            if not at[0] <= start:
                yield run.span()
                break
            start = at[1]
