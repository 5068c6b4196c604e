"""Deciding every mention of one window of text: strong forms where they stand, the others by evidence.

Links support each other, so deciding goes round until nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from starnames import cues
from starnames.around import Read, Seen, Span, Verdict
from starnames.context import NOWHERE, Context
from starnames.evidence import (
    evidence_for,
    has_a_price,
    is_abroad,
    is_common_noun,
    is_ordinary_word,
    leans,
    support_for,
)
from starnames.forms import Form, Printed, is_anybodys, is_the_thing
from starnames.frozen import maker
from starnames.longer import stands_whole
from starnames.model import Candidate, Evidence, Link
from starnames.names import printed_names
from starnames.resolver import SUPPORTED, WEAK, is_star
from starnames.words import is_anybodys_name, is_person_name, is_two_syllables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from starnames.context import Places
    from starnames.evidence import Known
    from starnames.finder import Proposal
    from starnames.forms import Forms
    from starnames.model import Entity
    from starnames.shortened import Shortened
    from starnames.table import KnowledgeBase

__all__ = ["Surroundings", "Window"]

#: How far the runner-up has to be behind.
_MARGIN = 0.2
#: What a form counts for that may be anybody's name: enough with any word of the market, too little against evidence.
PLAIN = 0.76
#: Three characters rendered whole by one word are nobody else's; more of them are, where all is said.
_THREE = 3
_ROUNDS = 16
_NOBODY: frozenset[int] = frozenset()
_link = maker(Link)
#: Named tuples are made twice as fast so as by their names.
_new_seen, _new_span = partial(tuple.__new__, Seen), partial(tuple.__new__, Span)
_new_verdict = partial(tuple.__new__, Verdict)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What holds for a whole text: the table and its forms, the day, the Chinese source, what has been named so far."""

    kb: KnowledgeBase
    forms: Forms
    day: str
    source: str | None
    known: Known


