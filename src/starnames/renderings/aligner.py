"""The cheapest explanation of a surface form by one laid-out name: every letter and every character accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import costs
from .nouns import Piece
from .spelling import loose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .rows import Row

__all__ = ["Added", "Start", "align_row"]

# What may start at one letter: (end, key -> (cost, how)); and what may be added there: (end, kind, Chinese pieces).
Start = tuple[int, dict[str, tuple[float, str]]]
Added = tuple[int, str, tuple[str, ...]]
_Back = tuple[int, int, str, float]


def align_row(
    text: str,
    row: Row,
    starts: Sequence[Sequence[Start]],
    added: Sequence[Sequence[Added]],
    *,
    bound: float,
    slips: bool,
) -> tuple[float, tuple[Piece, ...]] | None:
    """Return the cost and the pieces of the cheapest alignment under `bound`, or nothing.

    `slips` also tries one-letter slips and misread characters, at most one of them.
    """
    size, length = len(row.zh), len(text)
    front: list[dict[int, float]] = [{} for _ in range(size + 1)]
    back: dict[tuple[int, int], _Back] = {}
    front[0][0] = 0.0
    if length > 3 and text[0] in "cn":
        front[0][1] = costs.MARK
        back[0, 1] = (0, 0, "mark", costs.MARK)
    first, last = row.head
    for at in range(size + 1):
        states = front[at]
        if not states:
            continue
        open_end = at in (0, first) or at >= last
        position = min(states)
        while position <= length:
            cost = states.get(position)
            if cost is None:
                position += 1
                continue
            if position < length:
                if open_end:
                    for end, kind, pieces in added[position]:
                        how, price = _price(kind, pieces, text[position:end], row)
                        if at < last and kind != "place":
                            price += 0.3
                        total = cost + price
                        if total < bound and total < states.get(end, 9.0):
                            states[end] = total
                            back[at, end] = (at, position, how, price)
                if at < size:
                    forms = row.forms[at]
                    for end, keys in starts[position]:
                        for stop, key, extra, label in forms:
                            hit = keys.get(key)
                            if hit is not None:
                                price = hit[0] + extra
                                total = cost + price
                                if total < bound and total < front[stop].get(end, 9.0):
                                    front[stop][end] = total
                                    back[stop, end] = (at, position, hit[1] if hit[1][:4] in _SPELLED else label or hit[1], price)
                    if slips:
                        _slip(text, row, at, position, cost, bound, front, back)
            if at < size:
                for stop, price in row.drops[at]:
                    total = cost + price
                    if total < bound and total < front[stop].get(position, 9.0):
                        front[stop][position] = total
                        back[stop, position] = (at, position, "dropped", price)
            position += 1
    best = front[size].get(length)
    end = length
    if text[-1] in "uw":
        marked = front[size].get(length - 1)
        if marked is not None and marked + costs.MARK < (9.0 if best is None else best):
            best, end = marked + costs.MARK, length - 1
    if best is None or best >= bound:
        return None
    return best, _trace(text, row, back, end)


def _price(kind: str, pieces: tuple[str, ...], word: str, row: Row) -> tuple[str, float]:
    """Return how an added word is named and what it costs this company."""
    if kind == "legal":
        return "added", costs.ADD_LEGAL
    if any(each in row.full for each in pieces) or word in row.english:
        return "own" if kind == "generic" else "usual", costs.ADD_OWN
    return "added", costs.ADD_FOREIGN_PLACE if kind == "place" else costs.ADD_FOREIGN


def _slip(
    text: str,
    row: Row,
    at: int,
    position: int,
    cost: float,
    bound: float,
    front: list[dict[int, float]],
    back: dict[tuple[int, int], _Back],
) -> None:
    """Relax the states reached by one misspelled or misread character."""
    for stop, key, extra, _ in row.forms[at]:
        if not ("a" <= key[0] <= "z"):
            continue
        for end in range(position + 2, min(len(text), position + 6) + 1):
            how = loose(text[position:end], key)
            if how:
                price = costs.LOOSE[how] + extra
                total = cost + price
                if total < bound and total < front[stop].get(end, 9.0):
                    front[stop][end] = total
                    back[stop, end] = (at, position, how, price)


def _trace(text: str, row: Row, back: dict[tuple[int, int], _Back], end: int) -> tuple[Piece, ...]:
    """Return the pieces that lead to the end, in order."""
    pieces = []
    if end < len(text):
        pieces.append(Piece(zh="", text=text[end:], how="mark", cost=costs.MARK, note="mark"))
    at, position = len(row.zh), end
    while (at, position) != (0, 0):
        before, start, how, cost = back[at, position]
        note = how if how not in _SILENT else ""
        how = "near" if how[:4] == "near" else how or "pinyin"
        pieces.append(Piece(zh=row.zh[before:at], text=text[start:position], how=how, cost=cost, note=note))
        at, position = before, start
    return tuple(reversed(pieces))


_SPELLED = ("near", "roma")  # tell more of a piece than that its reading is unusual
_SILENT = ("", "pinyin", "gloss", "trade", "legal", "dropped", "added")
