"""Each format: what its files give, and what is said where they are broken."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_files import docx, paragraph, pdf, table

from extractor.batch.readers import READERS, Document, Format, ReadFailure, ReadOptions, read_articles

DAY = dt.date(2024, 8, 13)
TEXT = "星河科技上半年营业收入达到78亿元,同比增长9.7%。"


def read(path: Path, **options: object) -> list[Document | ReadFailure]:
    return list(read_articles(path, ReadOptions(**options)))  # type: ignore[arg-type]


def one(path: Path, **options: object) -> Document:
    (document,) = read(path, **options)
    assert isinstance(document, Document), document
    return document


def failures(path: Path, **options: object) -> list[tuple[int | None, str]]:
    return [(each.record, each.kind) for each in read(path, **options) if isinstance(each, ReadFailure)]


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# Plain text


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "a.log", "a"])
def test_text_is_the_file_code_point_for_code_point(tmp_path: Path, name: str) -> None:
    text = "\u3000收入\r\n３亿元\n"
    document = one(put(tmp_path, name, text))
    assert document.article.text == text
    assert (document.article.id, document.record, document.format) == (str(tmp_path / name), None, "text")
    assert document.origin is None


def test_an_empty_file_is_an_article_without_text(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.txt", "")).article.text == ""


def test_a_binary_file_is_no_text(tmp_path: Path) -> None:
    assert failures(put(tmp_path, "a.txt", b"\x00\x01\x02binary\x00")) == [(None, "format")]


@pytest.mark.parametrize(
    ("name", "text", "options", "published", "published_from"),
    [
        ("a-2024-08-13.txt", "正文。", {}, DAY, "file name"),
        ("a-2024-08-13.txt.gz", "正文。", {}, DAY, "file name"),
        ("a-2020-01-01.txt", "题\n发布日期:2024-08-13\n", {}, DAY, "text"),
        ("a-2020-01-01.txt", "题\n发布日期:2019-01-01\n", {"published": DAY}, DAY, "given"),
        ("a.txt", "正文。", {}, None, None),
    ],
)
def test_where_the_publication_day_is_from(
    tmp_path: Path, name: str, text: str, options: dict[str, dt.date], published: dt.date, published_from: str
) -> None:
    data = gzip.compress(text.encode()) if name.endswith(".gz") else text
    article = one(put(tmp_path, name, data), **options).article
    assert (article.published, article.published_from) == (published, published_from)


# Markdown


def test_markdown_gives_the_words_and_where_they_stand(tmp_path: Path) -> None:
    source = (
        '---\ntitle: "年报点评"\ndate: 2024-08-13\n---\n# 概况\n\n收入**78亿元**,见[公告](http://example.org/1)。\n'
        "![图](a.png)\n| 项目 | 金额 |\n|---|---|\n| 收入 | 78亿元 |\n- 尺寸1920*1080*3\n> `-3%`\n"
    )
    document = one(put(tmp_path, "a.md", source))
    text = document.article.text
    assert text == "概况\n\n收入78亿元,见公告。\n\n项目\t金额\n收入\t78亿元\n尺寸1920*1080*3\n-3%\n"
    assert (document.article.title, document.article.published_from) == ("年报点评", "front matter")
    assert document.article.published == DAY
    lines = source.split("\n")
    assert document.origin is not None
    for start, line in document.origin:
        words = text[start:].split("\n")[0].split("\t")[0][:2]
        assert words in lines[line - 1]


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# 甲公司 #\n正文", "甲公司"),
        ("## 乙\n", None),
        ("---\n没有结尾\n", None),
        ("正文\n---\ntitle: 丙\n---\n", None),
    ],
)
def test_the_title_of_markdown(tmp_path: Path, source: str, title: str | None) -> None:
    assert one(put(tmp_path, "a.md", source)).article.title == title


# HTML


PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>标题 - 某网</title>{head}
<script>var a = "收入100亿元";</script></head><body><nav><a href="/">首页</a></nav><div class="article">
<h1>星河科技收入&nbsp;增长</h1><div class="meta"><span class="date">{line}</span></div>
<p>星河科技今日发布公告,上半年营业收入<b>达到78亿元</b>,同比增长9.7%,净利润为3.2亿元。&lt;注&gt;</p>
<p>公司表示,下半年将继续扩大生产规模,预计全年收入超过160亿元。</p></div>
<footer>版权所有 © 2019</footer></body></html>"""


