"""Numerals that are no quantity, and why: names, identifiers, list numbers, idioms, determiners, scores.

Words are in exclusions.toml, shapes are here. Each rule gives the reason.
"""

from __future__ import annotations

from importlib.resources import files
from typing import cast, get_args

from extractor.errors import LexiconError
from extractor.quantities.lookbehind import behind
from extractor.quantities.model import Reason
from extractor.quantities.units import lengths_by_first
from extractor.rules import Entry, Lexicon, Match, RuleSet, compile_pattern


class SkippedEntry(Entry):
    """Words that hold a numeral and are no number; ``id`` is one of the reasons, with a label after a dot."""

    words: tuple[str, ...]


SKIPPED: Lexicon[SkippedEntry] = Lexicon(
    files("extractor.quantities").joinpath("exclusions.toml"), "skipped", SkippedEntry
)


def _reason(entry: str) -> Reason:
    reason = entry.split(".")[0]
    if reason not in get_args(Reason):
        raise LexiconError(f"exclusions.toml: {entry}: the id must begin with one of {', '.join(get_args(Reason))}")
    return cast(Reason, reason)


_WORDS = {word: (_reason(entry.id), entry.id) for entry in SKIPPED.entries.values() for word in entry.words}
_LENGTHS = lengths_by_first(_WORDS)


def match_skipped(plain: str, at: int) -> tuple[int, Reason, str] | None:
    """The longest word of exclusions.toml that begins at ``at``: where it ends, its reason, the id of its entry."""
    for length in _LENGTHS.get(plain[at], ()):
        word = plain[at : at + length]
        found = _WORDS.get(word)
        if found is not None:
            return at + len(word), *found
    return None


_PARTS = {
    "n": r"[一二两三四五六七八九十]{1,4}",
    "classifier": (
        r"[个家种款项次场位名件条批轮套座台只支份类部篇段片股笔方边面步期层级点些代门天年月日周夜度组届站群队行生路波环线辆间"
        r"所张块本句把颗页杯番起声身手堆瓶顿道根定旦号封纸季字架艘栋列桩匹幅员户院对册单盘拨阵丝股副例则首颗滴记回趟味幕缕]"
    ),
    "aspects": (
        r"(?:方面|部分|环节|维度|阶段|层面|领域|问题|特点|原因|步骤|关键|重点|方向|特征|条件|要素|角度|理由|因素|阵营|梯队"
        r"|层次|类型|业务|板块|指标|核心|主要|地区|市州|城市均|月份|平台都)"
    ),
    "line_start": "^|(?<=^ )|(?<=^  )|" + behind("\n", "\n ", "\n  ", "\n   "),
    "sentence_start": behind("[。;:!?]"),
    "after_letter": behind("[A-Za-zα-ω]", "[A-Za-zα-ω][-+. ·]", spaced=False),
    "after_index": behind(
        "沪深", "中证", "上证", "科创", "标普", "标准普尔", "纳指", "纳斯达克", "国证", "深证", "北证", "日经", "富时", 
        "罗素", "道指", "恒指", spaced=False,
    ),
    "after_double": behind("双"),
    "after_ordinal": behind("第"),
    "after_figure": behind("[图表章节附注例式]"),
    "after_named": behind("[上前]述", "以上", "前"),
    "after_this": behind("[这那]"),
    "after_each": behind("每"),
    "after_speed": behind("时速"),
    "after_code": behind("邮编", "邮编[:为是]", "代码", "代码[:为是]", '代码["“]', '代码[:为是]["“]'),
    "after_market": behind("[sS][zZ]", "[sS][hH]", "[hH][kK]", "[bB][jJ]", spaced=False),
    "after_phone": behind("[电群]", "[电群][话:]", "[电群][话:]:", "QQ", "QQ群"),
    "after_number_word": behind("号", "号[:为是]"),
    "after_among": behind("其中", "其中的", spaced=False),
}  # fmt: skip

