"""The text as the damage rules see it: figures, sentences and the words around them.

Every look around a figure is bounded, so that the rules take time in proportion to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from starnames.damage import subjects
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.model import Figure

__all__ = ["Group", "Page"]

# A sentence with two amounts or more: its words, where they start, all its figures.
Group = tuple[str, int, "tuple[Figure, ...]"]
_LETTERS = {"CNY": "y", "CNY/share": "q", "%": "p", "shares": "s"}

# A Western stop ends a sentence before a space, a closing quote or nothing; behind a legal suffix or an abbreviation a
# full stop does not.
_ENDS = lazy(
    r"""[.!?;。！？；\n](?:(?<=[。！？；\n])|(?=[\s"”’)]|\Z)(?<!Ltd\.)(?<!Co\.)(?<!No\.)(?<!Inc\.)(?<!Corp\.))"""
)
_JAPAN = lazy(
    r"\b(?:yen|Japan\w*|Tokyo|Nikkei|Nippon|Osaka|Toyota|Sony|Honda|Nissan|Hitachi|Toshiba|Panasonic|SoftBank|Mitsu\w+)\b"
)
_WIDEST = 1_500  # no sentence is read further than this
_NEAR = 90  # from a word to the figure that it may speak of
_BLOCK = 2_048  # sentences are looked for by the block; wider than the widest, so that two blocks decide
_SHAPES = bytes.maketrans(b"123456789\n", b"000000000 ")
_CROWD = 12  # a sentence with more amounts than this is a table or a list, and proves nothing


class Page:
    """One text with its figures in order."""

    def __init__(self, text: str, figures: Sequence[Figure], *, locale: str | None = None) -> None:
        """Take a text and its figures, in order and disjoint."""
        self.locale = locale
        self.text = text
        self.figures = tuple(figures)
        self.low, self.high = 0, len(text)  # where findings are looked for
        self._blocks: dict[int, list[int]] = {}
        self._whole: Page | None = None  # the page that this is a part of

    def part(self, low: int, high: int) -> Page:
        """Return the same text, read only between two places."""
        first, last = bisect_left(self.starts, low), bisect_left(self.starts, high)
        part = Page(self.text, self.figures[first:last], locale=self.locale)
        part.low, part.high, part._blocks = low, high, self._blocks
        part._whole = self
        return part

    @cached_property
    def is_japanese(self) -> bool:
        """Whether the text writes ¥ and speaks of Japan."""
        if self._whole is not None:
            return self._whole.is_japanese
        return "¥" in self.text and _JAPAN.search(self.text) is not None

    @cached_property
    def lowered(self) -> bytes:
        """The text in lower case, a question mark for every character that is not ASCII: a byte a character."""
        return self.text.encode("ascii", "replace").lower() if self._whole is None else self._whole.lowered

    @cached_property
    def shape(self) -> bytes:
        """`lowered` with a nought for every digit and a space for every end of line."""
        return self.lowered.translate(_SHAPES) if self._whole is None else self._whole.shape

    def has(self, words: bytes) -> bool:
        """Tell whether words stand where findings are looked for, whatever their capitals."""
        return self.lowered.find(words, self.low, self.high) >= 0

    def shows(self, words: bytes, rare: bytes) -> bool:
        """Tell the same by one rare character of the words, which is found in a fraction of the time.

        >>> Page("a 65438+0 of it", ()).shows(b"438+", b"+"), Page("a+b", ()).shows(b"438+", b"+")
        (True, False)
        """
        lowered, place = self.lowered, words.index(rare)
        return any(lowered.startswith(words, at - place) for at in self.places(rare, lowered) if at >= place)

    @cached_property
    def has_turnover(self) -> bool:
        """Whether turnover is spoken of."""
        return self.has(b"urnover")

    def places(self, words: bytes, view: bytes) -> Iterator[int]:
        """Yield where words stand in `lowered` or `shape`, as far as findings are looked for.

        >>> page = Page("Total of 5 3, total of 7", ())
        >>> list(page.places(b"total", page.lowered)), list(page.places(b"0 0", page.shape))
        ([0, 14], [9])
        """
        place = view.find(words, self.low, self.high)
        while place >= 0:
            yield place
            place = view.find(words, place + 1, self.high)

    @cached_property
    def yuan(self) -> tuple[Figure, ...]:
        """The amounts in yuan that are single values; ¥ is yen where the text speaks of Japan."""
        found = tuple(each for each in self.figures if each.unit == "CNY" and each.value and each.high is None)
        if self.is_japanese:
            return tuple(each for each in found if "¥" not in each.surface)
        return found

    @cached_property
    def names_giant(self) -> bool:
        """Whether the text names a company that has thousands of billions."""
        if self._whole is not None:
            return self._whole.names_giant
        return subjects.GIANTS.search(self.text) is not None

    def sentence(self, place: int) -> tuple[int, int]:
        """Return the span of the sentence around `place`.

        >>> page = Page("One. Two of them. Three.", ())
        >>> page.text[slice(*page.sentence(6))]
        ' Two of them.'
        """
        before, behind = (place - 1) // _BLOCK, place // _BLOCK
        start, end = place - _WIDEST, min(len(self.text), place + _WIDEST)
        for block in (before, before - 1):
            ends = self._ends(block)
            if index := bisect_right(ends, place):
                start = max(start, ends[index - 1])
                break
        for block in (behind, behind + 1):
            ends = self._ends(block)
            if (index := bisect_right(ends, place)) < len(ends):
                end = min(end, ends[index])
                break
        return max(0, start), end

    @property
    def ends(self) -> list[int]:
        """Where the sentences end, in order."""
        return [end for block in range(len(self.text) // _BLOCK + 1) for end in self._ends(block)]

    def _ends(self, block: int) -> list[int]:
        """Return where the sentences end whose last character stands in a block."""
        ends = self._blocks.get(block)
        if ends is None:
            low, high = max(0, block * _BLOCK), (block + 1) * _BLOCK
            found = _ENDS.finditer(self.text, low, max(low, high + 1))
            ends = self._blocks[block] = [each.end() for each in found if each.start() < high]
        return ends

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
    def starts(self) -> list[int]:
        """Where the figures begin."""
        return [each.start for each in self.figures]

    @cached_property
    def letters(self) -> str:
        """The units of the figures, a letter each: y yuan, q yuan a share, p percent, s shares, o another."""
        return "".join([_LETTERS.get(each.unit, "o") for each in self.figures])

    def having(self, units: str) -> Iterator[int]:
        """Yield the figures at which such a row of units begins: an expression over `letters`."""
        return (found.start() for found in re.finditer(f"(?={units})", self.letters))

    def behind(self, words: bytes) -> Iterator[int]:
        """Yield the figures that follow words, whatever their capitals, so closely that they may be spoken of.

        >>> from starnames.figure import find_figures
        >>> text = "3 firms have a total of 5 sites"
        >>> list(Page(text, find_figures(text)).behind(b"total"))
        [1]
        """
        starts = self.starts
        for place in self.places(words, self.lowered):
            index = bisect_left(starts, place)
            if index < len(starts) and starts[index] - place <= _NEAR:
                yield index

    def groups(self, indexes: Iterable[int]) -> Iterator[Group]:
        """Yield the sentences with two amounts or more that these figures stand in, each once and in order."""
        done = 0
        for index in sorted(indexes):
            if index >= done:
                first, done = self._gathered(index)
                gathered = self.figures[first:done]
                if len(gathered) <= 3 * _CROWD and 2 <= [each.kind for each in gathered].count("money") <= _CROWD:
                    start, end = self.sentence(gathered[0].start)
                    yield self.text[start:end], start, gathered

    def _gathered(self, index: int) -> tuple[int, int]:
        """Return the figures of the sentence of a figure, as the first and the one behind the last."""
        starts = self.starts
        place = starts[index]
        start = self.sentence(place)[0]
        if start == place - _WIDEST:  # a longer one is taken apart from its first figure on
            at = bisect_right(self._parts, index)
            return self._parts[at - 1], self._parts[at] if at < len(self._parts) else len(starts)
        first = bisect_left(starts, start)
        return first, bisect_left(starts, self.sentence(starts[first])[1])

    @cached_property
    def _parts(self) -> list[int]:
        """The figures that are the first of their sentences, or of what stands apart in one that is very long."""
        found: list[int] = []
        stop = 0
        for index, place in enumerate(self.starts):
            if place >= stop:
                found.append(index)
                stop = self.sentence(place)[1]
        return found
