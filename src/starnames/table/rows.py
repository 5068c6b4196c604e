"""Entities as the plain data that a compiled table holds, and back."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from starnames.model import Alias, Entity, Example, FormerName

__all__ = ["entity_of", "entity_row"]

_NESTED = {"former": FormerName, "aliases": Alias, "examples": Example}
_FIELDS = tuple(each.name for each in fields(Entity))


def entity_of(row: dict[str, Any]) -> Entity:
    """Return the entity of plain data."""
    values: dict[str, Any] = {"kind": ""}  # no record that loads lacks one, but lint looks at any
    for key, value in row.items():
        if key in _NESTED:
            values[key] = tuple(_NESTED[key](**each) for each in value)
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    return Entity(**values)


def entity_row(entity: Entity) -> dict[str, Any]:
    """Return an entity as plain data, empty fields left out."""
    row: dict[str, Any] = {}
    for key in _FIELDS:
        value = getattr(entity, key)
        if key in _NESTED:
            names = [each.name for each in fields(_NESTED[key])]
            value = [{name: getattr(each, name) for name in names if getattr(each, name)} for each in value]
        if value:
            row[key] = list(value) if isinstance(value, tuple) else value
    return row
