"""Numerals as arithmetic: a string of digits or Chinese numerals to its ``Decimal``. Knows nothing of units.

All functions are pure and take normalised text (half-width, simplified).
"""

from __future__ import annotations

from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

MAX_DIGITS = 40
"""A numeral of more digits is no quantity: no business figure needs them, and arithmetic stays bounded."""

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "幺": 1, "俩": 2,
}  # fmt: skip
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {"万": 10**4, "亿": 10**8}
TWENTIES = {"廿": "二十", "卅": "三十"}
ENGLISH_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "mn": 6, "mln": 6, "m": 6, "billion": 9, "bn": 9, "b": 9,
    "trillion": 12, "tn": 12, "t": 12, "w": 4,
}  # fmt: skip
"""Powers of ten of the scales written in Latin letters; ``w`` is the web's spelling of 万."""

HAN = "零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
"""The characters of a Chinese numeral, without 点, 几, 数."""

VAGUE_AFTER = "多余来几"
_NOT_VAGUE = str.maketrans("", "", VAGUE_AFTER)


class Number(NamedTuple):
    """A numeral read: one value, or two ends (三四百万); ``vague`` if it holds 几, 数, 多, 余, 上, ``+``."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    vague: bool = False


_EXACT = Context(prec=3 * MAX_DIGITS)
"""Wide enough for any product here, whatever the context of the calling program."""


def multiply(value: Decimal, factor: Decimal | int) -> Decimal:
    """``value`` times a scale or a unit's factor, without zeros at the end of a fraction: 1.20 × 10⁴ → 12000."""
    if factor == 1:
        return value
    product = _EXACT.multiply(value, factor)
    whole = product.to_integral_value()
    return whole if whole == product else product.normalize(_EXACT)


def parse_digits(text: str) -> Decimal | None:
    """``1,234.5`` → 1234.5. ``None`` for anything but ASCII digits with grouping commas and a point."""
    bare = text.replace(",", "") if "," in text else text
    if not bare or len(bare) > MAX_DIGITS or not bare.isascii() or not bare.replace(".", "", 1).isdigit():
        return None
    return Decimal(bare)


def parse_han(text: str) -> Decimal | None:
    """A Chinese numeral without vague words: 两千零五 → 2005, 一百二 → 120, 三万五 → 35000, 十二点五亿.

    ``None`` for text that is no numeral. Digits in a row are read one by one (二零二三 → 2023).
    """
    for short, full in TWENTIES.items():
        text = text.replace(short, full)
    if not text or len(text) > MAX_DIGITS:
        return None
    whole, point, rest = text.partition("点")
    if point:
        return _parse_decimal(whole, rest)
    if all(c in DIGITS for c in text):
        if "两" in text[1:]:
            return None
        return Decimal("".join(str(DIGITS[c]) for c in text))
    value = _parse_whole(text)
    return None if value is None else Decimal(value)


def _parse_decimal(whole: str, rest: str) -> Decimal | None:
    digits = 0
    while digits < len(rest) and rest[digits] in DIGITS:
        digits += 1
    head = parse_han(whole) if whole else Decimal(0)
    scale = scale_of(rest[digits:])
    if head is None or scale is None or not digits:
        return None
    tail = "".join(str(DIGITS[c]) for c in rest[:digits])
    return multiply(head + Decimal(f"0.{tail}"), scale)


def _parse_whole(text: str) -> int | None:
    """万 and 亿 close a group; 亿 multiplies all groups before it (三万亿), which 1亿2000万 must not."""
    finished = group = section = 0
    digit: int | None = None
    unit_before = 0  # the scale that stands right before a last lone digit: 一百二, 三万五
    for c in text:
        if c in DIGITS:
            if digit:
                return None
            digit = DIGITS[c]
            if digit == 0:
                unit_before = 0
        elif c in TENS:
            if digit is None and 0 < unit_before < TENS[c]:
                return None
            section += (1 if digit is None or digit == 0 else digit) * TENS[c]
            digit, unit_before = None, TENS[c]
        elif c == "万":
            section += digit or 0
            group += (section or 1) * SCALES["万"]
            section, digit, unit_before = 0, None, SCALES["万"]
        elif c == "亿":
            group += section + (digit or 0)
            finished = (finished + (group or 1)) * SCALES["亿"] if not finished else finished + group * SCALES["亿"]
            group = section = 0
            digit, unit_before = None, SCALES["亿"]
        else:
            return None
    if digit and unit_before >= 100:
        return finished + group + section + digit * unit_before // 10
    return finished + group + section + (digit or 0)


