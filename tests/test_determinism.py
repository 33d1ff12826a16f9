"""The same bytes everywhere, no file but those named, no network, and no number without bounds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import extractor
from extractor.batch.readers import ReadFailure, read_articles

ARTICLES = Path(__file__).parent / "fixtures/articles"

DIGEST = """
import hashlib, sys
from pathlib import Path
from extractor import Extractor
from extractor.batch.readers import read_articles
digest, extractor = hashlib.sha256(), Extractor()
for file in sorted(Path(sys.argv[1]).iterdir()):
    for document in read_articles(file):
        digest.update(extractor.extract_article(document.article).model_dump_json().encode("utf-8"))
print(digest.hexdigest())
"""

AUDIT = """
import os, sys, sysconfig
allowed = [os.path.realpath(p) for p in (sys.prefix, sys.base_prefix, sys.argv[1], sys.argv[2])]
allowed += [os.path.realpath(p) for p in sys.path if p]
seen, on = [], False

def inside(path):
    return any(os.path.realpath(path).startswith(folder) for folder in allowed)

def watch(event, given):
    if event == "open" and isinstance(given[0], (str, bytes)):
        writes = given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC)
        if writes or not inside(os.fsdecode(given[0])):
            seen.append((event, given))
    elif event.startswith(("socket.", "ftplib", "http", "urllib", "smtplib", "subprocess", "shutil", "tempfile")):
        seen.append((event, given))
    elif event in ("os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.putenv", "os.remove",
                   "os.mkdir", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate"):
        seen.append((event, given))

sys.addaudithook(watch)
import extractor
from pathlib import Path
text = Path(sys.argv[1]).read_text(encoding="utf-8")
found = extractor.Extractor(lexicons=[sys.argv[2]]).extract(text, published="2024-08-20")
assert len(found) > 5 and found.model_dump_json()
assert not seen, seen
"""


def run(code: str, *arguments: object, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode()


def test_the_same_bytes_for_every_article_in_every_environment() -> None:
    """Neither the hash seed nor locale, time zone, optimisation or encoding of the console changes a byte."""
    digests = {
        run(DIGEST, ARTICLES, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8"),
        run(DIGEST, ARTICLES, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONUTF8="0"),
        run(DIGEST, ARTICLES, PYTHONHASHSEED="random", TZ="Etc/GMT+12", LC_ALL="zh_CN.GB18030", PYTHONOPTIMIZE="2"),
    }
    assert len(digests) == 1


def test_the_same_bytes_from_one_worker_and_from_two(tmp_path: Path) -> None:
    outputs = []
    for workers in ("0", "1", "2"):
        output = tmp_path / f"claims{workers}.jsonl"
        command = ["run", str(ARTICLES), "-o", str(output), "--workers", workers, "--no-progress"]
        subprocess.run([sys.executable, "-m", "extractor", *command], check=True, capture_output=True)
        outputs.append(output.read_bytes())
    assert outputs[0]
    assert outputs[0] == outputs[1] == outputs[2]


@pytest.mark.parametrize(("zone", "locale"), [("Pacific/Kiritimati", "C"), ("Etc/GMT+12", "zh_CN.GB18030")])
def test_the_tests_of_periods_pass_in_other_zones_and_locales(zone: str, locale: str) -> None:
    folder = Path(__file__).parent / "periods"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)],
        env={**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]


def test_the_day_of_the_machine_does_not_count() -> None:
    """A relative time without a publication day stays open, and the same article is the same tomorrow."""
    claim = extractor.extract("云杉科技今年上半年营收78亿元。")[0]
    assert claim.period is None


def test_reads_no_file_but_those_named_and_opens_no_connection(tmp_path: Path) -> None:
    """And a lexicon is data: what looks like code in it stays a word."""
    lexicon = tmp_path / "own.toml"
    lexicon.write_text(
        "[[metric]]\n"
        'id = "odd"\n'
        """names = ["__import__('os').system('touch pwned')", "{0.__class__}", "工时"]\n"""
        'unit = "count"\n'
        'yes = ["工时3万个"]\n',
        encoding="utf-8",
    )
    run(AUDIT, ARTICLES / "2024-08-20-chengyue-q2.txt", lexicon)


BEYOND_BOUNDS = {
    "digits": f"营业收入{'9' * 10**6}亿元",
    "decimals": f"营业收入0.{'1' * 10**6}亿元",
    "full-width digits": f"营业收入{'９' * 10**5}亿元",
    "scales": f"营业收入1{'万亿' * 10**5}元",
    "numerals": f"营业收入{'一二三四五' * 10**4}元",
    "hundreds": f"营业收入一{'百' * 10**5}元",
}


@pytest.mark.parametrize("kind", BEYOND_BOUNDS)
def test_a_number_beyond_bounds_is_no_claim(kind: str) -> None:
    began = time.process_time()
    extraction = extractor.extract(BEYOND_BOUNDS[kind])
    assert time.process_time() - began < 60, "linear work takes seconds"
    for claim in extraction:
        for number in (claim.amount.value, claim.amount.low, claim.amount.high):
            assert number is None or number.adjusted() < 60
            assert number is None or len(number.as_tuple().digits) < 80
    if kind in ("digits", "full-width digits"):
        assert not extraction.claims


@pytest.mark.parametrize(
    "text", ["营收1E999999999元", "营收1e9亿元", "营收9" + "万亿" * 30 + "元", "营收NaN元", "营收Infinity亿元"]
)
def test_odd_numbers_have_no_exponent(text: str) -> None:
    for row in extractor.extract(text).to_rows():
        assert len(row["value"] or "") < 80
        assert set(row["value"] or "") <= set("-0123456789.")


def test_work_grows_with_the_length() -> None:
    """Ten times the text takes about ten times the calls; time itself is measured in benchmarks/."""
    read = [document for file in sorted(ARTICLES.iterdir()) for document in read_articles(file)]
    texts = [document.article.text for document in read if not isinstance(document, ReadFailure)]
    text = "\n".join(texts)
    extractor.extract(text)
    costs = []
    for length in (10_000, 100_000):
        long = (text * (length // len(text) + 1))[:length]
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            extractor.extract(long)
        finally:
            sys.setprofile(None)
        costs.append(calls / length)
    assert costs[1] < costs[0] * 2
