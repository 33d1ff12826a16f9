"""``extractor run PATH -o OUTPUT`` with the extractor of fake.py, for tests that kill it.

python -m faults.drive OUTPUT PATH [--resume] [--workers N]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from extractor.batch.run import RunOptions, run
from extractor.batch.writers import open_writer
from faults.fake import FakeExtractor


def main() -> int:
    """Run; 130 when interrupted, 1 for failures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("output", type=Path)
    parser.add_argument("path")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    options = RunOptions(paths=[given.path], workers=given.workers, resume=given.resume)
    summary = run(options, open_writer(given.output, {}), FakeExtractor)
    print(summary.articles, summary.skipped, summary.claims, summary.failures.total(), flush=True)
    if summary.status == "interrupted":
        return 130
    return 1 if summary.failures else 0


if __name__ == "__main__":
    sys.exit(main())
