"""Spelled shares of a whole: a third, two-thirds, one in four, nine out of ten; and the small number words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starnames.figure.exact import divide
from starnames.patterns import lazy

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["FIRST", "ONES", "PARTS", "TENS", "Spelled", "article_before", "read_share", "read_share_of"]

_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
ONES = {word: number for number, word in enumerate(_WORDS.split())}
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_ORDINALS = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
PARTS = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **_ORDINALS,
    **{f"{word}s": n for word, n in _ORDINALS.items()},
}
FIRST = lazy(r"([A-Za-z]{1,12}+)(?![A-Za-z])")
_PART_WORD = lazy(
    r"[ -](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b", re.IGNORECASE
)
_OUT_OF = lazy(r" (?:in|out of(?: every)?) (?:every )?([a-z]{1,12}|[0-9]{1,3})\b", re.IGNORECASE)
_ARTICLES = ("a ", "A ", "an ", "An ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """A spelled number with its span; `fraction` and `whole` tell parts of a whole from counts."""

    start: int
    end: int
    value: Decimal | None
    fraction: str = ""
    reason: str = ""
    is_share: bool = False
    is_lone_one: bool = False


def read_share(text: str, position: int) -> Spelled | None:
    """Return a share whose denominator stands here behind its article: a third, a quarter, a tenth."""
    start = article_before(text, position)
    found = FIRST.match(text, position)
    if start == position or found is None:
        return None
    return _share(start, found.end(), 1, PARTS[found[1].lower()])


def article_before(text: str, position: int) -> int:
    """Return where the article before a place begins, the place itself where none stands there."""
    for article in _ARTICLES:
        start = position - len(article)
        if text.startswith(article, max(start, 0)) and start >= 0 and not text[start - 1 : start].isalnum():
            return start
    return position


def _share(start: int, end: int, above: int, below: int) -> Spelled:
    value = divide(above, below)
    fraction = "" if value is not None else f"{above}/{below}"
    return Spelled(start=start, end=end, value=value, fraction=fraction, is_share=True)


def read_share_of(text: str, start: int, end: int, value: Decimal, lone: str) -> Spelled | None:
    """Read two-thirds, one in four, nine out of ten."""
    if lone and value and (found := _PART_WORD.match(text, end)):
        word = found[1].lower()
        plural = word.endswith("s")
        if plural == (value > 1) and (
            PARTS[word] not in (2, 4) or text[end] == "-" or text.startswith(" of", found.end())
        ):
            return _share(start, found.end(), int(value), PARTS[word])
    if value and (found := _OUT_OF.match(text, end)):
        below = int(found[1]) if found[1].isdigit() else ONES.get(found[1].lower()) or TENS.get(found[1].lower(), 0)
        if below > value and (value == 1 or "out" in found[0].lower()) and below > 1:
            return _share(start, found.end(), int(value), below)
    return None
