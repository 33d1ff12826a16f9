"""How fast the extraction is, beside jieba and the peers, and how its cost grows.

    python benchmarks/speed.py [ARTICLES...] [--rounds 5] [--no-peers] [--no-growth] [--name "the articles of …"]

ARTICLES: files, folders or JSON lines (default: the articles of the tests). The section goes into RESULTS.md.
Every pass runs over the same articles in one process, in turn with the others, for so many rounds; the figures
are medians of processor time, so that other work on the machine counts little. What the package keeps of earlier
texts is forgotten before each pass; its dictionary and patterns stay, as jieba's do.
"""

from __future__ import annotations

import argparse
import gc
import json
import shlex
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import _lru_cache_wrapper
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

import corpus
from checks import DIGITS
from peer_process import Peers
from results import machine, table, write

from extractor import Extractor, pipeline
from extractor.text import Article
from extractor.text.words import Segmenter

STAGES = {
    "normalize": "same-length characters",
    "find_sentences": "sentences and clauses",
    "find_quantities": "quantities",
    "find_periods": "periods",
    "Timeline": "which period governs",
    "find_subjects": "subjects",
    "Cast": "which subject governs",
    "link_claims": "metrics, joining, claims",
    "Extraction": "record",
}
"""The steps of ``Extractor.extract_article``, by their names in ``extractor.pipeline``."""

PEER_CHARACTERS = 30_000
"""What the peers are given: the first articles up to so many characters; they take up to 60 times jieba's time."""

SIZES = (1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000, 4_000_000)
"""Bytes in UTF-8 of an article, in the table of growth."""

Pass = Callable[[Sequence[Article]], int]


