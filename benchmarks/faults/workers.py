"""Time, speed and memory of one run with one and with two worker processes.

    python benchmarks/faults/workers.py [PATH] [--articles 4000] [--workers 1,2] [--output c.db]

PATH is what to read, a folder or a file of records; without it, articles are made up. Memory is the sum of
the resident sizes of all processes of the run, sampled through it: flat is what it should be. Linux only.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import make_folder

SAMPLE_SECONDS = 0.25


def main() -> None:
    """Print a line for each number of workers, and the ratio to the first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--output", default="c.db")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        at = Path(temporary)
        path = given.path
        if path is None:
            path = at / "in"
            make_folder(path, given.articles)
        first = 0.0
        for workers in map(int, given.workers.split(",")):
            output = at / str(workers) / given.output
            output.parent.mkdir()
            seconds, memory, said = measure(path, output, workers)
            first = first or seconds
            quarters = [max(memory[i * len(memory) // 4 : (i + 1) * len(memory) // 4] or [0]) for i in range(4)]
            print(f"{workers} workers: {seconds:.1f} s, {first / seconds:.2f} times as fast")
            print(f"  load average at the end: {os.getloadavg()[0]:.1f} (above the workers: do not trust the ratio)")
            print(f"  highest memory in each quarter of the time, MB: {' '.join(f'{m:.0f}' for m in quarters)}")
            print("  " + "\n  ".join(said.strip().splitlines()[-4:]), flush=True)


def measure(path: Path, output: Path, workers: int) -> tuple[float, list[float], str]:
    """Run once: seconds, samples of the memory in MB, standard error."""
    command = [sys.executable, "-m", "extractor", "run", path, "-o", output, "--workers", str(workers)]
    began = time.monotonic()
    with (output.parent / "said").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, stderr=said, start_new_session=True)
        memory = []
        while process.poll() is None:
            memory.append(resident(process.pid))
            time.sleep(SAMPLE_SECONDS)
        seconds = time.monotonic() - began
        said.seek(0)
        return seconds, memory, said.read()


def resident(session: int) -> float:
    """The resident memory in MB of all processes of a session; shared pages count for each."""
    total = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(after_name[3]) == session:
                found = re.search(r"VmRSS:\s+(\d+) kB", (folder / "status").read_text())
                total += int(found[1]) if found else 0
        except OSError:  # it has ended
            continue
    return total / 1024


if __name__ == "__main__":
    main()
