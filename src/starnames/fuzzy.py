"""Misspelt names: one edit away from a form that is recorded, and from no other.

A slip is one letter added, lost, changed or swapped with its neighbor, in a form of six letters or more, first
letter kept. A string that is a form of its own, or made of dictionary words only, is never a slip. Candidates come
from two halves: an edit leaves the first or the last half of a form as it was, so a lookup touches a handful of forms
whatever the size of the table; RapidFuzz measures those.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from starnames.names import LEGAL_SUFFIX
from starnames.text import fold_name

if TYPE_CHECKING:
    from starnames.table import KnowledgeBase

__all__ = ["FuzzyIndex", "is_dictionary_word"]

_SHORTEST = 6


@functools.cache
def _dictionary() -> dict[str, int]:
    from spellchecker import SpellChecker  # noqa: PLC0415 - a quarter of a second, needed for a doubtful name only

    return dict(SpellChecker(language="en").word_frequency.dictionary)


def is_dictionary_word(word: str, *, common: int = 0) -> bool:
    """Return whether a word stands in an English dictionary, as one counted `common` times or more in its texts.

    >>> is_dictionary_word("quartz"), is_dictionary_word("haiguang"), is_dictionary_word("quartz", common=5000)
    (True, False, False)
    """
    return _dictionary().get(word.lower(), -1) >= common


def _halves(form: str) -> tuple[str, str]:
    middle = len(form) // 2
    return form[: middle - 1], form[middle + 1 :]


class FuzzyIndex:
    """The forms that may be misspelt, by their halves."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True) -> None:
        """Index the English official names and, unless told otherwise, the aliases."""
        roles = {"official", "alias", "weak"} if aliases else {"official"}
        self._known = kb.forms
        self._heads: dict[str, list[str]] = {}
        self._tails: dict[str, list[str]] = {}
        for form, claims in kb.forms.items():
            if form.isascii() and sum(map(str.isalpha, form)) >= _SHORTEST and any(c[1] in roles for c in claims):
                head, tail = _halves(form)
                self._heads.setdefault(head, []).append(form)
                self._tails.setdefault(tail, []).append(form)

    def near(self, surface: str) -> list[tuple[str, float]]:
        """Return the forms one slip away from a surface with their similarity (0 to 1), empty where it is none."""
        query = bare_query(surface)
        if sum(map(str.isalpha, query)) < _SHORTEST or query in self._known or not query.isascii():
            return []
        found: dict[str, float] = {}
        for length in (len(query) - 1, len(query), len(query) + 1):
            middle = length // 2
            heads = self._heads.get(query[: middle - 1], ())
            tails = self._tails.get(query[len(query) - (length - middle - 1) :], ())
            for form in (*heads, *tails):
                if len(form) == length and form[0] == query[0] and form not in found:
                    distance = OSA.distance(query, form, score_cutoff=1)
                    if distance == 1 and _is_slip(query, form):
                        found[form] = 1.0 - 1.0 / max(len(query), len(form))
        if not found or all(is_dictionary_word(word) for word in query.split()):
            return []
        return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def bare_query(surface: str) -> str:
    """Return a folded surface without a legal suffix."""
    folded = fold_name(surface)
    suffix = next((each for each in LEGAL_SUFFIX.finditer(folded) if each.end() == len(folded)), None)
    return folded[: suffix.start()].rstrip(" ,") if suffix and suffix.start() else folded


def _is_slip(query: str, form: str) -> bool:
    """Return whether a single edit is a slip of spelling: in a word of four letters or more, not a digit, not a word
    that turns into another word of the dictionary."""
    theirs, ours = form.split(), query.split()
    if len(theirs) != len(ours):
        return query.replace(" ", "") == form.replace(" ", "") and len(theirs) > 1
    changed = [(ours[i], theirs[i]) for i in range(len(ours)) if ours[i] != theirs[i]]
    if len(changed) != 1:
        return False
    (mine, right), = changed
    if len(right) < 4 or not (mine.isalpha() and right.isalpha()):
        return False
    return not is_dictionary_word(mine)
