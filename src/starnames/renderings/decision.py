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

    from .nouns import Alignment, Piece

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
    if len(found) > 1 and round(found[1].cost - best.cost, 4) < costs.MARGIN:
        return Decision(status="ambiguous", reason="ambiguous", candidates=found)
    return Decision(status="linked", key=best.key, candidates=found)


_EVIDENCE = {"near": 0.7, "sound": 0.6, "other reading": 0.8, "typo": 0.3, "misread": 0.3}
_UNSURE = frozenset(("near", "sound", "other reading", "typo", "misread"))
_NOT_SAID = frozenset(("dropped", "own", "usual", "added", "mark", "legal"))


def _said(alignment: Alignment) -> list[tuple[str, Piece]]:
    """Return the pieces that stand for characters of the name, each with how; legal words prove nothing."""
    return [(piece.how.split(" ")[0] if piece.how.startswith("near") else piece.how, piece)
            for piece in alignment.pieces if piece.zh and piece.how not in _NOT_SAID]


def _own(alignment: Alignment) -> int:
    """Return 1 if the surface has a telling trade word that only the full name has."""
    return int(any(piece.how == "own" for piece in alignment.pieces))


def _allowed(alignment: Alignment) -> float:
    """Return the cost that the evidence of an alignment can bear."""
    evidence = 0.0
    for how, piece in _said(alignment):
        evidence += 3.5 if how == "brand" else _EVIDENCE.get(how, len(piece.zh))
    if evidence < 1.5:
        return 0.1
    evidence += _own(alignment)
    if alignment.bare:
        return 0.5 if evidence <= 2 else 0.85
    return min(1.3, 0.35 * evidence)


def _says_little(alignment: Alignment) -> bool:
    """Return whether the surface could as well be ordinary words, a person, or a company of another trade."""
    said = _said(alignment)
    if not said:
        return True
    foreign = any(each.how == "added" and each.cost >= costs.ADD_FOREIGN for each in alignment.pieces)
    unsure = [how for how, _ in said if how in _UNSURE]
    if any(how == "brand" for how, _ in said):
        return foreign or len(said) + _own(alignment) < 2
    if alignment.literal:
        return alignment.bare or foreign or len(said) < 2
    if foreign and unsure:
        return True
    size = sum(len(piece.zh) for _, piece in said) + _own(alignment)
    if len(unsure) > 1 and len(unsure) == len([how for how, _ in said if how != "gloss"]) and "sound" not in unsure:
        return True
    if "other reading" in unsure and len(unsure) > 1:
        return True
    marked = any(each.how == "mark" for each in alignment.pieces)
    if marked and (unsure or alignment.bare or len(said) < 3):
        return True
    if "misread" in unsure and (len(unsure) > 1 or sum(how != "gloss" for how, _ in said) < 3):
        return True
    if size > 2:
        return False
    if foreign or unsure:
        return True
    return alignment.bare and said[0][1].text in _FAMILIES
