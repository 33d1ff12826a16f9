"""What a time is there for: the value's own time, the baseline of a comparison, or the day of the news.

Two rule sets look at the words right before a time (read from right to left) and right after it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from extractor.periods.dispatch import Dispatch
from extractor.periods.model import Role
from extractor.rules import Match, RuleSet

Before = Literal[
    "against", "with", "upon", "beyond", "reach", "out_of", "amounts_to", "dateline", "founding", "instance"
]

leads = RuleSet("period_lead")
"""What stands before a time, up to it."""
follows = RuleSet("period_follow")
"""What stands after a time, from its end."""


class Reading(NamedTuple):
    """What a time is there for."""

    role: Role
    passing: bool = False
    """Holds for the number right after it only."""


CURRENT = Reading("current")


@leads.add(
    r"(?r)(?:相?较于?|相比于?|(?<![占配百价之对市])比于?|较之|对比)之?(?:该?公司|其|本?集团)?\s?",
    yes={
        "2023年营收较2022年增长3%": "2022-01-01/2022-12-31 baseline",
        "一季度销量比去年四季度多3万台": "2023-10-01/2023-12-31 baseline",
        "2023年营收相比于2021年增长3%": "2021-01-01/2021-12-31 baseline",
        "2023年末资产较上年末增长3%": "2022-12-31/2022-12-31 baseline",
        "去年收入同比2022年增长3%": "2022-01-01/2022-12-31 baseline",
        "6月客流环比5月增长3%": "2023-05-01/2023-05-31 baseline",
        "2023年一季度营收同比上年同期的3亿元下降": "2022-01-01/2022-03-31 baseline",
        "今年元旦假期较2019年同期增长3%": "2018-12-30/2019-01-01 baseline",
        "股价较年初上涨3%": "2024-01-01/2024-01-31 baseline",
        "利润较前一交易日下跌3%": " baseline",
    },
    no={"占比2023年为3%": "a share", "市占比2023年为3%": "a share", "2023年营收3亿元": "the value's own"},
)
def against(m: Match) -> Before:
    return "against"


@leads.add(
    r"(?r)[与和同跟]\s?",
    yes={
        "与2022年相比,营收增长3%": "2022-01-01/2022-12-31 baseline",
        "2023年营收与上年持平": "2022-01-01/2022-12-31 baseline",
        "毛利率和2022年基本相当": "2022-01-01/2022-12-31 baseline",
        "四季度亏损5亿元与三季度3亿元相比": "2023-07-01/2023-09-30 baseline",
    },
    no={"较2022年增长3%": "against", "3亿元,2023年": "no word before"},
)
def along(m: Match) -> Before:
    return "with"


@leads.add(
    r"(?r)[在以]\s?",
    yes={
        "在2022年基础上增长3%": "2022-01-01/2022-12-31 baseline",
        "在2023年完成投资3亿元": "2023-01-01/2023-12-31",
    },
    no={"2023年完成投资3亿元": "no word before"},
)
def upon(m: Match) -> Before:
    return "upon"


@leads.add(
    r"(?r)(?:[高低多少大小好优强快慢逊次]于|不及|高出|超出|不如)了?\s?",
    yes={
        "增速高于2022年": "2022-01-01/2022-12-31 baseline",
        "增速高于2022年的3%": "2022-01-01/2022-12-31",
        "利润不及去年同期": " baseline",
    },
    no={"2023年高于3亿元": "after the time"},
)
def beyond(m: Match) -> Before:
    return "beyond"


@leads.add(
    r"(?r)(?:超过?|远超|接近|逼近|赶超|追平|占)(?:此前|之前)?\s?",
    yes={
        "销量已超过2022年全年": "2022-01-01/2022-12-31 baseline",
        "销量超2022年的3万台": "2022-01-01/2022-12-31",
        "销量已接近2022年全年的80%": "2022-01-01/2022-12-31 baseline",
        "金额占2022年营收的3%": "2022-01-01/2022-12-31 baseline",
    },
    no={"2023年超过3亿元": "after the time"},
)
def reach(m: Match) -> Before:
    return "reach"


@leads.add(
    r"(?r)[由从自]\s?",
    yes={
        "员工由2020年的420人增至500人": "2020-01-01/2020-12-31",
        "股价从2022年6月的低点上涨3%": "2022-06-01/2022-06-30 baseline",
        "从2023年看,营收3亿元": "2023-01-01/2023-12-31",
    },
    no={"增至2023年的500人": "where it ends"},
)
def out_of(m: Match) -> Before:
    return "out_of"


@leads.add(
    r"(?r)(?:是|为|相当于|恢复[至到]|达到?|回到|回升至|约|仅|只有|近|不足|完成)\s?",
    yes={
        "2023年5月客流恢复至2019年同期的81.6%": "2019-05-01/2019-05-31 baseline",
        "2023年营收是2021年的3倍": "2021-01-01/2021-12-31 baseline",
        "2023年销量仅为2022年的一半": "2022-01-01/2022-12-31 baseline",
        "上半年销量3万台,完成2023年预期的46.3%": "2023-01-01/2023-12-31 baseline",
        "报告期为2023年": "2023-01-01/2023-12-31",
    },
    no={"2023年营收为3亿元": "after the time"},
)
def amounts_to(m: Match) -> Before:
    return "amounts_to"


@leads.add(
    r"(?r)(?:日期|(?<![地京东西部])时间|来源)\s?:?\s?",
    yes={"发布时间:2024-01-12 15:17": "2024-01-12/2024-01-12 announcement"},
    no={"时间紧,1月12日": "another clause", "当地时间1月12日": "a time zone"},
)
def dateline(m: Match) -> Before:
    return "dateline"


@leads.add(
    r"(?r)(?<![相承])继\s?",
    yes={
        "客流继2022年大幅回升后,又增长3%": "2022-01-01/2022-12-31 baseline",
        "继2022年《雨季》(3亿元)之后最高": "2022-01-01/2022-12-31",
    },
    no={"相继2022年": "one after another"},
)
def following(m: Match) -> Before:
    return "beyond"


@leads.add(
    r"(?r)(?:成立|建立|创立|创办|始建|诞生|创建|注册|设立|组建|始创|创始)(?:于|时间:|日期:|在)?\s?|(?:落成|建成?|竣工|开业|开园|投产|问世|创刊)于\s?",
    yes={
        "公司成立于2010年,员工300人": "2010-01-01/2010-12-31 announcement",
        "成立时间:2018年": "2018-01-01/2018-12-31 announcement",
        "体育馆建于2010年,可容纳300人": "2010-01-01/2010-12-31 announcement",
    },
    no={"公司成立,2023年营收3亿元": "another clause"},
)
def founding(m: Match) -> Before:
    return "founding"


@leads.add(
    r"(?r)(?:比如|例如|譬如|诸如)说?\s?,?在?\s?",
    yes={"如果比例接近200%,比如1999年的部分时期,就是冒险": "1999-01-01/1999-12-31"},
    no={"1999年比例为3%": "what is told of"},
)
def instance(m: Match) -> Before:
    return "instance"


@leads.add(
    r"(?r)(?:一改|扭转|延续|打破|告别|摆脱)了?\s?",
    yes={"两市一改近期的颓势,收盘上涨3%": "", "客流延续2023年的增势": "2023-01-01/2023-12-31"},
    no={"近期上涨3%": "what is told of"},
)
def carried_on(m: Match) -> Before:
    return "instance"


@leads.add(
    r"(?r)(?:由于|鉴于|考虑到)(?:公司|该?行业|去?往年)?\s?",
    yes={"由于2022年一季度基数大,营收下降3%": "2022-01-01/2022-03-31"},
    no={"2022年由于基数大,营收下降3%": "after the time"},
)
def because(m: Match) -> Before:
    return "instance"


@follows.add(
    r"[^,。;\n]{0,18}?(?:相比|相较|比较|持平|相当|一致)",
    yes={"与2022年同期相比,增长3%": "", "与2022年水平持平": ""},
    no={"与2022年,相比": "another clause"},
)
def alike(m: Match) -> bool:
    return True


@follows.add(
    r"[^,。;\n]{0,6}?基础上",
    yes={"在2022年基础上增长3%": "2022-01-01/2022-12-31 baseline"},
    no={"2022年营收3亿元": "no"},
)
def basis(m: Match) -> bool:
    return True


@follows.add(
    r"[^,。;\d\n]{0,10}?的(?:约|近|超过?|逾)?\s?(?:(?:[\d.]+|[一二两三四五六七八九十几数]+)\s?(?:多|余)?(?:倍|%|成)|一半)",
    yes={
        "营收是2021年的近3倍": "2021-01-01/2021-12-31 baseline",
        "销量为2021年的两成": "",
        "销量达到2022年全年销量的80%": "2022-01-01/2022-12-31 baseline",
    },
    no={"营收是2021年的3亿元": "no share"},
)
def times(m: Match) -> bool:
    return True


@follows.add(
    r"(?:水平)?[的为:(]?\s?(?:约|近|超过?|逾|不足)?\s?[+\-]?\d",
    yes={"增速高于2022年的约3%": "2022-01-01/2022-12-31"},
    no={"增速高于2022年增速": "no number"},
)
def number(m: Match) -> bool:
    return True


@follows.add(
    r"(?:[^,。;\d\n(]{0,10}\(|《[^》\n]{0,20}》[的(])\s?(?:约|近|超过?|逾|不足)?\s?\d",
    yes={
        "票房仅次于2022年《雨季》的3亿元": "2022-01-01/2022-12-31",
        "交付数超出2022年一季度指引(3万台-4万台)": "2022-01-01/2022-03-31",
    },
    no={"交付数超出2022年一季度指引": "no number"},
)
def bracketed(m: Match) -> bool:
    return True


@follows.add(
    r"的?[^,。;\d\n]{0,12}\d[^,。;\n]{0,20}?[至到为成]",
    yes={"增速由2022年5月的同比下降3%转为增长4%": "2022-05-01/2022-05-31"},
    no={"从2022年看,营收3亿元": "no number", "从2022年5月开始": "no number"},
)
def onward(m: Match) -> bool:
    return True


@follows.add(
    r"的?持平[^,。;\d\n]{0,6}(?:转|变)",
    yes={"价格由上月持平转为上涨3%": "2023-12-01/2023-12-31"},
    no={"由上月上涨转为持平": "a move", "与上月持平": "a comparison"},
)
def even(m: Match) -> bool:
    return True


@follows.add(
    r"的?[^,。;\d\n]{0,14}(?:转为|转[涨跌升降正负盈亏]|变为|[升降增减涨跌扩提][至到]|扩大[至到])",
    yes={"价格由上月下降转为上涨3%": "2023-12-01/2023-12-31 baseline"},
    no={"由2022年的3%升至5%": "a number of its own"},
)
def turned(m: Match) -> bool:
    return True


@follows.add(
    r"的?[^,。;\d\n]{0,4}(?:低点|高点|高位|低位|高峰|峰值|谷底|水平)",
    yes={"从2022年的高点回落3%": "2022-01-01/2022-12-31 baseline"},
    no={"从2022年的3亿元": "a number"},
)
def peak(m: Match) -> bool:
    return True


@follows.add(
    r"(?:的|之)?(?:该?公司)?(?:盘中|单[日月季周]|历史|同期)?(?:新高|新低|最|次高|高点|低点|首次|第一次|高位|低位)"
    r"|[^,。;\d\n]{0,14}[纪记]录(?![片者了])",
    yes={
        "股价创2020年以来新高": "2020-01-01/2024-01-30 baseline",
        "这是自2020年3月以来的最大涨幅": "2020-03-01/2024-01-30 baseline",
        "库存处于近期的高点": " baseline",
        "这一速度刷新了2020年以来的审核纪录": "2020-01-01/2024-01-30 baseline",
    },
    no={"2020年以来累计投入3亿元": "the value's own"},
)
def record(m: Match) -> bool:
    return True


@follows.add(
    r"[^,。;\d\n]{0,4}(?:成立|创立|创办|创建|诞生|组建)|[^,。;\d\n]{0,14}(?:出资|发起|共同|注册)(?:设立|成立)",
    yes={
        "公司2010年成立,员工300人": "2010-01-01/2010-12-31 announcement",
        "公司由两名股东于2010年7月共同出资设立,员工300人": "2010-07-01/2010-07-31 announcement",
    },
    no={"公司2010年,成立分公司": "another clause"},
)
def founded(m: Match) -> bool:
    return True


# 讯, 电, 消息 stand right after the day; the verbs after a short subject without a number.
@follows.add(
    r"\s?(?:\(\d[^)\n]{0,8}\))?(?:晚间?|盘后|盘前|早间|一早|午间|上午|中午|下午|凌晨|傍晚)?\s?"
    r"(?:[讯电]|消息|报道|(?<=晚间?|盘后),|[^。;\d\n,(]{0,6},?"
    r"(?:[^,。;\d\n(]|《[^》\n]{0,40}》|\([^)\n]{0,40}\)){0,40}?(?=[公发披宣获刊通印回透表称召举联指援引报消受收递提])"
    r"(?:公告|发布|披露|公布|宣布|获悉|刊发|发文|公开信息|通报(?!收)|印发|发表|回应|透露|表示|(?<![名自职简全号堪声人俗宣])称"
    r"|召开|举行|举办|联系|指出|援引|引述|报道|消息称|受理|收到|递交|提交))",
    yes={
        "1月8日晚,公司发布公告,拟募资3亿元": "2024-01-08/2024-01-08 announcement",
        "财联社1月8日电": "2024-01-08/2024-01-08 announcement",
        "北京1月8日讯": "2024-01-08/2024-01-08 announcement",
        "1月8日公开信息显示,质押3亿股": "2024-01-08/2024-01-08 announcement",
        "公司1月8日披露,拟减持3%": "2024-01-08/2024-01-08 announcement",
        "1月8日,某某科技宣布完成融资3亿元": "2024-01-08/2024-01-08 announcement",
        "今日公布2023年业绩": "2024-01-30/2024-01-30 announcement",
        "1月8日晚,甲公司(17.5,0.4,2.4%)、乙公司等宣布回购": "2024-01-08/2024-01-08 announcement",
        "1月8日晚间,又有12家公司回购股份": "2024-01-08/2024-01-08 announcement",
        "据外媒周六援引知情人士消息,公司拟融资3亿元": "2024-01-27/2024-01-27 announcement",
        "今天(1月8日),《海西经济报告(2024)》正式发布": "2024-01-08/2024-01-08 announcement",
        "1月8日,交易所受理其上市申请,拟募资3亿元": "2024-01-08/2024-01-08 announcement",
        "发布会将于1月8日举行": "2024-01-08/2024-01-08 announcement",
    },
    no={
        "1月8日,股价上涨3%": "the value's own day",
        "1月8日耗资3亿元回购,公司公告": "a number first",
        "1月8日名称变更": "a name",
        "1月8日签订合同,总额3亿元": "the day of the deal",
    },
)
def news(m: Match) -> bool:
    return True


# Of a month or a year only these verbs: in 2023年公司披露的营收 the year is the value's.
@follows.add(
    r"\s?[^,。;\d\n(]{0,10},?[^,。;\d\n(]{0,14}?(?:(?:发布公告|公告|消息)称|报道|[曾就][^,。;\d\n]{0,24}?"
    r"(?:(?<![名自职简全号堪声人俗宣])称(?!为|[重霸王雄])|表示|指出|写道|预测|提到)"
    r"|发[布表]的[^,。;\d\n]{0,20}(?:报告|文章|论文|研报|公告)》?[里中]?[^,。;\d\n]{0,4}(?:预测|指出|称|显示|表示|认为))",
    yes={
        "去年2月某某科技就发布公告称将获得3亿元借款": "2023-02-01/2023-02-28 announcement",
        "据某某网去年6月报道,其规模为300人": "2023-06-01/2023-06-30 announcement",
        "2001年,某某曾在一篇文章中称,比例为70%": "2001-01-01/2001-12-31 announcement",
        "某某在2023年12月发布的行业报告中预测,销量达3万台": "2023-12-01/2023-12-31 announcement",
    },
    no={
        "2023年6月,公司曾称为“夏日”的活动销售3万台": "a name",
        "2023年公司披露的营收为3亿元": "the value's own year",
        "2023年营收3亿元,公司公告称": "a number first",
        "2023年发布新品3款": "what was done in the year",
    },
)
def told(m: Match) -> bool:
    return True


@follows.add(
    r"(?:(?<=月份?)[^。;\d\n]{0,36}?|[^,。;\d\n]{0,3}?)(?:表示|宣布)了?,?(?:将|计划|拟|要|已(?:经)?开始)",
    yes={
        "2023年5月,某某科技表示将投资3亿元": "2023-05-01/2023-05-31 announcement",
        "某某科技2023年宣布,已开始建厂,投资3亿元": "2023-01-01/2023-12-31 announcement",
    },
    no={
        "2023年,某某科技表示将扩产,全年计划销售3万台": "the year of the plan",
        "2023年5月,某某科技投资3亿元": "what was done",
        "2023年5月营收3亿元,公司表示将扩产": "a number first",
    },
)
def planned_then(m: Match) -> bool:
    return True


@follows.add(
    r"(?:(?<=度)第[一二三四五六七八九十]+期|(?:的?第[一二三四]期)?(?:定增|股权激励|限制性股票|股票期权|员工持股|激励计划|面向(?:专业|合格)))",
    yes={
        "公司发布2023年限制性股票激励计划,拟授予3亿股": "2023-01-01/2023-12-31 announcement",
        "2023年度第三期短期融资券,发行总额为3亿元": "2023-01-01/2023-12-31 announcement",
    },
    no={"2023年投资3亿元": "the year of the value"},
)
def titled(m: Match) -> bool:
    return True


@follows.add(
    r"[^,。;\d\n]{2,16}的(?:主要|重要|核心|根本|直接)?原因(?:是|为|有|在于|包括)",
    yes={"2021-2022年增速放缓的主要原因是成本高。渗透率为3%": "2021-01-01/2022-12-31"},
    no={"2023年营收增长3%的原因": "a number first", "2023年的原因": "of nothing"},
)
def explained(m: Match) -> bool:
    return True


@follows.add(
    r"[^,。;\d\n]{0,4}总股本",
    yes={"以2023年末总股本3亿股为基数,派息1亿元": "2023-12-31/2023-12-31"},
    no={"2023年末门店300家": "another stock"},
)
def share_base(m: Match) -> bool:
    return True


@follows.add(
    r"[^,。;\d\n]{0,6}?(?:创[下造]|保持)的|[^,。;\d\n]{0,6}?(?:推出|发布|上市|建成|投产|提出|制定|签订|签署|收购|设定|出台|上映|推行)的"
    r"(?=[^\s\d,。;])(?!营|净|收入|业绩|财报|年报|[^,。;\d\n]{0,6}(?:报告|数据|公告|财报))",
    yes={
        "圈速超过了某车在2023年创下的7分44秒,起售价为3万元": "2023-01-01/2023-12-31",
        "2023年推出的某款游戏,成本高达3亿元": "2023-01-01/2023-12-31",
    },
    no={
        "2023年推出的30款新品": "a number of them",
        "2023年发布的数据显示,营收3亿元": "a report",
    },
)
def made(m: Match) -> bool:
    return True


_TELLS = regex.compile("称|报道|[曾就]|发[布表]的")
"""One of the words of ``told``: without it the rule is not asked."""
_PLANS = regex.compile("表示|宣布")
_FOUNDED = frozenset("立办建生")
"""The last characters of the words of ``founded``, of which one stands near."""
_LEADS = Dispatch(leads, 3)


def _before(plain: str, start: int) -> Before | None:
    won = _LEADS.match_back(plain, max(start - 12, 0), start)
    return won[2] if won else None


def _after(rule: str, plain: str, end: int) -> bool:
    return follows.rules[rule].pattern.match(plain, end) is not None


def role_of(
    plain: str, start: int, end: int, *, dated: bool, part: bool, open_ended: bool, planned: bool = False
) -> Reading:
    """The role of the time at ``plain[start:end]``.

    ``dated``: it is a day, which may be the day of the news; ``part``: a month or a year, which may be too.
    ``planned``: its clause speaks of what is to come, so that nothing is founded yet. ``open_ended``: it is a
    stretch (近七年, 2020年以来) in which something may be the highest. A baseline in passing is one with its own
    number (同比上年同期的3亿元): it governs that number.
    """
    if open_ended and _after("record", plain, end):
        return Reading("baseline")
    before = _before(plain, start)
    if before == "against":
        return Reading("baseline", _after("number", plain, end))
    if (before == "with" and _after("alike", plain, end)) or (before == "upon" and _after("basis", plain, end)):
        return Reading("baseline", _after("number", plain, end))
    if before in ("amounts_to", "reach") and _after("times", plain, end):
        return Reading("baseline")
    if before in ("beyond", "reach"):
        number = _after("number", plain, end) or _after("bracketed", plain, end)
        return Reading("current", True) if number else Reading("baseline")
    if before == "out_of" and _after("even", plain, end):
        return Reading("current", True)
    if before == "out_of" and (_after("peak", plain, end) or _after("turned", plain, end)):
        return Reading("baseline")
    if planned and before == "founding":
        before = None
    if before == "founding" or (
        not planned and not _FOUNDED.isdisjoint(plain[end : end + 18]) and _after("founded", plain, end)
    ):
        return Reading("announcement")
    if dated and (before == "dateline" or _after("news", plain, end)):
        return Reading("announcement")
    if part and _TELLS.search(plain, end, end + 50) and _after("told", plain, end):
        return Reading("announcement")
    if part and _PLANS.search(plain, end, end + 50) and _after("planned_then", plain, end):
        return Reading("announcement")
    if part and _after("titled", plain, end):
        return Reading("announcement")
    if before == "upon" and _after("share_base", plain, end):
        return Reading("current", True)
    if "原因" in plain[end : end + 26] and _after("explained", plain, end):
        return Reading("current", True)
    if before == "instance" and plain[end : end + 1] != ",":
        return Reading("current", True)
    if "的" in plain[end : end + 14] and _after("made", plain, end):
        return Reading("current", True)
    return Reading("current", before == "out_of" and (_after("number", plain, end) or _after("onward", plain, end)))
