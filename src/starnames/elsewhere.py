"""Whether words put a name abroad, or say that it is a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames import cues, geography

if TYPE_CHECKING:
    from starnames.context import Context

__all__ = ["is_abroad", "is_elsewhere", "is_where"]


def is_abroad(context: Context, number: int) -> bool:
    """Return whether the words around a name put it abroad; they are read only where something may."""
    span = context.spans[number]
    words = context.text.count(" ", span.start, span.end) + 1
    before = context.before(number) if words == 1 and context.may_be_abroad_before(number) else []
    behind = context.behind(number) if context.may_be_abroad_behind(number, one_word=words == 1) else []
    return is_elsewhere(words, before, behind)


def is_elsewhere(words: int, before: list[str], behind: list[str]) -> bool:
    """Return whether a name of so many words is put abroad; of several words only "of Ohio" does so for certain."""
    if words > 1:
        return behind[:1] == ["of"] and not geography.FOREIGN.isdisjoint(behind[1:2])
    return _is_abroad(behind) or _is_foreign(before)


def _is_abroad(behind: list[str]) -> bool:
    """Return whether the words behind a mention put it abroad, or say that it is a place itself.

    "of Ohio", ", Norway", "of Dreieich, Germany", ", a grocer in Lagos", "and others rose in Tokyo"; ", a village in".
    """
    if geography.FOREIGN.isdisjoint(behind) and geography.LAND.isdisjoint(behind):
        return False
    first, second, third, fourth = (*behind[:4], "", "", "", "")[:4]
    if first in {"of", ","} and (second in geography.FOREIGN or (third == "," and fourth in geography.FOREIGN)):
        return True
    for at, word in enumerate(behind[:-1]):
        if word == "in" and behind[at + 1] in geography.FOREIGN and not cues.FALLS_AND_RISES.isdisjoint(behind[:at]):
            return True
    comma = 0 if first == "," else 1  # behind one more word of the name, as it may be
    if behind[comma : comma + 1] != [","] or behind[comma + 1 : comma + 2] not in (["a"], ["an"], ["the"]):
        return False
    end = next((at for at, word in enumerate(behind) if at > comma and word in cues.COMMAS), len(behind))
    if any(word in geography.LAND for word in behind[comma + 2 : min(end, comma + 4)]):
        return True
    return any(word in geography.FOREIGN for word in behind[comma + 2 : end])


def _is_foreign(before: list[str]) -> bool:
    """Return whether the words before a mention, nearest first, say whose it is: "the Dutch chip maker", "Japan's"."""
    if before[:1] and before[0][-2:] in {"'s", "’s"} and before[0][:-2] in geography.FOREIGN:
        return True
    if not before or before[0] not in cues.COMPANY_NOUNS:
        return False
    whose = next((at for at, word in enumerate(before[1:4]) if word in geography.FOREIGN), None)
    return whose is not None and not any(word in cues.PREPOSITIONS for word in before[1 : whose + 1])


def is_where(before: list[str]) -> bool:
    """Return whether the words before a mention, nearest first, say where something is."""
    return before[:1] != [] and before[0] in cues.WHERE_WORDS and not cues.STAKE_WORDS.intersection(before[1:3])
