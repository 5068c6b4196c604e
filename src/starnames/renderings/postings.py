"""Which rows have which piece: one integer a piece, one bit a row, so that whole sets are met in one step.

`heads` are the pieces of the distinctive part (and all characters, since a whole name may be in pinyin), `leads` those
that a name may begin with, `tails` its trade words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from starnames.renderings import costs
from starnames.renderings.columns import Sets
from starnames.renderings.rows import Row, head_of, lay_out, variants

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starnames.renderings.nouns import Morphemes, NameRecord
    from starnames.renderings.vocabulary import Growing, Keys

__all__ = ["Masks", "Named", "Postings", "noted"]

# A name with its English brands, as letters.
Named = tuple["NameRecord", Sequence[str]]

# The rows of a form: end, cheap, dear, and the same of those that may begin with it.
Masks = tuple[int, int, int, int, int]

_USUAL = 0.08  # a trade word in more of the full names is usual
_FEW = 30  # a word in no more names than these tells, however small the table


class Postings:
    """The rows (variants of names) and the sets of rows by piece."""

    def __init__(
        self,
        *,
        names: Sequence[Named],
        rows: list[tuple[int, str]],
        heads: Sets,
        leads: Sets,
        tails: Sets,
        full: tuple[str, Sequence[int]],
        morphemes: Morphemes,
        readings: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Take the names, the rows (number of the name, variant) and the sets.

        `full` are the full names of all rows as one text, and where each of them ends in it.
        """
        self.names = names
        self.rows = rows
        self.everything = (1 << len(rows)) - 1
        self.heads = heads
        self.leads = leads
        self.tails = tails
        self.full = full
        self._morphemes = morphemes
        self._readings = readings
        self._laid: dict[int, Row] = {}
        self._owned: dict[str, int] = {}
        self._usual: dict[tuple[str, ...], bool] = {}
        self._masked: dict[str, tuple[int, int, int, int]] = {}

    def row(self, number: int) -> Row:
        """Return the laid-out row, made on first use."""
        row = self._laid.get(number)
        if row is None:
            name, zh = self.rows[number]
            record, brands = self.names[name]
            row = self._laid[number] = lay_out(zh, record, self._morphemes, self._readings, brands)
        return row

    def spoken(self, row: Row) -> str:
        """Return the distinctive part of a row as it is read."""
        return "".join(self._readings.get(each, ("",))[0] for each in row.zh[slice(*row.head)])

    def owners(self, piece: str) -> int:
        """Return the rows whose short or full name has a trade word or place; found on first use."""
        mask = self._owned.get(piece)
        if mask is None:
            mask = self.tails[piece]
            full, ends = self.full
            at = full.find(piece)
            while at >= 0:
                row = bisect_right(ends, at)
                mask |= 1 << row
                at = full.find(piece, ends[row])
            self._owned[piece] = mask
        return mask

    def is_usual(self, pieces: tuple[str, ...]) -> bool:
        """Return whether so many full names have one of the trade words that having it says little: 科技."""
        found = self._usual.get(pieces)
        if found is None:
            most = max((self.owners(each).bit_count() for each in pieces), default=0)
            found = self._usual[pieces] = most > max(_FEW, _USUAL * len(self.rows))
        return found

    def masks(self, form: str, keys: Keys) -> tuple[int, int, int, int]:
        """Return the rows that a form, which has `keys`, may be a piece of, cheap and dear, and those it may begin."""
        found = self._masked.get(form)
        if found is None:
            cheap = dear = lead = dear_lead = 0
            for key, (cost, how) in keys.items():
                name = key.removeprefix("~")
                if cost <= costs.GLOSS_CHARACTER and how != "sound":
                    cheap |= self.heads[name]
                    lead |= self.leads[name]
                else:
                    dear |= self.heads[name]
                    dear_lead |= self.leads[name]
            found = self._masked[form] = (cheap, dear & ~cheap, lead, dear_lead & ~lead)
        return found


class _Notes:
    """The pieces of the rows, while they are collected."""

    def __init__(self, morphemes: Morphemes, readings: Mapping[str, tuple[str, ...]], growing: Growing) -> None:
        """Start empty."""
        self.rows: list[tuple[int, str]] = []
        self.heads: dict[str, list[int]] = defaultdict(list)
        self.leads: dict[str, list[int]] = defaultdict(list)
        self.tails: dict[str, list[int]] = defaultdict(list)
        self._morphemes = morphemes
        self._readings = readings
        self._growing = growing

    def take(self, name: int, zh: str, brands: list[str]) -> None:
        """Note the pieces of one row."""
        row = len(self.rows)
        self.rows.append((name, zh))
        start, end = head_of(zh, self._morphemes)
        self._growing.hear(self._readings[each][0] for each in zh[start:end] if each in self._readings)
        for at, character in enumerate(zh):
            found = [each.zh for each in self._morphemes.at(zh, at) if len(each.zh) > 1]
            if character.isascii():
                if at and zh[at - 1].isascii():
                    continue
                run = "".join(takewhile(str.isascii, zh[at:])).lower()
                self._growing.take(run, "=" + run, 0.0, "pinyin")
                found = ["=" + run]
            else:
                found.append(character)
            for key in found:
                if at < end or len(key) == 1:
                    self.heads[key].append(row)
                if at >= end:
                    self.tails[key].append(row)
                if at in (0, start):
                    self.leads[key].append(row)
        for brand in brands:
            self.heads["@" + brand].append(row)
            self.leads["@" + brand].append(row)


def noted(
    records: Sequence[NameRecord], morphemes: Morphemes, readings: Mapping[str, tuple[str, ...]], growing: Growing
) -> Postings:
    """Return the postings of every variant of every name; their brands go into the vocabulary."""
    notes = _Notes(morphemes, readings, growing)
    names: list[Named] = []
    for number, record in enumerate(records):
        brands = growing.brands(record)
        names.append((record, tuple(brands)))
        for brand in brands:
            growing.take(brand, "@" + brand, costs.BRAND, "brand")
        for zh in variants(record, morphemes):
            notes.take(number, zh, brands)
    fulls = [records[number].zh_full + "\n" for number, _ in notes.rows]
    return Postings(
        names=names,
        rows=notes.rows,
        heads=Sets(_spoken(_masks_of(notes.heads), readings)),
        leads=Sets(_spoken(_masks_of(notes.leads), readings)),
        tails=Sets(_masks_of(notes.tails)),
        full=("".join(fulls), list(accumulate(map(len, fulls)))),
        morphemes=morphemes,
        readings=readings,
    )


def _spoken(masks: dict[str, int], readings: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Return the masks with those of the readings of the characters added."""
    spoken: dict[str, int] = defaultdict(int)
    for key, mask in masks.items():
        if len(key) == 1:
            for reading in readings.get(key, ()):
                spoken[reading] |= mask
    return masks | spoken


def _masks_of(rows: dict[str, list[int]]) -> dict[str, int]:
    """Return the lists of rows as integers with a bit a row."""
    masks = {}
    for key, numbers in rows.items():
        mask = 0
        for number in numbers:
            mask |= 1 << number
        masks[key] = mask
    return masks
