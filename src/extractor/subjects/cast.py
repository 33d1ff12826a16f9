"""Which subject a number is of."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

import regex

from extractor.subjects.lexicon import COMPANY_MEASURE
from extractor.subjects.model import Mention
from extractor.subjects.names import is_reporter
from extractor.text import Sentence, find_clauses

# A mention behind one of these is no subject: it is a place, a partner, a baseline, an object.
_LED = regex.compile(
    r"(?r)(?:在|对|向|为|与|和|跟|同|从|由|把|将|给|被|较|比|于|至|到|是|成为|用|按|据|根据|援引|以|包括|来自|针对|关于|收购|入股|减持|增持|回购|投资|持有"
    r"|认购|出售|转让|质押|竞得|中标|高于|低于|超过|落后于|领先|合作|供货|联合|携手|起诉|通过|任|进入|登陆|覆盖|涉及|发行|购买|支付)"
)
_WITHIN = regex.compile(r"(?r)(?:占|在)")
_BEFORE_NUMBER = regex.compile(r"(?:为|约|约为|达|达到|的|仅|超|超过|近)?\s?")


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
        counts = Counter(m.name for m in mentions if m.kind == "company" and m.role != "source" and not is_reporter(m.name))
        self.hero = counts.most_common(1)[0][0] if counts else ""
        self._memo: dict[int, Mention | None] = {}

    def governing(self, start: int, end: int) -> Mention | None:
        """The subject of the number at ``plain[start:end]``, or ``None``."""
        at = bisect_right(self._sentence_starts, start) - 1
        if at < 0:
            return None
        sentence = self.sentences[at]
        inside = self.within(sentence.start, start)
        if inside:
            last = inside[-1]
            if last.role != "source" and _BEFORE_NUMBER.fullmatch(self.plain, last.span.end, start):
                return last
        clauses = find_clauses(self.plain, sentence.start, start)
        for clause in reversed(clauses):
            chosen = self.subject_of(clause.start, min(clause.end, start))
            if chosen is not None:
                return chosen
        for earlier in range(at - 1, -1, -1):
            before = self.sentences[earlier]
            if before.paragraph != sentence.paragraph and earlier < at - 4:
                break
            chosen = self.topic_of(earlier)
            if chosen is not None:
                return chosen
        return None

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in ``plain[start:end]``."""
        return self.mentions[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]

    def subject_of(self, start: int, end: int) -> Mention | None:
        """The subject of one clause, or of its part up to a number."""
        fallback: Mention | None = None
        for mention in self.within(start, end):
            if not mention.name or mention.role == "source":
                continue
            if _LED.match(self.plain, mention.span.start, max(start, mention.span.start - 3)) is not None:
                if _WITHIN.match(self.plain, mention.span.start, max(start, mention.span.start - 1)) and mention.kind == "company":
                    fallback = fallback or mention
                continue
            if mention.kind == "place" and self.is_modifier(mention):
                continue
            return mention
        return fallback

    def is_modifier(self, mention: Mention) -> bool:
        """Whether a place only narrows a company's measure: 北美收入, 中国市场."""
        end = mention.span.end
        return any(self.plain.startswith(word, end) for word in COMPANY_MEASURE)

    def topic_of(self, index: int) -> Mention | None:
        """What a whole sentence is about: the subject of its last clause that has one."""
        if index not in self._memo:
            sentence = self.sentences[index]
            chosen = None
            for clause in find_clauses(self.plain, sentence.start, sentence.end):
                chosen = self.subject_of(clause.start, clause.end) or chosen
            self._memo[index] = chosen
        return self._memo[index]
