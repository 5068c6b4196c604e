"""Tables of one's own laid over the packaged one, or in its place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starnames.model import Alias
from starnames.table.base import KnowledgeBase
from starnames.table.packaged import default_base
from starnames.table.rows import entity_row
from starnames.table.sources import given_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from starnames.errors import TableError
    from starnames.model import Entity
    from starnames.table.records import Record

__all__ = ["load", "neighbors", "over", "overlaid"]


def _extend(old: Entity, record: Record) -> Entity:
    """Return an entity with what a record adds to it; a form that the record has as well is the record's."""
    new = record.entity
    restated = {each.form for each in new.aliases}
    values: dict[str, Any] = {}
    for key in record.keys:
        field_name = "aliases" if key == "weak" else key
        added = getattr(new, field_name)
        if isinstance(added, tuple):
            kept = tuple(
                each
                for each in getattr(old, field_name)
                if each not in added and not (isinstance(each, Alias) and each.form in restated)
            )
            values[field_name] = kept + added
        else:
            values[field_name] = added
    return replace(old, **values)


def overlaid(records: Iterable[Record], entities: Mapping[str, Entity]) -> list[Record]:
    """Return the records with their entities as they are over `entities`."""
    changed: dict[str, Record] = {}
    for record in records:
        name = record.entity.id
        old = changed[name].entity if name in changed else entities.get(name)
        changed[name] = replace(record, entity=_extend(old, record)) if old else record
    return list(changed.values())


def load(*paths: Path | str, base: bool = True) -> KnowledgeBase:
    """Return the knowledge base of tables (YAML or CSV files, or folders) laid over the packaged one, or alone.

    A record whose id the packaged table has adds its lists to that entity and replaces its single values; any other
    record is a new entity. Raises `TableError` with file, line, column and rule at the first fault; with no path
    returns the packaged knowledge base.
    """
    if not paths:
        if not base:
            raise TypeError("load() without a path has nothing to read when base=False; give a file or a folder")
        return default_base()
    import hashlib  # noqa: PLC0415

    from starnames.table.forms import clashes  # noqa: PLC0415
    from starnames.table.reading import read_files  # noqa: PLC0415

    packaged = default_base() if base else None
    entities: Mapping[str, Entity] = packaged.by_id if packaged else {}
    faults: list[TableError] = []
    files = [file for path in paths for file in given_files(Path(path))]
    records = read_files(files, faults, known=entities)
    if faults:
        raise faults[0]
    changed = overlaid(records, entities)
    for fault in clashes(changed, neighbors(packaged, changed) if packaged else (), entities):
        raise fault
    digest = hashlib.sha256((packaged.digest if packaged else "").encode())
    rows = sorted(json.dumps(entity_row(each.entity), ensure_ascii=True, sort_keys=True) for each in changed)
    digest.update("\n".join(rows).encode())
    ours = [record.entity for record in changed]
    if packaged:
        return over(packaged, ours, digest.hexdigest())
    from starnames.table.compiling import compile_payload  # noqa: PLC0415

    known = default_base()  # what is known of Chinese names and of the market holds for any table
    payload = compile_payload(ours, digest.hexdigest(), renderings=known.rendering_data, market=known.market_data)
    return KnowledgeBase(payload)


def neighbors(base: KnowledgeBase, changed: Sequence[Record]) -> list[Record]:
    """Return the records of a table that claim a form of records laid over it."""
    from starnames.table.laying import touched  # noqa: PLC0415
    from starnames.table.records import Record  # noqa: PLC0415

    return [Record(each, "(packaged table)", 1, 1) for each in touched(base, [record.entity for record in changed])]


def over(base: KnowledgeBase, ours: Sequence[Entity], digest: str) -> KnowledgeBase:
    """Return the knowledge base with entities in the place of those with their ids, or added."""
    from starnames.table.laying import MOST, laid_over  # noqa: PLC0415

    if len(ours) <= MOST:
        return KnowledgeBase(laid_over(base, ours, digest))
    from starnames.table.compiling import compile_payload  # noqa: PLC0415

    entities = {**base.by_id, **{each.id: each for each in ours}}
    known = {"others": base.others, "renderings": base.rendering_data, "market": base.market_data}
    return KnowledgeBase(compile_payload(entities.values(), digest, **known))
