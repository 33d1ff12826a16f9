"""Rules and lexicons: patterns and words with their examples beside them, checked at import."""

from extractor.rules.chain import Chain, Link
from extractor.rules.lexicon import Entry, Lexicon
from extractor.rules.rule import Match, Rule, RuleSet, compile_here, compile_pattern

__all__ = ["Chain", "Entry", "Lexicon", "Link", "Match", "Rule", "RuleSet", "compile_here", "compile_pattern"]
