"""Normalized documents as JSON lines, one document or record a line, also where a document comes in many windows."""

from __future__ import annotations

import json
import tempfile
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

from starnames.cli.pieces import named
from starnames.model import Left
from starnames.report import as_json_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from starnames.cli.pieces import Piece
    from starnames.model import Change, Normalized

__all__ = ["document_lines"]

_IN_MEMORY = 1 << 20


def document_lines(done: Iterable[tuple[Piece, Normalized]]) -> Iterator[str]:
    """Yield a line a document: a file, or a value of a record."""
    for _, own in groupby(done, key=lambda each: (each[0].number, each[0].record)):
        yield from _lines(own)


def _lines(own: Iterator[tuple[Piece, Normalized]]) -> Iterator[str]:
    piece, result = next(own)
    if piece.values is not None:
        yield from _record_lines(piece, result)
    elif (second := next(own, None)) is None:
        yield as_json_line({**named(result.to_dict(), piece, None), "table": result.table})
    else:
        yield from _long_line(chain([(piece, result), second], own))


def _record_lines(piece: Piece, result: Normalized) -> Iterator[str]:
    for value in piece.values or ():
        changes = _at_value(piece, value.field, result.changes)
        left = _at_value(piece, value.field, result.left)
        text, position = [], 0
        for each in changes:
            text += [value.text[position : each["start"]], each["after"]]
            position = each["end"]
        text.append(value.text[position:])
        row = {"text": "".join(text), "changes": changes, "left": left, "table": result.table}
        yield as_json_line(named(row, piece, value.field))


def _at_value(piece: Piece, field: str, found: Iterable[Change | Left]) -> list[dict[str, Any]]:
    return [
        {**each.to_dict(), "start": spot.start, "end": spot.end}
        for each, spot in piece.placed(found)
        if spot.field == field
    ]


def _long_line(windows: Iterable[tuple[Piece, Normalized]]) -> Iterator[str]:
    """Yield the line of a document piece by piece; what stands behind its text waits on disk."""
    table, opened = "", False
    with (
        tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="ascii") as changes,
        tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="ascii") as left,
    ):
        for piece, result in windows:
            if not opened:
                yield json.dumps(named({}, piece, None))[:-1] + ', "text": "'
                opened, table = True, result.table
            yield as_json_line({"": result.text})[6:-3]
            found: tuple[Change | Left, ...] = (*result.changes, *result.left)
            for each in found:
                row = {**each.to_dict(), "start": each.start + piece.start, "end": each.end + piece.start}
                (left if isinstance(each, Left) else changes).write(f", {json.dumps(row)}")
        for name, spool in (("changes", changes), ("left", left)):
            yield f'{"" if name == "left" else chr(34)}, "{name}": ['
            yield from _spooled(spool)
            yield "]"
        yield f', "table": {json.dumps(table)}}}\n'


def _spooled(spool: Any) -> Iterator[str]:  # noqa: ANN401 - a temporary file of text
    spool.seek(2)  # the first comma
    while piece := spool.read(_IN_MEMORY):
        yield piece
