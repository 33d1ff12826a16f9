"""Evidence from runs of words: names by their ends, by what they head and by what follows them."""

from __future__ import annotations

import regex

from extractor.subjects.evidence import Names
from extractor.subjects.lexicon import (
    ACT,
    ANNOUNCE,
    BORDER,
    CHAIN_SUFFIX,
    COMMON_HEAD,
    DESCRIPTOR,
    GENERIC_STEM,
    LEGAL_SUFFIX,
    LINE,
    MEASURE_FOLLOWERS,
    PLACES,
    POST,
    REPORTER,
    SOFT_BORDER,
    SUFFIX,
    SURNAMES,
    WEAK_SUFFIX,
    word_set,
)
from extractor.subjects.strings import MODEL
from extractor.text.words import Word

# Tags of jieba's dictionary that proper names and rare characters have.
NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "zg", "g", "ng", "ag", "j", "x", ""})
PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})
# What stands before a clause or the first item of a list.
CLAUSE_MARKS = frozenset(',;:。!?\n"“”【】《》… ')
JOINERS = frozenset("、和与及")
ADMIN = frozenset({"省", "市", "县", "区", "州", "自治区", "新区"})
# Before these any word makes a name.
FREE_SUFFIX = LEGAL_SUFFIX | {"期货"}
HOLDING = frozenset({"集团", "股份", "控股"})
OFFICE = frozenset("委局部厅署院")
HOUSE = frozenset(
    {
        "示范区",
        "试验区",
        "合作区",
        "自贸港",
        "自贸区",
        "基金会",
        "红十字会",
        "集团",
        "公司",
        "银行",
        "机场",
        "港",
        "股份",
        "控股",
        "新区",
        "开发区",
        "航空",
        "港口",
        "高速",
    }
)


# Ends of names that are verbs before an amount.
VERBAL = frozenset({"支付", "投资", "建设", "创新", "发展", "出行", "移动"})
# 管理人为岚屿证券股份有限公司: who it is, and its name.
_TOLD = regex.compile(r"\p{Han}{0,5}?(?:人|方|商|者|机构|股东)为(?=\p{Han}{4})|人为(?=\p{Han}{4})")
# 解决方案商岚谷科技: what it is, and its name.
_MAKER = regex.compile(
    r"\p{Han}{0,8}?(?:制造|供应|开发|运营|服务|建筑|方案|零售|设备|提供|生产|集成|承包)商(?=\p{Han}{3})"
)
_DOINGS = frozenset({"发展", "建设", "环境", "创新", "工业", "资源", "技术", "制造", "投资"})
_COUNTING = frozenset("一两二三四五六七八九十")
_ORDINALS = frozenset({"第二", "第三", "第四", "第五", "最大"})
# 最大的银行岚谷集团: what a house is, before its name.
_CLASSES = frozenset({"银行", "保险", "基金", "超市", "酒店", "餐厅", "期货", "证券"})
_PRICED = frozenset("价盘指收股")
_TAKES = regex.compile(r"[了约超近逾到至]?(?!20\d\d ?年)[\d$¥]|[了到至]")
THEMES = tuple(word_set("theme"))


def read_run(plain: str, run: list[Word], head: bool, after: str, names: Names) -> None:
    """A run of words between two borders: the names in it by their ends; its beginning, if it heads a clause."""
    if head:
        read_head(plain, run, after, names)
    if len(run) > 1:
        find_person(plain, run, names)
    elif run[0].tag != "nt" and not run[0].text.endswith("期货"):
        return
    # The name begins at start and ends, so far, before best; rare: more than common words make it.
    start = best = singles = 0
    rare = False
    for k, word in enumerate(run):
        text, tag = word.text, word.tag
        if k == start and text in _CLASSES and k + 1 < len(run) and run[k + 1].tag in NAME_TAGS:
            start = k + 1
            continue
        if best and not (text in LEGAL_SUFFIX or (text in CHAIN_SUFFIX and best == k)):
            if text in DESCRIPTOR or (tag == "v" and len(text) > 1):
                close(plain, run, start, best, rare, head and start == 0, names)
                start, best, singles, rare = k + 1, 0, 0, False
            continue
        whole = text in SUFFIX
        joined = not whole and k > start + 1 and len(text) == 1 and run[k - 1].text + text in SUFFIX
        if text in DESCRIPTOR and not (whole and rare and k > start):
            start, best, singles, rare = k + 1, 0, 0, False
        elif joined or (whole and k > start and (rare or text in FREE_SUFFIX or run[k - 1].text not in GENERIC_STEM)):
            best = k + 1
        elif is_whole(word):
            rare, best = True, k + 1
        elif len(text) == 1:
            singles += 1
            rare = rare or singles >= 2 or tag in NAME_TAGS
        elif text in GENERIC_STEM:
            pass
        elif tag in NAME_TAGS:
            rare = True
        elif tag == "v" and not (head and k == 0 and len(run) > 1 and run[1].text in HOLDING):
            start, best, singles, rare = k + 1, 0, 0, False
    if best:
        close(plain, run, start, best, rare, head and start == 0, names)


