"""One number where it stands: sign, currency, digits or characters, scale, unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

import regex

from extractor.quantities.numerals import (
    HAN,
    MAX_DIGITS,
    Number,
    multiply,
    parse_han,
    parse_mixed,
    parse_vague,
    scale_number,
    scale_of,
)
from extractor.quantities.units import (
    PERCENT,
    Unit,
    match_currency_back,
    match_denominator,
    match_unit,
    may_end_currency,
)
from extractor.rules import compile_here

_GAP = r"(?: {0,2}|\n(?=[亿万]))"
# 千 is a scale, but for 千瓦, 千克, 千米…; 百 and 万 begin 百分之, 万分之.
_SCALE = (
    r"(?:[十百千]*+(?:万 ?亿|亿|万(?!分之|向|科))|百(?![分度科万千])|千(?![瓦克米伏焦帕赫卡升字安禧])"
    r"|个(?:亿|[百千]万)|兆(?![瓦赫字帕欧焦伏安易])|(?i:trillion|billion|million|thousand|mln|mn|bn|tn)(?![A-Za-z]))"
)
_VAGUE = r"(?:[多余](?![于额下年热])|\+(?![\d+A-Za-z.(]))"
_DIGITS = compile_here(
    regex.compile(
        rf"(?P<num>(?:[0-9]{{1,3}}(?:,[0-9]{{3}}(?![0-9]))++|[0-9]++)(?:\.[0-9]++| \.[0-9]++(?! ?[.、]))?+)"
        rf"(?P<v1>(?: (?=[多余]))?{_VAGUE})?(?:{_GAP}(?P<scale>{_SCALE})(?P<v2>{_VAGUE})?"
        r"(?P<mid>(?<=亿) ?[0-9]{1,4}(?:\.[0-9]++)? ?[十百千]?万(?:[0-9]{1,4}(?=元))?"
        r"|(?<=[万千百])[0-9]{1,4}(?:\.[0-9]++)?(?=元))?)?+",
    )
)
_LETTER_SCALE = re.compile(r"[KkMBT](?![A-Za-z0-9])")
# 数 after 人, 户, 指 … ends a word; 千 before 瓦, 米 … begins a unit.
_HAN = compile_here(
    regex.compile(
        rf"(?:上(?=[百千万亿])|(?<![指人户次基家参系分函倍位张个总多少])数(?=[十百千万亿])|好?几(?=[十百千万亿]))?+"
        rf"(?:千(?![瓦克米伏焦帕赫卡升字安])|几(?![个家年天月次])|(?<=[十百千万])几|[{HAN.replace('千', '')}]){{1,41}}+"
        r"(?:点[零一二三四五六七八九]++[十百千万亿]*+)?+(?:[多余](?![于额])[百千万亿]*+)?+"
    )
)


class Atom(NamedTuple):
    """One number as it stands, before a unit is shared with it."""

    start: int
    end: int
    number: Number
    """In the scale and unit written here; signed."""
    signed: bool
    scale: int
    """The factor written after the digits, 1 if none."""
    unit: Unit | None
    han: bool


def is_digit(c: str) -> bool:
    """An ASCII digit; '' is none."""
    return "0" <= c <= "9" and len(c) == 1


def read_atom(plain: str, at: int, floor: int = 0) -> Atom | None:
    """The number that begins at ``at`` (at its sign, if it has one), with currency, scale and unit.

    A currency word before ``at`` belongs to it, as far back as ``floor``. ``None`` if no number begins there.
    """
    first, digits_at = plain[at], at
    signed = first in "+-±"
    if signed:
        digits_at += 2 if plain[at + 1 : at + 2] == " " else 1
        first = plain[digits_at : digits_at + 1]
    in_digits = "0" <= first <= "9"
    before = None
    if in_digits:
        if at and may_end_currency(plain[at - 1]) and (before := match_currency_back(plain, at, floor)):
            at = before[0]
            if not signed and at > floor and plain[at - 1] in "+-":
                signed, at = True, at - 1
        read = _read_digits(plain, digits_at, money=before is not None)
    else:
        read = _read_han(plain, digits_at)
    if read is None:
        return None
    end, number, scale = read
    end, unit, number = _read_unit(plain, end, number, in_digits)
    if before and (unit is None or unit.code == "CNY"):
        unit = before[1]
    negative = signed and plain[at] == "-"
    if unit is not None and unit.code == "°C" and at - 2 >= floor and plain.startswith("零下", at - 2):
        at, signed, negative = at - 2, True, True
    if negative and number.value is not None:
        number = number._replace(value=-number.value)
    return Atom(at, end, number, signed, scale, unit, not in_digits)


def _read_digits(plain: str, at: int, *, money: bool) -> tuple[int, Number, int] | None:
    m = _DIGITS.match(plain, at)
    if m is None:
        return None
    num, v1, scale_word, v2, mid = m.groups()
    end = m.end()
    bare = num if num.isdigit() else num.replace(",", "").replace(" ", "")
    if len(bare) > MAX_DIGITS:
        return None
    value = Decimal(bare)
    if scale_word is None:
        if not money or (letter := _LETTER_SCALE.match(plain, end)) is None:
            return end, Number(value, None, None, v1 is not None), 1
        scale_word, end = letter.group(), letter.end()
    scale = scale_of(scale_word.lstrip("个").replace(" ", ""))
    if scale is None:
        return None
    if mid:
        mixed = parse_mixed((num + scale_word + mid).replace(" ", ""))
        if mixed is not None:
            return end, Number(mixed), scale
        end = m.start("mid")
    return end, Number(multiply(value, scale), None, None, v1 is not None or v2 is not None), scale


def _read_han(plain: str, at: int) -> tuple[int, Number, int] | None:
    m = _HAN.match(plain, at)
    if m is None or m.end() - at > MAX_DIGITS:
        return None
    word = m.group()
    number = parse_vague(word)
    if number is None:
        return None
    tail = word.rstrip("万亿")
    return m.end(), number, scale_of(word[len(tail) :]) or 1


_PRICES = {code: Unit(f"CNY/{code}", "compound") for code in ("t", "kg", "m2")}
"""What 3.5万/吨 is, with its 元 left out."""
_MORE = re.compile(r"\+(?![\d+A-Za-z.(])")
_AFTER_BREAK = ("元", "%", "吨", "股")


def _read_unit(plain: str, at: int, number: Number, in_digits: bool) -> tuple[int, Unit | None, Number]:
    """The unit that follows the number which ends at ``at``: the end of both, the unit, the number in it."""
    gap = at
    c = plain[gap : gap + 1]
    if c == "%" and plain[gap + 1 : gap + 2] != "/":
        if _MORE.match(plain, gap + 1):
            return gap + 2, PERCENT, number._replace(vague=True)  # 200%+
        return gap + 1, PERCENT, number
    if c == " ":
        gap += 2 if plain[gap + 1 : gap + 2] == " " else 1
    elif c == "\n" and plain[gap + 1 : gap + 2] in _AFTER_BREAK:
        gap += 1
    c = plain[gap : gap + 1]
    if (
        c == "个"
        and plain.startswith("多", gap + 1)
        and (inner := match_unit("个" + plain[gap + 2 : gap + 8], 0))
        and inner[0] > 1
    ):
        return gap + inner[0] + 1, inner[1], number._replace(vague=True)
    found = match_unit(plain, gap)
    if found is None:
        if c == "/" and plain[gap - 1 : gap] == "万" and (below := match_denominator(plain, gap + 1)):
            return (below[0], _PRICES[below[1]], number) if below[1] in _PRICES else (at, None, number)
        return at, None, number
    end, unit = found
    if unit.factor is not None:
        number = scale_number(number, unit.factor)
    following = plain[end : end + 1]
    stroke = end + 1
    if following == " " and plain.startswith("/ ", end + 1):
        following, stroke = "/", end + 3
    if (following == "/" or (following == "每" and unit.kind in ("money", "physical"))) and (
        below := match_denominator(plain, stroke)
    ):
        return below[0], Unit(f"{unit.code}/{below[1]}", "compound"), number
    if unit.code == "CNY" and not in_digits and plain[end - 1] == "块":
        return _read_coins(plain, end, unit, number)
    if unit.code in _SMALLER and in_digits and (mixed := _read_smaller(plain, end, unit, number)) is not None:
        return mixed
    if (
        following == "多"
        and unit.kind in ("time", "money", "multiple")
        and plain[end + 1 : end + 2] not in tuple("个于家次种")
    ):
        return end + 1, unit, number._replace(vague=True)
    return end, unit, number


_SECONDS = r" ?([0-9]{1,2}(?:\.[0-9]+)?) ?秒"
_SMALLER = {
    "h": re.compile(rf"零? ?([0-9]{{1,2}}) ?分钟?(?: ?{_SECONDS})?"),
    "min": re.compile(_SECONDS),
    "分": re.compile(_SECONDS),
    "year": re.compile(r"零? ?([0-9]{1,2}) ?个月"),
}
"""What may follow a length of time in its next smaller unit: 2小时30分钟, 7分44.5秒, 1年6个月."""


def _read_smaller(plain: str, at: int, unit: Unit, number: Number) -> tuple[int, Unit, Number] | None:
    """A length of time in two or three units, in the smallest of them; ``None`` if it has only the one."""
    m = _SMALLER[unit.code].match(plain, at)
    if m is None or number.value is None:
        return None
    value = number.value
    for part in m.groups():
        if part is not None:
            value = value * (12 if unit.code == "year" else 60) + Decimal(part)
    smallest = "month" if unit.code == "year" else "min" if m.group()[-1] in "分钟" else "s"
    return m.end(), Unit(smallest, "time"), number._replace(value=value)


def _read_coins(plain: str, end: int, unit: Unit, number: Number) -> tuple[int, Unit, Number]:
    """三块五: the tenths after 块."""
    coins = parse_han(plain[end : end + 1])
    if coins is None or number.value is None or coins >= 10 or plain[end + 1 : end + 2] in tuple("十百千万亿个家种"):
        return end, unit, number
    return end + 1, unit, number._replace(value=number.value + coins / 10)
