"""Columns of the compiled index: bytes of which an entry is decoded when it is asked for, and kept.

A column of texts is lines; a column of sets is their keys, where each set ends, and the sets: the numbers of the rows,
or a bit a row where that is shorter.
"""

from __future__ import annotations

import json
import sys
from array import array
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["Entries", "Parts", "Sets", "json_lines", "lines", "numbers", "read_lines", "read_numbers", "sets"]

Parts = dict[str, bytes]

_Value = TypeVar("_Value")
_WIDTH = 4


def lines(texts: Iterable[str]) -> bytes:
    """Return texts, none of which may hold a line break, as a column."""
    found = list(texts)
    joined = "\n".join(found)
    if joined.count("\n") != max(0, len(found) - 1):
        raise ValueError("a name holds a line break; write it on one line")
    return joined.encode()


def json_lines(values: Iterable[object]) -> bytes:
    """Return values as a column, one a line."""
    return lines(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)


def read_lines(column: bytes) -> list[str]:
    """Return the texts of a column."""
    return column.decode().split("\n") if column else []


def numbers(values: Iterable[int]) -> bytes:
    """Return numbers as a column, four bytes each, the lowest first."""
    found = array("I", values)
    if sys.byteorder == "big":
        found.byteswap()
    return found.tobytes()


def read_numbers(column: bytes) -> array[int]:
    """Return the numbers of a column."""
    found = array("I", column)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def sets(masks: Mapping[str, int], rows: int) -> Parts:
    """Return sets of rows, each an integer with a bit a row, as the parts of a column."""
    size = rows // 8 + 1
    found = [_set(mask, size) for mask in masks.values()]
    return {"": lines(masks), "/ends": numbers(accumulate(map(len, found))), "/sets": b"".join(found)}


def _set(mask: int, size: int) -> bytes:
    if mask.bit_count() * _WIDTH >= size:
        return mask.to_bytes(size, "little")
    members = []
    while mask:
        low = mask & -mask
        members.append(low.bit_length() - 1)
        mask ^= low
    return numbers(members)


class Sets(dict[str, int]):
    """Sets of rows by key; nobody has a key that is not there."""

    def __init__(self, made: Mapping[str, int], column: Mapping[str, bytes] | None = None, rows: int = 0) -> None:
        """Take sets that are made, or a column of them."""
        super().__init__(made)
        self._size = rows // 8 + 1
        keys = read_lines(column[""]) if column else []
        self._places = dict(zip(keys, range(len(keys)), strict=True))
        self._ends = read_numbers(column["/ends"] if column else b"")
        self._sets = column["/sets"] if column else b""

    def __missing__(self, key: str) -> int:
        """Return the set of a key."""
        place = self._places.get(key)
        if place is None:
            return 0
        packed = self._sets[self._ends[place - 1] if place else 0 : self._ends[place]]
        if len(packed) < self._size:
            bits = bytearray(self._size)
            for number in read_numbers(packed):
                bits[number >> 3] |= 1 << (number & 7)
            packed = bytes(bits)
        self[key] = found = int.from_bytes(packed, "little")
        return found

    def all(self) -> dict[str, int]:
        """Return every set by its key."""
        return {key: self[key] for key in self._places or self}


class Entries(dict[str, _Value], Generic[_Value]):
    """Values by text; `known` are the texts, and a value is decoded when it is asked for."""

    def __init__(self, texts: bytes, values: bytes, decode: Callable[[Any], _Value]) -> None:
        """Take the column of the texts and that of the values."""
        super().__init__()
        found = read_lines(texts)
        self.known = dict(zip(found, values.split(b"\n"), strict=True)) if found else {}
        self._decode = decode

    def __missing__(self, key: str) -> _Value:
        """Return the value of a text; raise KeyError."""
        self[key] = found = self._decode(json.loads(self.known[key]))
        return found
