"""The closed vocabularies of a claim: each code is defined in the README's table of columns."""

from __future__ import annotations

from typing import Literal

Kind = Literal["level", "change", "growth", "ratio", "rank"]
"""What a number is: the value itself, a difference, a relative change, a multiple, a place in an order."""

Bound = Literal["exact", "about", "over", "at_least", "under", "at_most", "nearly", "range"]
"""How a number limits the true value. It speaks of the magnitude, not of the sign."""

Basis = Literal["yoy", "qoq", "ytd", "cagr", "period", "entity"]
"""Against what a change, growth or ratio is measured."""

Modality = Literal["actual", "forecast", "target", "hypothetical"]
"""Whether the text gives the number as fact, expectation, intention or assumption."""
