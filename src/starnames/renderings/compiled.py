"""The index from plain data, and as bytes: compiled once with the tables, read part by part where a name is unknown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from starnames.renderings.columns import Entries, Sets, json_lines, lines, numbers, read_lines, read_numbers, sets
from starnames.renderings.index import RenderingIndex
from starnames.renderings.nouns import Morpheme, Morphemes, NameRecord
from starnames.renderings.postings import Postings
from starnames.renderings.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starnames.renderings.columns import Parts
    from starnames.renderings.postings import Named

__all__ = ["index_over", "parts_of", "read"]

_SETS = ("heads", "leads", "tails")


def index_over(data: Mapping[str, Any], companies: Iterable[tuple[str, str, str, Sequence[str]]]) -> RenderingIndex:
    """Return the index over names ``(key, short, full, English)``; `data` is what is known whatever the company."""
    names = [NameRecord(key=key, zh=zh, zh_full=full, english=tuple(english)) for key, zh, full, english in companies]
    return RenderingIndex(names, _morphemes(data), _readings(data), ordinary=data.get("ordinary", ()))


def _morphemes(data: Mapping[str, Any]) -> Morphemes:
    rows = data.get("morphemes", ())
    return Morphemes(Morpheme(zh, kind, tuple(en), tuple(sound)) for zh, kind, en, sound in rows)


def _readings(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {char: tuple(read.split()) for char, read in data.get("readings", {}).items()}


def parts_of(index: RenderingIndex) -> Parts:
    """Return an index as parts, for `read`."""
    vocabulary, postings = index.vocabulary, index.postings
    full, ends = postings.full
    forms = sorted(vocabulary.forms)  # made of sets, in another order each time
    parts = {
        "forms": lines(forms),
        "forms/keys": json_lines(vocabulary.forms[form] for form in forms),
        "added": lines(vocabulary.added),
        "added/pieces": json_lines(vocabulary.added.values()),
        "words": lines(sorted(vocabulary.words)),
        "syllables": json.dumps(vocabulary.syllables, sort_keys=True, separators=(",", ":")).encode(),
        "longest": json.dumps(vocabulary.longest, sort_keys=True, separators=(",", ":")).encode(),
        "names": json_lines([each.key, each.zh, each.zh_full, each.english, brands] for each, brands in postings.names),
        "rows": lines(zh for _, zh in postings.rows),
        "rows/names": numbers(number for number, _ in postings.rows),
        "full": full.encode(),
        "full/ends": numbers(ends),
    }
    for name in _SETS:
        found = sets(getattr(postings, name), len(postings.rows))
        parts |= {name + part: column for part, column in found.items()}
    return parts


class _Compiled(RenderingIndex):
    """An index that was read: it travels as what it was read from."""

    def __init__(self, parts: Mapping[str, bytes], data: Mapping[str, Any]) -> None:
        self._read_from = (parts, data)
        rows = list(zip(read_numbers(parts["rows/names"]), read_lines(parts["rows"]), strict=True))
        heads, leads, tails = (
            Sets({}, {part: parts[name + part] for part in ("", "/ends", "/sets")}, len(rows)) for name in _SETS
        )
        postings = Postings(
            names=_Names(parts["names"]),
            rows=rows,
            heads=heads,
            leads=leads,
            tails=tails,
            full=(parts["full"].decode(), read_numbers(parts["full/ends"])),
            morphemes=_morphemes(data),
            readings=_readings(data),
        )
        forms = Entries(parts["forms"], parts["forms/keys"], _keys)
        added = Entries(parts["added"], parts["added/pieces"], _pieces)
        vocabulary = Vocabulary(
            forms=forms,
            known=forms.known,
            added=added,
            addable=added.known,
            syllables=json.loads(parts["syllables"]),
            words=frozenset(read_lines(parts["words"])),
            longest=json.loads(parts["longest"]),
        )
        self._hold(vocabulary, postings)

    def __reduce__(self) -> tuple[type[_Compiled], tuple[Parts, dict[str, Any]]]:
        parts, data = self._read_from
        return type(self), (dict(parts), dict(data))


def read(parts: Mapping[str, bytes], data: Mapping[str, Any]) -> RenderingIndex:
    """Return the index that was compiled; `data` is what is known whatever the company, as it was then."""
    return _Compiled(parts, data)


def _keys(entry: dict[str, list[Any]]) -> dict[str, tuple[float, str]]:
    return {key: (cost, how) for key, (cost, how) in entry.items()}


def _pieces(entry: tuple[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    return entry[0], tuple(entry[1])


class _Names(Sequence["Named"]):
    """The names with their brands, each read when it is asked for."""

    def __init__(self, column: bytes) -> None:
        self._lines = column.split(b"\n") if column else []
        self._read: dict[int, Named] = {}

    @overload
    def __getitem__(self, index: int) -> Named: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Named]: ...
    def __getitem__(self, index: int | slice) -> Named | Sequence[Named]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        found = self._read.get(index)
        if found is None:
            key, zh, full, english, brands = json.loads(self._lines[index])
            found = NameRecord(key=key, zh=zh, zh_full=full, english=tuple(english)), tuple(brands)
            self._read[index] = found
        return found

    def __len__(self) -> int:
        return len(self._lines)
