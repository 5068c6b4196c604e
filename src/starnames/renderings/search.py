"""From the letters of a surface form to the rows worth aligning: those whose pieces can explain every letter.

One walk over the letters carries three sets of rows, by how much has had to be forgiven so far; the order of the pieces
is left to the alignment, except that a name has to begin with one of its first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.patterns import lazy
from starnames.renderings.surface import is_marked, letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.renderings.aligner import Added, Start
    from starnames.renderings.postings import Masks, Postings
    from starnames.renderings.vocabulary import Vocabulary

__all__ = ["Lattice", "explaining", "ranked"]

_LEVELS = 3
_RANKED = 120  # rows looked at closely enough to choose which to align
_LONGEST_SLIP = 6
_ABBREVIATED = 5
_WORD = lazy(r"&|[^\W_]+(?:['’][^\W_]+)*")

_Plane = list[list[int]]


class Lattice:
    """What may start at each letter: forms, words that may be added, and the rows that have the forms."""

    def __init__(self, surface: str, text: str, vocabulary: Vocabulary, postings: Postings) -> None:
        """Look up every run of letters once."""
        self.text = text
        self.marked = len(text) > 3 and is_marked(surface)
        self.starts: list[Start] = []
        self.added: list[list[Added]] = []
        self.masks: list[list[Masks]] = []
        words = dict(_words(surface, text))
        self.words = list(words)
        #: Where an abbreviation stands: short and in capitals, as the others are not.
        self.abbreviations = {at for at, word in words.items() if len(word) <= _ABBREVIATED and word.isupper()}
        if surface.isupper():
            self.abbreviations.clear()
        self._vocabulary = vocabulary
        self._postings = postings
        self._slips: dict[int, list[tuple[int, int, int]]] = {}
        forms, known, addable = vocabulary.forms, vocabulary.known, vocabulary.addable
        ends = {end for _, end in self.words} if len(self.words) > 1 else set()
        for at in range(len(text)):
            starts: Start = {}
            added: list[Added] = []
            masks: list[Masks] = []
            for end in range(at + 1, vocabulary.reach(text, at) + 1):
                part = text[at:end]
                if part in known:
                    keys = forms[part]
                    for key, (cost, how) in keys.items():
                        starts.setdefault(key, []).append((end, cost, how))
                    masks.append((end, *postings.masks(part, keys)))
                if part in addable and (end in ends or not ends):
                    kind, pieces = vocabulary.added[part]
                    if not pieces and ends and at and at not in ends:
                        continue
                    added.append((end, "usual" if kind == "generic" and postings.is_usual(pieces) else kind, pieces))
            self.starts.append(starts)
            self.added.append(added)
            self.masks.append(masks)

    def slips(self, at: int) -> list[tuple[int, int, int]]:
        """Return where a misspelled syllable from a letter on may end, and the rows that have or begin with it."""
        found, postings = self._slips.get(at), self._postings
        if found is None:
            found = self._slips[at] = []
            for end in range(at + 2, min(len(self.text), at + _LONGEST_SLIP) + 1):
                mask = lead = 0
                for meant in self._vocabulary.slips_of(self.text[at:end]):
                    mask |= postings.heads[meant]
                    lead |= postings.leads[meant]
                if mask:
                    found.append((end, mask, lead))
        return found

    def keys(self) -> set[str]:
        """Return everything that some form in the text stands for."""
        found: set[str] = set()
        for starts in self.starts:
            found.update(starts)
        return found


def _words(surface: str, text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where the words of a surface stand in its letters, and the words."""
    end = 0
    for word in _WORD.findall(surface):
        part = letters(word)
        at = text.find(part, end)
        if part and at >= 0:
            end = at + len(part)
            yield (at, end), word


def explaining(lattice: Lattice, postings: Postings, *, slips: bool) -> list[int]:
    """Return, level by level, the rows whose pieces can explain all letters; `slips` lets one be a slip."""
    text = lattice.text
    begun: _Plane = [[0] * _LEVELS for _ in range(len(text) + 1)]
    fresh: _Plane = [[0] * _LEVELS for _ in range(len(text) + 1)]  # rows of which only additions have been read
    fresh[0][0] = postings.everything
    if lattice.marked:
        fresh[1][0] = postings.everything
    for at in range(len(text)):
        for plane, first in ((fresh, 3), (begun, 1)):
            rows = plane[at]
            if any(rows):
                _add(plane, rows, lattice.added[at], postings)
                _read(begun, rows, lattice.masks[at], first, slips=slips)
                if slips:
                    _slip(begun, rows, lattice.slips(at), leading=plane is fresh)
    return begun[-1]


def _add(plane: _Plane, rows: list[int], added: list[Added], postings: Postings) -> None:
    """Read a word that the name need not have; one that its full name has not is forgiven one level."""
    zero, one, two = rows
    for end, kind, pieces in added:
        target = plane[end]
        if kind == "legal":
            target[0] |= zero
            target[1] |= one
            target[2] |= two
            continue
        owners = 0
        for piece in pieces:
            owners |= postings.owners(piece)
        target[0] |= zero & owners
        target[1] |= zero | (one & owners)
        target[2] |= one | (two & owners)


def _read(plane: _Plane, rows: list[int], masks: list[Masks], first: int, *, slips: bool) -> None:
    """Read a form; one that is not what the name says exactly is forgiven one level, and with `slips` any number."""
    zero, one, two = rows
    for masked in masks:
        target = plane[masked[0]]
        cheap, dear = masked[first], masked[first + 1]
        if cheap:
            target[0] |= zero & cheap
            target[1] |= one & cheap
            target[2] |= two & cheap
        if dear:
            target[1] |= zero & dear
            target[2] |= (one | two if slips else one) & dear


def _slip(plane: _Plane, rows: list[int], slips: list[tuple[int, int, int]], *, leading: bool) -> None:
    """Read a misspelled character."""
    sure = rows[0] | rows[1]
    for end, mask, lead in slips:
        plane[end][2] |= sure & (lead if leading else mask)


def ranked(
    levels: list[int], lattice: Lattice, postings: Postings, *, limit: int, slips: bool
) -> list[tuple[int, int]]:
    """Return at most `limit` rows, each after the number of its characters that nothing in the text stands for.

    Fewest such characters first, then names whose trade words stand in the text, then by level and length.
    """
    rows: list[tuple[int, int]] = []
    seen = 0
    for level, mask in enumerate(levels):
        left = mask & ~seen
        seen |= left
        while left and len(rows) < _RANKED:
            low = left & -left
            rows.append((level, low.bit_length() - 1))
            left ^= low
    keys = lattice.keys() if rows else set()
    order = []
    for level, number in rows:
        row = postings.row(number)
        missing = row.unexplained(keys)
        if missing < 2:
            order.append((max(missing, int(slips)), keys.isdisjoint(row.trades), level, len(row.zh), number))
    order.sort()
    return [(missing, number) for missing, *_, number in order[:limit]]
