"""Words and their part of speech. The only module that imports jieba (or rjieba).

jieba's own cache file in the shared temporary folder is never written nor trusted: the dictionary
is built in memory, once a process, at the first cut. Segmentation runs with HMM off, which is
deterministic and as fast as the plain cut; the tag of a word is what jieba's dictionary gives it.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import warnings
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


_lock = threading.Lock()
_loaded: tuple[Any, dict[str, str]] | None = None


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


def _load() -> tuple[Any, dict[str, str]]:
    global _loaded
    with _lock:
        if _loaded is None:
            jieba = _import_jieba()
            tokenizer = jieba.Tokenizer()
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
            tokenizer.initialized = True
            tags: dict[str, str] = {}
            with tokenizer.get_dict_file() as lines:
                for line in lines:
                    word, _, tag = line.decode("utf-8").strip().split(" ")
                    tags[word] = tag
            for word, frequency, tag in own_words():
                tokenizer.add_word(word, frequency)
                tags[word] = tag
            _loaded = tokenizer, tags
    return _loaded


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
        for block in _BLOCKS.findall(plain, start, end):
            for piece, tag in cut(block):
                after = at + len(piece)
                words.append(Word(at, after, piece, tag))
                at = after
        return words


_BLOCKS = re.compile(r"[\u4e00-\u9fd5A-Za-z0-9+#&._%-]+|[^\u4e00-\u9fd5A-Za-z0-9+#&._%-]+")
"""jieba cuts each run of these characters by itself (its ``re_han_default``), so a run can be cut once and kept."""

_KEPT_BLOCKS = 1 << 15
"""Runs whose words are kept: some 10 MB; business prose repeats its runs (同比增长, 其中)."""


@lru_cache(maxsize=_KEPT_BLOCKS)
def _cut_by_jieba(block: str) -> tuple[tuple[str, str], ...]:
    tokenizer, tags = _loaded or _load()
    return tuple((piece, tags.get(piece, "")) for piece in tokenizer.cut(block, HMM=False))


@lru_cache(maxsize=_KEPT_BLOCKS)
def _cut_by_rjieba(block: str) -> tuple[tuple[str, str], ...]:
    import rjieba

    _, tags = _loaded or _load()
    return tuple((piece, tags.get(piece, "")) for piece in rjieba.cut(block, False))
