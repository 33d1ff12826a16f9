"""Times with a name of their own: public holidays, shopping days, decades."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

from extractor.periods.model import Between, Calendar, Edge, Fixed, Step, When, Year
from extractor.periods.shapes import Found, one, parse_small, rules, year_said
from extractor.rules import Entry, Lexicon, Match


class Holiday(Entry):
    """A public holiday: the days off of each year, first and last, as the State Council's notices give them."""

    names: tuple[str, ...]
    days: dict[str, tuple[dt.date, dt.date]]
    """Year to first and last day off, both included."""


holidays: Lexicon[Holiday] = Lexicon(
    files("extractor.periods").joinpath("periods.toml"), "holiday", Holiday, name="periods.holiday"
)
_DAYS = {name: h for h in holidays.entries.values() for name in h.names}
_OTHER_LEAVE = tuple("暑寒年产病婚春休护")
"""Before 假: leave that is not of the public."""
_PART = r"(?:的?(?:(?P<first>首日|首天|第一[天日])|(?P<last>最后一[天日]|末日)))?"
"""A day of a holiday."""
_HOLIDAY = "|".join(sorted(_DAYS, key=len, reverse=True))
HOLIDAY_FIRST = "".join(sorted({name[0] for name in _DAYS}))


@holidays.reader
def read_holidays(text: str) -> list[str]:
    """The ids of the holidays named in ``text``."""
    return [h.id for h in holidays.entries.values() if any(name in text for name in h.names)]


@rules.add(
    rf"{{Y}}?(?P<name>{_HOLIDAY})节?(?:期间|小长假|长假|假期|假日|黄金周|档(?!次|案|位)|放假){_PART}",
    yes={
        "2023年春节期间,游客3亿人次": "2023-01-21/2023-01-27",
        "去年国庆黄金周,票房27亿元": "2023-09-29/2023-10-06",
        "今年元旦假期,票房15亿元": "2023-12-30/2024-01-01",
        "春节档票房67亿元": "2023-01-21/2023-01-27",
        "1998年春节期间": "",
        "2023年国庆假期首日,客流3万人次": "2023-09-29/2023-09-29",
    },
    no={"春节前": "not the days off", "国庆路": "a street"},
)
def holiday(m: Match) -> list[Found] | None:
    table = {int(year): days for year, days in _DAYS[m["name"]].days.items()}
    return one(m, _part_of(m, Fixed("span", year_said(m), table)))


@rules.add(
    rf"{{Y}}?(?:(?:小?长假|假期)(?:期间)?|(?:节日|节?假日|活动|展会|博览会)期间){_PART}",
    yes={
        "2023年国庆假期,客流3万人次。假期首日,客流4000人次": "2023-09-29/2023-09-29",
        "展会期间(1月8日至12日),客流3万人次。活动期间,销量3万台": "2024-01-08/2024-01-12",
        "今年假期客流3万人次": "",
    },
    no={
        "2023年国庆假期,客流3万人次。寒假期间": "no days off of the calendar",
        "假期制度": "of no days off spoken of",
    },
)
def days_off(m: Match) -> list[Found] | None:
    """假期: the days off that the article has named. With a year, though none is known, it is not the whole year."""
    if m["y4"] or m["y2"] or m["fy"] or m.string[m.start() - 1 : m.start()] in _OTHER_LEAVE:
        return None
    year = year_said(m)
    known = Step("holiday", "context" if year.base == "unsaid" else "published", year.number)
    return one(m, _part_of(m, known))


def _part_of(m: Match, when: When) -> When:
    return Edge("opening", when) if m["first"] else Edge("end", when) if m["last"] else when


_FESTIVALS = {"元": (1, 1), "五": (5, 1), "劳": (5, 1), "国": (10, 1)}
"""First character of the festivals that have a fixed date, and the date."""


@rules.add(
    r"{Y}?[“\"]?(?P<name>元旦|五一|劳动节|国庆)[”\"]?节?当[天日]",
    yes={"元旦当天客流3万人次": "2024-01-01/2024-01-01", "2023年国庆当天客流3万人次": "2023-10-01/2023-10-01"},
    no={"春节当天": "a day of the lunar calendar"},
)
def festival(m: Match) -> list[Found] | None:
    on = _FESTIVALS[m["name"][0]]
    return one(m, Calendar("day", year_said(m), on, on))


@rules.add(
    r"{Y}?(?:双(?:11|12|十一|十二)|“双(?:11|12|十一|十二)”|618|“618”)(?:大促)?(?:期间|当天|当日|活动期间|购物节期间)",
    yes={"双11期间销量36万台": "", "“双十一”期间销量36万台": "", "今年618期间销量36万台": ""},
    no={"双11销量36万台": "a name"},
)
def shopping(m: Match) -> list[Found] | None:
    # How many days a sale lasts is the seller's choice: no calendar fixes it.
    return one(m, Step("none"))


@rules.add(
    r"(?:(?P<c>上个?|20|二十|21|二十一|本)世纪)?(?P<d>[1-9]|[一二三四五六七八九])[0十]年代",
    yes={
        "二十世纪九十年代,产值3亿元": "1990-01-01/1999-12-31",
        "上世纪80年代,产值3亿元": "1980-01-01/1989-12-31",
        "90年代产值3亿元": "1990-01-01/1999-12-31",
    },
    no={"新时代": "no decade"},
)
def decade(m: Match) -> list[Found] | None:
    century = 2000 if m["c"] in ("21", "二十一", "本") else 1900
    start = century + 10 * parse_small(m["d"])
    return one(m, Between(Calendar("year", Year("said", start)), Calendar("year", Year("said", start + 9))))
