"""Numerals that are no quantity, and why: times, names, identifiers, list numbers, idioms, determiners.

A rule gives the reason. ``DIGIT_RULES`` begin at a digit, ``HAN_RULES`` at a Chinese numeral.
"""

from __future__ import annotations

from extractor.quantities.model import Reason
from extractor.rules import Match, RuleSet

_SEP = r" ?(?:[-~—–/、,]|至|到|和|及|与|或) ?"
_LENGTH = r"(?:个?多?(?:年|月|天|日|周|小时|分钟|交易日|季度|工作日|星期|礼拜|自然日|财年)|个半月|年半)"
# What makes a length of time a time: 三年来, 3天内, 近五年.
_AROUND = r"(?:多)?(?:来|间|之?内|以?前|以?后|之后|之前|以来|里|期(?!限|货|权)|时间内|之际|底|末|初)"
_BEFORE = r"(?<=近|未来|过去|前|后|连续|这|那|每|今后|最近|往后|首|头|上|下|第|其后|此前)"

DIGIT_RULES = RuleSet(
    "quantities.not_digits",
    {"sep": _SEP, "length": _LENGTH, "around": _AROUND, "period": _BEFORE, "y": r"(?:19|20)\d\d", "d": r"\d{1,2}"},
)
HAN_RULES = RuleSet(
    "quantities.not_han",
    {
        "n": r"[零一二两三四五六七八九十]{1,4}",
        "length": _LENGTH,
        "around": _AROUND,
        "period": _BEFORE,
        "classifier": r"[个家种款项次场位名件条批轮套座台只支份类部篇段片股笔方边面步步期层级点些代门大天年月日周夜度对组届站群队行生路波环线辆间所张块本句把颗页杯事番起声身手股堆瓶顿道根部定旦]",
    },
)


@DIGIT_RULES.add(
    r"{y}(?:{sep}(?:{y}|\d\d))*+ ?(?:年(?:度|底|末|初|中|[上下]半年)?(?: ?{d} ?月(?:[底末初份]| ?{d} ?[日号])?)?|财年|财政年度)",
    yes={"2023年营收": "time", "2019-2023年": "time", "2021、2020和2019年": "time"},
    no={"2023家": "a count"},
)
def year(m: Match) -> Reason:
    return "time"


@DIGIT_RULES.add(
    r"(?<![\d.])\d\d年(?=\d{1,2}月|Q\d|H\d|[底末初]|[上下]半年|[一二三四]季|第?[一二三四]季|前三|全年|度|,|同期|年报|中报)(?:度|[底末初])?",
    yes={"23年底": "time", "24年一季度": "time"},
    no={"10年期": "a length"},
)
def short_year(m: Match) -> Reason:
    return "time"


@DIGIT_RULES.add(
    r"{y}(?:[AE](?![A-Za-z])| ?[-/]? ?(?:Q[1-4]|[1-4]Q|H[12]|[12]H|FY)(?!\d))?(?={sep}{y}|[AE]|[QH]\d|[一三]季报|中报|年报|半年报|$)|{y}(?=[)\]】])",
    yes={"2024E": "time", "2024Q3": "time", "2023一季报": "time"},
    no={"2024家": "a count"},
)
def year_alone(m: Match) -> Reason:
    return "time"


@DIGIT_RULES.add(
    r"{y}[-/.]{d}[-/.]{d}(?!\d)|{y}-{d}(?![\d.%万亿])|\d{4}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d|[.万亿%元])",
    yes={"2023-08-12": "time", "20230812": "time"},
    no={"2023-2500万": "a range"},
)
def date(m: Match) -> Reason | None:
    return "time" if "1900" <= m.group()[:4] < "2100" else None


@DIGIT_RULES.add(
    r"(?<![\d.]){d}(?:{sep}{d})*+ ?月(?![饼均活])(?:[底末初中份]| ?{d}(?:{sep}{d}(?: ?月 ?{d})?)* ?[日号])?",
    yes={"8月12日": "time", "1-9月": "time", "7、8月": "time", "6月末": "time", "8月9日-12日": "time"},
    no={"3个月": "a length"},
)
def month(m: Match) -> Reason:
    return "time"


@DIGIT_RULES.add(
    r"(?<![\d.]){d}(?:{sep}{d})*+ ?(?:日(?![元均活])|号(?!楼|线|店|机|院|馆|库|仓|文|公告)) ?(?:[上下]午|晚|早)?",
    yes={"12日公告": "time", "9日至12日": "time"},
)
def day(m: Match) -> Reason:
    return "time"


@DIGIT_RULES.add(
    r"{d}(?::\d\d){1,2}(?!\d)(?:[-~至—]{d}:\d\d)?|{d} ?[时点](?:{d}分|半|整|许|左右|前|后)(?:{d}秒)?|{d} ?时(?![代期速机间尚常段])",
    yes={"15:17": "time", "9时30分": "time", "10点左右": "time"},
    no={"10点上涨": "points"},
)
def clock(m: Match) -> Reason | None:
    hour = m.group().split(":")[0]
    return None if ":" in m.group() and int(hour) > 24 else "time"


