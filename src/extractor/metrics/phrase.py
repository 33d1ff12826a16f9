"""Metric phrases: the noun phrase that names what a number measures, found from jieba's words and tags.

No lexicon holds every metric, so the phrase beside a number is read from its words: a head noun, the
modifiers before it, and the words at which it must stop. Known spans (lexicon terms, subjects, times,
numbers) are single tokens; only what lies between them is segmented.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from importlib.resources import files
from typing import Literal, NamedTuple

from extractor.metrics.moves import MOVES
from extractor.spans import Span
from extractor.text.words import Word, Words

Label = Literal["term", "subject", "time", "number", "name"]
"""What a marked span is: ``name`` is a name that holds a numeral (5G, 云舟S7), a noun like any other."""


class Mark(NamedTuple):
    """A known span inside the text: what kind it is decides whether a phrase may hold it."""

    start: int
    end: int
    label: Label


Token = Word
"""One word, or one marked span: then its tag is ``=term``, ``=subject``, ``=time``, ``=number`` or ``=name``."""


class Phrase(NamedTuple):
    """A metric phrase. ``head``: what its last word is. ``verb``: its first word is a verb (接待游客, 投资)."""

    span: Span
    head: Literal["term", "noun", "verb"]
    verb: bool
    prefix: Span | None = None
    """What stands apart before it: a modifier before a light verb (新型合金(实现)收入), a verb before 了."""


_WORDS = {
    key: frozenset(value.split())
    for key, value in tomllib.loads(files("extractor.metrics").joinpath("words.toml").read_text("utf-8")).items()
}
LIGHT_VERBS = _WORDS["light_verbs"]
REPORT_VERBS = _WORDS["report_verbs"]
MODIFIER_VERBS = _WORDS["modifier_verbs"]
GENERIC_HEADS = _WORDS["generic_heads"]
NON_HEADS = _WORDS["non_heads"]
RIGHT_STOPS = _WORDS["right_stops"]
MANNERS = _WORDS["manners"]
OWNERS = _WORDS["owners"]
DEPENDENT_HEADS = _WORDS["dependent_heads"]
_TRAILING = _WORDS["trailing"] | LIGHT_VERBS | REPORT_VERBS | MOVES

MAX_LENGTH = 40
"""Characters of the longest metric phrase: beyond that a clause has been read as a noun phrase."""

_OPENERS, _CLOSERS = "“‘《「『【〈", "”’》」』】〉"
_BREAKS = frozenset(",;:。!?\n|()[]{}<>→↑↓·•…~=+*#@")
_JOINERS = frozenset(("、", "和", "与", "及", "以及", "或", "/"))
_NOUN_TAGS = frozenset("nabfjligskqz")
_PASSED_PREPOSITIONS = frozenset(["对", "向", "与", "来自", "归属于", "针对", "面向", "在"])
_ADVERBIAL = frozenset(("按", "按照", "随着", "受", "因", "凭借", "对于", "由于", "通过", "根据"))
_SHORT = frozenset("涨跌报收赚花罚捐售卖买销开关种招长宽高煤铜铝铁钢金银锌镍锡铅油气电粮糖盐茶米布车")
"""Words of one character that can be a metric."""
_RECKONED = frozenset(("计算", "折算", "统计", "测算", "衡量", "计"))
_LINES = frozenset(("板块", "业务", "产品", "渠道", "系列", "车型", "品类"))
_PLACES = frozenset(("地区", "省", "市", "区", "县", "企业", "公司", "行业", "全国", "全省", "全市"))
_LINKS = frozenset(("实现", "完成", "取得", "录得", "产生", "贡献"))
_TRAILING_TAGS = frozenset(("d", "ad", "p", "c", "uj", "ul", "ug", "uz", "ud", "uv", "y", "r", "df", "vd"))


_MEASURED = ("n", "vn", "=term")


def is_noun(token: Token) -> bool:
    """Whether the token can stand inside a noun phrase."""
    text, tag = token.text, token.tag
    if tag in ("=term", "=name"):
        return True
    if tag[:1] == "=" or text in LIGHT_VERBS or text in REPORT_VERBS or text in _BREAKS:
        return False
    if tag == "":  # An unknown word has no tag: Latin runs and rare characters are names of things.
        return (text.isalnum() and not text.isdigit()) or text in "-_.&+"
    return tag[0] in _NOUN_TAGS or tag in ("vn", "mq") or (tag == "eng")


class PhraseReader:
    """Reads the metric phrases of one text. ``marks`` are sorted and do not overlap."""

    def __init__(self, marks: Sequence[Mark], words: Words) -> None:
        self.plain = words.plain
        self.marks = marks
        self._cut = words.cut
        self._starts = [m.start for m in marks]
        self._known: dict[tuple[int, int], Phrase | None] = {}

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of ``plain[start:end]``: marked spans whole, the rest as words."""
        tokens: list[Token] = []
        at = start
        cut = self._cut
        for index in range(bisect_left(self._starts, start), len(self.marks)):
            mark = self.marks[index]
            if mark.start >= end:
                break
            if mark.start < at or mark.end > end:
                continue
            if at < mark.start:
                tokens += cut(at, mark.start)
            tokens.append(Token(mark.start, mark.end, self.plain[mark.start : mark.end], "=" + mark.label))
            at = mark.end
        if at < end:
            tokens += cut(at, end)
        return tokens

    def words(self, token: Token) -> list[Token]:
        """The words that a marked span is made of."""
        return self._cut(token.start, token.end)

    def before(self, start: int, end: int) -> Phrase | None:
        """The phrase that ends at or shortly before ``end``, within ``plain[start:end]``."""
        start = max(start, end - 2 * MAX_LENGTH)
        key = (start, end)
        if key not in self._known:  # several constructions ask for the same place
            self._known[key] = self._phrase(self.tokens(start, end))
        return self._known[key]

    def _phrase(self, tokens: list[Token]) -> Phrase | None:
        """The phrase that the tokens end in, but for function words."""
        aside = _adverbial(tokens)
        if aside is not None:
            phrase = self._phrase(tokens[:aside])
            if phrase is not None:
                return phrase
        last = _skip_trailing(tokens)
        if last < 0:
            return None
        if _is_course(tokens, last):
            last = _skip_trailing(tokens[: last - 1])  # 运量(保持高速增长)
            if last < 0:
                return None
        # 海运时间, 收益水平; but 高位水平
        measure = tokens[last].text in ("时间", "水平", "距离") and last > 0 and tokens[last - 1].tag in _MEASURED
        if tokens[last].text in NON_HEADS and not measure:
            last = _skip_predicate(tokens, last)
            if last < 0:
                return None
        head = tokens[last]
        if last > 0 and last + 1 < len(tokens) and _is_object(tokens, last + 1):
            # The verb with the name that it acts on: 收购川禾硅业.
            return Phrase(Span(head.start, tokens[last + 1].end), "verb", True)
        first = _walk_left(tokens, last)
        if first is None:
            return None
        while first <= last and (tokens[first].text in "的、和与及之-/式" or tokens[first].text.isspace()):
            first += 1
        while first <= last and tokens[first].text == "(":
            while first <= last and tokens[first].text != ")":
                first += 1
            first += 1
        if 0 < first < last and tokens[first].text == "前" and tokens[first - 1].tag == "=time":
            first += 1  # (2028年底)前建立
        while first < last and tokens[first].text in _LEFT_OVER:
            first += 1  # (城市)内航线, (今年)以来销量
        if first > last:
            return None
        if first > 0 and tokens[first - 1].text in _ADVERBIAL:
            # 收入按可比口径(恢复至): the phrase stands before the adverbial.
            reckoned = last + 1 < len(tokens) and tokens[last + 1].text in _RECKONED  # 按固定汇率计算
            return self._phrase(tokens[: first - 1]) or (None if reckoned else self._made(tokens, first, last))
        return self._made(tokens, first, last)

    def _made(self, tokens: list[Token], first: int, last: int) -> Phrase | None:
        head, opening = tokens[last], tokens[first]
        span = _balanced(self.plain, opening.start, head.end)
        if span is None:
            return None
        name = self.plain[span.start : span.end]
        if name in OWNERS or name in NON_HEADS or self.plain[span.end - 1] == "-":
            return None
        if len(name) == 1 and head.tag != "=term" and name not in _SHORT:
            return None  # a rest of a word or a name
        if self.plain[span.start - 1 : span.start] == "第":
            span = Span(span.start - 1, span.end)  # 第一产业增加值
        if first == last and head.tag in ("ns", "s"):  # 在美国(就有23亿元的采购额): where, not what
            return None
        acting = last + 1 < len(tokens) and tokens[last + 1].text in ("着", "了", "过") and head.tag != "=term"
        kind: Literal["term", "noun", "verb"] = "verb"
        if head.tag == "=term":
            kind = "term"
        elif is_noun(head) and not acting:
            kind = "noun"
        verb = opening.tag[:1] == "v" and opening.tag != "vn" and opening.text not in MODIFIER_VERBS
        return Phrase(span, kind, verb or (acting and first == last), self._prefix(tokens, first))

    def _prefix(self, tokens: list[Token], first: int) -> Span | None:
        """The noun phrase before a light verb or a time: 新型合金(实现)收入, 涂料板块(2019年)毛利率."""
        at = first - 1
        if at > 0 and tokens[at].tag == "=time":
            return self._of_line(tokens, at - 1)
        if at < 1 or tokens[at].text not in _LINKS:
            return None
        at -= 1
        while at >= 0 and (tokens[at].tag in ("d", "ad") or tokens[at].text in ("共", "共计", "累计", "合计")):
            at -= 1
        if at < 0 or not is_noun(tokens[at]) or tokens[at].text in NON_HEADS:
            return None
        if tokens[at].text in _PLACES:
            return None  # 西部地区(完成)投资: whose, not what
        start = _walk_left(tokens, at)
        return None if start is None else _balanced(self.plain, tokens[start].start, tokens[at].end)

    def _of_line(self, tokens: list[Token], at: int) -> Span | None:
        """The line of business that ends with ``tokens[at]``: 涂料板块; of another noun a time is no part."""
        if tokens[at].text not in _LINES:
            return None
        start = _walk_left(tokens, at)
        return None if start is None or start == at else _balanced(self.plain, tokens[start].start, tokens[at].end)

    def after(self, start: int, end: int) -> Phrase | None:
        """The noun phrase that begins at ``start`` (after an optional 的), within ``plain[start:end]``."""
        plain = self.plain
        while start < end and plain[start] in " 的":
            start += 1
        tokens = self.tokens(start, min(end, start + MAX_LENGTH))
        last = -1
        depth = 0
        for index, token in enumerate(tokens):
            text, tag = token.text, token.tag
            following = next((t for t in tokens[index + 1 : index + 3] if t.text != " "), None)
            if text in _OPENERS:
                depth += 1
            elif text in _CLOSERS:
                if not depth:
                    break
                depth -= 1
                last = index
            elif depth:
                pass
            elif tag == "=subject":
                if last >= 0 and not (following is not None and is_noun(following)):
                    break
                last = index
            elif tag == "=number" and last < 0 and index == 0 and following is not None and is_noun(following):
                pass  # 25部30米孔径雷达
            elif text in ("内", "外") and last >= 0 and following is not None and is_noun(following):
                pass  # 中央预算内投资
            elif tag in ("=time", "=number") or text in _BREAKS or text in RIGHT_STOPS:
                break
            elif text == "的" or text in _JOINERS:
                if last < 0 or following is None or not (is_noun(following) or following.tag[:1] == "v"):
                    break
            elif len(text) == 1 and tag in ("f", "a") and last < 0 and not (following and following.text == "的"):
                pass  # 宽腿托, 高感知传感器
            elif is_noun(token):
                last = index
            elif tag[:1] == "v" and text not in LIGHT_VERBS and text not in MOVES and following is not None:
                # A verb as modifier (上市公司, 参与的主播) goes on; a predicate ends the phrase.
                if not (following.text == "的" or (is_noun(following) and (last < 0 or text in MODIFIER_VERBS))):
                    break
            else:
                break
        while last > 0 and tokens[last].tag in ("a", "ad"):
            last -= 1  # 比值显著(上升)
        if last < 0:
            return None
        span = _balanced(plain, tokens[0].start, tokens[last].end)
        if span is None or plain[span.start : span.end] in NON_HEADS or plain[span.start] == "-":
            return None
        return Phrase(span, "term" if tokens[last].tag == "=term" else "noun", False)

    def verb_after(self, start: int, end: int) -> Phrase | None:
        """The verb with its object that begins at ``start``: (以1亿元)竞得新区工业用地."""
        tokens = self.tokens(start, min(end, start + MAX_LENGTH))
        first = 0
        while first < len(tokens) and (
            tokens[first].tag in ("d", "p", "uj", "c") or tokens[first].text in _MEANS_NOUNS
        ):
            first += 1
        if first >= len(tokens) or tokens[first].tag[:1] != "v":
            return None
        verb = first
        if first + 1 < len(tokens) and tokens[first + 1].tag == "ul":
            first += 2  # 收购(了)某公司
        last = first - 1 if first > verb else first
        for index in range(last + 1, len(tokens)):
            token = tokens[index]
            if token.text in _BREAKS or token.tag in ("=time", "=number", "ul", "d", "c"):
                break
            last = index
        while last > first and tokens[last].tag in ("uj", "p", "c", "ul"):
            last -= 1
        head = Span(tokens[verb].start, tokens[verb].end)
        if last < first:
            return Phrase(head, "verb", True)
        span = _balanced(self.plain, tokens[first].start, tokens[last].end)
        return None if span is None else Phrase(span, "verb", True, head if first > verb else None)


