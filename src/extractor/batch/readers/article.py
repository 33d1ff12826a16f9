"""From a text and what its file says about it to a ``Document``."""

from __future__ import annotations

import datetime as dt

from extractor.batch.readers.model import Document, Format, ReadOptions
from extractor.batch.readers.source import Source
from extractor.text import Article
from extractor.text.published import find_published


def document(
    source: Source,
    options: ReadOptions,
    format: Format,
    text: str,
    *,
    encoding: str | None = None,
    title: str | None = None,
    told: tuple[dt.date, str] | None = None,
    origin: list[tuple[int, int]] | None = None,
) -> Document:
    """The document of a file that is one article; its id is its path.

    ``told``: the publication day as the format's own fields give it, and their name. It yields to the
    day given for all and wins over a date in the text or the file name.
    """
    published, published_from = published_day(options, told, text, source.stem)
    return Document(
        article=Article(text, published, title or None, source.path, published_from),
        path=source.path,
        record=None,
        encoding=encoding,
        format=format,
        origin=None if origin is None else tuple(origin),
    )


def published_day(
    options: ReadOptions, told: tuple[dt.date, str] | None, text: str, file_name: str | None
) -> tuple[dt.date | None, str | None]:
    """The publication day and where it is from: given for all, then told by a field, then found."""
    if options.published is not None:
        return options.published, "given"
    return told or find_published(text, file_name) or (None, None)
