"""Whether a text asks for a company, where a form may be a place's, a person's or a thing's as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames import geography, weights
from starnames.boards import is_ordinary_word
from starnames.elsewhere import is_abroad
from starnames.forms import is_acronym, is_anybodys, is_the_thing
from starnames.lettering import letters_of, opens_sentence
from starnames.mentions import Mentions
from starnames.renderings import LITERAL
from starnames.resolver import SUPPORTED, WEAK, is_star
from starnames.words import is_anybodys_name, is_dictionary_word, is_person_name, is_two_syllables

if TYPE_CHECKING:
    from starnames.model import Candidate

__all__ = ["Asked"]

#: Three characters rendered whole by one word are nobody else's; more of them are, where all is said.
_THREE = 3


class Asked(Mentions):
    """The mentions of one window, and what is asked of those that may be somebody else's."""

    def _is_anybodys(self, number: int) -> bool:
        """Return whether a form may be a place's or a person's name as well: then the text has to ask for a company.

        A recorded alias is not, unless people are called so: who recorded it as strong has looked. A few capitals are
        short for many things (CMB, GAC).
        """
        found = self._anybodys.get(number)
        if found is None:
            found = self._anybodys[number] = self._may_be_anybodys(number)
        return found

    def _may_be_anybodys(self, number: int) -> bool:
        proposal, form = self.proposals[number], self.forms[number]
        if proposal.suffixed or form.candidates[0].entity.kind != "company":
            return False
        surface = self.text[proposal.start : proposal.end]
        if form.recorded:
            return is_person_name(surface)
        whole = proposal.start in self._said
        if not whole and is_anybodys(surface):
            return surface.isascii() or not self._is_abroad(number)
        return surface.isascii() and self._is_abroad(number)

    def _is_sounding(self, number: int) -> bool:
        """Return whether a name says too little by itself for market prose to make a company of it."""
        proposal = self.proposals[number]
        little = self.rendered[number] and self.candidates[number][0].score < WEAK
        return little and proposal.start not in self._shortened

    def _is_a_word(self, number: int, best: Candidate) -> bool:
        """Return whether the Chinese name of a company is a word as well: "太阳能" is the power of the sun."""
        start, end, _, _ = self.proposals[number]
        if best.entity.kind != "company" or self.text[start:end].isascii():
            return False
        return not self.rendered[number] and self.candidates[number][0].score <= WEAK

    def _is_abroad(self, number: int) -> bool:
        return self.context.has_foreign_ticker(number) or is_abroad(self.context, number)

    def _is_asked(self, number: int, best: Candidate, evidence: set[str]) -> bool:
        """Return whether the text asks for a company here, where that is needed."""
        proposal = self.proposals[number]
        surface = self.text[proposal.start : proposal.end]
        if best.entity.kind == "market" and is_ordinary_word(self.context, number):
            return not (evidence.isdisjoint(weights.MANY_CUES) or evidence.isdisjoint(weights.BOARD_CUES))
        if short := self._shortened.get(proposal.start):
            return not short.doubtful or self._is_said(evidence, owned=short.owned)
        placed = best.has("place") or (best.how == "alignment" and _is_placed(surface))
        unplaced = placed and not proposal.suffixed and evidence.isdisjoint(weights.PLACED_CUES)
        unasked = unplaced or (self._is_sector(number, best) and evidence.isdisjoint(weights.SHARED_CUES))
        unasked |= self._is_a_word(number, best) and evidence.isdisjoint(weights.DEED_CUES)
        if unasked or (self._is_sounding(number) and evidence.isdisjoint(weights.SOUNDING_CUES)):
            return False
        if self.rendered[number] and is_two_syllables(surface) and not proposal.suffixed:
            return not evidence.isdisjoint(weights.NO_PERSON_CUES)
        # "Tianjin port" has a trade and prices as well, and two syllables worked out may be anybody's
        doubtful = best.entity.kind == "company" and surface != surface.title() and is_the_thing(surface)
        whole = best.how == "rendering" and (
            len(best.entity.zh) == _THREE or self.candidates[number][0].score >= SUPPORTED
        )
        doubtful |= self.rendered[number] and surface.isalpha() and not whole and not is_star(best.entity)
        own = best.how == "fuzzy" or (best.has("brand") and not is_dictionary_word(surface))
        if doubtful:
            return not evidence.isdisjoint(weights.OWN_CUES if own else weights.SURE_CUES)
        inexact = self.rendered[number] and (best.how == "alignment" or _is_phrase(surface))
        inexact |= is_acronym(surface)
        if not evidence.isdisjoint(weights.NEAR_CUES if inexact else weights.COMPANY_CUES):
            return True
        if best.how == "alignment":
            return "companies-in-document" in evidence and surface.endswith(" shares")  # 股份: a company for certain
        return not self._is_anybodys(number) or "companies-in-document" in evidence

    def _is_sector(self, number: int, best: Candidate) -> bool:
        """Return whether a name is the words of a trade and "shares", as those of all its companies may be called.

        Capitals in mid-sentence say that a name is meant: "and Zinc Industry Shares fell", not "Zinc Industry shares".
        """
        if not best.has("trade") or not LITERAL.issuperset(best.ways):
            return False
        start, end, *_ = self.proposals[number]
        surface = self.text[start:end]
        if not surface.lower().endswith(" shares"):
            return False
        return opens_sentence(self.text, start) or not letters_of(surface).capitals

    @staticmethod
    def _is_said(evidence: set[str], *, owned: bool) -> bool:
        """Return whether the text makes a company of the short form of one; what others own needs a company's deed."""
        named = not owned and evidence.issuperset(weights.NAMED_CUES)
        return (named or not evidence.isdisjoint(weights.DEED_CUES)) and "article-before" not in evidence


def _is_phrase(surface: str) -> bool:
    """Return whether a surface is words of the language, not all with a capital: "Pure science" opens a sentence."""
    return not surface.istitle() and all(is_dictionary_word(word) for word in surface.lower().split())


def _is_placed(surface: str) -> bool:
    """Return whether a surface is a Chinese place and a word of Chinese sounds: a garden or an inn may be called so."""
    place, _, word = surface.partition(" ")
    return place.lower() in geography.PLACES and is_anybodys_name(word)
