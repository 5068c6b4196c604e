"""Names that nobody can link: seen by a company cue.

A legal suffix or a ticker behind a run of capitalized words says that here stands a company; without a link it is
reported as ``unlinked``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from starnames import cues
from starnames.model import Evidence, Link
from starnames.patterns import lazy
from starnames.text import mask_of, masked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["unlisted_names"]

_WORD = r"[A-Z][A-Za-z0-9&'’-]*"
_RUN = lazy(rf"(?<![\w-]){_WORD}(?:[ \n](?:(?:and|of|&) )?{_WORD}){{0,7}}(?: (?:technology|information|shares))?")
_CUE = lazy(
    r",? (?:Co\.,? ?Ltd\b\.?|Co\.|Inc\b\.?|Ltd\b\.?|Corp\b\.?|Corporation\b|Limited\b)"
    r"|\s?[(（](?:[A-Z]{2,5}[:：] ?)?\d{4,6}(?:\.[A-Z]{2})?[)）]",
)
_HINT = lazy(r"(?:Co(?:rp(?:oration)?)?|Inc|Ltd|Limited)(?![A-Za-z])|[(（][A-Z]{0,5}[:：]? ?\d{4}")
_HEADS = mask_of("CIL(")
_TELLING = frozenset({"Co", "In", "Lt", "Li"})
_BLANKS = frozenset(" \n\t")
_REACH = 200
_LEADS = cues.OPENERS | {"share", "shares", "stock", "stocks"}
_SHORTEST = 3
_LEGAL_SUFFIX = Evidence(name="legal-suffix", weight=0.0)
_TICKER_BEHIND = Evidence(name="ticker-behind", weight=0.0)


def unlisted_names(text: str, blocked: Sequence[tuple[int, int]], table: str, *, base: int = 0) -> Iterator[Link]:
    """Yield an unlinked mention for every capitalized run with a company cue, outside the sorted `blocked` spans.

    `base` is where the text begins in the whole one.
    """
    starts = [start for start, _ in blocked]
    last: Link | None = None
    for start, end, cue in _cued_runs(text, blocked, starts):
        start += len(_lead(text[start:end]))  # noqa: PLW2901 - what opens a sentence is no part of the name
        suffix = cue[0].strip()[:1] not in {"(", "（"}
        stop = cue.end() if suffix else end
        at = bisect_left(starts, stop)
        if end - start < _SHORTEST or (at and blocked[at - 1][1] > start):
            continue
        found = Link(
            start=start + base,
            end=stop + base,
            surface=text[start:stop],
            status="unlinked",
            reason="unknown",
            evidence=(_LEGAL_SUFFIX if suffix else _TICKER_BEHIND,),
            table=table,
        )
        if last and last.end is not None and last.end > start + base:
            last = found if stop + base > last.end and start + base == last.start else last
            continue
        if last:
            yield last
        last = found
    if last:
        yield last


def _cued_runs(
    text: str, blocked: Sequence[tuple[int, int]], starts: list[int]
) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Yield where runs with a cue behind them stand, with the cue, but for those that end in a `blocked` span.

    Cues are rarer than capitals, so they are looked for first, and runs only in the words before one.
    """
    for end in sorted(_hints(text)):
        end -= text[end - 1 : end] in _BLANKS  # noqa: PLW2901 - back to where the run before ends
        end -= text[end - 1 : end] == ","  # noqa: PLW2901
        at = bisect_left(starts, end)
        if at and blocked[at - 1][1] >= end:
            continue
        cue = _CUE.match(text, end)
        if cue is None or not text[end - 1 : end].isalnum():
            continue
        for run in _RUN.finditer(text, max(0, end - _REACH), end):
            if run.end() == end:
                yield run.start(), end, cue


def _hints(text: str) -> Iterator[int]:
    """Yield where a cue may begin: letters and brackets are told by themselves before any pattern is asked."""
    heads = masked(text, _HEADS)
    place = heads.find(b"x")
    while place >= 0:
        if (text[place : place + 2] in _TELLING or text[place] == "(") and _HINT.match(text, place):
            yield place
        place = heads.find(b"x", place + 1)
    place = text.find("（")
    while place >= 0:
        if _HINT.match(text, place):
            yield place
        place = text.find("（", place + 1)


def _lead(run: str) -> str:
    """Return the words at the head of a run that open a sentence ("Shares of") and are no part of a name."""
    place = 0
    for word in re.finditer(r"\S+\s+", run):
        if word[0].strip().lower() not in _LEADS:
            break
        place = word.end()
    return run[:place]
