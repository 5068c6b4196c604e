"""One fast pass over a text: the words and numerals that a figure may begin with or that tell its direction.

They are found by one multi-pattern automaton, digits by one expression beside it; everything else in the grammar runs
at these places only.
"""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from starnames.figure import labels, words
from starnames.figure.chinese import NUMERALS
from starnames.figure.directions import DIRECTION_WORDS
from starnames.figure.forms import VULGAR
from starnames.figure.spelled import NUMBER_WORDS

__all__ = ["Event", "find_events"]

# Where it starts and ends, what it is, for direction words what they say, and whether it is one of these.
Event = tuple[int, int, str, bool]

_SHARES = ("third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WEB = ("http://", "https://", "www.")


_MUCH = 50_000  # so much to read is worth the two milliseconds that the faster automaton takes to build


@cache
def _automaton(*, is_fast: bool) -> tuple[AhoCorasick, list[tuple[str, bool, bool]]]:
    patterns: dict[str, str] = {}
    for word in labels.IDIOMS:
        patterns.setdefault(word, "skip")
    for word in (*NUMERALS, *VULGAR):
        patterns.setdefault(word, "digits")
    for word in _WEB:
        patterns.setdefault(word, "web")
    for word in NUMBER_WORDS:
        patterns.setdefault(word, "number")
    for word in _SHARES:
        patterns.setdefault(word, "share")
    for word in (*words.HALVES, "一半", "半数", "半數", "翻", "百分百", "对折", "對折", "半折", *words.MULTIPLES):
        patterns.setdefault(word, "multiple")
    for word, says in DIRECTION_WORDS.items():
        patterns.setdefault(word, says)
    directions = frozenset(DIRECTION_WORDS.values())
    meanings = [(code, code in directions, word.isalpha() and word.isascii()) for word, code in patterns.items()]
    kind = Implementation.DFA if is_fast else None
    return AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest, implementation=kind), meanings


def _lower(text: str) -> str:
    """Return the text with A to Z in lower case, the only capitals that words are looked for in."""
    if text.isascii():
        return text.lower()
    return text.encode("utf-8", "replace").lower().decode("utf-8")  # lone surrogates have no UTF-8


class _Reading:
    """How much has been read so far."""

    characters = 0


def find_events(text: str) -> list[Event]:
    """Return every place, digits apart, where reading has something to do, in order.

    >>> [(start, code) for start, _, code, _ in find_events("fell by ten to 30%")]
    [(0, 'decrease'), (8, 'number')]
    """
    _Reading.characters += len(text)
    automaton, meanings = _automaton(is_fast=_Reading.characters > _MUCH)
    events: list[Event] = []
    size = len(text)
    for index, start, end in automaton.find_matches_as_indexes(_lower(text)):
        code, is_direction, is_word = meanings[index]
        if is_word and (
            (end < size and text[end].isalpha() and text[end] < "\u2e80")
            or (start and text[start - 1].isalnum() and text[start - 1] < "\u2e80")
        ):
            continue
        events.append((start, end, code, is_direction))
    return events
