"""Which period holds for a number: own cases, and the baselines of comparisons."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractor.periods import Interval, Period, Timeline, baseline, basis_of, find_periods
from extractor.text import find_sentences, normalize

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "governing.toml").read_text("utf-8"))["case"]
PUBLISHED = "2024-08-13"


def read(text: str, published: str = PUBLISHED) -> tuple[list[Period], Timeline]:
    plain = normalize(text)
    day = dt.date.fromisoformat(published) if published else None
    periods = find_periods(text, plain, day)
    return periods, Timeline(plain, periods, find_sentences(plain), day)


def interval(text: str) -> Interval:
    start, end = text.split("/")
    return Interval(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_governing(case: dict[str, Any]) -> None:
    marked: str = case["text"]
    start = marked.rindex("【")
    text = marked[:start] + marked[start + 1 :]
    end = text.rindex("】") if "】" in text[start:] else len(text)
    text = text[:end] + text[end + 1 :]
    _, timeline = read(text, case.get("published", PUBLISHED))
    period = timeline.governing(start, end)
    assert str(period.interval if period and period.interval else "") == case["period"]


@pytest.mark.parametrize(
    ("current", "basis", "wanted"),
    [
        ("2023-07-01/2023-09-30", "yoy", "2022-07-01/2022-09-30"),
        ("2024-02-01/2024-02-29", "yoy", "2023-02-01/2023-02-28"),
        ("2023-02-01/2023-02-28", "yoy", "2022-02-01/2022-02-28"),
        ("2024-06-30/2024-06-30", "yoy", "2023-06-30/2023-06-30"),
        ("2023-07-01/2023-09-30", "qoq", "2023-04-01/2023-06-30"),
        ("2024-01-01/2024-01-31", "qoq", "2023-12-01/2023-12-31"),
        ("2024-03-01/2024-03-31", "qoq", "2024-02-01/2024-02-29"),
        ("2024-08-05/2024-08-11", "qoq", "2024-07-29/2024-08-04"),
        ("2024-06-30/2024-06-30", "ytd", "2023-12-31/2023-12-31"),
    ],
)
def test_baseline(current: str, basis: Any, wanted: str) -> None:
    assert str(baseline(interval(current), basis)) == wanted


@pytest.mark.parametrize("basis", ["cagr", "entity", "period"])
def test_no_baseline_for_other_bases(basis: Any) -> None:
    assert baseline(interval("2023-07-01/2023-09-30"), basis) is None


def test_no_baseline_with_an_open_end() -> None:
    assert baseline(Interval(dt.date(2023, 7, 1), None), "yoy") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2023年一季度营收较上年同期增长", "yoy"),
        ("2023年一季度营收较2022年同期增长", "yoy"),
        ("2023年营收较上年增长", "yoy"),
        ("2023年三季度营收较二季度增长", "qoq"),
        ("7月销量较上月增长", "qoq"),
        ("7月销量比6月增加", "qoq"),
        ("三季度末门店较二季度末增加", "qoq"),
        ("7月末余额较6月末增加", "qoq"),
        ("12月末余额较6月末增加", "period"),
        ("截至6月末,负债较年初增长", "ytd"),
        ("截至6月末,负债较上年末增长", "ytd"),
        ("截至6月末,负债较2023年末增长", "ytd"),
        ("2023年一季度营收较2019年同期增长", "period"),
        ("8月9日,铜价较前一交易日下跌", "period"),
        ("与2021年相比,2023年营收增长", "period"),
    ],
)
def test_basis_of(text: str, wanted: str) -> None:
    number = text + "3%"
    periods, timeline = read(number)
    against = timeline.baseline_near(len(text), len(number))
    if against is None:  # 与…相比, a time of its own stands between
        against = next(p for p in periods if p.role == "baseline")
    current = timeline.governing(len(text), len(number))
    assert basis_of(current.interval if current else None, against) == wanted


def test_baseline_in_the_clause_before() -> None:
    text = "2023年营收12亿元,与2021年相比,增长"
    _, timeline = read(text + "3%")
    against = timeline.baseline_near(len(text), len(text) + 2)
    assert against is not None
    assert str(against.interval) == "2021-01-01/2021-12-31"


def test_no_baseline_near() -> None:
    _, timeline = read("2023年营收较2022年增长3%,净利润2亿元")
    assert timeline.baseline_near(22, 25) is None
