"""The words on both sides of every mention of a window: what stands between two of them is read once, for both.

Every mention counts as one word (``@`` and where it begins), a term as the words of its canonical name. No more is
read than `starnames.cues.REACH` words need, and nothing beyond a blank line.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from starnames.cues import REACH
from starnames.prose import BLANK_LINE, NEAR, first_words, last_words, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starnames.finder import Proposal
    from starnames.forms import Form, Printed
    from starnames.model import Candidate, Evidence, Link

    #: The first words of what stands between two mentions and, last one first, the last ones.
    Gap = tuple[tuple[str, ...], tuple[str, ...]]

__all__ = ["Around", "Manner", "Read", "Seen", "Span", "Verdict"]

_TAIL = 300
_STOP = [BLANK_LINE]
#: What joins the members of a list is read once for all texts.
_SHORT = 8
#: How far a mention reaches beyond the words around another: a gloss or a ticker between them belongs to one of both.
_NEAR = 64


class Span(NamedTuple):
    """A proposed mention: where it stands, whose it may be, whether it is a company's or an institution's.

    `rendered` if it was worked out, `short` if it is the short form of a name that the document has in full.
    """

    start: int
    end: int
    claims: frozenset[int]
    company: bool
    rendered: bool = False
    short: bool = False


class Manner(NamedTuple):
    """What is said of a mention whoever is meant, in the order of the evidence; `standing` is what an entity has."""

    company: tuple[Evidence, ...]
    tail: tuple[Evidence, ...]
    printed: tuple[Evidence, ...]
    somebody: tuple[Evidence, ...]
    is_ascii: bool
    bracket: bool
    standing: dict[str, tuple[Evidence, ...]]
    neighbors: tuple[int, ...] = ()  # where the next members of a list begin


class Verdict(NamedTuple):
    """What was made of a doubtful mention, and what it rests on beside the words around it."""

    candidates: tuple[Candidate, ...]
    short: object
    support: tuple[int, ...]
    link: Link


class Seen(NamedTuple):
    """What was made of a proposal; `printed` is None where more than the letters is known."""

    proposal: Proposal
    form: Form
    printed: Printed | None
    span: Span


class Read:
    """What has been read around the mentions of a window, by where they begin.

    A window may be looked at again with a few other mentions: what is near none of those stays as it was.
    """

    def __init__(self) -> None:
        """Nothing has been read yet."""
        self.before: dict[int, list[str]] = {}
        self.behind: dict[int, list[str]] = {}
        self.first: dict[int, int] = {}  # where the words before begin
        self.last: dict[int, int] = {}  # where the words behind end
        self.manners: dict[int, Manner] = {}
        self.verdicts: dict[int, Verdict] = {}
        self.safe: dict[int, Link] = {}  # what the letters and a few characters make safe, whatever else is near
        self.gaps: dict[int, Gap] = {}  # by where they begin, times the size of the text, and end
        self.seen: dict[int, Seen] = {}  # the same proposal is the same span in every look
        self._spans: Sequence[Span] = ()

    def settle(self, spans: Sequence[Span]) -> None:
        """Take the mentions of the next look, and drop what was read near those that are other than before."""
        if self._spans:
            before, now = {*map(id, self._spans)}, {*map(id, spans)}
            other = [each for each in self._spans if id(each) not in now]
            other += [each for each in spans if id(each) not in before]
            places = sorted({place for each in other for place in (each.start, each.end)})
            for start, first in self.first.items():
                if _has_one(places, first, start):
                    self._forget(start, self.before)
            for start, last in self.last.items():
                if _has_one(places, start, last):
                    self._forget(start, self.behind)
        self._spans = spans

    def _forget(self, start: int, words: dict[int, list[str]]) -> None:
        """Drop the words on one side of a mention and all that was made of them."""
        words.pop(start, None)
        self.manners.pop(start, None)
        self.verdicts.pop(start, None)


def _has_one(places: list[int], first: int, last: int) -> bool:
    """Return whether one of the sorted places is near what lies between two others."""
    at = bisect_left(places, first - _NEAR)
    return at < len(places) and places[at] <= last + _NEAR


class Around:
    """The gaps of a window, one before each span and one behind the last; read when they are asked for."""

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        groups: tuple[Sequence[int], Sequence[int]],
        said: Callable[[int], list[str]],
        read: Read,
    ) -> None:
        """Take the text, its spans, the words that a span counts as, and what has been read.

        `groups` are the first and the last span of the group that each span stands in.
        """
        read.settle(spans)
        self._text = text
        self._spans = spans
        self._heads = [0, *(each.end for each in spans)]
        self._tails = [*(each.start for each in spans), len(text)]
        self._firsts, self._lasts = groups
        self._said = said
        self._memory = read
        self._gaps = read.gaps
        self._size = len(text) + 1

    def end_at(self, ends: Mapping[int, int]) -> None:
        """Let spans end further behind, together with what stands there and belongs to them."""
        for number, end in ends.items():
            self._heads[number + 1] = end

    def edges(self, number: int) -> tuple[int, int]:
        """Return where the text between a span (-1: the head of the text) and the next one begins and ends."""
        return self._heads[number + 1], self._tails[number + 1]

    def before(self, number: int) -> list[str]:
        """Return the words before a group, nearest first."""
        start = self._tails[number]
        words = self._memory.before.get(start)
        if words is not None:
            return words
        place = self._firsts[number]
        words = [*self._gap(place)[1]]
        while place and len(words) < REACH and words[-1:] != _STOP:
            words += self._said(place - 1)[::-1]
            place = self._firsts[place - 1]
            words += self._gap(place)[1]
        if words[-1:] == _STOP:
            words.pop()
        del words[REACH:]
        self._memory.before[start] = words
        self._memory.first[start] = self._spans[place - 1].end if place else 0
        return words

    def behind(self, number: int) -> list[str]:
        """Return the words behind a group, nearest first."""
        start = self._tails[number]
        words = self._memory.behind.get(start)
        if words is not None:
            return words
        most = len(self._lasts)
        place = self._lasts[number] + 1
        words = [*self._gap(place)[0]]
        while place < most and len(words) < REACH and words[-1:] != _STOP:
            words += self._said(place)
            place = self._lasts[place] + 1
            words += self._gap(place)[0]
        if words[-1:] == _STOP:
            words.pop()
        del words[REACH:]
        self._memory.behind[start] = words
        self._memory.last[start] = self._tails[place]
        return words

    def _gap(self, place: int) -> Gap:
        """Return the first words and, last one first, the last words of the gap before a span."""
        start, stop = self._heads[place], self._tails[place]
        key = start * self._size + stop
        gap = self._gaps.get(key)
        if gap is None:
            gap = self._gaps[key] = _read_gap(self._text, start, stop)
        return gap


def _read_gap(text: str, start: int, stop: int) -> Gap:
    if stop - start <= _SHORT:
        return _read_short(text[start:stop])
    if stop - start <= NEAR:
        return _read(text[start:stop])
    first = first_words(text[start : min(stop, start + _TAIL)], REACH)
    return first, last_words(text[max(start, stop - _TAIL) : stop], REACH)


def _read(segment: str) -> Gap:
    if "\n" in segment:
        return first_words(segment, REACH), last_words(segment, REACH)
    words = words_of(segment)
    return tuple(words[:REACH]), tuple(words[: -REACH - 1 : -1])


_read_short = functools.lru_cache(maxsize=4096)(_read)
