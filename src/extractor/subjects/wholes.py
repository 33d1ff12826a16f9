"""Names that go on behind a known place or brand, and names of a register: whole, up to their last word."""

from __future__ import annotations

import re
from bisect import bisect_left

import regex

from extractor.subjects.evidence import Names
from extractor.subjects.lexicon import PLACES, alternation, trie_pattern, word_set
from extractor.subjects.standing import Found

# 岭东自贸港, 岭东口岸: what a place goes on with.
_PLACE_TAIL = regex.compile(
    rf"(?:{alternation('place_tail')})|[男女]?[足篮排]?队(?![伍员长])|港(?![口元股币商资澳珠务])"
)
# 岚屿化学: what makes another house of a brand.
_BRAND_TAIL = regex.compile(rf"(?:{alternation('brand_tail')})|移动(?=[\d第的]|净利|营收|公司|集团)")


# 岚汽丰田: a venture of two makers.
_VENTURE = regex.compile(rf"-?(?:{alternation('venture')})(?!化)")
_VENTURERS = tuple(word_set("venturer"))


def tail_of(plain: str, end: int, kind: str, rule: str) -> int:
    """Where a place or a brand that is known to end at ``end`` really ends: 岭东 in 岭东自贸港."""
    if kind == "place" and rule in ("standing.place", "names.place"):
        m = _PLACE_TAIL.match(plain, end)
    elif rule in ("names.brand", "names.brand_noun"):
        m = _BRAND_TAIL.match(plain, end) or (
            _VENTURE.match(plain, end) if plain.endswith(_VENTURERS, 0, end) else None
        )
    else:
        return end
    return m.end() if m else end


_REGISTERED = regex.compile(r"(?:有限公司|有限责任公司|合伙企业)(?:\((?:有限|普通)合伙\))?|\((?:有限|普通)合伙\)")
_FORM = r"[\p{Han}A-Za-z0-9·()]"
# What stands before a registered name in its clause: whom it is, when it acted, who says so.
_BEFORE = (
    r"(?:控股股东|股东|子公司|孙公司|母公司|分公司|上市公司|控制人|行动人|关联方|旗下|下属|其中|此外|同时|日前|近日|晚间|公告|显示"
    r"|通过|认为|发布|宣布|完成|收购|入股|转让|出售|选择|成为|作为|[年月日号的在对向与和及由将被为是据从给称了获让以经家])"
)
_PLACE = re.compile(trie_pattern(PLACES))
# A stem without a known name in it is no longer.
_LONE = 14
_STEM = regex.compile(rf"(?r)(?:{_BEFORE}|(?<=^|[^\p{{Han}}A-Za-z0-9·()]))(?P<name>(?:(?!{_BEFORE}){_FORM}){{4,28}}+)")


def find_registered(names: Names, known: list[Found]) -> list[Found]:
    """Registered names whole, whatever the dictionary makes of their middle: 岭东市芷能商贸有限公司.

    Behind a mark the name begins there; behind other words, where the first of the ``known`` names in it does.
    """
    found: list[Found] = []
    begins = sorted(start for start, _, _, _ in known)
    pronouns = {start for start, _, kind, _ in known if kind == "pronoun"}
    for m in _REGISTERED.finditer(names.plain):
        stem = _STEM.match(names.plain, max(0, m.start() - 32), m.start())
        if stem is None or not names.edges[stem.start("name")]:
            continue
        start = stem.start("name")
        inside = begins[bisect_left(begins, start) : bisect_left(begins, m.start())]
        firsts = [at for at in inside if at not in pronouns]
        place = _PLACE.search(names.plain, start, m.start())
        if place is not None and names.edges[place.start()]:
            firsts.append(place.start())
        if firsts:
            start = min(firsts)
        elif inside or m.start() - start > _LONE or "一" <= names.plain[start - 1 : start] <= "鿿":
            continue
        if names.plain[start] not in "()":
            found.append((start, m.end(), "company", "names.registered"))
    return found


# 甲证券-乙银行-丙成长混合型证券投资基金 持股20万股: a holder with its trustee, as the registers of holders name it.
_HOLDING = regex.compile(r"\s?(?:持股|持有|增加|减少|增持|减持|退出|新进)(?:了|[\d一-鿿]{0,4}股份|数)?\s?(?=\d)")
_HOUSE = r"(?:公司|银行|证券|基金|信托|保险|人寿|资管|资本|企业|组合|合伙\))"
_HOLDER = regex.compile(
    rf"(?r)(?<=^|[,;:。、\n ])(?P<name>{_FORM}{{2,40}}{_HOUSE}(?:\([^()]{{2,8}}\))?(?:[-—]{_FORM}{{2,40}}){{1,3}})"
)


