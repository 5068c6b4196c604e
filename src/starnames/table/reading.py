"""Files to records: what is read is text in UTF-8, and an id stands once whatever the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.errors import TableError
from starnames.table.others import read_others
from starnames.table.records import read_records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from starnames.table.others import Other
    from starnames.table.records import Record

__all__ = ["read_files", "read_other_names"]


def read_files(
    files: Iterable[Path],
    faults: list[TableError],
    *,
    known: frozenset[str] = frozenset(),
    root: Path | None = None,
) -> list[Record]:
    """Return the records of files; faults, duplicate ids among them, are added to `faults`."""
    records: list[Record] = []
    seen: dict[str, Record] = {}
    for file in files:
        name = file.relative_to(root).as_posix() if root and file.is_relative_to(root) else str(file)
        text = _read_text(file, name, faults)
        if text is None:
            continue
        for record in read_records(text, name, faults, known=known):
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
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").removeprefix("\ufeff")  # good as far as it goes
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        problem = f"not UTF-8 at byte {error.start}; save the file as UTF-8"
        faults.append(TableError(problem, path=name, line=line, column=column, rule="encoding"))
        return None


def read_other_names(folder: Path, faults: list[TableError], *, root: Path) -> dict[str, Other]:
    """Return the names of ``others.yaml`` beside the tables, folded; faults are added to `faults`."""
    file = folder / "others.yaml"
    name = file.relative_to(root).as_posix()
    text = _read_text(file, name, faults) if file.is_file() else None
    return read_others(text, name, faults) if text else {}
