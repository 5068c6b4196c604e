"""The nouns of renderings: a name to be found, the morphemes it is made of, and how a surface form aligns with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["ADDED", "LITERAL", "Alignment", "Decision", "Morpheme", "Morphemes", "NameRecord", "Piece"]

KINDS = ("", "generic", "legal", "place")
#: How a piece of a surface is explained that the Chinese short name has not.
ADDED = frozenset(("added", "own", "usual", "mark"))
#: How a piece is explained that is put into English by its meaning.
LITERAL = frozenset(("gloss", "trade", "legal"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRecord:
    """One company to be found: its key (entity id or code), Chinese names, and official English forms."""

    key: str
    zh: str
    zh_full: str = ""
    english: tuple[str, ...] = ()


class Morpheme(NamedTuple):
    """One recurring piece of Chinese names: its English glosses and the sounds it spells in foreign-like names.

    `kind` is ``legal`` (comes and goes freely), ``generic`` (names an industry), ``place``, or empty for a piece that
    distinguishes.
    """

    zh: str
    kind: str = ""
    en: tuple[str, ...] = ()
    sound: tuple[str, ...] = ()


class Morphemes:
    """All morphemes by their Chinese, with the longest length among them.

    >>> morphemes = Morphemes([Morpheme(zh="电子", kind="generic", en=("Electronics",))])
    >>> [each.zh for each in morphemes.at("概伦电子", 2)]
    ['电子']
    """

    def __init__(self, morphemes: Iterable[Morpheme]) -> None:
        """Take the morphemes; a later one replaces an earlier one of the same Chinese."""
        self.by_zh: Mapping[str, Morpheme] = {each.zh: each for each in morphemes}
        self.longest = max((len(each) for each in self.by_zh), default=0)
        self._heads = {each[:2] for each in self.by_zh if len(each) > 1}

    def at(self, zh: str, start: int) -> list[Morpheme]:
        """Return the morphemes that stand in `zh` at `start`, longest first."""
        found = []
        if zh[start : start + 2] in self._heads:
            for end in range(min(len(zh), start + self.longest), start + 1, -1):
                morpheme = self.by_zh.get(zh[start:end])
                if morpheme is not None:
                    found.append(morpheme)
        morpheme = self.by_zh.get(zh[start : start + 1])
        if morpheme is not None:
            found.append(morpheme)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One step of an alignment: Chinese characters, the letters that render them, how, and at what cost.

    `how` is one of: ``pinyin``, ``other reading``, ``near``, ``romanized``, ``typo``, ``sound``;
    ``gloss``, ``trade`` (gloss of an industry word), ``legal`` (of 股份 and the like); ``brand`` (the official English
    one), ``spelled`` (a brand that is the pinyin of the name); ``dropped``; ``added``, ``own`` (added, but the full
    name has it), ``usual`` (the same, of a word that many names have); ``mark``. `note` says what stands for what.
    """

    zh: str
    text: str
    how: str
    cost: float
    note: str = ""

    def __str__(self) -> str:
        """Return the piece as it prints in an explanation."""
        if self.how == "dropped":
            return f"({self.zh} dropped)"
        note = f"({self.note})" if self.note else ""
        return f"{self.zh or '+'}={self.text}{note}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """One company that a surface form may render, with the cheapest way to explain all of both.

    `literal` says that the distinctive part is explained by dictionary meanings alone, so that the surface is ordinary
    English words; `bare` that the name says more than the surface (an industry word is missing); `telling` that both
    have an industry word that few other names have. The rest is told of the cheapest alignment: `chance` is, where
    some of it is not said as it should be, how many other companies the surface would render exactly by chance, known
    or not: few where a syllable is rare; `elsewhere` that it is likelier to be one of those.
    """

    key: str
    cost: float
    pieces: tuple[Piece, ...]
    exact: bool
    literal: bool
    bare: bool
    telling: bool
    chance: float = 0.0
    elsewhere: bool = False

    def has(self, how: str) -> bool:
        """Return whether any piece is explained in this way."""
        return any(each.how == how for each in self.pieces)

    @property
    def score(self) -> float:
        """The cost as a score from 0.0 to 1.0, higher is better."""
        return max(0.0, 1.0 - self.cost / 3)

    @property
    def ways(self) -> tuple[str, ...]:
        """How each piece is explained, in order."""
        return tuple(each.how for each in self.pieces)

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The pieces of the Chinese name that the surface leaves out."""
        return tuple(each.zh for each in self.pieces if each.how == "dropped")

    @property
    def explanation(self) -> str:
        """The pieces in order: ``概=gui(other reading) 伦=lun 电子=electronics``."""
        return " ".join(str(each) for each in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a surface form renders: status ``linked``, ``ambiguous`` or ``none``, and why not, with the candidates."""

    status: str
    key: str = ""
    reason: str = ""
    candidates: tuple[Alignment, ...] = ()
