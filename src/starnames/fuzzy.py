"""Misspelt names: one edit away from a form that is recorded, and from nothing else.

A slip is one letter added, lost, changed or swapped with its neighbor, or one blank or hyphen too many or too few,
in a form of six letters or more. It is no slip when

- the string is a form of its own, another company's name, or made of dictionary words;
- the changed word is itself a word, stands in another company's name, or is spelled as another Chinese or Japanese
  name might be: "Toujing" and "Haiguan" may be companies that nobody told us of, "Tuojign" may not;
- the first letter of the changed word is another, or a digit is: those are other names, not slips;
- the changed word is the one that tells companies apart and it is short. A made-up word of six or seven letters has
  too many neighbors ("Goodix", "Goodrx"), so only swapped or doubled letters count there;
- the changed word is an ordinary one and could be a slip of another ordinary word as well.

What else is within two edits comes back beside it as a rival, or silences it where the table does not know the rival:
`starnames.resolver` decides by the margin. Candidates come from two halves: an edit leaves the first or the last half
of a form as it was, so a lookup touches a handful of forms whatever the size of the table; RapidFuzz measures those.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from starnames.patterns import lazy
from starnames.slips import SHORTEST, differing, is_one_edit, may_slip
from starnames.text import bare_query
from starnames.words import is_dictionary_word, is_pinyin, world

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.table import KnowledgeBase
    from starnames.words import World

__all__ = ["FuzzyIndex"]

#: What so many times fewer names have than another word is a misspelling of it.
_RARER = 20
_MARGIN = 2
_OTHER = lazy("[^a-z]+")
_TOKEN = lazy(r"[a-z]+|[0-9]+")


_Halves = dict[str, list[str]]


def _halves(form: str) -> tuple[str, str]:
    middle = len(form) // 2
    return form[: middle - 1], form[middle + 1 :]


def _letters(text: str) -> int:
    return len(_OTHER.sub("", text))


def _digits(text: str) -> list[str]:
    return [each for each in _TOKEN.findall(text) if each.isdigit()]


class FuzzyIndex:
    """The forms that may be misspelt, by their halves."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True) -> None:
        """Index the English official names and, unless told otherwise, the aliases; terms are phrases, not names."""
        self._roles = {"official", "shy", "alias", "weak"} if aliases else {"official", "shy"}
        self._kb = kb
        self._known = kb.forms
        self._others = kb.others
        self._halved: dict[tuple[str, int], tuple[_Halves, _Halves]] = {}
        self._counted: dict[str, int] = {}

    @cached_property
    def _by_length(self) -> tuple[str, ...]:
        return tuple(sorted(self._known, key=len))

    def _alike(self, letter: str, length: int) -> Iterator[str]:
        """Yield the forms of a first letter and a length."""
        first = bisect_left(self._by_length, length, key=len)
        last = bisect_right(self._by_length, length, lo=first, key=len)
        return (form for form in self._by_length[first:last] if form[0] == letter)

    def _by_halves(self, letter: str, length: int) -> tuple[_Halves, _Halves]:
        """Return the forms of a first letter and a length by their first and by their last half, made on first use."""
        made = self._halved.get((letter, length))
        if made is None:
            heads: _Halves = {}
            tails: _Halves = {}
            for form in self._alike(letter, length):
                if form.isascii() and self._is_name(form):
                    head, tail = _halves(form)
                    heads.setdefault(head, []).append(form)
                    tails.setdefault(tail, []).append(form)
            made = self._halved[letter, length] = heads, tails
        return made

    def _is_name(self, form: str) -> bool:
        claims = self._known[form]
        return any(role in self._roles and self._kb.kind_at(index) != "term" for index, role, _ in claims)

    @cached_property
    def _text(self) -> str:
        """All English forms, one a line: a word is counted there when a slip is in doubt, and few ever are."""
        return "\n".join(("", *(form for form in self._known if form.isascii()), ""))

    def _often(self, word: str) -> int:
        """Return how often the forms have a word.

        >>> from starnames.table import default_base
        >>> index = FuzzyIndex(default_base())
        >>> index._often("technology") > 500 > index._often("hygon") > 0 == index._often("echnology")
        True
        """
        found = self._counted.get(word)
        if found is None:
            same = str.isalpha if word.isalpha() else str.isdigit
            found, text, size = 0, self._text, len(word)
            place = text.find(word)
            while place >= 0:
                end = place + size
                found += not same(text[place - 1]) and not same(text[end])
                place = text.find(word, end)
            self._counted[word] = found
        return found

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """What others are called, by length."""
        facts = world()
        return tuple(sorted((*(facts.names if facts else ()), *self._others), key=len))

    def near(self, surface: str) -> list[tuple[str, float]]:
        """Return the forms that a surface is a slip of with their similarity (0 to 1), and behind them their rivals.

        Empty where the surface is no slip, and where something that no table has is as near.
        """
        query = bare_query(surface)
        if _letters(query) < SHORTEST or query in self._known or not query.isascii():
            return []
        neighbors = self._neighbors(query)
        if not neighbors or query in self._others or (facts := world()) is None or query in facts.names:
            return []
        slips = {form for form in neighbors if self._is_slip(query, form, facts)}
        if not slips:
            return []
        owners = {claim[0] for form in slips for claim in self._known[form]}
        near = {form for form in _within(query, self._by_length) if _is_rival(query, form, slips)}
        others = {form for form in _within(query, self._names) if _is_rival(query, form, slips)}
        if others - near or any(claim[1] == "mask" for form in near for claim in self._known[form]):
            return []
        near = {form for form in near if any(claim[0] not in owners for claim in self._known[form])}
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - no other name needs it

        scored = {form: 1.0 - OSA.distance(query, form) / max(len(query), len(form)) for form in near | slips}
        return sorted(scored.items(), key=lambda each: (-each[1], each[0]))

    def _neighbors(self, query: str) -> list[str]:
        """Return the forms at one edit, first letter kept."""
        found: dict[str, None] = {}
        for length in (len(query) - 1, len(query), len(query) + 1):
            middle = length // 2
            by_head, by_tail = self._by_halves(query[0], length)
            heads = by_head.get(query[: middle - 1], ())
            tails = by_tail.get(query[len(query) - (length - middle - 1) :], ())
            for form in (*heads, *tails):
                if is_one_edit(query, form):
                    found[form] = None
        return list(found)

    def _is_slip(self, query: str, form: str, facts: World) -> bool:
        """Return whether a single edit is a slip of the pen rather than another name."""
        ours, theirs = _TOKEN.findall(query), _TOKEN.findall(form)
        if ours == theirs:
            return True
        if _digits(query) != _digits(form) or all(is_dictionary_word(word) for word in ours):
            return False
        if "".join(ours) == "".join(theirs):
            return True
        changed = differing(ours, theirs)
        if changed is None or len(changed) != 1:
            return False
        (at,) = changed
        rest = [word for number, word in enumerate(theirs) if number != at and word.isalpha()]
        return not self._is_word(ours[at], theirs[at], facts) and may_slip(ours[at], theirs[at], rest, facts)

    def _is_word(self, slip: str, meant: str, facts: World) -> bool:
        """Return whether what stands there is a word or a name in its own right (not one that the lists misspell)."""
        if slip[0] != meant[0] or is_dictionary_word(slip) or is_pinyin(slip):
            return True
        if self._often(slip) * _RARER > self._often(meant):
            return True
        return facts.words[slip] * _RARER > facts.words[meant]


def _is_rival(query: str, form: str, slips: Iterable[str]) -> bool:
    """Return whether a near form is as likely to be meant: at one edit, or at two in the very word that slipped."""
    ours = _TOKEN.findall(query)
    changed = differing(ours, _TOKEN.findall(form))
    if is_one_edit(query, form) or changed is None:
        return True
    return any(changed <= (differing(ours, _TOKEN.findall(each)) or changed) for each in slips)


def _within(query: str, forms: Sequence[str]) -> set[str]:
    """Return those of some forms, shortest first, that are within the margin of a query and have its digits."""
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    digits = _digits(query)
    first = bisect_left(forms, len(query) - _MARGIN, key=len)
    choices = forms[first : bisect_right(forms, len(query) + _MARGIN, lo=first, key=len)]
    hits = process.extract(query, choices, scorer=OSA.distance, score_cutoff=_MARGIN, limit=None)
    return {form for form, _, _ in hits if _digits(form) == digits}
