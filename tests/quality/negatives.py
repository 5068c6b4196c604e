"""Names that are nobody's on the A-share market: English words, people, places and companies listed elsewhere.

    python -m tests.quality.negatives   # how many of them resolve, by sort, with the 95 % interval

Words come from an English frequency list, names from ``negative_names.txt``; both are drawn from a seed, so that every
run asks the same questions.
"""

from __future__ import annotations

import random
import sys
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from spellchecker import SpellChecker

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["negatives", "resolved"]

SEED = 20261122
_WORDS, _PAIRS, _PEOPLE = 3000, 2400, 1200


@cache
def _lists() -> dict[str, list[str]]:
    """Return the lists of the file by their titles."""
    lines = (Path(__file__).parent / "negative_names.txt").read_text(encoding="utf-8").splitlines()
    titles = ("given", "family", "places", "companies")
    return {line: list(dict.fromkeys(lines[at + 1].split("; "))) for at, line in enumerate(lines) if line in titles}


def _english() -> list[str]:
    """Return the words of an English frequency list."""
    words = SpellChecker().word_frequency.words()
    return sorted(word for word in words if word.isalpha() and word.isascii() and len(word) > 2)


def _words() -> list[str]:
    """Return single words, half of them with a capital."""
    draw = random.Random(SEED)  # noqa: S311
    return [draw.choice((word, word.title())) for word in draw.sample(_english(), _WORDS)]


def _pairs() -> list[str]:
    """Return two words side by side, in every way to capitalize them."""
    draw = random.Random(SEED + 1)  # noqa: S311
    words = _english()
    pairs = [f"{draw.choice(words)} {draw.choice(words)}" for _ in range(_PAIRS)]
    return [draw.choice((pair, pair.title(), pair.capitalize(), pair.upper())) for pair in pairs]


def _people() -> list[str]:
    """Return given and family names put together, some the Chinese way round."""
    draw = random.Random(SEED + 2)  # noqa: S311
    given, family = _lists()["given"], _lists()["family"]
    pairs = ((draw.choice(given), draw.choice(family)) for _ in range(4 * _PEOPLE))
    names = dict.fromkeys(f"{b} {a}" if draw.random() < 0.25 else f"{a} {b}" for a, b in pairs)
    return list(islice(names, _PEOPLE))


@cache
def negatives() -> dict[str, list[str]]:
    """Return the negatives by sort."""
    return {
        "words": _words(),
        "pairs of words": _pairs(),
        "people": _people(),
        "places": _lists()["places"],
        "companies": _lists()["companies"],
    }


def resolved(names: Iterable[str]) -> list[str]:
    """Return those names that `resolve` links to a company that does not bear the very name."""
    from starnames import resolve  # noqa: PLC0415 - the lists alone need no tables

    links = ((name, resolve(name)) for name in names)
    return [f"{name} = {link.entity.short}" for name, link in links if link.entity and link.how != "official"]


def main() -> None:
    """Print the table."""
    from tests.quality.mention_report import wilson  # noqa: PLC0415 - needs no reference folder to be imported

    wrong = asked = 0
    for sort, names in (*negatives().items(), ("all", [])):
        found = resolved(names)
        wrong, asked = wrong + len(found), asked + len(names)
        counted = (len(found), len(names)) if names else (wrong, asked)
        low, high = (100 * each for each in wilson(*counted))
        share = 100 * counted[0] / counted[1]
        shown = "; ".join(found)
        sys.stdout.write(f"{sort:15} {counted[0]:3} of {counted[1]:5} {share:.2f} % [{low:.2f}, {high:.2f}] {shown}\n")


if __name__ == "__main__":
    main()
