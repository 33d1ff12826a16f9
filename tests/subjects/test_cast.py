"""Whose each number is: a text with its numbers in 〔〕, and the subjects in the order of the numbers."""

from __future__ import annotations

import pytest
import regex

from extractor.subjects import Cast, find_subjects
from extractor.text import find_sentences, normalize
from extractor.text.words import Segmenter, Words

SEGMENTER = Segmenter()


def subjects(marked: str, title: str | None = None) -> list[str | None]:
    """The names of the subjects of the numbers in 〔〕."""
    parts = regex.split("[〔〕]", marked)
    text = "".join(parts)
    plain = normalize(text)
    sentences = find_sentences(plain)
    cast = Cast(
        plain, find_subjects(text, sentences, range(len(text)), title, Words(plain, SEGMENTER)), sentences, title
    )
    names: list[str | None] = []
    at = 0
    for number, part in enumerate(parts):
        if number % 2:
            mention = cast.governing(at, at + len(part))
            names.append(mention.name if mention else None)
        at += len(part)
    return names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("岚图谷科技三季度营收〔3亿元〕，同比增长〔5%〕；净利润〔1亿元〕。", ["岚图谷科技"] * 3),
        ("岚谷科技收购芷江药业〔60%〕股权，作价〔3亿元〕。", ["岚谷科技"] * 2),
        ("岚谷科技发布公告，该公司去年收入〔10亿元〕。同期利润〔1亿元〕。", ["岚谷科技"] * 2),
        ("岚谷科技是连锁超市运营商，其会员数达〔2600万〕。", ["岚谷科技"]),
        ("岚谷科技与芷江药业同日披露业绩。前者净利润〔6亿元〕，后者为〔2亿元〕。", ["岚谷科技", "芷江药业"]),
        ("岚谷科技董事长顾闻舟表示，今年销售目标为〔15万辆〕。", ["岚谷科技"]),
        ("股东顾闻舟减持芷江药业〔860万股〕。", ["顾闻舟"]),
        ("芷江药业扩产。董事会秘书唐若芷计划减持不超过〔20万股〕。", ["唐若芷"]),
        ("代工业务占芷江药业营收的〔八成〕。", ["芷江药业"]),
        ("岚谷科技（持股〔51%〕）与芷江药业（持股〔49%〕）合资。", ["岚谷科技", "芷江药业"]),
        ("“今年出海收入有望超过〔10亿元〕。”岚谷科技董事长说。", ["岚谷科技"]),
        ("芷信世代2022中报显示，公司主营收入〔1.7亿元〕。", ["芷信世代"]),
        ("据芷江药业公告，公司拟出资〔5亿元〕回购股份。", ["芷江药业"]),
    ],
)
def test_company_and_what_stands_for_it(text: str, wanted: list[str | None]) -> None:
    assert subjects(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("澜岳证券将芷江药业的目标价由〔8元〕上调至〔9元〕。", ["芷江药业"] * 2),
        ("澜岳证券预计，芷江药业明年净利润为〔5亿元〕。", ["芷江药业"]),
        ("据IDC数据，二季度岚谷科技份额为〔11%〕。", ["岚谷科技"]),
        ("国家统计局公布，7月份社会消费品零售总额增长〔2%〕。", [None]),
        ("岚谷科技透露，冷链收入增长〔10%〕。", ["岚谷科技"]),
    ],
)
def test_who_reports_is_not_the_subject_of_another(text: str, wanted: list[str | None]) -> None:
    assert subjects(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("三季度，岚屿、芷岚、南曜分别销量〔7.6〕、〔8.4〕、〔5.9万辆〕。", ["岚屿", "芷岚", "南曜"]),
        ("市占率依次为岚屿〔23%〕、南曜〔18%〕。", ["岚屿", "南曜"]),
        ("去年，岚谷科技、芷江药业分别分红〔6亿元〕、〔4亿元〕。", ["岚谷科技", "芷江药业"]),
    ],
)
def test_lists_are_dealt_out(text: str, wanted: list[str | None]) -> None:
    assert subjects(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1-9月，浙江省出口〔1万亿元〕，居全国第〔三〕位。", ["浙江省", "浙江省"]),
        ("我国粮食产量达〔7亿吨〕。", ["中国"]),
        ("岚谷科技去年收入〔3亿元〕，中国市场收入〔1亿元〕。", ["岚谷科技"] * 2),
        ("德国机器人公司Lindovan完成〔440万欧元〕融资。", ["Lindovan"]),
    ],
)
def test_places(text: str, wanted: list[str | None]) -> None:
    assert subjects(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "机构预计明年国内广告市场增长〔10%〕。",
        "上证综指收报〔3000点〕。",
        "公司发布年报，营收〔3亿元〕，毛利率〔20%〕。",
        "若油价上涨〔10%〕，航空股承压。",
    ],
)
def test_null_if_the_text_does_not_say(text: str) -> None:
    assert set(subjects(text)) == {None}


