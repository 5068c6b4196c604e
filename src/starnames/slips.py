"""One edit of a word or a name, and whether it is a slip of the pen rather than another word.

One edit is a letter added, lost, changed or swapped with its neighbor; `starnames.fuzzy` says what is no slip and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.words import is_dictionary_word, is_pinyin, other_readings, reads_as_name

if TYPE_CHECKING:
    from starnames.words import World

__all__ = ["SHORTEST", "differing", "is_one_edit", "may_slip"]

#: The least letters of a form, or of a word in it, that may be misspelt.
SHORTEST = 6
#: From this length a made-up word has its neighborhood to itself.
_LONG = 8
#: A word of this many company names tells none of them apart.
_TRADE = 8


def is_one_edit(one: str, other: str) -> bool:
    """Return whether one letter added, lost, changed or swapped with its neighbor makes one text of another."""
    at, shorter = 0, min(len(one), len(other))
    while at < shorter and one[at] == other[at]:
        at += 1
    left, right = one[at:], other[at:]
    if left[1:] == right[1:] or left[1:] == right or left == right[1:]:
        return bool(left or right)
    return left[:2] == right[1::-1] and left[2:] == right[2:]


def differing(ours: list[str], theirs: list[str]) -> set[int] | None:
    """Return the places where two lists of words differ, or None where one is longer."""
    if len(ours) != len(theirs):
        return None
    return {at for at in range(len(ours)) if ours[at] != theirs[at]}


def _is_fumble(slip: str, meant: str) -> bool:
    """Return whether two neighbors are swapped, or a letter stands twice that should once or once that should twice."""
    if len(slip) == len(meant):
        return sorted(slip) == sorted(meant)
    short, long = sorted((slip, meant), key=len)
    return any(short == long[:at] + long[at + 1 :] and long[at - 1] == long[at] for at in range(1, len(long)))


def may_slip(slip: str, meant: str, rest: list[str], facts: World) -> bool:
    """Return whether a word is long and peculiar enough for a slip of it to be told from something else."""
    if len(meant) < SHORTEST:
        return False
    if facts.words[meant] >= _TRADE and any(facts.words[word] < _TRADE for word in rest):
        return True
    if reads_as_name(slip):
        return False
    if is_pinyin(meant) and any(len(word) > 3 for word in rest):
        return True
    if is_dictionary_word(meant) and other_readings(slip, meant):
        return False
    return len(meant) >= _LONG or _is_fumble(slip, meant)