@lru_cache(maxsize=256)
def scale_of(text: str) -> int | None:
    """The factor of a scale word: 万 → 10000, 千亿 → 10^11, 万亿, ``million``. '' → 1; ``None`` if it is none."""
    if not text:
        return 1
    if text.isascii():
        power = ENGLISH_SCALES.get(text.lower())
        return None if power is None else 10**power
    factor = 1
    for c in text:
        step = TENS.get(c) or SCALES.get(c) or (10**12 if c == "兆" else None)
        if step is None:
            return None
        factor *= step
    return factor if len(text) <= 4 else None


def parse_mixed(text: str) -> Decimal | None:
    """Digits and scales in turn: 1亿2000万 → 120000000, 360万5000, 3.5万亿, 2亿3千万. ``None`` if not so built."""
    total = Decimal(0)
    last: int | None = None
    at = 0
    while at < len(text):
        start = at
        while at < len(text) and (text[at].isdigit() or text[at] in ",."):
            at += 1
        number = parse_digits(text[start:at])
        start = at
        while at < len(text) and not text[at].isdigit():
            at += 1
        scale = scale_of(text[start:at].strip())
        if number is None or scale is None or (last is not None and scale >= last):
            return None
        total += multiply(number, scale)
        last = scale
    return total if last is not None else None


def parse_vague(text: str) -> Number | None:
    """A Chinese numeral with 几, 数, 多, 余, 上 or two neighbouring digits.

    The value of a vague one is its floor: 数千万 → 10^7, 十几亿 → 10^9, 三十几万 → 300000, 一千多万 → 10^7.
    Two digits in a row are two ends: 三四百万, 七八, 十七八万.
    """
    if len(text) == 1:
        digit = DIGITS.get(text, TENS.get(text, SCALES.get(text)))
        return None if digit is None else Number(Decimal(digit))
    bare = text.lstrip("上数好几")
    core = bare.translate(_NOT_VAGUE)
    if core and (vague := len(core) < len(text)):
        value = parse_han(core)
        return None if value is None else Number(value, vague=vague)
    if ends := _two_ends(text):
        low, high = parse_han(ends[0]), parse_han(ends[1])
        if low is not None and high is not None and low < high:
            return Number(None, low, high)
    value = parse_han(text)
    return None if value is None else Number(value)


def _two_ends(text: str) -> tuple[str, str] | None:
    """三四百万 → 三百万, 四百万; 十七八 → 十七, 十八. Only neighbours (两三, 三四 …) and 三五 are ends."""
    for i in range(len(text) - 1):
        a, b = DIGITS.get(text[i]), DIGITS.get(text[i + 1])
        if a and b:
            neighbours = b == a + 1 or (a, b) == (3, 5)
            if neighbours and text[i - 1 : i] not in DIGITS and not any(c in DIGITS for c in text[i + 2 :]):
                return text[: i + 1] + text[i + 2 :], text[:i] + text[i + 1 :]
            return None
    return None


def parse_numeral(text: str) -> Decimal | None:
    """Any exact numeral, in digits, Chinese or both, with or without a sign: ``-1.2亿``, 两千零五, 1亿2000万.

    ``None`` for text that is no exact numeral (三十几万, 数千; see ``parse_vague``).
    """
    sign = -1 if text[:1] == "-" else 1
    bare = text.lstrip("+-").strip()
    if not bare:
        return None
    value = parse_mixed(bare) if bare[0].isdigit() and bare[0].isascii() else parse_han(bare)
    return None if value is None else sign * value


def scale_number(number: Number, factor: Decimal | int) -> Number:
    """``number`` times ``factor``, both ends alike."""
    value, low, high, vague = number
    return Number(
        None if value is None else multiply(value, factor),
        None if low is None else multiply(low, factor),
        None if high is None else multiply(high, factor),
        vague,
    )


def parse_fraction(part: Decimal, whole: Decimal) -> Decimal | None:
    """A fraction in percent, six decimal places at most: 1 of 3 → 33.333333. ``None`` for a zero denominator."""
    if whole == 0:
        return None
    return (part * 100 / whole).quantize(Decimal("0.000001")).normalize() + 0
