"""What a construction is: a function from a number's site to a draft, with its examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractor.claims.draft import Draft, Scene, Site
from extractor.rules import Link


def construction(
    *, yes: Mapping[str, str], no: Mapping[str, str] | None = None, todo: Mapping[str, str] | None = None
) -> Callable[[Callable[[Scene, Site], Draft | None]], Link[[Scene, Site], Draft]]:
    """Give a construction its examples: text to ``metric kind value unit``, as the whole pipeline reads it."""

    def made(make: Callable[[Scene, Site], Draft | None]) -> Link[[Scene, Site], Draft]:
        return Link(make, yes, no or {}, todo or {})

    return made
