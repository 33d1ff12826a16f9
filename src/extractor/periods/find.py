"""Find the time expressions of a text and resolve them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import regex

from extractor.periods import days, edges, named, parts, years  # noqa: F401  (their rules register themselves)
from extractor.periods.dispatch import Dispatch
from extractor.periods.edges import (
    AS_OF,
    AS_OF_LAST,
    BEGINNING,
    BETWEEN,
    BETWEEN_FIRST,
    EVER_SINCE,
    FROM_ON,
    FROM_ON_LAST,
    frames,
    tails,
)
from extractor.periods.model import Between, Calendar, Edge, Fixed, Interval, Period, Step, When
from extractor.periods.resolve import Context, grain_of, resolve
from extractor.periods.roles import follows, leads, role_of
from extractor.periods.shapes import Found, rules
from extractor.periods.starts import find_starts
from extractor.spans import Span
from extractor.text import normalize

_RULES = Dispatch(rules, 4, years=True)
_TAILS = Dispatch(tails, 3)
_SENTENCE_BREAK = re.compile(r"[。!?\n]")
_FUTURE = re.compile("将|计划|拟|有望|目标|力争|指引|预期|预测|争取|规划|展望|预估|恐")
_CLAUSE = re.compile(r"[,;。\n]")
_BEFORE, _AFTER = 30, 40
"""How far, in characters, a clause is looked at before and after a time."""
_OF_NOW = regex.compile(
    r"总?(?:股本|市值)的|[^,。;\d\n]{0,6}最|的?(?:市场)?(?:行情|价格|市价|汇率|金价|油价)(?:测算|计算|估算|看)"
)
"""After 目前 where it only narrows a noun: 目前总股本的3%, 目前全球最大的船, 目前行情测算."""
_FAR = 8
"""Years from the publication or the period spoken of beyond which a year is not written with two digits."""
_FIRST_YEAR, _LAST_YEAR = 1000, 8999
_RANGE_ENDS = ("year", "half", "quarter", "month", "day", "span")


def find_periods(text: str, plain: str, published: dt.date | None) -> list[Period]:
    """Every time expression of ``text``, in order, none overlapping another, resolved where it can be.

    ``plain`` is ``normalize(text)``; ``published`` the reference day, from which relative times count. An
    expression that cannot be resolved (no year said and no reference day) has ``interval`` ``None``. A reference
    day before 1000 or after 8999 counts as none: nothing can be reckoned at the ends of the calendar.
    """
    if published and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None
    periods: list[Period] = []
    context = Context(published, fiscal=edges.find_fiscal_year(plain, published))
    told: tuple[Calendar, Interval | None] | None = None  # the calendar time last told of in the sentence
    closing: Interval | None = None  # the closing date in the sentence
    at = 0
    searched = 0
    for begin in find_starts(plain):
        if begin < at:
            continue
        found = _read(plain, begin, at)
        if found and _is_length(plain[found[0][0] : found[0][1]], context):
            continue
        if found and context.holiday is None and _is_any_holiday(found[0][2]):
            continue
        for start, end, when, rule in found:
            at = end
            if context.near and _SENTENCE_BREAK.search(plain, searched, start):
                # 前三季度营收9亿元。其中Q3营收3亿元: of the same year.
                context.near = _AMONG.match(plain, max(start - 20, 0), start) is not None
                told = closing = None
            searched = end
            context.future, context.expected = _outlook(plain, start, end)
            interval = resolve(when, context)
            grain = grain_of(when)
            outlook = context.future or context.expected
            if grain == "year" and not outlook:
                interval = _to_closing(when, interval, closing)
            elif rule.endswith((".as_of", ".word")) and plain.startswith("截", start):
                if periods and told is not None and told[1] == periods[-1].interval and interval is not None:
                    interval = _from_new_year(plain, Span(periods[-1].span.end, start), end, told, interval)
                closing = interval
            if isinstance(when, Fixed) or _is_gloss_of_holiday(plain, start, interval):
                context.holiday = interval or context.holiday
            # A list (较2022年和2021年) has one role.
            role, passing = role_of(
                plain,
                found[0][0],
                found[-1][1],
                dated=grain == "day",
                part=grain in ("month", "year"),
                open_ended=_is_open_ended(when),
                planned=context.future,
            )
            if isinstance(when, Step) and when.unit in ("now", "announced", "close"):
                if role == "announcement":
                    role = "current"
                if outlook and when.base == "published":
                    # 如今预计将降至: what is to come has no day, whatever is said to be now.
                    interval = None
                passing = passing or _OF_NOW.match(plain, end) is not None
            passing = passing or (
                role == "current"
                and (
                    _is_passing(when, plain[end : end + 1], near=context.near)
                    or _is_earlier(plain, Span(start, end), when, interval, told)
                )
            )
            periods.append(Period(Span(start, end), text[start:end], interval, role, rule, grain, passing, outlook))
            if _is_gloss(plain, periods):
                # 本财年第一季度(4月1日至6月30日): the days say what the words mean here.
                periods[-2] = replace(periods[-2], interval=interval)
            if role == "current" and not passing and isinstance(when, Calendar):
                told = when, interval
            if interval is None:
                if role == "current" and grain == "year" and isinstance(when, Calendar) and when.year.number < 0:
                    # 去年 of no known year: neither do the parts named after it have one.
                    context.span, context.near = None, False
                continue
            if (
                grain == "day"
                and interval.start == interval.end
                and not (
                    # 当日 goes back neither to the date of a balance (截至3月31日) nor to that of a meeting to come.
                    (rule.endswith(".as_of") and plain[start - 1 : start] == "(")
                    or (role == "announcement" and context.future and _is_ahead(interval, published))
                )
            ):
                context.day = interval.start
                if role == "announcement":
                    context.announced = interval.start
            if role == "current" and not passing and not (isinstance(when, Step) and when.unit == "now"):
                context.span, context.near = interval, True
                if grain != "day":
                    if not _is_beside_report(plain, Span(start, end), interval, rule, context):
                        context.report = interval
                    if published and interval.end == dt.date(published.year - 1, 12, 31):
                        context.annual = True
    return periods


def _read(plain: str, start: int, floor: int) -> list[tuple[int, int, When, str]]:
    """The expressions that begin at ``start``: one, or the several of a list. ``floor``: where the one before ended."""
    won = _RULES.match(plain, start)
    if won is None:
        return []
    name = f"{rules.name}.{won[0].name}"
    found: list[Found] = won[2]
    if len(found) > 1:
        return [(s, e, w, name) for s, e, w in found]
    start, end, when = found[0]
    when, end, name = _with_tails(plain, end, when, name)
    if not isinstance(when, Between) and grain_of(when) in _RANGE_ENDS:
        to = BETWEEN.match(plain, end) if _may(plain[end : end + 1], BETWEEN_FIRST) else None
        second = _RULES.match(plain, to.end()) if to else None
        if second is not None and len(second[2]) == 1:
            _, other_end, other = second[2][0]
            other, other_end, _ = _with_tails(plain, other_end, other, name)
            if grain_of(other) in _RANGE_ENDS and not isinstance(other, Between):
                when, end, name = Between(when, other), other_end, f"{frames.name}.between"
    last = plain[start - 1 : start] if start > floor else ""
    lead = AS_OF.match(plain, max(start - 4, floor), start) if _may(last, AS_OF_LAST) else None
    if lead:
        start = lead.start()
        if isinstance(when, Edge) and when.kind in ("back", "since"):
            return [(start, end, when, name)]
        when, name = Edge("end", when), f"{frames.name}.as_of"
        return [(start, end, when, name)]
    lead = FROM_ON.match(plain, max(start - 2, floor), start) if _may(last, FROM_ON_LAST) else None
    if lead and isinstance(when, Calendar | Between) and EVER_SINCE.match(plain, end):
        return [(start, end, Edge("since", when), f"{frames.name}.ever_since")]
    tail = BEGINNING.match(plain, end) if lead else None
    if lead and isinstance(when, Edge) and when.kind == "open":
        start, name = lead.start(), f"{frames.name}.from_on"
    elif lead and tail:
        start, end, when, name = lead.start(), tail.end(), Edge("open", when), f"{frames.name}.from_on"
    return [(start, end, when, name)]


def _may(c: str, chars: str) -> bool:
    """Whether a frame can touch the time with the character ``c``."""
    return c != "" and (c in chars or c.isspace())


def _with_tails(plain: str, end: int, when: When, name: str) -> tuple[When, int, str]:
    """The time with what stands right after it, twice at most (2023年末以来)."""
    for _ in range(2):
        won = _TAILS.match(plain, end)
        if won is None:
            break
        rule, m, tail = won
        if isinstance(when, Step) and when.unit == "none":
            break
        when, end, name = edges.apply(tail, when), m.end(), f"{tails.name}.{rule.name}"
    return when, end, name


def _outlook(plain: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether the clause speaks of what is to come, and whether it holds at least 预计."""
    low = max(start - _BEFORE, 0)
    back = plain.rfind
    left = max(back(",", low, start), back(";", low, start), back("。", low, start), back("\n", low, start))
    m = _CLAUSE.search(plain, end, end + _AFTER)
    clause = plain[max(left + 1, low) : m.start() if m else end + _AFTER]
    future = plain[max(start - 2, 0) : start].rstrip()[-1:] == "到" or _FUTURE.search(clause) is not None
    return future, "预计" in clause


