"""The index over all names: which companies can explain a surface at all, before any of them is aligned.

Every piece that can surface (a syllable, a gloss, a sound, an English brand) knows the rows that contain it, as one
integer with a bit a row. Walking once over the letters, with the pieces that may start at each, and intersecting,
leaves the rows that can explain all letters, cheapest first; only those are aligned. Order of pieces is left to the
alignment. Nothing here reads files: the names, morphemes and readings come as plain nouns.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from . import costs
from .aligner import Added, Start, align_row
from .nouns import Alignment, Morphemes, NameRecord
from .rows import Row, brand_words, head_of, lay_out, variants
from .spelling import near_misses, split_syllable
from .surface import LONGEST, letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["RenderingIndex"]

_LEVELS = 3
_ALIGNED = 14  # rows aligned for one surface, at most, in each of two passes
_LEGAL_WORDS = frozenset("co ltd inc corp corporation company limited group holdings holding plc the and of".split())


class RenderingIndex:
    """All names, ready to be asked which of them a surface form renders."""

    def __init__(
        self, names: Sequence[NameRecord], morphemes: Morphemes, readings: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.names = tuple(names)
        self._morphemes = morphemes
        self._readings = readings
        self._rows: list[tuple[int, str]] = []
        self._laid: dict[int, Row] = {}
        self._forms: dict[str, dict[str, tuple[float, str]]] = {}
        self._added: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._bits: dict[str, int] = {}
        self._tails: dict[str, int] = {}
        self._level_bits: dict[str, tuple[int, int]] = {}
        self._index_words()
        self._index_names()
        longest: dict[str, int] = defaultdict(int)
        for form in (*self._forms, *self._added):
            for cut in (1, 2, 3):
                head = form[:cut]
                longest[head] = max(longest[head], len(form))
        self._longest = dict(longest)

    # building

    def _index_words(self) -> None:
        forms = self._forms
        added: dict[str, tuple[str, list[str]]] = {}
        order = {"legal": 0, "generic": 1, "place": 2}
        for morpheme in self._morphemes.by_zh.values():
            cost = costs.GLOSS if len(morpheme.zh) > 1 or morpheme.kind else costs.GLOSS_CHARACTER
            for gloss in morpheme.en:
                text = letters(gloss)
                forms.setdefault(text, {})[morpheme.zh] = (cost, "gloss")
                if morpheme.kind:
                    kind, pieces = added.setdefault(text, (morpheme.kind, []))
                    pieces.append(morpheme.zh)
                    if order[morpheme.kind] < order[kind]:
                        added[text] = (morpheme.kind, pieces)
            for sound in morpheme.sound:
                forms.setdefault(sound, {})["~" + morpheme.zh] = (costs.SOUND, "sound")
        self._added = {text: (kind, tuple(pieces)) for text, (kind, pieces) in added.items()}
        syllables = {each for found in self._readings.values() for each in found}
        for syllable in sorted(syllables):
            for miss in near_misses(syllable):
                forms.setdefault(miss, {}).setdefault(syllable, (costs.NEAR, f"near {syllable}"))
        for syllable in syllables:
            forms.setdefault(syllable, {})[syllable] = (0.0, "")
        for syllable in syllables:
            if syllable.startswith("lv") or syllable.startswith("nv"):
                for spelled in (syllable.replace("v", "u"), syllable.replace("v", "yu")):
                    forms.setdefault(spelled, {})[syllable] = (0.05, "")

    def _index_names(self) -> None:
        fillers = _LEGAL_WORDS | {text for text, (kind, _) in self._added.items()}
        bits: dict[str, list[int]] = defaultdict(list)
        tails: dict[str, list[int]] = defaultdict(list)
        by_zh = self._morphemes.by_zh
        longest = self._morphemes.longest
        for number, record in enumerate(self.names):
            brands = {found for each in record.english if (found := brand_words(each, fillers))}
            for zh in variants(record, self._morphemes):
                row = len(self._rows)
                self._rows.append((number, zh))
                start, end = head_of(zh, self._morphemes)
                for at in range(len(zh)):
                    target = bits if at < end else tails
                    bits[zh[at]].append(row)
                    for stop in range(at + 2, min(len(zh), at + longest) + 1):
                        if zh[at:stop] in by_zh:
                            target[zh[at:stop]].append(row)
                if not zh.isascii() and any(each.isascii() for each in zh):
                    run = "".join(each for each in zh if each.isascii()).lower()
                    bits["=" + run].append(row)
                    self._forms.setdefault(run, {})["=" + run] = (0.0, "pinyin")
                for brand in brands:
                    bits["@" + brand].append(row)
                    self._forms.setdefault(brand, {})["@" + brand] = (costs.BRAND, "brand")
        for key, rows in bits.items():
            mask = 0
            for row in rows:
                mask |= 1 << row
            self._bits[key] = mask
        for key, rows in tails.items():
            mask = 0
            for row in rows:
                mask |= 1 << row
            self._tails[key] = mask
        spoken: dict[str, int] = defaultdict(int)
        for key, mask in list(self._bits.items()):
            if len(key) == 1:
                for reading in self._readings.get(key, ()):
                    spoken[reading] |= mask
        self._initials: dict[str, int] = defaultdict(int)
        self._finals: dict[str, int] = defaultdict(int)
        for syllable, mask in spoken.items():
            initial, final = split_syllable(syllable)
            self._initials[initial] |= mask
            self._finals[final] |= mask
        self._bits.update(spoken)
        self._all = (1 << len(self._rows)) - 1

    def _row(self, number: int) -> Row:
        """Return the laid-out row, made on first use."""
        row = self._laid.get(number)
        if row is None:
            record = self.names[self._rows[number][0]]
            fillers = _LEGAL_WORDS | set(self._added)
            brands = {"@" + found for each in record.english if (found := brand_words(each, frozenset(fillers)))}
            row = lay_out(self._rows[number][1], record, self._morphemes, self._readings, sorted(brands))
            self._laid[number] = row
        return row

    # asking

    def _masks(self, form: str) -> tuple[int, int]:
        """Return the rows that a form may be a piece of: cheaply, and at the cost of one level."""
        found = self._level_bits.get(form)
        if found is None:
            cheap = dear = 0
            for key, (cost, _) in self._forms[form].items():
                mask = self._bits.get(key[1:] if key[0] == "~" else key, 0)
                if cost <= costs.GLOSS_CHARACTER:
                    cheap |= mask
                else:
                    dear |= mask
            found = self._level_bits[form] = (cheap, dear & ~cheap)
        return found

    def _lattice(self, text: str) -> tuple[list[list[Start]], list[list[Added]], list[list[tuple[int, int, int]]]]:
        """Return, for each letter, the forms, the additions, and the row masks of the forms that start there."""
        starts: list[list[Start]] = []
        additions: list[list[Added]] = []
        masks: list[list[tuple[int, int, int]]] = []
        forms, added, longest = self._forms, self._added, self._longest
        for at in range(len(text)):
            here: list[Start] = []
            more: list[Added] = []
            sets: list[tuple[int, int, int]] = []
            limit = longest.get(text[at : at + 3], 2)
            for end in range(at + 1, min(len(text), at + limit) + 1):
                part = text[at:end]
                keys = forms.get(part)
                if keys is not None:
                    here.append((end, keys))
                    cheap, dear = self._masks(part)
                    sets.append((end, cheap, dear))
                extra = added.get(part)
                if extra is not None:
                    more.append((end, *extra))
            starts.append(here)
            additions.append(more)
            masks.append(sets)
        return starts, additions, masks

    def _explaining(
        self, text: str, added: list[list[Added]], masks: list[list[tuple[int, int, int]]], *, slips: bool
    ) -> list[int]:
        """Return, level by level, the rows whose pieces can explain all letters."""
        length = len(text)
        front = [[0] * _LEVELS for _ in range(length + 1)]
        empty = [False] * (length + 1)
        empty[0] = True
        everything = self._all
        if length > 3 and text[0] in "cn":
            empty[1] = True
        for at in range(length):
            here = front[at]
            zero, one, two = here
            if zero or one or two:
                for end, kind, pieces in added[at]:
                    target = front[end]
                    if kind == "legal":
                        target[0] |= zero
                        target[1] |= one
                    else:
                        trade = 0
                        for piece in pieces:
                            trade |= self._tails.get(piece, 0)
                        target[0] |= zero & trade
                        target[1] |= zero | (one & trade)
                        target[2] |= one
                    target[2] |= two
            elif not empty[at]:
                continue
            if empty[at]:
                zero = everything
                for end, _, _ in added[at]:
                    empty[end] = True
            for end, cheap, dear in masks[at]:
                target = front[end]
                if cheap:
                    target[0] |= zero & cheap
                    if one or two:
                        target[1] |= one & cheap
                        target[2] |= two & cheap
                if dear:
                    target[1] |= zero & dear
                    if one:
                        target[2] |= one & dear
            if slips:
                for end in range(at + 2, min(length, at + 6) + 1):
                    initial, final = split_syllable(text[at:end])
                    mask = self._initials.get(initial, 0) | self._finals.get(final, 0)
                    if mask:
                        front[end][2] |= (zero | one) & mask
        result = front[length]
        if text[-1] in "uw":
            result = [each | other for each, other in zip(result, front[length - 1], strict=True)]
        return result

    def _ranked(self, levels: list[int], added: list[list[Added]], *, limit: int) -> list[int]:
        """Return at most `limit` rows, cheapest level first; within a level those that have the trade words first."""
        trade = 0
        for more in added:
            for _, kind, pieces in more:
                if kind != "legal":
                    for piece in pieces:
                        trade |= self._tails.get(piece, 0)
        rows: list[int] = []
        seen = 0
        for level in levels:
            fresh = level & ~seen
            seen |= fresh
            for mask in (fresh & trade, fresh & ~trade):
                while mask and len(rows) < limit:
                    low = mask & -mask
                    rows.append(low.bit_length() - 1)
                    mask ^= low
        return rows

    def align(self, surface: str, *, limit: int = 10) -> tuple[Alignment, ...]:
        """Return the companies that `surface` may render, the cheapest explanation first."""
        text = letters(surface)
        if not text or len(surface) > LONGEST or not surface.isprintable():
            return ()
        starts, added, masks = self._lattice(text)
        best: dict[int, Alignment] = {}
        tried: set[int] = set()
        for slips in (False, True):
            bound = min((each.cost for each in best.values()), default=costs.WORST - 0.6) + 0.6
            if slips and bound < 1.3:
                break
            levels = self._explaining(text, added, masks, slips=slips)
            for number in self._ranked(levels, added, limit=_ALIGNED * (1 + slips)):
                if number in tried and not slips:
                    continue
                tried.add(number)
                found = align_row(text, self._row(number), starts, added, bound=bound, slips=slips)
                if found is None:
                    continue
                cost, pieces = found
                name = self._rows[number][0]
                if name not in best or cost < best[name].cost:
                    best[name] = _alignment(self.names[name].key, cost, pieces)
                    bound = min(bound, cost + 0.6)
        ranked = sorted(best.values(), key=lambda each: (each.cost, each.key))
        return tuple(ranked[:limit])


def _alignment(key: str, cost: float, pieces: tuple) -> Alignment:
    """Return the alignment with its flags."""
    exact = all(each.cost <= costs.ADD_LEGAL for each in pieces)
    said = [each for each in pieces if each.zh and each.how != "dropped"]
    literal = all(each.how == "gloss" for each in said)
    bare = any(each.how == "dropped" and each.cost > costs.DROP_LEGAL for each in pieces)
    return Alignment(key=key, cost=round(cost, 4), pieces=pieces, exact=exact, literal=literal, bare=bare)
