"""Which strings of an article are names: from their ends, their shapes, their places and their repetition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from extractor.subjects.lexicon import (
    ACRONYM,
    ACT,
    BORDER,
    CHAIN_SUFFIX,
    COMMON_HEAD,
    DESCRIPTOR,
    GENERIC_STEM,
    LEGAL_SUFFIX,
    MODEL_MARK,
    PLACES,
    POST,
    REPORTER,
    SOFT_BORDER,
    SUFFIX,
    SURNAMES,
    WEAK_SUFFIX,
    alternation,
)
from extractor.subjects.model import MentionKind
from extractor.subjects.shapes import shapes
from extractor.text.words import Word

# Tags of jieba's dictionary that proper names and rare characters have.
NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "zg", "g", "ng", "ag", "j", "x", ""})
PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})
# Tags of grammar words, numerals and times: they end a run of name words.
BORDER_TAGS = frozenset({"p", "c", "u", "uj", "ul", "uz", "ug", "ud", "uv", "r", "rr", "rz", "t", "mq", "k"})
LONG_BORDER_TAGS = frozenset({"d", "q", "y", "e", "o", "f", "i", "l", "z"})
CLAUSE_MARKS = frozenset(",;:。!?\n\"“”【】《》… ")
ADMIN = frozenset({"省", "市", "县", "区", "州", "自治区", "新区"})
# Behind these a word of business is part of a registered name: 三禾股权投资管理有限公司.
FIRM = LEGAL_SUFFIX | {"管理", "控股", "集团", "咨询", "合伙", "中心", "顾问", "发展", "股份"}
COMPASS = frozenset({"东方", "南方", "西方", "北方", "西部", "东部", "中部", "南部", "北部", "中原"})
OFFICE = frozenset("委局部厅署院")
HOUSE = frozenset({"集团", "公司", "银行", "机场", "港", "股份", "控股", "新区", "开发区", "航空", "港口", "高速"})
# What may stand before the subject at the head of a clause: a time, a link.
_TIME_OR_LINK = regex.compile(
    r"[\d.\-~/年月日号前末底初上下半季度财周第一二三四今去本同期间内报告近截至止到自从其中此而但则且及QH]+|受|此外|另外|其中|同时|日前|目前|据悉|近日|但是|不过|因此|而且"
)
# The model of a product behind its brand: S7, 14 Pro, P60.
MODEL = regex.compile(
    rf"(?![ -]?(?:[2-6]G|[QH][1-4](?!\d)|FY))[ -]?(?:[A-Z]{{1,4}}-?\d{{1,4}}[A-Za-z+]{{0,3}}|\d{{1,3}}[A-Z][A-Za-z]{{0,2}}|(?!{alternation('acronym')})[A-Z]{{2,6}}(?![A-Za-z])"
    rf"|\d{{1,3}}(?= ?(?:{alternation('name_marker')})))(?: ?(?:{alternation('name_marker')}))*+"
)
# What a measure is followed by, and a name hardly ever.
MEASURED = frozenset({
    "同比", "环比", "为", "达", "达到", "约", "超", "超过", "占", "占比", "降", "升", "增", "增长", "上涨", "下降", "下跌", "上升", "至", "较", "比", "合计",
    "均", "仅", "分别", "逾", "近", "不足", "高达", "涨", "跌", "减少", "增加", "降至", "增至", "升至", "率", "量", "额", "价", "数",
})  # fmt: skip


@dataclass(slots=True)
class Names:
    """The names of one article as they are found."""

    found: dict[str, tuple[MentionKind, str]] = field(default_factory=dict)
    """Surface to kind and the rule that found it."""
    heads: Counter[str] = field(default_factory=Counter)
    """How often a string heads a clause."""
    acting: set[str] = field(default_factory=set)
    """Heads that do what a house does: 发布, 宣布…"""
    odd: set[str] = field(default_factory=set)
    """Heads of rare single characters, which the dictionary does not know together."""
    rare: set[str] = field(default_factory=set)
    """Heads that the dictionary has as proper names."""
    measured: set[str] = field(default_factory=set)
    """Heads that a number or a growth follows, as measures have it."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Name without its suffix to the whole name."""
    listed: list[tuple[int, str]] = field(default_factory=list)
    """Short runs before or behind 、 or 和, with their place."""
    followers: dict[str, set[str]] = field(default_factory=dict)
    """What follows a head, to the heads that it follows: of three houses the share, the share, the share."""
    tags: dict[str, str] = field(default_factory=dict)
    """The tags of the listed runs of one word."""
    places: Counter[str] = field(default_factory=Counter)
    """Places of the dictionary at the head of a clause or in a list."""

    def add(self, surface: str, kind: MentionKind, rule: str) -> None:
        """Take a name in, unless it is there already."""
        if 2 <= len(surface) <= 40 and surface not in self.found and surface not in COMMON_HEAD and "《" not in surface:
            self.found[surface] = (kind, rule)


