"""What was found of two texts as the `Comparison` that a caller gets: in order, with the side that is likely wrong."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from starnames.comparer.judging import Verdict
from starnames.comparer.likely import Witness
from starnames.comparison import Block, Comparison, Disagreement, Pair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starnames.comparer.alignment import Group
    from starnames.comparer.items import Item
    from starnames.comparer.reading import Reading

__all__ = ["Found", "told"]

#: A verdict with what it is about on either side, and its place in the candidate: negative where that is to be found.
Found = tuple[Verdict, "Item | None", "Item | None", int]


def told(
    reference: Reading,
    candidate: Reading,
    groups: Iterable[Group],
    found: Iterable[Found],
    pairs: Iterable[tuple[Item, Item]],
) -> Comparison:
    """Return the comparison: what was found in order of its place in the candidate, each side's fault weighed."""
    paired = sorted(pairs, key=lambda pair: (pair[0].start, pair[1].start))
    witness = Witness(reference, candidate)
    places = _Places(paired)
    rows = [
        (place if place >= 0 else places.after(one), number, verdict, one, two)
        for number, (verdict, one, two, place) in enumerate(found)
    ]
    rows.sort(key=lambda row: row[:2])
    findings: list[Disagreement] = []
    by_pair: dict[tuple[Item, Item], list[int]] = {}
    for place, _, verdict, one, two in rows:
        side, reason = witness.likely(verdict, one, two)
        if one is not None and two is not None:
            by_pair.setdefault((one, two), []).append(len(findings))
        findings.append(
            Disagreement(
                kind=verdict.kind,
                reference=one.side if one else None,
                candidate=two.side if two else None,
                place=place,
                diagnosis=verdict.diagnosis,
                likely=side,
                reason=reason,
                mechanism=verdict.mechanism,
                factor=verdict.factor,
            )
        )
    return Comparison(
        findings=tuple(findings),
        pairs=tuple(
            Pair(reference=one.side, candidate=two.side, findings=tuple(by_pair.get((one, two), ())))
            for one, two in paired
        ),
        blocks=_blocks(reference, candidate, groups),
        table=reference.table,
    )


def _blocks(reference: Reading, candidate: Reading, groups: Iterable[Group]) -> tuple[Block, ...]:
    blocks = [
        Block(
            reference=tuple(reference.sentences[number] for number in group.reference),
            candidate=tuple(candidate.sentences[number] for number in group.candidate),
            repeats=group.repeats,
        )
        for group in groups
    ]
    return tuple(sorted(blocks, key=lambda each: (each.reference or each.candidate, each.candidate)))


class _Places:
    """Where in the candidate something belongs that only the reference has: behind what comes before it there."""

    def __init__(self, pairs: Iterable[tuple[Item, Item]]) -> None:
        self.ends: list[tuple[int, int]] = sorted((one.start, two.side.end) for one, two in pairs)

    def after(self, item: Item | None) -> int:
        at = bisect_left(self.ends, (item.start if item else 0, 0))
        return self.ends[at - 1][1] if at else 0
