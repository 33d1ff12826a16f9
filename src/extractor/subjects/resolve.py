"""What the mentions do in their clauses, and what the pronouns stand for."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import regex

from extractor.spans import Span
from extractor.subjects.houses import find_earners, hero_of
from extractor.subjects.lexicon import alternation, word_set
from extractor.subjects.model import Mention, MentionKind, Role
from extractor.subjects.settle import is_reporter
from extractor.subjects.standing import Found, is_led_list

_MARK = regex.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|[;。!?\n…:]")
_POST = rf"\p{{Han}}{{0,6}}?(?:{alternation('post')})\p{{Han}}{{0,5}}?"
_SPEECH_AFTER = regex.compile(
    rf"(?:{_POST})?(?:\([^()]{{0,20}}\))?(?:方面)?(?:\x20?(?:\d{{1,2}}\x20?月\x20?)?\d{{1,2}}\x20?日晚?间?|今日|近日|日前|昨日|最新|近期|在\p{{Han}}{{0,12}}(?:中|上)|对\p{{Han}}{{2,8}})?的?(?:{alternation('speech_verb')})"
)
# 接受岭东晚报采访, 岭东网记者: who asks is no subject.
_MEDIUM = regex.compile(r"\s?(?:的?采访|记者|专访|网站|官网报道)")
# 松下渠道收入: a house that only narrows the measure of another.
_LINE = regex.compile(
    r"(?:电池|电芯|芯片|激光雷达|发动机|电机|音响|座舱)(?=[,、。;+)\s]|$)|渠道|自营|代工|产业链|供应链|概念|链条|品牌收入|订单|收入基数|系(?=列|统)"
)
# “岚谷贷”贷款余额: what a house calls a line of its own.
_QUOTED_LINE = regex.compile(r"[”\"](?:业务|贷款|产品|套餐|项目|模式|计划|活动|功能|系列)")
# What a house says of itself, it says of its own figures.
_OWN_WORD = regex.compile(
    r"(?:\([^()]{0,20}\))?(?:最新|今日|发布的|披露的|出炉的| ?\d{4} ?年?(?:度|第)?|[一三四]季度)*"
    r"(?:公告|披露|财报|年报|半年报|中报|[一三]?季报|(?:年度|半年度|季度)报告|业绩|招股书|官网|官方|介绍)"
)
# 据岚屿汽车董事长顾闻舟介绍: so does its own man.
_OWN_SPEAKER = regex.compile(rf"{_POST}(?:{alternation('speech_verb')})")
# 北美收入, 中国市场: a place that only narrows a company's measure.
_MODIFIER = regex.compile(rf"(?:{alternation('company_measure')})")
_PRODUCT = "地区生产总值"
_SPEAKING = regex.compile(
    r"表示|指出|提到|提及|谈到|认为|称|说(?![情服动法媒])|介绍|透露|强调|预计|预测|解释|分析|撰文|发文|发帖|测算|估算|坦言|告诉|补充|回应|判断|直言|给予|上调|下调|维持"
)
_HOLDING = regex.compile(r"持有|持股|减持|增持|质押|认购|出资|转让|套现|受让|捐赠|薪酬|年薪|身家")
# Within its clause one who reports does one of these before the figures of another.
_REPORTING = regex.compile(
    r"发布|公布|通报|数据|显示|统计|表示|指出|介绍|研报|报告|预计|预测|认为|目标价|评级|维持|上调|下调|给予|预估|估计|估算|测算|调查|调研|报道|获悉|讯|消息|首选"
)
_DATA_AFTER = regex.compile(
    r"(?:《[^《》]{1,40}》)?(?:\([^()]{0,20}\))?(?:\x20?\d{1,2}\x20?月)?(?:\x20?\d{1,2}\x20?日)?(?:的|最新|发布的?|公布的?|监测|统计|分析|研究|调查){0,3}(?:数据|统计|监测|调研|报告|研报)(?:\p{Han}{0,4})?(?:显示|指出|认为|,)"
)
_FORECAST_AFTER = regex.compile(rf"(?:{alternation('forecast_verb')})")
_LEADING = word_set("leading_word")
_LEADING_LENGTHS = sorted({len(word) for word in _LEADING})
# 高于同期全国: these may stand between.
_BETWEEN = ("上年同期", "去年同期", "同期", "整个", "目前")


# 实现全国31个省份覆盖: how far something reaches.
_SCOPE = regex.compile(r"\d{1,3}(?:余|多)?个?(?:省|城市|国家|地区|市|区县|县)")
# 全球第四, 国内领先: in what a house is ranked.
_PLACED = regex.compile(r"第[\d一二三四五六七八九十](?!、|产业|季)|前[三五十](?![大名家个])|领先|最大|首[家个款位]")
# 第三名是岚屿,占8%; 其次是芷远: who has the place has the figures behind it.
_RANK_IS = regex.compile(
    r"(?r)(?:第[一二三四五六七八九十\d]{1,3}(?:[名位]|大\p{Han}{0,4})?的?|其次|[首末]位的?|榜首的?|[冠亚季]军|最[高大多快低小少]的|首选股?)(?:[则仍依]|依然|分别)?(?:是|为)\s?"
)
# 公司全球30万股东, 该片全球累计票房: how far they are spread.
_COUNTED = regex.compile(r"(?:累计|总)?票房|\s?(?!\d{1,4} ?[年月日])(?:超过?|近|约|逾)?(?:\d|数[十百千万])")
# 全球混动领域首套电驱: that something is the first of its kind.
_PIONEER = regex.compile(r"\p{Han}{0,6}?(?:首|第一)[个家款套批条台座枚]|[^,;。!?、\n的]{0,16}?(?:龙头|巨头)")
# With whom, with what, or where something is done.
_LED_BY = "仅次于|[低高]于|超过|落后于|联合|携手|来自|覆盖|销往|运往|支持|搭载|配备|标配|采用"
# 配备独立悬架、岚谷系统; 涉及芷坪、岭东等地: a member of a list whose first is no name.
_LISTED = regex.compile(
    rf"(?r)(?:对(?![象应比手外策])|[向与]|支援|涉及|途经|{_LED_BY})(?:[^,;:。!?\n、的了]{{1,10}}、)*[^,;:。!?\n、的了]{{1,10}}"
)
# 对岚屿软件处以罚款, 对时任董事长顾闻舟给予警告并罚款: whom a fine falls on.
_BEFORE_FINED = regex.compile(r"(?r)(?<![针面应])对[^,;:。!?\n]{0,14}")
_FINED = regex.compile(r"[^,;:。!?\n]{0,14}?(?:罚款|处罚|罚没|给予警告)")
# 入股动力电池制造商岚谷, 向核心客户芷远销售: what is done to the house lies before what it is.
_LED_TO = regex.compile(
    r"(?r)(?:(?<!参)[与向给]|超过|超越|[减增]持|[加减清建]仓|入股|收购|并购|购买|出售|采购|起诉|携手|联手|联合)"
    r"(?:(?![子的])\p{Han}){0,8}?(?<!子)(?:公司|企业|客户|对手|[厂造应销发营务成售]商|巨头|龙头|品牌|平台|车企|房企|券商)\s?"
)
# 与岚屿、芷远等车企合作, 销往岭东、芷江: as the first of such a list, so its other members are no subjects.
_LIST_LED = regex.compile(rf"(?r)(?:[与跟同向对在从给由]|{_LED_BY}|进入|登陆|发往|飞往|前往|帮助|兼容|途经|涉及|通过)")
_LIST_GAP = regex.compile(r"(?:[、/][^,;:。!?\n、的]{1,12})*(?:、|/|和|与|及|以及)")


# 岚谷证券的子公司岚谷投资有限公司: whose subsidiary it is.
_PARENT = regex.compile(
    r"(?:的(?:全资|控股|参股|下属)*|(?:全资|控股|参股|下属)+)(?:子公司|孙公司)(?=[\p{Han}A-Za-z]{3,24}(?:公司|集团|合伙))"
)
# 芷远并表贡献收入, 芷远收购带来的摊销: what another has bought.
_BOUGHT = regex.compile(r"\s?的?(?:并表|(?:收购|并购|整合)(?:带来|完成|完毕|后|案|交易|事项))")
# 岚谷商城中的芷远手机: where it is sold.
_SHOP = regex.compile(r"(?:商城|门店|店铺|旗舰店|官网|直播间|货架)?[中里上](?:架|售)?的(?=\s?[\p{Han}A-Za-z])")
# 嘉岭芷星、沧岭芷隆停车检修: plants by their places.
_PLANT = regex.compile(
    r"\p{Han}{2,3}(?:、\p{Han}{2,6}){0,4}(?:\d[\d.]*万吨\p{Han}{0,2})?(?:停车|检修|装置|开车|重启|停产)"
)
# 岚正、芷家沟停车检修; 岭东峡口、芷江引水、南汀补水等6项工程: in a list of works.
_SHUT = regex.compile(
    r"(?:[、,][^,;:。!?\n、]{2,8}){1,6}(?:停车|检修)|(?!、)[^,;:。!?\n、]{2,10}(?:、[^,;:。!?\n、]{2,20}){1,12}等\d{1,3}项"
)
# 拟在岭东、芷江建厂: where something is done.
_SITES = regex.compile(
    r"(?r)(?:拟|将|计划|已|均|别|,|;|^)(?:在|于)(?:[^,;:。!?\n、的了]{2,10}、)*[^,;:。!?\n、的了]{0,6}"
)
# 岚谷集团等5家企业获奖, 岚谷局、芷远局等五部门发布: one of those that are counted.
_COUNTED_WITH = regex.compile(
    r"\p{Han}{0,2}?(?:[、和与及][^,;:。!?\n、等]{2,24}+){0,30}+"
    r"等(?:\d{1,4}[余多]?[家只位名]|(?:\d{1,2}|[两三四五六七八九十]{1,2})个?(?:部门|部委|单位|机构|院校)|(?:金融|有关|相关|主管)?(?:管理)?部门)"
)
# 包括董事长顾闻舟在内的14名董事, 以创始人顾闻舟为核心的团队: so is one of those who are named among them.
_AMONG = regex.compile(r"[^,;:。!?\n]{0,10}?(?:在内|为(?:核心|首的|代表))")
_FROM_AMONG = regex.compile(r"(?r)(?:包括|包含|以)[^;:。!?\n]{0,30}")
# A court that tries a case is no party to it; one that counts its cases is.
_COURTS = ("法院", "检察院", "仲裁委", "仲裁委员会")
# 国家发展改革委发布21条措施: what a body itself has brought out.
_ISSUES = regex.compile(
    r"(?:今日|近日|日前|联合)*(?:发布|出台|提出|推出)(?:了)?(?:《[^《》]{1,40}》,?(?:提出)?)?\d{1,3}(?:条|项|个方面|个)(?!目标价)"
)
_TRIES = regex.compile(
    r"(?:依法|日前|近日|就|公开|一审|二审|终审|经|对[^,;。]{2,20}?){0,3}(?:审理|审结|宣判|开庭|判决|判令|裁定|认定|认为|查明)"
    r"(?:了|后|查明|认为|认定)?(?!案件\d|\d)"
)
_MOVES = "影响|推动|带动|拉动|驱动|提振|拖累|冲击|支撑|刺激|压制|制约|助推|催化"
# 受岭国需求推动,出货量增长: what moved a figure is not whose it is.
_CAUSE = regex.compile(
    r"(?r)(?:^|[,;。!?\n:]|其中|主要|同时|但|而)(?:受(?!让|托|理|邀)|得益于|受益于)[^,;。!?\n]{0,40}"
)
_CAUSED = regex.compile(rf"[^,;。!?\n\d]{{0,40}}?(?:{_MOVES})(?=[,;])")


def is_cause(plain: str, start: int, end: int) -> bool:
    """Whether a mention stands in a clause that says what moved the figures of the next: 受…推动,."""
    return _CAUSED.match(plain, end) is not None and _CAUSE.match(plain, max(0, start - 44), start) is not None


def is_led(plain: str, start: int) -> bool:
    """Whether a mention at ``start`` is a place, a partner, a baseline or an object of its clause."""
    for word in _BETWEEN:
        if plain.endswith(word, 0, start):
            start -= len(word)
            break
    if plain.endswith(("特别是", "尤其是"), max(0, start - 3), start):
        return False
    return any(plain[max(0, start - length) : start] in _LEADING for length in _LEADING_LENGTHS)


# 岚谷集团子公司岚谷复材减持, 岚谷集团实际控制人顾闻舟占用: whose subsidiary or owner is spoken of.
_KIN = regex.compile(
    r"(?:\([^()]{0,20}\))?(?:的|旗下|下属)?(?:全资|控股|参股|下属|第一|原)*"
    r"(?:子公司|孙公司|(?:大|控股)?股东|实际控制人|实控人)(?:兼\p{Han}{2,8})?"
)


def is_kin(plain: str, end: int, following: Found) -> bool:
    """Whether the house before ``end`` only says whose subsidiary or owner the name ``following`` is."""
    return following[2] in ("company", "person") and _KIN.fullmatch(plain, end, following[0]) is not None


def is_led_to(plain: str, start: int) -> bool:
    """Whether a leading word stands before what the house at ``start`` is."""
    return _LED_TO.match(plain, max(0, start - 20), start) is not None


def role_of(
    plain: str, start: int, end: int, kind: MentionKind, rule: str, researchers: frozenset[str] = frozenset()
) -> Role:
    """What a mention does in its clause, as far as its neighbours tell. ``researchers``: houses that report."""
    if plain[start - 1 : start] == " ":
        start -= 1
    if kind == "company" and (_MEDIUM.match(plain, end) or plain[start - 1 : start] == "某"):
        return "other"
    if _FINED.match(plain, end) and _BEFORE_FINED.match(plain, max(0, start - 15), start):
        return "subject"
    if plain[max(0, start - 1) : start] == "据" or plain[max(0, start - 2) : start] == "援引":
        return "source"
    if rule == "standing.works" and plain.endswith(("经", "通过"), 0, start):
        return "subject"  # 经岭东大桥出入境车辆
    if rule == "standing.pioneer":
        return "subject"
    if rule == "names.addressed":
        return "subject"  # 周女士说: a private person speaks of herself
    if kind == "company" and plain.endswith(_COURTS, start, end) and _TRIES.match(plain, end):
        return "source"
    if kind == "company" and _ISSUES.match(plain, end) and not is_led(plain, start):
        return "subject"
    if kind in ("company", "person") and reports(plain, start, end, kind, researchers):
        return "source"
    if rule in ("names.place", "names.work") and not opens(plain, start):
        return "other"
    if rule == "names.work" and stands_aside(plain, start, end):
        return "other"
    if rule == "standing.place_pronoun" and _PIONEER.match(plain, end):
        return "other"
    if rule == "standing.place_pronoun" and _COUNTED.match(plain, end):
        joined = plain.endswith(("及", "和", "与"), 0, start)
        if joined or not opens(plain, start):
            return "other"
    if kind == "place" and (_PLACED.match(plain, end) or (_SCOPE.match(plain, end) and not opens(plain, start))):
        return "other"
    if kind == "place" and is_led_list(plain, start):
        return "other"
    if is_cause(plain, start, end):
        return "other"
    if kind == "company" and _COUNTED_WITH.match(plain, end):
        return "other"
    if _AMONG.match(plain, end) and _FROM_AMONG.match(plain, max(0, start - 34), start):
        return "other"
    if kind == "company" and (_PARENT.match(plain, end) or _SHOP.match(plain, end) or _BOUGHT.match(plain, end)):
        return "other"
    if kind in ("company", "place") and _SHUT.match(plain, end):
        return "other"
    if kind == "place" and (_PLANT.match(plain, end) or _SITES.match(plain, max(0, start - 60), start)):
        return "other"
    if plain.startswith("、", start - 1) and _LISTED.match(plain, max(0, start - 60), start - 1):
        return "other"
    if _RANK_IS.match(plain, max(0, start - 14), start):
        return "subject"
    if kind == "company" and is_led_to(plain, start):
        return "other"
    if is_led(plain, start) and not plain.startswith("为例", end):
        return "other"
    return "subject"


# 继2011年《岚屿往事》之后, 打破两个月前《岚屿往事》的纪录: a film to which another is compared.
_COMPARED_WORK = regex.compile(r"(?r)(?:(?<!相)继(?!续)|仅次于|打破|超越)[^,。;\n]{0,9}")


def stands_aside(plain: str, start: int, end: int) -> bool:
    """Whether a title is one of a list (包括《岚屿往事》《芷江往事》), a paper's, or only compared to."""
    if plain[start - 1 : start] in ("、", "》", ":") or plain.startswith(("、", "《", "等", "杂志", "报"), end):
        return True
    return _COMPARED_WORK.match(plain, max(0, start - 12), start) is not None


