"""Which rules make the claims of a folder, and how many."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from extractor.batch.model import Done, Failure, Form, Summary
from extractor.records import COLUMNS

_RULE = COLUMNS.index("rule")


@dataclass
class RuleCounts:
    """A writer that keeps nothing of a run but counts."""

    form: Form = "rows"
    keeps_text: bool = False
    claims: Counter[str] = field(default_factory=Counter)
    """Claims by rule."""
    articles: Counter[str] = field(default_factory=Counter)
    """Articles in which the rule made at least one."""

    def write(self, done: Done) -> None:
        """Count the article's claims."""
        rules = Counter(row[_RULE] for row in done.payload)
        self.claims.update(rules)
        self.articles.update(rules.keys())

    def fail(self, failure: Failure) -> None:
        """Failures are counted by the run."""

    def known(self, path: str, record: int | None) -> str | None:
        """Everything is counted anew."""
        return None

    def close(self, summary: Summary) -> Path | None:
        """There is nothing to close."""
        return None

    def abandon(self) -> None:
        """There is nothing to undo."""

    def shares(self) -> list[tuple[str, int, float, int]]:
        """(rule, claims, share of all claims, articles), most claims first, then by name."""
        total = self.claims.total() or 1
        ordered = sorted(self.claims.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(rule, count, count / total, self.articles[rule]) for rule, count in ordered]
