"""Runs of capitalized words that may be names nobody has recorded: what of them renders a company's Chinese name.

A run is cut at names that are known already, at "and" and at punctuation; a lower-case industry word behind it
("Yuchen technology") belongs to it, and so does a legal suffix. Of a run the longest part that renders a company is
proposed; words may be left off at its head where they open a sentence, and at its end: what is left off is no name by
itself, not even where the name before it is recorded. A part that says too little by
itself is proposed only with a ticker behind it. Whether a proposal is linked is for the document to say
(`starnames.linker`).
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from starnames import cues
from starnames.finder import Proposal
from starnames.names import LEGAL_SUFFIX
from starnames.patterns import lazy
from starnames.resolver import SUPPORTED
from starnames.words import is_anybodys_name, is_dictionary_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.model import Candidate
    from starnames.resolver import Resolver

__all__ = ["capitalized_runs", "rendered_proposals"]

_MORE = r"[A-Za-z0-9]*(?:['’-][A-Za-z0-9]+)*"
#: Begins with what it looks for, so that everything else is passed over fast.
_RUN = lazy(rf"[*A-Z](?<![\w.'’-].)(?:(?<=\*)[A-Z]|(?<!\*)){_MORE}(?: (?:& )?[A-Z]{_MORE}){{0,7}}")
_TAIL = lazy(r" ([a-z]+)\b")
_TAILS = lazy(r"(?: [a-z]+\b){1,3}")
_TRIMMED = lazy(r"['’]s?$")
_LEGAL_END = lazy(r"[ ](?:Co|Inc|Ltd|Corp|Corporation|Limited|Company)$")
#: "Dalong and Richen share a well": a verb, no 股份.
_SHARED = lazy(r" shares?(?= (?:an?|the|its|their|his|her|some|with|no)\b)")
_TICKER_BEHIND = lazy(r"\s?[(（](?:[A-Za-z]{2,5}[:：.]? ?)?\d{4,6}")
_MOST_WORDS = 6
_MOST_TAILS = 2
_MOST_CUTS = 2
_SHORTEST = 4
_REMEMBERED = 65_536
#: Behind a name in small letters: how 股份, 公司, 科技 … are put.
_TRADES = (" biology", " company", " electronics", " semiconductor", " shares", " technology")
_WORD_BEFORE = lazy(r"(?<![\w.'’@#/-])[a-z]{4,24}$")
_LONGEST_WORD = 26
#: Openers as they open a sentence: they are no run worth looking at.
_OPENERS = frozenset(word.capitalize() for word in cues.OPENERS)


def capitalized_runs(text: str, blocked: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of runs of capitalized words outside the sorted, disjoint `blocked` spans."""
    starts = [start for start, _ in blocked]
    for run in _RUN.finditer(text):
        start, end = run.span()
        at = bisect_left(starts, end)
        while at and blocked[at - 1][1] > start:
            at -= 1
        for first, last in blocked[at : bisect_left(starts, end)]:
            if first > start:
                yield start, first
            start = max(start, last)
        if start < end:
            yield start, end


def rendered_proposals(
    text: str,
    blocked: Sequence[tuple[int, int]],
    resolver: Resolver,
) -> Iterator[tuple[Proposal, tuple[Candidate, ...]]]:
    """Yield a proposal with its candidates for every run that has any, and for every name in small letters."""
    taken = [*blocked]
    ends = {end for _, end in blocked}
    for start, end in capitalized_runs(text, blocked):
        run = text[start:end]
        if run in _OPENERS or (start - 1 in ends and run.count(" ") < _MOST_CUTS and text[start - 1] == " "):
            continue
        tail = _TAILS.match(text, end)
        found = _best_part(run, tail[0] if tail else "", resolver)
        if found is not None:
            first, last, candidates = start + found[0], start + found[1], found[2]
            if candidates[0].score < SUPPORTED and not _TICKER_BEHIND.match(text, last):
                continue
            suffix = LEGAL_SUFFIX.match(text[last : last + 40].lower())
            if suffix and text[last : last + suffix.end()].lstrip(" ,")[:1].isupper():
                last += suffix.end()
            taken.append((first, last))
            yield Proposal(first, last, (), suffixed=suffix is not None), candidates
    yield from _small_names(text, sorted(taken), resolver)


