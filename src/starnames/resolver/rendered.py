"""Names that no table records, worked out from the Chinese names: the rendering index over a knowledge base.

The index is made when it is first needed.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from starnames.model import Candidate
from starnames.patterns import lazy
from starnames.renderings import costs, is_rival
from starnames.renderings.spelling import with_one_less
from starnames.words import is_dictionary_word

if TYPE_CHECKING:
    from starnames.model import Entity
    from starnames.renderings import Alignment, RenderingIndex
    from starnames.table import KnowledgeBase

__all__ = ["EXACT", "FIRST_DAYS", "Rendered", "rendering_index"]

#: Scores by themselves: an exact rendering; one of the brand alone, of two characters, or of ordinary words; one that
#: is not exact; one of several as good; one that is so but for its trade, beside a brand alone; one that says little.
EXACT, BARE, INEXACT, SHARED, NAMESAKE, LITTLE = 0.96, 0.85, 0.8, 0.8, 0.71, 0.4
_AS_GOOD = 0.25
#: Of a short brand behind a mark: a letter may be somebody's initial as well.
AT_RISK, FIRST_DAYS = 0.65, 0.55
_MARK = lazy(r"(?:S?\*?ST|[CN]) ?(?=[A-Z][a-z])")
_SAID = frozenset(("dropped", "legal", "mark", "pinyin", "spelled"))
_BRIEF = 3
#: So many letters stand for a longer word of a trade: bio, med.
_JOINING = frozenset({"and", "&", "of"})
_CLIPPED = 3
#: A clipped word that stands by itself so often is a word of its own: net.
_USUAL = 2000
#: Shorter words of trades are one slip away from too many others.
_SHORTEST_TRADE = 7


def rendering_index(kb: KnowledgeBase) -> RenderingIndex:
    """Return the index over the companies of a knowledge base that have Chinese names, read where it is compiled."""
    from starnames.renderings import index_over, read  # noqa: PLC0415 - most texts need no index

    parts = kb.rendering_index
    return read(parts, kb.rendering_data) if parts else index_over(kb.rendering_data, kb.company_names)


class Rendered:
    """Candidates for surfaces by alignment with the Chinese names; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase) -> None:
        """Take the knowledge base; nothing is built yet."""
        self.kb = kb

    @functools.cached_property
    def index(self) -> RenderingIndex:
        """The index, built when first asked for."""
        return rendering_index(self.kb)

    @functools.cached_property
    def trade_words(self) -> frozenset[str]:
        """The lower-case words that industry and legal morphemes surface as (technology, biological, shares, bio)."""
        data = self.kb.rendering_data.get("morphemes", ())
        pieces = [[each.lower() for each in english] for _, kind, english, _ in data if kind in {"generic", "legal"}]
        words = {word for glosses in pieces for gloss in glosses for word in gloss.split() if len(word) > 3}
        clipped = {
            gloss
            for glosses in pieces
            for gloss in glosses
            if len(gloss) == _CLIPPED
            and any(each.startswith(gloss) and each.isalpha() for each in glosses if each != gloss)
        }
        words.update(each for each in clipped if not is_dictionary_word(each, common=_USUAL))
        return frozenset(words)

    @functools.cached_property
    def trade_pairs(self) -> frozenset[tuple[str, str]]:
        """The first two words of what such morphemes surface as, where the first alone says little (new energy)."""
        data = self.kb.rendering_data.get("morphemes", ())
        glosses = (gloss.lower().split() for _, kind, english, _ in data if kind == "generic" for gloss in english)
        pairs = {(words[0], words[1]) for words in glosses if len(words) > 1 and words[1] not in _JOINING}
        return frozenset(pair for pair in pairs if pair[0] not in self.trade_words)

    @functools.cached_property
    def trade_heads(self) -> frozenset[str]:
        """The first words of `trade_pairs`."""
        return frozenset(first for first, _ in self.trade_pairs)

    @functools.cached_property
    def last_words(self) -> frozenset[str]:
        """The lower-case words that other last pieces of Chinese names surface as (core, star, powder)."""
        ends = {name[-size:] for _, name, *_ in self.kb.company_names for size in (1, 2)}
        rows = self.kb.rendering_data.get("morphemes", ())
        glosses = {gloss.lower() for chinese, _, english, _ in rows if chinese in ends for gloss in english}
        return frozenset(gloss for gloss in glosses if gloss.isalpha() and len(gloss) > 3) - self.trade_words

    @functools.cached_property
    def trades(self) -> frozenset[str]:
        """The trades of Chinese names as they surface as a whole, in lower case: "new materials"."""
        rows = self.kb.rendering_data.get("morphemes", ())
        return frozenset(gloss.lower() for _, kind, english, _ in rows if kind == "generic" for gloss in english)

    @functools.cached_property
    def name_ends(self) -> frozenset[str]:
        """The lower-case words that Chinese names may end in, trades among them."""
        return self.last_words | self.trade_words

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """The lower-case words of whatever pieces of Chinese names surface as."""
        rows = self.kb.rendering_data.get("morphemes", ())
        return frozenset(word for _, _, english, _ in rows for gloss in english for word in gloss.lower().split())

    def respelled(self, surface: str) -> str:
        """Return a name whose last word is one slip away from just one word of a trade, with that; else nothing."""
        head, _, last = surface.lower().rpartition(" ")
        if not head or len(last) < _SHORTEST_TRADE - 1 or not last.isalpha() or last in self.trade_words:
            return ""
        near = {word for left in with_one_less(last) for word in self._trades_with_one_less.get(left, ())}
        if not near or is_dictionary_word(last):
            return ""
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - few names need it

        right = [word for word in near if OSA.distance(last, word, score_cutoff=1) <= 1]
        return f"{head} {right[0]}" if len(right) == 1 else ""

    @functools.cached_property
    def _trades_with_one_less(self) -> dict[str, tuple[str, ...]]:
        """The longer words of trades by themselves and by what is left of them without one letter."""
        found: dict[str, tuple[str, ...]] = {}
        for word in self.trade_words:
            if len(word) >= _SHORTEST_TRADE:
                for left in with_one_less(word):
                    found[left] = (*found.get(left, ()), word)
        return found

    @functools.cached_property
    def joined_words(self) -> frozenset[tuple[str, str]]:
        """The words that "and" joins in what one piece of a Chinese name is put as: measurement and control."""
        rows = self.kb.rendering_data.get("morphemes", ())
        sides = (gloss.lower().split(" and ", 1) for _, _, english, _ in rows for gloss in english if " and " in gloss)
        return frozenset((before.split()[-1], behind.split()[0]) for before, behind in sides)

    def of(self, surface: str, entity: Entity) -> Candidate | None:
        """Return the candidate that a surface makes as a name of one company, or nothing."""
        if not self.kb.rendering_data:
            return None
        if alignment := self.index.align_one(surface, entity.id):
            return self._candidate(alignment, alignment.score)
        words = surface.split(" ")
        while len(words) > 1 and words[-1].lower() in self.trade_words:
            words.pop()
        if not words[0][:1].isupper() or not self.index.sounds_like("".join(words), entity.id):
            return None
        explanation = f"{entity.zh}={''.join(words).lower()}(consonants)"
        return Candidate(entity=entity, score=LITTLE, how="alignment", explanation=explanation, ways=("consonants",))

    def candidates(self, surface: str) -> tuple[Candidate, ...]:
        """Return the candidates of a surface, best first; scores from SUPPORTED up stand by themselves."""
        if not self.kb.rendering_data:
            return ()
        decision = self.index.decide(surface)
        found = decision.candidates
        if decision.status == "linked":
            best = next(each for each in found if each.key == decision.key)
            rest = [each for each in found if each.key != decision.key]
            brief = best.bare or best.literal or sum(len(each.zh) for each in best.pieces if each.text) < _BRIEF
            score = (BARE if brief else EXACT) if best.exact else INEXACT
            return (self._candidate(best, score), *(self._candidate(each, LITTLE * each.score) for each in rest))
        if decision.status == "ambiguous":
            return tuple(self._candidate(each, _shared(each, found[0])) for each in found)
        if decision.reason == "weak":
            if marked := self._marked(surface, found):
                return marked
            return tuple(self._candidate(each, LITTLE * each.score) for each in found)
        return ()

    def _marked(self, surface: str, found: tuple[Alignment, ...]) -> tuple[Candidate, ...]:
        """Return the candidates of a short brand behind a mark of the exchange, which takes the place of its trade."""
        mark = _MARK.match(surface)
        if mark is None or any(each.how not in _SAID for each in found[0].pieces):
            return ()
        best = found[0].cost
        if best > costs.MARK + costs.DROP_GENERIC + costs.MARGIN / 4:
            return ()
        level = [each for each in found if each.cost - best < costs.MARGIN + costs.DROP_GENERIC]
        score = FIRST_DAYS if mark[0][0] in "CN" else AT_RISK
        return tuple(self._candidate(each, score if each in level else LITTLE * each.score) for each in found)

    def _candidate(self, alignment: Alignment, score: float) -> Candidate:
        return Candidate(
            entity=self.kb[alignment.key],
            score=round(score, 4),
            how="rendering" if alignment.exact else "alignment",
            explanation=alignment.explanation,
            ways=alignment.ways,
            unsaid=alignment.unsaid,
        )


def _shared(alignment: Alignment, best: Alignment) -> float:
    """Return the score of one of several companies that a surface may render."""
    if alignment.cost - best.cost < _AS_GOOD:
        return SHARED
    return NAMESAKE if is_rival(alignment, best) else LITTLE * alignment.score
