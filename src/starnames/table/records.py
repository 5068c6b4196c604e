"""A node of a table becomes a checked record: an `Entity` with the place of each of its forms.

The dataclass `Entity` is the schema: its fields are the keys a record may have. Faults are collected, not raised, so
that ``table lint`` can show all of them; `starnames.table.load` raises the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from starnames.errors import TableError
from starnames.model import Alias, Entity, Example, FormerName
from starnames.patterns import lazy
from starnames.table.nodes import Mapping, Node, Scalar, Sequence, read_nodes

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["KEYS", "KINDS", "REQUIRED", "Record", "read_records", "record_of"]

KINDS = frozenset(
    "company institution regulator market index drug product award program policy term".split(),
)
REQUIRED = ("id", "name", "short", "kind", "source", "checked")
_STATUSES = frozenset({"listed", "delisted", "unlisted"})
_TEXTS = ("id", "name", "short", "kind", "zh", "zh_full", "status", "plural", "source", "checked", "note")
_LISTS = ("codes", "masks", "confusable", "sector")
_FORMS = ("official", "shy", "aliases", "weak")
KEYS = frozenset({each.name for each in fields(Entity)} | {"weak"})
_ID = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = lazy(
    r"[0-9]{6}\.(?:SH|SZ|BJ|CSI)|(?:[0-9]{4}|[1-9][0-9]{4})\.HK|[A-Z0-9]{1,10}\.(?:US|T|TW|KS|DE|SW|L|PA|INDEX)",
)


@dataclass(frozen=True, slots=True)
class Record:
    """An entity as a table states it, with where each form stands and where it comes from."""

    entity: Entity
    path: str
    line: int
    column: int
    places: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()


class _RecordReader:
    """Reads one record, collecting what is wrong with it."""

    def __init__(self, node: Mapping, path: str, faults: list[TableError]) -> None:
        self.node = node
        self.path = path
        self.faults = faults
        self.places: dict[tuple[str, str], tuple[int, int]] = {}
        self.sources: dict[str, str] = {}

    def fault(self, rule: str, problem: str, node: Node) -> None:
        self.faults.append(TableError(problem, path=self.path, line=node.line, column=node.column, rule=rule))

    def text(self, node: Node | None, key: str) -> str:
        if node is None:
            return ""
        if isinstance(node, Scalar):
            self.places[key, node.text] = (node.line, node.column)
            return node.text
        self.fault("bad-value", f"{key} is one text, not a list or a mapping", node)
        return ""

    def texts(self, node: Node | None, key: str) -> tuple[str, ...]:
        if node is None or (isinstance(node, Scalar) and not node.text):
            return ()
        if not isinstance(node, Sequence):
            self.fault("bad-value", f"{key} is a list", node)
            return ()
        found = [(each, self.text(each, key)) for each in node.nodes]
        first: dict[str, Node] = {}
        for each, text in found:
            if isinstance(each, Scalar) and not text:
                self.fault("bad-value", f"{key} has an empty item", each)
            elif text and first.setdefault(text, each) is not each:
                self.fault("duplicate-key", f"{text!r} stands already in line {first[text].line}", each)
        return tuple(first)

    def forms(self, node: Node | None, key: str) -> tuple[str, ...]:
        if not isinstance(node, Mapping):
            return self.texts(node, key)
        for name, value in node.pairs:
            self.places[key, name.text] = (name.line, name.column)
            self.sources[name.text] = self.text(value, f"{key}-source")
            if not name.text:
                self.fault("bad-value", f"{key} has an empty item", name)
        return tuple(name.text for name, _ in node.pairs if name.text)

    def mappings(self, key: str, allowed: tuple[str, ...]) -> list[tuple[dict[str, str], Node]]:
        node = self.node.get(key)
        if node is None or (isinstance(node, Scalar) and not node.text):
            return []
        if not isinstance(node, Sequence):
            self.fault("bad-value", f"{key} is a list", node)
            return []
        found: list[tuple[dict[str, str], Node]] = []
        for each in node.nodes:
            if not isinstance(each, Mapping):
                self.fault("bad-value", f"each item of {key} has the keys {', '.join(allowed)}", each)
                continue
            for name, _ in each.pairs:
                if name.text not in allowed:
                    self.fault("unknown-key", f"{name.text!r} is no key here; use {', '.join(allowed)}", name)
            found.append(({k.text: self.text(v, f"{key}-{k.text}") for k, v in each.pairs}, each))
        return found

    def check(self, known: dict[str, str], codes: tuple[str, ...], *, partial: bool) -> None:
        fit = {
            "kind": (known["kind"] in KINDS, f"kind is one of {', '.join(sorted(KINDS))}"),
            "status": (known["status"] in _STATUSES, f"status is one of {', '.join(sorted(_STATUSES))}"),
            "id": (bool(_ID.fullmatch(known["id"])), "an id is made of a-z, 0-9 and single hyphens"),
            "checked": (_is_day(known["checked"]), "checked is a day, as 2026-01-31"),
        }
        for name, value in self.node.pairs:
            if name.text not in KEYS:
                self.fault("unknown-key", f"{name.text!r} is no key of a record; see docs/tables.md", name)
            elif name.text in fit and not fit[name.text][0]:
                self.fault("bad-value", fit[name.text][1], value)
        for code in codes:
            if not _CODE.fullmatch(code):
                line, column = self.places["codes", code]
                self.fault("bad-code", f"{code!r} is no code with its market, as 688041.SH", Scalar(code, line, column))
        for key in () if partial else REQUIRED:
            if not known[key]:
                rule = "no-source" if key in {"source", "checked"} else "missing-key"
                self.fault(rule, f"a record needs {key!r}", self.node)

    def read(self, *, partial: bool) -> Record | None:
        known = {key: self.text(self.node.get(key), key) for key in _TEXTS}
        lists = {key: self.texts(self.node.get(key), key) for key in _LISTS}
        official, shy, aliases, weak = (self.forms(self.node.get(key), key) for key in _FORMS)
        self.check(known, lists["codes"], partial=partial)
        former = tuple(FormerName(**_only(each, "name", "short", "zh", "until")) for each, _ in self.former())
        examples = tuple(
            Example(text=each["in"], out=each.get("out", each["in"])) for each, _ in self.examples() if each.get("in")
        )
        if not known["id"]:
            return None
        both = [
            Alias(form=form, weak=is_weak, source=self.sources.get(form, known["source"]))
            for forms, is_weak in ((aliases, False), (weak, True))
            for form in forms
        ]
        plain: dict[str, Any] = {**known, **lists}
        entity = Entity(
            **plain,
            official=official,
            shy=shy,
            aliases=tuple(both),
            former=former,
            examples=examples,
        )
        keys = frozenset(name.text for name, _ in self.node.pairs) & KEYS
        return Record(entity, self.path, self.node.line, self.node.column, self.places, self.sources, keys)

    def former(self) -> list[tuple[dict[str, str], Node]]:
        found = self.mappings("former", ("name", "short", "zh", "until"))
        for each, node in found:
            if each.get("until") and not _is_day(each["until"]):
                self.fault("bad-value", "until is a day, as 2025-01-31", node)
            if not any(each.get(key) for key in ("name", "short", "zh")):
                self.fault("bad-value", "a former name has a name, a short or a zh", node)
        return found

    def examples(self) -> list[tuple[dict[str, str], Node]]:
        found = self.mappings("examples", ("in", "out"))
        for each, node in found:
            if not each.get("in"):
                self.fault("missing-key", "an example needs 'in'", node)
            if not each.get("out", "-"):
                self.fault("bad-value", "an example without a change has no 'out' at all", node)
        return found


def _only(known: dict[str, str], *keys: str) -> dict[str, str]:
    return {key: known[key] for key in keys if key in known}


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-01-31")


def record_of(node: Mapping, path: str, faults: list[TableError], *, partial: bool) -> Record | None:
    """Return the record of a node, or None without an id; a `partial` one needs no further keys."""
    return _RecordReader(node, path, faults).read(partial=partial)


def read_records(
    text: str, path: str, faults: list[TableError], *, known: Collection[str] = frozenset()
) -> list[Record]:
    """Return the records of one table; what is wrong is added to `faults`.

    A record whose id is in `known` (an overlay's addition to an entity there) needs no further keys.
    """
    try:
        root = read_nodes(text, path)
    except TableError as error:
        faults.append(error)
        return []
    if root is None:
        return []
    if not isinstance(root, Sequence):
        faults.append(TableError("a table is a list of records", path=path, line=1, column=1, rule="syntax"))
        return []
    records: list[Record] = []
    for node in root.nodes:
        if not isinstance(node, Mapping):
            faults.append(
                TableError("a record is a mapping", path=path, line=node.line, column=node.column, rule="syntax"),
            )
            continue
        name = node.get("id")
        partial = isinstance(name, Scalar) and name.text in known
        record = record_of(node, path, faults, partial=partial)
        if record is not None:
            records.append(record)
    return records
