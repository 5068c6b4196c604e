"""A reference and a candidate: aligned, paired, and every disagreement said in plain words."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from starnames.arguments import check_day, check_text
from starnames.comparer.alignment import Group, aligned
from starnames.comparer.hedges import is_hedged
from starnames.comparer.judging import Verdict, judge
from starnames.comparer.mechanisms import MEANINGS
from starnames.comparer.naming import another_name, bared_names, changed_places, pair_names, swapped
from starnames.comparer.pairing import pair_items
from starnames.comparer.reading import Reading
from starnames.comparer.sensing import sense_verdicts
from starnames.comparer.telling import told
from starnames.linker import linker_for
from starnames.patterns import lazy
from starnames.table import given_base
from starnames.text import is_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starnames.comparer.items import Item
    from starnames.comparer.pairing import Pairing
    from starnames.comparer.telling import Found
    from starnames.comparison import Comparison
    from starnames.table import KnowledgeBase

__all__ = ["compare"]

_ONE_NUMBER = 6  # digits that one printed number may well have
_DIGITS = lazy(r"\d+")


def compare(
    reference: str,
    candidate: str,
    *,
    kb: KnowledgeBase | None = None,
    as_of: str | None = None,
    aliases: bool = True,
) -> Comparison:
    """Return where a candidate (a translation, another version) disagrees with its reference.

    Either text is Chinese or English. Figures, years and names are compared; prose is not, and nothing is translated.
    The result is false when there is no disagreement.

    >>> found = compare("2024年营收14221.70亿元，增长0.24%。", "2024 revenue was 1,422,170 billion yuan, up 0.24%.")
    >>> [(each.kind, each.mechanism, each.likely) for each in found.findings]
    [('scale', 'point_became_comma', 'reference')]
    """
    check_text(reference, "reference")
    check_text(candidate, "candidate")
    check_day(as_of)
    linker = linker_for(given_base(kb), aliases=aliases)
    ours = Reading(reference, linker, source=_source(candidate, reference), as_of=as_of)
    theirs = Reading(candidate, linker, source=_source(reference, candidate), as_of=as_of)
    return _Comparer(ours, theirs).comparison()


def _source(other: str, text: str) -> str | None:
    return other if is_chinese(other) and not is_chinese(text) else None


class _Comparer:
    def __init__(self, reference: Reading, candidate: Reading) -> None:
        self.reference = reference
        self.candidate = candidate
        # Ties are settled by order: the same text goes first whichever side it stands on, so that sides are alike.
        self.flipped = candidate.text < reference.text
        self.found: list[Found] = []
        self.pairs: list[tuple[Item, Item]] = []
        self.missing: list[tuple[Item, int]] = []
        self.extra: list[Item] = []

    def comparison(self) -> Comparison:
        groups = self._aligned()
        for group in groups:
            self._group(group)
        self._leftovers()
        return told(self.reference, self.candidate, groups, self.found, self.pairs)

    def _aligned(self) -> list[Group]:
        if not self.flipped:
            return aligned(self.reference, self.candidate)
        groups = aligned(self.candidate, self.reference)
        return [Group(each.candidate, each.reference, repeats=each.repeats) for each in groups]

    def _group(self, group: Group) -> None:
        ours = [item for number in group.reference for item in self.reference.items[number]]
        theirs = [item for number in group.candidate for item in self.candidate.items[number]]
        place = self._place(group)
        if self._identical(group):
            self.pairs += zip(ours, theirs, strict=True)
            return
        stated = _stated(ours), _stated(theirs)
        figures = pair_items(*stated[::-1]).flipped() if self.flipped else pair_items(*stated)
        bared = [*bared_names(figures, ours, theirs)]
        told = {each for _, *sides in bared for each in sides}
        named = _named(ours, told), _named(theirs, told)
        names = pair_names(*named) if not self.flipped else [(b, a) for a, b in pair_names(*named[::-1])]
        self.found += ((verdict, one, two, two.start) for verdict, one, two in bared)
        self.pairs += figures.pairs + names
        for one, two in figures.pairs:
            self._judge(one, two)
        self._joined(figures)
        for one, two in names:
            if one.key != two.key:
                self.found.append((another_name(one, two), one, two, two.start))
        for first, second in swapped(names, figures.pairs):
            self.found += ((changed_places(*pair), *pair, pair[1].start) for pair in (first, second))
        for verdict, one, two in sense_verdicts(self.reference, self.candidate, group, figures.pairs):
            self.found.append((verdict, one, two, two.start))
        if not group.repeats:
            numbers = _numbers_in_names(theirs)
            self.missing += (
                (each, place) for each in figures.ours if each.hard and each not in told and not _is_in(numbers, each)
            )
            numbers = _numbers_in_names(ours)
            self.extra += (
                each for each in figures.theirs if each.hard and each not in told and not _is_in(numbers, each)
            )

    def _identical(self, group: Group) -> bool:
        return (
            len(group.reference) == len(group.candidate) == 1
            and self.reference.words(group.reference[0]) == self.candidate.words(group.candidate[0])
            and len(self.reference.items[group.reference[0]]) == len(self.candidate.items[group.candidate[0]])
        )

    def _place(self, group: Group) -> int:
        if group.candidate:
            return self.candidate.sentences[group.candidate[-1]][1]
        return -1

    def _judge(self, one: Item, two: Item) -> None:
        for verdict in judge(one, two):
            if verdict.kind == "qualifier" and one.figure and two.figure:
                bare, text, said = one, self.reference.text, two.figure.qualifier
                if said == "exact":
                    bare, text, said = two, self.candidate.text, one.figure.qualifier
                if "exact" in {one.figure.qualifier, two.figure.qualifier} and is_hedged(text, bare, said):
                    continue
            self.found.append((verdict, one, two, two.start))

    def _joined(self, figures: Pairing) -> None:
        for ours, theirs in figures.joined:
            mechanism = self._join_mechanism(ours, theirs)
            printed = [" ".join(each.side.surface for each in side) for side in (ours, theirs)]
            words = f"{printed[0]!r} in the reference, {printed[1]!r} in the candidate: {MEANINGS[mechanism]}"
            self.found.append((Verdict("value", words, mechanism), ours[0], theirs[0], theirs[0].start))

    def _join_mechanism(self, ours: Sequence[Item], theirs: Sequence[Item]) -> str:
        """Return whether one number fell apart or two ran together: on the English side, or by how long they are."""
        parts_are_ours = len(ours) > len(theirs)
        if self.reference.chinese != self.candidate.chinese:
            damaged_is_ours = self.candidate.chinese
            return "digits_split" if damaged_is_ours == parts_are_ours else "cells_joined"
        whole = theirs[0] if parts_are_ours else ours[0]
        return "digits_split" if len(whole.digits) <= _ONE_NUMBER else "cells_joined"

    def _leftovers(self) -> None:
        """Pair what is missing in one place and too much in another, and report the rest."""
        paired = {each for pair in self.pairs for each in pair}
        waiting: dict[tuple[str, ...], deque[Item]] = defaultdict(deque)
        for two in self.extra:
            if two not in paired:
                waiting[two.key].append(two)
        for one, place in self.missing:
            if one in paired:  # a sentence that says it again has it
                continue
            if len(one.digits) > 1 and (others := waiting.get(one.key)):
                two = others.popleft()
                self.pairs.append((one, two))
                self._judge(one, two)
                continue
            words = f"{one.side.surface!r} stands in the reference alone"
            self.found.append((Verdict("missing", words), one, None, place))
        for two in (each for others in waiting.values() for each in others):
            words = f"{two.side.surface!r} stands in the candidate alone"
            self.found.append((Verdict("extra", words), None, two, two.start))


def _stated(items: Iterable[Item]) -> list[Item]:
    return [each for each in items if each.side.what != "name"]


def _named(items: Iterable[Item], told: set[Item]) -> list[Item]:
    return [each for each in items if each.side.what == "name" and each not in told]


def _numbers_in_names(items: Iterable[Item]) -> set[str]:
    """Return the numbers that linked names hold: the top 50 are the STAR 50."""
    names = (each.side.surface for each in items if each.side.what == "name")
    return {number for surface in names for number in _DIGITS.findall(surface)}


def _is_in(numbers: set[str], item: Item) -> bool:
    return item.group == "n" and item.value is not None and f"{item.value:f}" in numbers
