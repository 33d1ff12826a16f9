"""One record of JSON lines or a table: its named fields become a ``Document``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from extractor.batch.readers.article import published_day
from extractor.batch.readers.model import Document, Format, ReadError, ReadOptions
from extractor.batch.readers.source import Source
from extractor.text import Article
from extractor.text.published import parse_published

_NAMES_SHOWN = 12


def record_document(
    source: Source,
    options: ReadOptions,
    format: Format,
    number: int,
    fields: Mapping[str, Any],
    encoding: str | None,
) -> Document:
    """The document of one record. Its id is its id field, or ``path#number``.

    Raises ``ReadError``: ``missing_field`` without a text, ``format`` for a text that is none,
    ``bad_date`` for a publication day that cannot be read.
    """
    text = fields.get(options.text_field)
    if text is None:
        raise missing_text(options.text_field, fields)
    if not isinstance(text, str):
        raise ReadError("format", f"field {options.text_field!r} is no string but {type(text).__name__}")
    # The file's name says nothing about the day of one of its records.
    published, published_from = published_day(options, _told(fields, options), text, None)
    title = fields.get(options.title_field) if options.title_field else None
    return Document(
        article=Article(
            text,
            published,
            title if isinstance(title, str) and title else None,
            _id(fields, options) or f"{source.path}#{number}",
            published_from,
        ),
        path=source.path,
        record=number,
        encoding=encoding,
        format=format,
    )


def missing_text(name: str, fields: Mapping[str, Any]) -> ReadError:
    """The error for a record or a table without the text field; it names the fields that there are."""
    names = [str(field) for field in fields][:_NAMES_SHOWN]
    there = ", ".join(names) + (", …" if len(fields) > _NAMES_SHOWN else "") if names else "none"
    return ReadError("missing_field", f"no field {name!r}; the fields are: {there}; name one with --text-field")


def _id(fields: Mapping[str, Any], options: ReadOptions) -> str | None:
    value = fields.get(options.id_field) if options.id_field else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value else None


def _told(fields: Mapping[str, Any], options: ReadOptions) -> tuple[dt.date, str] | None:
    name = options.published_field
    value = fields.get(name) if name else None
    if value is None or value == "" or options.published is not None:
        return None
    day = parse_published(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else None
    if day is None:
        shown = str(value)[:40]
        raise ReadError("bad_date", f"field {name!r} is no date: {shown!r}; write it as YYYY-MM-DD, e.g. 2024-08-13")
    return day, "field"
