"""Which source a number has: where one begins, how far it is carried, and what ends it."""

from __future__ import annotations

import pytest

import extractor

CASES = {
    # A sentence without a number names the source of the next.
    "云帆科技昨日发布公告称,公司收到政府补助。截至目前,补助总额为7亿元。": ["云帆科技"],
    "瑞禾证券指出,云帆科技是行业龙头。公司订单充足。预计今年净利润为7亿元。": ["瑞禾证券"],
    # Somebody's words are his sentence and the next.
    "董事长陈牧表示,今年形势很好。去年营收为7亿元。公司成立于南方。净利润为3亿元。": ["董事长陈牧", None],
    "财报显示,营收为7亿元。公司成立于南方。员工很多。净利润为3亿元。": ["财报", "财报"],
    # A quotation ends with its mark, and may be governed from behind.
    "陈牧表示:“今年营收将达7亿元。”云帆科技去年营收为3亿元。": ["陈牧", None],
    "“去年收入30万元,今年会更好。”陈牧说。合作社有7户。": ["陈牧", None],
    "“去年收入30万元,今年会更好”,合作社理事长陈牧介绍。": ["合作社理事长陈牧"],
    "据海岳局统计,“自由行”旅客达7万人。营收为3亿元。": ["海岳局", "海岳局"],
    "根据年报,形势很好。陈牧表示:“今年很好。我们预计营收将达7亿元。员工很多。利润将达3亿元。”": ["陈牧", "陈牧"],
    "云帆咖啡宣布,门店在杭城开业。云帆咖啡营收7亿元。": [None],
    "机构远帆观察预计,市场将增长7%。云帆科技营收3亿元。": ["机构远帆观察", None],
    # Nobody is quoted any more.
    "海岳海关数据显示,出口7亿元。据悉,云帆科技出口3亿元。": ["海岳海关", None],
    "财报显示,营收为7亿元。云帆科技预计,明年营收为9亿元。": ["财报", None],
    "根据年报,营收为7亿元。我们预测明年营收为9亿元。": ["年报", None],
    "财报显示,营收为7亿元。截至收盘,云帆科技股价报3元。": ["财报", None],
    "财报显示,营收为7亿元。 云帆科技的成交额为3亿元。": ["财报", None],
    "据海岳晚报报道,云帆科技拟收购远帆。云帆科技计划出资7亿元。": ["海岳晚报"],
    # The points that somebody makes are his to the last; a report is of whom published it.
    "陈牧表示,有两个特点:一是需求增长。出口7亿元。二是供应稳定。进口3亿元。": ["陈牧", "陈牧"],
    "远帆机构近日发布报告,市场为7亿元。报告指出,需求增长3%。": ["远帆机构", "远帆机构"],
    # An item with a place before its colon.
    "根据《办法》政策解读,补贴为7万元。海岳杭州:补贴为3万元。": ["《办法》政策解读", "《办法》政策解读"],
    "根据《办法》政策解读,补贴为7万元。浙江杭州:补贴为3万元。": ["《办法》政策解读", None],
    # Pronouns stand for whom they stand.
    "董事长陈牧出席会议。陈牧表示,形势很好。他还说,营收为7亿元。": ["陈牧"],
}


@pytest.mark.parametrize("text", CASES)
def test_sources_of_the_numbers(text: str) -> None:
    rows = extractor.extract(text, published="2024-05-05").to_rows()
    assert [row["source"] for row in rows] == CASES[text]


@pytest.mark.parametrize("piece", ["他说,", "公司表示,", "“", "”他说。", "据悉,营收7亿元。", "其称:“"])
def test_many_sources_are_no_trouble(piece: str) -> None:
    extractor.extract("云帆科技营收7亿元。" + piece * 4000 + "营收7亿元。")
