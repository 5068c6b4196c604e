"""What speaks for a name meaning one entity: the text around it and the names beside it, as evidence with weights.

This is for a name asked for by itself, with whatever a caller knows about its surroundings; mentions in running text
have their place in the text to go by as well (see `starnames.context`).
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from starnames.model import Evidence
from starnames.patterns import lazy
from starnames.text import fold_name
from starnames.tickers import TICKER, read_ticker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.model import Entity

__all__ = ["Support", "is_star"]

_WORDS = lazy(r"[^\W_]+")
_SIX_DIGITS = lazy(r"(?<![\w.])[0-9]{6}(?![\w.])")
_MOST_SECTOR_WORDS = 2
_SHORTEST_NAME = 4


class Support:
    """The surroundings of one name, read once for all its candidates."""

    def __init__(self, surface: str, context: str | None, neighbors: Sequence[Entity], *, aliases: bool = True) -> None:
        """Take the name, the text around it and the entities that the names beside it were linked to."""
        self._surface = fold_name(surface)
        self._context = fold_name(context or "")
        #: The text may be the one that the name stands in, and the name says nothing for itself.
        self._around = _without(self._context, self._surface)
        self._words = set(_WORDS.findall(self._around))
        hits = [hit[0] for pattern in (TICKER, _SIX_DIGITS) for hit in pattern.finditer(context or "")]
        self._tickers = {code for hit in hits for code in read_ticker(hit)}
        self._neighbors = neighbors
        self._aliases = aliases

    def of(self, entity: Entity) -> tuple[Evidence, ...]:
        """Return what speaks for an entity."""
        return tuple(self._found(entity)) if self._context or self._neighbors else ()

    def _found(self, entity: Entity) -> Iterator[Evidence]:
        if any(each.id == entity.id for each in self._neighbors) or any(
            self._named(each) for each in self._names(entity)
        ):
            yield Evidence(name="named-elsewhere", weight=0.4)
        if any(each.id != entity.id and each.kind == "company" for each in self._neighbors):
            yield Evidence(name="neighbor-companies", weight=0.35)
        if hits := sorted(self._words.intersection(entity.sector)):
            yield Evidence(name=f"sector-words: {', '.join(hits)}", weight=0.2 * min(_MOST_SECTOR_WORDS, len(hits)))
        if self._tickers.intersection(entity.codes):
            yield Evidence(name="ticker-in-context", weight=0.5)
        chinese = [fold_name(each) for each in (entity.zh, entity.zh_full) if each]
        if any(each in self._context and each != self._surface for each in chinese):
            yield Evidence(name="chinese-name-in-context", weight=0.5)

    def _names(self, entity: Entity) -> Iterator[str]:
        weak = {fold_name(each.form) for each in entity.aliases if each.weak}
        strong = (each.form for each in entity.aliases if not each.weak and self._aliases)
        for name in map(fold_name, (entity.name, entity.short, *entity.official, *strong)):
            if name != self._surface and name not in weak:
                yield name

    def _named(self, name: str) -> bool:
        text = self._context if self._surface in name else self._around
        if len(name) < _SHORTEST_NAME or name not in text:
            return False
        return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _without(text: str, name: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ; ", text) if name else text


def is_star(entity: Entity) -> bool:
    """Return whether an entity is listed on the STAR Market (codes 688xxx and 689xxx of Shanghai)."""
    return _is_star(entity.codes)


@functools.lru_cache(maxsize=16_384)
def _is_star(codes: tuple[str, ...]) -> bool:
    return any(code[:3] in {"688", "689"} and code.endswith(".SH") for code in codes)
