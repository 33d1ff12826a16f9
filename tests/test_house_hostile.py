"""Whatever comes in, something comes out: no exception, no endless run, offsets that are right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hostile import LENGTHS, SEEDS, Reader, hostile_text
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor

PATIENCE = 60.0
"""Seconds until a run is ended. Linear work on the longest input takes a second or two, quadratic work hours:
the limit tells one from the other on any machine, and nothing else is timed."""

PIECES = st.sampled_from(
    [*SEEDS.values(), "小禾科技", "营业收入", "净利润", "为", "增至", "其中", "分别", ";", "约", "。"]
)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    reader = Reader()
    yield reader
    reader.close()


@pytest.mark.parametrize("kind", SEEDS)
def test_long_hostile_text_is_read_in_linear_time(kind: str, reader: Reader) -> None:
    for length in LENGTHS:
        failure = reader.read(SEEDS[kind], length, PATIENCE)
        assert failure is not None, f"no end on {length} characters of {kind}"
        assert not failure, failure


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "没有数字的一句话。", "\ud83d", "\0", "亿", "1", "%", hostile_text("5", 4000)]
)
def test_odd_text_gives_an_extraction(text: str) -> None:
    assert extractor.extract(text).text == text


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join))
def test_any_text_has_right_offsets(text: str) -> None:
    extraction = extractor.extract(text, published="2024-08-13")
    for claim in extraction:
        assert claim.span.of(text) == claim.amount.quote
    for numeral in extraction.numerals:
        assert numeral.span.of(text) == numeral.text
