"""A chain: functions tried in order, each with its examples. The first that gives something wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, ParamSpec, TypeVar

from extractor.errors import RuleError

P = ParamSpec("P")
R = TypeVar("R")


class Link(Generic[P, R]):
    """One function of a chain with its examples, as a ``Rule`` has them. Calling it calls the function."""

    __slots__ = ("make", "name", "no", "todo", "yes")

    def __init__(
        self, make: Callable[P, R | None], yes: Mapping[str, str], no: Mapping[str, str], todo: Mapping[str, str]
    ) -> None:
        self.name = getattr(make, "__name__", "").strip("_")
        self.make = make
        self.yes = yes
        """Text in which this link must win, and what it must read there (empty: anything)."""
        self.no = no
        """Text in which it must not win, and why."""
        self.todo = todo
        """Text in which it should win one day: a strict expected failure."""
        if not yes:
            raise RuleError(f"link {self.name} has no example; give at least one in yes=")

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R | None:
        return self.make(*args, **kwargs)


class Chain(Generic[P, R]):
    """Links in the order in which they are tried. ``name`` appears in a claim's ``rule`` as ``name.link``."""

    registry: dict[str, Chain[..., Any]] = {}  # noqa: RUF012  (one per process, filled at import)

    def __init__(self, name: str, *links: Link[P, R]) -> None:
        """Raises ``RuleError`` for a reused name of the chain or of a link."""
        if name in self.registry:
            raise RuleError(f"there is a chain {name!r} already; choose another name")
        self.name = name
        self.links = {link.name: link for link in links}
        if len(self.links) < len(links):
            raise RuleError(f"chain {name} has two links of one name; choose another name")
        self.read: Callable[[str], Iterable[tuple[str, str]]] | None = None
        self.registry[name] = self
        self._order = tuple((link.name, link.make) for link in links)

    def reader(self, read: Callable[[str], Iterable[tuple[str, str]]]) -> Callable[[str], Iterable[tuple[str, str]]]:
        """Say how an example is read: text to pairs of (link name, what it read)."""
        self.read = read
        return read

    def first(self, *args: P.args, **kwargs: P.kwargs) -> tuple[str, R] | None:
        """The name of the first link that gives something, and what it gives; ``None`` if none does."""
        for name, make in self._order:
            value = make(*args, **kwargs)
            if value is not None:
                return name, value
        return None
