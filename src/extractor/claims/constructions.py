"""The constructions: how a number and its metric stand together. Tried in order; the first that fits wins."""

from __future__ import annotations

from extractor.claims.changes import (
    against_alone,
    apart,
    arrow,
    extent,
    fixed_kind,
    index_points,
    move,
    moved_after,
    noun_after,
    noun_before,
    own_verb,
    signed,
)
from extractor.claims.counted import attribute, counted
from extractor.claims.deeds import befallen, dealt, earned, holding, made, some_do, used_for
from extractor.claims.levels import (
    age,
    at_price,
    given_per_share,
    means,
    moved_object,
    named_price,
    plain_level,
    valued_at,
    version,
)
from extractor.claims.sequels import (
    another,
    apposition,
    continued,
    from_value,
    inherited_level,
    moved_to,
    reached_level,
    release,
    restated,
    to_value,
)
from extractor.claims.shares import compared, rank, ratio, share
from extractor.claims.thresholds import exceeding
from extractor.rules import Chain

chain = Chain(
    "claim",
    given_per_share,
    moved_to,
    restated,
    release,
    continued,
    to_value,
    from_value,
    index_points,
    fixed_kind,
    rank,
    compared,
    ratio,
    share,
    apart,
    move,
    noun_before,
    extent,
    arrow,
    signed,
    noun_after,
    moved_after,
    against_alone,
    valued_at,
    means,
    at_price,
    apposition,
    age,
    version,
    befallen,
    exceeding,
    some_do,
    attribute,
    holding,
    dealt,
    earned,
    made,
    counted,
    moved_object,
    used_for,
    plain_level,
    own_verb,
    named_price,
    reached_level,
    another,
    inherited_level,
)
"""The order in which the constructions are tried. Examples stand beside each; ``claim.move`` is ``changes.move``."""
