"""The nouns of a glossary: its entries, and what is left out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Glossary", "GlossaryEntry", "Omission"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """One Chinese form and what is printed for it; `avoid` holds machine-translated forms, for notes only."""

    source: str
    target: str
    entity: str
    kind: str
    ticker: str = ""
    avoid: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "source": self.source,
            "target": self.target,
            "entity": self.entity,
            "kind": self.kind,
            "ticker": self.ticker or None,
            "avoid": list(self.avoid),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A Chinese form that is not in the glossary, with the reason and the entities that claim it."""

    source: str
    reason: str
    entities: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"source": self.source, "reason": self.reason, "entities": list(self.entities)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The entries of a glossary in order of source, each source once; `omitted` says what is left out and why."""

    entries: tuple[GlossaryEntry, ...]
    omitted: tuple[Omission, ...] = ()
    table: str = ""

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self.entries)

    def __iter__(self) -> Iterator[GlossaryEntry]:
        """Yield the entries."""
        return iter(self.entries)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "entries": [each.to_dict() for each in self.entries],
            "omitted": [each.to_dict() for each in self.omitted],
            "table": self.table,
        }
