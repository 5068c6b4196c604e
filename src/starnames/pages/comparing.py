"""The page of a comparison: side by side, what stands together linked, what disagrees marked and explained."""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from starnames.comparison import Block
from starnames.pages.document import document, tally
from starnames.pages.markup import Mark, Marks, chinese, is_chinese, marked, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.comparison import Comparison, Disagreement, Side

__all__ = ["ComparedTexts", "compared_page"]

_COUNTED = {"missing": "missing", "extra": "extra"}
#: What the ids of marks in the reference and in the candidate begin with.
_KEYS = ("r", "c")
_LIKELY = {
    "reference": "Probably right: the reference.",
    "candidate": "Probably right: the candidate.",
    "unclear": "Which of the two is right cannot be said.",
}


class ComparedTexts(NamedTuple):
    """A reference and a candidate with their names, and their comparison."""

    reference_name: str
    candidate_name: str
    reference: str
    candidate: str
    comparison: Comparison


def compared_page(texts: Sequence[ComparedTexts], *, table: str = "") -> str:
    """Return one self-contained page for comparisons; where there are none, `table` is the table that it names."""
    views = [_View(number, each) for number, each in enumerate(texts, 1)]
    findings = [finding for each in texts for finding in each.comparison.findings]
    agreeing = sum(not pair.findings for each in texts for pair in each.comparison.pairs)
    title = views[0].name if len(views) == 1 else f"{len(views)} comparisons"
    table = texts[0].comparison.table if texts else table
    kinds = dict.fromkeys(each.kind for each in findings)
    counts = tally(
        [
            *(
                (_COUNTED.get(kind, f"in {kind}"), sum(each.kind == kind for each in findings), "finding")
                for kind in kinds
            ),
            ("in agreement", agreeing, "agreed"),
        ],
    )
    said = (
        "Where the two disagree is marked; choose a mark to see why. What agrees leads to its counterpart."
        if findings
        else "Nothing disagrees. Every marked figure and name leads to its counterpart."
    )
    sections = [(f"text-{view.number}", view.name) for view in views]
    parts = [view.section(named=len(texts) > 1) for view in views]
    return document(title, f"<p>{said}</p>{counts}", parts, table=table, sections=sections)


