"""How fast two texts are compared: a Chinese text with its translation, doubled twice, and junk doubled once.

Run it: ``python tests/bench/bench_compare.py [REFERENCE CANDIDATE]``; two files are repeated up to the same size and
compared beside the built-in pair, whose sentences hold two and a half times the figures of real reports. Time is CPU
time. The budget: 2 MB (both texts together, UTF-8) in under 5 s; text that doubles takes twice as long, junk too.
"""

from __future__ import annotations

import random
import re
import sys
import time
from pathlib import Path

from starnames import compare, find
from tests.quality.mutations import Sentence, load_pairs

_SIZE = 2_000_000
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _varied(sentence: Sentence, chance: random.Random) -> tuple[str, str]:
    """Return both sides of a sentence with the same new digits in both, where they print the same digits."""
    chinese, english = sentence.chinese, sentence.english
    for one, two in sentence.figures:
        printed = [found[0] if (found := _DIGITS.search(each.surface)) else "" for each in (one, two)]
        if (
            len(printed[0]) < 2
            or len(set(printed)) > 1
            or chinese.count(printed[0]) > 1
            or english.count(printed[0]) > 1
        ):
            continue
        fresh = "".join(str(chance.randint(1, 9)) if each.isdigit() else each for each in printed[0])
        chinese, english = chinese.replace(printed[0], fresh), english.replace(printed[0], fresh)
    return chinese, english


def pair_of(size: int) -> tuple[str, str]:
    """Return a Chinese text and its translation, `size` bytes in all, no two paragraphs of which say the same."""
    chance = random.Random(1)  # noqa: S311 - the same text on every run
    sentences = [*load_pairs("star_2024"), *load_pairs("second"), *load_pairs("third")]
    chinese: list[str] = []
    english: list[str] = []
    made = 0
    while made < size:
        for sentence in sentences:
            one, two = _varied(sentence, chance)
            chinese.append(one)
            english.append(two + " ")
            made += len(one.encode()) + len(two) + 1
        chinese.append("\n")
        english.append("\n")
    return "".join(chinese), "".join(english)


def _junk(size: int) -> dict[str, tuple[str, str]]:
    chance = random.Random(2)  # noqa: S311
    sides = range(2)
    lines = ["\n".join(f"Up {chance.randint(1, 9)}%." for _ in range(size)) for _ in sides]
    row = [", ".join(f"{chance.randint(1, 9999)} units" for _ in range(size)) for _ in sides]
    return {
        "one sentence again and again": ("Up 5%.\n" * size, "Up 5%.\n" * (size - 7)),
        "lines of one digit": (lines[0], lines[1]),
        "one line of figures": (row[0], row[1]),
        "names": ("Hygon and AMEC " * size, "AMEC and Hygon " * size),
    }


def _timed(reference: str, candidate: str) -> tuple[float, int]:
    before = time.process_time()
    found = len(compare(reference, candidate).findings)
    return time.process_time() - before, found


def main() -> None:
    """Print a line a measure."""
    find("warm")
    say = sys.stdout.write
    pairs = {"zh-en, dense": pair_of}
    if len(sys.argv) == 3:
        texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]]
        whole = sum(len(text.encode()) for text in texts)
        pairs[" ".join(Path(name).name for name in sys.argv[1:])] = lambda size: (
            texts[0] * (size // whole),
            texts[1] * (size // whole),
        )
    for name, made in pairs.items():
        for size in (_SIZE // 4, _SIZE // 2, _SIZE):
            reference, candidate = made(size)
            seconds, found = _timed(reference, candidate)
            read = (len(reference.encode()) + len(candidate.encode())) / 1e6
            say(f"{name}: {read:.2f} MB in {seconds:.2f} s ({read / seconds:.2f} MB/s), {found} findings\n")
    for size in (5_000, 10_000):
        for name, (reference, candidate) in _junk(size).items():
            seconds, found = _timed(reference, candidate)
            say(f"junk, {name}, {size}: {seconds:.2f} s, {found} findings\n")


if __name__ == "__main__":
    main()
