"""Names that no table lists: seen by a company cue or one slip away from a name that is listed.

A legal suffix or a ticker behind a run of capitalized words says that here stands a company; without a link it is
reported as ``unlinked``. A run that is one slip of spelling away from a recorded form is linked and reported, never
rewritten (see `starnames.fuzzy`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from starnames import cues
from starnames.model import Evidence, Link
from starnames.names import printed_names
from starnames.resolver import SUPPORTED
from starnames.text import protected_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.resolver import Resolver

__all__ = ["unlisted_names"]

_WORD = r"[A-Z][A-Za-z0-9&'’-]*"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?:[ \n](?:(?:and|of|&) )?{_WORD}){{0,7}}(?: (?:technology|information|shares))?")
_CUE = re.compile(
    r",? (?:Co\.,? ?Ltd\b\.?|Co\.|Inc\b\.?|Ltd\b\.?|Corp\b\.?|Corporation\b|Limited\b)"
    r"|\s?[(（](?:[A-Z]{2,5}[:：] ?)?\d{4,6}(?:\.[A-Z]{2})?[)）]",
)
_LEGAL_END = re.compile(r"[ \n](?:Co|Inc|Ltd|Corp|Corporation|Limited)$")
_LEADS = cues.OPENERS | {"share", "shares", "stock", "stocks"}
_MOST_WORDS = 6


def unlisted_names(
    text: str,
    taken: list[tuple[int, int]],
    resolver: Resolver,
    day: str,
) -> Iterator[Link]:
    """Yield a link for every capitalized run that carries a company cue or a slip, outside the `taken` spans."""
    blocked = sorted([*taken, *protected_spans(text)])
    starts = [start for start, _ in blocked]
    remembered: dict[str, Link | None] = {}
    for run in _RUN.finditer(text):
        start, end = run.span()
        if legal := _LEGAL_END.search(run[0]):
            end = start + legal.start()
        start += len(_lead(text[start:end]))
        at = bisect_left(starts, end)
        if at and blocked[at - 1][1] > start:
            continue
        slip = _slip(text, start, end, resolver, day, remembered)
        if slip is not None:
            yield slip
        elif (cue := _CUE.match(text, end)) and end - start > 2:
            suffix = cue[0].strip()[:1] not in {"(", "（"}
            stop = cue.end() if suffix else end
            yield Link(
                start=start,
                end=stop,
                surface=text[start:stop],
                status="unlinked",
                reason="unknown",
                evidence=(Evidence(name="legal-suffix" if suffix else "ticker-behind", weight=0.0),),
                table=resolver.kb.version,
            )


def _lead(run: str) -> str:
    """Return the words at the head of a run that open a sentence ("Shares of") and are no part of a name."""
    place = 0
    for word in re.finditer(r"\S+\s+", run):
        if word[0].strip().lower() not in _LEADS:
            break
        place = word.end()
    return run[:place]


def _slip(
    text: str,
    start: int,
    end: int,
    resolver: Resolver,
    day: str,
    remembered: dict[str, Link | None],
) -> Link | None:
    """Return the link of the longest part of a run that is one slip away from exactly one entity's form."""
    places = [(word.start() + start, word.end() + start) for word in re.finditer(r"\S+", text[start:end])]
    for length in range(min(_MOST_WORDS, len(places)), 0, -1):
        for first in range(len(places) - length + 1):
            span = places[first][0], places[first + length - 1][1]
            surface = text[span[0] : span[1]]
            if surface not in remembered:
                remembered[surface] = _slip_link(surface, resolver, day)
            if (link := remembered[surface]) is not None:
                return Link(
                    start=span[0],
                    end=span[1],
                    surface=surface,
                    status="linked",
                    entity=link.entity,
                    name=link.name,
                    short=link.short,
                    score=link.score,
                    how="fuzzy",
                    candidates=link.candidates,
                    table=link.table,
                )
    return None


def _slip_link(surface: str, resolver: Resolver, day: str) -> Link | None:
    candidates = resolver.slips(surface.removesuffix("'s").removesuffix("’s"))
    if len({each.entity.id for each in candidates}) != 1 or candidates[0].score < SUPPORTED:
        return None
    best = candidates[0]
    name, short = printed_names(best.entity, day)
    return Link(
        start=0,
        end=len(surface),
        surface=surface,
        status="linked",
        entity=best.entity,
        name=name,
        short=short,
        score=best.score,
        how="fuzzy",
        candidates=tuple(candidates),
        table=resolver.kb.version,
    )
