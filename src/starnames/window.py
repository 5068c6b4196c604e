"""Deciding every mention of one window of text: strong forms where they stand, the others by evidence.

Links support each other, so deciding goes round until nothing changes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starnames import weights
from starnames.around import Verdict
from starnames.asked import Asked
from starnames.deeds import has_a_price
from starnames.evidence import evidence_for, is_common_noun, support_for
from starnames.known import leans
from starnames.leaning import may_lead
from starnames.longer import stands_whole
from starnames.model import Candidate, Evidence
from starnames.resolver import SUPPORTED, is_star

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starnames.around import Seen
    from starnames.forms import Printed
    from starnames.model import Entity, Link

__all__ = ["Window"]

#: How far the runner-up has to be behind.
_MARGIN = 0.2
#: What a form counts for that may be anybody's name: enough with any word of the market, too little against evidence.
_PLAIN = 0.76
_ROUNDS = 16
_new_verdict = partial(tuple.__new__, Verdict)  # twice as fast as by its name


class Window(Asked):
    """The mentions of one window, decided."""

    def links(self) -> list[Link]:
        """Return a link for every mention, decided or not, and for every ticker that stands by itself."""
        waiting: list[int] = []
        known = self.around.known
        beside = self.context.beside
        for number, seen in enumerate(self._seen):
            if not seen.form.candidates:
                continue
            link = None if number in beside else self._sure(number, seen)
            link = link or (None if self._is_doubtful(number) else self._strong(number))
            if link is None:
                waiting.append(number)
                continue
            self.decided[number] = link
            if link.entity and link.entity.id not in known.ids:
                known.add(link.entity)
        self._support(waiting)
        tickers = [*self._identifiers()]
        taken = {place for each in tickers for place in range(each.start or 0, each.end or 0)}
        return [*(each for each in self.decided.values() if each.start not in taken), *tickers]  # SH is no name there

    def _support(self, waiting: list[int]) -> None:
        """Decide the weak forms, round after round, until no further one finds support.

        Rounds run forward and backward by turns, so that support passes through a list from either end in one round;
        their number is bounded. What the document names is known from one round to the next: within a round a
        paragraph does not see what another one has just found, so that their order changes nothing. What was worked
        out and stays doubtful is reported only where it fits exactly or fits several.
        """
        links: dict[int, Link] = {}
        for turn in range(_ROUNDS):
            found: list[Entity] = []
            for number in waiting[:: -1 if turn % 2 else 1]:
                link = links[number] = self._weak(number)
                if link.entity:
                    self.decided[number] = link
                    found.append(link.entity)
            waiting = [number for number in waiting if number not in self.decided]
            if not found:
                break  # the next round would see what this one saw
            for entity in found:
                self.around.known.add(entity)
        else:
            links = {number: self._weak(number) for number in waiting}
        for number in waiting:
            link = links[number]
            told = link.candidates[0].how == "rendering" and not self._is_sounding(number)
            if not self.rendered[number] or link.reason == "ambiguous" or told:
                self.decided[number] = link
            else:
                self.dropped.add(number)

    def _sure(self, number: int, seen: Seen) -> Link | None:
        """Return the link of a form that its letters and a few characters beside it make safe, as most are."""
        (start, end, _, _), _, printed, _ = seen
        if printed is None or printed.sure is None:
            return None
        earlier = self._safe.get(start)
        if earlier and earlier.end == end + self.base and not self._may_be_abroad(number, printed):
            return earlier
        if not stands_whole(self.text, start, end, company=printed.company, asks=printed.asks_before):
            return None
        if self._may_be_abroad(number, printed) and self._is_abroad(number):
            return None
        link = self._safe[start] = self._to(printed.form.candidates[0], start, end, (), printed.form.candidates)
        return link

    def _may_be_abroad(self, number: int, printed: Printed) -> bool:
        return printed.may_be_abroad and self.context.may_be_abroad(number)

    def _is_doubtful(self, number: int) -> bool:
        """Return whether an earlier look has left a mention to evidence, and nothing near it is otherwise now."""
        verdict = self._verdicts.get(self.proposals[number].start)
        known = verdict is not None and verdict.candidates is self.candidates[number]
        return known and not self.context.tickers_beside(number)

    def _strong(self, number: int) -> Link | None:
        """Return the link of a form that is safe alone, or has a ticker beside it; None where evidence is needed."""
        candidates = self.candidates[number]
        best = candidates[0]
        tickers = self.context.tickers_beside(number)
        if tickers and (link := self._identified(number, tickers)):
            return link
        if len(candidates) > 1 or best.score < SUPPORTED or self.rendered[number] or self._is_anybodys(number):
            return None
        if best.entity.kind == "company" and is_common_noun(self.context, number):
            return None
        if best.entity.kind == "product" and has_a_price(self.context, number):
            return self._undecided(number, "weak", (), candidates)
        return self._linked(number, best, (), candidates, longer=self.context.longer_name(number, best.entity))

    def _identified(self, number: int, tickers: Sequence[str]) -> Link | None:
        """Return the link that a ticker beside a mention makes."""
        candidates = self.candidates[number]
        best = candidates[0]
        for ticker in tickers:
            owners = self.kb.owners(ticker)
            if not owners:
                continue
            if owner := next((each for each in candidates if each.entity in owners), None):
                evidence = (Evidence(name=f"ticker: {ticker}", weight=weights.WEIGHTS["ticker"]),)
                return self._linked(number, owner.scored(1.0), evidence, candidates)
            if len(candidates) == 1 and best.entity.codes and not self.rendered[number]:
                bearer = Candidate(entity=owners[0], score=0.9, how="identifier", form=ticker)
                evidence = (Evidence(name=f"ticker-disagrees: {ticker} against {best.entity.id}", weight=0.0),)
                return self._linked(number, bearer, evidence, (bearer, best))
        return None

    def _weak(self, number: int) -> Link:
        """Return the link that evidence makes of a mention, or what keeps it from being one.

        It is made anew only where the rest of the document says something else than it did.
        """
        candidates, start = self.candidates[number], self.proposals[number].start
        known, short = self.around.known, self._shortened.get(start)
        entities = [each.entity for each in candidates]
        support = support_for(self.context, number, entities, known, self.decided)
        if len(candidates) > 1:
            support += (leans(known),)
        verdict = self._verdicts.get(start)
        if verdict and verdict.support == support and verdict.candidates is candidates and verdict.short is short:
            return verdict.link
        link = self._weighed(number, support)
        self._verdicts[start] = _new_verdict((candidates, short, support, link))
        return link

    def _weighed(self, number: int, support: tuple[int, ...]) -> Link:
        """Return the link that evidence makes of a mention, given what the rest of the document says."""
        candidates, source = self.candidates[number], self.around.source
        most = _PLAIN if self._is_anybodys(number) and not self.forms[number].recorded else 1.0
        scored: list[tuple[float, Candidate, tuple[Evidence, ...]]] = []
        for each, said in zip(candidates, support, strict=False):
            evidence = evidence_for(self.context, number, each.entity, said, source)
            total = min(each.score, most) + sum([piece.weight for piece in evidence])
            scored.append((total, self._scored(each, max(0.0, min(1.0, total))), evidence))
        if len(scored) > 1:
            board = weights.SAME_BOARD if support[-1] else 0.0
            scored = [(total + board * is_star(each.entity), each, evidence) for total, each, evidence in scored]
            scored.sort(key=lambda each: (-each[0], each[1].entity.id))
        ahead, best, evidence = scored[0]
        ranked = tuple([each for _, each, _ in scored])
        if best.score < SUPPORTED:
            return self._undecided(number, "weak", evidence, ranked)
        leads = len(scored) == 1 or ahead - scored[1][0] >= _MARGIN - 1e-9
        if leads and len(scored) > 1 and support[-1]:
            leads = may_lead(scored, _MARGIN - 1e-9)
        if leads and self._is_asked(number, best, {each.name.partition(":")[0] for each in evidence}):
            longer = self.context.longer_name(number, best.entity)
            return self._linked(number, best, evidence, ranked, longer=longer)
        return self._undecided(number, "ambiguous" if len(scored) > 1 else "weak", evidence, ranked)

    def _scored(self, candidate: Candidate, score: float) -> Candidate:
        """Return a candidate with another score, the same object for the same ones."""
        key = id(candidate), score
        found = self._rescored.get(key)
        if found is None:
            found = self._rescored[key] = candidate.scored(score)
        return found