# 澜岳国际(0.31, 0.02, 3.1%)发表研报: the price of its own shares is passed over.
_TICKER = regex.compile(r"\([^()]{1,30}\)")


# 光伏行业研究机构Lanytics: by what it is called, one who reports, wherever it is named.
_RESEARCH = regex.compile(
    r"(?r)(?:研究|调研|调查|咨询|数据|分析|监测|统计|评级|情报|研调|市调)(?:机构|公司|集团|企业|平台)\s?"
)


def find_researchers(plain: str, spans: list[Found]) -> frozenset[str]:
    """Houses that the text calls a research institution or the like."""
    return frozenset(
        plain[start:end]
        for start, end, kind, _ in spans
        if kind == "company" and _RESEARCH.match(plain, max(0, start - 8), start)
    )


def reports(plain: str, start: int, end: int, kind: MentionKind, researchers: frozenset[str] = frozenset()) -> bool:
    """Whether a house or a person is named as the source of what follows."""
    reporter = is_reporter(plain[start:end]) or plain[start:end] in researchers
    shown = _TICKER.match(plain, end)
    end = shown.end() if shown is not None else end
    # A clause is read so far and no farther: the bound keeps text without marks linear.
    stop = _MARK.search(plain, end, end + 80)
    limit = stop.start() if stop else end + 80
    if kind == "person":
        speech, act = _SPEAKING.search(plain, end, limit), _HOLDING.search(plain, end, limit)
        return speech is not None and (act is None or speech.start() < act.start())
    if not reporter:
        return _DATA_AFTER.match(plain, end) is not None
    return _REPORTING.search(plain, end, limit) is not None or _SPEECH_AFTER.match(plain, end) is not None


