"""Which encoding a Chinese text is in: UTF-8, UTF-16, GB18030 or Big5, with a byte order mark or without.

The order of the tests: byte order mark, strict UTF-8, UTF-16 by the plausibility of its code units,
then GB18030 against Big5 by the share of frequent characters that each gives. A guess that gives few
frequent characters is no answer: it would make numbers out of noise.
"""

from __future__ import annotations

import codecs

from extractor.errors import InputError
from extractor.text import normalize

# The 300 most frequent Han characters by jieba's dictionary counts (dict.txt of jieba 0.42.1, MIT):
# 60% of running Chinese. Simplified; traditional text is normalised before it is compared.
_FREQUENT = frozenset(
    "一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可"
    "过天作分方用多你着部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所"
    "如现理机体表力好外与文当两实重新三么只山水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城"
    "十相但已些正口通想度加第她合院物性战由位常点海意场武使次二向治因立数样身情入原问把路被并利石老教万知"
    "级量任江及应省资委务元美特期世湖回系比气汉总展电科金先声提品设或义王社很统处四首共马形己儿司太目基领"
    "队直计别女权话少流命至报米给打变果书清活几州华解议更称程今决张导术府才保交放管结师便走达族反再题色五"
    ",。、:;(《“"
)
# Marks that open a file, longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Our name and the codec that reads it. cp950 is Big5 as Windows writes it; HKSCS adds what Hong Kong uses.
_BY_SCORE = (("gb18030", "gb18030"), ("big5", "cp950"), ("big5-hkscs", "big5hkscs"))
_CODECS = dict(_BY_SCORE)
_SAMPLE = 1 << 16
# News gives 0.18 or more in all but one of a thousand stretches of 20 characters, the wrong one of the two
# encodings under 0.05; lists of names lie between.
_LEAST_SHARE = 0.08
# Names and headlines may hold no frequent character at all; a share of so few says nothing.
_FEW = 20

_REPLACING = ":replace"
_ADVICE = (
    "name the encoding (--encoding gb18030), read what is left of a damaged file (--encoding utf-8:replace), "
    "or convert it to UTF-8"
)


class EncodingError(InputError):
    """The bytes are in none of the known encodings, or not in the one that was given."""


def codec_of(encoding: str) -> str:
    """The name of the Python codec for an encoding as ``detect`` names it or as a user does.

    Raises ``EncodingError`` for a name that no text codec has.
    """
    name = encoding.removesuffix(_REPLACING).lower()
    # Files that call themselves GB2312 or GBK hold characters beyond it; GB18030 contains both.
    if name.replace("-", "").replace("_", "") in {"gb2312", "gbk", "euccn", "cp936"}:
        return "gb18030"
    if name in {"big5-tw", "csbig5"}:
        return "cp950"
    name = _CODECS.get(name, name)
    try:
        bytes(4).decode(name)  # in every encoding NULs; what is no text codec (hex) refuses
        return codecs.lookup(name).name
    except (LookupError, ValueError) as error:  # ValueError: a NUL in the name
        raise EncodingError(f"no encoding is called {encoding!r}; try utf-8, gb18030, big5 or utf-16") from error


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of ``data`` without its byte order mark, and the name of the encoding it was in.

    ``encoding``: use this one and try no other; with ``:replace`` after its name, each byte that does not
    fit becomes U+FFFD instead of an error. Raises ``EncodingError``; its message names the byte.
    """
    name = encoding or detect(data)
    try:
        text = data.decode(codec_of(name), "replace" if name.endswith(_REPLACING) else "strict")
    except UnicodeDecodeError as error:
        raise EncodingError(f"not {name}: {_misfit(data, error)}; {_ADVICE}") from error
    return text.removeprefix("\ufeff"), name


def detect(data: bytes, *, whole: bool = True) -> str:
    """The name of the encoding of ``data``: ``utf-8``, ``utf-8-sig``, ``utf-16-le``, ``gb18030``, ``big5``…

    ``whole=False``: ``data`` is the beginning of more and may end inside a character.
    Raises ``EncodingError`` if it is none of these.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    # UTF-16 of Latin text holds NULs and is valid UTF-8; without a NUL, valid UTF-8 is nothing else.
    utf8 = _decoded(data, "utf-8", whole) is not None
    if utf8 and b"\0" not in data[:_SAMPLE]:
        return "utf-8"
    utf16 = _utf16(data[:_SAMPLE])
    if utf16 is not None:
        return utf16
    if utf8:
        return "utf-8"
    sample, whole_sample = data[:_SAMPLE], whole and len(data) <= _SAMPLE
    best: tuple[float, str, str] | None = None
    for name, codec in _BY_SCORE:
        text = _decoded(sample, codec, whole_sample)
        if text is not None and (best is None or _share_of_frequent(text) > best[0]):
            best = _share_of_frequent(text), name, text
    if best is None or _is_noise(best[0], best[2]):
        raise EncodingError(f"the encoding is not known: {_why_not_utf8(data)}; {_ADVICE}")
    return best[1]


def _misfit(data: bytes, error: UnicodeDecodeError) -> str:
    return f"byte 0x{data[error.start]:02x} at offset {error.start} does not fit"


def _why_not_utf8(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Long and not ASCII before it: this was meant to be UTF-8, and is damaged.
        if error.start > _FEW and not data[: error.start].isascii():
            return f"UTF-8, but {_misfit(data, error)}"
    return "neither UTF-8, UTF-16, GB18030 nor Big5 gives Chinese text"


def _decoded(data: bytes, codec: str, whole: bool) -> str | None:
    try:
        return data.decode(codec) if whole else codecs.getincrementaldecoder(codec)("strict").decode(data)
    except UnicodeDecodeError:
        return None


def _is_noise(share: float, text: str) -> bool:
    return share < _LEAST_SHARE and sum(c > "\x7f" for c in text) > _FEW


def _share_of_frequent(text: str) -> float:
    others = [c for c in normalize(text) if c > "\x7f"]
    return sum(c in _FREQUENT for c in others) / len(others) if others else 0.0


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly all code units are Han, their punctuation or Latin in one byte order only."""
    if len(data) < 4:
        return None
    shares = {high: _share_of_plausible(data, high) for high in (0, 1)}
    high = max(shares, key=shares.__getitem__)
    if shares[high] < 0.95 or shares[1 - high] > 0.75:
        return None
    name = "utf-16-le" if high else "utf-16-be"
    text = _decoded(data, name, False)
    return None if text is None or _is_noise(_share_of_frequent(text), text) else name


def _share_of_plausible(data: bytes, high: int) -> float:
    """The share of 16-bit units, their high byte at ``high`` (0 or 1), that Chinese text is made of."""
    highs, lows = data[high::2], data[1 - high :: 2]
    good = sum(
        # Han; punctuation and full-width forms; the halves of characters beyond U+FFFF; Latin.
        0x4E <= h <= 0x9F
        or h in (0x20, 0x30, 0xFF)
        or 0xD8 <= h <= 0xDF
        or (h == 0 and (low >= 0x20 or low in (9, 10, 13)))
        for h, low in zip(highs, lows, strict=False)
    )
    return good / max(1, min(len(highs), len(lows)))
