"""Where a metric phrase begins and ends among the words of a clause."""

from __future__ import annotations

from extractor.metrics.moves import MOVES
from extractor.metrics.tokens import (
    BREAKS,
    CLOSERS,
    GENERIC_HEADS,
    JOINERS,
    LIGHT_VERBS,
    MANNERS,
    MAX_LENGTH,
    MODIFIER_VERBS,
    NON_HEADS,
    ONES,
    OPENERS,
    REPORT_VERBS,
    SIZES,
    TRAILING,
    Token,
    acts,
    is_light,
    is_noun,
)
from extractor.spans import Span

_TRAILING = TRAILING | LIGHT_VERBS | REPORT_VERBS | MOVES

_PASSED_PREPOSITIONS = frozenset(["对", "向", "与", "来自", "归属于", "针对", "面向", "在"])
_TRAILING_TAGS = frozenset(("d", "ad", "p", "c", "uj", "ul", "ug", "uz", "ud", "uv", "y", "r", "df", "vd"))


def skip_trailing(tokens: list[Token]) -> int:
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
            or text in ",、:([“"
            or text.isspace()
            or (tag == "=name" and text[-1] in "×xX*")  # 尺寸4135×1805×(1570mm)
            or tag in ("a", "z", "f")  # 表现强劲, 平台上
            or _is_move(text)
        ):
            return last
        if tag == "=subject" and last and tokens[last - 1].text in _TOWARDS:
            return -1  # 对云帆(8万员工): what stands before speaks of something else
        last -= 1
    return last


_CURRENCIES = frozenset(("人民币", "美元", "港元", "港币", "欧元", "日元"))


def find_adverbial(tokens: list[Token]) -> int | None:
    """Where the 在 of an adverbial begins that the tokens end in: (利润)在现有基础上."""
    last = len(tokens) - 1
    while last >= 0 and (tokens[last].text.isspace() or tokens[last].tag in ("d", "uj")):
        last -= 1
    if last < 1 or tokens[last].text not in _ENDS_OF_ADVERBIAL:
        return None
    for at in range(last - 1, max(last - 8, 0), -1):
        if tokens[at].text in BREAKS:
            return None
        if tokens[at].text == "在":
            return at
    return None


_ENDS_OF_ADVERBIAL = frozenset(
    ("上", "内", "中", "下", "里", "间", "时", "期间", "之内", "之后", "后", "之下", "之间", "范围", "区间", "水平")
)
_TOWARDS = frozenset(("对", "对于", "给"))


def is_course(tokens: list[Token], last: int) -> bool:
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


def is_object(tokens: list[Token], index: int) -> bool:
    """Whether the subject mark at ``index`` is the object of the verb before it, and the last word."""
    verb, name = tokens[index - 1], tokens[index]
    if name.tag != "=subject" or verb.tag[:1] != "v" or is_light(verb) or verb.text in MOVES:
        return False
    return all(token.text.isspace() for token in tokens[index + 1 :])


def skip_predicate(tokens: list[Token], last: int) -> int:
    """Before 创历史新高, 保持高位水平: the index of the last token that can be a head; -1 if no verb leads to it."""
    at = last - 1
    record = tokens[last].text in _RECORDS  # 飙升至有记录以来的最高水平
    passed = _OF_RECORDS if record else ("=subject", "=time")
    reach = 8 if record else 4
    while (
        at >= 0 and last - at < reach and (is_noun(tokens[at]) or tokens[at].tag in passed or tokens[at].text == "有")
    ):
        at -= 1
    if at > 0 and record and tokens[at].text in ("至", "到") and tokens[at - 1].text in MOVES:
        return skip_trailing(tokens[: at - 1])
    if at < 0 or not (tokens[at].text in LIGHT_VERBS or tokens[at].text in _NEARS or tokens[at].tag in ("ul", "d")):
        return -1
    at = skip_trailing(tokens[:at])
    return -1 if at < 0 or tokens[at].text in NON_HEADS else at


_RECORDS = frozenset(("水平", "纪录", "记录", "新高", "新低", "高位", "低位"))
_OF_RECORDS = ("=subject", "=time", "uj", "f")
_NEARS = frozenset(("接近", "逼近", "触及", "靠近"))