def opens(plain: str, start: int) -> bool:
    """Whether a mention stands free: behind a mark, a time or a link, not inside a phrase."""
    before = plain[start - 1 : start]
    if before == "份":
        return plain[start - 2 : start - 1] == "月"
    if before == "天":
        return plain.endswith(("今天", "昨天", "当天", "前天"), 0, start)
    return not ("一" <= before <= "鿿") or before in "年月日晚早间时度期末底初前后半来今去中内而但及和与又据"


_DESCRIBED = (*word_set("descriptor"), "银行", "保险公司", "超市", "酒店", "餐厅")


def is_described(plain: str, start: int, kind: MentionKind) -> bool:
    """Whether what a house is stands directly before its name: 解决方案商岚谷科技."""
    return kind == "company" and plain.endswith(_DESCRIBED, max(0, start - 5), start)


def narrows(plain: str, start: int, end: int, role: Role) -> bool:
    """Whether a place is only a part of a measure and no mention: 中国市场收入, 在中国收入."""
    if _MODIFIER.match(plain, end):
        return True
    if role != "other" or plain.startswith(("(", " ("), end):
        return False
    return plain[start - 1 : start] not in ("为", "是", "和", "与", "及", "、")


def names_region(plain: str, end: int, rule: str) -> bool:
    """Whether the product of the region is measured: 岭东 of 岭东地区生产总值, but not 全省."""
    return plain.startswith(_PRODUCT, end) and rule != "standing.place_pronoun"


