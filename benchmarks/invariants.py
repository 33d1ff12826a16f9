"""Run every article of the given files and check what must hold, and that all runs give the same bytes.

    python benchmarks/invariants.py [ARTICLES...] [--workers 2] [--python PYTHON ...] [--words jieba] [--name NAME]

Each article is extracted and checked (checks.py): no exception, spans exact, fields valid, every digit in the
ledger. A second process, with another hash seed, locale and time zone, in the other order, extracts them again and
must give the same JSON; so must every interpreter named with ``--python`` (one that has the package). Then the
numerals are counted by what became of them. The section goes into RESULTS.md; exits with 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import corpus
from checks import DIGITS, problems, uncovered
from results import machine, table, write

from extractor import Extractor
from extractor.text import Article

OTHER = {"PYTHONHASHSEED": "4711", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONDONTWRITEBYTECODE": "1"}
"""The environment of the second run."""


class Looked:
    """What came out of one article."""

    def __init__(self, article: Article) -> None:
        self.problems: list[str] = []
        self.fates: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.claims = self.missing = 0
        self.examples: list[str] = []
        self.digest = ""
        try:
            extraction = EXTRACTOR.extract_article(article)
            self.problems = list(problems(article.text, extraction))
            self.digest = digest(extraction.model_dump_json())
        except Exception:
            self.problems = [traceback.format_exc()]
            return
        self.claims = len(extraction)
        for numeral in extraction.numerals:
            self.fates[f"{numeral.fate}: {numeral.reason}" if numeral.fate == "no_claim" else numeral.fate] += 1
            if numeral.fate == "unaccounted" or numeral.reason == "other":
                self.places[place_of(article.text, *numeral.span)] += 1
                self.examples.append(article.text[max(numeral.span.start - 12, 0) : numeral.span.end + 8])
        for start, end in uncovered(article.text, extraction):
            self.missing += 1
            self.places[place_of(article.text, start, end)] += 1
            self.examples.append(article.text[max(start - 12, 0) : end + 8])


EXTRACTOR = Extractor()

MARKUP = re.compile(r"[<>{}\\]|%3[CE]|\w=['\"]|https?:|&\w+;")
HAN = re.compile(r"[\u4e00-\u9fff]")


def place_of(text: str, start: int, end: int) -> str:
    """Where a numeral stands for which no rule knows a reason."""
    line = text[text.rfind("\n", 0, start) + 1 : end + text[end:].find("\n") if "\n" in text[end:] else len(text)]
    if MARKUP.search(text[max(start - 40, 0) : end + 40]):
        return "in markup, code or an address"
    runs = DIGITS.findall(line)
    if (len(runs) >= 4 and len(HAN.findall(line)) < len(runs) * 3) or not HAN.search(line):
        return "in the cells of a table"
    if start == 0 or text[start - 1] == "\n" or end == len(text) or text[end] == "\n":
        return "first or last in its line (page and note numbers, cells)"
    if re.match("[A-Za-z]", text[end : end + 1]) or re.search("[A-Za-z][ -]?$", text[max(start - 2, 0) : start]):
        return "beside Latin letters"
    return "elsewhere"


def digest(json: str) -> str:
    """A short name of a JSON text."""
    return hashlib.blake2b(json.encode("utf-8"), digest_size=8).hexdigest()


def print_digests(paths: list[Path]) -> None:
    """The digest of every article, the last article first, a line each: what the other interpreters run."""
    for article in reversed(list(corpus.articles(paths))):
        print(digest(EXTRACTOR.extract_article(article).model_dump_json()))


def other_digests(python: str, paths: list[Path]) -> list[str]:
    """The digests of the articles, in order, from another process."""
    command = [python, str(Path(__file__).resolve()), "--digests", *(str(path.resolve()) for path in paths)]
    done = subprocess.run(command, env={**os.environ, **OTHER}, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.split()[::-1]


def versions(pythons: list[str]) -> Iterator[tuple[str, str]]:
    """Each interpreter with its version."""
    for python in pythons:
        code = "import platform; print(platform.python_version())"
        yield python, subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    """Check and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--python", nargs="*", default=[], help="other interpreters that have the package")
    parser.add_argument("--name", default="the articles of the tests")
    parser.add_argument("--examples", type=int, default=0, help="print so many numerals that are unaccounted for")
    parser.add_argument("--digests", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    paths = given.articles or [corpus.FIXTURES]
    if given.digests:
        print_digests(paths)
        return
    articles = list(corpus.articles(paths))
    began = time.monotonic()
    with ProcessPoolExecutor(given.workers) as pool:
        looked = list(pool.map(Looked, articles, chunksize=16))
    faulty = 0
    for article, one in zip(articles, looked, strict=True):
        for problem in one.problems:
            faulty += 1
            print(f"{article.id}: {problem}", file=sys.stderr)
    rows: list[tuple[object, ...]] = []
    for python, version in versions([sys.executable, *given.python]):
        other = other_digests(python, paths)
        differ = sum(one.digest != mark for one, mark in zip(looked, other, strict=True))
        faulty += differ
        rows.append(
            (
                f"other bytes in one process on Python {version}, with another hash seed, locale, time zone and order",
                differ,
            )
        )
        print(*rows[-1], f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    fates = sum((one.fates for one in looked), Counter[str]())
    missing = sum(one.missing for one in looked)
    numerals = fates.total() + missing
    text = (
        f"{len(articles):,} articles, {sum(len(article.text) for article in articles):,} characters, "
        f"{sum(one.claims for one in looked):,} claims, {numerals:,} numerals.\n\n"
    )
    text += table(
        ("", "articles"),
        [("raise, or break an invariant", sum(bool(one.problems) for one in looked)), *rows],
    )
    fates["unaccounted"] += 0
    counted: list[tuple[object, ...]] = [
        (fate, f"{count:,}", f"{count / max(numerals, 1):.2%}") for fate, count in fates.most_common()
    ]
    counted.append(("digits that are not in the ledger", missing, f"{missing / max(numerals, 1):.2%}"))
    text += "\nWhat became of the numerals:\n\n" + table(("", "numerals", "share"), counted)
    places = sum((one.places for one in looked), Counter[str]())
    text += f"\nNo reason is known (`other`, unaccounted, not in the ledger) for {places.total():,}, "
    text += f"{places.total() / max(numerals, 1):.2%} of all. Where they stand:\n\n"
    text += table(("", "numerals"), places.most_common())
    options = f" --python {' '.join(['PYTHON'] * len(given.python))}" if given.python else ""
    text += (
        f"\n{machine()}. Made by `python benchmarks/invariants.py{' ARTICLES' if given.articles else ''}{options}`.\n"
    )
    write(f"invariants: {given.name}", f"Invariants on {given.name}", text)
    for example in [example for one in looked for example in one.examples][: given.examples]:
        print(repr(example))
    sys.exit(1 if faulty else 0)


if __name__ == "__main__":
    main()