@pytest.mark.parametrize(
    ("head", "line", "published", "published_from"),
    [
        ('<meta property="article:published_time" content="2024-08-13T15:00:00+08:00">', "", DAY, "html"),
        ("<META content='2024-08-13 15:00' name=PubDate>", "2020年1月1日", DAY, "html"),
        ('<script type="application/ld+json">[{"x":{"datePublished":"2024-08-13"}}]</script>', "", DAY, "html"),
        ("", '<time datetime="2024-08-13">昨天</time>', DAY, "html"),
        ("", "2024年08月13日 15:17", DAY, "text"),
        ('<meta name="date" content="gestern">', "", None, None),
        ('<script type="application/ld+json">{broken</script>', "", None, None),
    ],
)
def test_html(tmp_path: Path, head: str, line: str, published: dt.date | None, published_from: str | None) -> None:
    page = PAGE.format(head=head, line=line)
    document = one(put(tmp_path, "a.html", page.encode("gb18030")))
    article = document.article
    assert (article.published, article.published_from) == (published, published_from)
    assert article.title == "星河科技收入 增长"
    assert "达到78亿元,同比" in article.text and "<注>" in article.text
    assert not any(noise in article.text for noise in ("100亿元", "首页", "版权所有"))
    assert document.encoding == "gb18030"
    # Every line is found again in the page, where the map says.
    assert document.origin is not None
    lines = [(start, place) for start, place in document.origin if article.text[start:].strip()]
    assert len(lines) == sum(1 for each in article.text.split("\n") if each.strip())
    for start, place in lines:
        assert page[place : place + 4] == article.text[start : start + 4]


def test_html_keeps_lists_of_figures_and_leaves_out_lists_of_links(tmp_path: Path) -> None:
    lists = (
        '<ul><li>收入3亿元</li><li>利润1亿元,见<a href="x">公告</a></li><li>人数50人</li></ul>'
        '<ul><li><a href="1">相关新闻一</a></li><li><a href="2">相关新闻二</a></li></ul>'
    )
    page = PAGE.format(head="", line="").replace("</p></div>", f"</p>{lists}</div>")
    text = one(put(tmp_path, "a.html", page)).article.text
    assert "收入3亿元\n" in text and "利润1亿元,见公告" in text and "相关新闻" not in text


def test_html_has_no_space_where_its_source_wraps_chinese(tmp_path: Path) -> None:
    page = PAGE.format(head="", line="").replace("下半年将", "下半\r\n  年将")
    document = one(put(tmp_path, "a.html", page))
    assert "下半年将继续" in document.article.text
    assert document.origin is not None and len(document.origin) == 3


def test_html_believes_what_the_page_says_where_the_bytes_are_damaged(tmp_path: Path) -> None:
    page = PAGE.format(head="", line="").replace("</p>", "</p>" + "<p>公司表示,将继续扩大生产规模。</p>" * 80)
    data = page.encode("gb18030").replace("注".encode("gb18030"), b"\xff")
    document = one(put(tmp_path, "a.html", data))
    assert document.encoding == "gb18030" and "<\ufffd>" in document.article.text


@pytest.mark.parametrize("unit", ["<div>", "<", "<!--", "&", "<script>", "<meta ", "<meta name=date content=x>", "<b>"])
def test_hostile_html_takes_no_longer_than_its_length(tmp_path: Path, unit: str) -> None:
    assert len(read(put(tmp_path, "a.html", unit * 30_000 + TEXT))) == 1


# DOCX


