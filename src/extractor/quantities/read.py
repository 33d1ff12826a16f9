"""Read numbers with their units where they stand: single ones, ranges, and lists that share a unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex

from extractor.quantities.numerals import HAN, Number, parse_digits, parse_han, parse_mixed, parse_vague, scale_of
from extractor.quantities.units import Unit, match_currency_back, match_unit

_GAP = r"(?: {0,2}|\n(?=[亿万]))"
# 千 is a scale, but for 千瓦, 千克, 千米…; 百 and 万 begin 百分之, 万分之.
_SCALE = (
    r"(?:[十百千]*+(?:万亿|亿|万(?!分之))|百(?!分|度|科)|千(?!瓦|克|米|伏|焦|帕|赫|卡|升|字|安|禧)"
    r"|兆(?![瓦赫字帕欧焦伏安易])|(?i:trillion|billion|million|thousand|mln|mn|bn|tn)(?![A-Za-z]))"
)
_VAGUE = r"(?:[多余](?![于额下年])|\+(?=[%万亿家名个款人倍]))"
_DIGITS = regex.compile(
    rf"(?P<num>(?:\d{{1,3}}(?:,\d{{3}}(?!\d))++|\d++)(?:\.\d++)?+)"
    rf"(?P<v1>{_VAGUE})?(?:{_GAP}(?P<scale>{_SCALE})(?P<v2>{_VAGUE})?"
    r"(?P<mid>(?<=亿)\d{1,4}(?:\.\d++)?[十百千]?万(?:\d{1,4}(?=元))?|(?<=[万千百])\d{1,4}(?:\.\d++)?(?=元))?)?+"
)
_LETTER_SCALE = regex.compile(r"[KkMBT](?![A-Za-z0-9])")
_HAN = regex.compile(
    rf"(?:上(?=[百千万亿])|(?<![指人户次基家参系分函倍位张个总多少])数(?=[十百千万亿])|好?几(?=[十百千万亿]))?"
    rf"[{HAN}几]++(?:点[零一二三四五六七八九]++[十百千万亿]*+)?(?:[多余](?![于额])[百千万亿]*+)?"
)
_SEPARATOR = regex.compile(r" ?(?:-{1,2}|~{1,2}|—{1,2}|–|至|到) ?")
_LIST_SEPARATOR = regex.compile(r" ?(?:[/、]|和|及|与|或|以及) ?")
_ZERO = Decimal(0)


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


def read_atom(plain: str, at: int) -> Atom | None:
    """The number that begins at ``at`` (at its sign, if it has one), with scale and unit. ``None`` if none does."""
    sign = 1
    start = digits_at = at
    signed = plain[at] in "+-±"
    if signed:
        sign = -1 if plain[at] == "-" else 1
        digits_at += 1
        if plain[digits_at : digits_at + 1] == " ":
            digits_at += 1
    before = None
    first = plain[digits_at : digits_at + 1]
    if "0" <= first <= "9":
        before = match_currency_back(plain, start) if not signed else match_currency_back(plain, start)
        read = _read_digits(plain, digits_at, before is not None)
    else:
        read = _read_han(plain, digits_at)
    if read is None:
        return None
    end, number, scale = read
    if before:
        start = before[0]
    end, unit, number = _read_unit(plain, end, number, "0" <= first <= "9")
    if before and (unit is None or unit.kind == "money"):
        code = before[1]
        unit = code if unit is None or unit.code == "CNY" else unit
    if sign < 0:
        number = number._replace(value=None if number.value is None else -number.value)
    return Atom(start, end, number, signed, scale, unit, not "0" <= first <= "9")


def _read_digits(plain: str, at: int, money: bool) -> tuple[int, Number, int] | None:
    m = _DIGITS.match(plain, at)
    if m is None:
        return None
    end = m.end()
    scale_word = (m["scale"] or "").strip()
    if not scale_word and money and (letter := _LETTER_SCALE.match(plain, end)):
        scale_word, end = letter.group(), letter.end()
    scale = scale_of(scale_word)
    if m["mid"]:
        value = parse_mixed(m["num"] + scale_word + m["mid"])
    else:
        value = parse_digits(m["num"])
        if value is not None and scale is not None:
            value *= scale
    if value is None or scale is None:
        return None
    return end, Number(value, vague=bool(m["v1"] or m["v2"])), scale


def _read_han(plain: str, at: int) -> tuple[int, Number, int] | None:
    m = _HAN.match(plain, at)
    if m is None or m.end() - at > 40:
        return None
    word = m.group()
    number = parse_vague(word)
    if number is None:
        return None
    scale = 1
    tail = word.rstrip("万亿")
    if len(tail) < len(word):
        scale = scale_of(word[len(tail) :]) or 1
    return m.end(), number, scale


def _read_unit(plain: str, at: int, number: Number, digits: bool) -> tuple[int, Unit | None, Number]:
    gap = at
    while gap - at < 2 and plain[gap : gap + 1] == " ":
        gap += 1
    if plain[gap : gap + 1] == "\n" and plain[gap + 1 : gap + 2] in ("元", "%", "吨", "股"):
        gap += 1
    if (
        plain.startswith("个多", gap)
        and (found := match_unit(plain[gap] + plain[gap + 2 : gap + 8], 0))
        and found[0] > 1
    ):
        return gap + found[0] + 1, found[1], number._replace(vague=True)
    found = match_unit(plain, gap)
    if found is None:
        return at, None, number
    end, unit = found
    if unit.factor is not None:
        number = scale_number(number, unit.factor)
    if unit.code == "CNY" and plain[end - 1] == "块" and not digits and (small := parse_han(plain[end : end + 1])):
        if number.value is not None and small < 10 and plain[end + 1 : end + 2] not in tuple("十百千万亿个"):
            return end + 1, Unit("CNY", "money"), number._replace(value=number.value + small / 10)
    if plain[end : end + 1] in ("/", "每") and (below := read_denominator(plain, end + 1)):
        return below[0], Unit(f"{unit.code}/{below[1]}", "compound"), number
    if (
        plain[end : end + 1] == "多"
        and unit.kind in ("time", "money")
        and plain[end + 1 : end + 2] not in tuple("个于家次种")
    ):
        return end + 1, unit, number._replace(vague=True)
    return end, unit, number


_DENOMINATOR = regex.compile(
    r"普通股|存托股|ADS股?|ADR|[A-Z]{2,4}(?![A-Za-z0-9])|人·天|百公里|月|年|天|日|间夜|公斤水|夜|次|晚|标箱"
)
_DENOMINATOR_CODES = {
    "普通股": "股",
    "存托股": "ADS",
    "ADS股": "ADS",
    "月": "month",
    "年": "year",
    "天": "day",
    "日": "day",
    "百公里": "100km",
}


def read_denominator(plain: str, at: int) -> tuple[int, str] | None:
    """The unit under the stroke at ``at`` (股, 吨, ADS): where it ends, and its code."""
    found = match_unit(plain, at)
    if found and found[1].kind not in ("percent", "point", "multiple", "money"):
        return found[0], found[1].code
    if m := _DENOMINATOR.match(plain, at):
        return m.end(), _DENOMINATOR_CODES.get(m.group(), m.group())
    return None


def scale_number(number: Number, factor: Decimal | int) -> Number:
    """``number`` times ``factor``, both ends alike."""
    return Number(*(None if part is None else part * factor for part in number[:3]), vague=number.vague)


class Reading(NamedTuple):
    """A number, a range, or one number of a list, with its unit settled."""

    start: int
    end: int
    number: Number
    signed: bool
    unit: Unit | None
    han: bool
    grouped: bool
    rule: str


def read_run(plain: str, first: Atom) -> list[Reading]:
    """What begins with ``first``: one number, a range, or a list with one unit at its end."""
    head, at, is_range = _read_range_or_atom(plain, first)
    if head.unit is not None or is_range and head.unit is not None:
        return [_single(head, is_range)]
    atoms = [(head, is_range)]
    end = at
    while len(atoms) < 20:
        sep = _LIST_SEPARATOR.match(plain, end)
        if sep is None or sep.end() >= len(plain):
            break
        after = plain[sep.end()]
        if not (after.isdigit() and after.isascii() or after in "+-" or after in HAN):
            break
        atom = read_atom(plain, sep.end())
        if atom is None or atom.start != sep.end() or atom.han != first.han:
            break
        item, end, ranged = _read_range_or_atom(plain, atom)
        atoms.append((item, ranged))
        if item.unit is not None:
            break
    last = atoms[-1][0]
    if len(atoms) == 1 or (last.unit is None and last.scale == 1):
        return [_single(head, is_range)]
    if last.unit is not None and last.unit.kind == "time":
        return [_single(head, is_range)]
    readings = []
    for item, ranged in atoms:
        number = item.number
        if item is not last:
            if item.scale == 1 and not item.han:
                number = scale_number(number, last.scale)
            if last.unit is not None and last.unit.factor is not None:
                number = scale_number(number, last.unit.factor)
        readings.append(Reading(item.start, item.end, number, item.signed, last.unit, item.han, True, "list"))
    return readings


def _single(atom: Atom, ranged: bool) -> Reading:
    return Reading(
        atom.start, atom.end, atom.number, atom.signed, atom.unit, atom.han, False, "range" if ranged else "number"
    )


def _read_range_or_atom(plain: str, low: Atom) -> tuple[Atom, int, bool]:
    if low.number.value is None:
        return low, low.end, True
    sep = _SEPARATOR.match(plain, low.end)
    if sep is None or sep.end() >= len(plain):
        return low, low.end, False
    high = read_atom(plain, sep.end())
    if high is None or high.start != sep.end() or high.number.value is None:
        return low, low.end, False
    joined = join_range(low, high, spoken=sep.group().strip() in ("至", "到"), source=plain[low.start - 1 : low.start])
    if joined is None:
        return low, low.end, False
    return joined, joined.end, True


def join_range(low: Atom, high: Atom, *, spoken: bool, source: str) -> Atom | None:
    """Two numbers with a dash or 至 between them as one range, or ``None`` if they are two values.

    The scale and unit that ``low`` lacks come from ``high``. ``source``: the character before; after 从, 由 two
    values with their own units are a start and an end.
    """
    a, b = low.number.value, high.number.value
    if a is None or b is None:
        return None
    if low.unit is not None:
        if high.unit is None or low.unit.code != high.unit.code or (spoken and source in tuple("从由自")):
            return None
    elif high.unit is not None or high.scale > 1:
        if low.scale == 1 and high.scale > 1 and not (abs(a) * high.scale > abs(b) >= abs(a)):
            a *= high.scale
        if high.unit is not None and high.unit.factor is not None:
            a *= high.unit.factor
    elif low.scale > 1:
        return None
    if a > b:
        if not (low.signed or high.signed):
            return None
        a, b = b, a
    signed = low.signed or high.signed
    return Atom(low.start, high.end, Number(None, a, b), signed, high.scale, high.unit, low.han)
