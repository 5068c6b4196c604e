"""Reading a text from left to right: at each place where a figure may begin, what it is or why it is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from starnames.figure import shapes
from starnames.figure.chinese import NUMERALS
from starnames.figure.numbers import NUMBER_START, NUMBERS
from starnames.figure.progress import FALLING
from starnames.figure.scan import find_events
from starnames.figure.whole import POINTS, Whole
from starnames.patterns import lazy
from starnames.text import mask_of, masked

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from starnames.figure.scan import Event
    from starnames.model import Figure

__all__ = ["Reader"]

_DIGITS = lazy("[0-9]++")
_MARKS = mask_of("0123456789")
_ARTICLES = frozenset(("a ", "A ", "n ", "N "))
_LISTED = frozenset((" and ", ", ", ", and "))
_RESPECTIVELY = lazy(r"[^.;:，。；\n]{0,60}?\brespectively\b")


class Reader(Whole):
    """Reads the figures of one folded text."""

    __slots__ = ()

    def read(self) -> list[Figure]:  # noqa: C901 - one loop
        """Return the figures."""
        text = self.folded
        events = find_events(text)
        events.append((len(text), 0, "", False))
        found = self.found
        index = place = 0
        upcoming = events[0][0]
        for number in _numbers(text):
            start, end = number.span()
            while upcoming < start:
                event = events[index]
                if not event[3]:
                    place = self._event(event, place)
                elif upcoming >= place:
                    self._turn(event[1], event[2], upcoming)
                index += 1
                upcoming = events[index][0]
            if start < place or end - start > 10 or (text[start - 1] in POINTS and start > self.floor):
                if end > place:
                    place = self._runs(number, place)
                continue
            self.around = None
            printed, tail = number.groups()
            read = self._common(start, end, printed, tail)
            if isinstance(read, int):
                place = read or place
                if not read and printed.isdigit():
                    place = self._stretch(start, end, "digits", place, number)
                elif place < end:
                    place = self._runs(number, place, tried=not read)
            elif found and found[-1].qualifier == "exact":
                found.append(read)
                self.floor = place = read.end
            else:
                place = self._keep(read)
        for event in events[index:-1]:
            place = self._event(event, place)
        return self.found

    def _event(self, event: Event, place: int) -> int:
        """Read what begins at a word, unless something before has covered it; return what is covered now."""
        start, end, code, is_direction = event
        if start < place:
            return place
        if is_direction:
            self._turn(end, code, start)
            return place
        text = self.folded
        if code == "skip":
            if not (start and text[start - 1] in NUMERALS) and (self.strict or not _is_numeral(text, start, end)):
                return end
            if (found_number := NUMBER_START.search(text, start, end)) is None:
                return place
            start, code = found_number.start(), "digits"  # the numerals of the idiom are read
        if code == "share" and text[start - 2 : start] not in _ARTICLES:
            return place
        if code == "web":
            self.floor = shapes.skip_web(text, start)
            return self.floor
        return self._stretch(start, end, code, place)

    def _turn(self, end: int, says: str, start: int) -> None:
        """Take a word of direction."""
        if not (says == "loss" and self.word[1] == "narrowed" and start - self.word[0] <= 12):
            self.word = (end, says)
            self.falls = says in FALLING

    def _runs(self, number: re.Match[str], place: int, *, tried: bool = False) -> int:
        """Read a number run by run of digits, as far as nothing covers it."""
        for run in _DIGITS.finditer(self.folded, *number.span()):
            start, end = run.span()
            if start >= place:
                place = self._stretch(start, end, "digits", place, number if tried else None)
            tried = False
        return place

    def _stretch(self, position: int, end: int, code: str, place: int, number: re.Match[str] | None = None) -> int:
        """Read figures from one place to another; return what is covered then."""
        while position < end:
            read = self._at(position, code, number)
            position = place = max(read, position + 1) if isinstance(read, int) else self._keep(read)
            if position < end:
                following = NUMBER_START.search(self.folded, position, end)
                if following is None:
                    break
                position, code, number = following.start(), "digits", None
        return place

    def _keep(self, figure: Figure) -> int:
        """Take a figure; return where it ends."""
        found = self.found
        if not found:
            self.lead = self.outer
        elif found[-1].qualifier != "exact" and self._is_shared(found[-1], figure):
            figure = replace(figure, qualifier=found[-1].qualifier)
        found.append(figure)
        self.floor = figure.end
        return figure.end

    def _is_shared(self, last: Figure, figure: Figure) -> bool:
        """Tell whether the qualifier of the first is that of the second: more than 3.5% and 2.5%, respectively."""
        return (
            figure.qualifier == "exact"
            and self.outer - last.end <= 6
            and (last.kind, last.unit) == (figure.kind, figure.unit)
            and self.folded[last.end : self.outer] in _LISTED
            and _RESPECTIVELY.match(self.folded, figure.end) is not None
        )


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers in digits, in order: a mark in place of every digit is found faster than any digit."""
    marks, match = masked(text, _MARKS), NUMBERS.match
    place = marks.find(b"x")
    while place >= 0:
        number = match(text, place)
        assert number is not None  # noqa: S101 - a digit always is one
        yield number
        place = marks.find(b"x", number.end())


def _is_numeral(text: str, start: int, end: int) -> bool:
    return all(each in NUMERALS for each in text[start:end])