DIGIT_EXCLUSIONS = RuleSet("quantities.not_digits", _PARTS)
HAN_EXCLUSIONS = RuleSet("quantities.not_characters", _PARTS)
THRESHOLDS = RuleSet("quantities.thresholds")


@DIGIT_EXCLUSIONS.add(
    r"(?:{line_start}|(?<=,)(?=\d{1,2}[、)])|{sentence_start})"
    r"\d{1,2}(?:(?:、|\)|[.,](?! ?\d))(?=[^\d%]|20\d\d[年HQ])"
    r"|(?:\.\d{1,2}){1,3} ?(?=[A-Za-z一-龥])(?![万亿元%倍个千百版]))",
    yes={
        "\n1.营收": "list",
        "\n3、费用": "list",
        "\n2.1 主营业务": "list",
        "来看,1、线上": "list",
        "主因,1)需求": "list",
    },
    no={"\n1.5亿元": "a decimal"},
)
def list_number(m: Match) -> Reason:
    return "list"


@DIGIT_EXCLUSIONS.add(
    r"(?<=[(\[])\d{1,2}[)\]](?=[^\d,。;%]|$)",
    yes={"(2)成本": "list", "见文献[12]": "list"},
    no={"毛利率(12%)": "a share"},
)
def bracketed_number(m: Match) -> Reason:
    return "list"


_CAPITALS = compile_pattern(r"(?r)(?<![A-Za-z])[A-Z]+ ")


@DIGIT_EXCLUSIONS.add(
    r"{after_letter}\d++(?:\.\d++(?!\d|%))?"
    r"(?:[A-Za-z][A-Za-z0-9]{0,6})?(?:[-/.](?=[A-Za-z])[A-Za-z0-9]{1,8})?",
    yes={
        "C919": "name",
        "iPhone 15": "name",
        "PM2.5": "name",
        "T+1": "name",
        "Mate60Pro": "name",
        "Wi-Fi 6": "name",
        "OpenGL 4.6": "name",
    },
    no={"YoY-48.5%": "a signed number", "PMI 49.4": "a figure", "EPS 0.36元": "a figure"},
)
def after_letters(m: Match) -> Reason | None:
    # A figure stands after capitals and a space and has a point (PMI 49.4, but OpenGL 4.6) or a unit, which makes it
    # longer than this match.
    capitals = _CAPITALS.match(m.string, max(0, m.start() - 12), m.start())
    return None if "." in m.group() and capitals is not None else "name"


@DIGIT_EXCLUSIONS.add(
    r"\d\.\dG(?![A-Za-z/])|\d{1,3}(?:[GDCKASP](?![A-Za-z/])|[A-Z](?=[轮股座]))|\d+[A-Z]+\d+[A-Za-z0-9]*"
    r"|\d\.\dK(?= ?(?:[A-Z]|屏|高刷|超清|分辨率))"
    r"|\d\.\dTD?(?= ?(?:发动机|版|车型|涡轮|增程|混动|四缸|自动|手动|动力|[+]))",
    yes={
        "5G网络": "name",
        "研发2.5G技术": "name",
        "1.5T车型": "name",
        "4K电视": "name",
        "5S门店": "name",
        "采用21X3工艺": "name",
        "2.8K OLED屏": "name",
    },
    no={"5GW": "a unit"},
)
def before_letters(m: Match) -> Reason:
    return "name"


@DIGIT_EXCLUSIONS.add(
    r"\d(?:\.\d)? ?星(?![期级巴展座火链光云空河球际])",
    yes={"综合指标2.5星": "name", "评分4星": "name"},
    no={"5星级酒店3家": "a class"},
)
def stars(m: Match) -> Reason:
    """A class by its stars."""
    return "name"


