"""What holds for any number, however it is written, and for any text at all."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.quantities import NoQuantity, Quantity, find_quantities
from extractor.quantities.numerals import multiply, parse_han, parse_numeral
from extractor.text import normalize

DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def han_section(n: int) -> str:
    """1 to 9999 in characters, zeros inside named once."""
    text, zero = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, power)
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return text


def han(n: int) -> str:
    """A whole number below 10^12 in characters: 一百二十亿零三万零五十."""
    text = ""
    rest = n
    for power, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, rest = divmod(rest, power)
        if section:
            gap = text and section < 1000
            text += ("零" if gap else "") + han_section(section) + name
    return text or "零"


def grouped(value: Decimal) -> str:
    return f"{value:,f}"


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def compound(n: int) -> str:
    """1亿2000万 for 120000000; ``n`` is a multiple of 10000 with both parts."""
    high, low = divmod(n, 10**8)
    return f"{high}亿{low // 10**4}万"


def read_one(before: str, written: str, after: str) -> Quantity:
    text = before + written + after
    found = [q for q in find_quantities(text, normalize(text)) if isinstance(q, Quantity)]
    assert len(found) == 1, f"{text}: {found}"
    assert found[0].text == written
    assert found[0].span == (len(before), len(before) + len(written))
    return found[0]


whole = st.integers(1, 10**12 - 1)
decimals = st.decimals(Decimal("0.01"), Decimal("99999.99"), places=2)
UNITS = {
    "元": "CNY",
    "美元": "USD",
    "吨": "t",
    "辆": "辆",
    "%": "%",
    "个百分点": "pp",
    "倍": "x",
    "港元": "HKD",
    "平方米": "m2",
}
SCALES = {"": 1, "万": 10**4, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万亿": 10**12}
units = st.sampled_from(sorted(UNITS))
scales = st.sampled_from(sorted(SCALES))


@given(whole)
def test_characters_read_back(n: int) -> None:
    assert parse_han(han(n)) == n
    assert parse_han(han(n).translate(FORMAL)) == n


@given(decimals)
def test_characters_with_a_point_read_back(value: Decimal) -> None:
    head, tail = f"{value:.2f}".split(".")
    written = han(int(head)) + "点" + "".join(DIGITS[int(c)] for c in tail)
    assert parse_han(written) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("门店1.2万家", "12000"),
        ("市值4.71亿元", "471000000"),
        ("费用3.30千元", "3300"),
        ("每股派息50港仙", "0.5"),
        ("面积1.50万平方米", "15000"),
        ("增长2.0%", "2.0"),
        ("增长2.40%", "2.40"),
        ("股价6.50元", "6.50"),
        ("每10股派2.50元", "0.25"),
        ("收入1.23456万元", "12345.6"),
        ("合计为十二点五亿元", "1250000000"),
        ("投资1亿2000万元", "120000000"),
        ("总额(万元):2.50", "25000"),
    ],
)
def test_a_scale_leaves_no_zeros_and_written_decimals_stay(text: str, value: str) -> None:
    item = next(q for q in find_quantities(text, normalize(text)) if isinstance(q, Quantity))
    assert f"{item.value:f}" == value


@given(decimals, st.sampled_from([1, 10**4, 10**8, 10**12]))
def test_products_are_exact(value: Decimal, factor: int) -> None:
    assert multiply(value, factor) == value * factor
    assert factor == 1 or not f"{multiply(value, factor):f}".endswith(".0")


@given(whole, units)
def test_a_count_in_characters_is_found(n: int, unit: str) -> None:
    if n <= 10 or unit == "%":
        return
    quantity = read_one("合计为", han(n) + unit, "。")
    assert (quantity.value, quantity.unit) == (n, UNITS[unit])


@given(decimals, scales, units)
def test_digits_with_scale_and_unit_read_back(value: Decimal, scale: str, unit: str) -> None:
    wanted = value * SCALES[scale]
    for written in (f"{value}{scale}{unit}", f"{grouped(value)}{scale}{unit}", f"{value} {scale}{unit}"):
        quantity = read_one("合计为", written, ",其余不变")
        assert (quantity.value, quantity.unit, quantity.bound) == (wanted, UNITS[unit], "exact")
    quantity = read_one("合计为", full_width(f"{value}") + scale + full_width(unit), "。")
    assert (quantity.value, quantity.unit) == (wanted, UNITS[unit])


@given(decimals, scales)
def test_signs_and_currencies_before_the_number(value: Decimal, scale: str) -> None:
    assert read_one("净利润", f"-{value}{scale}元", "。").value == -value * SCALES[scale]
    assert read_one("同比", f"+{value}%", "。").value == value
    for written, code in (("HK$", "HKD"), ("US$", "USD"), ("人民币", "CNY"), ("¥", "CNY"), ("€", "EUR")):
        quantity = read_one("合计", f"{written}{value}{scale}", "。")
        assert (quantity.value, quantity.unit) == (value * SCALES[scale], code)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_compounds_read_back(high: int, low: int) -> None:
    n = high * 10**8 + low * 10**4
    assert read_one("合计", compound(n) + "元", "。").value == n
    assert parse_numeral(compound(n)) == n


@given(decimals, decimals, scales.filter(bool), st.sampled_from(["-", "~", "至", "—", "到", "～"]))
def test_ranges_read_back(a: Decimal, b: Decimal, scale: str, dash: str) -> None:
    low, high = sorted((a, b))
    if low == high:
        return
    quantity = read_one("预计为", f"{low}{scale}元{dash}{high}{scale}元", "。")
    assert (quantity.low, quantity.high) == (low * SCALES[scale], high * SCALES[scale])
    assert quantity.bound == "range" and quantity.value is None
    shared = read_one("预计为", f"{low}{dash}{high}{scale}元", "。")
    if high >= 1:
        assert shared.high == high * SCALES[scale] and shared.low in (low, low * SCALES[scale])


@given(st.lists(decimals, min_size=2, max_size=8), st.sampled_from(["/", "、"]), scales.filter(bool))
def test_lists_share_scale_and_unit(values: list[Decimal], mark: str, scale: str) -> None:
    text = "销量分别为" + mark.join(f"{v}" for v in values) + scale + "辆。"
    found = [q for q in find_quantities(text, normalize(text)) if isinstance(q, Quantity)]
    assert [q.value for q in found] == [v * SCALES[scale] for v in values]
    assert {q.unit for q in found} == {"辆"} and len({q.group for q in found}) == 1


@pytest.mark.parametrize(
    ("word", "bound"),
    [
        ("约", "about"),
        ("超过", "over"),
        ("逾", "over"),
        ("近", "nearly"),
        ("不足", "under"),
        ("至少", "at_least"),
        ("不超过", "at_most"),
    ],
)
@given(value=decimals)
def test_bound_words_stay_outside_the_quote(word: str, bound: str, value: Decimal) -> None:
    quantity = read_one(f"规模{word}", f"{value}亿元", "。")
    assert quantity.bound == bound
    assert [span.of(f"规模{word}") for span in quantity.bound_spans] == [word]
    assert quantity.extent.start == quantity.span.start - len(word)


def check_items(text: str) -> None:
    plain = normalize(text)
    items = find_quantities(text, plain)
    at = 0
    for item in items:
        assert at <= item.span.start < item.span.end <= len(text)
        assert item.text == text[item.span.start : item.span.end]
        at = item.span.end
        if isinstance(item, Quantity):
            assert (item.value is None) == (item.low is not None) == (item.high is not None)
            assert item.low is None or item.high is None or item.low <= item.high
            assert item.extent.start <= item.span.start and item.span.end <= item.extent.end
    covered = {i for item in items for i in range(*item.span)}
    for m in re.finditer("[0-9]+", plain):
        assert covered.issuperset(range(*m.span())), f"{m.group()} is in no item"


PIECES = st.sampled_from(
    [
        *"0123456789.,-+~/、%亿万千百十一两三几数多余元年月日个家倍成半点第前至到()[] \n约超近每股HK$A人民币",
        "个百分点",
        "2023年",
        "增长",
        "分之",
    ]
)


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_any_text_keeps_its_offsets(text: str) -> None:
    check_items(text)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=500)
def test_any_mixture_of_number_parts_keeps_its_offsets(text: str) -> None:
    check_items(text)


@pytest.mark.parametrize(
    "text", ["", "\ud83d1亿元", "\x005\x00%", "1" * 100_000, "一" * 100_000, "1," * 20_000, "１２３万"]
)
def test_odd_text_is_read(text: str) -> None:
    check_items(text)


def test_a_number_of_more_than_forty_digits_is_none() -> None:
    (item,) = find_quantities("编" + "9" * 41, "编" + "9" * 41)
    assert isinstance(item, NoQuantity) and item.reason == "other"
