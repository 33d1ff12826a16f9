"""From words to days: pure interval arithmetic, no text and no clock but the publication day."""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from dataclasses import dataclass, replace

from extractor.codes import Basis
from extractor.periods.model import Between, Calendar, Edge, Fixed, Grain, Interval, Step, When

_DAY = dt.timedelta(days=1)
_MONTH_AFTER = 31
"""So many days after its end a month is still reported on as 本月."""
_COMING = 10
"""So many days ahead a day without a year is that to come, not that of the year before."""
_SOON = 150
"""So many days ahead the beginning of a rule without a year is that to come."""
_NEWS_DAYS = 3
"""How many days, a weekend among them, the trading that the news tells of lies before its day."""


@dataclass(slots=True)
class Context:
    """What is known where an expression stands."""

    published: dt.date | None = None
    span: Interval | None = None
    """The period last spoken of, baselines and announcements apart."""
    near: bool = False
    """``span`` was spoken of in this sentence."""
    report: Interval | None = None
    """The period last spoken of that is longer than a day: what 报告期 means."""
    annual: bool = False
    """The year before the publication year, to its end, has been spoken of: the article reports on it."""
    day: dt.date | None = None
    """The day last spoken of, of an announcement too."""
    holiday: Interval | None = None
    """The days off, or of a fair or the like, last spoken of."""
    announced: dt.date | None = None
    """The day of the announcement last spoken of."""
    fiscal: int = 0
    """Months from the end of a calendar year to the end of the fiscal year of that name: -7 if the fiscal year
    2020 ends in May 2020, 3 if the fiscal year 2023 ends in March 2024."""
    future: bool = False
    """The clause speaks of what is to come: a month without a year need not be past."""
    expected: bool = False
    """The clause holds 预计, which may speak of the past too (预计主因促销)."""


