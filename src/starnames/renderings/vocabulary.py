"""What may stand in a surface form: syllables and their misspellings, glosses, sounds, brands, and added words.

A form is a run of letters; its keys say what it stands for: a syllable (``gai``), a Chinese piece as its gloss
(``电子``) or as its sound (``~斯``), an English brand (``@hygon``), letters of the name itself (``=tcl``).
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from starnames.renderings import costs
from starnames.renderings.rows import brand_words
from starnames.renderings.spelling import is_typo, near_misses, romanized, with_one_less
from starnames.renderings.surface import letters

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from starnames.renderings.nouns import Morphemes, NameRecord

__all__ = ["Growing", "Vocabulary"]

Keys = dict[str, tuple[float, str]]

_LEGAL_WORDS = frozenset("co ltd inc corp corporation company limited group holdings holding plc the and of".split())
_SHORTEST_NOUN = 4
_HEAD = 5
_SYLLABLE = 6
_REMEMBERED = 16_384
#: A word that is both counts as what says more: Industrial is an industry, not a legal form.
_ORDER = {"generic": 0, "legal": 1, "place": 2}


class Vocabulary:
    """Every form with its keys, and every word that may be added to a name."""

    def __init__(
        self,
        *,
        forms: dict[str, Keys],
        added: dict[str, tuple[str, tuple[str, ...]]],
        syllables: Mapping[str, int],
        words: frozenset[str],
        longest: dict[str, int],
        known: Container[str] | None = None,
        addable: Container[str] | None = None,
    ) -> None:
        """Take what a form stands for and what may be added, how long a form may be by its first letters, and words.

        `syllables` says how many characters before the trade words are read so, each in its first reading.
        `known` and `addable` say which forms and words there are, where those are decoded when they are asked for.
        """
        self.forms = forms
        self.added = added
        self.syllables = syllables
        self.spoken = max(1, sum(syllables.values()))
        self.words = words
        self.longest = longest
        self.known = forms if known is None else known
        self.addable = added if addable is None else addable
        self.slips_of = lru_cache(maxsize=_REMEMBERED)(self._slips_of)

    def reach(self, text: str, at: int) -> int:
        """Return the end that no form starting in `text` at `at` goes beyond."""
        size = len(text)
        return size if at + _HEAD > size else min(size, at + self.longest.get(text[at : at + _HEAD], _HEAD - 1))

    def _slips_of(self, text: str) -> tuple[str, ...]:
        """Return the syllables that one letter tells from `text`."""
        meant = {each for less in with_one_less(text) for each in self._with_one_less.get(less, ())}
        return tuple(sorted(each for each in meant if each != text and is_typo(text, each)))

    @cached_property
    def _with_one_less(self) -> dict[str, list[str]]:
        """The syllables by themselves and by what is left of them without one letter."""
        found: dict[str, list[str]] = {}
        for syllable in self.syllables:
            for less in with_one_less(syllable):
                found.setdefault(less, []).append(syllable)
        return found

    def is_spoken(self, text: str) -> bool:
        """Return whether letters are syllables, one behind the other."""
        reached = {0}
        for at in range(len(text)):
            if at in reached:
                reached.update(
                    end for end in range(at + 1, min(len(text), at + _SYLLABLE) + 1) if text[at:end] in self.syllables
                )
        return len(text) in reached

    def means(self, text: str) -> bool:
        """Return whether letters are what a single character, or a trade, is put as in English."""
        keys = self.forms[text] if text in self.known else {}
        return text in self.addable or any(how == "gloss" and len(key) == 1 for key, (_, how) in keys.items())

    def commonness(self, text: str) -> float:
        """Return how likely it is that a name has the syllables that `text` is made of, divided as is likeliest.

        Letters that are no syllables are as good as impossible, and so are syllables that no name has.
        """
        best = [1.0, *[0.0] * len(text)]
        for at in range(len(text)):
            if best[at]:
                for end in range(at + 1, min(len(text), at + _SYLLABLE) + 1):
                    share = self.syllables.get(text[at:end], 0) / self.spoken
                    best[end] = max(best[end], best[at] * share)
        return best[-1]


class Growing:
    """A vocabulary while it is made."""

    def __init__(
        self, morphemes: Morphemes, readings: Mapping[str, tuple[str, ...]], ordinary: Iterable[str] = ()
    ) -> None:
        """Take glosses, sounds and syllables; brands follow with the names."""
        self.forms: dict[str, Keys] = {}
        self.added: dict[str, tuple[str, tuple[str, ...]]] = dict.fromkeys(("the", "and", "of"), ("legal", ()))
        self._syllables = dict.fromkeys(sorted({each for found in readings.values() for each in found}), 0)
        self._take_glosses(morphemes)
        self._take_sounds(morphemes)
        self._take_syllables()
        self._glosses = frozenset(
            form for found in morphemes.by_zh.values() for each in found.en for form in _numbers(letters(each))
        )
        self._ordered = sorted(self._glosses)
        self._fillers = _LEGAL_WORDS | frozenset(self.added)
        self._words = self._glosses | frozenset(ordinary)

    def _take_glosses(self, morphemes: Morphemes) -> None:
        added: dict[str, tuple[str, list[str]]] = {}
        for morpheme in morphemes.by_zh.values():
            cost = costs.GLOSS if len(morpheme.zh) > 1 or morpheme.kind else costs.GLOSS_CHARACTER
            for text in dict.fromkeys(form for gloss in morpheme.en for form in _numbers(letters(gloss))):
                self.forms.setdefault(text, {})[morpheme.zh] = (cost, "gloss")
                if morpheme.kind and (morpheme.kind != "place" or len(morpheme.zh) > 1):
                    kind, pieces = added.get(text, (morpheme.kind, []))
                    added[text] = (min(kind, morpheme.kind, key=_ORDER.__getitem__), [*pieces, morpheme.zh])
                if morpheme.kind == "place" and len(morpheme.zh) > 1:
                    city = added.setdefault(text + "city", ("place", []))  # 深圳市 as Shenzhen City
                    city[1].append(morpheme.zh + "市")
        self.added.update((text, (kind, tuple(pieces))) for text, (kind, pieces) in added.items())

    def _take_sounds(self, morphemes: Morphemes) -> None:
        for morpheme in morphemes.by_zh.values():
            for sound in morpheme.sound:
                cost = costs.SOUND_SYLLABLE if sound in self._syllables else costs.SOUND
                self.forms.setdefault(sound, {})["~" + morpheme.zh] = (cost, "sound")

    def _take_syllables(self) -> None:
        forms, syllables = self.forms, self._syllables
        for syllable in syllables:
            if older := romanized(syllable):
                forms.setdefault(older, {})[syllable] = (costs.ROMANIZED, "romanized")
            for miss in near_misses(syllable):
                forms.setdefault(miss, {}).setdefault(syllable, (costs.NEAR, f"near {syllable}"))
        for syllable in syllables:
            forms.setdefault(syllable, {})[syllable] = (0.0, "")
            if syllable.startswith(("lv", "nv")):
                for spelled in (syllable.replace("v", "u"), syllable.replace("v", "yu")):
                    forms.setdefault(spelled, {})[syllable] = (costs.UMLAUT, "")

    def take(self, form: str, key: str, cost: float, how: str) -> None:
        """Note that `form` may stand for `key`."""
        self.forms.setdefault(form, {})[key] = (cost, how)

    def hear(self, syllables: Iterable[str]) -> None:
        """Count the syllables of a name."""
        for each in syllables:
            self._syllables[each] += 1

    def brands(self, record: NameRecord) -> list[str]:
        """Return the English brands of a company, as letters, that are no dictionary meaning of any piece."""
        found = {brand_words(each, self._fillers, self._glosses) for each in record.english}
        return sorted(each for each in found if each and not self._begins_gloss(each))

    def _begins_gloss(self, text: str) -> bool:
        """Return whether some gloss begins with `text`: rural commercial, of rural commercial bank."""
        at = bisect_left(self._ordered, text)
        return at < len(self._ordered) and self._ordered[at].startswith(text)

    def grown(self) -> Vocabulary:
        """Return the vocabulary; nothing is taken after this."""
        longest: dict[str, int] = {}
        for form in (*self.forms, *self.added):
            if len(form) >= _HEAD and len(form) > longest.get(form[:_HEAD], 0):
                longest[form[:_HEAD]] = len(form)
        return Vocabulary(
            forms=self.forms, added=self.added, syllables=self._syllables, words=self._words, longest=longest
        )


def _numbers(gloss: str) -> tuple[str, ...]:
    """Return a gloss in the number given and in the other: engines pick either."""
    if len(gloss) < _SHORTEST_NOUN or gloss.endswith(("ss", "us", "is", "ics", "y")):
        return (gloss,)
    return (gloss, gloss[:-1] if gloss.endswith("s") else gloss + "s")
