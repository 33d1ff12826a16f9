"""The command line: what touches streams and processes in a process of its own, the rest in this one."""

from __future__ import annotations

import gzip
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from faults.command import SCRIPT, extractor
from typer.testing import CliRunner, Result

from extractor.batch.rows import ROW
from extractor.cli import app

TEXT = "云杉公司2023年第三季度营业收入78亿元,同比增长9.7%。"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    at = tmp_path / "in"
    (at / "deep").mkdir(parents=True)
    (at / "a.txt").write_text(TEXT, encoding="utf-8")
    (at / "deep" / "b_2024-08-13.md").write_text(TEXT, encoding="gb18030")
    records = [{"id": "n1", "text": TEXT, "published": "2024-01-02"}, {"id": "n2", "text": "无"}]
    (at / "c.jsonl.gz").write_bytes(
        gzip.compress("".join(json.dumps(record) + "\n" for record in records).encode("utf-8"))
    )
    return at


def rows(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def call(*arguments: str) -> Result:
    """The command in this process and, for runs, without worker processes."""
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def ask(store: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute(question).fetchall()


def test_run_writes_json_lines(articles: Path, tmp_path: Path) -> None:
    done = extractor("run", "in", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    found = rows(done.stdout)
    assert found
    assert all(tuple(row) == ROW for row in found)
    assert all(TEXT[row["start"] : row["end"]] == row["quote"] for row in found)  # type: ignore[misc]
    assert list(dict.fromkeys(row["path"] for row in found)) == [
        "in/a.txt",
        "in/c.jsonl.gz",
        "in/deep/b_2024-08-13.md",
    ]
    days = {row["path"]: (row["published"], row["published_from"]) for row in found}
    assert days["in/deep/b_2024-08-13.md"][0] == "2024-08-13"
    assert days["in/c.jsonl.gz"][0] == "2024-01-02"
    assert b"3 files, 4 articles" in done.stderr
    assert b"\r" not in done.stderr, "no progress bar but on a terminal"


def test_one_and_two_workers_give_the_same_bytes(articles: Path, tmp_path: Path) -> None:
    outputs = {extractor("run", "in", "--workers", count, cwd=tmp_path).stdout for count in (0, 1, 2)}
    assert len(outputs) == 1


def test_standard_input(tmp_path: Path) -> None:
    text = extractor("run", "-", "--published", "2024-08-13", cwd=tmp_path, given=TEXT.encode("utf-16"))
    assert {row["published"] for row in rows(text.stdout)} == {"2024-08-13"}
    lines = extractor(
        "run", "-", "--format", "jsonl", cwd=tmp_path, given=json.dumps({"id": "x", "text": TEXT}).encode()
    )
    assert {row["article"] for row in rows(lines.stdout)} == {"x"}
    assert len(rows(lines.stdout)) == len(rows(text.stdout)) > 0


@pytest.mark.parametrize("name", ["c.jsonl", "c.csv", "c.parquet"])
def test_output_file(articles: Path, tmp_path: Path, name: str) -> None:
    done = extractor("run", "in", "-o", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
    assert (tmp_path / name).stat().st_size > 100


def test_store_and_resume(articles: Path, tmp_path: Path) -> None:
    assert extractor("run", "in", "-o", "c.db", cwd=tmp_path).returncode == 0
    claims = ask(tmp_path / "c.db", "SELECT path, quote FROM claims_with_article ORDER BY path, n")
    assert claims
    again = extractor("run", "in", "-o", "c.db", "--resume", cwd=tmp_path)
    assert b"0 articles" in again.stderr
    assert b"skipped, because the store has them: 4" in again.stderr
    assert ask(tmp_path / "c.db", "SELECT path, quote FROM claims_with_article ORDER BY path, n") == claims
    assert ask(tmp_path / "c.db", "SELECT status, skipped FROM runs ORDER BY id") == [("finished", 0), ("finished", 4)]


def test_a_failed_file_is_named_and_the_rest_is_done(articles: Path, tmp_path: Path) -> None:
    (articles / "bad.jsonl").write_text('{"text": "净利润3亿元"}\n{"no": 1}\nno json\n', encoding="utf-8")
    done = extractor("run", "in", "gone.txt", "-o", "c.db", cwd=tmp_path)
    assert done.returncode == 1
    errors = done.stderr.decode()
    assert "in/bad.jsonl, record 2: missing_field:" in errors
    assert "gone.txt: not_found:" in errors
    assert "failures: 3" in errors
    assert "Traceback" not in errors
    assert ask(tmp_path / "c.db", "SELECT path, record, kind FROM failures ORDER BY path, record") == [
        ("gone.txt", None, "not_found"),
        ("in/bad.jsonl", 2, "missing_field"),
        ("in/bad.jsonl", 3, "format"),
    ]
    assert ask(tmp_path / "c.db", "SELECT count(*) FROM articles") == [(5,)]


def test_fail_fast(articles: Path, tmp_path: Path) -> None:
    done = extractor("run", "gone.txt", "in", "--fail-fast", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"stopped: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run"], "Missing argument"),
        (["run", "in", "--published", "13.8.2024"], "--published: Input should be a valid date"),
        (["run", "in", "--format", "xml"], "--format: Input should be 'text', 'markdown'"),
        (["run", "in", "--workers", "-1"], "--workers: Input should be greater"),
        (["run", "in", "-o", "c.xlsx"], "tells no format"),
        (["run", "in", "-o", "no/c.db"], "no such folder"),
        (["run", "in", "--resume"], "--resume needs a store"),
        (["run", "in", "--include", "[z-a]"], "no file pattern"),
        (["run", "in", "--config", "no.toml"], "no.toml: cannot be read"),
        (["explain", "3亿元", "--published", "today"], "today"),
        (["nothing"], "No such command"),
    ],
)
@pytest.mark.usefixtures("here", "articles")
def test_usage_errors(arguments: list[str], message: str) -> None:
    done = call(*arguments)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.usefixtures("here", "articles")
def test_include_exclude_since_and_no_recursive() -> None:
    def paths(*arguments: str) -> set[object]:
        assert call("run", "in", "--workers", "0", "-o", "c.jsonl", *arguments).exit_code == 0
        return {row["path"] for row in rows(Path("c.jsonl").read_bytes())}

    assert paths("--include", "*.txt", "--include", "*.md") == {"in/a.txt", "in/deep/b_2024-08-13.md"}
    assert paths("--exclude", "*.gz", "--no-recursive") == {"in/a.txt"}
    assert paths("--since", "2999-01-01") == set()


@pytest.mark.usefixtures("here")
def test_named_fields() -> None:
    Path("c.csv").write_text(f'nr,正文,日期\n7,"{TEXT}",2024-01-02\n', encoding="utf-8")
    fields = ("--text-field", "正文", "--id-field", "nr", "--published-field", "日期")
    done = call("run", "c.csv", "--workers", "0", *fields)
    assert done.exit_code == 0, done.stderr
    found = rows(done.stdout_bytes)
    assert {(row["article"], row["published"], row["record"]) for row in found} == {("7", "2024-01-02", 2)}


@pytest.mark.usefixtures("here", "articles")
def test_nested() -> None:
    found = rows(call("run", "in/a.txt", "--nested").stdout_bytes)
    assert set(found[0]) == {"article", "path", "record", "published", "published_from", "claim"}


@pytest.mark.usefixtures("here", "articles")
class TestSettings:
    def test_from_the_nearest_file_upwards(
        self, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "extractor.toml").write_text('published = 2020-02-02\noutput = "c.jsonl"\n', encoding="utf-8")
        (articles / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
        monkeypatch.chdir(articles)
        done = call("run", "a.txt")
        assert done.exit_code == 0, done.stderr
        assert {row["published"] for row in rows((tmp_path / "c.jsonl").read_bytes())} == {"2020-02-02"}

    def test_flags_win(self) -> None:
        Path("pyproject.toml").write_text('[tool.extractor]\npublished = "2020-02-02"\nnested = true\n')
        found = rows(call("run", "in/a.txt", "--published", "2021-01-01", "--flat").stdout_bytes)
        assert {row["published"] for row in found} == {"2021-01-01"}
        assert tuple(found[0]) == ROW

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ("wokers = 2", "extractor.toml: unknown key 'wokers'; did you mean workers?"),
            ("qqq = 2", "extractor.toml: unknown key 'qqq'; known: "),
            ("fail_fast = true", "extractor.toml: unknown key 'fail_fast'; did you mean fail-fast?"),
            ('workers = "many"', "extractor.toml: workers: Input should be a valid integer"),
            ('include = "*.txt"', "extractor.toml: include: Input should be a valid tuple"),
            ("workers = ", "extractor.toml: not valid TOML"),
        ],
    )
    def test_a_wrong_one_is_named_with_its_file(self, content: str, message: str) -> None:
        Path("extractor.toml").write_text(content, encoding="utf-8")
        done = call("run", "in")
        assert done.exit_code == 2
        assert message in done.stderr


