"""The lexicon of metrics: finding names, the concept of a phrase, units that fit, the user's own entries."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from extractor.errors import LexiconError
from extractor.metrics import MetricLexicon
from extractor.metrics.lexicon import UnitFit, fits
from extractor.quantities.model import UnitKind
from extractor.text import normalize

LEXICON = MetricLexicon()


def found(text: str, lexicon: MetricLexicon = LEXICON) -> list[tuple[str, str]]:
    """The terms of ``text`` as pairs of its own characters and the concept."""
    return [(term.span.of(text), term.concept) for term in lexicon.find_terms(normalize(text))]


def write(folder: Path, toml: str) -> Path:
    file = folder / "own.toml"
    file.write_text(toml, encoding="utf-8")
    return file


def entry(**fields: object) -> str:
    """One ``[[metric]]`` as TOML (the ``repr`` of a list of strings is a TOML array)."""
    return "\n".join(["[[metric]]", *(f"{name} = {value!r}" for name, value in fields.items()), ""])


def test_the_lexicon_is_large() -> None:
    assert len(LEXICON) >= 400


def test_every_entry_has_an_example() -> None:
    assert [e.id for e in LEXICON if not e.yes] == []


def test_the_longest_name_wins_and_names_do_not_overlap() -> None:
    assert found("扣非归母净利润3亿元,毛利率30%,研发费用率8%") == [
        ("扣非归母净利润", "net_profit_deducted"),
        ("毛利率", "gross_margin"),
        ("研发费用率", "rd_expense_ratio"),
    ]


def test_only_the_window_is_read() -> None:
    text = "营业收入3亿元,净利润1亿元"
    assert [t.concept for t in LEXICON.find_terms(text, 8)] == ["net_profit"]
    assert [t.concept for t in LEXICON.find_terms(text, 0, 4)] == ["revenue"]
    assert [t.concept for t in LEXICON.find_terms(text, 0, 3)] == []
    assert LEXICON.find_terms(text, 8)[0].span == (8, 11)
    assert LEXICON.find_terms(text, 0, 4)[0].span == (0, 4)
    assert LEXICON.find_terms("全年营收")[0].span == (2, 4)


def test_traditional_and_full_width_text_is_found_at_its_own_offsets() -> None:
    assert found("全年營業收入３億元；ＥＰＳ０．３元") == [("營業收入", "revenue"), ("ＥＰＳ", "eps")]


@pytest.mark.parametrize("text", ["GMV达30亿元", "gmv达30亿元", "平台GMV达30亿元", "Gmv30亿元"])
def test_latin_names_match_in_either_case(text: str) -> None:
    assert [concept for _, concept in found(text)] == ["gmv"]


@pytest.mark.parametrize("text", ["GDPX发布", "XGDP发布", "STEPS", "RPEGS", "MACACS"])
def test_a_latin_name_is_not_found_inside_a_longer_word(text: str) -> None:
    assert found(text) == []


def test_a_number_may_follow_a_latin_name() -> None:
    assert found("EPS0.36元") == [("EPS", "eps")]
    assert found("M20新款") == []


def test_a_word_that_holds_a_name_and_is_no_metric_gives_nothing() -> None:
    assert found("市值管理办法") == []
    assert found("三个月活动期间") == []
    assert found("租金价格每平方米30元,下游客户12家") == [("价格", "price"), ("客户", "customers")]


def test_a_unit_of_time_that_belongs_to_a_date_is_not_part_of_a_name() -> None:
    assert found("年销量3万辆") == [("年销量", "sales_volume")]
    assert found("今年销量3万辆,6月活跃用户3亿") == [("销量", "sales_volume"), ("活跃用户", "active_users")]


def test_verbs_and_everyday_nouns_are_left_to_the_clause() -> None:
    assert found("拟投资3亿元建设酒店12家") == []


@pytest.mark.parametrize(
    ("phrase", "concept"),
    [
        ("归母净利润", "net_profit_parent"),
        ("单季扣非归母净利润", "net_profit_deducted"),
        ("海外智能家居业务毛利率", "gross_margin"),
        ("公司EPS", "eps"),
        ("海外建厂投资", "investment"),
        ("海外收入占总营收", "share_of_total"),
        ("线上渠道占全国", "share_of_total"),
        ("研发投入占比", "rd_expense_ratio"),
        ("厂区占地面积", "area"),
        ("CapEPS", None),
        ("營業收入", "revenue"),
        ("毛利率水准高低", None),
        ("", None),
        ("入", None),
    ],
)
def test_the_concept_of_a_phrase_is_its_longest_ending(phrase: str, concept: str | None) -> None:
    assert LEXICON.concept_of(phrase) == concept


def test_unit_and_taxonomy_element_of_a_concept() -> None:
    assert LEXICON.unit_of("gross_margin") == "percent"
    assert LEXICON.unit_of("no_such") == "any"
    assert LEXICON.unit_of(None) == "any"
    assert LEXICON.ifrs_of("revenue") == "ifrs-full:Revenue"
    assert LEXICON.ifrs_of("gmv") is None


def test_a_percentage_is_no_income_and_money_is_no_margin() -> None:
    assert not fits("money", "percent")
    assert fits("money", "none")
    assert not fits("percent", "money")
    assert fits("volume", "physical")
    assert fits("volume", "count")


@pytest.mark.parametrize("unit_fit", get_args(UnitFit))
def test_places_and_percentage_points_are_levels_of_nothing(unit_fit: UnitFit) -> None:
    assert any(fits(unit_fit, kind) for kind in get_args(UnitKind))
    assert not fits(unit_fit, "rank")
    assert not fits(unit_fit, "point")


def test_own_entries_are_found_and_survive_pickling(tmp_path: Path) -> None:
    file = write(tmp_path, entry(id="greenness", names=["綠度", "Greenness"], unit="index"))
    own = MetricLexicon([file])
    file.unlink()
    copy = pickle.loads(pickle.dumps(own))
    for lexicon in (own, copy):
        assert found("绿度为85,营收3亿元", lexicon) == [("绿度", "greenness"), ("营收", "revenue")]
        assert lexicon.unit_of("greenness") == "index"
    assert len(copy) == len(LEXICON) + 1
    assert found("绿度为85") == []


def test_an_own_entry_with_a_known_id_replaces_the_built_in_one(tmp_path: Path) -> None:
    own = MetricLexicon([write(tmp_path, entry(id="gmv", names=["大盘交易额"], unit="any"))])
    assert found("大盘交易额3亿元", own) == [("大盘交易额", "gmv")]
    assert found("GMV3亿元", own) == []
    assert own.unit_of("gmv") == "any"


def test_a_name_that_is_claimed_twice_goes_to_the_own_entry(tmp_path: Path) -> None:
    own = MetricLexicon([write(tmp_path, entry(id="group_sales", names=["营收"], unit="money"))])
    assert found("营收3亿元,营业收入3亿元", own) == [("营收", "group_sales"), ("营业收入", "revenue")]
    own = MetricLexicon([write(tmp_path, entry(id="revenue", names=["GMV"], unit="money"))])
    assert found("GMV3亿元,营收", own) == [("GMV", "revenue")]


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        (entry(id="a", names=["甲乙"], unit="colour"), ["a", "unit"]),
        (entry(id="a", names=["甲"], unit="any"), ["a", "names"]),
        (entry(id="a", names=[], unit="any"), ["a", "names"]),
        (entry(id="a", names=["甲乙", "甲乙"], unit="any"), ["a", "names", "甲乙"]),
        (entry(id="a", names=["甲乙"], unit="any", not_in=["丙丁"]), ["a", "not_in", "丙丁"]),
        (entry(id="A-1", names=["甲乙"], unit="any"), ["A-1", "id"]),
        (entry(id="a", names=["甲乙"], unit="any", ifrs="Revenue"), ["a", "ifrs"]),
        (entry(id="a", names=["甲乙"], unit="any", colour="red"), ["a", "colour"]),
        (entry(id="a", names=["甲乙"], unit="any") * 2, ["a", "id"]),
        (
            entry(id="a", names=["甲乙"], unit="any") + entry(id="b", names=["甲乙"], unit="any"),
            ["b", "names", "甲乙"],
        ),
        ("metric = 3", ["metric"]),
        ("[[metric", ["TOML"]),
    ],
)
def test_a_broken_file_is_named_with_entry_and_field(tmp_path: Path, toml: str, words: list[str]) -> None:
    with pytest.raises(LexiconError) as caught:
        MetricLexicon([write(tmp_path, toml)])
    for word in ["own.toml", *words]:
        assert word in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="nowhere"):
        MetricLexicon([tmp_path / "nowhere.toml"])


@pytest.mark.parametrize(
    "text", ["", "净", "\ud800净利润", "İ净利润İ", "\x00", "Σ" * 5, "净" * 50_000, "归母净利" * 20_000]
)
def test_no_text_breaks_it(text: str) -> None:
    for term in LEXICON.find_terms(text):
        assert 0 <= term.span.start < term.span.end <= len(text)
    LEXICON.concept_of(text)


def test_the_file_is_not_read_at_import() -> None:
    code = "import extractor.metrics.lexicon as l; assert 'entries' not in vars(l._DEFAULT)"
    subprocess.run([sys.executable, "-c", code], check=True)
