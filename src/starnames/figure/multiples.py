"""Words that are a multiple or a share by themselves: doubled, 翻两番, 一半, 对折, 百分百."""

from __future__ import annotations

from starnames.figure import words
from starnames.figure.part import Part
from starnames.figure.spoken import is_adjective
from starnames.patterns import lazy

__all__ = ["read_multiple"]

_DOUBLING = lazy(r"翻了?(?:([一二两三四五六七八九十0-9])?番|([两二三四五六七八九十0-9])?倍)")
_DISCOUNT = lazy("打了?个?$")
_MULTIPLE = lazy(r"[^\W\d_]{1,24}+(?:-fold[^\W\d_]{0,8}+)?")


def read_multiple(text: str, position: int, *, strict: bool) -> Part | int:
    """Return the number that the word here is, or where to read on if it is none.

    >>> read_multiple("doubled", 0, strict=True).literal
    '2'
    """
    if text[position] > "\u2fff":
        return _read_chinese(text, position, strict=strict)
    spelled = _MULTIPLE.match(text, position)
    stop = spelled.end() if spelled else position
    word = text[position:stop].lower()
    if word not in words.MULTIPLES or text.startswith((" down", "-"), stop):
        return position + 1
    if word in ("double", "triple", "treble", "quadruple") and is_adjective(text, stop):
        return stop
    return _made(position, stop, words.MULTIPLES[word])


def _read_chinese(text: str, position: int, *, strict: bool) -> Part | int:
    if text[position] == "翻":
        found = _DOUBLING.match(text, position)
        if found is None:
            return position + 1
        times = "零一二三四五六七八九十".find((found[1] or found[2] or "一").replace("两", "二"))
        times = int(found[1] or found[2]) if times < 0 else times
        return _made(position, found.end(), str(times if found[2] else 2**times), is_chinese=True)
    if text.startswith(("一半", "半数", "半數"), position):
        return _made(position, position + 2, "0.5", is_chinese=True)
    for word, (literal, kind, unit) in words.HALVES.items():
        if text.startswith(word, position):
            part = _made(position, position + len(word), literal, kind=kind, is_chinese=True)
            part.unit = unit
            return part
    if text.startswith("百分百", position):
        return _made(position, position + 3, "100", kind="percent", is_chinese=True)
    if strict and not _DISCOUNT.search(text, max(0, position - 3), position):
        return position + 1  # 对折 is also to fold in two
    return _made(position, position + 2, "50", kind="percent", is_chinese=True)


def _made(start: int, end: int, literal: str, *, kind: str = "multiple", is_chinese: bool = False) -> Part:
    part = Part(start, end, literal, digits=1)
    part.kind, part.unit, part.is_chinese = kind, "%" if kind == "percent" else "x", is_chinese
    return part
