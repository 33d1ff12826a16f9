"""Words that stand for a subject in any article: pronouns, places, markets, names known whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

from extractor.subjects.lexicon import WordList, lexicon, trie_pattern
from extractor.subjects.model import MentionKind

Found = tuple[int, int, MentionKind, str]
"""Start, end, kind and rule of a mention without its name."""

_GIVES: dict[str, MentionKind] = {
    "company_pronoun": "pronoun",
    "group_pronoun": "pronoun",
    "its_pronoun": "pronoun",
    "product_pronoun": "pronoun",
    "person_pronoun": "pronoun",
    "place_pronoun": "place",
    "district": "place",
    "place": "place",
    "market": "market",
    "sector": "market",
    "index": "market",
    "market_object": "market",
    "board": "market",
    "event": "product",
    "works": "product",
    "whole_name": "company",
}
"""The entries of the lexicon whose words stand for a subject, and the kind of mention that they make."""
_OPEN = ("", ",", "。", ";", ":", "\n", "、", " ", '"', "“", "【", "和", "与", "及", "年", "月", "日", "度", "天", "周")
"""What stands before the head of a clause or of a list item."""


def _index() -> tuple[dict[str, list[tuple[str, WordList]]], re.Pattern[str]]:
    """The words by their first two characters (其 and 他 by their one), and a pattern for any of them."""
    by_start: dict[str, list[tuple[str, WordList]]] = {}
    for id in _GIVES:
        for word in lexicon.entries[id].words:
            by_start.setdefault(word[:2], []).append((word, lexicon.entries[id]))
    for rows in by_start.values():
        rows.sort(key=lambda row: -len(row[0]))
    words = (word for rows in by_start.values() for word, _ in rows)
    return by_start, re.compile(trie_pattern(words))


_BY_START, _WORD = _index()
_STOPS = frozenset("的年月日份称将和与及在了是对但从有据比较")
# 经岭东大桥, 标志着岭东班列, 目前核电站, 办好岭东博览会: what stands before a name without a mark.
_PASSED = re.compile("经(?![济贸典纬])|标志着|通过|目前|(?:初步)?测算|[举承]办|办好")
# 临港已开行中欧班列, 口岸到发中欧班列: what somebody does with it.
_ACTED_ON = re.compile("已|开行|到发|发运|开通|建成|拥有|新增|横跨")
# 岭东板块领涨: whose price moves is nobody's.
_MOVED = re.compile(
    "(?:当日|今日|全天|集体|整体|逆势|也|均|录得|出现在?)*(?:[涨跌]|领[涨跌]|上扬|下挫|走[高低强弱]|榜首)"
)
_NAMING = re.compile("[一-鿿0-9]").match
# 国家统计局, 国家发展改革委: offices of the state, whose names are made of common words.
_STATE_OFFICE = regex.compile(
    r"国家\p{Han}{2,8}?(?:委员会|委|总局|(?<![布格结全定])局|总署|署(?!名))"
    r"|(?:中国|全国)(?:(?![的在与及了为是对将])\p{Han}){2,14}?(?:协会|联合会|学会|总会)"
)
# 中新网鹤屿8月1日电, 记者顾闻舟: a dateline and a byline are no text.
_BYLINE = re.compile(
    r"(?:^|\n)[^。,\n(]{0,20}?(?:\d{1,2}月\d{1,2}日(?:专?电|讯|消息)|讯)(?=[\s(])"
    r"|(?:记者|通讯员|编辑|作者)\s?(?:[:\s]{0,2}[一-鿿]{2,4}(?=[\s)/、,])|[|丨]\s?[一-鿿]{2,3})"
)


def find_standing(plain: str) -> list[Found]:
    """The standing words of a normalised text, in order; none overlaps another."""
    found: list[Found] = []
    m = _WORD.search(plain)
    while m is not None:
        at = m.start()
        after = at + 1
        for word, entry in _BY_START.get(plain[at : at + 2]) or _BY_START.get(plain[at]) or ():
            if plain.startswith(word, at) and stands(plain, at, at + len(word), entry):
                start = at
                if entry.reaches:
                    start = open_left(plain, at)
                    passed = _PASSED.match(plain, start, at) if entry.named or entry.id == "event" else None
                    start = passed.end() if passed else start
                after = at + len(word)
                if entry.id == "place":
                    start, after = inner_place(plain, start, after)
                moved = entry.id == "board" and _MOVED.match(plain, after) is not None
                found.append((start, after, _GIVES[entry.id], f"standing.{'market_object' if moved else entry.id}"))
                break
        m = _WORD.search(plain, after)
    return found


# 岭东芷江 says which Zhijiang; 中国香港 is one name.
_OWN_NAMES = ("中国",)


def inner_place(plain: str, start: int, end: int) -> tuple[int, int]:
    """The city that stands directly behind its province or country: 芷江 of 岭东芷江."""
    if plain.startswith(_OWN_NAMES, start):
        return start, end
    inner = _PLACE.match(plain, end)
    return (end, inner.end()) if inner is not None else (start, end)


def stands(plain: str, start: int, end: int, entry: WordList) -> bool:
    """Whether a word may stand for a subject here, by what is directly before and behind it."""
    if entry.not_after and plain.endswith(entry.not_after, max(0, start - 4), start):
        return False
    if entry.not_before and plain.startswith(entry.not_before, end):
        return False
    if entry.reaches:
        begin = open_left(plain, start)
        if entry.named and (start - begin < 2 or _ACTED_ON.search(plain, begin, start)):
            return False
        return opens(plain, begin)
    if not entry.opens or opens(plain, start):
        return True
    if entry.id != "place":
        return False
    return plain[start - 1] in "而但" or (plain[start - 1] in "是为" and plain.startswith("(", end))  # 依次是岭东(31%)


_PLACE = re.compile(trie_pattern(lexicon.entries["place"].words))
# So many items of a list are gone back over.
_ITEMS = 12


def is_led_list(plain: str, start: int) -> bool:
    """Whether a word is in a list of places of whose first something else is said, so that none is a subject.

    Of 受岭国、芷国需求推动 the first is no subject, and neither is the second.
    """
    outer = last_place(plain, start)  # 岭东 of 岭东芷江
    start = outer if outer >= 0 else start
    for _ in range(_ITEMS):
        if plain[start - 1 : start] != "、":
            return False
        at = last_place(plain, start - 1)
        if at < 0:
            return False
        if not opens(plain, at) and plain[at - 1] not in "而但":
            return True
        start = at
    return False


def last_place(plain: str, end: int) -> int:
    """Where the place begins that ends at ``end``, or -1."""
    for at in range(max(0, end - 7), end - 1):
        place = _PLACE.match(plain, at, end)
        if place is not None and place.end() == end:
            return at
    return -1


def opens(plain: str, start: int) -> bool:
    """Whether a clause or an item of a list begins at ``start``."""
    if plain[start - 1 : start] == "份":
        return plain[start - 2 : start - 1] == "月"
    return plain[start - 1 : start] in _OPEN if start else True


def open_left(plain: str, start: int) -> int:
    """Where the Han characters and digits directly before ``start`` begin, at most sixteen back: 岭东 of 岭东综指."""
    at = start
    while at and start - at < 16 and plain[at - 1] not in _STOPS and _NAMING(plain[at - 1]):
        at -= 1
    return at


# 岭河流域9省区, 芷江经济带11省市: a region by a river or a plan and the provinces in it.
_PROVINCES = re.compile(
    r"(?:[0-9]{1,2}|[二两三四五六七八九十]{1,2})(?:省区市|省区|省市|省(?!级|道|会)|国(?=[一-鿿]))(?:[一两三]市)?"
)
_REGION = regex.compile(
    r"(?r)(?<=^|[,。;:\n\s年月日度”])"
    rf"(?:\p{{Han}}{{2,4}}(?:流域|经济带|经济圈|都市圈|城市群|走廊)|[东西][北南]|华[东北南中]|{_PLACE.pattern})"
    r"(?:沿线|沿岸)?"
)


def find_regions(plain: str) -> list[Found]:
    """Regions with how many provinces are in them."""
    found: list[Found] = []
    for m in _PROVINCES.finditer(plain):
        region = _REGION.match(plain, max(0, m.start() - 10), m.start())
        if region is not None:
            found.append((region.start(), m.end(), "place", "standing.region"))
    return found


def find_state_offices(plain: str) -> list[Found]:
    """Offices of the state by their full names."""
    if "国家" not in plain and "会" not in plain:
        return []
    return [(m.start(), m.end(), "company", "standing.state_office") for m in _STATE_OFFICE.finditer(plain)]


def find_bylines(plain: str) -> list[tuple[int, int]]:
    """Datelines and bylines: no name in them is a subject."""
    return [m.span() for m in _BYLINE.finditer(plain)]


@lexicon.reader
def read(text: str) -> Iterable[str]:
    """The ids of the entries of which a word stands in ``text``; a standing word only where it stands for a subject."""
    standing = {rule.removeprefix("standing.") for _, _, _, rule in find_standing(text)}
    words = {id for id, entry in lexicon.entries.items() if id not in _GIVES and any(w in text for w in entry.words)}
    return standing | words
