"""Numbers that only limit a noun (销售超过3亿元的企业), and counts of what exceeds them."""

from __future__ import annotations

from extractor.claims.construction import construction
from extractor.claims.draft import Draft, Scene, Site
from extractor.claims.pieces import clause_end, level, metric_before, phrase_after
from extractor.claims.words import PARTS
from extractor.metrics import GENERIC_HEADS, MOVE_NOUNS
from extractor.rules import compile_pattern
from extractor.spans import Span

_THEY_EXCEED = compile_pattern(r"(?P<what>[^,;:。!?()\n、|\d的合总共]{2,14}?)(?:均|都|已|也|就| )*+")
_EXCEEDED = ("over", "under", "at_least", "at_most")


def _exceeding(scene: Scene, site: Site) -> Span | None:
    """What things that are counted reach or miss: (20只)产品收益率均超50%; ``None`` if the next number is none such."""
    limit, plain = site.following, scene.plain
    if limit is None or limit.kind not in ("percent", "money", "none") or limit.bound not in _EXCEEDED:
        return None
    if not limit.bound_spans or limit.bound_spans[0].start > limit.span.start or limit.text[-1] == "+":
        return None
    m = _THEY_EXCEED.fullmatch(plain, site.end, limit.bound_spans[0].start)
    if m is None or plain[limit.extent.end : limit.extent.end + 1] not in ("", *",;。、()\n"):
        return None
    last = scene.reader.tokens(*m.span("what"))[-1]
    if last.tag != "=term" and last.text not in GENERIC_HEADS and last.text not in MOVE_NOUNS:
        return None
    return Span(m.start("what"), limit.extent.end)


@construction(
    yes={
        "其中20只产品收益率均超50%,占比3%": "产品收益率均超50% level 20 只",
        "指数中云工等4只涨幅超过2%": "涨幅超过2% level 4 只",
    },
    no={"13家企业营收合计超过3亿元": "of all together", "13家企业营收为3亿元": "their value"},
)
def exceeding(scene: Scene, site: Site) -> Draft | None:
    """20只产品收益率均超50%: the count is told, and what is exceeded says of which things."""
    does = _exceeding(scene, site) if site.quantity.kind == "count" and not site.quantity.small else None
    if does is None:
        return None
    draft = level(site, scene.named(does))
    draft.end = does.end
    return draft


_LIMITS = compile_pattern(
    r" ?(?:及|或|含)?(?:以上|以下|以内|之内)(?P<de>的)?"
    r"(?!股份|股权|(?:市场)?份额|市占率|占有率|水平|区间|左右|[,;。:、!?)\s])"
)
_HAS_VALUE = compile_pattern(
    r"(?:[较比][^,;。\d]{1,10}?)?(?:均|也|已|分别|约)?(?:为|达到?|是|高达|仅为|约为|超过?|{move})(?:约|近|超)? ?",
    PARTS,
)
# 开机率在40%-60%之间的占12%, 增速超300%的企业占比三成; 涨幅在20%-50%的品牌,…: of which things the share is.
_OF_THOSE_WITH = compile_pattern(
    r" ?(?:以上|以下|以内|之间|左右)?的\p{Han}{0,6}?占(?!比(?:来自|为)|据|用|有)"
    r"|(?<=%) ?(?:之间)?的(?:品牌|企业|公司|产品|项目|车型|用户|消费者|人群|家庭|门店|个股|基金|城市|地区)[,均中已都]"
)
_PRICE_BAND = compile_pattern(r" ?(?:价位|价格段|价格带|档位|档的|高净值|时代)")
_SHOWS = compile_pattern(r"(?r)(?:推出|发布|上线|展示|展出|研发|开发|研制|试制|首发|亮相)(?:了| )*+")
_AFTER_MOVE = compile_pattern(r"的?(?:[^,;。]{0,4}?(?:{move_noun})|份额|目标)", PARTS)


def is_threshold(scene: Scene, site: Site) -> bool:
    """Whether a number only limits the noun after it: 涨幅在20%以下的品牌, 600美元以上手机."""
    quantity = site.quantity
    if quantity.kind == "count":
        if _exceeding(scene, site) is not None:
            return False
        # 13个城市平均气温比例为59%: what the number counts has a metric, and that another number.
        after = phrase_after(scene, site) if site.following is not None else None
        return (
            after is not None
            and after.head == "term"
            and site.following is not None
            and _HAS_VALUE.fullmatch(scene.plain, after.span.end, site.following.span.start) is not None
        )
    if quantity.kind not in ("money", "physical", "percent", "time", "none", "multiple"):
        return False
    if quantity.kind == "physical" and _SHOWS.match(scene.plain, site.left, site.start):
        return phrase_after(scene, site) is not None  # 推出166mm大尺寸硅片
    limit = quantity.value is None or quantity.bound not in ("exact", "about", "nearly")
    if limit and _OF_THOSE_WITH.match(scene.plain, quantity.span.end, site.sentence.end):
        growth = site.tail is not None and site.tail.kind == "noun"
        if growth or metric_before(scene, site, site.head_end, own_only=True) is not None:
            return True
    if quantity.kind == "money" and _PRICE_BAND.match(scene.plain, quantity.span.end, site.sentence.end):
        return True  # 4000-6000元价位段
    m = _LIMITS.match(scene.plain, quantity.span.end, site.sentence.end)
    if m is None or _AFTER_MOVE.match(scene.plain, m.end() - (1 if m["de"] else 0), site.sentence.end):
        return False
    after = scene.reader.after(m.end(), clause_end(scene, m.end(), site.sentence.end))
    if after is None:
        return False
    if quantity.kind == "percent" and m["de"] is not None:
        # 八成以上的村民: no metric before it, so the share is the news.
        return metric_before(scene, site, site.head_end, own_only=True) is not None
    return quantity.kind != "percent"
