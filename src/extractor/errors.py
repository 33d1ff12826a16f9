"""The errors that a caller can catch. All of them are ``ExtractorError``; each message says what to do."""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of every error that this package raises on purpose."""


class RuleError(ExtractorError):
    """A rule is not usable: no examples, a reused name, or a pattern that matches the empty string."""


class LexiconError(ExtractorError):
    """A lexicon file is not usable. The message names the file, the entry and the field."""


class InputError(ExtractorError, ValueError):
    """What the caller passed in cannot be used: a date that is none, a file that cannot be read."""
