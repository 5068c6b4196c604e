"""Names that a ticker behind them tells: "Frequency accurate laser (688826.SH)", and the same words elsewhere.

What stands before a ticker in brackets names its company, so that the letters have to say only that they may: by an
alignment with that one Chinese name, or by its consonants in their order ("Wondus" for 万德斯). Small letters have to
say all of it. Of what is told so, the same words are proposed wherever else they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import ahocorasick_rs

from starnames import cues
from starnames.finder import Proposal
from starnames.patterns import lazy
from starnames.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.model import Candidate, Entity
    from starnames.resolver import Resolver

__all__ = ["tickered_names"]

_BRACKET = lazy(r" ?[(（](?:[A-Za-z]{2,8}[:：]? ?)?$")
_WORD = lazy(r"(?<![\w.'’&*-])[A-Za-z0-9*][A-Za-z0-9'’&-]*$")
_BEFORE = 12
_LONGEST_WORD = 24
_MOST_WORDS = 6
#: How much less a longer part before a ticker may count than the best one.
_LONGER = 0.1
#: What the same words count for where no ticker stands behind them.
_AGAIN = 0.6
_SHORTEST = 4
#: How a piece is explained that says nothing of what distinguishes a name.
_INDISTINCT = frozenset({"added", "dropped", "legal", "mark", "own", "trade", "usual"})


def tickered_names(
    text: str,
    tickers: Iterable[tuple[int, Entity]],
    taken: Sequence[tuple[int, int]],
    resolver: Resolver,
) -> Iterator[tuple[Proposal, tuple[Candidate, ...]]]:
    """Yield a proposal with its candidate for every name that only a ticker tells, and for the same words elsewhere.

    `tickers` are where those begin that no linked mention stands beside, each with its company; `taken` are the sorted,
    disjoint spans of what is no part of such a name.
    """
    starts = [start for start, _ in taken]
    told: dict[str, tuple[Candidate, ...]] = {}
    places: list[tuple[int, int]] = []
    for place, entity in tickers:
        if (end := _end_before(text, place)) and (found := _named(text, end, taken, starts, entity, resolver)):
            start, candidate = found
            places.append((start, end))
            told[text[start:end]] = (candidate.scored(_AGAIN),)
            yield Proposal(start, end, ()), (candidate,)
    if told:
        blocked = sorted([*taken, *places])
        for start, end, surface in _elsewhere(text, told, blocked):
            yield Proposal(start, end, ()), told[surface]


def _end_before(text: str, place: int) -> int:
    """Return where the words end that stand before the brackets of a ticker, or nought."""
    first = max(0, place - _BEFORE)
    bracket = _BRACKET.search(text[first:place])
    return first + bracket.start() if bracket else 0


def _named(
    text: str, end: int, taken: Sequence[tuple[int, int]], starts: list[int], entity: Entity, resolver: Resolver
) -> tuple[int, Candidate] | None:
    """Return where the name of a company begins that ends before a ticker, with the candidate it makes, or nothing."""
    at = bisect_left(starts, end)
    least = taken[at - 1][1] if at else 0
    found: list[tuple[int, Candidate]] = []
    start = end + 1
    for _ in range(_MOST_WORDS):
        word = _WORD.search(text, max(least, start - 1 - _LONGEST_WORD), start - 1)
        if word is None:
            break
        start = word.start()
        if word[0].lower() not in cues.OPENERS and (candidate := _said(text[start:end], entity.id, resolver)):
            found.append((start, candidate))
        if text[start - 1 : start] != " ":
            break
    best = max((each.score for _, each in found), default=0.0)
    return next((each for each in reversed(found) if each[1].score > best - _LONGER), None)


@remembered
def _said(surface: str, entity_id: str, resolver: Resolver) -> Candidate | None:
    """Return the candidate that words before a ticker make as a name of its company, if they may be one."""
    if len(surface) < _SHORTEST:
        return None
    found = resolver.rendered.of(surface, resolver.kb[entity_id])
    if found is None or _INDISTINCT.issuperset(found.ways):
        return None
    return found if surface[0].isupper() or not found.unsaid else None


def _elsewhere(text: str, told: Iterable[str], blocked: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield where such words stand elsewhere by themselves, or with a capital in front: disjoint, the first first."""
    surfaces = [each for each in told if " " in each]  # `starnames.shortened` looks for single words
    forms = [(form, each) for each in surfaces for form in sorted({each, each[0].upper() + each[1:]})]
    if not forms:
        return
    automaton = ahocorasick_rs.AhoCorasick([form for form, _ in forms])
    starts, reach = [start for start, _ in blocked], 0
    found = automaton.find_matches_as_indexes(text, overlapping=True)
    for start, end, number in sorted((start, -end, number) for number, start, end in found):
        at, stop = bisect_left(starts, -end), -end
        if start < reach or (at and blocked[at - 1][1] > start):
            continue
        if not text[start - 1 : start].isalnum() and not text[stop : stop + 1].isalnum():
            reach = stop
            yield start, stop, forms[number][1]