# A fund that holds shares is not what the next 公司 means.
_INVESTOR = regex.compile(
    r"(?:投资|资产|股权|资本|基金)(?:管理)?(?:有限公司|股份有限公司|有限责任公司)$|合伙|投资公司$"
)


def resolve(text: str, plain: str, spans: list[Found], title: str | None = None) -> list[Mention]:
    """The spans as mentions, each with its role, and the pronouns with the names that they stand for."""
    free_starts = {start for start, _, kind, _ in spans if opens(plain, start) or is_described(plain, start, kind)}
    beside = besides(plain, spans)
    apart = [span for span in spans if plain[span[0] : span[1]] not in beside] if beside else spans
    earners = find_earners(plain, spans)
    researchers = find_researchers(plain, spans)
    stage = Stage(*hero_of(plain, text, apart, free_starts, title, earners), earners)
    mentions: list[Mention] = []
    past, place_end, begin, first = 0, -1, 0, True
    listed = -1  # where the last member of a list of partners, places or parts ends
    for number, (start, end, kind, rule) in enumerate(spans):
        between = plain[past:start]
        last = max(map(between.rfind, "\n。!?"))
        if last >= 0:
            if "\n" in between:
                stage.leave_paragraph()
            else:
                stage.leave_sentence()
            begin = past + last + 1
            first = True
        past = end
        role = role_of(plain, start, end, kind, rule, researchers)
        if role == "source" and plain[start:end] in earners and opens(plain, start):
            role = "subject"
        if role == "subject" and number + 1 < len(spans) and is_kin(plain, end, spans[number + 1]):
            role = "other"
        joined = listed >= 0 and _LIST_GAP.fullmatch(plain, listed, start) is not None
        if joined and role == "subject" and rule != "names.dealt":
            role = "other"
        led = joined or is_led(plain, start) or is_led_to(plain, start)
        led = led or _LIST_LED.match(plain, max(0, start - 4), start) is not None
        listed = end if role == "other" and led else -1
        if kind == "place" and narrows(plain, start, end, role) and not names_region(plain, end, rule):
            place_end = end if start in free_starts else -1
            continue
        if kind == "company" and (_LINE.match(plain, end) or _QUOTED_LINE.match(plain, end)):
            role = "other"
        gloss = plain[start - 1 : start] == "(" and plain[end : end + 1] == ")" and plain[start].isascii()
        if gloss:
            role = "other"
        name = stage.name_of(text[start:end], plain[start:end], kind, rule, start in free_starts)
        if kind in ("place", "company") and plain[start:end] not in _ITS_PLACE:
            stage.note_place(name, kind)
        if rule == "standing.product_pronoun" and not name:
            continue
        own = role == "source" and kind == "company" and _OWN_WORD.match(plain, end) is not None
        own = own or (role == "source" and kind == "company" and _OWN_SPEAKER.match(plain, end) is not None)
        if rule in COMPANY_PRONOUNS and mentions and mentions[-1].kind == "company" and mentions[-1].span.end == start:
            name, kind, rule, role = mentions[-1].name, "company", "names.own_company", mentions[-1].role  # 向岚屿公司
        free = start in free_starts or start == place_end or is_described(plain, start, "company")
        if not gloss:
            stage.enter(name, kind, rule, role, own, free, first and start - begin <= _OPENING)
        if kind == "company" or rule in COMPANY_PRONOUNS:
            first = False
        place_end = end if kind == "place" and start in free_starts else -1
        mentions.append(Mention(Span(start, end), name, kind, rule, role))
    if stage.nameless:
        owned = Counter(m.name for m in mentions if m.name and plain.endswith(_OF_IT, 0, m.span.start))
        named = Counter(m.name for m in mentions)
        return name_late(mentions, beside | {name for name in owned if 2 * owned[name] >= named[name]})
    return mentions if stage.hero else resolve_ahead(plain, mentions, beside)


