"""Reading files and stdin, writing to stdout: every byte survives."""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "Failure",
    "check_readable",
    "check_rereadable",
    "is_stream",
    "name_of",
    "read_bytes",
    "read_pieces",
    "read_text",
    "silence_stdout",
    "was_unread",
    "write_out",
]

_PIECE = 1 << 16


class Failure(Exception):  # noqa: N818 - a message for the user, with exit code 2
    """Something the user must put right: said on stderr, exit code 2."""


def name_of(file: str) -> str:
    """Return what a file is called on a page."""
    return "standard input" if file == "-" else os.path.basename(file)  # noqa: PTH119 - pathlib is not loaded otherwise


@contextlib.contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    """Open a file, or stdin for ``-``."""
    try:
        if name == "-":
            if sys.stdin is None:
                raise Failure("standard input is closed; name a file")
            yield sys.stdin.buffer
        else:
            with open(name, "rb") as file:  # noqa: PTH123 - pathlib is not loaded otherwise
                yield file
    except OSError as error:
        raise Failure(f"{name}: {error.strerror or error}") from error


def read_bytes(name: str) -> bytes:
    """Return what a file holds, or fail in words."""
    with _opened(name) as file:
        return file.read()


def check_readable(names: Iterable[str]) -> None:
    """Refuse names that cannot be read, before anything is done to the others; pipes are read only once."""
    stdin = 0
    for name in names:
        stdin += name == "-"
        if name != "-" and not is_stream(name):
            with _opened(name) as file:
                file.read(1)
    if stdin > 1:
        raise Failure("standard input (-) can be read only once; name files")


def check_rereadable(name: str) -> None:
    """Refuse what cannot be read twice, as stdin or a pipe."""
    if name == "-" or is_stream(name):
        raise Failure(f"{name}: it is read more than once; save it as a file")


def is_stream(name: str) -> bool:
    """Return whether a name is a pipe or a device: read once, and never replaced."""
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116 - pathlib is not loaded otherwise
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def read_text(name: str) -> str:
    """Return the text of a file, or of stdin for ``-``; bytes that are not UTF-8 become lone surrogates."""
    return "".join(read_pieces(name))


def read_pieces(name: str, *, is_heeded: bool = True) -> Iterator[str]:
    """Yield the text of a file, or of stdin, piece by piece; the pieces together are what `read_text` returns.

    The first byte that is not UTF-8 is told of on stderr, and the exit code will be 2: what such bytes say is not seen.
    Where a text is only moved nothing of it needs to be understood, and they are not heeded.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    line, column = 1, 1
    with _opened(name) as file:
        while True:
            raw = file.read(_PIECE)
            piece = decoder.decode(raw, final=not raw)
            if is_heeded:
                bad = _first_unread(piece)
                before = piece if bad is None else piece[:bad]
                line += before.count("\n")
                column = len(before) - before.rfind("\n") + (0 if "\n" in before else column - 1)
                if bad is not None:
                    is_heeded = False
                    _Unread.is_any = True
                    sys.stderr.write(
                        f"starnames: {name}:{line}:{column}: not UTF-8; such bytes are not read and stay as they are,"
                        " save the text as UTF-8 to have them read\n"
                    )
            yield piece
            if not raw:
                return


class _Unread:
    """Whether bytes that are not UTF-8 have been passed over since it was last asked."""

    is_any = False


def was_unread() -> bool:
    """Return whether some of the input could not be read since this was last asked."""
    is_any, _Unread.is_any = _Unread.is_any, False
    return is_any


def _first_unread(piece: str) -> int | None:
    """Return the place of the first byte that is not UTF-8."""
    try:
        piece.encode()
    except UnicodeEncodeError as error:
        return error.start
    return None


def write_out(pieces: Iterable[str]) -> None:
    """Write to stdout, as UTF-8 whatever the locale; bytes that were not UTF-8 come out as they came in."""
    if sys.stdout is None:
        raise Failure("standard output is closed; there is nowhere to print to")
    out = sys.stdout.buffer
    for piece in pieces:
        with _printing():
            out.write(piece.encode("utf-8", "surrogateescape"))
    with _printing():
        out.flush()


@contextlib.contextmanager
def _printing() -> Iterator[None]:
    """Say that stdout takes no more; a reader that went away is no fault, and not ours to tell."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_stdout()
        raise Failure(f"standard output: {error.strerror or error}; what was printed is cut short") from error


def silence_stdout() -> None:
    """Let nothing more be written to stdout, also not what is buffered, when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
