"""What a price is counted by, read behind money: per share, /吨, for every 10 shares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames.figure import tables
from starnames.figure.trie import find_longest
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.figure.part import Part

__all__ = ["read_per"]

_PER = lazy(
    r"(?:\s?/\s?|[ -]per[ -]|[ ](?:for[ ])?(?:each|every)[ ]|[ ]an?[ ]|每)(?:(10|100|1,000|ten|hundred)[ ])?",
    re.IGNORECASE,
)
_PER_COUNT = {"10": 1, "ten": 1, "100": 2, "hundred": 2, "1,000": 3}


def read_per(part: Part, text: str) -> None:
    """Read ``per share``, ``/吨``, ``a share``, ``for every 10 shares`` behind money."""
    char = text[part.end : part.end + 1]
    if char not in "/ -每" or (char == " " and text[part.end + 1 : part.end + 2] not in "/paefPAEF"):
        return
    found = _PER.match(text, part.end)
    if found is None:
        return
    hit = find_longest(tables.per(), text, found.end())
    if (
        hit is None
        or text[found.end()] in " -"
        or (found[0].strip().lower() in ("a", "an") and hit[0] in ("m2", "W", "set", "unit"))
    ):
        return
    part.unit = f"{part.unit}/{hit[0]}"
    part.unit_exponent -= _PER_COUNT.get((found[1] or "").lower(), 0)
    part.end = hit[1]
    part.is_per = True
