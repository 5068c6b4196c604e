"""Writing files: one is replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING

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
        self._stream = is_stream(name)
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
