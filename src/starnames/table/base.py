"""The knowledge base: every entity of every table, loaded, checked and frozen; nothing here matches text."""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from starnames.errors import TableError
from starnames.model import Entity
from starnames.table.packed import INDEX, pack, unpack
from starnames.table.rows import entity_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["KnowledgeBase"]


class KnowledgeBase:
    """Every entity by id, every form with its owners, every code; equal tables give an equal `version`.

    What a payload holds is read when it is first asked for. Treat all of it as read-only: it is shared between threads.
    What is kept of it is in tuples as far as can be, since of those the garbage collector lets go.
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
    def codes(self) -> dict[str, tuple[int, ...]]:
        """The positions of the entities with a code."""
        codes: Mapping[str, Sequence[int]] = self._payload["codes"]
        return {code: tuple(owners) for code, owners in codes.items()}

    @cached_property
    def others(self) -> dict[str, tuple[str, ...]]:
        """The folded names of organizations outside the tables: ``(name, id it is mistaken for)``."""
        others: Mapping[str, Sequence[str]] = self._payload["others"]
        return {folded: tuple(other) for folded, other in others.items()}

    @cached_property
    def rendering_data(self) -> dict[str, Any]:
        """What is known of Chinese names whatever the company."""
        data: dict[str, Any] = self._payload["renderings"]
        rows = data.get("morphemes", ())
        kept = [(zh, kind, tuple(english), tuple(sound)) for zh, kind, english, sound in rows]
        return {**data, "morphemes": kept} if kept else data

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

    @property
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
            entity = self._entities[index] = entity_of(self.rows[index])
        return entity

    def position(self, entity_id: str) -> int:
        """Return the position of the entity with an id; raise KeyError."""
        return self._ids[entity_id]

    def kind_at(self, index: int) -> str:
        """Return the kind of the entity at a position."""
        return self._kinds[index]

    def owners(self, code: str) -> list[Entity]:
        """Return the entities with a code such as ``688041.SH``, mostly one or none."""
        return [self.at(index) for index in self.codes.get(code, ())]


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
