"""Joining: number, metric, subject, period, comparison, modality and source become claims."""

from extractor.claims.link import link_claims

__all__ = ["link_claims"]
