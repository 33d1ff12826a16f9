"""A full disk: a small file system of our own, really filled."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.command import extractor
from faults.kills import contents

SIZE = "512k"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="mounting a small tmpfs needs root on Linux",
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    at = tmp_path / "disk"
    at.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", at], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no tmpfs here: {mounted.stderr.decode().strip()}")
    yield at
    subprocess.run(["umount", at], check=True)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    at = tmp_path / "in"
    at.mkdir()
    for number in range(40):
        (at / f"{number:03}.txt").write_text(f"云杉公司净利润{number + 1}亿元。" * 400, encoding="utf-8")
    return at


@pytest.mark.parametrize("name", ["c.jsonl", "c.csv", "c.parquet", "c.jsonl.gz"])
def test_a_file_that_does_not_fit_leaves_the_old_one(articles: Path, disk: Path, name: str) -> None:
    (disk / name).write_bytes(b"old")
    (disk / "filler").write_bytes(b"x" * (500 * 1024))
    done = extractor("run", articles, "-o", disk / name, cwd=disk)
    assert done.returncode == 1
    errors = done.stderr.decode()
    assert "No space left on device" in errors
    assert "Traceback" not in errors
    assert sorted(p.name for p in disk.iterdir()) == sorted([name, "filler"])
    assert (disk / name).read_bytes() == b"old"


def test_a_store_keeps_what_fits_and_takes_the_rest_later(articles: Path, disk: Path) -> None:
    done = extractor("run", articles, "-o", disk / "c.db", cwd=disk)
    assert done.returncode == 1
    errors = done.stderr.decode()
    assert "disk is full" in errors
    assert "Traceback" not in errors
    before = contents(disk / "c.db")
    assert 0 < len(before) < 40

    subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
    again = extractor("run", articles, "-o", disk / "c.db", "--resume", cwd=disk)
    assert again.returncode == 0, again.stderr.decode()
    assert f"the store has them: {len(before)}".encode() in again.stderr
    after = contents(disk / "c.db")
    assert len(after) == 40
    assert before.items() <= after.items()


def test_standard_output_that_is_full(articles: Path, tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full here")
    command = [sys.executable, "-m", "extractor", "run", str(articles)]
    with full.open("wb") as stream:
        done = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 1
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