@DIGIT_RULES.add(
    r"(?<=[上下]午|凌晨|晚上|早上|晚间|今晚|今早|当晚){d} ?[点时](?:{d}分?|半)?",
    yes={"上午9点": "time"},
)
def clock_of_day(m: Match) -> Reason:
    return "time"


@DIGIT_RULES.add(
    r"[1-4] ?季度|(?<=Q)[1-4](?![\d.])|[1-4]Q(?:\d\d(?:\d\d)?)?(?!\d)|(?<=H)[12](?![\d.])|[12]H(?:\d\d(?:\d\d)?)?(?![\d])|(?<=FY)(?:20)?\d\d(?:Q\d|H\d)?",
    yes={"Q2营收": "time", "2季度": "time", "1H23": "time", "FY2024": "time"},
)
def quarter(m: Match) -> Reason:
    return "time"


@DIGIT_RULES.add(
    r"{period} ?\d{1,3}(?:\.\d)?(?:{sep}\d{1,3})? ?{length}|\d{1,4}(?:\.\d)?(?:{sep}\d{1,3})? ?{length}{around}",
    yes={"近5年": "time", "3天内": "time", "5年来": "time"},
    no={"工期3年": "a length as a value"},
)
def span_of_time(m: Match) -> Reason:
    return "time"


@DIGIT_RULES.add(
    r"24 ?小时(?=营业|服务|在线|不间断|值守|便利|热线|自助|客服|待命)|7[×xX*]24(?:小时)?|(?<=每)\d+(?:年|天|日|月|周|小时|个月|分钟)",
    yes={"7×24小时": "time", "24小时营业": "time"},
)
def round_the_clock(m: Match) -> Reason:
    return "time"


@DIGIT_RULES.add(
    r"(?:(?<=\n)|(?<=\n )|(?<=\n  )|(?<=^)|(?<=[。;:!?] ?))\d{1,2}(?:[、.)](?![\d])|\.(?=[^\d\s]))|(?<=\()\d{1,2}\)(?=[^\d,。;])",
    yes={"\n1.营收": "list", "(2)成本": "list", "\n3、费用": "list"},
    no={"1.5亿元": "a decimal"},
)
def list_number(m: Match) -> Reason:
    return "list"


@DIGIT_RULES.add(
    r"(?<=[A-Za-z])[-+ ]?\d++(?:\.\d++)*+(?:[A-Za-z]+\d*)?(?![\d,.]*(?:\d|%|万|亿|元|pct|个百))|(?<=[A-Z])\d+[A-Z]*",
    yes={"C919": "name", "iPhone 15": "name", "PM2.5": "name", "T+1": "name", "Mate60Pro": "name"},
    no={"YoY-48.5%": "a signed number"},
)
def after_letters(m: Match) -> Reason:
    return "name"


@DIGIT_RULES.add(
    r"\d{1,3}(?:[GgDCKk](?![A-Za-z])|[A-Z](?=[轮股座])|[+]\d[+]\w|[xX×]\d+(?!\d))|\d+[A-Z]+\d+\w*|\d{2,3}(?:强|ETF|指数)",
    yes={"5G网络": "name", "4K电视": "name", "世界500强": "name", "300ETF": "name"},
    no={"5GW": "a unit"},
)
def before_letters(m: Match) -> Reason:
    return "name"


@DIGIT_RULES.add(
    r"(?<=双)\d{1,2}(?!\d)|618(?=大促|期间|购物|活动|[,、。 ]|电商)|(?<=沪深|中证|上证|科创|标普|纳指|纳斯达克|国证|深证|北证|日经|富时|罗素|道指)\d{2,4}(?!\.?\d|点)|996(?!\.?\d)|360(?=集团|公司|安全)|985|211(?=高校|工程)|315(?=晚会)|12306|12315|12345",
    yes={"双11期间": "name", "沪深300指数": "name", "科创50": "name"},
)
def known_name(m: Match) -> Reason:
    return "name"


@DIGIT_RULES.add(
    r"\d{5,6}(?:\.(?:SZ|SH|BJ|HK|OC|OF|sz|sh|hk|CSI|NQ)|(?=[)\],;] ?(?:\)|收|涨|跌|,)?))(?![\d.])|\d{4,6}\.(?:SZ|SH|BJ|HK|hk|US)|"
    r"(?<=代码[:为]? ?|SH|SZ|sh|sz)\d{5,6}|1[3-9]\d{9}(?!\d)|(?<!\d)(?:0\d{2,3}|400|800)-\d{3,8}(?:-\d{3,4})?(?!\d)|"
    r"\d+(?:[-/]\d+)*号(?!称|召)(?:楼|文|公告|院|线|店|机|馆|库|仓)?|(?<=[〔\[])\d{4}(?=[〕\]])",
    yes={"300123.SZ": "id", "证券代码:600123": "id", "13800138000": "id", "010-82345678": "id"},
    no={"销量600123辆": "a count"},
)
def identifier(m: Match) -> Reason:
    return "id"


