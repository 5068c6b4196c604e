"""Numbers whose whole part is not said: 几点五亿元 is some hundreds of millions, and no number was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.figure.numbers import read_part

if TYPE_CHECKING:
    import re

    from starnames.figure.part import Part

__all__ = ["lacks_whole", "read_unsaid"]

_SOME = frozenset("几幾数數")
_BEFORE_POINT = _SOME | frozenset("约近超逾达達为為至到")  # no word ends in 点 behind these
_TENS = frozenset("十百千零一二两三四五六七八九")  # 十几点五 says ten at least
_SCALES = frozenset("万萬亿億")
_MEASURED = frozenset(("money", "percent"))


def lacks_whole(text: str, position: int) -> bool:
    """Tell whether a number here is what stands behind the point of one whose whole part is not said: 几点五亿.

    >>> lacks_whole("几点五亿", 2), lacks_whole("网点五百个", 2)
    (True, False)
    """
    before = text[max(0, position - 2) : position - 1]
    if text[position - 1] not in "点點":
        return False
    return before in _BEFORE_POINT or (not before.isalnum() and text[position] > "\u2fff")


def read_unsaid(text: str, position: int, floor: int, number: re.Match[str] | None) -> Part | None:
    """Return the vague number whose decimals stand here, None for a time of day or where more stands before 几.

    >>> part = read_unsaid("几点五亿元", 2, 0, None)
    >>> part.start, part.end, part.unit, part.reason
    (0, 5, 'CNY', 'vague')
    """
    start = position - 2
    if (
        start < floor
        or text[start] not in _SOME
        or text[position - 1] not in "点點"
        or text[start - 1 : start] in _TENS
    ):
        return None
    part = read_part(text, position, "", number)
    if (
        part is None
        or part.start != position
        or part.reason
        or not (part.kind in _MEASURED or any(each in _SCALES for each in text[position : part.end]))
    ):
        return None
    part.start, part.literal, part.high, part.reason = start, "", "", "vague"
    part.is_chinese = True
    return part
