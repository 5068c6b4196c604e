"""What the words beside a market or an index say: that something is listed there, that an ordinary word is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames import cues
from starnames.deeds import is_price_move
from starnames.pieces import piece
from starnames.words import is_dictionary_word

if TYPE_CHECKING:
    from starnames.context import Context
    from starnames.model import Evidence

__all__ = ["is_ordinary_word", "is_where_one_lists", "of_a_word"]


def is_where_one_lists(context: Context, before: list[str]) -> bool:
    """Return whether the words before a board say that something is listed there: "landed on the", "X of the"."""
    if before[:1] != ["the"]:
        return False
    if before[1:2] == ["of"]:
        word = before[2] if len(before) > 2 else ""
        return word.startswith("@") and context.spans[context.mention(word)].company
    return before[1:2] in (["on"], ["to"]) and not cues.LISTING_WORDS.isdisjoint(before[2:6])


def is_ordinary_word(context: Context, number: int) -> bool:
    """Return whether a mention is one word of the dictionary: "the gem", "GEM"."""
    span = context.spans[number]
    surface = context.text[span.start : span.end]
    return surface.isalpha() and is_dictionary_word(surface)


def of_a_word(context: Context, number: int) -> tuple[Evidence, ...]:
    """Return what makes a board of an ordinary word, and what makes something else of it."""
    before, behind = context.before(number), context.behind(number)
    other = (piece("other-sense"),) if not cues.OTHER_SENSES.isdisjoint((*before, *behind)) else ()
    if behind[:1] and behind[0] in cues.BOARD_TAILS:
        return (piece("board-words"), *other)
    first, second = (*before[1 if before[:1] == ["the"] else 0 :][:2], "", "")[:2]
    of = first == "of" and second.startswith("@") and context.spans[context.mention(second)].company
    if of or first in cues.BOARD_HEADS:
        return (piece("board-words"), *other)
    if before[:1] == ["the"] and is_price_move(behind):
        return (piece("price-move"), *other)
    return other or (piece("other-sense"),)
