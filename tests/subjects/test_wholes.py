"""Names up to their last word: zones, ports, houses of a brand, registered names, holders with hyphens."""

from __future__ import annotations

import pytest

from .test_cast import subjects
from .test_find import surfaces


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("海南自贸港进口货物〔30亿元〕。", "海南自贸港"),
        ("今年前5个月，上海口岸茶叶出口〔12万吨〕。", "上海口岸"),
        ("广州港集装箱吞吐量增长〔5%〕。", "广州港"),
        ("德国队进球率为〔20%〕。", "德国队"),
        ("西门子化工采购了〔8台〕设备。", "西门子化工"),
        ("隆基太阳能出口额为〔3亿元〕。", "隆基太阳能"),
        ("岭东溪谷公益基金会捐赠〔5万元〕。", "岭东溪谷公益基金会"),
        ("去年，上海芷岚创业管理合伙企业（有限合伙）持股〔238万股〕。", "上海芷岚创业管理合伙企业（有限合伙）"),
        ("深圳市芷岚能商贸有限公司净利润〔431万元〕。", "深圳市芷岚能商贸有限公司"),
        (
            "上海银行股份有限公司-芷和成长混合型证券投资基金增加〔232万股〕。",
            "上海银行股份有限公司-芷和成长混合型证券投资基金",
        ),
    ],
)
def test_names_run_on_to_their_last_word(text: str, wanted: str) -> None:
    assert subjects(text) == [wanted]


def test_a_line_of_business_is_no_part_of_a_brand() -> None:
    assert subjects("华为手机销量为〔300万台〕。") == ["华为"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("拟以现金方式购买深圳芷能科技有限公司60%股权。", "深圳芷能科技有限公司"),
        ("本行迅速联系上海芷能融资担保有限公司，授信300万元。", "上海芷能融资担保有限公司"),
    ],
)
def test_a_registered_name_begins_with_its_place(text: str, name: str) -> None:
    assert name in surfaces(text)


def test_a_span_of_months_is_no_holder() -> None:
    assert "1-6月" not in "".join(surfaces("2020年1-6月，公司净利润较2019年1-6月增加3亿元。"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("特别是甘肃、青海两省区的流量增幅超过〔20%〕。", "甘肃、青海两省区"),
        ("岚谷集团、芷江药业和南汀银行等12家公司净利润为〔3亿元〕。", "岚谷集团、芷江药业和南汀银行"),
        ("芷江银行净利增长，5家银行合计净利润达〔90亿元〕。", "5家银行"),
        ("顾闻舟及其一致行动人戴远合计持股〔90万股〕。", "顾闻舟及其一致行动人戴远"),
        ("岚谷+芷远这两家一共占据了〔60%〕的份额。", "岚谷+芷远"),
        ("岚谷集团在北京、上海两地拥有员工〔300人〕。", "岚谷集团"),
        ("岚谷集团与芷江药业、南汀银行等客户签约，订单占比为〔50%〕。", "岚谷集团"),
        ("芷江药业扩产。岚谷集团实现全国31个省市覆盖，服务老人〔7万名〕。", "岚谷集团"),
        ("芷江证券有限公司减持，该股东持股比例降至〔3%〕。", "芷江证券有限公司"),
        ("岚谷集团配备芷江药业药箱，价格为〔6万元〕。", "岚谷集团"),
    ],
)
def test_lists_of_houses_and_places(text: str, wanted: str) -> None:
    assert subjects(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("经过竞拍，岚谷地产、芷远置业联合体以〔12亿元〕竞得地块。", "岚谷地产、芷远置业联合体"),
        (
            "仅岚谷科技、芷远电子、南曜股份三家国内厂商就将损失〔8亿元〕订单。",
            "岚谷科技、芷远电子、南曜股份三家国内厂商",
        ),
        ("岚谷科技、芷远电子、南曜股份等公司净利增幅均超过〔5倍〕。", "岚谷科技、芷远电子、南曜股份"),
    ],
)
def test_several_houses_have_one_figure(text: str, wanted: str) -> None:
    assert subjects(text) == [wanted]
