"""Metric phrases: the noun phrase that names what a number measures, found from jieba's words and tags.

No lexicon holds every metric, so the phrase beside a number is read from its words: a head noun, the
modifiers before it, and the words at which it must stop. Known spans (lexicon terms, subjects, times,
numbers) are single tokens; only what lies between them is segmented.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.metrics.extent import (
    balanced,
    find_adverbial,
    is_course,
    is_object,
    skip_predicate,
    skip_trailing,
    walk_left,
    with_owner,
)
from extractor.metrics.moves import MOVES
from extractor.metrics.tokens import (
    BREAKS,
    CLOSERS,
    JOINERS,
    LEFT_OVER,
    LIGHT_VERBS,
    LINES,
    MAX_LENGTH,
    MODIFIER_VERBS,
    NON_HEADS,
    ONES,
    OPENERS,
    OWNERS,
    RECEIVED,
    REPORT_TIMES,
    RIGHT_STOPS,
    Token,
    acts,
    is_light,
    is_noun,
)
from extractor.rules import compile_pattern
from extractor.spans import Span
from extractor.text.words import Words

Label = Literal["term", "subject", "time", "number", "name"]
"""What a marked span is: ``name`` is a name that holds a numeral (5G, 云舟S7), a noun like any other."""


class Mark(NamedTuple):
    """A known span inside the text: what kind it is decides whether a phrase may hold it."""

    start: int
    end: int
    label: Label


class Phrase(NamedTuple):
    """A metric phrase. ``head``: what its last word is. ``verb``: its first word is a verb (接待游客, 投资)."""

    span: Span
    head: Literal["term", "noun", "verb"]
    verb: bool
    prefix: Span | None = None
    """What stands apart before it: a modifier before a light verb (新型合金(实现)收入), a verb before 了."""


_ADVERBIAL = frozenset(("按", "按照", "随着", "受", "因", "凭借", "对于", "由于", "通过", "根据"))
_SORTS = frozenset(("型", "款", "类", "批", "种", "品类", "座", "家", "个", "项", "台", "辆", "只", "条", "部"))
_THESE = frozenset(("该", "此", "这"))
_OF_TIMES = frozenset(("前", "单季", "单季度", "单月", "单周"))
"""What belongs to a time that stands right before it."""
_SHORT = frozenset(
    "涨跌报收重赚挣花罚捐售卖买销借还欠租派募融筹付缴扣亏建修签开关种招长宽高煤铜铝铁钢金银锌镍锡铅油气电粮糖盐茶米布车"
)
"""Words of one character that can be a metric."""
_IN_ALL = frozenset(("共", "共计", "累计", "合计"))
_TRADES = frozenset(("交易", "销售", "出口", "进口", "生产", "零售", "批发", "出货", "交付", "成交"))
_TRADERS = ("季", "机构", "客户", "企业", "者", "人员")
"""Ends of who trades, and when: no goods."""
_RECKONED = frozenset(("计算", "折算", "统计", "测算", "衡量", "计"))
_PLACES = frozenset(("地区", "省", "市", "区", "县", "企业", "公司", "行业", "全国", "全省", "全市"))
_LINKS = frozenset(("实现", "完成", "取得", "录得", "产生", "贡献", "更是", "给予"))
_SUMS = ("合计", "总计", "共计", "之和")
_MEASURED = ("n", "vn", "=term")


def _first_of_sum(tokens: list[Token], first: int) -> int:
    """Where the list begins whose last member begins at ``first``: 租赁费、维修费(合计)."""
    while first > 1 and tokens[first - 1].text in ("、", "和", "与", "及"):
        start = walk_left(tokens, first - 2)
        if start is None:
            break
        first = start
    return first


def _takes_time(verb: Token, noun: Token) -> bool:
    """Whether a verb says what takes the time: 通行时间, 等待时间."""
    return noun.text == "时间" and verb.tag in ("v", "j") and len(verb.text) > 1 and not is_light(verb)


def _behind_receiver(tokens: list[Token], first: int, last: int) -> int:
    """``first``, or where the verb stands behind one to whom something is done: 向(特定对象)发行股票."""
    if not any(token.text in ("向", "给") for token in tokens[max(first - 2, 0) : first]):
        return first
    for at in range(first, last + 1):
        token = tokens[at]
        if len(token.text) > 1 and (token.tag == "v" or (token.tag == "vn" and at < last)):
            return at
    return first


def _with_receiver(tokens: list[Token], first: int, last: int) -> int:
    """``first``, or where 向 or 对 begins: 向(云图基金会)捐赠, 对(云图能源及其子公司)的销售金额."""
    owned = any(token.text == "的" for token in tokens[max(first - 1, 0) : last])
    done = tokens[last].text in RECEIVED
    if done and 0 < first < last and tokens[first - 1].text in ("向", "对"):
        return first - 1  # 对(东盟出口)
    if not owned and not (done and last - first < 2):
        return first
    at = first - 1
    if at > 0 and tokens[at].text == "的":
        at -= 1
    end = at
    while at > 0 and end - at < _RECEIVER and _may_receive(tokens, at):
        at -= 1
    receiver = tokens[at + 1 : end + 1]
    if not receiver or tokens[at].text not in (("向", "对") if owned else ("向", "对", "给")):
        return first
    named = any(token.tag == "=subject" and token.text not in _PRONOUNS for token in receiver)
    return at if named or not (owned or receiver[-1].text in _ANYBODY) else first


def _may_receive(tokens: list[Token], at: int) -> bool:
    """Whether a word may be part of the name of one to whom something is done."""
    token, behind = tokens[at], tokens[at + 1]
    if token.text in JOINERS:
        return behind.text == "其"  # 云图能源及其子公司; but 美国及欧洲 are two
    return is_noun(token) or token.tag == "=subject" or token.text == "其" or token.text in MODIFIER_VERBS


_RECEIVER = 6
"""Words of the longest receiver."""
_PRONOUNS = frozenset(("后者", "前者", "公司", "该公司", "本公司"))
_ANYBODY = _PRONOUNS | frozenset(("客户", "用户", "消费者", "投资者", "市民", "对象", "企业", "社会", "公众", "市场"))


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
        aside = find_adverbial(tokens)
        if aside is not None:
            phrase = self._phrase(tokens[:aside])
            if phrase is not None:
                return phrase
        last = skip_trailing(tokens)
        if last < 0:
            return None
        if is_course(tokens, last):
            last = skip_trailing(tokens[: last - 1])  # 运量(保持高速增长)
            if last < 0:
                return None
        # 海运时间, 收益水平, 培训机构; but 高位水平
        measure = tokens[last].text in ("时间", "水平", "距离") or (
            tokens[last].text == "机构" and last + 1 == len(tokens)
        )
        measure = (
            measure and last > 0 and (tokens[last - 1].tag in _MEASURED or _takes_time(tokens[last - 1], tokens[last]))
        )
        if tokens[last].text in NON_HEADS and not measure:
            last = skip_predicate(tokens, last)
            if last < 0:
                return None
        if (
            tokens[last].text == "盈利"
            and last > 1
            and tokens[last - 1].text == "为"
            and tokens[last - 2].tag == "=term"
        ):
            last -= 2  # 净利润(为盈利)
        head = tokens[last]
        if last > 0 and last + 1 < len(tokens) and is_object(tokens, last + 1):
            # The verb with the name that it acts on: 收购川禾硅业.
            return Phrase(Span(head.start, tokens[last + 1].end), "verb", True)
        first = walk_left(tokens, last)
        if first is None:
            return None
        first = _behind_receiver(tokens, with_owner(tokens, first), last)
        if 0 < first < last and tokens[first].text == "华" and tokens[first - 1].text in ("在", "对"):
            first -= 1  # 在华销量
        if last + 1 < len(tokens) and tokens[last + 1].text in _SUMS:
            first = _first_of_sum(tokens, first)
        while first <= last and (tokens[first].text in "的、和与及且之-/式" or tokens[first].text.isspace()):
            first += 1
        while first < last and tokens[first].text == ")":
            first += 1
        while first <= last and tokens[first].text == "(":
            while first <= last and tokens[first].text != ")":
                first += 1
            first += 1
        if 0 < first < last and tokens[first].text in _OF_TIMES and tokens[first - 1].tag == "=time":
            first += 1  # (2028年底)前建立, (第三季度)单季收入
        while first + 1 < last and tokens[first + 1].text == "以来":
            first += 2  # (上市以来)现金流量净额
        while first < last and tokens[first].text in LEFT_OVER and tokens[first + 1].text != "、":
            first += 1  # (城市)内航线, (今年)以来销量, but 中、小型企业
        if 0 < first < last and tokens[first].text in _SORTS and tokens[first - 1].text in _THESE:
            first += 1  # (该型)飞机航程
        if 0 < first < last and tokens[first].text == "大" and tokens[first - 1].tag == "=number":
            first += 1  # (第二大)股东持股
        while first < last and (tokens[first].text == "的" or tokens[first].text in ONES):
            first += 1  # (验收后)的付款比例, (一款)游戏制作成本
        if first < last and tokens[first].text == "成功" and tokens[first + 1].tag[:1] == "v":
            first += 1  # (成功)发行可转债
        if first > last:
            return None
        first = _with_receiver(tokens, first, last)
        if first > 0 and tokens[first - 1].text in _ADVERBIAL:
            verb = next((k for k in range(first + 1, last) if tokens[k].tag == "v" and acts(tokens[k])), None)
            if verb is not None:
                return self._made(tokens, verb, last)  # 通过大宗交易(减持某公司)
            # 收入按可比口径(恢复至): the phrase stands before the adverbial.
            reckoned = last + 1 < len(tokens) and tokens[last + 1].text in _RECKONED  # 按固定汇率计算
            return self._phrase(tokens[: first - 1]) or (None if reckoned else self._made(tokens, first, last))
        return self._made(tokens, first, last)

    def _made(self, tokens: list[Token], first: int, last: int) -> Phrase | None:
        head, opening = tokens[last], tokens[first]
        span = balanced(self.plain, opening.start, head.end)
        if span is None:
            return None
        note = _NOTE.match(self.plain, span.end, tokens[-1].end) if head.tag == "=term" else None
        if note is not None:
            span = Span(span.start, note.end())  # 管理费用率(含研发)
        name = self.plain[span.start : span.end]
        if name in OWNERS or name in NON_HEADS or name in ONES or self.plain[span.end - 1] == "-":
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
            return self._of_line(tokens, at - 1, tokens[at].text in REPORT_TIMES)
        traded = tokens[at].text in _IN_ALL and tokens[first].text in _TRADES  # 客车(共)交易
        if at < 1 or not (traded or tokens[at].text in _LINKS):
            return None
        at -= 1
        while at >= 0 and (tokens[at].tag in ("d", "ad") or tokens[at].text in _IN_ALL or tokens[at].text == " "):
            at -= 1
        if traded and at >= 0 and tokens[at].text.endswith(_TRADERS):
            return None
        if at > 0 and tokens[at].text == ")":
            opened = next((n for n in range(at, -1, -1) if tokens[n].text == "("), 0)
            at = opened - 1  # 新兴业务(机器人、储能)(实现)销售收入
        joined = at > 1 and tokens[at].text in ("其他", "其它") and tokens[at - 1].text in JOINERS  # 现代服务业及其他
        if at < 0 or not (joined or is_noun(tokens[at])) or tokens[at].text in NON_HEADS:
            return None
        start = walk_left(tokens, at - 2 if joined else at)
        owned = start is not None and 0 < start < at and tokens[start - 1].tag == "=subject"
        if start and tokens[start - 1].text == "由":
            return None  # 由区县财政(给予)补贴: who does it
        if tokens[at].text in _PLACES and not owned:
            return None  # 西部地区(完成)投资: whose, not what; but 公司控股企业(完成)投资
        return None if start is None else balanced(self.plain, tokens[start].start, tokens[at].end)

    def _of_line(self, tokens: list[Token], at: int, inside: bool) -> Span | None:
        """The line of business that ends with ``tokens[at]``: 涂料板块; ``inside``: any noun, as the time is a part."""
        if tokens[at].text not in LINES and not (inside and tokens[at].tag in ("n", "=term")):
            return None
        start = walk_left(tokens, at)
        if start is None or (start == at and not inside):
            return None
        return balanced(self.plain, tokens[start].start, tokens[at].end)

    def after(self, start: int, end: int) -> Phrase | None:
        """The noun phrase that begins at ``start`` (after an optional 的), within ``plain[start:end]``."""
        plain = self.plain
        while start < end and plain[start] in " 的":
            start += 1
        tokens = self.tokens(start, min(end, start + MAX_LENGTH))
        last = -1
        named = False  # an adjective is no head yet: 不同配置车型
        depth = 0
        for index, token in enumerate(tokens):
            text, tag = token.text, token.tag
            following = next((t for t in tokens[index + 1 : index + 3] if t.text != " "), None)
            if text in OPENERS:
                depth += 1
            elif text in CLOSERS:
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
            elif tag == "=time" and index == 0 and plain.startswith("期", token.end):
                pass  # 5000亿元7天期逆回购
            elif text in ("内", "外") and last >= 0 and following is not None and is_noun(following):
                pass  # 中央预算内投资
            elif tag in ("=time", "=number") or text in BREAKS or text in RIGHT_STOPS:
                break
            elif text == " " and last >= 0 and following is not None and is_noun(following):
                if "a" <= following.text[0] <= "z":
                    break  # an English sentence, not 2.8K OLED 屏幕
            elif text == "的" or text in JOINERS:
                opened = last >= 0 or (text == "的" and index == 1)  # 获批的企业, but (两人)受伤的纪录
                if not opened or following is None or (last < 0 and following.text in NON_HEADS):
                    break
                if not (is_noun(following) or following.tag[:1] == "v"):
                    break
            elif len(text) == 1 and tag in ("f", "a") and last < 0 and not (following and following.text == "的"):
                pass  # 宽腿托, 高感知传感器
            elif is_noun(token) or (text == "计划" and last >= 0 and following is None):
                last = index  # 激励计划; but 航空公司计划投资
                named = named or tag not in ("a", "b", "mq", "z") or text == "主要"
            elif tag[:1] == "v" and text not in LIGHT_VERBS and text not in MOVES and following is not None:
                # A verb as modifier (上市公司, 参与的主播) goes on; a predicate ends the phrase.
                if not (following.text == "的" or (is_noun(following) and (not named or text in MODIFIER_VERBS))):
                    break
            else:
                break
        while last > 0 and (tokens[last].tag in ("a", "ad") or tokens[last].text in _LINKING):
            last -= 1  # 比值显著(上升), 骑手和(成熟的算法)
        if last < 0:
            return None
        span = balanced(plain, tokens[0].start, tokens[last].end)
        counted = tokens[last].tag == "n" and plain[tokens[0].start - 1] in _CLASSIFIERS  # 10家机构(给出评级)
        name = "" if span is None else plain[span.start : span.end]
        if span is None or (name in NON_HEADS and not counted) or name in ONES or name[0] == "-":
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
            sized = token.tag == "=number" and index + 1 < len(tokens) and is_noun(tokens[index + 1])
            if token.text in BREAKS or (token.tag in ("=time", "=number", "ul", "d", "c") and not sized):
                break  # but 建设10GWh电池项目
            last = index
        while last > first and tokens[last].tag in ("uj", "p", "c", "ul"):
            last -= 1
        head = Span(tokens[verb].start, tokens[verb].end)
        if last < first:
            return Phrase(head, "verb", True)
        span = balanced(self.plain, tokens[first].start, tokens[last].end)
        return None if span is None else Phrase(span, "verb", True, head if first > verb else None)


_NOTE = compile_pattern(r"\((?:不?含|非|全部|扣除|剔除|税前|税后|包括|不包括)[^()\n,;:。]{0,16}\)")
"""What a measure takes in or leaves out."""
_LINKING = JOINERS | {"的"}
_CLASSIFIERS = frozenset("家位名份")
"""Measure words after which a noun that heads no metric is what is counted: 10家机构, 6位分析师."""

_MEANS_NOUNS = frozenset(
    ["的", "价格", "价", "天价", "高价", "低价", "对价", "现金", "资金", "自有资金", "总价", "代价", "成本", "左右"]
) | {" "}
