"""What the tables say of a name: the owners of an identifier, of a recorded form, of the beginning of a short name.

Nothing is worked out here: `starnames.resolver.rendered` does that.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from starnames.model import Candidate
from starnames.patterns import lazy
from starnames.resolver.queries import letters_of, unquoted
from starnames.text import bare_query, fold_name
from starnames.tickers import read_ticker

if TYPE_CHECKING:
    from starnames.table import KnowledgeBase

__all__ = ["WEAK", "Recorded"]

#: The score of a weak form by itself.
WEAK = 0.45
_HOW = {"official": "official", "zh": "official", "shy": "official", "alias": "alias", "weak": "alias"}
_SCORES = {"official": 1.0, "zh": 1.0, "shy": WEAK, "alias": 0.97, "weak": WEAK}
#: The score of an official name of several ordinary words: asked for by itself it is meant as a name.
_ASKED = 0.84
_HAN = lazy("[\u3400-\u9fff\U00020000-\U0003ffff]")
_LEGAL_FORMS = ("股份有限公司", "有限责任公司", "有限公司")
#: How many companies the name of the first days, which is cut to fit, may open; more are no answer.
_MOST_OPENED = 5
_SHORTEST_SPACED = 5
_WITH_SUFFIX = frozenset({"company", "institution"})


class Recorded:
    """Candidates for names that the tables hold; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True) -> None:
        """Take the knowledge base; without `aliases` no machine-translated form counts."""
        self.kb = kb
        self.aliases = aliases

    def identified(self, surface: str) -> list[Candidate]:
        """Return the entities with a ticker or another code."""
        readings = read_ticker(surface)
        entities = {entity.id: entity for code in readings for entity in self.kb.owners(code)}
        known = [Candidate(entity=each, score=1.0, how="identifier", form=surface) for each in entities.values()]
        if len(known) == 1 and readings[0] not in known[0].entity.codes:  # the more usual reading is unknown to us
            return [replace(known[0], score=WEAK)]
        return known

    def named(self, surface: str) -> list[Candidate]:
        """Return the owners of a form, as it stands or else without its legal suffix, its blanks and marks."""
        whole, bared = fold_name(surface), unquoted(surface)
        together = "".join(whole.split()) if _HAN.search(whole) else whole
        keys = (whole, bared, together, bared.removeprefix("the "), bared.removesuffix("'s"))
        for key in dict.fromkeys(keys):
            if found := self._owned(key):
                return found
        if _HAN.search(whole) and (found := self._owned_in_full(together)):
            return found
        bare = bare_query(bared.removeprefix("the "))
        found = [each for each in self._owned(bare) if each.entity.kind in _WITH_SUFFIX] if bare != bared else []
        return found or self._spaced(bared)

    def _owned_in_full(self, name: str) -> list[Candidate]:
        """Return the owners of a Chinese name without its legal form, or of a short name with 公司 behind it."""
        if name.endswith(_LEGAL_FORMS):
            return []
        longer = (found for each in _LEGAL_FORMS if (found := self._owned(name + each)))
        return next(longer, []) or (self._owned(name.removesuffix("公司")) if name.endswith("公司") else [])

    def _spaced(self, bared: str) -> list[Candidate]:
        """Return the owners of the forms that have the same letters: Hy-gon and Hy gon are Hygon."""
        letters = letters_of(bared)
        if len(letters) < _SHORTEST_SPACED or not letters.isascii():
            return []
        return self._owned(self._by_letters.get(letters, ""))

    @functools.cached_property
    def _by_letters(self) -> dict[str, str]:
        """The forms that are spelled with blanks or marks, and the others, by their letters alone."""
        plain = sorted(filter(str.isascii, list(self.kb.forms)), key=len, reverse=True)
        # As one text, which is three times as fast; no folded form has the capital between them.
        return dict(zip(letters_of("A".join(plain)).split("A"), plain, strict=True)) if plain else {}

    def opened(self, bare: str) -> list[Candidate]:
        """Return the companies whose Chinese short names begin so: beside N and C there is room for two or three."""
        if len(bare) < 2:
            return []
        place = bisect_left(self._han, bare)
        found: dict[int, Candidate] = {}
        for form in self._han[place:]:
            if not form.startswith(bare) or len(found) > _MOST_OPENED:
                break
            for index, role, text in self.kb.forms[form]:
                if role == "zh" and (entity := self.kb.at(index)).zh == text:
                    found.setdefault(index, Candidate(entity=entity, score=_ASKED, how="official", form=text))
        return list(found.values()) if len(found) <= _MOST_OPENED else []

    @functools.cached_property
    def _han(self) -> tuple[str, ...]:
        """The forms that begin in Chinese, in order."""
        return tuple(sorted(filter(_HAN.match, list(self.kb.forms))))

    def other(self, surface: str) -> tuple[str, ...]:
        """Return the name of an organization that no record is about and the id it is mistaken for, or nothing."""
        bared = unquoted(surface)
        others = self.kb.others
        return others.get(bared) or others.get(bare_query(bared)) or self._others.get(letters_of(bared), ())

    @functools.cached_property
    def _others(self) -> dict[str, tuple[str, ...]]:
        """The names of others by their letters alone."""
        return {letters_of(name): other for name, other in self.kb.others.items() if name.isascii()}

    def _owned(self, key: str) -> list[Candidate]:
        found: dict[int, Candidate] = {}
        claims = self.kb.forms.get(key, ())
        weak = {index for index, role, _ in claims if role == "weak"}
        for index, role, form in claims:
            if role == "mask" or (not self.aliases and role in {"alias", "weak"}):
                continue
            score = _ASKED if role == "shy" and " " in key and index not in weak else _SCORES[role]
            if index not in found or found[index].score < score:
                found[index] = Candidate(entity=self.kb.at(index), score=score, how=_HOW[role], form=form)
        return sorted(found.values(), key=lambda each: (-each.score, each.entity.id))
