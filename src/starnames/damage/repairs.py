"""Running the rules over a text, settling what they say of one figure, and going on until nothing more is found.

The strongest finding of a figure wins; where two `certain` ones differ, both explain the evidence and neither is
applied. After the `certain` repairs the text is read again: a figure whose placeholder was undone may have a scale
slip of its own, and what a second pass would apply is composed into the first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from starnames.damage.codes import find_codes
from starnames.damage.comma import find_commas
from starnames.damage.elsewhere import find_elsewhere
from starnames.damage.equations import find_equations
from starnames.damage.gloss import find_gloss
from starnames.damage.levels import find_levels, find_market_turnover
from starnames.damage.literal import find_literal
from starnames.damage.offerings import find_offerings
from starnames.damage.page import Page
from starnames.damage.parts import find_parts_above
from starnames.damage.passes import Edited
from starnames.damage.placeholders import find_placeholders
from starnames.damage.senses import find_per_ten, find_senses
from starnames.damage.splits import find_joined, find_splits
from starnames.damage.wording import find_wording, find_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from starnames.model import Figure

__all__ = ["RULES", "repaired"]

# In order: at equal certainty the earlier rule wins.
RULES: tuple[Callable[[Page], Iterable[Figure]], ...] = (
    find_placeholders,
    find_codes,
    find_splits,
    find_literal,
    find_commas,
    find_gloss,
    find_equations,
    find_offerings,
    find_elsewhere,
    find_levels,
    find_market_turnover,
    find_parts_above,
    find_per_ten,
    find_senses,
    find_joined,
    find_wording,
    find_years,
)
# Those that are never certain and name a mechanism that no other rule does: they have no part in what is applied.
_REPORTED = frozenset((find_senses, find_joined, find_wording, find_years))
_RANKS = {"certain": 2, "likely": 1, "possible": 0}
_PASSES = 12  # what proves more than so many others, one after the other, proves nothing


def repaired(text: str, figures: Sequence[Figure], *, locale: str | None = None) -> tuple[Figure, ...]:
    """Return the figures with a suspect where something is wrong, and those that damage hid from the grammar.

    >>> from starnames.figure import find_figures
    >>> text = "It raised 1,773 billion yuan, of which 967 million yuan is for research, and 65438+0.6% is left."
    >>> [each.suspect.replacement for each in repaired(text, find_figures(text)) if each.suspect]
    ['1.773 billion yuan', '1.6%']
    """
    page = Page(text, figures, locale=locale)
    found = _settle(figure for rule in RULES for figure in rule(page))
    first = settled = _merged(page.figures, found)
    for _ in range(_PASSES):
        certain = [each for each in settled if each.suspect is not None and _is_certain(each)]
        if not certain:
            break
        edited = Edited(text, certain)
        again = [edited.at_origin(each) for each in _proved(edited, figures, locale)]
        if not again:
            break
        settled = _merged(first, [*again, *certain])
    else:
        return tuple(map(_doubted, first))  # a second pass would go on where this one ends
    return settled


def _proved(edited: Edited, figures: Sequence[Figure], locale: str | None) -> list[Figure]:
    """Return the certain findings in a text with repairs applied: what is far from them is as it was before."""
    whole = Page(edited.text, edited.figures(figures, locale=locale), locale=locale)
    parts = [(whole.part(low, high), zones) for low, high, zones in edited.surroundings()]
    found: list[Figure] = []
    for rule in RULES:
        if rule is find_elsewhere:
            found += rule(whole)
        elif rule not in _REPORTED:
            for part, zones in parts:
                found += (
                    each for each in rule(part) if any(low <= each.start and each.end <= high for low, high in zones)
                )
    settled = _settle(found)
    return [each for each in _disjoint(settled) if _is_certain(each)]


def _doubted(figure: Figure) -> Figure:
    """Return a figure with a repair that is not applied."""
    repair = figure.suspect
    return replace(figure, suspect=replace(repair, certainty="likely")) if repair and _is_certain(figure) else figure


def _is_certain(figure: Figure) -> bool:
    return figure.suspect is not None and figure.suspect.certainty == "certain"


def _settle(findings: Iterable[Figure]) -> list[Figure]:
    """Return what the findings say of each figure when they are taken together, the surest first."""
    found: dict[tuple[int, int], Figure] = {}
    disputed: set[tuple[int, int]] = set()
    for figure in findings:
        span = (figure.start, figure.end)
        known = found.get(span)
        if span not in disputed:
            found[span] = figure if known is None else _settled(known, figure)
        if known is not None and _is_certain(known) and not _is_certain(found[span]):
            disputed.add(span)
    return sorted(found.values(), key=_strength)


def _strength(figure: Figure) -> int:
    assert figure.suspect is not None  # noqa: S101 - no rule yields another
    return -_RANKS[figure.suspect.certainty]


def _settled(known: Figure, other: Figure) -> Figure:
    """Return the stronger of two findings; both in one where they agree, a doubt where both are sure and differ."""
    old, new = known.suspect, other.suspect
    if old is None or new is None:
        return known
    if old.replacement == new.replacement and old.mechanism == new.mechanism:
        best = old if _RANKS[old.certainty] >= _RANKS[new.certainty] else new
        return replace(known, suspect=replace(best, evidence=tuple(dict.fromkeys((*old.evidence, *new.evidence)))))
    if old.certainty == new.certainty == "certain":
        return replace(
            known,
            suspect=replace(
                old, certainty="possible", evidence=(*old.evidence, f"{new.mechanism} would explain it too")
            ),
        )
    return known if _RANKS[old.certainty] >= _RANKS[new.certainty] else other


def _merged(figures: Sequence[Figure], found: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures with the found ones in place of those they overlap; of found ones the first stays."""
    kept: list[Figure] = []
    place = 0
    for each in _disjoint(found):
        stop = bisect_right(figures, each.start, key=attrgetter("end"))
        kept += figures[place:stop]
        kept.append(each)
        place = max(stop, bisect_left(figures, each.end, key=attrgetter("start")))
    return (*kept, *figures[place:])


def _disjoint(found: Iterable[Figure]) -> list[Figure]:
    """Return the figures that overlap none that stays of those before them in the list, in the order of the text."""
    kept: list[Figure] = []
    for each in found:
        at = bisect_left(kept, each.end, key=attrgetter("start"))  # those before this one begin before its end
        if not at or kept[at - 1].end <= each.start:
            kept.insert(at, each)
    return kept
