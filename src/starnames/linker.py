"""Names in running text: proposals, evidence from the whole document, and a decision for each mention.

Strong forms are linked where they stand. Weak forms (ordinary words, names of several owners) need support: a ticker
beside them, the same entity elsewhere, companies in a list around them, words of the market or of the trade. Links
support each other, so deciding goes round until nothing changes. Evidence is drawn from words and other mentions,
never from the letters that print a mention or from distances in letters: what the text looks like after normalizing
gives the same evidence, and a second pass changes nothing.

The document is one text, or a window of 256 Ki code points cut at paragraph ends, with decided links carried over.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from starnames import cues
from starnames.context import Context, Known, Span
from starnames.finder import Finder
from starnames.model import Candidate, Evidence, Link
from starnames.names import printed_names
from starnames.resolver import SUPPORTED, WEAK, Resolver, today
from starnames.runs import rendered_proposals
from starnames.text import fold, fold_name, protected_spans, windows
from starnames.unlisted import unlisted_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starnames.finder import Proposal
    from starnames.table import KnowledgeBase
    from starnames.text import Folded

__all__ = ["Linker"]

_BASE = {"official": 1.0, "zh": 1.0, "shy": WEAK, "alias": 0.97, "weak": WEAK}
_HOW = {"official": "official", "zh": "official", "shy": "official", "alias": "alias", "weak": "alias"}
_SHARED = 0.6
_MARGIN = 0.2
_ROUNDS = 16


class Linker:
    """Links the mentions of texts to one knowledge base; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True) -> None:
        """Build the index over the forms of the knowledge base."""
        self.kb = kb
        self.finder = Finder(kb, aliases=aliases)
        self.resolver = Resolver(kb, aliases=aliases)

    def find(
        self,
        text: str,
        *,
        source: str | None = None,
        as_of: str | None = None,
        ignore: Iterable[str] = (),
    ) -> list[Link]:
        """Return the links of a text, in order: linked, ambiguous and unlinked mentions, terms among them."""
        day = as_of or today()
        phrases = [fold_name(each) for each in ignore]
        known = Known()
        links: list[Link] = []
        for start, end in windows(text):
            whole = start == 0 and end == len(text)
            found = self._window(text if whole else text[start:end], day, source, [p for p in phrases if p], known)
            links += found if not start else [replace(x, start=x.start + start, end=x.end + start) for x in found]
        return links

    def _window(
        self,
        text: str,
        day: str,
        source: str | None,
        ignored: Sequence[str],
        known: Known,
    ) -> list[Link]:
        folded = fold(text)
        proposals, rendered = self._proposals(text, folded)
        context = Context(text, self._spans(proposals, rendered), self.kb)
        decided: dict[int, Link] = {}
        waiting: list[int] = []
        for number, proposal in enumerate(proposals):
            candidates = rendered.get(number) or self._candidates(proposal)
            if not candidates:
                continue
            link = self._strong(proposal, candidates, number, text, context, day)
            if link is None:
                waiting.append(number)
                continue
            decided[number] = link
            if link.entity:
                known.add(link.entity)
        self._support(proposals, rendered, waiting, text, context, day, source, known, decided)
        links = list(decided.values())
        links += self._identifiers(text, context, day)
        links += unlisted_names(text, [(each.start, each.end) for each in proposals], self.kb.version)
        links.sort(key=lambda each: each.start)
        spans = _phrase_spans(folded, ignored)
        return [x for x in links if not any(a < x.end and x.start < b for a, b in spans)] if spans else links

    def _support(
        self,
        proposals: list[Proposal],
        rendered: dict[int, list[Candidate]],
        waiting: list[int],
        text: str,
        context: Context,
        day: str,
        source: str | None,
        known: Known,
        decided: dict[int, Link],
    ) -> None:
        """Decide the weak forms, round after round, until no further one finds support.

        Rounds run forward and backward by turns, so that support passes through a list from either end in one round;
        their number is bounded.
        """
        for turn in range(_ROUNDS):
            before = len(waiting)
            for number in waiting[:: -1 if turn % 2 else 1]:
                candidates = rendered.get(number) or self._candidates(proposals[number])
                link = self._weak(proposals[number], candidates, number, text, context, day, source, known, decided)
                if link.entity:
                    decided[number] = link
                    known.add(link.entity)
            waiting = [number for number in waiting if number not in decided]
            if len(waiting) == before and turn:
                break
        for number in waiting:
            candidates = rendered.get(number) or self._candidates(proposals[number])
            link = self._weak(proposals[number], candidates, number, text, context, day, source, known, decided)
            if number not in rendered or candidates[0].score + cues.UNASKED > WEAK:
                decided[number] = link

    def _proposals(self, text: str, folded: Folded) -> tuple[list[Proposal], dict[int, list[Candidate]]]:
        """Return all proposals in order, and the candidates of those that render a Chinese name."""
        recorded = self.finder.propose(text, folded)
        blocked = sorted([*((each.start, each.end) for each in recorded), *protected_spans(text)])
        worked_out = {
            proposal: [
                each if each.how == "fuzzy" else replace(each, score=each.score + cues.UNASKED) for each in candidates
            ]
            for proposal, candidates in rendered_proposals(text, blocked, self.resolver)
        }
        proposals = sorted([*recorded, *worked_out], key=lambda each: each.start)
        return proposals, {number: worked_out[each] for number, each in enumerate(proposals) if each in worked_out}

    def _spans(self, proposals: list[Proposal], rendered: dict[int, list[Candidate]]) -> list[Span]:
        kinds = {"company", "institution"}
        return [
            Span(
                each.start,
                each.end,
                frozenset(claim.owner for claim in each.claims),
                number in rendered or any(self.kb.kind_at(claim.owner) in kinds for claim in each.claims),
                number in rendered,
            )
            for number, each in enumerate(proposals)
        ]

    def _candidates(self, proposal: Proposal) -> list[Candidate]:
        best: dict[int, Candidate] = {}
        for claim in proposal.claims:
            score = _BASE[claim.role]
            if claim.owner not in best or best[claim.owner].score < score:
                best[claim.owner] = Candidate(
                    entity=self.kb.at(claim.owner),
                    score=score,
                    how=_HOW[claim.role],
                    form=claim.form,
                )
        found = sorted(best.values(), key=lambda each: (-each.score, each.entity.id))
        if len(found) > 1:
            found = [replace(each, score=min(each.score, _SHARED)) for each in found]
        return found

    def _strong(
        self,
        proposal: Proposal,
        candidates: list[Candidate],
        number: int,
        text: str,
        context: Context,
        day: str,
    ) -> Link | None:
        """Return the link of a form that is safe alone, or None where evidence is needed."""
        best = candidates[0]
        evidence: list[Evidence] = []
        for ticker in context.tickers_beside(number):
            owners = self.kb.owners(ticker)
            if not owners:
                continue
            if best.entity not in owners and len(candidates) == 1 and best.entity.codes:
                bearer = Candidate(entity=owners[0], score=0.9, how="identifier", form=ticker)
                evidence.append(Evidence(name=f"ticker-disagrees: {ticker} against {best.entity.id}", weight=0.0))
                return self._linked(proposal, text, bearer, 0.9, evidence, (bearer, best), day)
            owner = next((each for each in candidates if each.entity in owners), None)
            if owner:
                evidence.append(Evidence(name=f"ticker: {ticker}", weight=0.55))
                return self._linked(proposal, text, owner, 1.0, evidence, tuple(candidates), day)
        if len(candidates) > 1 or best.score < SUPPORTED or context.spans[number].rendered:
            return None
        if longer := context.longer_name(number, best.entity):
            reason = f"part of a longer name: {longer}"
            return self._undecided(proposal, text, "ambiguous", reason, tuple(candidates), ())
        return self._linked(proposal, text, best, best.score, evidence, tuple(candidates), day)

    def _weak(
        self,
        proposal: Proposal,
        candidates: list[Candidate],
        number: int,
        text: str,
        context: Context,
        day: str,
        source: str | None,
        known: Known,
        decided: dict[int, Link],
    ) -> Link:
        scored: list[tuple[float, float, Candidate, tuple[Evidence, ...]]] = []
        for each in candidates:
            evidence = context.evidence(number, each.entity, known, decided, source)
            score = max(0.0, min(1.0, each.score + sum(piece.weight for piece in evidence)))
            scored.append((score + context.lean(each.entity, known), score, each, evidence))
        scored.sort(key=lambda each: (-each[0], each[2].entity.id))
        ahead, score, best, evidence = scored[0]
        ranked = tuple(replace(each, score=points) for _, points, each, _ in scored)
        asked = best.how != "alignment" or any(each.name.split(":")[0] in cues.COMPANY_CUES for each in evidence)
        if asked and score >= SUPPORTED and (len(scored) == 1 or ahead - scored[1][0] >= _MARGIN - 1e-9):
            if longer := context.longer_name(number, best.entity):
                return self._undecided(
                    proposal,
                    text,
                    "ambiguous",
                    f"part of a longer name: {longer}",
                    ranked,
                    evidence,
                )
            return self._linked(proposal, text, best, score, list(evidence), ranked, day)
        reason = "ambiguous" if len(scored) > 1 and score >= SUPPORTED else "weak"
        return self._undecided(proposal, text, "ambiguous", reason, ranked, evidence)

    def _linked(
        self,
        proposal: Proposal,
        text: str,
        candidate: Candidate,
        score: float,
        evidence: list[Evidence],
        candidates: tuple[Candidate, ...],
        day: str,
    ) -> Link:
        name, short = printed_names(candidate.entity, day)
        return Link(
            start=proposal.start,
            end=proposal.end,
            surface=text[proposal.start : proposal.end],
            status="linked",
            entity=candidate.entity,
            name=name,
            short=short,
            score=score,
            how=candidate.how,
            evidence=tuple(evidence),
            candidates=candidates,
            table=self.kb.version,
        )

    def _undecided(
        self,
        proposal: Proposal,
        text: str,
        status: str,
        reason: str,
        candidates: tuple[Candidate, ...],
        evidence: tuple[Evidence, ...],
    ) -> Link:
        return Link(
            start=proposal.start,
            end=proposal.end,
            surface=text[proposal.start : proposal.end],
            status=status,
            reason=reason,
            score=candidates[0].score if candidates else 0.0,
            evidence=evidence,
            candidates=candidates,
            table=self.kb.version,
        )

    def _identifiers(self, text: str, context: Context, day: str) -> list[Link]:
        """Return the tickers that stand by themselves, as mentions of what they identify."""
        links: list[Link] = []
        for start, end, ticker in context.lone_tickers():
            owners = self.kb.owners(ticker)
            if len(owners) == 1:
                name, short = printed_names(owners[0], day)
                best = Candidate(entity=owners[0], score=1.0, how="identifier", form=ticker)
                links.append(
                    Link(
                        start=start,
                        end=end,
                        surface=text[start:end],
                        status="linked",
                        entity=owners[0],
                        name=name,
                        short=short,
                        score=1.0,
                        how="identifier",
                        candidates=(best,),
                        table=self.kb.version,
                    ),
                )
        return links


def _phrase_spans(folded: Folded, phrases: Sequence[str]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for phrase in phrases:
        position = folded.text.find(phrase)
        while position >= 0:
            end = position + len(phrase)
            spans.append((folded.origin(position), folded.origin(end)))
            position = folded.text.find(phrase, end)
    return spans
