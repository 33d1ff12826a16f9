"""Articles for the benchmarks: from files, folders and JSON lines, as ``extractor run`` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.batch.readers import ReadFailure, read_articles
from extractor.text import Article

FIXTURES = Path(__file__).resolve().parents[1] / "tests/fixtures/articles"


def articles(paths: Iterable[Path]) -> Iterator[Article]:
    """The articles of the files and folders, in order. Raises ``SystemExit`` for a file that cannot be read."""
    for path in paths:
        for file in sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]:
            for document in read_articles(file):
                if isinstance(document, ReadFailure):
                    raise SystemExit(f"{document.path}: {document.message}")
                yield document.article