_MEANS_NOUNS = frozenset(["的", "价格", "价", "对价", "现金", "资金", "自有资金", "总价", "代价", "成本", "左右"]) | {
    " "
}


def _skip_trailing(tokens: list[Token]) -> int:
    """Index of the last token that can be a head: after it only function words; -1 if there is none."""
    last = len(tokens) - 1
    while last >= 0:
        token = tokens[last]
        text, tag = token.text, token.tag
        if text == ")":
            while last >= 0 and tokens[last].text != "(":
                last -= 1
            last -= 1
            continue
        if text in _CURRENCIES and last and tokens[last - 1].text in ("折合", "折算", "折"):
            last -= 2  # 外币贷款(折合人民币)增加3亿元
            continue
        if tag == "=term" or not (
            text in _TRAILING
            or tag in _TRAILING_TAGS
            or tag in ("=subject", "=time")
            or text in ",、:(“"
            or text.isspace()
            or (tag == "=name" and text[-1] in "×xX*")  # 尺寸4135×1805×(1570mm)
            or tag in ("a", "z", "f")  # 表现强劲, 平台上
            or _is_move(text)
        ):
            return last
        if tag == "=subject" and last and tokens[last - 1].text in _TOWARDS:
            return -1  # 对中兴(8万员工): what stands before speaks of something else
        last -= 1
    return last


