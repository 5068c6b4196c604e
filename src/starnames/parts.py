"""The part of a run of capitalized words that renders a company's Chinese name best.

Of a run the longest part that renders a company is taken; words may be left off at its head where they open a sentence,
and at its end: what is left off is no name by itself, not even where the name before it is recorded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames import cues
from starnames.partial import placed
from starnames.patterns import lazy
from starnames.remembering import remembered
from starnames.renderings import ADDED
from starnames.resolver import EXACT, SUPPORTED
from starnames.runs import SHARED, TAIL, trade_end

if TYPE_CHECKING:
    from starnames.model import Candidate
    from starnames.resolver import Resolver

__all__ = ["INCOMPLETE", "LEGAL_END", "MISREAD", "MOST_WORDS", "best_part", "ends_of", "word_places"]

_TRIMMED = lazy(r"['’]s?$")
LEGAL_END = lazy(r"[ ](?:Co|Inc|Ltd|Corp|Corporation|Limited)$")
#: How an alignment explains what is left unsaid, or misread.
MISREAD = ("dropped", "typo", "near")
INCOMPLETE = (*ADDED, *MISREAD)
#: How many words of a run a name has at most.
MOST_WORDS = 6
_MOST_TAILS = 2
_MOST_CUTS = 2
_SHORTEST = 4


@remembered
def best_part(run: str, tail: str, resolver: Resolver) -> tuple[int, int, tuple[Candidate, ...]] | None:
    """Return the span of the part of a run that renders a company best, with its candidates.

    `tail` is the small words behind the run that may belong to it. Answers are remembered: a feed repeats its names.
    """
    found = _best_of(run, tail, resolver)
    word = TAIL.match(tail)
    if not word or (found and (found[1] > len(run) or found[2][0].score >= EXACT)):
        return found
    if word[1] not in resolver.rendered.last_words:
        return found
    start = found[0] if found else 0  # "Zhongju core": the last piece of a name that is no trade, in small letters
    candidates = resolver.worked_out((run + word[0])[start:])
    complete = candidates and candidates[0].score >= SUPPORTED and not candidates[0].has(*INCOMPLETE)
    if not complete or (len(candidates) > 1 and candidates[1].score >= SUPPORTED):
        return found
    return start, len(run) + word.end(), candidates


@remembered
def _best_of(run: str, tail: str, resolver: Resolver) -> tuple[int, int, tuple[Candidate, ...]] | None:
    """Return the span of the part of a run that renders a company best, small words of trades behind it included."""
    text, words = run + tail, word_places(run, 0, len(run))
    fallback: tuple[int, int, tuple[Candidate, ...]] | None = None
    for first in range(min(_MOST_CUTS + 1, len(words))):
        if first and not _opens(text, words, first):
            break
        for last in range(min(len(words), first + MOST_WORDS), first, -1):
            if last < len(words) - _MOST_CUTS:
                break
            start, end = words[first][0], words[last - 1][1]
            if last - first == 1 and text[start:end].lower() in cues.OPENERS:
                continue
            left = text[slice(*words[last])].lower() if last < len(words) else ""
            found = _longest(text, start, ends_of(text, end, resolver) if last == len(words) else [end], resolver)
            if found and left in resolver.rendered.trade_words and found[2][0].how != "rendering":
                continue  # of a company with another trade: "Shunjing Medicine's"
            if found and found[2][0].score >= SUPPORTED:
                return found
            fallback = fallback or found
    return fallback


def _longest(
    text: str, start: int, stops: list[int], resolver: Resolver
) -> tuple[int, int, tuple[Candidate, ...]] | None:
    """Return a part with its candidates: with small words of trades behind it, unless only without them it is exact."""
    best: tuple[int, int, tuple[Candidate, ...]] | None = None
    for stop in stops:
        surface = text[start:stop]
        if len(surface) < _SHORTEST:
            continue
        candidates = resolver.worked_out(surface)
        if not (candidates and candidates[0].score >= SUPPORTED):
            candidates = placed(surface, resolver) or candidates
        if candidates and candidates[0].score >= SUPPORTED and candidates[0].how == "rendering":
            return start, stop, candidates
        if candidates and (best is None or candidates[0].score >= SUPPORTED > best[2][0].score):
            best = start, stop, candidates
    return best


def _opens(text: str, words: list[tuple[int, int]], first: int) -> bool:
    """Return whether the words before `first` are openers of sentences or titles, not parts of a name."""
    return all(text[start:end].lower() in cues.OPENERS for start, end in words[:first])


def ends_of(text: str, end: int, resolver: Resolver) -> list[int]:
    """Return where a run may end: behind lower-case industry words, longest first, or at its last capital word."""
    ends = [end]
    for _ in range(_MOST_TAILS):
        last = trade_end(text, ends[0], len(text), resolver)
        if not last or SHARED.match(text, ends[0]):
            break
        ends.insert(0, last)
    return ends


def word_places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of the words of a run, legal suffix and possessive left off."""
    words = [(word.start() + start, word.end() + start) for word in re.finditer(r"\S+", text[start:end])]
    while len(words) > 1 and LEGAL_END.search(text, words[-2][1], words[-1][1]):
        words.pop()
    if "'" in text[start:end] or "’" in text[start:end]:  # of any word: a part may end with it
        found = [(_TRIMMED.search(text, *word), word) for word in words]
        words = [(word[0], ending.start() if ending else word[1]) for ending, word in found]
    return [each for each in words if each[0] < each[1]]