_OF_A_FLOW = regex.compile(r"[^。;\n\d]{0,40}?(?:已|累计|共|完成|实现|新增|发送|运输|成交)")


def _from_new_year(
    plain: str, gap: Span, end: int, told: tuple[Calendar, Interval | None], moment: Interval
) -> Interval:
    """今年截至8月15日,累计运输3万吨: from the start of the year that stands before the closing date."""
    year, whole = told
    if (
        year.grain != "year"
        or whole is None
        or moment.end is None
        or whole.end is None
        or whole.end.year != moment.end.year
        or _CLAUSE.search(plain, gap.start, gap.end)
        or _OF_A_FLOW.match(plain, end) is None
    ):
        return moment
    return Interval(whole.start, moment.end)


def _to_closing(when: When, year: Interval | None, closing: Interval | None) -> Interval | None:
    """截至5月25日,累计通行3万辆,今年超过1万辆: the year ends on the closing date named before it."""
    if closing is None or closing.end is None or year is None or year.end is None or year.start is None:
        return year
    told = isinstance(when, Calendar) and when.year.base in ("published", "said")
    return Interval(year.start, closing.end) if told and year.start < closing.end < year.end else year


_WAS = regex.compile(r"\s?(?:则|仅|只)?[为是有]")


def _is_earlier(
    plain: str, span: Span, when: When, interval: Interval | None, told: tuple[Calendar, Interval | None] | None
) -> bool:
    """Whether a time is only set beside the same part of a later year (二季度销量3万台,2022年二季度为2万台).

    Not if it stands in brackets, which end what it governs.
    """
    if told is None or interval is None or not isinstance(when, Calendar) or _WAS.match(plain, span.end) is None:
        return False
    if plain[span.start - 1 : span.start] == "(":
        return False
    part, then = told
    if when.year.base == "unsaid" or (part.grain, part.first, part.last) != (when.grain, when.first, when.last):
        return False
    if then is None or then.start is None or interval.start is None:
        return part.year.base == "unsaid"
    return interval.start < then.start


