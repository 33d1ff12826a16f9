"""What holds for every extraction, over random text, broken articles, and the articles of the tests."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor.batch.readers import ReadFailure, read_articles
from extractor.text import Article

sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks"))  # what checks a million inputs there
from checks import problems, uncovered
from fuzz_inputs import MAKERS, PIECES, make

DAYS = st.sampled_from(["2024-08-13", "2024-02-29", "0001-01-01", "9999-12-31", None])


@cache
def fixtures() -> list[Article]:
    """The articles of the tests."""
    files = sorted((Path(__file__).parent / "fixtures/articles").iterdir())
    read = [document for file in files for document in read_articles(file)]
    return [document.article for document in read if not isinstance(document, ReadFailure)]


def check(text: str, published: str | None) -> None:
    found = list(problems(text, extractor.extract(text, published=published)))
    assert not found, found


@pytest.mark.parametrize("number", range(len(fixtures())))
def test_article(number: int) -> None:
    article = fixtures()[number]
    extraction = extractor.Extractor().extract_article(article)
    assert not list(problems(article.text, extraction))
    assert extractor.Extractor().extract_article(article) == extraction


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=60), DAYS)
def test_any_characters(text: str, published: str | None) -> None:
    check(text, published)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), DAYS)
def test_words_of_business_in_any_order(text: str, published: str | None) -> None:
    check(text, published)


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A stretch of an article with a few characters replaced, dropped or put in."""
    text = draw(st.sampled_from([article.text for article in fixtures()]))
    start = draw(st.integers(0, len(text) - 1))
    text = text[start : start + draw(st.integers(1, 200))]
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(("", *PIECES))) + text[at + draw(st.integers(0, 3)) :]
    return text


@settings(max_examples=100, deadline=None)
@given(broken(), DAYS)
def test_broken_articles(text: str, published: str | None) -> None:
    check(text, published)


@pytest.mark.parametrize("index", range(len(MAKERS) * 12))
def test_inputs_of_the_long_run(index: int) -> None:
    """A few of the inputs that benchmarks/fuzz.py makes by the million, as it makes them."""
    _, text, published = make(2024, index, [article.text for article in fixtures()])
    check(text, published)


@pytest.mark.parametrize("text", ["3\u0be7A", "1\u0be7\u5e74", "\u0661\u0662\u0663\u5e74", "\U0001d7d9\U0001d7da年"])
def test_digits_of_other_scripts(text: str) -> None:
    """``\\d`` knows more digits than the numerals do."""
    check(f"营收{text}亿元", "2024-08-13")
    check(text, "9999-12-31")


def test_the_check_sees_what_is_missing() -> None:
    """The ledger is looked at digit by digit."""
    extraction = extractor.extract("营收3亿元,利润12亿元")
    less = extraction.model_copy(update={"numerals": extraction.numerals[:1]})
    assert list(uncovered(extraction.text, extraction)) == []
    assert list(uncovered(extraction.text, less)) == [(8, 10)]
    assert list(problems(extraction.text, less))
