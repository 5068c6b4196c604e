"""The knowledge base: every entity of every table, loaded, checked and frozen; nothing here matches text."""

from __future__ import annotations

import json
from collections.abc import Mapping as MappingABC
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from starnames.errors import TableError
from starnames.model import Alias, Entity, Example, FormerName
from starnames.names import LEGAL_SUFFIX, bare_name
from starnames.table.packed import INDEX, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

__all__ = ["KnowledgeBase", "chinese_names", "compile_payload", "entity_row", "is_reached"]

_NESTED = {"former": FormerName, "aliases": Alias, "examples": Example}
_FIELDS = tuple(each.name for each in fields(Entity))


class KnowledgeBase:
    """Every entity by id, every form with its owners, every code; equal tables give an equal `version`.

    What a payload holds is read when it is first asked for. Treat all of it as read-only: it is shared between threads.
    """

    def __init__(self, payload: Mapping[str, Any], *, packaged: bool = False) -> None:
        """Wrap a compiled payload (see `compile_payload`); say whether it is the one that every installation has."""
        self.date: str = payload["date"]
        self.digest: str = payload["digest"]
        self._payload = payload
        self._packaged = packaged
        self._entities: dict[int, Entity] = {}

    @cached_property
    def forms(self) -> Mapping[str, Sequence[Sequence[Any]]]:
        """The claims to each folded form: ``(entity position, role, form as written)``.

        The roles are official, zh, shy, alias, weak and mask.
        """
        forms: Mapping[str, Sequence[Sequence[Any]]] = self._payload["forms"]
        return forms

    @cached_property
    def codes(self) -> dict[str, list[int]]:
        """The positions of the entities with a code."""
        codes: dict[str, list[int]] = self._payload["codes"]
        return codes

    @cached_property
    def others(self) -> dict[str, list[str]]:
        """The folded names of organizations outside the tables: ``(name, id it is mistaken for)``."""
        others: dict[str, list[str]] = self._payload["others"]
        return others

    @cached_property
    def rendering_data(self) -> dict[str, Any]:
        """What is known of Chinese names whatever the company."""
        data: dict[str, Any] = self._payload["renderings"]
        return data

    @property
    def rendering_index(self) -> Mapping[str, bytes]:
        """The index over the Chinese names as compiled parts; empty where it has to be built."""
        parts: Mapping[str, bytes] = self._payload.get(INDEX, {})
        return parts

    @cached_property
    def market_data(self) -> dict[str, Any]:
        """What listed companies are called: their `names`, folded, and how many of them have each of the `words`."""
        data: dict[str, Any] = self._payload["market"]
        return data

    @cached_property
    def company_names(self) -> Sequence[tuple[str, str, str, Sequence[str]]]:
        """The Chinese names of companies, former ones apart: ``(id, short, full, English names)``."""
        names: Sequence[tuple[str, str, str, Sequence[str]]] = self._payload["companies"]
        return names

    @cached_property
    def reached(self) -> frozenset[str]:
        """The full names that are another form of the same owners and a legal suffix."""
        return frozenset(self._payload["reached"])

    @cached_property
    def given_way(self) -> Mapping[str, Sequence[int]]:
        """The positions of the entities whose derived claim to a form gave way to somebody's written one."""
        given_way: Mapping[str, Sequence[int]] = self._payload["given_way"]
        return given_way

    @cached_property
    def by_id(self) -> Mapping[str, Entity]:
        """The entities by id, in order of id."""
        return _ById(self)

    @cached_property
    def rows(self) -> Sequence[dict[str, Any]]:
        """The entities as plain data, in order of id."""
        rows: Sequence[dict[str, Any]] = self._payload["entities"]
        return rows

    @cached_property
    def _kinds(self) -> list[str]:
        kinds: list[str] = self._payload["kinds"]
        return kinds

    @cached_property
    def _ids(self) -> dict[str, int]:
        return {entity_id: index for index, entity_id in enumerate(self._payload["ids"])}

    def __reduce__(self) -> tuple[Callable[[str, bytes | None], KnowledgeBase], tuple[str, bytes | None]]:
        """Travel by name where the other side has the same table packaged, else as the compiled table."""
        return _restored, (self.version, None if self._packaged else pack(self._payload))

    @property
    def version(self) -> str:
        """The date of the newest fact and the digest of all tables, as ``2026-11-22+0123456789ab``."""
        return f"{self.date}+{self.digest[:12]}"

    def __len__(self) -> int:
        """Return how many entities there are."""
        return len(self._kinds)

    def __contains__(self, entity_id: object) -> bool:
        """Return whether there is an entity with this id."""
        return entity_id in self._ids

    def __iter__(self) -> Iterator[Entity]:
        """Yield every entity, in order of id."""
        return (self.at(index) for index in range(len(self.rows)))

    def __getitem__(self, entity_id: str) -> Entity:
        """Return the entity with an id; raise KeyError."""
        return self.at(self._ids[entity_id])

    def at(self, index: int) -> Entity:
        """Return the entity at a position, as `forms` and `codes` give it."""
        entity = self._entities.get(index)
        if entity is None:
            entity = self._entities[index] = _entity(self.rows[index])
        return entity

    def position(self, entity_id: str) -> int:
        """Return the position of the entity with an id; raise KeyError."""
        return self._ids[entity_id]

    def kind_at(self, index: int) -> str:
        """Return the kind of the entity at a position."""
        return self._kinds[index]

    def owners(self, code: str) -> list[Entity]:
        """Return the entities with a code such as ``688041.SH``, mostly one or none."""
        return [self.at(index) for index in self.codes.get(code, [])]


