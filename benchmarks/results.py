"""RESULTS.md: each script writes its own section, between two comments with the section's name."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

FILE = Path(__file__).resolve().parent / "RESULTS.md"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; all but the first column are set to the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def machine() -> str:
    """Python and machine, for the reader of a table."""
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"


def write(name: str, title: str, text: str) -> None:
    """Print the section and put it into RESULTS.md, in the place of the one with this name."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    section = f"{begin}\n## {title}\n\n{text.strip()}\n{end}"
    print(section)
    old = FILE.read_text(encoding="utf-8") if FILE.exists() else "# Results\n\nWritten by the scripts in this folder.\n"
    if begin in old:
        before, _, rest = old.partition(begin)
        new = before + section + rest.partition(end)[2]
    else:
        new = f"{old.rstrip()}\n\n{section}\n"
    FILE.write_text(new, encoding="utf-8")
