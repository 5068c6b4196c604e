"""Which sentences of two texts say the same thing, found by what they state and where they stand.

Sentences that share rare values are anchors, wherever they stand: mutual first choices are taken first, those out of
order only when they share most of what they say. From each anchor the alignment grows to its neighbors: one sentence
against one, or against two that it was split into. What is left over is matched with what it repeats.

The work is bounded: a key that many sentences share proposes the nearest few of them only.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.comparer.items import Item
    from starnames.comparer.reading import Reading

__all__ = ["Group", "aligned"]

_ALL = 16  # a key that makes at most this many pairs proposes them all
_NEAREST = 2
_MOVED = 0.5  # the share of what it says that a sentence out of order must share
_SHARED = 1.0  # what two neighbors share before anything is matched by its shape
_RARE = 1.5  # what two sentences share that nothing else is matched with
_ALIKE = 0.2
_NEARLY = 0.9  # of its best score anywhere: what a sentence must share with a neighbor that it is a part of
_TELLING = 2.0  # what a sentence out of order must share, or else nearly all of what it says
_WHOLE = 0.9
_BLANK = 3  # characters between two cells of a table, or between the halves of a number
_JOINED = 2.0  # what their joined digits are worth
_SPLIT = 4  # sentences that one sentence may be split into

_FAMILY = {"x": "%", "pp": "%", "points": "%"}

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that say the same thing, by number; one side is empty where only the other says it."""

    reference: tuple[int, ...]
    candidate: tuple[int, ...]
    repeats: bool = False


def _weight(item: Item) -> float:
    """Return how much a shared item says: a figure by its digits, a name more than a year."""
    if item.side.what == "figure":
        return min(6.0, 0.5 + len(item.digits)) if item.hard else 0.5
    if item.side.what == "year":
        return 0.3
    return 1.5 if item.group != "name:?" else 0.0


def _features(sentences: Sequence[Sequence[Item]]) -> list[dict[Key, float]]:
    """Return the keys of each sentence with what each is worth; what half of the sentences say is worth little."""
    found: list[dict[Key, float]] = []
    counts: Counter[Key] = Counter()
    for items in sentences:
        features: dict[Key, float] = {}
        for item in items:
            weight = _weight(item)
            if not weight:
                continue
            keys = [item.key]
            if len(item.digits) > 1 and item.group != "year":
                keys.append(("digits", item.digits))
            for key in keys:
                features[key] = max(weight / len(keys), features.get(key, 0.0))
        for left, right in pairwise(items):
            if left.digits and right.digits and 0 <= right.start - left.side.end <= _BLANK:
                features["digits", _joined(left, right)] = _JOINED
        counts.update(features.keys())
        found.append(features)
    whole = log(len(sentences) + 1)
    rarity = {key: 1 - log(count) / whole for key, count in counts.items()}
    return [{key: weight * rarity[key] for key, weight in features.items()} for features in found]


def _joined(left: Item, right: Item) -> str:
    """Return the digits that two numbers have when only a blank, or nothing, is left between them."""
    return "".join(char for each in (left, right) for char in each.side.surface if char.isdigit()).strip("0")


