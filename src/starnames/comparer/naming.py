"""The names of a group of sentences: which stands against which, and where another entity stands in its place."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING

from starnames.comparer.judging import Verdict
from starnames.comparer.mechanisms import MEANINGS
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.comparer.items import Item
    from starnames.comparer.pairing import Pairing

__all__ = ["another_name", "bared_names", "changed_places", "pair_names", "swapped"]

_CROWD = 60  # more names or figures than this in one group are a table or a list
_TRACKS = frozenset("products product etfs etf funds fund".split())  # what follows the name of an index
_NUMBER = lazy(r"\d+")


def pair_names(reference: Sequence[Item], candidate: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Return the pairs of names; unequal ones are another entity in place of the right one.

    A name that the other side has too is repeated or left to a pronoun, and is nobody's mistake; neither is a name
    where the other side has one that nobody could link.
    """
    pairs = _equal(reference, candidate)
    paired = {each for pair in pairs for each in pair}
    ours = [each for each in reference if each not in paired]
    theirs = [each for each in candidate if each not in paired]
    if max(len(ours), len(theirs)) > _CROWD:
        return pairs
    ours, theirs = _without_doubtful(ours, theirs), _without_doubtful(theirs, ours)
    for group in sorted({each.group for each in (*ours, *theirs)}):
        mine = [each for each in ours if each.group == group]
        yours = [each for each in theirs if each.group == group]
        known = {each.key for each in reference} & {each.key for each in candidate}
        fresh = [each for each in mine if each.key not in known], [each for each in yours if each.key not in known]
        if fresh[0] or fresh[1]:
            pairs += _in_order(mine, yours, fresh, pairs)
    return pairs


def bared_names(
    figures: Pairing, reference: Sequence[Item], candidate: Sequence[Item]
) -> Iterator[tuple[Verdict, Item, Item]]:
    """Yield the numbers that are all that is left of the name of an index on the other side, with that name."""
    for left, others, own, is_ours in (
        (figures.theirs, reference, candidate, False),
        (figures.ours, candidate, reference, True),
    ):
        kept = {each.key for each in own}
        indices = [each for each in others if each.group == "name:index" and each.key not in kept]
        for item in left if indices else ():
            if item.figure is None or item.value is None or item.figure.unit.lower() not in _TRACKS:
                continue
            for other in indices[:_CROWD]:
                if _ends_in(other, item):
                    words = f"{item.side.surface!r} for {other.side.surface!r}: {MEANINGS['name_as_number']}"
                    one, two = (item, other) if is_ours else (other, item)
                    blamed = "reference" if is_ours else "candidate"
                    yield Verdict("name", words, "name_as_number", "", blamed), one, two
                    break


def _ends_in(name: Item, number: Item) -> bool:
    entity = name.side.link.entity if name.side.link else None
    printed = f"{name.side.surface} {entity.short if entity else ''}"
    return f"{number.value:f}" in _NUMBER.findall(printed)


def _equal(reference: Sequence[Item], candidate: Sequence[Item]) -> list[tuple[Item, Item]]:
    waiting: dict[tuple[str, ...], deque[Item]] = defaultdict(deque)
    for two in candidate:
        waiting[two.key].append(two)
    return [(one, found.popleft()) for one in reference if one.group != "name:?" and (found := waiting.get(one.key))]


def _without_doubtful(names: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    """Return the linked names that no doubtful name of the other side may stand for."""
    offered = Counter(
        each.entity.id
        for other in others
        if other.group == "name:?" and other.side.link
        for each in other.side.link.candidates
    )
    return [each for each in names if each.group != "name:?" and not offered[each.key[1]]]


def _in_order(
    mine: Sequence[Item],
    yours: Sequence[Item],
    fresh: tuple[list[Item], list[Item]],
    pairs: Sequence[tuple[Item, Item]],
) -> list[tuple[Item, Item]]:
    """Pair what is left of both sides by place, one of each pair at least being a name that only its side has."""
    found: list[tuple[Item, Item]] = []
    waiting = list(yours)
    for one in mine:
        fits = [two for two in waiting if one in fresh[0] or two in fresh[1]]
        if fits:
            two = min(fits, key=lambda each: _crossings(pairs, one, each))
            waiting.remove(two)
            found.append((one, two))
    return found


def _crossings(pairs: Sequence[tuple[Item, Item]], one: Item, two: Item) -> int:
    return sum((a.start < one.start) != (b.start < two.start) for a, b in pairs)


def swapped(
    names: Sequence[tuple[Item, Item]], figures: Sequence[tuple[Item, Item]]
) -> list[tuple[tuple[Item, Item], tuple[Item, Item]]]:
    """Return the pairs of names that have changed places: each stands nearest before a figure of the other.

    Both names and both figures must be in both texts, and every figure close behind its name, so that nothing but an
    exchange explains it.
    """
    owners: list[tuple[Item, Item, Item, Item]] = []
    firsts = [one for one, _ in names if one.group == "name:company"]
    seconds = [two for _, two in names if two.group == "name:company"]
    if (
        max(len(names), len(figures)) > _CROWD
        or len({each.key for each in firsts}) != 2
        or not _same_names(firsts, seconds)
    ):
        return []
    for one, two in figures:
        mine, yours = _owner(firsts, one), _owner(seconds, two)
        if mine is None or yours is None or not (one.hard and two.hard):
            return []
        owners.append((one, two, mine, yours))
    crossed = [each for each in owners if each[2].key != each[3].key]
    if len({each[2].key for each in crossed}) == 2 and len(crossed) == len(owners):
        first = crossed[0]
        second = next(each for each in crossed if each[2].key != first[2].key)
        return [((first[2], first[3]), (second[2], second[3]))]
    return []


def _same_names(firsts: Sequence[Item], seconds: Sequence[Item]) -> bool:
    return sorted(each.key for each in firsts) == sorted(each.key for each in seconds)


def _owner(names: Sequence[Item], figure: Item) -> Item | None:
    before = [each for each in names if each.start < figure.start]
    return max(before, key=lambda each: each.start) if before else None


def _called(item: Item) -> str:
    assert item.side.link is not None  # noqa: S101 - a name
    assert item.side.link.entity is not None  # noqa: S101 - only linked names are set against each other
    entity = item.side.link.entity
    known = ", ".join(part for part in (entity.short or entity.zh, entity.ticker) if part)
    return f"{item.side.surface!r} ({known})"


def another_name(one: Item, two: Item) -> Verdict:
    """Return the verdict on two names that stand against each other and name two entities."""
    return Verdict("name", f"the reference names {_called(one)}, the candidate {_called(two)}")


def changed_places(one: Item, two: Item) -> Verdict:
    """Return the verdict on one of two names that stand with each other's figures."""
    return Verdict("name", f"{_called(one)} and {_called(two)} have changed places: their figures are each other's")