def is_whole(word: Word) -> bool:
    """Whether the dictionary has a name as one word: 澜岳证券, 铜期货."""
    named = word.tag == "nt" and len(word.text) > 3 and not word.text.endswith("市场")
    return named or (len(word.text) > 2 and word.text.endswith("期货"))


def close(plain: str, run: list[Word], start: int, best: int, rare: bool, head: bool, names: Names) -> None:
    """Add the name that ends in a suffix."""
    while start < best - 2 and run[start].text in PLACES and run[start].text[-1] == "国":
        start += 1
    end = run[best - 1].end
    if plain[end : end + 1] in OFFICE and plain is names.plain and names.edges[end + 1]:
        end += 1
    last = run[best - 1].text
    begin = run[start].start
    if last in LEGAL_SUFFIX and start == 0 and len(run[0].text) == 1 and plain is names.plain:
        begin = registered_start(names, begin)
    told = _TOLD.match(plain, begin, end) or _MAKER.match(plain, begin, end)
    if told is not None:
        begin = told.end()
    surface = plain[begin:end]
    if last.endswith("期货") and len(surface) <= 6:
        names.add(surface, "product", "names.contract")
        return
    if best - start > 1 and len(surface) - len(last) < 2:
        return
    if last in VERBAL and _TAKES.match(plain, end + plain.startswith(" ", end)):
        return  # 岚屿支付60亿元: a verb, not the end of a name
    if surface[0] in _COUNTING and surface[1:2] == "大":
        return  # 十大制药, 六大创新
    if last == "报" and run[best - 2].text[-1] in _PRICED:
        return  # 开盘价报175元, 岭东综指报3000点
    stem = run[start : best - 1]
    if any(word.text in _ORDINALS for word in stem):
        return  # 瑞士第二大银行
    if last in LINE and (run[start].text[-1] in "省市县区" or plain.startswith(THEMES, end)):
        return  # 岭东省旅游, 氢能动力项目: what a place or a project is about
    body = last in REPORTER or last in HOUSE or last in LEGAL_SUFFIX
    if last in _DOINGS and len(stem) > 1 and all(len(word.text) > 1 for word in stem) and names.count(surface) < 2:
        return  # 集成电路产业创新: a house of three common words is named again
    if stem and not body and not makes_name(stem, surface, names):
        return
    if surface in COMMON_HEAD or surface in SUFFIX or (run[start].text in GENERIC_STEM and not rare):
        return
    # Common words make a name only as 松果游戏 at the head of a clause, not as 冷链物流供应链管理公司.
    if not rare and last not in LEGAL_SUFFIX and (not head or best - start > 2 or last in WEAK_SUFFIX):
        return
    if (
        last == "云"
        and len(surface) == 3
        and surface[0] in SURNAMES
        and names.count(surface[:2]) == names.count(surface)
    ):
        names.add(surface, "person", "names.person")  # 戴远云, no cloud
        return
    names.add(surface, "company", "names.suffix" if rare else "names.common_stem")
    if rare and not (len(stem) == 1 and stem[0].tag == "ns"):
        names.aliases.setdefault(plain[run[start].start : run[best - 1].start], surface)


def registered_start(names: Names, start: int) -> int:
    """Where a registered name begins whose first words the dictionary has otherwise: 周六 of 周六岚股份有限公司."""
    begin = start
    while begin and start - begin < 6:
        at = begin - 1
        while at and not names.edges[at]:
            at -= 1
        word = names.plain[at:begin]
        if not ("一" <= word[0] <= "鿿") or (word in BORDER and word not in SOFT_BORDER) or word in DESCRIPTOR:
            break
        begin = at
    return begin


def makes_name(stem: list[Word], surface: str, names: Names) -> bool:
    """Whether the words before a suffix name somebody: more than a place and common words (上海口岸汽车)."""
    rest = [word for word in stem if word.text not in ADMIN]
    if any(len(word.text) == 1 or (word.tag in NAME_TAGS and word.tag != "ns") for word in rest):
        return True
    if stem[-1].text in ADMIN:
        return False
    mapped = [word for word in stem if word.text in PLACES]
    if len(stem) == 1:
        return not mapped or names.count(surface) > 1
    return not mapped


def is_proper(word: Word) -> bool:
    """Whether the dictionary has a word as a name of someone or something, and not as a place of the map."""
    if word.tag == "ns":
        return word.text not in PLACES and word.text[-1] not in "省市县区州"
    return word.tag in ("nr", "nrt", "nz", "nt")


