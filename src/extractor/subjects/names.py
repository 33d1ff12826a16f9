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
    POST,
    REPORTER,
    SUFFIX,
)
from extractor.subjects.model import MentionKind
from extractor.subjects.shapes import shapes
from extractor.text.words import Word

# Tags of jieba's dictionary that proper names and rare characters have.
NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "zg", "g", "ng", "ag", "j", "x", ""})
# Tags of grammar words, numerals and times: they end a run of name words.
BORDER_TAGS = frozenset({"p", "c", "u", "uj", "ul", "uz", "ug", "ud", "uv", "r", "rr", "rz", "t", "q", "mq", "y", "e", "o", "k", "f", "i", "l", "z"})
CLAUSE_MARKS = frozenset(",;:。!?\n\"“”【】()《》、…  ")
_TIME_OR_LINK = regex.compile(
    r"[\d.\-~/年月日号前末底初上下半季度财周第一二三四今去本同期间内报告近日昨截至止到自从其中此而但则且及QH]+|受|此外|另外|其中|同时|日前|目前|据悉|近日"
)
HAN = regex.compile(r"\p{Han}")


@dataclass(slots=True)
class Names:
    """The names of one article: surface to kind and the rule that found it."""

    found: dict[str, tuple[MentionKind, str]] = field(default_factory=dict)
    heads: Counter[str] = field(default_factory=Counter)
    acting: set[str] = field(default_factory=set)
    odd: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)

    def add(self, surface: str, kind: MentionKind, rule: str) -> None:
        """Take a name in, unless it is there already."""
        if 2 <= len(surface) <= 40 and surface not in self.found:
            self.found[surface] = (kind, rule)


def is_border(word: Word) -> bool:
    """Whether a word ends a run of words that may make a name."""
    text = word.text
    if text in BORDER:
        return True
    if word.tag == "":
        return not (text[0].isalpha() and (len(text) == 1 or HAN.match(text) is not None))
    if word.tag == "m":
        return len(text) == 1 or text[-1] in "个家万亿成次年月日倍名位款项种条"
    if word.tag in BORDER_TAGS:
        return len(text) > 1 or word.tag not in ("i", "l", "z", "f", "q", "y", "e", "o", "r")
    return word.tag == "d" and len(text) > 1


def gather(plain: str, words: Sequence[Word], names: Names) -> None:
    """Read the words of one sentence and add what they show to ``names``."""
    run: list[Word] = []
    head = True
    for word in words:
        if not is_border(word):
            run.append(word)
            continue
        if run:
            read_run(plain, run, head, word.text, names)
            head = False
            run = []
        text = word.text
        if text in CLAUSE_MARKS:
            head = True
        elif head and _TIME_OR_LINK.fullmatch(text) is None and word.tag != "t":
            head = False
        if text == "(":
            read_shape(plain, words, word.start, names)
    if run:
        read_run(plain, run, head, "", names)


def read_shape(plain: str, words: Sequence[Word], at: int, names: Names) -> None:
    """A bracket that shows the words before it to be a name."""
    shape = shapes.match(plain, at)
    if shape is None:
        return
    rule, _, short = shape
    end = at
    start = end
    for word in reversed([w for w in words if w.end <= at][-14:]):
        if word.end != start or word.text in BORDER or word.tag in ("p", "c", "uj", "r") or not word.text[0].isalpha():
            break
        if word.text in DESCRIPTOR and word.text not in ("公司", "企业", "平台") and start < end:
            break
        start = word.start
    if start < end:
        names.add(plain[start:end], "company", f"shapes.{rule.name}")
    if short:
        names.add(short, "company", "shapes.short_form")


def read_run(plain: str, run: list[Word], head: bool, after: str, names: Names) -> None:
    """A run of words between two borders: the names in it by their ends; its beginning, if it heads a clause."""
    start, quality, best = 0, 0, 0
    singles = 0
    for k, word in enumerate(run):
        text, tag = word.text, word.tag
        if best and text not in CHAIN_SUFFIX and text not in LEGAL_SUFFIX:
            if text in DESCRIPTOR or (tag == "v" and len(text) > 1):
                close(plain, run, start, best, quality, names)
                start, quality, best, singles = k + 1, 0, 0, 0
            continue
        whole = text in SUFFIX
        joined = not whole and k > start and len(text) == 1 and run[k - 1].text + text in SUFFIX
        if text in DESCRIPTOR and not (whole and quality == 2 and k > start):
            start, quality, best, singles = k + 1, 0, 0, 0
        elif whole and k > start and quality and (quality == 2 or text in LEGAL_SUFFIX or run[k - 1].text not in GENERIC_STEM):
            best = k + 1
        elif joined and k - 1 > start:
            best = k + 1
        elif text in GENERIC_STEM:
            quality = max(quality, 1)
        elif tag == "nt" and len(text) > 3:
            quality, best = 2, k + 1
        elif len(text) == 1:
            singles += 1
            if singles >= 2 or tag in NAME_TAGS:
                quality = 2
        elif tag in NAME_TAGS:
            quality = 2
        elif tag == "v":
            start, quality, best, singles = k + 1, 0, 0, 0
        else:
            quality = max(quality, 1)
    if best:
        close(plain, run, start, best, quality, names)
    if head:
        read_head(plain, run, after, names)
    persons(plain, run, names)


