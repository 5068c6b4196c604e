"""Whether figures printed anew are read again, where they stand, as the very same figures.

The text with every proposal made is read as a second pass would read it, its figures and its mentions: the words of a
figure may be evidence for a name beside it. What is read there otherwise than it should be speaks against the
proposals at that place, or else the nearest: those are dropped and the rest is read again, until nothing is amiss. A
second pass over the outcome proposes just what was dropped, sees the same texts, and drops the same again: it changes
nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from starnames.edition import Edition, Spans
from starnames.figure.building import move_figure
from starnames.reader import figures
from starnames.restyler import Lines, is_damaged, proposals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from starnames.model import Change, Figure, Link
    from starnames.restyler import Proposal

__all__ = ["restyled", "settled"]

_ROUNDS = 4  # the last but one drops whole lines, the last everything


@dataclass(frozen=True, slots=True)
class _Page:
    """What is read of a text: its mentions, where names were printed anew, and the figures outside of both."""

    text: str
    links: Sequence[Link]
    names: Sequence[tuple[int, int]]
    figures: Sequence[Figure]

    def outside(self, edition: Edition) -> Spans:
        """Return where the names stand in an edition."""
        spans = chain(self.names, _places(self.links))
        return Spans(edition.moved(*span) for span in spans)


def restyled(
    edition: Edition,
    links: Sequence[Link],
    found: Sequence[Figure],
    names: Sequence[Change],
    mode: str,
    *,
    look: Callable[[str], Sequence[Link]],
    wanted: Callable[[Figure], bool],
) -> tuple[list[Change], list[tuple[int, int]]]:
    """Return the changes of an edition with those of a style, and the figures that would not be read so again.

    `found` are the figures of the original outside its `links`, and `names` those changes of the edition that print
    names anew; `look` returns the mentions of another text in place of the original. Of the figures that are `wanted`
    every one is proposed that is not damaged, or repaired in the edition.
    """
    repaired = Spans((each.start, each.end) for each in found)
    is_read = any(repaired.touch(each.start, each.end) for each in edition.changes)
    while True:
        page = _read(edition.text, look) if is_read else _printed(edition, links, found, names)
        lines = Lines(page.text, page.figures, [*page.names, *_places(page.links)])
        plan = [each for each in proposals(page.text, page.figures, lines, mode) if wanted(each.figure)]
        kept = _standing(page, plan, look)
        if len(kept) == len(plan) or is_read or not edition.changes:
            break
        is_read = True  # what is amiss may come of a name printed anew: asked of the text as it is then
    stays = {each.figure.start for each in kept}
    refused = [edition.origin(each.figure.start, each.figure.end) for each in plan if each.figure.start not in stays]
    return edition.before(each.change for each in kept), refused


def settled(
    text: str,
    changes: Sequence[Change],
    read: Callable[[str], Iterable[Change]],
    *,
    doubtful: Sequence[Change] = (),
) -> list[Change]:
    """Return those changes of a text after which reading again finds none but those that were dropped.

    The `doubtful` ones of them are dropped from the start.

    >>> from starnames.model import Change
    >>> change = Change(start=0, end=1, before="a", after="aa", rule="name")
    >>> settled("a", [change], lambda text: []) == [change], settled("a", [change], lambda text: [change])
    (True, [])
    """
    kept = [each for each in changes if each not in doubtful]
    for number in range(_ROUNDS):
        if not kept:
            break
        edition = Edition(text, kept)
        stays = {each.start for each in kept}
        dropped = {(*edition.moved(each.start, each.end), each.after) for each in changes if each.start not in stays}
        found = {(each.start, each.end, each.after) for each in read(edition.text)}
        odd = sorted((start, end) for start, end, _ in dropped ^ found)
        if not odd:
            break
        gone = _beside(edition, odd, number)
        kept = [each for index, each in enumerate(kept) if index not in gone]
    return kept


def _read(text: str, look: Callable[[str], Sequence[Link]]) -> _Page:
    links = look(text)
    taken = Spans(_places(links))
    return _Page(text, links, (), [each for each in figures(text) if not taken.touch(each.start, each.end)])


def _printed(edition: Edition, links: Sequence[Link], found: Sequence[Figure], names: Sequence[Change]) -> _Page:
    """Return what should be read of an edition."""
    if not edition.changes:
        return _Page(edition.text, links, (), found)
    anew = Spans((each.start, each.end) for each in names)
    stays = [
        replace(each, start=place[0], end=place[1])
        for each in links
        if not anew.touch(each.start, each.end) and (place := edition.moved(each.start, each.end))
    ]
    moved = [move_figure(each, edition.moved(each.start, each.end)[0] - each.start) for each in found]
    return _Page(edition.text, stays, [edition.moved(each.start, each.end) for each in names], moved)


def _places(links: Iterable[Link]) -> Iterator[tuple[int, int]]:
    return ((each.start, each.end) for each in links)


def _standing(page: _Page, plan: Sequence[Proposal], look: Callable[[str], Sequence[Link]]) -> Sequence[Proposal]:
    """Return the proposals with which the text is read as it should be."""
    kept = plan
    for number in range(_ROUNDS):
        if not kept:
            break
        edition = Edition(page.text, [each.change for each in kept])
        names = page.outside(edition)
        anew = {each.figure.start for each in kept}
        right = {_reading(each, edition) for each in page.figures if each.start not in anew}
        right |= {
            _reading(replace(each.figure, start=left + each.start, end=left + each.end))
            for left, each in zip(edition.lefts, kept, strict=True)
        }
        read = {_reading(each) for each in figures(edition.text) if not names.touch(each.start, each.end)}
        right |= {_mention(each, edition) for each in page.links}
        printed = Spans(edition.moved(*span) for span in page.names)
        read |= {_mention(each) for each in look(edition.text) if not printed.touch(each.start, each.end)}
        odd = sorted({each[0] for each in read ^ right})
        if not odd:
            break
        dropped = _beside(edition, odd, number)
        kept = [each for index, each in enumerate(kept) if index not in dropped]
    return kept


def _mention(link: Link, edition: Edition | None = None) -> tuple[tuple[int, int], object]:
    """Return all that two readings of a mention must have in common, with its place first."""
    place = (link.start, link.end)
    entity = link.entity.id if link.entity else ""
    return (edition.moved(*place) if edition else place), (link.status, entity, link.how)


def _reading(figure: Figure, edition: Edition | None = None) -> tuple[tuple[int, int], object]:
    """Return all that two readings of a figure must have in common, with its place first."""
    place = (figure.start, figure.end)
    suspect = figure.suspect.certainty if figure.suspect and is_damaged(figure) else ""
    said = (figure.value, figure.high, figure.kind, figure.unit, figure.qualifier, figure.fraction, figure.reason)
    return (edition.moved(*place) if edition else place), (said, suspect)


def _beside(edition: Edition, odd: Sequence[tuple[int, int]], number: int) -> set[int]:
    """Return the changes at these places or on their lines, else the nearest on both sides; all of them at last."""
    count = len(edition.changes)
    if number == _ROUNDS - 1:
        return set(range(count))
    dropped: set[int] = set()
    line = 0
    spans = Spans(odd)
    for start, end in zip(spans.starts, spans.ends, strict=True):
        if number == _ROUNDS - 2:
            if start < line:
                continue
            start = edition.text.rfind("\n", 0, start) + 1  # noqa: PLW2901
            line = edition.text.find("\n", end)
            end = line = len(edition.text) if line < 0 else line  # noqa: PLW2901
        first, last = bisect_right(edition.rights, start), bisect_left(edition.lefts, end)
        dropped.update(range(first, last) if first < last else {max(0, first - 1), min(first, count - 1)})
    return dropped
