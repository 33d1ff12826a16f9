"""The embedded store: one SQLite file, one transaction an article, safe against a kill at any moment.

A store is updated: an article that it has already (same path and record) is replaced together with
its claims. Two runs may write to one store at once; each transaction waits for the other's.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from extractor.batch.model import Done, Failure, Form, Summary
from extractor.batch.rows import TYPED, well_formed
from extractor.batch.versions import lexicon_version, package_version
from extractor.errors import InputError
from extractor.records import COLUMNS

BUSY_SECONDS = 60.0
"""How long a transaction waits for that of another run."""

APPLICATION_ID = 0x5A48_4345
"""``ZHCE`` in the header of the file: how a store of this package is told from any other database."""

SCHEMA_VERSION = 1

_MAGIC = b"SQLite format 3\0"

_RENAMED = {"start": "start_char", "end": "end_char"}
CLAIM_COLUMNS = tuple(_RENAMED.get(column, column) for column in (*COLUMNS, *TYPED))
_ARTICLE_COLUMNS = (
    "article", "path", "record", "published", "published_from", "title", "format", "encoding", "origin",
    "characters", "claims", "content_hash", "package_version", "lexicon_version", "run", "text",
)  # fmt: skip
_INSERT_CLAIM = (
    f"INSERT INTO claims (article_id, n, {', '.join(CLAIM_COLUMNS)}) "
    f"VALUES (?, ?, {', '.join('?' * len(CLAIM_COLUMNS))})"
)
_INSERT_ARTICLE = (
    f"INSERT INTO articles ({', '.join(_ARTICLE_COLUMNS)}) VALUES ({', '.join('?' * len(_ARTICLE_COLUMNS))})"
)
_UPDATE_ARTICLE = f"UPDATE articles SET {', '.join(f'{c} = ?' for c in _ARTICLE_COLUMNS)} WHERE id = ?"


def connect(path: Path) -> sqlite3.Connection:
    """Open a store, making it if there is none.

    Raises ``InputError`` for a file that is no store or is of a newer version.
    """
    _refuse_other_file(path)
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise InputError(f"{path}: cannot be opened as a store: {error}") from error
    try:
        _set_up(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise InputError(f"{path}: cannot be used as a store: {error}") from error
    except InputError as error:
        connection.close()
        raise InputError(f"{path}: {error}") from error
    return connection


def _refuse_other_file(path: Path) -> None:
    """SQLite takes a file of a few bytes for an empty database, and would write over it."""
    try:
        with path.open("rb") as stream:
            head = stream.read(len(_MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise InputError(f"{path}: cannot be opened as a store: {error}") from error
    if head not in (b"", _MAGIC):
        raise InputError(f"{path}: is no database; give another file, or move it away")


def _set_up(connection: sqlite3.Connection) -> None:
    if _is_store(connection):
        _use_wal(connection)
        return
    _use_wal(connection)
    with transaction(connection):
        if _is_store(connection):  # another run was quicker
            return
        for statement in _statements(files("extractor.batch").joinpath("store.sql").read_text(encoding="utf-8")):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _is_store(connection: sqlite3.Connection) -> bool:
    """Whether it is a store; ``False`` for an empty database. Raises ``InputError`` for any other."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == APPLICATION_ID and version != SCHEMA_VERSION:
        raise InputError(f"is a store of schema {version}, this version reads {SCHEMA_VERSION}; use another file")
    if application != APPLICATION_ID and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise InputError("is a database, but no store of extractor; give another file")
    return bool(application == APPLICATION_ID)


def _use_wal(connection: sqlite3.Connection) -> None:
    # Of two runs that make the store at once, one gets "locked" from this pragma in spite of the timeout.
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script. ``executescript`` would commit the transaction that it stands in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it is written, or nothing. Takes the lock at once, so it cannot fail half way."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise


class StoreWriter:
    """Writes a run into a store. Raises ``InputError`` (see ``connect``) and ``sqlite3.Error``."""

    form: Form = "rows"
    keeps_text = True

    def __init__(self, path: Path, arguments: Mapping[str, Any], *, words: str = "jieba") -> None:
        self.path = path
        self._versions = (package_version(), lexicon_version(words))
        self._connection = connect(path)
        with transaction(self._connection):
            cursor = self._connection.execute(
                "INSERT INTO runs (started, status, package_version, lexicon_version, arguments) "
                "VALUES (?, ?, ?, ?, ?)",
                (_now(), "running", *self._versions, json.dumps(arguments, ensure_ascii=True, default=str)),
            )
            self._run = cursor.lastrowid

    def known(self, path: str, record: int | None) -> str | None:
        """The content hash of an article if this same version has done it, else ``None``."""
        row = self._connection.execute(
            "SELECT content_hash FROM articles "
            "WHERE path = ? AND record IS ? AND package_version = ? AND lexicon_version = ?",
            (_path(path), record, *self._versions),
        ).fetchone()
        return row[0] if row else None

    def write(self, done: Done) -> None:
        """Put an article and its claims in, in place of what there was of it, in one transaction."""
        article, path, record, published, published_from = done.head
        values = (
            well_formed(article), _path(path), record, published, published_from, well_formed(done.title), done.format,
            done.encoding, done.origin and json.dumps(done.origin), done.characters, done.claims,
            done.content_hash, *self._versions, self._run, well_formed(done.text),
        )  # fmt: skip
        place = (_path(path), record)
        execute = self._connection.execute
        with transaction(self._connection):
            known = execute("SELECT id FROM articles WHERE path = ? AND record IS ?", place).fetchone()
            if known is None:
                number = execute(_INSERT_ARTICLE, values).lastrowid
            else:
                (number,) = known
                execute(_UPDATE_ARTICLE, (*values, number))
                execute("DELETE FROM claims WHERE article_id = ?", (number,))
            self._connection.executemany(
                _INSERT_CLAIM, ((number, place, *claim) for place, claim in enumerate(done.payload))
            )
            execute("DELETE FROM failures WHERE path = ? AND record IS ?", place)

    def fail(self, failure: Failure) -> None:
        """Record a failure in place of an earlier one of the same article. Claims of an earlier run stay."""
        path = _path(failure.path)
        with transaction(self._connection):
            self._connection.execute("DELETE FROM failures WHERE path = ? AND record IS ?", (path, failure.record))
            self._connection.execute(
                "INSERT INTO failures (path, record, kind, message, run) VALUES (?, ?, ?, ?, ?)",
                (path, failure.record, failure.kind, well_formed(failure.message), self._run),
            )

    def close(self, summary: Summary) -> Path:
        """Say how the run ended. Gives the path of the store."""
        try:
            with transaction(self._connection):
                self._connection.execute(
                    "UPDATE runs SET finished = ?, status = ?, articles = ?, claims = ?, failures = ?, skipped = ?, "
                    "characters = ?, seconds = ? WHERE id = ?",
                    (
                        _now(), summary.status, summary.articles, summary.claims, summary.failures.total(),
                        summary.skipped, summary.characters, round(summary.seconds, 3), self._run,
                    ),
                )  # fmt: skip
        finally:
            self._connection.close()
        return self.path

    def abandon(self) -> None:
        """Leave the store as it is: what is committed stays."""
        self._connection.close()


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _path(path: str) -> str:
    """A path that can be stored: the bytes of a file name that are no UTF-8 as escapes, so that names stay apart."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
