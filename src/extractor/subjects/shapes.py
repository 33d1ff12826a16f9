"""Shapes that tell a name by what stands beside it: a stock code, a short form in brackets."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.rules import Match, RuleSet
from extractor.subjects.lexicon import alternation

shapes = RuleSet(
    "subjects.shapes",
    {
        "exchange": r"SH|SZ|BJ|SS|CN|HK|US|TW|NYSE|NASDAQ|OTC|N|O|A|L|T",
        "place": alternation("place"),
        "quote": r"[\"“”「『]",
        "short": r"[^\s\"“”「」『』()。;:,、]{2,12}",
    },
)


@shapes.add(
    r"\((?:股票代码|证券代码|股份代号|代码|股票代号|行情)?:?\s?(?:\d{5,6}|0\d{3,4})(?:\.(?:{exchange}))?[,;、)]",
    yes={"岚屿汽车(600123.SH)上涨": "", "岚谷科技(002998)公告": "", "岚柘集团(09918.HK)": ""},
    no={"同比(2023年)增长": "a year"},
)
def code(m: Match) -> str:
    """A Chinese or Hong Kong stock code behind a name."""
    return ""


@shapes.add(
    r"\((?:{exchange}|纳斯达克|纽交所|港交所|上交所|深交所)\s?[:.]\s?[A-Z0-9.]{1,8}\)|\([A-Z]{1,5}\.(?:{exchange})\)|\(\d{1,5}\.HK\)",
    yes={"岚屿汽车(NYSE:YYQC)": "", "岚屿汽车(YYQC.US)": ""},
    no={"岚屿汽车(YoY)": "no exchange"},
)
def foreign_code(m: Match) -> str:
    """A code with its exchange behind a name."""
    return ""


@shapes.add(
    r"\(-?\d+\.\d+,\s?[-+]?\d+\.\d+,\s?[-+]?\d+\.\d+%\)",
    yes={"岚屿汽车(18.230, 0.35, 1.96%)": ""},
    no={"岚屿汽车(18.230)": "a number"},
)
def ticker(m: Match) -> str:
    """The price, change and rate that a news site puts behind a listed company's name."""
    return ""


@shapes.add(
    r"\((?:以下|下文|下|股票|证券)?(?:简称|称)(?:为|:)?\s?{quote}?(?P<short>{short}){quote}?(?:[,、;)]|或)",
    yes={
        "岭东溯川航空股份有限公司(以下简称“溯川航空”)": "溯川航空",
        "岚屿汽车销售公司(简称岚屿销售)": "岚屿销售",
        "岚谷软件服务公司(股票简称“岚谷软件”)": "岚谷软件",
    },
    no={"岚屿汽车(下称其产品": "open bracket"},
)
def short_form(m: Match) -> str:
    """A name's short form in brackets behind it."""
    return m["short"]


@shapes.add(
    r"\((?:{place}|中国|国际|集团|亚洲|亚太)\)\p{Han}{0,12}?(?:有限公司|有限责任公司|有限合伙|集团|公司)",
    yes={"稷禾资本(香港)控股有限公司": ""},
    no={"稷禾资本(香港)": "no suffix behind"},
)
def inner_place(m: Match) -> str:
    """The place in the middle of a registered name."""
    return ""


@shapes.reader
def read(text: str) -> Iterable[tuple[str, str]]:
    """The shapes of a text: pairs of rule and short form."""
    for at, character in enumerate(text):
        if character == "(":
            found = shapes.match(text, at)
            if found:
                yield found[0].name, found[2]
