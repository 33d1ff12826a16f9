"""The publication day: in the head of a text or in a file name, and where it is not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text.published import find_published, parse_published

DAY = dt.date(2024, 8, 13)


@pytest.mark.parametrize(
    "text",
    [
        "标题\n\n发布日期:2024-08-13 15:17:01\n\n正文。",
        "标题\n发布时间：２０２４年８月１３日\n正文。",
        "标题\n作者:某某 | 时间: 2024/8/13 | 来源:某某网\n",
        "标题\n2024年8月13日 星期二\n正文。",
        "2024-08-13 15:17 来源:某某网\n正文",
        "2024年08月13日08:30\n正文",
        "发表于 2024.08.13\n",
        "某某新闻网2024年8月13日讯(记者 某某)正文",
        "新华社北京2024年8月13日电 正文",
        "关于某事的公告\n本公司于2024年6月1日决定投资。\n特此公告。\n某某股份有限公司董事会\n2024年8月13日\n",
    ],
)
def test_a_text_that_tells_its_day(text: str) -> None:
    assert find_published(text, "old-2020-01-01.txt") == (DAY, "text")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024年8月13日,某公司发布公告,拟投资3亿元。",
        "公司于2024年8月13日在主板上市。",
        "截至2024年8月13日收盘,股价报3元。",
        "数据更新于2024年2月30日",
        "8月13日电 正文",
        "电话2024-08-1345",
        "标题\n" + "很长的正文。\n" * 12 + "发布日期:2024-08-13\n" + "结尾。",
    ],
)
def test_a_text_that_tells_none(text: str) -> None:
    assert find_published(text) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("report-2024-08-13", DAY),
        ("20240813", DAY),
        ("研报_20240813_v2", DAY),
        ("2024.08.13 纪要", DAY),
        ("2024年8月13日早报", DAY),
        ("ZX20240813001", None),
        ("2024-08", None),
        ("20241345", None),
        ("2024-01-01_2024-03-31", None),
        ("120240813", None),
    ],
)
def test_a_file_name(name: str, day: dt.date | None) -> None:
    assert find_published("正文。", name) == ((day, "file name") if day else None)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-08-13", DAY),
        ("2024-08-13T23:17:01Z", DAY),
        ("2024/8/13 15:17", DAY),
        ("20240813", DAY),
        ("2024年8月13日15:17", DAY),
        ("13.08.2024", None),
        ("1723500000", None),
        ("2024-02-30", None),
        ("", None),
    ],
)
def test_the_value_of_a_field(value: str, day: dt.date | None) -> None:
    assert parse_published(value) == day


@given(st.text(), st.none() | st.text())
def test_any_text_and_name_give_an_answer(text: str, name: str | None) -> None:
    find_published(text, name)
    parse_published(text)
