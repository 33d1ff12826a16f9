"""JSON lines, read a line at a time, and JSON files: one object or an array of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from extractor.batch.encodings import decode
from extractor.batch.readers.lines import Lines
from extractor.batch.readers.model import Document, Format, ReadError, ReadFailure, ReadOptions
from extractor.batch.readers.records import record_document
from extractor.batch.readers.source import Source


def read_json_lines(source: Source, options: ReadOptions) -> Iterator[Document | ReadFailure]:
    """A document a line; a broken line is one failure, and the next is read. Empty lines are skipped."""
    lines = Lines(source, options.encoding)
    for number, line in lines:
        if isinstance(line, str) and not line.strip():
            continue
        try:
            if isinstance(line, ReadError):
                raise line
            yield _document(source, options, "jsonl", number, _parsed(line), lines.encoding or "utf-8")
        except ReadError as error:
            yield ReadFailure(source.path, number, error.kind, error.message)


def read_json(source: Source, options: ReadOptions) -> Iterator[Document | ReadFailure]:
    """A document for the object, or one for each object of the array. JSON lines by the wrong name are read as such."""
    text, encoding = decode(source.read(), options.encoding)
    try:
        value = _parsed(text)
    except _SecondValue:
        del text
        yield from read_json_lines(source, options)
        return
    del text
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        try:
            yield _document(source, options, "json", number, item, encoding)
        except ReadError as error:
            yield ReadFailure(source.path, number, error.kind, error.message)


class _SecondValue(ReadError):
    """After one JSON value there is another."""


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        kind = _SecondValue if error.msg == "Extra data" else ReadError
        raise kind("format", f"broken JSON: {error.msg} at column {error.colno}; repair the line") from error
    except (ValueError, RecursionError) as error:  # an integer of thousands of digits; too deeply nested
        raise ReadError("format", f"JSON that cannot be read: {error}") from error


def _document(source: Source, options: ReadOptions, format: Format, number: int, value: Any, encoding: str) -> Document:
    if not isinstance(value, dict):
        raise ReadError("format", f"an object with named fields is wanted, not {type(value).__name__}")
    return record_document(source, options, format, number, value, encoding)
