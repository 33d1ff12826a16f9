"""Which period governs a number."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractor.codes import Basis
from extractor.periods.model import Interval, Period
from extractor.periods.resolve import baseline, month_last
from extractor.periods.words import relatives
from extractor.spans import Span
from extractor.text import Sentence

_CLAUSE_MARK = regex.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|[;。!?\n]")
_JOINED = regex.compile(r"\s?(?:[、/,|]|和|及|以及|与)\s?\Z")
_VALUE = r"[+\-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[一二三四五六七八九十百千两零]+(?=[万亿个家成]))"
_RUN = regex.compile(
    rf"{_VALUE}[^\d、,;。/|和及与\n]{{0,8}}"
    rf"(?:\s?(?:、|/|,|和|及|以及|与)\s?(?:约|近|超过?|逾)?\s?{_VALUE}[^\d、,;。/|和及与\n]{{0,8}})+"
)
_VALUE_RE = regex.compile(_VALUE)
_FROM = regex.compile(r"(?r)[由从][^\d,。;:\n]{0,8}")
_FROM_TO = regex.compile(r"[^,;。\n\d]{0,12}(?:[增升涨提扩降跌减调回缩]|下|上|变|改)[^,;。\n\d]{0,6}[至到为成]")
_DIGIT = regex.compile(r"\d")
_FORGOTTEN = 3
"""After so many sentences without a digit the time spoken of is forgotten."""
_WITHIN = regex.compile(r"\s*(?:其中|其|该|同时)")
_ELSEWHERE = regex.compile(r"\s*(?:另外|此外|另|除此之外|值得一提)")
"""Words that open a paragraph on something else."""
_LEADING = ("year", "half", "quarter", "month", "span")
_NO_MEMBERS = ("period.word", "period.stretch", "period.weekday", "period.report", "period.plan")
_NOW = frozenset(relatives.entries["now"].names)
_REVISED = regex.compile(r"预测|预期|预计|指引|目标")
_HEADING_END = "。!?！？"


class Timeline:
    """The periods of an article in their order, asked by position."""

    def __init__(
        self, plain: str, periods: Sequence[Period], sentences: Sequence[Sentence], published: dt.date | None
    ) -> None:
        self.plain = plain
        self.periods = periods
        self.sentences = sentences
        self.published = published
        self._starts = [p.span.start for p in periods]
        self._sentence_starts = [s.start for s in sentences]
        self._main = [self._is_main(p) for p in periods]
        self._groups = _find_groups(plain, periods)
        self._group_starts = [g[0].span.start for g in self._groups]
        self._listed = {id(p) for g in self._groups for p in g}
        self._lead = self._lead_period()
        self._carried = self._carry()
        self._deals: dict[int, dict[int, Period]] = {}
        self._cells = _find_table_cells(plain, periods, sentences)

    def governing(self, start: int, end: int) -> Period | None:
        """The period that holds for the number at ``plain[start:end]``, or ``None``.

        A period whose ``interval`` is ``None`` holds too: the words are there, the days are not known.
        """
        if not self.periods:
            return None
        cell = self._cells.get(start)
        if cell is not None:
            return cell
        at = max(bisect_left(self._sentence_starts, start + 1) - 1, 0)
        dealt = self._dealt(at).get(start)
        if dealt is not None:
            return dealt
        own = self._from_value(start, end)
        if own is not None:
            return own if own.role != "baseline" or own.passing else None
        return self._standing(at, start)

    def baseline_near(self, start: int, end: int) -> Period | None:
        """The baseline named before the number in its clause, or in the clause before if that ends in it
        (与2022年相比,增长3%); ``None`` if there is none."""
        at = bisect_left(self._starts, start)
        for p in reversed(self.periods[max(at - 3, 0) : at]):
            between = self.plain[p.span.end : start]
            marks = len(_CLAUSE_MARK.findall(between))
            if p.role == "baseline" and (marks == 0 or (marks == 1 and "," in between[:8])):
                return p
            if marks:
                break
        return None

    def _lead_period(self) -> Period | None:
        """The time of the whole article: of its headline or first sentence, or the day of a market report."""
        first = next((p for i, p in enumerate(self.periods) if self._main[i]), None)
        if first is None or not self.sentences:
            return None
        if self._is_todays(first):
            return first
        if first.span.start < self.sentences[0].end and first.grain in _LEADING and id(first) not in self._listed:
            return first
        return None

    def _is_main(self, p: Period) -> bool:
        return p.role == "current" and not p.passing

    def _carry(self) -> list[Period | None]:
        """For each sentence, the period that it takes over from what stands before it."""
        carried: list[Period | None] = []
        current: Period | None = None
        paragraph = 0
        previous_end = silent = 0
        for sentence in self.sentences:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                mark = self.plain[previous_end - 2 : previous_end].strip()[-1:]
                if mark in _HEADING_END and mark and not self._is_todays(current):
                    current = None if _ELSEWHERE.match(self.plain, sentence.start) else self._lead
            if current is not None and self._is_ahead(current) and not _WITHIN.match(self.plain, sentence.start):
                current = None
            carried.append(current)
            previous_end = sentence.end
            silent = 0 if _DIGIT.search(self.plain, sentence.start, sentence.end) else silent + 1
            if silent == _FORGOTTEN and current is not None:
                current = self._lead
            low, high = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
            if low == high:
                continue
            mains = [
                p
                for i, p in enumerate(self.periods[low:high], low)
                if self._main[i] and not self._in_brackets(p, sentence) and not self._is_narrow(p, sentence, current)
            ]
            mains = [p for p in mains if not _passes_with_sentence(p)]
            if mains:
                current = None if id(mains[-1]) in self._listed else mains[-1]
            elif any(p.role == "announcement" for p in self.periods[low:high]):
                current = None
        return carried

    def _is_ahead(self, p: Period) -> bool:
        """An outlook (预计全年…) ends with its sentence."""
        end = p.interval.end if p.interval else None
        return end is not None and self.published is not None and end > self.published

    def _is_todays(self, p: Period | None) -> bool:
        """A report of one day (a market close) speaks of that day throughout."""
        if p is None or p.interval is None or self.published is None or p.interval.start != p.interval.end:
            return False
        return p.grain == "day" and p.interval.end is not None and abs((self.published - p.interval.end).days) <= 1

    def _in_brackets(self, p: Period, sentence: Sentence) -> bool:
        opening = self.plain.rfind("(", sentence.start, p.span.start)
        return opening >= 0 and self.plain.find(")", opening, p.span.start) < 0 and "(" not in p.text

    def _is_narrow(self, p: Period, sentence: Sentence, carried: Period | None) -> bool:
        """Whether the period only narrows a wider one in 其中."""
        where = self.plain.rfind("其中", sentence.start, p.span.start)
        if where < 0 or self.plain.find(";", where, p.span.start) >= 0:
            return False
        low = bisect_left(self._starts, sentence.start)
        return carried is not None or any(
            self._main[i] and q.span.start < where
            for i, q in enumerate(self.periods[low:], low)
            if q.span.start < where
        )

    def _standing(self, at: int, start: int) -> Period | None:
        """The last period before ``start`` in the sentence that still holds there, else the one carried over."""
        sentence = self.sentences[at]
        high = bisect_left(self._starts, start)
        low = bisect_left(self._starts, sentence.start)
        carried = self._carried[at]
        blocked = False
        for i in range(high - 1, low - 1, -1):
            p = self.periods[i]
            if p.role == "baseline":
                if p.passing and not _CLAUSE_MARK.search(self.plain, p.span.end, start) and self._is_first(p, start):
                    return p
                continue
            if p.role == "announcement":
                blocked = True
                continue
            if p.passing:
                if not _CLAUSE_MARK.search(self.plain, p.span.end, start) and self._is_first(p, start):
                    return p
                continue
            if self._closed(p, start):
                continue
            if id(p) in self._listed:
                return None
            if self.plain.find(";", p.span.end, start) >= 0 and self._is_narrow(p, sentence, carried):
                continue
            return p
        return None if blocked else carried

    def _is_first(self, p: Period, start: int) -> bool:
        """Whether no other number with its verb stands between the period and ``start``."""
        between = self.plain[p.span.end : start]
        m = _VALUE_RE.search(between)
        return m is None or not any(c in between[m.end() :] for c in "至到为达增降升")

    def _closed(self, p: Period, start: int) -> bool:
        """Whether the brackets that the period stands in are closed before ``start``."""
        sentence = self.sentences[max(bisect_left(self._sentence_starts, start + 1) - 1, 0)]
        return self._in_brackets(p, sentence) and self.plain.find(")", p.span.end, start) >= 0

    def _from_value(self, start: int, end: int) -> Period | None:
        """A stand-in without days for the first number of 由A增至B, which is of an earlier, unnamed time."""
        lead = _FROM.match(self.plain, max(start - 10, 0), start)
        if lead is None or _FROM_TO.match(self.plain, end) is None:
            return None
        at = bisect_left(self._starts, start)
        if at and self.periods[at - 1].span.end > lead.start():
            return None
        left = max(self.plain.rfind(mark, 0, start) for mark in ",。;\n")
        if _REVISED.search(self.plain, left + 1, start):
            return None
        return Period(Span(start, start), "", None, "current", "timeline.from_value", "none", True)

    def _dealt(self, at: int) -> dict[int, Period]:
        """The numbers of a sentence that a list of periods is dealt out to: start offset to period."""
        known = self._deals.get(at)
        if known is None:
            known = self._deals[at] = self._deal(self.sentences[at])
        return known

    def _deal(self, sentence: Sentence) -> dict[int, Period]:
        dealt: dict[int, Period] = {}
        low = bisect_left(self._group_starts, sentence.start)
        high = bisect_left(self._group_starts, sentence.end)
        for group in self._groups[low:high]:
            begin = group[-1].span.end
            following = bisect_left(self._starts, begin)
            while following < len(self.periods) and not self._main[following]:
                following += 1
            stop = self._starts[following] if following < len(self.periods) else sentence.end
            for run in _RUN.finditer(self.plain, begin, min(stop, sentence.end)):
                values = list(_VALUE_RE.finditer(self.plain, run.start(), run.end()))
                if len(values) == len(group):
                    dealt.update({v.start(): p for v, p in zip(values, group, strict=True)})
        return dealt


def _passes_with_sentence(p: Period) -> bool:
    """目前 holds in its sentence only."""
    return p.text in _NOW


def _find_groups(plain: str, periods: Sequence[Period]) -> list[list[Period]]:
    """The lists (2021年、2022年) and ranges (2021年至2023年) of periods that may be dealt out to lists of numbers."""
    groups: list[list[Period]] = []
    last: Period | None = None
    for p in periods:
        if p.role != "current" or p.grain == "none" or p.rule in _NO_MEMBERS:
            last = None
            continue
        joined = last and _JOINED.fullmatch(plain, last.span.end, p.span.start)
        if last and joined and ("," not in joined[0] or last.rule == p.rule):
            groups[-1].append(p)
        else:
            groups.append([p])
        last = p
    return [g if len(g) > 1 else _split(g[0]) for g in groups if len(g) > 1 or len(_split(g[0])) > 1]


def _split(p: Period) -> list[Period]:
    """The years, quarters or months of a range, to be dealt out; else the period alone.

    2020年至2023年一季度 gives three years and a quarter.
    """
    interval = p.interval
    size = {"year": 12, "quarter": 3, "month": 1, "span": 12, "half": 12}.get(p.grain)
    if interval is None or interval.start is None or interval.end is None or size is None:
        return [p]
    months = (interval.end.year - interval.start.year) * 12 + interval.end.month - interval.start.month + 1
    partial = p.grain in ("span", "half") and interval.start.month == interval.start.day == 1
    if months <= size or (months % size and not partial) or months // size > 24:
        return [p]
    parts = []
    for first in range(interval.start.month - 1, interval.start.month - 1 + months, size):
        last = first + size - 1
        days = Interval(
            dt.date(interval.start.year + first // 12, first % 12 + 1, 1),
            min(month_last(interval.start.year + last // 12, last % 12 + 1), interval.end),
        )
        parts.append(Period(p.span, p.text, days, p.role, p.rule, p.grain, p.passing))
    return parts


_CELL_GAP = regex.compile(r"[|\s]{1,40}(?:\([^)\n]{0,12}\)[|\s]*)?")
_CELL_NUMBER = regex.compile(r"[^\s|]*\d[^\s|]*")


def _find_table_cells(plain: str, periods: Sequence[Period], sentences: Sequence[Sentence]) -> dict[int, Period]:
    """The numbers of tables that have periods as heads of their columns: start offset to period."""
    cells: dict[int, Period] = {}
    i = 0
    while i < len(periods) - 1:
        head = [periods[i]]
        while i + 1 < len(periods):
            gap = plain[head[-1].span.end : periods[i + 1].span.start]
            if len(gap) > 60 or "\n" in gap or not _CELL_GAP.fullmatch(gap):
                break
            i += 1
            head.append(periods[i])
        i += 1
        if len(head) > 1:
            _read_rows(plain, head, cells)
    return cells


def _read_rows(plain: str, head: list[Period], cells: dict[int, Period]) -> None:
    at = plain.find("\n", head[-1].span.end)
    while at >= 0:
        stop = plain.find("\n", at + 1)
        stop = len(plain) if stop < 0 else stop
        numbers = list(_CELL_NUMBER.finditer(plain, at + 1, min(stop, at + 400)))
        if len(numbers) < len(head):
            return
        for m, p in zip(numbers[-len(head) :], head, strict=True):
            cells[m.start()] = p
        at = stop if stop < len(plain) else -1


_YTD = regex.compile(r"年初|(?:上年度?|去年|上一年)[末底]|期初")
_QOQ = regex.compile(r"上个?月|上一?个?季|上一个?月|前一季")
_YOY = regex.compile(r"(?:上|去)一?年(?:度|同期)?\Z|(?:去年|上年|上一年)的?同期")
_DAYS = regex.compile(r"交易日|前一[日天]|昨|周")


def basis_of(current: Interval | None, against: Period) -> Basis | None:
    """What kind of comparison it is with the baseline ``against``, for a number of the period ``current``.

    较上年同期 ``yoy``, 较上季度 ``qoq``, 较年初 ``ytd``, 较前一交易日 or 较2019年 ``period``.
    """
    words = against.text
    if _YTD.search(words):
        return "ytd"
    if _DAYS.search(words):
        return "period"
    if _QOQ.search(words):
        return "qoq"
    if _YOY.search(words):
        return "yoy"
    if current is not None and against.interval is not None:
        for basis in ("yoy", "qoq", "ytd"):
            if baseline(current, basis) == against.interval:
                return basis
    return "period"
