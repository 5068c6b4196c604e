"""The compiled table as bytes: parts that are read when they are needed, and a check that they are whole.

One line of head (format, check sum), one line that says where the parts are, then the parts, most of them JSON. Forms
stand as columns, which are read at once and much faster than rows; entities stand a line each and are read one by one,
since a text touches a few of thousands.
"""

from __future__ import annotations

import json
import sys
from abc import abstractmethod
from array import array
from binascii import crc32
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["FORMAT", "INDEX", "Forms", "Packed", "Rows", "pack", "unpack"]

FORMAT = 10
#: The part that is bytes already: the index over the Chinese names, as the renderings compile it.
INDEX = "index"
_ROLES = ("official", "zh", "shy", "alias", "weak", "mask")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _lines(texts: Sequence[str]) -> bytes:
    """Return texts as lines, or as JSON where one of them holds a line break: a list is read four times as slowly."""
    joined = "\n".join(texts).encode()
    return b"=" + joined if len(joined.split(b"\n")) == len(texts) else _json(texts)


def _numbers(values: Iterable[int]) -> bytes:
    return _little(array("I", values)).tobytes()


def _little(numbers: array[int]) -> array[int]:
    """Return numbers with their bytes in the order of the artefact, or from it in ours."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def pack(payload: Mapping[str, Any]) -> bytes:
    """Return a payload as bytes that tell whether they are whole."""
    if isinstance(payload, Packed):
        return payload.packed
    parts = {name: _json(value) for name, value in payload.items() if name not in {"forms", "entities", INDEX}}
    parts["entities"] = b"\n".join(_json(row) for row in payload["entities"])
    forms: Mapping[str, Sequence[Sequence[Any]]] = payload["forms"]
    first = [claims[0] for claims in forms.values()]
    parts["forms"] = _lines(list(forms))
    texts = [text.encode() for _, _, text in first]
    parts["forms/owners"] = _numbers(owner for owner, _, _ in first)
    parts["forms/roles"] = bytes(_ROLES.index(role) for _, role, _ in first)
    parts["forms/texts"] = b"".join(texts)
    parts["forms/ends"] = _numbers(accumulate(map(len, texts)))
    parts["forms/shared"] = _json({folded: claims for folded, claims in forms.items() if len(claims) > 1})
    if index := payload.get(INDEX):
        parts[INDEX] = b""
        parts |= {f"{INDEX}/{name}": part for name, part in index.items()}
    places, size = {}, 0
    for name, part in parts.items():
        places[name] = [size, size + len(part)]
        size += len(part)
    body = b"".join((_json(places), b"\n", *parts.values()))
    return _head(body) + body


def _head(body: bytes | memoryview) -> bytes:
    return f"starnames {FORMAT} {crc32(body):08x}\n".encode()


def unpack(packed: bytes) -> Packed | None:
    """Return the payload of packed bytes, or None where they are cut short, altered or of another format."""
    head = packed[: packed.find(b"\n") + 1]
    if head != _head(memoryview(packed)[len(head) :]):
        return None
    return Packed(packed, len(head))


class Packed(Mapping[str, Any]):
    """A payload whose parts are read when they are asked for, and not kept: whoever asks keeps them."""

    def __init__(self, packed: bytes, start: int) -> None:
        """Take the bytes and where their head ends."""
        self.packed = packed
        self._start = packed.index(b"\n", start) + 1
        self._places: dict[str, list[int]] = json.loads(packed[start : self._start])

    def part(self, name: str) -> bytes:
        """Return the bytes of a part."""
        start, end = self._places[name]
        return self.packed[self._start + start : self._start + end]

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a part is whatever the payload has by that name
        """Return a part."""
        if name not in self._places:
            raise KeyError(name)
        if name == "entities":
            return _Lines(self.part(name).splitlines())
        if name == INDEX:
            return _Index(self, [each for each in self._places if each.startswith(f"{INDEX}/")])
        return Forms(self.part) if name == "forms" else json.loads(self.part(name))

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the parts."""
        return (name for name in self._places if "/" not in name)

    def __len__(self) -> int:
        """Return how many parts there are."""
        return sum(1 for _ in self)


class _Index(Mapping[str, bytes]):
    """The parts of the index, each cut out when it is asked for."""

    def __init__(self, packed: Packed, places: Sequence[str]) -> None:
        self._packed = packed
        self._places = dict(zip((place.partition("/")[2] for place in places), places, strict=True))

    def __getitem__(self, name: str) -> bytes:
        return self._packed.part(self._places[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Forms(Mapping[str, Sequence[Sequence[Any]]]):
    """The claims to each form, made when a form is asked for: few of thousands ever are."""

    def __init__(self, part_of: Callable[[str], bytes]) -> None:
        """Read the forms; of the columns that say whose they are, nothing is made yet."""
        part = part_of("forms")
        texts: list[str] = part[1:].decode().split("\n") if part[:1] == b"=" else json.loads(part)
        self._places = dict(zip(texts, range(len(texts)), strict=True))
        self._owners = _little(array("I", part_of("forms/owners")))
        self._roles = part_of("forms/roles")
        self._texts = part_of("forms/texts")
        self._ends = _little(array("I", part_of("forms/ends")))
        self._shared: dict[str, list[list[Any]]] = json.loads(part_of("forms/shared"))

    def __getitem__(self, form: str) -> Sequence[Sequence[Any]]:
        """Return the claims to a form."""
        place = self._places[form]
        if form in self._shared:
            return self._shared[form]
        text = self._texts[self._ends[place - 1] if place else 0 : self._ends[place]].decode()
        return ((self._owners[place], _ROLES[self._roles[place]], text),)

    def __contains__(self, form: object) -> bool:
        """Return whether anybody claims a form."""
        return form in self._places

    def __iter__(self) -> Iterator[str]:
        """Yield the forms."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many forms there are."""
        return len(self._places)


class Rows(Sequence[dict[str, Any]]):
    """Rows of plain data, each read when it is asked for."""

    @abstractmethod
    def row(self, index: int) -> dict[str, Any]:
        """Return one row."""

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        """Return one row, or several."""
        if isinstance(index, slice):
            return [self.row(each) for each in range(*index.indices(len(self)))]
        return self.row(index)


class _Lines(Rows):
    """Rows that stand a line each."""

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines

    def row(self, index: int) -> dict[str, Any]:
        row: dict[str, Any] = json.loads(self._lines[index])
        return row

    def __len__(self) -> int:
        return len(self._lines)
