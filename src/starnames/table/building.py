"""The tables of a checkout, compiled on first use and cached.

The result is kept in the user's cache folder under the digest of the sources and of the code that compiles them. A
cached file that is cut short or altered is rebuilt.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starnames.errors import TableError
from starnames.names import bare_name
from starnames.table.base import KnowledgeBase
from starnames.table.packed import FORMAT, INDEX, pack, unpack
from starnames.table.sources import source_folder, table_files
from starnames.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starnames.table.others import Other

__all__ = ["compile_folder", "compiled_base", "named"]

_HERE = Path(__file__).parent
_COMPILER = (
    *("../model/entities", "../names", "../text"),
    *"compiling forms morphemes nodes others packed reading records rows second_tier".split(),
    *(
        f"../renderings/{each}"
        for each in "columns compiled costs nouns postings rows spelling surface vocabulary".split()
    ),
)


def compile_folder(folder: Path) -> dict[str, Any]:
    """Return the compiled payload of a folder of tables; raise the first `TableError`."""
    from starnames.table.compiling import compile_payload  # noqa: PLC0415
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
