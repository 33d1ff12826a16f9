"""Years: alone, estimated, in ranges and in lists; five-year plans and decades."""

from __future__ import annotations

import regex

from extractor.periods.model import Between, Calendar, Year
from extractor.periods.shapes import Found, is_fiscal, one, parse_small, parse_year, rules, year_said
from extractor.rules import Match

_NO_YEAR_BEFORE = "近过去来满约超逾达共第每长期限为了后前历经时"
_NO_YEAR_AFTER = "来期前后内的以间多余左限债国老之"
_LENGTH_OF = regex.compile(
    r"(?r)(?:已|运[营行]|经营|成立|开业|创立|建[厂校院]|历时|时隔|相隔|连续|持续|长达|从业|从[医教警]|入行|任职|任教|深耕|扎根|坚守"
    r"|走过|陪伴|服役|质保|保修|教龄|工龄|司龄|寿命|年限|周期|工期|经营期|至少)(?:[了至已近约有]|超过?|逾){0,2}\s?"
)
"""Before 24年 that is how long something lasted: 已运营24年."""


def _is_two_digit_year(m: Match) -> bool:
    """Whether 23年 is a year, not a length: 20年来, 近20年, 10年期 are lengths."""
    text, start, end = m.string, m.start(), m.end()
    if not 11 <= int(m["y2"]) <= 40:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if _LENGTH_OF.match(text, max(start - 8, 0), start) is not None:
        return False
    if after == "的" and _LISTED_BEFORE.match(text, max(start - 5, 0), start) is not None:
        return True
    if after == "的" and ((before and before in "于较比由从与顾") or _OF_A_YEAR.match(text, end)):
        return True
    costs = text.startswith("期间", end)  # 21年期间费用率
    return (not before or before not in _NO_YEAR_BEFORE) and (not after or costs or after not in _NO_YEAR_AFTER)


def _is_code(before: str) -> bool:
    """Whether the character before four digits makes a code of them: A2024."""
    return before.isascii() and before.isalnum()


_LISTED_BEFORE = regex.compile(r"(?r)[1-4]\d年(?:[、和及与/]|以及)")
"""19年、20年的同比增速."""
_OF_A_YEAR = regex.compile(r"的(?:数据|水平|情况|表现|业绩|营收|收入|净利|利润|销量|产量|基数|份额|盈利|财报|年报)")
_LISTED_YEAR = regex.compile(r"(?P<y>\d{2,4})\s?[年EA]?")


@rules.add(
    r"(?:(?P<y4>{YN})\s?(?:年度?|财政年度|财年|(?=全年))"
    r"|(?P<y2>[0-4]\d)\s?(?:年度?|财年)|FY\s?(?P<fy>(?:20)?\d\d)|(?P<yw>{YW}))(?![版款])(?:\s?(?:的?全年(?:度)?|年中(?![国期报])))?",
    yes={
        "2023年营收3亿元": "2023-01-01/2023-12-31",
        "二零二三年营收3亿元": "2023-01-01/2023-12-31",
        "2023财年营收3亿元": "2023-01-01/2023-12-31",
        "2023年全年营收3亿元": "2023-01-01/2023-12-31",
        "2023全年:营收3亿元": "2023-01-01/2023-12-31",
        "去年营收3亿元": "2023-01-01/2023-12-31",
        "公司23年营收3亿元": "2023-01-01/2023-12-31",
        "22年、23年的增速分别为3%和4%": "2023-01-01/2023-12-31",
        "FY2023营收3亿元": "2023-01-01/2023-12-31",
        "今年年中投产": "2024-01-01/2024-12-31",
    },
    no={
        "近20年": "a length",
        "10年期国债": "a length",
        "2023年版": "an edition",
        "公寓已运营24年": "a length",
        "公司成立已近25年": "a length",
        "电池使用寿命至少 20 年": "a length",
    },
)
def year(m: Match) -> list[Found] | None:
    if m["y2"] and not _is_two_digit_year(m):
        return None
    return one(m, Calendar("year", year_said(m), fiscal=is_fiscal(m)))


@rules.add(
    r"(?P<y>20\d\d)\s?年\s?(?P<m>1[0-2]|[1-9])\s?月\s?(?:(?:[底末]?结束的)?\s?(?:财年|财政年度)|期(?![末初间内货权限指债刊房中待望]))",
    yes={
        "2024年3月财年营收3亿元": "2023-04-01/2024-03-31",
        "2024年3月期净利3亿元": "2023-04-01/2024-03-31",
        "在2024年3月结束的财年,营收3亿元": "2023-04-01/2024-03-31",
    },
    no={"2024年3月期末余额": "the end of a span", "2024年3月期货价格": "another word", "2024年3月营收3亿元": "a month"},
)
def year_to_month(m: Match) -> list[Found]:
    """2024年3月财年: a fiscal year by the month in which it ends, as Japanese companies name theirs."""
    year, month = int(m["y"]), int(m["m"])
    first = (month % 12 + 1, 1)
    return one(
        m,
        Between(
            Calendar("month", Year("said", year if month == 12 else year - 1), first, (first[0], 0)),
            Calendar("month", Year("said", year), (month, 1), (month, 0)),
        ),
    )


@rules.add(
    r"(?P<y>20\d\d|[1-4]\d)\s?[EeA](?![A-Za-z\d])",
    yes={"2024E净利3亿元": "2024-01-01/2024-12-31", "25E净利4亿元": "2025-01-01/2025-12-31"},
    no={"2024Excel": "a word"},
)
def estimate(m: Match) -> list[Found] | None:
    return one(m, Calendar("year", Year("said", parse_year(m["y"]))))


