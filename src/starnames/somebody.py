"""What says that a name is a person's, a place's or something's abroad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames import cues
from starnames.elsewhere import is_elsewhere, is_where
from starnames.lettering import letters_of
from starnames.pieces import piece
from starnames.words import is_three_syllables

if TYPE_CHECKING:
    from starnames.around import Span
    from starnames.model import Evidence

__all__ = ["of_somebody"]

_ANSWERED = frozenset({"said", "replied"})


def of_somebody(text: str, span: Span, surface: str, before: list[str], behind: list[str]) -> list[Evidence]:
    """Return what says that a name is a person's, a place's or something's abroad."""
    words = surface.count(" ") + 1
    letters = letters_of(surface)
    found: list[Evidence] = []
    if letters.person:
        found.append(piece("person-name"))
    if is_elsewhere(words, before, behind):
        found.append(piece("foreign-place"))
    if ((span.rendered and words == 1) or letters.thing) and is_where(before):
        found.append(piece("place-words"))
    goes_on = text[span.end : span.end + 1] == " " and text[span.end + 1 : span.end + 2].isupper()
    if text[span.end : span.end + 2] == ". ":
        behind = behind[:1]  # "She laughed" speaks of whom the last sentence ends with, "When asked" does not
    if not goes_on and not letters.upper and _is_person(span, surface, before, behind):  # nobody is called SMIC
        found.append(piece("person-words"))
    return found


def _is_person(span: Span, surface: str, before: list[str], behind: list[str]) -> bool:
    """Return whether the words beside a short name go with a person."""
    words = surface.count(" ") + 1
    if before and before[0] in cues.TITLES:
        return words == 1 or span.rendered
    if behind[:1] == [","] and not (cues.TITLES if span.rendered else cues.PEOPLE).isdisjoint(behind[1:4]):
        return True
    if words > 1 and not (span.rendered and words < 4):
        return False
    if behind[1:] and behind[0] in cues.COMPANY_TAILS and behind[1] in _ANSWERED:
        return False  # "Tongwei shares said": 股份
    near = 2 if span.rendered else 3
    speaks = behind[:1] and behind[0] in cues.SPEECH_WORDS  # companies do as well
    if span.rendered and speaks and is_three_syllables(surface):
        return not cues.QUIET_WORDS.isdisjoint(behind[1:4])  # "said that her orders grew"
    spoken = words > 1 or span.short or (speaks and not cues.ITS_OWN.isdisjoint(behind[1:4]))
    telling = cues.QUIET_WORDS if spoken else cues.PERSON_WORDS
    return not (telling.isdisjoint(before[:1]) and telling.isdisjoint(behind[:near]))
