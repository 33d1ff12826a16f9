"""Every example of every rule, link and lexicon entry, and every rule's work on hostile input.

A new rule or entry brings its own examples and touches nothing here: whatever registers itself
when the package is imported is run through its reader, with all rules of its set competing.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
import regex
from hostile import LENGTHS, SEEDS, hostile_text

import extractor
from extractor.rules import Chain, Lexicon, Rule, RuleSet
from extractor.rules.chain import Link

for _module in pkgutil.walk_packages(extractor.__path__, "extractor."):
    if not _module.name.endswith("__main__"):
        importlib.import_module(_module.name)

SETS: dict[str, RuleSet | Chain[..., Any]] = {**RuleSet.registry, **Chain.registry}
LEXICONS = dict(Lexicon.registry)
ENTRIES = [(lexicon, entry) for lexicon in LEXICONS.values() for entry in lexicon.entries.values()]

PATIENCE = 20.0
"""Seconds until a match is given up. A linear pattern needs milliseconds for the longest input, a quadratic
one minutes: the limit tells one from the other on any machine, and nothing else is timed."""


def rules() -> Iterator[tuple[str, Rule | Link[..., Any]]]:
    """Every rule with the name of its set, every link with the name of its chain."""
    for name, competitors in SETS.items():
        members = competitors.rules if isinstance(competitors, RuleSet) else competitors.links
        for rule in members.values():
            yield name, rule


def rule_examples(kind: str) -> list[object]:
    """One case for each example of the kind: (set name, rule name, text, note), named after where it stands."""
    marks = [pytest.mark.xfail(strict=True, reason="todo: a known gap")] if kind == "todo" else []
    return [
        pytest.param(set_name, rule.name, text, note, marks=marks, id=f"{set_name}.{rule.name}-{text}")
        for set_name, rule in rules()
        for text, note in getattr(rule, kind).items()
    ]


def entry_examples(kind: str) -> list[object]:
    """One case for each example of the kind: (lexicon name, entry id, text)."""
    marks = [pytest.mark.xfail(strict=True, reason="todo: a known gap")] if kind == "todo" else []
    return [
        pytest.param(lexicon.name, entry.id, text, marks=marks, id=f"{lexicon.name}.{entry.id}-{text}")
        for lexicon, entry in ENTRIES
        for text in getattr(entry, kind)
    ]


def readings(set_name: str, text: str) -> list[tuple[str, str]]:
    read = SETS[set_name].read
    assert read is not None, f"{set_name} has no reader; register one with its .reader"
    return list(read(text))


def found_entries(lexicon_name: str, text: str) -> set[str]:
    read = LEXICONS[lexicon_name].read
    assert read is not None, f"lexicon {lexicon_name} has no reader; register one with its .reader"
    return set(read(text))


def check_rule_wins(set_name: str, rule: str, text: str, wanted: str) -> None:
    found = readings(set_name, text)
    won = [reading for name, reading in found if name == rule]
    assert won, f"{rule} does not win in {text!r}; found: {found}"
    assert not wanted or wanted in won, f"{rule} should read {wanted!r} in {text!r}; it reads {won}"


def test_rule_sets_and_chains_have_different_names() -> None:
    assert len(SETS) == len(RuleSet.registry) + len(Chain.registry)


@pytest.mark.parametrize("set_name", SETS)
def test_rule_set_has_a_reader(set_name: str) -> None:
    assert SETS[set_name].read is not None, "without a reader its examples cannot be run"


@pytest.mark.parametrize("lexicon_name", LEXICONS)
def test_lexicon_has_a_reader_and_examples(lexicon_name: str) -> None:
    lexicon = LEXICONS[lexicon_name]
    assert lexicon.read is not None, "without a reader its examples cannot be run"
    bare = [entry.id for entry in lexicon.entries.values() if not entry.yes]
    assert not bare, f"entries without an example (yes): {bare}"


@pytest.mark.parametrize(("set_name", "rule", "text", "wanted"), rule_examples("yes"))
def test_rule_wins(set_name: str, rule: str, text: str, wanted: str) -> None:
    check_rule_wins(set_name, rule, text, wanted)


@pytest.mark.parametrize(("set_name", "rule", "text", "why"), rule_examples("no"))
def test_rule_does_not_win(set_name: str, rule: str, text: str, why: str) -> None:
    found = readings(set_name, text)
    assert rule not in [name for name, _ in found], f"{rule} wins in {text!r} ({why}); found: {found}"


@pytest.mark.parametrize(("set_name", "rule", "text", "wanted"), rule_examples("todo"))
def test_rule_wins_one_day(set_name: str, rule: str, text: str, wanted: str) -> None:
    check_rule_wins(set_name, rule, text, wanted)


@pytest.mark.parametrize(("lexicon_name", "entry", "text"), entry_examples("yes"))
def test_entry_is_found(lexicon_name: str, entry: str, text: str) -> None:
    found = found_entries(lexicon_name, text)
    assert entry in found, f"{entry} is not found in {text!r}; found: {found}"


@pytest.mark.parametrize(("lexicon_name", "entry", "text"), entry_examples("no"))
def test_entry_is_not_found(lexicon_name: str, entry: str, text: str) -> None:
    assert entry not in found_entries(lexicon_name, text)


@pytest.mark.parametrize(("lexicon_name", "entry", "text"), entry_examples("todo"))
def test_entry_is_found_one_day(lexicon_name: str, entry: str, text: str) -> None:
    assert entry in found_entries(lexicon_name, text)


@pytest.mark.parametrize(
    ("set_name", "rule"),
    [pytest.param(name, rule, id=f"{name}.{rule.name}") for name, rule in rules() if isinstance(rule, Rule)],
)
def test_one_match_is_linear(set_name: str, rule: Rule) -> None:
    """A match that starts at one place, at the front or the middle, does not backtrack over and over."""
    pattern = rule.pattern
    leftwards = bool(pattern.flags & regex.REVERSE)
    for kind, seed in SEEDS.items():
        for length in LENGTHS:
            text = hostile_text(seed, length)
            for start in (0, len(seed) - 1, length // 2):
                span = (0, length - start) if leftwards else (start, length)
                try:
                    pattern.match(text, *span, timeout=PATIENCE)
                except TimeoutError:
                    pytest.fail(f"{set_name}.{rule.name} does not end on {length} characters of {kind}")
