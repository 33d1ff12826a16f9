"""Whose: names of companies, places, products and people, pronouns, and which of them a number is of."""

from extractor.subjects.cast import Cast
from extractor.subjects.find import Mention, find_subjects

__all__ = ["Cast", "Mention", "find_subjects"]
