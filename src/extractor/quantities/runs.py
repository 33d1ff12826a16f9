"""Numbers that belong together: ranges (5-8亿元) and lists with one unit at their end (7.62、8.4、5.93万辆)."""

from __future__ import annotations

from typing import Literal

import regex

from extractor.quantities.atoms import Atom, is_digit, read_atom
from extractor.quantities.numerals import HAN, Number, multiply, scale_number
from extractor.quantities.units import match_scaled_unit
from extractor.text.notes import NOTE

_SEPARATOR = regex.compile(r" (?:-{1,2}|至|到) |-{1,2}(?: (?=\d))?| ?(?:~{1,2}|—{1,2}|–) ?|[至到](?: (?=[-+\d]))?")
_LIST_SEPARATOR = regex.compile(rf"(?:{NOTE})? ?(?:[/、\\]|和|及|与|或|以及|[×xX*](?= ?\d{{4}})) ?")
_NOTE = regex.compile(NOTE)
_SIGNED_NOTE = regex.compile(r"\([-+]\d+(?:\.\d+)?\)")
_SEPARATOR_STARTS = frozenset(" -~—–至到")
_MOVE_BEFORE = regex.compile(
    r"(?r)(?:[增升涨降跌减调高低大窄短多少快慢加滑]|增长|提升|回落|提高|收窄)(?:了|约|超|近)? ?"
)
_GUESS = regex.compile("预计|预告|预期|预减|预增|将(?!近)|有望|(?<!模)拟|计划")
_GUESS_REACH = 48
"""Characters that the word of a guess may stand before its number."""
_LIST_STARTS = frozenset("+-" + HAN)
RunRule = Literal["number", "range", "list"]
MAX_LIST = 16
"""More numbers than this in one list are a table."""


def read_run(plain: str, first: Atom) -> tuple[RunRule, list[Atom]]:
    """What begins with ``first``: one number, a range, or a list with one unit at its end; with all units settled."""
    if first.unit is not None and first.unit.code == "个" and (points := _read_points(plain, first)):
        return "list", points
    if first.unit and first.number.value is not None and plain[first.end : first.end + 1] not in _SEPARATOR_STARTS:
        return "number", [first]
    head, ranged = _read_range(plain, first)
    if not ranged and (near := _read_neighbours(plain, head)):
        head, ranged = near, True
    if head.unit is None and plain[head.end : head.end + 1] == "(":
        head = _with_unit_after_note(plain, head)
    items = [head]
    if head.unit is None and not (head.han and head.scale == 1):
        items += _rest_of_list(plain, head)
    last = items[-1]
    shared = last.unit.kind != "time" if last.unit else last.scale > 1
    if len(items) == 1 or not shared:
        return "range" if ranged else "number", [head]
    return "list", [*(_shared(item, last) for item in items[:-1]), last]


def _read_points(plain: str, first: Atom) -> list[Atom]:
    """0.1个和1.6个百分点: the 个 of each is that of the last's unit; empty if the last has another."""
    items = [first]
    while len(items) < MAX_LIST and items[-1].unit is not None and items[-1].unit.code == "个":
        sep = _LIST_SEPARATOR.match(plain, items[-1].end)
        if sep is None or not is_digit(plain[sep.end() : sep.end() + 1]):
            return []
        atom = read_atom(plain, sep.end(), sep.end())
        if atom is None or atom.unit is None:
            return []
        items.append(atom)
    points = items[-1].unit
    if points is None or points.code != "pp":
        return []
    return [*(item._replace(unit=points) for item in items[:-1]), items[-1]]


_NO_NEIGHBOURS = frozenset("第图表章为别,、/.-")


def _read_neighbours(plain: str, low: Atom) -> Atom | None:
    """4、5家: two digits that follow each other are the ends of a guess, not a list."""
    if plain[low.end : low.end + 1] != "、" or low.unit is not None or low.end - low.start != 1:
        return None
    if low.end + 1 >= len(plain):
        return None
    high = read_atom(plain, low.end + 1, low.end + 1)
    if high is None or high.unit is None or high.unit.kind != "count" or high.scale > 1:
        return None
    a, b = low.number.value, high.number.value
    if a is None or b is None or b != a + 1 or b > 9 or plain[low.start - 1 : low.start] in _NO_NEIGHBOURS:
        return None
    return Atom(low.start, high.end, Number(None, a, b), False, 1, high.unit, low.han)


def _rest_of_list(plain: str, head: Atom) -> list[Atom]:
    """The numbers after ``head``, up to the first with a unit."""
    items: list[Atom] = []
    last = head
    while len(items) < MAX_LIST and last.unit is None:
        sep = _LIST_SEPARATOR.match(plain, last.end)
        following = plain[sep.end() : sep.end() + 1] if sep else ""
        if sep is None or not following or not (is_digit(following) or following in _LIST_STARTS):
            break
        atom = read_atom(plain, sep.end(), sep.end())
        if atom is None or atom.han != head.han:
            break
        last = _with_unit_after_note(plain, _read_range(plain, atom)[0])
        items.append(last)
    return items


