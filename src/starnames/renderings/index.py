"""The index over all names: ask it which company a surface form renders, and why.

Nothing here reads files: the names, morphemes and readings come as plain nouns. Answers do not depend on the order of
the names. A company with former names comes as several records of one key. Rows are laid out and sets are met on first
use and kept, so the first questions cost more.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from starnames.renderings import costs
from starnames.renderings.aligner import align_row
from starnames.renderings.decision import UNSURE, decide
from starnames.renderings.doubts import Doubts
from starnames.renderings.nouns import Alignment, Decision, Piece
from starnames.renderings.postings import noted
from starnames.renderings.search import Lattice, explaining, ranked
from starnames.renderings.spelling import consonants
from starnames.renderings.surface import LONGEST, letters
from starnames.renderings.vocabulary import Growing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from starnames.renderings.nouns import Morphemes, NameRecord
    from starnames.renderings.postings import Postings
    from starnames.renderings.rows import Row
    from starnames.renderings.vocabulary import Vocabulary

__all__ = ["RenderingIndex"]

_NEARBY = 0.6  # dearer than the cheapest by more, an alignment is no rival
_SLIP_WORST = 1.6  # the dearest alignment with a slip that is looked for
_CONTENT = 1.3  # with a bound below this, slips are not looked for at all
_HEARD = 2  # fewer consonants are those of too many names
_ALIGNED = 14  # rows aligned for one surface, at most; twice as many where slips are allowed


class RenderingIndex:
    """All names, ready to be asked which of them a surface form renders.

    >>> from starnames.renderings import Morpheme, Morphemes, NameRecord
    >>> index = RenderingIndex(
    ...     [NameRecord(key="688206", zh="概伦电子"), NameRecord(key="600000", zh="海伦科技")],
    ...     Morphemes([Morpheme(zh="电子", kind="generic", en=("Electronics",))]),
    ...     {"概": ("gai", "gui"), "伦": ("lun",), "海": ("hai",), "科": ("ke",), "技": ("ji",)},
    ... )
    >>> found = index.align("Guilun Electronics")
    >>> found[0].key, found[0].explanation
    ('688206', '概=gui(other reading) 伦=lun 电子=electronics')
    >>> index.decide("Guilun Electronics").status, index.decide("Gardenia").reason
    ('linked', 'unknown')
    """

    def __init__(
        self,
        names: Sequence[NameRecord],
        morphemes: Morphemes,
        readings: Mapping[str, tuple[str, ...]],
        *,
        ordinary: Iterable[str] = (),
    ) -> None:
        """Prepare the names; `ordinary` holds, as letters, words that by themselves name no company."""
        records = tuple(sorted(names, key=lambda each: (each.key, each.zh)))
        self._made_from = (records, morphemes, readings, frozenset(ordinary))
        growing = Growing(morphemes, readings, self._made_from[3])
        postings = noted(records, morphemes, readings, growing)
        self._hold(growing.grown(), postings)

    def _hold(self, vocabulary: Vocabulary, postings: Postings) -> None:
        self.vocabulary = vocabulary
        self.postings = postings
        self._doubts = Doubts(vocabulary, postings)

    def __getstate__(self) -> dict[str, Any]:
        """Return what the index is made from: making it anew is cheaper than copying what it has worked out."""
        return {"made_from": self._made_from}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Make the index anew."""
        names, morphemes, readings, ordinary = state["made_from"]
        self.__init__(names, morphemes, readings, ordinary=ordinary)  # type: ignore[misc]

    def align(self, surface: str, *, limit: int = 10) -> tuple[Alignment, ...]:
        """Return the companies that `surface` may render, the cheapest explanation first."""
        text = letters(surface) if len(surface) <= LONGEST and surface.isprintable() else ""
        if not text:
            return ()
        lattice = Lattice(surface, text, self.vocabulary, self.postings)
        best: dict[str, tuple[Alignment, Row]] = {}
        bound, seen = costs.WORST, 0
        for slips in (False, True):
            if slips and bound < _CONTENT:
                break
            levels = [each & ~seen for each in explaining(lattice, self.postings, slips=slips)]
            for level in levels:
                seen |= level
            bound = self._align_rows(levels, lattice, best, min(bound, _SLIP_WORST) if slips else bound, slips=slips)
        found = sorted(best.values(), key=lambda each: (each[0].cost, each[0].key))[:limit]
        alignments = [each for each, _ in found]
        if found:
            alignments[0] = self._doubts.told(alignments[0], found[0][1], lattice, alignments[1:])
        return tuple(alignments)

    def align_one(self, surface: str, key: str) -> Alignment | None:
        """Return the cheapest explanation of `surface` by the names of one company alone, or nothing."""
        text = letters(surface) if len(surface) <= LONGEST and surface.isprintable() else ""
        if not text:
            return None
        lattice = Lattice(surface, text, self.vocabulary, self.postings)
        bound, best = costs.WORST, None
        for row in self._rows_of(key):
            for slips in (False, True):
                found = align_row(text, row, lattice.starts, lattice.added, bound=bound, slips=slips)
                if found:
                    bound, pieces = found
                    best = self._alignment(key, bound, pieces)
        return best

    def sounds_like(self, surface: str, key: str) -> bool:
        """Return whether the consonants of a surface are those of the distinctive part of a company's Chinese name."""
        heard = consonants(letters(surface))
        spoken = (consonants(self.postings.spoken(row)) for row in self._rows_of(key))
        return len(heard) >= _HEARD and heard in spoken

    def _rows_of(self, key: str) -> Iterator[Row]:
        """Yield the rows of a company: names are in the order of their keys, and rows in that of the names."""
        names, rows = self.postings.names, self.postings.rows
        first = bisect_left(names, key, key=lambda each: each[0].key)
        for number in range(bisect_left(rows, first, key=itemgetter(0)), len(rows)):
            if names[rows[number][0]][0].key != key:
                break
            yield self.postings.row(number)

    def _align_rows(
        self, levels: list[int], lattice: Lattice, best: dict[str, tuple[Alignment, Row]], bound: float, *, slips: bool
    ) -> float:
        """Align the best-placed rows, keep the cheapest alignment of each name in `best`, and return the new bound."""
        postings = self.postings
        for missing, number in ranked(levels, lattice, postings, limit=_ALIGNED * (1 + slips), slips=slips):
            if missing and not slips and bound <= costs.DROP:
                break
            row = postings.row(number)
            found = align_row(
                lattice.text, row, lattice.starts, lattice.added, bound=bound, slips=slips, marked=lattice.marked
            )
            if found is None or (slips and _is_guessed(found[1])) or self._is_misread(found[1], lattice):
                continue
            cost, pieces = found
            key = postings.names[postings.rows[number][0]][0].key
            if key not in best or cost < best[key][0].cost:
                best[key] = self._alignment(key, cost, pieces), row
                bound = min(bound, cost + _NEARBY)
        return bound

    def _is_misread(self, pieces: Sequence[Piece], lattice: Lattice) -> bool:
        """Return whether a word is spelled by characters one behind the other, or by a slip, that is no spelling.

        "Core Technology" is technology of some 芯, not 科瑞 as co and re; LED is an abbreviation, not 雷特 as le and d;
        "Golden Dawn" is no slip of 金丹.
        """
        ends = list(accumulate(len(each.text) for each in pieces))
        for first, last in lattice.words if len(lattice.words) > 1 else ():
            inside = [each for each, end in zip(pieces, ends, strict=True) if each.text and first < end <= last]
            hows, word = {each.how for each in inside}, lattice.text[first:last]
            alone = len(inside) < 2 and hows != {"typo"}
            if alone or hows.isdisjoint(UNSURE) or word != "".join(each.text for each in inside):
                continue
            if (first, last) in lattice.abbreviations or ("pinyin" not in hows and self.vocabulary.means(word)):
                return True
        return False

    def _alignment(self, key: str, cost: float, pieces: tuple[Piece, ...]) -> Alignment:
        """Return the alignment with its flags."""
        said = [each for each in pieces if each.zh and each.how != "dropped"]
        return Alignment(
            key=key,
            cost=round(cost, 4),
            pieces=pieces,
            exact=all(
                each.cost <= costs.ADD_LEGAL or (each.how == "added" and each.cost <= costs.ADD_SHARES)
                for each in pieces
            ),
            literal=all(each.how in ("gloss", "trade", "legal") for each in said),
            bare=any(each.how == "dropped" and each.cost > costs.DROP_LEGAL for each in pieces),
            telling=any(self._tells(each) for each in pieces),
        )

    def _tells(self, piece: Piece) -> bool:
        """Return whether a piece is a trade word of the name that few other names have."""
        if piece.how == "trade":
            _, pieces = self.vocabulary.added.get(piece.text, ("", (piece.zh,)))
            return not self.postings.is_usual(pieces)
        return piece.how == "own"

    def decide(self, surface: str, *, limit: int = 10, prefer: Iterable[str] = ()) -> Decision:
        """Return the decision on a surface form by itself; `prefer` holds keys that win among equals."""
        return decide(surface, self.align(surface, limit=limit), ordinary=self.vocabulary.words, prefer=prefer)


def _is_guessed(pieces: Sequence[Piece]) -> bool:
    """Return whether a character is misspelled and no other is said as it should be."""
    said = {each.how for each in pieces if each.zh and each.text}
    return "typo" in said and said <= UNSURE
