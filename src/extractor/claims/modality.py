"""Fact, expectation, intention or assumption: words that stand before the number in its sentence."""

from __future__ import annotations

from typing import Literal, NamedTuple

from extractor.claims.words import listed
from extractor.codes import Modality
from extractor.rules import Match, RuleSet
from extractor.spans import Span


class Stance(NamedTuple):
    """A word that says how sure a number is; it holds from there to the end of its sentence."""

    span: Span
    modality: Modality
    strength: Literal[0, 1, 2] = 2
    """A weaker one yields to a word before it in the sentence: 预计…将, 若…将, 将在未来五年."""
    local: bool = False
    """It holds for the next number only: 上年同期3亿元."""


stances = RuleSet(
    "stance",
    {key: listed(key) for key in ("plans", "verdicts", "reached", "deeds", "helpers", "futures")},
)


@stances.add(
    r"预计(?!(?:主要|也?是)?(?:系|由于|因(?!此)|受|与|得益|归因)|主要是)|有望|料将|料达|(?<=增速|增幅|产量|销量|需求|利润|价格|规模|总额)料为|(?<!{verdicts})(?<!(?:符合|好于|不及|略超|超出|完成)[^,;。\d]{1,8})预[期测](?!值|导致|目标|差|分析|表|模型|能力)|(?:一致|普遍|平均)预期(?=[,为])"
    r"|预告(?!显示)|预估|估计|预料|预增|预减|预亏|预盈|指引|展望|可望|(?<=20\d\d)E|(?<=2\d)E|目标(?:股价|价)|盈利预测(?=为)|至(?<=盈利预测[^,。;]{1,30}至)|销量预测",
    yes={
        "预计全年营收78亿元": "forecast",
        "给出的收入指引为680亿元": "forecast",
        "有望保持10%的增速": "forecast",
        "根据分析师一致预期,营收为78亿元": "forecast",
        "下调盈利预测7%至78亿元": "forecast",
        "将目标股价上调至78美元": "forecast",
    },
    no={
        "去年营收78亿元": "fact",
        "计划投资78亿元": "intention",
        "利润不及预期,为3亿元": "a verdict",
        "利润符合业绩快报预期;毛利率为3%": "a verdict",
        "不可预测的天气使销量下降3%": "an adjective",
        "该预期导致股价下跌3%": "a noun",
        "预计主要受益于规模效应,净利率提高3个百分点": "the reason of a fact",
    },
)
def forecast(m: Match) -> Stance:
    """What somebody expects."""
    return Stance(Span(m.start(), m.end()), "forecast")


@stances.add(
    r"将(?=(?:{helpers})?(?:{deeds})|\p{Han}{0,2}?在[^,;。]{1,10}?(?:投资|投入|出资|新建|建设|开设|研发|推出))|(?<=宣布|决定)将(?=在|于|对|向|继续|进行)"
    r"|(?:未来|今后)[几数一二两三四五六七八九十\d]{1,3}年内?,?(?={deeds})",
    yes={
        "将投资30亿元建厂": "target",
        "将同时研发7款车型": "target",
        "资金将主要用于扩产,其中7亿元用于还债": "target",
        "将在云城投资30亿元": "target",
        "将同步开展70场活动": "target",
        "宣布将在五年内进行7亿元的投资": "target",
        "未来5年引进7万名技工": "target",
    },
    no={"市场规模将达30亿元": "a forecast"},
)
def resolve(m: Match) -> Stance:
    """将 with a verb of one's own doing: an intention, unless a stronger word stands before it."""
    return Stance(Span(m.start(), m.end()), "target", strength=1)


@stances.add(
    r"将(?={futures}|新(?!建))(?!持有的)|(?<=\d年)将(?!\p{Han}{1,6}[由从增提降])|或将|或(?=[升降涨跌增]至|达|超过)|可能|(?<!(?:最[大高快远长]|峰值|续航)[^,;。]{0,8})可达|届时|未来(?=大?约|[^,。;\d]{0,8}?[会将])|未来(?=[几数一二三四五六七八九十\d]{1,3}个?[年月季])",
    yes={
        "市场规模将达680亿元": "forecast",
        "2026年将小幅回升至412万台": "forecast",
        "营收将在9亿元至10亿元之间": "forecast",
        "新业务将贡献7亿元": "forecast",
        "未来五年复合增速为7%": "forecast",
        "届时,年产量为7万吨": "forecast",
        "将新开垦耕地7万亩": "forecast",
        "未来大约有七成门店采用": "forecast",
        "收益率或升至7%": "forecast",
    },
    no={"计划将门店增至3000家": "another word", "未来科技的营收为9亿元": "a name", "最大马力可达7匹": "what it can do"},
)
def future(m: Match) -> Stance:
    """A bare 将: a forecast, unless a stronger word stands before it."""
    return Stance(Span(m.start(), m.end()), "forecast", strength=0 if m.group() == "未来" else 1)


