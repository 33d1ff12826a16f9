"""Times: expressions, what days they mean, and which of them governs a number."""

from extractor.periods.comparison import basis_of
from extractor.periods.events import is_ahead
from extractor.periods.find import find_periods
from extractor.periods.model import Interval, Period
from extractor.periods.resolve import baseline
from extractor.periods.timeline import Timeline

__all__ = ["Interval", "Period", "Timeline", "baseline", "basis_of", "find_periods", "is_ahead"]
