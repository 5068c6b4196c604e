"""Trails: every change on disk, a file's after a head that says which file it is; and the way back, in flat memory."""

from __future__ import annotations

import hashlib
import json
import tempfile
from typing import IO, TYPE_CHECKING, Any

import starnames
from starnames.cli.files import Failure, check_readable, check_rereadable, read_pieces, write_out
from starnames.cli.replacing import Replacement, check_replaceable
from starnames.model import Change
from starnames.report import as_json_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from starnames.cli.pieces import Piece

__all__ = ["Trail", "run_revert"]

_HEAD = ("input_sha256", "output_sha256", "changes", "file")
_IN_MEMORY = 1 << 20


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


class Trail:
    """A trail being saved: the changes of a file wait on disk until its head can be written."""

    def __init__(self, name: str) -> None:
        """Take the name of the file that the trail replaces."""
        self._file = Replacement(name)
        self.open = self._file.open
        self.commit = self._file.commit
        self._waiting: IO[str] | None = None
        self._piece: Piece | None = None
        self._table = ""
        self._input = self._output = hashlib.sha256()
        self._count = 0

    def discard(self) -> None:
        """Forget what was not committed."""
        if self._waiting:
            self._waiting.close()
        self._file.discard()

    def take(self, piece: Piece, text: str, changes: Iterable[Change], table: str) -> None:
        """Note a piece, what became of it, and the changes between the two."""
        if self._waiting is None:
            self._waiting = tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115
            self._input, self._output = hashlib.sha256(), hashlib.sha256()
            self._count = 0
        self._piece, self._table = piece, table
        self._input.update(_bytes(piece.raw))
        self._output.update(_bytes(text))
        for each in changes:
            row = {**each.to_dict(), "start": each.start + piece.start, "end": each.end + piece.start}
            if piece.record is not None:
                row["record"] = piece.record
            self._waiting.write(as_json_line({"file": piece.file, **row}))
            self._count += 1

    def end_file(self) -> None:
        """Write the head of a file and its changes."""
        assert self._waiting is not None  # noqa: S101 - a file has a piece at least
        assert self._piece is not None  # noqa: S101
        head = {
            "starnames": starnames.__version__,
            "table": self._table,
            "file": self._piece.file,
            "input_sha256": self._input.hexdigest(),
            "output_sha256": self._output.hexdigest(),
            "changes": self._count,
        }
        self._file.write(as_json_line(head))
        self._waiting.seek(0)
        while lines := self._waiting.read(_IN_MEMORY):
            self._file.write(lines)
        self._waiting.close()
        self._waiting = None


def run_revert(options: argparse.Namespace) -> int:
    """Run ``revert``: refuse an output that the trail does not fit; nothing is printed before all of it does."""
    if options.write:
        check_replaceable([options.output])
    check_rereadable(options.trail)
    check_readable([options.output, options.trail])
    with (
        tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+b") as output,
        tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+b") as original,
    ):
        digest = hashlib.sha256()
        for piece in read_pieces(options.output, is_heeded=False):
            digest.update(_bytes(piece))
            output.write(_bytes(piece))
        head, first = _chosen_head(options.trail, options.output, digest.hexdigest())
        if head["output_sha256"] != digest.hexdigest():
            raise Failure(f"{options.output}: not the output that {options.trail} was saved with; it was edited since")
        output.seek(0)
        digest = hashlib.sha256()
        changes = _changes(options.trail, first, head["changes"])
        try:
            for piece in _undone(_decoded(output), changes):
                digest.update(_bytes(piece))
                original.write(_bytes(piece))
        except ValueError as error:
            raise Failure(f"{options.trail}: {error}") from error
        if head["input_sha256"] != digest.hexdigest():
            raise Failure(f"{options.trail}: the changes do not lead back to the original; the trail was edited")
        original.seek(0)
        if not options.write:
            write_out(_decoded(original))
            return 0
        file = Replacement(options.output)
        try:
            file.open()
            for piece in _decoded(original):
                file.write(piece)
            file.commit()
        finally:
            file.discard()
    return 0


def _decoded(file: IO[bytes]) -> Iterator[str]:
    import codecs  # noqa: PLC0415

    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    while raw := file.read(1 << 16):
        yield decoder.decode(raw)
    yield decoder.decode(b"", final=True)


def _rows(name: str) -> Iterator[tuple[int, Any]]:
    """Yield the lines of a trail with their numbers: a head, or a change."""
    waiting = ""
    number = 0
    for piece in _with_end(read_pieces(name)):
        *lines, waiting = (waiting + piece).split("\n")
        for line in lines:
            number += 1
            yield number, _row(name, number, line)


def _with_end(pieces: Iterable[str]) -> Iterator[str]:
    last = "\n"
    for piece in pieces:
        yield piece
        last = piece or last
    if not last.endswith("\n"):
        yield "\n"


def _row(name: str, number: int, line: str) -> dict[str, Any] | Change:
    try:
        row = json.loads(line)
        return {key: row[key] for key in _HEAD} if "output_sha256" in row else Change.from_dict(row)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise Failure(f"{name}:{number}: not a line of a trail; use the file that --trail saved") from error


def _chosen_head(name: str, output: str, digest: str) -> tuple[dict[str, Any], int]:
    """Return the head that an output belongs to, and the line its changes begin in."""
    heads: list[tuple[dict[str, Any], int]] = []
    found = 0
    for number, row in _rows(name):
        if isinstance(row, Change):
            if not heads:
                raise Failure(f"{name}:{number}: not a line of a trail; use the file that --trail saved")
            found += 1
            continue
        _check_count(name, heads, found)
        heads.append((row, number + 1))
        found = 0
    if not heads:
        raise Failure(f"{name}: an empty trail; use the file that --trail saved")
    _check_count(name, heads, found)
    fitting = next((each for each in heads if each[0]["output_sha256"] == digest), None)
    return fitting or next((each for each in heads if each[0]["file"] == output), heads[0])


def _check_count(name: str, heads: list[tuple[dict[str, Any], int]], found: int) -> None:
    if heads and found != heads[-1][0]["changes"]:
        raise Failure(f"{name}: the trail is cut short: {found} of {heads[-1][0]['changes']} changes")


def _changes(name: str, first: int, count: int) -> Iterator[Change]:
    for number, row in _rows(name):
        if first <= number < first + count and isinstance(row, Change):
            yield row


def _undone(pieces: Iterator[str], changes: Iterable[Change]) -> Iterator[str]:
    """Yield a text with changes taken back; raise ValueError where it is not their outcome."""
    text, at, shift = "", 0, 0  # what is at hand, and where in the output it begins
    for change in changes:
        start = change.start + shift
        while at + len(text) < start and (piece := next(pieces, None)) is not None:
            yield text
            text, at = piece, at + len(text)
        if start < at:
            raise ValueError(f"the change at {change.start} comes too late; is the trail in order?")
        yield text[: start - at]
        text, at = text[start - at :], start
        while len(text) < len(change.after) and (piece := next(pieces, None)) is not None:
            text += piece
        if not text.startswith(change.after):
            raise ValueError(f"no trace of the change at {change.start} in this text; is it the right one?")
        yield change.before
        text, at = text[len(change.after) :], start + len(change.after)
        shift += len(change.after) - (change.end - change.start)
    yield text
    yield from pieces
