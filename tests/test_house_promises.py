"""Promises that hold for the package as a whole, whatever the rules read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import extractor

ARTICLE = (Path(__file__).parent / "fixtures/articles/2024-08-20-chengyue-q2.txt").read_text(encoding="utf-8")

RUN = """
import sys
import extractor
text = sys.stdin.buffer.read().decode("utf-8")
sys.stdout.buffer.write(extractor.extract(text, published="2024-08-20").model_dump_json().encode("utf-8"))
"""


def run(code: str, stdin: str = "", **environment: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=stdin.encode("utf-8"),
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8")
    return done.stdout


def test_the_same_bytes_whatever_the_machine() -> None:
    """Neither hash seed nor time zone nor locale changes a claim."""
    first = run(RUN, ARTICLE, PYTHONHASHSEED="1", TZ="Asia/Shanghai", LC_ALL="C.UTF-8")
    second = run(RUN, ARTICLE, PYTHONHASHSEED="2", TZ="America/Los_Angeles", LC_ALL="C")
    assert first == second


def test_import_loads_nothing_heavy_and_says_nothing() -> None:
    heavy = ("jieba", "pyarrow", "polars", "pandas", "rich")
    code = f"import sys, extractor; print([m for m in {heavy} if m in sys.modules])"
    assert run(code, PYTHONWARNINGS="error").decode().strip() == "[]"


def test_records_go_through_json_unchanged() -> None:
    extraction = extractor.extract(ARTICLE, published="2024-08-20")
    assert extractor.Extraction.model_validate_json(extraction.model_dump_json()) == extraction


def test_rows_have_the_columns_in_order() -> None:
    from extractor.records import COLUMNS

    for row in extractor.extract(ARTICLE, published="2024-08-20").to_rows():
        assert tuple(row) == COLUMNS


@pytest.mark.parametrize("published", ["2024-13-01", "yesterday", "", 20240813, "2024-08-13T00:00"])
def test_wrong_day_is_an_input_error(published: object) -> None:
    with pytest.raises(extractor.InputError, match="published"):
        extractor.extract("", published=published)  # type: ignore[arg-type]


def test_bytes_are_an_input_error() -> None:
    with pytest.raises(extractor.InputError, match="decode"):
        extractor.extract(b"78")  # type: ignore[arg-type]
