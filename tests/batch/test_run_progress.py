"""What is said on a terminal, when signals come, and what the versions depend on."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.batch import versions
from extractor.batch.interrupts import Interrupted, Interrupts
from extractor.batch.model import Summary
from extractor.batch.progress import summary_text
from extractor.batch.versions import lexicon_version, package_version

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")


def on_terminal(*arguments: str, cwd: Path) -> str:
    """What the command writes to a terminal on standard error."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "extractor", *arguments]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "150"}
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=theirs, env=environment) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not part:
                break
            said += part
        assert process.wait(60) == 1
    os.close(ours)
    return said.decode("utf-8")


def test_a_terminal_gets_a_bar_that_goes_away(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"净利润{number}亿元" * 300, encoding="utf-8")
    said = on_terminal("run", ".", "gone.txt", "--workers", "0", cwd=tmp_path)
    assert re.search(r"\d+%.* \d+ articles · [\d,]+ characters/s · [\d,]+ claims · 0 failures .*\d:\d\d:\d\d", said)
    assert "gone.txt: not_found:" in said
    assert "40 files, 40 articles" in said.splitlines()[-2]
    assert "\r\x1b[2K" in said, "the bar is cleared"
    quiet = on_terminal("run", ".", "gone.txt", "--workers", "0", "--no-progress", cwd=tmp_path)
    assert "\x1b" not in quiet


def test_the_summary_says_all(tmp_path: Path) -> None:
    summary = Summary(
        status="interrupted", files=1200, articles=3, claims=4, characters=5000, skipped=7, seconds=2.0,
        written=tmp_path / "c.db",
    )  # fmt: skip
    summary.failures.update(extract=2, encoding=1)
    assert summary_text(summary).splitlines() == [
        "interrupted; what was done is kept: 1,200 files, 3 articles, 4 claims, 5,000 characters in 2.0 s "
        "(2,500 characters/s)",
        "skipped, because the store has them: 7",
        "failures: 3 (extract 2, encoding 1)",
        f"claims in {tmp_path / 'c.db'}",
    ]


class TestInterrupts:
    def test_come_at_once(self) -> None:
        with pytest.raises(Interrupted), Interrupts().active():
            os.kill(os.getpid(), signal.SIGTERM)
            raise AssertionError

    def test_wait_for_what_is_held(self) -> None:
        interrupts = Interrupts()
        done = False
        with pytest.raises(Interrupted) as caught, interrupts.active(), interrupts.held():
            os.kill(os.getpid(), signal.SIGINT)
            done = True
        assert done
        assert caught.value.number == signal.SIGINT

    def test_leave_the_handlers_as_they_were(self) -> None:
        before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
        with Interrupts().active():
            assert signal.getsignal(signal.SIGINT) != before[0]
        assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


class TestVersions:
    def test_are_there_and_stay(self) -> None:
        assert re.fullmatch(r"\d+\.\d+\..*", package_version())
        assert re.fullmatch(r"[0-9a-f]{16}", lexicon_version())
        assert lexicon_version() != lexicon_version("rjieba")

    def test_every_word_and_every_rule_counts(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "metrics").mkdir()
        (tmp_path / "batch").mkdir()
        monkeypatch.setattr(versions, "files", lambda package: tmp_path)
        seen = set()
        for name, content in (("a.toml", "x"), ("a.toml", "y"), ("b.py", "x"), ("c.txt", "")):
            (tmp_path / "metrics" / name).write_text(content)
            lexicon_version.cache_clear()
            seen.add(lexicon_version())
        assert len(seen) == 4
        for aside in ("metrics/a.pyc", "batch/x.py"):
            (tmp_path / aside).write_text("")
        (tmp_path / "metrics" / "b.py").write_bytes(b"x")
        lexicon_version.cache_clear()
        assert lexicon_version() in seen
        lexicon_version.cache_clear()
