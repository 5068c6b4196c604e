"""The text as the damage rules see it: figures, sentences and the words around them.

Every look around a figure is bounded, so that the rules take time in proportion to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from starnames.damage import subjects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.model import Figure, Repair

__all__ = ["Page", "suspected"]

# A full stop behind a legal suffix or an abbreviation ends no sentence.
_ENDS = re.compile(r"[.!?;。！？；\n]")
_QUOTES = '"”’)'
_SUFFIXES = ("Ltd", "Co", "No", "Inc", "Corp")
_JAPAN = re.compile(
    r"\b(?:yen|Japan\w*|Tokyo|Nikkei|Nippon|Osaka|Toyota|Sony|Honda|Nissan|Hitachi|Toshiba|Panasonic|SoftBank|Mitsu\w+)\b"
)
_WIDEST = 1_500  # no sentence is read further than this
_CROWD = 12  # a sentence with more amounts than this is a table or a list, and proves nothing


def suspected(figure: Figure, repair: Repair) -> Figure:
    """Return the figure with `repair` as its suspect, whole values without a point."""
    return replace(figure, suspect=replace(repair, value=_plain(repair.value), high=_plain(repair.high)))


def _plain(value: Decimal | None) -> Decimal | None:
    return value if value is None or value != value.to_integral_value() else Decimal(f"{value:.0f}")


class Page:
    """One text with its figures in order."""

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        """Take a text and its figures, in order and disjoint."""
        self.text = text
        self.figures = tuple(figures)

    @cached_property
    def ends(self) -> list[int]:
        """Where the sentences end, in order."""
        text = self.text
        places = [found.end() for found in _ENDS.finditer(text)]
        return [place for place in places if self._is_end(place)]

    def _is_end(self, place: int) -> bool:
        text = self.text
        mark = text[place - 1]
        if mark not in ".!?;":
            return True
        follows = text[place : place + 1]
        return (follows.isspace() or follows in _QUOTES) and not (
            mark == "." and text.endswith(_SUFFIXES, max(0, place - 5), place - 1)
        )

    @cached_property
    def yuan(self) -> tuple[Figure, ...]:
        """The amounts in yuan that are single values; ¥ is yen where the text speaks of Japan."""
        found = tuple(each for each in self.figures if each.unit == "CNY" and each.value and each.high is None)
        if "¥" in self.text and _JAPAN.search(self.text):
            return tuple(each for each in found if "¥" not in each.surface)
        return found

    @cached_property
    def names_giant(self) -> bool:
        """Whether the text names a company that has thousands of billions."""
        return subjects.GIANTS.search(self.text) is not None

    def sentence(self, place: int) -> tuple[int, int]:
        """Return the span of the sentence around `place`.

        >>> page = Page("One. Two of them. Three.", ())
        >>> page.text[slice(*page.sentence(6))]
        ' Two of them.'
        """
        index = bisect_right(self.ends, place)
        start = self.ends[index - 1] if index else 0
        end = self.ends[index] if index < len(self.ends) else len(self.text)
        return max(start, place - _WIDEST), min(end, place + _WIDEST)

    def before(self, figure: Figure, width: int) -> str:
        """Return what stands before the figure in its sentence, at most `width` characters."""
        return self.text[max(self.sentence(figure.start)[0], figure.start - width) : figure.start]

    def after(self, figure: Figure, width: int) -> str:
        """Return what stands behind the figure, at most `width` characters."""
        return self.text[figure.end : figure.end + width]

    def around(self, figure: Figure) -> str:
        """Return the sentence of the figure."""
        start, end = self.sentence(figure.start)
        return self.text[start:end]

    def lead(self, figure: Figure, width: int = 500) -> str:
        """Return what stands before the figure in its paragraph, at most `width` characters."""
        floor = max(0, figure.start - width)
        line = self.text.rfind("\n", floor, figure.start)
        return self.text[max(floor, line + 1) : figure.start]

    def near(self, figure: Figure, width: int = 600) -> Iterator[Figure]:
        """Yield the other amounts in yuan within `width` characters and the same paragraph."""
        starts = self._starts
        low, high = bisect_right(starts, figure.start - width), bisect_right(starts, figure.start + width)
        for other in self.yuan[max(low, high - 64) : high]:
            left, right = sorted((other.start, figure.start))
            if other.start != figure.start and "\n" not in self.text[left:right]:
                yield other

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.yuan]

    @cached_property
    def groups(self) -> tuple[tuple[str, int, tuple[Figure, ...]], ...]:
        """The sentences with two amounts or more, as (words, where they start, all figures of the sentence)."""
        found: list[tuple[str, int, tuple[Figure, ...]]] = []
        gathered: list[Figure] = []
        last = (0, -1)
        for figure in self.figures:
            if figure.start >= last[1]:
                self._close(found, gathered, last)
                last = self.sentence(figure.start)
                gathered = []
            gathered.append(figure)
        self._close(found, gathered, last)
        return tuple(found)

    def _close(
        self, found: list[tuple[str, int, tuple[Figure, ...]]], gathered: list[Figure], span: tuple[int, int]
    ) -> None:
        if 2 <= len(gathered) <= 3 * _CROWD and 2 <= sum(each.kind == "money" for each in gathered) <= _CROWD:
            found.append((self.text[span[0] : span[1]], span[0], tuple(gathered)))
