"""Chinese numerals, exactly: 三千五百万, 十二万亿零五百, 两百三, 壹佰贰拾叁, 二〇二五, 3千5百万, 三点一四.

A numeral becomes a decimal literal and a power of ten, both exact at any length. One pass, no recursion: time is
linear. What is not a number of this grammar (百十万千) is refused, not guessed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from starnames.figure.exact import add, count_digits, shift
from starnames.patterns import lazy

__all__ = ["MILLION", "NUMERALS", "TRILLION", "Numeral", "read_numeral"]

_DIGITS = {
    char: digit
    for digit, chars in enumerate(
        ("零〇○", "一壹幺弌", "二两兩贰貳弍俩", "三叁參叄弎仨", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for char in chars
}
_SMALL = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3}
_TENS = {"廿": 2, "卅": 3, "卌": 4}
# What 兆 stands as in a text whose locale says what it is.
MILLION, TRILLION = "\ufdd0", "\ufdd1"
_LARGE = {"万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12, MILLION: 6, TRILLION: 12}
_VAGUE = "几幾数數"

# Every character that may begin or continue a numeral, for use in a character class.
NUMERALS = "".join((*_DIGITS, *_SMALL, *_TENS, *_LARGE))

_TOKEN = lazy(r"([0-9][0-9,]*+(?:\.[0-9]++)?)|(.)", re.DOTALL)
_LARGEST_SCALE = 64
_LONGEST_MIX = 120  # a numeral with scales longer than this is no number; bare digits may be of any length


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A numeral read: a decimal literal times a power of ten, with its significant digits as printed.

    `high` is the literal of the other end of 三五百 (300 to 500). `reason` is ``vague`` or ``ambiguous-scale``.
    """

    literal: str
    exponent: int
    digits: int
    high: str = ""
    reason: str = ""


def read_numeral(text: str) -> Numeral | None:
    """Return what the numeral says, or None when it says no number.

    >>> read_numeral("十二万亿零五百").literal
    '12000000000500'
    >>> read_numeral("两百三").literal, read_numeral("3千5百万").literal
    ('230', '35000000')
    >>> read_numeral("三五百").high
    '500'
    >>> read_numeral("万百") is None
    True
    """
    if len(text) > _LONGEST_MIX:
        return _read_positional(text)
    return _read_short(text)


@lru_cache(maxsize=4096)
def _read_short(text: str) -> Numeral | None:
    whole, point, decimals = text.partition("点") if "点" in text else text.partition("點")
    if point:
        return _read_decimal(whole, decimals)
    if any(each in _VAGUE for each in text):
        return Numeral(literal="", exponent=0, digits=0, reason="vague")
    return _read_positional(text) or _read_pair(text) or _read_scaled(text)


def _read_positional(text: str) -> Numeral | None:
    """Read digits side by side: 二〇二五 is 2025. Two different digits in sequence (三五) are left to ranges."""
    if not all(each in _DIGITS for each in text):
        return None
    literal = "".join(str(_DIGITS[each]) for each in text)
    return Numeral(literal=literal, exponent=0, digits=count_digits(literal))


def _read_decimal(whole: str, decimals: str) -> Numeral | None:
    """Read 三点一四 and 三点五亿: digits behind the point, then scales."""
    if decimals.isascii() and whole and (head := _read_short(whole)) and not (head.reason or head.high):
        literal = f"{head.literal}.{decimals}"  # 一百点123
        return Numeral(literal=literal, exponent=0, digits=count_digits(literal))
    end = 0
    while end < len(decimals) and decimals[end] in _DIGITS:
        end += 1
    exponent = 0
    for each in decimals[end:]:
        if each not in _SMALL and each not in _LARGE:
            return None
        exponent += _SMALL.get(each) or _LARGE[each]
    head = _read_short(whole) if whole else None
    if head is None or head.reason or head.high or not end:
        return None
    tail = "".join(str(_DIGITS[each]) for each in decimals[:end])
    literal = f"{head.literal}.{tail}"
    reason = "ambiguous-scale" if "兆" in decimals else ""
    return Numeral(literal=literal, exponent=exponent, digits=count_digits(literal), reason=reason)


def _read_pair(text: str) -> Numeral | None:
    """Read two neighboring digits as a range: 三五百 is 300 to 500, 七八十亿 is 7 to 8 billion, 十七八 is 17 to 18."""
    for place in range(len(text) - 1):
        low, high = _DIGITS.get(text[place], 0), _DIGITS.get(text[place + 1], 0)
        if low and high:
            if high - low not in (1, 2) or text[place : place + 2] in ("两二", "二两"):
                return None
            first = _read_scaled(text[: place + 1] + text[place + 2 :])
            second = _read_scaled(text[:place] + text[place + 1 :])
            if first is None or second is None or first.reason:
                return None
            return Numeral(literal=first.literal, exponent=0, digits=first.digits, high=second.literal)
    return None


def _read_scaled(text: str) -> Numeral | None:  # noqa: C901, PLR0912 - one state machine
    """Read digits with 十百千万亿, Arabic ones mixed in: 3千5百万, 12亿3456万, 一百二, 三万五."""
    total = section = Decimal(0)
    pending: Decimal | None = None
    unit = 0  # the power of ten of the last scale, which a trailing digit hangs on (两百三)
    weight = 0  # the power of ten of the last large scale, 万亿 counted as one
    zero = False
    small = 9  # the last of 十百千 in this group; each must be less than the one before it
    printed = ""
    broken = False  # a number with a point has ended: nothing may follow it but scales
    for found in _TOKEN.finditer(text):
        number, char = found[1], found[2]
        digit = _DIGITS.get(char) if char else None
        if number or digit is not None:
            if pending is not None or broken:
                return None
            zero = zero or digit == 0
            broken = bool(number) and "." in number
            if digit != 0:
                literal = number.replace(",", "") if number else str(digit)
                pending = Decimal(literal)
                printed += literal
        elif char in _TENS:
            if pending is not None or small <= 1:
                return None
            section = add(section, Decimal(_TENS[char] * 10))
            printed += str(_TENS[char])
            unit = small = 1
        elif char in _SMALL:
            if _SMALL[char] >= small or (pending is None and _SMALL[char] != 1 and not zero):
                return None
            pending = Decimal(1) if pending is None else pending
            unit = small = _SMALL[char]
            section = add(section, shift(pending, unit))
            pending, zero = None, False
        elif char in _LARGE:
            power = _LARGE[char]
            if pending is not None:
                section, pending = add(section, pending), None
            grown = shift(section, power)
            if not section:
                if not total or weight + power > _LARGEST_SCALE:
                    return None
                total, weight = shift(total, power), weight + power  # 万亿
            elif not total or grown < shift(Decimal(1), weight):
                total, weight = add(total, grown), power
            elif power > weight:
                total, weight = shift(add(total, section), power), power  # 十二万三千亿
            else:
                return None
            section, unit, zero, small = Decimal(0), weight, False, 9
        else:
            return None
    if pending is not None:
        if unit > 1 and not zero and pending < 10 and (text[-1] in _DIGITS or text[-2] not in "0123456789"):
            pending = shift(pending, unit - 1)  # 两百三 is 230, 1万5 is 15000
        section = add(section, pending)
    reason = "ambiguous-scale" if "兆" in text else ""
    return Numeral(literal=f"{add(total, section):f}", exponent=0, digits=count_digits(printed), reason=reason)
