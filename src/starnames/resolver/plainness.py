"""Why a weak form stays weak even where it is asked for as a name: the rule that docs/tables.md says in words.

``weak`` is about running text, where "stone technology" may be technology of stone. Whoever asks for "Stone Technology"
by itself says that it is a name; then it is its owner's if it renders the whole Chinese name of that company and of no
other, unless it is a word, a description, or has somebody else's name in it. What may be a person is for the rendering
to say: a name that no table records is judged by the same rule.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from starnames import geography
from starnames.patterns import lazy
from starnames.renderings import ADDED
from starnames.text import fold_name
from starnames.words import is_dictionary_word, is_pinyin, world

if TYPE_CHECKING:
    from starnames.model import Candidate
    from starnames.table import KnowledgeBase

__all__ = ["Plainness"]

#: Words that say where, or join others, as every place and trade does.
_WHERE = geography.DIRECTIONS | {"chinese", "the", "and", "of", "company", "co"}
_WORD = lazy("[a-z0-9]+")
_LONGEST = 4
#: Nearer than the namesake of a brand alone: the table says whose that is.
_LEVEL = 0.08
_BY_MEANING = frozenset({"gloss", "trade", "usual"})
#: What a trade of the full legal name may stand in the place of.
_TRADELESS = ("股份", "集团")


class Plainness:
    """Answers for the forms of one knowledge base."""

    def __init__(self, kb: KnowledgeBase) -> None:
        """Take the knowledge base; its morphemes are read when first needed."""
        self._kb = kb

    @functools.cached_property
    def _describing(self) -> frozenset[str]:
        """What places, trades and legal forms surface as, as letters."""
        rows = self._kb.rendering_data.get("morphemes", ())
        glosses = (gloss.lower() for _, kind, english, _ in rows if kind for gloss in english)
        return _WHERE.union("".join(_WORD.findall(gloss)) for gloss in glosses)

    def _telling(self, words: list[str]) -> list[str]:
        """Return the words that are neither place nor trade nor legal form."""
        telling, at = [], 0
        while at < len(words):
            longest = min(len(words), at + _LONGEST)
            end = next((end for end in range(longest, at, -1) if "".join(words[at:end]) in self._describing), 0)
            telling += [] if end else [words[at]]
            at = end or at + 1
        return telling

    def reason(self, form: str, owner: str, rendered: tuple[Candidate, ...], *, supported: float) -> str:
        """Return why a weak form of the entity `owner` does not name it by itself; nothing where it does.

        `rendered` are the candidates by alignment. The reasons are ``word``, ``description``, ``other``
        (somebody else's name is in it) and ``unsaid`` (it leaves something of the Chinese name unsaid, or renders
        another one as well).
        """
        words = _WORD.findall(fold_name(form))
        if len(words) < 2 and (is_dictionary_word(form.lower()) or not is_pinyin(words[0])):
            return "word"
        telling = " ".join(self._telling(words))
        if not telling:
            return "description"
        if telling in self._kb.others or self._is_other(fold_name(form), owner):
            return "other"
        level = {each.entity.id for each in rendered if each.score > rendered[0].score - _LEVEL}
        return "" if level == {owner} and rendered[0].score >= supported else "unsaid"

    def is_anybodys(self, surface: str, rendered: tuple[Candidate, ...]) -> bool:
        """Return whether a name that leaves something of the Chinese one unsaid may be somebody else's all the same.

        "Electronic Institute" only describes. Of a brand that several listed companies have, one with a trade that the
        short name does not say is as good as any unlisted one: "Taiji Semiconductor" is not 台基股份 for certain.
        """
        best, *others = rendered
        words = _WORD.findall(fold_name(surface))
        if sum(len(word) > 1 for word in words) < 2 and best.has(*_BY_MEANING) and best.has("sound"):  # "Richard"
            return True
        if not best.unsaid:
            return False
        if _BY_MEANING.issuperset(best.ways[:-1]) and all(is_dictionary_word(word) for word in words):
            return True  # a phrase of the language: "Big Business" is not 大商股份
        tradeless = best.has("own") and any(each in best.unsaid for each in _TRADELESS)
        shared = tradeless and any(not ADDED.isdisjoint(each.ways[1:]) for each in others)
        return shared or not self._telling(words)

    def _is_other(self, folded: str, owner: str) -> bool:
        """Return whether a form, or a word of it, is the name of an entity other than `owner`."""
        facts = world()
        claims = (claim for word in folded.split() for claim in self._kb.forms.get(word, ()))
        return bool(facts and folded in facts.names) or any(
            role in {"official", "shy"} and self._kb.at(index).id != owner for index, role, _ in claims
        )