def test_show(articles: Path, tmp_path: Path) -> None:
    done = extractor("show", "in/a.txt", cwd=tmp_path, env={"COLUMNS": "120", "PYTHONIOENCODING": "gbk"})
    assert done.returncode == 0, done.stderr.decode()
    assert "营业收入" in done.stdout.decode("utf-8")
    assert call("show", "gone.txt").exit_code == 1


def test_explain(tmp_path: Path) -> None:
    for arguments, given in ((["explain", TEXT], b""), (["explain", "-"], TEXT.encode())):
        done = extractor(*arguments, cwd=tmp_path, given=given)
        assert done.returncode == 0, done.stderr.decode()
        assert "78亿元" in done.stdout.decode("utf-8")


@pytest.mark.usefixtures("here", "articles")
def test_stats() -> None:
    done = call("stats", "in", "--workers", "0")
    assert done.exit_code == 0, done.stderr
    assert "claim." in done.stdout
    assert "%" in done.stdout


def test_schema() -> None:
    claim = json.loads(call("schema").stdout)
    row = json.loads(call("schema", "--row").stdout)
    assert "amount" in claim["properties"]
    assert tuple(row["properties"]) == ROW


def test_version_help_and_the_installed_script(tmp_path: Path) -> None:
    assert extractor("--version", cwd=tmp_path).stdout.startswith(b"extractor ")
    done = subprocess.run([SCRIPT, "run", "--help"], capture_output=True, check=True)
    assert "--resume" in done.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_error(articles: Path, tmp_path: Path) -> None:
    (articles / "many.jsonl").write_text((json.dumps({"text": TEXT}) + "\n") * 2000, encoding="utf-8")
    command = [sys.executable, "-m", "extractor", "run", "in/many.jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(60) == 0
    assert errors == b""