def _small_names(
    text: str,
    blocked: Sequence[tuple[int, int]],
    resolver: Resolver,
) -> Iterator[tuple[Proposal, tuple[Candidate, ...]]]:
    """Yield the names in small letters: a word of Chinese sounds that no dictionary has, and a trade word behind it."""
    starts = [start for start, _ in blocked]
    for trade in _TRADES:
        place = text.find(trade)
        while place >= 0:
            end = place + len(trade)
            word = _WORD_BEFORE.search(text, max(0, place - _LONGEST_WORD), place)
            at = bisect_left(starts, end)
            if word and not text[end : end + 1].isalnum() and not (at and blocked[at - 1][1] > word.start()):
                candidates = _small(text[word.start() : end], word[0], resolver)
                if candidates:
                    yield Proposal(word.start(), end, ()), candidates
            place = text.find(trade, end)


@functools.lru_cache(maxsize=_REMEMBERED)
def _small(surface: str, word: str, resolver: Resolver) -> tuple[Candidate, ...]:
    """Return the candidates of a name in small letters: exact renderings of what is no English word."""
    if not is_anybodys_name(word.capitalize()):
        return ()
    candidates = resolver.worked_out(surface)
    exact = candidates and candidates[0].how == "rendering" and candidates[0].score >= SUPPORTED
    return candidates if exact and not is_dictionary_word(word) else ()


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of the words of a run, legal suffix and possessive left off."""
    words = [(word.start() + start, word.end() + start) for word in re.finditer(r"\S+", text[start:end])]
    while len(words) > 1 and _LEGAL_END.search(text, words[-2][1], words[-1][1]):
        words.pop()
    if words and (ending := _TRIMMED.search(text, *words[-1])):
        words[-1] = (words[-1][0], ending.start())
    return [each for each in words if each[0] < each[1]]


@functools.lru_cache(maxsize=_REMEMBERED)
def _best_part(run: str, tail: str, resolver: Resolver) -> tuple[int, int, tuple[Candidate, ...]] | None:
    """Return the span of the part of a run that renders a company best, with its candidates.

    `tail` is the small words behind the run that may belong to it. Answers are remembered: a feed repeats its names.
    """
    text, words = run + tail, _words(run, 0, len(run))
    fallback: tuple[int, int, tuple[Candidate, ...]] | None = None
    for first in range(min(_MOST_CUTS + 1, len(words))):
        if first and not _opens(text, words, first):
            break
        for last in range(min(len(words), first + _MOST_WORDS), first, -1):
            if last < len(words) - _MOST_CUTS:
                break
            start, end = words[first][0], words[last - 1][1]
            for stop in _ends(text, end, resolver) if last == len(words) else (end,):
                surface = text[start:stop]
                if last - first == 1 and (len(surface) < _SHORTEST or surface.lower() in cues.OPENERS):
                    continue
                candidates = resolver.worked_out(surface)
                if not candidates:
                    continue
                if candidates[0].score >= SUPPORTED:
                    return start, stop, candidates
                fallback = fallback or (start, stop, candidates)
    return fallback


def _opens(text: str, words: list[tuple[int, int]], first: int) -> bool:
    """Return whether the words before `first` are openers of sentences or titles, not parts of a name."""
    return all(text[start:end].lower() in cues.OPENERS for start, end in words[:first])


def _ends(text: str, end: int, resolver: Resolver) -> list[int]:
    """Return where a run may end: behind lower-case industry words, longest first, or at its last capital word."""
    ends = [end]
    for _ in range(_MOST_TAILS):
        tail = _TAIL.match(text, ends[0])
        if not tail or _SHARED.match(text, ends[0]) or tail[1] not in resolver.rendered.trade_words:
            break
        ends.insert(0, tail.end())
    return ends
