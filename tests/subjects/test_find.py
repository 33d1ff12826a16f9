"""Which strings are mentions, and that none lies wrong."""

from __future__ import annotations

import itertools

import pytest

from extractor.subjects import Mention, find_subjects
from extractor.text import find_sentences, normalize
from extractor.text.words import Segmenter, Words

SEGMENTER = Segmenter()


def find(text: str) -> list[Mention]:
    plain = normalize(text)
    return find_subjects(text, find_sentences(plain), range(len(text)), None, Words(plain, SEGMENTER))


def surfaces(text: str) -> set[str]:
    return {m.span.of(text) for m in find(text)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("芷江药业毛利率为18%。", "芷江药业", "company"),
        ("股东岭东三稷股权投资管理有限公司合计质押842万股。", "岭东三稷股权投资管理有限公司", "company"),
        ("近日，天能木业(603999.SH)披露年报，营收3亿元。", "天能木业", "company"),
        ("电商平台 tqMix 的市值为4亿元。", "tqMix", "company"),
        ("截至收盘，和岚工业(603999)报收3元。", "和岚工业", "company"),
        ("优质客户，包括大有岚品(603999)，占比3%。", "大有岚品", "company"),
        ("图解松果文具中报:净利增3%松果文具2023中报显示，营收3亿元。", "松果文具", "company"),
        ("事件\n松果文具发布2019年度报告，营收3亿元。", "松果文具", "company"),
        ("岭东溯川远航股份有限公司（以下简称“溯川远航”）净利3亿元。", "溯川远航", "company"),
        ("快讯：36快报获悉，南岭三角公告，净利3亿元。", "南岭三角", "company"),
        ("TCX科技净利润3亿元。", "TCX科技", "company"),
        ("岚屿S7电池容量100kWh。", "岚屿S7", "product"),
        ("澜岳证券分析师孟樵表示，销量有望达3万辆。", "孟樵", "person"),
        ("全市就业人口3万人。", "全市", "place"),
    ],
)
def test_names_are_found_whole(text: str, name: str, kind: str) -> None:
    found = [m for m in find(text) if m.span.of(text) == name]
    assert found, f"{name} is not among {surfaces(text)}"
    assert found[0].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "新能源汽车销量增长3%，智能手机出货量下降2%。",
        "互联网服务收入增长3%，市场份额提升。",
        "换手率5.8%，成交额4亿元。",
        "储备资产增加131亿元，其中外汇减少3亿元。",
        "上市公司有460家，保险公司有3家。",
        "续航里程750公里，尤其适合长途。",
    ],
)
def test_common_nouns_are_no_mentions(text: str) -> None:
    assert surfaces(text) == set()


def test_a_string_that_heads_clauses_again_and_again_is_a_name() -> None:
    text = "快拍发布财报，营收3亿元。快拍宣布分红1亿元。快拍推出新品。"
    assert "快拍" in surfaces(text)


def test_mentions_are_in_order_and_apart() -> None:
    found = find("岚谷科技与芷江药业签约，其在浙江省投资3亿元，公司董事长顾闻舟持有岚谷科技5%股份。")
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_who_reports_has_that_role() -> None:
    roles = {m.name: m.role for m in find("澜岳证券预计，芷江药业净利润为5亿元。")}
    assert roles == {"澜岳证券": "source", "芷江药业": "subject"}


@pytest.mark.parametrize("text", ["", "\ud83d公司3亿", "\x00", "(", "公司" * 2000, "1" * 20000, "岚屿、" * 3000])
def test_any_text_is_read(text: str) -> None:
    find(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1、TQMX的总收入为3亿元。", "TQMX"),
        ("昨天TQMX公布财报，收入3亿元。", "TQMX"),
        ("做包装的子公司芷江复材上半年实现营业收入3亿元。", "芷江复材"),
        ("截至5月1日，岭东山海班列已运输货物3万标箱。", "岭东山海班列"),
        ("经岭东大桥通关车辆突破30万辆次。", "岭东大桥"),
        ("天津滨海新区12个项目开工。", "天津滨海新区"),
    ],
)
def test_more_names_are_found_whole(text: str, name: str) -> None:
    assert name in surfaces(text)


def test_what_stands_before_a_registered_name_is_no_part_of_it() -> None:
    assert "岚谷证券股份有限公司" in surfaces("管理人为岚谷证券股份有限公司，募集3亿元。")


@pytest.mark.parametrize(
    "text",
    [
        "解决粮食仓储产业创新的难题，投资额达3亿元。",
        "开盘价报20元。",
        "IGBT的总收入增长3%。",
        "子公司实现营业收入3亿元。",
        "以2021年为例，检测车辆数为3万辆。",
        "国内十大制药企业营收3亿元。",
        "盐湖面积超过3200亩。",
    ],
)
def test_these_are_no_names(text: str) -> None:
    assert surfaces(text) == set()


def test_models_by_a_word_and_trims() -> None:
    text = "岭东全新吉利星芷上市，吉利星芷轴距2650mm。吉利星芷有曜芷版：9.98万元。曜芷版配备雷达。别克至芷E7售价9万元。"
    found = surfaces(text)
    assert {"吉利星芷", "别克至芷E7"} <= found
    assert "曜芷" not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("当岚科技具有良好基因，毛利率30%。", "当岚科技"),
        ("当达科技具有良好基因，毛利率30%。", "当达科技"),
        ("岚谷连锁发布公告，净利润3亿元。", "岚谷连锁"),
        ("辽宁芷谙净利润3亿元，辽宁芷谙股价上涨3%。", "辽宁芷谙"),
    ],
)
def test_names_that_begin_with_grammar_or_a_place(text: str, name: str) -> None:
    assert name in surfaces(text)


def test_a_title_holds_no_place() -> None:
    assert surfaces("《中国好声音》产生的毛利为3亿元。") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“今年养了80箱蜂，收入6万元。”石运芷说，明年更多。", "石运芷"),
        ("比尔·芷克曼看空3%。芷克曼表示，收益率将达5%。", "芷克曼"),
        ("“种花能手”戴远云是本地的模范，带着20人。", "戴远云"),
    ],
)
def test_people_are_found_by_what_they_do(text: str, name: str) -> None:
    assert [m.kind for m in find(text) if m.span.of(text) == name][-1] == "person"


def test_a_class_of_houses_is_no_part_of_a_name() -> None:
    assert "芷屿集团" in surfaces("岭东老牌的银行芷屿集团发布财报，营收3亿元。")
    assert not surfaces("许多人说，收入达到3万元。")


def test_a_work_only_has_the_names_in_its_title() -> None:
    assert "普拉达" not in surfaces("《普拉达的裙子》票房为3亿元。")
    assert "普拉达" in surfaces("《普拉达2023年报》称营收为3亿元。")


def test_an_opening_character_belongs_to_the_name_before_a_code() -> None:
    assert "好芷芷" in surfaces("截至收盘，好芷芷(603999)报20元。")
