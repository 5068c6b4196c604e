"""Which sentences of two texts say the same thing, found by what they state and where they stand.

Sentences that share rare values are anchors, wherever they stand: mutual first choices are taken first, those out of
order only when they share most of what they say. From each anchor the alignment grows to its neighbors: one sentence
against one, or against two that it was split into. What is left over is matched with what it repeats.
"""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starnames.comparer.weighing import Weighed, first_choices, heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.comparer.reading import Reading

__all__ = ["Group", "aligned"]

_MOVED = 0.5  # the share of what it says that a sentence out of order must share
_SHARED = 1.0  # what two neighbors share before anything is matched by its shape
_RARE = 1.5  # what two sentences share that nothing else is matched with
_ALIKE = 0.2
_NEARLY = 0.9  # of its best score anywhere: what a sentence must share with a neighbor that it is a part of
_MOST = 0.6  # of its best score anywhere: what two neighbors share that nothing is matched with yet
_TELLING = 2.0  # what a sentence out of order must share, or else nearly all of what it says
_WHOLE = 0.9
_DAMAGED = 0.4  # the share of its best score that a sentence keeps when its figures are damaged
_SPLIT = 4  # sentences that one sentence may be split into


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that say the same thing, by number; one side is empty where only the other says it."""

    reference: tuple[int, ...]
    candidate: tuple[int, ...]
    repeats: bool = False


class _Aligner:
    def __init__(self, pair: Weighed) -> None:
        self.pair = pair
        self.match: dict[int, list[int]] = {}  # reference -> candidates
        self.back: dict[int, list[int]] = {}
        self.again: dict[int, int] = {}  # reference -> the candidate that it repeats
        self.again_back: dict[int, int] = {}

    def take(self, i: int, j: int) -> None:
        self.match.setdefault(i, []).append(j)
        self.back.setdefault(j, []).append(i)

    def anchor(self) -> None:
        """Take the mutual first choices: those in order, and of the others those that share most."""
        best_ours = first_choices((i, j, score) for (i, j), score in self.pair.scores.items())
        best_theirs = first_choices((j, i, score) for (i, j), score in self.pair.scores.items())
        for i, j in self.pair.verbatim():
            best_ours[i], best_theirs[j] = j, i
        mutual = sorted((i, j) for i, j in best_ours.items() if best_theirs.get(j) == i)
        chain = heaviest_chain(mutual, [self.pair.scores.get(pair, 1.0) for pair in mutual])
        kept = set(chain)
        for i, j in mutual:
            if (i, j) in kept or self.pair.our_words[i] == self.pair.their_words[j] or self._moved(i, j):
                self.take(i, j)

    def _moved(self, i: int, j: int) -> bool:
        overlap = self.pair.overlap(i, j)
        return overlap >= _SHARED and self.pair.share(i, j) >= (_MOVED if overlap >= _TELLING else _WHOLE)

    def grow(self, least: float) -> None:
        """Go from what is matched to its neighbors that share `least` at least, what shares most first."""
        heap: list[tuple[float, int, int, int]] = []
        whole = len(self.pair.ours), len(self.pair.theirs)
        known = [(-1, -1), whole, *((i, j) for i in sorted(self.match) for j in self.match[i])]
        for i, j in known:
            self._offer(heap, i, j, least)
        while heap:
            _, _, i, j = heapq.heappop(heap)
            if self._is_free(i, j) or self._may_join(i, j):
                self.take(i, j)
                self._offer(heap, i, j, least)

    def _offer(self, heap: list[tuple[float, int, int, int]], i: int, j: int, least: float) -> None:
        """Put the neighbors of a pair that may be matched on the heap."""
        for a, b in _neighbors(i, j):
            if 0 <= a < len(self.pair.ours) and 0 <= b < len(self.pair.theirs):
                worth = self._neighborly(a, b)
                if worth < least <= _ALIKE and self._would_fill(a, b):
                    worth = least
                if worth >= least:
                    heapq.heappush(heap, (-worth, abs((a - i) - (b - j)), a, b))

    def _neighborly(self, i: int, j: int) -> float:
        """Return what speaks for two neighbors of a pair: what they share, or that they count the same things."""
        if i in self.again or j in self.again_back or (i in self.match and j in self.back):
            return 0.0
        if i in self.match or j in self.back:
            elsewhere = self.pair.best[1][j] if i in self.match else self.pair.best[0][i]
            fresh = self._fresh(i, j)
            return fresh if fresh >= max(_SHARED, _NEARLY * elsewhere) else 0.0
        overlap = self.pair.overlap(i, j)
        if overlap >= max(_SHARED, _MOST * max(self.pair.best[0][i], self.pair.best[1][j])):
            return overlap
        ours, theirs = self.pair.shapes[0][i], self.pair.shapes[1][j]
        alike = 0.2 + 0.2 * (ours == theirs) if set(ours) & set(theirs) else 0.0
        return min(overlap, _SHARED) / 2 + alike

    def _fresh(self, i: int, j: int) -> float:
        """Return what a part shares with the whole that the parts matched before it do not say."""
        ours, theirs = self.pair.ours, self.pair.theirs
        whole, part = (ours[i], theirs[j]) if i in self.match else (theirs[j], ours[i])
        said = [theirs[each] for each in self.match[i]] if i in self.match else [ours[each] for each in self.back[j]]
        return sum(
            min(weight, whole[key])
            for key, weight in part.items()
            if key in whole and not any(key in each for each in said)
        )

    def _would_fill(self, i: int, j: int) -> bool:
        """Return whether a sentence counts what its neighbor's match counts and the neighbor does not."""
        ours, theirs = self.pair.shapes
        if i in self.match and j not in self.back and j not in self.again_back:
            said = (Counter(theirs[each]) for each in self.match[i])
            wanted, offered = Counter(ours[i]), Counter(theirs[j])
        elif j in self.back and i not in self.match and i not in self.again:
            said = (Counter(ours[each]) for each in self.back[j])
            wanted, offered = Counter(theirs[j]), Counter(ours[i])
        else:
            return False
        for each in said:
            wanted -= each
        return bool(wanted & offered)

    def _may_join(self, i: int, j: int) -> bool:
        """Return whether one of two sentences is free and stands right beside what the other is matched with."""
        if (i in self.match) == (j in self.back):
            return False
        group, split, place = (
            (self.match[i], self.back[self.match[i][0]], j)
            if i in self.match
            else (self.back[j], self.match[self.back[j][0]], i)
        )
        return len(group) < _SPLIT and len(split) == 1 and min(abs(place - each) for each in group) == 1

    def recover(self) -> None:
        """Match what nothing else is matched with, also when it shares only half: a damaged sentence is no repeat."""
        for (i, j), _ in self._ranked():
            if self._is_free(i, j) and self.pair.overlap(i, j) >= _DAMAGED * max(
                self.pair.best[0][i], self.pair.best[1][j]
            ):
                self.take(i, j)

    def repeat(self) -> None:
        """Match what is left with what has moved, or else with what it says again."""
        for (i, j), _ in self._ranked():
            mine, yours = i not in self.match and i not in self.again, j not in self.back and j not in self.again_back
            if not (mine or yours) or not self._moved(i, j):
                continue
            if mine and yours:
                self.take(i, j)
            elif mine:
                self.again[i] = j
            else:
                self.again_back[j] = i

    def _ranked(self) -> list[tuple[tuple[int, int], float]]:
        return sorted(self.pair.scores.items(), key=lambda each: (-each[1], each[0]))

    def _is_free(self, i: int, j: int) -> bool:
        return not (i in self.match or i in self.again or j in self.back or j in self.again_back)

    def rescue(self, least: float) -> None:
        """Match what is left on both sides with what it shares most with, `least` at least, wherever it stands."""
        left = [(score, i, j) for (i, j), score in self.pair.scores.items() if self._is_free(i, j)]
        for _, i, j in sorted(left, key=lambda each: (-each[0], *each[1:])):
            if self._is_free(i, j) and self.pair.overlap(i, j) >= least:
                self.take(i, j)

    def groups(self) -> list[Group]:
        """Return the groups: matched, said again, and said by one side alone."""
        found = [Group((i,), (j,), repeats=True) for i, j in self.again.items()]
        found += [Group((i,), (j,), repeats=True) for j, i in self.again_back.items()]
        seen: set[int] = set()
        for i in sorted(self.match):
            if i not in seen:
                ours = self.back[self.match[i][0]]
                seen.update(ours)
                found.append(Group(tuple(sorted(ours)), tuple(sorted(self.match[i]))))
        found += [Group((i,), ()) for i in range(len(self.pair.ours)) if i not in self.match and i not in self.again]
        found += [
            Group((), (j,)) for j in range(len(self.pair.theirs)) if j not in self.back and j not in self.again_back
        ]
        return found


def aligned(reference: Reading, candidate: Reading) -> list[Group]:
    """Return the groups of sentences that say the same thing, and those that only one text has."""
    aligner = _Aligner(Weighed(reference, candidate))
    aligner.anchor()
    aligner.grow(_SHARED)
    aligner.recover()
    aligner.repeat()
    aligner.rescue(_RARE)
    aligner.grow(_ALIKE)
    aligner.rescue(_SHARED)
    return aligner.groups()


def _neighbors(i: int, j: int) -> Iterator[tuple[int, int]]:
    for a, b in ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2)):
        yield i + a, j + b
        yield i - a, j - b
