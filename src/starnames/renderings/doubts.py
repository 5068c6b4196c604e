"""What speaks for the letters of the cheapest alignment being another company's name, known or not.

What Chinese has as it is printed needs no excuse. A character in doubt does, and in a word that is Hanyu Pinyin as it
stands it hardly has one: whoever prints "Hongda" for 恒大 prints a name that another company has. Only what engines
lose often (a final g), or what nobody else is likely to be called, is left there.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from starnames.renderings import costs
from starnames.renderings.decision import UNSURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starnames.renderings.nouns import Alignment, Piece
    from starnames.renderings.postings import Postings
    from starnames.renderings.rows import Row
    from starnames.renderings.search import Lattice
    from starnames.renderings.vocabulary import Vocabulary

__all__ = ["Doubts"]

_LETTER_BY_LETTER = UNSURE | {"pinyin"}
_WORDS = frozenset(("gloss", "trade", "legal"))
_OF_THE_FULL_NAME = frozenset(("own", "usual"))
#: One misspelled character in a name of so many of its own is told by the others.
_LONG = 4
#: Of so many companies that a surface renders exactly by chance more are too many where a character in doubt stands in
#: Hanyu Pinyin: a lost g, another near syllable, a sound; and where a word of the full name is out of place.
_LOST_G, _NEAR, _SOUND, _DISPLACED = 0.0088, 4e-4, 1e-3, 0.0025
#: The same where a character put into English stands in a word that reads as a name: Longyuan with 长 as Long.
_CALLED = 0.025


class Doubts:
    """Asked about alignments with the names of one index."""

    def __init__(self, vocabulary: Vocabulary, postings: Postings) -> None:
        """Take what may stand in a surface and the names."""
        self._vocabulary = vocabulary
        self._postings = postings

    def told(self, best: Alignment, row: Row, lattice: Lattice, others: Sequence[Alignment]) -> Alignment:
        """Return the cheapest alignment, which is with `row`, with its `chance` and whether it is `elsewhere`."""
        displaced = self._is_displaced(best, row)
        doubtful = [number for number, each in enumerate(best.pieces) if each.how in UNSURE or _is_character(each)]
        if not (displaced or doubtful):
            return best
        chance = self._chance(best.pieces, row.head[1], others)
        elsewhere = displaced and chance > _DISPLACED
        for number in doubtful:
            elsewhere = elsewhere or self._is_elsewhere(best.pieces, number, row, lattice, chance)
        return replace(best, chance=chance, elsewhere=elsewhere)

    def _is_displaced(self, best: Alignment, row: Row) -> bool:
        """Return whether a word of the full name does not stand there behind the brand, as in other companies' names.

        That counts for usual words, and for one that takes the place of what the short name has.
        """
        said = ""
        for each in best.pieces:
            said += each.text
            if each.how == "usual" or (best.bare and each.how == "own"):
                kind, pieces = self._vocabulary.added[each.text]
                if kind != "place" and not row.follows(pieces, said):
                    return True
        return False

    def _is_elsewhere(self, pieces: Sequence[Piece], number: int, row: Row, lattice: Lattice, chance: float) -> bool:
        """Return whether a piece in doubt makes of the letters what another company is likelier to be called."""
        piece, spoken = pieces[number], self._vocabulary.is_spoken
        at = sum(len(each.text) for each in pieces[:number])
        end = at + len(piece.text)
        if any(at < last < end for _, last in lattice.words):
            return True  # from one word into the next
        word = next((lattice.text[a:b] for a, b in lattice.words if a <= at and end <= b), piece.text)
        if _is_character(piece):
            return word != piece.text and self._called(word) > _CALLED
        if piece.how == "sound" and word == piece.text and word in self._vocabulary.addable:
            return True
        alone = sum(each.how in UNSURE for each in pieces) == 1
        if alone and piece.how in ("typo", "near") and row.distinct >= _LONG:
            return False
        if not (spoken(word) or spoken(_spelled_around(pieces, number))):
            return False
        of_the_trade = sum(len(each.zh) for each in pieces[:number]) >= row.head[1]
        return of_the_trade or _is_anothers(piece, chance, alone=alone)

    def _chance(self, pieces: Sequence[Piece], end: int, others: Iterable[Alignment]) -> float:
        """Return how many of as many names the letters of `pieces` would render exactly by chance.

        `end` is where the trade words begin; before it letters count as the syllables that names have most often, and
        as often as `others` are spelled so exactly, but for their trade.
        """
        postings, at, text = self._postings, 0, ""
        share, size = 1.0, len(postings.rows)
        for each in pieces:
            if each.how in _OF_THE_FULL_NAME:
                share *= self._share(self._vocabulary.added[each.text][1])
            elif each.how in _WORDS and (at < end or each.text in self._vocabulary.addable):
                owners = postings.heads[each.zh] if at < end else postings.tails[each.zh]
                share *= (owners | postings.owners(each.zh) if len(each.zh) > 1 else owners).bit_count() / size
            elif each.zh and at < end:
                text += each.text
            at += len(each.zh)
        spelled = sum(not any(each.how in UNSURE for each in other.pieces) for other in others)
        return share * max(self._called(text), spelled)

    def _called(self, spelled: str) -> float:
        """Return how many of as many names are spelled so by chance."""
        return len(self._postings.rows) * self._vocabulary.commonness(spelled)

    def _share(self, pieces: Iterable[str]) -> float:
        """Return the share of the names that have one of several words."""
        return reduce(or_, map(self._postings.owners, pieces), 0).bit_count() / len(self._postings.rows)


def _is_character(piece: Piece) -> bool:
    """Return whether a piece is a single character put into English: 长 as Long."""
    return piece.how == "gloss" and len(piece.zh) == 1


def _spelled_around(pieces: Sequence[Piece], number: int) -> str:
    """Return the letters of the characters around one that are spelled by their sound, one behind the other."""
    first = last = number
    while first and pieces[first - 1].how in _LETTER_BY_LETTER:
        first -= 1
    while last + 1 < len(pieces) and pieces[last + 1].how in _LETTER_BY_LETTER:
        last += 1
    return "".join(each.text for each in pieces[first : last + 1])


def _is_anothers(piece: Piece, chance: float, *, alone: bool) -> bool:
    """Return whether a piece in doubt, the only one if `alone`, makes of Hanyu Pinyin another name."""
    if piece.how == "near":
        lost_g = piece.note == f"near {piece.text}g"
        return not (lost_g or alone) or chance > (_LOST_G if lost_g else _NEAR)
    if piece.how == "sound":
        return chance > _SOUND or piece.cost < costs.SOUND_SYLLABLE
    return piece.how == "typo"
