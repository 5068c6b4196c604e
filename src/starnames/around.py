"""The words on both sides of every mention of a window: what stands between two of them is read once, for both.

Every mention counts as one word (``@`` and its number), a term as the words of its canonical name. No more is read than
`starnames.cues.REACH` words need, and nothing beyond a blank line.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from starnames.cues import REACH
from starnames.prose import NEAR, first_words, last_words, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starnames.prose import Stretch

__all__ = ["Around"]

_TAIL = 300
#: What joins the members of a list is read once for all texts.
_SHORT = 8


class Around:
    """The gaps of a window, one before each span and one behind the last; read when they are asked for."""

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        ends: Sequence[int],
        groups: Sequence[tuple[int, int]],
        said: Callable[[int], list[str]],
    ) -> None:
        """Take the text, where its spans begin and end, the groups they make, and the words that a span counts as."""
        self._text = text
        self._heads = [0, *ends]
        self._tails = [*starts, len(text)]
        self._groups = groups
        self._said = said
        self._first: dict[int, Stretch] = {}
        self._last: dict[int, Stretch] = {}
        self._before: dict[int, list[str]] = {}
        self._behind: dict[int, list[str]] = {}

    def end_at(self, ends: Mapping[int, int]) -> None:
        """Let spans end further behind, together with what stands there and belongs to them."""
        for number, end in ends.items():
            self._heads[number + 1] = end

    def edges(self, number: int) -> tuple[int, int]:
        """Return where the text between a span (-1: the head of the text) and the next one begins and ends."""
        return self._heads[number + 1], self._tails[number + 1]

    def forget(self, number: int) -> None:
        """Drop what was read for a mention that is decided: what lives long costs every pass of the collector."""
        if self._before:
            self._before.pop(number, None)
        if self._behind:
            self._behind.pop(number, None)

    def before(self, number: int) -> list[str]:
        """Return the words before a group, nearest first."""
        words = self._before.get(number)
        if words is not None:
            return words
        place = self._groups[number][0]
        said, stopped = self._last.get(place) or self._read(place)[1]
        words = [*said]
        while place and not stopped and len(words) < REACH:
            words += self._said(place - 1)[::-1]
            place = self._groups[place - 1][0]
            said, stopped = self._last.get(place) or self._read(place)[1]
            words += said
        del words[REACH:]
        self._before[number] = words
        return words

    def behind(self, number: int) -> list[str]:
        """Return the words behind a group, nearest first."""
        words = self._behind.get(number)
        if words is not None:
            return words
        most = len(self._groups)
        place = self._groups[number][1] + 1
        said, stopped = self._first.get(place) or self._read(place)[0]
        words = [*said]
        while place < most and not stopped and len(words) < REACH:
            words += self._said(place)
            place = self._groups[place][1] + 1
            said, stopped = self._first.get(place) or self._read(place)[0]
            words += said
        del words[REACH:]
        self._behind[number] = words
        return words

    def _read(self, place: int) -> tuple[Stretch, Stretch]:
        """Read the gap before a span, and return its first words and, last one first, its last words."""
        start, stop = self._heads[place], self._tails[place]
        if stop - start <= _SHORT:
            first, last = _read_short(self._text[start:stop])
        elif stop - start <= NEAR:
            first, last = _read(self._text[start:stop])
        else:
            first = first_words(self._text[start : min(stop, start + _TAIL)], REACH)
            last = last_words(self._text[max(start, stop - _TAIL) : stop], REACH)
        self._first[place], self._last[place] = first, last
        return first, last


def _read(segment: str) -> tuple[Stretch, Stretch]:
    if "\n" in segment:
        return first_words(segment, REACH), last_words(segment, REACH)
    words = tuple(words_of(segment))
    return (words[:REACH], False), (words[: -REACH - 1 : -1], False)


_read_short = functools.lru_cache(maxsize=4096)(_read)
