"""Words and their part of speech. The only module that imports jieba (or rjieba).

jieba's own cache file in the shared temporary folder is never written nor trusted: the dictionary
is built in memory, once a process, at the first cut. Segmentation runs with HMM off, which is
deterministic; the tag of a word is what jieba's dictionary gives it.
"""

from __future__ import annotations

import logging
import math
import re
import sys
import threading
import warnings
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any, Literal, NamedTuple, get_args

from extractor.errors import InputError

Backend = Literal["jieba", "rjieba"]


class Word(NamedTuple):
    """One word: half-open offsets and the tag of jieba's dictionary ('' for an unknown word)."""

    start: int
    end: int
    text: str
    tag: str


class _Tags(dict[str, str]):
    """The tag of each word, and ``''`` for a word that has none."""

    def __missing__(self, word: str) -> str:
        return ""


_lock = threading.Lock()
_loaded: tuple[Callable[..., Iterator[str]], _Tags] | None = None


def _import_jieba() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # jieba 0.42 imports pkg_resources, which warns; without it jieba uses plain file access.
        had = "pkg_resources" in sys.modules
        sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]
        try:
            import jieba
        finally:
            if not had and sys.modules.get("pkg_resources") is None:
                del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.ERROR)
    return jieba


def own_words() -> list[tuple[str, int, str]]:
    """The words of dictionary.txt, which jieba's dictionary of 2013 lacks: word, frequency, tag."""
    lines = files("extractor.text").joinpath("dictionary.txt").read_text(encoding="utf-8").splitlines()
    return [(word, int(frequency), tag) for word, frequency, tag in (line.split(" ") for line in lines)]


def own_tags() -> list[tuple[str, str]]:
    """The words of tags.txt, whose part of speech jieba's dictionary has wrong: word, tag."""
    lines = files("extractor.text").joinpath("tags.txt").read_text(encoding="utf-8").splitlines()
    return [(word, tag) for word, tag in (line.split(" ") for line in lines)]


def no_words() -> list[str]:
    """The words of no_words.txt: jieba's dictionary holds a verb with its object or a noun with its verb as one word.

    As one word 降低成本 or 同比增加 would hide from the rules that something fell or rose, and what.
    """
    return files("extractor.text").joinpath("no_words.txt").read_text(encoding="utf-8").split()


def _load() -> tuple[Callable[..., Iterator[str]], _Tags]:
    """jieba's ``cut`` with our words added, and the tag of each word."""
    global _loaded
    with _lock:
        if _loaded is None:
            jieba = _import_jieba()
            tokenizer = jieba.Tokenizer()
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
            tokenizer.initialized = True
            tags = _Tags()
            with tokenizer.get_dict_file() as lines:
                for line in lines:
                    word, _, tag = line.decode("utf-8").strip().split(" ")
                    tags[word] = tag
            tags.update(own_tags())
            for word, frequency, tag in own_words():
                tokenizer.add_word(word, frequency)
                tags[word] = tag
            for word in no_words():
                tokenizer.FREQ[word] = 0  # not del_word, which would also change how others in this process cut
            _loaded = _quicken(tokenizer).cut, tags
    return _loaded


def _quicken(tokenizer: Any) -> Any:
    """Give jieba's tokenizer a search for the likeliest path that finds the same path in half the time.

    jieba first lists every word of the text and then, with a logarithm for each, weighs them; here both are one
    loop, over logarithms taken once. What jieba knows of its dictionary (``FREQ``) is not needed any more.
    """
    missing = -math.log(tokenizer.total)
    weights = {word: math.log(frequency) + missing if frequency else None for word, frequency in tokenizer.FREQ.items()}
    tokenizer.FREQ = {}

    def find_path(sentence: str, _words: object, route: dict[int, tuple[float, int]]) -> None:
        weight_of = weights.get
        length = len(sentence)
        best = [0.0] * (length + 1)  # of the path from each place to the end
        for start in range(length - 1, -1, -1):
            weight = weight_of(sentence[start], 0)  # None: begins a word and is none; 0: neither
            likeliest, last = best[start + 1] + (weight or missing), start
            end = start + 2
            while weight != 0 and end <= length:
                weight = weight_of(sentence[start:end], 0)
                if weight and best[end] + weight >= likeliest:  # of two alike jieba takes the longer
                    likeliest, last = best[end] + weight, end - 1
                end += 1
            best[start] = likeliest
            route[start] = likeliest, last

    tokenizer.get_DAG = lambda sentence: None
    tokenizer.calc = find_path
    return tokenizer


