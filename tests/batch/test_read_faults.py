"""Files and folders as they really are: gone, forbidden, endless, looping, huge."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.batch.paths import FoundFile, find_files
from extractor.batch.readers import ReadFailure, ReadOptions, read_articles
from extractor.errors import InputError

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and modes of POSIX")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.txt",
        "a/x.md",
        "a/deep/y.JSONL.gz",
        "a/deep/q.bin",
        ".git/c.txt",
        "z/out/r.csv",
        "~$w.docx",
        "a.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("收入3亿元")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def other_user(folder: Path) -> Iterator[None]:
    """Modes of files do not bind the superuser: become someone else for the test."""
    if os.geteuid() != 0:
        yield
        return
    folder.chmod(0o755)
    os.seteuid(65534)
    yield
    os.seteuid(0)


def found(*paths: str, **options: object) -> list[str | tuple[str, str]]:
    return [
        each.path if isinstance(each, FoundFile) else (each.path, each.kind)
        for each in find_files(paths, **options)  # type: ignore[arg-type]
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("paths", "options", "expected"),
    [
        (["."], {}, ["./a/deep/y.JSONL.gz", "./a/x.md", "./a.txt", "./b.txt", "./z/out/r.csv"]),
        (["."], {"recursive": False}, ["./a.txt", "./b.txt"]),
        (["."], {"include": ["*.bin"]}, ["./a/deep/q.bin"]),
        (["."], {"include": ["a/**/*.md", "z/**"]}, ["./a/x.md", "./z/out/r.csv"]),
        (
            ["."],
            {"include": ["?.[!m]*"]},
            ["./a/deep/q.bin", "./a/deep/y.JSONL.gz", "./a.txt", "./b.txt", "./z/out/r.csv"],
        ),
        (["."], {"exclude": ["deep", "*.txt"]}, ["./a/x.md", "./z/out/r.csv"]),
        (["."], {"exclude": ["a/deep", "z/*"]}, ["./a/x.md", "./a.txt", "./b.txt"]),
        (["."], {"since": dt.date(2199, 1, 1)}, []),
        (["b.txt", "."], {}, ["b.txt", "./a/deep/y.JSONL.gz", "./a/x.md", "./a.txt", "./z/out/r.csv"]),
        (["a/deep/q.bin", ".git/c.txt"], {}, ["a/deep/q.bin", ".git/c.txt"]),
        (["*.txt"], {}, ["a.txt", "b.txt"]),
        (["**/*.md"], {}, ["a/x.md"]),
        (["a/**/*.gz", "a/**/*.md"], {}, ["a/deep/y.JSONL.gz", "a/x.md"]),
        (["-", "-"], {}, ["-"]),
        (
            ["no.txt", "*.zzz", "no/**/x"],
            {},
            [("no.txt", "not_found"), ("*.zzz", "not_found"), ("no/**/x", "not_found")],
        ),
    ],
)
def test_what_is_found(paths: list[str], options: dict[str, object], expected: list[object]) -> None:
    assert found(*paths, **options) == expected


def test_since_is_inclusive_and_in_utc(folder: Path) -> None:
    os.utime("b.txt", (0, 86_400))
    day = dt.date(1970, 1, 2)
    assert "./b.txt" in found(".", since=day)
    assert "./b.txt" in found(".", since=dt.datetime(1970, 1, 2, 8, tzinfo=dt.timezone(dt.timedelta(hours=8))))
    assert "./b.txt" not in found(".", since=dt.datetime(1970, 1, 2, 0, 0, 1))


def test_a_broken_pattern_is_told_at_once() -> None:
    with pytest.raises(InputError, match="pattern"):
        find_files(["."], include=["[z-a]"])
    with pytest.raises(InputError, match="list"):
        find_files(["."], include="*.txt")


@posix
def test_links_that_go_round_end(folder: Path) -> None:
    before = found(".")
    (folder / "a/deep/up").symlink_to("..")
    (folder / "z/again").symlink_to(folder)
    assert found(".") == before
    assert found("**/*.md") == ["a/x.md"]
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "gone.txt").symlink_to("nowhere")
    assert set(found(".")) - set(before) == {("./self.txt", "not_a_file"), ("./gone.txt", "vanished")}


@posix
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo("pipe.txt")
    assert ("./pipe.txt", "not_a_file") in found(".")
    (failure,) = read_articles("pipe.txt")
    assert isinstance(failure, ReadFailure) and failure.kind == "not_a_file"
    (failure,) = read_articles("/dev/zero")
    assert isinstance(failure, ReadFailure) and failure.kind == "not_a_file"


def test_a_file_that_vanishes_and_a_folder(folder: Path) -> None:
    (first, *_) = find_files(["b.txt"])
    os.remove("b.txt")
    assert [each.kind for each in read_articles(first.path) if isinstance(each, ReadFailure)] == ["vanished"]
    assert [each.kind for each in read_articles("a") if isinstance(each, ReadFailure)] == ["not_a_file"]


@posix
def test_what_must_not_be_read_is_told_and_the_rest_is_found(folder: Path, request: pytest.FixtureRequest) -> None:
    (folder / "b.txt").chmod(0)
    (folder / "z").chmod(0)
    request.getfixturevalue("other_user")
    assert found(".") == ["./a/deep/y.JSONL.gz", "./a/x.md", "./a.txt", "./b.txt", ("./z", "permission")]
    assert [each.kind for each in read_articles("b.txt") if isinstance(each, ReadFailure)] == ["permission"]


def test_a_deep_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = Path(*["d"] * 400)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x")
    assert found(".") == [str("." / deep / "a.txt").replace("d", "./d", 1)]


def test_a_file_over_the_limit_says_what_to_do(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"x" * 1001)
    (failure,) = read_articles("b.txt", ReadOptions(max_bytes=1000))
    assert isinstance(failure, ReadFailure)
    assert failure.kind == "too_large" and "--max-bytes" in failure.message


def test_records_are_read_one_at_a_time(folder: Path) -> None:
    line = json.dumps({"text": "收入3亿元。" * 50}, ensure_ascii=False) + "\n"
    with open("many.jsonl", "w", encoding="utf-8") as file:
        file.writelines(line for _ in range(4_000))
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_articles("many.jsonl")) == 4_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert os.path.getsize("many.jsonl") > 3_000_000
    assert peak < 1_000_000


def test_a_large_text_takes_a_few_times_its_size(folder: Path) -> None:
    size = 10_000_000
    (folder / "b.txt").write_bytes("营业收入达到三亿元,".encode() * (size // 28))
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_articles("b.txt")) == 1
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5 * size
