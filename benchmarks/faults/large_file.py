"""One text file of 200 MB, and JSON lines of 200 MB: time, memory, and how the run ends.

python benchmarks/faults/large_file.py [--megabytes 200]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import make_text


def main() -> None:
    """Print a line a case."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=200)
    given = parser.parse_args()
    size = given.megabytes * 10**6
    with tempfile.TemporaryDirectory() as temporary:
        at = Path(temporary)
        text = "\n".join(map(make_text, range(200)))
        part = text.encode("utf-8")
        with (at / "one.txt").open("wb") as stream:
            for _ in range(size // len(part)):
                stream.write(part)
        line = json.dumps({"text": make_text(1)}, ensure_ascii=False).encode("utf-8") + b"\n"
        with (at / "many.jsonl").open("wb") as stream:
            for _ in range(size // len(line)):
                stream.write(line)
        with (at / "line.jsonl").open("wb") as stream:
            stream.write(b'{"text": "' + b"3" * size + b'"}\n' + line)
        for name in ("one.txt", "many.jsonl", "line.jsonl"):
            began = time.monotonic()
            command = [sys.executable, "-m", "extractor", "run", str(at / name), "-o", str(at / "c.jsonl")]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            took = time.monotonic() - began
            print(f"{name}: exit {done.returncode}, {took:.0f} s, largest process so far {peak:.0f} MB")
            print("  " + "\n  ".join(done.stderr.strip().splitlines()), flush=True)


if __name__ == "__main__":
    main()
