"""Which of several companies a document about one board leans to: it breaks ties, and nothing else.

Where a mention says one company's name exactly, another one of the board that it says less well is no tie. Nor is one
whose trade is left out: any namesake may be called so, on the board or off it. That needs a reason to be left out, as
an exchange's mark, which takes its place, or the whole name elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames import weights
from starnames.patterns import lazy
from starnames.renderings import ADDED, UNSURE
from starnames.resolver import is_star

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starnames.model import Candidate, Evidence

    #: A candidate with its total, the lean within it, and its evidence.
    Ranked = tuple[float, Candidate, tuple[Evidence, ...]]

__all__ = ["may_lead"]

_LOOSE = UNSURE | ADDED
#: 股份 is put as "Holding" as well, and 控股 as nothing else.
_LOOSE_SUFFIX = lazy(r"股份=holding")
_BRIEF = frozenset({"market-mark", "named-elsewhere"})


def may_lead(ranking: Sequence[Ranked], margin: float) -> bool:
    """Return whether the first of a ranking that leans to a board leads without the lean, or by right with it."""
    total, best, evidence = ranking[0]
    total -= weights.SAME_BOARD
    others = [(each, other) for each, other, _ in ranking if not is_star(other.entity)]
    if not is_star(best.entity) or not others or total - others[0][0] >= margin:
        return True
    if _is_loose(best) and not all(_is_loose(other) for each, other in others if each >= total):
        return False
    is_bare = best.how == "alignment" and best.unsaid
    return not is_bare or any(each.name.partition(":")[0] in _BRIEF for each in evidence)


def _is_loose(candidate: Candidate) -> bool:
    """Return whether a piece of the mention is no plain rendering of one of the name."""
    return not _LOOSE.isdisjoint(candidate.ways) or _LOOSE_SUFFIX.search(candidate.explanation) is not None
