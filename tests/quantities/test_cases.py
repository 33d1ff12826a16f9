"""The corpus of own cases: what each text reads as, numeral by numeral."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractor.quantities.readers import describe, read_items

CASES = [
    pytest.param(case["text"], case["items"], id=f"{group}-{case['text']}")
    for group, cases in tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8")).items()
    for case in cases
]


@pytest.mark.parametrize(("text", "items"), CASES)
def test_case(text: str, items: list[str]) -> None:
    assert [f"{item.text} = {describe(item)}" for item in read_items(text)] == items