def close(plain: str, run: list[Word], start: int, best: int, quality: int, names: Names) -> None:
    """Add the name that ends in a suffix."""
    surface = plain[run[start].start : run[best - 1].end]
    last = run[best - 1].text
    # A name of common words alone is taken only if it is short: 溪谷游戏, but not 冷链物流供应链管理公司.
    if quality == 2 or last in LEGAL_SUFFIX or best - start <= 2:
        if surface in GENERIC_STEM or surface in COMMON_HEAD or surface in SUFFIX:
            return
        names.add(surface, "company", "names.suffix" if quality == 2 else "names.common_stem")
        stem = plain[run[start].start : run[best - 1].start]
        if quality == 2 and len(stem) >= 2 and all(w.tag != "ns" or len(w.text) == 1 for w in run[start : best - 1]):
            names.aliases.setdefault(stem, surface)


def read_head(plain: str, run: list[Word], after: str, names: Names) -> None:
    """Count the beginnings of a run that heads a clause: what heads several clauses is a name."""
    start = run[0].start
    odd = True
    for k, word in enumerate(run[:4]):
        odd = odd and (word.tag in NAME_TAGS or len(word.text) == 1) and word.text not in GENERIC_STEM and word.text not in SUFFIX
        surface = plain[start : word.end]
        if len(surface) > 10 or (k == 0 and surface in DESCRIPTOR):
            break
        if len(surface) < 2:
            continue
        names.heads[surface] += 1
        if odd and not (k == 0 and word.tag == "ns"):
            names.odd.add(surface)
        following = run[k + 1].text if k + 1 < len(run) else after
        if following in ACT or following in POST:
            names.acting.add(surface)


def persons(plain: str, run: list[Word], names: Names) -> None:
    """A person's name beside a post: 董事长周启明, 分析师林野."""
    for k, word in enumerate(run[:-1]):
        if word.text not in POST and word.text not in ("股东", "记者", "先生", "女士"):
            continue
        after = run[k + 1]
        end = k + 2
        if after.tag not in ("nr", "nrt", "nrfg") and not (len(after.text) == 1 and k + 2 < len(run)):
            continue
        if len(after.text) == 1:
            while end < len(run) and run[end].end - after.start <= 3 and (len(run[end].text) == 1 or end == k + 2):
                end += 1
        surface = plain[after.start : run[end - 1].end]
        if 2 <= len(surface) <= 4:
            names.add(surface, "person", "names.person")


_LATIN = regex.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z]*(?:[&'.\-]?[A-Za-z]+)*+(?: [A-Z][a-z]+)*+(?![A-Za-z0-9])")


def latin(plain: str, names: Names) -> None:
    """Names in Latin letters: with a capital, no measure and no unit."""
    for m in _LATIN.finditer(plain):
        surface = m.group()
        if surface in ACRONYM or len(surface) < 2:
            continue
        names.heads[surface] += 1
        if not surface.isupper():
            names.add(surface, "company", "names.latin")
        elif len(surface) >= 3:
            before = plain[max(0, m.start() - 2) : m.start()]
            if not before or before[-1] in "据。,\n:" or plain.startswith(("数据", "表示", "发布", "公布", "预计", "(", "统计"), m.end()):
                names.add(surface, "company", "names.latin_acronym")


def settle(plain: str, names: Names) -> None:
    """Decide which clause heads are names, now that the whole article is counted."""
    for surface, count in names.heads.most_common():
        if surface in names.found or surface in COMMON_HEAD or surface in SUFFIX:
            continue
        if surface in names.odd:
            if any(
                len(longer) > len(surface) and longer.startswith(surface) and names.heads[longer] == count
                for longer in names.odd
            ):
                continue
            names.add(surface, "company", "names.odd_head")
        elif count >= 2 and surface in names.acting and plain.count(surface) >= 3:
            names.add(surface, "company", "names.repeated_head")
    for stem, full in names.aliases.items():
        if stem not in COMMON_HEAD and plain.count(stem) > plain.count(full):
            names.add(stem, "company", "names.alias")


def is_reporter(name: str) -> bool:
    """Whether a name is of one who reports on others: a broker, a bureau, the press."""
    return any(name.endswith(suffix) for suffix in REPORTER)