def private_jieba() -> Callable[[str], list[str]]:
    """``lcut`` of a tokenizer with its dictionary loaded, without jieba's shared cache file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    lcut: Callable[[str], list[str]] = tokenizer.lcut
    return lcut


def forget() -> None:
    """Empty every cache of the package, so that a second pass does not profit from the first."""
    for cache in [thing for thing in gc.get_objects() if isinstance(thing, _lru_cache_wrapper)]:
        if (getattr(cache, "__module__", None) or "").startswith("extractor."):
            cache.cache_clear()
    Extractor().extract("云杉公司营收3亿元,同比增长5%。")
    gc.collect()


def seconds(run: Pass, articles: Sequence[Article]) -> float:
    """Processor time of one pass."""
    return measure(run, articles)[0]


def measure(run: Pass, articles: Sequence[Article]) -> tuple[float, int]:
    """Processor time of one pass, and what it counts."""
    forget()
    began = time.process_time()
    count = run(articles)
    return time.process_time() - began, count


def extraction(extractor: Extractor) -> Pass:
    """The pass that extracts every article, and counts the claims."""

    def run(articles: Sequence[Article]) -> int:
        return sum(len(extractor.extract_article(article)) for article in articles)

    return run


@contextmanager
def timed(spent: dict[str, float], where: Any, name: str) -> Iterator[None]:
    """Add the time spent in ``where.name`` to ``spent`` while the block runs."""
    whole = getattr(where, name)

    def measured(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return whole(*given, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + time.process_time() - began

    setattr(where, name, measured)
    try:
        yield
    finally:
        setattr(where, name, whole)


def stage_times(extractor: Extractor, articles: Sequence[Article]) -> dict[str, float]:
    """Seconds spent in each stage, and in cutting words (``cut``), which is part of stages, in one pass."""
    forget()
    spent: dict[str, float] = {}
    with ExitStack() as stack:
        for name in STAGES:
            stack.enter_context(timed(spent, pipeline, name))
        stack.enter_context(timed(spent, Segmenter, "cut"))
        extraction(extractor)(articles)
    return spent


def side_by_side(
    articles: Sequence[Article], lcut: Callable[[str], list[str]], rounds: int, peers: Peers | None
) -> str:
    """The tables of the whole, of the stages and of the peers."""
    characters = sum(len(article.text) for article in articles)
    plain = Extractor()
    passes: dict[str, Pass] = {
        "jieba.lcut": lambda articles: sum(len(lcut(article.text)) for article in articles),
        "extractor": extraction(plain),
    }
    if find_spec("rjieba"):
        passes['extractor, words="rjieba"'] = extraction(Extractor(words="rjieba"))
    times: dict[str, list[float]] = {name: [] for name in passes}
    counts: dict[str, int] = {}
    stages: list[dict[str, float]] = []
    for number in range(rounds):
        for name in sorted(passes, reverse=bool(number % 2)):
            spent, counts[name] = measure(passes[name], articles)
            times[name].append(spent)
        stages.append(stage_times(plain, articles))
    base, claims = times["jieba.lcut"], counts["extractor"]
    rows: list[tuple[object, ...]] = []
    for name, taken in times.items():
        ratio = median(own / other for own, other in zip(taken, base, strict=True))
        count = "" if name == "jieba.lcut" else f"{counts[name] / median(taken):,.0f}"
        rows.append((name, f"{characters / median(taken):,.0f}", count, f"{median(taken):.2f}", f"{ratio:.2f}"))
    text = f"{len(articles)} articles, {characters:,} characters, {claims:,} claims; rounds: {rounds}.\n\n"
    text += table(("", "characters/s", "claims/s", "seconds", "× jieba.lcut"), rows)

    rows = []
    for name, title in {**STAGES, "cut": "of these: cutting words"}.items():
        part = max(median([stage.get(name, 0.0) for stage in stages]), 1e-9)
        ratio = median(stage.get(name, 0.0) / other for stage, other in zip(stages, base, strict=True))
        rows.append(
            (f"{title} (`{name}`)", f"{characters / part:,.0f}", f"{claims / part:,.0f}", f"{part:.2f}", f"{ratio:.3f}")
        )
    text += "\nBy stage:\n\n" + table(("stage", "characters/s", "claims/s", "seconds", "× jieba.lcut"), rows)
    return text + (peer_table(articles, passes, rounds, peers) if peers else "")


def peer_table(articles: Sequence[Article], passes: dict[str, Pass], rounds: int, peers: Peers) -> str:
    """The table of the peers, all on the same first articles."""
    few: list[Article] = []
    for article in articles:
        if few and sum(len(one.text) for one in few) + len(article.text) > PEER_CHARACTERS:
            break
        few.append(article)
    characters = sum(len(article.text) for article in few)
    times: dict[str, list[float]] = {name: [] for name in (*passes, *peers.versions)}
    found: dict[str, int] = {}
    failed: dict[str, int] = {}
    texts = [article.text for article in few]
    for peer in peers.versions:
        peers.ask(peer, texts[:1])
    for _ in range(rounds):
        for name, run in passes.items():
            spent, found[name] = measure(run, few)
            times[name].append(spent)
        for peer in peers.versions:
            answer = peers.ask(peer, texts)
            times[peer].append(answer["seconds"])
            found[peer], failed[peer] = sum(map(len, answer["found"])), answer["failed"]
    base = times["jieba.lcut"]
    rows: list[tuple[object, ...]] = []
    for name, taken in times.items():
        ratio = median(own / other for own, other in zip(taken, base, strict=True))
        title = name + (f" {peers.versions[name]}" if name in peers.versions else "")
        count = "" if name == "jieba.lcut" else f"{found[name] / median(taken):,.0f}"
        rows.append((title, f"{characters / median(taken):,.0f}", count, failed.get(name, 0), f"{ratio:.1f}"))
    text = (
        f"\nBeside the peers, on the first {len(few)} of these articles ({characters:,} characters). They find numbers "
        "or times only, the extractor whole claims; found/s counts what each finds.\n\n"
    )
    text += table(("", "characters/s", "found/s", "articles that raised", "× jieba.lcut"), rows)
    return text + "".join(f"\n{name} could not be measured here: {why}\n" for name, why in peers.missing.items())


def growth(articles: Sequence[Article], lcut: Callable[[str], list[str]]) -> str:
    """The tables of cost by length of an article, density of numerals and number of articles."""
    run = extraction(Extractor())
    text = "\nBy length of an article: one long text of these articles, cut into pieces of each size.\n\n"
    long = join(articles, SIZES[-1])
    rows: list[tuple[object, ...]] = []
    for size in SIZES:
        pieces = cut(long, size)
        spent = seconds(run, pieces)
        other = seconds(lambda pieces: sum(len(lcut(piece.text)) for piece in pieces), pieces)
        characters = sum(len(piece.text) for piece in pieces)
        rows.append(
            (f"{size // 1000:,} kB", len(pieces), f"{spent / characters * 1e6:.2f}", f"{other / characters * 1e6:.2f}")
        )
    text += table(("article", "articles", "extractor, µs a character", "jieba.lcut, µs a character"), rows)

    text += "\nBy density of numerals: fifths of the articles.\n\n"
    ordered = sorted(articles, key=density)
    rows = []
    for number in range(5):
        part = ordered[len(ordered) * number // 5 : len(ordered) * (number + 1) // 5]
        if not part:
            continue
        characters = sum(len(article.text) for article in part)
        spent = seconds(run, part)
        other = seconds(lambda part: sum(len(lcut(article.text)) for article in part), part)
        runs = sum(len(DIGITS.findall(article.text)) for article in part)
        rows.append(
            (f"{runs / characters * 1000:.1f}", f"{spent / characters * 1e6:.2f}", f"{spent / other:.2f}",
             f"{spent / max(runs, 1) * 1e6:.0f}")
        )  # fmt: skip
    text += table(("runs of digits in 1,000 characters", "µs a character", "× jieba.lcut", "µs a run of digits"), rows)

    text += "\nBy number of articles.\n\n"
    rows = []
    for share in (1, 2, 4, 8):
        first = articles[: max(len(articles) * share // 8, 1)]
        characters = sum(len(article.text) for article in first)
        spent = seconds(run, first)
        rows.append((len(first), f"{spent:.2f}", f"{spent / len(first) * 1e3:.2f}", f"{spent / characters * 1e6:.2f}"))
    return text + table(("articles", "seconds", "ms an article", "µs a character"), rows)


def density(article: Article) -> float:
    """Runs of digits for each character."""
    return len(DIGITS.findall(article.text)) / max(len(article.text), 1)


def join(articles: Sequence[Article], size: int) -> str:
    """One text of at least ``size`` bytes; the articles are repeated if they are too few."""
    texts, bytes_ = [], 0
    for article in cycle(articles):
        texts.append(article.text)
        bytes_ += len(article.text.encode("utf-8", "replace")) + 1
        if bytes_ >= size:
            return "\n".join(texts)
    raise SystemExit("there is no article")


def cut(text: str, size: int) -> list[Article]:
    """The text in pieces of about ``size`` bytes."""
    step = max(int(len(text) * size / len(text.encode("utf-8", "replace"))), 1)
    return [Article(text=text[at : at + step]) for at in range(0, max(len(text) - step // 2, 1), step)]


MEMORY = """
import json, resource, sys
def peak():
    # getrusage counts what the parent had before the program was started; Linux knows the program's own.
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
shown = {"Python": peak()}
import extractor
shown["import extractor"] = peak()
extractor.extract("云杉公司营收3亿元,同比增长5%。")
shown["first claim (jieba's dictionary is loaded)"] = peak()
texts = json.load(sys.stdin)
for text in texts:
    extractor.extract(text)