class Stage:
    """Who was spoken of last: the names that pronouns take."""

    def __init__(self, hero: str, shown: bool, earners: frozenset[str]) -> None:
        self.earners = earners
        """Reporters that are houses here, with results of their own."""
        self.hero = hero
        self.shown = shown
        """Whether the hero is known by more than repetition."""
        self.local = ""
        """Another house, with which the sentence or the paragraph begins."""
        self.opened_paragraph = False
        self.at_paragraph = True
        self.quoted = False
        """The local house is quoted for itself."""
        self.named = False
        """A house has been named."""
        self.nameless = False
        """The text says 公司 before it names any house."""
        self.company = ""
        self.person = ""
        self.holder = ""
        """The last house or person with shares: what 该股东 stands for."""
        self.topic = ""
        """The last subject of any kind: what 其 stands for."""
        self.places: dict[str, str] = {}
        """The last province, city, county and district by their last character: what 全省 and 该市 stand for."""
        self.product = ""
        """The last product or film: what 该车 and 该片 stand for."""
        self.pair: list[str] = []
        """The last two houses or products: 前者 and 后者."""

    def name_of(self, surface: str, plain: str, kind: MentionKind, rule: str, free: bool) -> str:
        """The name that a mention stands for; ``''`` if there is none."""
        if rule in ("standing.market_object", "standing.index"):
            return ""
        if plain == "我国":
            return "中国"
        if plain in _ITS_PLACE:
            return self.places.get(plain[-1]) or self.places.get("") or surface
        if kind != "pronoun":
            return surface
        if rule == "standing.person_pronoun":
            return self.person
        if plain in ("前者", "后者"):
            return self.pair[0 if plain == "前者" else 1] if len(self.pair) == 2 else self.company
        if rule == "standing.its_pronoun":
            return self.topic or self.company
        if rule == "standing.product_pronoun":
            return self.product
        if plain == "该股东":
            return self.holder or self.company
        if plain not in ("公司", "本公司", "集团", "本集团"):
            return self.company  # 该公司: the one spoken of last
        if self.local and (self.quoted or not self.nameless):
            return self.local
        if not self.named and not self.shown and free:
            self.nameless = True
        if self.nameless:
            return ""
        return self.hero or self.company

    def note_place(self, name: str, kind: MentionKind) -> None:
        """Take note of a place, or of the place that a bureau's name begins with: 岭东省 of 岭东省统计局."""
        if name in _ITS_PLACE or name in _NO_PLACE:
            return
        m = _ADMIN_NAME.match(name)
        if m is not None:
            self.places[m.group()[-1]] = m.group()
        elif kind == "place":
            self.places[""] = name

    def leave_sentence(self) -> None:
        """Forget the house that opened the sentence."""
        self.at_paragraph = False
        if not self.opened_paragraph:
            self.local = ""

    def leave_paragraph(self) -> None:
        """Forget the house that opened the paragraph."""
        self.opened_paragraph = False
        self.at_paragraph = True
        self.local = ""

    def enter(self, name: str, kind: MentionKind, rule: str, role: Role, own: bool, free: bool, first: bool) -> None:
        """Take note of a mention.

        ``own``: a house is quoted for itself (据岚屿汽车公告). ``free``: it stands by itself, not inside a phrase.
        ``first``: it is the first house of its sentence.
        """
        if not name:
            return
        reporter = is_reporter(name) and name not in self.earners
        self.named = self.named or (kind == "company" and not reporter)
        if kind == "pronoun":
            if rule != "standing.its_pronoun" or name in self.pair:
                self.topic = name
        elif role == "source":
            if own and not reporter:
                self.company = self.topic = name
                self.settle_local(name, True)
        elif kind in ("company", "product"):
            self.product = name if kind == "product" and role == "subject" else self.product
            self.holder = name
            if name not in self.pair[-1:]:
                self.pair = [*self.pair[-1:], name]
            if role == "subject":
                self.topic = name
                investor = self.company and _INVESTOR.search(name)
                if kind == "company" and free and not reporter and not investor:
                    self.company = name
                    if first or name == self.hero:
                        self.settle_local(name, False)
        elif role == "subject":
            self.topic = name
        if kind == "person":
            self.person = self.holder = name

    def settle_local(self, name: str, quoted: bool) -> None:
        """A house begins the sentence or the paragraph: 公司 means it there. ``quoted``: it is quoted for itself."""
        self.local = "" if name == self.hero else name
        self.quoted = quoted
        self.opened_paragraph = self.at_paragraph and bool(self.local) and not self.shown


