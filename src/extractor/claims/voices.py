"""Which source governs a number: the sources of one paragraph in order, and where each of them ends."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import NamedTuple

import regex

from extractor.claims.source import Quoted, find_sources
from extractor.claims.words import listed
from extractor.spans import Span
from extractor.subjects import Cast, Mention

_QUOTE_REACH = 600
# So far back stands the person for whom 他 stands.
_REACH = 400
# A shorter quotation without a colon is a term: 据统计,“自由行”旅客….
_TERM = 15
_PERSONS = ("他", "她")
# A house's own forecast or plan at the head of a sentence: what was quoted before ends there.
_OWN_PLAN = regex.compile(r" ?(?:\([^()\n]{1,24}\))?(?:此前|目前|现|则|还|也|同时)?(?:预计|预期|计划|预测)")
# 截至收盘,云帆科技报7元: the market speaks.
_CLOSE = regex.compile(
    r" *截至[^,;。]{0,16}(?:收盘|发稿|午盘)|截至[^,;。]{2,16},[^,;。]{0,16}(?:收盘|股价|报收|收报)"
    r"|该股|[^。;]{0,24}股价(?:已经?|今[年日]|累计|上涨|下跌|大涨|大跌|一度|收|报|走|[高低]开|较收盘)|二级市场|股价方面|消息面上|盘面上"
)
# Paragraphs that were joined.
_JOINED = regex.compile(r" +[^ “]")
# A house that reckons: its report is longer than two sentences.
_HOUSE = regex.compile(rf"(?:{listed('houses')})$")
# What goes on from the sentence before.
_GOES_ON = regex.compile(
    r"[二三四五六]是|其[二三四]|第[二三四],|其次|再次|最后"
    r"|其中|同时|此外|另外|因此|而且|并且|具体|预计|与[^,;。]{2,12}相比|“"
)
# 陈牧表示,有三个特点:一是…: the points that he makes are his to the last.
_POINTS = regex.compile(r"[^。!?\n]{0,80}[:,;](?:一是|第一,|首先,|其一)")
# 报告还指出: whoever it is that published one.
_THE_REPORT = frozenset({"报告", "该报告", "研报", "这份报告"})
# 岭东芷江:二孩家庭补贴3万元: an item of its own.
_ITEM = regex.compile(r" ?\p{Han}{2,8}:(?!“)")
# 据岭东晚报报道: the press, which tells what others plan and what they have published.
_PRESS = regex.compile(r"报道|消息|获悉|新闻|[日晚时周]报|媒|社")
# What has a name of its own, whatever is glued before it, unless it belongs to it.
_BODIES = ("standing.state_office", "standing.whole_name")
_BELONGS = regex.compile(r"[的与和及、]$|机构|部门|公司|协会|委员会|记者|集团")
_LEAST = 4
# Many speak so, and nobody means one of them by 他.
_NAMELESS = regex.compile(r"(?:人士|机构|分析师|专家|媒体|市场)$")
# Who only expects something has no report that goes on.
_EXPECTS = regex.compile(r"(?r)预[计测期估]|估计|[上下]调")
# Another day, another story.
_ANEW = regex.compile(r" *(?:近日|日前|昨日|今日|(?:\d{1,2}月)?\d{1,2}日),")
# 我们预测: who writes speaks, if it is a paper that was quoted.
_WE = regex.compile(r"我们(?:预测|预计|认为|上调|下调|维持|给予|判断|看好)")


class Voice(NamedTuple):
    """From ``start`` on ``name`` is quoted; nobody, if it is ``None``."""

    start: int
    name: Span | None
    speaks: bool


class Voices:
    """The sources of an article, read one paragraph at a time, asked by position."""

    def __init__(self, plain: str, cast: Cast) -> None:
        self.plain = plain
        self.cast = cast
        self.voices: list[Voice] = []
        self._spoke: Span | None = None
        self._named: dict[str, int] = {}
        self._starts = [s.start for s in cast.sentences]

    def enter(self, start: int) -> None:
        """Read the paragraph of the sentence that begins at ``start``."""
        sentences = self.cast.sentences
        first = max(bisect_right(self._starts, start) - 1, 0)
        paragraph = sentences[first].paragraph
        while first and sentences[first - 1].paragraph == paragraph:
            first -= 1
        self.voices, self._spoke = [], None
        begin = sentences[first].start
        for number, sentence in enumerate(sentences[first:], first):
            if sentence.paragraph != paragraph:
                break
            self._read(begin, number)
        self.voices.sort(key=attrgetter("start"))

    def governing(self, start: int) -> Voice | None:
        """The source of the number at ``start``."""
        at = bisect_right(self.voices, start, key=attrgetter("start")) - 1
        voice = self.voices[at] if at >= 0 else None
        return voice if voice is not None and voice.name is not None else None

    def _read(self, begin: int, number: int) -> None:
        """The sources and ends of sources of one sentence."""
        start, end, _ = self.cast.sentences[number]
        last = self.voices[-1] if self.voices else None
        inside = last is not None and last.start > start  # a quotation that closes later
        over = last is not None and (self._is_over(last, number) or (start > begin and self._turns(start, end)))
        if over and not inside:
            self.voices.append(Voice(start, None, speaks=False))
        for quoted in find_sources(self.plain, start, end):
            self._add(begin, quoted)
        if self.voices and not inside and not self.voices[-1].speaks:
            we = _WE.search(self.plain, start, end)
            if we is not None and self.voices[-1].start <= we.start():
                self.voices.append(Voice(we.start(), None, speaks=False))

    def _is_over(self, voice: Voice, number: int) -> bool:
        """Whether somebody's words have ended: they are his sentence and the next, and what goes on from there."""
        if not voice.speaks or voice.name is None or _HOUSE.search(voice.name.of(self.plain)):
            return False
        begun = bisect_right(self._starts, voice.start) - 1
        if _POINTS.match(self.plain, voice.start):
            return False
        if number == begun + 1:
            start = self._starts[number]
            itself = self.plain.startswith(voice.name.of(self.plain), start)  # nobody says his own name
            expects = _EXPECTS.match(self.plain, self._starts[begun], voice.start) is not None
            return itself or expects or _ANEW.match(self.plain, start) is not None or self._is_of_another(voice, number)
        return number > begun and _GOES_ON.match(self.plain, self._starts[number]) is None

    def _is_of_another(self, voice: Voice, number: int) -> bool:
        """Whether a house spoke and the sentence is about another one: of itself it says 我们."""
        if voice.name is None:
            return False
        house = next(iter(self.cast.within(voice.name.start, voice.name.end)), None)
        if house is None or house.kind != "company" or house.span.end < voice.name.end:
            return False
        start, end, _ = self.cast.sentences[number]
        about = (m for m in self.cast.within(start, end) if m.role == "subject")
        other = next(about, None)
        return other is not None and other.kind == "company" and other.name not in ("", house.name)

    def _turns(self, start: int, end: int) -> bool:
        """Whether what was quoted ends with the sentence before: a new paragraph, a plan of one's own, the market."""
        if _JOINED.match(self.plain, start, end) or _CLOSE.match(self.plain, start, end):
            return True
        if _ITEM.match(self.plain, start, end) and any(m.kind == "place" for m in self.cast.within(start, start + 6)):
            return True
        last = self.voices[-1] if self.voices else None
        if last is not None and self._is_press(last) and self.plain.count("。", last.start, start) == 1:
            return False
        mention = self._first(start)
        return mention is not None and _OWN_PLAN.match(self.plain, mention.span.end, end) is not None

    def _is_press(self, voice: Voice) -> bool:
        """Whether the press is quoted, which reports what others plan: 据岭东晚报报道."""
        return voice.name is not None and _PRESS.search(self.plain, voice.name.start, voice.start) is not None

    def _first(self, start: int) -> Mention | None:
        """The house that stands at the head of a sentence."""
        mention = next(iter(self.cast.within(start, start + 2)), None)
        return mention if mention is not None and mention.kind in ("company", "pronoun") else None

    def _add(self, begin: int, quoted: Quoted) -> None:
        name = self._resolved(begin, quoted.name) if quoted.name is not None else None
        last = self.voices[-1] if self.voices else None
        if last is not None and last.name is not None and name is not None and not self._is_press(last):
            name = last.name if name.of(self.plain) in _THE_REPORT else name
        if quoted.speaks and name is not None and not _NAMELESS.search(name.of(self.plain)):
            self._spoke = name
        if quoted.behind:
            opened = self._opening(begin, quoted.span.start)
            self.voices.append(Voice(opened, name, quoted.speaks))
            goes_on = self.plain[quoted.span.end : quoted.span.end + 1] in (",", ":")
            self.voices.append(Voice(quoted.span.start + 1, name if goes_on else None, quoted.speaks))
        else:
            self.voices.append(Voice(quoted.span.end, name, quoted.speaks))
        closed = self._closing(quoted.span.end)
        if closed is not None:
            self.voices.append(Voice(closed, None, speaks=False))

    def _opening(self, begin: int, close: int) -> int:
        """Where the quotation opens that closes at ``close``."""
        opened = self.plain.rfind("“", max(begin, close - _QUOTE_REACH), close)
        return opened if opened >= 0 else close

    def _closing(self, end: int) -> int | None:
        """Where the quotation closes that opens at ``end``, behind the colon: …表示:“…”."""
        least = 0 if self.plain[end : end + 1] == ":" else _TERM
        if self.plain[end : end + 1] in (":", ","):
            end += 1
        if self.plain[end : end + 1] != "“":
            return None
        depth = 0
        for at in range(end, min(end + _QUOTE_REACH, len(self.plain))):
            if self.plain[at] == "“":
                depth += 1
            elif self.plain[at] == "”":
                depth -= 1
                if depth <= 0 and not self.plain.startswith(("“", " “"), at + 1):
                    return at + 1 if at - end >= least else None
        return None

    def _resolved(self, begin: int, name: Span) -> Span | None:
        """The name for which a pronoun stands; any other name as it is."""
        word = name.of(self.plain)
        if word == "公司" or word.startswith("该"):
            return self._house(name) or name
        if word not in _PERSONS and word != "其":
            return self._whole(name)
        near = self.cast.within(max(begin, name.start - _REACH), name.start) if word != "其" else ()
        person = next((m.span for m in reversed(near) if m.kind == "person"), None)
        if person is not None and (self._spoke is None or person.start > self._spoke.end):
            return person
        return self._spoke or next((m.span for m in near if m.kind == "company" and m.role == "subject"), None)

    def _whole(self, name: Span) -> Span:
        """A name that was cut within that of a company, in full: 秋岚数据公告称."""
        last = next(reversed(self.cast.within(name.start, name.end)), None)
        if last is not None and last.rule in _BODIES and last.span.end == name.end and self._is_glued(name, last):
            return last.span
        if last is None or last.kind != "company" or self.plain[name.end : last.span.end] != "数据":
            return name
        return Span(name.start, last.span.end)

    def _is_glued(self, name: Span, body: Mention) -> bool:
        """Whether a headline without a mark stands before the body that speaks: 需求增长空间更大海岳协会."""
        before = self.plain[name.start : body.span.start]
        return len(before) > _LEAST and _BELONGS.search(before) is None

    def _house(self, name: Span) -> Span | None:
        """The company for which 公司 or 该公司 stands, where it is first named."""
        mention = next(iter(self.cast.within(name.start, name.end)), None)
        if mention is None or not mention.name:
            return None
        at = self._named.setdefault(mention.name, self.plain.find(mention.name))
        return Span(at, at + len(mention.name)) if at >= 0 else None