def find_holders(names: Names) -> list[Found]:
    """Holders of shares with hyphens in their names."""
    if "-" not in names.plain:
        return []
    found: list[Found] = []
    for m in _HOLDING.finditer(names.plain):
        holder = _HOLDER.match(names.plain, max(0, m.start() - 120), m.start())
        if holder is not None and not holder["name"][0].isdigit():
            found.append((holder.start("name"), m.start(), "company", "names.holder"))
    return found


_ITEM = r"(?:(?![在对向从于为了有的将被与和及]|特别是|其中|例如|比如|包括)[\p{Han}A-Za-z0-9]){2,8}"
# 岭东、芷江和南汀等12座城市, 岭东、芷江两省, 岚屿、芷远等增幅均超:
# what the figures of a list of places or houses are of.
_ALL = re.compile(
    r"等(?:\d{1,3}|[两三四五六七八九十]{1,3})[个座家只](?:[一-鿿]{0,4}?地区|省|城市|国家|市|县|区|公司|企业|银行|个股|板块|行业)"
    r"|等(?![^,;:。!?\n\d]{0,12}分别)(?=[^,;:。!?\n\d、]{0,24}(?<![日人户月年周平])均(?!价|线|衡|匀|值))"
    r"|等?[两二三四五六七八九十](?:个[一-鿿]{0,6}?(?:地区|城市|省份|国家)|省区市|省区|省市|省份|省|市|地|国|县)(?![一-鿿]?级)"
)
_MEMBERS = regex.compile(
    rf"(?r)(?<=^|[,;:。!?\n\s]|其中|特别是|例如|比如|包括|仅)(?P<list>(?!仅){_ITEM}(?:、{_ITEM}){{0,12}}(?:、|和|与|及|以及){_ITEM})"
)
# 岚屿、芷远联合体; 岚屿、芷远和南曜三家厂商将…; 岚屿+芷远这两家;
# 顾闻舟及其一致行动人戴远合计; 5家银行合计: several who count as one, back from their last words.
_TOGETHER = re.compile(
    "合计|共计|总计|一共|这?两[家者大]|及其一致行动人|(?P<own>联合体|[三四五六七八九]家[一-鿿]{0,8}?(?=就?将|均|共))"
)
_SUM = regex.compile(
    r"(?r)(?<=^|[,;:。!?\n\s])(?:[\p{Han}A-Za-z0-9]{2,8}\+(?:(?!这)[\p{Han}A-Za-z0-9]){2,8}"
    r"|(?:\d{1,3}|[两三四五六七八九十])家[\p{Han}A-Za-z]{0,8})"
)
_WITH = regex.compile(
    r"(?<=(?<name>[\p{Han}A-Za-z]{2,8}))及其一致行动人(?:[\p{Han}A-Za-z]{2,8}?)?(?=合计|共|累计|已|持有|持股|所持|拟|将|在)"
)


def _are_names(plain: str, members: regex.Match[str], ends: set[int]) -> bool:
    """Whether the last member of a list is known by name, and so all of them may be: of 北岭和芷江."""
    start, end = members.span("list")
    begin = max(plain.rfind(joint, start, end) for joint in "、和与及") + 1
    place = _PLACE.match(plain, begin, end)
    return end in ends or (place is not None and place.end() == end)


def find_collectives(names: Names, known: list[Found]) -> list[Found]:
    """Several houses or places whose figures are given together: none of them is the subject, all of them are."""
    plain = names.plain
    found: list[Found] = []
    begins = {start for start, _, kind, _ in known if kind != "pronoun"}
    ends = {end for _, end, kind, _ in known if kind != "pronoun"}
    for m in _ALL.finditer(plain):
        members = _MEMBERS.match(plain, max(0, m.start() - 80), m.start())
        if members is None:
            continue
        start, stop = members.span("list")
        inside = [at for at in range(start, stop) if at == start or plain[at - 1] in "、和与及"]
        named = sum(at in begins or _PLACE.match(plain, at) is not None for at in inside)
        if start in begins or _PLACE.match(plain, start) or 2 * named > len(inside):
            end = m.start() if plain[m.start()] == "等" else m.end()
            found.append((start, end, "place", "names.collective"))
    for m in _TOGETHER.finditer(plain):
        if m.group().startswith("及"):
            joined = _WITH.match(plain, m.start())
            span = (joined.start("name"), joined.end()) if joined else None
        else:
            several = _SUM.match(plain, max(0, m.start() - 20), m.start())
            members = _MEMBERS.match(plain, max(0, m.start() - 80), m.start()) if several is None else None
            if members is not None and (m.group() == "联合体" or _are_names(plain, members, ends)):
                several = members
            span = several.span() if several else None
        if span is not None:
            end = m.end() if m["own"] else span[1]
            found.append((span[0], end, "company", "names.collective"))
    return found
