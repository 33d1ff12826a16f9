"""The table and the explanation, on records made by hand: what they show does not hang on the rules."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from rich.cells import cell_len

from extractor.records import (
    Amount,
    Claim,
    Comparison,
    Extraction,
    Metric,
    Numeral,
    Period,
    Source,
    Stance,
    Subject,
)
from extractor.spans import Span
from extractor.view import render
from extractor.view.explain import explain, explain_text
from extractor.view.wording import describe_number, describe_period, describe_value, visible

TEXT = "小禾科技2023年第三季度服务收入达53亿元,同比增长6.4%,门店超100家。"
QUARTER = Period(spans=(Span(4, 13),), start=dt.date(2023, 7, 1), end=dt.date(2023, 9, 30))
SUBJECT = Subject(spans=(Span(0, 4),), name="小禾科技")


def span_of(piece: str) -> Span:
    start = TEXT.index(piece)
    return Span(start, start + len(piece))


def claim(quote: str, metric: str, **fields: object) -> Claim:
    amount = {"value": Decimal(1), "unit": "家"} | {k: v for k, v in fields.items() if k in Amount.model_fields}
    parts = {
        "subject": SUBJECT,
        "kind": "level",
        "period": QUARTER,
        "comparison": None,
        "stance": Stance(spans=()),
        "source": None,
        "rule": "test.rule",
    }
    parts |= {k: v for k, v in fields.items() if k in Claim.model_fields}
    return Claim.model_validate(
        parts
        | {
            "metric": Metric(spans=(span_of(metric),), name=metric),
            "amount": Amount.model_validate({"spans": (span_of(quote),), "quote": quote} | amount),
        }
    )


CLAIMS = (
    claim("53亿元", "服务收入", value=Decimal(5_300_000_000), unit="CNY", source=Source(spans=(), name="财报")),
    claim(
        "6.4%",
        "服务收入",
        kind="growth",
        value=Decimal("6.4"),
        unit="%",
        comparison=Comparison(spans=(span_of("同比"),), basis="yoy", baseline="2022-07-01/2022-09-30"),
    ),
    claim("100家", "门店", value=Decimal(100), bound="over", period=QUARTER.model_copy(update={"inherited": True})),
)
NUMERALS = (
    Numeral(span=span_of("2023年第三季度"), text="2023年第三季度", fate="period"),
    Numeral(span=span_of("53亿元"), text="53亿元", fate="claim", claim=0, rule="test.amount"),
    Numeral(span=span_of("6.4%"), text="6.4%", fate="claim", claim=1),
    Numeral(span=span_of("100家"), text="100家", fate="no_claim", reason="name"),
)
EXTRACTION = Extraction(text=TEXT, published=dt.date(2024, 8, 13), claims=CLAIMS, numerals=NUMERALS)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("5300000000", "53亿"),
        ("64000000", "6400万"),
        ("6.40", "6.4"),
        ("-30440000", "-3044万"),
        ("100", "100"),
        ("0", "0"),
    ],
)
def test_numbers_are_shown_with_their_scale(value: str, shown: str) -> None:
    assert describe_number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2023-07-01", "2023-09-30", "2023Q3"),
        ("2023-01-01", "2023-06-30", "2023H1"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-01-01", "2024-09-30", "2024-01–09"),
        ("2021-01-01", "2025-12-31", "2021–2025"),
        ("2024-08-13", "2024-08-13", "2024-08-13"),
        ("2024-01-01", "2024-08-13", "2024-01-01–08-13"),
        ("2024-01-01", None, "2024-01-01/.."),
    ],
)
def test_periods_have_their_usual_names(start: str, end: str | None, shown: str) -> None:
    period = Period.model_validate({"spans": (), "start": start, "end": end})
    assert describe_period(period) == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"value": Decimal(100), "bound": "over"}, "超 100 家"),
        ({"value": Decimal("6.4"), "unit": "%", "kind": "growth"}, "+6.4 %"),
        ({"value": Decimal("-2.3"), "unit": "pp", "kind": "change"}, "-2.3 pp"),
        ({"value": Decimal(-4), "unit": "%", "kind": "growth", "bound": "over"}, "降超 4 %"),
        ({"value": Decimal(5), "unit": "%", "kind": "growth", "bound": "at_least"}, "增至少 5 %"),
        ({"value": Decimal(3), "unit": "rank", "kind": "rank"}, "第 3"),
        ({"value": Decimal(3), "unit": ""}, "3"),
        ({"value": None, "low": Decimal(3 * 10**8), "high": Decimal(5 * 10**8), "unit": "CNY"}, "3亿–5亿 CNY"),
    ],
)
def test_values_are_shown_with_bound_sign_and_unit(fields: dict[str, object], shown: str) -> None:
    assert describe_value(claim("100家", "门店", **fields)) == shown


@pytest.mark.parametrize("width", [60, 80, 120])
def test_table_is_aligned_and_fits(width: int) -> None:
    lines = render(EXTRACTION, width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert len({cell_len(line) for line in lines if line.startswith(("┏", "┃", "┡", "│", "└"))}) == 1


def test_table_says_each_thing_once() -> None:
    shown = render(EXTRACTION, 120)
    assert shown.count("小禾科技") == 2, "once in the title, once for three claims"
    for piece in ("53亿 CNY", "超 100 家", "2023Q3", "同比 +6.4 %", "财报", "3 条论断", "时间 1", "不计 1"):
        assert piece in shown
    without_source = EXTRACTION.model_copy(update={"claims": CLAIMS[1:]})
    assert "来源" not in render(without_source), "a column that no claim fills is left out"


def test_table_without_claims_says_so() -> None:
    assert "0 条论断" in render(Extraction(text="没有数字。"))


def test_text_cannot_steer_the_terminal() -> None:
    assert visible("5亿\n元\x1b[31m\ud83d") == "5亿 元�[31m�"
    extraction = EXTRACTION.model_copy(update={"title": "[bold]题[/x]\x1b[31m"})
    assert "[bold]题[/x]�[31m" in render(extraction)


def test_explanation_accounts_for_every_numeral() -> None:
    told = explain(EXTRACTION)
    for number, numeral in enumerate(NUMERALS, 1):
        assert f"[{number}] 「{numeral.text}」{numeral.span.start}–{numeral.span.end} → " in told
    for piece in ("→ 时间", "→ 论断 1", "→ 不计:名称里的数字", "胜出  test.amount · test.rule"):
        assert piece in told
    assert "期间  2023-07-01/2023-09-30 ← 「2023年第三季度」4–13" in told
    assert "基准  同比 2022-07-01/2022-09-30 ← 「同比」" in told


@pytest.mark.parametrize("text", ["", "没有数字。", "\ud83d\0", "1" * 5000])
def test_any_text_can_be_explained(text: str) -> None:
    assert explain_text(text, "2024-08-13").startswith("参照日:2024-08-13")