def test_docx_gives_paragraphs_and_table_rows(tmp_path: Path) -> None:
    body = (
        paragraph("一、概况") + "<w:p><w:r><w:t>收入</w:t></w:r><w:del><w:r><w:delText>70</w:delText></w:r></w:del>"
        "<w:r><w:tab/><w:t>78亿元</w:t><w:br/><w:t>增长</w:t></w:r></w:p>"
        + table([["项目", "金额"], ["收入", "78亿元"]])
        + "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>框</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>框</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    document = one(put(tmp_path, "a.docx", docx(body, title="年报")))
    assert document.article.text == "一、概况\n收入\t78亿元\n增长\n项目\t金额\n收入\t78亿元\n框"
    assert document.article.title == "年报"
    assert document.origin == ((0, 1), (5, 2), (16, 3), (22, 4), (30, 5))


def test_docx_with_its_body_in_another_place(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.docx", docx(paragraph(TEXT), part="word/document2.xml"))).article.text == TEXT


@pytest.mark.parametrize(
    ("data", "options", "kind"),
    [
        (docx(paragraph("&a;"), declaration='<!DOCTYPE d [<!ENTITY a "bb"><!ENTITY b "&a;&a;">]>'), {}, "format"),
        (docx(paragraph("0" * 10_000_000)), {"max_bytes": 1_000_000}, "too_large"),
        (docx("<w:p>"), {}, "format"),
        (docx(paragraph(TEXT))[:-30], {}, "format"),
        (b"PK\x03\x04", {}, "format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", {}, "protected"),
        (b"", {}, "format"),
    ],
    ids=["entities", "bomb", "broken XML", "cut off", "no zip", "encrypted", "empty"],
)
def test_docx_that_is_refused(tmp_path: Path, data: bytes, options: dict[str, int], kind: str) -> None:
    assert failures(put(tmp_path, "a.docx", data), **options) == [(None, kind)]


# PDF


def column(top: float, *lines: str) -> list[tuple[float, float, str]]:
    """A paragraph: the first line indented by two characters."""
    return [(114 if at == 0 else 90, top - 20 * at, line) for at, line in enumerate(lines)]


FULL = "星河科技上半年实现营业收入较上年同期有所增长,毛利"  # fills the column
WIDE = "率达到三成五,比上年同期提高,净利润为三亿元,现金流充"


def test_pdf_joins_the_lines_of_a_paragraph(tmp_path: Path) -> None:
    head = (250.0, 800.0, "年度报告")
    pages = [
        [head, *column(760, FULL, WIDE, "裕。"), *column(680, "公司表示,将扩大生产。"), (290, 40, "1")],
        [head, (90, 760, "营业收入 100.5 200.5"), (90, 740, "净利润 10.5 20.5"), (290, 40, "2")],
        [head, *column(760, "结尾。"), (290, 40, "- 3 -")],
    ]
    document = one(put(tmp_path, "a.pdf", pdf(pages, title="星河科技年报")))
    text = document.article.text
    assert text.split("\n") == [
        FULL + WIDE + "裕。",
        "公司表示,将扩大生产。",
        "营业收入 100.5 200.5",
        "净利润 10.5 20.5",
        "结尾。",
    ]
    assert document.article.title == "星河科技年报"
    assert document.origin == ((0, 1), (text.index("营业收入 "), 2), (text.index("结尾"), 3))


def test_pdf_joins_a_paragraph_across_pages(tmp_path: Path) -> None:
    pages = [column(760, FULL), [(90.0, 760.0, "率达到三成五。")]]
    document = one(put(tmp_path, "a.pdf", pdf(pages)))
    assert document.article.text == FULL + "率达到三成五。"
    assert document.origin == ((0, 1), (len(FULL), 2))


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("星河科技表示,公司目前生产的各种产品销量合计20", "23万台。", ""),
        ("星河科技表示,公司目前生产的各种产品销量合计3.", "5万台。", ""),
        ("星河科技公布的营业收入和其他业务收入合计 35.2", "40.1 增长", "\n"),
        ("the revenue of the company", "rose by 3%", " "),
        ("星河科技表示,公司目前生产的各种产品销量都在增", "(二)经营情况", "\n"),
        ("短行", "另一行", "\n"),
    ],
)
def test_what_pdf_puts_between_two_lines(tmp_path: Path, first: str, second: str, joined: str) -> None:
    reach = "满" * len(first) if first != "短行" else "满" * 20
    lines = [(90.0, 760.0, first), (90.0, 740.0, second), (90.0, 600.0, reach)]
    text = one(put(tmp_path, "a.pdf", pdf([lines]))).article.text
    assert text.startswith(first + joined + second + "\n")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf([[]]), "no_text"),
        (b"%PDF-1.5 garbage", "format"),
        (b"", "format"),
        (pdf([column(700, TEXT)])[:300], "format"),
    ],
    ids=["no text", "garbage", "empty", "cut off"],
)
def test_pdf_that_is_refused(tmp_path: Path, data: bytes, kind: str) -> None:
    assert failures(put(tmp_path, "a.pdf", data)) == [(None, kind)]


