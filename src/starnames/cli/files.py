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
            yield sys.stdin.buffer
        else:
            with open(name, "rb") as file:  # noqa: PTH123 - pathlib is not loaded otherwise
                yield file
    except OSError as error:
        raise Failure(f"{name}: {error.strerror or error}") from error


def check_readable(names: Iterable[str]) -> None:
    """Refuse names that cannot be read, before anything is done to the others."""
    for name in names:
        if name != "-":
            with _opened(name) as file:
                file.read(1)


def read_text(name: str) -> str:
    """Return the text of a file, or of stdin for ``-``; bytes that are not UTF-8 become lone surrogates."""
    with _opened(name) as file:
        return file.read().decode("utf-8", "surrogateescape")


def read_pieces(name: str) -> Iterator[str]:
    """Yield the text of a file, or of stdin, piece by piece; the pieces together are what `read_text` returns."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    with _opened(name) as file:
        while raw := file.read(_PIECE):
            yield decoder.decode(raw)
    yield decoder.decode(b"", final=True)


def write_out(pieces: Iterable[str]) -> None:
    """Write to stdout, as UTF-8 whatever the locale; bytes that were not UTF-8 come out as they came in."""
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

    Until then, and after `discard`, the old file is as it was.
    """

    def __init__(self, name: str) -> None:
        """Open a fresh file beside the one to be replaced."""
        import tempfile  # noqa: PLC0415 - for writing only
        from pathlib import Path  # noqa: PLC0415

        self._name = name
        self._path = Path(os.path.realpath(name))
        self._fresh: Path | None = None
        with self._failing():
            self._seen = _state(self._path)
            self._file = tempfile.NamedTemporaryFile(  # noqa: SIM115 - closed by `close`
                dir=self._path.parent, prefix=f".{self._path.name}.", delete=False
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
