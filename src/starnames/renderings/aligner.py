"""The cheapest explanation of a surface form by one laid-out name: every letter and every character accounted for.

States are (characters of the name, letters of the surface) both already explained; a step explains a piece of either or
of both. All steps move forward, so that one pass over the characters finds the cheapest way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.renderings import costs
from starnames.renderings.nouns import Piece
from starnames.renderings.spelling import is_typo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starnames.renderings.rows import Row

__all__ = ["Added", "Start", "align_row"]

# What may start at one letter: key -> (end, cost, how); and what may be added there: (end, kind, Chinese pieces).
Start = dict[str, list[tuple[int, float, str]]]
Added = tuple[int, str, tuple[str, ...]]

_NEVER = 9.0
_LONGEST_SLIP = 6
_SHARES = "股份"  # every full name has it
_ANYBODYS = frozenset(("公司", "有限", "有限公司", "股份有限公司"))
_TELLING = ("near", "roma")  # say more of a piece than that its reading is unusual
_SILENT = frozenset(("", "pinyin", "gloss", "trade", "legal", "dropped", "added"))


def align_row(
    text: str,
    row: Row,
    starts: Sequence[Start],
    added: Sequence[Sequence[Added]],
    *,
    bound: float,
    slips: bool,
    marked: bool = False,
) -> tuple[float, tuple[Piece, ...]] | None:
    """Return the cost and the pieces of the cheapest alignment under `bound`, or nothing.

    `slips` also tries one-letter slips; `marked` lets the first letter be a market mark.
    """
    walk = _Walk(text, row, bound, marked=marked)
    size, length = len(row.zh), len(text)
    first, last = row.head
    for at in range(size + 1):
        states = walk.front[at]
        adds = at in (0, first) or at >= last
        position = min(states, default=length + 1)
        while position <= length:
            if position in states:
                if position < length:
                    if words := added[position]:  # inside a name only what joins words, "Joy and Peace", is added
                        walk.add(at, position, words if adds else [each for each in words if not each[2]])
                    if at < size:
                        walk.read(at, position, starts[position])
                        if slips:
                            walk.slip(at, position)
                if at < size:
                    for stop, price in row.drops[at]:
                        walk.relax((at, position), stop, position, price, "dropped")
            position += 1
    return walk.best()


class _Walk:
    """The states reached, with what each has cost and where it was reached from."""

    __slots__ = ("back", "bound", "front", "prices", "row", "text")

    def __init__(self, text: str, row: Row, bound: float, *, marked: bool) -> None:
        """Start with nothing explained, or with a market mark."""
        self.text = text
        self.row = row
        self.bound = bound
        self.front: list[dict[int, float]] = [{} for _ in range(len(row.zh) + 1)]
        self.back: dict[tuple[int, int], tuple[int, int, str, float]] = {}
        self.prices: dict[tuple[int, int], tuple[str, float]] = {}
        self.front[0][0] = 0.0
        if marked:
            self.relax((0, 0), 0, 1, costs.MARK, "mark")

    def relax(self, origin: tuple[int, int], stop: int, end: int, price: float, how: str) -> None:
        """Reach a state, unless it was reached for less."""
        at, position = origin
        total = self.front[at][position] + price
        if total < self.bound and total < self.front[stop].get(end, _NEVER):
            self.front[stop][end] = total
            self.back[stop, end] = (at, position, how, price)

    def add(self, at: int, position: int, added: Sequence[Added]) -> None:
        """Read words that the short name has not: before it, before its distinctive part, or after that."""
        last = self.row.head[1]
        for end, kind, pieces in added:
            priced = self.prices.get((position, end))
            if priced is None:
                priced = self.prices[position, end] = self._price(kind, pieces, self.text[position:end])
            how, price = priced
            if at < last and kind != "place":
                price += costs.ADD_EARLY
            self.relax((at, position), at, end, price, how)

    def _price(self, kind: str, pieces: tuple[str, ...], word: str) -> tuple[str, float]:
        """Return how an added word is named and what it costs this company."""
        if kind == "legal":
            own = any(each in _ANYBODYS or (each not in _SHARES and each in self.row.full) for each in pieces)
            return "added", costs.ADD_LEGAL if own or not pieces else costs.ADD_SHARES
        if any(each in self.row.full for each in pieces) or self.row.says(word):
            return "own" if kind == "generic" else "usual", costs.ADD_OWN
        return "added", costs.ADD_FOREIGN_PLACE if kind == "place" else costs.ADD_FOREIGN

    def read(self, at: int, position: int, starts: Start) -> None:
        """Read a form that stands for the next characters."""
        forms = self.row.forms[at]
        origin = (at, position)
        for stop, key, extra, label in forms:
            for end, cost, how in starts.get(key, ()):
                if cost and label == "other reading":
                    continue  # two doubts about one character
                self.relax(origin, stop, end, cost + extra, how if how[:4] in _TELLING else label or how)

    def slip(self, at: int, position: int) -> None:
        """Read one misspelled character."""
        text = self.text
        for stop, key, extra, _ in self.row.forms[at]:
            if "a" <= key[0] <= "z":
                for end in range(position + 2, min(len(text), position + _LONGEST_SLIP) + 1):
                    if is_typo(text[position:end], key):
                        self.relax((at, position), stop, end, costs.TYPO + extra, "typo")

    def best(self) -> tuple[float, tuple[Piece, ...]] | None:
        """Return the cheapest way to have everything explained, or nothing."""
        ends, length = self.front[-1], len(self.text)
        cost = ends.get(length, _NEVER)
        return (cost, self._trace(length)) if cost < self.bound else None

    def _trace(self, end: int) -> tuple[Piece, ...]:
        """Return the pieces that lead to the end, in order."""
        pieces = []
        at, position = len(self.row.zh), end
        while at or position:
            before, start, how, cost = self.back[at, position]
            note = "" if how in _SILENT else how
            how = "near" if how[:4] == "near" else how or "pinyin"
            zh, part = self.row.zh[before:at], self.text[start:position]
            pieces.append(Piece(zh=zh, text=part, how=how, cost=cost, note=note))
            at, position = before, start
        return tuple(reversed(pieces))