@DIGIT_EXCLUSIONS.add(
    r"\d{1,3}(?:[xX×*](?=\d)| [xX×*](?= \d))|\d{4} ?[xX×*](?= ?\d)(?!(?: ?\d{4} ?[xX×*])? ?\d{4} ?mm)"
    r"|\d{1,2}\+\d{1,2}(?:\+[\dNnXx]+)?(?![\d.%万亿元])",
    yes={"装机2×66万千瓦": "name", "打造1+3体系": "name", "1920×1080像素": "name"},
    no={"给予25x": "a multiple", "尺寸为4712×1855×1502mm": "three lengths"},
)
def factor(m: Match) -> Reason:
    return "name"


@DIGIT_EXCLUSIONS.add(
    r"\d{1,3} ?(?:系列|[Pp]ro|PRO|Max|MAX|Plus|Ultra|mini|青春版|至尊版|标准版|旗舰版)(?![A-Za-z])"
    r"|\d{2,3}(?:强(?!度)|ETF|指数)|300(?=消费|金融|能源|材料|医药|信息|工业|公用|可选|电信|地产)"
    r"|\d+(?:\.\d+){2,}(?!\d)[A-Za-z]?|(?<![\d.,])20[0-3]\d ?款"
    r"|(?<=[一-龥] )(?<![为达约是值数分率比] )[1-9]\.0(?= ?[,、。;)]|$)"
    r"|(?<=[一-龥A-Za-z ])(?<![为达约是值数分率比于到至超])(?<![为达约是值数分率比于到至超] )"
    r"[1-9]\.0(?= ?[一-龥”」》])",
    yes={
        "青岚14系列手机": "name",
        "2026 款轿车": "name",
        "世界500强": "name",
        "300ETF": "name",
        "300消费收涨": "name",
        "浏览器8.2.1版": "name",
        "搭载岚境智舱 2.0,": "name",
        "云州自贸区2.0版": "name",
        "搭载岚境智舱 2.0 系统": "name",
    },
    no={"强度14.5": "a figure", "风险值 8.0,": "a figure", "占比3.0倍": "a multiple"},
)
def model_or_version(m: Match) -> Reason:
    return "name"


@DIGIT_EXCLUSIONS.add(
    r"{after_index}\d{2,4}(?:种(?=股))?(?!\.?\d|点)",
    yes={"跟踪沪深300,": "name", "科创50": "name", "标准普尔500种股票指数": "name"},
    no={"上证3200.5点": "a figure"},
)
def index_name(m: Match) -> Reason:
    return "name"


@DIGIT_EXCLUSIONS.add(
    r"{after_double}\d{1,2}(?!\d|个|[万亿])|618(?=大促|期间|购物|活动|[,、。 ]|电商|年中|预售)"
    r"|6[.·]18(?=[\"”]|大促|期间|购物|促销|年中)|3·15|3\.15晚会|315(?=晚会)"
    r"|\d{2,4}集团|\d{3}厂|\d{1,2}条(?=[”\"])|996(?=工作|加班|制)|985|211(?=高校|工程|大学)"
    r"|12306|12315|12345(?=热线|平台)|7-11|\d0后|007(?=系列)",
    yes={
        "双11期间": "name",
        "618大促": "name",
        "叠加“6.18”促销": "name",
        "90后员工": "name",
        "3·15晚会": "name",
        "480集团": "name",
        "“浙30条”": "name",
    },
    no={"双方各出资11亿元": "an amount"},
)
def known_name(m: Match) -> Reason:
    return "name"


@DIGIT_EXCLUSIONS.add(
    r"{after_ordinal}\d+(?:-\d+)?(?: ?[一-龥])?"
    r"|(?<=\[)\d{1,3}(?:[-,]\d{1,3})*(?=\])|{after_figure}\d{1,2}(?:[-.]\d{1,2})?(?![\d.,%万亿元])",
    yes={
        "第2023079期": "determiner",
        "见图3": "determiner",
        "第12章": "determiner",
        "第 31 次审议会议": "determiner",
        "可靠性高[1-3],": "determiner",
    },
    no={"排名第5": "a rank"},
)
def numbered(m: Match) -> Reason:
    return "determiner"