@rules.add(
    r"(?P<a>20\d\d|19\d\d|[1-4]\d)\s?年?{to}(?P<b>20\d\d|19\d\d|[1-4]\d)\s?"
    r"(?:(?:年度?|财年)(?!的?(?:[上下]半年|前|第?[一二三四]季|Q|\s?\d|[一二三四五六七八九十]+月|末|底|初))这?{length}?|[EA](?![A-Za-z]))",
    yes={
        "2021-2023年营收": "2021-01-01/2023-12-31",
        "2021年至2023年营收": "2021-01-01/2023-12-31",
        "预计19-21年EPS": "2019-01-01/2021-12-31",
        "2019年至2023年这五年间,营收3亿元": "2019-01-01/2023-12-31",
    },
    no={"5-10年": "a length", "2021 年至 2023 年 5 月": "a month ends it"},
)
def year_range(m: Match) -> list[Found] | None:
    a, b = parse_year(m["a"]), parse_year(m["b"])
    if not a < b or (len(m["a"]) == 2 and (int(m["a"]) < 15 or b - a > 5)):
        return None
    return one(m, Between(Calendar("year", Year("said", a)), Calendar("year", Year("said", b))))


@rules.add(
    r"(?P<a>20[0-6]\d|19\d\d)\s?[-~至到]\s?(?P<b>20[0-6]\d|19\d\d)(?:\s?这{length}|(?=\s?[)|]|{noun}|(?<=原.{9,12})[为的]))",
    yes={
        "报告期内(2021-2023)营收分别为3亿元、4亿元和5亿元": "2021-01-01/2023-12-31",
        "2019-2023我国港口投资年均增长3%": "2019-01-01/2023-12-31",
        "预计2023至2026全球需求的CAGR为3%": "2023-01-01/2026-12-31",
        "(原2023-2024为3元和4元)": "2023-01-01/2024-12-31",
        "在2025-2034这十年间,营收7亿元": "2025-01-01/2034-12-31",
    },
    no={"(2023-2021)": "backwards", "房间2021-2023号": "no years", "2019-2023元": "an amount"},
)
def bare_year_range(m: Match) -> list[Found] | None:
    a, b = int(m["a"]), int(m["b"])
    before = m.string[m.start() - 1 : m.start()]
    inside = before in ("(", "|", " ", "原")
    if a >= b or (not inside and (m.string[m.end() : m.end() + 1] in ("", ")", "|", " ") or _is_code(before))):
        return None
    return one(m, Between(Calendar("year", Year("said", a)), Calendar("year", Year("said", b))))


@rules.add(
    r"(?P<y>20[0-6]\d)\s?(?={metric})",
    yes={"预计2024净利润3亿元": "2024-01-01/2024-12-31", "2023营收3亿元": "2023-01-01/2023-12-31"},
    no={"编号A2024营业部": "a number in a code", "2024元": "an amount", "2024全球大会": "a name"},
)
def bare_year(m: Match) -> list[Found] | None:
    before = m.string[m.start() - 1 : m.start()]
    if before and (before in "第共约超近达¥$" or _is_code(before)):
        return None
    return one(m, Calendar("year", Year("said", int(m["y"]))))


@rules.add(
    r"(?:20\d\d|19\d\d|[1-4]\d(?=\s?[EA年]?/))(?:\s?年?\s?(?:[、/]|,|和|及|以及|与)\s?(?:20\d\d|19\d\d|(?<=/)[1-4]\d)){1,9}"
    r"\s?(?:年|[EA](?![A-Za-z]))(?![上下前第一二三四末底初Q]|\s?\d{1,2}\s?(?:[-~—至到、]\s?\d{1,2}\s?)?[月季])",
    yes={
        "2021/22/23年资本开支分别为4/5/3亿元": "2022-01-01/2022-12-31",
        "2021、2022和2023年": "2021-01-01/2021-12-31",
        "2022 和 2023 年": "2022-01-01/2022-12-31",
        "2024/25/26E净利3/4/5亿元": "2026-01-01/2026-12-31",
        "对应2023/24年35/30倍市盈率": "2024-01-01/2024-12-31",
    },
    no={"10、20年": "lengths"},
)
def year_list(m: Match) -> list[Found] | None:
    found: list[Found] = [
        (m.start() + item.start(), m.start() + item.end(), Calendar("year", Year("said", parse_year(item["y"]))))
        for item in _LISTED_YEAR.finditer(m[0])
    ]
    return found if len(found) > 1 else None


@rules.add(
    r"[“\"‘']?(?P<n>[九八]|十[一二三四]?)五[”\"’']?(?:期间|时期|以来|前(?=[两三四]年)|(?=期?末|收官|开局)|(?=[,]))",
    yes={
        "“十四五”期间新建公路": "2021-01-01/2025-12-31",
        "十四五”期间新建公路": "2021-01-01/2025-12-31",
        "十三五时期新建公路": "2016-01-01/2020-12-31",
    },
    no={"“十四五”规划": "a name"},
)
def plan(m: Match) -> list[Found] | None:
    # The n-th five-year plan runs from 1951 + 5 n on; the tenth began in 2001.
    start = 1951 + 5 * parse_small(m["n"])
    return one(m, Between(Calendar("year", Year("said", start)), Calendar("year", Year("said", start + 4))))
