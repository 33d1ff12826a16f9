"""Small files of each format, made in memory, so that no binary lies in the repository."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def docx(body: str, *, title: str = "", declaration: str = "", part: str = "word/document.xml") -> bytes:
    """A DOCX with this XML as its body: ``<w:p><w:r><w:t>…</w:t></w:r></w:p>``."""
    relation = f'<Relationship Id="r1" Type="http://example.org/relationships/officeDocument" Target="/{part}"/>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("_rels/.rels", f"<Relationships>{relation}</Relationships>")
        parts.writestr(
            part,
            f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<w:document xmlns:w="{_WORD}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:body>{body}</w:body></w:document>",
        )
        if title:
            core = f'<c:coreProperties xmlns:c="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            parts.writestr("docProps/core.xml", f"{core}<dc:title>{title}</dc:title></c:coreProperties>")
    return file.getvalue()


def paragraph(text: str) -> str:
    """A paragraph of a DOCX body."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of a DOCX body."""
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], *, size: float = 12, title: str = "") -> bytes:
    """A PDF with lines of text at (x, y) on each page, in a font that every reader has of itself.

    The text is written in UCS-2 through the predefined character map UniGB-UCS2-H (PDF 32000-1, 9.7.5.2).
    """
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    font = "/Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R]"
    descendant = (
        "/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< {font} >>",
        f"<< {descendant} >>",
    ]
    for at, lines in enumerate(pages):
        show = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET" for x, y, text in lines
        )
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents {6 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(show)} >>\nstream\n{show}\nendstream")
    named = ("\ufeff" + title).encode("utf-16-be").hex()
    objects.append(f"<< /Title <{named}> >>")
    return _assembled(objects)


def _assembled(objects: Sequence[str]) -> bytes:
    file = bytearray(b"%PDF-1.5\n")
    offsets: list[int] = []
    for number, each in enumerate(objects, 1):
        offsets.append(len(file))
        file += f"{number} 0 obj\n{each}\nendobj\n".encode("ascii")
    table_at = len(file)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode("ascii")
    file += b"".join(f"{offset:010d} 00000 n \n".encode("ascii") for offset in offsets)
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R"
    file += f"trailer\n<< {trailer} >>\nstartxref\n{table_at}\n%%EOF\n".encode("ascii")
    return bytes(file)
