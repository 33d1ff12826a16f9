"""Plain text: the article is the file, offsets count its code points (after a byte order mark)."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.batch.encodings import decode
from extractor.batch.readers.article import document
from extractor.batch.readers.model import Document, ReadError, ReadOptions
from extractor.batch.readers.source import Source


def read_text(source: Source, options: ReadOptions) -> Iterator[Document]:
    """One document."""
    text, encoding = decode(source.read(), options.encoding)
    if "\0" in text:
        raise ReadError("format", "holds NUL characters: a binary file; convert it to text, or exclude it")
    yield document(source, options, "text", text, encoding=encoding)