def _with_unit_after_note(plain: str, last: Atom) -> Atom:
    """The last number of a list takes the unit behind its note: 6.7(+0.3)亿元."""
    note = _NOTE.match(plain, last.end) if last.unit is None and last.scale == 1 else None
    found = match_scaled_unit(plain, note.end()) if note else None
    if found is None:
        return last
    _, scale, unit = found
    return last._replace(number=scale_number(last.number, scale), scale=scale, unit=unit)


def read_notes(plain: str, run: list[Atom]) -> list[Atom]:
    """The bare signed numbers in the notes of a list, with its scale and unit: 5.6(+0.2)、6.7(+0.3)亿元."""
    last = run[-1]
    if last.unit is None or last.unit.kind not in ("money", "count", "physical", "compound"):
        return []
    notes: list[Atom] = []
    for item in run:
        if _SIGNED_NOTE.match(plain, item.end) and (note := read_atom(plain, item.end + 1, item.end + 1)):
            notes.append(_shared(note, last))
    return notes


def _shared(item: Atom, last: Atom) -> Atom:
    """``item`` with the scale and unit that only the list's last number has written."""
    number = item.number
    if item.scale == 1:
        number = scale_number(number, last.scale)
    if last.unit is not None and last.unit.factor is not None:
        number = scale_number(number, last.unit.factor)
    return item._replace(number=number, unit=last.unit)


def _read_range(plain: str, low: Atom) -> tuple[Atom, bool]:
    """The range that begins with ``low``, or ``low`` itself; and whether it has two ends."""
    if low.number.value is None:
        return low, True
    if plain[low.end : low.end + 1] not in _SEPARATOR_STARTS:
        return low, False
    sep = _SEPARATOR.match(plain, low.end)
    if sep is None or sep.end() >= len(plain):
        return low, False
    high = read_atom(plain, sep.end(), sep.end())
    if high is None or high.number.value is None:
        return low, False
    joined = join_range(low, high)
    if joined is None and _falls(plain, low, high):
        joined = join_range(high._replace(start=low.start), low._replace(end=high.end))
        return (low, False) if joined is None else (joined, True)
    if joined is None:
        return low, False
    if sep.group().strip() in ("至", "到") and low.unit is not None and _are_two(plain, low, high, joined):
        return low, False
    return joined, True


def _falls(plain: str, low: Atom, high: Atom) -> bool:
    """预计同比下降77%至47%: the ends of a guess, the larger first."""
    if low.unit is None or high.unit is None or low.signed or high.signed:
        return False
    if low.unit.kind != "percent" or _MOVE_BEFORE.match(plain, max(0, low.start - 5), low.start) is None:
        return False
    begin = max(0, low.start - _GUESS_REACH, plain.rfind("。", 0, low.start))
    return _GUESS.search(plain, begin, low.start) is not None


def _are_two(plain: str, low: Atom, high: Atom, joined: Atom) -> bool:
    """由5%至8%, 下降100元至3600元: where it came from or by how much it moved, and where it got to."""
    before = plain[max(0, low.start - 1) : low.start]
    if before in ("从", "由", "自") and plain[high.end : high.end + 2] not in ("不等", "之间"):
        return True
    a, b = joined.number.low, joined.number.high
    if a is None or b is None or low.unit is None or low.unit.kind == "percent":
        return False
    if _MOVE_BEFORE.match(plain, max(0, low.start - 4), low.start) is None or plain.startswith("不等", high.end):
        return False
    # 预计减少100万元至180万元 is a guess with two ends; what has moved by 100 and got to 180 is a fact.
    begin = max(0, low.start - _GUESS_REACH, plain.rfind("。", 0, low.start))
    sums = low.scale > 1 and 2 * b >= 3 * a  # 上调300元至500元 is a price with two ends
    return b >= 5 * a or (sums and _GUESS.search(plain, begin, low.start) is None)


def join_range(low: Atom, high: Atom) -> Atom | None:
    """Two numbers with a dash or 至 between them as one range; ``None`` if they are no two ends.

    The scale and unit that ``low`` lacks come from ``high``. Ends are put in numeric order when signed;
    unsigned ones that fall (8%至5%) are two values.
    """
    a, b = low.number.value, high.number.value
    if a is None or b is None:
        return None
    if low.unit is not None:
        if high.unit is None or low.unit.code != high.unit.code:
            return None
    elif high.unit is not None or high.scale > 1:
        own_scale = abs(a) * high.scale > abs(b) >= abs(a)  # 8000-1.2万: the first is in units
        if low.scale == 1 and high.scale > 1 and not own_scale:
            a = multiply(a, high.scale)
        if high.unit is not None and high.unit.factor is not None:
            a = multiply(a, high.unit.factor)
    elif low.scale > 1:
        return None
    if a > b:
        if not (low.signed or high.signed):
            return None
        a, b = b, a
    return Atom(low.start, high.end, Number(None, a, b), low.signed or high.signed, high.scale, high.unit, low.han)
