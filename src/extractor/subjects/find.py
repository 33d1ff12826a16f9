"""Find the mentions of possible subjects."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

import regex

from extractor.spans import Span
from extractor.subjects.lexicon import COMMON_HEAD, alternation
from extractor.subjects.model import Mention, MentionKind, Role
from extractor.subjects.names import MODEL, Names, find_announcers, find_latin, gather, is_reporter, settle
from extractor.text import Sentence
from extractor.text.words import Segmenter

Found = tuple[int, int, MentionKind, str]

# What may stand at the head of a clause before its subject.
_LEAD = regex.compile(
    r"(?:[\d.\-~/年月日号前末底初上下半季度财周第一二三四今去本同期间内报告近截至止到自从其中此而但则且及QH\s\"“【]|受|若|如|当|尾盘|盘中|早盘|午后|收盘|假设|同时|另外)*+"
)
# Only a sentence with one of these can hold a claim, and only such sentences are cut into words.
_NUMERAL = regex.compile(r"[\d二三四五六七八九十两半百千万亿]|持平|翻番|首位|第一")
_FIXED = regex.compile(
    rf"(?P<company>(?<!{alternation('compound_head')})公司(?!法|债|司|章|治理|股东大会)|(?<!\p{{Han}})集团(?!化)"
    rf"|[该本][公集行企司品机平基车券店厂股](?:{'司|团|业|牌|构|台|金|企|商'})?+(?![一-龥]{{0,2}}有限公司))"
    rf"|(?P<its>(?<![尤极与何莫])其(?![中他它余实次间后一二三])|(?<!其)它(?!们)|前者|后者)"
    rf"|(?P<person>(?<![其吉])(?:{alternation('person_pronoun')})(?!们|国|乡|人))"
    rf"|(?P<place>(?:{alternation('place_pronoun')})(?!性|际|人大|政协|场|值))"
    rf"|(?P<region>(?<![^,。;:\n、和与及\s\"“【])(?:{alternation('place')}))"
    rf"|(?P<market>{alternation('market')})(?!指|上市|公司|年报|\p{{Han}}{{0,2}}公司)"
    rf"|(?P<board>(?<![^,。;:\n、\s】])\p{{Han}}{{2,5}}?板块)"
    rf"|(?P<object>\p{{Han}}{{0,4}}?(?:综指|成指|指数|期指|板指|国债)|(?:{alternation('market_object')}))"
)
_WHOLE = regex.compile(rf"{alternation('whole_name')}|国家\p{{Han}}{{2,8}}?(?:委员会|委|总局|局|总署|署)")
# 中新网鹭岛8月1日电: a dateline is no text.
_BYLINE = regex.compile(
    r"(?:^|\n)[^。,\n(]{0,20}?(?:\d{1,2}月\d{1,2}日(?:专?电|讯|消息)|讯)(?=[\s(])|(?:记者|通讯员|编辑|作者)[:\s]{0,2}\p{Han}{2,4}(?=[\s)/、,])"
)
_MARK = regex.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|[;。!?\n…:]")


def find_subjects(
    text: str, plain: str, sentences: list[Sentence], title: str | None, segmenter: Segmenter
) -> list[Mention]:
    """Every mention of a name or a pronoun that can have numbers, in order, none overlapping another.

    ``plain`` is ``normalize(text)``; ``title`` a headline kept apart from the text.
    Only sentences with a numeral, and the first one, are cut into words.
    """
    names = Names()
    if title:
        gather(title, segmenter.cut(title, 0, len(title)), names)
    left = []
    for number, sentence in enumerate(sentences):
        if not number or _NUMERAL.search(plain, sentence.start, sentence.end):
            gather(plain, segmenter.cut(plain, sentence.start, sentence.end), names)
        else:
            left.append(sentence)
    find_latin(plain, names)
    settle(plain, names)
    find_announcers(plain, names)
    if "公司" in plain and not any(kind == "company" for kind, _ in names.found.values()):
        # The text says 公司 and the sentences with figures do not say which: another sentence may.
        for sentence in left:
            gather(plain, segmenter.cut(plain, sentence.start, sentence.end), names)
        settle(plain, names)
    return resolve(text, plain, place(plain, names))


def place(plain: str, names: Names) -> list[Found]:
    """Where the names and the pronouns stand, the longer before the shorter, none overlapping another."""
    spans: list[Found] = []
    for surface, (kind, rule) in names.found.items():
        for at in occurrences(plain, surface):
            end = at + len(surface)
            model = MODEL.match(plain, end) if kind == "company" else None
            if model:
                spans.append((at, model.end(), "product", "names.model"))
            else:
                spans.append((at, end, kind, rule))
    for m in _WHOLE.finditer(plain):
        spans.append((m.start(), m.end(), "company", "names.whole"))
    for surface, weight in names.places.items():
        if weight > 1 and surface not in names.found and surface not in COMMON_HEAD:
            spans += ((at, at + len(surface), "place", "names.place") for at in occurrences(plain, surface))
    for m in _FIXED.finditer(plain):
        group = str(m.lastgroup)
        kind: MentionKind = "market" if group in ("market", "object", "board") else "place" if group in ("place", "region") else "pronoun"
        spans.append((m.start(), m.end(), kind, f"fixed.{group}"))
    spans.sort(key=lambda s: (s[0] - s[1], s[0]))
    taken = bytearray(len(plain))
    for m in _BYLINE.finditer(plain):
        taken[m.start() : m.end()] = b"\x01" * (m.end() - m.start())
    kept = []
    for span in spans:
        start, end = span[0], span[1]
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(span)
    kept.sort()
    return kept


def occurrences(plain: str, surface: str) -> list[int]:
    """Where ``surface`` stands in ``plain``; a Latin name only as a whole word."""
    found = []
    at = plain.find(surface)
    latin = surface[0].isascii()
    while at >= 0:
        end = at + len(surface)
        if not latin or not (
            (at and plain[at - 1].isascii() and plain[at - 1].isalnum())
            or (end < len(plain) and plain[end].isascii() and plain[end].isalpha())
        ):
            found.append(at)
        at = plain.find(surface, end)
    return found


_POST = rf"\p{{Han}}{{0,6}}?(?:{alternation('post')})\p{{Han}}{{0,5}}?"
_SPEECH_AFTER = regex.compile(
    rf"(?:{_POST})?(?:\([^()]{{0,20}}\))?(?:今日|近日|日前|昨日|最新|近期|在\p{{Han}}{{0,12}}(?:中|上)|对\p{{Han}}{{2,8}})?的?(?:{alternation('speech_verb')})"
)
# What a house says of itself, it says of its own figures.
_OWN_WORD = regex.compile(r"(?:\([^()]{0,20}\))?(?:最新|今日|发布的|披露的|\d{4}年?)*(?:公告|披露|财报|年报|半年报|季报|业绩|招股书|官网|官方|介绍)")
# Within its clause one who reports does one of these before the figures of another.
_REPORTING = regex.compile(r"发布|公布|数据|显示|统计|表示|指出|介绍|研报|预计|预测|认为|目标价|评级|维持|上调|下调|给予")
_DATA_AFTER = regex.compile(r"(?:\([^()]{0,20}\))?(?:的|最新|发布的|公布的|监测|统计){0,3}(?:数据|统计|监测|调研|报告|研报)(?:\p{Han}{0,4})?(?:显示|指出|认为|,)")
_FORECAST_AFTER = regex.compile(rf"(?:{alternation('forecast_verb')})")
_LED = regex.compile(rf"(?r)(?:{alternation('leading_word')})")


def role_of(plain: str, start: int, end: int, kind: MentionKind, clause: int) -> Role:
    """What a mention does in its clause, as far as its neighbours tell."""
    if plain[max(0, start - 1) : start] == "据" or plain[max(0, start - 2) : start] == "援引":
        return "source"
    surface = plain[start:end]
    if kind in ("company", "person", "pronoun"):
        reporter = kind == "person" or is_reporter(surface)
        if reporter and kind == "company":
            stop = _MARK.search(plain, end)
            if _REPORTING.search(plain, end, stop.start() if stop else len(plain)):
                return "source"
        if reporter and (_SPEECH_AFTER.match(plain, end) or _FORECAST_AFTER.match(plain, end)):
            return "source"
        if kind == "company" and _DATA_AFTER.match(plain, end):
            return "source"
    if _LED.match(plain, max(clause, start - 4), start):
        return "other"
    return "subject"


# A fund that holds shares is not what the next 公司 means.
_INVESTOR = regex.compile(r"(?:投资|资产|股权|资本|基金)(?:管理)?(?:有限公司|股份有限公司|有限责任公司)$|合伙|投资公司$")


def resolve(text: str, plain: str, spans: list[Found]) -> list[Mention]:
    """The spans as mentions, pronouns with the name that they stand for."""
    marks = [m.end() for m in _MARK.finditer(plain)]
    mentions: list[Mention] = []
    company = person = topic = ""
    pair: list[str] = []
    for start, end, kind, rule in spans:
        at = bisect_right(marks, start)
        clause = marks[at - 1] if at else 0
        name, role = text[start:end], role_of(plain, start, end, kind, clause)
        if kind == "pronoun":
            pronoun = plain[start:end]
            if rule == "fixed.person":
                name = person
            elif pronoun in ("前者", "后者"):
                name = pair[0 if pronoun == "前者" else 1] if len(pair) == 2 else company
            elif rule == "fixed.its":
                name = topic or company
            else:
                name = company
            if name and rule != "fixed.its" or pronoun in ("前者", "后者"):
                topic = name
        elif rule == "fixed.object":
            if role != "subject" or _LEAD.fullmatch(plain, clause, start) is None:
                continue
            name = ""
        elif name == "我国":
            name = "中国"
        elif role == "source":
            if kind == "company" and not is_reporter(name) and _OWN_WORD.match(plain, end):
                company = topic = name
        else:
            if kind in ("company", "product"):
                if name not in pair[-1:]:
                    pair = [*pair[-1:], name]
                if role == "subject":
                    topic = name
                    if kind == "company" and not is_reporter(name) and not (company and _INVESTOR.search(name)):
                        company = name
            elif role == "subject":
                topic = name
                if kind == "person":
                    person = name
        mentions.append(Mention(Span(start, end), name, kind, rule, role))
    return cataphora(plain, mentions)


def cataphora(plain: str, mentions: list[Mention]) -> list[Mention]:
    """公司 before any name is the company that the article speaks of most, or says to be something (X是…)."""
    counts = Counter(m.name for m in mentions if m.kind == "company" and m.role == "subject")
    name = ""
    for m in mentions:
        if m.kind == "company" and m.role == "subject" and not is_reporter(m.name) and m.rule != "names.latin":
            if counts[m.name] > 2 or plain.startswith(("是", "作为", "成立"), m.span.end):
                name = m.name
                break
    return [m._replace(name=name) if m.rule == "fixed.company" and not m.name else m for m in mentions]
