"""Titles: short lines above the text that they speak for."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.text import Sentence

_LENGTH = 40
"""How long, in characters, a title is at most, and how many blank lines may follow it."""
_ITEM = regex.compile(r"[(\-•●■·]|\d{1,2}[、.)]|[一二三四五六七八九十]、")
"""How an item of a list begins."""
_SUMMARY = regex.compile(r"\s*(?:(?:核心|主要)?观点|(?:投资)?要点|事件(?:描述|概述)?|摘要|公司动态):?\s*")
"""The first line of a note on a report."""


def opening_of(plain: str, sentences: Sequence[Sentence]) -> Sentence:
    """The sentence that opens the text: the first, or the second after 核心观点 and the like."""
    first = sentences[0]
    return sentences[1] if len(sentences) > 1 and _SUMMARY.fullmatch(plain, first.start, first.end) else first


def is_title(plain: str, sentences: Sequence[Sentence], at: int) -> bool:
    """Whether a sentence is a line of its own, short, not closed, above text that is closed or listed.

    二季度经营情况. Not the lines of a text that has no full stops.
    """
    if not _is_short_line(plain, sentences, at):
        return False
    below = at + 1
    while below < min(len(sentences), at + _LENGTH) and plain[sentences[below].start : sentences[below].end].isspace():
        below += 1
    return below < len(sentences) and not _is_short_line(plain, sentences, below)


def _is_short_line(plain: str, sentences: Sequence[Sentence], at: int) -> bool:
    """Whether a sentence is a line of its own, short, not closed, and no item of a list."""
    sentence = sentences[at]
    if sentence.end - sentence.start > _LENGTH or plain[sentence.end - 1] != "\n":
        return False
    if at and sentences[at - 1].paragraph == sentence.paragraph:
        return False
    line = plain[sentence.start : sentence.end].strip()
    return line != "" and line[-1] not in "。!?;," and _ITEM.match(line) is None
