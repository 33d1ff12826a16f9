"""What a reader takes and gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from extractor.errors import InputError
from extractor.text import Article

Format = Literal["text", "markdown", "html", "docx", "pdf", "jsonl", "json", "csv", "tsv"]

FailureKind = Literal[
    "not_found",  # a path or pattern that was named is not there
    "vanished",  # was there when the folder was listed, is not any more
    "permission",
    "not_a_file",  # a pipe, a socket, a device, a folder where a file is wanted
    "too_large",  # over ReadOptions.max_bytes, or over what the memory holds
    "encoding",
    "format",  # broken, or not what its name says
    "protected",  # needs a password
    "no_text",  # pictures of pages only
    "missing_field",
    "bad_date",
    "missing_extra",  # an optional dependency is not installed
    "io",  # the operating system could not read it
]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read. The fields are the columns of JSON lines, JSON, CSV and TSV.

    ``published`` holds for every article and wins over what the files say. ``format`` is used instead
    of what the file name says, ``encoding`` instead of what the bytes say (``utf-8:replace``: a byte that does
    not fit becomes U+FFFD). ``max_bytes`` bounds one article: a whole file, decompressed, or one
    record of JSON lines or CSV; a file of records may be of any size. An article of text takes some 85
    times its bytes of memory while it is read, so the default asks for less than 3 GB.
    """

    text_field: str = "text"
    id_field: str | None = "id"
    published_field: str | None = "published"
    title_field: str | None = "title"
    published: dt.date | None = None
    encoding: str | None = None
    format: Format | None = None
    max_bytes: int = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Document:
    """One article that was read, and where it came from.

    ``record``: the line of a JSON-lines file, the row of a table as a spreadsheet counts it (the header
    is row 1), the place in a JSON array from 1; ``None`` for a file that is one article.

    ``origin``: pairs (start, place), ascending by start: from ``start`` in ``article.text`` on, the text
    comes from that place. The place is the page of a PDF from 1, the paragraph of a DOCX body from 1
    (a table row is one), the line of a Markdown file from 1, and for HTML the offset in the decoded page.
    ``None`` where the text is the file itself.
    """

    article: Article
    path: str
    record: int | None
    encoding: str | None
    format: Format
    origin: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """An article or a file that could not be read. ``kind`` is stable; ``message`` says what to do."""

    path: str
    record: int | None
    kind: FailureKind
    message: str


class ReadError(InputError):
    """Ends the reading of one file or one record; ``read_articles`` turns it into a ``ReadFailure``."""

    def __init__(self, kind: FailureKind, message: str) -> None:
        super().__init__(message)
        self.kind: FailureKind = kind
        self.message = message


def missing_extra(extra: str, what: str) -> ReadError:
    """The error of a format whose optional dependency is not installed."""
    return ReadError("missing_extra", f"{what} needs an extra: pip install 'zh-claim-extractor[{extra}]'")
