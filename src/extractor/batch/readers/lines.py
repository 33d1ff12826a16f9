"""The lines of a file of records, one at a time, with memory for one line only."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain

from extractor.batch.encodings import EncodingError, codec_of, decode, detect
from extractor.batch.readers.model import ReadError
from extractor.batch.readers.source import Source, too_large

# Enough to tell an encoding by, little enough to hold.
_SAMPLE = 1 << 16


class Lines:
    """Iterates over (line number from 1, line with its line break or the ``ReadError`` of this line).

    The encoding is told by the beginning of the file, or by its first line that is not ASCII;
    ``encoding`` is its name. A line that does not decode is one error, the next line is read on.
    Raises ``ReadError`` where no line can be found any more (broken UTF-16).
    """

    def __init__(self, source: Source, encoding: str | None) -> None:
        self._limit = source.limit
        self._chunks = source.chunks()
        self._given = encoding
        self.encoding: str | None = encoding

    def __iter__(self) -> Iterator[tuple[int, str | ReadError]]:
        for number, raw in enumerate(_split(self._bytes(), self._limit), 1):
            yield number, too_large(self._limit) if raw is None else self._decoded(raw)

    def _bytes(self) -> Iterable[bytes]:
        """The chunks, without byte order mark, in an encoding where the byte 0x0A is a line break only."""
        head = b""
        for chunk in self._chunks:
            head += chunk
            # One line is enough, so that a pipe's first record need not wait for more of them.
            if b"\n" in head or len(head) >= _SAMPLE:
                break
        rest = chain([head], self._chunks)
        # Latin text in UTF-16 is ASCII too, with NULs.
        if self._given is None and (not head.isascii() or b"\0" in head):
            # Where a broken line hides the encoding, the first line that tells it will.
            with suppress(EncodingError):
                self.encoding = detect(head, whole=False)
        codec = codec_of(self.encoding) if self.encoding else ""
        if codec.startswith(("utf-16", "utf-32")):
            return _as_utf8(rest, codec)
        return rest

    def _decoded(self, raw: bytes) -> str | ReadError:
        try:
            if self.encoding is None and raw.isascii():
                return raw.decode("ascii")
            if self.encoding is None:
                self.encoding = detect(raw)
            wide = self.encoding.startswith(("utf-16", "utf-32"))
            return decode(raw, "utf-8" if wide else self.encoding)[0]
        except EncodingError as error:
            return ReadError("encoding", str(error))


def _as_utf8(chunks: Iterable[bytes], codec: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(codec)("strict")
    try:
        for chunk in chunks:
            yield decoder.decode(chunk).encode("utf-8", "surrogatepass")
        decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        raise ReadError(
            "encoding", f"not {codec} any more after the last record; repair or convert the file"
        ) from error


def _split(chunks: Iterable[bytes], limit: int) -> Iterator[bytes | None]:
    """The lines of the chunks, each with its line break; ``None`` for a line of more than ``limit`` bytes."""
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        for piece in chunk.splitlines(keepends=True) if b"\n" in chunk else [chunk]:
            size += len(piece)
            if size <= limit:
                parts.append(piece)
            else:
                parts.clear()
            if piece.endswith(b"\n"):
                yield b"".join(parts) if size <= limit else None
                parts.clear()
                size = 0
    if size:
        yield b"".join(parts) if size <= limit else None