# 全省, 该市: they stand for the place spoken of.
_ITS_PLACE = frozenset(("全省", "全市", "全县", "全区", "我省", "我市", "该省", "该市", "该区", "该县", "本市", "本省"))
_NO_PLACE = frozenset(("中国", "我国", "全国", "全球"))
_ADMIN_NAME = regex.compile(r"(?![全我该本各外])\p{Han}{1,7}?(?:自治)?[省市县区](?!场|域)")
# So far from the beginning of a sentence, behind a time, its first house opens it.
_OPENING = 16
COMPANY_PRONOUNS = ("standing.company_pronoun", "standing.group_pronoun")


# So often, and in so large a part of all mentions of houses, the one is named that 公司 has meant from the start.
_OFTEN, _MOSTLY = 3, 0.75


def name_late(mentions: list[Mention], beside: frozenset[str]) -> list[Mention]:
    """公司 in a text that names its house late: the one that it speaks of, or that it recommends, and no other.

    ``beside``: houses that 公司 deals with, and its brands.
    """
    houses = Counter(
        m.name for m in mentions if m.kind == "company" and m.role == "subject" and not is_reporter(m.name)
    )
    name, count = houses.most_common(1)[0] if houses else ("", 0)
    studied = {m.name for m in mentions if m.rule == "names.studied"}
    if len(studied) == 1:
        name = studied.pop()
    elif count < _OFTEN or count < _MOSTLY * houses.total() or name in beside:
        return mentions
    return [m._replace(name=name) if m.rule in COMPANY_PRONOUNS and not m.name else m for m in mentions]