@pytest.mark.parametrize(("data", "format"), [(pdf([column(700, TEXT)]), "pdf"), (docx(paragraph(TEXT)), "docx")])
def test_a_name_without_an_ending_is_told_by_the_first_bytes(tmp_path: Path, data: bytes, format: str) -> None:
    document = one(put(tmp_path, "download", data))
    assert (document.format, document.article.text) == (format, TEXT)


# JSON


def test_json_lines_read_on_after_a_broken_line(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 7, "text": TEXT, "published": "2024-08-13", "title": "题"}, ensure_ascii=False),
        "",
        '{"text": ',
        '{"body": "x"}',
        "[1]",
        '{"text": 3}',
        '{"text": "x", "published": "yesterday"}',
        "[" * 100_000,
        '{"text": "发布日期:2024-08-13", "published": null, "id": ""}',
    ]
    path = put(tmp_path, "a.jsonl", "\n".join(lines))
    first, *broken, last = read(path)
    assert isinstance(first, Document) and isinstance(last, Document)
    assert (first.article.id, first.article.title, first.record) == ("7", "题", 1)
    assert (first.article.published, first.article.published_from) == (DAY, "field")
    assert [(each.record, each.kind) for each in broken if isinstance(each, ReadFailure)] == [
        (3, "format"),
        (4, "missing_field"),
        (5, "format"),
        (6, "format"),
        (7, "bad_date"),
        (8, "format"),
    ]
    assert (last.article.id, last.article.published_from) == (f"{path}#9", "text")


def test_the_fields_can_be_named(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", '{"正文": "收入3亿元", "key": "k1", "date": "20240813"}')
    article = one(path, text_field="正文", id_field="key", published_field="date").article
    assert (article.text, article.id, article.published) == ("收入3亿元", "k1", DAY)
    (failure,) = read(path)
    assert isinstance(failure, ReadFailure) and "正文, key, date" in failure.message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_json_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    lines = "".join(json.dumps({"text": TEXT, "id": at}, ensure_ascii=False) + "\n" for at in range(3))
    documents = read(put(tmp_path, "a.jsonl", lines.encode(encoding)))
    assert [each.article.text for each in documents if isinstance(each, Document)] == [TEXT] * 3


def test_a_line_that_does_not_decode_is_one_failure(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
    path = put(tmp_path, "a.jsonl", good + b"\n" + good.replace("亿".encode(), b"\xff") + b"\n" + good)
    assert failures(path) == [(2, "encoding")]
    assert len(read(path)) == 3


def test_a_line_over_the_limit_is_one_failure(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT}, ensure_ascii=False)
    path = put(tmp_path, "a.jsonl", "\n".join([good, json.dumps({"text": "长" * 100_000}), good]))
    assert failures(path, max_bytes=10_000) == [(2, "too_large")]
    assert len(read(path, max_bytes=10_000)) == 3


@pytest.mark.parametrize(
    ("source", "records"),
    [
        ('{"text": "甲"}', [1]),
        ('[{"text": "甲"}, {"text": "乙"}]', [1, 2]),
        ("[]", []),
        ('{"text": "甲"}\n{"text": "乙"}\n', [1, 2]),
    ],
)
def test_json_files(tmp_path: Path, source: str, records: list[int]) -> None:
    assert [each.record for each in read(put(tmp_path, "a.json", source))] == records


# Tables


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", 'id,text,published\r\n1,"甲\r\n收入,3亿元",2024/8/13\r\n\r\n2,乙,\r\n'.encode("utf-8-sig")),
        ("a.csv", 'id;text;published\n1;"甲\r\n收入,3亿元";2024-08-13\n\n2;乙;\n'.encode()),
        ("a.csv", 'id\ttext\tpublished\r\n1\t"甲\r\n收入,3亿元"\t2024-08-13\r\n\r\n2\t乙\r\n'.encode("utf-16")),
        ("a.tsv", 'id\ttext\tpublished\n1\t"甲\r\n收入,3亿元"\t20240813\n\n2\t乙\n'.encode("gb18030")),
    ],
)
def test_tables(tmp_path: Path, name: str, data: bytes) -> None:
    first, second = read(put(tmp_path, name, data))
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.article.text, first.article.published, first.record) == ("甲\r\n收入,3亿元", DAY, 2)
    assert (second.article.text, second.article.id, second.article.published) == ("乙", "2", None)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", []),
        ("id,body\n1,x\n", [(1, "missing_field")]),
        ("id,text\n1\n2,乙\n", [(2, "missing_field")]),
        ("text,published\n甲,someday\n", [(2, "bad_date")]),
    ],
)
def test_tables_that_are_broken(tmp_path: Path, data: str, expected: list[tuple[int, str]]) -> None:
    assert failures(put(tmp_path, "a.csv", data)) == expected


