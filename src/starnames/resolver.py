"""Who is this? A name by itself becomes candidates, and the candidates a link, or none with a reason.

Matching proposes, `Resolver.resolve` decides: by score and margin, or declines. What is looked at, in order: an
identifier, a recorded form, a slip of spelling. A string that is another organization's name is never a slip of ours.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from starnames.finder import case_fits
from starnames.fuzzy import FuzzyIndex, bare_query
from starnames.model import Candidate, Evidence, Link
from starnames.names import printed_names
from starnames.text import fold_name
from starnames.tickers import read_ticker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starnames.model import Entity
    from starnames.table import KnowledgeBase

__all__ = ["SUPPORTED", "WEAK", "Resolver", "today"]

LONGEST = 200
#: The score of a weak form by itself, and the score from which it counts as supported.
WEAK = 0.45
SUPPORTED = 0.75
_HOW = {"official": "official", "zh": "official", "alias": "alias", "weak": "alias"}
_SCORES = {"official": 1.0, "zh": 1.0, "alias": 0.97, "weak": WEAK}
_MARK = re.compile(r"(?:^(?:\*?ST|SST|N|C|XD|XR|DR) ?(?=[A-Z\u4e00-\u9fff][\w\u4e00-\u9fff]))|(?:-(?:U|W|UW|WD|D)$)")
_WORDS = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[.!?。！？]\s|[。！？]|\s(?:is|are|was|were|has|have|had|said|will)\s")


def today() -> str:
    """Return this day as an ISO date (UTC)."""
    return datetime.now(tz=timezone.utc).date().isoformat()


class Resolver:
    """Resolves names against one knowledge base; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True) -> None:
        """Take the knowledge base; without `aliases` no machine-translated form counts."""
        self.kb = kb
        self.aliases = aliases
        self._fuzzy: FuzzyIndex | None = None

    @property
    def fuzzy(self) -> FuzzyIndex:
        """The index of forms that may be misspelt, built when first needed."""
        if self._fuzzy is None:
            self._fuzzy = FuzzyIndex(self.kb, aliases=self.aliases)
        return self._fuzzy

    def resolve(
        self,
        name: str,
        *,
        context: str | None = None,
        neighbors: Sequence[str] = (),
        prefer: str | None = None,
        as_of: str | None = None,
    ) -> Link:
        """Return the link of a name; see `starnames.resolve`."""
        surface = name.strip()
        if reason := _no_name(surface):
            return self._none(name, reason)
        candidates, evidence = self._identified(surface), (Evidence(name="identifier", weight=1.0),)
        if not candidates:
            candidates, evidence = self._recorded(surface), ()
        if not candidates and (bare := _MARK.sub("", surface)) != surface and bare:
            candidates = self._recorded(bare)
            evidence = (Evidence(name="market-mark", weight=0.0),)
        if not candidates:
            candidates = self.slips(surface)
        if not candidates:
            return self._none(name, "unknown")
        support = self._support(candidates, context, neighbors, prefer)
        return self._decide(name, candidates, (*evidence, *support), as_of or today())

    def _identified(self, surface: str) -> list[Candidate]:
        readings = read_ticker(surface)
        entities = {entity.id: entity for code in readings for entity in self.kb.owners(code)}
        known = [Candidate(entity=each, score=1.0, how="identifier", form=surface) for each in entities.values()]
        if len(known) == 1 and readings[0] not in known[0].entity.codes:  # the more usual reading is unknown to us
            return [replace(known[0], score=WEAK)]
        return known

    def _recorded(self, surface: str) -> list[Candidate]:
        for key in dict.fromkeys((fold_name(surface), bare_query(surface))):
            found: dict[int, Candidate] = {}
            for index, role, form in self.kb.forms.get(key, ()):
                if role == "mask" or (not self.aliases and role in {"alias", "weak"}):
                    continue
                score = _SCORES[role]
                if index not in found or found[index].score < score:
                    found[index] = Candidate(entity=self.kb.at(index), score=score, how=_HOW[role], form=form)
            if found:
                return sorted(found.values(), key=lambda each: (-each.score, each.entity.id))
        return []

    def slips(self, surface: str) -> list[Candidate]:
        """Return the candidates one slip of spelling away."""
        found: dict[str, Candidate] = {}
        for form, score in self.fuzzy.near(surface):
            for index, role, text in self.kb.forms[form]:
                entity = self.kb.at(index)
                if role in {"official", "alias"} and entity.id not in found:
                    found[entity.id] = Candidate(entity=entity, score=score, how="fuzzy", form=text)
                elif role == "weak" and entity.id not in found:
                    found[entity.id] = Candidate(entity=entity, score=WEAK * score, how="fuzzy", form=text)
        return list(found.values())

    def _support(
        self,
        candidates: list[Candidate],
        context: str | None,
        neighbors: Iterable[str],
        prefer: str | None,
    ) -> tuple[Evidence, ...]:
        if all(each.score > SUPPORTED for each in candidates) and len(candidates) == 1:
            return ()
        evidence: list[Evidence] = []
        companies = [link for each in neighbors if (link := self.resolve(each)).status == "linked"]
        if any(link.entity and link.entity.kind == "company" for link in companies):
            evidence.append(Evidence(name="neighbor-companies", weight=0.35))
        entity = candidates[0].entity
        if context:
            words = set(fold_name(context).split())
            if hits := sorted(words.intersection(entity.sector)):
                evidence.append(Evidence(name=f"sector-words: {', '.join(hits)}", weight=0.2 * min(2, len(hits))))
            if entity.ticker and entity.ticker[:6] in context:
                evidence.append(Evidence(name="ticker-in-context", weight=0.5))
            if entity.zh and entity.zh in context:
                evidence.append(Evidence(name="chinese-name-in-context", weight=0.5))
        if prefer == "star" and is_star(entity):
            evidence.append(Evidence(name="preferred-board", weight=0.1))
        return tuple(evidence)

    def _decide(self, name: str, candidates: list[Candidate], evidence: tuple[Evidence, ...], as_of: str) -> Link:
        best = candidates[0]
        support = sum(each.weight for each in evidence if each.name != "identifier")
        score = min(1.0, best.score + support)
        if len(candidates) > 1 and candidates[1].score > best.score - 0.1:
            return Link(
                start=0,
                end=len(name),
                surface=name,
                status="ambiguous",
                score=best.score,
                reason="ambiguous",
                evidence=evidence,
                candidates=tuple(candidates),
                table=self.kb.version,
            )
        if score < SUPPORTED:
            return self._none(name, "weak", tuple(candidates), evidence)
        full, short = printed_names(best.entity, as_of)
        return Link(
            start=0,
            end=len(name),
            surface=name,
            status="linked",
            entity=best.entity,
            name=full,
            short=short,
            score=score,
            how=best.how,
            evidence=evidence,
            candidates=tuple(candidates),
            table=self.kb.version,
        )

    def _none(
        self,
        name: str,
        reason: str,
        candidates: tuple[Candidate, ...] = (),
        evidence: tuple[Evidence, ...] = (),
    ) -> Link:
        return Link(
            start=0,
            end=len(name),
            surface=name,
            status="none",
            reason=reason,
            score=candidates[0].score if candidates else 0.0,
            evidence=evidence,
            candidates=candidates,
            table=self.kb.version,
        )


def is_star(entity: Entity) -> bool:
    """Return whether an entity is listed on the STAR Market (codes 688xxx and 689xxx of Shanghai)."""
    return any(code[:3] in {"688", "689"} and code.endswith(".SH") for code in entity.codes)


def _no_name(surface: str) -> str:
    """Return why a string cannot be a name at all, or nothing."""
    if len(surface) > LONGEST:
        return "too-long"
    if not any(char.isalnum() for char in surface):
        return "not-a-name"
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in surface if char not in "\t\n\r"):
        return "not-a-name"
    if len(surface) < 2:
        return "not-a-name"
    return ""
