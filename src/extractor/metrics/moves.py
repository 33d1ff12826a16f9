"""Words of rising and falling: what tells a level from a change, and a change's sign."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_DATA = {
    key: frozenset(value.split())
    for key, value in tomllib.loads(files("extractor.metrics").joinpath("moves.toml").read_text("utf-8")).items()
}

RISES = _DATA["rise"]
"""Verbs of rising, directly before a number: 增长9.7%."""
FALLS = _DATA["fall"]
"""Verbs of falling: 下滑12%."""
MOVES = RISES | FALLS
HIGHER = _DATA["higher"]
"""Adjectives that compare upwards, after 比 or 较 only: 高0.6个百分点."""
LOWER = _DATA["lower"]
"""Adjectives that compare downwards: 低3元."""
RISE_NOUNS = _DATA["rise_noun"]
"""Nouns that name a growth upwards: 增速为5%, 10%的增长率."""
FALL_NOUNS = _DATA["fall_noun"]
"""Nouns that name a fall: 跌幅, 18%的下滑."""
MOVE_NOUNS = RISE_NOUNS | FALL_NOUNS


def sign_of(move: str) -> int:
    """1 for a word of rising, -1 for one of falling, as verb or as noun."""
    return -1 if move in FALLS or move in FALL_NOUNS or move in LOWER else 1
