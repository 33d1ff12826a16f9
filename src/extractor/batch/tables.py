"""Claims as Arrow tables, and from there Parquet, polars and pandas. Needs the extra ``tables``.

``value``, ``low``, ``high`` are strings with the exact decimal, as everywhere; ``number`` is the value
as a float64 beside it. No decimal type of Arrow holds every value that a text may give.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.batch.model import Done, Failure, Form, Summary
from extractor.batch.rows import HEAD, TYPED, typed_row, well_formed
from extractor.batch.whole import WholeFile
from extractor.errors import InputError
from extractor.records import COLUMNS, Extraction

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

ROWS_A_GROUP = 20_000
"""Claims in one row group of a Parquet file: what a run holds in memory before it writes."""

_DAYS = frozenset({"published", "period_start", "period_end"})
_INTEGERS = frozenset({"record", "start", "end"})


def arrow_schema(columns: Sequence[str] = (*HEAD, *COLUMNS, *TYPED)) -> pyarrow.Schema:
    """The Arrow schema of these columns. Raises ``InputError`` without the extra."""
    pa = _require("pyarrow", "tables")

    def kind(column: str) -> Any:
        if column in _DAYS:
            return pa.date32()
        if column in _INTEGERS:
            return pa.int64()
        return pa.float64() if column == "number" else pa.string()

    return pa.schema([(column, kind(column)) for column in columns])


def to_arrow(extractions: Extraction | Iterable[Extraction]) -> pyarrow.Table:
    """One row a claim of one or many extractions, in order.

    Columns: ``article`` (the extraction's id), ``title``, ``published``, those of ``Claim.row()``, and
    ``number``, ``period_start``, ``period_end``. Raises ``InputError`` without the extra ``tables``.
    """
    many = [extractions] if isinstance(extractions, Extraction) else extractions
    rows = [
        (well_formed(one.id), well_formed(one.title), one.published.isoformat() if one.published else None, *row)
        for one in many
        for row in map(typed_row, one)
    ]
    return _table(rows, arrow_schema(("article", "title", "published", *COLUMNS, *TYPED)))


def to_polars(extractions: Extraction | Iterable[Extraction]) -> polars.DataFrame:
    """``to_arrow`` as a polars frame. Raises ``InputError`` without the extra ``polars``."""
    pl = _require("polars", "polars")
    frame: polars.DataFrame = pl.from_arrow(to_arrow(extractions))
    return frame


def to_pandas(extractions: Extraction | Iterable[Extraction]) -> pandas.DataFrame:
    """``to_arrow`` as a pandas frame; days are ``datetime64``. Raises ``InputError`` without the extra ``pandas``."""
    _require("pandas", "pandas")
    frame: pandas.DataFrame = to_arrow(extractions).to_pandas(date_as_object=False)
    return frame


class ParquetWriter:
    """A Parquet file that appears when it is complete; an interrupted run leaves ``NAME.partial``."""

    form: Form = "rows"
    keeps_text = False

    def __init__(self, path: Path) -> None:
        self._schema = arrow_schema()
        from pyarrow import parquet

        self._file = WholeFile(path)
        self._parquet: Any = parquet.ParquetWriter(self._file.stream, self._schema, compression="zstd")
        self._rows: list[tuple[Any, ...]] = []

    def write(self, done: Done) -> None:
        """Add the article's claims. Raises ``OSError``."""
        head = tuple(map(well_formed, done.head))
        self._rows.extend((*head, *row) for row in done.payload)
        if len(self._rows) >= ROWS_A_GROUP:
            self._write_group()

    def _write_group(self) -> None:
        self._parquet.write_table(_table(self._rows, self._schema))
        self._rows.clear()

    def fail(self, failure: Failure) -> None:
        """A file of claims has no place for failures."""

    def known(self, path: str, record: int | None) -> str | None:
        """A file is written anew by each run."""
        return None

    def close(self, summary: Summary) -> Path:
        """Make the file visible: under its name, or as ``NAME.partial`` after an interruption."""
        self._write_group()
        self._parquet.close()
        return self._file.finish() if summary.status == "finished" else self._file.keep_part()

    def abandon(self) -> None:
        """Remove what was written."""
        self._file.abandon()


def _table(rows: Sequence[tuple[Any, ...]], schema: Any) -> Any:
    pa = _require("pyarrow", "tables")
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [
        pa.array([_day(cell) for cell in column] if field.name in _DAYS else column, field.type)
        for field, column in zip(schema, columns, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _day(cell: str | None) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None


def _require(module: str, extra: str) -> Any:
    try:
        return __import__(module)
    except ImportError as error:
        raise InputError(f"{module} is not installed; this needs: pip install 'zh-claim-extractor[{extra}]'") from error
