"""Find the mentions of possible subjects."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from extractor.subjects.evidence import Names
from extractor.subjects.gather import gather
from extractor.subjects.houses import find_brands, find_listed, find_studied, settle_houses
from extractor.subjects.lexicon import ACT, COMMON_HEAD, SPEECH, SUFFIX, alternation, word_set
from extractor.subjects.model import Mention
from extractor.subjects.resolve import resolve
from extractor.subjects.settle import settle
from extractor.subjects.standing import (
    Found,
    find_bylines,
    find_regions,
    find_standing,
    find_state_offices,
    inner_place,
)
from extractor.subjects.strings import (
    MODEL,
    find_addressed,
    find_announcers,
    find_coded,
    find_examples,
    find_introduced,
    find_labelled,
    find_latin,
    find_pages,
    find_pioneers,
    find_projects,
    find_speakers,
    find_subsidiaries,
)
from extractor.subjects.wholes import find_collectives, find_holders, find_registered, tail_of
from extractor.text import Sentence
from extractor.text.words import Words

HOUSE_WORDS = word_set("house_follower", "brand_follower", "company_measure", "subject_follower")
_SHARE_CLASS = re.compile("-[UWBS](?![A-Za-z0-9])")
_TITLE = re.compile("《[^《》\n]{1,30}》")
# Such a title, or one with a figure, speaks of houses; that of a film only has their names in its own.
_PAPER = re.compile(rf"{alternation('paper')}|[:,;]|\d\d")
# Where films and games are spoken of, a title owns what it takes and what it cost: 《岚屿往事》票房.
_SHOWN = re.compile("票房|上映|首映|影片|(?<!行业)(?<!市场)玩家")
# Up to so many names are sought one by one; in a book of more the text is read once for all.
_FEW = 200
# Names that begin and end where words do; of those with a suffix the end is sure.
_BORDERED = frozenset({"names.brand", "names.brand_noun", "names.suffix", "names.common_stem", "names.house"})
# Of names found by what they head, those with a 系列 or a 产品 behind them are products.
_HEADED = frozenset({"names.odd_head", "names.rare_head", "names.repeated_head"})
# Houses known beforehand may be customers and rivals: they do not say whose article it is.
_KNOWN = frozenset({"names.brand", "names.brand_noun"})
# The sentences at the head of an article name its houses, with a number or without.
_HEAD = 2


def find_subjects(
    text: str, sentences: list[Sentence], numbers: Sequence[int], title: str | None, words: Words
) -> list[Mention]:
    """Every mention of a name or a pronoun that can have numbers, in order, none overlapping another.

    ``words`` are those of ``normalize(text)``; ``title`` is a headline kept apart from the text. A mention whose name
    is ``''`` is a pronoun that stands for nothing known, or a price or an index that belongs to nobody.
    ``numbers``: where the numbers of the text begin, in order; only sentences with one, and the first two, are cut
    into words.
    """
    plain = words.plain
    names = Names(plain)
    if title:
        gather(title, words.segmenter.cut(title, 0, len(title)), names)
    left = []
    for number, sentence in enumerate(sentences):
        # Behind a quotation with a figure stands who said it.
        quoted = plain[sentence.start - 1 : sentence.start] == "”"
        first = bisect_left(numbers, sentence.start)
        numbered = first < len(numbers) and numbers[first] < sentence.end
        if number < _HEAD or quoted or numbered:
            gather(plain, words.cut_sentence(sentence.start, sentence.end), names)
        else:
            left.append(sentence)
    find_pages(names)
    find_coded(names)
    find_studied(names)
    find_brands(names)
    find_latin(names)
    find_addressed(names)
    find_speakers(names)
    find_announcers(names)
    find_introduced(names)
    find_subsidiaries(names)
    find_labelled(names)
    settle(names)
    settle_houses(names)
    said = plain.find("公司")
    houses = [surface for surface, (kind, _) in names.found.items() if kind == "company"] if said >= 0 else []
    if said >= 0 and all(names.rule_of(s) in _KNOWN and plain.find(s, 0, said) < 0 for s in houses):
        # The text says 公司, and the sentences with figures do not say which: another sentence may.
        for sentence in left:
            gather(plain, words.cut_sentence(sentence.start, sentence.end), names)
        settle(names)
        settle_houses(names)
    return resolve(text, plain, place(names), title)


def place(names: Names) -> list[Found]:
    """Where names and standing words are: the longer before the shorter, none overlapping another."""
    plain = names.plain
    spans = [(start, tail_of(plain, end, kind, rule), kind, rule) for start, end, kind, rule in find_standing(plain)]
    spans += find_state_offices(plain) + find_regions(plain) + find_holders(names)
    places = [s for s, weight in names.places.items() if weight > 1 and s not in names.found and s not in COMMON_HEAD]
    spans += find_listed(names) + find_pioneers(plain)
    spans += [(start, end, "product", "names.project") for start, end in find_projects(plain)]
    products = {
        surface
        for surface, (_, rule) in names.found.items()
        if rule in _HEADED and (surface + "系列" in plain or surface + "产品" in plain)
    }
    for surface, at in occurrences(plain, [*names.found, *places]):
        end = at + len(surface)
        kind, rule = names.found.get(surface, ("place", "names.place"))
        if surface in products:
            kind = "product"
        if rule in _BORDERED and not (names.edges[end] and (rule == "names.suffix" or names.edges[at])):
            continue  # 美好未来 does not name 好未来, nor 软件业务 a 软件业
        if rule == "names.place" and inner_place(plain, at, end) != (at, end):
            continue  # 岭东 of 岭东芷江
        end = tail_of(plain, end, kind, rule)
        if plain[end : end + 1] == "-" and _SHARE_CLASS.match(plain, end):
            end += 2  # 岚谷药业-U
        stop = model_end(names, surface, rule, end) if kind == "company" else end
        if stop > end:
            spans.append((at, stop, "product", "names.model"))
        else:
            spans.append((at, end, kind, rule))
    spans += find_registered(names, spans)
    spans += find_collectives(names, spans)
    spans += [(start, end, "product", "names.example") for start, end in find_examples(plain)]
    taken = bytearray(len(plain))
    for start, end in find_bylines(plain):
        taken[start:end] = b"\x01" * (end - start)
    titles = [m.span() for m in _TITLE.finditer(plain)] if "《" in plain else []
    works = {left for left, right in titles if not _PAPER.search(plain, left + 1, right - 1)}
    if works and _SHOWN.search(plain):
        spans += [(left, right, "product", "names.work") for left, right in titles if left in works]
    spans.sort(key=lambda s: (s[0] - s[1], s[0]))
    kept = []
    for span in spans:
        start, end = span[0], span[1]
        title = next((title for title in titles if title[0] < start and end < title[1]), None)
        if title is not None and title != (start - 1, end + 1):
            in_work = title[0] in works and span[3] != "names.latin"
            if in_work or span[2] == "place":
                continue  # 《岚屿往事》, 《中国好声音》
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(span)
    kept.sort()
    return kept


# 岚屿星愿 A9, and 岚屿星愿 again and again: a model by a word, in an article about a car.
_NAMED_MODEL = regex.compile(r"(?P<word>\p{Han}{2})(?P<number> ?[A-Z]{1,3}-?\d{1,3}[A-Za-z]{0,4})?(?![A-Za-z\d])")
_CARS = re.compile("新车|轴距|车身|续航|指导价")
_NO_MODEL = COMMON_HEAD | SUFFIX | ACT | SPEECH | HOUSE_WORDS


def model_end(names: Names, surface: str, rule: str, end: int) -> int:
    """Where the model behind a brand ends, by its number or its word; ``end`` if there is none."""
    plain = names.plain
    model = MODEL.match(plain, end)
    if model:
        return model.end()
    named = _NAMED_MODEL.match(plain, end) if rule in ("names.brand", "names.brand_noun") else None
    if named is None or named["word"] in _NO_MODEL or not names.edges[named.end("word")]:
        return end
    if named["number"] or (names.count(surface + named["word"]) > 2 and _CARS.search(plain)):
        return named.end()
    return end


def occurrences(plain: str, surfaces: list[str]) -> Iterator[tuple[str, int]]:
    """Where each of the strings stands in ``plain``: string and offset. A Latin name counts only as a whole word."""
    found = _search(plain, surfaces) if len(surfaces) <= _FEW else _search_indexed(plain, surfaces)
    for surface, at in found:
        end = at + len(surface)
        if surface[0].isascii() and (
            (at and plain[at - 1].isascii() and plain[at - 1].isalnum())
            or (end < len(plain) and plain[end].isascii() and plain[end].isalpha())
        ):
            continue
        yield surface, at


def _search(plain: str, surfaces: list[str]) -> Iterator[tuple[str, int]]:
    for surface in surfaces:
        at = plain.find(surface)
        while at >= 0:
            yield surface, at
            at = plain.find(surface, at + len(surface))


def _search_indexed(plain: str, surfaces: list[str]) -> Iterator[tuple[str, int]]:
    by_start: dict[str, list[str]] = {}
    for surface in surfaces:
        by_start.setdefault(surface[:2], []).append(surface)
    for at in range(len(plain)):
        for surface in by_start.get(plain[at : at + 2], ()):
            if plain.startswith(surface, at):
                yield surface, at