class _View:
    """The parts of the page that show one comparison; ids carry its number, so that comparisons do not share them."""

    def __init__(self, number: int, of: ComparedTexts) -> None:
        self.number = number
        self.of = of
        self.name = f"{of.reference_name} ↔ {of.candidate_name}"
        self.texts = (of.reference, of.candidate)
        self.rows = list(_rows(of))
        self.places = (_Places(each.reference for each in self.rows), _Places(each.candidate for each in self.rows))
        self.counterparts: dict[str, Side] = {}
        self.marks = (Marks(self.asked(0)), Marks(self.asked(1)))
        self.drawn: set[str] = set()
        self.told: dict[int | None, list[int]] = {}
        for at, finding in enumerate(of.comparison.findings):
            self.told.setdefault(self.row_of(finding), []).append(at)

    def asked(self, which: int) -> Iterator[Mark]:
        """Yield the marks of one of the texts: findings lead to their cards, what agrees to its counterpart."""
        for at, finding in enumerate(self.of.comparison.findings):
            side = (finding.reference, finding.candidate)[which]
            if side is not None and self.places[which].holds(side):
                yield self.mark(which, side, "finding", f"finding-{self.number}-{at}", f"{finding.kind} disagrees")
        for pair in self.of.comparison.pairs:
            side, other = (pair.reference, pair.candidate) if which == 0 else (pair.candidate, pair.reference)
            if self.places[which].holds(side):
                mark = self.mark(which, side, "agreed", "", "agrees")
                self.counterparts.setdefault(mark.id, other)
                yield mark

    def mark(self, which: int, side: Side, kind: str, target: str, label: str) -> Mark:
        name = f"{_KEYS[which]}-{self.number}-{side.start}"
        return Mark(start=side.start, end=side.end, tag="mark", kind=kind, target=target, label=label, id=name)

    def row_of(self, finding: Disagreement) -> int | None:
        if finding.candidate is not None:
            return self.places[1].row(finding.candidate)
        return self.places[0].row(finding.reference) if finding.reference is not None else None

    def section(self, *, named: bool) -> str:
        heading = f"<h2>{shown(self.name)}</h2>" if named else '<h2 class="aside">Reference and candidate</h2>'
        names = (f"Reference: {self.of.reference_name}", f"Candidate: {self.of.candidate_name}")
        columns = "".join(f"<span>{shown(each)}</span>" for each in names)
        head = f'<div class="columns" aria-hidden="true">{columns}</div>'
        rows = "".join(self.row(at, each) for at, each in enumerate(self.rows))
        cards = "".join(map(self.card, self.told.get(None, ())))
        rest = (
            f'<section class="doubts"><h3>Further disagreements</h3><ol class="cards">{cards}</ol></section>'
            if cards
            else ""
        )
        body = rows or '<p class="empty">There is no text.</p>'
        return f'<section id="text-{self.number}">{heading}{head}{body}{rest}</section>'

    def row(self, number: int, row: Block) -> str:
        cells = []
        for which, spans in enumerate((row.reference, row.candidate)):
            pieces = [self.stretch(which, start, end) for start, end in spans]
            inside = "<br>".join(pieces) or '<span class="none">nothing stands against it</span>'
            name = ("Reference", "Candidate")[which]
            cells.append(f'<div class="cell"><span class="side">{name}</span><p>{inside}</p></div>')
        told = self.told.get(number, [])
        count = len(told)
        notes = (
            f'<details class="notes" open><summary>{count} disagreement{"s" * (count != 1)}</summary>'
            f'<ol class="cards">{"".join(map(self.card, told))}</ol></details>'
            if told
            else ""
        )
        again = '<p class="place">said before</p>' if row.repeats else ""
        return f'<div class="row{"" if told else " same"}">{"".join(cells)}{again}{notes}</div>'

    def stretch(self, which: int, start: int, end: int) -> str:
        """Return a stretch of a text with its marks; an id is given once, also where a stretch is shown twice."""
        text = self.texts[which]
        start, end = end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())
        marks = []
        for mark in self.marks[which].within(start, end):
            other = self.counterparts.get(mark.id) if mark.kind == "agreed" else None
            there = self.marks[1 - which].at(other.start, other.end) if other else None
            target = mark.target or (there.id if there else mark.id)
            marks.append(replace(mark, target=target, id="" if mark.id in self.drawn else mark.id))
            self.drawn.add(mark.id)
        inside = marked(text, start, end, marks)
        return f'<span lang="zh">{inside}</span>' if is_chinese(text[start:end]) else inside

    def card(self, at: int) -> str:
        finding = self.of.comparison.findings[at]
        sides = [
            chinese(side.surface) if side else '<span class="none">nothing</span>'
            for side in (finding.reference, finding.candidate)
        ]
        mechanism = f" · {shown(finding.mechanism.replace('_', ' '))}" if finding.mechanism else ""
        factor = f" · × {shown(finding.factor)}" if finding.factor else ""
        reason = f" {shown(finding.reason[:1].upper() + finding.reason[1:])}." if finding.reason else ""
        backs = [
            f'<a href="#{mark.id}">Show in the {word}</a>'
            for which, word, side in ((0, "reference", finding.reference), (1, "candidate", finding.candidate))
            if side and (mark := self.marks[which].at(side.start, side.end))
        ]
        return (
            f'<li class="card finding" id="finding-{self.number}-{at}">'
            f'<p class="swap">{sides[0]} <span class="to">↔</span> {sides[1]}</p>'
            f'<p class="who">{shown(finding.kind)}{mechanism}{factor}</p>'
            f'<ul class="why"><li><span class="sum">{chinese(finding.diagnosis)}</span></li>'
            f"<li>{_LIKELY[finding.likely]}{reason}</li></ul>"
            f'<p class="back">{" · ".join(backs)}</p></li>'
        )


class _Places:
    """Which row shows a place of a text: the first that does."""

    def __init__(self, rows: Iterable[Sequence[tuple[int, int]]]) -> None:
        spans: dict[tuple[int, int], int] = {}
        for number, row in enumerate(rows):
            for span in row:
                spans.setdefault(span, number)
        self.spans = sorted(spans)
        self.numbers = [spans[span] for span in self.spans]

    def row(self, side: Side) -> int | None:
        at = bisect_right(self.spans, (side.start, sys.maxsize)) - 1
        return self.numbers[at] if at >= 0 and side.start < self.spans[at][1] else None

    def holds(self, side: Side) -> bool:
        """Return whether a row shows a side whole."""
        at = bisect_right(self.spans, (side.start, sys.maxsize)) - 1
        return at >= 0 and side.end <= self.spans[at][1]


def _rows(of: ComparedTexts) -> Iterator[Block]:
    """Yield the blocks, and last whatever stands in none: no word of either text is left out."""
    blocks = of.comparison.blocks
    yield from blocks
    for span in _spare(of.reference, (span for each in blocks for span in each.reference)):
        yield Block(reference=(span,), candidate=())
    for span in _spare(of.candidate, (span for each in blocks for span in each.candidate)):
        yield Block(reference=(), candidate=(span,))


def _spare(text: str, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that no block has."""
    at = 0
    for start, end in [*sorted(taken), (len(text), len(text))]:
        if text[at:start].strip():
            yield at, start
        at = max(at, end)