shown[f"{len(texts)} articles, one after the other"] = peak()
extractor.extract("\\n".join(texts)[: 4_000_000 // 3])
shown["one article of 4 MB"] = peak()
print(json.dumps(shown))
"""

STARTS = {
    "python -c pass": ["-c", "pass"],
    "import extractor": ["-c", "import extractor"],
    "extractor --help": ["-m", "extractor", "--help"],
    "first claim, cold": ["-c", "import extractor; extractor.extract('云杉公司营收3亿元,同比增长5%。')"],
    "import jieba; jieba.lcut, cold": [
        "-W", "ignore", "-c", "import jieba; t = jieba.Tokenizer(); "
        "t.FREQ, t.total = t.gen_pfdict(t.get_dict_file()); t.initialized = True; t.lcut('云杉公司营收3亿元')",
    ],
}  # fmt: skip
"""Command lines of the start-up table."""


def memory(articles: Sequence[Article]) -> str:
    """The table of the peak of resident memory, in a process of its own."""
    texts = json.dumps([article.text for article in articles])
    done = subprocess.run([sys.executable, "-c", MEMORY], input=texts, capture_output=True, text=True, check=True)
    rows = [(name, f"{peak:.0f}") for name, peak in json.loads(done.stdout).items()]
    return "\nPeak memory, each line after the one before, in one process.\n\n" + table(("", "MB"), rows)


def start_up(rounds: int) -> str:
    """The table of start-up: processor time of whole processes, median."""
    import resource

    times: dict[str, list[float]] = {name: [] for name in STARTS}
    for _ in range(rounds):
        for name, arguments in STARTS.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times[name].append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    rows = [(f"`{name}`", f"{median(spent):.2f}") for name, spent in times.items()]
    code = "import sys, extractor; sys.exit('jieba' in sys.modules)"
    lazy = subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    note = f"\nThe import does {'not ' if lazy else ''}load jieba.\n"
    return "\nStart-up, whole process.\n\n" + table(("", "seconds"), rows) + note


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--growth", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--name", default="the articles of the tests", help="what to call the articles in the title")
    given = parser.parse_args()
    articles = [article for article in corpus.articles(given.articles or [corpus.FIXTURES]) if article.text]
    peers = Peers() if given.peers else None
    lcut = private_jieba()
    lcut("云杉公司营收3亿元")
    text = side_by_side(articles, lcut, given.rounds, peers)
    if peers:
        peers.close()
    if given.growth:
        text += growth(articles, lcut) + memory(articles) + start_up(given.rounds)
    shown = ["python", "benchmarks/speed.py", *(["ARTICLES"] if given.articles else []), *options(given)]
    text += f"\n{machine()}. Made by `{shlex.join(shown)}`.\n"
    write(f"speed: {given.name}", f"Speed on {given.name}", text)


def options(given: argparse.Namespace) -> list[str]:
    """The options as they must be given again."""
    switches = [f"--no-{name}" for name in ("peers", "growth") if not getattr(given, name)]
    return ["--rounds", str(given.rounds), *switches]


if __name__ == "__main__":
    main()
