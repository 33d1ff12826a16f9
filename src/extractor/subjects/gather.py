"""From words to runs: where a run of words that may make a name begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from extractor.subjects.evidence import Names
from extractor.subjects.lexicon import (
    BORDER,
    DESCRIPTOR,
    LEGAL_SUFFIX,
    SOFT_BORDER,
    SUFFIX,
)
from extractor.subjects.runs import CLAUSE_MARKS, HOLDING, JOINERS, NAME_TAGS, read_odd, read_run
from extractor.subjects.shapes import shapes
from extractor.text.words import Word

# Tags of grammar words, numerals and times: they end a run of name words.
BORDER_TAGS = frozenset(
    [
        "p",
        "c",
        "u",
        "uj",
        "ul",
        "uz",
        "ug",
        "ud",
        "uv",
        "r",
        "rr",
        "rz",
        "t",
        "mq",
        "k",
        "d",
        "q",
        "y",
        "e",
        "o",
        "f",
        "i",
        "l",
        "z",
    ]
)
COUNTING = frozenset("一二三四五六七八九十百千万亿零半几多两数廿")

# Behind these a word of business is part of a registered name: 三稷股权投资管理有限公司.
FIRM = LEGAL_SUFFIX | {"管理", "控股", "集团", "咨询", "合伙", "中心", "顾问", "发展", "股份"}
# 岚屿已经发展成为…: no name goes on behind one of these.
_ADVERBS = frozenset({"已经", "仍然", "依然", "再次", "首次", "逐步", "继续", "大幅", "明显", "显著", "正在"})
COMPASS = frozenset({"东方", "南方", "西方", "北方", "西部", "东部", "中部", "南部", "北部", "中原"})
# A numeral may begin a name or its second part: 三稷光电, 岭东三稷股权投资有限公司.
NUMERALS = frozenset("一三四五七八九百千万")
# The second characters of suffixes that the dictionary cuts in two: 新|能.
SUFFIX_ENDS = frozenset(suffix[1] for suffix in SUFFIX if len(suffix) == 2)
# What may stand before the subject at the head of a clause: a time, a link.
_TIME_OR_LINK = regex.compile(
    r"[\d.\-~/年月日号前末底初上下半季度财周第一二三四今去本同期间内报告近截至止到自从其中此而但则且及QH]+"
    r"|受|此外|另外|其中|同时|日前|目前|据悉|近日|但是|不过|因此|而且"
)


# Words of grammar that begin names too, with one more character and one of these behind them.
_OPENERS = frozenset("当至以均超共全经多比好真太如若因来")
_NO_SECOND = frozenset("为其该本各的了是家个项大小新老多某此这那")
_SEALS = frozenset(
    {
        "科技",
        "电子",
        "软件",
        "药业",
        "股份",
        "集团",
        "控股",
        "新材",
        "制药",
        "智能",
        "能源",
        "生物",
        "医疗",
        "传媒",
        "通信",
    }
)
_INSIDE = SOFT_BORDER | SUFFIX_ENDS | NUMERALS | _OPENERS | {"升", "达"}
_KEPT_WORDS = 1 << 16
_borders: dict[str, int] = {}
"""What ``border_of`` gave for a word; the dictionary gives a word one tag."""


def border_of(text: str, tag: str) -> int:
    """Whether a word ends a run of words that may make a name: 0 no, 1 yes, 2 unless it stands inside a name."""
    if text in BORDER:
        border = True
    elif tag == "":
        border = not text[0].isalpha() or (len(text) > 1 and text.isascii())
    elif len(text) == 1:
        # 顺 of 岚顺股份 is a preposition to the dictionary: of single characters the listed ones alone are borders.
        border = tag[0] == "u" or (tag == "m" and text in COUNTING)
    elif tag == "m":
        border = text[-1] in "个家万亿成次年月日倍名位款项种条辆台套份间座栋点吨斤米瓦元股"
    else:
        border = tag in BORDER_TAGS
    if not border:
        return 0
    if len(text) == 1:
        return 2 if text in _INSIDE else 1
    return 2 if len(text) == 2 and "一" <= text[0] <= "鿿" else 1


@lru_cache(maxsize=1 << 12)
def is_time_or_link(text: str) -> bool:
    """Whether a word may stand between the head of a clause and its subject."""
    return _TIME_OR_LINK.fullmatch(text) is not None


def is_soft(words: Sequence[Word], k: int, run: list[Word]) -> bool:
    """Whether the grammar character ``words[k]`` stands inside a name: 达 in 驰达快运, 三 in 三稷光电."""
    text = words[k].text
    if k + 1 == len(words):
        return False
    after = words[k + 1].text
    if len(text) > 1:
        if text == "投资" and len(run) > 1 and all(len(word.text) == 1 for word in run):
            return after in BORDER and after not in ("了", "的", "于", "约", "超", "近", "超过", "建", "共")
        if run:
            return len(text) == 2 and after in FIRM and text not in _ADVERBS
        lone = k == 0 or words[k - 1].text in CLAUSE_MARKS
        return (text in COMPASS and after in SUFFIX) or (
            lone and text not in BORDER and not words[k].tag.startswith("r") and after in HOLDING
        )
    if run and run[-1].end == words[k].start:
        if len(run) == 1 and run[0].text in _OPENERS:
            return after in _SEALS
        if len(run[-1].text) == 1 and run[-1].text + text in SUFFIX and len(run) > 2:
            return True
        if words[k].tag == "m" and text not in SOFT_BORDER:  # 月 of 澄月科技 counts nothing
            return run[-1].tag in NAME_TAGS and text in NUMERALS and words[k + 1].tag not in ("m", "q", "t")
        return len(run) == 1 and len(run[-1].text) == 1 and text in SOFT_BORDER and after in SUFFIX
    if text in ("年", "月", "日") and words[k - 1].text == " ":
        return False  # 2021 年
    lone = k == 0 or words[k - 1].text in CLAUSE_MARKS
    if lone and text in _OPENERS and len(after) == 1 and k + 2 < len(words) and words[k + 2].text in _SEALS:
        return after not in _NO_SECOND  # 当岚科技, 至岚电子 at the head of a clause
    if text in SOFT_BORDER or (words[k].tag == "m" and text in NUMERALS):
        return lone and len(after) == 1 and after not in BORDER and words[k + 1].tag not in ("m", "q", "t", "d", "r")
    return False


def mend(words: Sequence[Word]) -> Sequence[Word]:
    """The words with 分|行为 cut as 分行|为: the dictionary's one mistake that costs the name of a bank's branch."""
    mended = list(words)
    for k in range(len(mended) - 1, 0, -1):
        word, before = mended[k], mended[k - 1]
        if word.text == "行为" and before.text in ("分", "支"):
            mended[k - 1 : k + 1] = [
                Word(before.start, word.start + 1, before.text + "行", "n"),
                Word(word.start + 1, word.end, "为", "p"),
            ]
    return mended


def gather(plain: str, words: Sequence[Word], names: Names) -> None:
    """Read the words of one sentence and add what they show to ``names``."""
    run: list[Word] = []
    head = True
    before = ""
    if words and ("分行为" in (text := plain[words[0].start : words[-1].end]) or "支行为" in text):
        words = mend(words)
    if plain is names.plain:
        names.cut(words)
    known = _borders
    if len(known) > _KEPT_WORDS:
        known.clear()
    for k, word in enumerate(words):
        text = word.text
        border = known.get(text, -1)
        if border < 0:
            border = known[text] = border_of(text, word.tag)
        if not border or (border == 2 and is_soft(words, k, run)):
            run.append(word)
            continue
        if run:
            if head or len(run) > 1 or run[0].tag == "nt" or run[0].text.endswith("期货"):
                read_run(plain, run, head, text, names)
            if text in JOINERS or (1 < len(run) < 5 and len(run[0].text) == 1 == len(run[-1].text)):
                read_odd(plain, run, before, word, names)
            head = False
            run = []
        if text == " " and before[-1:].isdigit():
            continue  # 4.9 米车宽: no clause begins behind a number
        before = text
        if text in CLAUSE_MARKS:
            head = True
        elif head and word.tag != "t" and not is_time_or_link(text):
            head = False
        if text == "(":
            read_shape(plain, words, k, names)
    if run:
        read_run(plain, run, head, "", names)


# What a short form in brackets stands for if it ends so: a rule, a plan, a place.
_NO_HOUSE = (
    "条",
    "文",
    "报告",
    "办法",
    "规定",
    "方案",
    "通知",
    "条例",
    "园",
    "项目",
    "计划",
    "制度",
    "法",
    "意见",
    "协议",
)


_DATE_UNITS = frozenset("年月日号")


def read_shape(plain: str, words: Sequence[Word], k: int, names: Names) -> None:
    """A bracket that shows the words before it to be a name."""
    shape = shapes.match(plain, words[k].start)
    if shape is None:
        return
    rule, m, short = shape
    start = words[k].start
    end = m.end() if rule.name == "inner_place" else start
    for at in range(k - 1, max(-1, k - 15), -1):
        word = words[at]
        text = word.text
        if (text == ")" and at > 1 and words[at - 2].text == "(") or (text == "(" and start < words[k].start):
            # 三稷所(香港)科技股份有限公司(以下简称…): the inner bracket belongs to the name.
            start = word.start
            continue
        hard = text in BORDER and (len(text) > 1 or text not in SOFT_BORDER)
        if text in _OPENERS and at + 1 < k and (not at or words[at - 1].text in CLAUSE_MARKS):
            start = word.start  # 好岚岚(603999) at the head of a clause
            break
        if text in _DATE_UNITS and at and words[at - 1].text[-1].isdigit():
            break  # 7月31日岚得医疗(301999)
        if hard or word.tag in ("p", "c", "uj", "r", "t") or not text[0].isalpha():
            break
        if start < words[k].start and text in DESCRIPTOR and text != "公司":
            break
        if words[k].start - start > 3 and word.tag == "v" and len(text) > 1:
            break
        start = word.start
    if rule.name == "ticker" and k and start == words[k - 1].start and words[k - 1].tag == "n":
        return  # 玉米(2510, 3.00, 0.12%): the price of a thing
    if start < words[k].start and not plain.startswith(("(", ")", *LEGAL_SUFFIX), start):
        names.add(plain[start:end], "company", f"shapes.{rule.name}")
    if short and not short.endswith(_NO_HOUSE):
        names.add(short, "company", "shapes.short_form")
