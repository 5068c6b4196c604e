"""One plain pass over a text: which names would be printed anew, which figures repaired or restyled, what is left.

Only machine-translated forms are replaced: an official English form stays as printed (``unify`` rewrites those too),
a slip of spelling is reported, a doubtful mention is left with its reason. A mention that is repeated by its own
gloss in brackets is left as well, so that no name stands twice. Whether the outcome would be read so again is not
asked here, but in `standing`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from starnames.edition import Spans, joins
from starnames.model import Change, Left
from starnames.patterns import lazy
from starnames.printing import put
from starnames.reader import figures
from starnames.restyler import Lines, proposals
from starnames.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from starnames.model import Entity, Figure, Link, Repair
    from starnames.restyler import Proposal

    #: What a source says of a text: repairs of its figures by their places, and what is to be reported.
    Proof = Callable[[str], tuple[Mapping[tuple[int, int], Repair], Sequence[Left]]]

__all__ = ["Draft", "Drafter", "has_han"]

_GLOSS = lazy(r"[\"'”’]?(?:\s?[(（]|,? (?:or|i\.e\.|namely|(?:also )?known as))\s?(?:the )?[\"'“‘]?")
#: How an address goes on behind a name: "Tuojing Technology.com".
_ADDRESS = lazy(r"\.(?:com|net|org|cn|hk|io)\b")
_LONGEST_GLOSS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one pass reads in a text and would make of it.

    `figures` are those outside of names, printed in the style of `mode`; `named` the ids of the entities named.
    """

    text: str
    mode: str
    links: Sequence[Link]
    figures: Sequence[Figure]
    names: Sequence[Change]
    repairs: Sequence[Change]
    styles: Sequence[Proposal]
    left: Sequence[Left]
    named: AbstractSet[str]

    @property
    def changes(self) -> list[Change]:
        """All changes, in order; they are disjoint."""
        every = [*self.names, *self.repairs, *(each.change for each in self.styles)]
        every.sort(key=attrgetter("start"))
        return every


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafter:
    """Drafts texts with one set of options, as `starnames.normalizer` takes them; `phrases` are ignored."""

    names: str
    figures: str
    terms: bool
    unify: bool
    phrases: frozenset[str]

    def draft(self, text: str, links: Sequence[Link], seen: AbstractSet[str], proof: Proof | None = None) -> Draft:
        """Return what becomes of a text with these mentions, behind a text that has named what is `seen`."""
        left: list[Left] = []
        named: set[str] = set()
        renamed = self._renamed(text, links, seen, named, left)
        taken = [*_places(links), *_places(renamed)]
        found = Spans(taken).apart(figures(text))
        if proof:
            proved, said = proof(text)
            left += said
            found = [replace(each, suspect=proved.get((each.start, each.end), each.suspect)) for each in found]
        repairs = self._repairs(found, left)
        return Draft(
            text=text,
            mode=self.figures,
            links=links,
            figures=found,
            names=renamed,
            repairs=repairs,
            styles=self._styles(text, taken, found, repairs),
            left=left,
            named=named,
        )

    def _renamed(
        self, text: str, links: Sequence[Link], seen: AbstractSet[str], named: set[str], left: list[Left]
    ) -> list[Change]:
        changes: list[Change] = []
        before = 0
        for number, link in enumerate(links):
            entity, since, before = link.entity, before, link.end or 0
            if entity is None:
                left.append(_left(link, link.reason))
                continue
            first = entity.id not in seen and entity.id not in named
            named.add(entity.id)
            if reason := self._reason_to_keep(text, links, number):
                if reason != "official":
                    left.append(_left(link, reason))
                continue
            change = put(text, link, self.names, first=first, since=since)
            if change.before == change.after:
                continue
            reason = "part of an address" if _ADDRESS.match(text, before) else ""
            if reason or joins(change.after[-1:], text[change.end : change.end + 1]):
                left.append(_left(link, reason or "glued to the next word"))
                continue
            changes.append(change)
        return changes

    def _reason_to_keep(self, text: str, links: Sequence[Link], number: int) -> str:
        """Return why a linked mention is not rewritten, or nothing; "official" needs no report."""
        link = links[number]
        entity = link.entity
        assert entity is not None  # noqa: S101 - linked
        for each in link.evidence:
            if each.name.startswith("ticker-disagrees"):
                return each.name
        if link.how == "fuzzy":
            return f"one slip away from {link.candidates[0].form!r}; report only"
        if link.how == "identifier" or (link.how == "official" and not self.unify) or has_han(link.surface):
            return "official"
        if entity.kind == "term":
            return "" if self.terms else "terms are kept"
        if self.names == "keep":
            return "names are kept"
        if not link.name:
            return "no English name known"
        if self.names == "annotate" and _is_annotation(text, link, entity):
            return "official"
        return "repeated by its own gloss" if _glossed(text, links, number, entity) else ""

    def _repairs(self, found: Sequence[Figure], left: list[Left]) -> list[Change]:
        """Return the repairs of what is certainly damaged; report the rest."""
        repairs: list[Change] = []
        for figure in found:
            repair = figure.suspect
            if repair is None or self._is_ignored(figure):
                continue
            applied = self.figures != "keep" and repair.certainty == "certain" and repair.replacement
            if applied and repair.replacement != figure.surface:
                repairs.append(_repair(figure, repair))
            else:
                reason = "; ".join((f"{repair.certainty} {repair.mechanism}", *repair.evidence))
                left.append(_left(figure, reason, "figure"))
        return repairs

    def _styles(
        self,
        text: str,
        names: Sequence[tuple[int, int]],
        found: Sequence[Figure],
        repairs: Sequence[Change],
    ) -> list[Proposal]:
        """Return the figures printed anew where the mode asks for it."""
        if self.figures == "keep" or (self.figures == "repair" and all(each.language != "zh" for each in found)):
            return []
        lines = Lines(text, found, names)
        repaired = {each.start for each in repairs}
        return [
            each
            for each in proposals(text, found, lines, self.figures)
            if each.figure.start not in repaired and not self._is_ignored(each.figure)
        ]

    def _is_ignored(self, figure: Figure) -> bool:
        return bool(self.phrases) and fold_name(figure.surface) in self.phrases