@DIGIT_RULES.add(
    r"(?<=\()[-+]?\d+(?:\.\d+)?, ?[-+]?\d+(?:\.\d+)?, ?[-+]?\d+(?:\.\d+)?%?(?=\))",
    yes={"某某股份(17.520,0.42,2.46%)": "furniture"},
)
def ticker(m: Match) -> Reason:
    return "furniture"


@DIGIT_RULES.add(
    r"\d{1,3}(?:\.\d+)?[::]\d{1,3}(?:\.\d+)?(?![\d:])(?!万|亿|%)",
    yes={"比分3:1": "other", "16:9": "other"},
)
def score(m: Match) -> Reason:
    return "other"


@DIGIT_RULES.add(
    r"(?<=[超过逾达近于])\d+(?:\.\d+)?(?:%|万|亿|亿元|万元|元|倍|成|家|个)(?:以上|以下|左右)?(?=的(?:公司|个股|股票|企业|基金|城市|产品|品牌|上市公司|项目|股|银行|机构|车型|国家|省份|私募|门店)[有共达为仅]?(?:\d|[一二三四五六七八九十]))",
    yes={"股息率超5%的公司有37家": "determiner"},
)
def threshold(m: Match) -> Reason:
    return "determiner"


@HAN_RULES.add(
    r"(?:第?{n}(?:至{n})?|[上下]) ?(?:季度|季报|财季)|{n}月(?:{n}[日号])?(?:[份底末初])?|{n}(?:[、至到]{n})+(?:季度|月)|[零一二三四五六七八九]{4}年|(?<=[前后])[一二三四]季",
    yes={"二季度营收": "time", "八月": "time", "一、二季度": "time", "二零二三年": "time"},
)
def han_calendar(m: Match) -> Reason:
    return "time"


@HAN_RULES.add(
    r"{period} ?[几数半]?{n}?{length}|[几数半]?{n}{length}{around}|(?:百|千|万)年|十[一二三四五](?=五?规划|五)五?|{n}五(?=规划|时期|期间|末|以来|收官)|{n}(?:点|时)(?:半|钟|许|整)|[几数]{length}",
    yes={"三年来": "time", "近五年": "time", "十年间": "time", "十四五": "time"},
    no={"历时三年": "a length"},
)
def han_span_of_time(m: Match) -> Reason:
    return "time"


@HAN_RULES.add(
    r"(?:(?<=\n)|(?<=\n )|(?<=\n  )|(?<=^)|(?<=[。;!?] ?)){n}(?:、|\.(?!\d))|(?<=\(){n}\)",
    yes={"\n一、概况": "list", "(三)费用": "list"},
)
def han_list(m: Match) -> Reason:
    return "list"


@HAN_RULES.add(
    r"(?:第一时间|一方面|另一方面|一系列|一定|一直|一些|一般|一样|一起|一同|一致|一旦|一边|一再|一时|一向|一律|一带一路|一手|一线|二线|三线|四线|一体|一路|一举|一度|一并|一切|一流|一心|一味|"
    r"一站式|一键|一揽子|一篮子|一共|一经|一如|一概|一贯|一道|一番|一刻|一方|一侧|一端|一生|一步|一面|一块|一口气|二手|二维|三农|三维|三方|四方|五金|六安|七夕|八卦|九江|十足|十分|十堰|百姓|百货|百度|百科|百胜|"
    r"百分|百万富翁|百川|百济|千万别|千里|千家万户|千千万万|千禧|千亿级|百亿级|万亿级|万科|万达|万一|万物|万象|万华|万里|万事|万年|万博|万联|万家|万方|亿纬|亿联|亿欧|亿滋|亿航|亿万|两岸|两会|两市|两融|两极|两侧|两端|两手|"
    r"三大|两大|四大|五大|六大|七大|八大|九大|十大|三亚|三峡|三明|三星|三一|三菱|三井|三只松鼠|四川|四环|五粮液|五一|五矿|六一|七匹狼|九阳|九州|十一|双十一|双十二|"
    r"一窝蜂|一视同仁|一蹴而就|一如既往|一成不变|一目了然|一帆风顺|不一|统一|唯一|单一|同一|之一|万无一失|五花八门|四面八方|三三两两|千方百计|成千上万|百分百|一五一十|七上八下|七字真言)",
    yes={"一方面": "idiom", "一系列": "idiom", "第一时间": "idiom", "千千万万": "idiom", "两市": "idiom"},
)
def idiom(m: Match) -> Reason:
    return "idiom"


@HAN_RULES.add(
    r"(?<=[第这那哪上下某另每同各前后首头末]){n}{classifier}|一{classifier}|(?<=其中)[一两]{classifier}|[两二三四五六七八九十]大(?!额|型|量|幅)|[一两三四五](?=者|地|国|省|人)",
    yes={"这三家公司": "determiner", "一家公司": "determiner", "其中一个": "determiner", "三大战略": "determiner"},
    no={"仅有一家工厂": "the count is the news"},
)
def determiner(m: Match) -> Reason | None:
    before = m.string[max(0, m.start() - 2) : m.start()]
    if m.group()[0] == "一" and (
        before[-1:] in tuple("仅只") or before in ("仅有", "只有", "共有", "新增", "增加", "总计", "合计")
    ):
        return None
    return "determiner"
