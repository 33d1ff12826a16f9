"""Structured, sourced number claims from Chinese business articles."""