def resolve_ahead(plain: str, mentions: list[Mention], beside: frozenset[str]) -> list[Mention]:
    """公司 before any name is the house that the article speaks of most, or says to be something (岚屿是…)."""
    counts = Counter(m.name for m in mentions if m.kind == "company" and m.role == "subject")
    name = ""
    for m in mentions:
        if m.kind != "company" or m.role != "subject" or m.rule == "names.latin" or is_reporter(m.name):
            continue
        if m.span.of(plain) in beside:
            continue
        if counts[m.name] > 2 or plain.startswith(("是", "作为", "成立", "具有"), m.span.end):
            name = m.name
            break
    return [m._replace(name=name) if m.rule in COMPANY_PRONOUNS and not m.name else m for m in mentions]


_OF_IT = ("其中", "旗下", "打造", "推出")
"""What stands before a brand or a house that belongs to 公司: 其中岚屿销量, 打造岚屿大单品."""
_TOWARDS = ("向", "与", "对", "同", "从", "给", "获得", "采购", "收购", "入股", "联合", "携手")


def besides(plain: str, spans: list[Found]) -> frozenset[str]:
    """The houses that deal with 公司 in one clause, and are not what it stands for: 岚屿汽车向公司采购设备."""
    names: set[str] = set()
    for left, right in pairwise(spans):
        ours = left[3] in COMPANY_PRONOUNS
        other = right if ours else left
        if ours == (right[3] in COMPANY_PRONOUNS) or other[2] != "company":
            continue
        if plain.endswith(_TOWARDS, left[1], right[0]) and not _MARK.search(plain, left[1], right[0]):
            names.add(plain[other[0] : other[1]])
    return frozenset(names)
