"""The knowledge base: every entity of every table, loaded, checked and frozen; nothing here matches text."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from starnames.model import Alias, Entity, Example, FormerName
from starnames.names import LEGAL_SUFFIX
from starnames.table.forms import own_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["KnowledgeBase", "compile_payload", "entity_row"]

_NESTED = {"former": FormerName, "aliases": Alias, "examples": Example}
_FIELDS = tuple(each.name for each in fields(Entity))


class KnowledgeBase:
    """Every entity by id, every form with its owners, every code; equal tables give an equal `version`.

    `forms` maps a folded form to ``(entity position, role, form as written)``; the roles are official, zh, shy, alias,
    weak and mask. `reached` holds the full names that are another form of the same owners and a legal suffix. `others`
    maps the folded name of an organization outside the tables to ``(name, id it is mistaken for)``; `rendering_data` is
    what is known of Chinese names whatever the company. Treat all of it as read-only: it is shared between threads.
    """

    def __init__(self, payload: dict[str, Any]) -> None:
        """Wrap a compiled payload (see `compile_payload`)."""
        self.date: str = payload["date"]
        self.digest: str = payload["digest"]
        self.forms: dict[str, list[list[Any]]] = payload["forms"]
        self.codes: dict[str, list[int]] = payload["codes"]
        self.others: dict[str, list[str]] = payload["others"]
        self.rendering_data: dict[str, Any] = payload["renderings"]
        self.reached: frozenset[str] = frozenset(payload["reached"])
        self._rows: list[dict[str, Any]] = payload["entities"]
        self._entities: dict[int, Entity] = {}
        self._ids: dict[str, int] = {row["id"]: index for index, row in enumerate(self._rows)}

    @property
    def version(self) -> str:
        """The date of the newest fact and the digest of all tables, as ``2026-11-22+0123456789ab``."""
        return f"{self.date}+{self.digest[:12]}"

    def __len__(self) -> int:
        """Return how many entities there are."""
        return len(self._rows)

    def __contains__(self, entity_id: object) -> bool:
        """Return whether there is an entity with this id."""
        return entity_id in self._ids

    def __iter__(self) -> Iterator[Entity]:
        """Yield every entity, in order of id."""
        return (self.at(index) for index in range(len(self._rows)))

    def __getitem__(self, entity_id: str) -> Entity:
        """Return the entity with an id; raise KeyError."""
        return self.at(self._ids[entity_id])

    def at(self, index: int) -> Entity:
        """Return the entity at a position, as `forms` and `codes` give it."""
        entity = self._entities.get(index)
        if entity is None:
            entity = self._entities[index] = _entity(self._rows[index])
        return entity

    def kind_at(self, index: int) -> str:
        """Return the kind of the entity at a position."""
        return str(self._rows[index]["kind"])

    def owners(self, code: str) -> list[Entity]:
        """Return the entities with a code such as ``688041.SH``, mostly one or none."""
        return [self.at(index) for index in self.codes.get(code, [])]


def _entity(row: dict[str, Any]) -> Entity:
    values: dict[str, Any] = {"name": "", "short": ""}
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


def _is_reached(folded: str, forms: dict[str, list[list[Any]]]) -> bool:
    """Return whether a form is another form of its owners with a legal suffix behind it."""
    suffix = next((each for each in LEGAL_SUFFIX.finditer(folded) if each.end() == len(folded)), None)
    if suffix is None or folded[: suffix.start()] not in forms:
        return False
    owners = {index for index, _, _ in forms[folded]}
    return owners == {index for index, role, _ in forms[folded[: suffix.start()]] if role != "mask"}


def compile_payload(
    entities: Iterable[Entity],
    digest: str,
    *,
    others: Mapping[str, Sequence[str]] | None = None,
    renderings: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the plain data of a knowledge base, ready for JSON; the order of `entities` does not matter."""
    ordered = sorted(entities, key=lambda each: each.id)
    forms = {
        folded: [[index, form.role, form.text] for index, form in claims]
        for folded, claims in sorted(own_forms(ordered).items())
    }
    codes: dict[str, list[int]] = {}
    for index, entity in enumerate(ordered):
        for code in entity.codes:
            codes.setdefault(code, []).append(index)
    return {
        "date": max((each.checked for each in ordered), default=""),
        "digest": digest or hashlib.sha256().hexdigest(),
        "entities": [entity_row(each) for each in ordered],
        "forms": forms,
        "codes": codes,
        "reached": [folded for folded in forms if _is_reached(folded, forms)],
        "renderings": renderings or {},
        "others": {folded: list(other) for folded, other in sorted((others or {}).items())},
    }
