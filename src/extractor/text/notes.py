"""Notes in brackets behind the numbers of a list: 5.6(+0.2)、6.7(+0.3)亿元, 3.6亿元(同比+20%)、4.7亿元(同比+23%)."""

from __future__ import annotations

NOTE = r"\((?:[A-Za-z]{3}|[同环]比)? ?(?:[-+\d]|增长|下降)[^()\n]{0,12}\)"
"""A pattern of one such note, with its brackets, in folded text."""
