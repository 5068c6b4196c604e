"""Finding, compiling and caching tables.

A checkout compiles ``aliases/`` on first use and keeps the result in the user's cache folder under the digest of the
sources and of the code that compiles them. A cached file that is cut short or altered is rebuilt.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starnames.errors import TableError
from starnames.model import Alias
from starnames.names import bare_name
from starnames.table.base import KnowledgeBase, compile_payload, entity_row
from starnames.table.packaged import default_base
from starnames.table.packed import FORMAT, INDEX, pack, unpack
from starnames.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from starnames.model import Entity
    from starnames.table.others import Other
    from starnames.table.records import Record

__all__ = [
    "compile_folder",
    "compiled_base",
    "load",
    "named",
    "neighbors",
    "over",
    "overlaid",
    "source_folder",
    "table_files",
]

_OTHER_SCHEMAS = frozenset({"others.yaml", "morphemes.yaml", "cues.yaml"})
_HERE = Path(__file__).parent
_COMPILER = tuple(
    "../model/entities ../names ../text base forms morphemes nodes others packed reading records second_tier".split(),
) + tuple(
    f"../renderings/{each}" for each in "columns compiled costs nouns postings rows spelling surface vocabulary".split()
)


def source_folder() -> Path | None:
    """Return the folder of the hand-edited tables: the checkout's, else the copy in the wheel, else None."""
    here = Path(__file__).resolve()
    for folder in (here.parents[3] / "aliases", here.parents[1] / "aliases"):
        if folder.is_dir() and (folder / "companies").is_dir():
            return folder
    return None


def table_files(path: Path) -> list[Path]:
    """Return the table files under a folder, or the file itself, in order."""
    if path.is_dir():
        found = (each for each in path.rglob("*") if each.suffix in {".yaml", ".yml", ".csv"})
        return sorted(each for each in found if each.name not in _OTHER_SCHEMAS)
    return [path]


def given_files(path: Path) -> list[Path]:
    """Return the table files of a path that somebody named; a folder without any is a mistake."""
    files = table_files(path)
    if not files:
        raise TableError(
            "no table in this folder; tables end in .yaml, .yml or .csv", path=path, line=1, column=1, rule="no-table"
        )
    return files


def compile_folder(folder: Path) -> dict[str, Any]:
    """Return the compiled payload of a folder of tables; raise the first `TableError`."""
    from starnames.table.forms import clashes  # noqa: PLC0415
    from starnames.table.morphemes import read_rendering_data  # noqa: PLC0415 - YAML reads sources only
    from starnames.table.reading import read_files, read_other_names  # noqa: PLC0415
    from starnames.table.second_tier import market_data, read_second_tier  # noqa: PLC0415

    faults: list[TableError] = []
    records = read_files(table_files(folder), faults, root=folder.parent)
    faults += clashes(records)
    if faults:
        raise faults[0]
    others = read_other_names(folder, faults, root=folder.parent)
    entities = [record.entity for record in records]
    codes = {code for entity in entities for code in entity.codes}
    entities += read_second_tier(folder / "a_share.tsv", codes, faults)
    renderings = read_rendering_data(folder, faults, root=folder.parent)
    if faults:
        raise faults[0]
    market = market_data(folder / "a_share.tsv")
    payload = compile_payload(entities, _digest(folder), others=named(others), renderings=renderings, market=market)
    if renderings:
        from starnames.renderings import index_over, parts_of  # noqa: PLC0415

        payload[INDEX] = parts_of(index_over(renderings, payload["companies"]))
    return payload


def named(others: Mapping[str, Other]) -> dict[str, tuple[str, str]]:
    """Return the names of others as a payload holds them, found without their legal suffix as well."""
    return {
        folded: (other.name, other.mistaken_for)
        for key, other in others.items()
        for folded in (fold_name(bare_name(other.name)), key)
    }


def _digest(folder: Path) -> str:
    import hashlib  # noqa: PLC0415 - a wheel has nothing to digest

    digest = hashlib.sha256(f"format {FORMAT}".encode())
    for file in sorted(each for each in folder.rglob("*") if each.suffix in {".yaml", ".tsv", ".txt"}):
        digest.update(f"\0{file.relative_to(folder).as_posix()}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _cache_file(digest: str) -> Path:
    """Return where the compiled table of a digest is kept; other code compiles it elsewhere."""
    import hashlib  # noqa: PLC0415

    named = (os.environ.get("XDG_CACHE_HOME"), os.environ.get("LOCALAPPDATA"))
    root = next((Path(each) for each in named if each and Path(each).is_absolute()), None) or Path.home() / ".cache"
    key = hashlib.sha256(digest.encode())
    for code in _COMPILER:
        key.update((_HERE / f"{code}.py").read_bytes())
    return root / "starnames" / f"table-{FORMAT}-{key.hexdigest()[:32]}.json"


def _cached(folder: Path) -> Mapping[str, Any]:
    import tempfile  # noqa: PLC0415 - a wheel caches nothing

    digest = _digest(folder)
    with contextlib.suppress(OSError, RuntimeError):
        kept = unpack(_cache_file(digest).read_bytes())
        if kept is not None and kept["digest"] == digest:
            return kept
    payload = compile_folder(folder)
    with contextlib.suppress(OSError, RuntimeError):  # a cache that cannot be written is no fault
        file = _cache_file(digest)
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as fresh:
            try:
                fresh.write(pack(payload))
                fresh.close()
                Path(fresh.name).replace(file)
            except BaseException:  # an interrupt, too, leaves nothing behind
                Path(fresh.name).unlink()
                raise
    return payload


def compiled_base() -> KnowledgeBase:
    """Return the knowledge base of the checkout's tables, compiled when they have changed."""
    folder = source_folder()
    if folder is None:
        problem = "no packaged table here; install starnames again"
        raise TableError(problem, path=_HERE.parent, line=1, column=1, rule="missing")
    return KnowledgeBase(_cached(folder), packaged=True)


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
    for fault in clashes(changed, neighbors(packaged, changed) if packaged else ()):
        raise fault
    digest = hashlib.sha256((packaged.digest if packaged else "").encode())
    rows = sorted(json.dumps(entity_row(each.entity), ensure_ascii=True, sort_keys=True) for each in changed)
    digest.update("\n".join(rows).encode())
    ours = [record.entity for record in changed]
    if packaged:
        return over(packaged, ours, digest.hexdigest())
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
    entities = {**base.by_id, **{each.id: each for each in ours}}
    known = {"others": base.others, "renderings": base.rendering_data, "market": base.market_data}
    return KnowledgeBase(compile_payload(entities.values(), digest, **known))