def with_owner(tokens: list[Token], first: int) -> int:
    """``first``, or where 归属于 begins right before it: (归属于)挂牌公司股东的净利润."""
    return first - 1 if first and tokens[first - 1].text == "归属于" else first


def walk_left(tokens: list[Token], last: int) -> int | None:
    """Index of the first token of the phrase that ends with ``tokens[last]``; ``None`` if that can end none."""
    head = tokens[last]
    verbal = not is_noun(head)
    if head.tag in ("=subject", "=time", "=number"):
        return None
    if head.text in CLOSERS and last and tokens[last - 1].tag == "=subject":
        return None  # 公司「微光」(完成3亿元融资)
    if verbal and head.tag[:1] != "v" and head.text not in CLOSERS:
        return None
    first = last
    depth = 1 if head.text in CLOSERS else 0
    while first > 0:
        token = tokens[first - 1]
        text, tag = token.text, token.tag
        before = tokens[first - 2] if first > 1 else None
        if head.end - token.start > MAX_LENGTH:
            break
        if text in CLOSERS or text == ")":
            if not depth and before is not None and before.tag == "=subject":
                break  # 「微光」(A轮融资): whose
            if text == ")" and not any(t.text == "(" for t in tokens[: first - 1]):
                break
            depth += 1
        elif text in OPENERS or text == "(":
            if depth == 0:
                break
            depth -= 1
        elif depth:
            pass  # whatever stands in quotation marks or brackets is one
        elif tag == "=number" and tokens[first].text in _LIMITS and "%" not in text:
            pass  # 预算15万以上的人群占比
        elif text in SIZES and tokens[first].text in JOINERS and tokens[first + 1].text[0] in SIZES:
            pass  # 大、中、小型企业PMI
        elif tag in ("=time", "=number") or text in BREAKS:
            break
        elif text in _LIMITS and tokens[first].text == "的" and before is not None and before.tag == "=number":
            pass
        elif tag == "=subject":
            # The object of a verb (收购川禾硅业股权) belongs to the phrase, the one whose number it is does not.
            if before is not None and acts(before):
                return first - 2
            break
        elif text in MANNERS or (text in ONES and first == last and names_measure(head)):
            break
        elif text in ("的", "之"):
            if verbal:
                break
            if before is not None and before.tag == "=subject" and first > 2 and acts(tokens[first - 3]):
                return first - 3  # 增持该股的基金
            if before is None or not (
                is_noun(before) or before.tag[:1] == "v" or before.text in CLOSERS or before.text in _EXCEPT
            ):
                break
        elif text in _AND and verbal and first == last and before is not None and acts(before):
            return first - 2  # 保护和修复(2万亩湿地)
        elif text == " " and tokens[first].tag == "=name" and before is not None and not is_noun(before):
            pass  # 新增 5G 基站, 深度超过 2 个月的品牌
        elif text in JOINERS or text == " ":
            if before is None or not (is_noun(before) or before.text in MODIFIER_VERBS or before.text in SIZES):
                break
        elif text == "后" and tokens[first].tag[:1] == "v":
            break  # 重新计量后(确认投资收益)
        elif is_noun(token) or (tag[:1] == "v" and text in MODIFIER_VERBS):
            pass
        elif text in _ALL_SORTS and before is not None and before.tag[:1] == "v" and not is_light(before):
            pass  # 交付各类客机
        elif text in MOVES and tokens[first].text in ("数量", "金额", "规模", "速度"):
            pass  # 充电设施年增长数量
        elif text in _QUALIFIERS and is_noun(tokens[first]):
            pass  # 非货币基金, 长期贷款, 年消费支出
        elif text == "每股" and tokens[first].text not in TRAILING:
            return first - 1  # 每股发行价格
        elif text in _EXCEPT and tokens[first].text == "的":
            leave = next(
                (at for at in range(first - 2, max(first - 8, -1), -1) if tokens[at].text in ("除", "除了")), None
            )
            if leave is None:
                break
            first = leave + 1  # 除汽车以外的(消费品零售额)
        elif text in MOVES and tokens[first].text in ("的", "贡献率") and before is not None and is_noun(before):
            pass  # 经济增长的(贡献率), 增长贡献率
        elif (
            text == "对"
            and first < last
            and (head.text.endswith(("贡献率", "依存度")) or any(t.text == "的" for t in tokens[first:last]))
        ):
            if before is None or not is_noun(before):
                return first - 1  # 对经济增长的贡献率; with the noun before it 消费对经济增长的贡献率
        elif text in _NOT_YET and tokens[first].tag[:1] == "v" and first < last and tokens[first + 1].text == "的":
            pass  # 尚未使用的募集资金
        elif len(tokens[first].text) == 1 and tokens[first].text in _BOUND_HEADS and tag[:1] == "v":
            pass  # 保持率: the dictionary knows the two parts alone
        elif tag[:1] == "v" and not is_light(token) and text not in MOVES:
            if tokens[first].text == "的":
                pass  # a relative clause: 来自海外的收入
            elif verbal:
                break
            elif before is not None and before.text == "的" and is_noun(tokens[first]):
                pass  # 客户的招聘收入
            elif before is None or not is_noun(before) or before.text in NON_HEADS:
                return _with_other_verb(tokens, first - 1)  # a verb with its object: 接待游客
            # Inside a compound: 设备购置投资, 景区接待游客.
        elif (
            names_a_limit(tokens[first : last + 1])
            and (text in LIGHT_VERBS or text == "在")
            and before is not None
            and is_noun(before)
        ):
            pass  # 股息率超3%的公司
        elif verbal and tag == "p":
            return last  # 向创始人支付
        elif text in ("扣除", "剔除") and any(t.text == "的" for t in tokens[first:last]):
            return first - 1  # 扣除非经常性损益的净亏损
        elif text in _PASSED_PREPOSITIONS and tokens[first].text == "的":
            return first - 1
        else:
            break
        first -= 1
    return first