class Window:
    """The proposals of one window, each with its candidates, on their way to links."""

    def __init__(
        self,
        text: str,
        proposals: Sequence[Proposal],
        rendered: Mapping[int, tuple[Candidate, ...]],
        around: Surroundings,
        *,
        base: int = 0,
        places: Places = NOWHERE,
        said: Mapping[int, float] | None = None,
        shortened: Mapping[int, Shortened] | None = None,
        read: Read | None = None,
    ) -> None:
        """Take the text, its proposals in order, and the candidates of those that were worked out, by their start.

        `base` is where the window begins in the whole text: links are given as they stand there. `places` is where
        words stand that may put a name abroad, `said` where a recorded name goes on as its owner's does in Chinese, and
        what that counts for, `shortened` the short forms of names that the window is known to link, `read` what
        has been read of it in an earlier look.
        """
        self.text = text
        self.base = base
        self.proposals = proposals
        self.around = around
        self.kb = kb = around.kb
        self.version = kb.version
        self._said = said = said or {}
        self._shortened = shortened = shortened or {}
        self.rendered = [each.start in rendered for each in proposals]
        read = read or Read()
        known = read.seen
        seen: list[Seen] = []
        for proposal in proposals:
            earlier = known.get(proposal.start)
            if earlier is None or earlier.proposal is not proposal:
                earlier = known[proposal.start] = self._see(proposal, rendered.get(proposal.start))
            seen.append(earlier)
        self._seen = seen
        self.forms: list[Form] = [each.form for each in seen]
        self.candidates = [each.candidates for each in self.forms]
        self._verdicts, self._safe = read.verdicts, read.safe
        self.context = Context(text, [each.span for each in seen], kb, places, read)
        self.decided: dict[int, Link] = {}
        self.dropped: set[int] = set()  # what was worked out, and is no mention after all
        self._anybodys: dict[int, bool] = {}
        self._rescored: dict[tuple[int, float], Candidate] = {}

    def _see(self, proposal: Proposal, rendered: tuple[Candidate, ...] | None) -> Seen:
        """Return whose a proposal may be, given the candidates of one that was worked out."""
        start, end, _, _ = proposal
        printed: Printed | None = None
        if rendered is not None:
            form = Form(rendered, _NOBODY, company=True, recorded=False)
        else:
            printed = self.around.forms.printed(self.text, proposal)
            form = printed.form
            if start in self._said:
                form, printed = _said_in_full(form, self._said[start]), None
        span = _new_span((start, end, form.owners, form.company, rendered is not None, start in self._shortened))
        return _new_seen((proposal, form, printed, span))

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
                evidence = (Evidence(name=f"ticker: {ticker}", weight=cues.WEIGHTS["ticker"]),)
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
        most = PLAIN if self._is_anybodys(number) and not self.forms[number].recorded else 1.0
        scored: list[tuple[float, Candidate, tuple[Evidence, ...]]] = []
        for each, said in zip(candidates, support, strict=False):
            evidence = evidence_for(self.context, number, each.entity, said, source)
            total = min(each.score, most) + sum([piece.weight for piece in evidence])
            scored.append((total, self._scored(each, max(0.0, min(1.0, total))), evidence))
        if len(scored) > 1:
            board = cues.SAME_BOARD if support[-1] else 0.0
            scored = [(total + board * is_star(each.entity), each, evidence) for total, each, evidence in scored]
            scored.sort(key=lambda each: (-each[0], each[1].entity.id))
        ahead, best, evidence = scored[0]
        ranked = tuple([each for _, each, _ in scored])
        if best.score < SUPPORTED:
            return self._undecided(number, "weak", evidence, ranked)
        leads = len(scored) == 1 or ahead - scored[1][0] >= _MARGIN - 1e-9
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

    def _is_anybodys(self, number: int) -> bool:
        """Return whether a form may be a place's or a person's name as well: then the text has to ask for a company.

        A recorded alias is not, unless people are called so: who recorded it as strong has looked. A few capitals are
        short for many things (CMB, GAC).
        """
        found = self._anybodys.get(number)
        if found is None:
            found = self._anybodys[number] = self._may_be_anybodys(number)
        return found

    def _may_be_anybodys(self, number: int) -> bool:
        proposal, form = self.proposals[number], self.forms[number]
        if proposal.suffixed or form.candidates[0].entity.kind != "company":
            return False
        surface = self.text[proposal.start : proposal.end]
        if form.recorded:
            return is_person_name(surface)
        whole = proposal.start in self._said
        if not whole and is_anybodys(surface):
            return surface.isascii() or not self._is_abroad(number)
        return surface.isascii() and self._is_abroad(number)

    def _is_sounding(self, number: int) -> bool:
        """Return whether a name says too little by itself for market prose to make a company of it."""
        proposal = self.proposals[number]
        little = self.rendered[number] and self.candidates[number][0].score < WEAK
        return little and proposal.start not in self._shortened

    def _is_abroad(self, number: int) -> bool:
        return self.context.has_foreign_ticker(number) or is_abroad(self.context, number)

    def _is_asked(self, number: int, best: Candidate, evidence: set[str]) -> bool:
        """Return whether the text asks for a company here, where that is needed."""
        proposal = self.proposals[number]
        surface = self.text[proposal.start : proposal.end]
        if best.entity.kind == "market" and is_ordinary_word(self.context, number):
            return not (evidence.isdisjoint(cues.MANY_CUES) or evidence.isdisjoint(cues.BOARD_CUES))
        if short := self._shortened.get(proposal.start):
            return not short.doubtful or self._is_said(evidence, owned=short.owned)
        placed = best.has("place") or (best.how == "alignment" and _is_placed(surface))
        unplaced = placed and not proposal.suffixed and evidence.isdisjoint(cues.PLACED_CUES)
        if unplaced or (self._is_sounding(number) and evidence.isdisjoint(cues.SOUNDING_CUES)):
            return False
        if self.rendered[number] and is_two_syllables(surface) and not proposal.suffixed:
            return not evidence.isdisjoint(cues.NO_PERSON_CUES)
        # "Tianjin port" has a trade and prices as well, and two syllables worked out may be anybody's
        doubtful = surface != surface.title() and is_the_thing(surface)
        whole = best.how == "rendering" and (
            len(best.entity.zh) == _THREE or self.candidates[number][0].score >= SUPPORTED
        )
        doubtful |= self.rendered[number] and surface.isalpha() and not whole and not is_star(best.entity)
        if doubtful:
            return not evidence.isdisjoint(cues.SURE_CUES)
        if not evidence.isdisjoint(cues.COMPANY_CUES):
            return True
        if best.how == "alignment":
            return "companies-in-document" in evidence and surface.endswith(" shares")  # 股份: a company for certain
        return not self._is_anybodys(number) or "companies-in-document" in evidence

    @staticmethod
    def _is_said(evidence: set[str], *, owned: bool) -> bool:
        """Return whether the text makes a company of the short form of one; what others own needs a company's deed."""
        named = not owned and evidence.issuperset(cues.NAMED_CUES)
        return (named or not evidence.isdisjoint(cues.DEED_CUES)) and "article-before" not in evidence

    def _linked(
        self,
        number: int,
        best: Candidate,
        evidence: tuple[Evidence, ...],
        candidates: tuple[Candidate, ...],
        *,
        longer: str = "",
    ) -> Link:
        """Return the link to a candidate, or none where the mention is only a part of a longer name."""
        if longer:
            return self._undecided(number, f"part of a longer name: {longer}", evidence, candidates)
        proposal = self.proposals[number]
        return self._to(best, proposal.start, proposal.end, evidence, candidates)

    def _undecided(
        self,
        number: int,
        reason: str,
        evidence: tuple[Evidence, ...],
        candidates: tuple[Candidate, ...],
    ) -> Link:
        start, end, _, _ = self.proposals[number]
        return _link(
            start + self.base,
            end + self.base,
            self.text[start:end],
            "ambiguous",
            None,
            "",
            "",
            candidates[0].score,
            "",
            reason,
            evidence,
            candidates,
            self.version,
        )

    def _to(
        self,
        best: Candidate,
        start: int,
        end: int,
        evidence: tuple[Evidence, ...] = (),
        candidates: tuple[Candidate, ...] = (),
    ) -> Link:
        entity = best.entity
        name, short = printed_names(entity, self.around.day)
        return _link(
            start + self.base,
            end + self.base,
            self.text[start:end],
            "linked",
            entity,
            name,
            short,
            best.score,
            best.how,
            "",
            evidence,
            candidates or (best,),
            self.version,
        )

    def unnamed(self) -> list[tuple[int, int, Entity]]:
        """Return the tickers that no linked mention stands beside, each with the one entity that it is of."""
        doubtful = {number for number in range(len(self.proposals)) if not self._is_linked(number)}
        tickers = ((start, end, self.kb.owners(ticker)) for start, end, ticker in self.context.lone_tickers(doubtful))
        return [(start, end, owners[0]) for start, end, owners in tickers if len(owners) == 1]

    def linked(self) -> list[tuple[int, int]]:
        """Return the spans of the mentions that are linked."""
        return [(start, end) for number, (start, end, *_) in enumerate(self.proposals) if self._is_linked(number)]

    def waiting(self) -> Iterator[str]:
        """Yield whose names those may be that are not linked."""
        for number, candidates in enumerate(self.candidates):
            if not self._is_linked(number):
                yield from (each.entity.id for each in candidates)

    def _is_linked(self, number: int) -> bool:
        link = self.decided.get(number)
        return link is not None and link.entity is not None

    def _identifiers(self) -> Iterator[Link]:
        """Yield the tickers that stand by themselves, as mentions of what they identify."""
        for start, end, ticker in self.context.lone_tickers(self.dropped):
            owners = self.kb.owners(ticker)
            if len(owners) == 1:
                yield self._to(Candidate(entity=owners[0], score=1.0, how="identifier", form=ticker), start, end)


def _is_placed(surface: str) -> bool:
    """Return whether a surface is a Chinese place and a word of Chinese sounds: a garden or an inn may be called so."""
    place, _, word = surface.partition(" ")
    return place.lower() in cues.PLACES and is_anybodys_name(word)


def _said_in_full(form: Form, score: float) -> Form:
    """Return a form whose owner's Chinese name is said in full, which counts for `score`."""
    if score <= form.candidates[0].score:
        return form
    return form._replace(candidates=tuple(each.scored(score) for each in form.candidates))
