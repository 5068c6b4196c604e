"""Where the hand-edited tables are."""

from __future__ import annotations

from pathlib import Path

from starnames.errors import TableError

__all__ = ["given_files", "source_folder", "table_files"]

_OTHER_SCHEMAS = frozenset({"others.yaml", "morphemes.yaml", "cues.yaml"})


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
