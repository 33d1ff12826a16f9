"""Fact, expectation, intention or assumption: words that stand before the number in its sentence."""

from __future__ import annotations

from typing import NamedTuple

from extractor.codes import Modality
from extractor.rules import Match, RuleSet
from extractor.spans import Span


class Stance(NamedTuple):
    """A word that says how sure a number is; it holds from there to the end of its sentence."""

    span: Span
    modality: Modality
    weak: bool = False
    """It yields to a word before it in the sentence: 预计…将, 若…将."""


stances = RuleSet("stance")


@stances.add(
    r"预计|有望|料将|料达|(?<!市场|不及|超出|好于|符合|低于|高于|一致|达到|超|预期的)预期(?!值)|(?<!平均|盈利|机构|销量)预测(?!分析)|预告(?!显示)|预估|估计|预料|预增|预减|预亏|预盈|指引|展望|可望|(?<=20\d\d)E|(?<=2\d)E|目标价|盈利预测(?=为)|销量预测",
    yes={"预计全年营收78亿元": "forecast", "给出的收入指引为680亿元": "forecast", "有望保持10%的增速": "forecast"},
    no={"去年营收78亿元": "fact", "计划投资78亿元": "intention", "利润不及预期,为3亿元": "a verdict"},
)
def forecast(m: Match) -> Stance:
    """What somebody expects."""
    return Stance(Span(m.start(), m.end()), "forecast")


@stances.add(
    r"将(?=达|会|为|超|突破|增|降|实现|保持|维持|进一步|继续|升|扩|提|有|迎|减|需|占|带|让|使|创|上|下|再|成|是|新增|小幅|大幅|首次)|(?<=\d年)将(?!\p{Han}{1,6}[由从增提降])|或将|可能|可达",
    yes={"市场规模将达680亿元": "forecast", "2026年将小幅回升至412万台": "forecast"},
    no={"计划将门店增至3000家": "another word"},
)
def future(m: Match) -> Stance:
    """A bare 将: a forecast, unless a stronger word stands before it."""
    return Stance(Span(m.start(), m.end()), "forecast", weak=True)


@stances.add(
    r"将(?=投入|投资|新建|建设|建成|以|向|出资|斥资|发行|推出|回购|增持|减持|收购|支付|裁)",
    yes={"将投资30亿元建厂": "target"},
    no={"市场规模将达30亿元": "a forecast"},
)
def resolve(m: Match) -> Stance:
    """将 with a verb of one's own doing: an intention, unless a stronger word stands before it."""
    return Stance(Span(m.start(), m.end()), "target", weak=True)


@stances.add(
    r"(?<!完成|达到|实现|未达|超额完成|达成|此前|原定|超过)(?:年销|销售|销量|全年|年度|营收|增长|业绩|新|总体)?目标(?!价|公司|客户|人群|用户|市场|的)|力争|(?<!激励|分红|回购|持股|增持|减持|扶持|发展|五年|生产|投资|扩产|开发|实施|比原|这一|该|理财|资管|培训)计划(?=[^,。;、的“”书》后之总])|拟(?!合|态|人|建的)|拟议|争取|(?<!发展|总体|专项|提升|城市|战略)规划(?=[^,。;、的“”书》项])|(?<!业绩|利润)承诺(?!金额|期|净利|书|函)|旨在|打算|准备(?=[在将以把投收购推发增减])|欲(?=以|投|收|购)|有意|意向|不得低于|要达到|要求达到|确保|寻求|洽谈|提出(?=[^,。;]{0,24}目标)|约定",
    yes={"力争到2025年实现营收80亿元": "target", "拟以4亿元收购该公司": "target", "年销目标是15万辆": "target"},
    no={"目标价为8港元": "a forecast", "模拟测试30次": "another word", "股权激励计划的有效期为5年": "a noun"},
)
def target(m: Match) -> Stance | None:
    """What somebody intends."""
    if m.string[m.start() - 1 : m.start()] in ("模", "虚", "比", "草") and m.group().startswith("拟"):
        return None
    return Stance(Span(m.start(), m.end()), "target")


@stances.add(
    r"(?<![^,;。:“\n（( ]{2})(?:若|如果|假设|假如|倘若|一旦|假定|(?<!主)要是)|如果|假设|倘若",
    yes={"若油价上涨10%": "hypothetical", "假设产能利用率降至70%": "hypothetical"},
    no={"油价上涨10%": "fact"},
)
def hypothetical(m: Match) -> Stance:
    """What is only assumed."""
    return Stance(Span(m.start(), m.end()), "hypothetical")


@stances.add(
    r"实际|已经?(?=完成|实现|达|超|有|建|投|交付|签|累计|发|收|获)|截至目前|迄今|去年同期|上年同期|截至|截止|报告期末|期末|而(?=20\d\d年)|此前|同比增幅为|目前(?!预计)",
    yes={"计划投资80亿元,实际完成30亿元": "actual"},
    no={"计划投资80亿元": "intention"},
)
def actual(m: Match) -> Stance:
    """Back to fact."""
    return Stance(Span(m.start(), m.end()), "actual")


@stances.reader
def _read(text: str) -> list[tuple[str, str]]:
    return [(rule.name, value.modality) for rule, _, value in stances.scan(text)]


def find_stances(plain: str, start: int, end: int) -> list[Stance]:
    """The words of stance in ``plain[start:end]`` (one sentence), in order."""
    return [value for _, _, value in stances.scan(plain, start, end)]
