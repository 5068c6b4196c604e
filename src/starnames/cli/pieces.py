"""What the commands read, a piece at a time: windows of texts, or records, whatever the size of the file.

Windows of one file are one document; a record is a document by itself, its fields with a blank line between them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from starnames.cli.files import Failure, read_pieces, read_text
from starnames.cutting import stream_windows

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from starnames.cli.records import Value
    from starnames.model import Change

__all__ = ["Form", "Piece", "Spot", "chosen_form", "named", "pieces_of"]

_JOINT = "\n\n"


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Spanned = TypeVar("_Spanned", bound=_Span)


@dataclass(frozen=True, slots=True)
class Form:
    """How files are read: as texts, or as records with named fields; `whole` keeps a text in one piece."""

    records: str = ""
    fields: tuple[str, ...] = ()
    whole: bool = False


class Spot(NamedTuple):
    """Where something stands: the field, the span in its text (or in the file), the line and the column."""

    field: str | None
    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True)
class Piece:
    """A window of a file, or a record: `start`, `line` and `column` say where in the file its raw text begins."""

    number: int
    file: str
    record: int | None
    start: int
    line: int
    column: int
    raw: str
    values: tuple[Value, ...] | None = None

    @cached_property
    def text(self) -> str:
        """The text to look at."""
        return self.raw if self.values is None else _JOINT.join(each.text for each in self.values)

    @cached_property
    def _breaks(self) -> list[int]:
        breaks, at = [-1], self.raw.find("\n")
        while at >= 0:
            breaks.append(at)
            at = self.raw.find("\n", at + 1)
        return breaks

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for each in self.values or ():
            starts.append(starts[-1] + len(each.text) + len(_JOINT))
        return starts

    def _value_at(self, start: int) -> tuple[Value, int]:
        """Return the value that a place of the text stands in, and where that begins."""
        assert self.values  # noqa: S101 - asked of records with values only
        at = bisect_right(self._starts, start) - 1
        return self.values[at], self._starts[at]

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column of a place of the text."""
        if self.values is None:
            return self._line(at)
        value, begins = self._value_at(at)
        return self._line(value.place(at - begins))

    def spot(self, start: int, end: int) -> Spot | None:
        """Return where a span of the text stands, or None for one that is in several fields."""
        if self.values is None:
            return Spot(None, start + self.start, end + self.start, *self._line(start))
        value, begins = self._value_at(start)
        if end > begins + len(value.text):
            return None
        return Spot(value.field, start - begins, end - begins, *self._line(value.place(start - begins)))

    def placed(self, found: Iterable[_Spanned]) -> Iterator[tuple[_Spanned, Spot]]:
        """Yield what was found with where it stands; what is in several fields is in none of them."""
        for each in found:
            if spot := self.spot(each.start, each.end):
                yield each, spot

    def _line(self, place: int) -> tuple[int, int]:
        row = bisect_right(self._breaks, place - 1) - 1
        if not row:
            return self.line, self.column + place
        return self.line + row, place - self._breaks[row]

    def ends(self) -> tuple[int, int, int]:
        """Return where the next piece begins: place, line and column."""
        last = self._breaks[-1]
        column = self.column + len(self.raw) if last < 0 else len(self.raw) - last
        return self.start + len(self.raw), self.line + len(self._breaks) - 1, column

    def raw_changes(self, changes: Iterable[Change]) -> list[Change]:
        """Return changes of the text as changes of the raw text, in order."""
        if self.values is None:
            return list(changes)
        by_field: dict[str | None, list[Change]] = {}
        for each, spot in self.placed(changes):
            by_field.setdefault(spot.field, []).append(replace(each, start=spot.start, end=spot.end))
        written = [each for value in self.values for each in value.written(by_field.get(value.field, []), self.raw)]
        return sorted(written, key=lambda each: each.start)


def chosen_form(options: argparse.Namespace) -> Form:
    """Return how the options say that files are read."""
    records = {"text": "", "jsonl": "jsonl", "csv": "csv", "tsv": "tsv"}[options.read]
    fields = tuple(dict.fromkeys((*options.field, *options.column)))
    if records and not fields:
        raise Failure(f"--in {options.read} needs the names of the fields to read: --field NAME")
    if fields and not records:
        raise Failure("--field and --column are for records; say which: --in jsonl, --in csv or --in tsv")
    source, page = bool(getattr(options, "source", None)), getattr(options, "format", "") == "html"
    if records and (source or page):
        raise Failure(f"{'--source' if source else '--format html'} goes with texts, not with records")
    return Form(records, fields, whole=source or page)


def pieces_of(number: int, file: str, form: Form) -> Iterator[Piece]:
    """Yield the pieces of a file, in order; at least one."""
    raws: Iterable[tuple[str, list[Value] | None]]
    if form.records:
        raws = _records(file, form)
    elif form.whole:
        raws = [(read_text(file), None)]
    else:
        raws = ((window, None) for window in stream_windows(read_pieces(file)))
    place = (0, 1, 1)
    for record, (raw, values) in enumerate(raws, 1):
        piece = Piece(
            number, file, record if form.records else None, *place, raw, None if values is None else tuple(values)
        )
        yield piece
        place = piece.ends()


def _records(file: str, form: Form) -> Iterator[tuple[str, list[Value]]]:
    from starnames.cli.records import read_csv, read_jsonl  # noqa: PLC0415 - texts need none of it

    lines = _lines(read_pieces(file))
    if form.records == "jsonl":
        records = read_jsonl(lines, form.fields, file)
    else:
        records = read_csv(lines, form.fields, file, delimiter="\t" if form.records == "tsv" else ",")
    yield next(records, ("", []))  # a file of nothing is a piece as well, or its trail would lack a head
    yield from records


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text that comes in pieces, each with its line break."""
    waiting: list[str] = []
    for piece in pieces:
        *whole, rest = piece.split("\n")
        for line in whole:
            waiting.append(line + "\n")
            yield "".join(waiting)
            waiting.clear()
        if rest:
            waiting.append(rest)
    if waiting:
        yield "".join(waiting)


def named(row: dict[str, Any], piece: Piece, field: str | None) -> dict[str, Any]:
    """Return a row with its file, its record and, where there are fields, its field in front."""
    head: dict[str, Any] = {"file": piece.file, "record": piece.record}
    return {**head, **({"field": field} if field is not None else {}), **row}
