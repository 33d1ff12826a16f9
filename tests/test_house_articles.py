"""The claims of the fixture articles, and the examples of the READMEs, are what is written down.

``make expected`` writes them anew. What is expected is what the code gives, read by a person: not all of
it is right, and a change of it has to be looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

import extractor
from extractor.batch.readers import Document, read_articles
from extractor.view import render

ROOT = Path(__file__).parent.parent
ARTICLES = sorted((ROOT / "tests/fixtures/articles").iterdir())
EXPECTED = ROOT / "tests/fixtures/expected"

EXAMPLE_DAY = "2024-08-20"
EXAMPLE_WIDTH = 110


def read(file: Path) -> Iterator[dict[str, object]]:
    """Each article of a file: how its day became known, its rows, and its numerals that are no claim."""
    for document in read_articles(file):
        assert isinstance(document, Document), document
        article = document.article
        extraction = extractor.Extractor().extract_article(article)
        yield {
            "title": article.title,
            "published": str(article.published) if article.published else None,
            "published_from": article.published_from,
            "claims": extraction.to_rows(),
            "no_claim": [
                f"{n.text}@{n.span.start}: {n.reason or n.fate}" for n in extraction.numerals if n.fate != "claim"
            ],
        }


def as_text(articles: list[dict[str, object]]) -> str:
    """Stable JSON, one claim a line, so that a changed claim is a changed line."""
    out = []
    for article in articles:
        head = {key: value for key, value in article.items() if key not in ("claims", "no_claim")}
        out.append(json.dumps(head, ensure_ascii=False))
        out += [json.dumps(row, ensure_ascii=False) for row in article["claims"]]  # type: ignore[attr-defined]
        out += [json.dumps({"no_claim": item}, ensure_ascii=False) for item in article["no_claim"]]  # type: ignore[attr-defined]
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.name)
def test_claims_are_as_expected(file: Path, request: pytest.FixtureRequest) -> None:
    given = as_text(list(read(file)))
    expected = EXPECTED / f"{file.name}.jsonl"
    if request.config.getoption("--update-expected"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(given, encoding="utf-8")
    assert expected.exists(), f"{expected} is not there; run `make expected` and read it"
    assert given == expected.read_text(encoding="utf-8")


def test_every_expected_file_has_its_article() -> None:
    assert {file.name for file in EXPECTED.iterdir()} == {f"{file.name}.jsonl" for file in ARTICLES}


def block(name: str, kind: str = "text") -> regex.Pattern[str]:
    """A marked block of a README: what stands before its content, the content, what closes it."""
    return regex.compile(rf"(<!-- readme:{name} -->\n```{kind}\n)(.*?)(```)", regex.DOTALL)


@pytest.mark.parametrize("name", ["README.md", "README_en.md"])
def test_readme_shows_what_the_code_gives(name: str, request: pytest.FixtureRequest) -> None:
    text = block("text").search((ROOT / "README.md").read_text(encoding="utf-8"))[2]
    given = {"text": text, "table": render(extractor.extract(text, published=EXAMPLE_DAY), EXAMPLE_WIDTH)}
    file = ROOT / name
    page = file.read_text(encoding="utf-8")
    if request.config.getoption("--update-expected"):
        for key, content in given.items():
            page = block(key).sub(lambda m, content=content: m[1] + content + m[3], page)
        file.write_text(page, encoding="utf-8")
    for key, content in given.items():
        assert block(key).search(page)[2] == content


def test_readme_library_example_runs() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    exec(block("library", "python").search(page)[2], {})
