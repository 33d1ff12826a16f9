"""Houses whose names are words of the dictionary, and the house that an article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import add

import regex

from extractor.subjects.evidence import REACH, Names
from extractor.subjects.lexicon import COMMON_HEAD, PLACES, alternation, word_set
from extractor.subjects.settle import is_reporter
from extractor.subjects.standing import Found

_BRANDS = word_set("brand", "research_house")
_BRAND_NOUNS = word_set("brand_noun")
_BY_START: dict[str, list[str]] = {}
for _word in sorted(_BRANDS | _BRAND_NOUNS):
    _BY_START.setdefault(_word[:2], []).append(_word)
_STARTS = frozenset(_BY_START)
"""The first two characters of known houses: met with those of the text at once, faster than any pattern."""
# What stands behind a house and hardly ever behind a fruit or an ideal.
_HOUSE = regex.compile(rf"(?:{alternation('house_follower')})")
_BRAND = regex.compile(rf"(?:{alternation('house_follower', 'brand_follower')})")
# What stands behind any subject: a proof only at the head of a clause, or of a known brand.
_SUBJECT = regex.compile(rf"(?:{alternation('subject_follower')})")
_HEAD = regex.compile(r"(?r)(?:^|[,;:。!?\n“”、\s(]|和|与|及|据|年|月|日|季度|目前|其中)")
# So often a common noun must act as a house does before it is taken for one.
_ENOUGH = 4


def find_brands(names: Names) -> None:
    """Well-known houses; of those with the name of a thing, the ones that the text uses as a house."""
    plain = names.plain
    starts = sorted(_STARTS.intersection(map(add, plain, plain[1:])))
    seen = [word for start in starts for word in _BY_START[start] if word in plain]
    known = [word for word in seen if word in _BRANDS]
    for word in known:
        names.add(word, "company", "names.brand")
    for word in seen:
        if word in _BRAND_NOUNS and (
            acts(plain, word, _BRAND, known) > 0 or drives(plain, word) or (known and is_ranked(plain, word))
        ):
            names.add(word, "company", "names.brand_noun")


_RANKED = regex.compile(
    r"\s?(?:[上下收]?[涨跌](?:[超逾近]|幅达?)?)?\s?\d[\d.]*\s?(?:[万亿](?:美?元|欧元|港元|台|辆|部|户)|%)"
)


def is_ranked(plain: str, word: str) -> bool:
    """Whether a word stands in a row of houses with their figures: 索尼43亿美元,苹果36亿美元."""
    at = plain.find(word, 0, REACH)
    while at >= 0:
        if plain[at - 1 : at] in ",、;" and _RANKED.match(plain, at + len(word)):
            return True
        at = plain.find(word, at + 1, REACH)
    return False


# In an article about a car these are makers of cars, whatever else the words may mean.
_MAKERS = word_set("car_maker")
_CAR = regex.compile(r"新车|轴距|指导价|试驾|上市")


def drives(plain: str, word: str) -> bool:
    """Whether a word is the maker of the car that an article is about: 全新吉利…, 新车轴距."""
    return word in _MAKERS and _CAR.search(plain) is not None


# 《岚屿:冷链扩产》: whom a piece of research is about.
_TITLED = regex.compile(
    r"(?:研究|研报|报告|点评|深度)[^。《》\n]{0,8}《(?P<name>[\p{Han}A-Za-z*]{2,8}?)(?:\(\d{6}[^()]{0,4}\))?[::]"
)
_GRADED = regex.compile(
    r"给予(?P<name>[\p{Han}A-Za-z*]{2,8}?)(?:\([^()]{1,12}\))?[“\"「]?(?:买入|增持|推荐|强推|持有|中性|跑赢)"
)


# 推荐液晶模组龙头岚同达,公司…: whom research recommends, and calls 公司 at once.
_RECOMMENDED = regex.compile(
    r"推荐[^,。;\n]{0,20}?(?:龙头|企业|公司|厂商|供应商|标的)(?P<name>\p{Han}{2,5}?)(?=,公司|,该公司)"
)


def find_studied(names: Names) -> None:
    """Whom research is about: 推荐龙头岚屿,公司…, and if the text names it again 《岚屿:…》, 给予岚屿买入评级."""
    if "推荐" in names.plain:
        for m in _RECOMMENDED.finditer(names.plain):
            names.add(m["name"], "company", "names.studied")
    if "《" in names.plain or "给予" in names.plain:
        for pattern in (_TITLED, _GRADED):
            for m in pattern.finditer(names.plain):
                if m["name"] not in PLACES and names.count(m["name"]) > 1 and not is_reporter(m["name"]):
                    names.add(m["name"], "company", "names.studied")


def acts(plain: str, word: str, follower: regex.Pattern[str], known: Iterable[str] = ()) -> int:
    """How often a word is used as a house: before what houses have, or beside one of the ``known`` in a list."""
    neighbours = tuple(known)
    count = 0
    at = plain.find(word, 0, REACH)
    while at >= 0:
        end = at + len(word)
        opening = _HEAD.match(plain, max(0, at - 2), at) is not None
        listed = (plain.startswith("、", end) and plain.startswith(neighbours, end + 1)) or (
            plain.endswith("、", 0, at) and plain.endswith(neighbours, max(0, at - 12), at - 1)
        )
        if (
            ((opening or follower is _BRAND) and follower.match(plain, end))
            or (neighbours and listed)
            or (opening and _SUBJECT.match(plain, end))
        ):
            count += 1
            if count == _ENOUGH:
                break
        at = plain.find(word, end, REACH)
    return count


def settle_houses(names: Names) -> None:
    """A noun of the dictionary that the article uses as a house over and over: 麦芽在, 麦芽旗下, 麦芽的."""
    for surface, head in names.heads.items():
        if head.count < 3 or not 2 <= len(surface) <= 4 or head.measured or surface in names.found:
            continue
        if surface in COMMON_HEAD or surface in PLACES or not head.single:
            continue
        if (
            names.count(surface) >= _ENOUGH
            and acts(names.plain, surface, _HOUSE) >= _ENOUGH
            and owns(names.plain, surface)
        ):
            names.add(surface, "company", "names.house")


def owns(plain: str, word: str) -> bool:
    """Whether a word stands twice before what only houses have."""
    at, count = plain.find(word, 0, REACH), 0
    while at >= 0 and count < 2:
        opening = _HEAD.match(plain, max(0, at - 2), at) is not None
        count += opening and _HOUSE.match(plain, at + len(word)) is not None
        at = plain.find(word, at + len(word), REACH)
    return count > 1


_CODED = regex.compile(r"\s?\((?:[^()]{0,8}[:.])?[A-Z0-9]{0,6}[:.]?\d{0,6}[A-Z.]{0,10}[,;、)]|\s?\(-?\d+\.\d")
_DAY = (
    r"(?:(?:于|在)? ?(?:\d{4} ?年 ?)?(?:\d{1,2} ?月 ?)?\d{1,2} ?日|今日|近日|日前|昨日)?(?:晚间|晚|盘后|盘前|早间)? ?"
)
_REPORTS = regex.compile(
    rf"(?:\([^()]{{1,20}}\))?{_DAY}(?:正式)?(?:发布|公布|披露|公告|交出|召开)(?:了)?"
    r"[^,。;!?\n]{0,16}?(?:年报|中报|季报|财报|业绩|公告|预案|草案|招股书|报告)|\x20?(?:20\d\d\x20?年?\x20?)?(?:[一三]季报|中报|年报|半年报)"
)


def publishes(plain: str, end: int) -> bool:
    """Whether the house that is named before ``end`` publishes a report of its own: 岚屿汽车发布年报."""
    return _REPORTS.match(plain, end) is not None


# 岚谷证券披露2024年业绩快报: of its own year, not the 研究报告 of a broker on others.
_RESULTS = regex.compile(
    rf"(?:\([^()]{{1,20}}\))?{_DAY}(?:正式)?(?:发布|公布|披露|交出)(?:了)? ?20\d\d ?年?[^,。;!?\n]{{0,8}}?"
    r"(?:年报|中报|季报|财报|(?:年度|季度)报告|业绩(?:报告|快报|预告|公告)?(?=[,。;:!?\n]|显示))"
)


_BROKERS = ("证券", "期货")


def earns(plain: str, end: int) -> bool:
    """Whether the house that is named before ``end`` publishes results of its own, and not a report on others."""
    return _RESULTS.match(plain, end) is not None


def find_earners(plain: str, spans: list[Found]) -> frozenset[str]:
    """Brokers that publish results of their own: they are houses like any, and report on nobody."""
    return frozenset(
        plain[start:end]
        for start, end, kind, _ in spans
        if kind == "company" and plain.endswith(_BROKERS, start, end) and earns(plain, end)
    )


_DEFINED = regex.compile(r"(?:是|作为|成立于|系|主营|主要从事)")
# Points for a stock code, a report of its own, a place in the first sentence, and each place as a subject.
_CODE, _REPORT, _FIRST, _DEFINITION = 3, 4, 2, 2
# Behind so many others a house first named in the second half is one of several in a digest.
_DIGEST = 5


def hero_of(
    plain: str, text: str, spans: list[Found], free: set[int], title: str | None, earners: frozenset[str]
) -> tuple[str, bool]:
    """The house that the article is about (``''`` if it has none) and whether it is shown by more than repetition.

    ``free``: where the mentions begin that stand by themselves, not inside a phrase. ``earners``: reporters with
    results of their own.
    """
    counts: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    opening = plain.find("。") + 1 or len(plain)
    late: set[str] = set()  # first named in the second half: one of several in a digest
    for start, end, kind, _ in spans:
        if kind != "company" or plain[start - 1 : start] == "(":
            continue
        coded = _CODED.match(plain, end) is not None
        if not coded and start not in free and plain[start - 1 : start] != "《":
            continue
        name = text[start:end]
        if is_reporter(name) and name not in earners:
            continue
        if name not in counts and len(counts) > _DIGEST and 2 * start > len(plain):
            late.add(name)
        counts[name] += 1
        if counts[name] > 1 and shown[name] > _REPORT:
            continue
        if _REPORTS.match(plain, end):
            shown[name] += _REPORT
        elif coded and counts[name] == 1:
            shown[name] += _CODE
        elif _DEFINED.match(plain, end) and plain[start - 1 : start] in ("", "\n", "。", ",", "　", " "):
            shown[name] += _DEFINITION
        if plain[start - 1 : start] == "《" and plain[end : end + 1] == ":":
            shown[name] += _REPORT
        if counts[name] == 1 and (start < opening or (title and name in title)):
            shown[name] += _FIRST
    if not counts:
        return "", False
    points = {name: count + shown[name] for name, count in counts.items()}
    # A short name and the long one are one house: the longer takes no points from the shorter.
    ranked = sorted(points, key=lambda name: -points[name])
    best = ranked[0]
    rival = next((name for name in ranked[1:] if name not in best and best not in name), None)
    if best in late or (rival is not None and points[best] < 1.6 * points[rival]):
        return "", False
    return best, shown[best] > 0


# 甲集团、乙基金和丙基金,分别: what is dealt out behind a list.
_DEALT = regex.compile(r"分别|依次|各自")
_LIST = regex.compile(
    r"(?r)(?:^|[,;:。!?\n(]|其中|[为是有](?=[^,;:。!?\n、()为是有]{2,20}(?:\(\d{1,6}\))?、))"
    r"(?P<items>(?:[^,;:。!?\n、()为是有]{2,20}(?:\(\d{1,6}\))?、)+[^,;:。!?\n、()]{2,20}?(?:(?:和|与|及|以及)[^,;:。!?\n、()]{2,20}?)?)"
    r"(?:\(\d{1,6}\))?(?:等\p{Han}{0,4})?(?:,\p{Han}{0,8}|(?P<far>(?:,[^,;。!?\n分]{2,40}){1,2}))?"
)
_OF_HOUSES = regex.compile(
    r"(?r)(?:前[二三四五六七八九十\d]+(?:名|家|位)?的?|企业|厂商|公司|品牌|供应商|车企|房企|银行|券商|机构|股东|对象|投资者|前[三四五六十]名?)"
    r"[^,;。、\n]{0,6}?(?:为|是|有|包括)"
)
# 芷西餐厅营业额同比: where the last of a list ends.
_TOLD = regex.compile("同比|环比|位[列居]|排名|营业额|营业收入|营收|净利|销量|出货|市值|股价")
_SPLIT = regex.compile(r"、|以及|(?<=.{2})(?:和|与|及)(?=[^和与及、]{2,20}$)")


_VALUES_END = regex.compile(r"[;。!?\n(]|,(?!\d)")
_VALUE = regex.compile(r"\d[\d.]*(?:,\d{3})*(?:\.\d+)?")


def count_values(plain: str, start: int) -> int:
    """How many values stand from ``start`` to the end of the clause: of 分别为3%、5%."""
    stop = _VALUES_END.search(plain, start, start + 200)
    return len(_VALUE.findall(plain, start, stop.start() if stop else start + 200))


def find_listed(names: Names) -> list[Found]:
    """The items of a list that is dealt out (分别), if one of them is a known house: all of them are."""
    found: list[Found] = []
    for m in _DEALT.finditer(names.plain):
        listed = _LIST.match(names.plain, max(0, m.start() - 120), m.start())
        if listed is None:
            continue
        at = listed.start("items")
        spans = []
        for item in _SPLIT.split(listed["items"]):
            item = item.split("的")[0].split("(")[0]
            told = _TOLD.search(item, 2)
            item = item[: told.start()] if told is not None else item
            start = names.plain.index(item, at)
            if len(item) > 1:
                spans.append((start, start + len(item)))
            at = start + len(item)
        if listed["far"] and len(spans) != count_values(names.plain, m.end()):
            continue
        first = listed.start("items")
        lead = _OF_HOUSES.match(names.plain, max(0, first - 16), first) is not None
        items = {names.plain[start:end] for start, end in spans}
        if any(item.lstrip()[:1].isdigit() for item in items):
            continue  # 7.62、8.4和5.93,同比分别增长: a list of values
        if lead or sum(item in names.found for item in items) * 2 >= len(items):
            found += [(start, end, "company", "names.dealt") for start, end in spans]
            for item in items:
                names.add(item, "company", "names.dealt")
    return found
