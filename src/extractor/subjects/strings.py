"""Names that the characters show and the words do not: Latin letters, announcers, models."""

from __future__ import annotations

import re
from itertools import chain

import regex

from extractor.subjects.evidence import Names
from extractor.subjects.lexicon import (
    ACRONYM,
    BORDER,
    COMMON_HEAD,
    DESCRIPTOR,
    LINE,
    MODEL_MARK,
    SPEECH,
    alternation,
    word_set,
)
from extractor.subjects.model import MentionKind
from extractor.subjects.settle import is_person

# The model of a product behind its brand: S7, 14 Pro, P60.
_MODEL_NUMBER = (
    rf"[A-Z]{{1,4}}-?\d{{1,4}}[A-Za-z+]{{0,3}}|\d{{1,3}}[A-Z][A-Za-z]{{0,2}}"
    rf"|(?!{alternation('acronym')})[A-Z]{{2,6}}(?![A-Za-z])"
    rf"|\d{{1,3}}(?= ?(?:{alternation('name_marker')}))"
)
MODEL = regex.compile(
    rf"(?![ -]?(?:[2-6]G|[QH][1-4](?!\d)|FY))[ -]?(?:{_MODEL_NUMBER})(?: ?(?:{alternation('name_marker')}))*+"
)
_LATIN = regex.compile(r"(?<![A-Za-z0-9@./_\-])[A-Za-z][A-Za-z]*+(?:[&'.\-]?[A-Za-z]+)*+(?: [A-Z][a-z]+)*+(?![A-Za-z])")
# 36快报获悉,X公告: who announces is named between a mark and the verb, whatever the dictionary makes of it.
_REPORTS = "一季报|三季报|中报|半年报|年报|季报|财报"
# Each branch begins with a letter of its own, so that the scan skips to it.
_ANNOUNCE = re.compile(
    "发布|公布|披露|公告|宣布|表示|透露|回应|官宣|20[0-9]{2}年?(?:"
    + _REPORTS
    + ")显示|"
    + "|".join(report + "显示" for report in _REPORTS.split("|"))
)
_OF_REPORT = re.compile(
    "[^,。;!?\\n]{0,16}(?:年报|中报|季报|财报|业绩)|了?\\x20?20[0-9]{2}\\x20?年?(?:半?年度|第?[一二三四]季度|中期|前三季度)[^,。;!?\\n]{0,4}报告"
)
_ANNOUNCER = regex.compile(
    r"(?r)(?:^|[。;!?\n”】,:)%]|龙头(?:厂商|企业|公司)?|巨头|独角兽|(?:制造|供应|服务|运营|方案|开发|提供|集成|零售|建筑|设备|生产)商)\s?(?P<name>(?:\*?ST)?[\p{Han}A-Za-z0-9]{2,8}?)(?:\([^()]{1,20}\))?"
    r"(?:(?:于|在)?\x20?(?:\d{4}\x20?年\x20?)?(?:\d{1,2}\x20?月\x20?)?\d{1,2}\x20?日)?(?:今日|今天|近日|日前|昨日|昨天|昨晚|今晚|最新|晚间?|盘[前后]|正式|刚刚|周[一二三四五六日])?"
)
_ADDRESSED = re.compile(rf"(?:{alternation('surname')})(?:先生|女士)")
_NEWS = ("获悉", "消息", "讯", "电")
_FIRM_NEWS = ("公告", "发布", "公布", "披露")
_NO_NAME = regex.compile(
    r"[的从在对将为与和及是了其这那该此本们者员人据被有等由以到说各每另不也已年月日号我你他她它前后中内间时会]|^[\d第一二两三]"
    r"|^(?:同日|晚间|最新|近期|官方|随后|今天|昨天|如果|目前|此外|同时)|[局部委署厅院]$"
)


# 周某, 周某某: a person whose name is kept back.
_KEPT_BACK = re.compile(rf"(?:{alternation('surname')})某某?(?![一二三两些种个款项家地日天年月省市企公机单上知国])")


# 岚谷精达603888时间:…: a page of a stock begins with its name and its code.
_PAGE = re.compile(r"(?:^|\n)\s?([一-鿿]{3,5})(?=[036]\d{5}(?![\d.,%万亿元股手]))")


def find_pages(names: Names) -> None:
    """The stock of which a page speaks."""
    for m in _PAGE.finditer(names.plain):
        names.add(m.group(1), "company", "shapes.code")


