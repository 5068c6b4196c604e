"""Spelled English numbers: twenty-three, two and a half million, half a dozen, two-thirds, hundreds of millions.

Reading starts at a number word and takes as many words as make one number. What is vague (several hundred) has a
reason and no value; a fraction without an exact decimal (a third) keeps its numerator and denominator.
"""

from __future__ import annotations

import re
from decimal import Decimal

from starnames.figure.exact import add, multiply
from starnames.figure.shares import FIRST, ONES, PARTS, TENS, Spelled, article_before, read_share_of
from starnames.figure.terms import TERM
from starnames.patterns import lazy

__all__ = ["NUMBER_WORDS", "PART_WORDS", "SCALES", "SMALL_WORDS", "read_spelled"]

#: The words of scale, as powers of ten.
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_PLURALS = {"tens", "dozens", "hundreds", "thousands", "millions", "billions", "trillions", "scores"}

# The words at which a spelled number may begin.
NUMBER_WORDS: tuple[str, ...] = (
    *ONES,
    *TENS,
    *SCALES,
    "hundred",
    "dozen",
    "half",
    *sorted(_PLURALS),
    "several",
    "few",
)

# Words that make the number before them a fraction, and small numbers of one word.
PART_WORDS: tuple[str, ...] = tuple(PARTS)
SMALL_WORDS: dict[str, str] = {word: str(number) for word, number in ONES.items()}

_NEXT = lazy(r"(?:[ \u00a0]|-|\n(?=[a-z]))(?:and (?=[a-z]))?([A-Za-z]{1,12}+)(?![A-Za-z])")
_HALF_MORE = lazy(r"[ -]and[ -](a|one|three)[ -](half|quarters?)\b", re.IGNORECASE)
_HUNDRED_NEXT = lazy(r"[ -]hundred\b", re.IGNORECASE)
_OF_SCALE = lazy(r" of (thousands|millions|billions|trillions)\b", re.IGNORECASE)
_VAGUE_HEAD = lazy(
    r"(?:several|few|couple of)[ -]((?:hundred|thousand|dozen|million|billion|trillion)\b)", re.IGNORECASE
)
_SCALE_WORD = lazy(r"[ -](hundred|thousand|million|billion|trillion|dozen)\b", re.IGNORECASE)
_HALF_OF = lazy(r" an? (dozen|hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)


def read_spelled(text: str, position: int) -> Spelled | None:
    """Return the number whose first word stands here, None when the words say no number.

    >>> read_spelled("one hundred and five companies", 0).value
    Decimal('105')
    >>> read_spelled("two-thirds of it", 0).fraction
    '2/3'
    >>> read_spelled("15 companies", 0) is None
    True
    """
    found = FIRST.match(text, position)
    if found is None:
        return None
    word = found[1].lower()
    if word == "half":
        return _read_half(text, position, found.end())
    if word in _PLURALS:
        return _read_vague(text, position, found.end())
    if word in ("several", "few"):
        return _read_several(text, position)
    start = position
    if word in SCALES or word in ("hundred", "dozen"):
        start = article_before(text, position)
        if start == position:
            return None
    return _read_number(text, start, position)


def _read_half(text: str, start: int, end: int) -> Spelled:
    found = _HALF_OF.match(text, end)
    if found is None:
        return Spelled(start=start, end=end, value=Decimal("0.5"), is_share=True)
    scale = {"dozen": Decimal(12), "hundred": Decimal(100)}.get(found[1].lower())
    if scale is None:
        scale = Decimal(10) ** SCALES[found[1].lower()]
    return Spelled(start=start, end=found.end(), value=Decimal(int(scale) // 2))


def _read_vague(text: str, start: int, end: int) -> Spelled:
    while found := _OF_SCALE.match(text, end):
        end = found.end()
    return Spelled(start=start, end=end, value=None, reason="vague")


def _read_several(text: str, position: int) -> Spelled | None:
    found = _VAGUE_HEAD.match(text, position)
    if found is None:
        return None
    start = article_before(text, position)
    end = found.end()
    while more := _SCALE_WORD.match(text, end):
        end = more.end()
    return Spelled(start=start, end=end, value=None, reason="vague")


def _read_number(text: str, start: int, position: int) -> Spelled | None:  # noqa: C901, PLR0912, PLR0915 - one state machine
    """Read cardinal words; `total` holds finished groups, `section` the group under way."""
    total = Decimal(0)
    section = -1  # nothing read yet
    room = 0  # what the next small word may still fill: 100, 10 or 1
    last_scale = 99
    end = position
    first = found = FIRST.match(text, position)
    words = 0
    dozen = False
    while found:
        word = found[1].lower()
        if section >= 100 and " and " in found[0] and _HUNDRED_NEXT.match(text, found.end()):
            break
        if room == 100 and found[0][0] == " " and " and " not in found[0] and TERM.match(text, found.end()):
            break  # two billion five-year bonds
        if word in ONES and (section < 0 or (ONES[word] and (room == 100 or (room == 10 and ONES[word] < 10)))):
            section = max(section, 0) + ONES[word]
            room = 1
        elif word in TENS and (section < 0 or room == 100):
            section = max(section, 0) + TENS[word]
            room = 10
        elif word == "hundred" and (0 < section < 100 or (section < 0 and total == 0)):
            section = abs(section) * 100
            room = 100
        elif (
            word in SCALES
            and (section > 0 or (section < 0 and (total == 0) and words == 0))
            and SCALES[word] < last_scale
        ):
            last_scale = SCALES[word]
            total = add(total, Decimal(abs(section)).scaleb(last_scale))
            section, room = -1, 100
            if total and words == 0:
                total = Decimal(1).scaleb(last_scale)
        elif word in SCALES and section < 0 and total and words:
            total = multiply(total, Decimal(1).scaleb(SCALES[word]))  # two thousand billion
            last_scale = SCALES[word]
        elif word == "dozen" and total == 0:
            section = (section if section > 0 else 1) * 12
            dozen = True
            end = found.end()
            break
        else:
            break
        words += 1
        end = found.end()
        found = _NEXT.match(text, end)
    if not words and not dozen:
        return None
    value = add(total, Decimal(max(section, 0)))
    if found and found[1].lower() == "point" and not dozen:
        value, end = _read_decimals(text, found.end(), value, end)
    if start == position and not dozen:
        share = read_share_of(text, start, end, value, first[1] if first and words == 1 else "")
        if share is not None:
            return share
    if more := _HALF_MORE.match(text, end):
        above = 3 if more[1].lower() == "three" else 1
        value = add(value, Decimal(above) / (2 if more[2].lower() == "half" else 4))
        end = more.end()
        while scale := _SCALE_WORD.match(text, end):
            power = SCALES.get(scale[1].lower(), 2)
            value = multiply(value, Decimal(12) if scale[1].lower() == "dozen" else Decimal(1).scaleb(power))
            end = scale.end()
    lone = words == 1 and start == position and value in (0, 1)
    return Spelled(start=start, end=end, value=value, is_lone_one=lone)


def _read_decimals(text: str, position: int, value: Decimal, end: int) -> tuple[Decimal, int]:
    digits = ""
    while (found := _NEXT.match(text, position)) and ONES.get(found[1].lower(), 10) < 10:
        digits += str(ONES[found[1].lower()])
        position = end = found.end()
    if digits:
        value = add(value, Decimal(f"0.{digits}"))
        while scale := _SCALE_WORD.match(text, end):
            power = SCALES.get(scale[1].lower(), 2)
            value = multiply(value, Decimal(12) if scale[1].lower() == "dozen" else Decimal(1).scaleb(power))
            end = scale.end()
    return value, end
