"""From files to articles: one module a format, one function over all of them.

``read_articles`` never raises for bad input: what cannot be read comes out as a ``ReadFailure``, in its
place among the documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from extractor.batch.encodings import EncodingError
from extractor.batch.readers.docx import read_docx
from extractor.batch.readers.html import read_html
from extractor.batch.readers.json_records import read_json, read_json_lines
from extractor.batch.readers.markdown import read_markdown
from extractor.batch.readers.model import Document, FailureKind, Format, ReadError, ReadFailure, ReadOptions
from extractor.batch.readers.pdf import read_pdf
from extractor.batch.readers.source import STANDARD_INPUT, Source, format_of, system_error
from extractor.batch.readers.tables import read_csv, read_tsv
from extractor.batch.readers.text import read_text

__all__ = [
    "STANDARD_INPUT",
    "Document",
    "FailureKind",
    "Format",
    "ReadFailure",
    "ReadOptions",
    "format_of",
    "read_articles",
]

Reader = Callable[[Source, ReadOptions], Iterator[Document | ReadFailure]]

READERS: dict[Format, Reader] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_html,
    "docx": read_docx,
    "pdf": read_pdf,
    "jsonl": read_json_lines,
    "json": read_json,
    "csv": read_csv,
    "tsv": read_tsv,
}

_DEFAULTS = ReadOptions()


def read_articles(path: str | Path, options: ReadOptions = _DEFAULTS) -> Iterator[Document | ReadFailure]:
    """The articles of one file, or of standard input (``-``), and what of it could not be read, in order.

    Lazy: a file of records is read a record at a time. The format is ``options.format``, else what the
    name says (``.gz`` and ``.zst`` of each), else what the first bytes say, else plain text; standard
    input is plain text unless ``options.format`` says otherwise. Raises nothing for bad input.
    """
    source = Source(str(path), options.max_bytes)
    try:
        reader = READERS[options.format or source.format or source.sniff()]
        yield from reader(source, options)
    except ReadError as error:
        yield ReadFailure(source.path, None, error.kind, error.message)
    except EncodingError as error:
        yield ReadFailure(source.path, None, "encoding", str(error))
    except Exception as error:  # OSError, broken compression, no memory: one file ends, the run does not
        failure = system_error(error)
        yield ReadFailure(source.path, None, failure.kind, failure.message)
