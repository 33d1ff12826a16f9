"""Numerals of dates and times. The periods are read elsewhere; here they are only known as no quantities.

A length of time (工期3年) is a quantity; a point or an interval of the calendar (3年来, 2023年, 3月) is not.
"""

from __future__ import annotations

from extractor.quantities.lookbehind import behind
from extractor.quantities.model import Reason
from extractor.rules import Match, RuleSet, compile_here

_PARTS = {
    "sep": r" ?(?:[-~—–/、,]|至|到|和|及|与|或) ?",
    "length": r"(?:个?多?(?:年|月|天|日|周|小时|分钟|交易日|季度|工作日|星期|礼拜|自然日|财年)|个半月|年半)",
    # What makes a length of time a time: 三年来, 3天内, 近五年.
    "around": r"多?(?:来(?!自)|间|之?内(?!容|需|外|部|饰)|以?前|以?后|之后|之前|以来|里|时间内|之际|底|末|初|中期)",
    "since": behind("近", "未来", "过去", "[前后这那每首头上下第]", "连续", "今后", "最近", "此前", "接下来"),
    "after_hour": behind("[时点]"),
    "after_fiscal": behind("FY"),
    "after_day_part": behind("[上下]午", "凌晨", "傍晚", "晚上", "早上", "晚间", "今晚", "今早", "当晚", "中午"),
    "after_weekday": behind("周", "星期", "礼拜", spaced=False),
    "y": r"(?:19|20)\d\d",
    "d": r"\d{1,2}",
    "n": r"[零一二两三四五六七八九十]{1,4}",
}

DIGIT_TIMES = RuleSet("quantities.times_in_digits", _PARTS)
HAN_TIMES = RuleSet("quantities.times_in_characters", _PARTS)


@DIGIT_TIMES.add(
    r"{y}(?:{sep}(?:{y}|\d\d(?!\d))){0,12}+"
    r" ?(?:年(?:度|底|末|初|中(?!国|报|期)|[上下]半年)?(?: ?{d} ?月(?:[底末初份]| ?{d} ?[日号])?)?"
    r"|财年|财政年度|[上下]半年|全年|年代)(?:{sep}{y} ?年(?:度|底|末|初)?){0,12}+",
    yes={"2023年营收": "time", "2019-2023年": "time", "2021、2020和2019年": "time", "2016年至2018年": "time"},
    no={"2023家": "a count", "2000至3000万": "a range"},
)
def year(m: Match) -> Reason:
    return "time"


@DIGIT_TIMES.add(
    r"(?<![\d.,])(?P<from>{y}) ?[-~—–至到] ?(?P<to>{y})"
    r"(?![\d%万亿千百元家台辆吨人个点倍股只名套户款]|[,.]\d| ?[A-Za-z])",
    yes={"2018至2020锂需求年均增速28%": "time", "2003-2019机场投资": "time", "2018-2019云州接待人次": "time"},
    no={"售价1999-2020元": "a range", "2020-1990": "no years in order"},
)
def years_alone(m: Match) -> Reason | None:
    return "time" if m["from"] < m["to"] else None


@DIGIT_TIMES.add(
    r"(?<![\d.,])(?:0\d|[12]\d|3[0-5])(?:{sep}(?:0\d|[12]\d|3[0-5])){0,12}+ ?年"
    r"(?=\d{1,2}月|[QH]\d|[底末初]|[上下]半年|[一二三四]季|第|前三|全年|,|同期|报|中报)"
    r"|(?<![\d.,])(?:0\d(?:{sep}\d\d){0,12}+|(?:19|2\d)(?:{sep}[23]\d){0,12}+)年(?![期多半限])"
    r"|(?<![\d.,])(?:\d\d/){0,12}+\d\dE|(?<![\d.,])(?:0\d|[12]\d)年(?=的 ?\d)",
    yes={
        "24年一季度": "time",
        "08年的危机": "time",
        "19-21年归母净利": "time",
        "24/25E": "time",
        "高于16年的1.2%": "time",
    },
    no={"10年期国债": "a length", "使用寿命约为15年,": "a length", "寿命至少 20 年,": "a length"},
)
def short_year(m: Match) -> Reason | None:
    before = m.string[max(0, m.start() - 4) : m.start()].rstrip(" ")
    return None if before.endswith(_LENGTH_LEADS) else "time"


