"""One text of a comparison: its sentences, and in each the figures, years and names that it states."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from starnames.comparer.items import Item, figure_items, name_items, year_items
from starnames.comparison import Side
from starnames.damage.page import Page
from starnames.patterns import lazy
from starnames.reader import figures
from starnames.text import is_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starnames.linker import Linker
    from starnames.model import Figure, Link

__all__ = ["Reading"]

_POINT = lazy(r"(?:.?\D)?\D?\d{1,3}\. \d")
#: A source is searched for the Chinese name of every doubtful mention, so only one window of it can be.
_SOURCE = 262_144


class Reading:
    """A text with its sentences that state anything, in order."""

    def __init__(self, text: str, linker: Linker, *, source: str | None = None, as_of: str | None = None) -> None:
        """Read a text; `source` is the Chinese text that it translates, if any."""
        self.text = text
        self.chinese = is_chinese(text)
        known = source if source is not None and len(source) <= _SOURCE else None
        self._links = [each for each in linker.find(text, source=known, as_of=as_of) if not _is_term(each)]
        self._figures = figures(text)
        self.table = linker.kb.version
        self.sentences: list[tuple[int, int]] = []
        self.items: list[tuple[Item, ...]] = []
        self._gather()

    def _gather(self) -> None:
        text = self.text
        ends = [each for each in Page(text, ()).ends if not _is_point(text, each)]
        linked = [each for each in self._links if each.entity is not None]
        own = _outside(self._figures, linked)
        taken = sorted([*((x.start, x.end) for x in own), *((x.start, x.end) for x in self._links)])
        years = list(year_items(text, taken))
        found: list[Item] = []
        found += figure_items(own, [bisect_right(ends, each.start) for each in own])
        found += name_items(self._links, [bisect_right(ends, each.start) for each in self._links])
        for start, end, year in years:
            side = Side(start=start, end=end, surface=year, what="year")
            number = bisect_right(ends, start)
            found.append(Item(side=side, sentence=number, group="year", key=("year", year), digits=year, hard=False))
        found.sort(key=lambda each: each.start)
        at = 0
        while at < len(found):
            number = found[at].sentence
            stop = at
            while stop < len(found) and found[stop].sentence == number:
                stop += 1
            start = ends[number - 1] if number else 0
            end = ends[number] if number < len(ends) else len(text)
            self.sentences.append((start, end))
            self.items.append(tuple(found[at:stop]))
            at = stop

    def words(self, number: int) -> str:
        """Return a sentence, blanks drawn together."""
        start, end = self.sentences[number]
        return " ".join(self.text[start:end].split())


def _is_point(text: str, end: int) -> bool:
    """Return whether a full stop may be the point of a number with a blank behind it: 47. 36, but not 2024. 36."""
    return _POINT.match(text, max(0, end - 5), end + 2) is not None


def _is_term(link: Link) -> bool:
    if link.entity:
        return link.entity.kind == "term"
    return not link.candidates or all(each.entity.kind == "term" for each in link.candidates)


def _outside(found: Sequence[Figure], links: Sequence[Link]) -> list[Figure]:
    """Return the figures that touch no linked name."""
    kept: list[Figure] = []
    at = 0
    for figure in found:
        while at < len(links) and links[at].end <= figure.start:
            at += 1
        if at == len(links) or figure.end <= links[at].start:
            kept.append(figure)
    return kept