def _with_other_verb(tokens: list[Token], at: int) -> int:
    """``at``, or where another verb begins that has the same object: 新建和(改造)学校."""
    joined = at > 1 and tokens[at - 1].text in _AND and acts(tokens[at - 2])
    return at - 2 if joined else at


_AND = frozenset(("和", "与", "及", "并"))
_QUALIFIERS = frozenset(("其他", "其它", "其余", "非", "长期", "短期", "中期", "中长期", "年", "各项"))
_EXCEPT = frozenset(("以外", "之外", "外"))
_LIMITS = frozenset(("以上", "以下", "以内", "及以上", "及以下"))
_ALL_SORTS = frozenset(("各类", "各种", "各式", "各级"))
_NOT_YET = frozenset(("尚未", "未", "未经", "非", "未能"))
_BOUND_HEADS = frozenset("率量额度值型")


def names_measure(head: Token) -> bool:
    """Whether a head says how much, not what: 总投资, 金额."""
    return head.tag == "=term" or head.text in GENERIC_HEADS


def names_a_limit(tokens: list[Token]) -> bool:
    """Whether the tokens begin with a number that only describes: (股息率超)3%的公司, (增速在)5%以上的公司."""
    if tokens[0].text == " ":
        tokens = tokens[1:]
    behind = [token.text for token in tokens[1:4] if token.text != " "][:2]
    return tokens[0].tag == "=name" and (behind[:1] == ["的"] or (behind[1:] == ["的"] and behind[0] in _LIMITS))


def balanced(plain: str, start: int, end: int) -> Span | None:
    """The span without a quotation mark or a space at its edges that has no partner."""
    while start < end and plain[start] in CLOSERS + " ":
        start += 1
    while start < end and plain[end - 1] in OPENERS + " ":
        end -= 1
    text = plain[start:end]
    for opener, closer in zip(OPENERS, CLOSERS, strict=True):
        if text.count(opener) < text.count(closer) and text[-1] == closer:
            end -= 1
        elif text.count(opener) > text.count(closer) and text[0] == opener:
            start += 1
    return Span(start, end) if start < end else None
