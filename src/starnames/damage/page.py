"""The text as the damage rules see it: figures, sentences and the words around them.

Every look around a figure is bounded, so that the rules take time in proportion to the text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from starnames.damage import subjects
from starnames.model import Figure
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.model import Repair

__all__ = ["Page", "damaged", "suspected"]

# A Western stop ends a sentence before a space, a closing quote or nothing; behind a legal suffix or an abbreviation a
# full stop does not.
_ENDS = lazy(
    r"""[.!?;。！？；\n](?:(?<=[。！？；\n])|(?=[\s"”’)]|\Z)(?<!Ltd\.)(?<!Co\.)(?<!No\.)(?<!Inc\.)(?<!Corp\.))"""
)
_JAPAN = lazy(
    r"\b(?:yen|Japan\w*|Tokyo|Nikkei|Nippon|Osaka|Toyota|Sony|Honda|Nissan|Hitachi|Toshiba|Panasonic|SoftBank|Mitsu\w+)\b"
)
_SUMS = ("total", "combined", "altogether", "aggregate")
_WIDEST = 1_500  # no sentence is read further than this
_CROWD = 12  # a sentence with more amounts than this is a table or a list, and proves nothing


def suspected(figure: Figure, repair: Repair) -> Figure:
    """Return the figure with `repair` as its suspect, whole values without a point."""
    return replace(figure, suspect=replace(repair, value=_plain(repair.value), high=_plain(repair.high)))


def damaged(text: str, start: int, end: int, repair: Repair) -> Figure:
    """Return a figure for a stretch that the grammar cannot read, with `repair` as its suspect."""
    return Figure(
        start=start,
        end=end,
        surface=text[start:end],
        kind="count",
        value=None,
        reason="damaged",
        suspect=repair,
    )


def _plain(value: Decimal | None) -> Decimal | None:
    return value if value is None or value != value.to_integral_value() else Decimal(f"{value:.0f}")


class Page:
    """One text with its figures in order."""

    def __init__(self, text: str, figures: Sequence[Figure], *, locale: str | None = None) -> None:
        """Take a text and its figures, in order and disjoint."""
        self.locale = locale
        self.text = text
        self.figures = tuple(figures)

    @cached_property
    def ends(self) -> list[int]:
        """Where the sentences end, in order."""
        return [found.end() for found in _ENDS.finditer(self.text)]

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, to look for words in; places in it are not those of the text."""
        return self.text.lower()

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
        if not self._may_reckon:
            return ()
        found: list[tuple[str, int, tuple[Figure, ...]]] = []
        figures = self.figures
        first = stop = 0
        for index, figure in enumerate(figures):
            place = figure.start
            if place >= stop:
                if index - first > 1:
                    self._close(found, figures[first:index])
                first, stop = index, self.sentence(place)[1]
        self._close(found, figures[first:])
        return tuple(found)

    @cached_property
    def _may_reckon(self) -> bool:
        """Whether the text has a word of each kind that sentences are asked for: rates of something, sums, shares."""
        text = self.text
        return "of" in text or "from" in text or "share" in text or any(each in self.lowered for each in _SUMS)

    def _close(self, found: list[tuple[str, int, tuple[Figure, ...]]], gathered: tuple[Figure, ...]) -> None:
        if 2 <= len(gathered) <= 3 * _CROWD and 2 <= [each.kind for each in gathered].count("money") <= _CROWD:
            start, end = self.sentence(gathered[0].start)
            found.append((self.text[start:end], start, gathered))