def test_a_quote_that_never_ends_is_a_failure_within_the_limit(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", 'text\n"' + "长\n" * 200_000)
    assert failures(path, max_bytes=150_000)[0] == (2, "format")


# Compression, standard input, extras


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.ZstdCompressor().compress], ids=["gz", "zst"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl", "a.csv", "a.html", "a.docx", "a.pdf"])
def test_compressed_files(tmp_path: Path, name: str, compress: object) -> None:
    data = {
        "a.jsonl": json.dumps({"text": TEXT}).encode(),
        "a.csv": f'text\n"{TEXT}"\n'.encode(),
        "a.html": f"<p>{TEXT}</p>".encode(),
        "a.docx": docx(paragraph(TEXT)),
        "a.pdf": pdf([column(700, TEXT)]),
    }.get(name, TEXT.encode())
    ending = ".gz" if compress is gzip.compress else ".zst"
    document = one(put(tmp_path, name + ending, compress(data)))  # type: ignore[operator]
    assert document.article.text.strip() == TEXT


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(TEXT.encode())[:-12], gzip.compress(b"\0" * 10_000_000)])
def test_broken_and_oversized_compression(tmp_path: Path, data: bytes) -> None:
    kinds = failures(put(tmp_path, "a.txt.gz", data), max_bytes=1_000_000)
    assert kinds in ([(None, "format")], [(None, "too_large")])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(TEXT.encode("gb18030"))

    monkeypatch.setattr(sys, "stdin", Input)
    (document,) = read_articles("-")
    assert isinstance(document, Document)
    assert (document.article.text, document.article.id, document.encoding) == (TEXT, "-", "gb18030")
    Input.buffer = io.BytesIO(b'{"text": "a"}\n{"text": "b"}\n')
    assert [each.record for each in read_articles("-", ReadOptions(format="jsonl"))] == [1, 2]


def test_the_first_record_of_a_pipe_does_not_wait_for_the_second(monkeypatch: pytest.MonkeyPatch) -> None:
    out, into = os.pipe()
    with open(out, "rb") as reading, open(into, "wb", buffering=0) as writing:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(reading))
        documents = read_articles("-", ReadOptions(format="jsonl"))
        for number in range(3):
            writing.write(json.dumps({"id": number, "text": TEXT}, ensure_ascii=False).encode() + b"\n")
            document = next(documents)
            assert isinstance(document, Document) and document.article.id == str(number)
        documents.close()


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1", b"{\\rtf1", b"\x89PNG\r\n", gzip.compress(b"x")])
def test_what_is_no_text_for_sure_is_told_by_its_first_bytes(tmp_path: Path, data: bytes) -> None:
    assert failures(put(tmp_path, "download", data)) == [(None, "format")]


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("a.html", "resiliparse.extract.html2text", "html"),
        ("a.pdf", "pypdfium2", "pdf"),
        ("a.txt.zst", "zstandard", "zst"),
    ],
)
def test_without_its_extra_a_format_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (failure,) = read(put(tmp_path, name, b"x"))
    assert isinstance(failure, ReadFailure)
    assert failure.kind == "missing_extra" and f"pip install 'zh-claim-extractor[{extra}]'" in failure.message


# PDFium is C++: what breaks it is its developers' to find, not this test's.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.binary(max_size=200), format=st.sampled_from(sorted(set(READERS) - {"pdf"})))
def test_any_bytes_in_any_format_raise_nothing(tmp_path: Path, data: bytes, format: Format) -> None:
    path = put(tmp_path, "a", data)
    assert all(isinstance(each, Document | ReadFailure) for each in read(path, format=format))
