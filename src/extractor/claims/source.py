"""Who or what the article quotes for a number."""

from __future__ import annotations

from typing import NamedTuple

import regex

from extractor.claims.words import NO_SOURCE
from extractor.rules import Match, RuleSet
from extractor.spans import Span


class Quoted(NamedTuple):
    """A source: ``name`` are its characters. It holds to the end of its paragraph or until the next one."""

    span: Span
    name: Span


_PARTS = {
    "clause": r"(?:(?<=[,;。:!?\n“”】])|^) *+",
    # A name or a noun phrase: no bracket, nothing that opens a clause of another kind.
    "name": r"(?!此|本次|其|这|那|拟|将|相关|上述|该|有关|目前|当前)[^,;:。!?\n|“”()【】%]{2,30}?",
    # What may stand between the source and its verb: a day, a report's name, an adverb.
    "aside": r"(?: |于|在|也|则|还|曾|均|日前|近日|今天|今日|昨日|当天|同日|晚间|当地时间|\d{1,2}月|\d{1,2}日"
    r"|\([^()\n]{1,24}\)|最新|发布|公布|披露|发表|接受[^,;。]{1,14}采访时|的?(?:公告|财报|报告|研报|数据|统计|声明))*+",
    "paper": r"公告|财报|年报|季报|一季报|半年报|中报|三季报|业绩预告|报告|研报|数据|统计|调查|公报|招股书|说明书"
    r"|榜单|口径|消息|报道",
    "says": r"显示|表示|透露|指出|披露|称|介绍(?!:)|认为|强调|说道|写道|坦言|宣布|预估|指"
    r"|(?<!就是|可以|句话|应该|来|的)说",
}
sources = RuleSet("source", _PARTS)

_LEAD = regex.compile(
    r"(?: |[^ ]*(?:电|讯|消息)(?= )"
    r"|根据|按照|据|但|而|不过|虽然|尽管|日前|近日|其中|此外|同时|另外|来自|科技媒体|研调机构|今天|今日|昨日|对此|随后)*+"
)
_END = regex.compile(r"(?r)(?: |今天|今日|日前|近日|了解|最新|最近|统计|监测|公布|发布|披露|援引|当地时间|同时|的)+")
_ASIDE = regex.compile(r"[向对在于](?!外)|周[一二三四五六日]|(?:(?:20)?\d\d年)?\d{1,2} ?月(?: ?\d{1,2} ?日)?|\d{1,2}日")
_FIGURE = regex.compile(r"\d[\d.]*[万亿%元家个]|、.*、")


def _of(m: Match) -> Quoted | None:
    """The source without what leads to it and what it did."""
    start, end = m.span("name")
    lead = _LEAD.match(m.string, start, end)
    if lead is not None and lead.end() < end - 1:
        start = lead.end()
    tail = _END.match(m.string, start, end)
    if tail is not None and tail.start() > start + 1:
        end = tail.start()
    aside = _ASIDE.search(m.string, start + 1, end)
    if aside is not None:
        end = aside.start()
    name = m.string[start:end].strip()
    if len(name) < 2 or name in NO_SOURCE or name.endswith("的话") or _FIGURE.search(name):
        return None
    return Quoted(Span(m.start(), m.end()), Span(start, end))


@sources.add(
    r"{clause}(?:根据|据|按照)(?:最新的?)?(?P<name>{name})(?:(?<!大)的?最?新?(?:{paper}))?(?:统计|显示|测算|预计|预测|监测|表明|指出|称|获悉)?{aside}(?=[,:])",
    yes={
        "据IDC数据,二季度出货量为3440万台": "IDC",
        "根据云帆科技公告,营收7亿元": "云帆科技",
        "据云帆研究院最新测算,市场规模达7亿元": "云帆研究院",
    },
    no={"据此,公司营收7亿元": "a connective", "据了解,公司营收7亿元": "nobody is named"},
)
def according_to(m: Match) -> Quoted | None:
    """据X数据,…"""
    return _of(m)


@sources.add(
    r"{clause}(?P<name>{name}){aside}(?:{says})(?=[,:“])",
    yes={
        "财报显示,上半年营收83亿元": "财报",
        "云帆科技董事长陈牧表示,年销15万辆": "云帆科技董事长陈牧",
        "国家统计局15日公布的数据显示,出口7亿元": "国家统计局",
    },
    no={"数据,显示7亿元": "no name", "此次公告显示,营收7亿元": "it points back"},
)
def says(m: Match) -> Quoted | None:
    """X显示,… X表示,…"""
    return _of(m)


