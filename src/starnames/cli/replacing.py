"""Writing files: one is replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import IO, TYPE_CHECKING

from starnames.cli.files import Failure, is_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["Replacement", "check_replaceable", "write_text"]


def check_replaceable(names: Iterable[str]) -> None:
    """Refuse what ``--write`` cannot replace: stdin, pipes, devices, and one file twice."""
    seen: set[str] = set()
    for name in names:
        if name == "-":
            raise Failure("--write needs files; stdin has nothing to write to")
        if is_stream(name):
            raise Failure(f"{name}: --write replaces files, and this is none")
        if os.path.realpath(name) in seen:
            raise Failure(f"{name}: named twice; --write writes a file once")
        seen.add(os.path.realpath(name))


class Replacement:
    """A file on its way: `open` makes a fresh one beside the old, `commit` moves it into its place with the old mode.

    Until then, and after `discard`, the old file is as it was. A pipe or a device is written to, not replaced.
    Nothing is made before `open`: whoever sees to `discard` first leaves nothing behind, whenever it is interrupted.
    """

    def __init__(self, name: str) -> None:
        """Take the name of the file to be replaced."""
        from pathlib import Path  # noqa: PLC0415 - for writing only

        self._name = name
        self._path = Path(os.path.realpath(name))
        self._fresh: Path | None = None
        self._file: IO[bytes] | None = None
        self._stream = is_stream(name)
        with self._failing():
            self._seen = _state(self._path)

    def open(self) -> None:
        """Open the fresh file, that of a pipe or a device where temporary files are."""
        with self._failing():
            self._fresh = type(self._path)(self._folder(), f".{self._path.name}.{os.urandom(6).hex()}")
            self._file = open(self._fresh, "xb", opener=_private)  # noqa: SIM115 - closed by `close`

    def _folder(self) -> str:
        if not self._stream:
            return str(self._path.parent)
        import tempfile  # noqa: PLC0415 - for pipes and devices only

        return tempfile.gettempdir()

    @property
    def _out(self) -> IO[bytes]:
        assert self._file is not None  # noqa: S101 - written to when it is open
        return self._file

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
            self._out.write(text.encode("utf-8", "surrogateescape"))

    def close(self) -> None:
        """Have everything on the disk."""
        with self._failing():
            self._out.flush()
            os.fsync(self._out.fileno())
            self._out.close()

    def commit(self) -> None:
        """Move the fresh file into its place."""
        with self._failing():
            if not self._out.closed:
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
                if self._file is not None:
                    self._file.close()
            with contextlib.suppress(OSError):
                self._fresh.unlink(missing_ok=True)
            self._fresh = None


def write_text(name: str, text: str) -> None:
    """Replace a file whole, or not at all."""
    file = Replacement(name)
    try:
        file.open()
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


def _private(name: str, flags: int) -> int:
    """Open a file that nobody else can read until it has the mode of the one it replaces."""
    return os.open(name, flags, 0o600)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
