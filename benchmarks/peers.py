"""How many of the project's own examples the package and its peers read right.

    python benchmarks/peers.py [--gold FILE]

Quantities: tests/quantities/cases.toml and the examples in the rules and units.toml (as this package reads them).
Times: the examples beside the rules of periods, with their publication day. ``--gold``: annotated articles, JSON
lines of {"text", "claims": [{"start", "end", "value", "low", "high", "unit"}]}. Sections go into RESULTS.md.

The examples are the package's own tests, which it passes by design: the tables say what the peers make of them,
not how good the package is. The peers get the benefit of the doubt: a number counts as right if any reading that
touches it has the value; the unit of a physical quantity is not compared, only that there is one; a bare number is
good enough for a count; both ends found apart are good enough for a range.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
import pkgutil
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

from peer_process import Peers
from results import machine, table, write

import extractor
from extractor.quantities.readers import describe, read_items
from extractor.quantities.units import UNITS
from extractor.rules import Lexicon, RuleSet

ROOT = Path(__file__).resolve().parents[1]
DAY = "2024-01-30"
"""The publication day of the examples beside the rules of periods; serve.py has the same."""

ISO = {"元": "CNY", "人民币": "CNY", "美元": "USD", "港元": "HKD", "港币": "HKD", "欧元": "EUR", "日元": "JPY",
       "英镑": "GBP", "韩元": "KRW", "新台币": "TWD", "新加坡元": "SGD", "澳元": "AUD", "加元": "CAD"}  # fmt: skip
"""JioNLP's words for currencies."""


class Wanted(NamedTuple):
    """A number of an example as it must be read: a value or two ends, and the unit's code (``""`` for none)."""

    start: int
    end: int
    values: tuple[Decimal, ...]
    unit: str


class Found(NamedTuple):
    """What a reader made of some characters."""

    start: int
    end: int
    values: tuple[Decimal, ...]
    group: str
    """As ``group_of`` of a unit's code."""


def group_of(unit: str) -> str:
    """The class of a unit that is compared: the code itself for money and rates, else what kind it is."""
    if unit in ("%", "‰", "pp", "bp", "x", "rank") or "/" in unit or unit in MONEY:
        return unit
    return "physical" if unit in PHYSICAL else "count"


MONEY = {code for code, entry in UNITS.entries.items() if entry.kind == "money"}
PHYSICAL = {code for code, entry in UNITS.entries.items() if entry.kind in ("physical", "time")}


def decimals(text: str | None) -> tuple[Decimal, ...]:
    """The numbers of ``"5"``, ``"5..8"``, ``"30%"``; none if it is something else."""
    try:
        return tuple(Decimal(part.rstrip("%")) for part in (text or "").split("..") if part)
    except InvalidOperation:
        return ()


def own_cases() -> Iterator[tuple[str, list[Wanted]]]:
    """The texts of the corpus and of the examples, with every quantity in them."""
    corpus = tomllib.loads((ROOT / "tests/quantities/cases.toml").read_text(encoding="utf-8"))
    for case in (case for cases in corpus.values() for case in cases):
        wanted, at = [], 0
        for item in case["items"]:
            written, _, reading = item.partition(" = ")
            at = case["text"].index(written, at)
            value, *rest = reading.split(" ")
            if rest:
                wanted.append(Wanted(at, at + len(written), decimals(value), "" if rest[0] == "-" else rest[0]))
            at += len(written)
        yield case["text"], wanted
    rules = (r for name, s in RuleSet.registry.items() if name.startswith("quantities.") for r in s.rules.values())
    examples = [text for rule in rules for text in rule.yes]
    examples += [text for name in ("units.unit", "units.count", "bounds.bound")
                 for entry in Lexicon.registry[name].entries.values() for text in entry.yes]  # fmt: skip
    for text in dict.fromkeys(examples):
        wanted = []
        for own in read_items(text):
            value, *rest = describe(own).split(" ")
            if rest:
                wanted.append(Wanted(*own.span, decimals(value), "" if rest[0] == "-" else rest[0]))
        yield text, wanted


