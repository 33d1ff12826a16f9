"""What goes through a run: items to do, and what became of each article."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from extractor.batch.readers import Document
from extractor.records import Extraction
from extractor.text import Article

Form = Literal["lines", "nested", "csv", "rows"]
"""How a worker hands over claims: JSON lines, lossless JSON lines, CSV lines, or typed rows."""


class Reads(Protocol):
    """What a worker needs of an ``Extractor``."""

    def extract_article(self, article: Article) -> Extraction:
        """The claims of one article."""
        ...


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that gave nothing, and why. ``kind``: those of the readers, and ``read``, ``extract``, ``worker``."""

    path: str
    record: int | None
    kind: str
    """``extract``: the extraction raised; ``read``: a reader did, by a fault of its own; ``worker``: the process
    died over it, twice."""
    message: str

    def __str__(self) -> str:
        place = "" if self.record is None else f", record {self.record}"
        return f"{self.path}{place}: {self.kind}: {self.message}"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing for a worker to do: read and extract a file, extract a document, or pass a failure on."""

    what: str | Document | Failure
    """The path of a file of one article, a document that is read already, or why there is none."""
    size: int = 0
    """About how many characters; items go to the workers in chunks of about the same size."""
    known: str | None = None
    """The content hash of this article in the store: if it still has that, there is nothing to do."""

    @property
    def path(self) -> str:
        """The file that the item is about."""
        return self.what if isinstance(self.what, str) else self.what.path

    @property
    def record(self) -> int | None:
        """The place in that file, if the item is one record of many."""
        return None if isinstance(self.what, str) else self.what.record


@dataclass(frozen=True, slots=True)
class Done:
    """An article that gave its claims."""

    head: tuple[Any, ...]
    """The values of ``rows.HEAD``."""
    title: str | None
    encoding: str | None
    format: str | None
    origin: tuple[tuple[int, int], ...] | None
    content_hash: str
    characters: int
    claims: int
    payload: Any
    """The claims in the writer's ``Form``: bytes, or a list of ``rows.typed_row``."""
    text: str | None = None
    """The article, where the writer keeps it."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that the store has already, from the same text, rules and words."""

    path: str
    record: int | None


Outcome = Done | Skipped | Failure


def content_hash(article: Article) -> str:
    """A hash over all of an article that its claims depend on."""
    digest = hashlib.sha256()
    for part in (article.text, article.title or "", str(article.published)):
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()[:32]


Status = Literal["running", "finished", "interrupted", "stopped"]
"""How a run stands: ``stopped`` is an end by ``--fail-fast``, a full disk or another fault."""


@dataclass(slots=True)
class Summary:
    """What a run has done so far."""

    status: Status = "running"
    files: int = 0
    articles: int = 0
    claims: int = 0
    characters: int = 0
    skipped: int = 0
    seconds: float = 0.0
    failures: Counter[str] = field(default_factory=Counter)
    """How many of each kind."""
    bytes_read: int = 0
    """Of the files, for progress; within a file of many articles an estimate."""
    signal: int | None = None
    """What interrupted the run."""
    written: Path | None = None
    """The file that has the claims."""
