"""What a document has named so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.resolver import is_star

if TYPE_CHECKING:
    from starnames.model import Entity

__all__ = ["Known", "leans"]


class Known:
    """The entities that a document has named so far, companies counted apart.

    A copy shares what is known until one of both learns more: most stretches of a document name nothing new.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._is_shared = False
        self.ids: set[str] = set()
        self.companies: set[str] = set()
        self.star: set[str] = set()

    def update(self, known: Known) -> None:
        """Take in what another one knows."""
        self._own()
        self.ids |= known.ids
        self.companies |= known.companies
        self.star |= known.star

    def copy(self) -> Known:
        """Return what is known so far, to be added to by itself."""
        known = Known()
        known.become(self)
        return known

    def become(self, other: Known) -> None:
        """Know what another one knows, and nothing else."""
        self.ids, self.companies, self.star = other.ids, other.companies, other.star
        self._is_shared = other._is_shared = True

    def _own(self) -> None:
        """Share what is known with nobody from now on."""
        if self._is_shared:
            self.ids, self.companies, self.star = set(self.ids), set(self.companies), set(self.star)
            self._is_shared = False

    def add(self, entity: Entity) -> None:
        """Remember an entity."""
        if entity.id in self.ids:
            return
        self._own()
        self.ids.add(entity.id)
        if entity.kind == "company":
            self.companies.add(entity.id)
            if is_star(entity):
                self.star.add(entity.id)


def leans(known: Known) -> bool:
    """Return whether a document is about the STAR Market, and leans to its companies where several may be meant."""
    return len(known.star) * 2 > len(known.companies)
