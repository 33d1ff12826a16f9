"""What the finder of subjects gives to the other stages."""

from __future__ import annotations

from typing import Literal, NamedTuple

from extractor.spans import Span

MentionKind = Literal["company", "place", "product", "person", "market", "pronoun"]
Role = Literal["subject", "source", "other"]


class Mention(NamedTuple):
    """One mention of something that can have numbers."""

    span: Span
    name: str
    """The name as the article gives it; for a pronoun (公司, 其, 我国) the name that it stands for, or ''."""
    kind: MentionKind
    rule: str
    role: Role = "other"
    """``source``: it reports (据…数据, …预计); ``subject``: it stands where the subject of its clause stands."""