class _Aligner:
    def __init__(self, reference: Reading, candidate: Reading) -> None:
        self.ours = _features(reference.items)
        self.theirs = _features(candidate.items)
        self.our_words = [reference.words(number) for number in range(len(reference.items))]
        self.their_words = [candidate.words(number) for number in range(len(candidate.items))]
        self.shapes = [_shape(items) for items in reference.items], [_shape(items) for items in candidate.items]
        self.scores: dict[tuple[int, int], float] = defaultdict(float)
        self.best: tuple[dict[int, float], dict[int, float]] = (defaultdict(float), defaultdict(float))
        self.match: dict[int, list[int]] = {}  # reference -> candidates
        self.back: dict[int, list[int]] = {}
        self.again: dict[int, int] = {}  # reference -> the candidate that it repeats
        self.again_back: dict[int, int] = {}

    # -- proposals -----------------------------------------------------------------------------------------------

    def propose(self) -> None:
        """Score the pairs of sentences that share a key."""
        scale = len(self.theirs) / max(1, len(self.ours))
        for name, ours, theirs in (
            ("words", _postings([{("words", each): 0.0} for each in self.our_words]),
             _postings([{("words", each): 0.0} for each in self.their_words])),
            ("keys", _postings(self.ours), _postings(self.theirs)),
        ):  # fmt: skip
            for key, left in ours.items():
                right = theirs.get(key)
                if right is None:
                    continue
                for i, j in _proposed(left, right, scale):
                    if name == "words":
                        self.scores[i, j] += 2.0 + sum(self.ours[i].values())
                    else:
                        self.scores[i, j] += min(self.ours[i][key], self.theirs[j][key])

    def overlap(self, i: int, j: int) -> float:
        """Return what two sentences share, by worth."""
        ours, theirs = self.ours[i], self.theirs[j]
        if len(ours) > len(theirs):
            return sum(min(weight, ours[key]) for key, weight in theirs.items() if key in ours)
        return sum(min(weight, theirs[key]) for key, weight in ours.items() if key in theirs)

    def share(self, i: int, j: int) -> float:
        """Return how much of the one that says less is in the other, from 0 to 1."""
        least = min(sum(self.ours[i].values()), sum(self.theirs[j].values()))
        return self.overlap(i, j) / least if least else float(self.our_words[i] == self.their_words[j])

    # -- decisions -----------------------------------------------------------------------------------------------

    def take(self, i: int, j: int) -> None:
        self.match.setdefault(i, []).append(j)
        self.back.setdefault(j, []).append(i)

    def anchor(self) -> None:
        """Take the mutual first choices: those in order, and of the others those that share most."""
        for (i, j), score in self.scores.items():
            self.best[0][i] = max(score, self.best[0][i])
            self.best[1][j] = max(score, self.best[1][j])
        best_ours = _first_choices((i, j, score) for (i, j), score in self.scores.items())
        best_theirs = _first_choices((j, i, score) for (i, j), score in self.scores.items())
        for i, j in self._verbatim():
            best_ours[i], best_theirs[j] = j, i
        mutual = sorted((i, j) for i, j in best_ours.items() if best_theirs.get(j) == i)
        chain = _heaviest_chain(mutual, [self.scores.get(pair, 1.0) for pair in mutual])
        kept = set(chain)
        for i, j in mutual:
            if (i, j) in kept or self.our_words[i] == self.their_words[j] or self._moved(i, j):
                self.take(i, j)

    def _verbatim(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs of sentences that stand word for word in both texts, as often in the one as in the other."""
        theirs = _postings([{(each,): 0.0} for each in self.their_words])
        for words, places in _postings([{(each,): 0.0} for each in self.our_words]).items():
            if len(places) == len(theirs.get(words, ())):
                yield from zip(places, theirs[words], strict=True)

    def _moved(self, i: int, j: int) -> bool:
        overlap = self.overlap(i, j)
        return overlap >= _SHARED and self.share(i, j) >= (_MOVED if overlap >= _TELLING else _WHOLE)

    def grow(self, least: float) -> None:
        """Go from what is matched to its neighbors that share `least` at least, what shares most first."""
        heap: list[tuple[float, int, int, int]] = []

        def offer(i: int, j: int) -> None:
            for a, b in _neighbors(i, j):
                if 0 <= a < len(self.ours) and 0 <= b < len(self.theirs):
                    worth = self._neighborly(a, b)
                    if worth < least <= _ALIKE and self._would_fill(a, b):
                        worth = least
                    if worth >= least:
                        heapq.heappush(heap, (-worth, abs((a - i) - (b - j)), a, b))

        offer(-1, -1)
        offer(len(self.ours), len(self.theirs))
        for i in sorted(self.match):
            for j in self.match[i]:
                offer(i, j)
        while heap:
            _, _, i, j = heapq.heappop(heap)
            if self._may_take(i, j):
                self.take(i, j)
                offer(i, j)

    def _neighborly(self, i: int, j: int) -> float:
        """Return what speaks for two neighbors of a pair: what they share, or that they count the same things."""
        if i in self.again or j in self.again_back or (i in self.match and j in self.back):
            return 0.0
        overlap = self.overlap(i, j)
        if i in self.match or j in self.back:
            elsewhere = self.best[1][j] if i in self.match else self.best[0][i]
            return overlap if overlap >= max(_SHARED, _NEARLY * elsewhere) else 0.0
        if overlap >= _SHARED:
            return overlap
        ours, theirs = self.shapes[0][i], self.shapes[1][j]
        return overlap / 2 + 0.2 + 0.2 * (ours == theirs) if set(ours) & set(theirs) else overlap / 2

    def _would_fill(self, i: int, j: int) -> bool:
        """Return whether a sentence counts what its neighbor's match counts and the neighbor does not."""
        ours, theirs = self.shapes
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

    def _may_take(self, i: int, j: int) -> bool:
        if i not in self.match and j not in self.back:
            return True
        if i in self.match and j in self.back:
            return False
        if i in self.match:
            group = self.match[i]
            return len(group) < _SPLIT and len(self.back[group[0]]) == 1 and min(abs(j - x) for x in group) == 1
        group = self.back[j]
        return len(group) < _SPLIT and len(self.match[group[0]]) == 1 and min(abs(i - x) for x in group) == 1

    def repeat(self) -> None:
        """Match what is left with what has moved, or with what it says again."""
        for (i, j), _ in sorted(self.scores.items(), key=lambda each: (-each[1], each[0])):
            mine, yours = i not in self.match and i not in self.again, j not in self.back and j not in self.again_back
            if not (mine or yours) or not self._moved(i, j):
                continue
            if mine and yours:
                self.take(i, j)
            elif mine:
                self.again[i] = j
            else:
                self.again_back[j] = i

    def rescue(self, least: float) -> None:
        """Match what is left on both sides with what it shares most with, `least` at least, wherever it stands."""
        left = [
            (score, i, j)
            for (i, j), score in self.scores.items()
            if i not in self.match and i not in self.again and j not in self.back and j not in self.again_back
        ]
        for _, i, j in sorted(left, key=lambda each: (-each[0], *each[1:])):
            if i not in self.match and j not in self.back and self.overlap(i, j) >= least:
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
        found += [Group((i,), ()) for i in range(len(self.ours)) if i not in self.match and i not in self.again]
        found += [Group((), (j,)) for j in range(len(self.theirs)) if j not in self.back and j not in self.again_back]
        return found


def aligned(reference: Reading, candidate: Reading) -> list[Group]:
    """Return the groups of sentences that say the same thing, and those that only one text has."""
    aligner = _Aligner(reference, candidate)
    aligner.propose()
    aligner.anchor()
    aligner.grow(_SHARED)
    aligner.repeat()
    aligner.rescue(_RARE)
    aligner.grow(_ALIKE)
    aligner.rescue(_SHARED)
    return aligner.groups()


def _shape(items: Iterable[Item]) -> tuple[str, ...]:
    """Return what a sentence counts, shares and multiples being one thing."""
    return tuple(_FAMILY.get(each.group, each.group) for each in items if each.side.what == "figure")


def _neighbors(i: int, j: int) -> Iterator[tuple[int, int]]:
    for a, b in ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2)):
        yield i + a, j + b
        yield i - a, j - b