_AMONG = regex.compile(r"(?r)其中[^。;\n\d]{0,16}")
_SINGLE = regex.compile(r"[^。;,\n\d]{0,6}单季")


def _is_beside_report(plain: str, span: Span, interval: Interval, rule: str, context: Context) -> bool:
    """Whether a time does not change what 报告期 means: a part of the report's span (其中三季度, Q3单季), an
    outlook past its end, or a time before it that is not itself of a report."""
    report = context.report
    if report is None or None in (report.start, report.end, interval.start, interval.end):
        return False
    if interval.start > report.end:  # type: ignore[operator]
        return context.future or context.expected
    if interval.end < report.start:  # type: ignore[operator]
        return not rule.endswith(".report") and (report.end - report.start).days > _MONTH  # type: ignore[operator]
    within = report.start <= interval.start and interval.end <= report.end  # type: ignore[operator]
    return (
        within
        and interval != report
        and (_AMONG.match(plain, max(span.start - 20, 0), span.start) or _SINGLE.match(plain, span.end)) is not None
    )


_MONTH = 31
_RANGES = ("period_frame.between", "period.days", "period.months", "period.year_range", "period.bare_year_range")
_OFF = regex.compile(r"(?r)(?:假期|假日|长假|黄金周|期间|展会)\(")
_SHORT_YEAR = regex.compile(r"(?P<y>\d\d)\s?年(?!代)")


