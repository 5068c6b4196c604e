"""What is known of Chinese names whatever the company: morphemes, readings of characters, ordinary words.

Three files beside the tables: ``morphemes.yaml`` (edited by hand), ``readings.txt`` and ``ordinary.txt`` (generated).
They are compiled into the artefact as plain data; `starnames.renderings` gives them their meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starnames.errors import TableError
from starnames.table.nodes import Mapping, Scalar, Sequence, read_nodes

if TYPE_CHECKING:
    from pathlib import Path

    from starnames.table.nodes import Node

__all__ = ["read_rendering_data"]

_KEYS = ("zh", "kind", "en", "sound")
_KINDS = ("", "generic", "legal", "place")


def read_rendering_data(folder: Path, faults: list[TableError], *, root: Path) -> dict[str, Any]:
    """Return the data as a payload holds them; empty where the folder has none; faults are added to `faults`."""
    file = folder / "morphemes.yaml"
    if not file.is_file():
        return {}
    name = file.relative_to(root).as_posix()
    try:
        nodes = read_nodes(file.read_text(encoding="utf-8"), name)
    except TableError as error:
        faults.append(error)
        return {}
    records = nodes.nodes if isinstance(nodes, Sequence) else ()
    morphemes = [row for node in records if (row := _morpheme(node, name, faults))]
    lines = _lines(folder / "readings.txt")
    return {
        "morphemes": morphemes,
        "readings": {line[0]: line[2:] for line in lines},
        "ordinary": _lines(folder / "ordinary.txt"),
    }


def _lines(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _morpheme(node: Node, path: str, faults: list[TableError]) -> list[Any]:
    def fault(place: Node, rule: str, problem: str) -> list[Any]:
        faults.append(TableError(problem, path=path, line=place.line, column=place.column, rule=rule))
        return []

    if not isinstance(node, Mapping):
        return fault(node, "syntax", "a morpheme is a mapping")
    row: dict[str, Any] = {"zh": "", "kind": "", "en": [], "sound": []}
    for key, value in node.pairs:
        if key.text not in _KEYS:
            return fault(key, "unknown-key", f"{key.text!r} is no key here; use {', '.join(_KEYS)}")
        if key.text in {"en", "sound"}:
            texts = value.nodes if isinstance(value, Sequence) else ()
            row[key.text] = [each.text for each in texts if isinstance(each, Scalar)]
            if not isinstance(value, Sequence) or len(row[key.text]) < len(texts):
                return fault(value, "bad-value", f"{key.text} is a list of texts")
        elif not isinstance(value, Scalar):
            return fault(value, "bad-value", f"{key.text} is one text, not a list or a mapping")
        else:
            row[key.text] = value.text
    if not row["zh"]:
        return fault(node, "missing-key", "a morpheme needs 'zh'")
    if row["kind"] not in _KINDS:
        return fault(node, "bad-value", "kind is generic, legal, place or left out")
    return [row["zh"], row["kind"], row["en"], row["sound"]]
