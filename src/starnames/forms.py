"""What is known of a recorded form wherever it stands: whose it may be, and what its letters say by themselves."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from starnames import geography, weights
from starnames.longer import asks_before, may_be_the_parent
from starnames.model import Candidate
from starnames.remembering import remembered
from starnames.resolver import SUPPORTED, WEAK
from starnames.words import is_anybodys_name, is_person_name

if TYPE_CHECKING:
    from starnames.finder import Claim, Proposal
    from starnames.model import Entity
    from starnames.table import KnowledgeBase

__all__ = ["Form", "Forms", "Printed", "is_acronym", "is_the_thing", "unasked"]

_BASE = {"official": 1.0, "zh": 1.0, "shy": WEAK, "alias": 0.97, "weak": WEAK}
_HOW = {"official": "official", "zh": "official", "shy": "official", "alias": "alias", "weak": "alias"}
_COMPANIES = frozenset({"company", "institution"})
#: The most that a form of several owners counts for.
_SHARED = 0.6
#: Up to how many capitals are short for many things.
_ACRONYM = 3
_REMEMBERED = 65_536


class Form(NamedTuple):
    """Whose a form may be, whether it is a company's or an institution's, whether it is a strong alias."""

    candidates: tuple[Candidate, ...]
    owners: frozenset[int]
    company: bool
    recorded: bool


class Printed(NamedTuple):
    """A form as it is printed.

    `sure` is who is meant unless what stands beside it speaks against that: what puts it abroad, if it `may_be_abroad`,
    or what makes it a part of a longer name, the word before it among that if it `asks_before`.
    """

    claims: tuple[Claim, ...]
    form: Form
    sure: Entity | None = None
    company: bool = False
    may_be_abroad: bool = False
    asks_before: bool = False


class Forms:
    """What is known of the forms of one knowledge base, by how they are printed; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase) -> None:
        """Know nothing yet."""
        self._kb = kb
        self._known: dict[str | int, Printed] = {}

    def printed(self, text: str, proposal: Proposal) -> Printed:
        """Return what is known of a proposal of a text."""
        start, end, claims, suffixed = proposal
        # the finder makes one object of claims for one surface without its suffix
        key = text[start:end] if suffixed else id(claims)
        found = self._known.get(key)
        if found is None or found.claims is not claims:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[key] = _printed(text[start:end], claims, _form(claims, self._kb))
        return found


def _printed(surface: str, claims: tuple[Claim, ...], form: Form) -> Printed:
    """Return what is known of a form with a surface."""
    if len(form.candidates) != 1 or form.candidates[0].score < SUPPORTED:
        return Printed(claims, form)
    entity = form.candidates[0].entity
    company, is_ascii = entity.kind == "company", surface.isascii()
    doubtful = is_person_name(surface) if form.recorded else is_anybodys(surface)
    asked = company and (doubtful or surface[0].islower() or may_be_the_parent(surface, entity))
    if asked or entity.kind == "product":
        return Printed(claims, form)
    asks = surface[0].isascii() and asks_before(surface, entity)
    return Printed(claims, form, entity, company, company and is_ascii and not form.recorded, asks)


def is_anybodys(surface: str) -> bool:
    """Return whether the letters of a company's name say that it may be a place's, a person's or a thing's as well."""
    return is_anybodys_name(surface) or is_the_thing(surface) or is_acronym(surface)


#: Before one word in small letters: goods of the whole country.
_NATIONAL = frozenset({"China", "Chinese"})


@functools.lru_cache(maxsize=16_384)
def is_the_thing(surface: str) -> bool:
    """Return whether a name may be what a place has one of, or goods from there: "Tianjin port", "Nanjing steel".

    >>> [is_the_thing(each) for each in ("Tianjin port", "Rizhao Port", "Nanjing steel", "Nanjing Steel", "Emei steel")]
    [True, True, True, False, False]
    >>> is_the_thing("Chinese films"), is_the_thing("China Film")
    (True, False)
    """
    place, _, thing = surface.partition(" ")
    if thing.lower() in geography.FACILITIES:
        return place.lower() in geography.PLACES or is_anybodys_name(place)
    return thing.islower() and (place.lower() in geography.PLACES or (place in _NATIONAL and thing.isalpha()))


def is_acronym(surface: str) -> bool:
    """Return whether a surface is two or three capitals, which are short for many things (CMB, GAC)."""
    return len(surface) <= _ACRONYM and surface.isupper() and surface.isalpha() and surface.isascii()


def _recorded(claims: tuple[Claim, ...], kb: KnowledgeBase) -> tuple[Candidate, ...]:
    """Return who claims a form; every owner has one claim."""
    claimed = (
        Candidate(entity=kb.at(each.owner), score=_BASE[each.role], how=_HOW[each.role], form=each.form)
        for each in claims
    )
    found = sorted(claimed, key=lambda each: (-each.score, each.entity.id))
    return tuple(found if len(found) < 2 else [each.scored(min(each.score, _SHARED)) for each in found])


@remembered
def _form(claims: tuple[Claim, ...], kb: KnowledgeBase) -> Form:
    """Return whose a form may be, whether it is a company's or an institution's, whether it is a strong alias."""
    company = any(kb.kind_at(claim.owner) in _COMPANIES for claim in claims)
    recorded = any(claim.role == "alias" for claim in claims)
    return Form(_recorded(claims, kb), frozenset(claim.owner for claim in claims), company, recorded)


#: How a name is told that its English letters alone make a company's: a slip, or the official one in other words.
_ASKED = frozenset({"fuzzy", "official"})


def unasked(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates of a name that nobody recorded, which the text has yet to ask for."""
    return tuple(each if each.how in _ASKED else each.scored(each.score + weights.UNASKED) for each in candidates)
