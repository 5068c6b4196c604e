"""What is decided of a mention, and what it was decided by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starnames.frozen import maker, quickly_made

if TYPE_CHECKING:
    from starnames.model.entities import Entity

__all__ = ["Candidate", "Evidence", "Link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One reason for or against a link, with its weight (negative speaks against)."""

    name: str
    weight: float

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"name": self.name, "weight": self.weight}


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entity offered for a surface form, with a score and the form and the way that earned it.

    Where an alignment with its Chinese name did, `explanation` says the alignment in words, `ways` how each piece of it
    is explained (see `starnames.renderings.Piece`), in order, and `unsaid` which pieces of the name are left out.
    """

    entity: Entity
    score: float
    how: str
    form: str = ""
    explanation: str = ""
    ways: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()

    def has(self, *ways: str) -> bool:
        """Return whether a piece is explained in one of these ways."""
        return any(each in ways for each in self.ways)

    def scored(self, score: float) -> Candidate:
        """Return the candidate with another score."""
        if score == self.score:
            return self
        return _candidate(self.entity, score, self.how, self.form, self.explanation, self.ways, self.unsaid)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "entity": self.entity.id,
            "name": self.entity.name,
            "ticker": self.entity.ticker or None,
            "score": self.score,
            "how": self.how,
            "form": self.form,
            "explanation": self.explanation,
        }


_candidate = maker(Candidate)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What was decided of a mention: an entity, or none with a reason.

    `status` is ``linked``, ``ambiguous``, ``unlinked`` (in running text) or ``none`` (a name asked for by itself).
    `name` and `short` are those printed for the entity on the day asked for.
    """

    start: int
    end: int
    surface: str
    status: str
    entity: Entity | None = None
    name: str = ""
    short: str = ""
    score: float = 0.0
    how: str = ""
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    table: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: the keys of both ``find`` and ``resolve``."""
        entity = self.entity
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "status": self.status,
            "entity": entity.id if entity else None,
            "name": (self.name or None) if entity else None,
            "short": (self.short or None) if entity else None,
            "kind": entity.kind if entity else None,
            "zh": (entity.zh or None) if entity else None,
            "ticker": (entity.ticker or None) if entity else None,
            "score": round(self.score, 4),
            "how": self.how or None,
            "reason": self.reason or None,
            "evidence": [each.to_dict() for each in self.evidence],
            "candidates": [each.to_dict() for each in self.candidates],
            "table": self.table,
        }