def gold_cases(file: Path) -> Iterator[tuple[str, list[Wanted]]]:
    """The texts of annotated articles, with the numbers that are claims; optional rows are left out."""
    for line in file.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        wanted = []
        for row in article["claims"]:
            if row.get("optional"):
                continue
            values = [Decimal(row[name]) for name in ("value", "low", "high") if row[name] is not None]
            # A claim of a fall is negative (下降5%), the quantity in it is not.
            if row["quote"][0] not in "-－+＋":
                values = sorted(map(abs, values))
            wanted.append(Wanted(row["start"], row["end"], tuple(values), row["unit"] or ""))
        yield article["text"], wanted


def own_reading(text: str) -> list[Found]:
    """What this package reads."""
    found = []
    for item in read_items(text):
        value, *rest = describe(item).split(" ")
        if rest:
            found.append(Found(*item.span, decimals(value), group_of("" if rest[0] == "-" else rest[0])))
    return found


def peer_reading(peer: str, rows: Iterable[tuple[int, int, str | None, str]]) -> list[Found]:
    """What a peer reads, its units as classes of ours."""
    found = []
    for start, end, value, unit in rows:
        if unit == "percentage":
            group = "%"
        elif unit == "ordinal":
            group = "rank"
        elif unit == "number":
            group = "count"
        elif unit in ("Chinese yuan", "CNY"):
            group = "CNY"
        elif peer.startswith("JioNLP"):
            group = ISO.get(unit, unit)
        else:
            group = unit if unit in MONEY else "physical"
        found.append(Found(start, end, decimals(value), group))
    return found


def same(one: tuple[Decimal, ...], other: tuple[Decimal, ...]) -> bool:
    """Equal to six figures."""
    return len(one) == len(other) and all(
        abs(a - b) <= max(abs(a), abs(b)) / 10**6 for a, b in zip(one, other, strict=True)
    )


def right(wanted: Wanted, found: list[Found]) -> tuple[bool, bool]:
    """Whether the value is found, and whether it is with the right class of unit."""
    near = [item for item in found if item.start < wanted.end and wanted.start < item.end]
    group = group_of(wanted.unit)

    def among(items: list[Found]) -> bool:
        ends = [item for item in items if len(item.values) == 1]
        apart = len(wanted.values) == 2 and all(
            any(same((end,), item.values) for item in ends) for end in wanted.values
        )
        return apart or any(same(wanted.values, item.values) for item in items)

    return among(near), among([item for item in near if item.group == group])


KINDS = ("money", "%, ‰", "pp, bp", "x", "rank", "compound", "physical, time", "count", "range")


def kind_of(wanted: Wanted) -> str:
    """The row of the table."""
    group = group_of(wanted.unit)
    if len(wanted.values) == 2:
        return "range"
    if group in MONEY:
        return "money"
    if "/" in group:
        return "compound"
    return {"%": "%, ‰", "‰": "%, ‰", "pp": "pp, bp", "bp": "pp, bp", "physical": "physical, time"}.get(group, group)


