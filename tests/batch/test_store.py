"""The store: replacing, views, foreign files, odd characters, several writers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extractor.batch.model import Done, Failure, Summary
from extractor.batch.rows import typed_row
from extractor.batch.store import CLAIM_COLUMNS, StoreWriter, connect
from extractor.errors import InputError
from extractor.records import Amount, Claim, Comparison, Metric, Period, Stance, Subject
from extractor.spans import Span


def claim(
    value: str = "78",
    *,
    metric: str = "营业收入",
    kind: Any = "level",
    unit: str = "CNY",
    period: str | None = "2023-07-01/2023-09-30",
    modality: Any = "actual",
    at: int = 0,
) -> Claim:
    span = Span(at, at + len(value))
    start, end = period.split("/") if period else (None, None)
    return Claim(
        subject=Subject(name="云杉公司", spans=(span,)),
        metric=Metric(name=metric, spans=(span,)),
        kind=kind,
        amount=Amount(quote=value, value=value, unit=unit, spans=(span,)),  # type: ignore[arg-type]
        period=Period(start=start, end=end, spans=(span,)) if period else None,  # type: ignore[arg-type]
        comparison=Comparison(basis="yoy", spans=()) if kind == "growth" else None,
        stance=Stance(modality=modality, spans=()),
        source=None,
        rule="test.rule",
    )


def done(
    *claims: Claim,
    path: str = "a.txt",
    record: int | None = None,
    published: str | None = "2023-11-01",
    text: str = "文",
) -> Done:
    return Done(
        head=("a1", path, record, published, "given"),
        title="题",
        encoding="utf-8",
        format="text",
        origin=((0, 1), (5, 2)),
        content_hash="h",
        characters=len(text),
        claims=len(claims),
        payload=[typed_row(c) for c in claims],
        text=text,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "c.db"


@pytest.fixture
def writer(path: Path) -> Iterator[StoreWriter]:
    made = StoreWriter(path, {"paths": ["a.txt"]})
    yield made
    made.abandon()


def ask(path: Path, question: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question, values).fetchall()


def test_a_row_of_the_store_is_the_row_of_the_claim(writer: StoreWriter, path: Path) -> None:
    writer.write(done(claim("7800000000", at=3)))
    row = ask(path, f"SELECT {', '.join(CLAIM_COLUMNS)} FROM claims")[0]
    *flat, number, period_start, period_end = row
    assert flat == list(claim("7800000000", at=3).row().values())
    assert (number, period_start, period_end) == (7.8e9, "2023-07-01", "2023-09-30")


def test_an_article_is_replaced_with_all_of_its_claims(writer: StoreWriter, path: Path) -> None:
    writer.write(done(claim("1"), claim("2"), claim("3")))
    before = ask(path, "SELECT id FROM articles")
    writer.write(done(claim("4")))
    assert ask(path, "SELECT value FROM claims") == [("4",)]
    assert ask(path, "SELECT id, claims FROM articles") == [(*before[0], 1)]


def test_records_of_one_file_are_articles_of_their_own(writer: StoreWriter, path: Path) -> None:
    for record in (1, 2, 1):
        writer.write(done(claim(str(record)), record=record))
    assert ask(path, "SELECT record FROM articles ORDER BY record") == [(1,), (2,)]


def test_a_half_written_article_is_not_there(writer: StoreWriter, path: Path) -> None:
    writer.write(done(claim("1")))
    whole = done(claim("2"))
    broken = Done(**{name: getattr(whole, name) for name in Done.__slots__} | {"payload": [*whole.payload, ("short",)]})
    with pytest.raises(sqlite3.Error):
        writer.write(broken)
    assert ask(path, "SELECT value FROM claims") == [("1",)]
    writer.write(done(claim("3")))
    assert ask(path, "SELECT value FROM claims") == [("3",)]


def test_a_failure_is_kept_until_the_article_succeeds(writer: StoreWriter, path: Path) -> None:
    writer.write(done(claim("1")))
    for message in ("first", "second"):
        writer.fail(Failure("a.txt", None, "permission", message))
    assert ask(path, "SELECT kind, message FROM failures") == [("permission", "second")]
    assert ask(path, "SELECT value FROM claims") == [("1",)], "the claims of the last good run stay"
    writer.write(done(claim("2")))
    assert ask(path, "SELECT * FROM failures") == []


def test_the_run_is_recorded(writer: StoreWriter, path: Path) -> None:
    assert ask(path, "SELECT status, finished FROM runs") == [("running", None)]
    writer.close(Summary(status="finished", articles=2, claims=5, characters=9))
    ((status, finished, arguments, claims),) = ask(path, "SELECT status, finished, arguments, claims FROM runs")
    assert (status, finished is not None, arguments, claims) == ("finished", True, '{"paths": ["a.txt"]}', 5)
    assert not path.with_name("c.db-wal").exists(), "a closed store is one file"


def test_known_is_what_this_version_has_done(writer: StoreWriter) -> None:
    writer.write(done(record=3))
    assert writer.known("a.txt", 3) == "h"
    assert writer.known("a.txt", None) is None
    assert writer.known("b.txt", 3) is None


def test_characters_that_a_database_cannot_hold_keep_the_offsets(writer: StoreWriter, path: Path) -> None:
    writer.write(done(claim("1", metric="\ud800𠮷\0收入"), path="a\udcff.txt", text="a\0b\ud800𠮷"))
    assert ask(path, "SELECT path, text FROM articles") == [("a\\udcff.txt", "a\ufffdb\ufffd𠮷")]
    assert ask(path, "SELECT metric FROM claims") == [("\ufffd𠮷\ufffd收入",)]


def test_a_value_beyond_float_keeps_its_digits(writer: StoreWriter, path: Path) -> None:
    writer.write(done(claim("9" * 5000)))
    assert ask(path, "SELECT value, number FROM claims") == [("9" * 5000, None)]


class TestViews:
    def test_latest_values_takes_the_newest_article(self, writer: StoreWriter, path: Path) -> None:
        writer.write(done(claim("78"), path="old.txt", published="2023-11-01"))
        writer.write(done(claim("79"), claim("9", kind="growth", unit="%"), path="new.txt", published="2024-03-01"))
        writer.write(done(claim("99", modality="forecast"), path="later.txt", published="2024-04-01"))
        assert ask(path, "SELECT metric, value, path FROM latest_values") == [("营业收入", "79", "new.txt")]
        assert ask(path, "SELECT metric, basis, value FROM growth") == [("营业收入", "yoy", "9")]
        assert ask(path, "SELECT modality, value FROM outlook") == [("forecast", "99")]

    def test_series_and_disagreements(self, writer: StoreWriter, path: Path) -> None:
        writer.write(done(claim("78"), claim("70", period="2023-04-01/2023-06-30"), path="a.txt"))
        writer.write(done(claim("79"), path="b.txt"))
        assert ask(path, "SELECT value FROM series WHERE metric = '营业收入'") == [("70",), ("78",), ("79",)]
        assert ask(path, "SELECT period, readings, least, most FROM disagreements") == [
            ("2023-07-01/2023-09-30", 2, 78.0, 79.0)
        ]

    @pytest.mark.parametrize(
        ("text", "context"),
        [
            ("收入78亿元", "收入78亿元"),
            ("一" * 60 + "78" + "二" * 60, "一" * 40 + "78" + "二" * 40),
            ("78", "78"),
        ],
    )
    def test_context_is_what_stands_around_the_quote(
        self, writer: StoreWriter, path: Path, text: str, context: str
    ) -> None:
        writer.write(done(claim("78", at=text.index("78")), text=text))
        assert ask(path, "SELECT quote, context, title FROM claims_with_article") == [("78", context, "题")]


def test_a_store_is_opened_again(path: Path) -> None:
    for _ in range(2):
        StoreWriter(path, {}).close(Summary(status="finished"))
    assert ask(path, "SELECT count(*) FROM runs") == [(2,)]


@pytest.mark.parametrize("content", [b"not a database, but a longer text than its header would be" * 20, b"x"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"c\.db"):
        connect(path)
    assert path.read_bytes() == content


def test_another_database_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (x)")
    before = path.read_bytes()
    with pytest.raises(InputError, match="no store of extractor"):
        connect(path)
    assert path.read_bytes() == before


def test_a_store_of_another_schema_is_refused(path: Path) -> None:
    connect(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(InputError, match="schema 99"):
        connect(path)