def test_the_article_is_about_one_house() -> None:
    text = (
        "岚谷科技发布年报。岚谷科技分红。岚谷科技股东为芷江药业。岚谷科技扩产。芷江药业持股〔5%〕。公司营收〔3亿元〕。"
    )
    assert subjects(text) == ["芷江药业", "岚谷科技"]


def test_a_class_of_houses_is_no_pronoun() -> None:
    assert subjects("岚谷科技扩产。股息率超〔3%〕的公司有〔460家〕。")[1] == "岚谷科技"


def test_the_headline_names_the_subject() -> None:
    assert subjects("岚谷科技发布年报\n营收〔3亿元〕，毛利率〔20%〕。") == ["岚谷科技"] * 2


def test_new_paragraphs_keep_a_subject_for_a_while() -> None:
    assert subjects("岚谷科技扩产。\n营收〔3亿元〕。" + "\n无关。" * 6 + "\n增长〔5%〕。") == ["岚谷科技", None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("岚谷科技位列全球〔第四〕、中国〔第一〕。", ["岚谷科技"] * 2),
        ("吉林省第一、二产业增加值增长〔4.2%〕。", ["吉林省"]),
        ("岚谷科技配备独立悬架、Lindovan系统，售价为〔6万元〕。", ["岚谷科技"]),
        ("我国对芷江地区、非洲进出口〔2万亿元〕。", ["中国"]),
        ("岚谷科技扩产。据芷江药业董事长顾闻舟介绍，该公司年产量〔9万吨〕。", ["芷江药业"]),
        ("芷江药业减少〔9万股〕，该股东持股占〔3%〕。", ["芷江药业"] * 2),
        ("两市继续放量。当日上证综指报〔3000点〕。", [None]),
        ("公司扩产。芷江药业向公司采购设备。芷江药业是药企。公司收入〔3亿元〕。", [None]),
    ],
)
def test_what_only_places_or_parts(text: str, wanted: list[str | None]) -> None:
    assert subjects(text) == wanted


