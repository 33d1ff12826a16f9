"""The bytes of a file: opened without waiting, decompressed, and never more than was allowed."""

from __future__ import annotations

import errno
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import BinaryIO, Protocol, cast

from extractor.batch.readers.model import Format, ReadError, missing_extra

STANDARD_INPUT = "-"

FORMATS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
}
COMPRESSIONS = (".gz", ".zst")

_CHUNK = 1 << 16
# How files of these kinds begin; asked only where the name says nothing.
_SIGNATURES: tuple[tuple[bytes, Format], ...] = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"))
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "a file of an older Office (.doc, .xls, .ppt)"),
    (b"{\\rtf", "rich text (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "compressed data without its ending .gz"),
    (b"\x28\xb5\x2f\xfd", "compressed data without its ending .zst"),
)
# Where a pipe has replaced the file since it was listed, opening must not wait for its writer.
_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def format_of(name: str) -> tuple[Format | None, str]:
    """The format that a file name tells, or ``None``; and its compression: ``.gz``, ``.zst`` or ''."""
    path = PurePath(name)
    suffix = path.suffix.lower()
    if suffix in COMPRESSIONS:
        return FORMATS.get(PurePath(path.stem).suffix.lower()), suffix
    return FORMATS.get(suffix), ""


class BufferedBytes(Protocol):
    """What is read of files and decompressors: ``read1`` gives what is there and does not wait for more."""

    def read1(self, size: int, /) -> bytes: ...


class Source:
    """One file to read, or standard input (``-``)."""

    def __init__(self, path: str, limit: int) -> None:
        self.path = path
        self.limit = limit
        self.format, self._compression = format_of(path)

    @property
    def stem(self) -> str | None:
        """The file name without its endings; ``None`` for standard input."""
        if self.path == STANDARD_INPUT:
            return None
        name = PurePath(self.path).name
        if self._compression:
            name = PurePath(name).stem
        return PurePath(name).stem if self.format else name

    @contextmanager
    def open(self) -> Iterator[BufferedBytes]:
        """The bytes, decompressed. Raises ``OSError``, and ``ReadError`` for what is no regular file."""
        if self.path == STANDARD_INPUT:
            yield cast(BufferedBytes, sys.stdin.buffer)
            return
        with os.fdopen(os.open(self.path, os.O_RDONLY | _NO_WAIT), "rb") as raw:
            mode = os.fstat(raw.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise not_a_file(mode)
            if self._compression == ".gz":
                yield gzip.GzipFile(fileobj=raw)
            elif self._compression == ".zst":
                yield _zstd(raw)
            else:
                yield raw

    def read(self) -> bytes:
        """All bytes. Raises ``ReadError`` ``too_large`` when there are more than the limit."""
        # In pieces: a read of so many bytes would take the memory for all of them at once.
        data = io.BytesIO()
        for chunk in self.chunks():
            data.write(chunk)
            if data.tell() > self.limit:
                raise too_large(self.limit)
        return data.getvalue()

    def chunks(self) -> Iterator[bytes]:
        """The bytes in pieces, as soon as they are there, to any length."""
        with self.open() as stream:
            while chunk := stream.read1(_CHUNK):
                yield chunk

    def sniff(self) -> Format:
        """The format where the name tells none: by the first bytes, else plain text."""
        if self.path == STANDARD_INPUT:
            return "text"
        with self.open() as stream:
            head = stream.read1(8)
        for signature, what in _REFUSED:
            if head.startswith(signature):
                raise ReadError("format", f"{what}; convert it to text, HTML, DOCX or PDF, or exclude it")
        return next((name for signature, name in _SIGNATURES if head.startswith(signature)), "text")


def _zstd(raw: BinaryIO) -> BufferedBytes:
    try:
        import zstandard
    except ImportError as error:
        raise missing_extra("zst", "a .zst file") from error
    # read_across_frames: a file that was appended to holds several.
    reader: BufferedBytes = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True, closefd=False)
    return reader


def too_large(limit: int) -> ReadError:
    """The error for more bytes than ``limit``."""
    return ReadError(
        "too_large",
        f"more than {limit:,} bytes in one article; split it, write one article a line as JSON lines, "
        "or raise --max-bytes",
    )


def not_a_file(mode: int) -> ReadError:
    """The error for something that is no regular file, by its ``st_mode``."""
    if stat.S_ISDIR(mode):
        return ReadError("not_a_file", "a folder where a file is wanted; find_files lists the files of a folder")
    what = "a pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
    return ReadError("not_a_file", f"{what}, not a regular file; send its data to standard input and read '-'")


def system_error(error: Exception) -> ReadError:
    """The ``ReadError`` for what the operating system or a decompressor raised."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ReadError("vanished", "no such file; it was moved or deleted, or the path is wrong")
    if isinstance(error, PermissionError):
        return ReadError("permission", "no permission to read it; change its mode or owner, or exclude it")
    if isinstance(error, IsADirectoryError):
        return not_a_file(stat.S_IFDIR)
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return ReadError("not_a_file", "a symbolic link that leads back to itself; remove it")
    if isinstance(error, OSError) and error.errno == errno.ENXIO:
        return not_a_file(stat.S_IFSOCK)
    if isinstance(error, EOFError | gzip.BadGzipFile | zlib.error) or type(error).__name__ == "ZstdError":
        return ReadError("format", f"broken compressed data ({error}); fetch or compress the file again")
    if isinstance(error, MemoryError):
        return ReadError("too_large", "more than the memory holds; split it, or write one article a line as JSON lines")
    if isinstance(error, OSError):
        return ReadError("io", f"the system cannot read it: {error}")
    return ReadError("format", f"cannot be read ({type(error).__name__}: {error}); save it again, or as plain text")
