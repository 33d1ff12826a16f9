"""Which subject a number is of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

import regex

from extractor.subjects.lexicon import alternation
from extractor.subjects.model import Mention
from extractor.subjects.settle import is_reporter
from extractor.text import Clause, Sentence, find_clauses

_BEFORE_NUMBER = regex.compile(r"(?:为|约|约为|达|达到|的|仅|超|超过|近)?\s?")
# 依次为云屿23%: a name behind one of these still owns the number behind it.
_DEALT = regex.compile(r"(?r)(?:为|是|依次|分别|、|和|及|而|,|;|靠近|高于|低于|接近|对)")
_OWNER = regex.compile(r"(?r)(?:占|在|占了|贡献了)")
_REVISED = regex.compile(r"(?r)(?:将|把|给予|上调|下调|维持|首予|重申|预计|认为|对|看好|调低|调高)")
_MODIFIER = regex.compile(rf"(?:{alternation('company_measure')})")
# 德国机器人公司Lindner: the name comes behind what it is.
_APPOSITION = regex.compile(r"\p{Han}{0,10}?(?:公司|企业|厂商|品牌|巨头|运营商|平台|车企|制造商|开发商|供应商|股东)")
_JOINT = regex.compile(r"\s?(?:、|和|与|及|以及|/|,)\s?")
_IN_TURN = regex.compile(r"分别|依次|各自")
_NUMBER = regex.compile(r"[+\-]?\d[\d.]*(?:,\d{3})*(?:\.\d+)?")
_BETWEEN = regex.compile(r"[^\d,。;]{0,8}?(?:、|和|及|与|,|以及|/)[^\d。;、]{0,4}?")


class Cast:
    """The subjects of an article in their order, asked by position."""

    def __init__(
        self, plain: str, mentions: Sequence[Mention], sentences: Sequence[Sentence], title: str | None
    ) -> None:
        self.plain = plain
        self.mentions = mentions
        self.sentences = sentences
        self._starts = [m.span.start for m in mentions]
        self._sentence_starts = [s.start for s in sentences]
        counts = Counter(
            m.name for m in mentions if m.kind == "company" and m.role == "subject" and not is_reporter(m.name)
        )
        self.hero = counts.most_common(1)[0][0] if counts else ""
        self._topics: dict[int, Mention | None] = {}
        self._clauses: dict[int, list[Clause]] = {}

    def governing(self, start: int, end: int) -> Mention | None:
        """The subject of the number at ``plain[start:end]``, or ``None``."""
        at = bisect_right(self._sentence_starts, start) - 1
        if at < 0:
            return None
        chosen = self.in_sentence(at, start) or self.before(at)
        return chosen if chosen is not None and chosen.name else None

    def in_sentence(self, at: int, start: int) -> Mention | None:
        """The subject that the number's own sentence gives."""
        sentence = self.sentences[at]
        inside = self.within(sentence.start, start)
        if not inside:
            return None
        last = inside[-1]
        if last.role != "source" and _BEFORE_NUMBER.fullmatch(self.plain, last.span.end, start):
            times = self.plain.startswith("的", last.span.end)
            named = last.kind in ("company", "product", "person") or last.rule in ("names.place", "standing.place")
            if last.role == "subject" or named and _DEALT.match(self.plain, max(sentence.start, last.span.start - 2), last.span.start) and not times:
                return last
        for clause in reversed(self.clauses(at)):
            if clause.start > start:
                continue
            chosen = self.subject_of(clause.start, min(clause.end, start))
            if chosen is not None:
                return self.dealt(chosen, at, start)
        return None

    def dealt(self, first: Mention, at: int, start: int) -> Mention:
        """Of subjects in a list (甲、乙、丙分别…), the one whose turn the number is."""
        group = [first]
        for mention in self.within(first.span.end, self.sentences[at].end):
            if not _JOINT.fullmatch(self.plain, group[-1].span.end, mention.span.start):
                break
            group.append(mention)
        if len(group) == 1:
            return first
        turn = 0
        turns = [m.end() for m in _IN_TURN.finditer(self.plain, group[-1].span.end, start)]
        if not turns:
            return first
        last = turns[-1]
        for m in _NUMBER.finditer(self.plain, last, start):
            if m.end() <= start:
                turn += 1
        return group[turn] if turn < len(group) else first

    def before(self, at: int) -> Mention | None:
        """What the sentences before speak of."""
        here = self.sentences[at].paragraph
        for earlier in range(at - 1, -1, -1):
            if self.sentences[earlier].paragraph < here - 3:
                break
            chosen = self.topic_of(earlier)
            if chosen is not None:
                return chosen
        return None

    def clauses(self, at: int) -> list[Clause]:
        """The clauses of a sentence, found once."""
        if at not in self._clauses:
            self._clauses[at] = find_clauses(self.plain, self.sentences[at].start, self.sentences[at].end)
        return self._clauses[at]

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in ``plain[start:end]``."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def subject_of(self, start: int, end: int) -> Mention | None:
        """The subject of one clause, or of its part up to a number."""
        fallback: Mention | None = None
        reported = False
        inside = self.within(start, end)
        for number, mention in enumerate(inside):
            if mention.role == "source":
                reported = True
                continue
            if mention.role == "other":
                led = mention.span.start
                back = max(start, led - 3)
                if mention.kind == "company" and (
                    _OWNER.match(self.plain, back, led) or (reported and _REVISED.match(self.plain, back, led))
                ):
                    fallback = fallback or mention
                elif mention.kind == "pronoun" and mention.rule == "standing.company_pronoun" and mention.name:
                    fallback = fallback or mention
                continue
            if mention.kind == "place" and _MODIFIER.match(self.plain, mention.span.end):
                continue
            if mention.kind == "place" and number and inside[number - 1].kind != "place":
                between = self.plain[inside[number - 1].span.end : mention.span.start]
                if between in ("", "、"):
                    continue
            if mention.kind == "place" and number + 1 < len(inside) and _APPOSITION.fullmatch(self.plain, mention.span.end, inside[number + 1].span.start):
                continue
            return mention
        return fallback

    def topic_of(self, index: int) -> Mention | None:
        """What a whole sentence is about: the subject of its last clause that has one."""
        if index not in self._topics:
            chosen = None
            for clause in self.clauses(index):
                subject = self.subject_of(clause.start, clause.end)
                if subject is not None and subject.rule != "standing.market_object":
                    chosen = subject
            self._topics[index] = chosen
        return self._topics[index]
