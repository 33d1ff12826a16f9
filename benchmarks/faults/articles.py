"""Articles made up for these measurements: as many as wanted, the same ones each time."""

from __future__ import annotations

import random
from pathlib import Path

_NAMES = ("云杉公司", "海棠股份", "白鹭科技", "青石集团", "远桥汽车")
_METRICS = ("营业收入", "净利润", "研发投入", "经营活动现金流", "海外收入", "订单金额")
_SENTENCES = (
    "{name}2024年第{quarter}季度{metric}{a}亿元,同比增长{b}%。",
    "公司{metric}为{a}.{b}亿元,占总收入的{b}%,较上年同期提升{c}个百分点。",
    "截至6月末,{name}拥有门店{a}家,员工超过{a}00人。",
    "市场普遍认为,行业的竞争正在从价格转向服务,这一变化不会在短期内结束。",
    "{name}预计全年{metric}将达到{a}亿元至{d}亿元。",
)


def make_text(number: int, sentences: int = 30) -> str:
    """The text of article ``number``: about 30 characters a sentence."""
    chance = random.Random(number)
    return "".join(
        chance.choice(_SENTENCES).format(
            name=chance.choice(_NAMES),
            metric=chance.choice(_METRICS),
            quarter=chance.choice("一二三四"),
            a=(a := chance.randint(2, 900)),
            b=chance.randint(1, 60),
            c=chance.randint(1, 9),
            d=a + chance.randint(1, 90),
        )
        + ("\n" if chance.random() < 0.2 else "")
        for _ in range(sentences)
    )


def make_folder(folder: Path, count: int) -> None:
    """``count`` text files in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(make_text(number), encoding="utf-8")
