# ruff: noqa: INP001
"""Write ``aliases/readings.txt``: character, then its toneless pinyin readings, the most usual first.

A reading counts where the dictionary of the standard characters of 2013 has it: nobody prints 广 as Yan.

Run by hand when names with new characters arrive; needs pypinyin and pypinyin-dict, which the library itself never
imports::

    python aliases/_generate/generate_readings.py REFERENCE_FOLDER 2026-11-22
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pypinyin
from pypinyin import Style, lazy_pinyin, pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin_dict.pinyin_data.ktghz2013 import pinyin_dict

HEADER = "# Toneless pinyin of GB 2312 and of every character in the names; generated with pypinyin {version} on {day}."
# Names use these readings first, or use readings that a dictionary of words ranks low.
FIRST = {"藏": "zang", "行": "hang", "重": "zhong", "长": "chang", "晟": "sheng", "乐": "le", "尔": "er", "厦": "xia"}

# Readings that translations print all the same, and one that no name has.
HEARD = {"概": "gui", "盾": "shun"}
UNHEARD = {"虹": "jiang"}


def is_in_use(character: str, reading: str) -> bool:
    """Return whether a character is read so today; an old character as it always was."""
    standard = pinyin_dict.get(ord(character))
    if standard is None or HEARD.get(character) == reading:
        return True
    heard = {to_normal(each).replace("ü", "v") for each in standard.split(",")}
    return reading in heard and UNHEARD.get(character) != reading


def characters(folder: Path) -> set[str]:
    """Return GB 2312 and every Han character in the Chinese columns of the reference."""
    found = set()
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(bytes((high, low)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    for name in ("a_share.csv", "star_market.csv", "related.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                found.update(row["zh_short"] + row["zh_full"])
    return {each for each in found if "\u4e00" <= each <= "\u9fff" or "\u3400" <= each <= "\u4dbf"}


def readings(character: str) -> list[str]:
    """Return the distinct readings in use, the usual one first; ü is written v."""
    usual = FIRST.get(character, lazy_pinyin(character, style=Style.NORMAL)[0])
    rest = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    listed = [each.replace("ü", "v") for each in (usual, *rest)]
    return [
        each
        for each in dict.fromkeys(listed)
        if each.isascii() and each.isalpha() and any(v in each for v in "aeiouv")
        if each == usual or is_in_use(character, each)
    ]


def main(folder: Path, day: str) -> None:
    """Write the table beside the other aliases."""
    lines = [HEADER.format(version=pypinyin.__version__, day=day)]
    lines += [f"{each} {' '.join(found)}" for each in sorted(characters(folder)) if (found := readings(each))]
    target = Path(__file__).parent.parent / "readings.txt"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
