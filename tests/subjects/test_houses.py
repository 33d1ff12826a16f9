"""The house of an article: what shows it, and what 公司 means beside it."""

from __future__ import annotations

import pytest

from .test_cast import subjects


def test_a_report_shows_the_house() -> None:
    text = (
        "岚屿三天于8月24日发布半年报。上半年公司营收〔3亿元〕。工具（Lindovan）升级，公司毛利率〔40%〕。"
        "\n芷江药业采用新工具。年内公司研发人员〔500人〕。"
    )
    assert subjects(text) == ["岚屿三天"] * 3


def test_a_paragraph_that_opens_with_another_house_is_about_it() -> None:
    text = "岚谷科技扩产。岚谷科技分红。岚谷科技增持。\n芷江药业昨日披露年报，公司营收〔3亿元〕。"
    assert subjects(text) == ["芷江药业"]


def test_a_house_that_is_never_named_is_null() -> None:
    text = "事件：公司发布公告，拟募资〔5亿元〕。芷江药业参与认购，出资〔1亿元〕。\n公司营收〔3亿元〕。"
    assert subjects(text) == [None, "芷江药业", None]


def test_a_noun_of_the_dictionary_is_a_house_if_it_acts_as_one() -> None:
    text = (
        "麦芽公司成立十年。麦芽在海外布局已久。麦芽发布新品，麦芽将继续扩张。麦芽宣布涨价。"
        "\n三季度，麦芽的广告收入为〔3亿元〕，其用户达〔5000万〕。"
    )
    assert subjects(text) == ["麦芽"] * 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("佳能在海外增长，佳能的相机收入为〔3亿元〕。", "佳能"),
        ("日立、岚谷科技发布财报，日立营收〔9亿元〕。", "日立"),
        ("二季度，ozan凭借〔17%〕的份额居首。", "ozan"),
        ("二季度，OZAN以〔1140万部〕的出货量居首。", "OZAN"),
    ],
)
def test_brands(text: str, wanted: str) -> None:
    assert subjects(text) == [wanted]


def test_a_brand_with_the_name_of_a_thing_stays_a_thing() -> None:
    assert set(subjects("该县种植苹果〔3万亩〕，苹果产量〔5万吨〕。")) == {"该县"}


def test_a_brand_ends_where_words_do() -> None:
    assert subjects("大会以遇见美好未来为主题，参展商有〔550家〕。") == [None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("9月3日美股盘前，岚谷科技发布财报，营收〔3亿元〕。", ["岚谷科技"]),
        ("大摩下调岚谷科技(06660.HK)目标价至〔5元〕。", ["岚谷科技"]),
        ("顾闻舟接受岭东晚报采访时称，岚谷科技去年收入〔3亿元〕。", ["岚谷科技"]),
        ("岚谷科技持有芷江药业〔49%〕的股权。", ["岚谷科技"]),
        ("近日，岚谷科技购入芷江药业〔100%〕股权。", ["岚谷科技"]),
        ("岚谷支付〔60亿元〕罚款。", ["岚谷"]),
        ("《岚谷：冷链扩产》研报称，岚谷去年营收〔3亿元〕。", ["岚谷"]),
        ("岭东工业指数收于〔18110点〕，涨幅为〔0.4%〕。", [None, None]),
    ],
)
def test_who_is_meant(text: str, wanted: list[str | None]) -> None:
    assert subjects(text) == wanted


def test_items_under_headlines_stand_by_themselves() -> None:
    text = (
        "我国新增市场主体超千万户\n今年我国新增市场主体〔1000万户〕。"
        "\n“岭东之光”二期工程开工\n“岭东之光”二期工程将建设〔25座〕风机。"
        "\n冰雪季游客增多\n全村接待〔5000人次〕。"
    )
    assert subjects(text) == ["中国", "“岭东之光”二期工程", None]


def test_lists_are_dealt_out_twice_and_whole() -> None:
    text = (
        "发行对象为岚岳集团、岚岳转型基金和汀兰资本，分别出资〔3500万元〕、〔3100万元〕和〔1600万元〕，"
        "对应认购〔224万股〕、〔202万股〕和〔102万股〕。"
    )
    assert subjects(text) == ["岚岳集团", "岚岳转型基金", "汀兰资本"] * 2
    text = "份额靠前的供应商有溪谷、南汀以及芷远等，份额分别为〔32%〕、〔21%〕、〔14%〕。"
    assert subjects(text) == ["溪谷", "南汀", "芷远"]


def test_prose_stops_a_subject_and_tables_do_not() -> None:
    assert subjects("岚谷科技主要指标\n营收\n2023年\n〔248亿元〕\n〔271亿元〕") == ["岚谷科技"] * 2
    assert subjects("岚谷科技扩产。\n行业里的其他消息今天也很多,读者可以去别处看个够。\n毛利率〔5%〕。") == [None]


