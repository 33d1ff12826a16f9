"""The command as a user starts it: in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent.parent
SCRIPT = Path(sys.executable).with_name("extractor")


def extractor(*arguments: object, cwd: Path, given: bytes = b"", **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run ``extractor ARGUMENTS`` to its end, with ``given`` on standard input."""
    command = [sys.executable, "-m", "extractor", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, input=given, capture_output=True, timeout=120, check=False, **more)


def drive(*arguments: object) -> subprocess.Popen[bytes]:
    """Start ``faults.drive ARGUMENTS``: a run with the fake extractor, in a session of its own."""
    command = [sys.executable, "-m", "faults.drive", *map(str, arguments)]
    return subprocess.Popen(command, cwd=TESTS, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
