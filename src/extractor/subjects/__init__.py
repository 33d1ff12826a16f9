"""Whose: names of companies, places, products and people, pronouns, and which of them a number is of."""

from extractor.subjects.cast import Cast
from extractor.subjects.find import find_subjects
from extractor.subjects.model import Mention, MentionKind, Role

__all__ = ["Cast", "Mention", "MentionKind", "Role", "find_subjects"]
