"""Made-up, broken and hostile texts: input number N is made from (seed, N) alone."""

from __future__ import annotations

import random
from collections.abc import Callable

PUBLISHED = ("2024-08-13", "2024-02-29", "2023-01-01", "0001-01-01", "9999-12-31", None)

PIECES = (
    *"0123456789０９％＋－．，。、；：（）()[]【】《》「」“”‘’\"'!?…—~-+*/=%‰℃㎡①Ⅳ½²〇零两几数余多半约近超",
    *"万亿千百十兆一二三四五六七八九廿卅壹贰叁元股年月日号季度点成倍番折",
    *("万亿", "亿万", "亿元", "万元", "美元", "港元", "HK$", "US$", "¥", "RMB", "%", "个百分点", "基点", "pct", "‰"),
    *("家", "台", "辆", "万吨", "亿千瓦时", "GWh", "平方米", "元/股", "美元/桶", "人次", "百分之", "分之", "三分之一"),
    *("2023年", "2024年第三季度", "上半年", "去年同期", "今年以来", "1-9月", "8月13日", "2024Q1", "H1", "十四五"),
    *("同比", "环比", "较上年同期", "较年初", "年均复合", "增长", "下降", "增至", "收窄", "翻番", "持平", "减少"),
    *("营业收入", "归母净利润", "净利润", "毛利率", "市场份额", "销量", "用户", "门店", "GDP", "亏损", "股价", "占比"),
    *("云杉科技", "海棠股份有限公司", "该公司", "其", "公司", "据IDC数据", "财报显示", "表示", "预计", "力争", "若"),
    *("分别为", "其中", "至", "到", "超过", "不低于", "左右", "以上", "以内", "第三", "首位", "的", "和", "为", "由"),
    *("(300595.SZ)", "(17.520,0.42,2.46%)", "5G", "C919", "500强", "A轮", "3:1", "V2.0", "第1条", "400-800-8888"),
    *("繁體營業收入", "億元", "淨利潤", "較", "減少", "截至", "\n", "\n\n", "\r\n", "\t", " ", "\u3000", "\u00a0"),
    *("\u2009", "\u200b", "\ufeff", "\0", "\v", "\u2028", "\ud83d", "\udc00", "𠮷", "😀", "e\u0301", "\u202e", "ｱ"),
    *("١٢٣", "௧"),
)  # fmt: skip
"""Characters and words of business prose, and characters that have broken other readers."""

FRAMES = (
    "{a}{n}{u},{b}{n}%。", "{a}为{n}{u}、{n}{u}和{n}{u},分别{b}{n}%、{n}%和{n}%;", "{a}从{n}{u}{b}{n}{u}", "({n})",
    "{a}{n}-{n}{u}", "{n}年{n}月{n}日,{a}{n}{u}({b}{n}%)", "每{u}{n}元", "{a}|{n}|{n}|{n}\n", "{a}\t{n}\t{n}\n",
    "{n}/{n}/{n}{u}", "“{a}{n}{u}”,“{b}”", "预计{a}不低于{n}{u}、不超过{n}{u}", "{a}{n}万{n}亿{n}{u}",
)  # fmt: skip
"""Forms of clauses: a is a metric's place, n a number's, u a unit's, b a verb's; any piece may come there."""


def number(chance: random.Random) -> str:
    """A numeral of some form, at times a senseless one."""
    form = chance.randrange(9)
    if form == 0:
        return "".join(chance.choice("一二三四五六七八九十百千万亿零〇两半点几") for _ in range(chance.randint(1, 9)))
    if form == 1:
        return f"{chance.randrange(10**9):,}"
    if form == 2:
        return str(chance.randrange(10 ** chance.randint(1, 30)))
    if form == 3:
        return "".join(chance.choice("0123456789.,-+ ") for _ in range(chance.randint(1, 8)))
    if form == 4:
        return f"{chance.uniform(-1000, 1000):.{chance.randint(0, 5)}f}"
    if form == 5:
        return f"{chance.randrange(100)}".translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
    return f"{chance.randrange(1000)}.{chance.randrange(100)}{chance.choice(('', '万', '亿', '万亿', '余', '多万'))}"


def pieces(chance: random.Random, texts: list[str]) -> str:
    """Words and marks of business prose in no order."""
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 16)))