@stances.add(
    r"(?<!{reached})(?:年销|销售|销量|全年|年度|营收|增长|业绩|新|总体)?目标(?![^,;。\d]{0,4}的约?[\d.]+%|价|股价|公司|客户|人群|用户|市场|的)|力争|(?<!{plans})(?<!按)计划(?!生育)(?=[^,。;、的“”\"书》后之总])|拟(?!合(?![计作资并])|态|人|建的)|拟议|争取(?!了|来|到(?!\d\d|[明后今本下]年|“))|(?<!发展|总体|专项|提升|城市|战略)规划(?=[^,。;、的“”书》项局院])|(?<!业绩|利润)承诺(?!金额|期|净利|书|函)|业绩承诺(?=,)|旨在|打算|准备(?=[在将以把投收购推发增减])|欲(?=以|投|收|购)|有意|意向|不得低于|要达到|要求达到|确保|寻求|洽谈|希望(?=[^,;。]{0,14}(?:回购|收购|达到|实现|超过|提升|[把将]))|提出(?=[^,。;]{0,24}目标)|(?<!要|按|照|依|如)约定",
    yes={
        "力争到2025年实现营收80亿元": "target",
        "争取到2025年实现营收80亿元": "target",
        "拟以4亿元收购该公司": "target",
        "两名股东拟合计减持7万股": "target",
        "根据业绩承诺,净利润不低于4亿元": "target",
        "公司希望估值达到4亿元": "target",
        "年销目标是15万辆": "target",
    },
    no={
        "目标价为8港元": "a forecast",
        "模拟测试30次": "another word",
        "股权激励计划的有效期为5年": "a noun",
        "按约定存款7万元": "done",
        "计划生育支出7亿元": "a name",
        "营收7亿元,完成年度合同目标总额的60.5%": "done",
        "争取到补贴7万元": "done",
        "争取了7万元的补贴": "done",
        "投资按计划减少至7亿元": "done",
    },
)
def target(m: Match) -> Stance | None:
    """What somebody intends."""
    if m.string[m.start() - 1 : m.start()] in ("模", "虚", "比", "草") and m.group().startswith("拟"):
        return None
    return Stance(Span(m.start(), m.end()), "target")


@stances.add(
    r"(?<![^,;。:“\n（( ]{2})(?:若|如果(?![说从])|假设|假如|倘若|一旦|假定|(?<!主)要是)|如果(?![说从])|假设|倘若"
    r"|(?:前提|(?<!行权的?|解锁|解除限售的?|考核|归属)条件)[为是]",
    yes={
        "若油价上涨10%": "hypothetical",
        "假设产能利用率降至70%": "hypothetical",
        "发放前提为:年利润突破7亿元": "hypothetical",
    },
    no={
        "油价上涨10%": "fact",
        "行权条件为营收不低于7亿元": "a target",
        "如果说云帆科技领先,远舟科技的营收则为7亿元": "a figure of speech",
    },
)
def hypothetical(m: Match) -> Stance:
    """What is only assumed."""
    return Stance(Span(m.start(), m.end()), "hypothetical")


@stances.add(
    r"实际|已经?(?=完成|实现|达|超|有|建|投|交付|签|累计|发|收|获)|截至目前|迄今|截[至止](?![^,;。]{2,14}的?(?:财年|财政年度))|报告期末|期末|而(?=20\d\d年)|此前|同比增幅为"
    r"|目前(?!预计)|[去上]年同期|没想到|不料|谁知|前值",
    yes={
        "计划投资80亿元,实际完成30亿元": "actual",
        "预期减少7万桶,前值减少9万桶": "actual",
        "原计划赚3亿元,没想到赚了8亿元": "actual",
    },
    no={"计划投资80亿元": "intention"},
)
def actual(m: Match) -> Stance:
    """Back to fact."""
    return Stance(Span(m.start(), m.end()), "actual", local=m.group().endswith("年同期"))


@stances.reader
def _read(text: str) -> list[tuple[str, str]]:
    return [(rule.name, value.modality) for rule, _, value in stances.scan(text)]


def find_stances(plain: str, start: int, end: int) -> list[Stance]:
    """The words of stance in ``plain[start:end]`` (one sentence), in order."""
    return [value for _, _, value in stances.scan(plain, start, end)]
