"""Worker processes that may die.

The standard executor gives up all of its work when one process is killed, and cannot say whose work
it was. Here each process has a pipe and at most one chunk, so a death is laid to the items that it
had: each is tried once more, alone, and then given up as a failure of kind ``worker``.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any

from extractor.batch.model import Failure, Item, Outcome
from extractor.batch.worker import Recipe, Worker
from extractor.errors import ExtractorError

CHUNK_SIZE = 20_000
"""Characters a chunk: some tenths of a second of work, against which the way through the pipe is nothing."""
CHUNK_ITEMS = 64
CHUNKS_AHEAD = 4
"""Chunks a worker that may be read, under way or waiting for their turn: what bounds the memory."""
STARTS = 3
"""Processes in a row that may die before they are ready, until the run gives up."""

Chunk = Sequence[Item]


def chunks(items: Iterable[Item]) -> Iterator[Chunk]:
    """The items in order, in chunks of about ``CHUNK_SIZE`` characters; a large item is a chunk alone."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        if chunk and (size + item.size > CHUNK_SIZE or len(chunk) == CHUNK_ITEMS):
            yield chunk
            chunk, size = [], 0
        chunk.append(item)
        size += item.size
    if chunk:
        yield chunk


class _Turn:
    """A chunk that waits for its turn in the output, with what is known of its items so far."""

    def __init__(self, items: Chunk) -> None:
        self.items = items
        self.outcomes: list[list[Outcome] | None] = [None] * len(items)

    @property
    def complete(self) -> bool:
        return all(outcomes is not None for outcomes in self.outcomes)


class _Job:
    """Some items of one turn, for one process."""

    def __init__(self, turn: _Turn, places: Sequence[int], *, alone: bool = False) -> None:
        self.turn, self.places, self.alone = turn, places, alone


class _Process:
    """One worker process with its pipe."""

    def __init__(self, context: Any, recipe: Recipe) -> None:
        self.connection: Connection
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, recipe), daemon=True)
        with _interrupts_blocked():
            self.process.start()
        theirs.close()  # else the death of the process would not end the pipe
        self.ready = False
        self.job: _Job | None = None

    def give(self, job: _Job) -> None:
        self.job = job
        with contextlib.suppress(OSError):  # dead already: its end of the pipe says so at the next look
            self.connection.send([job.turn.items[place] for place in job.places])

    def stop(self, *, now: bool) -> None:
        self.connection.close()
        if now:
            self.process.terminate()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class Pool:
    """``workers`` processes that do items; a context manager. Processes start when there is work for them."""

    def __init__(self, workers: int, recipe: Recipe) -> None:
        methods = multiprocessing.get_all_start_methods()
        # Never fork: a process with threads (a progress bar) must not be forked.
        self._context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            self._context.set_forkserver_preload(["__main__", "extractor.batch.worker", "extractor.pipeline"])
        self._workers = workers
        self._recipe = recipe
        self._processes: list[_Process] = []
        self._failed_starts = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for process in self._processes:
            process.stop(now=kind is not None)
        self._processes.clear()

    def run(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """What became of each item, in the order of the items. Raises ``ExtractorError`` if no process starts."""
        source = chunks(items)
        turns: deque[_Turn] = deque()
        jobs: deque[_Job] = deque()
        more = True
        while True:
            while more and len(turns) < self._workers * CHUNKS_AHEAD:
                chunk = next(source, None)
                if chunk is None:
                    more = False
                else:
                    turn = _Turn(chunk)
                    turns.append(turn)
                    jobs.append(_Job(turn, range(len(chunk))))
                    self._hand_out(jobs)
            self._hand_out(jobs)
            while turns and turns[0].complete:
                for outcomes in turns.popleft().outcomes:
                    yield from outcomes or ()
            if turns and (not more or len(turns) == self._workers * CHUNKS_AHEAD):
                self._collect(jobs)
            elif not more:
                return

    def _hand_out(self, jobs: deque[_Job]) -> None:
        for process in self._processes:
            if jobs and process.ready and process.job is None:
                process.give(jobs.popleft())
        starting = sum(not process.ready for process in self._processes)
        while len(jobs) > starting and len(self._processes) < self._workers:
            self._processes.append(_Process(self._context, self._recipe))
            starting += 1

    def _collect(self, jobs: deque[_Job]) -> None:
        """Wait until at least one process says something, and take it in."""
        by_connection = {process.connection: process for process in self._processes}
        for connection in wait(list(by_connection)):
            process = by_connection[connection]  # type: ignore[index]
            try:
                answer = process.connection.recv()
            except (EOFError, OSError):
                self._bury(process, jobs)
                continue
            if isinstance(answer, str):
                raise ExtractorError(f"a worker process could not start: {answer}")
            if answer is None:
                process.ready = True
                self._failed_starts = 0
            elif process.job is not None:
                for place, outcomes in zip(process.job.places, answer, strict=True):
                    process.job.turn.outcomes[place] = outcomes
                process.job = None

    def _bury(self, process: _Process, jobs: deque[_Job]) -> None:
        process.stop(now=True)
        self._processes.remove(process)
        if not process.ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise ExtractorError(f"{STARTS} worker processes died at their start: {_how(process)}")
        job = process.job
        if job is None:
            return
        if not job.alone:
            jobs.extendleft(_Job(job.turn, [place], alone=True) for place in reversed(job.places))
            return
        for place in job.places:
            item = job.turn.items[place]
            message = f"the worker process died twice over this article: {_how(process)}"
            job.turn.outcomes[place] = [Failure(item.path, item.record, "worker", message)]


@contextlib.contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Ctrl-C goes to the whole group of processes. What is started here never sees it: the parent decides."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # the first start of this helper would lift the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _how(process: _Process) -> str:
    code = process.process.exitcode
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"{name}, perhaps out of memory" if name == "SIGKILL" else name


def _serve(connection: Connection, recipe: Recipe) -> None:
    """A worker process: says ``None`` when ready (or why not), then answers each list of items."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        worker = Worker(recipe)
    except Exception as error:
        connection.send(f"{type(error).__name__}: {error}")
        return
    try:
        connection.send(None)
        while True:
            items = connection.recv()
            connection.send([list(worker.do(item)) for item in items])
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent has no more work, or is gone
