"""A text with changes made: where its places come to stand, and later changes told in the places of the original."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starnames.model import Change, Figure, Link

_Placed = TypeVar("_Placed", "Change", "Figure", "Link")

__all__ = ["CHINESE", "Edition", "Spans", "joins", "spaced"]

CHINESE = "\u2e80"  # from here on no blanks stand between words


def spaced(text: str, start: int, end: int, after: str) -> str:
    """Return what is printed in place of a stretch, with a blank where it would run into a word.

    >>> spaced("3亿元in May", 0, 3, "RMB 300 million")
    'RMB 300 million '
    >>> spaced("worth 3亿元", 5, 9, "RMB 300 million")
    ' RMB 300 million'
    """
    if joins(text[max(0, start - 1) : start], after[:1]):
        after = f" {after}"
    if joins(after[-1:], text[end : end + 1]):
        after = f"{after} "
    return after


def joins(one: str, two: str) -> bool:
    """Return whether two characters side by side are of one word."""
    return one.isalnum() and two.isalnum() and one < CHINESE > two


class Spans:
    """Stretches of a text that are spoken for."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take half-open spans in any order; they may overlap."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Return whether some of a stretch is spoken for."""
        at = bisect_left(self.starts, end)
        return bool(at) and self.ends[at - 1] > start

    def apart(self, placed: Iterable[_Placed]) -> list[_Placed]:
        """Return what of a sorted sequence touches none of the stretches."""
        apart: list[_Placed] = []
        starts, ends = [*self.starts, sys.maxsize], [*self.ends, sys.maxsize]
        at = 0
        for each in placed:
            start = each.start
            while ends[at] <= start:
                at += 1
            if starts[at] >= each.end:
                apart.append(each)
        return apart


class Edition:
    """A text with changes made.

    >>> from starnames.model import Change
    >>> edition = Edition("Lanqi rose 3成", [Change(start=0, end=5, before="Lanqi", after="Montage", rule="name")])
    >>> edition.text, edition.moved(11, 13)
    ('Montage rose 3成', (13, 15))
    >>> later = edition.before([Change(start=13, end=15, before="3成", after="30%", rule="figure:style")])
    >>> [(each.start, each.before, each.after) for each in later]
    [(0, 'Lanqi', 'Montage'), (11, '3成', '30%')]
    """

    def __init__(self, text: str, changes: Iterable[Change]) -> None:
        """Take a text and disjoint changes of it."""
        self.original = text
        self.changes = sorted(changes, key=attrgetter("start"))
        self.lefts: list[int] = []
        self.rights: list[int] = []
        parts: list[str] = []
        place = size = 0
        for change in self.changes:
            size += change.start - place
            self.lefts.append(size)
            size += len(change.after)
            self.rights.append(size)
            parts += (text[place : change.start], change.after)
            place = change.end
        parts.append(text[place:])
        self.text = "".join(parts) if self.changes else text

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the original stands; what a change took a part of grows to the whole of it."""
        first = bisect_right(self.changes, start, key=attrgetter("end"))
        last = bisect_left(self.changes, end, key=attrgetter("start"))
        left, right = start + self._shift(first), end + self._shift(last)
        if first < last:
            left, right = min(left, self.lefts[first]), max(right, self.rights[last - 1])
        return left, right

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return what of the original a span of this text came from; it grows to whole changes."""
        first, last = bisect_right(self.rights, start), bisect_left(self.lefts, end)
        left, right = start - self._shift(first), end - self._shift(last)
        if first < last:
            left, right = min(left, self.changes[first].start), max(right, self.changes[last - 1].end)
        return left, right

    def before(self, later: Iterable[Change]) -> list[Change]:
        """Return these changes and later ones of this text as changes of the original; one where they overlap."""
        placed = [(*place, True) for place in zip(self.lefts, self.rights, self.changes, strict=True)]
        placed += [(each.start, each.end, each, False) for each in later]
        done: list[Change] = []
        group: list[tuple[Change, bool]] = []
        low = high = 0
        for start, end, change, ours in sorted(placed, key=itemgetter(0, 1)):
            if group and start >= high:
                done.append(self._one(low, high, group))
                group = []
            low = low if group else start
            group.append((change, ours))
            high = max(high, end)
        return [*done, self._one(low, high, group)] if group else done

    def _one(self, low: int, high: int, group: Sequence[tuple[Change, bool]]) -> Change:
        """Return what overlaps in a stretch of this text as one change of the original."""
        if len(group) == 1 and group[0][1]:
            return group[0][0]
        parts: list[str] = []
        place = low
        for change, ours in group:
            if not ours:
                parts += (self.text[place : change.start], change.after)
                place = change.end
        after = "".join((*parts, self.text[place:high]))
        start, end = self.origin(low, high)
        first = next((change for change, ours in group if ours), group[0][0])
        return replace(first, start=start, end=end, before=self.original[start:end], after=after)

    def _shift(self, count: int) -> int:
        """Return how far the text behind the first `count` changes has moved."""
        return self.rights[count - 1] - self.changes[count - 1].end if count else 0
