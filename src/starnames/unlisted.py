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

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["unlisted_names"]

_WORD = r"[A-Z][A-Za-z0-9&'’-]*"
_RUN = lazy(rf"(?<![\w-]){_WORD}(?:[ \n](?:(?:and|of|&) )?{_WORD}){{0,7}}(?: (?:technology|information|shares))?")
_CUE = lazy(
    r",? (?:Co\.,? ?Ltd\b\.?|Co\.|Inc\b\.?|Ltd\b\.?|Corp\b\.?|Corporation\b|Limited\b)"
    r"|\s?[(（](?:[A-Z]{2,5}[:：] ?)?\d{4,6}(?:\.[A-Z]{2})?[)）]",
)
_LEGAL_END = lazy(r"[ \n](?:Co|Inc|Ltd|Corp|Corporation|Limited)$")
_LEADS = cues.OPENERS | {"share", "shares", "stock", "stocks"}
_SHORTEST = 3


def unlisted_names(text: str, blocked: list[tuple[int, int]], table: str) -> Iterator[Link]:
    """Yield an unlinked mention for every capitalized run with a company cue, outside the sorted `blocked` spans."""
    starts = [start for start, _ in blocked]
    for run in _RUN.finditer(text):
        start, end = run.span()
        if legal := _LEGAL_END.search(run[0]):
            end = start + legal.start()
        cue = _CUE.match(text, end)
        start += len(_lead(text[start:end])) if cue else 0
        at = bisect_left(starts, end)
        if not cue or end - start < _SHORTEST or (at and blocked[at - 1][1] > start):
            continue
        suffix = cue[0].strip()[:1] not in {"(", "（"}
        stop = cue.end() if suffix else end
        yield Link(
            start=start,
            end=stop,
            surface=text[start:stop],
            status="unlinked",
            reason="unknown",
            evidence=(Evidence(name="legal-suffix" if suffix else "ticker-behind", weight=0.0),),
            table=table,
        )


def _lead(run: str) -> str:
    """Return the words at the head of a run that open a sentence ("Shares of") and are no part of a name."""
    place = 0
    for word in re.finditer(r"\S+\s+", run):
        if word[0].strip().lower() not in _LEADS:
            break
        place = word.end()
    return run[:place]
