"""Dividends as the exchange prints them, for ten shares: 10派3元, 10转4派1.5元. 10送3 gives shares and is no figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.figure.numbers import read_part
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.figure.part import Part

__all__ = ["PAYOUT_NEXT", "read_payout"]

PAYOUT_NEXT = frozenset("股派送转")
_TEN = lazy(r"10股?((?:[送转]增?[0-9]{1,2}(?:\.[0-9]{1,4})?股?){0,2})(派(?:发|现金?|息)?(?=[0-9]))?")


def read_payout(text: str, position: int) -> Part | int:
    """Return the payment a share that begins here with its ten shares, where to read on if only shares are given, or 0.

    >>> part = read_payout("10派3元", 0)
    >>> part.unit, part.literal, part.unit_exponent
    ('CNY/share', '3', -1)
    >>> read_payout("10送3", 0), read_payout("10股", 0)
    (4, 0)
    """
    found = _TEN.match(text, position)
    if found is None or (position and text[position - 1] == "每"):
        return 0
    if not found[2]:
        return found.end() if found[1] else 0
    part = read_part(text, found.end())
    if part is None or part.kind != "money":
        return 0
    part.start = position
    part.unit, part.unit_exponent = f"{part.unit}/share", part.unit_exponent - 1
    return part