@DIGIT_EXCLUSIONS.add(
    r"(?:{after_named}|{after_this})\d{1,3} ?(?:余|多)?[家个名项款只位大条座部起类种台辆件批场](?!亿)"
    r"|{after_speed}\d+ ?公里(?![/,。;])|(?<=折)\d\d度|\d\.\d ?(?:代|线(?=项|的|产|厂|[,。]))"
    r"|(?<!\d)10(?=[转送派]\D?\d|转增)|{after_each}\d{1,5} ?[股张份个吨人台户辆单位亩羽头瓶桶克升]",
    yes={
        "上述3家公司": "determiner",
        "这 12 款新车": "determiner",
        "时速120公里线路": "determiner",
        "时速 120 公里线路": "determiner",
        "每10股派1元": "determiner",
        "10转增5股": "determiner",
        "白酒(折65度)产量": "determiner",
        "5.5代产线": "determiner",
    },
    no={"每3元": "a price"},
)
def determiner_of_noun(m: Match) -> Reason:
    return "determiner"


@DIGIT_EXCLUSIONS.add(
    r"\d{1,2} ?[个项种类条点]?[大个]?(?:方面|部分|环节|维度|阶段|层面|问题|特点|原因|步骤|角度|理由|因素|层次)",
    yes={"从5个方面入手": "determiner", "分为3部分": "determiner"},
    no={"新增5个项目": "a count", "监测26个主要景区": "a count"},
)
def aspects(m: Match) -> Reason:
    return "determiner"


@DIGIT_EXCLUSIONS.add(
    r"\d{4,6}\.(?:SZ|SH|BJ|HK|CN|OC|OF|sz|sh|bj|hk|CSI|NQ|US|N|O|T|KS|TW|L)(?![A-Za-z])|(?<=\()\d{6}(?=[),;])"
    r"|(?:{after_code}|{after_market}|(?<=[zZhHkKjJ]\.))\d{5,18}[A-Z]{0,2}(?!\d|[.,]\d)",
    yes={
        "300123.SZ": "id",
        "300123.CN": "id",
        "证券代码:600123": "id",
        "(600123)": "id",
        "信用代码9111000012345678XY": "id",
    },
    no={"销量600123辆": "a count"},
)
def stock_code(m: Match) -> Reason:
    return "id"


@DIGIT_EXCLUSIONS.add(
    r"1[3-9]\d{9}(?!\d)|(?<!\d)(?:0\d{2,3}-\d{7,8}|[48]00-?\d{3}-?\d{4})(?!\d)"
    r"|{after_phone}\d{5,12}",
    yes={"13800138000": "id", "010-82345678": "id", "QQ群88997766": "id"},
    no={"400-500万元": "a range"},
)
def phone(m: Match) -> Reason:
    return "id"


@DIGIT_EXCLUSIONS.add(
    r"\d+(?:[-/]\d+){0,4}号(?!称|召)(?:楼|文|公告|院|线|店|机|馆|库|仓)?"
    r"|(?<=号)\d{1,3}(?:层|室|楼)|(?<=[国省县]道)\d{3}线?|{after_number_word}\d{5,}"
    r"|(?:(?<=专利号)|(?<=专利号:))\d{1,3}(?:,\d{3})++(?:、\d{1,3}(?:,\d{3})++)*+"
    r"|(?<=[〔\[])\d{4}(?=[〕\]])(?:[〕\]]\d+号?)?",
    yes={
        "海西路188号": "id",
        "国道108线": "id",
        "证监许可〔2023〕88号": "id",
        "专利号:5396443": "id",
        "专利号:5,396,443": "id",
    },
    no={"8日公告": "a day"},
)
def document_or_address(m: Match) -> Reason:
    return "id"


@DIGIT_EXCLUSIONS.add(
    r"\d{3,}(?:_\d+)+(?:\.[A-Za-z]{2,4})?|\d{3,}\.(?:pdf|html?|docx?|xlsx?|jpe?g|png|gif|mp[34]|PDF)(?![A-Za-z])",
    yes={"附件1412008873_310642.pdf": "id", "见20938.html": "id"},
    no={"1,587元": "an amount"},
)
def file_name(m: Match) -> Reason:
    return "id"


