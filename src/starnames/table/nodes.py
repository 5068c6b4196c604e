"""YAML read as plain text: every scalar a string, every value with its line and column.

PyYAML's own loaders turn the code ``000725`` into 469 and ``NO`` into False, keep the last of two equal keys in
silence and expand anchors without bound. Here the event stream is read instead: anchors, tags, duplicate keys and
deep nesting are errors with a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from starnames.errors import TableError
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Protocol

    class _Mark(Protocol):
        line: int
        column: int


__all__ = ["Mapping", "Node", "Scalar", "Sequence", "check_characters", "read_nodes"]

_DEEPEST = 8
_PLAIN_TAGS = {None, "!", "tag:yaml.org,2002:str"}
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What YAML does not take as it stands, and we do not take by way of an escape either.
_FORBIDDEN = lazy(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text with its place (lines and columns count from 1)."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list with its place."""

    nodes: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs with their place; keys are unique scalars."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node = Scalar | Sequence | Mapping


def _place(mark: _Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Reader:
    def __init__(self, path: Path | str, events: Iterator[yaml.Event]) -> None:
        self.path = path
        self.events = events

    def fail(self, event: yaml.Event, rule: str, problem: str) -> TableError:
        line, column = _place(event.start_mark)
        return TableError(problem, path=self.path, line=line, column=column, rule=rule)

    def node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            raise self.fail(event, "anchor", "anchors and references are not used here; write the value out")
        if getattr(event, "anchor", None):
            raise self.fail(event, "anchor", "anchors and references are not used here; write the value out")
        if depth > _DEEPEST:
            raise self.fail(event, "syntax", f"nested deeper than {_DEEPEST} levels")
        tag = getattr(event, "tag", None)
        if tag not in _PLAIN_TAGS:
            raise self.fail(event, "tag", f"tags are not used here; remove {tag}")
        line, column = _place(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            if bad := _FORBIDDEN.search(event.value):
                raise self.fail(event, "syntax", f"the character U+{ord(bad[0]):04X} is not allowed")
            return Scalar(event.value, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(depth)), line, column)
        return Mapping(tuple(self.pairs(depth)), line, column)

    def items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self.fail(event, "syntax", "a key must be plain text")
            if key.text in seen:
                raise self.fail(event, "duplicate-key", f"{key.text!r} stands already in line {seen[key.text]}")
            seen[key.text] = key.line
            yield key, self.node(next(self.events), depth + 1)


def check_characters(text: str, path: Path | str) -> None:
    """Raise `TableError` with the place of a character that no table may hold."""
    if bad := _FORBIDDEN.search(text):
        line, column = text.count("\n", 0, bad.start()) + 1, bad.start() - text.rfind("\n", 0, bad.start())
        problem = f"the character U+{ord(bad[0]):04X} is not allowed"
        raise TableError(problem, path=path, line=line, column=column, rule="syntax")


def read_nodes(text: str, path: Path | str) -> Node | None:
    """Return the root of a YAML text, or None for an empty one; raise `TableError` with the place of a fault."""
    check_characters(text, path)
    reader = _Reader(path, iter(()))
    try:
        reader.events = yaml.parse(text, Loader=_Loader)
        root: Node | None = None
        for event in reader.events:
            if isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                continue
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise reader.fail(event, "syntax", "one document a file")
                continue
            root = reader.node(event, 0)
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark or error.context_mark)
        problem = error.problem or error.context or "not readable as YAML"
        raise TableError(problem, path=path, line=place[0], column=place[1], rule="syntax") from error
    return root