def is_border(word: Word) -> bool:
    """Whether a word ends a run of words that may make a name."""
    text, tag = word.text, word.tag
    if text in BORDER or tag in BORDER_TAGS:
        return True
    if tag == "":
        return not text[0].isalpha() or len(text) > 1 and text.isascii()
    if tag == "m":
        return len(text) == 1 or text[-1] in "个家万亿成次年月日倍名位款项种条辆台套份间座栋点"
    return tag in LONG_BORDER_TAGS and len(text) > 1


def is_soft(words: Sequence[Word], k: int, run: list[Word]) -> bool:
    """Whether the grammar character ``words[k]`` stands inside a name: 达 in 驿达快运, 三 in 三禾光电."""
    text = words[k].text
    if k + 1 == len(words):
        return False
    after = words[k + 1].text
    if len(text) > 1:
        if text == "投资" and len(run) > 1 and all(len(word.text) == 1 for word in run):
            return after in BORDER and after not in ("了", "的", "于", "约", "超", "近", "超过", "建", "共")
        return len(text) == 2 and after in FIRM if run else text in COMPASS and after in SUFFIX
    if run and run[-1].end == words[k].start:
        if len(run[-1].text) == 1 and run[-1].text + text in SUFFIX and len(run) > 2:
            return True
        if words[k].tag == "m":
            return run[-1].tag in NAME_TAGS and text in "一三四五七八九百千万" and words[k + 1].tag not in ("m", "q", "t")
        return len(run) == 1 and len(run[-1].text) == 1 and text in SOFT_BORDER and after in SUFFIX
    if text in SOFT_BORDER or words[k].tag == "m" and text in "一三七万千百九":
        lone = k == 0 or words[k - 1].text in CLAUSE_MARKS
        return lone and len(after) == 1 and after not in BORDER and words[k + 1].tag not in ("m", "q", "t", "d", "r")
    return False


def gather(plain: str, words: Sequence[Word], names: Names) -> None:
    """Read the words of one sentence and add what they show to ``names``."""
    run: list[Word] = []
    head = True
    before = ""
    for k, word in enumerate(words):
        if not is_border(word) or is_soft(words, k, run):
            run.append(word)
            continue
        text = word.text
        if run:
            read_run(plain, run, head, text, names)
            if len(run) > 1 and all(len(w.text) == 1 for w in run[-4:]) or text in ("、", "和", "与", "及"):
                read_odd(plain, run, before, word, names)
            head = False
            run = []
        before = text
        if text in CLAUSE_MARKS:
            head = True
        elif head and _TIME_OR_LINK.fullmatch(text) is None and word.tag != "t":
            head = False
        if text == "(":
            read_shape(plain, words, k, names)
    if run:
        read_run(plain, run, head, "", names)


def read_shape(plain: str, words: Sequence[Word], k: int, names: Names) -> None:
    """A bracket that shows the words before it to be a name."""
    shape = shapes.match(plain, words[k].start)
    if shape is None:
        return
    rule, m, short = shape
    start = words[k].start
    end = m.end() if rule.name == "inner_place" else start
    for word in reversed(words[max(0, k - 14) : k]):
        text = word.text
        hard = text in BORDER and (len(text) > 1 or text not in SOFT_BORDER)
        if hard or word.tag in ("p", "c", "uj", "r", "t") or not text[0].isalpha():
            break
        if start < words[k].start and text in DESCRIPTOR and text != "公司":
            break
        start = word.start
    if start < words[k].start:
        names.add(plain[start:end], "company", f"shapes.{rule.name}")
    if short:
        names.add(short, "company", "shapes.short_form")