@DIGIT_EXCLUSIONS.add(
    r"(?<![行共计开])\d{1,5}次(?=列车|航班|动车|高铁|班列|专列|客车)"
    r"|\d{1,3} ?届(?=[一-龥]{1,10}?(?:会|展|节|赛|论坛|委员))",
    yes={"乘坐8157次列车": "name", "116届广交会开幕": "name"},
    no={"共开行8157次列车": "a count", "已举办12届,": "a count"},
)
def train_or_session(m: Match) -> Reason:
    return "name"


@DIGIT_EXCLUSIONS.add(
    r"(?<=\d\()\d{1,3}(?:,\d{3})+(?:\.\d+)?(?=\))",
    yes={"1,234(1,011)": "furniture"},
    no={"收入(1,011)": "a figure"},
)
def column_in_brackets(m: Match) -> Reason:
    return "furniture"


@DIGIT_EXCLUSIONS.add(
    r"(?<![盖共有盖入布自至到达计])[2-9]国(?=[一-龥])(?!家|际|产|内|有|企)",
    yes={"6国日均入境人次": "determiner"},
    no={"共有6国参加": "a count"},
)
def group_of_nations(m: Match) -> Reason:
    return "determiner"


@DIGIT_EXCLUSIONS.add(
    r"\d+(?=%[0-9A-F]{2})|(?<=%)[0-9A-F]{2}(?=%[0-9A-F])",
    yes={"height=1%3E%3C": "id"},
)
def url_escape(m: Match) -> Reason:
    return "id"


@DIGIT_EXCLUSIONS.add(
    r"(?<=\()[-+]?\d+(?:\.\d+)?, ?[-+]?\d+(?:\.\d+)?, ?[-+]?\d+(?:\.\d+)?%?(?=\))|\d{1,2}版(?=[)】」])",
    yes={"某某股份(18.340,0.51,2.86%)": "furniture"},
    no={"(1.5亿元,2亿元)": "amounts"},
)
def ticker(m: Match) -> Reason:
    return "furniture"


@DIGIT_EXCLUSIONS.add(
    r"\d+(?:\.\d+)?/(?:\d+|[十百])?[千万](?![元亿吨])"
    r"|\d{1,3}(?:\.\d+)?(?: ?: ?\d{1,3}(?:\.\d+)?){1,6}(?![\d:万亿%元]|\.\d)|\d{1,3} ?比 ?\d{1,3}(?![\d.万亿%]| [万亿])"
    r"|\d{1,3} ?[升涨] ?(?:\d{1,3} ?平 ?)?\d{1,3} ?[降跌]|\d{1,3} ?[降跌] ?(?:\d{1,3} ?平 ?)?\d{1,3} ?[升涨]",
    yes={
        "死亡率下降到16.1/10万": "other",
        "比分3:1": "other",
        "16:9": "other",
        "3比1获胜": "other",
        "分项指数5升3降": "other",
    },
    no={"营收:5亿元": "a figure"},
)
def score(m: Match) -> Reason:
    return "other"


_NOUNS = (
    r"(?:公司|个股|股票|企业|基金|城市|产品|品牌|项目|股|银行|机构|车型|国家|省份|私募|门店|线路|影片|客户|商品|标的|债券"
    r"|地区|房企|券商|ETF)"
)
_COUNTED = (
    r"[^,。;\d一二三四五六七八九十]{0,8}?约? ?"
    r"(?:\d|[一二三四五六七八九十数])[\d,几十百]*[多余]? ?[家只个座部款条名户支]"
)


@THRESHOLDS.add(
    rf"(?:及?以上|及?以下|以内|左右)?的(?:[一-龥]{{0,6}}?{_NOUNS}{_COUNTED}|[一-龥]{{0,4}}{_NOUNS}中,)",
    yes={
        "股息率超5%的公司有37家": "determiner",
        "市值百亿以上的公司有12家": "determiner",
        "销售过3亿元的企业仅有十几家": "determiner",
    },
    no={"超过30%的公司实现盈利": "a share"},
)
def counted_noun(m: Match) -> Reason:
    return "determiner"


