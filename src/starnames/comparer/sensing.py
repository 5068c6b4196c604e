"""Where paired figures mean something else: loss for profit, a fall for a rise, another basis, a median lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.comparer.judging import Verdict
from starnames.comparer.senses import Senses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.comparer.alignment import Group
    from starnames.comparer.items import Item
    from starnames.comparer.reading import Reading

__all__ = ["sense_verdicts"]

_BASES = {"year": "year-on-year", "quarter": "quarter-on-quarter", "month": "month-on-month", "period": "环比"}
_Found = tuple[Verdict, "Item", "Item"]


def sense_verdicts(
    reference: Reading,
    candidate: Reading,
    group: Group,
    pairs: Sequence[tuple[Item, Item]],
) -> Iterator[_Found]:
    """Yield the verdicts on the sense of the pairs of a group of sentences, each with its pair."""
    figures = [(one, two) for one, two in pairs if one.side.what == "figure"]
    if not figures:
        return
    ours = Senses(reference.text, tuple(reference.sentences[number] for number in group.reference))
    theirs = Senses(candidate.text, tuple(candidate.sentences[number] for number in group.candidate))
    for one, two in figures:
        floors = _floor(reference, group.reference, one), _floor(candidate, group.candidate, two)
        said = [
            (ours.before(dimension, one.start, floors[0]), theirs.before(dimension, two.start, floors[1]))
            for dimension in ("result", "direction")
        ]
        if verdict := _turned(said, one, two):
            yield verdict, one, two
    yield from _whole(ours, theirs, figures, "basis")
    yield from _whole(ours, theirs, figures, "statistic")


def _floor(reading: Reading, numbers: Sequence[int], item: Item) -> int:
    return max(
        (start for start, _ in (reading.sentences[number] for number in numbers) if start <= item.start), default=0
    )


def _turned(said: Sequence[tuple[str, str]], one: Item, two: Item) -> Verdict | None:
    result, direction = said
    results_differ = bool(result[0] and result[1] and result[0] != result[1])
    directions_differ = bool(direction[0] and direction[1] and direction[0] != direction[1])
    if results_differ and directions_differ:
        return None  # a loss that widened is a profit that fell
    if results_differ and (one.group in {"%", "pp", "x"} or one.group.startswith("money")):
        words = f"a {result[0]} in the reference ({one.side.surface!r}), a {result[1]} in the candidate"
        return Verdict("sense", f"{words} ({two.side.surface!r})", "sign_reversed")
    if directions_differ and one.group in {"%", "pp", "x"}:
        words = f"{direction[0]} in the reference ({one.side.surface!r}), {direction[1]} in the candidate"
        return Verdict("sense", f"{words} ({two.side.surface!r})")
    return None


def _whole(
    ours: Senses,
    theirs: Senses,
    figures: Sequence[tuple[Item, Item]],
    dimension: str,
) -> Iterator[_Found]:
    """Yield what only one side says of a dimension, once for each, at the figure nearest to the word."""
    left, right = ours.said(dimension), theirs.said(dimension)
    mine = [each for each in left if each not in right]
    yours = [each for each in right if each not in left]
    if dimension == "basis":
        mine, yours = _sequential(mine, yours)
    for what in mine:
        one, two = min(figures, key=lambda pair: abs(pair[0].start - left[what][0][0]))
        if yours:
            other = yours.pop(0)
            yield Verdict("sense", f"{_word(what)} in the reference, {_word(other)} in the candidate"), one, two
        elif _telling(what):
            yield Verdict("sense", f"{_word(what)} in the reference alone", "word_lost"), one, two
    for what in yours:
        one, two = min(figures, key=lambda pair: abs(pair[1].start - right[what][0][0]))
        if _telling(what):
            yield Verdict("sense", f"{_word(what)} in the candidate alone", "word_lost"), one, two


def _telling(what: str) -> bool:
    return what != "average"


def _word(what: str) -> str:
    return _BASES.get(what, what)


def _sequential(mine: list[str], yours: list[str]) -> tuple[list[str], list[str]]:
    """Return the bases without 环比 where the other side has a quarter or a month for it."""
    for one, two in ((mine, yours), (yours, mine)):
        if "period" in one:
            for basis in ("quarter", "month"):
                if basis in two:
                    one.remove("period")
                    two.remove(basis)
                    break
    return mine, yours
