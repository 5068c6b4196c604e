"""Whether the words around a name can put it abroad at all: seen from letters, before a word is read.

Reading the words around every name would be most of the work on a text, and most names stand where nothing puts them
abroad. Every sign here is wider than what `starnames.elsewhere` asks for: where none stands, no word there says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames import cues, geography
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["ELSEWHERE", "behind_in", "is_said_abroad", "may_be_said_before", "may_follow"]

#: Without one of these words nothing is put abroad, and nothing is said to be a place.
ELSEWHERE = geography.FOREIGN | geography.LAND

_SKIPPED = r"(?>(?:[^\w,;、，；/&]|_)*)"
_WORD = r"(?:[A-Za-z]++(?>(?:[-'’][A-Za-z]++)*)|[^\W\d_]|[;、，；/&])"
#: "of Ohio", ", Norway", "Works, a village"; or no word before the next name, or a figure.
_ONE_WORD = lazy(rf"(?i:{_SKIPPED}(?:\Z|of\b|,|\d|{_WORD}{_SKIPPED},))")
_MORE_WORDS = lazy(rf"(?i:{_SKIPPED}(?:\Z|of\b))")
_NOTHING = " \t\r\n.:!?\"'“”‘’()[]{}<>*#@$%^+=|\\~`_-–—"
_NOUN_ENDS = frozenset(noun[-4:] for noun in cues.COMPANY_NOUNS)
_OWNERS = frozenset({"'s", "’s"})
_BEFORE = 24


def may_follow(text: str, start: int, stop: int, *, one_word: bool) -> bool:
    """Return whether what follows a name, up to the next one at `stop`, can begin with what puts it abroad.

    >>> [may_follow(each, 0, len(each), one_word=True) for each in (" of Ohio", " Works, a village", " rose in May")]
    [True, True, False]
    """
    return bool((_ONE_WORD if one_word else _MORE_WORDS).match(text, start, stop))


def may_be_said_before(text: str, start: int, stop: int = 0) -> bool:
    """Return whether the word before a name, back to another one that ends at `stop`, may say what or whose it is.

    >>> [may_be_said_before(f"{each} Hygon", len(each) + 1) for each in ("the Dutch maker", "Japan's", "and", "of,")]
    [True, True, False, False]
    """
    near = text[max(stop, start - _BEFORE) : start].rstrip(_NOTHING)
    last = near[-1:]
    if last.isascii() and last.isalpha():
        return near[-4:].lower() in _NOUN_ENDS or near[-2:].lower() in _OWNERS
    return not (last.isascii() and (last.isdigit() or last in ",;/&")) if last else start > 0


def is_said_abroad(words: list[str]) -> bool:
    """Return whether words that a text reads for a term may be part of what puts a name abroad."""
    return words[-1] == "in" or not geography.FOREIGN.isdisjoint(words)


def behind_in(folded: str, places: Iterable[tuple[int, str]]) -> Iterator[int]:
    """Yield those of the places of words in a folded text where "in" stands before the name of a country or the like.

    >>> list(behind_in("in japan. in “ohio; maine, in town", [(3, "japan"), (14, "ohio"), (20, "maine"), (30, "town")]))
    [3, 14]
    """
    for place, word in places:
        end = place if word in geography.FOREIGN else 0
        while end and not folded[end - 1].isalnum():
            end -= 1
        if folded[max(0, end - 2) : end] == "in":
            yield place
