# ruff: noqa: INP001
"""Write ``aliases/ordinary.txt``: English words that by themselves would read as the rendering of a company.

Run by hand when names, morphemes or costs change; it asks the index for every word of an English frequency list::

    STARNAMES_REFERENCE=REFERENCE_FOLDER python aliases/_generate/generate_ordinary.py 2026-11-22
"""

from __future__ import annotations

import sys
from pathlib import Path

from spellchecker import SpellChecker

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.quality.mention_report import index_without_ordinary, reference_folder  # noqa: E402

HEADER = (
    "# English words that alone read like the rendering of a company; generated with pyspellchecker's list on {day}."
)


def main(day: str) -> None:
    """Write the table beside the other aliases."""
    folder = reference_folder()
    if folder is None:
        raise SystemExit("set STARNAMES_REFERENCE to the folder of the reference tables")
    index = index_without_ordinary(folder)
    words = sorted(each for each in SpellChecker().word_frequency.words() if each.isascii() and each.isalpha())
    found = [each for each in words if len(each) > 2 and index.decide(each).status != "none"]
    (ROOT / "aliases" / "ordinary.txt").write_text("\n".join([HEADER.format(day=day), *found]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
