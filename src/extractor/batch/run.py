"""A run: find, read, extract in worker processes, write in order, count, and stop cleanly."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.batch.interrupts import Interrupted, Interrupts
from extractor.batch.model import Done, Failure, Item, Outcome, Reads, Summary
from extractor.batch.paths import FoundFile, find_files
from extractor.batch.pool import Pool
from extractor.batch.readers import ReadFailure, ReadOptions, read_articles
from extractor.batch.readers.source import STANDARD_INPUT, format_of
from extractor.batch.worker import Recipe, Worker, failure_of, says
from extractor.batch.writers import Writer

SMALL = 1_000_000
"""Bytes below which a single file of one article is not worth a worker process."""

_OF_MANY = frozenset({"jsonl", "json", "csv", "tsv"})
# Bytes of file for a character of text, for progress within a file of many articles: UTF-8 Han characters
# take three, compressed ones about one.
_BYTES_A_CHARACTER = {"": 2.9, ".gz": 1.2, ".zst": 1.2}


@dataclass(frozen=True)
class RunOptions:
    """What a run reads and how."""

    paths: Sequence[str]
    """Files, folders, patterns, and ``-`` for standard input."""
    read: ReadOptions = field(default_factory=ReadOptions)
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    since: dt.datetime | dt.date | None = None
    recursive: bool = True
    workers: int | None = None
    """Processes; 0 works in this one. ``None``: the number of cores, but 0 for standard input alone and for
    one small file, whose claims then come as soon as they are read."""
    resume: bool = False
    """Skip what the writer knows from the same text, package and lexicons."""
    fail_fast: bool = False
    """Stop at the first failure."""

    def find(self) -> Iterator[FoundFile | ReadFailure]:
        """The files, in the order of the run."""
        return find_files(
            self.paths, include=self.include, exclude=self.exclude, since=self.since, recursive=self.recursive
        )


Watch = Callable[[Summary, Outcome], None]
"""Told of each outcome once it is written, with the counts so far."""


def run(options: RunOptions, writer: Writer, make: Callable[[], Reads], watch: Watch | None = None) -> Summary:
    """Read, extract and write; gives what was done.

    ``make`` makes the extractor, once a process; it must be picklable. Failures of articles are counted
    and given to the writer; they raise nothing. SIGINT and SIGTERM end the run with what is done kept and
    ``status`` ``interrupted``. Raises ``OSError`` or ``sqlite3.Error`` when the output cannot be written,
    after ``writer.abandon()``, and ``ExtractorError`` when no worker process can be started.
    """
    summary = Summary()
    started = time.monotonic()
    interrupts = Interrupts()
    recipe = Recipe(make, writer.form, writer.keeps_text, options.read)
    try:
        with interrupts.active():
            try:
                with contextlib.closing(_work(recipe, options, _items(options, writer, summary))) as outcomes:
                    for outcome in outcomes:
                        with interrupts.held():
                            _take(outcome, writer, summary)
                            summary.seconds = time.monotonic() - started
                            if watch is not None:
                                watch(summary, outcome)
                        if options.fail_fast and summary.failures:
                            break
                summary.status = "stopped" if options.fail_fast and summary.failures else "finished"
            except Interrupted as interrupt:
                summary.status = "interrupted"
                summary.signal = interrupt.number
        summary.seconds = time.monotonic() - started
        summary.written = writer.close(summary)
    except BaseException:
        writer.abandon()
        raise
    return summary


def _take(outcome: Outcome, writer: Writer, summary: Summary) -> None:
    if isinstance(outcome, Done):
        writer.write(outcome)
        summary.articles += 1
        summary.claims += outcome.claims
        summary.characters += outcome.characters
    elif isinstance(outcome, Failure):
        writer.fail(outcome)
        summary.failures[outcome.kind] += 1
    else:
        summary.skipped += 1


def _work(recipe: Recipe, options: RunOptions, items: Iterable[Item]) -> Generator[Outcome]:
    workers = _workers(options)
    if workers == 0:
        worker = Worker(recipe)
        for item in items:
            yield from worker.do(item)
        return
    with Pool(workers, recipe) as pool:
        yield from pool.run(items)


def _workers(options: RunOptions) -> int:
    if options.workers is not None:
        return options.workers
    if len(options.paths) == 1:
        (path,) = options.paths
        small = os.path.isfile(path) and os.path.getsize(path) < SMALL and not _of_many(path, options.read)
        if path == STANDARD_INPUT or small:
            return 0
    return os.cpu_count() or 1


def _of_many(path: str, read: ReadOptions) -> bool:
    return (read.format or format_of(path)[0]) in _OF_MANY


def _items(options: RunOptions, writer: Writer, summary: Summary) -> Iterator[Item]:
    """What there is to do, in order. Files of one article are read by the workers, files of many here."""
    for found in options.find():
        if isinstance(found, ReadFailure):
            yield Item(failure_of(found))
            continue
        summary.files += 1
        before = summary.bytes_read
        if found.path == STANDARD_INPUT or _of_many(found.path, options.read):
            for item in _records(found.path, options, writer):
                estimate = int(item.size * _BYTES_A_CHARACTER[format_of(found.path)[1]])
                summary.bytes_read = min(summary.bytes_read + estimate, before + found.size)
                yield item
        else:
            known = writer.known(found.path, None) if options.resume else None
            yield Item(found.path, found.size, known)
        summary.bytes_read = before + found.size


def _records(path: str, options: RunOptions, writer: Writer) -> Iterator[Item]:
    try:
        for document in read_articles(path, options.read):
            if isinstance(document, ReadFailure):
                yield Item(failure_of(document))
            else:
                known = writer.known(path, document.record) if options.resume else None
                yield Item(document, len(document.article.text), known)
    except Exception as error:  # a reader's own fault must not end the run
        yield Item(Failure(path, None, "read", says(error)))
