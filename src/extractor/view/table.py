"""The claims of one article as a table for the terminal."""

from __future__ import annotations

import io
from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.records import Claim, Extraction
from extractor.view.wording import BASES, FATES, MODALITIES, ORIGINS, describe_period, describe_value, visible

_COLUMNS = ("主体", "指标", "数值", "原文", "期间", "来源")
_ALWAYS = ("指标", "数值")
_ONCE = ("主体", "来源")
"""What is named only where it changes."""
_WHOLE = ("数值", "期间")
"""What is not broken over lines; a terminal too narrow for it gets an ellipsis."""
_TITLE_LENGTH = 40
_STYLES = {"growth": "green", "change": "green", "ratio": "magenta", "rank": "yellow", "level": "bold"}


def claims_table(extraction: Extraction, published_from: str | None = None) -> Table:
    """One line for each claim, in the order of the text; subject and source are named where they change.

    ``published_from`` is ``Article.published_from``: if the day was found, not given, the caption says where.

    Columns that no claim fills are left out. Wide characters take two columns, as a terminal shows them.
    """
    rows = [_cells(claim) for claim in extraction]
    table = Table(
        title=_title(extraction),
        caption=_caption(extraction, published_from),
        title_justify="left",
        caption_justify="left",
    )
    shown = [name for name in _COLUMNS if name in _ALWAYS or any(row[name] for row in rows)]
    for name in shown:
        if name in _WHOLE:
            table.add_column(name, justify="right" if name == "数值" else "left", no_wrap=True, overflow="ellipsis")
        else:
            table.add_column(name, overflow="fold")
    before = dict.fromkeys(_ONCE, "")
    for number, (claim, row) in enumerate(zip(extraction, rows, strict=True)):
        if number and row["主体"] != before["主体"]:
            table.add_section()
            before = dict.fromkeys(_ONCE, "")
        cells = {name: "" if row[name] == before.get(name) else row[name] for name in shown}
        before = {name: row[name] for name in _ONCE}
        table.add_row(*(Text(cells[name], style=_STYLES[claim.kind] if name == "数值" else "") for name in shown))
    return table


def render(extraction: Extraction, width: int = 120) -> str:
    """The table as plain text, no line wider than ``width`` columns, without colours."""
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None, force_terminal=False, legacy_windows=False)
    console.print(claims_table(extraction))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _cells(claim: Claim) -> dict[str, str]:
    basis = claim.comparison.basis if claim.comparison else None
    value = [MODALITIES[claim.stance.modality], BASES[basis] if basis else "", describe_value(claim)]
    cells = {
        "主体": claim.subject.name if claim.subject else "",
        "指标": claim.metric.name,
        "数值": " ".join(part for part in value if part),
        "原文": claim.amount.quote,
        "期间": describe_period(claim.period) if claim.period else "",
        "来源": claim.source.name if claim.source else "",
    }
    return {name: visible(cell) for name, cell in cells.items()}


def _title(extraction: Extraction) -> Text:
    headline = extraction.title or next((line for line in extraction.text.splitlines() if line.strip()), "")
    headline = visible(headline.strip())
    short = headline if len(headline) <= _TITLE_LENGTH else headline[:_TITLE_LENGTH] + "…"
    return Text(" ".join(x for x in (str(extraction.published or ""), short) if x))


def _caption(extraction: Extraction, published_from: str | None) -> Text:
    fates = Counter(numeral.fate for numeral in extraction.numerals)
    parts = ",".join(f"{FATES[fate]} {fates[fate]}" for fate in FATES if fates[fate])
    told = [
        visible(extraction.id or ""),
        f"{len(extraction)} 条论断",
        f"文中数字 {sum(fates.values())} 处:{parts}" if parts else "",
        f"日期取自{ORIGINS.get(published_from, published_from)}" if published_from not in (None, "given") else "",
    ]
    return Text(" · ".join(part for part in told if part))
