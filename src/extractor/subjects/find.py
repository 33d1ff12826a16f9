"""Find the mentions of possible subjects."""

from __future__ import annotations

import regex

from extractor.spans import Span
from extractor.subjects.lexicon import POST, SPEECH, alternation
from extractor.subjects.model import Mention, MentionKind, Role
from extractor.subjects.names import Names, find_latin, gather, is_reporter, settle
from extractor.text import Sentence
from extractor.text.words import Segmenter

_NUMERAL = regex.compile(r"[\d一二三四五六七八九十百两半]")
_FIXED = regex.compile(
    rf"(?P<company>(?<![分子母总大小上新老各家])(?:{alternation('company_pronoun')})(?![法债司章治史]|\p{{Han}}{{0,3}}有限公司))"
    rf"|(?P<person>(?<![其吉])(?:{alternation('person_pronoun')})(?!们|国|乡|人))"
    rf"|(?P<place>(?:{alternation('place_pronoun')})(?!性|际|人大|政协))"
    rf"|(?P<market>{alternation('market')})"
)
_NOT_ITS = regex.compile(r"其[中他它余实次间]|[尤极与何莫]其|其后|其一|其二")


def find_subjects(
    text: str, plain: str, sentences: list[Sentence], title: str | None, segmenter: Segmenter
) -> list[Mention]:
    """Every mention of a name or a pronoun that can have numbers, in order, none overlapping another.

    ``plain`` is ``normalize(text)``; ``title`` a headline kept apart from the text.
    Only sentences with a numeral, and the first one, are cut into words.
    """
    names = Names()
    places: dict[str, str] = {}
    if title:
        gather(title, segmenter.cut(title, 0, len(title)), names)
    for number, sentence in enumerate(sentences):
        if number and _NUMERAL.search(plain, sentence.start, sentence.end) is None:
            continue
        words = segmenter.cut(plain, sentence.start, sentence.end)
        gather(plain, words, names)
        for k, word in enumerate(words):
            if word.tag == "ns" and len(word.text) > 1:
                end = word.end
                if k + 1 < len(words) and words[k + 1].text in ("省", "市", "县", "区", "州", "镇"):
                    end = words[k + 1].end
                places[plain[word.start : end]] = "names.place"
    find_latin(plain, names)
    settle(plain, names)
    spans: list[tuple[int, int, MentionKind, str]] = []
    for surface, (kind, rule) in names.found.items():
        spans += ((at, at + len(surface), kind, rule) for at in occurrences(plain, surface))
    for surface, rule in places.items():
        if surface not in names.found:
            spans += ((at, at + len(surface), "place", rule) for at in occurrences(plain, surface))
    for m in _FIXED.finditer(plain):
        group = str(m.lastgroup)
        if m.group() == "其" and _NOT_ITS.match(plain, max(0, m.start() - 1)) or _NOT_ITS.match(plain, m.start()):
            continue
        kind = "pronoun" if group in ("company", "person") else group
        spans.append((m.start(), m.end(), kind, f"fixed.{group}"))  # type: ignore[arg-type]
    spans.sort(key=lambda s: (s[0] - s[1], s[0]))
    taken = bytearray(len(plain))
    kept = []
    for span in spans:
        if not any(taken[span[0] : span[1]]):
            taken[span[0] : span[1]] = b"\x01" * (span[1] - span[0])
            kept.append(span)
    kept.sort()
    return resolve(text, plain, kept)


def occurrences(plain: str, surface: str) -> list[int]:
    """Where ``surface`` stands in ``plain``; a Latin name only as a whole word."""
    found = []
    at = plain.find(surface)
    latin_name = surface[0].isascii()
    while at >= 0:
        end = at + len(surface)
        if not latin_name or not (
            (at and plain[at - 1].isascii() and plain[at - 1].isalnum())
            or (end < len(plain) and plain[end].isascii() and plain[end].isalpha())
        ):
            found.append(at)
        at = plain.find(surface, end)
    return found


_SPEECH_AFTER = regex.compile(
    r"(?:(?:\p{Han}{0,4}(?:" + "|".join(sorted(POST, key=len, reverse=True)) + r")\p{Han}{0,4})?"
    r"(?:今日|近日|日前|昨日|最新|在\p{Han}{0,12}(?:中|上))?(?:的)?(?:" + "|".join(sorted(SPEECH, key=len, reverse=True)) + "))"
)


def role_of(plain: str, start: int, end: int, kind: MentionKind, name: str) -> Role:
    """What a mention does in its clause, as far as its neighbours tell."""
    cited = plain[max(0, start - 1) : start] == "据" or plain[max(0, start - 2) : start] == "援引"
    if cited:
        return "source"
    speech = _SPEECH_AFTER.match(plain, end)
    if speech and (is_reporter(name) or kind == "person"):
        return "source"
    return "other"


def resolve(text: str, plain: str, spans: list[tuple[int, int, MentionKind, str]]) -> list[Mention]:
    """The spans as mentions, pronouns with the name that they stand for."""
    mentions: list[Mention] = []
    company = person = topic = ""
    former: list[str] = []
    for start, end, kind, rule in spans:
        surface = text[start:end]
        name, role = surface, role_of(plain, start, end, kind, surface)
        if kind == "pronoun":
            p = plain[start:end]
            if p in ("他", "她", "本人"):
                name = person
            elif p in ("其", "它"):
                name = topic or company
            elif p in ("前者", "后者"):
                pair = former[-2:]
                name = (pair[0] if p == "前者" else pair[-1]) if len(pair) == 2 else company
                topic = name
            else:
                name = company
                topic = name or topic
        elif surface == "我国":
            name = "中国"
        elif role != "source":
            if kind == "company" and not is_reporter(surface):
                company = topic = surface
                if surface not in former[-1:]:
                    former.append(surface)
            elif kind == "person":
                person = topic = surface
            elif kind == "place":
                topic = surface
        mentions.append(Mention(Span(start, end), name, kind, rule, role))
    return mentions
