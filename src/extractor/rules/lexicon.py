"""Lexicons: words as data. A TOML file is read once, validated by pydantic, and never executed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.errors import LexiconError


class Entry(BaseModel):
    """What every lexicon entry has: its examples, for the generic test."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    yes: tuple[str, ...] = ()
    """Text in which the entry must be found."""
    no: tuple[str, ...] = ()
    """Text in which it must not be found."""
    todo: tuple[str, ...] = ()
    """Text in which it should be found one day: a strict expected failure."""


E = TypeVar("E", bound=Entry)


class Lexicon(Generic[E]):
    """The entries of one TOML file: arrays of tables ``[[table]]``, each validated as ``entry``.

    Raises ``LexiconError`` that names file, entry and field for anything that is not as it must be.
    """

    registry: dict[str, Lexicon[Entry]] = {}  # noqa: RUF012  (one per process, filled at import)

    def __init__(self, file: Traversable | Path, table: str, entry: type[E], *, name: str = "") -> None:
        self.file = file
        self.name = name or f"{Path(str(file)).stem}.{table}"
        self.read: Callable[[str], Iterable[str]] | None = None
        self.entries: dict[str, E] = load(file, table, entry)
        self.registry[self.name] = self  # type: ignore[assignment]

    def reader(self, read: Callable[[str], Iterable[str]]) -> Callable[[str], Iterable[str]]:
        """Say how an example is read: text to the ids of the entries found in it."""
        self.read = read
        return read


def load(file: Traversable | Path, table: str, entry: type[E]) -> dict[str, E]:
    """Read ``[[table]]`` of a TOML file: entry id to validated entry, in the order of the file."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file}: cannot be read as UTF-8 text: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file}: not valid TOML: {error}") from error
    rows = data.get(table)
    if not isinstance(rows, list) or not rows:
        raise LexiconError(f"{file}: has no [[{table}]]; add at least one entry")
    entries: dict[str, E] = {}
    for number, row in enumerate(rows, 1):
        try:
            item = entry.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"])) or "entry"
            label = row.get("id", f"number {number}") if isinstance(row, dict) else f"number {number}"
            raise LexiconError(f"{file}: [[{table}]] {label}: field {field}: {first['msg']}") from error
        if item.id in entries:
            raise LexiconError(f"{file}: [[{table}]] {item.id}: field id: used twice; ids are unique")
        entries[item.id] = item
    return entries
