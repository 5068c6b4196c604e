"""Reading and writing: every byte survives, and a file is replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Failure", "name_of", "read_text", "write_out", "write_text"]


class Failure(Exception):  # noqa: N818 - a message for the user, with exit code 2
    """Something the user must put right: said on stderr, exit code 2."""


def name_of(file: str) -> str:
    """Return what a file is called on a page."""
    return "standard input" if file == "-" else os.path.basename(file)  # noqa: PTH119 - pathlib is not loaded otherwise


def read_text(name: str) -> str:
    """Return the text of a file, or of stdin for ``-``; bytes that are not UTF-8 become lone surrogates."""
    try:
        if name == "-":
            raw = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:  # noqa: PTH123 - pathlib is not loaded otherwise
                raw = file.read()
    except OSError as error:
        raise Failure(f"{name}: {error.strerror or error}") from error
    return raw.decode("utf-8", "surrogateescape")


def write_out(pieces: Iterable[str]) -> None:
    """Write to stdout, as UTF-8 whatever the locale; bytes that were not UTF-8 come out as they came in."""
    out = sys.stdout.buffer
    for piece in pieces:
        out.write(piece.encode("utf-8", "surrogateescape"))
    out.flush()


def write_text(name: str, text: str) -> None:
    """Replace a file whole: the new text is written beside it and moved into its place, its mode kept."""
    import tempfile  # noqa: PLC0415 - for writing only
    from pathlib import Path  # noqa: PLC0415

    path = Path(os.path.realpath(name))
    fresh = None
    try:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            fresh = Path(file.name)
            file.write(text.encode("utf-8", "surrogateescape"))
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(mode if mode is not None else 0o666 & ~_umask())
        fresh.replace(path)
    except OSError as error:
        raise Failure(f"{name}: {error.strerror or error}; the file is as it was") from error
    finally:
        if fresh is not None:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
