"""The page of the mentions of a text: who each one is, and what is in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from starnames.pages.document import document, tally
from starnames.pages.markup import Mark, Marks, marked, rows_of, shown
from starnames.pages.people import candidates_of, identity_of, reason_of, who_is_who, why
from starnames.report import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.model import Link

__all__ = ["FoundText", "found_page"]

_KINDS = {"linked": "name", "ambiguous": "doubt", "unlinked": "unknown"}
_WORDS = {"linked": "linked", "ambiguous": "in doubt", "unlinked": "in no table"}


class FoundText(NamedTuple):
    """A text with its name and its mentions."""

    name: str
    text: str
    links: Sequence[Link]


def found_page(texts: Sequence[FoundText], *, table: str) -> str:
    """Return one self-contained page for the mentions of texts."""
    title = texts[0].name if len(texts) == 1 else f"{len(texts)} texts, read"
    links = [link for each in texts for link in each.links]
    counts = [(_WORDS[status], sum(link.status == status for link in links), kind) for status, kind in _KINDS.items()]
    said = "Every mention is marked; choose one to see who it is and why." if links else "Nobody is mentioned."
    parts = [_section(number, each, named=len(texts) > 1) for number, each in enumerate(texts, 1)]
    sections = [(f"text-{number}", each.name) for number, each in enumerate(texts, 1)]
    return document(title, f"<p>{said}</p>{tally(counts)}", parts, table=table, sections=sections)


def _section(number: int, of: FoundText, *, named: bool) -> str:
    heading = f"<h2>{shown(of.name)}</h2>" if named else '<h2 class="aside">The text</h2>'
    links = sorted(of.links, key=lambda each: each.start)
    marks = Marks(_mark(number, place, link) for place, link in enumerate(links))
    cards = [_card(number, place, link, of.text, marks) for place, link in enumerate(links)]
    body = "".join(_rows(of.text, links, marks, cards)) or '<p class="empty">There is no text.</p>'
    doubts = "".join(card for card, link in zip(cards, links, strict=True) if link.entity is None)
    apart = f'<section class="doubts"><h3>In doubt</h3><ol class="cards">{doubts}</ol></section>' if doubts else ""
    return f'<section id="text-{number}">{heading}{body}{apart}{who_is_who(links)}</section>'


def _mark(number: int, place: int, link: Link) -> Mark:
    return Mark(
        start=link.start,
        end=link.end,
        tag="mark",
        kind=_kind(link),
        target=f"mention-{number}-{place}",
        label=link.short or _WORDS[link.status],
        id=f"in-{number}-{place}",
    )


def _rows(text: str, links: Sequence[Link], marks: Marks, cards: Sequence[str]) -> Iterator[str]:
    at = 0
    for start, end in rows_of(text, [(each.start, each.end) for each in links]):
        known = []
        while at < len(links) and links[at].start < end:
            known += [cards[at]] if links[at].entity is not None else []
            at += 1
        notes = (
            f'<details class="notes"><summary>{len(known)} mention{"s" * (len(known) != 1)}, and why</summary>'
            f'<ol class="cards">{"".join(known)}</ol></details>'
            if known
            else ""
        )
        inside = marked(text, start, end, marks.within(start, end))
        yield f'<div class="row one"><div class="cell"><p>{inside}</p></div>{notes}</div>'


def _kind(link: Link) -> str:
    return "term" if link.entity is not None and link.entity.kind == "term" else _KINDS[link.status]


def _card(number: int, place: int, link: Link, text: str, marks: Marks) -> str:
    line, column = place_of(text, link.start)
    printed = f' <span class="to">=</span> {shown(link.name)}' if link.entity and link.name else ""
    head = f'<p class="swap">{shown(link.surface)}{printed} <span class="place">line {line}, column {column}</span></p>'
    if link.entity is not None:
        inside = identity_of(link) + why(link)
    else:
        inside = f'<p class="who">{reason_of(link.reason)}</p>{candidates_of(link.candidates)}'
        inside += why(link) if link.evidence else ""
    mark = marks.at(link.start, link.end)
    back = f'<p class="back"><a href="#{mark.id}">Show in the text</a></p>' if mark else ""
    return f'<li class="card {_kind(link)}" id="mention-{number}-{place}">{head}{inside}{back}</li>'