_LENGTH_LEADS = (
    "历时", "耗时", "长达", "成立", "超", "约", "满", "超过", "约为", "期为", "限为", "命为", "龄为", "短至", "长至",
    "不足", "不到", "接近", "仅需", "只需", "需要", "至少", "最多", "最长", "有效期", "期限", "年限", "寿命",
    "周期", "工期", "营期", "设期",
)  # fmt: skip


@DIGIT_TIMES.add(
    r"{y}(?: ?[-/]? ?(?:[QH][1-4]|[1-4]Q|[12]H|FY)(?![\dA-Za-z])|[AE](?![A-Za-z]))(?:{sep}{y}[AE]){0,12}+",
    yes={"2024E": "time", "2024Q3": "time", "2019H1归母净利": "time", "2024E/2025E": "time"},
    no={"2024家": "a count"},
)
def year_with_letters(m: Match) -> Reason:
    return "time"


@DIGIT_TIMES.add(
    r"(?<=\()(?:1[0-2]|[1-9])\.{d}[-~—至](?:1[0-2]|[1-9])\.{d}(?=\))|{y}(?:-{d}-|/{d}/|\.{d}\.){d}(?!\d|\.\d)|{y}[-/]{d}(?![\d.%万亿元倍])|{y}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?![\d,]|\.\d|[万亿%元股])",
    yes={"(6.1-8.31)": "time", "2023-08-12": "time", "2023/8/12": "time", "20230812": "time"},
    no={"2023-2500万": "a range"},
)
def date(m: Match) -> Reason:
    return "time"


@DIGIT_TIMES.add(
    r"(?<![\d.]){d}(?:{sep}{d}){0,12}+ ?月(?![饼均活])(?:[底末初中份]| ?{d}(?:{sep}{d}(?: ?月 ?{d})?){0,12} ?[日号])?",
    yes={"8月12日": "time", "1-9月": "time", "7、8月": "time", "6月末": "time", "8月9日-12日": "time"},
    no={"3个月": "a length", "15月": "no month"},
)
def month(m: Match) -> Reason | None:
    head = m.group()[:2]
    return "time" if int(head if head.isdigit() else head[0]) <= 12 else None


@DIGIT_TIMES.add(
    r"(?<![\d.]){d}(?:{sep}{d}){0,12}+ ?(?:日(?![元均活圆])(?:{sep}{d}日){0,12}+|号(?![楼线店机院馆库仓文公告]))"
    r" ?(?:[上下]午|晚|早)?",
    yes={"12日公告": "time", "9日至12日": "time", "9、10日": "time"},
    no={"88号楼": "an address"},
)
def day(m: Match) -> Reason | None:
    head = m.group()[:2]
    return "time" if int(head if head.isdigit() else head[0]) <= 31 else None


@DIGIT_TIMES.add(
    r"{d}(?::\d\d){1,2}(?![\d.])(?:[-~至—]{d}:\d\d)?|{d} ?[时点](?: ?{d} ?分(?!别)(?: ?{d} ?秒)?"
    r"|半|整|许|起|左右|前|后|准时|开始|打烊|熄灯)"
    r"|(?<![\d.])(?:{d} ?[-~至—] ?)?{d} ?时(?![代期速机间尚常段])|{after_hour}{d} ?分(?!别)",
    yes={
        "15:17": "time",
        "9时30分": "time",
        "10点左右": "time",
        "15时": "time",
        "21点准时": "time",
        "2日 0 点起": "time",
        "(0-12时)": "time",
    },
    no={"10点上涨": "points", "36:20": "a score"},
)
def clock(m: Match) -> Reason | None:
    if ":" not in m.group():
        return "time"
    hour, minute = m.group().split(":")[:2]
    return "time" if int(hour) <= 24 and int(minute[:2]) < 60 else None


@DIGIT_TIMES.add(
    r"{after_day_part}{d} ?[点时](?:{d}分?|半|多)?",
    yes={"上午9点": "time", "傍晚7点多": "time"},
)
def clock_of_day(m: Match) -> Reason:
    return "time"


