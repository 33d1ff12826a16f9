"""What is measured: the lexicon of metrics, and metric phrases that no lexicon holds."""

from extractor.metrics.lexicon import MetricEntry, MetricLexicon, Term

__all__ = ["MetricEntry", "MetricLexicon", "Term"]
