"""What goes in: a text, its publication day, and where both came from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One text to read. ``text`` is never altered: all offsets count its code points."""

    text: str
    published: dt.date | None = None
    """The publication day: the only clock there is. Relative times count from it."""
    title: str | None = None
    """A headline kept apart from the text; it names subjects but gives no claims."""
    id: str | None = None
    """What the caller calls the article: a path, a key."""
    published_from: str | None = None
    """How ``published`` became known: ``given``, ``file name``, ``text``, ``html``…"""