_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _month_length(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else _MONTH_LENGTHS[month - 1]


def month_last(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, _month_length(year, month))


def _date(year: int, month: int, day: int) -> dt.date | None:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 < year < 9998:
        return None
    if day == 0:
        return month_last(year, month)
    return dt.date(year, month, day) if day <= _month_length(year, month) else None


def _interval(start: dt.date | None, end: dt.date | None) -> Interval | None:
    return Interval(start, end) if start and end and start <= end else None


def shift_years(day: dt.date, years: int) -> dt.date | None:
    """The same day of another year; the last day of a month stays the last day (29 Feb → 28 Feb → 29 Feb)."""
    if not 1 < day.year + years < 9998:
        return None
    last = month_last(day.year + years, day.month)
    if day == month_last(day.year, day.month):
        return last
    return dt.date(day.year + years, day.month, min(day.day, last.day))


def shift_interval(interval: Interval, years: int) -> Interval:
    """Both ends moved by whole years."""
    return Interval(
        shift_years(interval.start, years) if interval.start else None,
        shift_years(interval.end, years) if interval.end else None,
    )


def _add_months(day: dt.date, months: int) -> dt.date | None:
    at = day.year * 12 + day.month - 1 + months
    if not 24 < at < 9998 * 12:
        return None
    last = month_last(at // 12, at % 12 + 1)
    if day == month_last(day.year, day.month):
        return last
    return last.replace(day=min(day.day, last.day))


def baseline(interval: Interval, basis: Basis) -> Interval | None:
    """What a 同比 (``yoy``), 环比 (``qoq``) or 较年初 (``ytd``) of ``interval`` compares with.

    2023Q3: ``yoy`` is 2022Q3, ``qoq`` 2023Q2, ``ytd`` the last day of 2022. ``None`` for other bases and open ends.
    """
    start, end = interval.start, interval.end
    if end is None:
        return None
    if basis == "ytd":
        return Interval(dt.date(end.year - 1, 12, 31), dt.date(end.year - 1, 12, 31)) if end.year > 1 else None
    if start is None:
        return None
    if basis == "yoy":
        moved = shift_interval(interval, -1)
        return moved if moved.start and moved.end else None
    if basis == "qoq":
        if start.day == 1 and end == month_last(end.year, end.month):
            months = (end.year - start.year) * 12 + end.month - start.month + 1
            return _interval(_add_months(start, -months), start - _DAY)
        length = end - start + _DAY
        return Interval(start - length, end - length) if start.year > 1 else None
    return None


def _year(when: Calendar | Fixed, c: Context) -> int | None:
    base, n = when.year.base, when.year.number
    if base == "said":
        return n
    if base == "published":
        return c.published.year + n if c.published else None
    spoken = c.span.end or c.span.start if c.span else None
    if base == "context":
        if spoken:
            return spoken.year + n
        return c.published.year + n if c.published else None
    if spoken and c.near and not _is_long(c.span):
        return spoken.year
    if c.published:
        if c.future or _is_begun(when, c.published):
            return c.published.year
        if c.expected and not (spoken and spoken.year == c.published.year - 1):
            return c.published.year
        told = spoken and when.grain == "day" and not _is_long(c.span)  # 2020年7月30日上市。8月4日
        return spoken.year if told and spoken and spoken.year < c.published.year else c.published.year - 1
    return spoken.year if spoken and not _is_long(c.span) else None


def _is_long(span: Interval | None) -> bool:
    """Whether a period spans several years: a month without a year is in none of them."""
    return bool(span and span.start and span.end and (span.end - span.start).days > 400)


def _is_year_long(span: Interval | None) -> bool:
    return bool(span and span.start and span.end and (span.end - span.start).days > 300)


def _is_begun(when: Calendar | Fixed, published: dt.date) -> bool:
    """Whether this year's part is so far gone on the publication day that the article may report on it.

    A month, a quarter or a day must have begun; of a half the second quarter; of 1-9月 the last month; a
    report's span must be over.
    """
    if isinstance(when, Fixed):
        days = when.days.get(published.year)
        return days is not None and days[0] <= published
    if when.done:
        due = _date(published.year, *when.last)
    elif when.grain == "half":
        due = _date(published.year, when.first[0] + 3, 1)
    elif when.grain == "span" or when.last[0] > when.first[0] + 2:
        due = _date(published.year, when.last[0], 1)
    else:
        due = _date(published.year, when.first[0], when.first[1] or 1)
        if due is not None and when.grain == "day" and due > published:
            due -= _COMING * _DAY
    return due is None or due <= published


def _calendar(when: Calendar, c: Context) -> Interval | None:
    if when.first[0] == 0:
        return _bare_day(when, c)
    year = _year(when, c)
    if year is None:
        return None
    if when.done and when.year.base == "unsaid" and when.last == (12, 0) and c.near and _is_year_long(c.span):
        return c.span  # 2026财年(2025年4月1日至2026年3月31日)年报
    shift = c.fiscal if when.fiscal else 0
    if shift and when.year.base == "unsaid":
        return _last_fiscal(when, c)
    if when.year.base == "unsaid" and c.near and c.span and c.span.start and c.span.end and c.span.start.year != year:
        # In a span over the turn of a year (2022年11月至2023年2月) a month belongs to the year in which it lies.
        start = _date(c.span.start.year, when.first[0], when.first[1])
        if start and c.span.start <= start <= c.span.end:
            year = c.span.start.year
    days = _interval(_date(year, when.first[0] + shift, when.first[1]), _date(year, when.last[0] + shift, when.last[1]))
    unknown = when.fiscal and not c.fiscal and when.year.base == "unsaid" and not c.future and not c.expected
    if unknown and days and days.start and c.published and days.start > c.published:
        return None  # 第四财季营收3亿元: the fiscal year is not known
    return days


def _last_fiscal(when: Calendar, c: Context) -> Interval | None:
    """A part of a fiscal year that is not named: of the one spoken of, else the last that is over."""
    limit = c.published or (c.span.end if c.span else None)
    if limit is None:
        return None
    for year in (limit.year + 1, limit.year, limit.year - 1, limit.year - 2):
        end = _date(year, when.last[0] + c.fiscal, when.last[1])
        if end and end <= limit:
            return _interval(_date(year, when.first[0] + c.fiscal, when.first[1]), end)
    return None


def _bare_day(when: Calendar, c: Context) -> Interval | None:
    day, of_month = when.first[1], when.year.base == "published"  # 本月28日
    base = c.published if of_month else c.day or c.published
    if base is None:
        return None
    on = _date(base.year, base.month, day)
    if c.published and on and on > c.published and not c.future and not of_month:
        on = _date(base.year, base.month - 1, day) if base.month > 1 else _date(base.year - 1, 12, day)
    return _interval(on, on)


def _whole(unit: str, day: dt.date, shift: int) -> Interval | None:
    """The calendar unit that ``day`` lies in, moved by ``shift`` units."""
    if unit == "day":
        return Interval(day + shift * _DAY, day + shift * _DAY)
    if unit == "week":
        monday = day + (7 * shift - day.weekday()) * _DAY
        return Interval(monday, monday + 6 * _DAY)
    size = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = (day.month - 1) // size * size + 1 + shift * size
    return _interval(_date(day.year, first, 1), _date(day.year, first + size - 1, 0))


def _step(when: Step, c: Context) -> Interval | None:
    unit, span = when.unit, c.span
    if unit == "none":
        return None
    if unit == "now":
        on = c.published or (c.day if c.near else None)
        return Interval(on, on) if on else None
    if unit == "announced":
        on = c.announced or c.day or c.published
        return Interval(on, on) if on else None
    if unit == "close":
        told = c.day is not None and (c.published is None or abs((c.published - c.day).days) <= _NEWS_DAYS)
        on = c.day if told else c.published
        return Interval(on, on) if on else None
    if unit == "same":
        return span
    if unit == "report":
        earlier = c.near and span and c.report and span.end and c.report.start and span.end < c.report.start
        return span if earlier and span and span.start != span.end else c.report
    if unit == "ytd":
        return _within_year(c)
    if unit == "holiday":
        return _holiday(when, c)
    if unit == "fiscal":
        return _fiscal_year(when.shift, c)
    if unit == "weekday":
        if c.published is None:
            return None
        if when.base == "published":
            monday = c.published + (7 * when.shift - c.published.weekday()) * _DAY
            return _whole("day", monday, when.weekday)
        return _whole("day", c.published, -((c.published.weekday() - when.weekday) % 7))
    if when.base == "context":
        if unit == "day":
            base = c.day or c.published
        elif unit in ("month", "quarter") and when.shift:
            base = span.end if span and span.end and (c.near or _is_just_reported(when, c)) else c.published
        else:
            base = _spoken_or_published(unit, c)
    else:
        base = _month_reported(when, c) or c.published
    return _whole(unit, base, when.shift) if base and 2 < base.year < 9990 else None


def _month_reported(when: Step, c: Context) -> dt.date | None:
    """本月 of a report on the month just past (6月出口38万辆。乘用车本月出口31万辆): that month."""
    span = c.span
    if when.unit != "month" or when.shift or c.future or c.expected or c.published is None:
        return None
    if span is None or span.start is None or span.end is None or span.start.day != 1:
        return None
    whole = span.end == month_last(span.start.year, span.start.month)
    return span.end if whole and 0 < (c.published - span.end).days <= _MONTH_AFTER else None


def _holiday(when: Step, c: Context) -> Interval | None:
    """假期: the days off last spoken of; 今年假期: if they are of that year."""
    if when.base == "published" and c.holiday is not None and c.holiday.end is not None:
        return c.holiday if c.published and c.holiday.end.year == c.published.year + when.shift else None
    return c.holiday


def _fiscal_year(shift: int, c: Context) -> Interval | None:
    """本财年, 上一财年: the fiscal year of the time last spoken of, moved by ``shift`` years; in a new sentence
    上一财年 is the last before the publication."""
    at = c.published if shift < 0 and not c.near else None
    at = at or (c.span.end if c.span and c.span.end else c.published)
    if at is None:
        return None
    for year in (at.year - 1, at.year, at.year + 1):
        start, end = _date(year, 1 + c.fiscal, 1), _date(year, 12 + c.fiscal, 0)
        if start and end and start <= at <= end:
            return shift_interval(Interval(start, end), shift)
    return None


def _within_year(c: Context) -> Interval | None:
    """年内: the year to come, or the year so far, to the day just spoken of or to the publication day."""
    span, published = c.span, c.published
    if span and c.near and span.end and span.start == span.end:
        return Interval(dt.date(span.end.year, 1, 1), span.end)
    if c.future or published is None:
        base = published or (span.end if span else None)
        return _whole("year", base, 0) if base else None
    return Interval(dt.date(published.year, 1, 1), published)


def _is_just_reported(when: Step, c: Context) -> bool:
    """Whether 下季度 is told from the quarter that the article reports on, not from the publication day."""
    end = c.span.end if c.span else None
    return when.shift > 0 and end is not None and c.published is not None and 0 <= (c.published - end).days < 100


def _spoken_or_published(unit: str, c: Context) -> dt.date | None:
    """The day from whose month, quarter or year 月末, 季末, 全年 are told.

    In a new sentence 全年 is the publication year, or the year just past while the article reports on that.
    """
    spoken = (c.span.end or c.span.start) if c.span else None
    present = spoken is None or c.published is None or spoken.year == c.published.year
    if unit in ("month", "quarter") and not c.near and _is_year_long(c.span) and present:
        # 2001年…。某店在季末清仓: no quarter has been spoken of. 今年…。本季度: the present one.
        return c.published
    if spoken is None or (unit == "year" and c.published and not c.near):
        told = not c.future and not c.expected
        last = c.published and spoken and spoken.year == c.published.year - 1
        early = c.published and c.published.month <= 6
        if c.published and told and ((early and (c.annual or last)) or (last and _is_year_long(c.span))):
            return c.published.replace(year=c.published.year - 1, day=1)
        return c.published
    return spoken


def resolve(when: When, c: Context) -> Interval | None:
    """The days that ``when`` means in ``c``, or ``None`` if it cannot be told. Start is never after end."""
    if isinstance(when, Calendar):
        return _calendar(when, c)
    if isinstance(when, Step):
        return _step(when, c)
    if isinstance(when, Fixed):
        year = _year(when, c)
        days = when.days.get(year) if year is not None else None
        return Interval(*days) if days else None
    if isinstance(when, Between):
        first = resolve(when.first, c)
        if first is None:
            return None
        if isinstance(when.last, Step) and when.last.unit == "weekday" and when.last.base == "context":
            # 上周五至周一: the next such day.
            day = first.start
            last = _whole("day", day, (when.last.weekday - day.weekday()) % 7) if day else None
        else:
            near = replace(c, span=first, near=True, day=first.end)
            last = resolve(when.last, near)
        return _interval(first.start, last.end) if last else None
    return _edge(when, c)


def _to_come(when: When, c: Context) -> Interval | None:
    """从9月1日起: soon to come, rather than of the year before."""
    inner = resolve(when, replace(c, future=True))
    if inner is None or inner.start is None or c.published is None or (inner.start - c.published).days <= _SOON:
        return inner
    return resolve(when, c)


def _edge(when: Edge, c: Context) -> Interval | None:
    inner = _to_come(when.of, c) if when.kind == "open" else resolve(when.of, c)
    if when.kind == "same":
        return _same(when.of, inner, c)
    if inner is None:
        return None
    start, end = inner.start, inner.end
    if when.kind == "end":
        return Interval(end, end) if end else None
    if when.kind == "opening":
        return Interval(start, start) if start else None
    if when.kind == "since":
        return Interval(start, c.published if c.published and start and start <= c.published else None)
    if when.kind == "open":
        return Interval(start, None)
    if when.kind == "until":
        return Interval(None, end)
    if when.kind == "back":
        first = _add_months(end, -when.months) if end else None
        return Interval(first + _DAY, end) if first else None
    if start is None or end is None or when.kind == "part":
        return None
    if when.kind == "start":
        last = start + 9 * _DAY if (end - start).days < 40 else month_last(start.year, start.month)
        return Interval(start, last)
    days = {"first": (1, 10), "second": (11, 20), "third": (21, 0), "early": (1, 15), "late": (16, 0)}[when.kind]
    return _interval(_date(start.year, start.month, days[0]), _date(start.year, start.month, days[1]))


def _same(of: When, inner: Interval | None, c: Context) -> Interval | None:
    """去年同期, 2019年同期: the span last spoken of, in that year."""
    if c.span is None or c.span.end is None:
        return None
    if isinstance(of, Calendar) and of.grain == "year":
        if of.year.base == "said":
            moved = shift_interval(c.span, of.year.number - c.span.end.year)
        elif of.year.number:
            moved = shift_interval(c.span, of.year.number)
        else:
            moved = c.span
        return moved if moved.end else None
    return inner


def grain_of(when: When) -> Grain:
    """The unit of an expression."""
    if isinstance(when, Calendar | Fixed):
        return when.grain
    if isinstance(when, Between):
        grain = grain_of(when.last)
        return grain if grain == grain_of(when.first) else "span"
    if isinstance(when, Edge):
        return "day" if when.kind in ("end", "opening") else "span" if when.kind not in ("same",) else grain_of(when.of)
    units: dict[str, Grain] = {
        "day": "day",
        "weekday": "day",
        "now": "day",
        "close": "day",
        "week": "week",
        "month": "month",
    }
    units |= {"quarter": "quarter", "year": "year", "fiscal": "year", "none": "none"}
    return units.get(when.unit, "span")
