"""Tables as spreadsheets: CSV with a header, one row an entity, that a non-programmer can fill in Excel.

What Excel writes is read: a byte order mark, UTF-16, commas, semicolons or tabs between cells, ``sep=;`` before the
header, ``="000725"``. What Excel spoils is refused with the remedy: codes without their leading zeros or in
scientific notation, error cells. A row becomes the nodes of a record, so that every rule of records holds for it.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from starnames.errors import TableError
from starnames.names import slug
from starnames.table.cells import rows_of
from starnames.table.nodes import Mapping, Node, Scalar, Sequence, check_characters
from starnames.table.records import record_of
from starnames.table.spoiled import code_problem, is_error, typed
from starnames.text import fold_name
from starnames.tickers import read_ticker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Entities

    from starnames.model import Entity
    from starnames.table.records import Record

__all__ = ["COLUMNS", "read_sheet"]

#: The columns, each with what it may be called as well.
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": (),
    "short": (),
    "zh": (),
    "zh_full": (),
    "code": ("codes", "ticker", "tickers"),
    "kind": (),
    "aliases": ("alias",),
    "weak": (),
    "official": (),
    "shy": (),
    "masks": (),
    "confusable": (),
    "sector": (),
    "plural": (),
    "status": (),
    "id": (),
    "source": (),
    "checked": (),
    "note": ("notes",),
}
_COLUMN = {name: column for column, others in COLUMNS.items() for name in (column, *others)}
_FORMS = frozenset({"aliases", "weak", "official", "shy"})
_LISTS = _FORMS | {"code", "masks", "confusable", "sector"}
_SEPARATOR = re.compile(r"[;；\n]")


def read_sheet(text: str, path: str, faults: list[TableError], *, known: Entities[str, Entity]) -> list[Record]:
    """Return the records of one sheet; what is wrong is added to `faults`.

    A row belongs to the entity of `known` with its id, else with one of its codes, else with its Chinese name, and
    adds to it; any other row is a new entity, whose id comes from its short name.
    """
    try:
        check_characters(text, path)
        table = rows_of(text, path, frozenset(_COLUMN))
    except TableError as error:
        faults.append(error)
        return []
    sheet = _Sheet(path, faults, known)
    columns = sheet.columns(next(table, []))
    found: list[Record] = []
    if columns:
        try:
            for cells in table:
                node = sheet.node(columns, cells)
                record = record_of(node, path, faults, partial=True) if node else None
                found += [record] if record else []
        except TableError as error:
            faults.append(error)
    return found


class _Sheet:
    def __init__(self, path: str, faults: list[TableError], known: Entities[str, Entity]) -> None:
        self.path = path
        self.faults = faults
        self.known = known
        self.by_code = {code: each.id for each in known.values() for code in each.codes}

    def fault(self, rule: str, problem: str, at: Scalar) -> None:
        self.faults.append(TableError(problem, path=self.path, line=at.line, column=at.column, rule=rule))

    def columns(self, header: list[Scalar]) -> list[str]:
        """Return the column of every cell of a header, or nothing where it is no header."""
        found: list[str] = []
        for cell in header:
            called = fold_name(cell.text).replace(" ", "_")
            column = _COLUMN.get(called, "")
            if called and not column:
                self.fault("unknown-key", f"{cell.text!r} is no column; use {', '.join(COLUMNS)}", cell)
            if column and column in found:
                self.fault("duplicate-key", f"the column {column!r} stands there twice", cell)
            found.append(column)
        if not any(found):
            problem = "the first line names the columns, as name,short,zh,code,aliases"
            self.fault("syntax", problem, header[0] if header else Scalar("", 1, 1))
            return []
        return found

    def row(self, columns: list[str], cells: list[Scalar]) -> dict[str, Scalar]:
        """Return the filled cells of a row by column."""
        row: dict[str, Scalar] = {}
        for number, cell in enumerate(cells):
            text = typed(cell.text)
            column = columns[number] if number < len(columns) else ""
            if text and not column:
                problem = f"{text!r} stands under no column; is a cell with the delimiter in it not quoted?"
                self.fault("syntax", problem, cell)
            elif is_error(text):
                self.fault("bad-value", f"{text} is an error of the spreadsheet; write what belongs there", cell)
            elif text:
                row[column] = Scalar(text, cell.line, cell.column)
        return row

    def node(self, columns: list[str], cells: list[Scalar]) -> Mapping | None:
        """Return a row as the node of a record, complete but for the day it was checked; None for a row without one."""
        row = self.row(columns, cells)
        codes = [code for each in _listed(row.get("code")) if (code := self.code(each))]
        owner = self.identity(row, codes) if row else None
        if owner is None:
            return None
        pairs: dict[str, Node] = {}
        for column, cell in row.items():
            if column == "code":
                pairs["codes"] = Sequence(tuple(codes), cell.line, cell.column)
            elif column in _FORMS:
                pairs[column] = self.forms(cell, row.get("source"))
            else:
                pairs[column] = Sequence(tuple(_listed(cell)), cell.line, cell.column) if column in _LISTS else cell
        pairs["id"] = owner
        if owner.text not in self.known:
            self.complete(pairs, row, owner)
        named = ((Scalar(key, value.line, value.column), value) for key, value in pairs.items())
        return Mapping(tuple(named), cells[0].line, cells[0].column)

    def forms(self, cell: Scalar, source: Scalar | None) -> Mapping:
        """Return the forms of a cell, each with its source: the row's, else the row itself."""
        origin = source.text if source else f"{self.path}:{cell.line}"
        seen = {each.text: each for each in _listed(cell)}
        pairs = tuple((each, Scalar(origin, each.line, each.column)) for each in seen.values())
        return Mapping(pairs, cell.line, cell.column)

    def code(self, cell: Scalar) -> Scalar | None:
        """Return a code with its market, as the tables write it."""
        readings = read_ticker(cell.text)
        if len(readings) > 1:
            readings = tuple(each for each in readings if each in self.by_code) or readings
        if len(readings) == 1:
            return Scalar(readings[0], cell.line, cell.column)
        self.fault("bad-code", code_problem(cell.text, readings), cell)
        return None

    def identity(self, row: dict[str, Scalar], codes: list[Scalar]) -> Scalar | None:
        """Return the id that a row has, or that of the entity it adds to, or one made of its short name."""
        if "id" in row:
            return row["id"]
        for cell, owners in self.owners(row, codes):
            if len(owners) > 1:
                problem = f"{cell.text!r} belongs to {' and '.join(sorted(owners))}; say which in the column id"
                self.fault("duplicate-id", problem, cell)
                return None
            if owners:
                return Scalar(next(iter(owners)), cell.line, cell.column)
        named = row.get("short") or row.get("name")
        at = named or next(iter(row.values()))
        if named is None:
            problem = "a row needs a name or a short, or the code, the Chinese name or the id of a known entity"
            self.fault("missing-key", problem, at)
            return None
        made = slug(named.text)
        if not made:
            self.fault("missing-key", f"no id can be made of {named.text!r}; write one (a-z, 0-9, -) into id", at)
            return None
        if made in self.known and codes:
            made = f"{made}-{slug(codes[0].text.partition('.')[0])}"
        if made in self.known:
            problem = (
                f"{made!r} is the id of {self.known[made].name or self.known[made].zh!r}; "
                f"write {made} into the column id to add to it, or another id"
            )
            self.fault("duplicate-id", problem, at)
            return None
        return Scalar(made, at.line, at.column)

    def owners(self, row: dict[str, Scalar], codes: list[Scalar]) -> Iterator[tuple[Scalar, set[str]]]:
        if codes:
            owners = {self.by_code[each.text] for each in codes if each.text in self.by_code}
            yield row["code"], owners
        for column in ("zh", "zh_full"):
            if column in row:
                yield row[column], self.by_zh.get(fold_name(row[column].text), set())

    @functools.cached_property
    def by_zh(self) -> dict[str, set[str]]:
        owners: dict[str, set[str]] = {}
        for entity in self.known.values():
            for zh in filter(None, (entity.zh, entity.zh_full)):
                owners.setdefault(fold_name(zh), set()).add(entity.id)
        return owners

    def complete(self, pairs: dict[str, Node], row: dict[str, Scalar], owner: Scalar) -> None:
        """Add to a new entity what its row leaves open."""
        named = row.get("name") or row.get("short")
        if named is None:
            problem = f"{owner.text!r} is no known id, and a new entity needs a name or a short"
            self.fault("missing-key", problem, owner)
            return
        pairs.setdefault("name", named)
        pairs.setdefault("short", named)
        pairs.setdefault("kind", Scalar("company", owner.line, owner.column))
        pairs.setdefault("source", Scalar(self.path, owner.line, owner.column))


def _listed(cell: Scalar | None) -> list[Scalar]:
    """Return the items of a cell, separated by semicolons or line breaks."""
    items = [each.strip() for each in _SEPARATOR.split(cell.text)] if cell else []
    return [Scalar(each, cell.line, cell.column) for each in items if cell and each]
