"""What the words around figures say of them, in Chinese and English, by the tables of `sense_words`.

A figure's result (profit or loss) is that of the nearest word before it in its sentence, its direction (up or down)
that of the nearest word behind the figure before it. The basis of a rate (year, quarter or month before) and whether
it is a median are asked of whole sentences, since word order moves them about.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from starnames.comparer.sense_words import CHINESE, ENGLISH, NOT_UP_BEHIND, PHRASES, TRIGGERS
from starnames.han import SIMPLIFIED
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Senses"]

_Said = tuple[str, str]
_Word = tuple[int, int, str]  # where it starts and ends, what it says

_WORDS: dict[str, _Said] = {word: said for said, words in ENGLISH.items() for word in words.split()}
_CHARACTERS: dict[str, list[_Said]] = {}
for _said, _words in CHINESE.items():
    for _word in _words.split():
        _CHARACTERS.setdefault(_word, []).append(_said)

_LETTERS = lazy("[a-z]+")
_LISTED = lazy(r"\s*(?:[,，、]?\s*(?:and|to|及|和|与|至|以及)|[,，、])\s*(?:by\s*)?")
_SIMPLER = {ord(old): new for old, new in SIMPLIFIED.items() if len(new) == 1}
_LIST = 12  # figures of a list that share a word
_FAR = 160  # a word further before a figure than this says nothing of it


@functools.cache
def _chinese() -> re.Pattern[str]:
    """Return the pattern of the Chinese words; what begins none of them is passed over at once."""
    firsts = "".join(sorted({word[0] for word in _CHARACTERS}))
    return re.compile(f"(?=[{firsts}])(?:{'|'.join(sorted(_CHARACTERS, key=len, reverse=True))})")


@functools.cache
def _phrases(dimension: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return the pattern of the English expressions of a dimension, a group for each thing they say."""
    said = {what: each for (of, what), each in PHRASES.items() if of == dimension}
    groups = (f"(?P<s{number}>{'|'.join(each)})" for number, each in enumerate(said.values()))
    return re.compile(rf"\b(?:{'|'.join(groups)})\b"), tuple(said)


class Senses:
    """The words of sense of some sentences, by dimension, with where they stand."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], figures: Sequence[tuple[int, int]]) -> None:
        """Look through the spans of a text, in which figures stand at `figures`, in order."""
        self._text = text
        self._figures = figures
        self._found: dict[str, list[_Word]] = {}
        for start, end in spans:
            self._look(text[start:end], start)
        for words in self._found.values():
            words.sort()
        if turns := self._found.get("turn"):
            results = self._found.get("result", [])
            self._found["result"] = [x for x in results if not any(start <= x[0] < end for start, end, _ in turns)]

    def _look(self, sentence: str, start: int) -> None:
        low = sentence.lower()
        if len(low) != len(sentence):  # a letter whose small form is longer: places would not hold
            low = "".join(char.lower() if char.isascii() else char for char in sentence)
        for dimension, said, left, right in _english(low):
            self._found.setdefault(dimension, []).append((start + left, start + right, said))
        if sentence.isascii():
            return
        simple = sentence.translate(_SIMPLER)
        for found in _chinese().finditer(simple):
            for dimension, said in _CHARACTERS[found[0]]:
                what = _basis(simple) if said == "period" else said
                self._found.setdefault(dimension, []).append((start + found.start(), start + found.end(), what))

    def result(self, place: int, floor: int) -> str:
        """Return whether the nearest word before a figure that says what it measures is profit or loss."""
        return self._before("result", place, max(floor, place - _FAR)).replace("other", "")

    def direction(self, place: int, floor: int) -> str:
        """Return up or down, as the words between a figure and the one before it say; a list shares its word."""
        if "direction" not in self._found:
            return ""
        at = bisect_left(self._figures, (place,))
        first = max(0, at - _LIST)
        while at > first and self._figures[at - 1][0] >= floor:
            end = self._figures[at - 1][1]
            if said := self._before("direction", place, max(end, place - _FAR)):
                return said
            if not _LISTED.fullmatch(self._text, end, place):
                return ""
            at -= 1
            place = self._figures[at][0]
        return self._before("direction", place, max(floor, place - _FAR))

    def _before(self, dimension: str, place: int, floor: int) -> str:
        found = self._found.get(dimension, ())
        at = bisect_left(found, (place, 0, "")) - 1
        return found[at][2] if at >= 0 and found[at][0] >= floor else ""

    def said(self, dimension: str) -> dict[str, list[tuple[int, int]]]:
        """Return what the sentences say in a dimension, with the spans of the words."""
        said: dict[str, list[tuple[int, int]]] = {}
        for start, end, what in self._found.get(dimension, ()):
            said.setdefault(what, []).append((start, end))
        return said


def _english(low: str) -> Iterator[tuple[str, str, int, int]]:
    last = ""
    for found in _LETTERS.finditer(low):
        word = found[0]
        said = _WORDS.get(word)
        if said is not None and not (word == "up" and (last in NOT_UP_BEHIND or low.startswith(" to ", found.end()))):
            net = last == "net" and word == "income"
            yield said[0], "profit" if net else said[1], found.start(), found.end()
        last = word
    for dimension, triggers in TRIGGERS.items():
        if any(each in low for each in triggers):
            pattern, names = _phrases(dimension)
            for found in pattern.finditer(low):
                yield dimension, names[int((found.lastgroup or "s0")[1:])], found.start(), found.end()


def _basis(sentence: str) -> str:
    """Return what 环比 is in a sentence: the quarter or the month that it speaks of."""
    return "quarter" if "季" in sentence else "month" if "月" in sentence else "period"
