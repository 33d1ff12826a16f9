"""The words of ``periods.toml``: years by name, and other relative times."""

from __future__ import annotations

from importlib.resources import files
from typing import Literal

import regex
from pydantic import ConfigDict

from extractor.periods.model import Edge, Step, Unit, When, Year
from extractor.rules import Entry, Lexicon


class TimeWord(Entry):
    """A word that names a time by its distance from a base."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...]
    base: Literal["published", "context"] = "published"
    shift: int = 0
    not_after: str = ""
    """Characters that, standing right before, make another word of it."""
    not_before: str = ""
    """Characters that, standing right after, make another word of it."""


class RelativeWord(TimeWord):
    """A relative time other than a year."""

    unit: Unit
    weekday: int = 0
    """For the unit ``weekday``: 0 is Monday."""
    point: Literal["", "start", "end"] = ""
    context: bool = False
    """Counts from the month or quarter last spoken of in the sentence, if any, else from the publication day."""


_TOML = files("extractor.periods").joinpath("periods.toml")
years: Lexicon[TimeWord] = Lexicon(_TOML, "year", TimeWord, name="periods.year")
relatives: Lexicon[RelativeWord] = Lexicon(_TOML, "relative", RelativeWord, name="periods.relative")


def _alternatives(words: list[TimeWord]) -> str:
    """One pattern for all names, by their first character, longest first, each with its forbidden neighbours.

    The characters are looked at first, so that where none of them stands no name is tried.
    """
    forms: dict[str, list[tuple[int, str]]] = {}
    for word in words:
        after = f"(?<![{regex.escape(word.not_after)}])" if word.not_after else ""
        before = f"(?![{regex.escape(word.not_before)}])" if word.not_before else ""
        for name in word.names:
            forms.setdefault(name[0], []).append((-len(name), f"{after}{name}{before}"))
    groups = [
        f"(?={first})(?:{'|'.join(form for _, form in sorted(group, key=lambda form: form[0]))})"
        for first, group in forms.items()
    ]
    return f"(?=[{''.join(forms)}])(?:{'|'.join(groups)})"


YEAR_WORD = _alternatives(list(years.entries.values()))
"""A year by name: 今年, 上年…"""
RELATIVE_WORD = _alternatives(list(relatives.entries.values()))
"""Any other relative time."""

_YEAR_OF = {name: Year(word.base, word.shift) for word in years.entries.values() for name in word.names}
_WORD_OF = {name: word for word in relatives.entries.values() for name in word.names}
YEAR_NAMES = tuple(_YEAR_OF)
RELATIVE_NAMES = tuple(_WORD_OF)


def year_of(name: str) -> Year:
    """The year that a name stands for."""
    return _YEAR_OF[name]


def word_of(name: str) -> RelativeWord:
    """The entry of a relative word."""
    return _WORD_OF[name]


def when_of(name: str) -> When:
    """What a relative word means."""
    word = _WORD_OF[name]
    step = Step(word.unit, "context" if word.context else word.base, word.shift, word.weekday)
    return Edge(word.point, step) if word.point else step


@years.reader
def read_years(text: str) -> list[str]:
    """The ids of the years by name in ``text``."""
    return _ids(YEAR_WORD, text, years)


@relatives.reader
def read_relatives(text: str) -> list[str]:
    """The ids of the other relative words in ``text``."""
    return _ids(RELATIVE_WORD, text, relatives)


def _ids(pattern: str, text: str, lexicon: Lexicon[TimeWord] | Lexicon[RelativeWord]) -> list[str]:
    found = {m[0] for m in regex.finditer(pattern, text)}
    return [entry.id for entry in lexicon.entries.values() if found.intersection(entry.names)]
