"""Runs that are killed, interrupted, or at work on one store at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest

from faults.command import drive
from faults.kills import contents, kill_and_resume, wait_for_group

ROUNDS = 3
"""benchmarks/faults/kill.py does 50."""


def make(folder: Path, count: int, sleep: float = 0.004) -> dict[str, Counter[str]]:
    """``count`` articles, and the quotes that each must give."""
    folder.mkdir()
    expected = {}
    for number in range(count):
        path = folder / f"{number:04}.txt"
        path.write_text(f"甲{number} 乙{number + 1} SLEEP={sleep:.3f}", encoding="utf-8")
        whole, part = f"{sleep:.3f}".split(".")
        expected[str(path)] = Counter([str(number), str(number + 1), whole, part])
    return expected


def test_killed_runs_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    expected = make(tmp_path / "in", 200)
    counts = kill_and_resume(
        lambda: drive(tmp_path / "c.db", tmp_path / "in", "--resume"),
        tmp_path / "c.db",
        expected,
        rounds=ROUNDS,
        longest=1.5,
        seed=6,
    )
    assert len(counts) == ROUNDS


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_keeps_what_is_done(tmp_path: Path, number: signal.Signals) -> None:
    expected = make(tmp_path / "in", 200, sleep=0.008)
    process = drive(tmp_path / "c.db", tmp_path / "in")
    wait_for(lambda: len(contents(tmp_path / "c.db")) > 3)
    os.killpg(process.pid, number)  # as a terminal does: to the whole group
    output, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, b"")
    wait_for_group(process.pid)
    found = contents(tmp_path / "c.db")
    assert 3 < len(found) < 200
    assert found.items() <= expected.items()
    assert int(output.split()[0]) == len(found)

    finish = drive(tmp_path / "c.db", tmp_path / "in", "--resume")
    output, errors = finish.communicate(timeout=60)
    assert (finish.returncode, errors) == (0, b"")
    assert int(output.split()[1]) == len(found), "what was done is skipped"
    assert contents(tmp_path / "c.db") == expected


@pytest.mark.parametrize("workers", [0, 2])
def test_an_interrupted_file_is_kept_under_another_name(tmp_path: Path, workers: int) -> None:
    make(tmp_path / "in", 150, sleep=0.01)
    flag = tmp_path / "begun"
    (tmp_path / "in" / "0000.txt").write_text(f"1 TOUCH={flag}", encoding="utf-8")
    process = drive(tmp_path / "c.jsonl", tmp_path / "in", "--workers", workers)
    wait_for(flag.exists)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, b"")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["begun", "c.jsonl.partial", "in"]
    for line in (tmp_path / "c.jsonl.partial").read_text(encoding="utf-8").splitlines():
        json.loads(line)


@pytest.mark.parametrize("after", [0.1, 0.6])
def test_an_interruption_at_the_start_is_as_quiet(tmp_path: Path, after: float) -> None:
    make(tmp_path / "in", 150, sleep=0.01)
    process = drive(tmp_path / "c.db", tmp_path / "in")
    wait_for((tmp_path / "c.db").exists)
    time.sleep(after)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    wait_for_group(process.pid)
    assert (process.returncode, errors) == (130, b"")
    contents(tmp_path / "c.db")


def test_two_runs_on_one_store_at_once(tmp_path: Path) -> None:
    expected = make(tmp_path / "in", 90) | make(tmp_path / "more", 50)
    runs = [drive(tmp_path / "c.db", tmp_path / name) for name in ("in", "more", "in")]
    for process in runs:
        _, errors = process.communicate(timeout=90)
        assert (process.returncode, errors) == (0, b"")
    assert contents(tmp_path / "c.db") == expected


def test_workers_of_a_killed_run_go_away(tmp_path: Path) -> None:
    make(tmp_path / "in", 200, sleep=0.008)
    process: subprocess.Popen[bytes] = drive(tmp_path / "c.db", tmp_path / "in")
    wait_for(lambda: len(contents(tmp_path / "c.db")) > 1)
    process.kill()
    process.communicate()
    wait_for_group(process.pid)


def wait_for(condition: object, seconds: float = 30) -> None:
    """Wait until ``condition()`` is true. Raises ``AssertionError`` after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.01)
