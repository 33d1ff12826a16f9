"""The work on one item, the same in this process and in a worker process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extractor.batch.model import Done, Failure, Form, Item, Outcome, Reads, Skipped, content_hash
from extractor.batch.readers import Document, ReadFailure, ReadOptions, read_articles
from extractor.batch.rows import csv_lines, json_lines, typed_row


@dataclass(frozen=True)
class Recipe:
    """All that a worker needs to know; picklable."""

    make: Callable[[], Reads]
    """Makes the extractor, once a process."""
    form: Form = "lines"
    keep_text: bool = False
    options: ReadOptions = field(default_factory=ReadOptions)


def make_extractor(words: str = "jieba") -> Reads:
    """The extractor of a process. Its rules are loaded only where it is made: in the worker processes."""
    from extractor.pipeline import Extractor

    return Extractor(words=words)  # type: ignore[arg-type]


class Worker:
    """Does items one at a time. Nothing that an item does raises: it becomes a failure."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.extractor = recipe.make()

    def do(self, item: Item) -> Iterator[Outcome]:
        """What became of each article of the item, in order."""
        what = item.what
        if isinstance(what, Failure):
            yield what
        elif isinstance(what, Document):
            yield self._extract(what, item)
        else:
            try:
                for document in read_articles(what, self.recipe.options):
                    if isinstance(document, ReadFailure):
                        yield failure_of(document)
                    else:
                        yield self._extract(document, item)
            except Exception as error:  # a reader's own fault must not end the run either
                yield Failure(item.path, item.record, "read", says(error))

    def _extract(self, document: Document, item: Item) -> Outcome:
        article = document.article
        try:
            fingerprint = content_hash(article)
            if item.known == fingerprint and item.record == document.record:
                return Skipped(document.path, document.record)
            extraction = self.extractor.extract_article(article)
            head = (
                article.id,
                document.path,
                document.record,
                article.published.isoformat() if article.published else None,
                article.published_from,
            )
            form = self.recipe.form
            return Done(
                head=head,
                title=article.title,
                encoding=document.encoding,
                format=document.format,
                origin=document.origin,
                content_hash=fingerprint,
                characters=len(article.text),
                claims=len(extraction),
                payload=[typed_row(claim) for claim in extraction]
                if form == "rows"
                else csv_lines(head, extraction)
                if form == "csv"
                else json_lines(head, extraction, nested=form == "nested"),
                text=article.text if self.recipe.keep_text else None,
            )
        except Exception as error:  # one article's fault is recorded, and the run goes on
            return Failure(document.path, document.record, "extract", says(error))


def failure_of(failure: ReadFailure) -> Failure:
    """A reader's failure as the run records it."""
    return Failure(failure.path, failure.record, failure.kind, failure.message)


def says(error: Exception) -> str:
    """An error in one line."""
    return f"{type(error).__name__}: {error}"
