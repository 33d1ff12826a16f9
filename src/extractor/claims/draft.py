"""What the constructions work on and what they make: plain values, no records before a claim is final."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.claims.comparison import Comparator
from extractor.claims.tails import Tail, number_start, read_tail
from extractor.codes import Basis, Bound, Kind, Modality
from extractor.metrics import MetricLexicon, Phrase, PhraseReader
from extractor.periods import Period, Timeline
from extractor.quantities import Quantity
from extractor.spans import Span
from extractor.subjects import Cast, Mention
from extractor.text import Sentence


@dataclass(frozen=True, slots=True)
class Measured:
    """What a number measures. ``spans`` are its characters in the order in which ``name`` joins them."""

    name: str
    spans: tuple[Span, ...]
    head: str = "noun"
    """``term``, ``noun`` or ``verb``: what the phrase ends in."""
    verb: bool = False
    inherited: bool = False


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    quantity: Quantity
    kind: Kind
    metric: Measured
    rule: str = ""
    """The construction that made it; the chain sets it."""
    sign: int = 1
    comparator: Comparator | None = None
    basis: Basis | None = None
    period: Period | None = None
    period_known: bool = False
    """``period`` is final, even if it is ``None``."""
    subject: Mention | None = None
    subject_known: bool = False
    modality: Modality | None = None
    """Where the words of the construction fix it: 预期49.3, 前值49.5."""
    part: Measured | None = None
    """Of a share: the part, without the whole that it is a share of."""
    counted: Measured | None = None
    """The noun alone, of a count of what does something: 股票 of 股票上涨."""
    among: Measured | None = None
    """Of a part behind 其中: the whole with its 中."""
    at: int | None = None
    """Where to ask for time and subject, if not at the number: before the words of a share or a comparison."""
    pending: tuple[Period, ...] = ()
    """The times of a comparison that the next numbers take: 低于2021年和2020年的68%和105%."""
    bound: Bound | None = None
    """Where not the number's own words say it: of a restatement in another unit, of a list (分别不低于3亿元、5亿元)."""
    end: int = 0
    """Where the characters that this claim has used up end."""


@dataclass(slots=True)
class Site:
    """One number with what stands around it in its sentence."""

    quantity: Quantity
    sentence: Sentence
    left: int
    """Where the text that belongs to this number begins: after the number before, or at the sentence's start."""
    previous: Draft | None
    """The claim of the number before in this sentence."""
    last: Draft | None
    """The claim before, in this sentence or an earlier one of the paragraph."""
    following: Quantity | None
    tail: Tail | None
    clause: int
    """Where the last clause before the number begins, not before ``left``."""
    start: int
    """Where the number with its bound words begins."""
    end: int
    """Where the number with its bound words ends."""
    known: dict[tuple[int, bool], Measured | None] = field(default_factory=dict)
    """The metrics already sought, by where the search ended: several constructions ask the same."""

    @property
    def head_end(self) -> int:
        """Where the text that can hold the metric ends: before the tail's words."""
        return self.tail.span.start if self.tail else self.start


@dataclass(slots=True)
class Scene:
    """One article with all that the finders found."""

    text: str
    plain: str
    reader: PhraseReader
    timeline: Timeline
    cast: Cast
    metrics: MetricLexicon
    quantities: Sequence[Quantity]
    currency: str | None = None
    """The currency that the article last used."""
    drafts: list[Draft] = field(default_factory=list)
    """The drafts of the paragraph so far."""
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [period.span.start for period in self.timeline.periods]

    def times_in(self, start: int, end: int) -> list[Period]:
        """The times that stand in ``plain[start:end]``, wholly or in part, in order."""
        first = max(bisect_left(self._starts, start) - 2, 0)  # one may begin before and reach in
        inside = self.timeline.periods[first : bisect_left(self._starts, end)]
        return [period for period in inside if period.span.end > start]

    def named(self, *spans: Span, head: str = "noun", verb: bool = False, inherited: bool = False) -> Measured:
        """What is measured, by its characters in the order in which they name it."""
        return Measured("".join(span.of(self.text) for span in spans), spans, head, verb, inherited)

    def measured(self, phrase: Phrase) -> Measured:
        """A phrase as what is measured, in the article's own characters."""
        spans = (phrase.span,) if phrase.prefix is None else (phrase.prefix, phrase.span)
        return self.named(*spans, head=phrase.head, verb=phrase.verb)

    def joined(self, first: Measured, second: Phrase) -> Measured:
        """Two phrases with the number between them: 发行(200亿元)绿色债券."""
        tail = second.span.of(self.text)
        return Measured(first.name + tail, (*first.spans, second.span), second.head, first.verb)


def clause_start(plain: str, left: int, end: int) -> int:
    """Where the last clause of ``plain[left:end]`` begins: after the last comma, semicolon or open bracket."""
    at = end
    depth = 0
    while at > left:
        char = plain[at - 1]
        if char == ")":
            depth += 1
        elif char == "(":
            if not depth:
                return at
            depth -= 1
        elif not depth and char in ",;。!?\n|":
            if char == "," and plain[at - 2 : at - 1].isdigit() and plain[at : at + 1].isdigit():
                pass  # groups digits: 1,100
            else:
                return at
        at -= 1
    return left


def of_one_sort(one: Quantity, other: Quantity) -> bool:
    """Whether the second number may be of what the first measures; (每股收益)1.87美元 and 1.77美元 are alike."""
    of_each = (one.unit or "").endswith("/股") or (one.unit or "").startswith(f"{other.unit}/")
    return one.kind == other.kind or (other.kind == "money" and of_each)


def moved_kind(quantity: Quantity) -> Kind:
    """What a number that says how far something moved is: a growth in per cent or times, else a change."""
    return "growth" if quantity.kind in ("percent", "multiple") else "change"


def inherit(measured: Measured) -> Measured:
    """The same metric, taken over by another number."""
    return replace(measured, inherited=True)


_OPEN = ("", *" ,;。:!?(\n")
"""What stands before a number that does not touch the word before it: so a space behind it is but the style."""


def read_site(
    plain: str,
    quantity: Quantity,
    sentence: Sentence,
    left: int,
    previous: Draft | None,
    last: Draft | None,
    following: Quantity | None,
) -> Site:
    """Look at one number: its tail and its clause. A single space around the number (营收 3 亿元) is looked through."""
    start, end = number_start(quantity), quantity.extent.end
    if start > left + 1 and plain[start - 1] == " " and not plain[start - 2].isspace():
        start -= 1
    lead = plain[quantity.span.start - 1 : quantity.span.start]
    spaced = lead == " " or (lead in _OPEN and quantity.unit is not None) or plain.startswith(" 的", end)
    if spaced and plain[end : end + 1] == " " and not plain[end + 1 : end + 2].isspace():
        end += 1  # but 增资25亿元 注册资本变更 goes on to something else
    clause = clause_start(plain, left, start)
    tail = read_tail(plain, max(clause - 12, left), start)
    return Site(quantity, sentence, left, previous, last, following, tail, clause, start, end)
