"""Files that are not what they seem: no permission, gone, pipes, links in a circle."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from faults.command import drive, extractor
from faults.kills import contents

TEXT = "云杉公司净利润3亿元。"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    at = tmp_path / "in"
    at.mkdir()
    (at / "good.txt").write_text(TEXT, encoding="utf-8")
    return at


def run(articles: Path) -> tuple[int, list[str], str]:
    """The exit code, the files that gave claims, and what was said."""
    done = extractor("run", "in", "--workers", "1", cwd=articles.parent)
    errors = done.stderr.decode()
    assert "Traceback" not in errors
    return done.returncode, [json.loads(line)["path"] for line in done.stdout.splitlines()], errors


def test_a_pipe_and_a_socket_are_not_waited_for(articles: Path) -> None:
    os.mkfifo(articles / "fifo.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(articles / "s.txt"))
        code, paths, errors = run(articles)
    assert (code, paths) == (1, ["in/good.txt"])
    assert "in/fifo.txt: not_a_file: a pipe" in errors
    assert "in/s.txt: not_a_file: a socket" in errors


def test_links_in_a_circle_end(articles: Path) -> None:
    (articles / "deep").mkdir()
    (articles / "deep" / "up").symlink_to(articles, target_is_directory=True)
    (articles / "itself.txt").symlink_to("itself.txt")
    (articles / "nowhere.txt").symlink_to("gone.txt")
    code, paths, errors = run(articles)
    assert (code, paths) == (1, ["in/good.txt"])
    assert "in/itself.txt: not_a_file: " in errors
    assert "in/nowhere.txt: vanished: " in errors


def test_a_file_that_vanishes_after_it_was_listed(articles: Path, tmp_path: Path) -> None:
    flag = tmp_path / "begun"
    (articles / "a.txt").write_text(f"TOUCH={flag} SLEEP=1 3", encoding="utf-8")
    (articles / "z.txt").write_text("5", encoding="utf-8")
    process = drive(tmp_path / "c.db", articles, "--workers", 1)
    while not flag.exists():
        assert process.poll() is None
        time.sleep(0.01)
    (articles / "z.txt").unlink()
    output, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (1, b"")
    assert output.split() == [b"2", b"0", b"5", b"1"]
    assert sorted(Path(path).name for path in contents(tmp_path / "c.db")) == ["a.txt", "good.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another thing there")
def test_a_folder_and_a_file_without_permission(articles: Path) -> None:
    (articles / "shut.txt").write_text(TEXT, encoding="utf-8")
    (articles / "shut").mkdir()
    (articles / "shut" / "in.txt").write_text(TEXT, encoding="utf-8")
    (articles / "shut.txt").chmod(0)
    (articles / "shut").chmod(0)
    try:
        done = _as_nobody("run", "in", "--workers", "0", at=articles)
    finally:
        (articles / "shut").chmod(0o755)
    errors = done.stderr
    assert done.returncode == 1, errors
    assert [json.loads(line)["path"] for line in done.stdout.splitlines()] == ["in/good.txt"]
    assert "in/shut: permission: " in errors
    assert "in/shut.txt: permission: " in errors


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another thing there")
@pytest.mark.parametrize("name", ["c.jsonl", "c.db"])
def test_an_output_folder_without_permission(articles: Path, name: str) -> None:
    done = _as_nobody("run", "in/good.txt", "-o", f"in/{name}", at=articles)
    errors = done.stderr
    assert done.returncode == (1 if name == "c.jsonl" else 2), errors
    assert "Traceback" not in errors
    assert f"in/{name}" in errors
    assert ".tmp" not in errors
    assert [p.name for p in articles.iterdir()] == ["good.txt"]


# Root is let in everywhere, and the installation may be closed to others: so the command does all of its loading
# by a first run, and drops its rights then.
_DROP = """
import os, sys
from extractor.cli import app, main
good, aside, *arguments = sys.argv[1:]
for name in ("c.jsonl", "c.db"):
    app(["run", good, "-o", os.path.join(aside, name)], standalone_mode=False)
app(["run", "gone", "--workers", "0"], standalone_mode=False)
print("dropped", file=sys.stderr)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.argv[1:] = arguments
main()
"""


def _as_nobody(*arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
    """The command as a user whom permissions bind."""
    aside = at.parent / "aside"
    aside.mkdir()
    for folder in (at, *at.parents[:3]):  # pytest's own folders are closed to others
        folder.chmod(0o755)
    command = [sys.executable, "-c", _DROP, "in/good.txt", "aside", *arguments]
    done = subprocess.run(command, cwd=at.parent, capture_output=True, text=True, timeout=60, check=False)
    done.stderr = done.stderr.partition("dropped\n")[2]
    return done
