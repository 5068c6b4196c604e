"""The mentions of one window of text: whose each may be, its neighborhood, and the link that is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from starnames.around import Read, Seen, Span
from starnames.context import NOWHERE, Context
from starnames.forms import Form
from starnames.frozen import maker
from starnames.model import Candidate, Link
from starnames.names import printed_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from starnames.context import Places
    from starnames.finder import Proposal
    from starnames.forms import Forms, Printed
    from starnames.known import Known
    from starnames.model import Entity, Evidence
    from starnames.shortened import Shortened
    from starnames.source import Source
    from starnames.table import KnowledgeBase

__all__ = ["Mentions", "Surroundings"]

_NOBODY: frozenset[int] = frozenset()
_link = maker(Link)
#: Named tuples are made twice as fast so as by their names.
_new_seen, _new_span = partial(tuple.__new__, Seen), partial(tuple.__new__, Span)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What holds for a whole text: the table and its forms, the day, the Chinese source, what has been named so far."""

    kb: KnowledgeBase
    forms: Forms
    day: str
    source: Source | None
    known: Known


class Mentions:
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


def _said_in_full(form: Form, score: float) -> Form:
    """Return a form whose owner's Chinese name is said in full, which counts for `score`."""
    if score <= form.candidates[0].score:
        return form
    return form._replace(candidates=tuple(each.scored(score) for each in form.candidates))
