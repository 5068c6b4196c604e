"""The index over all names: which companies can explain a surface at all, before any of them is aligned.

Every piece that can surface (a syllable, a gloss, a sound, an English brand) knows the rows that contain it, as one
integer with a bit a row. Walking once over the letters, with the pieces that may start at each, and intersecting,
leaves the rows that can explain all letters, cheapest first; only those are aligned. Order of pieces is left to the
alignment. Nothing here reads files: the names, morphemes and readings come as plain nouns.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from . import costs
from .aligner import Added, Start, align_row
from .decision import decide
from .nouns import Alignment, Decision, Morphemes, NameRecord, Piece
from .rows import Row, brand_words, head_of, lay_out, variants
from .spelling import near_misses, romanized, split_syllable
from .surface import LONGEST, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["RenderingIndex"]

_Masks = tuple[int, int, int, int, int]
_LEVELS = 3
_NEARBY = 0.6  # dearer than the cheapest by more, an alignment is no rival
_SLIP_WORST = 1.6
_CONTENT = 1.3  # with a bound below this, slips are not looked for
_USUAL = 0.08  # a trade word in more of the full names is usual
_RANKED = 120  # rows looked at closely enough to choose which to align
_ALIGNED = 14  # rows aligned for one surface, at most, in each of two passes
_LEGAL_WORDS = frozenset("co ltd inc corp corporation company limited group holdings holding plc the and of".split())


class RenderingIndex:
    """All names, ready to be asked which of them a surface form renders."""

    def __init__(
        self,
        names: Sequence[NameRecord],
        morphemes: Morphemes,
        readings: Mapping[str, tuple[str, ...]],
        *,
        ordinary: Iterable[str] = (),
    ) -> None:
        self.names = tuple(names)
        self._morphemes = morphemes
        self._readings = readings
        self._rows: list[tuple[int, str]] = []
        self._laid: dict[int, Row] = {}
        self._forms: dict[str, dict[str, tuple[float, str]]] = {}
        self._added: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._owned: dict[str, int] = {}
        self._usual: dict[tuple[str, ...], bool] = {}
        self._masked: dict[str, tuple[int, int, int, int]] = {}
        self._index_words()
        self.words = self._glosses | frozenset(ordinary)
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
        syllables = {each for found in self._readings.values() for each in found}
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
                cost = costs.SOUND_SYLLABLE if sound in syllables else costs.SOUND
                forms.setdefault(sound, {})["~" + morpheme.zh] = (cost, "sound")
        self._added = {text: (kind, tuple(pieces)) for text, (kind, pieces) in added.items()}
        for word in ("the", "and", "of"):
            self._added.setdefault(word, ("legal", ()))
        self._fillers = _LEGAL_WORDS | frozenset(self._added)
        self._glosses = frozenset(letters(each) for found in self._morphemes.by_zh.values() for each in found.en)
        for syllable in sorted(syllables):
            if older := romanized(syllable):
                forms.setdefault(older, {})[syllable] = (costs.ROMANIZED, "romanized")
            for miss in near_misses(syllable):
                forms.setdefault(miss, {}).setdefault(syllable, (costs.NEAR, f"near {syllable}"))
        for syllable in syllables:
            forms.setdefault(syllable, {})[syllable] = (0.0, "")
        for syllable in syllables:
            if syllable.startswith("lv") or syllable.startswith("nv"):
                for spelled in (syllable.replace("v", "u"), syllable.replace("v", "yu")):
                    forms.setdefault(spelled, {})[syllable] = (0.05, "")

    def _index_names(self) -> None:
        heads: dict[str, list[int]] = defaultdict(list)
        leads: dict[str, list[int]] = defaultdict(list)
        tails: dict[str, list[int]] = defaultdict(list)
        for number, record in enumerate(self.names):
            brands = self._brands(record)
            for zh in variants(record, self._morphemes):
                self._index_row(len(self._rows), zh, heads, leads, tails)
                for brand in brands:
                    heads["@" + brand].append(len(self._rows))
                    leads["@" + brand].append(len(self._rows))
                    self._forms.setdefault(brand, {})["@" + brand] = (costs.BRAND, "brand")
                self._rows.append((number, zh))
        self._all = (1 << len(self._rows)) - 1
        self._heads = self._spoken(_masks_of(heads))
        self._leads = self._spoken(_masks_of(leads))
        self._tails = _masks_of(tails)
        self._slips = _slip_masks(self._heads)
        self._lead_slips = _slip_masks(self._leads)

    def _index_row(
        self, row: int, zh: str, heads: dict[str, list[int]], leads: dict[str, list[int]], tails: dict[str, list[int]]
    ) -> None:
        """Note the pieces of one row: of the distinctive part, of its first character, of the trade words."""
        by_zh, longest = self._morphemes.by_zh, self._morphemes.longest
        start, end = head_of(zh, self._morphemes)
        for at in range(len(zh)):
            target = heads if at < end else tails
            found = [zh[at:stop] for stop in range(at + 2, min(len(zh), at + longest) + 1) if zh[at:stop] in by_zh]
            if at < end:
                found.append(zh[at])
            else:
                heads[zh[at]].append(row)  # the whole name may be in pinyin
                tails[zh[at]].append(row)
            if zh[at].isascii() and (at == 0 or not zh[at - 1].isascii()):
                run = "".join(takewhile(str.isascii, zh[at:])).lower()
                found = ["=" + run]
                self._forms.setdefault(run, {})["=" + run] = (0.0, "pinyin")
            for key in found:
                target[key].append(row)
                if at in (0, start):
                    leads[key].append(row)

    def _spoken(self, masks: dict[str, int]) -> dict[str, int]:
        """Return the masks with those of the readings of the characters added."""
        spoken: dict[str, int] = defaultdict(int)
        for key, mask in masks.items():
            if len(key) == 1:
                for reading in self._readings.get(key, ()):
                    spoken[reading] |= mask
        return masks | spoken

    def _row(self, number: int) -> Row:
        """Return the laid-out row, made on first use."""
        row = self._laid.get(number)
        if row is None:
            record = self.names[self._rows[number][0]]
            brands = sorted("@" + each for each in self._brands(record))
            row = lay_out(self._rows[number][1], record, self._morphemes, self._readings, brands)
            self._laid[number] = row
        return row

    def _brands(self, record: NameRecord) -> set[str]:
        """Return the letters of the English brands of a company that are no dictionary meaning of any morpheme."""
        found = {brand_words(each, self._fillers) for each in record.english}
        return {each for each in found if each and each not in self._glosses}

    def _owners(self, piece: str) -> int:
        """Return the rows whose short or full name has a trade word or place; found on first use."""
        mask = self._owned.get(piece)
        if mask is None:
            mask = self._tails.get(piece, 0)
            for row, (number, _) in enumerate(self._rows):
                if piece in self.names[number].zh_full:
                    mask |= 1 << row
            self._owned[piece] = mask
        return mask

    def _is_usual(self, pieces: tuple[str, ...]) -> bool:
        """Return whether so many full names have a trade word that having it says little: 科技, 技术."""
        found = self._usual.get(pieces)
        if found is None:
            most = max(self._owners(each).bit_count() for each in pieces)
            found = self._usual[pieces] = most > _USUAL * len(self._rows)
        return found

    def _says_usual(self, piece: Piece) -> bool:
        """Return whether the trade word of a piece could stand for one that many full names have."""
        return self._is_usual(self._added[piece.text][1]) if piece.text in self._added else False

    # asking

    def _masks(self, form: str) -> tuple[int, int, int, int]:
        """Return the rows that a form may be a piece of, cheap and dear, and those that may begin with it."""
        found = self._masked.get(form)
        if found is None:
            cheap = dear = lead = dear_lead = 0
            for key, (cost, how) in self._forms[form].items():
                name = key[1:] if key[0] == "~" else key
                if cost <= costs.GLOSS_CHARACTER and how != "sound":
                    cheap |= self._heads.get(name, 0)
                    lead |= self._leads.get(name, 0)
                else:
                    dear |= self._heads.get(name, 0)
                    dear_lead |= self._leads.get(name, 0)
            found = self._masked[form] = (cheap, dear & ~cheap, lead, dear_lead & ~lead)
        return found

    def _lattice(self, text: str) -> tuple[list[list[Start]], list[list[Added]], list[list[_Masks]]]:
        """Return, for each letter, the forms, the additions, and the row masks of the forms that start there."""
        starts: list[list[Start]] = []
        additions: list[list[Added]] = []
        masks: list[list[_Masks]] = []
        forms, added, longest = self._forms, self._added, self._longest
        for at in range(len(text)):
            here: list[Start] = []
            more: list[Added] = []
            sets: list[_Masks] = []
            limit = longest.get(text[at : at + 3], 2)
            for end in range(at + 1, min(len(text), at + limit) + 1):
                part = text[at:end]
                keys = forms.get(part)
                if keys is not None:
                    here.append((end, keys))
                    sets.append((end, *self._masks(part)))
                extra = added.get(part)
                if extra is not None:
                    kind, pieces = extra
                    more.append((end, "usual" if kind == "generic" and self._is_usual(pieces) else kind, pieces))
            starts.append(here)
            additions.append(more)
            masks.append(sets)
        return starts, additions, masks

    def _explaining(
        self, text: str, added: list[list[Added]], masks: list[list[_Masks]], *, slips: bool
    ) -> list[int]:
        """Return, level by level, the rows whose pieces can explain all letters."""
        length = len(text)
        front = [[0] * _LEVELS for _ in range(length + 1)]
        fresh = [[0] * _LEVELS for _ in range(length + 1)]  # rows of which nothing but additions has been read
        fresh[0][0] = self._all
        if length > 3 and text[0] in "cn":
            fresh[1][0] = self._all
        for at in range(length):
            for plane, cheap_at, dear_at, slip_masks in (
                (fresh, 3, 4, self._lead_slips),
                (front, 1, 2, self._slips),
            ):
                zero, one, two = plane[at]
                if not (zero or one or two):
                    continue
                for end, kind, pieces in added[at]:
                    target = plane[end]
                    if kind == "legal":
                        target[0] |= zero
                        target[1] |= one
                        target[2] |= two
                        continue
                    owners = 0
                    for piece in pieces:
                        owners |= self._owners(piece)
                    target[0] |= zero & owners
                    target[1] |= zero | (one & owners)
                    target[2] |= one | (two & owners)
                for masked in masks[at]:
                    target = front[masked[0]]
                    cheap, dear = masked[cheap_at], masked[dear_at]
                    if cheap:
                        target[0] |= zero & cheap
                        target[1] |= one & cheap
                        target[2] |= two & cheap
                    if dear:
                        target[1] |= zero & dear
                        target[2] |= one & dear
                if slips:
                    open_rows = zero | one
                    for end in range(at + 2, min(length, at + 6) + 1):
                        initial, final = split_syllable(text[at:end])
                        mask = slip_masks.get(initial + "-", 0) | slip_masks.get("-" + final, 0)
                        if mask:
                            front[end][2] |= open_rows & mask
        result = front[length]
        if text[-1] in "uw":
            result = [each | other for each, other in zip(result, front[length - 1], strict=True)]
        return result

    def _ranked(self, levels: list[int], starts: list[list[Start]], *, limit: int, slips: bool) -> list[tuple[int, int]]:
        """Return at most `limit` rows, those first that leave the fewest characters unexplained, then by level."""
        rows: list[tuple[int, int]] = []
        seen = 0
        for level, mask in enumerate(levels):
            fresh = mask & ~seen
            seen |= fresh
            while fresh and len(rows) < _RANKED:
                low = fresh & -fresh
                rows.append((level, low.bit_length() - 1))
                fresh ^= low
        keys: set[str] = set()
        for here in starts:
            for _, found in here:
                keys.update(found)
        ranked = []
        for level, row in rows:
            laid = self._row(row)
            missing = laid.unexplained(keys)
            if missing < 2:
                ranked.append((max(missing, slips), keys.isdisjoint(laid.trades), level, row))
        ranked.sort()
        return [(missing, row) for missing, *_, row in ranked[:limit]]

    def align(self, surface: str, *, limit: int = 10) -> tuple[Alignment, ...]:
        """Return the companies that `surface` may render, the cheapest explanation first."""
        text = letters(surface)
        if not text or len(surface) > LONGEST or not surface.isprintable():
            return ()
        starts, added, masks = self._lattice(text)
        best: dict[int, Alignment] = {}
        bound = costs.WORST
        seen = 0
        for slips in (False, True):
            if slips and bound < _CONTENT:
                break
            levels = [each & ~seen for each in self._explaining(text, added, masks, slips=slips)]
            if slips:
                bound = min(bound, _SLIP_WORST)
            for missing, number in self._ranked(levels, starts, limit=_ALIGNED * (1 + slips), slips=slips):
                if missing and not slips and bound <= costs.DROP:
                    break
                found = align_row(text, self._row(number), starts, added, bound=bound, slips=slips)
                if found is None:
                    continue
                cost, pieces = found
                name = self._rows[number][0]
                if name not in best or cost < best[name].cost:
                    best[name] = self._alignment(self.names[name].key, cost, pieces)
                    bound = min(bound, cost + _NEARBY)
            for level in levels:
                seen |= level
        ranked = sorted(best.values(), key=lambda each: (each.cost, each.key))
        return tuple(ranked[:limit])

    def _alignment(self, key: str, cost: float, pieces: tuple[Piece, ...]) -> Alignment:
        """Return the alignment with its flags."""
        said = [each for each in pieces if each.zh and each.how != "dropped"]
        return Alignment(
            key=key,
            cost=round(cost, 4),
            pieces=pieces,
            exact=all(each.cost <= costs.ADD_LEGAL for each in pieces),
            literal=all(each.how in ("gloss", "trade", "legal") for each in said),
            bare=any(each.how == "dropped" and each.cost > costs.DROP_LEGAL for each in pieces),
            telling=any(each.how == "own" or (each.how == "trade" and not self._says_usual(each)) for each in pieces),
        )

    def decide(self, surface: str, *, limit: int = 10) -> Decision:
        """Return the decision on a surface form by itself, without any context."""
        return decide(surface, self.align(surface, limit=limit), ordinary=self.words)


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
