"""Which figure of a group of sentences stands against which: the same value first, then what damage would make of it.

Every step goes through what the steps before have left, in the order of the text; a figure is paired once.
"""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import pairwise
from typing import TYPE_CHECKING

from starnames.comparer.mechanisms import scale_mechanism
from starnames.comparer.sameness import agree, power_between, same_group

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starnames.comparer.items import Item

__all__ = ["Joined", "Pairing", "pair_items"]

#: Several figures of one side that are one figure of the other, by their digits.
Joined = tuple[tuple["Item", ...], tuple["Item", ...]]
_EQUAL = 3.0
_CROSSING = 0.4  # what it costs that two pairs cross
_CROWD = 60  # more figures than this in one group are a table: only what is equal is paired across it


class Pairing:
    """The pairs of a group, and what was left on either side."""

    def __init__(self, reference: Sequence[Item], candidate: Sequence[Item]) -> None:
        """Take the items of both sides, in order."""
        self.pairs: list[tuple[Item, Item]] = []
        self.joined: list[Joined] = []
        self._ours = list(reference)
        self._theirs = list(candidate)
        self._gone: set[Item] = set()

    @property
    def ours(self) -> list[Item]:
        """What is left of the reference."""
        self._ours = [each for each in self._ours if each not in self._gone]
        return self._ours

    @property
    def theirs(self) -> list[Item]:
        """What is left of the candidate."""
        self._theirs = [each for each in self._theirs if each not in self._gone]
        return self._theirs

    def take(self, one: Item, two: Item) -> None:
        """Pair two items."""
        self.pairs.append((one, two))
        self._gone.update((one, two))

    def join(self, ours: tuple[Item, ...], theirs: tuple[Item, ...]) -> None:
        """Set several items of one side against one of the other."""
        self.joined.append((ours, theirs))
        self._gone.update((*ours, *theirs))

    def flipped(self) -> Pairing:
        """Return the pairing seen from the other side."""
        other = Pairing(self.theirs, self.ours)
        other.pairs = [(two, one) for one, two in self.pairs]
        other.joined = [(two, one) for one, two in self.joined]
        return other


def pair_items(reference: Sequence[Item], candidate: Sequence[Item]) -> Pairing:
    """Return the pairs of the figures and years of a group of sentences that say the same thing.

    Equal values are paired wherever they stand, since languages differ in order. Where that leaves something to
    report, what keeps the order is tried as well, and taken where it explains more with less.
    """
    pairing = Pairing(reference, candidate)
    _equal(pairing)
    if max(len(reference), len(candidate)) > _CROWD:
        return pairing
    _rest(pairing)
    if not _cost(pairing):
        return pairing
    ordered = Pairing(reference, candidate)
    for one, two in _in_order(reference, candidate):
        ordered.take(one, two)
    _equal(ordered)
    _rest(ordered)
    return min(pairing, ordered, key=lambda each: _cost(each) + _CROSSING * _crossings(each))


def _rest(pairing: Pairing) -> None:
    for fits in (agree, _read_through, _power, _other_unit):
        _each(pairing, fits)
    _join(pairing)
    _in_place(pairing)


def _gain(one: Item, two: Item) -> float:
    """Return what it explains to set two items against each other: nothing to `_EQUAL`."""
    if one.key == two.key or agree(one, two):
        return _EQUAL
    if one.group == "year" or two.group == "year":
        return 0.8 if one.group == two.group else 0.0
    if _read_through(one, two):
        return 2.4
    if _power(one, two):
        power = power_between(one, two) or 0
        assert one.figure is not None  # noqa: S101 - a power lies between figures only
        assert two.figure is not None  # noqa: S101
        return 2.2 if scale_mechanism(two.figure, power) or scale_mechanism(one.figure, -power) else 1.4
    if _other_unit(one, two):
        return 1.4
    return 0.8 if one.group == two.group and one.hard and two.hard else 0.0


