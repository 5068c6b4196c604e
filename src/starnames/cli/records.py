"""Texts inside records: where a value stands in its line of JSON or its row of CSV, and how a change of it is written.

Only the changed characters of a value are written anew, so that every other byte of a record stays as it is.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from starnames.cli.files import Failure
from starnames.model import Change
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Value", "read_csv", "read_jsonl"]

_LITERAL = lazy(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|[^\\]", re.DOTALL)
_QUOTED = lazy(r'[^"]*+(?>(?:""[^"]*+)*)')
_BLANK = lazy(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder(parse_int=float)  # only texts are asked for, and a number may have any length


class Value(NamedTuple):
    """A text in a record: its field, its text, where in the raw record it stands, and how it is written there.

    `places` gives the place of each character and of the end, or None where the text stands there as it is.
    """

    field: str
    text: str
    start: int
    end: int
    places: list[int] | None
    style: str
    delimiter: str = ","

    def place(self, position: int) -> int:
        """Return where in the raw record a character of the text stands."""
        if self.places is not None:
            return self.places[position]
        return self.start + position + (self.style != "bare")

    def written(self, changes: Sequence[Change], raw: str) -> list[Change]:
        """Return changes of the text as changes of the raw record."""
        if self.style == "bare" and changes and any(self._needs_quotes(each.after) for each in changes):
            return [self._quoted(changes)]
        found = []
        for each in changes:
            start, end = self.place(each.start), self.place(each.end)
            found.append(_changed(each, start, end, raw[start:end], self._escaped(each.after)))
        return found

    def _needs_quotes(self, text: str) -> bool:
        return any(char in text for char in (self.delimiter, '"', "\n", "\r"))

    def _escaped(self, text: str) -> str:
        if self.style == "json":
            escaped = json.dumps(text, ensure_ascii=False)
            return escaped[1:-1]
        return text.replace('"', '""') if self.style == "quoted" else text

    def _quoted(self, changes: Sequence[Change]) -> Change:
        """Return the changes of a bare CSV field as one, which puts the field into quotes."""
        pieces: list[str] = []
        position = 0
        for each in changes:
            pieces += (self.text[position : each.start], each.after)
            position = each.end
        after = "".join((*pieces, self.text[position:])).replace('"', '""')
        evidence = tuple(piece for each in changes for piece in each.evidence)
        whole = Change(start=0, end=len(self.text), before=self.text, after="", rule=changes[0].rule, evidence=evidence)
        return _changed(whole, self.start, self.end, self.text, f'"{after}"')


def _changed(change: Change, start: int, end: int, before: str, after: str) -> Change:
    return Change(
        start=start,
        end=end,
        before=before,
        after=after,
        rule=change.rule,
        evidence=change.evidence,
        score=change.score,
    )


def _places(token: str, start: int) -> list[int] | None:
    """Return where each character of a JSON string stands, and where the string ends; None without any escape."""
    if "\\" not in token:
        return None
    places = [start + literal.start() for literal in _LITERAL.finditer(token, 1, len(token) - 1)]
    return [*places, start + len(token) - 1]


def read_jsonl(lines: Iterable[str], fields: Sequence[str], name: str) -> Iterator[tuple[str, list[Value]]]:
    """Yield every line with the values of its fields; an empty line has none.

    A record may lack a field; a field that no record has is told of on stderr.
    """
    wanted = frozenset(fields)
    seen: set[str] | None = None
    for number, line in enumerate(lines, 1):
        head = "\ufeff" if number == 1 and line.startswith("\ufeff") else ""
        if line.isspace() or line == head:
            yield line, []
            continue
        try:
            found = _members(line, len(head), wanted)
        except (ValueError, RecursionError) as error:
            place = error.pos if isinstance(error, json.JSONDecodeError) else 0
            column = min(place, len(line.rstrip("\r\n"))) + 1
            said = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
            raise Failure(f"{name}:{number}:{column}: not a record of JSON lines: {said}") from error
        seen = found.keys() | (seen or set())
        for field, value in found.items():
            if value is not None and not isinstance(value, Value):
                problem = f"the field {field!r} holds no text; name fields with texts"
                raise Failure(f"{name}:{number}:1: {problem}")
        yield line, [value for field in fields if (value := found.get(field)) is not None]  # type: ignore[misc]
    for field in fields:
        if seen is not None and field not in seen:
            sys.stderr.write(f"starnames: {name}: no record has a field {field!r}\n")


def _members(line: str, start: int, wanted: frozenset[str]) -> dict[str, object]:
    """Return the wanted members of a line that is one object: a value, None for null, anything else as it is."""
    at = _BLANK.match(line, start).end()  # type: ignore[union-attr]
    whole, end = _DECODER.raw_decode(line, at)
    if not isinstance(whole, dict):
        raise json.JSONDecodeError("an object is needed", line, at)
    behind = _BLANK.match(line, end).end()  # type: ignore[union-attr]
    if behind != len(line):
        raise json.JSONDecodeError("one object a line", line, behind)
    found: dict[str, object] = {}
    if wanted.isdisjoint(whole):
        return found
    at = _BLANK.match(line, at + 1).end()  # type: ignore[union-attr]
    while True:
        key, at = _DECODER.raw_decode(line, at)
        at = _BLANK.match(line, line.index(":", at) + 1).end()  # type: ignore[union-attr]
        value, stop = _DECODER.raw_decode(line, at)
        if key in wanted:
            found[key] = (
                Value(key, value, at, stop, _places(line[at:stop], at), "json") if isinstance(value, str) else value
            )
        at = _BLANK.match(line, stop).end()  # type: ignore[union-attr]
        if line[at] == "}":
            break
        at = _BLANK.match(line, at + 1).end()  # type: ignore[union-attr]
    return found


def read_csv(
    lines: Iterable[str], columns: Sequence[str], name: str, *, delimiter: str = ","
) -> Iterator[tuple[str, list[Value]]]:
    """Yield every row with the values of its columns; the first names the columns and, like an empty row, has none."""
    rows = _rows(iter(lines), delimiter, name)
    wanted: list[tuple[str, int]] | None = None
    for number, raw, cells in rows:
        if raw.isspace() or raw == "\ufeff":
            yield raw, []
        elif wanted is None:
            head = [each.text.removeprefix("\ufeff") for each in cells]
            for column in columns:
                if column not in head:
                    raise Failure(f"{name}:{number}:1: no column {column!r}; there are: {', '.join(head)}")
            wanted = [(column, head.index(column)) for column in columns]
            width = len(head)
            yield raw, []
        else:
            if len(cells) != width:
                raise Failure(f"{name}:{number}:1: {len(cells)} columns where the head has {width}")
            yield raw, [cells[index]._replace(field=column) for column, index in wanted]


def _rows(lines: Iterator[str], delimiter: str, name: str) -> Iterator[tuple[int, str, list[Value]]]:
    """Yield every row with the line it begins in and its cells; a quoted cell may go over several lines."""
    number = 0
    for first in lines:
        number += 1
        begins, row = number, _Row(first, lines, delimiter)
        cells = row.cells(lambda column, problem, at=begins: Failure(f"{name}:{at}:{column}: {problem}"))  # type: ignore[misc]
        number += row.taken
        yield begins, row.raw, cells


class _Row:
    """A row being read, which takes further lines while a quote is open."""

    def __init__(self, first: str, lines: Iterator[str], delimiter: str) -> None:
        self.raw = first
        self.taken = 0
        self._lines = lines
        self._delimiter = delimiter

    def cells(self, failure: Callable[[int, str], Failure]) -> list[Value]:
        found: list[Value] = []
        at = 1 if self.raw.startswith("\ufeff") else 0
        while True:
            if self.raw.startswith('"', at):
                end = self._closing(at, failure)
                text, style = self.raw[at + 1 : end - 1], "quoted"
                places = None
                if '""' in text:
                    places = [at + 1 + each for each in _starts(text)] + [end - 1]
                    text = text.replace('""', '"')
                found.append(Value("", text, at, end, places, style, self._delimiter))
            else:
                stops = (self.raw.find(each, at) for each in (self._delimiter, "\r", "\n"))
                end = min((each for each in stops if each >= 0), default=len(self.raw))
                found.append(Value("", self.raw[at:end], at, end, None, "bare", self._delimiter))
            if not self.raw.startswith(self._delimiter, end):
                if self.raw[end:].strip("\r\n"):
                    raise failure(end + 1, "characters behind a closing quote; double the quotes inside a field")
                return found
            at = end + 1

    def _closing(self, at: int, failure: Callable[[int, str], Failure]) -> int:
        """Return the end of a quoted cell, behind its closing quote."""
        pieces, size, place = [self.raw], len(self.raw), at + 1
        while True:
            inside = _QUOTED.match(pieces[-1], place)
            end = inside.end() if inside else place
            if end < len(pieces[-1]):
                self.raw = "".join(pieces)
                return size - len(pieces[-1]) + end + 1
            following = next(self._lines, None)
            if following is None:
                raise failure(at + 1, "a quote that is never closed")
            self.taken += 1
            pieces.append(following)
            size += len(following)
            place = 0


def _starts(text: str) -> Iterator[int]:
    """Yield where each character of a quoted cell starts, doubled quotes being one."""
    at = 0
    while at < len(text):
        yield at
        at += 2 if text.startswith('""', at) else 1
