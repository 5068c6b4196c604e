"""The compiled table as bytes: parts that are read when they are needed, and a check that they are whole.

One line of head (format, check sum), one line that says where the parts are, then the parts, each JSON. Forms stand as
columns, which are read at once and five times as fast as rows; entities stand a line each and are read one by one,
since a text touches a few of thousands.
"""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

__all__ = ["FORMAT", "Packed", "pack", "unpack"]

FORMAT = 6


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def pack(payload: Mapping[str, Any]) -> bytes:
    """Return a payload as bytes that tell whether they are whole."""
    if isinstance(payload, Packed):
        return payload.packed
    parts = {name: _json(value) for name, value in payload.items() if name not in {"forms", "entities"}}
    parts["entities"] = b"\n".join(_json(row) for row in payload["entities"])
    forms: Mapping[str, Sequence[Sequence[Any]]] = payload["forms"]
    columns = zip(*(claims[0] for claims in forms.values()), strict=True) if forms else ((), (), ())
    shared = {folded: claims for folded, claims in forms.items() if len(claims) > 1}
    parts["forms"] = _json([list(forms), *map(list, columns), shared])
    places, size = {}, 0
    for name, part in parts.items():
        places[name] = [size, size + len(part)]
        size += len(part)
    body = b"".join((_json(places), b"\n", *parts.values()))
    return f"starnames {FORMAT} {crc32(body):08x}\n".encode() + body


def unpack(packed: bytes) -> Packed | None:
    """Return the payload of packed bytes, or None where they are cut short, altered or of another format."""
    head, _, body = packed.partition(b"\n")
    if head != f"starnames {FORMAT} {crc32(body):08x}".encode():
        return None
    return Packed(packed, body)


class Packed(Mapping[str, Any]):
    """A payload whose parts are read when they are asked for, and not kept: whoever asks keeps them."""

    def __init__(self, packed: bytes, body: bytes) -> None:
        """Take the bytes, with and without their head."""
        self.packed = packed
        directory, _, self._parts = body.partition(b"\n")
        self._places: dict[str, list[int]] = json.loads(directory)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a part is whatever the payload has by that name
        """Return a part."""
        start, end = self._places[name]
        part = self._parts[start:end]
        if name == "entities":
            return _Rows(part.splitlines())
        value = json.loads(part)
        return _claims(*value) if name == "forms" else value

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the parts."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many parts there are."""
        return len(self._places)


def _claims(
    folded: list[str], owners: list[int], roles: list[str], texts: list[str], shared: dict[str, Any]
) -> dict[str, Sequence[Sequence[Any]]]:
    """Return the claims to each form; nearly all have one, so that all are made in one go."""
    forms: dict[str, Sequence[Sequence[Any]]] = dict(
        zip(folded, zip(zip(owners, roles, texts, strict=True)), strict=True)
    )
    forms.update(shared)
    return forms


class _Rows(Sequence[dict[str, Any]]):
    """Rows of plain data, each read when it is asked for."""

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        if isinstance(index, slice):
            return [json.loads(line) for line in self._lines[index]]
        row: dict[str, Any] = json.loads(self._lines[index])
        return row

    def __len__(self) -> int:
        return len(self._lines)
