"""Who or what the article quotes for a number."""

from __future__ import annotations

from typing import NamedTuple

import regex

from extractor.rules import Match, RuleSet
from extractor.spans import Span


class Quoted(NamedTuple):
    """A source: ``name`` are its characters. It holds to the end of its paragraph or until the next one."""

    span: Span
    name: Span


_NAME = r"[^,;:。!?\n|“”]{2,28}?"
sources = RuleSet(
    "source", {"name": _NAME, "said": "表示|透露|称|指出|披露|介绍|说|宣布|认为|坦言|强调|显示|统计显示|数据显示"}
)


_LEAD = regex.compile(
    r"\s*(?:.*(?:电|讯|消息)(?:\([^()]*\))?|[^()]*\)|根据|据|日前|近日|其中|此外|同时|另外|而|来自|科技媒体|研调机构|今天|今日|昨日)*\s*"
)
_END = regex.compile(r"(?r)(?:\d+日|今天|今日|日前|近日|了解|最新|统计|公布|发布|披露|援引|当地时间|的|\s)+")


def _of(m: Match) -> Quoted | None:
    """The source without what leads to it and what it did: 电(记者…)统计局15日(公布的数据显示)."""
    start, end = m.span("name")
    lead = _LEAD.match(m.string, start, end)
    if lead is not None and lead.end() < end - 1:
        start = lead.end()
    tail = _END.match(m.string, start, end)
    if tail is not None and tail.start() > start:
        end = tail.start()
    return Quoted(Span(m.start(), m.end()), Span(start, end)) if m.string[start:end].strip() else None


@sources.add(
    r"(?:(?<=[,;。:!?\n“ ])|^)(?:根据|据|按照|来自)(?:{thing})?(?P<name>{name})(?:的?(?:最新)?(?:数据|统计|报告|报道|消息|研究|测算|监测|预测|口径|公告|财报|年报|一季报|半年报))?(?:统计|显示|测算|预计|预测|监测|表明|指出|称|报道|获悉)?(?=[,:])".replace(
        "{thing}", ""
    ),
    yes={"据IDC数据,二季度出货量为3440万台": "IDC", "根据云帆科技公告,营收7亿元": "云帆科技"},
    no={"据此,公司营收7亿元": "a connective"},
)
def according_to(m: Match) -> Quoted | None:
    """据X数据,…"""
    return None if m["name"] in ("了解", "悉", "此", "介绍", "报道") else _of(m)


@sources.add(
    r"(?:(?<=[,;。:!?\n“ ])|^)(?P<name>{name})(?:的?(?:最新|统计)?(?:数据|统计|报告|研报|调查))?(?:则|还|也|曾|日前|近日|当地时间.{1,6}|在.{1,16}|同日|.{0,3}日晚间?|晚间)?(?:显示|表示|透露|指出|披露|称|介绍|认为|预计|预测|说道|强调|报道|发布|公布)(?=[,:“])".replace(
        "预计|预测|", ""
    ),
    yes={"财报显示,上半年营收83亿元": "财报", "云帆科技董事长陈牧表示,年销15万辆": "云帆科技董事长陈牧"},
    no={"数据,显示7亿元": "no name"},
)
def says(m: Match) -> Quoted | None:
    """X显示,… X表示,…"""
    return _of(m)


@sources.add(
    r"(?:(?<=[,;。:!?\n“ ])|^)(?P<name>[^,;:。!?\n|“”的]{2,12}?(?:证券|研究院|研究所|银行|投行|分析师|资本|咨询|协会|市场|IDC|Omdia|高盛|摩根士丹利|瑞银|花旗)|机构|业内|业内人士|市场|分析师)(?:则|还|也|最新)?(?:预计|预测|预期|认为|估计|上调|下调|将(?=.{1,20}(?:目标价|评级|预测)))",
    yes={"瑞禾证券预计,今年EPS为1.77元": "瑞禾证券", "机构预计2024年市场增长10%": "机构"},
    no={"云帆科技预计今年营收7亿元": "a company's own forecast"},
)
def broker_expects(m: Match) -> Quoted | None:
    """A broker's or an institution's forecast."""
    return _of(m)


@sources.add(
    r"(?:(?<=[。!?\n])|^)(?P<name>[A-Za-z][A-Za-z ]{1,16}|[\p{Han}]{2,10}(?:研究院|咨询|协会|统计局|信通院)):",
    yes={"IDC:二季度出货量为3440万台": "IDC"},
    no={"营收:3440万元": "a label"},
)
def headline(m: Match) -> Quoted | None:
    """IDC:…"""
    return _of(m)


@sources.add(
    r"[。”]”?(?P<name>[^,;:。!?\n|“”]{2,20}?)(?:说|表示|称|指出|说道)(?=[。,])",
    yes={"“今年收入有望超过10亿元。”云帆科技CEO李棹说。": "云帆科技CEO李棹"},
    no={"今年收入10亿元。公司高兴": "no speech"},
)
def spoken(m: Match) -> Quoted | None:
    """“…”X说."""
    return _of(m)


@sources.reader
def _read(text: str) -> list[tuple[str, str]]:
    return [(rule.name, value.name.of(text)) for rule, _, value in sources.scan(text)]


_TRIGGER = regex.compile(r"据|按照|来自|显示|表示|透露|指出|披露|称|介绍|认为|说|强调|报道|发布|公布|预计|预测|预期|估计|[上下]调|目标价|评级|:")
"""What every pattern of the set holds: most sentences have none of it."""


def find_sources(plain: str, start: int, end: int) -> list[Quoted]:
    """The sources named in ``plain[start:end]`` (one sentence), in order."""
    if _TRIGGER.search(plain, start, end) is None:
        return []
    return [value for _, _, value in sources.scan(plain, start, end)]
