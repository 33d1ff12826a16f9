"""The claims of one article as a table for the terminal."""

from __future__ import annotations

import io
from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.records import Claim, Extraction
from extractor.view.wording import BASES, FATES, MODALITIES, describe_period, describe_value, visible

_COLUMNS = ("主体", "指标", "数值", "原文", "期间", "基准", "语气", "来源")
_ALWAYS = ("指标", "数值")
_TITLE_LENGTH = 60
_STYLES = {"growth": "green", "change": "green", "ratio": "magenta", "rank": "yellow", "level": "bold"}


def claims_table(extraction: Extraction) -> Table:
    """One line for each claim, in the order of the text; a subject is named where it changes.

    Columns that no claim fills are left out. Wide characters take two columns, as a terminal shows them.
    """
    rows = [_cells(claim) for claim in extraction]
    table = Table(title=_title(extraction), caption=_caption(extraction), title_justify="left", caption_justify="left")
    shown = [name for name in _COLUMNS if name in _ALWAYS or any(row[name] for row in rows)]
    for name in shown:
        table.add_column(name, overflow="fold", justify="right" if name == "数值" else "left")
    before: str | None = None
    for claim, row in zip(extraction, rows, strict=True):
        subject = row["主体"]
        if before is not None and subject != before:
            table.add_section()
        cells = {**row, "主体": "" if subject == before else subject}
        before = subject
        table.add_row(*(Text(cells[name], style=_STYLES[claim.kind] if name == "数值" else "") for name in shown))
    return table


def render(extraction: Extraction, width: int = 120) -> str:
    """The table as plain text, no line wider than ``width`` columns, without colours."""
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None, force_terminal=False, legacy_windows=False)
    console.print(claims_table(extraction))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _cells(claim: Claim) -> dict[str, str]:
    cells = {
        "主体": claim.subject.name if claim.subject else "",
        "指标": claim.metric.name,
        "数值": describe_value(claim),
        "原文": claim.amount.quote,
        "期间": describe_period(claim.period) if claim.period else "",
        "基准": BASES[claim.comparison.basis] if claim.comparison and claim.comparison.basis else "",
        "语气": MODALITIES[claim.stance.modality],
        "来源": claim.source.name if claim.source else "",
    }
    return {name: visible(cell) for name, cell in cells.items()}


def _title(extraction: Extraction) -> Text:
    name = extraction.title or extraction.id or next((s for s in extraction.text.splitlines() if s.strip()), "")
    name = visible(name.strip())
    short = name if len(name) <= _TITLE_LENGTH else name[:_TITLE_LENGTH] + "…"
    return Text(" ".join(x for x in (str(extraction.published or ""), short) if x))


def _caption(extraction: Extraction) -> Text:
    fates = Counter(numeral.fate for numeral in extraction.numerals)
    parts = [f"{FATES[fate]} {fates[fate]}" for fate in FATES if fates[fate]]
    return Text(
        f"{len(extraction)} 条论断" + (f" · 文中数字 {sum(fates.values())} 处:" + ",".join(parts) if parts else "")
    )
