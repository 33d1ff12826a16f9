"""Kill ``extractor run --resume`` with SIGKILL at random moments, and see that the store is right each time.

    python benchmarks/faults/kill.py [--rounds 50] [--articles 3000] [--seed 6]

Each round: the store opens and is sound, every article in it has exactly the claims that an undisturbed
run gives, none that was there is gone, and the worker processes go away. The last run ends the work.
"""

from __future__ import annotations

import argparse
import math
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from articles import make_folder
from faults.kills import contents, kill_and_resume


def start(folder: Path, store: Path) -> subprocess.Popen[bytes]:
    """The command, in a session of its own."""
    command = [sys.executable, "-m", "extractor", "run", str(folder), "-o", str(store), "--resume", "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def longest(idle: float, work: float) -> float:
    """The L for which a run of U(0, L) seconds, of which the first ``idle`` do nothing, works for ``work`` on average.

    So the kills fall into starts as well as into work, and the work is nearly done when the rounds are:
    (L - idle)² / 2L = work.
    """
    return idle + work + math.sqrt(work * work + 2 * idle * work)


def main() -> None:
    """Print what was done; an ``AssertionError`` is a finding."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=6)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        at = Path(temporary)
        make_folder(at / "in", given.articles)
        began = time.monotonic()
        process = start(at / "in", at / "reference.db")
        while not contents(at / "reference.db") and process.poll() is None:
            time.sleep(0.1)
        until_first = time.monotonic() - began
        _, errors = process.communicate()
        if process.returncode:
            sys.exit(errors.decode())
        whole = time.monotonic() - began
        expected = contents(at / "reference.db")
        print(
            f"undisturbed: {whole:.1f} s, {len(expected)} articles, {sum(q.total() for q in expected.values())} claims"
        )
        counts = kill_and_resume(
            lambda: start(at / "in", at / "c.db"),
            at / "c.db",
            expected,
            rounds=given.rounds,
            longest=longest(until_first, 0.8 * (whole - until_first) / given.rounds),
            seed=given.seed,
        )
        print(f"killed {given.rounds} times; articles in the store after each: {counts}")
        print("at the end: every claim once, none lost, none twice")


if __name__ == "__main__":
    main()
