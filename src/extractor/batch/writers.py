"""Where the claims go: standard output, or a file whose suffix says the format."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from extractor.batch.model import Done, Failure, Form, Summary
from extractor.batch.rows import ROW, csv_line
from extractor.batch.whole import WholeFile
from extractor.errors import InputError

SUFFIXES = (".jsonl", ".jsonl.gz", ".csv", ".csv.gz", ".parquet", ".db", ".sqlite")


class Writer(Protocol):
    """Takes what a run gives, in order."""

    form: Form
    """How it wants the claims."""
    keeps_text: bool
    """Whether it wants the article's text too."""

    def write(self, done: Done) -> None:
        """Take an article's claims."""
        ...

    def fail(self, failure: Failure) -> None:
        """Take a failure."""
        ...

    def known(self, path: str, record: int | None) -> str | None:
        """The content hash of an article that needs no second look, or ``None``."""
        ...

    def close(self, summary: Summary) -> Path | None:
        """End well or by an interruption, as ``summary.status`` says. Gives the path that now has the claims."""
        ...

    def abandon(self) -> None:
        """End after a fault: leave no half of a file."""
        ...


def open_writer(path: Path, arguments: Mapping[str, Any], *, nested: bool = False, words: str = "jieba") -> Writer:
    """The writer for a path, by its suffix (``SUFFIXES``). ``arguments`` are recorded by a store.

    Raises ``InputError`` for another suffix, for a folder that is not there, and for ``nested`` with
    anything but JSON lines; ``OSError`` if the folder cannot be written.
    """
    name = path.name.lower()
    suffix = next((s for s in SUFFIXES if name.endswith(s)), None)
    if suffix is None:
        raise InputError(f"{path}: the suffix tells no format; use one of {' '.join(SUFFIXES)}")
    if nested and not suffix.startswith(".jsonl"):
        raise InputError(f"{path}: nested claims are JSON lines; use .jsonl, or leave nested out")
    path = path.resolve()  # a link stays a link: the file that it leads to is replaced
    if path.is_dir():
        raise InputError(f"{path}: is a folder; name a file")
    if not path.parent.is_dir():
        raise InputError(f"{path.parent}: no such folder; make it first")
    if suffix in (".db", ".sqlite"):
        from extractor.batch.store import StoreWriter

        return StoreWriter(path, arguments, words=words)
    if suffix == ".parquet":
        from extractor.batch.tables import ParquetWriter

        return ParquetWriter(path)
    form: Form = "csv" if suffix.startswith(".csv") else "nested" if nested else "lines"
    return LinesFile(path, form, compress=suffix.endswith(".gz"))


class Stream:
    """JSON lines to a stream, whole lines at a time, each article's at once."""

    keeps_text = False

    def __init__(self, stream: BinaryIO, *, nested: bool = False) -> None:
        self.form: Form = "nested" if nested else "lines"
        self._stream = stream

    def write(self, done: Done) -> None:
        """Write and flush the article's lines. Raises ``BrokenPipeError`` when nobody reads them any more."""
        if done.payload:
            self._stream.write(done.payload)
            self._stream.flush()

    def fail(self, failure: Failure) -> None:
        """A stream has no place for failures."""

    def known(self, path: str, record: int | None) -> str | None:
        """A stream knows nothing of earlier runs."""
        return None

    def close(self, summary: Summary) -> Path | None:
        """Leave the stream open: it is not ours."""
        return None

    def abandon(self) -> None:
        """Leave the stream open: it is not ours."""


class LinesFile:
    """JSON lines or CSV in a file that appears when it is complete; an interrupted run leaves ``NAME.partial``.

    CSV begins with a byte order mark, without which Excel misreads Han characters.
    """

    keeps_text = False

    def __init__(self, path: Path, form: Form, *, compress: bool = False) -> None:
        self.form = form
        self._file = WholeFile(path)
        self._gzip: gzip.GzipFile | None = None
        self._stream: BinaryIO = self._file.stream
        if compress:
            # No file name and no time in the header: the same claims give the same bytes.
            self._gzip = gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=self._file.stream, mtime=0)
            self._stream = self._gzip  # type: ignore[assignment]
        if form == "csv":
            self._stream.write(b"\xef\xbb\xbf" + csv_line(ROW).encode())

    def write(self, done: Done) -> None:
        """Add the article's lines. Raises ``OSError``."""
        self._stream.write(done.payload)

    def fail(self, failure: Failure) -> None:
        """A file of claims has no place for failures."""

    def known(self, path: str, record: int | None) -> str | None:
        """A file is written anew by each run."""
        return None

    def close(self, summary: Summary) -> Path:
        """Make the file visible: under its name, or as ``NAME.partial`` after an interruption."""
        if self._gzip is not None:
            self._gzip.close()
        return self._file.finish() if summary.status == "finished" else self._file.keep_part()

    def abandon(self) -> None:
        """Remove what was written."""
        self._file.abandon()
