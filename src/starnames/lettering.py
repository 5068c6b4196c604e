"""How a name is printed in its sentence: its letters, whether it stands at the head, the mark before it."""

from __future__ import annotations

import functools
from typing import NamedTuple

from starnames.forms import is_the_thing
from starnames.patterns import lazy
from starnames.words import is_person_name

__all__ = ["Letters", "is_marked", "letters_of", "opens_sentence"]

_MARK_BEFORE = lazy(r"(?<![\w.])(?:S?\*?ST|XD|XR|DR|C|N) $")
_MARK_ENDS = frozenset("TDRCN")
_ABBREVIATED = lazy(r"\b(?:Dr|Messrs|Mr|Mrs|Ms|Prof|St)\.\s*$")
_SMALL = frozenset({"and", "of", "the"})
_FAR = 300


class Letters(NamedTuple):
    """What the letters of a surface say by themselves."""

    words: int
    capitals: bool
    lower: bool
    upper: bool
    person: bool
    thing: bool


@functools.lru_cache(maxsize=16_384)
def letters_of(surface: str) -> Letters:
    """Return what the letters of a surface say by themselves."""
    words = surface.split()
    capitals = all(word[0].isupper() or word in _SMALL for word in words)
    lower, upper = surface.islower(), surface.isupper()
    return Letters(len(words), capitals, lower, upper, is_person_name(surface), is_the_thing(surface))


def opens_sentence(text: str, start: int) -> bool:
    """Return whether a place is the head of a sentence, of a line or of the text."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # as most do
    preceding = text[max(0, start - _FAR) : start].rstrip(" \"'“‘(")
    if not preceding or preceding[-1] not in ".!?:;\n。！？：；":
        return not preceding
    return not _ABBREVIATED.search(preceding[-8:])


def is_marked(text: str, start: int) -> bool:
    """Return whether a mark of the exchange stands before a name ("*ST ", "XD ")."""
    behind = text[start - 1] if start > 1 else ""
    if behind != "\n" and (behind != " " or text[start - 2] not in _MARK_ENDS):
        return False
    return bool(_MARK_BEFORE.search(text, max(0, start - 6), start))
