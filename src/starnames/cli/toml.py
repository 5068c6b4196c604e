"""A file of TOML with the lines that its keys stand in; what cannot be read fails in words, with the place."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from starnames.cli.files import Failure, read_bytes

__all__ = ["Toml", "reach"]

_PLACE = re.compile(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)
_REMEDY = "mend it, or read no settings with --isolated"
_MOST = 200  # lines with a key's name that are looked at, to say where the key stands


class Toml:
    """What a file says, and where."""

    def __init__(self, path: str) -> None:
        """Read the file."""
        read = read_bytes(path)
        try:
            text = read.decode("utf-8")
        except UnicodeDecodeError as error:
            before = read[: error.start].decode("utf-8")
            place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
            raise Failure(f"{path}:{place}: not UTF-8; save the file as UTF-8") from error
        self.path = path
        self._lines = text.replace("\r\n", "\n").split("\n")
        try:
            self.table: dict[str, Any] = tomllib.loads(text)
        except RecursionError as error:
            raise Failure(f"{path}: no valid TOML: nested too deeply; {_REMEDY}") from error
        except ValueError as error:  # a number with thousands of digits is none of TOML's own errors
            found = _PLACE.match(str(error))
            problem, line, column = found.groups() if found else (str(error), None, None)
            where = f":{line}:{column}" if line else f":{len(text.splitlines())}" if found else ""
            raise Failure(f"{path}{where}: no valid TOML: {problem}; {_REMEDY}") from error

    def line_of(self, *keys: str) -> int:
        """Return the line in which the statement begins that says a key, 0 where it is written in another way.

        The lines before a statement are TOML by themselves, and those before the first that says a key do not have it.
        """
        line = 0
        likely = [number for number, each in enumerate(self._lines) if any(key in each for key in keys[-2:])]
        for number in likely[:_MOST]:
            try:
                before = tomllib.loads("\n".join(self._lines[:number]))
            except ValueError:  # within an array, or a string of many lines
                continue
            if reach(before, *keys) is not None:
                break
            line = number + 1
        return line


def reach(table: object, *keys: str) -> object:
    """Return what stands in a table under keys within keys, None where nothing does."""
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table
