"""Numbers that only their surroundings tell from a name, a time or a word: bare ones, and lengths of time."""

from __future__ import annotations

import regex

from extractor.quantities.model import Quantity, Reason
from extractor.quantities.numerals import HAN

# After these a bare number is a figure: 为35, 达12, 评分4, 指数.
_FIGURE_BEFORE = frozenset("为达至到是约超共有近增升降于仅逾报收计值得率比数量额价分破:=(,、/|+-~≥≤<>")
# After these a length of time is the value of something.
_LENGTH_BEFORE = regex.compile(
    r"(?r)(?:(?<!假)期限?|工期|周期|寿命|年限|任期|历时|耗时|长达|质保|保修|用时|缩短|延长|平均|超过?|约|达到?|为|至|到|仅需?|只需|需要?"
    r"|车龄|年龄|成立|持续|剩余|账期|久期|时间|时长|天数|年数|月数|期数|提前|推迟|减少|增加|近|逾|不足|不到|最长|最短|不少于|不超过|低于|高于|满|了|耗费|花费|长|多|少)"
    r"(?:了|约|近|超|为|是|在|总计|合计|共计)?(?: |:)?"
)
_LENGTH_AFTER = regex.compile(
    r"(?:[期限禁锁][售定]?[期限]|限售|禁售|锁定|质保|工期|有效|任期|账期|周期|合同期"
    r"|缩短|延长|压缩|(?:增加|减少|提高|提升|降低|下降|上升)[到至]|[缩减降增]至|降[为到])"
)
_NO_LENGTH_AFTER = regex.compile(r"平均|均值|移动|的(?:公司|企业|员工|产品|客户|上市)")
# 10年期国债, 5年期以上LPR: a kind of bond or loan.
_MATURITY = regex.compile(
    r"期(?:以上)?(?:[\p{Han}A-Z]{0,4}(?:债|券|贷|存|LPR|利率|收益率|国库|定期|产品|品种|协议|合约|合同))"
)
# Sizes that name a kind of thing: 500千伏线路, 12英寸晶圆, 28纳米工艺.
_KIND_UNITS = frozenset(("kV", "in", "nm"))
_KIND_NOUN = regex.compile(r"及?以?[上下]?的?[晶硅屏产生工制芯先液显网线变输主特直交母电节]")
_MORE = frozenset(HAN + "余多")
_LONGEST = 11
"""Digits of the longest bare number that is no telephone, file or clock: one of more would be written with 亿."""
_SCALE_ONLY = frozenset("百千万亿十")
# 百亿票房, 千亿规模的公司, “百亿美元”大单: how large a thing is, when nothing reaches it (达千亿规模) or bounds it.
_SCALES = regex.compile(r"[百千万亿]{2,}(?![\d一二三四五六七八九十多余])\D*")
_OF_NOUN = regex.compile(r"[”\"』」]?(?!高净值)\p{Han}(?<![的大关上下以左之,和与及至到])")
_REACHES = frozenset("为达至到破近超过逾约")


def why_no_quantity(plain: str, item: Quantity) -> Reason | None:
    """Why the number is none after all; ``None`` if it is one."""
    start, end = item.span
    if plain[start] <= "9" and item.kind not in ("none", "time") and item.unit not in _KIND_UNITS:
        return None
    word = plain[start:end]
    han = word[0] in HAN or word[0] in "数几上"
    if item.bound_spans and item.bound != "exact" and item.kind != "time":
        return None
    if item.kind == "time":
        return _lone_time(plain, item)
    if word[0] in _SCALE_ONLY and (len(word) < 2 or word[1] not in _MORE) and word[0] != "十":
        return "determiner" if item.kind != "none" else "idiom"  # 亿元级订单, 万户: counts only with a bound (近万户)
    if item.bound == "exact" and _SCALES.fullmatch(word) and _OF_NOUN.match(plain, end):
        return None if plain[start - 1 : start] in _REACHES else "determiner"
    if word[0] in _SCALE_ONLY and plain[start - 1 : start] == "(" and plain[end : end + 1] == ")":
        return "other"  # a unit in a head: (百万元)
    if item.unit in _KIND_UNITS and item.rule == "number" and _KIND_NOUN.match(plain, end):
        return "name"
    if item.kind != "none":
        return None
    if item.group is not None or item.rule == "list":
        return None
    if han:
        return _lone_characters(plain, item, word)
    return _lone_digits(plain, item, word)


def _lone_time(plain: str, item: Quantity) -> Reason | None:
    if item.unit in ("s", "ms", "min", "h"):
        return None
    start, end = item.span
    if _MATURITY.match(plain, end):
        return "name"
    if _NO_LENGTH_AFTER.match(plain, end):
        return "time"
    if _LENGTH_BEFORE.match(plain, max(0, start - 6), start) or _LENGTH_AFTER.match(plain, end):
        return None
    return "time"


def _lone_characters(plain: str, item: Quantity, word: str) -> Reason | None:
    """百亿, 三千五百万 are numbers; 九 in a name, 万 in 万众 are not."""
    if len(word) > 1 and ("万" in word or "亿" in word) and plain[item.span.end : item.span.end + 1] != "级":
        return None
    if word == "零" or (len(word) > 2 and any(c in "十百千" for c in word)):
        return None
    return "idiom"


def _lone_digits(plain: str, item: Quantity, word: str) -> Reason | None:
    start, end = item.span
    before = plain[start - 1 : start]
    if before == " ":
        before = plain[start - 2 : start - 1]
    if not word.isdigit():  # a scale, a point, a comma, a sign or two ends
        return None
    if len(word) > _LONGEST and word.isdigit():
        return "id"  # a time stamp
    if before in ("'", '"') and plain[start - 2 : start - 1] == "=":
        return "furniture"  # an attribute of markup: height='1'
    if len(word) == 4 and "1990" <= word < "2040" and before not in "为达至到约超共有":
        return "time"
    following = plain[end : end + 1]
    if before in _FIGURE_BEFORE and (
        not following or not following.isalpha() or before in "为达至到约超近共有增升降仅逾"
    ):
        return None
    if not before or before == "\n" or not following or following in "\n|":
        return None if (before in "\n|" or not before) and (not following or following in "\n| ") else "other"
    return "name" if before.isalpha() or following.isalpha() else "other"
