# ruff: noqa: INP001
"""Write ``src/starnames/han.py``: traditional characters with the simplified ones that company names are written in.

Run by hand when the tables have new characters (needs opencc-python-reimplemented)::

    python aliases/_generate/generate_han.py 2026-11-22
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from opencc import OpenCC

ROOT = Path(__file__).parents[2]
HEAD = '''"""Traditional characters and the simplified ones that Chinese company names are written in.

Facts about characters, generated on {day} by ``aliases/_generate/generate_han.py`` for the characters of
``aliases/readings.txt``. One simplified character may have several traditional ones; each traditional one here has
exactly one.
"""

__all__ = ["SIMPLIFIED"]

_TRADITIONAL = (
{traditional}
)
_SIMPLIFIED = (
{simplified}
)

#: From a traditional character to its simplified one.
SIMPLIFIED = dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
'''


def lines(text: str) -> str:
    """Return a text as string literals of one line each."""
    return "\n".join(f'    "{text[start : start + 50]}"' for start in range(0, len(text), 50))


def main(day: str) -> None:
    """Write the module."""
    known = {line[0] for line in (ROOT / "aliases/readings.txt").read_text(encoding="utf-8").splitlines()[1:]}
    convert = OpenCC("t2s").convert
    pairs = []
    for code in range(0x4E00, 0xA000):
        char = chr(code)
        simple = convert(char)
        if simple != char and len(simple) == 1 and simple in known and unicodedata.category(char) == "Lo":
            pairs.append((char, simple))
    traditional, simplified = ("".join(side) for side in zip(*pairs, strict=True))
    target = ROOT / "src/starnames/han.py"
    target.write_text(
        HEAD.format(day=day, traditional=lines(traditional), simplified=lines(simplified)), encoding="utf-8"
    )


if __name__ == "__main__":
    main(sys.argv[1])
