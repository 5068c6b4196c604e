"""A form and its examples written into the text of a table, in their places; everything else stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starnames.errors import TableError
from starnames.table.nodes import Mapping, Scalar, Sequence, read_nodes

if TYPE_CHECKING:
    from pathlib import Path

    from starnames.model import Entity
    from starnames.table.nodes import Node

__all__ = ["Addition", "placed"]

_ORDER = (
    "id", "name", "short", "kind", "zh", "zh_full", "codes", "status", "former", "official", "shy", "aliases", "weak",
    "masks", "confusable", "sector", "plural", "source", "checked", "note", "examples",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A form for an entity: the list it goes to, its source (or none), and its examples as (in, out or none)."""

    entity: Entity
    role: str
    form: str
    source: str | None
    examples: tuple[tuple[str, str | None], ...]


def placed(text: str, path: Path | str, addition: Addition, *, whole: bool) -> tuple[str, int]:
    """Return the text of a table with an addition, and the line where its form stands.

    A record that is not there yet is written in order of id: with the facts of the entity if `whole`, else with its id
    alone, as in a table that is laid over another. Raises `TableError` where the table cannot be read or extended.
    """
    root = read_nodes(text, path) or Sequence((), 1, 1)
    if not isinstance(root, Sequence):
        raise TableError("a table is a list of records", path=path, line=root.line, column=root.column, rule="syntax")
    lines = text.splitlines()
    records = [each for each in root.nodes if isinstance(each, Mapping)]
    place = next((n for n, each in enumerate(records) if _text(each.get("id")) == addition.entity.id), None)
    if place is None:
        later = (each.line for each in records if _text(each.get("id")) > addition.entity.id)
        at = next(later, len(lines) + 1) - 1
        block = _new_record(addition.entity, whole=whole)
    else:
        at = records[place].line - 1
        end = records[place + 1].line - 1 if place + 1 < len(records) else len(lines)
        block, lines = lines[at:end], [*lines[:at], *lines[end:]]
    block, row = _extended(block, path, at, addition)
    return "".join(f"{line}\n" for line in [*lines[:at], *block, *lines[at:]]), at + row + 1


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _new_record(entity: Entity, *, whole: bool) -> list[str]:
    if not whole:
        return [f"- id: {entity.id}"]
    keys = ("id", "name", "short", "kind", "zh", "zh_full", "status", "source", "checked")
    values = {key: _scalar(value) for key in keys if (value := getattr(entity, key))}
    if entity.codes:
        values["codes"] = f"[{', '.join(entity.codes)}]"
    rows = [f"  {key}: {values[key]}" for key in _ORDER if key in values]
    return [f"- {rows[0].strip()}", *rows[1:]]


def _extended(block: list[str], path: Path | str, offset: int, addition: Addition) -> tuple[list[str], int]:
    """Return the lines of a record with the addition, and the index of the line of its form."""
    root = read_nodes("\n".join(block), path)
    record = root.nodes[0] if isinstance(root, Sequence) else None
    if not isinstance(record, Mapping):
        problem = "a record begins on the line of its dash; write it so first"
        raise TableError(problem, path=path, line=offset + 1, column=1, rule="syntax")
    if record.pairs and record.pairs[0][0].line == record.pairs[-1][0].line != len(block):
        problem = "this record stands on one line; write it with a key a line first"
        raise TableError(problem, path=path, line=offset + 1, column=1, rule="syntax")
    held = record.get(addition.role)
    if isinstance(held, Scalar) and held.text:
        problem = f"{addition.role} is a list; write {held.text!r} as one first"
        raise TableError(problem, path=path, line=offset + held.line, column=held.column, rule="syntax")
    row = _add_form(block, record, addition)
    if addition.examples:
        _add_examples(block, read_nodes("\n".join(block), path), addition)
    return block, row


def _add_form(block: list[str], record: Mapping, addition: Addition) -> int:
    keys = {key.text: (key, value) for key, value in record.pairs}
    starts = sorted(key.line - 1 for key, _ in keys.values())
    forms: list[tuple[str, str | None]] = []
    if addition.role in keys:
        key, value = keys[addition.role]
        first = key.line - 1
        last = next((start for start in starts if start > first), len(block))
        if isinstance(value, Mapping):
            forms = [(form.text, _text(source)) for form, source in value.pairs]
        else:
            forms = [(_text(form), None) for form in value.nodes] if isinstance(value, Sequence) else []
    else:
        after = {key for key in _ORDER[: _ORDER.index(addition.role)] if key in keys}
        behind = [keys[key][0].line - 1 for key in keys if key not in after]
        first = last = min(behind, default=len(block))
    forms.append((addition.form, addition.source))
    forms.sort(key=lambda each: each[0].casefold())
    if any(source for _, source in forms):
        own = _text(record.get("source")) or "expected"
        rows = [f"    {_scalar(form)}: {_scalar(source or own)}" for form, source in forms]
    else:
        rows = [f"    - {_scalar(form)}" for form, _ in forms]
    block[first:last] = [f"  {addition.role}:", *rows]
    return first + 1 + [form for form, _ in forms].index(addition.form)


def _add_examples(block: list[str], root: Node | None, addition: Addition) -> None:
    record = root.nodes[0] if isinstance(root, Sequence) else None
    has = isinstance(record, Mapping) and record.get("examples") is not None
    while block and not block[-1].strip():
        block.pop()
    if not has:
        block.append("  examples:")
    for before, after in addition.examples:
        block.append(f"    - in: {_scalar(before)}")
        if after is not None:
            block.append(f"      out: {_scalar(after)}")


def _scalar(text: str) -> str:
    """Return a text as YAML: plain where that reads back the same, else quoted."""
    quoted = "'" + text.replace("'", "''") + "'"
    written = next((each for each in (text, quoted) if _reads_back(each, text)), None)
    if written is None:
        raise TableError(f"{text!r} cannot stand in a table", path="", line=1, column=1, rule="syntax")
    return written


def _reads_back(written: str, text: str) -> bool:
    try:
        root = read_nodes(f"- {written}: {written}", "")
    except TableError:
        return False
    pair = root.nodes[0] if isinstance(root, Sequence) and len(root.nodes) == 1 else None
    return isinstance(pair, Mapping) and [(key.text, _text(value)) for key, value in pair.pairs] == [(text, text)]
