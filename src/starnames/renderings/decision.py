"""From alignments to an answer: linked by cost and margin and evidence, or declined with a reason.

A wrong company is worse than none, so a name that says little (one word of the dictionary, two syllables that could be
anybody) needs to say it exactly, and a second company nearly as good makes the first ambiguous.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.renderings import costs
from starnames.renderings.nouns import Decision
from starnames.renderings.surface import LONGEST, has_class, letters

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from starnames.renderings.nouns import Alignment, Piece

__all__ = ["UNSURE", "decide", "is_rival"]

_SHORTEST = 4
_BRIEF = 3
# Family names of most people; a bare brand of two syllables that begins or ends so may be a person.
_FAMILIES = frozenset(
    "li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han "
    "feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lv zhong cui "
    "tan fan".split()
)


def decide(
    surface: str,
    alignments: Sequence[Alignment],
    *,
    ordinary: Container[str] = (),
    prefer: Iterable[str] = (),
) -> Decision:
    """Return the link, or why there is none.

    `ordinary` holds, as letters, words that by themselves mean something else. Of several companies that explain the
    surface about equally well the only one in `prefer` wins.
    """
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
    if len(text) < _SHORTEST or (text in ordinary and not has_class(surface)) or _says_little(best, surface):
        return Decision(status="none", reason="weak", candidates=found)
    rivals = [each for each in found if is_rival(each, best)]
    preferred = set(prefer)
    favorites = [each for each in rivals if each.key in preferred]
    if len(favorites) == 1:
        return Decision(status="linked", key=favorites[0].key, candidates=found)
    if len(rivals) > 1:
        return Decision(status="ambiguous", reason="ambiguous", candidates=found)
    return Decision(status="linked", key=best.key, candidates=found)


# What a character explained in such a way is worth, where an exact one is worth 1.
_EVIDENCE = {"near": 0.7, "sound": 0.6, "romanized": 0.8, "other reading": 0.8, "typo": 0.3}
#: How a character is explained that is not spelled as it should be.
UNSURE = frozenset(_EVIDENCE)
#: By what is not as it should be: so many companies that the surface renders exactly by chance are too many. Engines
#: take another reading or a near syllable often, and one letter or any syllable for another seldom.
_CHANCE = {"near": 0.025, "sound": 0.025, "romanized": 0.025, "other reading": 0.025, "typo": 1e-4}
#: So few that two doubts may stand where one may else.
_HARDLY = 5e-4
_UNSAID = frozenset(("dropped", "own", "usual", "added", "mark", "legal"))
# 股份, 集团: words of the name itself, unlike Co., Ltd., which anybody may add.
_COMPANY_WORDS = frozenset("co ltd coltd corp corporation inc company companies limited limitedcompany".split())


def _allowed(alignment: Alignment) -> float:
    """Return the cost that the evidence of an alignment can bear."""
    said = [each for each in alignment.pieces if each.zh and each.how not in _UNSAID]
    evidence = sum(3.5 if each.how == "brand" else _EVIDENCE.get(each.how, len(each.zh)) for each in said)
    if evidence < 1.5:
        return 0.1
    evidence += alignment.has("own") + (0.5 if sum(len(each.zh) for each in said) > 3 else 0.0)
    if alignment.bare:
        return 0.5 if evidence <= 2 else 0.85
    return min(1.3, 0.35 * evidence)


def _says_little(alignment: Alignment, surface: str) -> bool:
    """Return whether the surface could as well be ordinary words, a person, or another company."""
    said = [each for each in alignment.pieces if each.zh and each.how not in _UNSAID]
    head = [each for each in said if each.how != "trade"]
    foreign = any(each.how == "added" and each.cost >= costs.ADD_FOREIGN for each in alignment.pieces)
    if alignment.elsewhere:
        return True
    if alignment.literal:
        short = sum(len(each.zh) for each in said) < 5
        return foreign or len(said) < 2 or (alignment.bare and short)
    if any(each.how in ("brand", "spelled") for each in said):
        alone = len(said) + alignment.has("own") < 2
        return foreign or (alone and (_is_company_of(alignment) or any(each.how == "brand" for each in said)))
    size = sum(len(each.zh) for each in head)
    unsure = [
        "near" if each.cost > costs.SOUND and each.how == "sound" and size < 4 else each.how
        for each in head
        if each.how in _EVIDENCE
    ]
    if foreign and (unsure or size < 3):
        return True
    if alignment.has("mark") and (unsure or alignment.bare or size + len(said) - len(head) < 3):
        return True
    if unsure:
        return _is_unsure(alignment, unsure, size=size, trade=len(said) > len(head))
    return size < 3 and len(said) == len(head) and _is_short(alignment, head, surface)


def is_rival(other: Alignment, best: Alignment) -> bool:
    """Return whether another explanation is about as good.

    A short brand without the word for its trade is that of any namesake, whatever the trade of that. A word such as
    Holdings that the best has in its name is less likely to have been added to another.
    """
    alone = _is_brand_alone(best) and _is_brand_alone(other)
    cost = other.cost + costs.BRAND_ALONE * (other.has("spelled") and other.has("added"))
    cost += costs.ADD_SAID * _adds_what_is_said(other, best)
    return round(cost - best.cost, 4) < costs.MARGIN + costs.DROP_GENERIC * alone


def _adds_what_is_said(other: Alignment, best: Alignment) -> bool:
    """Return whether a company word that the best has in its name is added to that of another company."""
    said = {each.text for each in best.pieces if each.how == "legal"} - _COMPANY_WORDS
    return bool(said) and any(each.how == "added" and each.text in said for each in other.pieces)


def _is_brand_alone(alignment: Alignment) -> bool:
    """Return whether a surface is the pinyin of a short brand and nothing else."""
    said = [each for each in alignment.pieces if each.text]
    return all(each.how == "pinyin" for each in said) and sum(len(each.zh) for each in said) < _BRIEF


def _is_short(alignment: Alignment, head: Sequence[Piece], surface: str) -> bool:
    """Return whether two exact syllables without a trade word are too little: another company, or a person.

    A person has two words: whoever asks for one word asks for no family name with a given name.
    """
    if alignment.bare and not alignment.has("own") and (alignment.has("added") or alignment.has("usual")):
        return True
    alone = all(each.how == "dropped" or each in head for each in alignment.pieces)
    return alone and len(surface.split()) > 1 and not _FAMILIES.isdisjoint((head[0].text, head[-1].text))


def _is_company_of(alignment: Alignment) -> bool:
    """Return whether the surface adds a word such as shares or group that the short name would have."""
    return any(each.how == "added" and each.text not in _COMPANY_WORDS for each in alignment.pieces)


def _is_unsure(alignment: Alignment, unsure: list[str], *, size: int, trade: bool) -> bool:
    """Return whether characters that are not spelled exactly leave too little that is."""
    if alignment.chance > min(_CHANCE[each] for each in unsure):
        return True
    slips = [each for each in unsure if each not in ("sound", "romanized")]
    if size < 3:
        return len(unsure) > 1 or not (trade or alignment.telling)
    if slips and size + (trade or alignment.telling) < 4 and alignment.chance > _HARDLY:
        return True
    return (
        len(slips) > 1 or (len(slips) > 0 and 2 * len(unsure) > size) or ("other reading" in unsure and len(unsure) > 1)
    )
