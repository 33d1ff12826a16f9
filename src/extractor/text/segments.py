"""Sentences and clauses: the frames within which a number, its metric and its time are sought."""

from __future__ import annotations

from typing import NamedTuple

import regex


class Sentence(NamedTuple):
    """Half-open range of one sentence, its closing mark included; ``paragraph`` counts from 0."""

    start: int
    end: int
    paragraph: int


class Clause(NamedTuple):
    """Half-open range of one clause, without the mark that closes it; ``mark`` is that character or ''."""

    start: int
    end: int
    mark: str


# A line break inside a number or between a number and its unit (5亿⏎元) does not end a sentence.
_BREAK_IN_NUMBER = r"(?<![\d万亿])\n|(?<=[\d万亿])\n(?!\s*(?:[元亿万%％吨股]|个百分))"
_SENTENCE_END = regex.compile(rf"[。！？!?…]+[”’」』）)\"]*|{_BREAK_IN_NUMBER}")
# A comma between digits groups them (1,100); a colon between digits is a clock or a ratio (16:9).
_CLAUSE_END = regex.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|[;，；]|(?<!\d):|:(?!\d)|\n")


def find_sentences(plain: str) -> list[Sentence]:
    """The sentences of a normalised text, in order; together they cover all of it."""
    sentences: list[Sentence] = []
    start = paragraph = 0
    for m in _SENTENCE_END.finditer(plain):
        if m.end() > start:
            sentences.append(Sentence(start, m.end(), paragraph))
        start = m.end()
        if m.group()[0] == "\n":
            paragraph += 1
    if start < len(plain):
        sentences.append(Sentence(start, len(plain), paragraph))
    return sentences


def find_clauses(plain: str, start: int, end: int) -> list[Clause]:
    """The clauses of ``plain[start:end]``: between commas, semicolons, colons."""
    clauses: list[Clause] = []
    at = start
    for m in _CLAUSE_END.finditer(plain, start, end):
        clauses.append(Clause(at, m.start(), m.group()))
        at = m.end()
    if at < end:
        clauses.append(Clause(at, end, ""))
    return clauses
