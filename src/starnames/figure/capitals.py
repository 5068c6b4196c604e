"""Amounts in financial capitals: 壹佰贰拾叁万元整, as cheques and contracts want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.figure.exact import shift

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["spell_capitals", "spell_whole"]

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万")
_ORDINARY = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")


def spell_capitals(value: Decimal) -> str | None:
    """Return an amount of yuan in capitals, None if it has parts of a fen or sixteen digits and more.

    >>> from decimal import Decimal
    >>> spell_capitals(Decimal("1230000")), spell_capitals(Decimal("9000.05"))
    ('壹佰贰拾叁万元整', '玖仟元零伍分')
    """
    fen = shift(value.copy_abs(), 2)
    if fen.adjusted() > 17 or fen != fen.to_integral_value():
        return None
    whole, rest = divmod(int(fen), 100)
    jiao, cents = divmod(rest, 10)
    text = f"{_spell_whole(whole)}元" if whole or not rest else ""
    if not rest:
        text += "整"
    elif jiao:
        text += f"{_DIGITS[jiao]}角" + (f"{_DIGITS[cents]}分" if cents else "整")
    else:
        text += ("零" if whole else "") + f"{_DIGITS[cents]}分"
    return ("负" if value < 0 else "") + text


def spell_whole(number: int) -> str:
    """Return a whole number of sixteen digits at most in ordinary numerals.

    >>> spell_whole(12), spell_whole(305), spell_whole(10_000)
    ('十二', '三百零五', '一万')
    """
    text = _spell_whole(number).translate(_ORDINARY)
    return text[1:] if text.startswith("一十") else text


def _spell_whole(number: int) -> str:
    """Return a whole number in capitals, zeros between groups said once."""
    if not number:
        return "零"
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    text, gap = "", False
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if not group:
            gap = bool(text)
            if index == 2 and len(groups) > 3 and groups[3]:
                text += "亿"
            continue
        if text and (gap or group < 1000):
            text += "零"
        gap = False
        text += _spell_group(group) + _GROUPS[index]
    return text


def _spell_group(group: int) -> str:
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return text