def test_the_first_of_its_kind_in_the_world_is_not_of_the_world() -> None:
    assert subjects("岚谷科技发布全球混动领域首套电驱，功率为〔10kW〕。") == ["岚谷科技"]
    assert subjects("岚谷科技扩产，向波音公司购买飞机〔3架〕。") == ["岚谷科技"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("公司披露三季报,营收〔42亿元〕。岚屿增速领先。上年岚屿提价。岚屿重获推力,岚屿当前红利可期。", ["岚屿"]),
        ("公司发布预告,净利润〔3亿元〕。我们推荐液晶模组龙头岚同达,公司粘性增强。", ["岚同达"]),
        ("公司发布预告,净利润〔3亿元〕。公司已获得岚屿电子订单。岚屿电子采购设备。岚屿电子扩产。", [None]),
    ],
)
def test_a_house_that_is_named_late(text: str, wanted: list[str | None]) -> None:
    assert subjects(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A list of whose first member something else is said.
        ("受中国、巴西、墨西哥等市场需求推动，平板出货量增长〔9%〕。", [None]),
        ("岚谷科技扩产。产品远销美国、英国、日本等〔50多个〕国家和地区。", ["岚谷科技"]),
        ("岚谷科技途经西藏、四川、湖北〔4省份〕建线。", ["岚谷科技"]),
        ("而美国、英国、日本分别为〔6%〕、〔4%〕和〔3%〕。", ["美国", "英国", "日本"]),
        ("截至收盘，芷冉股份、芷易创新、芷明股份等〔16只〕概念股创新高。", [None]),
        ("岚谷科技公告，拟在浙江、江苏苏州、四川眉山、湖北武汉建厂，产能超〔130GWh〕。", ["岚谷科技"]),
        ("岚谷科技是美国仅次于三星、LG和索尼的第〔四〕大厂商。", ["岚谷科技"]),
        # The city, the region, and what is far.
        ("浙江杭州：二孩家庭补贴〔7000元〕。", ["杭州"]),
        ("今年上半年，岭河流域9省区进出口总值达〔3.6万亿元〕。", ["岭河流域9省区"]),
        ("浙江地区生产总值〔8万亿元〕。", ["浙江"]),
        ("在率先实行新标准的湖北，自8月以来，已售出家电〔11万台〕。", ["湖北"]),
        ("岚谷科技服务公司全球〔30万〕股东。", ["岚谷科技"]),
        # What is carried, where it is sold, and whose subsidiary it is.
        ("岚谷S8上市。该车首发华为系统，拥有〔11个〕传感器。", ["岚谷S8"]),
        ("岚谷商城中的华为手机降价，起售价为〔2999元〕。", ["华为"]),
        ("岚谷证券有限责任公司的子公司芷远投资有限公司跟投比例为〔4%〕。", ["芷远投资有限公司"]),
        ("海信家电公告，将持有芷电约〔75%〕的表决权。海信家电扩产。", ["海信家电"]),
        # A court that tries a case, and people whose names are kept back.
        ("岭山市法院审结一起纠纷。存款金额为〔190万元〕。", [None]),
        ("警方表示，周某某曾提着〔100万元〕现金说情。", ["周某某"]),
        # Figures in brackets and in a row, and of several together.
        ("腾讯收入为〔75亿美元〕，其次是索尼〔43亿美元〕（约合〔316亿元〕）。", ["腾讯", "索尼", "索尼"]),
        ("谷歌涨〔1.5%〕，苹果涨〔0.2%〕。", ["谷歌", "苹果"]),
        (
            "北美和欧洲合计占收入的〔46%〕，分别增长〔3个百分点〕和〔2个百分点〕。",
            ["北美和欧洲", "北美", "欧洲"],
        ),
        ("与上日不足〔7500亿元〕的总量相比，沪深两市放量。", ["沪深两市"]),
        ("本周岚谷化工、芷家沟、溪曜停车检修。管材开工率〔44%〕。", [None]),
        (
            "岚谷科技份额〔50%〕；排在第二的是比亚迪，占〔12%〕；〔第三名〕是LG化学，占〔8%〕。",
            ["岚谷科技", "比亚迪"] + ["LG化学"] * 2,
        ),
        ("岚屿软件：上半年净利预增〔7%〕；\n天芷超：预计盈利〔3亿元〕。", ["岚屿软件", "天芷超"]),
        ("7月广汽丰田销量下降〔16%〕。", ["广汽丰田"]),
        # A page of a stock.
        ("芷波精达603888时间: 2023年7月5日成本〔8.36元〕", ["芷波精达"]),
        ("7月31日芷得医疗(301999)资金净流出〔39万元〕。", ["芷得医疗"]),
    ],
)
def test_who_is_none_and_who_is(text: str, wanted: list[str | None]) -> None:
    assert subjects(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What is compared, bought or sold, and what a leading word leads over.
        ("比亚迪销量达〔46万台〕，在岭东首次超越特斯拉，位居〔第一〕。其海外销量〔10万台〕。", ["比亚迪"] * 3),
        ("岚谷科技的份额达到〔30%〕，超越芷江药业的〔29%〕。", ["岚谷科技", "芷江药业"]),
        ("岚谷科技以10亿元入股电池制造商芷远能源；以〔5亿元〕收购泰岭机电。", ["岚谷科技"]),
        ("岚谷科技扩产。向核心客户三星电子的销售为〔17亿元〕。", ["岚谷科技"]),
        # Whose subsidiary, owner or place it is.
        ("岚谷集团子公司岚谷复材股份减持芷曜电业〔201万股〕。", ["岚谷复材股份"]),
        ("岚谷科技实际控制人顾闻舟占用资金〔1775万元〕。", ["顾闻舟"]),
        ("浙江的网约车司机刘某某共实施诈骗〔11次〕。", ["刘某某"]),
        ("岚谷集团扩产。其中，浙江岚谷集团提出，到2030年新增气井〔2万口〕。岚谷集团发布规划。", ["岚谷集团"]),
        # Lists and counts of houses.
        ("杭州市共有获奖项目。其中，岚谷风机股份有限公司等〔5家〕企业获一等奖。", ["杭州市"]),
        ("芷江药业净利润〔3亿元〕。目前已有〔120多家〕公司发布预案。", ["芷江药业", None]),
        ("沪深两市分别成交〔3027亿元〕和〔2999亿元〕，总量〔6000亿元〕。", ["沪市", "深市", "沪深两市"]),
        # Who reports, and what a product pronoun stands for.
        ("光伏行业研究机构Lanytics在上海发布的季报显示，设备支出降至〔76亿美元〕。", [None]),
        ("首席分析师 Mark Lanyu 表示，增速将达〔9%〕。", [None]),
        ("澜岳证券(0.31, 0.02, 3.1%)发表研报称，重申芷江药业“买入”评级，上调净利润预期〔11%〕。", ["芷江药业"]),
        ("岚谷 S8 上市，该车续航〔500公里〕。", ["岚谷 S8"]),
        ("尺寸为 4.8 米车长、1.9 米车宽、〔1.6 米〕车高。", [None]),
        # Whose 全省 it is.
        ("四川省统计局发布数据。一季度，全省生产总值〔1.4万亿元〕。", ["四川省"]),
        ("绵阳市召开会议。今年以来，该市新开工项目〔43个〕，占全省的〔9%〕。", ["绵阳市"] * 2),
        ("解决方案商岚谷科技公布首份中报。去年，公司收入〔2.94亿元〕。", ["岚谷科技"]),
    ],
)
def test_who_governs_beside_others(text: str, wanted: list[str | None]) -> None:
    assert subjects(text) == wanted


def test_a_headline_does_not_make_a_bureau_the_owner() -> None:
    text = "国家统计局发布消息，9月居民消费价格指数环比下降〔0.2%〕。服务价格上涨〔0.3%〕。"
    assert subjects(text, title="国家统计局：9月CPI环比下降0.2%") == [None, None]