# 截至收盘,和岚工业(603999)报收: before its code a name is whole, whatever words its characters are.
_CODE = re.compile(r"\s?\((?:(?:SH|SZ|HK|BJ):?)?[0-9]{5,6}(?:\.[A-Z]{2})?\)")
_CODED = regex.compile(r"(?r)(?<=^|[,。;:\n“”、\s】])(?P<name>(?:\*?ST)?\p{Han}{2,6}[AB]?(?:-[UWBS])?)")


_BEFORE_CODED = BORDER | SPEECH | DESCRIPTOR


def find_coded(names: Names) -> None:
    """Names that fill the space between a mark and their stock code."""
    for code in _CODE.finditer(names.plain):
        m = _CODED.match(names.plain, max(0, code.start() - 14), code.start())
        if m is None:
            continue
        name = m["name"]
        while len(name) > 3 and name[:2] in _BEFORE_CODED:
            name = name[2:]
        if name[-1] != "的":
            names.add(name, "company", "shapes.code")


def find_addressed(names: Names) -> None:
    """People by their surname and address: 周女士, 周某."""
    for m in _ADDRESSED.finditer(names.plain):
        names.add(m.group(), "person", "names.addressed")
    if "某" in names.plain:
        for m in _KEPT_BACK.finditer(names.plain):
            names.add(m.group(), "person", "names.kept_back")


# “…。”顾闻舟说: a person of three characters between a mark and what only people do.
_SPEAKER = re.compile(
    rf"(?:^|[”。,:;\n])\s?(?P<name>(?:{alternation('surname')})[一-鿿]{{2}})(?=说|告诉|坦言|笑|感慨|回忆|表示|介绍|认为|指出)"
)
# 董事会秘书顾若舟计划减持: behind a post, before what is done with shares.
_DEALER = re.compile(
    rf"(?:股东|{alternation('post')})(?P<name>(?:{alternation('surname')})[一-鿿]{{2}})(?=(?:先生|女士)?(?:计划|拟|已|累计)?(?:减持|增持|质押|持有|套现))"
)
# 实际控制人顾闻舟占用资金: who owns a house, before what owners do.
_OWNER = re.compile(
    rf"(?:实际控制人|实控人)(?:之一)?(?P<name>(?:{alternation('surname')})[一-鿿]{{1,2}}?)"
    "(?=先生|女士|夫妇|家族|及其|[0-9、,;。(和与]|直接|间接|合计|持有|持股|所持|通过|承诺|拟|计划|减持|增持|质押|占用|非经营)"
)
_NO_PERSON = regex.compile(
    r"[的了是在也都有不和与及们者家层方省市县区局部委院厅办行司会社报网店厂人边]|公司|企业|集团|中国"
)


def find_speakers(names: Names) -> None:
    """People who speak in their own name, or deal in shares."""
    owners = _OWNER.finditer(names.plain) if "控" in names.plain else ()
    for m in chain(_SPEAKER.finditer(names.plain), _DEALER.finditer(names.plain), owners):
        if not _NO_PERSON.search(m["name"]):
            names.add(m["name"], "person", "names.speaker")


def find_announcers(names: Names) -> None:
    """Those who announce, if the text names them again or a piece of news begins with them."""
    known = names.found
    for verb in _ANNOUNCE.finditer(names.plain):
        m = _ANNOUNCER.match(names.plain, max(0, verb.start() - 40), verb.start())
        if m is None:
            continue
        surface = m["name"]
        if surface in names.found or surface in COMMON_HEAD or _NO_NAME.search(surface):
            continue
        named = any(surface[:k] in known and surface[k:] in LINE for k in range(2, len(surface) - 1))  # 岚信家电
        if not named and any(surface[:k] in known or surface[-k:] in known for k in range(2, len(surface))):
            continue
        report = verb.group().endswith("显示") and surface[-1] not in "0123456789年报"
        news = verb.group() in _FIRM_NEWS and names.plain.endswith(_NEWS, max(0, m.start() - 2), m.start())
        report = report or (verb.group() in _FIRM_NEWS[1:] and _OF_REPORT.match(names.plain, verb.end()) is not None)
        if report or news or names.count(surface) > 1:
            names.add(surface, "person" if is_person(names, surface) else "company", "names.announcer")


