"""Find the mentions of possible subjects."""

from __future__ import annotations

from typing import Literal, NamedTuple

from extractor.spans import Span
from extractor.text import Sentence
from extractor.text.words import Segmenter

MentionKind = Literal["company", "place", "product", "person", "market", "pronoun"]


class Mention(NamedTuple):
    """One mention of something that can have numbers."""

    span: Span
    name: str
    """The name as the article gives it; for a pronoun (公司, 其, 我国) the name that it stands for, or ''."""
    kind: MentionKind
    rule: str


def find_subjects(
    text: str, plain: str, sentences: list[Sentence], title: str | None, segmenter: Segmenter
) -> list[Mention]:
    """Every mention, in order, none overlapping another."""
    return []
