"""The run: order, failures, dead workers, resuming, bounded reading ahead."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from faults.fake import BrokenExtractor, FakeExtractor

from extractor.batch.model import Done, Failure, Form, Item, Skipped, Summary
from extractor.batch.pool import CHUNK_ITEMS, CHUNK_SIZE, CHUNKS_AHEAD, Pool, chunks
from extractor.batch.run import RunOptions, run
from extractor.batch.store import StoreWriter
from extractor.batch.worker import Recipe
from extractor.errors import ExtractorError


class Kept:
    """A writer that keeps what it is given."""

    form: Form = "lines"
    keeps_text = False

    def __init__(self) -> None:
        self.done: list[Done] = []
        self.failures: list[Failure] = []
        self.ended: str | None = None

    def write(self, done: Done) -> None:
        self.done.append(done)

    def fail(self, failure: Failure) -> None:
        self.failures.append(failure)

    def known(self, path: str, record: int | None) -> str | None:
        return None

    def close(self, summary: Summary) -> Path | None:
        self.ended = summary.status
        return None

    def abandon(self) -> None:
        self.ended = "abandoned"

    @property
    def names(self) -> list[str]:
        return [Path(done.head[1]).name for done in self.done]


def folder(at: Path, texts: Sequence[str]) -> Path:
    for number, text in enumerate(texts):
        (at / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return at


def do(path: Path, **options: object) -> tuple[Kept, Summary]:
    kept = Kept()
    return kept, run(RunOptions([str(path)], **options), kept, FakeExtractor)  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_output_is_in_the_order_of_the_input(tmp_path: Path, workers: int) -> None:
    # The first is the slowest and the last the shortest: done in another order than they come.
    texts = [f"SLEEP={0.2 if i == 0 else 0} {i} " + "字" * (CHUNK_SIZE if i % 7 == 0 else 10) for i in range(30)]
    kept, summary = do(folder(tmp_path, texts), workers=workers)
    assert kept.names == [f"{i:03}.txt" for i in range(30)]
    assert (summary.status, summary.articles, summary.files) == ("finished", 30, 30)
    assert summary.claims == sum(done.claims for done in kept.done)
    assert summary.characters == sum(map(len, texts))


def test_records_of_one_file_are_dealt_out_and_come_back_in_order(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text("".join(json.dumps({"id": f"n{i}", "text": f"{i}"}) + "\n" for i in range(300)), encoding="utf-8")
    kept, summary = do(file, workers=2)
    assert [done.head[0] for done in kept.done] == [f"n{i}" for i in range(300)]
    assert [done.head[2] for done in kept.done] == list(range(1, 301))
    assert summary.files == 1


@pytest.mark.parametrize("workers", [0, 2])
def test_an_article_that_fails_is_named_and_the_run_goes_on(tmp_path: Path, workers: int) -> None:
    kept, summary = do(folder(tmp_path, ["1", "RAISE", "3"]), workers=workers)
    assert kept.names == ["000.txt", "002.txt"]
    (failure,) = kept.failures
    assert (Path(failure.path).name, failure.kind) == ("001.txt", "extract")
    assert failure.message == "ZeroDivisionError: told to"
    assert summary.failures == {"extract": 1}
    assert summary.status == "finished"


def test_fail_fast_stops_at_the_first_failure(tmp_path: Path) -> None:
    kept, summary = do(folder(tmp_path, ["1", "RAISE", "3"]), workers=2, fail_fast=True)
    assert kept.names == ["000.txt"]
    assert (summary.status, kept.ended) == ("stopped", "stopped")


def test_a_worker_that_dies_takes_only_its_own_article_with_it(tmp_path: Path) -> None:
    kept, summary = do(folder(tmp_path, ["1", "2", "DIE", "4", "5"]), workers=2)
    assert kept.names == ["000.txt", "001.txt", "003.txt", "004.txt"]
    (failure,) = kept.failures
    assert (Path(failure.path).name, failure.kind) == ("002.txt", "worker")
    assert "SIGKILL" in failure.message
    assert summary.status == "finished"


def test_an_article_is_tried_again_after_its_worker_died(tmp_path: Path) -> None:
    flag = tmp_path / "died"
    (tmp_path / "in").mkdir()
    kept, summary = do(folder(tmp_path / "in", ["1", f"2 DIE-ONCE={flag}", "3"]), workers=2)
    assert flag.exists()
    assert kept.names == ["000.txt", "001.txt", "002.txt"]
    assert not summary.failures


def test_every_worker_dying_ends_in_failures_not_in_a_hang(tmp_path: Path) -> None:
    kept, summary = do(folder(tmp_path, ["DIE"] * 4), workers=2)
    assert [Path(f.path).name for f in kept.failures] == ["000.txt", "001.txt", "002.txt", "003.txt"]
    assert summary.failures == {"worker": 4}


@pytest.mark.parametrize("workers", [0, 2])
def test_an_extractor_that_cannot_be_made_ends_the_run(tmp_path: Path, workers: int) -> None:
    kept = Kept()
    with pytest.raises((ExtractorError, RuntimeError), match="no dictionary"):
        run(RunOptions([str(folder(tmp_path, ["1"]))], workers=workers), kept, BrokenExtractor)
    assert kept.ended == "abandoned"


def test_a_writer_that_fails_ends_the_run(tmp_path: Path) -> None:
    class Full(Kept):
        def write(self, done: Done) -> None:
            raise OSError(28, "No space left on device")

    kept = Full()
    with pytest.raises(OSError, match="No space"):
        run(RunOptions([str(folder(tmp_path, ["1", "2"]))], workers=2), kept, FakeExtractor)
    assert kept.ended == "abandoned"


def test_no_more_is_read_than_the_workers_can_take() -> None:
    read = 0

    def endless() -> object:
        nonlocal read
        while True:
            read += 1
            yield Item(Failure("x", read, "made", "up"), CHUNK_SIZE)

    with Pool(2, Recipe(FakeExtractor)) as pool:
        outcomes = pool.run(endless())  # type: ignore[arg-type]
        for given in range(1, 50):
            outcome = next(outcomes)
            assert isinstance(outcome, Failure)
            assert outcome.record == given
            assert read - given <= 2 * CHUNKS_AHEAD + 1
        outcomes.close()


def test_chunks_are_bounded_in_size_and_number() -> None:
    sizes = [CHUNK_SIZE * 3, 1, 1, CHUNK_SIZE, *[0] * (CHUNK_ITEMS + 1)]
    made = list(chunks(Item(Failure("x", i, "", ""), size) for i, size in enumerate(sizes)))
    assert [[item.record for item in chunk] for chunk in made[:3]] == [[0], [1, 2], [3, *range(4, 3 + CHUNK_ITEMS)]]
    assert sum(map(len, made)) == len(sizes)


def test_progress_in_bytes_ends_at_the_size_of_the_files(tmp_path: Path) -> None:
    folder(tmp_path, ["1" * 100, "字" * 100])
    (tmp_path / "many.jsonl").write_text('{"text": "甲"}\n' * 50, encoding="utf-8")
    (tmp_path / "many.csv").write_text("text\n" + "甲乙丙\n" * 50, encoding="utf-8")
    seen: list[int] = []
    options = RunOptions([str(tmp_path)], workers=0)
    summary = run(options, Kept(), FakeExtractor, lambda summary, outcome: seen.append(summary.bytes_read))
    assert seen == sorted(seen)
    assert summary.bytes_read == sum(file.stat().st_size for file in tmp_path.iterdir())


class TestResume:
    def run(self, tmp_path: Path, *, resume: bool = True, workers: int = 0) -> tuple[Summary, list[object]]:
        outcomes: list[object] = []
        options = RunOptions([str(tmp_path / "in")], workers=workers, resume=resume)
        writer = StoreWriter(tmp_path / "c.db", {})
        return run(options, writer, FakeExtractor, lambda summary, outcome: outcomes.append(outcome)), outcomes

    @pytest.fixture(autouse=True)
    def _made(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        folder(tmp_path / "in", ["1", "2", "RAISE"])
        (tmp_path / "in" / "many.jsonl").write_text('{"text": "3"}\n{"text": "4"}\n', encoding="utf-8")
        self.run(tmp_path)

    def test_skips_what_is_done_and_tries_again_what_failed(self, tmp_path: Path) -> None:
        summary, outcomes = self.run(tmp_path, workers=2)
        assert (summary.skipped, summary.articles, summary.failures) == (4, 0, {"extract": 1})
        assert [type(outcome) for outcome in outcomes] == [Skipped, Skipped, Failure, Skipped, Skipped]

    def test_does_again_what_has_changed(self, tmp_path: Path) -> None:
        (tmp_path / "in" / "000.txt").write_text("5", encoding="utf-8")
        (tmp_path / "in" / "many.jsonl").write_text('{"text": "3"}\n{"text": "6"}\n', encoding="utf-8")
        summary, _ = self.run(tmp_path)
        assert (summary.skipped, summary.articles) == (2, 2)

    def test_does_again_what_other_rules_made(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("extractor.batch.store.lexicon_version", lambda words: "new")
        assert self.run(tmp_path)[0].skipped == 0
        assert self.run(tmp_path)[0].skipped == 4

    def test_without_it_everything_is_done_again(self, tmp_path: Path) -> None:
        summary, _ = self.run(tmp_path, resume=False)
        assert (summary.skipped, summary.articles) == (0, 4)
