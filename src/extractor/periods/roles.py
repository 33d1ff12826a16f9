"""What a time is there for: the value's own time, the baseline of a comparison, or the day of the news."""

from __future__ import annotations

import regex

from extractor.periods.model import Role

# Read backwards from the time: 较2022年, 比去年同期, 相比于上月, 同比2022年.
_AGAINST = regex.compile(r"(?r)(?<![占配百价之对])(?:相?较于?|相?比于?|较之|对比)(?:于|之)?(?:该?公司|其|本?集团)?\s?")
_WITH = regex.compile(r"(?r)[与和同跟]\s?")
_WITH_TAIL = regex.compile(r"[^,。;\n]{0,18}?(?:相比|相较|比较|持平|相当|一致)|的?基础上")
_ON = regex.compile(r"(?r)[在]\s?")
_BEYOND = regex.compile(r"(?r)(?:超过?|[高低多少大小好优强快慢逊]于|不及|高出|超出|不如|接近|逼近|赶超|追平|占)\s?")
_OUT_OF = regex.compile(r"(?r)[由从]\s?")
_OF = regex.compile(r"(?r)(?:是|为|相当于|恢复[至到]|达到?|回到|回升至|约|仅|只有|近|不[及足到]|超过?)\s?")
_TIMES = regex.compile(
    r"(?:水平)?的(?:约|近|超过?|逾)?\s?(?:[\d.]+|[一二两三四五六七八九十几数]+)\s?(?:多|余)?(?:倍|%|成)|的一半"
)
_NUMBER = regex.compile(r"(?:水平)?[的为:(]?\s?(?:约|近|超过?|逾|不足)?\s?[+\-]?\d")
# 从2022年6月的低点 is where a change began.
_PEAK = regex.compile(r"的?[^,。;\d\n]{0,4}(?:低点|高点|高位|低位|高峰|峰值|谷底|水平)")
# Bylines and news verbs. 讯, 电, 消息 stand right after the day; the verbs after a short subject without a number.
_BYLINE = regex.compile(r"(?r)(?:日期|时间|来源)\s?:?\s?")
_NEWS = regex.compile(
    r"\s?(?:\(\d[^)\n]{0,8}\))?(?:晚间?|盘后|盘前|早间|一早|午间|上午|中午|下午|凌晨|傍晚)?\s?"
    r"(?:[讯电]|消息|报道|[^。;\d\n,]{0,6},?[^,。;\d\n]{0,20}?"
    r"(?:公告|发布|披露|公布|宣布|获悉|刊发|发文|公开信息|通报|印发|发表|回应|透露|表示|(?<![名自职简全号堪声人俗宣])称|召开|举行|举办|签约|签署|联系|指出|报告称))"
)
_FOUNDED = regex.compile(
    r"(?r)(?:成立|建立|创立|创办|始建|诞生|创建|注册|设立|组建|始创|创始)(?:于|时间:|日期:|在)?\s?"
)
_FOUNDED_TAIL = regex.compile(r"[^,。;\d\n]{0,4}(?:成立|创立|创办|创建|诞生|组建)")


def role_of(plain: str, start: int, end: int, *, dated: bool) -> tuple[Role, bool]:
    """The role of the time at ``plain[start:end]``, and whether it holds only in passing.

    ``dated``: it is a day, which may be the day of the news. A baseline in passing is one with its own
    number (同比上年同期的3亿元): it governs that number.
    """
    low = max(start - 12, 0)

    def before(pattern: regex.Pattern[str]) -> bool:
        return pattern.match(plain, low, start) is not None

    if before(_AGAINST):
        return "baseline", _NUMBER.match(plain, end) is not None
    if (before(_WITH) or before(_ON)) and _WITH_TAIL.match(plain, end):
        return "baseline", _NUMBER.match(plain, end) is not None
    if _TIMES.match(plain, end) and before(_OF):
        return "baseline", False
    if before(_BEYOND):
        return ("current", True) if _NUMBER.match(plain, end) else ("baseline", False)
    if before(_OUT_OF) and _PEAK.match(plain, end):
        return "baseline", False
    if before(_FOUNDED) or _FOUNDED_TAIL.match(plain, end):
        return "announcement", False
    if dated and (before(_BYLINE) or _NEWS.match(plain, end)):
        return "announcement", False
    return "current", before(_OUT_OF) and _NUMBER.match(plain, end) is not None