def _postings(sentences: list[dict[Key, float]]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for number, features in enumerate(sentences):
        for key in features:
            found[key].append(number)
    return found


def _proposed(left: list[int], right: list[int], scale: float) -> Iterator[tuple[int, int]]:
    """Yield the pairs that a key proposes: all of a few, else those that stand about the same place."""
    if len(left) * len(right) <= _ALL:
        yield from ((i, j) for i in left for j in right)
        return
    if len(left) == len(right):
        yield from zip(left, right, strict=True)
        return
    for i in left:
        at = bisect_left(right, i * scale)
        yield from ((i, j) for j in right[max(0, at - _NEAREST) : at + _NEAREST])


def _first_choices(pairs: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    best: dict[int, tuple[float, int, int]] = {}
    for a, b, score in pairs:
        rank = (round(score, 6), -abs(a - b), -b)
        if a not in best or rank > best[a]:
            best[a] = rank
    return {a: -rank[2] for a, rank in best.items()}


def _heaviest_chain(pairs: list[tuple[int, int]], weights: list[float]) -> list[tuple[int, int]]:
    """Return the heaviest run of pairs that rises on both sides; `pairs` are sorted and share no number."""
    columns = sorted({j for _, j in pairs})
    size = len(columns)
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    previous: list[int] = []
    ending: list[float] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(columns, j)
        best = (0.0, -1)
        place = at
        while place > 0:
            best = max(best, tree[place])
            place -= place & -place
        previous.append(best[1])
        ending.append(best[0] + weights[number])
        place = at + 1
        while place <= size:
            tree[place] = max(tree[place], (ending[number], number))
            place += place & -place
    chain: list[tuple[int, int]] = []
    at = max(range(len(pairs)), key=lambda number: ending[number], default=-1)
    while at >= 0:
        chain.append(pairs[at])
        at = previous[at]
    return chain[::-1]
