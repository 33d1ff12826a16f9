"""The text as the rules see it: one character in, one character out, so that every offset stays.

Full-width forms become ASCII, traditional characters simplified ones, odd spaces and dashes plain
ones. NFKC is not used: it changes the length (㎡ → m2).
"""

from __future__ import annotations

from importlib.resources import files

# U+FF01…U+FF5E are the full-width forms of U+0021…U+007E (Unicode, Halfwidth and Fullwidth Forms).
# The full-width comma, colon, brackets become ASCII too, so that a rule names one form of each.
_FULL_WIDTH = {0xFF00 + i: chr(0x20 + i) for i in range(1, 0x5F)}
_SPACES = dict.fromkeys(
    [0xA0, 0x1680, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF, 0x09, 0x0B, 0x0C], " "
)
_DASHES = dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2013, 0x2015, 0x2212, 0xFE63, 0x2E3A], "-")
_OTHERS = {
    ord("￥"): "¥",
    ord("﹪"): "%",
    ord("٪"): "%",
    ord("〜"): "~",
    ord("∼"): "~",
    ord("﹐"): ",",
    ord("〇"): "零",
    ord("○"): "零",
    0x0D: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    # Radicals that PDF text holds in place of the characters they look like.
    ord("⽉"): "月",
    ord("⽇"): "日",
    ord("⽐"): "比",
    ord("⼊"): "入",
    ord("⻓"): "长",
    ord("⾦"): "金",
    ord("⼈"): "人",
    ord("⼀"): "一",
    ord("⼆"): "二",
    ord("⼗"): "十",
    ord("⼤"): "大",
    ord("⼦"): "子",
    ord("⾼"): "高",
    ord("⽤"): "用",
    ord("⽣"): "生",
    ord("⽬"): "目",
    ord("⾏"): "行",
    ord("⾸"): "首",
    ord("⼯"): "工",
    ord("⼒"): "力",
    ord("⼩"): "小",
    ord("⽅"): "方",
    ord("⽶"): "米",
    ord("⽹"): "网",
    ord("⻋"): "车",
    ord("⻔"): "门",
}


def _table() -> dict[int, str]:
    traditional, simplified = (
        files("extractor.text").joinpath("simplified.txt").read_text(encoding="utf-8").split("\n")[:2]
    )
    table = {ord(t): s for t, s in zip(traditional, simplified, strict=True)}
    table.update(_FULL_WIDTH)
    table.update(_SPACES)
    table.update(_DASHES)
    table.update(_OTHERS)
    return table


_TABLE = _table()


def normalize(text: str) -> str:
    """The text for matching: same length, same offsets. ``len(normalize(t)) == len(t)`` always."""
    return text.translate(_TABLE)
