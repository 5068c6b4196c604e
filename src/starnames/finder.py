"""What may be a mention: one pass over the folded text for every form of the knowledge base.

Official names and masks take part like any other form, which is how they keep an alias from firing inside them (see
`starnames.overlaps`). Addresses, code and tags are never looked into.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING

import ahocorasick_rs

from starnames.claims import Claim, Claims, case_fits
from starnames.edges import (
    BEFORE_SUFFIX,
    EDGES,
    LETTERS,
    PLURAL,
    PLURALS,
    SUFFIX_HEADS,
    has_suffix,
    is_capitalized,
    opens_before,
    opens_behind,
)
from starnames.names import LEGAL_SUFFIX
from starnames.overlaps import Proposal, disjoint
from starnames.protected import protected_spans
from starnames.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.table import KnowledgeBase
    from starnames.text import Folded

__all__ = ["Claim", "Finder", "Proposal", "case_fits", "disjoint"]

_BLOCK = 512
#: So many characters are looked up before automata are built, which takes as long as looking up three times as many.
_FEW = 1_000
_new_proposal = functools.partial(tuple.__new__, Proposal)  # the constructor of a named tuple takes twice as long


class Finder:
    """The index over the forms of one knowledge base; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True, words: Iterable[str] = ()) -> None:
        """Take the forms; without `aliases` only official names, Chinese names and masks count.

        `words` are looked for in the same pass; they propose nothing.
        """
        self._kb = kb
        self._claims = Claims(kb, aliases=aliases)
        self._words = frozenset(words)
        self._latin: _Automaton | None = None
        self._han: _Automaton | None = None  # built when a text needs it: half of all forms are Chinese
        self._looked_up = 0

    def propose(
        self,
        text: str,
        folded: Folded | None = None,
        protected: Sequence[tuple[int, int]] | None = None,
    ) -> list[Proposal]:
        """Return the disjoint proposals of a text, in order, masks among them.

        A caller that has folded the text or looked for its protected spans already hands them over.
        """
        return self.scan(text, folded or fold(text), protected_spans(text) if protected is None else protected)[0]

    def scan(
        self, text: str, level: Folded, protected: Sequence[tuple[int, int]]
    ) -> tuple[list[Proposal], list[tuple[int, str]]]:
        """Return the proposals of a text, and where in the folded text the words begin, in any order."""
        searched = level.text
        places: list[tuple[int, str]] = []
        if self._latin is None:
            self._looked_up += len(searched)
            if self._looked_up <= _FEW:
                parts = self._parts(searched, places)
                found = [each for part in parts if (each := self._proposal(text, level, *part)) is not None]
                return disjoint(found, protected), places
            latin = [form for form in self._forms() if form.isascii() and self._claims.is_wanted(form)]
            self._latin = _Automaton(latin, self._words)
        found = self._proposals(text, level, self._latin, places)
        if not searched.isascii() and self._may_be_foreign(searched):
            if self._han is None:
                self._han = _Automaton([form for form in self._forms() if not form.isascii()])
            found += self._proposals(text, level, self._han, places)
        return disjoint(found, protected), places

    def _proposals(
        self, text: str, level: Folded, automaton: _Automaton, places: list[tuple[int, str]]
    ) -> list[Proposal]:
        """Return what the occurrences of forms propose, in any order, and note where words begin.

        Most stand between blanks and stops: for those what `_proposal` asks is answered here.
        """
        found: list[Proposal] = []
        searched, forms, words, known = level.text, automaton.forms, automaton.words, self._claims.known
        steps, shifts = level.steps
        most = len(forms)
        around = f" {searched}  "
        for number, start, end in automaton.occurrences(searched):
            before, behind = around[start], around[end + 1]
            if before in LETTERS and around[start + 1] in LETTERS:
                continue
            if number >= most:
                places.append((start, words[number - most]))
                continue
            form = forms[number]
            last = around[end]
            if (
                before not in EDGES
                or behind not in EDGES
                or last.isdigit()
                or (behind in BEFORE_SUFFIX and around[end + 2] in SUFFIX_HEADS and has_suffix(searched, end))
            ):
                glued = behind in LETTERS and last in LETTERS and behind not in PLURALS
                if not glued and (proposal := self._proposal(text, level, form, start, end)) is not None:
                    found.append(proposal)
                continue
            if steps:
                start += shifts[bisect_right(steps, start)]  # noqa: PLW2901 - as they stand in the original
                end += shifts[bisect_right(steps, end)]  # noqa: PLW2901
            surface = text[start:end]
            one = known.get(surface)
            if one is None or one[0] is not form:
                one = self._claims.learn(form, surface)
            if (claims := one[1]) is not None:
                found.append(_new_proposal((start, end, claims, False)))
        return found

    def _parts(self, searched: str, places: list[tuple[int, str]]) -> Iterator[tuple[str, int, int]]:
        """Yield the occurrences of forms and note where words begin, as automata tell them, without any.

        Asking for every part of a short text takes less time than building them.
        """
        forms, others, words = self._kb.forms, self._kb.others, self._words
        for start, (before, char) in enumerate(zip(" " + searched, searched, strict=False)):
            if before in LETTERS and char in LETTERS:
                continue
            for end in range(start + 2, min(start + self._longest, len(searched)) + 1):
                part = searched[start:end]
                if part in words:
                    places.append((start, part))
                if (part in forms or part in others) and self._claims.is_wanted(part):
                    yield part, start, end

    @functools.cached_property
    def _foreign(self) -> frozenset[str]:
        """The characters of the forms that are none of Latin letters: every such form has one."""
        forms = "".join(form for form in self._forms() if not form.isascii())
        return frozenset(char for char in set(forms) if not char.isascii())

    def _may_be_foreign(self, searched: str) -> bool:
        """Return whether a text has a character that a form in another script has; dashes and dots are none."""
        blocks = (searched[start : start + _BLOCK] for start in range(0, len(searched), _BLOCK))
        return any(not block.isascii() and not self._foreign.isdisjoint(block) for block in blocks)

    def _forms(self) -> Iterator[str]:
        return chain(self._kb.forms, self._kb.others)

    @functools.cached_property
    def _longest(self) -> int:
        return max(map(len, chain(self._forms(), self._words)), default=0)

    def _proposal(self, text: str, level: Folded, form: str, start: int, end: int) -> Proposal | None:
        """Return the proposal that an occurrence of a form makes, or None where edges or capitals do not fit."""
        searched = level.text
        if start and searched[start - 1] not in EDGES and not opens_before(searched, start):
            return None
        behind = searched[end : end + 1]
        plural = None
        if (behind not in EDGES or searched[end - 1].isdigit()) and not opens_behind(searched, end):
            plural = PLURAL.match(searched, end) if self._claims.is_term(form) else None
            if plural is None:
                return None
            end = plural.end()
        first = level.origin(start)
        suffix = None
        if not plural and has_suffix(searched, end) and form.isascii():
            suffix = LEGAL_SUFFIX.match(searched, end)
            if suffix and (self._claims.is_term(form) or not is_capitalized(text, level, suffix.start(), suffix.end())):
                suffix = None
        if suffix is None:
            last = level.origin(end)
            meant = self._claims.fitting(form, text[first:last])
            return None if meant is None else Proposal(first, last, meant)
        stop, whole = self._claims.stop(text, level, form, start, suffix.end())
        last = level.origin(stop)
        meant = self._claims.fitting(whole or form, text[first : last if whole else level.origin(end)])
        return None if meant is None else Proposal(first, last, meant, suffixed=whole is None)


class _Automaton:
    """Looks for many forms in one pass, overlapping ones too."""

    def __init__(self, forms: list[str], words: Iterable[str] = ()) -> None:
        self.forms = [form for form in forms if len(form) > 1]
        self.words = tuple(words)
        self._automaton = ahocorasick_rs.AhoCorasick(
            [*self.forms, *self.words],
            matchkind=ahocorasick_rs.MatchKind.Standard,
            store_patterns=False,
        )

    def occurrences(self, searched: str) -> list[tuple[int, int, int]]:
        """Return the occurrences of forms and, numbered behind them, of words, with their places."""
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(searched, overlapping=True)
        return found