class _ById(MappingABC[str, Entity]):
    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def __getitem__(self, entity_id: str) -> Entity:
        return self._kb[entity_id]

    def __contains__(self, entity_id: object) -> bool:
        return entity_id in self._kb

    def __iter__(self) -> Iterator[str]:
        return iter(self._kb._ids)  # noqa: SLF001 - the other half of it

    def __len__(self) -> int:
        return len(self._kb)


_TRAVELED: WeakValueDictionary[str, KnowledgeBase] = WeakValueDictionary()


def _restored(version: str, packed: bytes | None) -> KnowledgeBase:
    """Return the knowledge base that traveled, the same one for everything that came with it."""
    if packed is None:
        from starnames.table.packaged import default_base  # noqa: PLC0415 - it builds on this module

        kb = default_base()
        if kb.version != version:
            problem = f"made with table {version}, and here is {kb.version}; install the same starnames on both sides"
            raise TableError(problem, path="(packaged table)", line=1, column=1, rule="other-version")
        return kb
    found = _TRAVELED.get(version)
    if found is None:
        payload = unpack(packed)
        if payload is None:
            raise TableError("damaged on its way", path="(pickled table)", line=1, column=1, rule="damaged")
        found = _TRAVELED[version] = KnowledgeBase(payload)
    return found


def _entity(row: dict[str, Any]) -> Entity:
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


def is_reached(folded: str, forms: Mapping[str, Sequence[Sequence[Any]]]) -> bool:
    """Return whether a form is another form of its owners with a legal suffix behind it."""
    suffix = next((each for each in LEGAL_SUFFIX.finditer(folded) if each.end() == len(folded)), None)
    if suffix is None or folded[: suffix.start()] not in forms:
        return False
    owners = {index for index, _, _ in forms[folded]}
    return owners == {index for index, role, _ in forms[folded[: suffix.start()]] if role != "mask"}


def chinese_names(entity: Entity) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield the Chinese names of a company, former ones apart, as `KnowledgeBase.company_names` has them."""
    english = list(dict.fromkeys(filter(None, (entity.name, bare_name(entity.name), entity.short))))
    for zh, full in ((entity.zh, entity.zh_full), *((each.zh, "") for each in entity.former)):
        if len(zh) > 1:
            yield entity.id, zh, full, english


def compile_payload(
    entities: Iterable[Entity],
    digest: str = "",
    *,
    others: Mapping[str, Sequence[str]] | None = None,
    renderings: dict[str, Any] | None = None,
    market: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the plain data of a knowledge base, ready for JSON; the order of `entities` does not matter.

    Without a digest the data give their own.
    """
    from starnames.table.forms import all_claims, standing  # noqa: PLC0415 - what is compiled already needs no compiler

    ordered = sorted(entities, key=lambda each: each.id)
    claims = dict(sorted(all_claims(ordered).items()))
    stand = {folded: standing(each) for folded, each in claims.items()}
    forms = {folded: [[index, form.role, form.text] for index, form in each] for folded, each in stand.items()}
    given_way = {
        folded: [index for index, form in each if (index, form) not in stand[folded]]
        for folded, each in claims.items()
        if len(each) > len(stand[folded])
    }
    codes: dict[str, list[int]] = {}
    for index, entity in enumerate(ordered):
        for code in entity.codes:
            codes.setdefault(code, []).append(index)
    payload = {
        "date": max((each.checked for each in ordered), default=""),
        "ids": [each.id for each in ordered],
        "kinds": [each.kind for each in ordered],
        "entities": [entity_row(each) for each in ordered],
        "forms": forms,
        "given_way": given_way,
        "codes": codes,
        "reached": [folded for folded in forms if is_reached(folded, forms)],
        "companies": [names for each in ordered if each.kind == "company" for names in chinese_names(each)],
        "renderings": renderings or {},
        "market": market or {},
        "others": {folded: list(other) for folded, other in sorted((others or {}).items())},
    }
    return {"digest": digest or _digest(payload), **payload}


def _digest(payload: dict[str, Any]) -> str:
    import hashlib  # noqa: PLC0415 - for tables that are compiled here

    return hashlib.sha256(json.dumps(payload).encode()).hexdigest()