# TQ电子发布, TQ新能源: Latin letters and Han characters in one name.
_MIXED = regex.compile(
    r"(?:科技|集团|电子|汽车|控股|股份|公司|新能源|能源|银行|证券|智能|医疗|生物|资本|化学(?![发品工反纤性产制药])|制药|重工|电气)(?:集团|股份|控股)?"
)
# Whatever its letters, what has a share of a market is a house or a product.
_SHARING = regex.compile(
    r"\s?(?:的)?(?:市场份额|份额|市占率|市场占有率|痛失|凭借|则?以 ?\d[\d.]* ?(?:%|万|亿)|出货量|紧随其后|紧追其后)"
)
_DOING = regex.compile(rf"\s?(?:方面|公司|集团|旗下)?(?:{alternation('act_verb', 'speech_verb')})")


# TQMX公布了财报, TQMX的股东: what only a house does and has, wherever it stands.
_OWNING = regex.compile(
    r"\s?(?:(?:今日|昨日|近日|日前|最新)?(?:公布|发布|宣布|公告|表示|披露|收购)|(?:股份)?公司|集团|董事会"
    r"|的(?:第[一二]大)?(?:股东|股份|股权|董事|财报|股价|市值|总收入|净利润|营业收入))"
)


# 电商平台 tqMix 的市值: a name without a capital, behind what it is and before what it has or does.
_DRIVEN = re.compile(r"\s?(?:[前后两四]驱|版)")
# 首席分析师 Mark Rowan: of any name.
_LATIN_POSTS = tuple(post + space for post in word_set("personal_post") for space in ("", " "))
_KINDS = tuple(word + space for word in ("公司", "平台", "厂商", "巨头", "品牌", "企业", "龙头") for space in ("", " "))


def find_latin(names: Names) -> None:
    """Names in Latin letters: with a capital, no measure and no unit."""
    plain = names.plain
    for m in _LATIN.finditer(plain):
        surface = m.group()
        if plain.startswith("期货", m.end()):
            names.add(surface + "期货", "product", "names.contract")
        mixed = _MIXED.match(plain, m.end())
        if mixed and surface not in ACRONYM:
            names.add(surface + mixed.group(), "company", "names.latin_han")
        if surface in ACRONYM or surface in MODEL_MARK or len(surface) < 2:
            continue
        if _DRIVEN.match(plain, m.end()):
            continue  # Pure 后驱: the trim of a car
        if " " in surface and ACRONYM.issuperset(surface.split(" ")):
            continue  # NAND Flash
        if surface.islower() or surface.isupper():
            before = plain[max(0, m.start() - 1) : m.start()]
            opening = not before or before in "据。,;\n:、”"
            patterns = [_SHARING] + [_DOING] * opening + [_OWNING] * surface.isupper()
            if len(surface) >= 3 and any(pattern.match(plain, m.end()) for pattern in patterns):
                names.add(surface, "company", "names.latin_acronym")
        elif surface[0].isupper() or (
            plain.endswith(_KINDS, 0, m.start()) and (_OWNING.match(plain, m.end()) or _DOING.match(plain, m.end()))
        ):
            person = plain.endswith(_LATIN_POSTS, 0, m.start())
            names.add(surface, "person" if person else "company", "names.latin")


# 岚屿软件:上半年净利预增7%;芷远药业:预计盈利3亿元: each of a row of forecasts and reports.
_LABELLED = regex.compile(
    r"(?<=^|[\n;。])\s?(?P<name>[*A-Za-z]{0,3}\p{Han}{2,5}[AB]?):"
    r"(?=(?:预计|预告|前三季度|半年报|中报|[一三]季报|全年|上半年|[一二三四]季度| ?20\d\d ?年)*(?:公司)?"
    r"(?:实现|盈利|净利|归母|营收|营业收入|亏损|预[增减亏盈]|业绩|扣非))"
)


def find_labelled(names: Names) -> None:
    """Houses before a colon and what they earn, if there are two of them at least."""
    labelled = {m["name"] for m in _LABELLED.finditer(names.plain)} if ":" in names.plain else set()
    if len(labelled) > 1:
        for name in sorted(labelled):
            names.add(name, "company", "names.labelled")


