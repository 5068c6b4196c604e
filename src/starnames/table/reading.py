"""Files to records: what is read is text in UTF-8, and an id stands once whatever the file."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING

from starnames.errors import TableError
from starnames.table.others import read_others
from starnames.table.records import read_records
from starnames.table.sheets import read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from starnames.model import Entity
    from starnames.table.others import Other
    from starnames.table.records import Record

__all__ = ["is_sheet", "read_files", "read_other_names"]


def is_sheet(name: str) -> bool:
    """Return whether a file is a spreadsheet by its name."""
    return name.lower().endswith((".csv", ".tsv"))


def read_files(
    files: Iterable[Path],
    faults: list[TableError],
    *,
    known: Mapping[str, Entity] | None = None,
    root: Path | None = None,
) -> list[Record]:
    """Return the records of files; faults, duplicate ids among them, are added to `faults`.

    A record of an entity in `known` adds to it, and needs no key but its id.
    """
    records: list[Record] = []
    seen: dict[str, Record] = {}
    for file in files:
        name = file.relative_to(root).as_posix() if root and file.is_relative_to(root) else str(file)
        text = _read_text(file, name, faults)
        if text is None:
            continue
        read = read_sheet if is_sheet(name) else read_records
        for record in read(text, name, faults, known=known or {}):
            first = seen.setdefault(record.entity.id, record)
            if first is not record:
                line, column = record.places["id", record.entity.id]
                problem = f"{record.entity.id!r} is the id of the record in {first.path}:{first.line} already"
                faults.append(TableError(problem, path=name, line=line, column=column, rule="duplicate-id"))
            records.append(record)
    return records


def _read_text(file: Path, name: str, faults: list[TableError]) -> str | None:
    try:
        content = file.read_bytes()
    except OSError as error:
        faults.append(TableError(error.strerror or str(error), path=name, line=1, column=1, rule="unreadable"))
        return None
    is_wide = is_sheet(name) and content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    encoding = "utf-16" if is_wide else "utf-8"
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, "replace").removeprefix("\ufeff")  # good as far as it goes
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        problem = f"not {encoding.upper()} at byte {error.start}; save the file as UTF-8 (in Excel: CSV UTF-8)"
        faults.append(TableError(problem, path=name, line=line, column=column, rule="encoding"))
        return None


def read_other_names(folder: Path, faults: list[TableError], *, root: Path) -> dict[str, Other]:
    """Return the names of ``others.yaml`` beside the tables, folded; faults are added to `faults`."""
    file = folder / "others.yaml"
    name = file.relative_to(root).as_posix()
    text = _read_text(file, name, faults) if file.is_file() else None
    return read_others(text, name, faults) if text else {}
