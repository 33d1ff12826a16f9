"""Comparisons that stand apart from their number."""

from __future__ import annotations

import pytest

from extractor.claims.comparison import standing_comparator

APART = {
    "与去年同期相比,产量": "去年同期",
    "与去年同期相比,产量下降4%,销量上升": "去年同期",
    "较此前,产量下降": "此前",
    "毛利率为69%,较17年的76.6%下滑": "17年",
}
POINTS = {
    "同比增长6%,高于同期全国工业增幅": "同期全国工业增幅",
    "增长6%,比国内生产总值(GDP)增速高": "国内生产总值(GDP)增速",
}
NONE = ["产量下降", "与此同时,产量下降", "所占比重提高", "比如在2022年,产量下降", "高于同行的"]


@pytest.mark.parametrize("text", APART)
def test_a_comparison_stands_before_a_clause_or_a_number(text: str) -> None:
    found = standing_comparator(text, 0, len(text), points=False)
    assert found is not None and found.of is not None and found.of.of(text) == APART[text]


@pytest.mark.parametrize("text", POINTS)
def test_things_differ_by_percentage_points(text: str) -> None:
    found = standing_comparator(text, 0, len(text), points=True)
    assert found is not None and found.basis == "entity" and found.of is not None
    assert found.of.of(text) == POINTS[text]
    assert standing_comparator(text, 0, len(text), points=False) is None


@pytest.mark.parametrize("text", NONE)
def test_no_comparison(text: str) -> None:
    assert standing_comparator(text, 0, len(text), points=True) is None
