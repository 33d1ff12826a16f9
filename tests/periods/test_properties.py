"""What holds for every text: order, bounds, whole years, isolation, no clock."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.periods import Period, Timeline, find_periods
from extractor.rules import RuleSet
from extractor.text import find_sentences, normalize

EXAMPLES = sorted(
    {
        text
        for name, rules in RuleSet.registry.items()
        if name.startswith("period")
        for rule in rules.rules.values()
        for text in (*rule.yes, *rule.no)
    }
)
PIECES = st.sampled_from(
    [
        *"年月日季周,。、;:()至-—/%上下前末底初起",
        *("2023年", "去年", "今年", "三季度", "1-9月", "上半年", "同期", "截至", "较", "与", "相比", "其中", "分别为"),
        *(
            "3亿元",
            "5%",
            "1.5",
            "2021、2022年",
            "8月12日",
            "12日",
            "本周",
            "财年",
            "2020财年",
            "年初",
            "以来",
            "止年度",
        ),
        *(
            "近三年",
            "Q3",
            "23H1",
            "2024E",
            "十四五",
            "\n",
            " ",
            "春节期间",
            "二〇二三年",
            "31日",
            "2月",
            "29日",
            "30日",
        ),
    ]
)
DAYS = st.none() | st.dates()


def find(text: str, published: dt.date | None) -> list[Period]:
    return find_periods(text, normalize(text), published)


@given(st.lists(PIECES, max_size=14).map("".join), DAYS)
@settings(max_examples=400, deadline=None)
def test_in_order_in_bounds_and_start_before_end(text: str, published: dt.date | None) -> None:
    periods = find(text, published)
    at = 0
    for p in periods:
        assert at <= p.span.start < p.span.end <= len(text)
        at = p.span.end
        assert p.text == text[p.span.start : p.span.end]
        if p.interval and p.interval.start and p.interval.end:
            assert p.interval.start <= p.interval.end
        assert p.interval is None or p.interval.start or p.interval.end


@given(st.lists(PIECES, max_size=14).map("".join), DAYS)
@settings(max_examples=200, deadline=None)
def test_every_position_has_an_answer(text: str, published: dt.date | None) -> None:
    plain = normalize(text)
    timeline = Timeline(plain, find(text, published), find_sentences(plain), published)
    for at in range(len(text)):
        timeline.governing(at, at + 1)
        timeline.baseline_near(at, at + 1)


@given(st.text(max_size=60), DAYS)
@settings(max_examples=200, deadline=None)
def test_any_text(text: str, published: dt.date | None) -> None:
    find(text, published)


# Holidays stand in a table of some years, and weekdays do not move with the years.
UNMOVED = ("春节", "元旦", "清明", "五一", "劳动节", "端午", "中秋", "国庆", "“十一”", "周", "十四五", "十三五", "年代")
SHORT_YEAR = re.compile(r"(?<!\d)\d\d(?=[年QHE/财])|[QH]\d\d|FY\d\d(?!\d)")
LONG_YEAR = re.compile(r"(?:19|20)\d\d")
MOVABLE = [
    text
    for text in EXAMPLES
    if not any(word in text for word in UNMOVED) and not SHORT_YEAR.search(text) and not re.search("[零〇]", text)
]


@pytest.mark.parametrize("text", MOVABLE)
@pytest.mark.parametrize("years", [4, 28])
def test_an_article_moved_by_whole_years_gives_the_same(text: str, years: int) -> None:
    """Four years and their multiples keep 29 February where it is, between 1901 and 2099."""
    day = dt.date(2024, 1, 30)
    moved_text = LONG_YEAR.sub(lambda m: str(int(m[0]) + years), text)
    moved = find(moved_text, day.replace(year=day.year + years))
    assert [str(p.interval) for p in moved] == [
        LONG_YEAR.sub(lambda m: str(int(m[0]) + years), str(p.interval)) for p in find(text, day)
    ]


def absolute() -> Iterator[tuple[str, Period]]:
    """The periods that name their year, each with the text that it stands in; but for members of a list, which
    share the word that stands at its end (2023年一、二季度), and for 2023年中期, which needs the word after it."""
    for text in EXAMPLES:
        for p in find(text, dt.date(2024, 1, 30)):
            if (
                re.match(r"(?:截至)?(?:19|20)\d\d\s?年", p.text)
                and "同期" not in p.text
                and "财" not in text
                and "_pair" not in p.rule
                and not p.text.endswith("中期")
                and "ever_since" not in p.rule
            ):
                yield text, p


@pytest.mark.parametrize(("text", "period"), list(absolute()), ids=lambda x: x.text if isinstance(x, Period) else None)
def test_words_alone_give_the_same(text: str, period: Period) -> None:
    alone = find(period.text, None)
    assert [p.interval for p in alone] == [period.interval] or "至今" in period.text or "以来" in period.text


def test_no_clock_and_no_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [(text, [str(p.interval) for p in find(text, dt.date(2024, 1, 30))]) for text in EXAMPLES]
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()
        assert texts == [(text, [str(p.interval) for p in find(text, dt.date(2024, 1, 30))]) for text in EXAMPLES]
    monkeypatch.undo()
    time.tzset()


def test_the_source_reads_no_clock() -> None:
    folder = Path(str(sys.modules[Period.__module__].__file__)).parent
    for file in folder.glob("*.py"):
        source = file.read_text("utf-8")
        assert not re.search(r"\b(?:today|now|utcnow|localtime|time)\(", source), file.name
        assert "locale" not in source, file.name