_CURRENCIES = frozenset(("人民币", "美元", "港元", "港币", "欧元", "日元"))
_LEFT_OVER = frozenset(("后", "起", "内", "中", "上", "下", "以上", "以下", "以来", "时", "区", "能否", "主要"))


def _adverbial(tokens: list[Token]) -> int | None:
    """Where the 在 of an adverbial begins that the tokens end in: (利润)在现有基础上."""
    last = len(tokens) - 1
    while last >= 0 and (tokens[last].text.isspace() or tokens[last].tag in ("d", "uj")):
        last -= 1
    if last < 1 or tokens[last].text not in _ENDS_OF_ADVERBIAL:
        return None
    for at in range(last - 1, max(last - 8, 0), -1):
        if tokens[at].text in _BREAKS:
            return None
        if tokens[at].text == "在":
            return at
    return None


_ENDS_OF_ADVERBIAL = frozenset(
    ("上", "内", "中", "下", "里", "间", "时", "期间", "之内", "之后", "后", "之下", "之间", "范围")
)
_TOWARDS = frozenset(("对", "对于", "给"))


def _is_course(tokens: list[Token], last: int) -> bool:
    """Whether a noun only says how something goes on moving: 高速 in 保持高速增长."""
    if last > 0 and tokens[last - 1].text in ("令人", "使人", "让人"):
        return True  # 零售额也令人失望
    if last < 1 or last + 1 >= len(tokens) or tokens[last].tag == "=term":
        return False
    return tokens[last - 1].text in ("保持", "维持", "呈", "呈现", "延续") and (
        tokens[last + 1].text in MOVES or _is_move(tokens[last + 1].text)
    )


