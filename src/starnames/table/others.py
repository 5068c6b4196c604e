"""Organizations, people and places that no record is about, whose names are taken for a listed company's.

They are never linked; knowing them keeps their names from being read as slips or renderings of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.errors import TableError
from starnames.table.nodes import Mapping, Scalar, Sequence, read_nodes
from starnames.text import fold_name

if TYPE_CHECKING:
    from starnames.table.nodes import Node

__all__ = ["Other", "read_others"]

_KEYS = ("name", "mistaken_for", "kind", "source")


class Other:
    """A name that is somebody else's, the id of the entity it is taken for (or nothing), and where it stands."""

    __slots__ = ("column", "line", "mistaken_for", "name")

    def __init__(self, name: str, mistaken_for: str, line: int, column: int) -> None:
        """Keep the four."""
        self.name = name
        self.mistaken_for = mistaken_for
        self.line = line
        self.column = column


class _Reader:
    def __init__(self, path: str, faults: list[TableError]) -> None:
        self.path = path
        self.faults = faults

    def fault(self, node: Node, rule: str, problem: str) -> None:
        self.faults.append(TableError(problem, path=self.path, line=node.line, column=node.column, rule=rule))

    def texts(self, node: Node) -> dict[str, Scalar]:
        """Return the values of a record by key."""
        values: dict[str, Scalar] = {}
        if not isinstance(node, Mapping):
            self.fault(node, "syntax", "a record is a mapping")
            return values
        for key, value in node.pairs:
            if key.text not in _KEYS:
                self.fault(key, "unknown-key", f"{key.text!r} is no key here; use {', '.join(_KEYS)}")
            elif not isinstance(value, Scalar):
                self.fault(value, "bad-value", f"{key.text} is one text, not a list or a mapping")
            elif value.text:
                values[key.text] = value
        for needed, rule in (("name", "missing-key"), ("source", "no-source")):
            if needed not in values:
                self.fault(node, rule, f"a record needs {needed!r}")
        return values


def read_others(text: str, path: str, faults: list[TableError]) -> dict[str, Other]:
    """Return the names of ``others.yaml``, folded; what is wrong is added to `faults`."""
    reader = _Reader(path, faults)
    try:
        root = read_nodes(text, path)
    except TableError as error:
        faults.append(error)
        return {}
    if root is not None and not isinstance(root, Sequence):
        reader.fault(root, "syntax", "a table is a list of records")
    found: dict[str, Other] = {}
    for values in map(reader.texts, root.nodes if isinstance(root, Sequence) else ()):
        if (name := values.get("name")) is None:
            continue
        mistaken_for = values["mistaken_for"].text if "mistaken_for" in values else ""
        other = Other(name.text, mistaken_for, name.line, name.column)
        first = found.setdefault(fold_name(name.text), other)
        if first is not other:
            reader.fault(name, "duplicate-alias", f"{name.text!r} stands already in line {first.line}")
    return found