def _in_order(reference: Sequence[Item], candidate: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Return the pairs that keep the order and explain most."""
    rows, columns = len(reference), len(candidate)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    gains = [[_gain(one, two) for two in candidate] for one in reference]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = best[i + 1][j + 1] + gains[i][j] if gains[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs: list[tuple[Item, Item]] = []
    i = j = 0
    while i < rows and j < columns:
        if gains[i][j] and best[i][j] == best[i + 1][j + 1] + gains[i][j]:
            pairs.append((reference[i], candidate[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _cost(pairing: Pairing) -> float:
    """Return what a pairing leaves to report."""
    paired = sum(_EQUAL - _gain(one, two) for one, two in pairing.pairs)
    return paired + 1.2 * len(pairing.joined) + 1.5 * sum(each.hard for each in (*pairing.ours, *pairing.theirs))


def _crossings(pairing: Pairing) -> int:
    places = [two.start for _, two in sorted(pairing.pairs, key=lambda pair: pair[0].start)]
    return sum(one > two for at, one in enumerate(places) for two in places[at + 1 :])


def _equal(pairing: Pairing) -> None:
    """Pair what has the same key; of several, those that are qualified alike, then by order."""
    for keyed in (_key_and_qualifier, _key):
        waiting: dict[tuple[str, ...], deque[Item]] = defaultdict(deque)
        for two in pairing.theirs:
            waiting[keyed(two)].append(two)
        for one in pairing.ours:
            if one.value is not None or one.group == "year":
                found = waiting.get(keyed(one))
                if found:
                    pairing.take(one, found.popleft())


def _key(item: Item) -> tuple[str, ...]:
    return item.key


def _key_and_qualifier(item: Item) -> tuple[str, ...]:
    return (*item.key, item.figure.qualifier if item.figure else "")


def _each(pairing: Pairing, fits: Callable[[Item, Item], bool]) -> None:
    for one in tuple(pairing.ours):
        found = [two for two in pairing.theirs if fits(one, two)]
        if found:
            pairing.take(one, min(found, key=lambda two: _distance(pairing, one, two)))


def _distance(pairing: Pairing, one: Item, two: Item) -> int:
    """Return how many pairs two items would cross."""
    return sum((a.start < one.start) != (b.start < two.start) for a, b in pairing.pairs)


def _read_through(one: Item, two: Item) -> bool:
    """Return whether the repair of one is the other."""
    return _is_cured(one, two) or _is_cured(two, one)


def _is_cured(damaged: Item, right: Item) -> bool:
    repair = damaged.figure.suspect if damaged.figure else None
    if repair is None or repair.value is None or right.value is None:
        return False
    return repair.value == right.value and damaged.value != right.value


def _power(one: Item, two: Item) -> bool:
    return same_group(one, two) and power_between(one, two) is not None


def _other_unit(one: Item, two: Item) -> bool:
    """Return whether two figures print the same number (or value) of different things."""
    if one.side.what != "figure" or two.side.what != "figure" or same_group(one, two):
        return False
    if not (one.value and two.value and one.digits == two.digits) or not (one.hard and two.hard):
        return False
    if one.value == two.value or "." in one.side.surface + two.side.surface or len(one.digits) > 2:
        return True
    return one.group.startswith("money") and two.group.startswith("money")


def _join(pairing: Pairing) -> None:
    """Find figures that ran together or fell apart: the digits of two neighbors are those of one."""
    for one in tuple(pairing.ours):
        if found := _parts(one, pairing.theirs):
            pairing.join((one,), found)
    for two in tuple(pairing.theirs):
        if found := _parts(two, pairing.ours):
            pairing.join(found, (two,))


def _parts(whole: Item, others: Sequence[Item]) -> tuple[Item, ...]:
    for left, right in pairwise(others):
        if _is_joined(left, right, whole):
            return left, right
    return ()


def _numerals(item: Item) -> str:
    return "".join(char for char in item.side.surface if char.isdigit())


def _is_joined(left: Item, right: Item, whole: Item) -> bool:
    numerals = _numerals(whole)
    return len(numerals) > 1 and _numerals(left) + _numerals(right) == numerals and bool(_numerals(left))


def _in_place(pairing: Pairing) -> None:
    """Pair what is left of one group of units where it stands between the same pairs, or is the only one."""
    for between in (True, False):
        for one in tuple(pairing.ours):
            if not one.hard and one.side.what == "figure":
                continue
            same = [two for two in pairing.theirs if two.group == one.group and (two.hard or one.group == "year")]
            near = [two for two in same if _distance(pairing, one, two) == 0]
            rivals = [each for each in pairing.ours if each.group == one.group]
            if between and near:
                pairing.take(one, near[0])
            elif not between and len(same) == 1 and len(rivals) == 1:
                pairing.take(one, same[0])
