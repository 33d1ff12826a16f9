"""The files that a run writes: JSON lines, CSV, Parquet, and the tables of the library."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from faults.fake import FakeExtractor

from extractor.batch.rows import HEAD, ROW, csv_lines, json_lines
from extractor.batch.run import RunOptions, run
from extractor.batch.schema import claim_schema, row_schema
from extractor.batch.tables import arrow_schema, to_arrow, to_pandas, to_polars
from extractor.batch.whole import WholeFile
from extractor.batch.writers import open_writer
from extractor.errors import InputError
from extractor.records import COLUMNS, Amount, Claim, Extraction, Metric, Period, Stance
from extractor.spans import Span
from extractor.text import Article

CLAIMS = Extraction(
    text="三季度收入78亿元",
    published=dt.date(2023, 11, 1),
    id="a1",
    claims=(
        Claim(
            subject=None,
            metric=Metric(name="收入", spans=(Span(3, 5),)),
            kind="level",
            amount=Amount(quote="78亿元", value=Decimal("7.8E+9"), unit="CNY", spans=(Span(5, 9),)),
            period=Period(start=dt.date(2023, 7, 1), end=dt.date(2023, 9, 30), spans=(Span(0, 3),)),
            comparison=None,
            stance=Stance(spans=()),
            source=None,
            rule="a.b",
        ),
        Claim(
            subject=None,
            metric=Metric(name='引号",\n收入', spans=(Span(3, 5),)),
            kind="level",
            amount=Amount(
                quote="5", value=None, low=Decimal("0.10"), high=Decimal(3), bound="range", unit="", spans=(Span(0, 1),)
            ),
            period=Period(start=dt.date(2024, 1, 1), end=None, spans=()),
            comparison=None,
            stance=Stance(spans=()),
            source=None,
            rule="a.c",
        ),
    ),
)
LEAD = ("a1", "x.txt", None, "2023-11-01", "file name")


def test_a_json_line_is_the_article_and_the_flat_row() -> None:
    first, second = map(json.loads, json_lines(LEAD, CLAIMS).splitlines())
    assert tuple(first) == ROW == (*HEAD, *COLUMNS)
    assert first == dict(zip(HEAD, LEAD, strict=True)) | CLAIMS[0].row()
    assert (first["value"], second["low"], second["unit"]) == ("7800000000", "0.10", "")


def test_a_nested_line_is_lossless() -> None:
    lines = json_lines(LEAD, CLAIMS, nested=True).splitlines()
    assert [Claim.model_validate_json(json.dumps(json.loads(line)["claim"])) for line in lines] == list(CLAIMS)


def test_lone_surrogates_survive_json() -> None:
    line = json_lines(("\ud800", "p\udcff", None, None, None), CLAIMS).splitlines()[0]
    assert json.loads(line)["path"] == "p\udcff"
    assert json.loads(line)["article"] == "\ud800"


def test_csv_tells_null_from_empty() -> None:
    data = csv_lines(LEAD, CLAIMS).decode()
    assert data.count("\r\n") == 2
    rows = list(csv.DictReader(io.StringIO(data), fieldnames=ROW))
    assert [row["metric"] for row in rows] == ["收入", '引号",\n收入']
    second = data.split("\r\n")[1]
    assert ',range,"",2024-01-01/..,' in second
    assert second.startswith('a1,x.txt,,2023-11-01,file name,,"引号"",\n收入",level,,0.10,3,')


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    at = tmp_path / "in"
    at.mkdir()
    for number in range(3):
        (at / f"2024-05-0{number + 1}_{number}.txt").write_text(f"{number}甲 1{number}", encoding="utf-8")
    (at / "empty.txt").write_text("", encoding="utf-8")
    return at


def write(articles: Path, output: Path, *, nested: bool = False) -> Path:
    summary = run(RunOptions([str(articles)], workers=0), open_writer(output, {}, nested=nested), FakeExtractor)
    assert summary.written == output
    assert list(output.parent.glob(".*")) == [], "no temporary file is left"
    return output


def expected(articles: Path) -> list[dict[str, object]]:
    rows = []
    for file in sorted(articles.iterdir()):
        extraction = FakeExtractor().extract_article(Article(file.read_text(encoding="utf-8")))
        rows.extend({"path": str(file)} | row for row in extraction.to_rows())
    return rows


def test_json_lines_file(articles: Path, tmp_path: Path) -> None:
    lines = write(articles, tmp_path / "c.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [{k: row[k] for k in ("path", *COLUMNS)} for row in rows] == expected(articles)
    assert {row["published_from"] for row in rows} == {"file name"}


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".csv.gz"])
def test_compressed_files_are_the_same_bytes_each_time(articles: Path, tmp_path: Path, suffix: str) -> None:
    packed = write(articles, tmp_path / f"c{suffix}").read_bytes()
    assert gzip.decompress(packed) == write(articles, tmp_path / f"c{suffix[:-3]}").read_bytes()
    assert write(articles, tmp_path / f"d{suffix}").read_bytes() == packed


def test_csv_file_opens_in_a_spreadsheet(articles: Path, tmp_path: Path) -> None:
    data = write(articles, tmp_path / "c.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfarticle,path,record,")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["value"] for row in rows] == [row["value"] for row in expected(articles)]


def test_parquet_file_is_typed(articles: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(write(articles, tmp_path / "c.parquet"))
    assert table.schema.equals(arrow_schema())
    assert table["value"].to_pylist() == [row["value"] for row in expected(articles)]
    assert table["published"].to_pylist()[0] == dt.date(2024, 5, 1)


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".csv", ".parquet", ".db", ".sqlite"])
def test_a_run_without_claims_gives_a_file_too(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "in.txt").write_text("无", encoding="utf-8")
    output = tmp_path / f"c{suffix}"
    run(RunOptions([str(tmp_path / "in.txt")]), open_writer(output, {}), FakeExtractor)
    assert output.is_file()


@pytest.mark.parametrize(
    ("name", "nested", "message"),
    [
        ("c.xlsx", False, "tells no format"),
        ("c", False, "tells no format"),
        ("no/c.csv", False, "no such folder"),
        ("c.csv", True, "nested claims are JSON lines"),
        ("folder.db", False, "is a folder"),
    ],
)
def test_an_output_that_cannot_be_is_refused(tmp_path: Path, name: str, nested: bool, message: str) -> None:
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(InputError, match=message):
        open_writer(tmp_path / name, {}, nested=nested)
    assert [p.name for p in tmp_path.iterdir()] == ["folder.db"]


class TestWholeFile:
    def test_is_not_there_before_it_is_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "c.txt"
        path.write_bytes(b"old")
        with WholeFile(path) as file:
            file.stream.write(b"new")
            assert path.read_bytes() == b"old"
        assert path.read_bytes() == b"new"

    def test_leaves_the_old_one_after_a_fault(self, tmp_path: Path) -> None:
        path = tmp_path / "c.txt"
        path.write_bytes(b"old")
        with pytest.raises(ZeroDivisionError), WholeFile(path) as file:
            file.stream.write(b"new")
            raise ZeroDivisionError
        assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("c.txt", b"old")]

    def test_keeps_a_part_under_another_name(self, tmp_path: Path) -> None:
        file = WholeFile(tmp_path / "c.txt")
        file.stream.write(b"part")
        assert file.keep_part().name == "c.txt.partial"
        assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("c.txt.partial", b"part")]


class TestTables:
    def test_arrow(self) -> None:
        pytest.importorskip("pyarrow")
        table = to_arrow([CLAIMS, Extraction(text="无"), CLAIMS])
        assert table.num_rows == 4
        assert table.column_names[:3] == ["article", "title", "published"]
        first, second = table.to_pylist()[:2]
        assert {name: first[name] for name in COLUMNS} == CLAIMS[0].row()
        assert (first["number"], first["period_start"], first["published"]) == (
            7.8e9,
            dt.date(2023, 7, 1),
            dt.date(2023, 11, 1),
        )
        assert (second["number"], second["low"], second["period_end"]) == (None, "0.10", None)

    def test_no_claims_keep_their_types(self) -> None:
        pytest.importorskip("pyarrow")
        assert to_arrow([]).schema == to_arrow(CLAIMS).schema

    def test_polars(self) -> None:
        polars = pytest.importorskip("polars")
        frame = to_polars(CLAIMS)
        assert frame["number"].dtype == polars.Float64
        assert frame["period_start"].dtype == polars.Date
        assert frame["value"].to_list() == ["7800000000", None]

    def test_pandas(self) -> None:
        pandas = pytest.importorskip("pandas")
        frame = to_pandas(CLAIMS)
        assert frame["period_start"][0] == pandas.Timestamp(2023, 7, 1)
        assert frame["metric"].tolist() == ["收入", '引号",\n收入']

    def test_a_missing_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
        with pytest.raises(InputError, match=r"pip install 'zh-claim-extractor\[tables\]'"):
            to_arrow(CLAIMS)


def test_schemas_name_every_column() -> None:
    assert set(claim_schema()["properties"]) == set(Claim.model_fields)
    schema = row_schema()
    assert tuple(schema["properties"]) == ROW
    row = json.loads(json_lines(LEAD, CLAIMS).splitlines()[0])
    assert set(row) == set(schema["required"])
    assert row["kind"] in schema["properties"]["kind"]["enum"]
