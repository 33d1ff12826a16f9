"""Joining: number, metric, subject, period, comparison, modality and source become claims."""

from extractor.claims.constructions import chain
from extractor.claims.link import link_claims

__all__ = ["chain", "link_claims"]
