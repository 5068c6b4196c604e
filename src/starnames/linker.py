"""Names in running text: proposals, evidence from the whole document, and a decision for each mention.

Strong forms are linked where they stand. Weak forms (ordinary words, names of several owners) need support: a ticker
beside them, the same entity elsewhere, companies in a list around them, words of the market or of the trade. Links
support each other, so deciding goes round until nothing changes. Evidence is drawn from words and other mentions,
never from the letters that print a mention or from distances in letters: what the text looks like after normalizing
gives the same evidence, and a second pass changes nothing.

The document is one text, or a window of 256 Ki code points cut at paragraph ends, with decided links carried over.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from starnames.abroad import ELSEWHERE, behind_in
from starnames.around import Read
from starnames.context import Places
from starnames.cutting import windows
from starnames.document import Document, certain
from starnames.finder import Finder, disjoint
from starnames.forms import Forms, unasked
from starnames.known import Known
from starnames.mentions import Surroundings
from starnames.protected import protected_spans
from starnames.resolver import resolver_for, today
from starnames.runs import capitalized_runs
from starnames.shortened import short_forms
from starnames.source import Source
from starnames.sourced import sourced_names
from starnames.text import fold, fold_name, is_chinese
from starnames.tickered import tickered_names
from starnames.unlisted import unlisted_names
from starnames.unrecorded import TRADES, rendered_proposals
from starnames.wider import wider_proposals
from starnames.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starnames.finder import Proposal
    from starnames.model import Candidate, Entity, Link
    from starnames.table import KnowledgeBase
    from starnames.text import Folded

__all__ = ["Linker", "linker_for"]

#: Why a name by itself is declined that the text around it may tell.
_DOUBTS = frozenset({"weak", "ambiguous"})
#: How often a window is looked at again with the short forms of its names.
_LOOKS = 6


class Linker:
    """Links the mentions of texts to one knowledge base; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True) -> None:
        """Build the index over the forms of the knowledge base."""
        self.kb = kb
        self.finder = Finder(kb, aliases=aliases, words=ELSEWHERE | TRADES)
        self.forms = Forms(kb)
        self.resolver = resolver_for(kb, aliases=aliases)

    def find(
        self,
        text: str,
        *,
        source: str | None = None,
        as_of: str | None = None,
        ignore: Iterable[str] = (),
        min_certainty: float = 0.0,
    ) -> list[Link]:
        """Return the links of a text, in order: linked, ambiguous and unlinked mentions, terms among them.

        A link whose score is below `min_certainty` is given as an ambiguous mention, with its candidates.
        """
        look = self._document(source, as_of, ignore)
        spans = windows(text)
        links = look(text) if len(spans) < 2 else [each for a, b in spans for each in look(text[a:b], base=a)]
        return certain(links, min_certainty)

    def resolve(
        self,
        name: str,
        *,
        context: str | None = None,
        neighbors: Sequence[str] = (),
        prefer: str | None = None,
        as_of: str | None = None,
    ) -> Link:
        """Return who a name by itself names; where that stays in doubt, a `context` that has the name in it decides."""
        link = self.resolver.resolve(name, context=context, neighbors=neighbors, prefer=prefer, as_of=as_of)
        if context is None or link.entity or link.reason not in _DOUBTS:
            return link
        surface = fold_name(name)
        read = [x for x in self.find(context, as_of=as_of) if x.entity and fold_name(x.surface) == surface]
        if len({each.entity for each in read}) != 1:
            return link
        return replace(read[0], start=0, end=len(name), surface=name)

    def document(
        self,
        *,
        as_of: str | None = None,
        ignore: Iterable[str] = (),
        min_certainty: float = 0.0,
    ) -> Document:
        """Return what links one window after another of a document; what one decides supports those behind it."""
        return Document(self._document(None, as_of, ignore), min_certainty)

    def _document(self, source: str | None, as_of: str | None, ignore: Iterable[str]) -> functools.partial[list[Link]]:
        known = None
        if source is not None and is_chinese(source):  # an English one has no Chinese names
            known = Source(source, functools.partial(self.find, as_of=as_of), self.kb)
        around = Surroundings(self.kb, self.forms, as_of or today(), known, Known())
        phrases = [phrase for each in ignore if (phrase := fold_name(each))]
        return functools.partial(self._window, around=around, ignored=phrases)

    def _window(self, text: str, *, around: Surroundings, ignored: Sequence[str], base: int = 0) -> list[Link]:
        folded = fold(text)
        protected = protected_spans(text)
        recorded, words = self.finder.scan(text, folded, protected)
        going_on = list(wider_proposals(text, recorded, protected, self.resolver))
        wider = [each for each in going_on if not each[0].claims]
        said = {each.start: unasked(candidates)[0].score for each, candidates in going_on if each.claims}
        if wider:
            recorded = disjoint(recorded, [(each.start, each.end) for each, _ in wider])
        blocked = sorted([*((each.start, each.end) for each in (*recorded, *(each for each, _ in wider))), *protected])
        trades = [(folded.origin(place), word) for place, word in words if word in TRADES]
        runs = list(capitalized_runs(text, blocked))
        found = [*wider, *rendered_proposals(text, blocked, trades, self.resolver, runs)]
        proposals = sorted([*recorded, *(each for each, _ in found)], key=_start)
        waiting = {id(candidates): candidates for _, candidates in found}  # the same object for the same name
        asked = {key: unasked(candidates) for key, candidates in waiting.items()}
        rendered = {each.start: asked[id(candidates)] for each, candidates in found}
        places = Places(
            [folded.origin(place) for place in behind_in(folded.text, words)],
            sorted(folded.origin(place) for place, word in words if word in ELSEWHERE),
        )
        look = functools.partial(Window, text, base=base, places=places, said=said, read=Read())
        before = around.known.copy()
        window, links = self._decided(look, proposals, rendered, around, runs)
        if told := self._told(window, proposals, rendered, protected):
            proposals, rendered, companies = told
            around.known.become(before)
            for each in companies.values():
                around.known.add(each)
            window, links = self._decided(look, proposals, rendered, around, runs)
        tickers = [
            (x.start - base, x.end - base) for x in links if x.how == "identifier" and x.start is not None and x.end
        ]
        if found or told or tickers:
            standing = (each for number, each in enumerate(window.proposals) if number not in window.dropped)
            blocked = sorted([*((each.start, each.end) for each in standing), *protected, *tickers])
        links += unlisted_names(text, blocked, self.kb.version, base=base)
        links.sort(key=_start)
        return _without(links, _phrase_spans(folded, ignored, base))

    def _told(
        self,
        window: Window,
        proposals: list[Proposal],
        rendered: dict[int, tuple[Candidate, ...]],
        protected: Sequence[tuple[int, int]],
    ) -> tuple[list[Proposal], dict[int, tuple[Candidate, ...]], dict[str, Entity]] | None:
        """Return what to look at anew, names that only tickers or the source tell among it, with their companies.

        Nothing where no ticker stands alone, or its company is not waited for, and the source tells nothing.
        """
        tickers, source = window.unnamed(), window.around.source
        if not tickers and source is None:
            return None
        taken = sorted([*window.linked(), *protected, *((start, end) for start, end, _ in tickers)])
        owners = ((start, each) for start, _, each in tickers if each.kind == "company")
        found = dict(tickered_names(window.text, owners, taken, self.resolver))
        if source is not None:
            taken = sorted([*taken, *((each.start, each.end) for each in found)])
            named = {each.entity.id for each in window.decided.values() if each.entity}
            found |= sourced_names(window.text, taken, named, source, self.resolver)
        companies = {each.id: each for _, _, each in tickers if each.kind == "company"}
        if not found and companies.keys().isdisjoint(window.waiting()):
            return None
        kept = disjoint(proposals, sorted((each.start, each.end) for each in found))
        told = {each.start: candidates for each, candidates in found.items()}
        return sorted([*kept, *found], key=_start), {**rendered, **told}, companies

    def _decided(
        self,
        look: functools.partial[Window],
        proposals: list[Proposal],
        rendered: dict[int, tuple[Candidate, ...]],
        around: Surroundings,
        runs: Sequence[tuple[int, int]],
    ) -> tuple[Window, list[Link]]:
        """Return a window and its links, the short forms of names that are linked in it among them.

        Those that are not linked are no mentions: the window is looked at again until it links all that are left, as
        it will once all of them are printed anew. Where that takes more than a few looks, none of them is.
        """
        before = around.known.copy()
        window = look(proposals, rendered, around)
        links = window.links()
        short = short_forms(window.text, runs, proposals, window.decided, self.resolver)
        for _ in range(_LOOKS if short else 0):
            known = before.copy()
            for entity in {x.entity.id: x.entity for each in short.values() for x in each.candidates}.values():
                known.add(entity)
            places = {each.proposal.start for each in short.values()}
            wider = [*(x for x in proposals if x.start not in places), *(x.proposal for x in short.values())]
            wider.sort(key=_start)
            found = {**rendered, **{start: each.candidates for start, each in short.items()}}
            again = look(wider, found, replace(around, known=known), shortened=short)
            more = again.links()
            named = {wider[number].start for number, link in again.decided.items() if link.entity}
            standing = {start: each for start, each in short.items() if start in named or len(each.candidates) > 1}
            if len(standing) == len(short):
                around.known.update(known)
                return again, more
            if not standing:
                break
            short = standing
        return window, links


_start = attrgetter("start")


@functools.lru_cache(maxsize=8)
def linker_for(kb: KnowledgeBase, *, aliases: bool = True) -> Linker:
    """Return the linker of a knowledge base, the same one for everybody who asks: its index is built once."""
    return Linker(kb, aliases=aliases)


def _phrase_spans(folded: Folded, phrases: Sequence[str], base: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for phrase in phrases:
        position = folded.text.find(phrase)
        while position >= 0:
            end = position + len(phrase)
            spans.append((base + folded.origin(position), base + folded.origin(end)))
            position = folded.text.find(phrase, end)
    return sorted(spans)


def _without(links: list[Link], spans: list[tuple[int, int]]) -> list[Link]:
    """Return the links that touch none of the sorted `spans`."""
    if not spans:
        return links
    reach: list[int] = []  # how far the spans so far go, since those of several phrases may overlap
    for _, end in spans:
        reach.append(max(end, reach[-1] if reach else 0))
    starts = [start for start, _ in spans]
    return [x for x in links if not (at := bisect_left(starts, x.end)) or reach[at - 1] <= x.start]
