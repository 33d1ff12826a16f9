"""Which period governs a number."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

import regex

from extractor.periods.events import is_ahead, is_deadline, is_event, is_long_past, is_long_since, is_now, is_todays
from extractor.periods.flows import is_compound, is_flow, is_planned, is_stake, is_target_price, spanned, year_to
from extractor.periods.lists import VALUE, deal, find_groups
from extractor.periods.market import find_market_day, is_of_trading, opens_with_trading
from extractor.periods.model import Period
from extractor.periods.tables import find_table_cells
from extractor.periods.titles import is_title, opening_of
from extractor.spans import Span
from extractor.text import Sentence

_CLAUSE_MARK = regex.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|[;。!?\n]")
_MARKS = regex.compile(r"[;()]|其中")
_DIGIT = regex.compile(r"\d")
_FROM = regex.compile(r"(?r)[由从](?:[^\d,。;:\n]{0,8}|(?:最初|起初|原来|原先)[^\d,。;:\n]{0,16})")
_FROM_TO = regex.compile(r"[^,;。\n\d]{0,12}(?:[增升涨提扩降跌减调回缩攀飙跃滑]|下|上|变|改)[^,;。\n\d]{0,6}[至到为成]")
_TO_VALUE = regex.compile(
    r"(?r)[由从][^\d,。;:\n]{0,8}[\d.]+[^,;。\n\d]{0,12}(?:[增升涨提扩降跌减调回缩攀飙跃滑]|下|上|变|改)[^,;。\n\d]{0,6}[至到为成][^,;。\n\d]{0,4}"
)
_REVISED = regex.compile(r"预测|预期|预计|指引|目标")
_WITHIN = regex.compile(r"\s*(?:其中|其(?![余他次])|该(?![车机款产系手品])|同时)")
_AMONG = regex.compile(r"\s*其中[,:]")
_OF_EVENT = regex.compile(
    r"\s*(?:据(?:悉|了解|介绍),)?(?:届时,)?(?:此次|本次|本届|这次)\p{Han}{0,6}?"
    r"(?:[大峰]会|展会?|博览会|交易会|活动|会议|论坛|赛|节)"
)
"""此次大会: a sentence about the event whose days the one before gave."""
_TURNED = regex.compile(r"转为|转[涨跌升降增减]|变为")
_PER_YEAR = regex.compile("年均|复合|CAGR")
"""2020—2024年年均增长3%: the levels told of behind it are of no such span."""
_SUCH = regex.compile(r"\s*(?:此次|本次|上述|该(?![车机款产系手品]))")
_LATER = regex.compile(r"\s*(?:随后|此后|后来|之后,)(?!\d)")
"""后来: not in the time of the sentence before."""
_DATED = regex.compile(r"(?r)(?:[^,。;\s\n至限低高小大慢快次优多少早晚基等位处对关定将应拟划计]于)\s?")
"""公司于2018年3月上市: when something happened to a subject named before."""
_EARLIER = regex.compile(r"(?r)(?:(?<=[,。;\n])|^)\s*(?:此前|早前|先前)[^。;\n]{0,60}")
"""此前披露的招股书显示,…: of an earlier time than that of the sentence before."""
_ELSEWHERE = regex.compile(r"\s*(?:另外|此外|另|除此之外|值得一提)")
_OPENING = regex.compile(r"[^,。;()\d\n]{0,6}\(")
_PRICE = regex.compile(r"[^()。\n\d]{0,3}\)\s?")
_PRICE_WORD = regex.compile(r"(?r)收盘价[^()。\n]{0,24}")
_COMPARED = regex.compile(r"[^,。;\n]{0,8}(?:相比|相较|比较)")
_OUTLOOK = regex.compile(r"[^,。;\d]{0,10}(?:预期|预测)(?![^,。;]{0,6}\d)")
_PREPARED = regex.compile("备战|迎战|迎接|冲刺")
_RANK = regex.compile(r"第[一二三四五六七八九十](?![次批个期届])|首位|榜首|冠军|倍增|翻番|一半|持平")
_SO_FAR = "年内"
"""Said of prices and plans: what follows it is of another time."""
_NAMED_DAY = regex.compile(r"(?r)(?:基准|截止|登记|交割|股权|除权)日")
_HEAD = regex.compile(
    r"\s?(?:公司|同时)?(?P<noun>[^,。;\d\n]{3,20}?)(?:合计|约|为|达到?|实现|增长|同比.{0,4})?\s?[+\-]?(?=\d|\Z)"
)
"""What an item of a list gives a number for: 归母净利润1亿元."""
_CLOSED = "。!?"
_VERB_OF_LEVEL = "至到为达增降升滑减跌涨缩扩"

_LEADING = ("year", "half", "quarter", "month", "span")
_CLOSINGS = ("period_tail.end", "period_frame.as_of", "period.word")
_SINCE = ("period_tail.since", "period_frame.ever_since")
_PAIRS, _PAIR = ("period.month_pair", "period.quarter_pair"), 2
_TOPICS = ("month", "quarter", "half")
_YEARS = 400
_FORGOTTEN = 3
"""After so many sentences without a digit the time spoken of is forgotten."""
_FEW = 50
"""How many periods back in a sentence the one that holds is looked for."""
_REACH = 200
"""How far, in characters, a time in passing or a bracket is looked for: longer clauses are no clauses."""


def _ends_in_year_of(part: Period, year: Period) -> bool:
    """Whether one time ends in the year in which the other does."""
    if part.interval is None or year.interval is None or part.interval.end is None or year.interval.end is None:
        return False
    return part.interval.end.year == year.interval.end.year


def _is_open(p: Period) -> bool:
    """Whether it begins and has no end: 5月1日起, 2020年以后."""
    return p.interval is not None and p.interval.end is None


def _is_years(p: Period | None) -> bool:
    """Whether it is several years long: 2020—2024年, 十四五期间."""
    if p is None or p.interval is None or p.interval.start is None or p.interval.end is None:
        return False
    return (p.interval.end - p.interval.start).days > _YEARS


def _is_part(part: Period | None, whole: Period) -> bool:
    """Whether one time is a part of a year named as a whole: 上半年 of 今年."""
    if part is None or part.interval is None or whole.interval is None or whole.grain != "year":
        return False
    inner, outer = part.interval, whole.interval
    if None in (inner.start, inner.end, outer.start, outer.end) or part.grain not in ("half", "quarter", "span"):
        return False
    return outer.start <= inner.start and inner.end <= outer.end and inner != outer  # type: ignore[operator]


class Timeline:
    """The periods of an article in their order, asked by position.

    ``plain`` is the normalised text, ``periods`` and ``sentences`` what ``find_periods`` and ``find_sentences``
    gave for it.
    """

    def __init__(
        self, plain: str, periods: Sequence[Period], sentences: Sequence[Sentence], published: dt.date | None
    ) -> None:
        self.plain = plain
        self.periods = periods
        self.sentences = sentences
        self.published = published
        self._starts = [p.span.start for p in periods]
        self._sentence_starts = [s.start for s in sentences]
        self._main = [p.role == "current" and not p.passing for p in periods]
        self._mains = [0, *accumulate(self._main)]
        self._cells = find_table_cells(plain, periods)
        self._groups = find_groups(plain, periods)
        self._group_starts = [g[0].span.start for g in self._groups]
        self._listed = {id(p): g for g in self._groups for p in g}
        self._deals: dict[int, dict[int, Period]] = {}
        self._semicolons: list[int] = []
        self._parts: list[int] = []
        self._brackets: list[tuple[int, int]] = []
        if periods:
            self._note_marks()
        self._market_day = find_market_day(plain, periods, published)
        self._lead = self._lead_period()
        self._carried = self._carry()

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
        if self._is_from_value(start, end):
            unnamed = Period(Span(start, start), "", None, "current", "timeline.from_value", "none", True)
            return self.origin(start) or unnamed
        if _TO_VALUE.match(self.plain, max(start - _REACH // 4, 0), start):
            ends = self._ends_of_range(at, start)
            if ends:
                return ends[1]
        near = self._bracketed_after(end) or self._quoted_price(end)
        return near or self._fit(at, start, self._standing(at, start) or self._traded(at, start, end))

    def origin(self, start: int) -> Period | None:
        """The time of the value that a move starts from at ``start``: the first of a range (2021年至2023年,销量从3万台
        增至5万台), or what the sentence compares with (与6月相比下降3%,从4万台降至3万台); ``None`` if it names none."""
        if not self.periods:
            return None
        at = max(bisect_left(self._sentence_starts, start + 1) - 1, 0)
        ends = self._ends_of_range(at, start)
        if ends:
            return ends[0]
        low, last = bisect_left(self._starts, self.sentences[at].start), bisect_left(self._starts, start) - 1
        before = (self.periods[i] for i in range(last, max(low, last - _FEW) - 1, -1))
        return next((p for p in before if p.role == "baseline" and not p.passing and p.rule not in _SINCE), None)

    def baseline_near(self, start: int, end: int) -> Period | None:
        """The baseline named before the number in its clause, or in the clause before if that ends in it
        (与2022年相比,增长3%); ``None`` if there is none."""
        at = bisect_left(self._starts, start)
        for p in reversed(self.periods[max(at - 3, 0) : at]):
            if start - p.span.end > _REACH:
                return None
            marks = [m.start() for m in _CLAUSE_MARK.finditer(self.plain, p.span.end, start)]
            closing = len(marks) == 1 and _COMPARED.fullmatch(self.plain, p.span.end, marks[0])
            if p.role == "baseline" and (not marks or closing):
                return p
            if marks:
                return None
        return None

    # What is known before the first question.

    def _note_marks(self) -> None:
        """Note the semicolons, brackets and 其中 of the text, once."""
        opening = -1
        for m in _MARKS.finditer(self.plain):
            mark = m[0]
            if mark == ";":
                self._semicolons.append(m.start())
            elif mark == "(":
                opening = m.start()
            elif mark == ")":
                if opening >= 0 and m.start() - opening < _REACH:
                    self._brackets.append((opening, m.start()))
                opening = -1
            else:
                self._parts.append(m.start())

    def _lead_period(self) -> Period | None:
        """The time of the whole article: of its headline or first sentence, or the day of a market report."""
        first = next((p for i, p in enumerate(self.periods) if self._main[i] and not is_now(p)), None)
        if first is None or not self.sentences or is_long_since(first, self.published) or self._is_of_outlook(first):
            return None
        day = self._market_day
        if first.grain == "none" and day is not None and opens_with_trading(self.plain, day):
            return day  # 在近期调整后,30日A股反弹
        if is_todays(first, self.published) and not is_event(self.plain, first, self.published):
            return first
        end = opening_of(self.plain, self.sentences).end
        if first.span.start < end and first.grain in _LEADING and not (_is_years(first) or id(first) in self._listed):
            # 去年 in a first sentence without a figure is no more than scenery.
            told = VALUE.search(self.plain, first.span.end, end) or self.plain[:end].rstrip()[-1:] not in _CLOSED
            return first if told or first.grain in _TOPICS else None
        return None

    def _carry(self) -> list[Period | None]:
        """For each sentence, the period that it takes over from what stands before it."""
        carried: list[Period | None] = []
        current: Period | None = None
        heading: Period | None = None  # the time of the title above
        resumed = False  # a line below it has gone back to that time
        settled: Period | None = None  # what was spoken of before an outlook
        paragraph = previous_end = silent = 0
        for n, sentence in enumerate(self.sentences if self.periods else ()):
            titled = is_title(self.plain, self.sentences, n)
            if titled:
                current = self._lead if resumed and current is heading else current
                heading, resumed = None, False
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                # A heading or a list item, which has no full stop, speaks for the lines below it.
                closed = self.plain[previous_end - 2 : previous_end].strip()[-1:] in (*_CLOSED,)
                if closed and not is_todays(current, self.published) and not _AMONG.match(self.plain, sentence.start):
                    current = None if _ELSEWHERE.match(self.plain, sentence.start) else heading or self._lead
                    resumed = current is not None and current is heading
                    settled = None
            if current is None or not is_ahead(current, self.published):
                settled = current if current is None or current.grain == "month" else None
            elif not _WITHIN.match(self.plain, sentence.start) and not _OF_EVENT.match(self.plain, sentence.start):
                current = settled
            if (
                current is not None
                and (is_event(self.plain, current, self.published) or is_deadline(self.plain, current))
                and not _SUCH.match(self.plain, sentence.start)
            ) or (_LATER.match(self.plain, sentence.start) and not is_todays(current, self.published)):
                current = None
            carried.append(current)
            previous_end = sentence.end
            silent = 0 if _DIGIT.search(self.plain, sentence.start, sentence.end) else silent + 1
            if silent == _FORGOTTEN and current is not None:
                current = self._lead
            low, high = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
            if low < high:
                current = self._handed_on(low, high, current)
            if titled and low < high and self._is_bare_line(low, high, sentence):
                heading = current
        return carried

    def _is_bare_line(self, low: int, high: int, sentence: Sentence) -> bool:
        """Whether a sentence has no number beside its periods ``low`` to ``high``."""
        spans = [p.span for p in self.periods[low:high]]
        numbers = VALUE.finditer(self.plain, sentence.start, sentence.end)
        return all(any(span.start <= m.start() < span.end for span in spans) for m in numbers)

    def _handed_on(self, low: int, high: int, carried: Period | None) -> Period | None:
        """What a sentence with the periods ``low`` to ``high`` hands on to the next."""
        blocked = False
        plan: Period | None = None
        for i in range(high - 1, max(low, high - _FEW) - 1, -1):
            p = self.periods[i]
            blocked = blocked or p.role == "announcement"
            if not self._main[i] or is_now(p) or self._bracket_of(p) is not None:
                continue
            if self._is_narrow(i, low, carried) or self._is_of_outlook(p):
                continue
            if is_long_since(p, self.published) or p.text == _SO_FAR or _is_open(p):
                return None
            if _is_years(p) and _PER_YEAR.search(self.plain, p.span.end, self._sentence_of(p.span.start).end):
                return None
            if plan is not None:
                # 2023年投入3亿元,并计划在2025年投入更多: what is told is 2023.
                told = p.grain in _LEADING and VALUE.search(self.plain, p.span.end, plan.span.start)
                return p if told and p.grain != "month" else plan
            if self._is_bare(i, high):
                if p.grain in ("day", "month") and _DATED.match(self.plain, max(p.span.start - 4, 0), p.span.start):
                    return None
                if is_long_past(p, self.published):
                    return None
                if p.rule == "period.days_off" or _is_part(carried, p) or _PREPARED.match(self.plain, p.span.start - 2):
                    continue
                if is_ahead(p, self.published):
                    plan = p
                    continue
            return None if id(p) in self._listed else p
        return plan or (None if blocked else carried)

    # Questions about one period.

    def _sentence_of(self, at: int) -> Sentence:
        """The sentence that holds the offset ``at``; before the first one, the first."""
        return self.sentences[max(bisect_left(self._sentence_starts, at + 1) - 1, 0)]

    def _bracket_of(self, p: Period) -> tuple[int, int] | None:
        """The brackets around the period, if it stands in some."""
        at = bisect_left(self._brackets, (p.span.start, 0)) - 1
        if at >= 0 and self._brackets[at][1] >= p.span.end:
            return self._brackets[at]
        return None

    def _glosses(self, i: int, bracket: tuple[int, int]) -> bool:
        """Whether the period fills brackets that say when a day with a name is: 评估基准日(8月31日)."""
        p = self.periods[i]
        if self.plain[bracket[0] + 1 : p.span.start].strip() or self.plain[p.span.end : bracket[1]].strip():
            return False
        return _NAMED_DAY.match(self.plain, max(bracket[0] - 8, 0), bracket[0]) is not None

    def _is_bare(self, i: int, high: int) -> bool:
        """Whether no number follows the period in its sentence before the next period: 计划在2025年投入更多资源."""
        p = self.periods[i]
        at = max(bisect_left(self._sentence_starts, p.span.start + 1) - 1, 0)
        end = self.periods[i + 1].span.start if i + 1 < high else self.sentences[at].end
        return VALUE.search(self.plain, p.span.end, end) is None and _RANK.search(self.plain, p.span.end, end) is None

    def _is_of_outlook(self, p: Period) -> bool:
        """Whether the period is only that of an outlook of which no number is given: 微调2024年收入预期."""
        return p.grain == "year" and _OUTLOOK.match(self.plain, p.span.end) is not None

    def _is_narrow(self, i: int, low: int, carried: Period | None) -> bool:
        """Whether the period only narrows a wider one in 其中. ``low``: the first period of the sentence."""
        p = self.periods[i]
        at = bisect_left(self._parts, p.span.start) - 1
        if at < 0 or self._has_semicolon(self._parts[at], p.span.start):
            return False
        where = self._parts[at]
        sentence = self._sentence_of(p.span.start)
        if where < sentence.start:
            return False
        return carried is not None or (self._starts[low] < where and self._mains[i] > self._mains[low])

    def _stays_narrow(self, i: int, start: int) -> bool:
        """Whether the item of ``start``, behind a semicolon, is still of the narrow period ``i``: it says 单季, or
        names what the wider period had a number for already (净利润3亿元,其中Q3营收3亿元;净利润1亿元)."""
        item = self.plain[self._semicolons[bisect_left(self._semicolons, start) - 1] + 1 : start][:_REACH]
        if "单季" in item:
            return True
        head = _HEAD.match(item)
        where = self._parts[bisect_left(self._parts, self._starts[i]) - 1]
        earlier = (self.periods[n].span.end for n in range(i - 1, max(i - _FEW, -1), -1) if self._main[n])
        return head is not None and self.plain.find(head["noun"], max(next(earlier, where), where - _REACH), where) >= 0

    def _has_semicolon(self, start: int, end: int) -> bool:
        at = bisect_left(self._semicolons, start)
        return at < len(self._semicolons) and self._semicolons[at] < end

    def _holds_in_passing(self, p: Period, start: int) -> bool:
        """Whether a period in passing holds for the number at ``start``: the first one of its clause, or of the whole
        sentence that it opens."""
        begin = p.span.end
        if p.rule == "period_tail.same" and self.plain[begin : begin + 1] == ",":
            sentence = self._sentence_of(p.span.start)
            if not self.plain[sentence.start : p.span.start].strip():
                return True  # 上年同期,净利润为3亿元;毛利率为20%
            begin += 1
        if start - begin > _REACH or _CLAUSE_MARK.search(self.plain, begin, start):
            return False
        if _TURNED.search(self.plain, p.span.end, start):
            return False
        m = VALUE.search(self.plain, p.span.end, start)
        return m is None or not any(c in self.plain[m.end() : start] for c in _VERB_OF_LEVEL)

    def _is_from_value(self, start: int, end: int) -> bool:
        """Whether it is the first number of 由A增至B, which is of an earlier, unnamed time.

        Not of a forecast that is revised (将2024年的销量预测由22万辆下调至18万辆): that is of one time.
        """
        lead = _FROM.match(self.plain, max(start - 20, 0), start)
        if lead is None or _FROM_TO.match(self.plain, end) is None:
            return False
        at = bisect_left(self._starts, start)
        if at and self.periods[at - 1].span.end > lead.start():
            return False
        left = max(self.plain.rfind(mark, max(start - 60, 0), start) for mark in ",。;\n")
        return _REVISED.search(self.plain, max(left + 1, start - 60, 0), start) is None

    # Answers.

    def _bracketed_after(self, end: int) -> Period | None:
        """The period that stands alone in brackets right after the number: 371万人(2014年)."""
        opening = _OPENING.match(self.plain, end)
        if opening is None:
            return None
        i = bisect_left(self._starts, opening.end())
        p = self.periods[i] if i < len(self.periods) else None
        if p and p.span.start == opening.end() and self.plain[p.span.end : p.span.end + 1] == ")" and self._main[i]:
            return p
        return None

    def _quoted_price(self, end: int) -> Period | None:
        """The day right after the brackets in which a closing price stands: (收盘价:11.47元)6月22日晚间公告."""
        m = _PRICE.match(self.plain, end)
        if m is None or not _PRICE_WORD.match(self.plain, max(end - 30, 0), end):
            return None
        i = bisect_left(self._starts, m.end())
        p = self.periods[i] if i < len(self.periods) else None
        return p if p and p.span.start == m.end() and p.grain == "day" else None

    def _standing(self, at: int, start: int) -> Period | None:
        """The last period before ``start`` in the sentence that still holds there, else the one carried over."""
        low = bisect_left(self._starts, self.sentences[at].start)
        carried = self._carried[at]
        blocked = False
        last = bisect_left(self._starts, start) - 1
        for i in range(last, max(low, last - _FEW) - 1, -1):
            p = self.periods[i]
            if p.role == "announcement":
                blocked = True
            elif p.passing:
                if self._holds_in_passing(p, start):
                    return p
            elif self._main[i]:
                bracket = self._bracket_of(p)
                if bracket is not None and bracket[1] < start and not self._glosses(i, bracket):
                    continue
                if id(p) in self._listed:
                    return self._of_list(p, start)
                if self._has_semicolon(p.span.end, start):
                    if p.interval is None and p.grain == "none" and not p.text.startswith("从"):
                        continue  # 近年不良率持续下行;拨备率为3%
                    if self._is_narrow(i, low, carried) and not self._stays_narrow(i, start):
                        continue
                    if is_event(self.plain, p, self.published):
                        return None
                return p
        return None if blocked else carried

    def _traded(self, at: int, start: int, end: int) -> Period | None:
        """The day of a report on trading, for a figure of trading in a sentence without a time of its own."""
        day = self._market_day
        sentence = self.sentences[at]
        if day is None or start < day.span.start:
            return None
        last = bisect_left(self._starts, start) - 1
        if self.periods[last] is not day and self._starts[last] >= sentence.start:
            return None
        begin = max(sentence.start, start - _REACH)
        clause = max(begin - 1, *(self.plain.rfind(mark, begin, start) for mark in ",;、:")) + 1
        return day if is_of_trading(self.plain, begin, clause, start, end) else None

    def _fit(self, at: int, start: int, p: Period | None) -> Period | None:
        """What the standing period is for the number at ``start`` of the sentence ``at``."""
        if p is None or p.interval is None:
            return p
        sentence = self.sentences[at].start
        if p.span.start >= sentence and is_compound(self.plain, p.span.end, start):
            i = bisect_left(self._starts, p.span.start) - 1
            first = self.periods[i] if i >= 0 else None
            if first and first.passing and first.span.start >= sentence and first.role == "current":
                return spanned(first, p)
        if p.span.start < sentence and _EARLIER.match(self.plain, max(sentence - 1, start - 70, 0), start):
            return None
        if p.span.start < sentence and not p.outlook and is_planned(self.plain, max(sentence, start - 120), start):
            return None
        if p.span.start >= sentence and p.grain == "year" and self.plain.startswith("累计", p.span.end):
            i = bisect_left(self._starts, p.span.start) - 1
            last = self.periods[i] if i >= 0 else None
            if last and last.grain == "month" and last.span.start >= sentence and _ends_in_year_of(last, p):
                return spanned(p, last)  # 7月销量3万辆,本年(累计)20万辆
        near = max(p.span.end, start - _REACH)
        long = p.interval.start != p.interval.end and p.rule != "period.report"
        if p.span.start < sentence and long and is_stake(self.plain, max(sentence, near), start):
            return None
        left = max(self.plain.rfind(mark, near, start) for mark in ",;。\n")
        if left >= 0 and p.interval.start == p.interval.end:
            if p.rule in _CLOSINGS and is_flow(self.plain, near, start):
                return self._flow_period(at, p)
        elif left >= 0 and is_target_price(self.plain, left, start):
            return None
        return p

    def _flow_period(self, at: int, moment: Period) -> Period:
        """The span that ends on a closing date, for a flow reported with it."""
        low = bisect_left(self._starts, self.sentences[at].start)
        i = bisect_left(self._starts, moment.span.start) - 1
        day = moment.interval.end if moment.interval else None
        before = (self.periods[n] for n in range(i, max(low, i - _FEW) - 1, -1) if self._main[n])
        for p in (*before, self._carried[at]):
            if p and p.interval and p.interval.start != p.interval.end and p.interval.end == day:
                return p
        return year_to(moment)

    def _of_list(self, p: Period, start: int) -> Period | None:
        """What a list that is not dealt out is for one number: 6、7月 both months, other lists nothing."""
        group = self._listed[id(p)]
        if (
            p.rule not in _PAIRS
            or len(group) > _PAIR
            or "分别" in self.plain[p.span.end : min(start, p.span.end + _REACH)]
        ):
            return None
        return spanned(group[0], group[-1])

    def _ends_of_range(self, at: int, start: int) -> tuple[Period, Period] | None:
        """The first and last year of the range that the number at ``start`` of the sentence ``at`` stands after."""
        p = self._fit(at, start, self._standing(at, start))
        if p is None or p.span.start < self.sentences[at].start:
            return None
        if p.rule == "period.months" or bisect_left(self._starts, start) > bisect_left(self._starts, p.span.end):
            return None  # 1-9月…从去年的3%升至5%
        low = bisect_left(self._group_starts, p.span.start)
        group = self._groups[low] if low < len(self._groups) else None
        return (group[0], group[-1]) if group and group[0].span == group[-1].span == p.span else None

    def _dealt(self, at: int) -> dict[int, Period]:
        """The numbers of a sentence that a list of periods is dealt out to: start offset to period."""
        known = self._deals.get(at)
        if known is None:
            known = self._deals[at] = {}
            sentence = self.sentences[at]
            low = bisect_left(self._group_starts, sentence.start)
            for group in self._groups[low : bisect_left(self._group_starts, sentence.end)]:
                following = bisect_left(self._starts, group[-1].span.end)
                while following < len(self.periods) and not self._main[following]:
                    following += 1
                stop = self._starts[following] if following < len(self.periods) else sentence.end
                known.update(deal(self.plain, group, min(stop, sentence.end)))
        return known
