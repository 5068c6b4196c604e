"""The words of a stretch of text as evidence sees them: a figure counts the same however it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["words_of"]

_CURRENCY = r"rmb|cny|usd|hkd|eur|us\$|hk\$|[¥￥$€£]"
_WORD = r"[a-z]+(?:[-'’][a-z]+)*|[^\W\d_]|[,;、，；/&]"
_TOKEN = lazy(
    rf"(?P<mark>(?<![a-z])(?:{_CURRENCY})\ ?)?(?P<number>\d[\d,.]*)"
    r"(?P<scale>(?:\ ?(?:hundred|thousand|million|billion|trillion|mln|bn|tn)\b|[十百千万亿兆])*)"
    r"(?:\ ?(?P<unit>(?:yuan|rmb|cny|usd|hkd|eur|dollars?)\b|[美港日欧]?元|人民币)"
    r"|\ ?(?P<points>percentage\ points?\b|pp\b|个百分点)"
    r"|\ ?(?P<percent>percent\b|per\ cent\b|pct\b|[%％]))?"
    rf"|{_WORD}"
)
_PLAIN = lazy(_WORD)
_DIGIT = lazy(r"\d")
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
        return _PLAIN.findall(text)
    return [word for token in _TOKEN.finditer(text) for word in _words(token)]


def _words(token: re.Match[str]) -> Iterator[str]:
    number = token["number"]
    if number is None:
        yield token[0]
        return
    yield f"{number}%" if token["percent"] else number
    scale = token["scale"] or ""
    money = token["mark"] or token["unit"]
    if scale or money:
        whole = number.split(".")[0].replace(",", "")
        myriads = 4 if "万" in scale else 0
        if any(each in scale for each in _LARGE) or len(whole) + myriads > 6:  # from a million on
            yield "billion"
        elif scale and not money:
            yield scale.strip()
    if money:
        yield "yuan" if _YUAN.search(money) else "dollar"
    if token["points"]:
        yield "points"