def read_run(plain: str, run: list[Word], head: bool, after: str, names: Names) -> None:
    """A run of words between two borders: the names in it by their ends; its beginning, if it heads a clause."""
    start = best = singles = 0
    rare = False
    for k, word in enumerate(run):
        text, tag = word.text, word.tag
        if best and not (text in LEGAL_SUFFIX or (text in CHAIN_SUFFIX and best == k)):
            if text in DESCRIPTOR or (tag == "v" and len(text) > 1):
                close(plain, run, start, best, rare, head and start == 0, names)
                start, best, singles, rare = k + 1, 0, 0, False
            continue
        whole = text in SUFFIX
        joined = not whole and k > start + 1 and len(text) == 1 and run[k - 1].text + text in SUFFIX
        if text in DESCRIPTOR and not (whole and rare and k > start):
            start, best, singles, rare = k + 1, 0, 0, False
        elif (whole and k > start and (text == "期货" or rare or text in LEGAL_SUFFIX or run[k - 1].text not in GENERIC_STEM)) or joined:
            best = k + 1
        elif (tag == "nt" and len(text) > 3 and not text.endswith("市场")) or (len(text) > 2 and text.endswith("期货")):
            rare, best = True, k + 1
        elif len(text) == 1:
            singles += 1
            rare = rare or singles >= 2 or tag in NAME_TAGS
        elif text in GENERIC_STEM:
            pass
        elif tag in NAME_TAGS:
            rare = True
        elif tag == "v" and not (head and k == 0 and len(run) > 1 and run[1].text in HOUSE):
            start, best, singles, rare = k + 1, 0, 0, False
    if best:
        close(plain, run, start, best, rare, head and start == 0, names)
    if head:
        read_head(plain, run, after, names)
    find_person(plain, run, names)


def close(plain: str, run: list[Word], start: int, best: int, rare: bool, head: bool, names: Names) -> None:
    """Add the name that ends in a suffix."""
    while start < best - 2 and run[start].text in PLACES and run[start].text not in ("中国",) and run[start].text[-1] == "国":
        start += 1
    end = run[best - 1].end
    if plain[end : end + 1] in OFFICE:
        end += 1
    surface = plain[run[start].start : end]
    last = run[best - 1].text
    if last.endswith("期货") and len(surface) <= 6:
        names.add(surface, "product", "names.contract")
        return
    if best - start > 1 and len(surface) - len(last) < 2:
        return
    stem = run[start : best - 1]
    placed = bool(stem) and all(word.text in ADMIN or (word.tag == "ns" and len(word.text) > 1) for word in stem)
    if placed and not (last in REPORTER or last in HOUSE) and (
        stem[-1].text in ADMIN or (stem[0].text in PLACES and plain.count(surface) < 2)
    ):
        return
    if surface in COMMON_HEAD or surface in SUFFIX or run[start].text in GENERIC_STEM and not rare:
        return
    # Common words make a name only as 溪谷游戏 at the head of a clause, not as 冷链物流供应链管理公司.
    if not rare and last not in LEGAL_SUFFIX and (not head or best - start > 2 or last in WEAK_SUFFIX):
        return
    names.add(surface, "company", "names.suffix" if rare else "names.common_stem")
    if rare and not (len(stem) == 1 and stem[0].tag == "ns"):
        names.aliases.setdefault(plain[run[start].start : run[best - 1].start], surface)


