"""An extractor that makes a claim of every run of digits, and misbehaves when the text tells it to.

It stands in for the real one where a test is about the run, not about the claims. Words that it obeys:
``RAISE``; ``DIE`` (kills its process); ``DIE-ONCE=path`` (only if there is no such file yet, which it makes);
``SLEEP=seconds``; ``TOUCH=path`` (says that it has begun).
"""

from __future__ import annotations

import os
import re
import signal
import time
from decimal import Decimal
from pathlib import Path

from extractor.records import Amount, Claim, Extraction, Metric, Stance
from extractor.spans import Span
from extractor.text import Article


class FakeExtractor:
    """See the module."""

    def extract_article(self, article: Article) -> Extraction:
        """A claim for each run of digits."""
        text = article.text
        if m := re.search(r"TOUCH=(\S+)", text):
            Path(m[1]).touch()
        if m := re.search(r"SLEEP=([\d.]+)", text):
            time.sleep(float(m[1]))
        if "RAISE" in text:
            raise ZeroDivisionError("told to")
        if m := re.search(r"DIE-ONCE=(\S+)", text):
            if not Path(m[1]).exists():
                Path(m[1]).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        elif "DIE" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        claims = tuple(_claim(m) for m in re.finditer(r"\d+", text))
        return Extraction(text=text, published=article.published, title=article.title, id=article.id, claims=claims)


def _claim(m: re.Match[str]) -> Claim:
    span = Span(*m.span())
    return Claim(
        subject=None,
        metric=Metric(name="数", spans=(span,)),
        kind="level",
        amount=Amount(quote=m[0], value=Decimal(m[0]), unit="", spans=(span,)),
        period=None,
        comparison=None,
        stance=Stance(spans=()),
        source=None,
        rule="fake.digits",
    )


class BrokenExtractor:
    """One that cannot be made."""

    def __init__(self) -> None:
        raise RuntimeError("no dictionary")
