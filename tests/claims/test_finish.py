"""How sure a number is, and against what it is measured, where the words stand apart from it."""

from __future__ import annotations

import pytest

import extractor

MODALITY = {
    "市场份额有望持续提升:云帆科技是全国第二大厂商。": ["actual"],
    "云帆科技预计:今年营收7亿元,净利润1亿元。": ["forecast", "forecast"],
    "云帆科技预计,注册资本将由2亿元增加至3亿元。": ["actual", "forecast"],
    "瑞禾证券将云帆汽车2024年的销量预测从22万辆下调到18万辆。": ["forecast", "forecast"],
    "云帆科技预计净利润为7亿元,上年同期为9亿元,下降22%。": ["forecast", "actual", "forecast"],
    "瑞禾证券给予云帆科技50元的目标价。": ["forecast"],
    "工会提出将15%营业利润用于奖金的诉求。": ["target"],
    "未来三年,云帆科技将投资7亿元。": ["target"],
    "云帆资产管理计划持股20万股。": ["actual"],
}
BASIS = {
    "云帆集团营收同比增长3%(按固定汇率计算增长2%)。": ["yoy", "yoy"],
    "2023年8月,与去年同期相比,优良天数比例下降4个百分点,污染天数比例上升1个百分点。": ["yoy", "yoy"],
    "2023年上半年,预订量同比2019年增长五成。": ["period"],
    "2023年上半年,预订量同比2022年增长五成。": ["yoy"],
}
BOUND = {
    "甲、乙、丙产品收入分别不低于3亿元、5亿元和7亿元。": ["at_least", "at_least", "at_least"],
    "甲、乙、丙产品收入分别约9-15亿元、23.2亿元和30.5亿元。": ["range", "exact", "exact"],
}


@pytest.mark.parametrize("text", BOUND)
def test_what_it_limits(text: str) -> None:
    assert [row["bound"] for row in extractor.extract(text, published="2024-01-05").to_rows()] == BOUND[text]


@pytest.mark.parametrize("text", MODALITY)
def test_how_sure_it_is(text: str) -> None:
    assert [row["modality"] for row in extractor.extract(text, published="2024-01-05").to_rows()] == MODALITY[text]


@pytest.mark.parametrize("text", BASIS)
def test_against_what(text: str) -> None:
    assert [row["basis"] for row in extractor.extract(text, published="2024-01-05").to_rows()] == BASIS[text]