def read_head(plain: str, run: list[Word], after: str, names: Names) -> None:
    """Count the beginnings of a run that heads a clause: what heads several clauses is a name."""
    start = run[0].start
    if run[0].tag == "ns" and len(run[0].text) > 1:
        admin = run[0].text[-1] in "省市县区州"
        long = not admin and len(run) > 1 and run[1].text in ADMIN
        names.places[plain[start : run[1 if long else 0].end]] += (
            3 if long or (admin and len(run[0].text) > 2) or run[0].text in PLACES else 1 + (after == "、")
        )
    odd = rare = True
    tags = 0
    for k, word in enumerate(run[:4]):
        text = word.text
        surface = plain[start : word.end]
        if len(surface) > 8 or (k == 0 and text in DESCRIPTOR):
            break
        if len(text) > 1 and (text in GENERIC_STEM or text in SUFFIX):
            odd = rare = False
        odd = odd and len(text) == 1
        rare = rare and (len(text) == 1 or word.tag in ("nr", "nrt", "nz", "nt") or (word.tag == "ns" and text not in PLACES and text[-1] not in "省市县区州"))
        tags += word.tag in NAME_TAGS
        if len(surface) < 2:
            continue
        names.heads[surface] += 1
        if odd and tags:
            names.odd.add(surface)
        elif rare and tags:
            names.rare.add(surface)
        if after in "·・•" and k + 1 == len(run) and after:
            break
        following = run[k + 1].text if k + 1 < len(run) else after
        if following in ACT or following in POST:
            names.acting.add(surface)
        if following in MEASURED or following[:1].isdigit() or following[:1] in ("+", "-"):
            names.measured.add(surface)
        if following and (odd or rare):
            names.followers.setdefault(following, set()).add(surface)


def read_odd(plain: str, run: list[Word], before: str, after: Word, names: Names) -> None:
    """Rare characters that do not head a clause: a name before its number or its model, or in a list of names."""
    singles = [word for word in run if len(word.text) == 1]
    surface = plain[run[0].start : run[-1].end]
    tagged = any(word.tag in NAME_TAGS for word in singles)
    if len(singles) == len(run) and 2 <= len(run) <= 4:
        number = after.text[0].isdigit()
        if tagged and number and (before in ("为", "、", "和", "及", "与") or MODEL.match(plain, after.start)):
            names.add(surface, "company", "names.odd_number")
        elif tagged and MODEL.match(plain, after.start):
            names.add(surface, "company", "names.odd_model")
    if len(surface) <= 4 and before in ("、", "和", "与", "及", "") + tuple(CLAUSE_MARKS):
        names.listed.append((run[0].start, surface))
        if len(run) == 1:
            names.tags[surface] = run[0].tag


def find_person(plain: str, run: list[Word], names: Names) -> None:
    """A person's name behind a post: 董事长周启明, 分析师林野."""
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