@DIGIT_TIMES.add(
    r"[1-4](?:{sep}[1-4])? ?季(?:度|报)|(?<=Q)[1-4](?:{sep}Q?[1-4])?(?![\d.])|[1-4]Q(?:\d\d(?:\d\d)?)?(?![\dA-Za-z])"
    r"|(?<=H)[12](?![\d.])|[12]H(?:\d\d(?:\d\d)?)?(?![\dA-Za-z])|{after_fiscal}(?:20)?\d\d(?:[QH]\d)?",
    yes={"Q2营收": "time", "2季度": "time", "1H23": "time", "FY2024": "time", "H1净利": "time", "FY24Q3": "time"},
    no={"3个季度": "a length"},
)
def quarter(m: Match) -> Reason:
    return "time"


@DIGIT_TIMES.add(
    r"{since}\d{1,3}(?:\.\d)?(?:{sep}\d{1,3})? ?{length}|\d{1,4}(?:\.\d)?(?:{sep}\d{1,3})? ?{length}{around}",
    yes={"近5年": "time", "3天内": "time", "5年来": "time", "未来 2 至 3 年": "time", "连续3个月": "time"},
    no={"工期3年": "a length as a value"},
)
def span_of_time(m: Match) -> Reason:
    return "time"


@DIGIT_TIMES.add(
    r"\d{1,2} ?世纪(?:初|中叶|末|[0-9]0 ?年代[初末]?)?",
    yes={"21世纪初": "time", "20 世纪": "time"},
    no={"21世": "a house of kings"},
)
def century(m: Match) -> Reason:
    return "time"


@DIGIT_TIMES.add(
    r"24 ?小时(?=营业|服务|在线|不间断|值守|值班|便利|热线|自助|客服|待命|开放|运行)|7 ?[×xX*] ?24 ?(?:小时)?"
    r"|(?<=每)\d{1,4}个?(?:年|天|日|月|周|小时|分钟|秒)",
    yes={"7×24小时": "time", "24小时营业": "time", "每30秒": "time"},
    no={"用时24小时": "a length"},
)
def round_the_clock(m: Match) -> Reason:
    return "time"


_CALENDAR_RULES = {
    "年": ("year", "short_year", "span_of_time", "round_the_clock"),
    "月": ("month", "span_of_time"),
    "日": ("day", "span_of_time", "round_the_clock"),
}
CALENDAR = {
    c: tuple((DIGIT_TIMES.rules[name], compile_here(DIGIT_TIMES.rules[name].pattern)) for name in names)
    for c, names in _CALENDAR_RULES.items()
}
"""The rules that can win at digits with one of these characters behind them: most times of a text."""


def match_calendar(plain: str, at: int, following: str) -> tuple[int, Reason, str] | None:
    """The first of the rules of ``CALENDAR[following]`` that matches at ``at``: its end, the reason, its name."""
    for rule, pattern in CALENDAR[following]:
        m = pattern.match(plain, at)
        if m is not None and (reason := rule.make(m)) is not None:
            return m.end(), reason, rule.name
    return None


@HAN_TIMES.add(
    r"(?:第?{n}(?:[至到、]第?{n}){0,6}|[上下])(?:季度|季报|财季)|第?[一二三四]季(?![节报])|{n}月(?:{n}[日号]|[份底末初])?"
    r"|{n}(?:[、至到]{n}){1,12}月|[零一二三四五六七八九]{4}年|{n}[日号](?=[上下]午|晚|,)|{after_weekday}[一二三四五六]|(?<=初|廿)[一二三四五六七八九]",
    yes={"二季度营收": "time", "八月": "time", "一、二季度": "time", "二零二三年": "time", "第三季": "time"},
)
def han_calendar(m: Match) -> Reason:
    return "time"


@HAN_TIMES.add(
    r"{since}[几数半]?{n}?{length}|[几数半]?{n}{length}{around}|[百千万]年|十[一二三四五]五?(?=规划|时期|期间|末|以来|收官|五)五?"
    r"|{n}(?:点|时)(?:半|钟|许|整)|[几数]{length}|{n}年半|{n}个半(?:月|星期)",
    yes={"三年来": "time", "近五年": "time", "十年间": "time", "十四五规划": "time"},
    no={"历时三年": "a length"},
)
def han_span_of_time(m: Match) -> Reason:
    return "time"
