"""Who is this? A name by itself becomes candidates, and the candidates a link, or none with a reason.

Matching proposes, `Resolver.resolve` decides: by score and margin, or declines. What is looked at, in order: an
identifier, a recorded form (then without quotes, legal suffix and market marks), an alignment with the Chinese names,
an official English name in other words, a slip of spelling. Support (the text around, the names beside) is weighed for
every candidate by itself; ``prefer`` breaks ties and supports nothing. A string that is another organization's name is
never a slip of ours.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from time import gmtime, strftime
from typing import TYPE_CHECKING

from starnames.arguments import check_query
from starnames.model import Candidate, Evidence, Link
from starnames.names import printed_names
from starnames.patterns import lazy
from starnames.resolver.plainness import Plainness
from starnames.resolver.queries import has_first_days, is_nothing, is_prose, letters_of, leveled, unmarked, unquoted
from starnames.resolver.recorded import WEAK, Recorded
from starnames.resolver.rendered import EXACT, Rendered
from starnames.resolver.spaced import spaced_otherwise
from starnames.resolver.support import Support, is_star
from starnames.resolver.worded import worded
from starnames.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starnames.fuzzy import FuzzyIndex
    from starnames.table import KnowledgeBase

__all__ = ["SUPPORTED", "Resolver", "resolver_for", "today"]

_LONGEST = 200
_REMEMBERED = 65_536
#: The score from which a candidate counts as supported.
SUPPORTED = 0.75
#: How far the runner-up has to be behind, and what `prefer` adds to its side of that scale.
_MARGIN = 0.1
#: What is left of a score where a word of the trade is misspelt ("Dingtong Technolgy").
_RESPELLED = 0.95
#: A name with a ticker behind it, and what that weighs.
_BESIDE = 0.5
_TICKERED = lazy(r"([^()]+?) ?\(([A-Za-z0-9.: ]{4,20})\)")


def today() -> str:
    """Return this day as an ISO date (UTC)."""
    return strftime("%Y-%m-%d", gmtime())


class Resolver:
    """Resolves names against one knowledge base; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True) -> None:
        """Take the knowledge base; without `aliases` no machine-translated form counts."""
        self.kb = kb
        self.aliases = aliases
        self.recorded = Recorded(kb, aliases=aliases)
        self.rendered = Rendered(kb)
        self._plainness = Plainness(kb)
        self._fuzzy: FuzzyIndex | None = None
        self.worked_out = functools.lru_cache(maxsize=_REMEMBERED)(self._worked_out)

    @property
    def fuzzy(self) -> FuzzyIndex:
        """The index of forms that may be misspelt, built when first needed."""
        if self._fuzzy is None:
            from starnames.fuzzy import FuzzyIndex  # noqa: PLC0415 - most texts need neither it nor RapidFuzz

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
        check_query(name, context, neighbors, prefer, as_of)
        if len(name.strip()) > _LONGEST:
            return self._none(name, "too-long")
        surface = leveled(name)
        if is_nothing(surface):
            return self._none(name, "not-a-name")
        if (tickered := _TICKERED.fullmatch(surface)) and (owners := self.recorded.identified(tickered[2])):
            own = self.resolve(tickered[1], context=context, neighbors=neighbors, prefer=prefer, as_of=as_of)
            return self._beside(name, own, owners, tickered[2], as_of or today())
        evidence: tuple[Evidence, ...] = ()
        bare = unmarked(surface)
        if candidates := self.recorded.identified(surface):
            evidence = (Evidence(name="identifier", weight=0.0),)
        else:
            candidates = self.recorded.named(surface)
            candidates = spaced_otherwise(surface, candidates, self.worked_out, supported=SUPPORTED)
        if not candidates and bare != surface:
            evidence = (Evidence(name="market-mark", weight=0.0),)
            candidates = self.recorded.named(bare) or (self.recorded.opened(bare) if has_first_days(surface) else [])
        if not candidates and (other := self.recorded.other(surface)):
            _, entity_id = other
            taken_for = [self.kb[entity_id]] if entity_id in self.kb else []
            offered = tuple(Candidate(entity=each, score=0.0, how="", form=surface) for each in taken_for)
            return self._none(name, "other-organization", offered)
        if all(each.score < SUPPORTED for each in candidates):
            candidates = self._told_by_name(bare, candidates) or list(self.worked_out(bare))
        if not candidates:
            return self._none(name, "not-a-name" if is_prose(surface) else "unknown")
        companies = [link.entity for each in neighbors if (link := self.resolve(each)).entity]
        support = Support(surface, context, [each for each in companies if each], aliases=self.aliases)
        return self._decide(name, candidates, evidence, support, prefer, as_of or today())

    def _beside(self, name: str, own: Link, owners: list[Candidate], ticker: str, as_of: str) -> Link:
        """Return the link of a name with a ticker in brackets: both have to mean the same."""
        meant = {each.entity.id for each in owners}
        agreeing = [each for each in own.candidates if each.entity.id in meant]
        if len(agreeing) == 1:
            evidence = (Evidence(name=f"ticker: {ticker}", weight=_BESIDE),)
            return self._linked(name, replace(agreeing[0], score=1.0), evidence, own.candidates, as_of)
        doubtful = (replace(each, score=min(each.score, WEAK)) for each in (*own.candidates, *owners))
        offered = tuple(sorted(doubtful, key=lambda each: -each.score))
        if own.entity:
            return replace(self._none(name, "ambiguous", offered), status="ambiguous")
        return self._none(name, own.reason, offered)

    def _told_by_name(self, surface: str, weak: list[Candidate]) -> list[Candidate]:
        """Return the owner of a weak form that says its Chinese name in full: "Jingsheng Co." is all of 晶升股份.

        Without such an owner, and where the form could be something else all the same, the weak candidates come back.
        """
        owners = {each.entity.id for each in weak}
        surface = unquoted(surface)
        rendered = self.worked_out(surface) if len(owners) == 1 else ()
        if not rendered or owners != {rendered[0].entity.id}:
            return weak
        if letters_of(surface) != letters_of(fold_name(weak[0].form)):
            return [rendered[0]] if rendered[0].how == "rendering" and rendered[0].score >= EXACT else weak
        reason = self._plainness.reason(weak[0].form, rendered[0].entity.id, rendered, supported=SUPPORTED)
        return weak if reason else [rendered[0]]

    def slips(self, surface: str) -> list[Candidate]:
        """Return the candidates one slip of spelling away."""
        found: dict[str, Candidate] = {}
        for form, score in self.fuzzy.near(surface):
            for index, role, text in self.kb.forms[form]:
                entity = self.kb.at(index)
                if role in {"official", "alias"} and entity.id not in found:
                    found[entity.id] = Candidate(entity=entity, score=score, how="fuzzy", form=text)
                elif role in {"weak", "shy"} and entity.id not in found:
                    found[entity.id] = Candidate(entity=entity, score=WEAK * score, how="fuzzy", form=text)
        return list(found.values())

    def _worked_out(self, surface: str) -> tuple[Candidate, ...]:
        """Return the candidates of a name that nobody recorded: by its Chinese name, or as a slip of spelling.

        Answers are remembered, up to a bound, since a feed repeats its names.

        An exact rendering needs no slip. Where both speak they have to agree: the slip of one company's name that
        renders another's is nobody's.
        """
        rendered = self.rendered.candidates(surface)
        if rendered and rendered[0].how == "rendering" and rendered[0].score >= SUPPORTED:
            return rendered
        if named := worded(surface, rendered, self.kb):
            return self._against(named, rendered)
        if rendered and self._plainness.is_anybodys(surface, rendered):
            rendered = tuple(each.scored(min(each.score, WEAK)) for each in rendered)
        slips = self.slips(surface)
        if not slips:
            respelled = "" if rendered and rendered[0].score >= SUPPORTED else self.rendered.respelled(surface)
            right = self.rendered.candidates(respelled) if respelled else ()
            return tuple(each.scored(each.score * _RESPELLED) for each in right) or rendered
        return self._against(tuple(slips), rendered)

    @staticmethod
    def _against(named: tuple[Candidate, ...], rendered: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """Return candidates by English names, and behind them those of others that render a Chinese one."""
        others = (each for each in rendered if each.score >= SUPPORTED and each.entity.id != named[0].entity.id)
        return (*named, *others)

    def _decide(
        self,
        name: str,
        candidates: Iterable[Candidate],
        evidence: tuple[Evidence, ...],
        support: Support,
        prefer: str | None,
        as_of: str,
    ) -> Link:
        ranked: list[tuple[float, Candidate, tuple[Evidence, ...]]] = []
        for each in candidates:
            found = support.of(each.entity) if each.score < 1.0 else ()
            score = min(1.0, each.score + sum(piece.weight for piece in found))
            lean = _MARGIN if prefer == "star" and is_star(each.entity) else 0.0
            ranked.append((score + lean, replace(each, score=score), found))
        ranked.sort(key=lambda each: (-each[0], -each[1].score, each[1].entity.id))
        offered = tuple(each for _, each, _ in ranked)
        best = offered[0]
        evidence = (*evidence, *ranked[0][2])
        if best.score < SUPPORTED:
            return self._none(name, "weak", offered, evidence)
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN - 1e-9:
            return replace(self._none(name, "ambiguous", offered, evidence), status="ambiguous")
        return self._linked(name, best, evidence, offered, as_of)

    def _linked(
        self,
        name: str,
        best: Candidate,
        evidence: tuple[Evidence, ...],
        offered: tuple[Candidate, ...],
        as_of: str,
    ) -> Link:
        full, short = printed_names(best.entity, as_of)
        return Link(
            start=0,
            end=len(name),
            surface=name,
            status="linked",
            entity=best.entity,
            name=full,
            short=short,
            score=best.score,
            how=best.how,
            evidence=evidence,
            candidates=offered,
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


@functools.lru_cache(maxsize=8)
def resolver_for(kb: KnowledgeBase, *, aliases: bool = True) -> Resolver:
    """Return the resolver of a knowledge base, the same one for everybody who asks: what it works out is kept."""
    return Resolver(kb, aliases=aliases)
