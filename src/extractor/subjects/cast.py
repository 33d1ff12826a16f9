"""Which subject a number is of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

import regex

from extractor.spans import Span
from extractor.subjects.houses import count_values, earns, publishes
from extractor.subjects.lexicon import word_set
from extractor.subjects.model import Mention
from extractor.subjects.resolve import COMPANY_PRONOUNS, opens
from extractor.subjects.settle import is_reporter
from extractor.text import Clause, Sentence, find_clauses

# A clause is looked through so far back from its number, and a subject is carried over so many line breaks.
_REACH = 400
_PARAGRAPHS = 1
_LINES = 5
# A headline is no longer than a line.
_HEADLINE = 40
# The house that an article is about is named in one of so many sentences at its head.
_OPENING = 3
_VALUE = regex.compile(r"\d[\d.,]*\s?(?:%|‰|万|亿|个百分点|元|美元|吨|家|台|辆)")
# 国内共发生融资52起, 行业销量: of a market.
_MARKET = regex.compile(r"国内(?!外)|行业|业内|多地|全社会|百强|重点城市")
_WHOLE_MARKET = regex.compile(r"全球|世界|国内(?!外)|行业|市场(?!份额|占有率|价值)|全行业|产业")
# 43亿美元(约合316亿元): what a bracket says of a figure is of the same owner.
_IN_BRACKET = regex.compile(
    r"(?r)(?P<stated>\d[\d.,]*\s?(?:[万亿]|千万|百万|万亿)?[\p{Han}%]{0,4})\s?\([^()\d,;。]{0,14}[约合]\s?"
)
# 第三名是岚屿: who has the place stands behind it.
_PLACE_IS = regex.compile(r"(?:第[一二三四五六七八九十\d]{1,3}[名位]?|[冠亚季]军)(?:[则仍]|分别)?(?:是|为)\s?")
# 与上月不足7500亿元的总量相比,沪深两市…: whose they are is said behind it, so soon.
_COMPARED = regex.compile(r" *+(?:与|和|同|较|相比于?|相较于?)[^,;。!?\n]{2,40}(?:相比|而言|比较),")
_SOON = 12
# 东部地区…;西部地区…。: behind a list of its parts one of these is spoken of again.
_WHOLES = word_set("place_pronoun")
# 澜岳证券统计数据显示,38城成交: what an outsider's data say in a new sentence is of no house spoken of before.
_OUTSIDE = regex.compile(
    r"(?:(?<![A-Za-z])(?P<who>[A-Z][A-Za-z]{1,15})|智库|协会|联合会|云网|资讯|咨询|研究院|研究所|研究中心|媒体|海关|统计局|证券|同花顺|油服公司)(?:\([^()]{1,12}\))?"
    r"(?:的|最新|初步|监测|预测|全渠道|推总)*(?:统计数据|统计|数据|报告)(?:显示|称|指出|,)"
)
# 国内市场规模: not even of the house that the article is about.
_DOMESTIC = regex.compile(r"(?:国内|行业)\p{Han}{0,10}?(?:销售额|零售额|零售量|规模|销量|产量|出货量)")
# 目前已有120家公司发布预案: of a market, whichever house was spoken of before.
_HOUSES = regex.compile(
    r"[家只]\s?(?:[AH]股)?(?:上市|上榜|入围|规上|证券|保险|房地产|民营|国有|外资|科技|央企)?"
    r"(?:公司|企业|券商|银行|机构|个股|房企|车企|险企|药企)(?![^,。;\n]{0,6}(?:给予|评级|调研|覆盖))"
)
_BOTH_EXCHANGES = ("沪深两市", "两市")
_BODIES = tuple(word_set("public_body"))
# So far from the mark its subject may begin a clause.
_HEAD = 3
# So far from its owner a number in a bracket behind it is still the owner's.
_BRACKET = 30

_BEFORE_NUMBER = regex.compile(r"(?:为|约|约为|达|达到|的|仅|超|超过|近)?\s?")
# 途经岭东、芷江4省: how many they are.
_MEMBERS = regex.compile(r"\d{1,3}[余多]?(?:个|座)?(?:省|市|县|区|国|地区|城市)")
# 依次为岚屿23%: a name behind one of these still owns the number behind it.
_DEALT = regex.compile(r"(?r)(?:为|是|依次|分别|、|和|及|而|,|;|靠近|高于|低于|接近|超过|超越|对)")
# 超越顾闻舟的29%: what another is compared to is its own.
_BASELINES = ("高于", "低于", "接近", "超过", "超越")
# 占岚屿汽车营收的三成: the owner of the whole, if the clause has no other subject.
_OWNER = regex.compile(r"(?r)(?:占|在|占了|贡献了)")
# 澜岳证券将岚屿汽车的目标价上调: behind one who reports, the one reported on.
_REVISED = regex.compile(r"(?r)(?:将|把|给予|上调|下调|维持|首予|重申|预计|认为|对|看好|调低|调高)")
# 德国机器人公司Lindovan: the name comes behind what it is.
_APPOSITION = regex.compile(r"\p{Han}{0,10}?(?:公司|企业|厂商|品牌|巨头|运营商|平台|车企|制造商|开发商|供应商|股东)")
# 岭东的网约车司机刘某某: so does a person's.
_RESIDENT = regex.compile(r"的?\p{Han}{0,12}")
# 拟收购岚屿汽车60%的股权: the number is the buyer's.
_STAKE = regex.compile(r"的?(?:股权|股份|股本|表决权)")
_HOLDS = regex.compile(
    r"(?r)(?:持有|收购|购入|买入|受让|转让|出售|认购|增持|减持|竞得|取得|获得|拥有|持)[^,;。!?\n]{0,10}"
)
# Who has a part of something: 股东顾闻舟质押860万股,占公司总股本的1%.
_HOLDERS = ("company", "person", "pronoun")
_JOINT = regex.compile(r"(?:\(\d{1,6}\))?\s?(?:、|和|与|及|以及|/|,)\s?")
_MEMBER = regex.compile("[^、和与及以+]+")
# 岚屿、芷远和南曜等30家, 岚屿等5家: what follows the first of a list up to its count.
_MEMBERS_LIST = regex.compile("(?:[、和与及][^,;:。!?\n、等]{2,24}+){0,30}+等")
_IN_TURN = regex.compile(r"分别|依次|各自")
_NUMBER = regex.compile(r"[+\-]?\d[\d.]*(?:,\d{3})*(?:\.\d+)?")


def find_headlines(plain: str, sentences: Sequence[Sentence]) -> list[int]:
    """The numbers of the sentences that are headlines, in order: short, without a stop, alone; or 【盘面】…"""
    found = []
    for index, sentence in enumerate(sentences[:-1]):
        if plain.startswith("【", sentence.start):
            found.append(index)
            continue
        alone = sentence.paragraph != sentences[index + 1].paragraph and (
            not index or sentence.paragraph != sentences[index - 1].paragraph
        )
        line = plain[sentence.start : sentence.end].strip() if alone else ""
        if 4 <= len(line) <= _HEADLINE and line[-1] not in "。!?;…:,”":
            found.append(index)
    return found


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
        self._clauses: dict[int, tuple[list[Clause], list[Mention | None]]] = {}
        self._topics: list[tuple[Mention | None, int]] = []
        self._of_title = self.title_subject(title)
        self._prose = sorted({s.paragraph for s in sentences if s.end - s.start > 24 and plain[s.end - 1] == "。"})
        self.headlines = find_headlines(plain, sentences)
        houses = Counter(
            m.name for m in mentions if (m.kind == "company" and m.role != "source") or m.rule in COMPANY_PRONOUNS
        )
        name, count = houses.most_common(1)[0] if houses else ("", 0)
        self.hero = name if 2 * count > houses.total() else ""
        self._opener = self.opener() if self._of_title is None else None
        self._default = self._of_title or self._opener

    def governing(self, start: int, end: int) -> Mention | None:
        """The subject of the number at ``plain[start:end]`` (half-open), or ``None`` if the text does not say."""
        stated = _IN_BRACKET.match(self.plain, max(0, start - 40), start)
        if stated is not None:
            start, end = stated.span("stated")
        start = self.before_list(start)
        at = bisect_right(self._sentence_starts, start) - 1
        if at < 0:
            return None
        chosen = self.in_sentence(at, start, end) or self.speaker(start)
        if chosen is None:
            chosen = self.before(at, start)
            if chosen is not None and (self.counts_houses(chosen, end) or self.is_surveyed(chosen, at, start)):
                return None
            if chosen is not None and chosen.kind == "market" and self.is_of_board(at, start):
                return None
        return chosen if chosen is not None and chosen.name else None

    def counts_houses(self, topic: Mention, end: int) -> bool:
        """Whether the number that ends at ``end`` counts houses, and so is not of the house spoken of before."""
        several = topic.rule == "names.collective"
        if (several and "家" in topic.name) or not (several or topic.kind in _HOLDERS):
            return False  # 5家车企合计…,其中2家公司
        return _HOUSES.match(self.plain, end - 1) is not None

    def is_surveyed(self, topic: Mention, at: int, start: int) -> bool:
        """Whether one who reports has a market's number at ``start``, and it is of no house spoken of before."""
        if topic.kind not in _HOLDERS:
            return False
        begin = self.sentences[at].start
        data = _OUTSIDE.search(self.plain, begin, start)
        if data is not None and data["who"] != topic.name:
            return topic.name != self.hero or _DOMESTIC.search(self.plain, data.end(), start) is not None
        if topic.name == self.hero:
            return False
        told = next((m for m in self.within(begin, start) if m.role == "source" and is_reporter(m.name)), None)
        return told is not None and _WHOLE_MARKET.search(self.plain, told.span.end, start) is not None

    def is_of_board(self, at: int, start: int) -> bool:
        """Whether a number is of a part of the market: 沪深两市…。银行、地产板块涨幅超过2%."""
        return self.plain.find("板块", self.sentences[at].start, start) >= 0

    def is_outside(self, topic: Mention, index: int) -> bool:
        """Whether a sentence gives an outsider's data, so that none of the next is of ``topic`` either."""
        if topic.kind not in _HOLDERS or topic.name == self.hero:
            return False
        data = _OUTSIDE.search(self.plain, self.sentences[index].start, self.sentences[index].end)
        return data is not None and data["who"] != topic.name

    def before_list(self, start: int) -> int:
        """Where the list begins whose members the number at ``start`` counts (岭国、芷国等30个); else ``start``."""
        if self.plain[start - 1 : start] != "等":
            return start
        stop = self.plain.rfind(",", max(0, start - _REACH), start)
        for mention in self.within(max(stop, start - _REACH), start):
            if _MEMBERS_LIST.fullmatch(self.plain, mention.span.end, start):
                return mention.span.start
        return start

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in ``plain[start:end]``."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def in_sentence(self, at: int, start: int, end: int) -> Mention | None:
        """The subject that the number's own sentence gives."""
        sentence = self.sentences[at]
        named = _PLACE_IS.match(self.plain, start, end + 4)
        placed = next(iter(self.within(named.end(), named.end() + 1)), None) if named is not None else None
        if placed is not None and placed.role == "subject":
            return placed
        last = bisect_left(self._starts, start) - 1
        if last < 0 or self._starts[last] < sentence.start:
            compared = _COMPARED.match(self.plain, sentence.start, sentence.end)
            ahead = compared.end() if compared is not None and compared.end() > start else sentence.end
            return self.subject_of(ahead, min(ahead + _SOON, sentence.end))
        nearest = self.mentions[last]
        if self.is_stake(nearest, sentence.start, end):
            clause = max(sentence.start, self.plain.rfind(",", 0, nearest.span.start))
            held = self.subject_of(clause, nearest.span.start)
            if held is None or held.span.start - clause > _HEAD:
                held = self.subject_of(max(sentence.start, start - _REACH), nearest.span.start)
            if held is not None:
                return held
        elif self.owns_next(nearest, sentence.start, start) or self.owns_bracket(nearest, start):
            return nearest
        clauses, carried = self.clauses(at)
        number = bisect_right(clauses, start, key=lambda clause: clause.start) - 1
        if number < 0:
            return None
        begin = max(clauses[number].start, start - _REACH)
        chosen = self.either(self.subject_of(begin, start), carried[number - 1] if number else None, begin)
        if chosen is None or chosen.role == "other" or chosen.span.start < begin:
            chosen = self.listed(sentence.start, clauses[number].start, start) or chosen
        return self.dealt(chosen, sentence.end, start) if chosen is not None else None

    def listed(self, begin: int, clause: int, start: int) -> Mention | None:
        """The first of a list before the clause of the number at ``start``, if as many values are dealt out (分别)."""
        turn = _IN_TURN.search(self.plain, clause, start)
        if turn is None:
            return None
        group: list[Mention] = []
        for mention in self.within(max(begin, clause - _REACH), clause):
            if mention.kind not in ("company", "product", "place"):
                continue
            if group and _JOINT.fullmatch(self.plain, group[-1].span.end, mention.span.start):
                group.append(mention)
            elif len(group) < 2:
                group = [mention]
        return group[0] if len(group) > 1 and len(group) == count_values(self.plain, turn.end()) else None

    def is_stake(self, mention: Mention, begin: int, end: int) -> bool:
        """Whether the number that ends at ``end`` is a stake in ``mention`` that another holds, buys or sells."""
        if mention.kind != "company" or not _STAKE.match(self.plain, end):
            return False
        return _HOLDS.match(self.plain, max(begin, mention.span.start - 24), mention.span.start) is not None

    def owns_next(self, mention: Mention, begin: int, start: int) -> bool:
        """Whether the number at ``start`` comes straight behind its owner: 岚屿23%、芷远18%."""
        if mention.role == "source" or not _BEFORE_NUMBER.fullmatch(self.plain, mention.span.end, start):
            return False
        if mention.kind == "place" and _MEMBERS.match(self.plain, start):
            return False
        if mention.role == "subject" or mention.rule == "names.work":
            return True
        named = mention.kind in ("company", "product", "person") or mention.rule in ("names.place", "standing.place")
        led = _DEALT.match(self.plain, max(begin, mention.span.start - 2), mention.span.start)
        if led is None or not named:
            return False
        return not self.plain.startswith("的", mention.span.end) or led.group() in _BASELINES

    def owns_bracket(self, mention: Mention, start: int) -> bool:
        """Whether the number stands in the bracket right behind its owner: 岚屿汽车(持股51%)."""
        end = mention.span.end
        if mention.role == "source" or start - end > _BRACKET or not self.plain.startswith("(", end):
            return False
        return self.plain.find(")", end, start) < 0

    def dealt(self, first: Mention, end: int, start: int) -> Mention:
        """Of subjects in a list (甲、乙、丙分别…) that ``first`` begins, the one whose turn the number is."""
        if start - first.span.start > _REACH:
            return first
        if first.rule == "names.collective":
            return self.member(first, start)
        if first.name in _BOTH_EXCHANGES:
            return self.exchange(first, start)
        group = [first]
        for mention in reversed(self.within(first.span.start - _REACH, first.span.start)):
            if not _JOINT.fullmatch(self.plain, mention.span.end, group[0].span.start):
                break
            group.insert(0, mention)
        for mention in self.within(first.span.end, min(end, first.span.end + _REACH)):
            if not _JOINT.fullmatch(self.plain, group[-1].span.end, mention.span.start):
                break
            group.append(mention)
        if len(group) == 1:
            return first
        turns = [m.end() for m in _IN_TURN.finditer(self.plain, group[-1].span.end, start)]
        if not turns:
            return first
        turn = sum(1 for _ in _NUMBER.finditer(self.plain, turns[-1], start))
        if turn >= len(group):
            # 分别出资…,对应认购…: a second round, if the numbers come out even.
            total = turn + sum(1 for _ in _NUMBER.finditer(self.plain, start, end))
            turn = turn % len(group) if total % len(group) == 0 else 0
        return group[turn]

    def exchange(self, both: Mention, start: int) -> Mention:
        """Of both stock exchanges (沪深两市分别成交3000亿元和2500亿元), the one whose turn the number is."""
        turn = max((m.end() for m in _IN_TURN.finditer(self.plain, both.span.end, start)), default=-1)
        if turn < 0 or count_values(self.plain, turn) != 2:
            return both
        place = sum(1 for _ in _NUMBER.finditer(self.plain, turn, start))
        return both._replace(name=("沪市", "深市")[place]) if place < 2 else both

    def member(self, group: Mention, start: int) -> Mention:
        """Of several who count as one (北岭和芷江合计占46%,分别增长3个和2个百分点), whose turn the number is."""
        turn = max((m.end() for m in _IN_TURN.finditer(self.plain, group.span.end, start)), default=-1)
        members = [m for m in _MEMBER.finditer(self.plain, *group.span) if m.end() > m.start()] if turn >= 0 else []
        if len(members) < 2 or len(members) != count_values(self.plain, turn):
            return group
        place = sum(1 for _ in _NUMBER.finditer(self.plain, turn, start))
        if place >= len(members):
            return group
        return group._replace(span=Span(*members[place].span()), name=members[place].group())

    def clauses(self, at: int) -> tuple[list[Clause], list[Mention | None]]:
        """The clauses of a sentence and, for each, the subject that stands when it ends."""
        if at not in self._clauses:
            clauses = find_clauses(self.plain, self.sentences[at].start, self.sentences[at].end)
            carried: list[Mention | None] = []
            reported = False
            for clause in clauses:
                own = self.subject_of(clause.start, min(clause.end, clause.start + _REACH), reported)
                reported = reported or any(m.role == "source" for m in self.within(clause.start, clause.end))
                carried.append(self.either(own, carried[-1] if carried else None, clause.start))
            self._clauses[at] = clauses, carried
        return self._clauses[at]

    def subject_of(self, start: int, end: int, reported: bool = False) -> Mention | None:
        """The subject of one clause, or of its part up to a number. ``reported``: one who reports stands before it."""
        fallback: Mention | None = None
        inside = self.within(start, end)
        for number, mention in enumerate(inside):
            if mention.role == "source" or (mention.rule == "standing.person_pronoun" and not mention.name):
                reported = True
            elif mention.role == "other":
                fallback = fallback or self.owner(mention, start, reported)
            elif mention.kind != "place" or self.is_place_itself(inside, number):
                return mention
        return fallback

    def either(self, own: Mention | None, before: Mention | None, start: int) -> Mention | None:
        """A clause's own subject or the one before, which goes first if the own is but a whole: 占公司总股本."""
        if own is None or before is None or own.role != "other" or before.kind not in _HOLDERS:
            return own or before
        return before if "占" in self.plain[max(start, own.span.start - 6) : own.span.start] else own

    def owner(self, mention: Mention, start: int, reported: bool) -> Mention | None:
        """A mention that is no subject by its place, but stands for one if the clause has none."""
        back, led = max(start, mention.span.start - 3), mention.span.start
        if mention.kind == "company":
            owns = _OWNER.match(self.plain, back, led) or (reported and _REVISED.match(self.plain, back, led))
            return mention if owns else None
        return mention if mention.rule in COMPANY_PRONOUNS and mention.name else None

    def is_place_itself(self, inside: Sequence[Mention], number: int) -> bool:
        """Whether a place is meant, and not a part of a measure or of what a house is."""
        end = inside[number].span.end
        before = inside[number - 1] if number else None
        gap = self.plain[before.span.end : inside[number].span.start] if before is not None else " "
        if before is not None and before.kind != "place" and gap in ("", "、"):
            return False
        if number + 1 == len(inside):
            return True
        following = inside[number + 1]
        apart = inside[number].rule not in ("standing.place_pronoun", "standing.district")
        if apart and following.kind == "company" and following.span.start == end:
            return False  # 岭东岚谷集团
        pattern = _RESIDENT if following.kind == "person" else _APPOSITION
        return not pattern.fullmatch(self.plain, end, following.span.start)

    def speaker(self, start: int) -> Mention | None:
        """The house that is named straight behind the quotation in which the number stands: “…”岚屿汽车董事长说."""
        close = self.plain.find("”", start, start + _REACH)
        if close < 0 or self.plain.find("“", start, close) >= 0:
            return None
        mention = next(iter(self.within(close + 1, close + 3)), None)
        return mention if mention is not None and mention.kind == "company" and mention.role != "source" else None

    def before(self, at: int, start: int) -> Mention | None:
        """What the sentences before that of the number at ``start`` speak of, or the title, or the whole article."""
        while len(self._topics) < at:
            index = len(self._topics)
            own = self.topic_of(index)
            past = self._topics[-1] if self._topics else (None, 0)
            if own is not None and past[0] is not None and self.is_default(past[0]) and self.only_stands(own, index):
                own = None  # 该地位于东部沿海: where something is, in an article about a house
            if own is None and past[0] is not None and self.is_headline(index) and self.ends(past[0], index):
                past = (None, 0)
            if own is None and past[0] is not None and self.is_outside(past[0], index):
                past = (None, 0)
            self._topics.append((own, self.sentences[index].paragraph) if own is not None else past)
        topic, paragraph = self._topics[at - 1] if at else (None, 0)
        if topic is not None and topic.name and self.is_headline(at) and self.ends(topic, at):
            topic = None  # the headline of another item
        if topic is not None and self.has_passed(topic, at):
            topic = None
        if topic is None or not self.carries(paragraph, self.sentences[at].paragraph):
            return self._of_title or (None if self.is_of_market(at, start) else self._opener)
        return topic

    def has_passed(self, topic: Mention, at: int) -> bool:
        """Whether a bureau or a broker was spoken of before the last sentence: its own figures came at once.

        Of an exchange one speaks for a price, and of it no more in the next sentence.
        """
        if topic.name.endswith("交易所") and topic.kind == "company" and topic.name != self.hero:
            return True
        if topic.kind != "company" or topic.name == self.hero:
            return False
        if not (is_reporter(topic.name) or topic.name.endswith(_BODIES)):
            return False
        return at > 0 and topic.span.end < self.sentences[at - 1].start

    def only_stands(self, own: Mention, index: int) -> bool:
        """Whether a topic is a place of which its sentence gives no figure, or a film or a game of the house."""
        return own.rule == "names.work" or (
            own.kind == "place" and not _VALUE.search(self.plain, own.span.end, self.sentences[index].end)
        )

    def is_default(self, topic: Mention) -> bool:
        """Whether a topic is the house that the article is about, be it named or not."""
        if not topic.name:
            return topic.rule in COMPANY_PRONOUNS
        return self._default is not None and topic.name == self._default.name

    def is_headline(self, index: int) -> bool:
        """Whether a sentence is a headline."""
        at = bisect_left(self.headlines, index)
        return at < len(self.headlines) and self.headlines[at] == index

    def ends(self, topic: Mention, headline: int) -> bool:
        """Whether the item behind a headline is no more about ``topic``: neither it nor the article speaks of it."""
        following = bisect_right(self.headlines, headline)
        after = self.headlines[following] if following < len(self.headlines) else len(self.sentences)
        stop = self.sentences[after].start if after < len(self.sentences) else len(self.plain)
        spoken = self.within(self.sentences[headline].start, stop)
        return topic.name != self.hero and all(mention.name != topic.name for mention in spoken)

    def carries(self, from_line: int, to_line: int) -> bool:
        """Whether a subject is carried from one line to another: over lines of a table, but not over prose."""
        prose = bisect_right(self._prose, to_line) - bisect_right(self._prose, from_line)
        return to_line - from_line <= (_PARAGRAPHS if prose else _LINES)

    def topic_of(self, index: int) -> Mention | None:
        """What a whole sentence is about: the subject of its last clause that has one, but no mere price."""
        chosen = None
        regions: set[str] = set()
        sentence = self.sentences[index]
        if not self.within(sentence.start, sentence.end):
            return None
        for clause in self.clauses(index)[0]:
            subject = self.subject_of(clause.start, min(clause.end, clause.start + _REACH))
            if subject is not None and subject.rule != "standing.market_object":
                chosen = subject
                if subject.kind == "place":
                    regions.add(subject.name)
        if len(regions) > 1 and chosen is not None and chosen.kind == "place" and index:
            past = self._topics[index - 1][0]
            if past is not None and past.span.of(self.plain) in _WHOLES and past.name not in regions:
                return None
        return chosen

    def opener(self) -> Mention | None:
        """The house that the article opens with and goes on to speak of: what no other claims is its own."""
        named = [m for m in self.mentions if m.name == self.hero]
        if not self.hero or (is_reporter(self.hero) and not any(earns(self.plain, m.span.end) for m in named)):
            return None
        stop = self.sentences[min(_OPENING, len(self.sentences)) - 1].end
        for m in named:
            if m.span.start < stop and m.role == "subject" and opens(self.plain, m.span.start):
                if _VALUE.search(self.plain, 0, m.span.start):
                    return None  # an article about a market, which begins with the market's figures
                return m if len(named) > 2 or publishes(self.plain, m.span.end) else None
        return None

    def is_of_market(self, at: int, start: int) -> bool:
        """Whether a number is of a market or a trade, or stands before the house that the article is about."""
        sentence = self.sentences[at]
        own = max(sentence.start, self.plain.rfind(";", sentence.start, start))
        if self._opener is None or start < self._opener.span.start:
            return True
        return _MARKET.search(self.plain, own, start) is not None

    def title_subject(self, title: str | None) -> Mention | None:
        """The first house of the text that the headline names."""
        if not title:
            return None
        return next(
            (m for m in self.mentions if m.kind == "company" and m.role != "source" and m.name in title),
            None,
        )
