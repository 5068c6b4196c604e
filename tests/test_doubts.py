"""What makes of the letters in doubt another company's name."""

from __future__ import annotations

import pytest

from starnames.renderings.doubts import _is_anothers, _spelled_around
from starnames.renderings.nouns import Piece


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
