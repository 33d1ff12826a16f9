"""The command ``extractor``: run, show, explain, schema, stats.

Heavy modules are imported where they are used, so that ``--help`` is quick.
Exit codes: 0 all well, 1 some files failed, 2 usage, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import io
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.errors import ExtractorError, InputError

if TYPE_CHECKING:
    from extractor.batch.config import Settings
    from extractor.batch.model import Summary
    from extractor.batch.run import RunOptions
    from extractor.batch.writers import Writer

FAILED, USAGE, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    name="extractor",
    help="Structured, sourced number claims from Chinese business articles.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[list[str], typer.Argument(help="Files, folders, glob patterns; - is standard input.")]
Config = Annotated[
    Path | None,
    typer.Option(help="Settings file. Default: the nearest extractor.toml or pyproject.toml with [tool.extractor]."),
]
Published = Annotated[
    str | None, typer.Option(help="Publication day of all articles, YYYY-MM-DD; wins over what the files say.")
]
Format = Annotated[
    str | None,
    typer.Option(help="text, markdown, html, docx, pdf, jsonl, json, csv, tsv. Default: by file name."),
]
Encoding = Annotated[str | None, typer.Option(help="Encoding of text files. Default: detected.")]
TextField = Annotated[str | None, typer.Option(help="Column of the text in JSON lines, JSON, CSV. Default: text.")]
IdField = Annotated[str | None, typer.Option(help="Column of the article's id. Default: id.")]
PublishedField = Annotated[str | None, typer.Option(help="Column of the publication day. Default: published.")]
TitleField = Annotated[str | None, typer.Option(help="Column of the title. Default: title.")]
MaxBytes = Annotated[int | None, typer.Option(help="Largest article that is read. Default: 32 MiB.")]
Include = Annotated[list[str] | None, typer.Option(help="Only files that match this pattern; may be repeated.")]
Exclude = Annotated[list[str] | None, typer.Option(help="No files that match this pattern; may be repeated.")]
Since = Annotated[str | None, typer.Option(help="Only files changed since this day or time (ISO 8601).")]
Recursive = Annotated[bool | None, typer.Option("--recursive/--no-recursive", help="Go into folders of folders.")]
Workers = Annotated[
    int | None, typer.Option(help="Worker processes; 0 works in this one. Default: the number of cores.")
]
FailFast = Annotated[bool | None, typer.Option("--fail-fast/--no-fail-fast", help="Stop at the first failure.")]
ShowProgress = Annotated[bool | None, typer.Option("--progress/--no-progress", help="Progress bar, on a terminal.")]
Words = Annotated[str | None, typer.Option(help="Segmenter: jieba, or rjieba (an extra, the same in Rust).")]


@app.command("run")
def run_command(
    context: typer.Context,
    paths: Paths,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o",
            help="File for the claims: .jsonl, .csv (both also .gz), .parquet, .db or .sqlite. "
            "Default: JSON lines on standard output.",
        ),
    ] = None,
    nested: Annotated[
        bool | None, typer.Option("--nested/--flat", help="JSON lines with the whole claim, lossless, not a flat row.")
    ] = None,
    resume: Annotated[
        bool | None,
        typer.Option("--resume/--no-resume", help="Skip what the store has from the same text, package and lexicons."),
    ] = None,
    format: Format = None,
    encoding: Encoding = None,
    published: Published = None,
    text_field: TextField = None,
    id_field: IdField = None,
    published_field: PublishedField = None,
    title_field: TitleField = None,
    max_bytes: MaxBytes = None,
    include: Include = None,
    exclude: Exclude = None,
    since: Since = None,
    recursive: Recursive = None,
    workers: Workers = None,
    fail_fast: FailFast = None,
    progress: ShowProgress = None,
    words: Words = None,
    config: Config = None,
) -> None:  # fmt: skip
    """Extract the claims of files and folders, as JSON lines, CSV, Parquet or SQLite.

    A file appears whole or not at all. A store (.db, .sqlite) is updated, one transaction an article.
    """
    with _errors():
        settings = _settings(context)
        from extractor.batch.writers import Stream, open_writer

        if settings.resume and not (settings.output and settings.output.suffix in (".db", ".sqlite")):
            raise InputError("--resume needs a store to look into: give -o FILE.db")

        def writer() -> Writer:
            if settings.output is None:
                return Stream(sys.stdout.buffer, nested=settings.nested)
            arguments = {"paths": paths, **settings.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
            return open_writer(settings.output, arguments, nested=settings.nested, words=settings.words)

        summary = _run(paths, settings, writer)
    _end(summary)


@app.command()
def show(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(help="Files, folders, patterns, or - for standard input.")],
    format: Format = None,
    encoding: Encoding = None,
    published: Published = None,
    text_field: TextField = None,
    id_field: IdField = None,
    published_field: PublishedField = None,
    title_field: TitleField = None,
    max_bytes: MaxBytes = None,
    words: Words = None,
    config: Config = None,
) -> None:
    """Show the claims of articles as tables."""
    with _errors():
        settings = _settings(context)
        from rich.console import Console

        from extractor.batch.paths import find_files
        from extractor.batch.readers import ReadFailure, read_articles
        from extractor.batch.worker import failure_of
        from extractor.pipeline import Extractor
        from extractor.view.table import claims_table

        console = Console()
        extractor = Extractor(words=settings.words)
        failed = False
        for file in find_files(paths):
            documents = [file] if isinstance(file, ReadFailure) else read_articles(file.path, settings.read_options())
            for document in documents:
                if isinstance(document, ReadFailure):
                    failed = True
                    _say(str(failure_of(document)))
                else:
                    article = document.article
                    console.print(claims_table(extractor.extract_article(article), article.published_from))
    if failed:
        raise typer.Exit(FAILED)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(help="A sentence or an article; - reads standard input.")],
    published: Published = None,
) -> None:
    """Show for each number which rules looked at it, which won, and what was no claim and why."""
    with _errors():
        from extractor.view.explain import explain_text

        print(explain_text(sys.stdin.read() if text == "-" else text, published))


@app.command()
def schema(
    row: Annotated[bool, typer.Option("--row", help="The schema of a line of extractor run.")] = False,
) -> None:
    """Print the JSON Schema of a claim."""
    import json

    from extractor.batch.schema import claim_schema, row_schema

    print(json.dumps(row_schema() if row else claim_schema(), ensure_ascii=False, indent=2))


@app.command()
def stats(
    context: typer.Context,
    paths: Paths,
    format: Format = None,
    encoding: Encoding = None,
    published: Published = None,
    text_field: TextField = None,
    id_field: IdField = None,
    published_field: PublishedField = None,
    title_field: TitleField = None,
    max_bytes: MaxBytes = None,
    include: Include = None,
    exclude: Exclude = None,
    since: Since = None,
    recursive: Recursive = None,
    workers: Workers = None,
    progress: ShowProgress = None,
    words: Words = None,
    config: Config = None,
) -> None:
    """Show which rules make the claims of files and folders."""
    with _errors():
        settings = _settings(context)
        from rich.console import Console
        from rich.table import Column, Table

        from extractor.batch.stats import RuleCounts

        counts = RuleCounts()
        summary = _run(paths, settings, lambda: counts)
        table = Table("rule", *(Column(name, justify="right") for name in ("claims", "share", "articles")))
        for rule, claims, share, articles in counts.shares():
            table.add_row(rule, f"{claims:,}", f"{share:.1%}", f"{articles:,}")
        Console().print(table)
    _end(summary)


def _version(asked: bool) -> None:
    if asked:
        from extractor.batch.versions import lexicon_version, package_version

        print(f"extractor {package_version()} (lexicons {lexicon_version()})")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


def main() -> None:
    """The entry point of the command."""
    for stream in (sys.stdout, sys.stderr):
        # A console in GBK cannot show every character; an escape is better than an end.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _settings(context: typer.Context) -> Settings:
    """The settings from the flags of a command and the configuration file.

    The parameters of a command that are settings have the names of ``Settings`` and no default of their own.
    """
    from extractor.batch.config import Settings, load_settings

    given = {}
    for name, value in context.params.items():
        field = Settings.model_fields.get(name)
        if field is not None and value not in (None, [], ()):
            given[field.alias or name] = value
    return load_settings(given, config=context.params["config"])


def _run_options(paths: list[str], settings: Settings) -> RunOptions:
    from extractor.batch.run import RunOptions

    return RunOptions(
        paths=paths,
        read=settings.read_options(),
        include=settings.include,
        exclude=settings.exclude,
        since=settings.since,
        recursive=settings.recursive,
        workers=settings.workers,
        resume=settings.resume,
        fail_fast=settings.fail_fast,
    )


def _run(paths: list[str], settings: Settings, writer: Callable[[], Writer]) -> Summary:
    from extractor.batch.progress import summary_text, watching
    from extractor.batch.run import run
    from extractor.batch.worker import make_extractor

    options = _run_options(paths, settings)
    with watching(options, sys.stderr, bar=settings.progress) as watch:
        summary = run(options, writer(), partial(make_extractor, settings.words), watch)
    _say(summary_text(summary))
    return summary


def _end(summary: Summary) -> None:
    if summary.signal is not None:
        raise typer.Exit(128 + summary.signal)  # as shells count: 130 for Ctrl-C, 143 for SIGTERM
    if summary.failures:
        raise typer.Exit(FAILED)


@contextlib.contextmanager
def _errors() -> Iterator[None]:
    """Errors in one line on standard error, and the exit code that belongs to them."""
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Whoever read our output has enough. What is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except InputError as error:
        _say(str(error))
        raise typer.Exit(USAGE) from None
    except (ExtractorError, OSError, sqlite3.Error) as error:
        _say(f"{error}; a store keeps what was written before, a file stays as it was")
        raise typer.Exit(FAILED) from None


def _say(message: str) -> None:
    for line in message.splitlines():
        print(f"extractor: {line}", file=sys.stderr)
