"""The encoding of a text is told from its bytes, or the text is not read at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.batch.encodings import EncodingError, codec_of, decode, detect

# Phrases in the manner of business news; a text is some of them in any order.
SIMPLIFIED = (
    "星河科技今日发布公告,",
    "2024年上半年营业收入达到78亿元，",
    "同比增长9.7%。",
    "公司表示，下半年将继续扩大生产规模；",
    "净利润为3.2亿元,较上年同期提升2.3个百分点",
    "行业协会的数据显示：",
    "“我们对市场有信心”",
    "截至6月末，门店总数为1,200家\n",
    "其中海外业务占总收入的三成",
)
TRADITIONAL = (
    "星河科技今日發布公告,",
    "2024年上半年營業收入達到78億元，",
    "較去年同期成長9.7%。",
    "公司表示，下半年將繼續擴大生產規模；",
    "淨利為3.2億元,毛利率提升2.3個百分點",
    "產業協會的資料顯示：",
    "「我們對市場有信心」",
    "截至6月底，門市總數為1,200家\n",
    "其中海外業務占總營收的三成",
)


def texts(phrases: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(phrases), min_size=3, max_size=60).map("".join).filter(lambda text: len(text) >= 30)


@given(texts(SIMPLIFIED), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"]))
def test_simplified_text_comes_back_from_each_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@given(texts(TRADITIONAL), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16-le", "utf-16-be"]))
def test_traditional_text_comes_back_from_each_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(codec_of(encoding))) == (text, encoding)


@given(texts(SIMPLIFIED), st.sampled_from(["utf-8", "gb18030", "utf-16-le"]), st.integers(40, 400))
def test_a_beginning_that_ends_inside_a_character_is_enough(text: str, encoding: str, length: int) -> None:
    assert detect((text * 5).encode(encoding)[:length], whole=False) == encoding


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_the_one_error(data: bytes) -> None:
    try:
        text, name = decode(data)
    except EncodingError:
        return
    assert text.removeprefix("\ufeff") == data.decode(codec_of(name)).removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
        (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, codec: str, name: str) -> None:
    assert decode(mark + "营收3亿元".encode(codec)) == ("营收3亿元", name)


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("", "utf-8", "utf-8"),
        ("plain ASCII, 3%", "utf-8", "utf-8"),
        ("Latin in UTF-16, 3%", "utf-16-le", "utf-16-le"),
        ("苹果橘子梨", "gb18030", "gb18030"),
        ("𠮷野家在中国的门店数量达到三百家", "gb18030", "gb18030"),
        ("香港嘅公司今日公佈業績,佢哋嘅營業額係三億", "big5hkscs", "big5-hkscs"),
    ],
)
def test_odd_texts(text: str, encoding: str, name: str) -> None:
    assert decode(text.encode(encoding)) == (text, name)


@pytest.mark.parametrize("codec", ["shift_jis", "euc_kr"])
def test_other_languages_are_refused(codec: str) -> None:
    text = {
        "shift_jis": "売上高は前年同期比で増加したと発表しました。",
        "euc_kr": "매출은 전년 동기 대비 증가했다고 발표했다.",
    }
    with pytest.raises(EncodingError, match="--encoding"):
        decode((text[codec] * 3).encode(codec))


def test_a_given_encoding_is_used_and_its_failure_names_the_byte() -> None:
    assert decode("收入".encode("gbk"), "GB2312") == ("收入", "GB2312")
    with pytest.raises(EncodingError, match="0xff at offset 6"):
        decode("收入".encode() + b"\xff", "utf-8")
    assert decode("收入".encode() + b"\xff", "utf-8:replace") == ("收入\ufffd", "utf-8:replace")


@pytest.mark.parametrize("name", ["klingon", "hex", "a\0b", ""])
def test_a_name_that_no_text_encoding_has(name: str) -> None:
    with pytest.raises(EncodingError, match="no encoding is called"):
        codec_of(name)


def test_damaged_utf8_is_told_from_other_encodings() -> None:
    data = bytearray("星河科技今日发布公告,上半年营业收入达到78亿元,同比增长9.7%。".encode())
    data[60] = 0xFF
    with pytest.raises(EncodingError, match="UTF-8, but byte 0xff at offset 60"):
        detect(bytes(data))
