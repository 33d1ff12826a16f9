"""Feed the extractor made-up, broken and hostile text, and check every extraction.

    python benchmarks/fuzz.py [ARTICLES...] [--first 0] [--count 20000] [--workers 2] [--seed 7] [--findings FILE]
    python benchmarks/fuzz.py [ARTICLES...] --only 12345 [--seed 7]     # one input again, with its traceback

Input number N is made from (seed, N) alone. A finding is an exception, a broken invariant (checks.py), two runs
that differ, more time for a character than the bound, or no end at all. Each is printed with its number and, but
for those without end, cut down to a small text that shows it too. Exits with 1 if there was one.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import corpus
from checks import problems
from fuzz_inputs import make

import extractor

FIXED_SECONDS = 0.2
"""What a text of any length may take, of processor time."""

SECONDS_A_CHARACTER = 400e-6
"""What a character may take on top. An ordinary one takes some 6 µs; quadratic work passes this within 10,000."""

PATIENCE = 90.0
"""Seconds without a sign of life after which a worker is ended."""


def fault(text: str, published: str | None) -> tuple[str, str] | None:
    """What is wrong with the extraction of ``text``: a short name that stays while the text is cut, and details."""
    began = time.process_time()
    try:
        extraction = extractor.extract(text, published=published)
        seconds = time.process_time() - began
        found = next(problems(text, extraction), None)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(frame.filename).name} {frame.name}", traceback.format_exc()
    if found is not None:
        rule = extraction.claims[0].rule if extraction.claims else ""
        return found.rpartition(": ")[2][:24], f"{found} {rule}"
    bound = FIXED_SECONDS + SECONDS_A_CHARACTER * len(text)
    if seconds > bound:
        again = []
        for _ in range(2):
            began = time.process_time()
            extractor.extract(text, published=published)
            again.append(time.process_time() - began)
        if min(again) > bound:
            return "slow", f"{min(seconds, *again):.2f} s for {len(text)} characters"
    if len(text) % 50 == 17 and extractor.extract(text, published=published) != extraction:
        return "two runs differ", ""
    return None


def cut_down(text: str, published: str | None, name: str, seconds: float = 30.0) -> str:
    """A shorter text with the same fault, within some time: pieces are left out for as long as the fault stays."""
    until = time.monotonic() + seconds
    size = len(text) // 2
    while size and time.monotonic() < until:
        at = 0
        while at < len(text) and time.monotonic() < until:
            shorter = text[:at] + text[at + size :]
            found = fault(shorter, published)
            if found is not None and found[0] == name:
                text = shorter
            else:
                at += size
        size //= 2
    return text


def work(connection: Connection, seed: int, first: int, end: int, step: int, texts: list[str]) -> None:
    """Try the inputs ``first``, ``first + step``… below ``end``; tell of each before it is tried, and of faults."""
    extractor.extract("营收3亿元,同比增长5%", published="2024-08-13")
    seen: Counter[str] = Counter()
    for index in range(first, end, step):
        kind, text, published = make(seed, index, texts)
        connection.send(("try", index, kind, len(text)))
        found = fault(text, published)
        if found is None:
            continue
        name, details = found
        seen[name] += 1
        if seen[name] <= 3:
            connection.send(("cutting", index, "", 0))
            small = cut_down(text, published, name)
            details = (fault(small, published) or found)[1]
            connection.send(("fault", index, name, (small, published, details)))
        else:
            connection.send(("fault", index, name, None))
    connection.send(("done", end, "", 0))


class Worker:
    """A process that tries every ``step``-th input, and what is known of it."""

    def __init__(self, given: argparse.Namespace, texts: list[str], first: int) -> None:
        self.input = first
        self.heard = time.monotonic()
        self.connection, other = get_context("spawn").Pipe()
        self.process = get_context("spawn").Process(
            target=work, args=(other, given.seed, first, given.first + given.count, given.workers, texts), daemon=True
        )
        self.process.start()
        other.close()

    def messages(self, most: int = 2000) -> Iterator[tuple[str, int, str, Any]]:
        """What the process has said since, at most so many messages; ``died`` if it is no more."""
        try:
            while most and self.connection.poll(0.02):
                most -= 1
                message = self.connection.recv()
                self.heard = time.monotonic()
                yield message
        except (EOFError, ConnectionResetError):
            yield "died", self.input, "", None

    def is_silent(self) -> bool:
        """Whether it has said nothing for longer than any input may take."""
        return time.monotonic() - self.heard > PATIENCE

    def end(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.join()


class Run:
    """All workers, and the counts."""

    def __init__(self, given: argparse.Namespace, texts: list[str]) -> None:
        self.given, self.texts = given, texts
        self.workers = [Worker(given, texts, given.first + number) for number in range(given.workers)]
        self.kinds: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.characters = 0

    def go(self) -> None:
        """Listen until every worker is done; a line of counts each minute."""
        began = said = time.monotonic()
        while self.workers:
            for worker in list(self.workers):
                self.listen(worker)
            if time.monotonic() - said > 60 or not self.workers:
                said = time.monotonic()
                tried, seconds = self.kinds.total(), said - began
                print(
                    f"{tried} inputs, {self.characters} characters, {seconds:.0f} s, {tried / seconds:.0f} inputs/s; "
                    f"faults: {dict(self.faults) or 'none'}",
                    flush=True,
                )

    def listen(self, worker: Worker) -> None:
        """Take in what one worker says; put another in the place of one that ended or hangs."""
        for what, index, name, more in worker.messages():
            if what == "try":
                worker.input = index
                self.kinds[name] += 1
                self.characters += more
            elif what == "fault":
                self.faults[name] += 1
                if more is not None:
                    small, published, details = more
                    cut = f"{small[:300]!a}" + (f"… {len(small)} characters" if len(small) > 300 else "")
                    self.tell(index, name, f"`{cut}` published={published}\n  " + details.replace("\n", "\n  "))
            elif what == "done":
                self.workers.remove(worker)
                return
            elif what == "died":
                self.replace(worker, "the process died")
                return
        if worker.is_silent():
            self.replace(worker, "no end")

    def replace(self, worker: Worker, name: str) -> None:
        """A finding that ended its worker: go on with the next input."""
        self.faults[name] += 1
        self.tell(worker.input, name, "")
        worker.end()
        self.workers[self.workers.index(worker)] = Worker(self.given, self.texts, worker.input + self.given.workers)

    def tell(self, index: int, name: str, more: str) -> None:
        """Print a finding, and append it to the file of findings."""
        line = f"- input {index} (seed {self.given.seed}): **{name}** {more.rstrip()}"
        print(line, flush=True)
        if self.given.findings:
            with self.given.findings.open("a", encoding="utf-8") as file:
                file.write(line + "\n")


def main() -> None:
    """Run, print a line now and then, and the count at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path, help="files or folders whose texts are mutated")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--count", type=int, default=20_000, help="how many inputs")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--findings", type=Path, help="append findings to this file")
    parser.add_argument("--only", type=int, help="try this input again and show it")
    given = parser.parse_args()
    texts = [article.text for article in corpus.articles(given.articles or [corpus.FIXTURES]) if article.text]
    if given.only is not None:
        kind, text, published = make(given.seed, given.only, texts)
        print(f"{kind}, {len(text)} characters, published={published}\n{text[:2000]!r}")
        print(fault(text, published) or "nothing wrong")
        return
    run = Run(given, texts)
    run.go()
    print("made by: " + ", ".join(f"{name} {count}" for name, count in run.kinds.most_common()))
    sys.exit(1 if run.faults else 0)


if __name__ == "__main__":
    main()