_LATIN = regex.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z]*+(?:[&'.\-]?[A-Za-z]+)*+(?: [A-Z][a-z]+)*+(?![A-Za-z])")
# 36氪获悉,X公告: who announces is named between a mark and the verb, whatever the dictionary makes of it.
_ANNOUNCER = regex.compile(
    r"(?:(?<=^|[。;!?\n”】])|(?<=(?P<news>获悉|消息|讯|电)?[,:]\s?))(?P<name>[\p{Han}A-Za-z0-9]{2,8}?)(?:\([^)]{1,20}\))?"
    r"(?:今日|今天|近日|日前|昨日|昨天|昨晚|今晚|晚间|正式|周[一二三四五六日])?(?P<verb>公告|发布|公布|披露|宣布|表示|透露|回应|官宣)"
)
_NO_NAME = regex.compile(
    r"[的从在对将为与和及是了其这那该此本们者员人据被有等由以到说各每另不也已年月日号我你他她它前后中内间时会]|^[\d第一二两三]|^(?:同日|晚间|最新|近期|官方|随后|今天|昨天|如果|目前|此外|同时)|[局部委署厅院]$"
)


def find_announcers(plain: str, names: Names) -> None:
    """Names that the words do not show: those who announce, if the text names them again or news begins so."""
    for m in _ANNOUNCER.finditer(plain):
        surface = m["name"]
        if surface in names.found or surface in COMMON_HEAD or _NO_NAME.search(surface):
            continue
        again = plain.count(surface) > 1
        if (again or (m["news"] and m["verb"] in ("公告", "发布", "公布", "披露"))) and not any(
            surface.startswith(known) or surface.endswith(known) for known in names.found
        ):
            names.add(surface, "person" if is_person(plain, surface) else "company", "names.announcer")


# SK海力士发布, LG新能源: Latin letters and Han characters in one name.
_MIXED = regex.compile(
    r"(?:科技|集团|电子|汽车|控股|股份|公司|新能源|能源|银行|证券|智能|医疗|生物|资本)(?:集团|股份|控股)?"
)
_DOING = regex.compile(rf"\s?(?:方面|公司|集团|旗下)?(?:{alternation('act_verb', 'speech_verb')})")


def find_latin(plain: str, names: Names) -> None:
    """Names in Latin letters: with a capital, no measure and no unit."""
    for m in _LATIN.finditer(plain):
        surface = m.group()
        if plain.startswith("期货", m.end()):
            names.add(surface + "期货", "product", "names.contract")
        mixed = _MIXED.match(plain, m.end())
        if mixed and surface not in ACRONYM:
            names.add(surface + mixed.group(), "company", "names.latin_han")
        if surface in ACRONYM or surface in MODEL_MARK or len(surface) < 2:
            continue
        if not surface.isupper():
            names.add(surface, "company", "names.latin")
        elif len(surface) >= 3:
            before = plain[max(0, m.start() - 1) : m.start()]
            if (not before or before in "据。,\n:") and _DOING.match(plain, m.end()):
                names.add(surface, "company", "names.latin_acronym")


def settle(plain: str, names: Names) -> None:
    """Decide which clause heads are names, now that the whole article is counted."""
    parallel = {head for follower, heads in names.followers.items() if len(heads) > 2 for head in heads}
    for surface, count in names.heads.most_common():
        if surface in names.found or surface in COMMON_HEAD or surface in SUFFIX or surface in PLACES:
            continue
        known = surface in names.odd or surface in names.rare
        acting = surface in names.acting
        if surface in names.odd:
            good = surface not in names.measured or acting
        elif surface in names.rare:
            good = surface not in names.measured and (acting or count > 1 or surface in parallel)
        else:
            good = count > 1 and acting and not surface.startswith(("公司", "国内", "国家")) and surface not in names.measured and plain.count(surface) > 2
        if not good:
            continue
        if any(surface.startswith(stem) and surface != stem for stem in names.aliases):
            continue
        longer = [other for other in names.heads if len(other) > len(surface) and other.startswith(surface)]
        if any(other in names.found for other in longer) and count == sum(names.heads[o] for o in longer if o in names.found):
            continue
        if any(names.heads[o] == count and (o in names.odd or o in names.rare or not known) for o in longer):
            continue
        kind: MentionKind = "person" if is_person(plain, surface) else "company"
        names.add(surface, kind, f"names.{'odd' if surface in names.odd else 'rare' if known else 'repeated'}_head")
    for surface, (_, rule) in list(names.found.items()):
        # 评估中兴通讯 is no name if 中兴通讯 is one.
        if rule in ("names.suffix", "names.common_stem"):
            for k in range(1, min(6, len(surface) - 3)):
                shorter = surface[k:]
                if shorter in names.found and plain.count(shorter) > 2 * plain.count(surface):
                    del names.found[surface]
                    break
    for number, (at, surface) in enumerate(names.listed):
        near = names.listed[max(0, number - 1) : number + 2]
        for place, other in near:
            if abs(place - at) > 8 or surface in COMMON_HEAD or surface == other:
                continue
            if names.found.get(other, ("", ""))[1] in ("names.odd_head", "names.odd_number", "names.listed"):
                names.add(surface, "company", "names.listed")
            elif names.places[other] > 1 and names.tags.get(surface) == "ns":
                names.places[surface] += 2
    for stem, full in names.aliases.items():
        if len(stem) > 1 and (stem in names.odd or stem in names.rare or names.heads[stem] > 1) and stem not in COMMON_HEAD and stem not in PLACES and plain.count(stem) > plain.count(full):
            names.add(stem, "company", "names.alias")


def is_person(plain: str, surface: str) -> bool:
    """Whether a string is made like a person's name and does what people do."""
    if not 2 <= len(surface) <= 3 or surface[0] not in SURNAMES:
        return False
    personal = _PERSONAL if len(surface) == 3 else _PERSONAL_SURE
    return regex.search(rf"(?:{alternation('post')}|股东){surface}|{surface}{personal}", plain) is not None


_PERSONAL = r"(?:表示|认为|称|指出|公布|介绍|透露|先生|女士|减持|增持|持有|质押|说|告诉|坦言|担任|直言|夫妇)"


_PERSONAL_SURE = r"(?:先生|女士|减持|增持|夫妇)"


def is_reporter(name: str) -> bool:
    """Whether a name is of one who reports on others: a broker, a bureau, the press."""
    return name.endswith(_REPORTER_ENDS)


_REPORTER_ENDS = tuple(REPORTER)
