"""What makes of the letters in doubt another company's name."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from starnames.renderings.doubts import Doubts, _is_anothers, _spelled_around
from starnames.renderings.nouns import Alignment, Piece


def piece(text: str, how: str, cost: float = 0.3, note: str = "") -> Piece:
    return Piece(zh="", text=text, how=how, cost=cost, note=note)


@pytest.mark.parametrize(
    ("doubtful", "alone", "chance", "anothers"),
    [
        (piece("xin", "near", note="near xing"), True, 0.0088, False),
        (piece("xin", "near", note="near xing"), False, 0.0088, False),
        (piece("xin", "near", note="near xing"), False, 0.0089, True),
        (piece("xin", "near", note="near sin"), True, 4e-4, False),
        (piece("xin", "near", note="near sin"), True, 5e-4, True),
        (piece("xin", "near", note="near sin"), False, 0.0, True),
        (piece("lei", "sound"), True, 1e-3, False),
        (piece("lei", "sound"), False, 2e-3, True),
        (piece("lei", "sound", 0.29), True, 0.0, True),
        (piece("lei", "typo"), True, 0.0, True),
        (piece("lei", "other reading"), True, 1.0, False),
    ],
)
def test_one_piece_in_doubt(doubtful: Piece, alone: bool, chance: float, anothers: bool) -> None:  # noqa: FBT001
    assert _is_anothers(doubtful, chance, alone=alone) is anothers


def test_the_letters_around_are_those_spelled_by_sound() -> None:
    hows = ("trade", "pinyin", "near", "pinyin", "gloss", "pinyin")
    pieces = [piece(letter, how) for letter, how in zip("abcdef", hows, strict=True)]
    assert [_spelled_around(pieces, number) for number in range(6)] == ["abcd", "bcd", "bcd", "bcd", "bcdef", "f"]


@pytest.mark.parametrize(
    ("distinct", "words", "spoken", "elsewhere"),
    [
        (3, [(0, 14)], "tuojingxingwei", True),
        (4, [(0, 14)], "tuojingxingwei", False),  # one near syllable in a long name is told by the others
        (3, [(0, 14)], "xing", False),  # the word it stands in is what could be a name
        (3, [], "xing", True),  # in no word it stands for itself
    ],
)
def test_a_near_syllable_in_hanyu_pinyin(
    distinct: int,
    words: list[tuple[int, int]],
    spoken: str,
    elsewhere: bool,  # noqa: FBT001
) -> None:
    said = {"拓": "tuo", "荆": "jing", "芯": "xing", "微": "wei"}
    best = Alignment(
        key="one",
        cost=0.35,
        pieces=tuple(
            Piece(zh=zh, text=each, how="near" if zh == "芯" else "pinyin", cost=0) for zh, each in said.items()
        ),
        **dict.fromkeys(("exact", "literal", "bare", "telling"), False),
    )
    vocabulary: Any = SimpleNamespace(is_spoken=spoken.__eq__, addable=frozenset(), commonness=lambda _: 1.0)
    postings: Any = SimpleNamespace(rows=["one"])
    row: Any = SimpleNamespace(head=("", 4), distinct=distinct)
    lattice: Any = SimpleNamespace(text="tuojingxingwei", words=words)
    assert Doubts(vocabulary, postings).told(best, row, lattice, ()).elsewhere is elsewhere
