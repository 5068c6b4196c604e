"""What the sentences of two texts say, as keys with what each is worth, and which pairs of sentences share them.

Rare keys are worth more: what half of the sentences say tells little. A key that many sentences share proposes the
nearest few of them only, so that the work is bounded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.comparer.items import Item
    from starnames.comparer.reading import Reading

__all__ = ["Weighed", "first_choices", "heaviest_chain"]

_ALL = 16  # a key that makes at most this many pairs proposes them all
_NEAREST = 2
_BLANK = 3  # characters between two cells of a table, or between the halves of a number
_JOINED = 2.0  # what their joined digits are worth
_FAMILY = {"x": "%", "pp": "%", "points": "%"}

Key = tuple[str, ...]


class Weighed:
    """The sentences of both texts by what they say, and the scores of the pairs that share anything."""

    def __init__(self, reference: Reading, candidate: Reading) -> None:
        """Weigh two texts against each other."""
        self.ours = _features(reference.items)
        self.theirs = _features(candidate.items)
        self.our_words = [reference.words(number) for number in range(len(reference.items))]
        self.their_words = [candidate.words(number) for number in range(len(candidate.items))]
        self.shapes = [_shape(items) for items in reference.items], [_shape(items) for items in candidate.items]
        self.scores: dict[tuple[int, int], float] = defaultdict(float)
        self.best: tuple[dict[int, float], dict[int, float]] = (defaultdict(float), defaultdict(float))
        self._propose()
        for (i, j), score in self.scores.items():
            self.best[0][i] = max(score, self.best[0][i])
            self.best[1][j] = max(score, self.best[1][j])

    def _propose(self) -> None:
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

    def verbatim(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs of sentences that stand word for word in both texts, as often in the one as in the other."""
        theirs = _postings([{(each,): 0.0} for each in self.their_words])
        for words, places in _postings([{(each,): 0.0} for each in self.our_words]).items():
            if len(places) == len(theirs.get(words, ())):
                yield from zip(places, theirs[words], strict=True)


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


def _shape(items: Iterable[Item]) -> tuple[str, ...]:
    """Return what a sentence counts, shares and multiples being one thing."""
    return tuple(_FAMILY.get(each.group, each.group) for each in items if each.side.what == "figure")


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


def first_choices(pairs: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    """Return the second number of the best-scored pair of each first one; the nearer one where scores are equal."""
    best: dict[int, tuple[float, int, int]] = {}
    for a, b, score in pairs:
        rank = (round(score, 6), -abs(a - b), -b)
        if a not in best or rank > best[a]:
            best[a] = rank
    return {a: -rank[2] for a, rank in best.items()}


def heaviest_chain(pairs: list[tuple[int, int]], weights: list[float]) -> list[tuple[int, int]]:
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
