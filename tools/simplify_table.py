"""Write src/extractor/text/simplified.txt: traditional characters and their simplified forms, one to one.

    uv run --with opencc python tools/simplify_table.py

Source: the t2s dictionary of OpenCC (Apache-2.0), read through its own package; only single
characters that turn into exactly one other character are kept.
"""

from __future__ import annotations

from pathlib import Path

import opencc

TARGET = Path(__file__).parents[1] / "src/extractor/text/simplified.txt"
# CJK Unified Ideographs, Extension A and the compatibility block.
BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
# 乾 is 干 only when it means dry; 著 is 着 only as a particle; alone they are themselves.
KEEP = set("乾著瞭夥")


def main() -> None:
    convert = opencc.OpenCC("t2s").convert
    pairs = [(c, convert(c)) for a, b in BLOCKS for c in map(chr, range(a, b)) if c not in KEEP]
    pairs = [(c, s) for c, s in pairs if len(s) == 1 and s != c]
    TARGET.write_text("".join(c for c, _ in pairs) + "\n" + "".join(s for _, s in pairs) + "\n", encoding="utf-8")
    print(f"{len(pairs)} pairs -> {TARGET}")


if __name__ == "__main__":
    main()
