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


stances = RuleSet("stance")


@stances.add(
    r"预计|有望|或将|料将|料达|将达|将会|将为|将超|将突破|将增|将降|将实现|预期|预测|预告|预估|估计|预料|预增|预减|预亏|预盈|指引|展望|可望|可达|将保持|将维持|将进一步|将继续|看到|(?<=20\d\d)E|(?<=2\d)E|(?<=\d年)将|盈利预测|目标价|可能",
    yes={"预计全年营收78亿元": "forecast", "市场规模将达680亿元": "forecast", "有望保持10%的增速": "forecast"},
    no={"去年营收78亿元": "fact", "计划投资78亿元": "intention"},
)
def forecast(m: Match) -> Stance:
    """What somebody expects."""
    return Stance(Span(m.start(), m.end()), "forecast")


@stances.add(
    r"目标(?!价)|力争|计划(?!书|单列|生育)|拟(?!合|态|人|议)|拟议|争取|规划|承诺|旨在|打算|准备|将投入|将投资|将新建|将建|将在|将以|将向|欲|有意|意向|不得低于|要达到|要求达到|确保|寻求|洽谈|提出(?=.{0,12}目标)",
    yes={"力争到2025年实现营收80亿元": "target", "拟以4亿元收购该公司": "target", "年销目标是15万辆": "target"},
    no={"目标价为8港元": "a forecast", "模拟测试30次": "another word"},
)
def target(m: Match) -> Stance | None:
    """What somebody intends."""
    if m.string[m.start() - 1 : m.start()] in ("模", "虚", "比", "原", "草") and m.group().startswith("拟"):
        return None
    return Stance(Span(m.start(), m.end()), "target")


@stances.add(
    r"(?<![^,;。:“\n（( ]{2})(?:若|如果|假设|假如|倘若|一旦|假定|要是)|如果|假设|倘若",
    yes={"若油价上涨10%": "hypothetical", "假设产能利用率降至70%": "hypothetical"},
    no={"油价上涨10%": "fact"},
)
def hypothetical(m: Match) -> Stance:
    """What is only assumed."""
    return Stance(Span(m.start(), m.end()), "hypothetical")


@stances.add(
    r"实际|已经?(?=完成|实现|达|超|有|建|投|交付|签|累计|发|收|获)|截至目前|迄今|去年同期|上年同期|而(?=20\d\d年)|此前|同比增幅为|较上年(?=.{0,4}增)|目前",
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
