"""Options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-expected",
        action="store_true",
        help="write tests/fixtures/expected anew from what the code gives now",
    )


def pytest_make_parametrize_id(val: object) -> str | None:
    """The text itself names a case (see pyproject.toml), unless it is none or no file can hold it."""
    if isinstance(val, bytes) or (isinstance(val, str) and not val.isprintable()):
        return ascii(val)[:80]
    return None
