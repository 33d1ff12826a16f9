"""Progress and summary of a run, on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from extractor.batch.model import Failure, Outcome, Summary
from extractor.batch.run import RunOptions, Watch

_REDRAW_SECONDS = 0.1


@contextmanager
def watching(options: RunOptions, stream: TextIO, *, bar: bool) -> Iterator[Watch]:
    """What ``run`` is to tell of its outcomes: each failure in a line, and a bar on a terminal."""
    if not bar or not stream.isatty():
        yield lambda summary, outcome: _tell(outcome, lambda line: print(line, file=stream, flush=True))
        return

    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

    console = Console(file=stream, highlight=False)
    columns = (
        SpinnerColumn(),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.description}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=_total(options))
        shown = -1.0

        def watch(summary: Summary, outcome: Outcome) -> None:
            nonlocal shown
            _tell(outcome, lambda line: progress.console.print(line, markup=False, soft_wrap=True))
            if summary.seconds - shown > _REDRAW_SECONDS:
                shown = summary.seconds
                progress.update(task, completed=summary.bytes_read, description=_counts(summary))

        yield watch


def _tell(outcome: Outcome, say: Callable[[str], None]) -> None:
    if isinstance(outcome, Failure):
        say(f"extractor: {outcome}")


def _total(options: RunOptions) -> int | None:
    """The bytes of all files, by a first walk over them; ``None`` for standard input, which has no end."""
    total = 0
    for found in options.find():
        size = getattr(found, "size", 0)
        total += size
    return total or None


def _counts(summary: Summary) -> str:
    articles = f"{summary.articles:,} articles"
    return f"{articles} · {_rate(summary)} · {summary.claims:,} claims · {summary.failures.total():,} failures"


def _rate(summary: Summary) -> str:
    return f"{summary.characters / max(summary.seconds, 1e-9):,.0f} characters/s"


def summary_text(summary: Summary) -> str:
    """What a run did, in a few lines without an end of line."""
    ends = {"finished": "done", "interrupted": "interrupted; what was done is kept", "stopped": "stopped"}
    lines = [
        f"{ends.get(summary.status, summary.status)}: {summary.files:,} files, {summary.articles:,} articles, "
        f"{summary.claims:,} claims, {summary.characters:,} characters in {summary.seconds:.1f} s ({_rate(summary)})"
    ]
    if summary.skipped:
        lines.append(f"skipped, because the store has them: {summary.skipped:,}")
    if summary.failures:
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in summary.failures.most_common())
        lines.append(f"failures: {summary.failures.total():,} ({kinds})")
    if summary.written:
        lines.append(f"claims in {summary.written}")
    return "\n".join(lines)
