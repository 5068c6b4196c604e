"""The words of a stretch of text as evidence sees them: a figure counts the same however it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BLANK_LINE", "NEAR", "first_words", "last_words", "words_of"]

#: Stands behind the words up to a blank line, as no word does.
BLANK_LINE = "\n"

#: What is read of a stretch first, and how many words beyond those asked for are enough: the few at its end may be cut.
NEAR = 128
_CUT = 4
_BLANK_LINE = lazy(r"\n[ \t\r]*\n")
_CURRENCY = r"rmb|cny|usd|hkd|eur|us\$|hk\$|[¥￥$€£]"
_WORDS = lazy(r"[a-z]++(?>(?:[-'’][a-z]++)*)|[^\W\d_]|[,;、，；/&]")
_DIGIT = lazy(r"\d")
#: Begins with the digits, which are fast found; what stands before them is looked at behind that.
_NUMBER = lazy(
    r"(?P<number>\d[\d,.]*)"
    r"(?P<scale>(?:\ ?(?:hundred|thousand|million|billion|trillion|mln|bn|tn)\b|[十百千万亿兆])*)"
    r"(?:\ ?(?P<unit>(?:yuan|rmb|cny|usd|hkd|eur|dollars?)\b|[美港日欧]?元|人民币)"
    r"|\ ?(?P<points>percentage\ points?\b|pp\b|个百分点)"
    r"|\ ?(?P<percent>percent\b|per\ cent\b|pct\b|[%％]))?",
)
_MARK = lazy(rf"(?<![a-z])(?:{_CURRENCY})\ ?\Z")
_MARK_ENDS = frozenset(" bdyr$¥￥€£")
_LONGEST_MARK = 4
#: What joins two words to one: then neither is a currency.
_JOINED = lazy(r"[a-z][-'’]\Z")
_YUAN = lazy(r"yuan|rmb|cny|[¥￥]|^\s*元|人民币")
_LARGE = ("million", "billion", "trillion", "mln", "bn", "tn", "亿", "兆")


def words_of(text: str) -> list[str]:
    """Return the words, numbers and commas of a text, in small letters.

    A sum of yuan is its number and ``yuan``, a large one ``billion`` too, however it is printed; so that what is
    said of the words around a name does not change when figures are printed anew.

    >>> [word for word in words_of("Sales rose 3.5 percent to RMB 1,422.17 billion") if not word[0].isdigit()]
    ['sales', 'rose', 'to', 'billion', 'yuan']
    >>> [word for word in words_of("Sales rose 3.5% to 14221.70亿元") if not word[0].isdigit()]
    ['sales', 'rose', 'to', 'billion', 'yuan']
    """
    text = text.lower()
    if _DIGIT.search(text) is None:
        return _WORDS.findall(text)
    words: list[str] = []
    place = 0
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        mark = _mark(text, place, start) if start > place and text[start - 1] in _MARK_ENDS else ""
        before = start - len(mark)
        if before > place:
            words += _WORDS.findall(text, place, before)
        number, scale, unit, points, percent = found.groups()
        words.append(f"{number}%" if percent else number)
        if scale or mark or unit:
            words += _sum(number, scale, mark or unit)
        if points:
            words.append("points")
        place = end
    if place < len(text):
        words += _WORDS.findall(text, place)
    return words


def _mark(text: str, place: int, start: int) -> str:
    """Return the mark of a currency before the number at `start`, which no word from `place` on is joined to."""
    mark = _MARK.search(text, max(place, start - _LONGEST_MARK), start)
    if mark is None or (mark[0][0].isalpha() and _JOINED.search(text, max(place, mark.start() - 2), mark.start())):
        return ""
    return mark[0]


def _sum(number: str, scale: str, money: str | None) -> Iterator[str]:
    """Yield what the scale of a number and its currency or unit say."""
    myriads = 4 if "万" in scale else 0
    if any(each in scale for each in _LARGE) or len(number.partition(".")[0].replace(",", "")) + myriads > 6:
        yield "billion"  # from a million on
    elif scale and not money:
        yield scale.strip()
    if money:
        yield "yuan" if _YUAN.search(money) else "dollar"


def first_words(segment: str, most: int) -> tuple[str, ...]:
    r"""Return the first words of a stretch, at most so many, up to a blank line, with `BLANK_LINE` where there is one.

    >>> first_words("rose 3%.\n\nSales fell", 12), first_words("rose 3%, sales fell", 3)
    (('rose', '3%', '\n'), ('rose', '3%', ','))
    """
    near = segment[:NEAR]
    if "\n" in near and (blank := _BLANK_LINE.search(near)):
        return (*words_of(near[: blank.start()])[:most], BLANK_LINE)
    words = words_of(near)
    if len(segment) <= NEAR or len(words) >= most + _CUT:
        return tuple(words[:most])
    blank = _BLANK_LINE.search(segment) if "\n" in segment else None
    if blank is None:
        return tuple(words_of(segment)[:most])
    return (*words_of(segment[: blank.start()])[:most], BLANK_LINE)


def last_words(segment: str, most: int) -> tuple[str, ...]:
    r"""Return the last words of a stretch, the last one first, back to a blank line, with it where there is one.

    >>> last_words("rose 3%.\n\nSales fell", 12), last_words("rose 3%, sales fell", 3)
    (('fell', 'sales', '\n'), ('fell', 'sales', ','))
    """
    near = segment[-NEAR:]
    if start := _blank_end(near):
        return (*words_of(near[start:])[: -most - 1 : -1], BLANK_LINE)
    words = words_of(near)
    if len(segment) <= NEAR or len(words) >= most + _CUT:
        return tuple(words[: -most - 1 : -1])
    start = _blank_end(segment)
    found = words_of(segment[start:])[: -most - 1 : -1]
    return (*found, BLANK_LINE) if start else tuple(found)


def _blank_end(segment: str) -> int:
    """Return where the last blank line of a stretch ends, or 0."""
    return max((blank.end() for blank in _BLANK_LINE.finditer(segment)), default=0) if "\n" in segment else 0
