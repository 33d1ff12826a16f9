"""What rule sets and lexicons promise: who wins, and what they refuse at import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import regex

from extractor.errors import LexiconError, RuleError
from extractor.rules import Chain, Entry, Lexicon, RuleSet, compile_here
from extractor.rules.chain import Link


@pytest.fixture(autouse=True)
def _own_registries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RuleSet, "registry", {})
    monkeypatch.setattr(Lexicon, "registry", {})
    monkeypatch.setattr(Chain, "registry", {})


def colours() -> RuleSet:
    rules = RuleSet("colours", {"shade": "深|浅"})

    @rules.add("{shade}?红色", yes={"深红色": ""})
    def red(m: object) -> str:
        return "red"

    @rules.add("红色系", yes={"红色系": ""})
    def family(m: object) -> str:
        return "family"

    @rules.add("红色", yes={"红色": ""})
    def late(m: object) -> str:
        return "late"

    @rules.add("绿色食品", yes={"绿色食品": ""})
    def declined(m: object) -> None:
        return None

    @rules.add("绿色", yes={"绿色": ""})
    def green(m: object) -> str:
        return "green"

    return rules


@pytest.mark.parametrize("pattern", ["(?:ab?c)*+", "(?:ab?c)++", "(?:ab?c){0,4}+", "(?>(?:ab?c)*)"])
def test_possessive_group_takes_whole_items_on_every_python(pattern: str) -> None:
    m = compile_here(regex.compile(pattern)).match("aca")
    assert m is not None and m.group() == "ac"


@pytest.mark.parametrize(
    ("text", "winners"),
    [
        ("深红色", [("red", "深红色")]),
        ("红色", [("red", "红色")]),
        ("红色系", [("family", "红色系")]),
        ("绿色食品", [("green", "绿色")]),
        ("绿色和红色系,浅红色", [("green", "绿色"), ("family", "红色系"), ("red", "浅红色")]),
        ("蓝色", []),
    ],
)
def test_longest_match_wins_then_the_earlier_rule(text: str, winners: list[tuple[str, str]]) -> None:
    rules = colours()
    assert [(rule.name, m.group()) for rule, m, _ in rules.scan(text)] == winners
    first = rules.match(text, 0)
    assert (first is not None) == bool(winners)
    if first is not None:
        assert (first[0].name, first[1].group()) == winners[0]


def test_match_and_scan_stay_within_their_bounds() -> None:
    rules = colours()
    assert rules.match("红色系", 0, 2) is not None
    assert rules.match("红色系", 1) is None
    assert [m.group() for _, m, _ in rules.scan("红色红色", 1)] == ["红色"]


def test_match_back_ends_exactly_where_it_is_asked() -> None:
    rules = RuleSet("before")

    @rules.add(r"(?r)超过?", yes={"超过": ""})
    def over(m: object) -> str:
        return "over"

    found = rules.match_back("已超过9", 0, 3)
    assert found is not None
    assert found[1].span() == (1, 3)
    assert rules.match_back("已超过9", 0, 4) is None


@pytest.mark.parametrize("pattern", ["", "a*", "(?:亿)?", "a|", "("])
def test_unusable_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(RuleError, match=r"rule refused\.rule"):
        RuleSet("refused").add(pattern, yes={"a": ""})(_named("rule"))


def test_reused_name_is_refused() -> None:
    rules = RuleSet("refused")
    rules.add("a", yes={"a": ""})(_named("rule"))
    with pytest.raises(RuleError, match="exists already"):
        rules.add("b", yes={"b": ""})(_named("rule"))
    with pytest.raises(RuleError, match="already"):
        RuleSet("refused")


def test_rule_without_example_is_refused() -> None:
    with pytest.raises(RuleError, match="no example"):
        RuleSet("refused").add("a", yes={})(_named("rule"))


def small(number: int) -> str | None:
    return "small" if number < 10 else None


def even(number: int) -> str | None:
    return "even" if number % 2 == 0 else None


def link(make: Callable[[int], str | None], yes: str = "1") -> Link[[int], str]:
    return Link(make, {yes: ""} if yes else {}, {}, {})


def test_first_link_that_gives_something_wins() -> None:
    chain = Chain("numbers", link(small), link(even))
    assert [chain.first(number) for number in (4, 12, 13)] == [("small", "small"), ("even", "even"), None]
    assert list(chain.links) == ["small", "even"]


def test_unusable_chain_is_refused() -> None:
    with pytest.raises(RuleError, match="link small has no example"):
        link(small, yes="")
    with pytest.raises(RuleError, match="two links of one name"):
        Chain("numbers", link(small), link(small))
    Chain("others", link(small))
    with pytest.raises(RuleError, match="already"):
        Chain("others", link(even))


class Word(Entry):
    names: tuple[str, ...]


@pytest.mark.parametrize(
    ("toml", "parts"),
    [
        ('[[word]]\nid = "a"\nnames = 3', ["[[word]] a", "field names"]),
        ('[[word]]\nnames = ["x"]', ["[[word]] number 1", "field id"]),
        ('[[word]]\nid = "a"\nnames = ["x"]\nother = 1', ["[[word]] a", "field other"]),
        ('[[word]]\nid = "a"\nnames = []\n[[word]]\nid = "a"\nnames = []', ["[[word]] a", "field id", "twice"]),
        ("[[other]]\nid = 1", ["no [[word]]"]),
        ("[[word", ["not valid TOML"]),
    ],
)
def test_broken_lexicon_names_file_entry_and_field(tmp_path: Path, toml: str, parts: list[str]) -> None:
    file = tmp_path / "words.toml"
    file.write_text(toml, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        Lexicon(file, "word", Word)
    for part in ["words.toml", *parts]:
        assert part in str(error.value)


def test_missing_lexicon_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        Lexicon(tmp_path / "none.toml", "word", Word)


def _named(name: str) -> object:
    def make(m: object) -> str:
        return name

    make.__name__ = name
    return make
