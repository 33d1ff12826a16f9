"""One article in every format and encoding, through the command as a user starts it."""

from __future__ import annotations

import gzip
import json

import pytest
import zstandard
from faults.command import extractor
from made_files import docx, paragraph, pdf

TEXT = "云杉公司2023年第三季度营业收入78亿元,同比增长9.7%。"
OLD = "雲杉公司2023年第三季度營業收入78億元,同比增長9.7%。"
PAGE = f"<html><head><title>云杉公司</title></head><body><article><p>{TEXT}</p></article></body></html>"
RECORD = json.dumps({"text": TEXT}, ensure_ascii=False).encode()

FILES = {
    "utf-8.txt": TEXT.encode(),
    "utf-8-sig.txt": TEXT.encode("utf-8-sig"),
    "gb18030.txt": TEXT.encode("gb18030"),
    "big5.txt": OLD.encode("big5"),
    "utf-16.txt": TEXT.encode("utf-16"),
    "a.md": f"# 云杉公司\n\n{TEXT}\n".encode(),
    "a.html": PAGE.encode(),
    "a.docx": docx(paragraph(TEXT)),
    "a.pdf": pdf([[(50, 700, TEXT)]]),
    "a.jsonl": RECORD + b"\n",
    "a.json": b"[" + RECORD + b"]",
    "a.csv": f'text\n"{TEXT}"\n'.encode(),
    "a.tsv": f"text\n{TEXT}\n".encode(),
    "a.txt.gz": gzip.compress(TEXT.encode()),
    "a.jsonl.zst": zstandard.compress(RECORD + b"\n"),
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    """The rows of one run over all the files, by file."""
    at = tmp_path_factory.mktemp("all")
    for name, data in FILES.items():
        (at / name).write_bytes(data)
    done = extractor("run", *FILES, cwd=at)
    assert done.returncode == 0, done.stderr.decode()
    rows: dict[str, list[dict[str, str]]] = {}
    for line in done.stdout.decode().splitlines():
        rows.setdefault(json.loads(line)["path"], []).append(json.loads(line))
    return rows


@pytest.mark.parametrize("name", FILES)
def test_the_claims_are_the_same(read: dict[str, list[dict[str, str]]], name: str) -> None:
    assert [(row["kind"], row["value"], row["unit"], row["period"]) for row in read[name]] == [
        ("level", "7800000000", "CNY", "2023-07-01/2023-09-30"),
        ("growth", "9.7", "%", "2023-07-01/2023-09-30"),
    ]
