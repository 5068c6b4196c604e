"""Which rows have which piece: one integer a piece, one bit a row, so that whole sets are met in one step.

`heads` are the pieces of the distinctive part (and all characters, since a whole name may be in pinyin), `leads` those
that a name may begin with, `tails` its trade words.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from starnames.renderings import costs
from starnames.renderings.rows import Row, head_of, lay_out, variants
from starnames.renderings.spelling import split_syllable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starnames.renderings.nouns import Morphemes, NameRecord
    from starnames.renderings.vocabulary import Vocabulary

__all__ = ["Masks", "Postings"]

# The rows of a form: end, cheap, dear, and the same of those that may begin with it.
Masks = tuple[int, int, int, int, int]

_USUAL = 0.08  # a trade word in more of the full names is usual
_FEW = 30  # a word in no more names than these tells, however small the table


class Postings:
    """The rows (variants of names) and the sets of rows by piece."""

    def __init__(
        self,
        names: Sequence[NameRecord],
        morphemes: Morphemes,
        readings: Mapping[str, tuple[str, ...]],
        vocabulary: Vocabulary,
    ) -> None:
        """Note the pieces of every variant of every name, and take their brands into the vocabulary."""
        self.names = names
        self.rows: list[tuple[int, str]] = []
        self._morphemes = morphemes
        self._readings = readings
        self._vocabulary = vocabulary
        self._brands: list[list[str]] = []
        self._laid: dict[int, Row] = {}
        self._owned: dict[str, int] = {}
        self._usual: dict[tuple[str, ...], bool] = {}
        self._masked: dict[str, tuple[int, int, int, int]] = {}
        lists = _Lists()
        for number, record in enumerate(names):
            brands = vocabulary.brands(record)
            self._brands.append(brands)
            for brand in brands:
                vocabulary.take(brand, "@" + brand, costs.BRAND, "brand")
            for zh in variants(record, morphemes):
                self._note(lists, len(self.rows), zh, brands)
                self.rows.append((number, zh))
        self.everything = (1 << len(self.rows)) - 1
        self._heads = self._spoken(_masks_of(lists.heads))
        self._leads = self._spoken(_masks_of(lists.leads))
        self._tails = _masks_of(lists.tails)
        self.slips = _slip_masks(self._heads)
        self.lead_slips = _slip_masks(self._leads)

    def _note(self, lists: _Lists, row: int, zh: str, brands: list[str]) -> None:
        """Note the pieces of one row."""
        start, end = head_of(zh, self._morphemes)
        for at, character in enumerate(zh):
            found = [each.zh for each in self._morphemes.at(zh, at) if len(each.zh) > 1]
            if character.isascii():
                if at and zh[at - 1].isascii():
                    continue
                run = "".join(takewhile(str.isascii, zh[at:])).lower()
                self._vocabulary.take(run, "=" + run, 0.0, "pinyin")
                found = ["=" + run]
            else:
                found.append(character)
            for key in found:
                if at < end or len(key) == 1:
                    lists.heads[key].append(row)
                if at >= end:
                    lists.tails[key].append(row)
                if at in (0, start):
                    lists.leads[key].append(row)
        for brand in brands:
            lists.heads["@" + brand].append(row)
            lists.leads["@" + brand].append(row)

    def _spoken(self, masks: dict[str, int]) -> dict[str, int]:
        """Return the masks with those of the readings of the characters added."""
        spoken: dict[str, int] = defaultdict(int)
        for key, mask in masks.items():
            if len(key) == 1:
                for reading in self._readings.get(key, ()):
                    spoken[reading] |= mask
        return masks | spoken

    def row(self, number: int) -> Row:
        """Return the laid-out row, made on first use."""
        row = self._laid.get(number)
        if row is None:
            name, zh = self.rows[number]
            record = self.names[name]
            brands = self._brands[name]
            row = self._laid[number] = lay_out(zh, record, self._morphemes, self._readings, brands)
        return row

    @functools.cached_property
    def _full(self) -> tuple[str, list[int]]:
        """The full names of all rows as one text, and where each of them ends in it."""
        fulls = [self.names[number].zh_full + "\n" for number, _ in self.rows]
        return "".join(fulls), list(accumulate(map(len, fulls)))

    def owners(self, piece: str) -> int:
        """Return the rows whose short or full name has a trade word or place; found on first use."""
        mask = self._owned.get(piece)
        if mask is None:
            mask = self._tails.get(piece, 0)
            full, ends = self._full
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

    def masks(self, form: str) -> tuple[int, int, int, int]:
        """Return the rows that a form may be a piece of, cheap and dear, and those that may begin with it."""
        found = self._masked.get(form)
        if found is None:
            cheap = dear = lead = dear_lead = 0
            for key, (cost, how) in self._vocabulary.forms[form].items():
                name = key.removeprefix("~")
                if cost <= costs.GLOSS_CHARACTER and how != "sound":
                    cheap |= self._heads.get(name, 0)
                    lead |= self._leads.get(name, 0)
                else:
                    dear |= self._heads.get(name, 0)
                    dear_lead |= self._leads.get(name, 0)
            found = self._masked[form] = (cheap, dear & ~cheap, lead, dear_lead & ~lead)
        return found


class _Lists:
    """The numbers of the rows by piece, while they are collected."""

    def __init__(self) -> None:
        """Start empty."""
        self.heads: dict[str, list[int]] = defaultdict(list)
        self.leads: dict[str, list[int]] = defaultdict(list)
        self.tails: dict[str, list[int]] = defaultdict(list)


def _masks_of(rows: dict[str, list[int]]) -> dict[str, int]:
    """Return the lists of rows as integers with a bit a row."""
    masks = {}
    for key, numbers in rows.items():
        mask = 0
        for number in numbers:
            mask |= 1 << number
        masks[key] = mask
    return masks


def _slip_masks(masks: dict[str, int]) -> dict[str, int]:
    """Return the rows by the initial (``gu-``) and by the final (``-ai``) of their syllables."""
    found: dict[str, int] = defaultdict(int)
    for key, mask in masks.items():
        if key.isascii() and key.isalpha():
            initial, final = split_syllable(key)
            if initial:
                found[initial + "-"] |= mask
            found["-" + final] |= mask
    return dict(found)
