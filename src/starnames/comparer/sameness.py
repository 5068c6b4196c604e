"""Whether two items say the same, and which power of ten lies between two that do not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starnames.comparer.items import Item

__all__ = ["agree", "power_between", "same_group"]

_HUNDRED = Decimal(100)
_TWO_DIGITS = Decimal("0.025")  # what rounding to two digits can move a value by, as a share of it
_CHINESE_SCALES = "万亿萬億"


def same_group(one: Item, two: Item) -> bool:
    """Return whether two figures count the same thing, in whatever words."""
    if one.group == two.group:
        return True
    groups = {one.group, two.group}
    if groups == {"%", "x"}:
        return True
    if groups == {"points", "pp"}:  # 上升3.09个点 are percentage points
        return any(each.group == "points" and _in_chinese(each) for each in (one, two))
    for bare, money in ((one, two), (two, one)):
        if bare.group == "n" and money.group.startswith("money:"):  # 市值超4200亿 leaves 元 to the reader
            if money.side.surface.endswith("块"):  # pieces as well as yuan
                return True
            return bare.figure is not None and any(char in bare.side.surface for char in _CHINESE_SCALES)
    return False


def _in_chinese(item: Item) -> bool:
    return item.figure is not None and item.figure.language == "zh"


def agree(one: Item, two: Item) -> bool:
    """Return whether two figures say the same value in the same unit, to the digits of the rougher one."""
    if not same_group(one, two) or one.value is None or two.value is None:
        return one.key == two.key and one.value is not None
    if one.group != two.group and {one.group, two.group} == {"%", "x"}:
        share, times = (one, two) if one.group == "%" else (two, one)
        assert share.value is not None  # noqa: S101 - asked above
        assert times.value is not None  # noqa: S101 - asked above
        return share.value == times.value * _HUNDRED or (share.value == _HUNDRED and _is_doubling(times))
    if (one.high is None) != (two.high is None):
        return False
    if one.high is not None and two.high is not None and not _close(one.high, two.high, one, two):
        return False
    return _close(one.value, two.value, one, two) or (
        one.group == two.group == "x" and {one.value, two.value} == {1, 2} and _is_doubling(one) != _is_doubling(two)
    )


def _is_doubling(item: Item) -> bool:
    """Return whether a multiple says by itself that something doubled: 翻番, not 2倍."""
    return item.value == 2 and not any(char.isdigit() for char in item.side.surface) and "倍" not in item.side.surface


def _close(one: Decimal, two: Decimal, first: Item, second: Item) -> bool:
    one, two = abs(one), abs(two)
    if one == two:
        return True
    exact = first.group == second.group == "n"  # a bare 82.2亿 beside money is money
    if exact or not one or not two or not first.digits or not second.digits:
        return False
    rough, fine = (first, second) if len(first.digits) < len(second.digits) else (second, first)
    low, whole = (one, two) if rough is first else (two, one)
    if len(rough.digits) < 2 or len(rough.digits) == len(fine.digits):
        return False
    step = Decimal(1).scaleb(low.adjusted() - len(rough.digits) + 1)
    return abs(low - whole) * 2 <= step and abs(low - whole) <= whole * _TWO_DIGITS


def power_between(one: Item, two: Item) -> int | None:
    """Return how many powers of ten the second value is above the first; None where digits differ."""
    if not one.value or not two.value or one.digits != two.digits or one.value == two.value:
        return None
    if (one.high is None) != (two.high is None):
        return None
    return two.value.adjusted() - one.value.adjusted()
