"""Kill a run at random moments and resume it, and see that the store is right each time."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path


def kill_and_resume(
    start: Callable[[], subprocess.Popen[bytes]],
    store: Path,
    expected: Mapping[str, Counter[str]],
    *,
    rounds: int,
    longest: float,
    seed: int,
) -> list[int]:
    """Start, kill within ``longest`` seconds, look into the store, ``rounds`` times; then to the end.

    ``start`` starts the run, which must resume, in a session of its own. ``expected``: the quotes of each
    path. Gives the number of articles in the store after each round. Raises ``AssertionError``.
    """
    chance = random.Random(seed)
    counts: list[int] = []
    for _ in range(rounds):
        process = start()
        time.sleep(chance.uniform(0, longest))
        process.kill()
        process.communicate()
        wait_for_group(process.pid)
        found = contents(store)
        assert found.items() <= expected.items(), "an article in the store has other claims than it should"
        assert len(found) >= (counts[-1] if counts else 0), "an article that was there is gone"
        counts.append(len(found))
    process = start()
    _, errors = process.communicate(timeout=600)
    assert process.returncode == 0, errors.decode()
    assert contents(store) == expected
    return counts


def contents(store: Path) -> dict[str, Counter[str]]:
    """The quotes of each path in the store, after a check of its integrity."""
    if not store.exists():
        return {}
    with closing(sqlite3.connect(store, timeout=60)) as connection:
        connection.execute("BEGIN")  # one look at one state: a run may be writing
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return {}
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        found: dict[str, Counter[str]] = {
            path: Counter() for (path,) in connection.execute("SELECT path FROM articles")
        }
        claims = "SELECT a.path, c.quote FROM claims c JOIN articles a ON a.id = c.article_id"
        for path, quote in connection.execute(claims):
            found[path][quote] += 1
    return found


def wait_for_group(leader: int, seconds: float = 20) -> None:
    """Wait until the worker processes of a killed run have seen that it is gone. Raises ``AssertionError``."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(-leader, os.WNOHANG)
        try:
            os.killpg(leader, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    os.killpg(leader, signal.SIGKILL)
    raise AssertionError("worker processes were still there long after their run was killed")
