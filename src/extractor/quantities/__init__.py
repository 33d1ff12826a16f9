"""Numbers with their units: numerals, units, ranges and bounds, and what is no quantity and why."""

from extractor.quantities.find import find_quantities
from extractor.quantities.model import NoQuantity, Quantity
from extractor.quantities.numerals import multiply, parse_numeral

__all__ = ["NoQuantity", "Quantity", "find_quantities", "multiply", "parse_numeral"]
