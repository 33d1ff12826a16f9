"""Words and their part of speech. The only module that imports jieba.

jieba's own cache file in the shared temporary folder is never written nor trusted: the dictionary
is built in memory, once a process, at the first call. Segmentation runs with HMM off, which is
deterministic and as fast as the plain cut; the tag of a word is what jieba's dictionary gives it.
"""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from typing import Any, NamedTuple


class Word(NamedTuple):
    """One word: half-open offsets and the tag of jieba's dictionary ('' for an unknown word)."""

    start: int
    end: int
    text: str
    tag: str


_lock = threading.Lock()
_loaded: tuple[Any, dict[str, str]] | None = None


def _load() -> tuple[Any, dict[str, str]]:
    global _loaded
    with _lock:
        if _loaded is None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                # jieba 0.42 imports pkg_resources, which warns; without it jieba uses plain file access.
                had = "pkg_resources" in sys.modules
                sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]
                import jieba

                if not had and sys.modules.get("pkg_resources") is None:
                    del sys.modules["pkg_resources"]
            jieba.setLogLevel(logging.ERROR)
            tokenizer = jieba.Tokenizer()
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
            tokenizer.initialized = True
            tags: dict[str, str] = {}
            with tokenizer.get_dict_file() as lines:
                for line in lines:
                    word, _, tag = line.decode("utf-8").strip().split(" ")
                    tags[word] = tag
            _loaded = tokenizer, tags
    return _loaded


def cut(plain: str, start: int, end: int) -> Iterator[Word]:
    """The words of ``plain[start:end]``, in order; together they cover it."""
    tokenizer, tags = _loaded or _load()
    at = start
    for piece in tokenizer.cut(plain[start:end], HMM=False):
        yield Word(at, at + len(piece), piece, tags.get(piece, ""))
        at += len(piece)