def _is_move(text: str) -> bool:
    """Whether a word that jieba holds as one ends in a verb of moving: 持续增长."""
    return len(text) > 2 and text[-2:] in MOVES and not text.startswith("净")


def _is_object(tokens: list[Token], index: int) -> bool:
    """Whether the subject mark at ``index`` is the object of the verb before it, and the last word."""
    verb, name = tokens[index - 1], tokens[index]
    if name.tag != "=subject" or verb.tag[:1] != "v" or _is_light(verb) or verb.text in MOVES:
        return False
    return all(token.text.isspace() for token in tokens[index + 1 :])


def _skip_predicate(tokens: list[Token], last: int) -> int:
    """Before 创历史新高, 保持高位水平: the index of the last token that can be a head; -1 if no verb leads to it."""
    at = last - 1
    while at >= 0 and is_noun(tokens[at]) and last - at < 3:
        at -= 1
    if at < 0 or not (tokens[at].text in LIGHT_VERBS or tokens[at].tag in ("ul", "d")):
        return -1
    at = _skip_trailing(tokens[: at + 1])
    return -1 if at < 0 or tokens[at].text in NON_HEADS else at


def _walk_left(tokens: list[Token], last: int) -> int | None:
    """Index of the first token of the phrase that ends with ``tokens[last]``; ``None`` if that can end none."""
    head = tokens[last]
    verbal = not is_noun(head)
    if head.tag in ("=subject", "=time", "=number"):
        return None
    if head.text in _CLOSERS and last and tokens[last - 1].tag == "=subject":
        return None  # 公司「微光」(完成3亿元融资)
    if verbal and head.tag[:1] != "v" and head.text not in _CLOSERS:
        return None
    first = last
    depth = 1 if head.text in _CLOSERS else 0
    while first > 0:
        token = tokens[first - 1]
        text, tag = token.text, token.tag
        before = tokens[first - 2] if first > 1 else None
        if head.end - token.start > MAX_LENGTH:
            break
        if text in _CLOSERS or text == ")":
            if not depth and before is not None and before.tag == "=subject":
                break  # 「微光」(A轮融资): whose
            if text == ")" and not any(t.text == "(" for t in tokens[: first - 1]):
                break
            depth += 1
        elif text in _OPENERS or text == "(":
            if depth == 0:
                break
            depth -= 1
        elif depth:
            pass  # whatever stands in quotation marks or brackets is one
        elif tag in ("=time", "=number") or text in _BREAKS:
            break
        elif tag == "=subject":
            # The object of a verb (收购川禾硅业股权) belongs to the phrase, the one whose number it is does not.
            if before is not None and _acts(before):
                return first - 2
            break
        elif text in MANNERS or text == "方面":
            break
        elif text in ("的", "之"):
            if verbal:
                break
            if before is not None and before.tag == "=subject" and first > 2 and _acts(tokens[first - 3]):
                return first - 3  # 增持该股的基金
            if before is None or not (is_noun(before) or before.tag[:1] == "v" or before.text in _CLOSERS):
                break
        elif text in _JOINERS or text == " ":
            if before is None or not (is_noun(before) or before.text in MODIFIER_VERBS):
                break
        elif is_noun(token) or (tag[:1] == "v" and text in MODIFIER_VERBS):
            pass
        elif text in MOVES and tokens[first].text in ("数量", "金额", "规模", "速度"):
            pass  # 充电设施年增长数量
        elif text == "非" and tag == "h":
            pass  # 非货币基金
        elif text in MOVES and tokens[first].text == "的" and before is not None and is_noun(before):
            pass  # 经济增长的(贡献率)
        elif text == "对" and first < last and any(t.text == "的" for t in tokens[first:last]):
            if before is None or not is_noun(before):
                return first - 1  # 对经济增长的贡献率; with the noun before it 消费对经济增长的贡献率
        elif text in _NOT_YET and tokens[first].tag[:1] == "v" and first < last and tokens[first + 1].text == "的":
            pass  # 尚未使用的募集资金
        elif len(tokens[first].text) == 1 and tokens[first].text in _BOUND_HEADS and tag[:1] == "v":
            pass  # 保持率: the dictionary knows the two parts alone
        elif tag[:1] == "v" and not _is_light(token) and text not in MOVES:
            if tokens[first].text == "的":
                pass  # a relative clause: 来自海外的收入
            elif verbal:
                break
            elif before is None or not is_noun(before) or before.text in NON_HEADS:
                return first - 1  # a verb with its object: 接待游客
            # Inside a compound: 设备购置投资, 景区接待游客.
        elif _names_a_limit(tokens[first : last + 1]) and text in LIGHT_VERBS and before and is_noun(before):
            pass  # 股息率超3%的公司
        elif verbal and tag == "p":
            return last  # 向创始人支付
        elif text in _PASSED_PREPOSITIONS and tokens[first].text == "的":
            return first - 1
        else:
            break
        first -= 1
    return first


_NOT_YET = frozenset(("尚未", "未", "未经", "非", "未能"))
_BOUND_HEADS = frozenset("率量额度值")


def _names_a_limit(tokens: list[Token]) -> bool:
    """Whether the tokens begin with a number that only describes: (股息率超)3%的公司."""
    return len(tokens) > 1 and tokens[0].tag == "=name" and tokens[1].text == "的"


def _acts(token: Token) -> bool:
    return token.tag[:1] == "v" and not _is_light(token) and token.text not in MOVES


def _is_light(token: Token) -> bool:
    return token.text in LIGHT_VERBS or token.text in REPORT_VERBS


def _balanced(plain: str, start: int, end: int) -> Span | None:
    """The span without a quotation mark or a space at its edges that has no partner."""
    while start < end and plain[start] in _CLOSERS + " ":
        start += 1
    while start < end and plain[end - 1] in _OPENERS + " ":
        end -= 1
    text = plain[start:end]
    for opener, closer in zip(_OPENERS, _CLOSERS, strict=True):
        if text.count(opener) < text.count(closer) and text[-1] == closer:
            end -= 1
        elif text.count(opener) > text.count(closer) and text[0] == opener:
            start += 1
    return Span(start, end) if start < end else None
