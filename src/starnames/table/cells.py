"""Delimited text to cells with their places; which delimiter it is, the header says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames.errors import TableError
from starnames.table.nodes import Scalar
from starnames.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["rows_of"]

_DELIMITERS = ",;\t"
_BREAK = re.compile(r"\r\n|\n|\r")
_DIRECTIVE = re.compile(r"sep=(.)(?:\r\n|\n|\r)")


def rows_of(text: str, path: str, names: Collection[str]) -> Iterator[list[Scalar]]:
    """Return the rows of a delimited text, blank ones left out; the first has the most `names` of all readings of it.

    Raises `TableError` (while it is read) for a quote that is not closed, or with text behind it.
    """
    start = 0
    if directive := _DIRECTIVE.match(text):
        start, delimiters = directive.end(), directive[1]
    else:
        delimiters = _DELIMITERS
    first = _first_line(text, start)
    best = max(delimiters, key=lambda each: sum(fold_name(cell.strip('" ')) in names for cell in first.split(each)))
    return _rows(text, start, 2 if start else 1, best, path)


def _first_line(text: str, start: int) -> str:
    for line in _BREAK.split(text[start : start + 10_000]):
        if line.strip():
            return line
    return ""


def _rows(text: str, at: int, line: int, delimiter: str, path: str) -> Iterator[list[Scalar]]:
    end_of_cell = re.compile(rf"{re.escape(delimiter)}|\r\n|\n|\r|\Z")
    line_start = at
    row: list[Scalar] = []
    while at < len(text) or row:
        place = line, at - line_start + 1
        if text[at : at + 1] == '"':
            value, at = _quoted(text, at, path, place)
            for broken in _BREAK.finditer(text, line_start + place[1] - 1, at):
                line, line_start = line + 1, broken.end()
        else:
            value = None
        stop = end_of_cell.search(text, at)
        assert stop  # noqa: S101 - the end of the text always stops
        plain = text[at : stop.start()]
        if value is not None and plain.strip():
            problem = "text behind a closing quote; double the quotes inside a quoted cell"
            raise TableError(problem, path=path, line=line, column=at - line_start + 1, rule="syntax")
        row.append(Scalar(plain if value is None else value, *place))
        at = stop.end()
        if stop[0] == delimiter:
            if at == len(text):
                row.append(Scalar("", line, at - line_start + 1))
            else:
                continue
        elif stop[0]:
            line, line_start = line + 1, at
        if any(each.text.strip() for each in row):
            yield row
        row = []


def _quoted(text: str, at: int, path: str, place: tuple[int, int]) -> tuple[str, int]:
    """Return what stands in quotes from `at` on, and where it ends."""
    pieces = []
    start = at + 1
    while (close := text.find('"', start)) >= 0:
        pieces.append(text[start:close])
        if text[close + 1 : close + 2] != '"':
            return '"'.join(pieces), close + 1
        start = close + 2
    raise TableError("this quote is never closed", path=path, line=place[0], column=place[1], rule="syntax")
