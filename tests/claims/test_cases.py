"""Sentences with all that must be read from them: what no single rule shows, from metric phrase to claim."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import extractor

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_claims_of_a_text(case: dict[str, object]) -> None:
    found = extractor.extract(str(case["text"]), published="2024-05-05")
    assert [str(claim) for claim in found] == case["claims"]
