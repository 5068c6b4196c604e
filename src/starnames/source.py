"""What a Chinese source says of the companies of its translation: which of them it names.

It names a company by its Chinese name, a former one too, or by what is left of that without place, trade and legal
form: 茅台 for 贵州茅台.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from starnames.patterns import lazy
from starnames.remembering import remembered
from starnames.text import fold, fold_name
from starnames.words import is_dictionary_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starnames.model import Entity, Link
    from starnames.table import KnowledgeBase

__all__ = ["COMMON", "Source", "chinese_brand", "line_number", "line_starts", "piece_kinds"]

#: A-shares and B-shares: 京东方A.
_CLASS = lazy(r"(?<=[\u4e00-\u9fff])[AB]$")
#: How many characters a brand has, most of the time.
_BRAND = 2
#: Kinds of pieces that many names have.
COMMON = frozenset({"generic", "legal", "place"})
_LINE = lazy(r"(?m)^(?=[^\n]*\S)")


class _Linked(NamedTuple):
    """What a span of the source names."""

    start: int
    end: int
    entity: Entity


class Source:
    """A Chinese source: which companies it names, and in which of its lines."""

    def __init__(self, text: str, find: Callable[[str], Sequence[Link]], kb: KnowledgeBase) -> None:
        """Take the text and what finds its names; both are asked no sooner than needed."""
        self._text = text
        self._folded = fold(text)
        self._find = find
        self._kb = kb
        self._says: dict[str, str] = {}

    def says(self, entity: Entity) -> str:
        """Return the name of the evidence that the source is for an entity.

        ``source`` where its Chinese name stands there, ``source-part`` where its brand does, nothing where that is a
        word as well, and ``absent-from-source`` otherwise.
        """
        found = self._says.get(entity.id)
        if found is None:
            found = self._says[entity.id] = self._said(entity)
        return found

    @functools.cached_property
    def line_count(self) -> int:
        """How many lines the source has, blank ones apart."""
        return len(line_starts(self._text))

    @functools.cached_property
    def named(self) -> list[tuple[int, Entity]]:
        """The companies that the source names, each with the number of its line, in order."""
        lines = line_starts(self._text)
        found = {(line_number(lines, each.start), each.entity.id): each.entity for each in self._links}
        return [(line, entity) for (line, _), entity in found.items() if entity.kind == "company"]

    @functools.cached_property
    def _links(self) -> list[_Linked]:
        """What the source names for certain, in order."""
        return [_Linked(x.start, x.end, x.entity) for x in self._find(self._text) if x.entity]

    def _said(self, entity: Entity) -> str:
        names = (entity.zh, entity.zh_full, *(each.zh for each in entity.former))
        if any(fold_name(_CLASS.sub("", each)) in self._folded.text for each in names if each):
            return "source"
        brand = chinese_brand(entity.zh, self._kb)
        if not brand or not self._stands(brand, entity):
            return "absent-from-source"
        return "" if _is_word(brand, self._kb) else "source-part"

    def _stands(self, brand: str, entity: Entity) -> bool:
        """Return whether a brand stands in the source, and not only inside the names of others."""
        starts = [each.start for each in self._links]
        at = self._folded.text.find(brand)
        while at >= 0:
            place = self._folded.origin(at)
            number = bisect_right(starts, place) - 1
            if number < 0 or self._links[number].end <= place or self._links[number].entity.id == entity.id:
                return True
            at = self._folded.text.find(brand, at + 1)
        return False


@remembered
def chinese_brand(name: str, kb: KnowledgeBase) -> str:
    """Return what distinguishes a Chinese name, without place, trade and legal form; nothing where that is all of it.

    >>> from starnames import load
    >>> [chinese_brand(name, load()) for name in ("贵州茅台", "海康威视", "恒瑞医药", "寒武纪")]
    ['茅台', '海康', '恒瑞', '']
    """
    whole = fold_name(name)
    kinds, rest = piece_kinds(kb), whole
    for size in range(len(rest) - _BRAND, 0, -1):
        if kinds.get(rest[-size:]) in COMMON:
            rest = rest[:-size]
            break
    for size in range(len(rest) - _BRAND, 1, -1):
        if kinds.get(rest[:size]) == "place":
            rest = rest[size:]
            break
    if rest == whole and len(whole) == 2 * _BRAND:
        rest = whole[:_BRAND]
    return "" if rest == whole or kinds.get(rest) in COMMON else rest


def line_starts(text: str) -> list[int]:
    """Return where the lines of a text begin that are not blank."""
    return [each.start() for each in _LINE.finditer(text)]


def line_number(lines: Sequence[int], place: int) -> int:
    """Return the number of the line that a place stands in."""
    return bisect_right(lines, place) - 1


@functools.lru_cache(maxsize=8)
def piece_kinds(kb: KnowledgeBase) -> Mapping[str, str]:
    """Return the kinds of the pieces of Chinese names."""
    return {zh: kind for zh, kind, _, _ in kb.rendering_data.get("morphemes", ())}


@remembered
def _is_word(brand: str, kb: KnowledgeBase) -> bool:
    """Return whether a brand is a word of the language as well, as its English tells: 东方, 石头."""
    rows = kb.rendering_data.get("morphemes", ())
    glosses = (gloss for zh, _, english, _ in rows if zh == brand for gloss in english)
    return any(is_dictionary_word(word) for gloss in glosses for word in gloss.lower().split())
