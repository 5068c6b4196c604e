"""What the service says of entities: their types, their properties and one line about each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starnames.text import fold_name
from starnames.tickers import read_ticker, render_ticker

if TYPE_CHECKING:
    from starnames.model import Entity

__all__ = ["PROPERTIES", "TYPES", "agrees", "described", "known_types", "named", "reference", "values"]

#: The kinds of entities, as types: terms are fixed expressions, offered only when asked for.
TYPES = {
    "company": "Company",
    "institution": "Institution",
    "regulator": "Regulator",
    "market": "Market",
    "index": "Index",
    "drug": "Drug",
    "product": "Product",
    "award": "Award",
    "program": "Program",
    "policy": "Policy",
    "term": "Fixed expression",
}
PROPERTIES = {
    "ticker": "Ticker",
    "listings": "All listings",
    "name": "English name",
    "short": "Short English name",
    "zh": "Chinese short name",
    "zh_full": "Chinese full name",
    "former": "Former names",
    "kind": "Kind",
    "status": "Status",
    "source": "Source of the record",
    "checked": "Day the record was checked",
}
_CODES = frozenset({"ticker", "listings"})


def named(entity: Entity) -> str:
    """Return the name to print for an entity; a record may have no English name."""
    return entity.name or entity.short or entity.zh or entity.id


def described(entity: Entity) -> str:
    """Return one line that tells an entity from those with a similar name: Chinese name, listings, kind."""
    return " · ".join(filter(None, (entity.zh, ", ".join(entity.codes), TYPES[entity.kind].lower())))


def reference(kind: str) -> dict[str, str]:
    """Return a type as the protocol refers to one."""
    return {"id": kind, "name": TYPES[kind]}


def values(entity: Entity, key: str, *, style: str = "wind") -> list[str]:
    """Return what an entity has for a property, tickers in a dialect; nothing for an unknown property."""
    if key in _CODES:
        codes = entity.codes if key == "listings" else entity.codes[:1]
        return [render_ticker(code, style=style) for code in codes]
    if key == "former":
        return [" ".join(filter(None, (each.name or each.short or each.zh, each.until))) for each in entity.former]
    found = getattr(entity, key) if key in PROPERTIES else ""
    return [found] if found else []


def agrees(entity: Entity, key: str, wanted: list[Any]) -> bool | None:
    """Return whether an entity has one of the wanted values for a property; None where it has none to compare."""
    strings = [each for each in wanted if isinstance(each, str) and each.strip()]
    if key in _CODES:
        readings = [set(read_ticker(each)) for each in strings]
        return any(not each.isdisjoint(entity.codes) for each in readings) if entity.codes and any(readings) else None
    known = {fold_name(each) for each in values(entity, key)}
    if key in {"zh", "zh_full"}:
        known |= {fold_name(each) for each in (entity.zh, entity.zh_full) if each}
    elif key in {"name", "short"}:
        known |= {fold_name(each) for each in (entity.name, entity.short) if each}
    return any(fold_name(each) in known for each in strings) if known and strings else None


def known_types(types: object) -> frozenset[str]:
    """Return the types that a query asks for: one or several, as ids or as references; unknown ones ask for nothing.

    >>> sorted(known_types(["company", {"id": "index"}, 7]))
    ['company', 'index']
    """
    several = types if isinstance(types, list) else [types]
    ids = [each.get("id") if isinstance(each, dict) else each for each in several]
    return frozenset(each for each in ids if isinstance(each, str) and each)
