"""Whatever comes in, something comes out: no exception, no endless run, offsets that are right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hostile import LENGTHS, SEEDS, hostile_text
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor

PATIENCE = 120
"""Seconds until a run is ended. Linear work on the longest input takes a second or two, quadratic work hours."""

RUN = """
import sys
from hostile import LENGTHS, SEEDS, hostile_text
import extractor
for kind in sys.argv[1:]:
    for length in LENGTHS:
        extractor.extract(hostile_text(SEEDS[kind], length), published="2024-08-13")
    print(kind, flush=True)
"""

PIECES = st.sampled_from(
    [*SEEDS.values(), "小禾科技", "营业收入", "净利润", "为", "增至", "其中", "分别", ";", "约", "。"]
)


@pytest.mark.parametrize("part", range(4))
def test_long_hostile_text_is_read_in_linear_time(part: int) -> None:
    kinds = list(SEEDS)[part::4]
    try:
        run = subprocess.run(
            [sys.executable, "-c", RUN, *kinds],
            cwd=Path(__file__).parent,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        done = (late.stdout or b"").decode("utf-8").splitlines()
        pytest.fail(f"no end on {max(LENGTHS)} characters of {kinds[len(done)]!r}")
    assert run.returncode == 0, run.stderr


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
