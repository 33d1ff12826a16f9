"""CSV and TSV, read a row at a time. The first row names the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from extractor.batch.readers.lines import Lines
from extractor.batch.readers.model import Document, Format, ReadError, ReadFailure, ReadOptions
from extractor.batch.readers.records import missing_text, record_document
from extractor.batch.readers.source import Source

_FIELD_LIMIT = csv.field_size_limit()
_DELIMITERS = ",\t;"


def read_csv(source: Source, options: ReadOptions) -> Iterator[Document | ReadFailure]:
    """A document a row. The delimiter is the comma, tab or semicolon that the first row has most of."""
    return _read(source, options, "csv", None)


def read_tsv(source: Source, options: ReadOptions) -> Iterator[Document | ReadFailure]:
    """A document a row; columns are separated by tabs."""
    return _read(source, options, "tsv", "\t")


def _read(
    source: Source, options: ReadOptions, format: Format, delimiter: str | None
) -> Iterator[Document | ReadFailure]:
    # One limit for the whole process, and by itself smaller than an article may be.
    limit = max(_FIELD_LIMIT, options.max_bytes)
    csv.field_size_limit(limit)
    lines = Lines(source, options.encoding)
    broken: list[ReadFailure] = []
    texts = _texts(source, lines, broken)
    first = next(texts, None)
    if first is None:
        yield from broken
        return
    rows = csv.reader(_with_first(first, texts), delimiter=delimiter or max(_DELIMITERS, key=first.count))
    header: list[str] | None = None
    number = 0
    while True:
        try:
            row = next(rows, None)
            yield from broken
            broken.clear()
            if row is None:
                return
            number += 1
            if header is None:
                header = [name.strip() for name in row]
                if options.text_field not in header:
                    raise missing_text(options.text_field, dict.fromkeys(header))
            elif any(row):
                fields = dict(zip(header, row, strict=False))
                yield record_document(source, options, format, number, fields, lines.encoding or "utf-8")
        except csv.Error as error:
            number += 1
            message = f"broken row near line {rows.line_num}: {error}"
            if "field limit" in str(error):
                # Most likely a quotation mark without its partner; rows after it cannot be told any more.
                message = f"a field of more than {limit:,} characters at line {rows.line_num}: is a quote not closed?"
            yield ReadFailure(source.path, number, "format", message)
            if "field limit" in str(error):
                return
        except ReadError as error:
            yield ReadFailure(source.path, number, error.kind, error.message)
            if number == 1:
                return


def _texts(source: Source, lines: Lines, broken: list[ReadFailure]) -> Iterator[str]:
    """The lines that can be decoded; for the others a failure each in ``broken``."""
    for number, line in lines:
        if isinstance(line, ReadError):
            broken.append(ReadFailure(source.path, None, line.kind, f"line {number}: {line.message}"))
        else:
            yield line


def _with_first(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
