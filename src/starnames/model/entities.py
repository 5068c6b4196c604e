"""What the tables hold: entities, the names they bore, the forms recorded for them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Alias", "Entity", "Example", "FormerName"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """A name that an entity bore until a day (ISO date, empty when not known)."""

    name: str = ""
    short: str = ""
    zh: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A machine-translated form recorded for an entity; weak if it needs support from the document."""

    form: str
    weak: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A record's own proof: `text` must normalize to `out` (to itself where `out` equals `text`)."""

    text: str
    out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One company, market, index, drug, award, policy or term, with an id that never changes."""

    id: str
    kind: str
    name: str = ""
    short: str = ""
    zh: str = ""
    zh_full: str = ""
    codes: tuple[str, ...] = ()
    status: str = ""
    former: tuple[FormerName, ...] = ()
    official: tuple[str, ...] = ()
    shy: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    masks: tuple[str, ...] = ()
    confusable: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    plural: str = ""
    source: str = ""
    checked: str = ""
    note: str = ""
    examples: tuple[Example, ...] = ()

    def __repr__(self) -> str:
        """Return the id, the name and the ticker: a record in full is long, and results hold many."""
        return f"Entity(id={self.id!r}, name={self.name!r}, ticker={self.ticker!r})"

    @property
    def ticker(self) -> str:
        """The first listing, as ``688041.SH``; empty for an entity that is not listed."""
        return self.codes[0] if self.codes else ""
