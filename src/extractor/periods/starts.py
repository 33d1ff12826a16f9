"""Where a time may begin: the one scan over the text, on single characters, and a cheap look at what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from extractor.periods.named import HOLIDAY_FIRST
from extractor.periods.words import RELATIVE_NAMES, YEAR_NAMES

_NUMERALS = "一二三四五六七八九十零"
_SHAPES = {
    "0123456789": r"(?<![\d.])"
    r"(?:\d{1,4}\s?(?:[年月日号]|季度|世纪|个(?:月|季度)[之以]?前|财[年季]|全年|[QHEA]|上半|下半|前|第?[一二三四首末]季|半年|中[报期])"
    r"|(?:19|20)\d\d\s?[-/.~—至到、,和及与]|20[0-6]\d\s?(?=[净归扣营收利业毛销产出进资每分派EC])"
    r"|\d{1,2}\s?(?:[-~—至到、和/]|--|——)\s?\d{1,4}\s?[年月日号季EA/、两]|[1-4]\d[EA]?/\d|618)",
    _NUMERALS: rf"[{_NUMERALS}]{{1,4}}(?:[年月]|季[度报末底]|财季|日(?![均夜内])"
    rf"|[至到、和-]第?[{_NUMERALS}]{{1,2}}[月季]"
    r"|五[”\"’']?(?:期间|时期|期?末|收官|以来)|世纪|个(?:月|季度)[之以]?前)|[五十]一",
    "两几数": r"[两几数](?:年|个月|个季度)[之以]?前",
    "第": r"第[一二三四1-4](?:个季|季|财季|至|到|[-—])|第二年",
    "上": r"上半年|上个?(?:周|星期)[一二三四五六日天]|上个?周末",
    "下": r"下半年|下个?(?:周|星期)[一二三四五六日天]",
    "本这": r"[本这](?:周|星期)[一二三四五六日天]|[本这]个?周末",
    "刚": r"刚刚?过去的周末",
    "即": r"即日起?\s?[至到]",
    "周": r"周[一二三四五六日天]",
    "星": r"星期[一二三四五六日天]",
    "半": r"半年(?:度|报)",
    "中": r"中(?:报|期报告)",
    "年": r"年(?:报|度报告)",
    "前头首": rf"[前头首]\s?[\d{_NUMERALS}两]|首季",
    "末": r"末季",
    "F": r"FY\s?\d",
    "H": r"H[12]",
    "Q": r"Q[1-4]",
    "近过未最今往此": rf"(?:近|过去|未来|最近|今后|往后|此后|此前)的?\s?[\d{_NUMERALS}两几数半]",
    "“\"‘'": r"[“\"‘'](?:十[一二三四]?|八|九)五|“[双五十6]",
    "双": r"双(?:1[12]|十[一二])",
    "上本": r"[上本]个?世纪",
    "小长假节活展博": r"小?长假|假[期日]|节(?:日|假日)期间|活动期间|展会期间|博览会期间",
    HOLIDAY_FIRST: r"(?:春节|元旦|清明|劳动节|端午|中秋|国庆)",
}
"""First characters to what must follow them for the rules to be asked at all."""


def _starts() -> dict[str, re.Pattern[str]]:
    alternatives: dict[str, list[str]] = {}
    for firsts, shape in _SHAPES.items():
        for c in firsts:
            alternatives.setdefault(c, []).append(shape)
    for name in (*YEAR_NAMES, *RELATIVE_NAMES):
        alternatives.setdefault(name[0], []).append(name)
    return {c: re.compile("|".join(shapes)) for c, shapes in alternatives.items()}


def _seconds() -> str:
    """Every character that can stand second in a time that begins with no digit."""
    names = {name[1] for name in (*YEAR_NAMES, *RELATIVE_NAMES)}
    shapes = [(firsts, regex.compile(shape)) for firsts, shape in _SHAPES.items() if not firsts[0].isdecimal()]
    known = {c for shape in _SHAPES.values() for c in shape if c.isdecimal() or not c.isascii() or c.isupper()}
    return "".join(
        sorted(names | {c for c in known if any(p.match(f + c, partial=True) for firsts, p in shapes for f in firsts)})
    )


_STARTS = _starts()
_FIRST = re.compile(
    "[0-9]+|["
    + re.escape("".join(c for c in _STARTS if not c.isdecimal()))
    + "](?=[0-9"
    + re.escape(_seconds())
    + r"\s])"
)
"""Where to look: the first of a run of digits, or two characters that may begin a time."""


def find_starts(plain: str) -> Iterator[int]:
    """The offsets at which a time may begin, in order."""
    starts = _STARTS
    for m in _FIRST.finditer(plain):
        at = m.start()
        if starts[plain[at]].match(plain, at):
            yield at