def _is_gloss(plain: str, periods: list[Period]) -> bool:
    """Whether the last of the periods fills brackets right behind one that has no days, or is a range behind one that
    is no day or month."""
    if len(periods) < 2:
        return False
    glossed, gloss = periods[-2:]
    return (
        gloss.span.start == glossed.span.end + 1
        and plain[glossed.span.end] == "("
        and plain[gloss.span.end : gloss.span.end + 1] == ")"
        and (gloss.rule in _RANGES or glossed.grain == "none")
        and gloss.interval is not None
        and glossed.grain in ("quarter", "half", "year", "span", "none")
        and glossed.role == "current"
    )


def _is_any_holiday(when: When) -> bool:
    """Whether it is 假期 without a name or year."""
    of = when.of if isinstance(when, Edge) else when
    return isinstance(of, Step) and of.unit == "holiday" and of.base == "context"


def _is_gloss_of_holiday(plain: str, start: int, interval: Interval | None) -> bool:
    """Whether days in brackets say when a holiday or a fair is: 展会期间(1月8日至12日)."""
    return (
        plain[start - 1 : start] == "("
        and interval is not None
        and interval.start != interval.end
        and _OFF.match(plain, max(start - 4, 0), start) is not None
    )


def _is_length(words: str, context: Context) -> bool:
    """Whether 16年 is rather a length: as a year of two digits it would be far from the publication day, or,
    if that is not known, from the period last spoken of."""
    m = _SHORT_YEAR.match(words) if words[:1].isdecimal() and words[2:3] in ("年", " ") else None
    if m is None:
        return False
    near = context.published or (context.span.end if context.span else None)
    return near is not None and abs(2000 + int(m["y"]) - near.year) > _FAR


def _is_ahead(interval: Interval, published: dt.date | None) -> bool:
    """Whether a time is not over when the article comes out."""
    return published is not None and interval.end is not None and interval.end >= published


def _is_open_ended(when: When) -> bool:
    """Whether it is a stretch to now or of no date: 2020年以来, 近三年, 近期, 年内."""
    if isinstance(when, Step):
        return when.unit in ("none", "ytd")
    return isinstance(when, Edge) and when.kind == "since"


def _is_passing(when: When, after: str, *, near: bool) -> bool:
    """Whether the words name an earlier time beside the main one: 去年同期, 上年末, 期初, 上一财年. ``near``: another
    time has been spoken of in the sentence."""
    if isinstance(when, Step):
        return (when.unit == "fiscal" and when.shift < 0 and near) or (when.unit == "none" and when.base == "context")
    if not isinstance(when, Edge):
        return False
    of = when.of
    if when.kind == "since" and after[:1] == "的" and not after[1:].isdecimal():
        return True  # 延续去年以来的趋势
    if when.kind == "same":
        return True
    if when.kind == "start" and isinstance(of, Step):
        return True
    return when.kind == "end" and isinstance(of, Calendar) and of.year.base == "context" and of.year.number < 0


_EXAMPLE_DAY = dt.date(2024, 1, 30)
"""The publication day of every example beside the rules of this package."""


def _read_example(text: str) -> tuple[str, list[Period]]:
    plain = normalize(text)
    return plain, find_periods(text, plain, _EXAMPLE_DAY)


def _reading(p: Period) -> str:
    """The interval ('' if none), and the role if it is not the value's own time."""
    return f"{p.interval or ''}{'' if p.role == 'current' else f' {p.role}'}"


@rules.reader
@tails.reader
@frames.reader
def read_example(text: str) -> list[tuple[str, str]]:
    """For the examples beside the rules of expressions: the rule and the reading of each period."""
    _, periods = _read_example(text)
    return [(p.rule.rpartition(".")[2], _reading(p)) for p in periods]


@leads.reader
def read_leads(text: str) -> list[tuple[str, str]]:
    """For the examples of ``leads``: the rule that wins before each period, and the reading of the period."""
    plain, periods = _read_example(text)
    won = [(leads.match_back(plain, max(p.span.start - 12, 0), p.span.start), p) for p in periods]
    return [(w[0].name, _reading(p)) for w, p in won if w]


@follows.reader
def read_follows(text: str) -> list[tuple[str, str]]:
    """For the examples of ``follows``: every rule that holds after each period, and the reading of the period."""
    plain, periods = _read_example(text)
    return [
        (rule.name, _reading(p))
        for p in periods
        for rule in follows.rules.values()
        if rule.pattern.match(plain, p.span.end)
    ]