@sources.add(
    r"(?:公布|发布|披露|出具)的?(?P<name>(?:20\d\d ?年?)?(?:前?[一二三四]季度|[上下]?半年度?|年度?)?"
    r"(?:财报|业绩报告|报告|半?年报|[一三]?季报|中报))"
    r"(?:显示|称|指出)(?=[,:])",
    yes={
        "云帆科技(688001)近日发布的2023年半年报显示,营收3亿元": "2023年半年报",
        "云帆科技(688001)公布的2023年年度报告显示,营收3亿元": "2023年年度报告",
    },
    no={"云帆研究院公布的数据显示,营收3亿元": "who published it is named"},
)
def report(m: Match) -> Quoted | None:
    """…发布的2023年半年报显示,…: the report, where a bracket parts it from whose it is."""
    return Quoted(Span(m.start(), m.end()), Span(*m.span("name")))


@sources.add(
    r"\((?:以下简称|简称)?“?(?P<name>[A-Z][A-Za-z&]{1,14})”?\)[^,;。()]{0,10}?"
    r"(?:{paper})(?:显示|指出|称|认为)(?=[,:])",
    yes={"远帆数据公司(YDC)发布的最新报告显示,出货量为3440万台": "YDC"},
    no={"远帆数据公司(YDC)营收3亿元": "nothing is quoted"},
)
def abbreviated(m: Match) -> Quoted | None:
    """国际数据公司(IDC)发布的报告显示,…: by the short name."""
    return Quoted(Span(m.start(), m.end()), Span(*m.span("name")))


@sources.add(
    r"{clause}(?P<name>{name})(?: |今天|今日|昨天|昨日|近日|日前|当日|\d{1,2}月|\d{1,2}日|\([^()\n]{1,12}\))*+"
    r"(?:发布|公布|通报)(?=,)",
    yes={"国家电影局今天(1月1日)发布,全年票房为549亿元": "国家电影局"},
    no={"云帆科技发布新品,售价3999元": "what it published"},
)
def issues(m: Match) -> Quoted | None:
    """国家电影局今天发布,…"""
    return _of(m)


@sources.add(
    r"{clause}从(?P<name>[^,;。\d]{2,14}?)(?:发布|公布|披露)的[^,;。]{1,16}?(?:来看|看)(?=,)",
    yes={"从YDC发布的市场份额排名来看,云帆科技拿下第一": "YDC"},
    no={"从长期来看,云帆科技排名第一": "nobody is named"},
)
def judged_by(m: Match) -> Quoted | None:
    """从X发布的排名来看,…"""
    return Quoted(Span(m.start(), m.end()), Span(*m.span("name")))


@sources.add(
    r"{clause}(?P<name>[^\d,;:。!?\n|“”()的]{2,14}?(?:证券|研究院|研究所|银行|投行|资本|咨询|协会|IDC|Omdia|高盛|摩根士丹利|大摩|瑞银|花旗)"
    r"|机构|业内|业内人士|市场|分析师)(?:则|还|也|最新)?"
    r"(?:预计|预测|预期|预估|认为|估计|上调|下调|将(?=[^,;。]{1,20}(?:目标价|评级|预测)))",
    yes={"瑞禾证券预计,今年EPS为1.77元": "瑞禾证券", "机构预计2024年市场增长10%": "机构"},
    no={"云帆科技预计今年营收7亿元": "a company's own forecast"},
)
def broker_expects(m: Match) -> Quoted | None:
    """A broker's or an institution's forecast."""
    return _of(m)


@sources.add(
    r"(?:(?<=[。!?\n])|^)(?P<name>[A-Za-z][A-Za-z ]{1,16}|\p{Han}{2,10}(?:研究院|咨询|协会|统计局|信通院)):",
    yes={"IDC:二季度出货量为3440万台": "IDC"},
    no={"营收:3440万元": "a label"},
)
def headline(m: Match) -> Quoted | None:
    """IDC:…"""
    return _of(m)


@sources.add(
    r"[。”]”?(?P<name>{name})(?:说|表示|称|指出|说道)(?=[。,])",
    yes={"“今年收入有望超过10亿元。”云帆科技CEO李棹说。": "云帆科技CEO李棹"},
    no={"今年收入10亿元。公司高兴": "no speech"},
)
def spoken(m: Match) -> Quoted | None:
    """“…”X说."""
    return _of(m)


@sources.reader
def _read(text: str) -> list[tuple[str, str]]:
    return [(rule.name, value.name.of(text)) for rule, _, value in sources.scan(text)]


_TRIGGER = regex.compile(
    r"据|按照|预计|预测|预期|预估|认为|估计|[上下]调|目标价|评级|:|(?:发布|公布|通报|来看|看),|(?:显示|表示|透露|指出|披露|称|介绍|强调|说|写道|坦言|宣布|指)[,:。“]"
)
"""What every pattern of the set holds: most sentences have none of it."""


def find_sources(plain: str, start: int, end: int) -> list[Quoted]:
    """The sources named in ``plain[start:end]`` (one sentence), in order."""
    if _TRIGGER.search(plain, start, end) is None:
        return []
    return [value for _, _, value in sources.scan(plain, start, end)]