class Segmenter:
    """Cuts text into tagged words. Cheap to make, safe to share between threads, picklable.

    ``backend``: ``jieba``, or ``rjieba`` (the extra of that name: the same algorithm in Rust).
    Nothing is loaded before the first ``cut``.
    """

    def __init__(self, backend: Backend = "jieba") -> None:
        if backend not in get_args(Backend):
            raise InputError(f"words={backend!r} is no segmenter; choose one of {', '.join(get_args(Backend))}")
        if backend == "rjieba" and find_spec("rjieba") is None:
            raise InputError("words='rjieba' needs an extra: pip install 'zh-claim-extractor[rjieba]'")
        self.backend = backend
        self._cut = _cut_by_jieba if backend == "jieba" else _cut_by_rjieba

    def cut(self, plain: str, start: int, end: int) -> list[Word]:
        """The words of ``plain[start:end]``, in order; together they cover it."""
        words: list[Word] = []
        at = start
        cut = self._cut
        make = tuple.__new__  # what Word(...) calls, without the call between
        for block in _BLOCKS.findall(plain, start, end):
            for piece, tag in cut(block):
                after = at + len(piece)
                words.append(make(Word, (at, after, piece, tag)))
                at = after
        return words


class Words:
    """The words of one text. ``cut_sentence`` cuts and keeps; ``cut`` gives any part, from what is kept if it can.

    What lies between two borders of words is cut alike alone and inside its sentence, so it is not cut twice.
    """

    def __init__(self, plain: str, segmenter: Segmenter) -> None:
        self.plain = plain
        self.segmenter = segmenter
        self._kept: dict[int, list[Word]] = {}
        self._starts: list[int] = []

    def cut_sentence(self, start: int, end: int) -> list[Word]:
        """The words of the sentence ``plain[start:end]``."""
        words = self.segmenter.cut(self.plain, start, end)
        if start not in self._kept:
            insort(self._starts, start)
        self._kept[start] = words
        return words

    def cut(self, start: int, end: int) -> list[Word]:
        """The words of ``plain[start:end]``; together they cover it."""
        sentence = bisect_right(self._starts, start) - 1
        if sentence >= 0:
            words = self._kept[self._starts[sentence]]
            first, after = bisect_left(words, (start,)), bisect_left(words, (end,))
            if first < after and words[first].start == start and words[after - 1].end == end:
                return words[first:after]
        return self.segmenter.cut(self.plain, start, end)


_BLOCKS = re.compile(r"[\u4e00-\u9fd5A-Za-z0-9+#&._%-]+|[^\u4e00-\u9fd5A-Za-z0-9+#&._%-]+")
"""jieba cuts each run of these characters by itself (its ``re_han_default``), so a run can be cut once and kept."""

_KEPT_BLOCKS = 1 << 15
"""Runs whose words are kept: some 10 MB; business prose repeats its runs (同比增长, 其中)."""


@lru_cache(maxsize=_KEPT_BLOCKS)
def _cut_by_jieba(block: str) -> tuple[tuple[str, str], ...]:
    cut, tags = _loaded or _load()
    pieces = tuple(cut(block, HMM=False))
    return tuple(zip(pieces, map(tags.__getitem__, pieces), strict=True))


@lru_cache(maxsize=_KEPT_BLOCKS)
def _cut_by_rjieba(block: str) -> tuple[tuple[str, str], ...]:
    import rjieba

    _, tags = _loaded or _load()
    pieces = rjieba.cut(block, False)
    return tuple(zip(pieces, map(tags.__getitem__, pieces), strict=True))
