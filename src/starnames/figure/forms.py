"""Numbers in less common dress: .75, 1 234 567, 1.5e9, 3×10⁸, 2 1/2, 2½, 三又二分之一.

Reading looks here only where the character beside the digits says that there may be something to see. In running text
(`strict`) a form that could be two numbers is left as two numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.figure.chinese import NUMERALS, read_numeral
from starnames.figure.context import look_back
from starnames.figure.exact import count_digits, divide
from starnames.figure.part import Part
from starnames.figure.suffix import read_suffix
from starnames.patterns import lazy

if TYPE_CHECKING:
    import re

__all__ = ["ODD_AFTER_SPACE", "ODD_NEXT", "VULGAR", "read_mixed", "read_odd"]

# What stands behind the digits of an odd form; behind a space a digit or a sign of multiplication must follow.
VULGAR = {
    "½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
ODD_NEXT = frozenset((*"eE×xX*·又\u00a0\u2009\u202f", *VULGAR))
ODD_AFTER_SPACE = frozenset("0123456789×x*")
_BEFORE_POINT = frozenset(" \t\n\u3000\u00a0(（[-+~±<>=≈$¥￥€£：:，约近超达为是|")
_POINTED = lazy(r"[0-9]++(?![.,][0-9])")
_CHINESE_POINTED = lazy(rf"[{NUMERALS}]++")
_SPACED = lazy(r"[1-9][0-9]{0,2}([ \u00a0\u2009\u202f])[0-9]{3}(?>(?:\1[0-9]{3})*)(?:\.[0-9]++)?(?![,.]?[0-9])")
_POWER = lazy(r"([eE])([+-]?[0-9]{1,3})(?![A-Za-z0-9_]|\.[0-9])")
_TIMES_TEN = lazy(r"[ ]?[×xX*·][ ]?10(?:\^(-?[0-9]{1,3})|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?![0-9])")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_HALVES = lazy(r"[ ]([1-9])/([2-9]|1[0-9])(?![0-9/])")
_MIXED = lazy(
    rf"又(?:([0-9]{{1,40}})/([0-9]{{1,40}})(?![0-9])|([0-9]{{1,40}}|[{NUMERALS}]{{1,40}})分之([0-9]{{1,40}}|[{NUMERALS}]{{1,40}}))"
)
_NARROW = frozenset("\u2009\u202f")


def read_odd(text: str, position: int, found: re.Match[str] | None, *, strict: bool) -> Part | None:
    """Return the number in an odd form whose digits (or Chinese digits) begin here, unit and all; None if it is plain.

    >>> part = read_odd("US$.75", 4, None, strict=True)
    >>> part.literal, part.start
    ('0.75', 3)
    """
    if found is None and text[position] in VULGAR:
        return _read_vulgar(text, position)
    part = None
    before = text[position - 1] if position else ""
    if before == "." and (position == 1 or text[position - 2] in _BEFORE_POINT):
        part = _read_pointed(text, position)
    elif before and before in "点點" and not strict:
        part = _read_chinese_pointed(text, position)
    elif found is not None:
        char = text[found.end() : found.end() + 1]
        if char in "eE×xX*·" or (char == " " and text[found.end() + 1 : found.end() + 2] in "×x*"):
            part = _read_power(text, found, strict=strict)
        elif char == "又":
            part = read_mixed(text, position, found.end(), found[0].replace(",", ""))
        else:
            part = _read_halves(text, position, found) or _read_spaced(text, position, strict=strict)
    if part is None:
        return None
    if part.kind:  # a fraction without an exact decimal
        return part
    return read_suffix(part, text, look_back(text, part.start).mark)


def _read_vulgar(text: str, position: int) -> Part:
    """Read ¾, which is a share where no unit follows."""
    part = _sum(position, position + 1, 0, *VULGAR[text[position]])
    if not part.kind:
        read_suffix(part, text, look_back(text, position).mark)
        if not (part.kind or part.is_scaled):
            part.kind, part.unit = "multiple", "x"
    return part


def _digits(start: int, end: int, literal: str, exponent: int = 0) -> Part:
    part = Part(start, end, literal, exponent)
    part.has_digits = True
    return part


def _read_pointed(text: str, position: int) -> Part | None:
    found = _POINTED.match(text, position)
    return _digits(position - 1, found.end(), f"0.{found[0]}") if found else None


def _read_chinese_pointed(text: str, position: int) -> Part | None:
    found = _CHINESE_POINTED.match(text, position)
    numeral = (
        read_numeral(f"零点{found[0]}") if found and not _is_inside(text[max(position - 2, 0) : position - 1]) else None
    )
    if found is None or numeral is None or not numeral.literal.strip("0."):
        return None
    part = Part(position - 1, found.end(), numeral.literal, numeral.exponent, digits=numeral.digits)
    part.is_chinese, part.is_scaled = True, bool(numeral.exponent)
    return part


def _is_inside(before: str) -> bool:
    """Tell whether a point behind this character is no beginning."""
    return before.isalnum() and before not in "负負"


def _read_power(text: str, found: re.Match[str], *, strict: bool) -> Part | None:
    """Read 1.5e9 and 3×10⁸. Without a point or a sign, 3e5 may be a code."""
    literal = found[0].replace(",", "")
    if (power := _POWER.match(text, found.end())) and (
        not strict or "." in literal or (power[1] == "e" and not power[2].isdigit())
    ):
        return _digits(found.start(), power.end(), literal, int(power[2]))
    if times := _TIMES_TEN.match(text, found.end()):
        return _digits(found.start(), times.end(), literal, int(times[1] or times[2].translate(_RAISED)))
    return None


def _read_halves(text: str, position: int, found: re.Match[str]) -> Part | None:
    """Read 2 1/2 and 2½."""
    char = text[found.end()]
    if char in VULGAR and found[0].isdigit():
        return _sum(position, found.end() + 1, int(found[0]), *VULGAR[char])
    half = _HALVES.match(text, found.end())
    if half is None or not found[0].isdigit() or len(found[0]) > 3 or int(half[1]) >= int(half[2]):
        return None
    return _sum(position, half.end(), int(found[0]), int(half[1]), int(half[2]))


def _read_spaced(text: str, position: int, *, strict: bool) -> Part | None:
    """Read 1 234 567. With ordinary spaces, running text must give two groups and a currency or a scale."""
    found = _SPACED.match(text, position)
    if found is None or (position and (text[position - 1].isdigit() or text[position - 1] in ".,")):
        return None
    part = _digits(position, found.end(), found[0].replace(found[1], ""))
    if strict and found[1] not in _NARROW:
        if found[0].count(found[1]) < 2:
            return None
        probe = read_suffix(_digits(position, found.end(), part.literal), text, "")
        if not (look_back(text, position).mark or probe.is_scaled or probe.kind == "money"):
            return None
    return part


def read_mixed(text: str, start: int, end: int, whole: str) -> Part | None:
    """Read on from a whole number at 又: 三又二分之一, 1又1/2."""
    found = _MIXED.match(text, end)
    if found is None or not whole.isdigit():
        return None
    above, below = _whole(found[1] or found[4]), _whole(found[2] or found[3])
    if not above or not below or above >= below:
        return None
    return _sum(start, found.end(), int(whole), above, below)


def _whole(text: str) -> int:
    if text.isdigit():
        return int(text)
    numeral = read_numeral(text)
    if numeral is None or numeral.high or numeral.reason or not numeral.literal.isdigit():
        return 0
    return int(f"{numeral.literal}{'0' * numeral.exponent}")


def _sum(start: int, end: int, whole: int, above: int, below: int) -> Part:
    value = divide(whole * below + above, below)
    part = _digits(start, end, "" if value is None else f"{value:f}")
    if value is None:
        part.kind, part.unit, part.is_share = "multiple", "x", True
        part.fraction, part.digits = f"{whole * below + above}/{below}", 1
    else:
        part.digits = count_digits(part.literal)
    return part