def unicode(chance: random.Random, texts: list[str]) -> str:
    """Any code points at all, surrogates among them."""
    ranges = ((0, 0x7F), (0x2000, 0x2FFF), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xD800, 0xDFFF), (0xFF00, 0xFFEF))
    return "".join(
        chr(chance.randint(*chance.choice((*ranges, (0, 0x10FFFF)))))
        if chance.random() < 0.7
        else chance.choice(PIECES)
        for _ in range(chance.randint(0, 30))
    )


def frames(chance: random.Random, texts: list[str]) -> str:
    """Sentences that are nearly in order, with odd numbers."""
    text = ""
    for _ in range(chance.randint(1, 2)):
        frame = chance.choice(FRAMES)
        while "{" in frame:
            frame = frame.replace("{n}", number(chance), 1)
            for name in "abu":
                frame = frame.replace("{" + name + "}", chance.choice(PIECES), 1)
        text += frame
    return text


def excerpt(chance: random.Random, texts: list[str]) -> str:
    """A stretch of an article with some characters dropped, doubled, swapped or replaced."""
    text = chance.choice(texts)
    start = chance.randrange(len(text))
    characters = list(text[start : start + chance.randint(5, 60)])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(characters))
        change = chance.randrange(5)
        if change == 0 and len(characters) > 1:
            del characters[at]
        elif change == 1:
            characters.insert(at, chance.choice(PIECES))
        elif change == 2:
            characters[at] = chance.choice(PIECES)
        elif change == 3:
            other = chance.randrange(len(characters))
            characters[at], characters[other] = characters[other], characters[at]
        else:
            stretch = characters[at : at + chance.randint(1, 8)]
            characters[at:at] = stretch * chance.randint(1, 3)
    return "".join(characters)


def splice(chance: random.Random, texts: list[str]) -> str:
    """Stretches of several articles run together."""
    stretches = []
    for _ in range(chance.randint(2, 4)):
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        stretches.append(text[start : start + chance.randint(1, 25)])
    return chance.choice(("", "", "\n", ",")).join(stretches)


def repeated(chance: random.Random, texts: list[str]) -> str:
    """One to four pieces over and over, up to a hundred characters."""
    unit = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 4)))
    return unit * (chance.randint(1, 100) // len(unit) + 1)


def nested(chance: random.Random, texts: list[str]) -> str:
    """Brackets and quotes in brackets and quotes, some never closed."""
    pair = chance.choice(("()", "（）", "“”", "「」", "《》", "[]", "【】", "‘’", '""'))
    depth = chance.randint(1, 12)
    inner = "".join(chance.choice(PIECES) for _ in range(chance.randint(0, 4)))
    return (pair[0] + inner) * depth + number(chance) + (inner + pair[1]) * chance.randint(0, depth)


def long_run(chance: random.Random, texts: list[str]) -> str:
    """One to four pieces, or a whole article without its punctuation, up to 20,000 characters; rarely 100,000."""
    length = 100_000 if chance.random() < 0.02 else chance.randint(1_000, 20_000)
    if chance.random() < 0.3:
        unit = "".join(c for c in chance.choice(texts) if c.isalnum())
    else:
        unit = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 4)))
    return (unit * (length // max(len(unit), 1) + 1))[:length]


def whole(chance: random.Random, texts: list[str]) -> str:
    """A whole article with pieces put in at random."""
    text = chance.choice(texts)[:4000]
    for _ in range(chance.randint(1, 30)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(PIECES) + text[at + chance.randint(0, 3) :]
    return text


MAKERS: tuple[tuple[Callable[[random.Random, list[str]], str], int], ...] = (
    (pieces, 250), (unicode, 120), (frames, 230), (excerpt, 200), (splice, 60), (repeated, 80), (nested, 58),
    (whole, 1), (long_run, 1),
)  # fmt: skip
"""The ways to make a text, and how many of a thousand are made so."""


def make(seed: int, index: int, texts: list[str]) -> tuple[str, str, str | None]:
    """Input number ``index``: how it was made, the text, and the day of publication."""
    chance = random.Random(f"{seed}/{index}")
    maker = chance.choices([maker for maker, _ in MAKERS], [weight for _, weight in MAKERS])[0]
    return maker.__name__, maker(chance, texts), chance.choice(PUBLISHED)
