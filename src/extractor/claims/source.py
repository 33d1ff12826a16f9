"""Who or what the article quotes: every place at which a source is named, and at which one ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from extractor.claims.words import HOUSES, ISSUES, NO_SOURCE, SHOW, SPEAK, initial, listed
from extractor.rules import Match, RuleSet
from extractor.spans import Span


class Quoted(NamedTuple):
    """A source, or the end of one. Which numbers it governs is for ``voices`` to say."""

    span: Span
    name: Span | None
    """Its characters; ``None`` if the words say that nobody in particular is quoted from here on: 据悉."""
    speaks: bool = False
    """Somebody who speaks, not a paper or a set of figures."""
    behind: bool = False
    """It is named behind the quotation that it governs: “…”李棹说."""


_PARTS = {
    "clause": r" *+",
    "head": r"(?:(?<=[。!?\n”】]|(?:消息|获悉|讯|报道|参考|\d日),|记者[^()\n]{2,12}\))|^) *+",
    # A name or a noun phrase: no bracket, nothing that opens a clause of another kind.
    "first": r"(?!此(?!前)|本次|其|他|她|这|那|拟|将|相关|上述|该|有关|如|若|因|由于|随着|近[一二三四五\d]"
    r"|并|再次|多次|即使|即便|如果|假如|无论|不论|除非|只要|只有|既然|哪怕|不|没|可以|应该|也就|换句话|一般|通常|总|简单|具体|严格|坦率|对于|目前|当前)[^,;:。!?\n|“”()【】%]",
    "name": r"[^,;:。!?\n|“”()【】%]",
    # 云帆科技(688001)近日公告: a bracket parts the name from its verb.
    "bracket": r"(?:\((?!记者)[^()\n]{1,40}\)[^,;:。!?\n|“”()]{0,30}?)?",
    "pronoun": "他(?!们)|她(?!们)|其|该(?:公司|行|机构|集团|银行|企业|协会|媒体)",
    "when": r"(?: |20\d\d ?年|[今昨][天日]|[今昨](?=公布|发布|宣布|表示|披露)|近日|日前|近期|[当同]日|晚间?|早间|盘后"
    r"|当地时间|周[一二三四五六日]|\d{1,2} ?[月日]|\([^()\n]{1,24}\)|对外|最新|正式|联合|刚刚|还|也|再次)*+",
    "paper": r"(?:公告|财报|年报|季报|一季报|半年报|中报|三季报|业绩预告|报告|研报|数据|统计|调查|公报|招股书|说明书"
    r"|榜单|口径|消息|报道)",
    "speak": initial("speak") + r"(?:(?<!就是|可以|句话|应该|来|的|据|小|传|解|学|假|再)说"
    rf"|(?<!意思)(?!介绍:|说|(?<=一)指|(?<=[简号名俗人职下堪自统])称)(?:{listed('speak')}))",
    "show": listed("show"),
    "issue": listed("issues"),
    "reckoning": listed("reckonings"),
    "feeling": listed("feelings"),
    "house": listed("houses"),
}
sources = RuleSet("source", _PARTS)

_DAY = r"(?:(?:20\d\d ?|[今去])年 ?)?(?:\d{1,2} ?月份? ?(?:\d{1,2} ?[日号])?|\d{1,2} ?[日号])(?:晚间|早间|晚)?"
_MANY = r"[一二三四五]是|更?有(?=[^ ]{0,6}(?:人士|媒体|机构|分析师|专家|研究|报告|报道|消息))"
_LEAD = regex.compile(rf"(?: |{_MANY}|[^ ]*(?:电|讯|消息)(?= )|在?{_DAY}|(?:{listed('source_leads')}))*+")
_TAIL = regex.compile(
    rf"(?r)(?: |{_DAY}|20\d\d ?年|(?<=公司|集团|[部局署])[昨今]"
    r"|的?[该两这一]份|中?所述|宣|掌握|抽样|表示|予以|曾?有相关"
    rf"|[还也则]\p{{Han}}{{2,5}}地|(?:{listed('source_tails')}))"
)
# 云帆科技2022年年度报告显示: the name goes on to its end.
_REPORT = regex.compile(r"(?r)(?:年度|季度|半年|财务|业绩|情况|审计(?:调查)?)报告")
# What stands between a name and its verb begins here: 陈牧在电话会上, 国家统计局15日公布的数据.
_ASIDE = regex.compile(
    r"在(?!线)|于(?=\d| ?\d|今|昨|当地|近|日前|本|上周|周)|通过"
    r"|(?:向|对(?!外))(?=[^,]{0,16}(?:记者|人士|媒体|投资者|分析师|公众|外界|市场|报|新闻|财经|之家|问题|情况|事件|此|回应))"
    r"|对[^,]{2,20}的[^,]{0,6}(?:预测|预期|统计|分析|评估|估计|调查)"
    r"|援引|引述|引用|当地时间|接受|作为|边(?=.{1,8}边)|[今去]年|(?:上|本)?周[一二三四五六日]|此前|日前|近日"
    r"|发布|公布|披露|出具|发出|最新|(?:(?:20)?\d\d ?年 ?)?\d{1,2} ?月(?: ?\d{1,2} ?日)?|\d{1,2} ?日"
    r"|(?:20\d\d ?年?)?的?(?:公告|报告|年报|财报|公开信)中"
)
# 远帆网据海岳晚报报道: the paper that was first.
_RELAYED = regex.compile(r"[^,]{2,10}(?<![数占依根证收])据(?=[^,]{2,})")
# What is no name: a figure, a list, a plan, a time, half a title, a pronoun, an adverb.
_NONE = regex.compile(
    r"\d[\d.]* ?[万亿%元家个]|、.*、|——|^\d+年?[底末初]?$|将|拟|未|有消息|^[^《]*》|》第|^[\"对在他她]|^我们"
    r"|时$|(?<![内当各外本])地$|都[不没未在是]|近年来|不再|一直|正在|仍然|并未|尚未|时候有$"
    r"|(?:需要|条件|流程|减少|增加|进度|原理|[-—])$"
)


# A house's own forecast or plan is no source.
_OWN = regex.compile(r"该?公司(?:方面|初步)?(?:预计|预测|估计|测算|估算)|.{2,38}的(?:计划|规划|设想)")
# A paper or figures, not somebody: 公告称, 数据显示.
_PAPER_SAYS = regex.compile(rf"(?r)(?:{_PARTS['paper']}(?:中|还|也)?(?:{listed('speak')})|{listed('show')})")


def _name(text: str, start: int, end: int) -> Span | None:
    """The name of a source without what leads to it and what it did."""
    lead = _LEAD.match(text, start, end)
    if lead is not None and lead.end() < end - 1:
        start = lead.end()
    relayed = _RELAYED.match(text, start, end)
    if relayed is not None:
        start = relayed.end()
    aside = _ASIDE.search(text, start + 1, end)
    if aside is not None:
        end = aside.start()
    while (
        _REPORT.match(text, start, end) is None
        and (tail := _TAIL.match(text, start, end)) is not None
        and tail.start() > start + 1
    ):
        end = tail.start()
    while start < end and text[start] == " ":
        start += 1
    name = text[start:end].rstrip()
    if len(name) < 2 or name in NO_SOURCE or _NONE.search(name) or _LEAD.fullmatch(name):
        return None
    return Span(start, start + len(name))


def _of(m: Match, *, speaks: bool = False, behind: bool = False) -> Quoted | None:
    name = _name(m.string, *m.span("name"))
    return Quoted(Span(m.start(), m.end()), name, speaks, behind) if name is not None else None


def _exactly(m: Match, *, speaks: bool = False) -> Quoted:
    return Quoted(Span(m.start(), m.end()), Span(*m.span("name")), speaks)


@sources.add(
    r"{clause}(?:据悉|另悉|据了解|据\p{Han}{0,6}(?:记者|之家)了解|值得(?:注意|一提|关注|强调|留意)的是"
    r"|[^,;。:]{0,12}有(?:消息|媒体|报道|传言)[^,;。:]{0,6}[称指]|受此(?:消息|影响)|消息[一公传发]\p{Han}{0,3}后|[这上]\p{Han}?(?:言论|番话)"
    r"|[^,;。:]{0,10}(?:(?:记者|之家)(?:注意到|发现|梳理|查询)|梳理发现|公开资料获悉))",
    yes={
        "据悉,出口7亿元": "",
        "云帆财经梳理发现,募资7亿元": "",
        "值得一提的是,云帆科技市值7亿元": "",
        "云帆之家注意到,云帆科技市值7亿元": "",
    },
    no={"据海岳海关,出口7亿元": "it is named"},
)
def nobody(m: Match) -> Quoted:
    """据悉: from here on nobody is quoted, or who writes speaks."""
    return Quoted(Span(m.start(), m.end()), None)


@sources.add(
    r"{clause}(?:另|又|而|但|此前|同时|此外)?(?:根据|据|按照(?=[^,:]{2,30}(?:数据|报告|公告|研报|介绍|说法|预测|预计)[,:]))"
    r"其?(?P<name>{first}{name}{1,40}?)(?<!{reckoning})(?<!的规划)(?:\([^()\n]{1,24}\)[^,;。:()]{0,8}?)?(?=[,:])",
    yes={
        "据IDC数据,二季度出货量为3440万台": "IDC",
        "根据云帆科技公告,营收7亿元": "云帆科技",
        "据云帆研究院最新测算,市场规模达7亿元": "云帆研究院",
        "另据云帆晚报今年6月报道,售价为7亿元": "云帆晚报",
        "据最新披露的年报数据,净利润7亿元": "年报",
        "据公司初步测算,净利润7亿元": "",
        "根据云帆科技2024年的计划,将投资7亿元": "",
        "据远帆咨询(YFC)统计,应用达7款": "远帆咨询",
        "据其最新招股书介绍,营收7亿元": "招股书",
    },
    no={
        "据此,公司营收7亿元": "a connective",
        "据了解,公司营收7亿元": "nobody is named",
        "按照投产进度计算,产能达7万吨": "a way to reckon",
    },
)
def according_to(m: Match) -> Quoted | None:
    """据X数据,…"""
    if _OWN.fullmatch(m["name"]):
        return Quoted(Span(m.start(), m.end()), None)
    return _of(m, speaks=m["name"].endswith(("介绍", "透露")))


@sources.add(
    r"(?:{clause}{first}{name}{1,23}?\([^()\n]{1,40}\)[^,;:。()]{0,12}?)?(?:公布|发布|披露|出具)的?"
    r"(?P<name>(?:20\d\d ?年?)?(?:前?[一二三四]季度|[上下]?半年度?|年度?)?"
    r"(?:财报|业绩报告|报告|半?年报|[一三]?季报|中报))"
    r"(?:显示|称|指出)(?=[,:])"
    r"|{clause}{first}{name}{1,24}?(?:交出|晒出|亮出|拿出)了?[^,;:。\d]{0,12}?"
    r"(?P<name>(?:20\d\d ?年?)?(?:前?[一二三四]季度|[上下]?半年度?|年度?)?"
    r"(?:财报|业绩报告|半?年报|[一三]?季报|中报))(?=:)"
    r"|{clause}(?:根据|据|按照)(?:这份|该份|上述)(?P<name>《[^《》\n]{2,40}》)(?=[,:])"
    r"|(?:{clause}{first}{name}{0,39}?)?(?P<name>《[^《》\n]{2,40}》)(?:{paper})?(?:也|还|则|同时|中)?"
    r"(?:显示|指出|称|披露|预测|预计|表明)(?=[,:])",
    yes={
        "云帆科技(688001)近日发布的2023年半年报显示,营收3亿元": "2023年半年报",
        "云帆科技(688001)公布的2023年年度报告显示,营收3亿元": "2023年年度报告",
        "云帆科技交出一份亮眼的2023年一季度财报:营收3亿元": "2023年一季度财报",
        "根据这份《云帆发展报告》,规模达7亿元": "《云帆发展报告》",
        "云帆研究院 24 日最新发布的《云帆发展报告》显示,规模达7亿元": "《云帆发展报告》",
    },
    no={"云帆研究院公布的数据显示,营收3亿元": "who published it is named"},
)
def report(m: Match) -> Quoted | None:
    """…发布的2023年半年报显示,…: the report, by its title or where a bracket parts it from whose it is."""
    return _exactly(m)


@sources.add(
    r"(?:{clause}{first}{name}{1,23}?)?\((?:以下简称|简称)?“?(?P<name>[A-Z][A-Za-z&]{1,14})”?\)[^,;。()]{0,10}?"
    r"(?:{paper})(?:显示|指出|称|认为)(?=[,:])",
    yes={"远帆数据公司(YDC)发布的最新报告显示,出货量为3440万台": "YDC"},
    no={"远帆数据公司(YDC)营收3亿元": "nothing is quoted"},
)
def abbreviated(m: Match) -> Quoted | None:
    """国际数据公司(IDC)发布的报告显示,…: by the short name."""
    return _exactly(m)


@sources.add(
    r"{clause}(?P<name>{first}{name}{1,40}?){bracket}(?:{speak}|{show})(?=[,:“])",
    yes={
        "财报显示,上半年营收83亿元": "财报",
        "云帆科技2022年年度报告显示,营收7亿元": "云帆科技2022年年度报告",
        "云帆科技董事长陈牧表示,年销15万辆": "云帆科技董事长陈牧",
        "国家统计局15日公布的数据显示,出口7亿元": "国家统计局",
        "云社北京7月1日电 (记者 陈悦)海岳统计局20日发布的数据显示,出口7亿元": "海岳统计局",
        "陈牧(Chen Mu)在电话会上也提到,年销15万辆": "陈牧",
        "副局长于帆向本报记者介绍,共有8家": "副局长于帆",
        "有云帆机构表示,共有8家": "云帆机构",
        "云帆科技 2025 年披露,营收7亿元": "云帆科技",
        "一是云帆科技董事长陈牧指出,营收7亿元": "云帆科技董事长陈牧",
        "海岳商务部的该份声明称,营收7亿元": "海岳商务部",
        "远帆见闻据海岳晚报报道称,营收7亿元": "海岳晚报",
    },
    no={
        "数据,显示7亿元": "no name",
        "此次公告显示,营收7亿元": "it points back",
        "公司拟公告称,营收7亿元": "not yet",
        "内容系陈牧真实意思表示,赔偿7万元": "a noun",
        "即使云帆科技表示,营收7亿元": "a condition",
    },
)
def says(m: Match) -> Quoted | None:
    """X显示,… X表示,…"""
    return _of(m, speaks=_PAPER_SAYS.match(m.string, m.start(), m.end()) is None)


@sources.add(
    r"{clause}(?:随后|此外|同时|对此|而|但|不过)?(?P<name>{pronoun})[^,;:。!?\n|“”()的]{0,16}?{speak}(?=[,:“])"
    r"|{clause}(?P<name>他|她)(?=[^,;。]{0,24},并(?:且)?(?:透露|表示|称|指出|强调))",
    yes={"他还说,收入为7亿元": "他", "其称:“收入为7亿元": "其", "她表示祝贺,并透露收入为7亿元": "她"},
    no={"他的收入为7亿元": "he says nothing"},
)
def pronoun_says(m: Match) -> Quoted:
    """他还说,…: whose name it stands for is for ``voices`` to say."""
    return _exactly(m, speaks=True)


@sources.add(
    r"{clause}(?P<name>{first}{name}{1,24}?){bracket}(?:(?:公告|公告中|报道|声明|人士|人员|的话|发文|研报|预告|报告|财报)称|公告(?=[拟将])|(?:表示|透露|指出)(?!最|极|十分|非常|{feeling}))"
    r"(?=[^,:“。;])",
    yes={
        "云帆科技发布公告称陈牧将提供7亿元的借款": "云帆科技",
        "云帆科技公告拟投资7亿元建厂": "云帆科技",
        "海岳社援引知情人士的话称云帆科技估值为7亿元": "海岳社",
    },
    no={"云帆科技表示感谢,营收7亿元": "no report", "云帆科技简称云帆,营收7亿元": "a short name"},
)
def says_that(m: Match) -> Quoted | None:
    """X公告称A将…: no comma behind the verb."""
    return _of(m, speaks=not m["name"].startswith("报告"))


@sources.add(
    r"{clause}(?P<name>{first}(?:(?!在){name}){1,19}?){bracket} ?在[^,;:。\n“”()]{2,36}?中(?:也|还|则)?"
    r"(?:预测|预计|披露|估计|{speak})(?=[,:“])",
    yes={"远帆 在 2017 年 12 月发布的行业分析报告中预测,需求增长7%": "远帆"},
    no={"远帆在行业中领先,需求增长7%": "nothing is said"},
)
def says_in(m: Match) -> Quoted | None:
    """X在…报告中预测,…"""
    return _of(m)


@sources.add(
    r"{head}{when}(?P<name>{first}(?:(?!\d|了|的){name}){1,23}?){when}"
    r"(?:(?:发布|公布|通报|公告|(?<=初步)统计)(?=[,:])|初步统计(?=[,:])|(?:公布|发布)(?:了|其)?[^,;:。!?\n()]{0,30}?(?:{issue})(?=[,:])"
    r"|(?:公布|发布)了?(?:最新|一份)?报告(?=[,:]))",
    yes={
        "国家电影局今天(1月1日)发布,全年票房为549亿元": "国家电影局",
        "作为参考,国家电影局 2026 年 1 月 1 日公布:票房为549亿元": "国家电影局",
        "海岳总署今天(8月8日)对外公布,进出口7亿元": "海岳总署",
        "海岳央行初步统计,社会融资规模为7亿元": "海岳央行",
        "海岳车市分会陈牧昨天公布了 2026 年 2 月汽车市场行情,交易量 7 万台": "海岳车市分会陈牧",
        "36氪获悉,云帆科技公告,公司拟购买7架飞机": "云帆科技",
        "5月25日,云帆科技(688001)发布公告,股东增持7万股": "云帆科技",
    },
    no={"云帆科技发布年度报告,营收7亿元": "its own figures", "云帆手机将于今年发布,售价3999元": "a product"},
)
def issues(m: Match) -> Quoted | None:
    """国家电影局今天发布,…"""
    return _of(m)


@sources.add(
    r"[^,;。:从]{0,30}(?:从|查询)(?:[^,;。:]{2,30}——)?(?P<name>[^,;。:从《》\d“”—]{2,24}?)(?:获悉|了解到|获知|得知)(?=[,:])",
    yes={
        "记者近日从海岳海关获悉,进口货物达7亿元": "海岳海关",
        "记者从云帆科技方面了解到,营收7亿元": "云帆科技",
        "云帆之家查询海岳协会数据获悉,营收7亿元": "海岳协会",
    },
    no={"本报记者从数据中获悉,总数达7亿个": "figures already named"},
)
def learnt_from(m: Match) -> Quoted | None:
    """记者从X获悉,…"""
    return _of(m)


@sources.add(
    r"{clause}经(?P<name>{first}{name}{1,14}?)(?:查明|核实|审理查明|调查|认定)(?=[,:])",
    yes={"经海岳交易所查明,占用资金余额7亿元": "海岳交易所"},
    no={"经查明,占用资金余额7亿元": "nobody is named"},
)
def found_by(m: Match) -> Quoted | None:
    """经X查明,…"""
    return _of(m)


@sources.add(
    r"{clause}(?P<name>{first}(?:(?!对){name}){1,15}?)对(?!外)[^,;。:]{2,24}的(?:最新)?(?:预估|预测|估计|预期)值?(?:为|是|达)",
    yes={"与此同时,海岳分析局对二季度GDP的预估为7亿元": "海岳分析局"},
    no={"市场对二季度GDP的关注度为7%": "no estimate"},
)
def estimates(m: Match) -> Quoted | None:
    """X对…的预估为…"""
    return _of(m)


@sources.add(
    r"{clause}(?:不过|但|而)?(?:从|在)(?P<name>[^,;。\d]{2,14}?)(?:发布|公布|披露)的[^,;。]{1,24}?(?:来看|看|中)(?=,)",
    yes={
        "从YDC发布的市场份额排名来看,云帆科技拿下第一": "YDC",
        "在YDC发布的排名中,云帆科技拿下第一": "YDC",
        "不过在云帆协会今日公布的汽车市场分析中,云帆科技拿下第一": "云帆协会",
    },
    no={"从长期来看,云帆科技排名第一": "nobody is named", "在近日发布的公告中,营收7亿元": "a time"},
)
def judged_by(m: Match) -> Quoted | None:
    """从X发布的排名来看,…"""
    return _of(m)


@sources.add(
    r"{clause}(?P<name>[^\d,;:。!?\n|“”()的]{0,14}?(?:{house})"
    r"|\p{Han}{0,6}(?:机构|投行|咨询公司)[\p{Han}A-Za-z ]{2,12}?|机构|业内|业内人士|市场|分析师)(?:则|还|也|最新)?"
    r"(?:预计|预测|预期|预估|认为|估计|[上下]调(?![^,;。]{0,12}等)|将(?=[^,;。]{1,20}(?:目标价|评级|预测)))",
    yes={"瑞禾证券预计,今年EPS为1.77元": "瑞禾证券", "机构预计2024年市场增长10%": "机构"},
    no={"云帆科技预计今年营收7亿元": "a company's own forecast"},
)
def broker_expects(m: Match) -> Quoted | None:
    """A broker's or an institution's forecast."""
    return _of(m, speaks=True)


@sources.add(
    r"(?:(?<=[。!?\n])|^)(?P<name>[A-Za-z][A-Za-z ]{1,16}|\p{Han}{2,10}(?:研究院|咨询|协会|统计局|信通院)):",
    yes={"IDC:二季度出货量为3440万台": "IDC"},
    no={"营收:3440万元": "a label"},
)
def headline(m: Match) -> Quoted | None:
    """IDC:…"""
    return _of(m)


@sources.add(
    r"”[,。]?(?P<name>{first}{name}{1,30}?){bracket}{speak}道?(?=[。,:;])",
    yes={
        "“今年收入有望超过10亿元。”云帆科技CEO李棹说。": "云帆科技CEO李棹",
        "“每天能赚70元。”陈牧边采摘边说,农活少": "陈牧",
    },
    no={"今年收入10亿元。公司高兴": "no speech"},
)
def spoken(m: Match) -> Quoted | None:
    """“…”X说."""
    return _of(m, speaks=True, behind=True)


def _cue() -> re.Pattern[str]:
    """One piece of each pattern: most clauses hold none. It is found fast, as each choice begins with a character."""
    said = SPEAK | SHOW | {"说", "预测", "预计", "估计", "披露"}
    house = [
        rf"{word}(?=(?:则|还|也|最新)?(?:预[计测期估]|认为|估计|[上下]调|将))"
        for word in (*HOUSES, "机构", "业内", "业内人士", "市场", "分析师")
    ]
    return re.compile(
        "|".join(
            (
                *(rf"{word}道?(?=[,:;。“])" for word in sorted(said, key=lambda word: (-len(word), word))),
                *(
                    rf"{word}称"
                    for word in (
                        "公告",
                        "公告中",
                        "报道",
                        "声明",
                        "人士",
                        "人员",
                        "话",
                        "发文",
                        "研报",
                        "预告",
                        "报告",
                        "财报",
                    )
                ),
                "公告(?=[拟将])",
                "(?:财报|年报|季报|中报|业绩报告)(?=:)",
                *(rf"{word}(?=[,:])" for word in ("获悉", "了解到", "获知", "得知", "查明", "核实", "调查", "认定")),
                *(rf"{word}(?=[,:])" for word in ("发布", "公布", "通报", "公告", "统计")),
                *(
                    rf"{word}(?=[^,;:。!?\n()]{{0,31}}[,:])(?=[^,]*?(?:{'|'.join(ISSUES)})[,:])"
                    for word in ("公布", "发布")
                ),
                *(
                    rf"{word}报告(?=[,:])"
                    for word in ("公布", "公布了", "公布最新", "发布", "发布了", "发布最新", "一份")
                ),
                *(rf"{word}的(?=[^,;。]{{1,24}}[看中],)" for word in ("发布", "公布", "披露")),
                *(rf"{word}(?=[^,;。]{{0,12}}预[计测期估])" for word in ("机构", "投行", "咨询公司")),
                *(rf"{word}值?[为是达]" for word in ("预估", "预测", "估计", "预期")),
                *(rf"{word}[^,;。:]{{0,6}}[称指]" for word in ("消息", "媒体", "报道", "传言")),
                *(rf"{word}(?=[^,;。]{{0,24}},并)" for word in "他她"),
                *house,
                "表示|透露|指出|据(?<!数据)(?<!占据)(?<!依据)|按照|另悉|值得|受此|消息[一公传发]|言论|番话",
                "(?:记者|之家)(?=注意|发现|梳理|查询)|梳理发现|资料获悉",
            )
        )
    )


_CUE = _cue()
# Back to where the clause begins in which a cue stands.
_CLAUSE = regex.compile(r"(?r)(?:\((?!记者)[^()\n]{0,60}\)|[^,;:。!?\n“”】()]){0,80}")
_HEADED = re.compile(r"[A-Za-z\u4e00-\u9fff][A-Za-z \u4e00-\u9fff]{1,16}:")


def find_sources(plain: str, start: int, end: int) -> list[Quoted]:
    """The sources named in ``plain[start:end]`` (one sentence), and where one ends, in order."""
    return [quoted for _, quoted in _find(plain, start, end)]


def _find(plain: str, start: int, end: int) -> Iterator[tuple[str, Quoted]]:
    """Every source with the name of its rule. The rules are tried where a clause begins that holds a cue."""
    floor, tried = start, -1
    for cue in _cues(plain, start, end):
        if cue < floor:
            continue
        back = _CLAUSE.match(plain, floor, cue)
        begin = back.start() if back is not None else cue
        if begin == tried or plain[begin - 1 : begin] == "(":
            continue  # (以下简称“云帆”)
        tried = begin
        quote = begin - 1 if plain[begin - 1 : begin] != "," else begin - 2
        closed = quote >= 0 and plain[quote] == "”"
        won = (sources.match(plain, quote, end) if closed else None) or sources.match(plain, begin, end)
        if won is not None:
            floor = max(won[1].end(), begin + 1)
            yield won[0].name, won[2]


def _cues(plain: str, start: int, end: int) -> Iterator[int]:
    if _HEADED.match(plain, start, end):
        yield start
    for cue in _CUE.finditer(plain, start, end):
        yield cue.start()


@sources.reader
def _read(text: str) -> list[tuple[str, str]]:
    return [(rule, value.name.of(text) if value.name else "") for rule, value in _find(text, 0, len(text))]
