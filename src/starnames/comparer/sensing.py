"""Where paired figures mean something else: loss for profit, a fall for a rise, another basis, a median lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.comparer.judging import Verdict
from starnames.comparer.senses import Senses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    ours, theirs = _senses(reference, group.reference), _senses(candidate, group.candidate)
    for one, two in figures:
        mine, yours = _floor(reference, group.reference, one), _floor(candidate, group.candidate, two)
        result = ours.result(one.start, mine), theirs.result(two.start, yours)
        direction = ours.direction(one.start, mine), theirs.direction(two.start, yours)
        if verdict := _turned(result, direction, one, two):
            yield verdict, one, two
    for dimension in ("basis", "statistic"):
        for verdict, one, two in _whole(ours, theirs, figures, dimension):
            if not (group.repeats and verdict.mechanism == "word_lost"):  # a part said again need not say it all
                yield verdict, one, two


def _floor(reading: Reading, numbers: Sequence[int], item: Item) -> int:
    return max(
        (start for start, _ in (reading.sentences[number] for number in numbers) if start <= item.start), default=0
    )


def _senses(reading: Reading, numbers: Sequence[int]) -> Senses:
    figures = [
        (item.start, item.side.end)
        for number in numbers
        for item in reading.items[number]
        if item.side.what == "figure"
    ]
    return Senses(reading.text, tuple(reading.sentences[number] for number in numbers), figures)


def _turned(result: tuple[str, str], direction: tuple[str, str], one: Item, two: Item) -> Verdict | None:
    results_differ = bool(result[0] and result[1] and result[0] != result[1])
    directions_differ = bool(direction[0] and direction[1] and direction[0] != direction[1])
    if results_differ and directions_differ:
        return None  # a loss that widened is a profit that fell
    rate = not {"%", "pp", "x"}.isdisjoint((one.group, two.group))
    if results_differ and (rate or any(each.group.startswith("money") for each in (one, two))):
        words = f"a {result[0]} in the reference ({one.side.surface!r}), a {result[1]} in the candidate"
        return Verdict("sense", f"{words} ({two.side.surface!r})", "sign_reversed")
    if directions_differ and rate:
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
        _without_sequential(mine, yours, left, right)
    for what in mine:
        place = left[what][0][0]
        if yours:
            other = yours.pop(0)
            there = right[other][0][0]
            one, two = min(figures, key=lambda pair: abs(pair[0].start - place) + abs(pair[1].start - there))
            yield Verdict("sense", f"{_word(what)} in the reference, {_word(other)} in the candidate"), one, two
        elif _telling(what):
            one, two = min(figures, key=lambda pair: abs(pair[0].start - place))
            yield Verdict("sense", f"{_word(what)} in the reference alone", "word_lost"), one, two
    for what in yours:
        if _telling(what):
            place = right[what][0][0]
            one, two = min(figures, key=lambda pair: abs(pair[1].start - place))
            yield Verdict("sense", f"{_word(what)} in the candidate alone", "word_lost"), one, two


def _telling(what: str) -> bool:
    return what != "average"


def _word(what: str) -> str:
    return _BASES.get(what, what)


def _without_sequential(
    mine: list[str], yours: list[str], left: Mapping[str, object], right: Mapping[str, object]
) -> None:
    """Take out 环比 where the other side has a quarter or a month for it, and what stands for it there."""
    for one, other, said in ((mine, yours, right), (yours, mine, left)):
        basis = next((each for each in ("quarter", "month") if each in said), "")
        if "period" in one and basis:
            one.remove("period")
            other[:] = [each for each in other if each != basis]
