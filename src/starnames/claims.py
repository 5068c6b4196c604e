"""Whose a form may be: the claims to it whose capitals a surface fits, and the full name that a legal suffix makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from starnames.patterns import lazy

if TYPE_CHECKING:
    import re

    from starnames.table import KnowledgeBase
    from starnames.text import Folded

__all__ = ["Claim", "Claims", "case_fits"]

_SHOUTED = lazy(r"(?<![^\W_])[A-Z]{2,4}(?![^\W_])")
#: So many capitals are one company's name rather than anybody's; printed with one of them, the text has to ask for it.
_INITIALS = 4
_REMEMBERED = 65_536
#: How a legal suffix is spelled in full names, by its words in their short form.
_SHORTER = {"company": "co", "limited": "ltd", "corporation": "corp", "incorporated": "inc"}
_SPELLED = {
    ("co", "ltd"): (" co., ltd.", " company limited", " co., limited", " company ltd.", " co., ltd"),
    ("corp", "ltd"): (" corp., ltd.", " corporation limited", " corporation ltd."),
    ("corp",): (" corporation", " corp.", " corp"),
    ("ltd",): (" limited", " ltd.", " ltd"),
    ("inc",): (" inc.", " inc"),
}
_LETTERS_ONLY = lazy("[a-z]+")


class Claim(NamedTuple):
    """An entity's claim to a form: its position in the knowledge base, the role and the form as written."""

    owner: int
    role: str
    form: str


def case_fits(form: str, surface: str, *, role: str = "official") -> bool:
    """Return whether the capitals of a surface fit a form.

    A short word of a form with two capitals or more (AMEC, iCM) stands exactly so; any other one-word form that has
    a capital needs one at its head. Behind the head of a name a word of capitals may have one ("Hang Seng Tech Index").

    >>> case_fits("STAR Market", "STAR market"), case_fits("STAR Market", "a star market"[2:])
    (True, False)
    >>> case_fits("Alice", "alice"), case_fits("Tuojing Technology", "tuojing technology")
    (False, True)
    """
    level = " ".join(surface.split())
    if " " not in form.strip() and role != "shy":
        if form.isalpha() and len(form) <= 4 and sum(map(str.isupper, form)) >= 2:
            return level[: len(form)] == form
        return not form[:1].isupper() or not level[:1].islower()
    if role == "shy" and form.isascii():
        return level[: len(form)] == form or level.isupper()
    if role not in {"official", "mask"}:
        return True
    return all(_is_shouted(level, word) for word in _SHOUTED.finditer(form))


def _is_shouted(level: str, word: re.Match[str]) -> bool:
    """Return whether a surface has a word of a form in its capitals; behind the head of a name, one may be enough."""
    surface = level[word.start() : word.end()]
    return surface == word[0] or (word.start() > 0 and surface == word[0].title())


class Claims:
    """The claims to the forms of one knowledge base, by how they are printed; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool) -> None:
        """Take the claims; without `aliases` only official names, Chinese names and masks count."""
        self._kb = kb
        self._wanted = None if aliases else frozenset({"official", "zh", "shy", "mask"})
        self._terms: dict[str, bool] = {}
        #: Forms with the claims to them, by their surfaces.
        self.known: dict[str, tuple[str, tuple[Claim, ...] | None]] = {}

    def is_wanted(self, form: str) -> bool:
        """Return whether to look for a form: not for a full name that another form and a legal suffix reach."""
        return self._wanted is not None or not form.isascii() or form not in self._kb.reached

    def fitting(self, form: str, surface: str) -> tuple[Claim, ...] | None:
        """Return the claims to a form whose capitals a surface fits, one an owner; None where nothing stands there."""
        found = self.known.get(surface)
        return (found if found and found[0] == form else self.learn(form, surface))[1]

    def learn(self, form: str, surface: str) -> tuple[str, tuple[Claim, ...] | None]:
        """Remember the claims to a form by its surface, which is that of one form; return it with them."""
        if len(self.known) >= _REMEMBERED:
            self.known.clear()
        found = self.known[surface] = form, self._meant(form, surface)
        return found

    def is_term(self, form: str) -> bool:
        """Return whether a form is one of a term."""
        found = self._terms.get(form)
        if found is None:
            claims = self._kb.forms.get(form, ())
            found = self._terms[form] = any(self._kb.kind_at(claim[0]) == "term" for claim in claims)
        return found

    def stop(self, text: str, level: Folded, form: str, start: int, end: int) -> tuple[int, str | None]:
        """Return where a form with its legal suffix ends, and the full name that it is then, if it is one.

        The stop behind "Limited" ends a sentence rather than an abbreviation where the name is full without it.
        """
        said = level.text[start:end]
        whole = self._full_name(form, said)
        if said[-1] == "." and whole != said:
            without = self._full_name(form, said[:-1])
            is_word = without is not None and said[:-1].endswith(tuple(_SHORTER))
            if is_word or without == said[:-1] or text[level.origin(end - 1)] != ".":
                return end - 1, without
        return end, whole

    def _full_name(self, form: str, said: str) -> str | None:
        """Return the full name that a form with a legal suffix says, however the suffix is spelled ("Co.,Ltd")."""
        if said in self._kb.reached:
            return said
        words = tuple(_SHORTER.get(each, each) for each in _LETTERS_ONLY.findall(said[len(form) :]))
        spelled = (f"{form}{each}" for each in _SPELLED.get(words, ()))
        return next((each for each in spelled if each in self._kb.reached), None)

    def _claims(self, form: str) -> tuple[Claim, ...]:
        claims = self._kb.forms.get(form, ())
        return tuple(Claim(*claim) for claim in claims if self._wanted is None or claim[1] in self._wanted)

    def _is_capitalized_company(self, claim: Claim) -> bool:
        return (
            claim.role in {"official", "shy"}
            and claim.form[:1].isupper()
            and self._kb.kind_at(claim.owner) == "company"
        )

    def _is_shouted_company(self, claim: Claim) -> bool:
        return claim.role == "official" and claim.form.isupper() and self._kb.kind_at(claim.owner) == "company"

    def _meant(self, form: str, surface: str) -> tuple[Claim, ...] | None:
        """Return the same, worked out."""
        fitting = [claim for claim in self._claims(form) if case_fits(claim.form, surface, role=claim.role)]
        if surface[:1].islower():  # a company prints its own name with its capital
            fitting = [claim for claim in fitting if not self._is_capitalized_company(claim)]
        elif not fitting and len(form) == _INITIALS and surface.istitle():  # "Catl"
            fitting = [claim._replace(role="shy") for claim in self._claims(form) if self._is_shouted_company(claim)]
        if not fitting and form not in self._kb.others:
            return None
        fitting.sort(key=lambda claim: claim.role == "shy")  # of two claims of one owner the shy one counts
        owners = {claim.owner: claim for claim in fitting if claim.role != "mask"}
        return tuple(owners[index] for index in sorted(owners))
