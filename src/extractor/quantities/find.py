"""Find the quantities of a text."""

from __future__ import annotations

import regex

from extractor.quantities.bounds import find_bounds
from extractor.quantities.exclusions import DIGIT_RULES, HAN_RULES
from extractor.quantities.model import NoQuantity, Quantity, Reason
from extractor.quantities.numerals import HAN
from extractor.quantities.read import Reading, read_atom, read_denominator, read_run
from extractor.quantities.units import Unit, match_currency_back
from extractor.quantities.words import WORDS, Fixed
from extractor.spans import Span

_CANDIDATE = regex.compile(
    rf"[+\-±](?= ?\d)|\d|[①-⑳⑴-⒇]|[{HAN}]|[几数](?=[十百千万亿])|第(?=[ \d{HAN}])|前(?=[ \d{HAN}])|(?i:top)(?= ?\d)"
    r"|首位|榜首|(?<=[列居于为稳])首(?=[,。;、]|$)|冠军|销冠|季军|亚军|头名|魁首|桂冠|翻|增倍|倍增|持平|过半|半数|(?<=近)半|半壁|[双个]位数|上(?=[百千万亿])"
)
_LINE = regex.compile(r"[,。;!?\n]")


def find_quantities(text: str, plain: str) -> list[Quantity | NoQuantity]:
    """Every numeral of ``text``, in order, none overlapping another: a quantity, or none and why.

    ``plain`` is ``normalize(text)``.
    """
    found: list[Quantity | NoQuantity] = []
    at = taken = 0
    while m := _CANDIDATE.search(plain, at):
        start = m.start()
        items = _read_at(text, plain, start, taken)
        if items:
            found.extend(items)
            at = taken = items[-1].span.end
        else:
            at = m.end()
    return found


def _read_at(text: str, plain: str, at: int, taken: int) -> list[Quantity | NoQuantity]:
    c = plain[at]
    if c in "+-±":
        before = plain[at - 1] if at > taken else plain[at - 1 : at]
        if before and (
            before.isascii()
            and before.isalnum()
            or before in "万亿元%)"
            or (before == " " and plain[at - 2 : at - 1].isdigit())
        ):
            if not (before.isalpha() and _looks_measured(plain, at)):
                return []
    digit = at + 1 + (plain[at + 1 : at + 2] == " ") if c in "+-±" else at
    is_digit = "0" <= plain[digit : digit + 1] <= "9"
    fixed = WORDS.match(plain, at)
    skip = (DIGIT_RULES if is_digit else HAN_RULES).match(plain, digit)
    atom = read_atom(plain, at) if is_digit or c in HAN or c in "几数上" else None
    if atom is not None and atom.start < taken:
        atom = atom._replace(start=at)
    run = read_run(plain, atom) if atom else []
    ends = (skip[1].end() if skip else 0, fixed[1].end() if fixed else 0, run[0].end if run else 0)
    best = max(ends)
    if best == 0:
        return _unread(text, plain, at, c)
    if skip and ends[0] == best:
        return [NoQuantity(Span(digit, best), text[digit:best], skip[2], f"{skip[0].name}")]
    if fixed and ends[1] == best:
        return [_fixed(text, plain, fixed[1].start(), best, fixed[2], fixed[0].name)]
    group = run[0].start if run[0].grouped else None
    return [_quantity(text, plain, reading, group) for reading in run]


def _looks_measured(plain: str, at: int) -> bool:
    atom = read_atom(plain, at)
    return atom is not None and atom.unit is not None


def _unread(text: str, plain: str, at: int, c: str) -> list[Quantity | NoQuantity]:
    reason: Reason
    if "①" <= c <= "⒇":
        reason, end = "list", at + 1
    elif c in HAN:
        end = at + 1
        while plain[end : end + 1] and plain[end] in HAN:
            end += 1
        reason = "idiom"
    elif "0" <= c <= "9":
        end = at + 1
        while (
            plain[end : end + 1].isdigit() or plain[end : end + 1] in (".", ",") and plain[end + 1 : end + 2].isdigit()
        ):
            end += 1
        reason = "other"
    else:
        return []
    return [NoQuantity(Span(at, end), text[at:end], reason, "unread")]


def _fixed(text: str, plain: str, start: int, end: int, fixed: Fixed, rule: str) -> Quantity:
    span = Span(start, end)
    bounds = find_bounds(plain, span, vague=fixed.bound == "over", ranged=False, united=True)
    bound = fixed.bound if bounds.bound == "exact" else bounds.bound
    return Quantity(
        span, text[start:end], fixed.value, None, None, bound, fixed.unit, fixed.kind, bounds.extent, bounds.spans,
        rule=f"words.{rule}", claim_kind=fixed.claim_kind,
    )  # fmt: skip


def _quantity(text: str, plain: str, reading: Reading, group: int | None) -> Quantity:
    span = Span(reading.start, reading.end)
    value, low, high, vague = reading.number
    ranged = value is None
    bounds = find_bounds(plain, span, vague=vague, ranged=ranged, united=reading.unit is not None)
    extent = bounds.extent
    unit = reading.unit
    if unit is not None and unit.kind == "money" and (above := _denominator_before(plain, span.start)):
        start, code, count = above
        unit = Unit(f"{unit.code}/{code}", "compound")
        extent = Span(min(start, extent.start), extent.end)
        if count > 1:
            value, low, high = (None if v is None else v / count for v in (value, low, high))
    small = (
        reading.han and unit is not None and unit.kind in ("count", "time") and (high or value or 0) <= 10 and not vague
    )
    return Quantity(
        span, text[span.start : span.end], value, low, high, bounds.bound,
        None if unit is None else unit.code, "none" if unit is None else unit.kind, extent, bounds.spans,
        signed=reading.signed, group=group, rule=reading.rule, small=small,
    )  # fmt: skip


_PER = regex.compile(r"每(?P<n>10|十|百|100|千|1000|万)? ?")
_COUNTS = {"10": 10, "十": 10, "百": 100, "100": 100, "千": 1000, "1000": 1000, "万": 10000}


def _denominator_before(plain: str, at: int) -> tuple[int, str, int] | None:
    start = plain.rfind("每", max(0, at - 20), at)
    if start < 0:
        return None
    m = _PER.match(plain, start)
    if m is None:
        return None
    below = read_denominator(plain, m.end())
    if (
        below is None
        or below[0] > at
        or below[1] in ("year", "month", "day", "h", "次", "季", "季度", "week", "min", "s")
    ):
        return None
    between = plain[below[0] : at]
    if (
        _LINE.search(between)
        or any(c.isdigit() for c in between)
        or len(between) > (14 if below[1] in ("股", "ADS") else 8)
    ):
        return None
    return start, below[1], _COUNTS.get(m["n"] or "", 1)
