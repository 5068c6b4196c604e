"""From alignments to an answer: linked by cost and margin and evidence, or declined with a reason.

A wrong company is worse than none, so a name that says little (one word of the dictionary, two syllables that could be
anybody) needs to say it exactly, and a second company nearly as good makes the first ambiguous.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import costs
from .nouns import Decision
from .surface import LONGEST, letters

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from .nouns import Alignment

__all__ = ["decide"]

_SHORTEST = 4
# Family names that open many two-syllable personal names; a bare brand that starts so may be a person.
_FAMILIES = frozenset(
    "li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han "
    "feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lv".split()
)


def decide(surface: str, alignments: Sequence[Alignment], *, ordinary: Collection[str] = ()) -> Decision:
    """Return the link, or why there is none; `ordinary` holds letters of words that mean something else by themselves."""
    found = tuple(alignments)
    if len(surface) > LONGEST:
        return Decision(status="none", reason="too-long")
    text = letters(surface)
    if not text or not surface.isprintable():
        return Decision(status="none", reason="not-a-name")
    if not found:
        return Decision(status="none", reason="unknown")
    best = found[0]
    if best.cost > _allowed(best):
        return Decision(status="none", reason="unknown" if best.cost > 1.2 else "weak", candidates=found)
    if len(text) < _SHORTEST or text in ordinary or _says_little(best):
        return Decision(status="none", reason="weak", candidates=found)
    if len(found) > 1 and found[1].cost - best.cost < costs.MARGIN:
        return Decision(status="ambiguous", reason="ambiguous", candidates=found)
    return Decision(status="linked", key=best.key, candidates=found)


def _allowed(alignment: Alignment) -> float:
    """Return the cost that the evidence of an alignment can bear."""
    head = [each for each in alignment.pieces if each.zh and each.how not in ("dropped", "own", "added")]
    sure = sum(len(each.zh) for each in head if each.cost <= costs.GLOSS_CHARACTER)
    if sure <= 1:
        return 0.3
    if alignment.bare:
        return 0.55 if sure == 2 else 0.85
    return min(1.3, 0.3 * sure)


def _says_little(alignment: Alignment) -> bool:
    """Return whether the surface is ordinary words, or two syllables that could be a person."""
    said = [each for each in alignment.pieces if each.zh and each.how != "dropped"]
    if alignment.literal:
        return alignment.bare or len(said) < 2
    if alignment.bare and len(said) == 2 and said[0].text in _FAMILIES:
        return True
    return False