def has_han(surface: str) -> bool:
    """Return whether a Chinese character stands in a string."""
    return not surface.isascii() and any("\u3400" <= char <= "\u9fff" for char in surface)


def _places(placed: Iterable[Link | Change]) -> Iterator[tuple[int, int]]:
    return ((each.start, each.end) for each in placed)


def _left(seen: Link | Figure, reason: str, rule: str = "name") -> Left:
    return Left(start=seen.start, end=seen.end, surface=seen.surface, rule=rule, reason=reason)


def _repair(figure: Figure, repair: Repair) -> Change:
    return Change(
        start=figure.start,
        end=figure.end,
        before=figure.surface,
        after=repair.replacement,
        rule=f"figure:{repair.mechanism}",
        evidence=repair.evidence,
    )


def _is_annotation(text: str, link: Link, entity: Entity) -> bool:
    """Return whether a mention is what annotating puts behind another one: "(Hygon, 688041.SH)"."""
    put = f"({', '.join(part for part in (link.short, entity.ticker) if part)})"
    return text.startswith(put, link.start - 1)


def _glossed(text: str, links: Sequence[Link], number: int, entity: Entity) -> bool:
    """Return whether the mention beside this one names the same entity as its gloss."""
    link = links[number]
    for other in (number - 1, number + 1):
        whose = links[other].entity if 0 <= other < len(links) else None
        if whose is None or whose.id != entity.id:
            continue
        one, two = sorted((link, links[other]), key=lambda each: each.start)
        if _GLOSS.fullmatch(text[one.end : min(two.start, one.end + _LONGEST_GLOSS)]):
            return True
    return False
