"""Reading and writing: every byte survives, and a file is replaced whole or not at all."""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = [
    "Failure",
    "Replacement",
    "check_readable",
    "check_replaceable",
    "check_rereadable",
    "name_of",
    "read_pieces",
    "read_text",
    "silence_stdout",
    "write_out",
    "write_text",
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


def check_readable(names: Iterable[str]) -> None:
    """Refuse names that cannot be read, before anything is done to the others; pipes are read only once."""
    stdin = 0
    for name in names:
        stdin += name == "-"
        if name != "-" and not _is_stream(name):
            with _opened(name) as file:
                file.read(1)
    if stdin > 1:
        raise Failure("standard input (-) can be read only once; name files")


def check_replaceable(names: Iterable[str]) -> None:
    """Refuse what ``--write`` cannot replace: stdin, pipes, devices, and one file twice."""
    seen: set[str] = set()
    for name in names:
        if name == "-":
            raise Failure("--write needs files; stdin has nothing to write to")
        if _is_stream(name):
            raise Failure(f"{name}: --write replaces files, and this is none")
        if os.path.realpath(name) in seen:
            raise Failure(f"{name}: named twice; --write writes a file once")
        seen.add(os.path.realpath(name))


def check_rereadable(name: str) -> None:
    """Refuse what cannot be read twice, as stdin or a pipe."""
    if name == "-" or _is_stream(name):
        raise Failure(f"{name}: it is read more than once; save it as a file")


def _is_stream(name: str) -> bool:
    """Return whether a name is a pipe or a device: read once, and never replaced."""
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116 - pathlib is not loaded otherwise
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def read_text(name: str) -> str:
    """Return the text of a file, or of stdin for ``-``; bytes that are not UTF-8 become lone surrogates."""
    return "".join(read_pieces(name))


def read_pieces(name: str) -> Iterator[str]:
    """Yield the text of a file, or of stdin, piece by piece; the pieces together are what `read_text` returns.

    The first byte that is not UTF-8 is told of on stderr: what such bytes say is not seen.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    place, told = 0, False
    with _opened(name) as file:
        while True:
            raw = file.read(_PIECE)
            begins = place - len(decoder.getstate()[0])
            piece = decoder.decode(raw, final=not raw)
            place += len(raw)
            if not told and (bad := _first_unread(piece)) is not None:
                told = True
                sys.stderr.write(
                    f"starnames: {name}: not UTF-8 at byte {begins + bad}; such bytes are not read and stay as they"
                    " are, save the text as UTF-8 to have them read\n"
                )
            yield piece
            if not raw:
                return


def _first_unread(piece: str) -> int | None:
    """Return the place, in bytes, of the first byte that is not UTF-8."""
    try:
        piece.encode()
    except UnicodeEncodeError as error:
        return len(piece[: error.start].encode())
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


class Replacement:
    """A file on its way: written beside the old one, moved into its place by `commit`, its mode kept.

    Until then, and after `discard`, the old file is as it was. A pipe or a device is written to, not replaced.
    """

    def __init__(self, name: str) -> None:
        """Open a fresh file beside the one to be replaced."""
        import tempfile  # noqa: PLC0415 - for writing only
        from pathlib import Path  # noqa: PLC0415

        self._name = name
        self._path = Path(os.path.realpath(name))
        self._fresh: Path | None = None
        self._stream = _is_stream(name)
        folder = None if self._stream else self._path.parent
        with self._failing():
            self._seen = _state(self._path)
            self._file = tempfile.NamedTemporaryFile(  # noqa: SIM115 - closed by `close`
                dir=folder, prefix=f".{self._path.name}.", delete=False
            )
            self._fresh = Path(self._file.name)

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.discard()
            raise Failure(f"{self._name}: {error.strerror or error}; the file is as it was") from error

    def write(self, text: str) -> None:
        """Write more of the text."""
        with self._failing():
            self._file.write(text.encode("utf-8", "surrogateescape"))

    def close(self) -> None:
        """Have everything on the disk."""
        with self._failing():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()

    def commit(self) -> None:
        """Move the fresh file into its place."""
        with self._failing():
            if not self._file.closed:
                self.close()
            assert self._fresh is not None  # noqa: S101 - opened, and neither committed nor discarded
            if self._stream:
                with open(self._name, "wb") as out:  # noqa: PTH123
                    out.write(self._fresh.read_bytes())
                self.discard()
                return
            if _state(self._path) != self._seen:
                self.discard()
                raise Failure(f"{self._name}: somebody else changed it meanwhile; it is as they left it")
            self._fresh.chmod(self._seen[0] if self._seen else 0o666 & ~_umask())
            self._fresh.replace(self._path)
            self._fresh = None

    def discard(self) -> None:
        """Forget the fresh file; nothing happens after `commit`."""
        if self._fresh is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            with contextlib.suppress(OSError):
                self._fresh.unlink(missing_ok=True)
            self._fresh = None


def write_text(name: str, text: str) -> None:
    """Replace a file whole, or not at all."""
    file = Replacement(name)
    try:
        file.write(text)
        file.commit()
    finally:
        file.discard()


def _state(path: Path) -> tuple[int, ...] | None:
    """Return the mode of a file and what tells whether it is the same, or None where there is none."""
    try:
        now = path.stat()
    except FileNotFoundError:
        return None
    return stat.S_IMODE(now.st_mode), now.st_ino, now.st_size, now.st_mtime_ns


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
