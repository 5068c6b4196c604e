"""The stretches of a long text that are read again by themselves: lines with odd changes, and what stands around them.

A mention is decided by its paragraph, twelve words on each side of it at most, and by what the document names. So a
stretch is read with some words on each side, which are not looked at themselves, and with what has been named.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from starnames.drafter import Draft
from starnames.edition import Edition
from starnames.frozen import maker
from starnames.model import Change, Figure, Left, Link
from starnames.standing import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from starnames.restyler import Proposal

    _Placed = TypeVar("_Placed", Change, Figure, Left, Link)

__all__ = ["Stretch", "clipped", "mended", "moved", "stretches"]

#: How far a stretch goes on both sides of an odd change where its line does, and how much more is read around it.
_NEAR = 120
_AROUND = 180
_MAKERS: Mapping[type[object], Callable[..., Any]] = {noun: maker(noun) for noun in (Change, Figure, Left, Link)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a text, and what stands before and behind it when the changes are made."""

    start: int
    end: int
    before: str
    behind: str


def mended(
    first: Draft,
    odd: Sequence[Change],
    seen: AbstractSet[str],
    settle: Callable[[Draft, Stretch, set[str]], Outcome],
) -> Outcome:
    """Return what becomes of a text when the stretches of its draft with `odd` changes are settled.

    `settle` is asked for each stretch, in order, with its draft and what has been named before it.
    """
    named = set(seen)
    changes: list[Change] = []
    dropped: list[Change] = []
    made = first.changes
    linked = made_so_far = 0
    for each in stretches(first, odd):
        reach = bisect_left(first.links, each.start, key=_start)
        named.update(link.entity.id for link in first.links[linked:reach] if link.entity)
        linked = reach
        done = settle(clipped(first, each.start, each.end), each, named)
        changes += made[made_so_far : bisect_left(made, each.start, key=_start)]
        made_so_far = bisect_left(made, each.end, key=_start)
        changes += (moved(change, each.start) for change in done.edition.changes)
        dropped += (moved(change, each.start) for change in done.dropped)
    return Outcome(Edition(first.text, [*changes, *made[made_so_far:]]), dropped, first)


def stretches(draft: Draft, odd: Iterable[Change]) -> Iterator[Stretch]:
    """Yield the stretches around odd changes, in order and apart; no change of the draft is within one by half."""
    text = draft.text
    edition = Edition(text, draft.changes)
    places: list[tuple[int, int]] = []
    for start, end in sorted(_line(text, each) for each in odd):
        low, high = edition.origin(*edition.moved(start, end))
        if places and low <= places[-1][1]:
            low, high = places[-1][0], max(high, places.pop()[1])
        places.append((low, high))
    for start, end in places:
        left, right = edition.moved(start, end)
        before, behind = edition.text[max(0, left - _AROUND) : left], edition.text[right : right + _AROUND]
        if left > _AROUND:
            before = before[before.find(" ") + 1 :]
        if right + _AROUND < len(edition.text):
            behind = behind[: behind.rfind(" ") + 1]
        yield Stretch(
            start=start, end=end, before=before[before.rfind("\n\n") + 1 :], behind=behind.partition("\n\n")[0]
        )


def _line(text: str, change: Change) -> tuple[int, int]:
    """Return the line of a change, or what of it is near."""
    start = text.rfind("\n", 0, change.start) + 1
    if change.start - start > _NEAR:
        start = max(start, text.rfind(" ", start, change.start - _NEAR) + 1)
    end = text.find("\n", change.end)
    end = len(text) if end < 0 else end
    if end - change.end > _NEAR:
        blank = text.find(" ", change.end + _NEAR, end)
        end = end if blank < 0 else blank
    return start, end


def clipped(draft: Draft, start: int, end: int) -> Draft:
    """Return what a draft has within a stretch of its text, as a draft of that."""
    return Draft(
        text=draft.text[start:end],
        mode=draft.mode,
        links=_within(draft.links, start, end),
        figures=_within(draft.figures, start, end),
        names=_within(draft.names, start, end),
        repairs=_within(draft.repairs, start, end),
        styles=_styles_within(draft.styles, start, end),
        left=[moved(each, -start) for each in draft.left if start <= each.start and each.end <= end],
        named=draft.named,
    )


def _within(placed: Sequence[_Placed], start: int, end: int) -> list[_Placed]:
    first = bisect_left(placed, start, key=_start)
    return [moved(each, -start) for each in placed[first : bisect_left(placed, end, key=_start)] if each.end <= end]


def _styles_within(styles: Sequence[Proposal], start: int, end: int) -> list[Proposal]:
    first = bisect_left(styles, start, key=lambda each: each.change.start)
    last = bisect_left(styles, end, key=lambda each: each.change.start)
    return [
        replace(
            each,
            figure=moved(each.figure, -start),
            change=moved(each.change, -start),
            start=each.start - start,
            end=each.end - start,
        )
        for each in styles[first:last]
        if each.change.end <= end
    ]


def moved(each: _Placed, by: int) -> _Placed:
    """Return a change, a figure or the like as it stands in a text that begins elsewhere."""
    if not by:
        return each
    state: Sequence[Any] = each.__getstate__()  # type: ignore[assignment]
    made: _Placed = _MAKERS[type(each)](each.start + by, each.end + by, *state[2:])
    return made


_start = attrgetter("start")