def quantity_table(cases: list[tuple[str, list[Wanted]]], peers: Peers) -> str:
    """Numbers read right, by kind: value alone, and value with the class of the unit."""
    texts = [text for text, _ in cases]
    readings: dict[str, list[list[Found]]] = {"extractor": [own_reading(text) for text in texts]}
    for peer in peers.versions:
        if not peer.endswith("time"):
            found = peers.ask(peer, texts)["found"]
            readings[f"{peer} {peers.versions[peer]}"] = [peer_reading(peer, rows) for rows in found]
    whole: Counter[str] = Counter(kind_of(one) for _, wanted in cases for one in wanted)
    rows: list[list[object]] = []
    scores: dict[str, tuple[Counter[str], Counter[str]]] = {name: (Counter(), Counter()) for name in readings}
    for name, reading in readings.items():
        for (_, wanted), found in zip(cases, reading, strict=True):
            for one in wanted:
                value, both = right(one, found)
                scores[name][0][kind_of(one)] += value
                scores[name][1][kind_of(one)] += both
    for kind in KINDS:
        rows.append([kind, whole[kind], *(f"{v[kind]} / {b[kind]}" for v, b in scores.values())])
    rows.append(["all", whole.total(), *(f"{v.total()} / {b.total()}" for v, b in scores.values())])
    rows.append(
        [
            "all, %",
            "",
            *(f"{v.total() / whole.total():.1%} / {b.total() / whole.total():.1%}" for v, b in scores.values()),
        ]
    )
    return f"{len(cases)} texts. Each cell: value right / value and class of unit right.\n\n" + table(
        ["", "numbers", *readings], rows
    )


INTERVAL = re.compile(r"((?:\d{4}-\d\d-\d\d|\.\.)/(?:\d{4}-\d\d-\d\d|\.\.))")


def period_cases() -> Iterator[tuple[str, str]]:
    """The examples beside the rules of periods that resolve to days: text and interval."""
    for name, rules in RuleSet.registry.items():
        if name.startswith("period"):
            for rule in rules.rules.values():
                for text, reading in rule.yes.items():
                    if m := INTERVAL.match(reading):
                        yield text, m[1]


def period_table(peers: Peers) -> str:
    """Examples of times of which the interval is found, at any place of the text."""
    cases = list(dict.fromkeys(period_cases()))
    texts = [text for text, _ in cases]
    found = {"extractor": [{str(p.interval) for p in extractor.periods(text, published=DAY)} for text in texts]}
    for peer, version in peers.versions.items():
        if peer.endswith("time"):
            # Recognizers-Text gives the day after the last one.
            late = 1 if peer.startswith("Recognizers") else 0
            found[f"{peer} {version}"] = [
                {interval(row[2], late) for row in rows} for rows in peers.ask(peer, texts)["found"]
            ]
    rows = []
    for name, intervals in found.items():
        good = sum(wanted in given for (_, wanted), given in zip(cases, intervals, strict=True))
        rows.append((name, good, f"{good / len(cases):.1%}"))
    return f"{len(cases)} examples with days.\n\n" + table(("", "interval found", "share"), rows)


def interval(written: str, late: int) -> str:
    """A peer's interval with both days included; the day itself where it is one day."""
    first, _, last = written.partition("/")
    try:
        end = dt.date.fromisoformat(last[:10])
        return f"{first[:10]}/{end if first == last else end - dt.timedelta(late)}"
    except (ValueError, OverflowError):
        return written


def main() -> None:
    """Compare and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="annotated articles as well")
    given = parser.parse_args()
    for module in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    peers = Peers()
    made = f"\n{machine()}. Made by `python benchmarks/peers.py`.\n"
    made = "".join(f"\n{name} could not be compared here: {why}\n" for name, why in peers.missing.items()) + made
    note = (
        "These are the package's own examples, which its tests hold it to: the table says what the peers make of them. "
        "The peers get the benefit of the doubt (see the script's first lines).\n\n"
    )
    write("peers: quantities", "Quantities beside the peers", note + quantity_table(list(own_cases()), peers) + made)
    write("peers: times", "Times beside the peers", note + period_table(peers) + made)
    if given.gold:
        text = (
            "Numbers that are claims, annotated by hand. The package was developed on these articles.\n\n"
            + quantity_table(list(gold_cases(given.gold)), peers)
        )
        made = made.replace("peers.py", "peers.py --gold GOLD")
        write("peers: gold", "Quantities of annotated articles beside the peers", text + made)
    peers.close()


if __name__ == "__main__":
    main()
