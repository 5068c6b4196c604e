"""Names of which a text says a part only or too little: a place and a brand, what fits beside a mark, mere sounds.

"Sichuan Huiyu" is 汇宇制药 where no other company of Sichuan has that brand. The exchange cuts a new company's name to
make room for its mark: "N沐曦-U" is 沐曦股份 on its first day. "Howe Group" sounds like all of 豪威集团, and like no
other name, but nobody would know it by that alone.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from starnames import cues, geography
from starnames.finder import Proposal
from starnames.longer import chinese_places, is_place_word
from starnames.patterns import lazy
from starnames.remembering import remembered
from starnames.renderings import ADDED, LITERAL
from starnames.resolver import is_star
from starnames.words import is_dictionary_word, is_pinyin, is_three_syllables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.model import Candidate
    from starnames.resolver import Resolver

__all__ = ["SOUNDING", "first_days", "placed", "sounding"]

_FIRST_DAYS = lazy(r"[NC] ?([\u4e00-\u9fff]{2,3})(?:-(?:UW|WD|[UWD]))?")
#: What a brand and its place count for, and a name of the first days: what a whole name does.
_BRAND, _WHOLE = 0.85, 0.96
_SHORTEST = 4
#: What a name counts for that says all of a Chinese one, but as something else might be called; how near a rival is.
SOUNDING, _LEVEL = 0.6, 0.02
#: The same of the company's own English brand, which is no word: "Warom shares".
_OWN = 0.8
#: How a character is read that says another one as well, and what leaves something of either side over.
_DOUBTED = ("near", "sound", "other reading", "romanized")
#: A company's own English brand alone, which leaves its trade unsaid: "Farasis". Off the STAR Market, where nobody has
#: looked at each of them, it may be somebody else's ("Skyworth", "Saurer").
_COINED = ("brand", "dropped")
_LEFT_OVER = (*ADDED, "dropped", "typo")
#: How many listed companies may have the brand, wherever they are: of a more usual one there are unlisted ones too, as
#: there are of one of two characters off the STAR Market.
_MOST = 2


def sounding(surface: str, candidates: tuple[Candidate, ...], resolver: Resolver) -> tuple[Candidate, ...]:
    """Return the candidates of a name that says little where the first has all of it, and no other one; else nothing.

    The text has to ask for a company there.
    """
    best, *others = candidates
    head, _, rest = surface.lower().partition(" ")
    brand, word = best.has("brand"), is_dictionary_word(head)
    if best.ways == _COINED and is_star(best.entity) and not word and not any(each.has("brand") for each in others):
        return (best.scored(SOUNDING), *others)
    if best.how == "fuzzy" or best.has(*_LEFT_OVER) or any(_is_level(x, best) for x in others):
        return ()
    # "In A-shares" (中亚股份), "China Power", "India" by its letters, "Lianyungang" where no company is meant
    ordinary = head in cues.OPENERS or head in geography.FOREIGN or is_place_word(resolver.kb, head)
    ordinary |= not rest and (best.how == "rendering" or (word and not brand))
    ordinary |= word and rest in cues.COMPANY_TAILS  # "Bond shares" are those of no company
    ordinary |= rest.endswith("stocks") and LITERAL.issuperset(best.ways)  # "Biotech stocks" are those of many
    if ordinary or (best.has(*_DOUBTED) and is_pinyin(head)):  # spelled as somebody else's name is
        return ()
    own = brand and not word and not surface.isupper()  # OLED is goods
    return (best.scored(_OWN if own else SOUNDING), *others)


def _is_level(other: Candidate, best: Candidate) -> bool:
    return other.score > best.score - _LEVEL or not other.has(*_LEFT_OVER)


@remembered
def placed(surface: str, resolver: Resolver) -> tuple[Candidate, ...]:
    """Return the company of a place that a brand behind the place names, if there is just one; else nothing."""
    place, _, brand = surface.partition(" ")
    places = chinese_places(resolver.kb, place.lower()) if place.istitle() else ()
    if not places or len(brand) < _SHORTEST or not brand.isalpha() or not brand.istitle():
        return ()
    found = [each for each in resolver.worked_out(brand) if each.how == "rendering" or _is_said(each)]
    here = [each for each in found if each.entity.zh_full.startswith(places)]
    if len(here) != 1 or len(found) > _MOST or not (is_star(here[0].entity) or is_three_syllables(brand)):
        return ()
    explanation = f"{places[0]}={place.lower()}(place) {here[0].explanation}"
    ways = ("place", *here[0].ways)
    return (replace(here[0], score=_BRAND, how="rendering", explanation=explanation, ways=ways),)


def _is_said(candidate: Candidate) -> bool:
    """Return whether an alignment leaves nothing unsaid but the trade, and has nothing misread."""
    return candidate.ways[-1:] == ("dropped",) and not candidate.has("near", "other reading")


def first_days(
    text: str, blocked: Sequence[tuple[int, int]], resolver: Resolver
) -> Iterator[tuple[Proposal, tuple[Candidate, ...]]]:
    """Yield the cut Chinese names behind the marks of the first days, each with its company, if it can be only one."""
    if text.isascii():
        return
    starts = [start for start, _ in blocked]
    for found in _FIRST_DAYS.finditer(text):
        start, end = found.span(1)
        at = bisect_left(starts, end)
        before = text[found.start() - 1 : found.start()]
        if (before.isascii() and before.isalnum()) or (at and blocked[at - 1][1] > start):
            continue
        for stop in (end, end - 1):
            opened = resolver.recorded.opened(text[start:stop]) if stop - start > 1 else []
            if len(opened) == 1:
                last = found.end() if stop == end else stop
                yield Proposal(start, last, ()), (opened[0].scored(_WHOLE),)
                break