@THRESHOLDS.add(
    r"(?<=%)(?:\(含(?:本数)?\))?及?以上(?:股份|股权|表决权)?的?股东|吨?级(?!市|别市|(?<!元级)别(?:[,。;\n]|$))别?|及?以[上下](?=人[口群]|老人|网民|车型|产品|人士)|(?<=岁)及?以[上下]"
    r"|(?<=[元里米吨时寸升mhWg])及?以[上下]的?(?:[中高低]端|手机|机型|车型|产品|续航|价位|项目|订单|大单|房源|市场)",
    yes={
        "投入达百亿元级别。": "determiner",
        "600美元以上高端市场": "determiner",
        "引入50亿级基金": "determiner",
        "60岁以上人口": "determiner",
        "持股5%以上股东": "determiner",
    },
    no={"增长50%以上": "a bound", "目标为3000万部级别。": "a size"},
)
def grade(m: Match) -> Reason:
    return "determiner"


@HAN_EXCLUSIONS.add(
    r"(?:{line_start}|{sentence_start}){n}(?:、|\.(?!\d)|是)|(?<=\(){n}\)|(?<=[其之图表]){n}(?=[、,:是])",
    yes={"\n一、概况": "list", "(三)费用": "list", "其二,": "list", "。二是成本": "list"},
    no={"合计三家": "a count"},
)
def han_list(m: Match) -> Reason:
    return "list"


@HAN_EXCLUSIONS.add(
    r"{after_each}[十百千万](?:公里|米|股|克|吨|人|户|台|元|张|件|公斤|毫升|份|平方米|亩)|百公里(?=[加油电能])",
    yes={"每百公里油耗5.2升": "determiner", "百公里加速3.9秒": "determiner"},
    no={"行驶一百公里": "a length"},
)
def denominator(m: Match) -> Reason:
    return "determiner"


@HAN_EXCLUSIONS.add(
    r"(?<![百十千万零点])[两二三四五六数几]度(?!电)",
    yes={"两度起诉": "idiom", "三度蝉联": "idiom"},
    no={"耗电三度电": "energy", "一百二十度": "energy"},
)
def times_over(m: Match) -> Reason:
    return "idiom"


@HAN_EXCLUSIONS.add(
    r"{n}(?:(?:个|项|种|类|条|点|大)?{aspects}|项(?=费用|指标|政策|共识)|[强雄])|[两二三四五六七八九十]大(?![额型量幅])",
    yes={"三大战略": "determiner", "三个方面": "determiner", "造车三强": "determiner", "三项费用率": "determiner"},
    no={"三项专利": "a count"},
)
def grouping(m: Match) -> Reason:
    return "determiner"


@HAN_EXCLUSIONS.add(
    r"(?<=[第这那哪上下某另每同各前后首头末任唯等]){n}大?{classifier}?|一{classifier}|二{classifier}|{after_among}[一两]{classifier}"
    r"|(?<=双)[十百千]+[万亿]?|[一两二三四五](?=[者地省])|[一两二三四五六七八九十]国(?![际产内有企])",
    yes={
        "这三家公司": "determiner",
        "一家公司": "determiner",
        "其中一个": "determiner",
        "第二款车型": "determiner",
        "双百亿战略": "determiner",
    },
    no={"仅有一家工厂": "the count is the news"},
)
def determiner(m: Match) -> Reason | None:
    before = m.string[max(0, m.start() - 2) : m.start()]
    if m.group()[0] == "一" and (before[-1:] in ("仅", "只") or before in _NEWS):
        return None
    return "determiner"


_NEWS = frozenset(
    ("仅有", "只有", "共有", "新增", "增加", "总计", "合计", "现有", "设有", "建有", "拥有", "关闭", "新开", "过的")
)
"""After these a count of one is told for its own sake."""