def test_the_house_that_opens_the_article_stays_its_own() -> None:
    prose = "\n行业里的其他消息今天也很多,读者可以去别处看个够。"
    far = prose * 2 + "\n毛利率〔5%〕。"
    assert subjects("岚谷科技扩产。岚谷科技分红。岚谷科技增持。" + far) == ["岚谷科技"]
    assert subjects("岚谷科技发布三季度业绩。" + far) == ["岚谷科技"]
    assert subjects("岚谷科技扩产。" + far) == [None]
    market = far.replace("毛利率", "国内销量增长")
    assert subjects("岚谷科技扩产。岚谷科技分红。岚谷科技增持。" + market) == [None]
    assert subjects("销量降〔3%〕。岚谷科技扩产。岚谷科技分红。岚谷科技增持。" + far) == [None] * 2
    assert subjects("澜岳证券发布报告。澜岳证券认为好。澜岳证券看好。" + far) == [None]


def test_a_place_does_not_take_an_article_from_its_house() -> None:
    text = "岚谷科技扩产。岚谷科技分红。岚谷科技拟建新厂。浙江位于东部沿海。项目年产〔5万吨〕。"
    assert subjects(text) == ["岚谷科技"]
    assert subjects(text.replace("位于东部沿海", "进口原油〔3亿吨〕")) == ["浙江"] * 2


def test_a_list_is_dealt_out_over_a_clause_between() -> None:
    text = "前三名为芷创药业-U(688001)、首岚控股-U、岚力斯，均属于医药行业，毛利率分别为〔98%〕、〔96%〕、〔95%〕。"
    assert subjects(text) == ["芷创药业-U", "首岚控股-U", "岚力斯"]


def test_a_line_in_quotes_is_no_house() -> None:
    assert subjects("岚谷银行“芷农担”贷款余额为〔3亿元〕。") == ["岚谷银行"]


def test_a_broker_with_results_of_its_own_is_a_house() -> None:
    text = "澜岳证券披露2024年业绩快报。快报称，实现营收〔2亿元〕。公司拟派息〔3亿元〕。"
    assert subjects(text) == ["澜岳证券"] * 2
    assert subjects("澜岳证券发布研究报告。报告称，实现营收〔2亿元〕。") == [None]


def test_what_is_bought_does_not_take_the_article() -> None:
    text = "Lindovan发布2026财年报告：营收〔22亿美元〕，Tolvik 并表贡献收入。毛利率为〔72%〕。"
    assert subjects(text) == ["Lindovan"] * 2


def test_a_bureau_reports_the_figures_that_it_publishes() -> None:
    assert subjects("国家统计局8月11日公布的数据显示，贷款增加〔3亿元〕。") == [None]
    assert subjects("按照岚谷银行安排，将有〔1400家〕企业报名。") == [None]


def test_a_body_has_the_measures_that_it_brings_out() -> None:
    assert subjects("国家发展改革委发布〔21条〕措施支持投资。") == ["国家发展改革委"]
    assert subjects("国家统计局发布的数据显示，用电量为〔21亿度〕。") == [None]


def test_the_speech_of_a_chief_is_about_his_house() -> None:
    text = "岚谷科技首席执行官奥洛穆说，公司拟减产。奥洛穆今天透露，公司计划削减〔3万辆〕产能。"
    assert subjects(text) == ["岚谷科技"]


def test_a_headline_takes_nothing_from_the_item_before() -> None:
    other = "芷远集团增资。芷远集团分红。\n"
    text = "岚铁集团计划投产新线〔260公里〕。\n元旦共计〔18万人次〕出入境\n元旦当天共计〔9万人次〕出入境。\n"
    assert subjects(text + other) == ["岚铁集团", None, None]


def test_films_have_what_they_take() -> None:
    film = "《岚屿往事》上映两天票房达〔8亿元〕，"
    assert subjects(film + "仅次于去年《芷江往事》的纪录。该片预算为〔1亿元〕。") == ["《岚屿往事》"] * 2
    assert subjects("票房榜：《岚屿往事》〔8亿元〕《芷江往事》〔3亿元〕") == ["《岚屿往事》", "《芷江往事》"]
    assert subjects("岚谷影业发布2023年年报。将上映《岚屿往事》等影片。毛利率为〔3%〕。") == ["岚谷影业"]


def test_a_list_of_regions_goes_back_to_the_whole() -> None:
    text = "全国用电量增长〔3%〕。东部地区增长〔2%〕，西部地区增长〔5%〕。前9个月，新设企业〔1016家〕。"
    assert subjects(text) == ["全国", "东部地区", "西部地区", "全国"]