def read_head(plain: str, run: list[Word], after: str, names: Names) -> None:
    """Note the beginnings of a run that heads a clause: what heads several clauses may be a name."""
    start = run[0].start
    if run[0].tag == "ns" and len(run[0].text) > 1:
        read_place(plain, run, after, names)
    if run[0].text in DESCRIPTOR:
        return
    if len(run) > 2 and run[0].text in PLACES and len(run[1].text) == len(run[2].text) == 1:
        read_odd_place(plain, run, after, names)
    odd = rare = True
    tags = known = single = 0
    for k, word in enumerate(run[:4]):
        text, tag = word.text, word.tag
        if word.end - start > 8:
            break
        if len(text) == 1:
            single += 1
        else:
            odd = False
            rare = rare and is_proper(word) and text not in GENERIC_STEM and text not in SUFFIX
        tags += tag in NAME_TAGS
        known += tag in ("nr", "nrt", "ns")
        if word.end - start < 2:
            continue
        following = run[k + 1].text if k + 1 < len(run) else after
        if following in ("·", "・", "•"):
            break
        surface = plain[start : word.end]
        head = names.head(surface)
        head.count += 1
        head.odd = head.odd or (odd and tags > 0)
        head.rare = head.rare or (rare and not odd and tags > 0)
        head.personal = head.personal or known > 0
        head.single = k == 0
        head.mixed = head.mixed or (k > 0 and single > 0)
        head.acting = head.acting or following in ACT or following in POST
        head.announcing = head.announcing or following in ANNOUNCE
        head.measured = head.measured or following in MEASURE_FOLLOWERS or following[:1] in _NUMBER_STARTS
        if following and (odd or rare):
            names.followers.setdefault(following, set()).add(surface)


def read_odd_place(plain: str, run: list[Word], after: str, names: Names) -> None:
    """Two single characters behind a place that heads a clause: the name of a house if it comes back (岭东芷达)."""
    surface = plain[run[0].start : run[2].end]
    following = run[3].text if len(run) > 3 else after
    head = names.head(surface)
    head.count += 1
    head.odd = names.count(surface) > 1 and surface[-1] not in "省市县区州港两" and following not in SUFFIX
    head.acting = head.acting or following in ACT or following in POST
    head.announcing = head.announcing or following in ANNOUNCE


_NUMBER_STARTS = frozenset("0123456789+-")


_DISTRICT = frozenset("市县区州镇乡湾")


def read_place(plain: str, run: list[Word], after: str, names: Names) -> None:
    """Weigh a place of the dictionary at the head of a clause: sure with 省 or 市 or on the map, else by repetition."""
    last = 0
    while (
        last + 1 < len(run)
        and run[last + 1].tag == "ns"
        and run[last + 1].text[-1] in _DISTRICT
        and len(run[last + 1].text) > 2
    ):
        last += 1
    if last:  # 岭东滨江新区
        names.places[plain[run[0].start : run[last].end]] += 3
        return
    first = run[0].text
    admin = first[-1] in "省市县区州"
    if not admin and len(run) > 1 and run[1].text in ADMIN:
        names.places[plain[run[0].start : run[1].end]] += 3
    elif first in PLACES or (admin and len(first) > 2):
        names.places[first] += 3
    else:
        names.places[first] += 1 + (after == "、")


_SHARE = regex.compile(r"\d[\d.]*%")


def read_odd(plain: str, run: list[Word], before: str, after: Word, names: Names) -> None:
    """Rare characters that do not head a clause: a name before its number or its model, or in a list of names."""
    singles = [word for word in run if len(word.text) == 1]
    surface = plain[run[0].start : run[-1].end]
    tagged = any(word.tag in NAME_TAGS for word in singles)
    if len(singles) == len(run) and 2 <= len(run) <= 4:
        number = after.text[0].isdigit()
        share = number and (before in JOINERS or before == "为") and _SHARE.match(plain, after.start)
        if tagged and (share or (number and MODEL.match(plain, after.start))):
            names.add(surface, "company", "names.odd_number")
        elif tagged and MODEL.match(plain, after.start):
            names.add(surface, "company", "names.odd_model")
    if len(surface) <= 4 and (before in JOINERS or before in CLAUSE_MARKS or not before):
        names.listed.append((run[0].start, surface))
        if len(run) == 1:
            names.tags[surface] = run[0].tag


def find_person(plain: str, run: list[Word], names: Names) -> None:
    """A person's name behind a post: 董事长顾闻舟, 分析师孟樵."""
    for k, word in enumerate(run[:-1]):
        if word.text not in POST and word.text != "股东":
            continue
        after = run[k + 1]
        end = k + 2
        if after.tag not in PERSON_TAGS and not (len(after.text) == 1 and end < len(run)):
            continue
        if len(after.text) == 1 and end < len(run) and run[end].end - after.start <= 3:
            end += 1
            if end < len(run) and len(run[end].text) == 1 and run[end].end - after.start <= 3:
                end += 1
        surface = plain[after.start : run[end - 1].end]
        if 2 <= len(surface) <= 4 and surface not in BORDER and surface[0] != "兼" and surface not in DESCRIPTOR:
            names.add(surface, "person", "names.person")
