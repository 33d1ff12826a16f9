"""Which of the gathered strings are names."""

from __future__ import annotations

from bisect import bisect_right

import regex

from extractor.subjects.evidence import REACH, Head, Names
from extractor.subjects.lexicon import COMMON_HEAD, PLACES, REPORTER, RESEARCH, SUFFIX, SURNAMES, word_set
from extractor.subjects.model import MentionKind


def settle(names: Names) -> None:
    """Decide which clause heads are names, now that the whole article is counted."""
    settle_heads(names)
    drop_wrapped(names)
    settle_lists(names)
    for stem, full in names.aliases.items():
        head = names.heads.get(stem, Head())
        seen = head.odd or head.rare or head.count > 1
        if len(stem) > 1 and seen and stem not in PLACES and names.count(stem) > names.count(full):
            names.add(stem, "company", "names.alias")
    drop_trims(names)


def settle_heads(names: Names) -> None:
    """Take the heads that act as names do, each as long as it is always found."""
    parallel = {surface for heads in names.followers.values() if len(heads) > 2 for surface in heads}
    in_order = sorted(names.heads)
    for surface, head in sorted(names.heads.items(), key=lambda item: -item[1].count):
        if surface in names.found or surface in COMMON_HEAD or surface in SUFFIX or surface in PLACES:
            continue
        if not is_name(surface, head, names, surface in parallel):
            continue
        if surface not in names.aliases and any(surface[:k] in names.aliases for k in range(2, 8)):
            continue
        longer = extensions(in_order, surface)
        inside = [other for other in longer if other in names.found]
        if inside and head.count == sum(names.heads[other].count for other in inside):
            continue
        if any(names.heads[o].count == head.count and is_longer_name(names.heads[o], head) for o in longer):
            continue
        kind: MentionKind = "person" if is_person(names, surface) else "company"
        if len(surface) > 2 and surface[-1] in "省市县区镇村":
            kind = "place"
        names.add(surface, kind, f"names.{'odd' if head.odd else 'rare' if head.rare else 'repeated'}_head")


def is_name(surface: str, head: Head, names: Names, parallel: bool) -> bool:
    """Whether a head does what names do. ``parallel``: three heads at least are followed by the same word."""
    if head.odd:
        if head.announcing:
            return True
        if surface[-1] in _GOODS or surface[0] in _DOINGS:
            return False
        return head.acting or not head.measured
    if head.rare:
        again = head.count > 1 and head.personal
        return head.announcing or (not head.measured and (head.acting or parallel or again))
    # Common words are a name if they act, come back, and are never measured: 松果发布, 松果推出.
    if head.measured or surface.startswith(("公司", "国内", "国家")) or surface[-1] in "价费差额率剂料":
        return False
    if head.count > 1 and head.acting and names.count(surface) > 2:
        return True
    return head.count > 2 and head.mixed and len(surface) < 5 and names.count(surface) > 4


# Two rare characters that end or begin so are more often goods (键合机) or doings (赴港) than names.
_GOODS = frozenset("车机器料剂币色膜片板管线材券价款版")
_DOINGS = frozenset("访赴换先现再已可未不若被把由调增减去来位处名家个只款项台辆次股静单毛")


def is_longer_name(longer: Head, head: Head) -> bool:
    """Whether a longer head that stands as often is the name, and not the shorter one with a word behind it."""
    return longer.odd or longer.rare or not (head.odd or head.rare)


def extensions(in_order: list[str], surface: str) -> list[str]:
    """The strings of a sorted list that begin with ``surface`` and are longer; at most a hundred."""
    at = bisect_right(in_order, surface)
    longer: list[str] = []
    while at < len(in_order) and len(longer) < 100 and in_order[at].startswith(surface):
        longer.append(in_order[at])
        at += 1
    return longer


def drop_wrapped(names: Names) -> None:
    """评估岚谷通讯 is no name if 岚谷通讯 is one that stands more often; nor is 岚谷报 if 岚谷 is."""
    for surface in list(names.found):
        if names.rule_of(surface) not in ("names.suffix", "names.common_stem"):
            continue
        if surface[-1] in "报网社部" and names.count(surface[:-1]) > 2 * names.count(surface):
            del names.found[surface]
            continue
        for k in range(1, min(6, len(surface) - 3)):
            shorter = surface[k:]
            if shorter in names.found and names.count(shorter) > 2 * names.count(surface):
                del names.found[surface]
                break


# 曜黑版:9.98万元: the trims of a model, whose names name no house.
_TRIM = regex.compile(r"[版款型](?=[:,、。;\s(]|$|官方|上市|指导|售价|限时)")
_TRIM_NAME = regex.compile(r"(?r)(?P<name>\p{Han}{2,6}|[A-Za-z]{2,8})\s?")
_SURE = frozenset({"names.brand", "names.brand_noun", "shapes.code", "shapes.ticker"})


def drop_trims(names: Names) -> None:
    """The trims of a car or a phone are no houses: 曜黑版, 智臻激光版."""
    for m in _TRIM.finditer(names.plain):
        named = _TRIM_NAME.match(names.plain, max(0, m.start() - 9), m.start())
        trim = named["name"] if named is not None else ""
        for k in range(len(trim) - 1):
            if trim[k:] in names.found and names.rule_of(trim[k:]) not in _SURE:
                del names.found[trim[k:]]


def settle_lists(names: Names) -> None:
    """What stands in a list beside a name or a place is one too: 岚屿、芷远、南曜."""
    for number, (at, surface) in enumerate(names.listed):
        for place, other in names.listed[max(0, number - 1) : number + 2]:
            if abs(place - at) > 8 or surface == other:
                continue
            if names.rule_of(other) in ("names.odd_head", "names.odd_number", "names.listed"):
                names.add(surface, "company", "names.listed")
            elif names.places[other] > 1 and names.tags.get(surface) == "ns":
                names.places[surface] += 2


_POSTS = (*word_set("post"), "股东")
_PERSONAL = tuple(word_set("personal_act"))
_SPOKEN = tuple(word_set("personal_speech"))


def is_person(names: Names, surface: str) -> bool:
    """Whether a string is made like a person's name and does what people do."""
    if "·" + surface in names.plain or "•" + surface in names.plain:
        return True
    formed = 2 <= len(surface) <= 3 and surface[0] in SURNAMES
    if not formed and len(surface) > 5:
        return False
    does = (*_PERSONAL, *_SPOKEN) if len(surface) == 3 else _PERSONAL
    posts = _POSTS if formed else _PERSONAL_POSTS  # 首席执行官奥洛穆: of any surname
    at = names.plain.find(surface, 0, REACH)
    while at >= 0:
        end = at + len(surface)
        if formed and names.plain.startswith(does, end):
            return True
        if names.plain.endswith(posts, max(0, at - 8), at - (names.plain[at - 1 : at] == " ")):
            return True
        at = names.plain.find(surface, end, REACH)
    return False


_PERSONAL_POSTS = tuple(word_set("personal_post"))


_REPORTER_ENDS = tuple(REPORTER)


def is_reporter(name: str) -> bool:
    """Whether a name is of one who reports on others: a broker, a bureau, the press."""
    return name in RESEARCH or name.endswith(_REPORTER_ENDS)
