"""Which rules made a claim: the version of the package and a hash over its rules and words."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable

_DISTRIBUTION = "zh-claim-extractor"
# What can change a claim: the rules, the words, and the code between them. Reading and writing cannot:
# what a reader makes of a file is in the content hash of its article.
_SOURCES = ("claims", "metrics", "periods", "quantities", "rules", "subjects", "text", "pipeline.py", "records.py")
_SUFFIXES = (".py", ".toml", ".txt")


@functools.cache
def package_version() -> str:
    """The version of the installed distribution, ``0.1.0``; ``unknown`` when it is not installed."""
    return _version(_DISTRIBUTION) or "unknown"


@functools.cache
def lexicon_version(words: str = "jieba") -> str:
    """A short hash over all lexicons, rules and code that a claim depends on, and over the segmenter.

    Two runs with the same ``lexicon_version`` give the same claims for the same article. ``words`` is
    the segmenter's distribution, ``jieba`` or ``rjieba``; its version is part of the hash.
    """
    digest = hashlib.sha256(f"{words} {_version(words)}".encode())
    package = files("extractor")
    for source in _SOURCES:
        for name, file in _walk(package / source, source):
            digest.update(f"\0{name}\0".encode())
            # Line ends may differ from one checkout to another; the rules do not.
            digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def _walk(at: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if at.is_file():
        if name.endswith(_SUFFIXES):
            yield name, at
    elif at.is_dir():
        for child in sorted(at.iterdir(), key=lambda c: c.name):
            yield from _walk(child, f"{name}/{child.name}")


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""
