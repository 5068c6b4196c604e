"""What a text becomes, such that a second pass changes nothing: by construction rather than by luck.

`settled` is a function of a text alone (and of what reads it). It answers in one of four ways, each of which the
second pass repeats:

1. The draft of the text shows nothing odd (see `beside`): it is made, on trust.
2. The text with the changes made is read again, and nothing is to be changed in it: then the second pass, which begins
   with just this reading, ends with it. What is to be changed once more, a repaired figure in its style say, is made
   as well, a few times at most.
3. What is read otherwise than it should be speaks against the changes at that place, or else the nearest: those are
   dropped, and the rest is read again. The outcome is accepted only when the same steps, taken on it, drop what
   they find and end where they began; which is what the second pass does. If they do not, whole lines are
   dropped in the same way.
4. Otherwise the text is left as it was. The second pass begins with the same text, and comes to the same end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from starnames.edition import Edition, Spans
from starnames.model import Left
from starnames.restyler import is_damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from starnames.drafter import Draft
    from starnames.model import Change, Figure

__all__ = ["Outcome", "settled"]

_STYLE = "figure:style"
_OTHERWISE = "printed anew it would be read otherwise where it stands"
#: So many rounds may make changes on top of changes; so many drop what is nearest, the next whole lines, then all.
_COMPOSED = 3
_NEAREST = 5


@dataclass(frozen=True)
class Outcome:
    """What becomes of a text: the changes made and those dropped, and the last reading.

    That is of the text that they make, or where nothing is odd of the one that they are made in.
    """

    edition: Edition
    dropped: Sequence[Change]
    last: Draft

    @property
    def text(self) -> str:
        """The text that comes out."""
        return self.edition.text

    def left(self, seen: Iterable[Left]) -> list[Left]:
        """Return what was left to begin with and not changed after all, with what was dropped, in order."""
        made = Spans((each.start, each.end) for each in self.edition.changes)
        left = [each for each in seen if not made.touch(each.start, each.end)]
        left += (
            Left(
                start=each.start,
                end=each.end,
                surface=self.edition.original[each.start : each.end],
                rule="figure" if each.rule.startswith("figure") else "name",
                reason=_OTHERWISE,
            )
            for each in self.dropped
            if not made.touch(each.start, each.end)
        )
        left.sort(key=attrgetter("start"))
        return left


def settled(first: Draft, read: Callable[[str], Draft], odd: Callable[[Draft], bool]) -> Outcome:
    """Return what becomes of a text, given its draft, what drafts another text in its place, and whether one is odd."""
    found = _tried(first, read, odd, [])
    if _is_kept(found, first, read, odd):
        return found
    found = _tried(first, read, odd, _on_lines(first, found.dropped))
    if _is_kept(found, first, read, odd):
        return found
    return Outcome(Edition(first.text, []), first.changes, first)


def _is_kept(found: Outcome, first: Draft, read: Callable[[str], Draft], odd: Callable[[Draft], bool]) -> bool:
    """Return whether a second pass over an outcome keeps it."""
    if not found.dropped or found.text == first.text:
        return True
    return _tried(found.last, read, odd, []).text == found.text


def _tried(first: Draft, read: Callable[[str], Draft], odd: Callable[[Draft], bool], dropped: list[Change]) -> Outcome:
    """Return a text with its changes made but those dropped, and those made after them, until none is to be made."""
    if not dropped and not odd(first):
        return Outcome(Edition(first.text, first.changes), (), first)
    out = Spans((each.start, each.end) for each in dropped)
    changes = [each for each in first.changes if not out.touch(each.start, each.end)]
    wanted = {each.figure.start: each.figure for each in first.styles}
    number = 0
    while changes:
        edition = Edition(first.text, changes)
        page = read(edition.text)
        stays = Spans(edition.moved(each.start, each.end) for each in dropped)
        later = [each for each in page.changes if not stays.touch(each.start, each.end)]
        refused = [each for each in later if number >= _COMPOSED or not _may_follow(each, edition)]
        amiss = sorted({*_misread(first, edition, page, wanted), *((each.start, each.end) for each in refused)})
        if amiss:
            gone = _beside(edition, amiss, number)
            dropped = [*dropped, *(edition.changes[index] for index in sorted(gone))]
            changes = [each for index, each in enumerate(edition.changes) if index not in gone]
        elif later:
            wanted.update({edition.origin(each.start, each.end)[0]: each.figure for each in page.styles})
            changes = edition.before(later)
        else:
            return Outcome(edition, dropped, page)
        number += 1
    return Outcome(Edition(first.text, ()), dropped, first)


def _may_follow(later: Change, edition: Edition) -> bool:
    """Return whether a change may be made of what a text has become by others.

    A figure may be repaired, or a repaired one printed in another style; a name is printed anew only where repairs
    have told something new, since how names are printed tells nothing.
    """
    if later.rule.startswith("figure") or any(_is_repair(each) for each in edition.changes):
        first, last = bisect_right(edition.rights, later.start), bisect_left(edition.lefts, later.end)
        return all(_is_repair(each) for each in edition.changes[first:last])
    return False


def _is_repair(change: Change) -> bool:
    return change.rule.startswith("figure:") and change.rule != _STYLE


def _misread(first: Draft, edition: Edition, page: Draft, wanted: Mapping[int, Figure]) -> Iterator[tuple[int, int]]:
    """Yield where figures printed anew are not read as the same ones, or make others of those beside them."""
    starts = [each.start for each in page.figures]
    for left, right, change in zip(edition.lefts, edition.rights, edition.changes, strict=True):
        if change.start in wanted:
            found = page.figures[bisect_left(starts, left) : bisect_left(starts, right)]
            figure = wanted[change.start]
            same = [(_said(each), each.unit) for each in found] == [(_said(figure), figure.unit)]
            if not same or is_damaged(found[0]) or found[0].end > right:
                yield left, right
    names = [edition.moved(each.start, each.end) for each in first.links]
    names += ((each.start, each.end) for each in page.links)
    taken = Spans([*zip(edition.lefts, edition.rights, strict=True), *names])
    before = dict(_counted(each, *edition.moved(each.start, each.end)) for each in first.figures)
    after = dict(_counted(each, each.start, each.end) for each in page.figures)
    both = before | after
    places = [(key[0], both[key]) for key in before.keys() ^ after.keys()]
    for start, end in places:
        beside = [edition.changes[index] for index in _beside(edition, [(start, end)], 0)]
        if not taken.touch(start, end) and any(each.rule == _STYLE for each in beside):
            yield start, end


def _said(figure: Figure) -> tuple[object, ...]:
    """Return all that two readings of a figure must have in common, but for the unit."""
    return figure.value, figure.high, figure.kind, figure.qualifier, figure.fraction, figure.reason


def _counted(figure: Figure, start: int, end: int) -> tuple[tuple[int, str, object], int]:
    """Return where a figure begins with what it is worth, and where it ends; what is counted may be a name."""
    return (start, figure.unit if figure.kind != "count" else "", _said(figure)), end


def _beside(edition: Edition, places: Iterable[tuple[int, int]], number: int) -> set[int]:
    """Return the changes at these places, else the nearest on both sides; later on their lines, all of them at last."""
    count = len(edition.changes)
    if number > _NEAREST:
        return set(range(count))
    gone: set[int] = set()
    for start, end in places:
        low, high = _line(edition.text, start, end) if number == _NEAREST else (start, end)
        first, last = bisect_right(edition.rights, low), bisect_left(edition.lefts, high)
        gone.update(range(first, last) if first < last else {max(0, first - 1), min(first, count - 1)})
    return gone


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def _on_lines(first: Draft, dropped: Sequence[Change]) -> list[Change]:
    """Return the changes of a draft on the lines where some were dropped."""
    lines = Spans(_line(first.text, each.start, each.end) for each in dropped)
    return [each for each in first.changes if lines.touch(each.start, each.end)]
