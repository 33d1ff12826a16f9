"""Inputs on which a careless pattern takes quadratic time or worse, at any length."""

from __future__ import annotations

import traceback
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection

import extractor

LENGTHS = (1_000, 10_000, 100_000)

# What is repeated: first single characters, then what numbers, lists, names and times are made of.
SEEDS = {
    "digits": "1234567890",
    "zeros": "0",
    "decimals": "1.",
    "grouped digits": "1,000",
    "scales": "万亿",
    "numerals": "一二三四五六七八九十百千万亿",
    "vague numerals": "数十几百",
    "enumeration": "、",
    "numbers in a list": "1、",
    "amounts in a list": "1.5、2.5亿、",
    "open brackets": "(",
    "closed brackets": ")",
    "bracketed words": "(增长",
    "book titles": "《",
    "quotes": "“",
    "quoted words": "“人”",
    "ASCII quotes": '"',
    "Han": "增",
    "phrase": "公司营业收入同比增长",
    "function words": "的和与及",
    "metric words": "收入利润",
    "company words": "股份有限公司",
    "years": "2024年",
    "days": "2024年1月1日至",
    "months": "1-9月",
    "year words": "年年",
    "relative times": "去年同期",
    "percent": "1%",
    "percent signs": "%",
    "ranges": "1-2",
    "dashes": "-",
    "range words": "1至",
    "signs": "+",
    "growth": "同比增长1%,",
    "amounts": "1亿元",
    "bounds": "超过约近",
    "words of stance": "亿0【力争万",
    "ASCII letters": "A",
    "ASCII words": "Ab1 ",
    "spaces": " ",
    "line breaks": "\n",
    "digits on lines": "1\n",
    "commas": ",",
    "full stops": "。",
    "colons": ":1",
    "surrogates": "\ud83d",
    "NUL": "\0",
}


@cache
def hostile_text(seed: str, length: int) -> str:
    """``seed`` repeated to exactly ``length`` characters."""
    return (seed * (length // len(seed) + 1))[:length]


def _serve(connection: Connection) -> None:
    while True:
        length, seed = connection.recv()
        try:
            extractor.extract(hostile_text(seed, length), published="2024-08-13")
        except Exception:
            connection.send(traceback.format_exc())
        else:
            connection.send("")


class Reader:
    """A process of its own that extracts hostile text and can be ended, whatever it is busy with."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self.connection, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other,), daemon=True)
        self.process.start()

    def read(self, seed: str, length: int, patience: float) -> str | None:
        """Extract; the traceback of an exception, ``""`` if there was none, ``None`` if patience ran out."""
        self.connection.send((length, seed))
        if self.connection.poll(patience):
            answer: str = self.connection.recv()
            return answer
        self.close()
        self._start()
        return None

    def close(self) -> None:
        self.process.kill()
        self.process.join()