# 机器人公司「微光具身」近日完成: a young house is introduced by its line of business.
_INTRODUCED = regex.compile(
    r"(?:公司|企业|品牌|厂商|平台|服务商|制造商|供应商|开发商|独角兽)[「“](?P<name>[\p{Han}A-Za-z0-9]{2,10})[」”]"
    r"(?=近日|日前|今日|昨日|宣布|完成|获|已|发布|公布|正式|推出|与|的?(?:创始人|创办人|CEO|董事长))"
)


# 岚谷教育主营业务为企业家培训: named by the business that it is in.
_IN_BUSINESS = regex.compile(r"(?:^|[。\n])\s?(?P<name>[\p{Han}]{3,6}?)(?=主营业务[为是]|主要从事|主营)")


def find_introduced(names: Names) -> None:
    """Houses by their line of business: 机器人公司「微光具身」, 岚谷教育主营业务为企业家培训."""
    if "主营" in names.plain or "主要从事" in names.plain:
        for m in _IN_BUSINESS.finditer(names.plain):
            if not _NO_NAME.search(m["name"]) and not _NO_SUBSIDIARY.search(m["name"]):
                names.add(m["name"], "company", "names.introduced")
    if "「" in names.plain or "“" in names.plain:
        for m in _INTRODUCED.finditer(names.plain):
            names.add(m["name"], "company", "names.introduced")


# “岭东之光”二期工程: what bulletins speak of beside houses and places.
_PROJECT = regex.compile(
    r"“[^“”\n]{2,16}”(?:[一二三四]期)?\p{Han}{0,4}?(?:项目|工程|航线|班列|行动|卫星|平台|列车|大桥|活动|计划|论坛)(?=[^的]|$)"
)


# 子公司岚谷复材全年实现营业收入3亿元: named by what it is of another.
_SUBSIDIARY = regex.compile(
    r"(?:(?:控股|全资|参股)?子公司|旗下(?:公司|企业)?|孙公司)(?P<name>[\p{Han}A-Za-z]{3,8}?)"
    r"(?=(?:\x20?20\d\d\x20?年|全年|上半年|前三季度|[一二三四]季度|去年|今年|去年同期)*(?:实现|营业收入|营收|净利润|归母净利))"
)
_NO_SUBSIDIARY = regex.compile(
    r"[的在从对将为与和及是了其各等已也均共]|业务|产品|项目|品牌|收入|利润|业绩|平台|板块|公司$"
)


def find_subsidiaries(names: Names) -> None:
    """Subsidiaries before their figures."""
    if "子公司" in names.plain or "旗下" in names.plain:
        for m in _SUBSIDIARY.finditer(names.plain):
            if not _NO_SUBSIDIARY.search(m["name"]):
                names.add(m["name"], "company", "names.subsidiary")


def find_projects(plain: str) -> list[tuple[int, int]]:
    """Projects in quotation marks at the head of a clause: start and end."""
    if "“" not in plain:
        return []
    return [m.span() for m in _PROJECT.finditer(plain) if _opens(plain, m.start())]


def _opens(plain: str, start: int) -> bool:
    return start == 0 or plain[start - 1] in ",;。:\n— \u3000"


# 在率先实行新标准的岭东,: a place of which something is said before its figures; 在岭国, at the head of a sentence.
_PIONEER = regex.compile(
    rf"(?<=^|[,;。!?\n])在[^,;:。!?\n\d]{{4,24}}的(?P<name>{alternation('place')})(?=,)"
    rf"|(?<=^|[。!?\n])在(?P<name>{alternation('place')})(?=,)"
)


def find_pioneers(plain: str) -> list[tuple[int, int, MentionKind, str]]:
    """Places behind what is said of them, at the head of a sentence."""
    return [(*m.span("name"), "place", "standing.pioneer") for m in _PIONEER.finditer(plain)]


_EXAMPLE = regex.compile(r"以(?P<name>[\p{Han}A-Za-z0-9]{2,16})为例")


# 以2021年为例, 以上赛季为例, 以单店零售额为例: a time or a measure owns nothing.
_NO_EXAMPLE = regex.compile(r"^\d+年|^[上去今本][年季月赛]|(?:[额率量价]|标准|原料)$")


def find_examples(plain: str) -> list[tuple[int, int]]:
    """What is taken for an example and spoken of behind it (以岭东板块公司为例): start and end."""
    if "为例" not in plain:
        return []
    return [m.span("name") for m in _EXAMPLE.finditer(plain) if not _NO_EXAMPLE.search(m["name"])]
