"""What a second pass over a repaired text would read and apply, told in the places of the original text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from starnames.figure import find_figures
from starnames.figure.building import move_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starnames.model import Figure

__all__ = ["Edited"]

_REACH = 120  # beyond its line no rule looks farther than this


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """One applied repair: where its replacement stands in the new text, and the figure that it replaced."""

    left: int
    right: int
    origin: Figure


def _start(figure: Figure) -> int:
    return figure.start


class Edited:
    """A text with repairs applied, and the way back from its places to those of the original."""

    def __init__(self, text: str, applied: Sequence[Figure]) -> None:
        """Apply the replacements of `applied`, which are disjoint and in order."""
        self.original = text
        self.edits: list[_Edit] = []
        parts: list[str] = []
        place = size = 0
        for figure in applied:
            replacement = figure.suspect.replacement if figure.suspect else figure.surface
            parts += (text[place : figure.start], replacement)
            left = size + figure.start - place
            size = left + len(replacement)
            self.edits.append(_Edit(left=left, right=size, origin=figure))
            place = figure.end
        parts.append(text[place:])
        self.text = "".join(parts)
        self._lefts = [each.left for each in self.edits]
        self._rights = [each.right for each in self.edits]

    def figures(self, original: Sequence[Figure], *, locale: str | None = None) -> list[Figure]:
        r"""Return the figures of the new text: those of untouched lines moved, those of the others read again.

        >>> text = "It was 3 m.\nIt has 65438+02 sites.\nIt lost 7%."
        >>> from starnames.damage.placeholders import find_placeholders
        >>> from starnames.damage.page import Page
        >>> edited = Edited(text, list(find_placeholders(Page(text, ()))))
        >>> [(each.start, each.surface) for each in edited.figures(find_figures(text))]
        [(7, '3'), (19, '12 sites'), (37, '7%')]
        """
        found: list[Figure] = []
        index = shift = last = 0
        for number, edit in enumerate(self.edits):
            if number and edit.left < last:
                continue  # of a line that has been read again
            start = self.text.rfind("\n", 0, edit.left) + 1
            stop = bisect_left(original, start - shift, key=_start)
            while stop > index and original[stop - 1].end > start - shift:  # it goes on in this line
                stop -= 1
                start = self.text.rfind("\n", 0, original[stop].start + shift) + 1
            found += (move_figure(each, shift) for each in original[index:stop])
            last, shift, index = self._last(edit.right, original)
            found += (move_figure(each, start) for each in find_figures(self.text[start:last], locale=locale))
        found += (move_figure(each, shift) for each in original[index:])
        return found

    def _last(self, right: int, original: Sequence[Figure]) -> tuple[int, int, int]:
        """Return where the line of a place, or of what goes on, ends, how far the rest moved, its first figure."""
        while True:
            last = self.text.find("\n", right)
            last = len(self.text) if last < 0 else last
            shift = self._shift(bisect_left(self._lefts, last))
            index = bisect_left(original, last - shift, key=_start)
            if not index or original[index - 1].end <= last - shift:
                return last, shift, index
            right = original[index - 1].end + shift

    def surroundings(self) -> list[tuple[int, int, list[tuple[int, int]]]]:
        r"""Return the stretches to look at again: from, to, and the zones in them where something may be new.

        No rule but one looks farther than a line and some words beyond it. Both ends are ends of lines.

        >>> edited = Edited("up 3%\n", [])
        >>> edited.surroundings()
        []
        """
        found: list[tuple[int, int, list[tuple[int, int]]]] = []
        for edit in self.edits:
            low, high = self._lines(edit.left - _REACH, edit.right + _REACH)
            first, last = self._lines(low - _REACH, high + _REACH)
            if found and first <= found[-1][1]:
                first, _, zones = found.pop()
                if low <= zones[-1][1]:
                    low = zones.pop()[0]
                found.append((first, last, [*zones, (low, high)]))
            else:
                found.append((first, last, [(low, high)]))
        return found

    def _lines(self, low: int, high: int) -> tuple[int, int]:
        """Return where the line of one place begins and that of another ends."""
        end = self.text.find("\n", max(0, high))
        return self.text.rfind("\n", 0, max(0, low)) + 1, len(self.text) if end < 0 else end + 1

    def _shift(self, count: int) -> int:
        """Return how far the text behind the first `count` edits has moved."""
        return self.edits[count - 1].right - self.edits[count - 1].origin.end if count else 0

    def at_origin(self, figure: Figure) -> Figure:
        """Return a figure of the new text at its span in the original; what was applied there is part of it."""
        repair = figure.suspect
        first = bisect_right(self._rights, figure.start)
        last = bisect_left(self._lefts, figure.end)
        start, end = figure.start - self._shift(first), figure.end - self._shift(last)
        inside = self.edits[first:last]
        if not inside or repair is None:
            return replace(figure, start=start, end=end)
        replacement = repair.replacement
        head, tail = inside[0], inside[-1]
        if head.left <= figure.start:
            start = head.origin.start
            replacement = self.text[head.left : figure.start] + replacement
        if tail.right >= figure.end:
            end = tail.origin.end
            replacement += self.text[figure.end : tail.right]
        earlier = [each for edit in inside if edit.origin.suspect for each in edit.origin.suspect.evidence]
        return replace(
            figure,
            start=start,
            end=end,
            surface=self.original[start:end],
            value=None,
            high=None,
            reason="damaged",
            suspect=replace(repair, replacement=replacement, evidence=(*earlier, *repair.evidence)),
        )
