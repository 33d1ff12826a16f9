"""DOCX: the paragraphs and table rows of the body, read from the XML inside with the standard library.

Guards: a part is never unpacked beyond the limit however small the file is, and a document type
declaration, which a DOCX never has and entity attacks need, ends the reading.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from extractor.batch.readers.article import document
from extractor.batch.readers.model import Document, ReadError, ReadOptions
from extractor.batch.readers.source import Source, too_large

_BODY = "word/document.xml"
_ROOT_RELATIONS = "_rels/.rels"
_PROPERTIES = "docProps/core.xml"
_CHUNK = 1 << 16
# The two namespaces of the word processor's elements: ECMA-376 transitional and strict.
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_DUBLIN_CORE_TITLE = "http://purl.org/dc/elements/1.1/ title"
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# An encrypted Office file is an OLE compound file, not a zip.
_OLE = b"\xd0\xcf\x11\xe0"


def read_docx(source: Source, options: ReadOptions) -> Iterator[Document]:
    """One document; ``origin`` numbers the body's paragraphs from 1, a table row counting as one."""
    data = source.read()
    if data.startswith(_OLE):
        raise ReadError("protected", "protected by a password, or the older .doc; save it as an open .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            body = _Body()
            _parse(
                parts, _body_name(parts, options.max_bytes), options.max_bytes, body.start, body.end, body.characters
            )
            title = _title(parts, options.max_bytes)
    except ReadError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ReadError("format", f"no readable DOCX: {error}; save it again with a word processor") from error
    text, origin = body.result()
    yield document(source, options, "docx", text, title=title, origin=origin)


class _Body:
    """Gathers the text while the parser goes through the body.

    Paragraphs end in a line break; in a table, cells are set apart by a tab and rows by a line break.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._origin: list[tuple[int, int]] = []
        self._length = 0
        self._parts: list[str] = []
        self._rows: list[list[list[str]]] = []
        """The open rows, the innermost last: cells, each a list of paragraphs."""
        self._in_text = False
        self._skipped = 0

    def result(self) -> tuple[str, list[tuple[int, int]]]:
        return "\n".join(self._lines), self._origin

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _FALLBACK or self._skipped:
            # What it holds stands in the Choice beside it already.
            self._skipped += 1
            return
        tag = _word(name)
        if tag == "t":
            self._in_text = True
        elif tag == "p":
            # A text box stands inside a paragraph: what came before it is a line of its own.
            self._end_paragraph(only_text=True)
        elif tag in _CHARACTERS:
            self._parts.append(_CHARACTERS[tag])
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc" and self._rows:
            self._rows[-1].append([])

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        tag = _word(name)
        if tag == "t":
            self._in_text = False
        elif tag == "p":
            self._end_paragraph()
        elif tag == "tr" and self._rows:
            row = "\t".join("\n".join(paragraphs).strip() for paragraphs in self._rows.pop())
            self._put(row)

    def characters(self, data: str) -> None:
        if self._in_text and not self._skipped:
            self._parts.append(data)

    def _end_paragraph(self, *, only_text: bool = False) -> None:
        text = "".join(self._parts)
        self._parts.clear()
        if text or not only_text:
            self._put(text)

    def _put(self, line: str) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(line)
            return
        self._origin.append((self._length, len(self._lines) + 1))
        self._lines.append(line)
        self._length += len(line) + 1


def _word(name: str) -> str:
    namespace, _, tag = name.rpartition(" ")
    return tag if namespace in _WORD else ""


def _body_name(parts: zipfile.ZipFile, limit: int) -> str:
    """The part that holds the body, by the relations of the package, else the usual one."""
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").lstrip("/"))

    if _BODY not in parts.namelist() and _ROOT_RELATIONS in parts.namelist():
        _parse(parts, _ROOT_RELATIONS, limit, start)
    return found[0] if found else _BODY


def _title(parts: zipfile.ZipFile, limit: int) -> str | None:
    pieces: list[str] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        inside = name == _DUBLIN_CORE_TITLE

    def end(name: str) -> None:
        nonlocal inside
        inside = False

    def characters(data: str) -> None:
        if inside:
            pieces.append(data)

    if _PROPERTIES in parts.namelist():
        _parse(parts, _PROPERTIES, limit, start, end, characters)
    return "".join(pieces).strip() or None


def _parse(
    parts: zipfile.ZipFile,
    name: str,
    limit: int,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    characters: Callable[[str], None] | None = None,
) -> None:
    """Sends the elements of one part to the handlers; names are ``namespace local``."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = _refuse
    size = 0
    try:
        with parts.open(name) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    raise too_large(limit)
                parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ReadError(
            "format", f"broken XML in {name}: {error}; save the file again with a word processor"
        ) from error


def _refuse(*declaration: object) -> None:
    raise ReadError("format", "declares a document type, which no word processor writes; not read for safety")
