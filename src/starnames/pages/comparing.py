"""The page of a comparison: side by side, what stands together linked, what disagrees marked and explained."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from starnames.comparison import Block
from starnames.pages.document import document, tally
from starnames.pages.markup import Mark, chinese, marked, shown

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


def compared_page(texts: Sequence[ComparedTexts]) -> str:
    """Return one self-contained page for comparisons."""
    views = [_View(number, each) for number, each in enumerate(texts, 1)]
    findings = [finding for each in texts for finding in each.comparison.findings]
    agreeing = sum(not pair.findings for each in texts for pair in each.comparison.pairs)
    first = texts[0]
    title = f"{first.reference_name} ↔ {first.candidate_name}" if len(texts) == 1 else f"{len(texts)} comparisons"
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
    return document(title, f"<p>{said}</p>{counts}", parts, table=first.comparison.table, sections=sections)


class _View:
    def __init__(self, number: int, of: ComparedTexts) -> None:
        self.number = number
        self.of = of
        self.name = f"{of.reference_name} ↔ {of.candidate_name}"
        self.sides = self.marks()
        self.told: set[int] = set()
        self.drawn: set[str] = set()

    def section(self, *, named: bool) -> str:
        heading = f"<h2>{shown(self.name)}</h2>" if named else '<h2 class="aside">Reference and candidate</h2>'
        names = (f"Reference: {self.of.reference_name}", f"Candidate: {self.of.candidate_name}")
        columns = "".join(f"<span>{shown(each)}</span>" for each in names)
        head = f'<div class="columns" aria-hidden="true">{columns}</div>'
        rows = "".join(self.row(each) for each in self.rows()) or '<p class="empty">There is no text.</p>'
        cards = "".join(self.card(at) for at in range(len(self.of.comparison.findings)) if at not in self.told)
        rest = (
            f'<section class="doubts"><h3>Further disagreements</h3><ol class="cards">{cards}</ol></section>'
            if cards
            else ""
        )
        return f'<section id="text-{self.number}">{heading}{head}{rows}{rest}</section>'

    def marks(self) -> tuple[list[Mark], list[Mark]]:
        """Return the marks of both texts: findings lead to their cards, what agrees to its counterpart."""
        sides: tuple[dict[tuple[int, int], Mark], dict[tuple[int, int], Mark]] = ({}, {})

        def add(which: int, side: Side, kind: str, target: str, label: str) -> None:
            name = f"{_KEYS[which]}-{self.number}-{side.start}"
            mark = Mark(start=side.start, end=side.end, tag="mark", kind=kind, target=target, label=label, id=name)
            sides[which].setdefault((side.start, side.end), mark)

        for at, finding in enumerate(self.of.comparison.findings):
            for which, side in enumerate((finding.reference, finding.candidate)):
                if side is not None:
                    add(which, side, "finding", f"finding-{self.number}-{at}", f"{finding.kind} disagrees")
        for pair in self.of.comparison.pairs:
            add(0, pair.reference, "agreed", f"{_KEYS[1]}-{self.number}-{pair.candidate.start}", "agrees")
            add(1, pair.candidate, "agreed", f"{_KEYS[0]}-{self.number}-{pair.reference.start}", "agrees")
        return _in_order(sides[0]), _in_order(sides[1])

    def rows(self) -> Iterator[Block]:
        """Yield the blocks, and last whatever stands in none: no word of either text is left out."""
        blocks = self.of.comparison.blocks
        yield from blocks
        for span in _spare(self.of.reference, (span for each in blocks for span in each.reference)):
            yield Block(reference=(span,), candidate=())
        for span in _spare(self.of.candidate, (span for each in blocks for span in each.candidate)):
            yield Block(reference=(), candidate=(span,))

    def row(self, row: Block) -> str:
        cells = []
        for which, (text, spans) in enumerate(((self.of.reference, row.reference), (self.of.candidate, row.candidate))):
            pieces = [self.stretch(which, text, start, end) for start, end in spans]
            inside = "<br>".join(pieces) or '<span class="none">nothing stands against it</span>'
            name = ("Reference", "Candidate")[which]
            cells.append(f'<div class="cell"><span class="side">{name}</span><p>{inside}</p></div>')
        told = [at for at, each in enumerate(self.of.comparison.findings) if at not in self.told and _tells(each, row)]
        self.told.update(told)
        count = len(told)
        notes = (
            f'<details class="notes" open><summary>{count} disagreement{"s" * (count != 1)}</summary>'
            f'<ol class="cards">{"".join(map(self.card, told))}</ol></details>'
            if told
            else ""
        )
        again = '<p class="place">said before</p>' if row.repeats else ""
        return f'<div class="row{"" if told else " same"}">{"".join(cells)}{again}{notes}</div>'

    def stretch(self, which: int, text: str, start: int, end: int) -> str:
        """Return a stretch of a text with its marks; an id is given once, also where a stretch is shown twice."""
        start, end = end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())
        marks = []
        for mark in self.sides[which]:
            if start <= mark.start and mark.end <= end:
                fresh = mark.id not in self.drawn
                self.drawn.add(mark.id)
                marks.append(mark if fresh else replace(mark, id=""))
        inside = marked(text, start, end, marks)
        return f'<span lang="zh">{inside}</span>' if chinese(text[start:end]).startswith("<span lang") else inside

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
            f'<a href="#{key}-{self.number}-{side.start}">Show in the {word}</a>'
            for key, word, side in (("r", "reference", finding.reference), ("c", "candidate", finding.candidate))
            if side
        ]
        return (
            f'<li class="card finding" id="finding-{self.number}-{at}">'
            f'<p class="swap">{sides[0]} <span class="to">↔</span> {sides[1]}</p>'
            f'<p class="who">{shown(finding.kind)}{mechanism}{factor}</p>'
            f'<ul class="why"><li><span class="sum">{chinese(finding.diagnosis)}</span></li>'
            f"<li>{_LIKELY[finding.likely]}{reason}</li></ul>"
            f'<p class="back">{" · ".join(backs)}</p></li>'
        )


def _in_order(marks: dict[tuple[int, int], Mark]) -> list[Mark]:
    return sorted(marks.values(), key=lambda mark: (mark.start, -mark.end))


def _spare(text: str, taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of a text that no block has."""
    spare = []
    at = 0
    for start, end in [*sorted(taken), (len(text), len(text))]:
        if text[at:start].strip():
            spare.append((at, start))
        at = max(at, end)
    return spare


def _tells(finding: Disagreement, row: Block) -> bool:
    """Return whether a finding speaks of something in a row."""
    for side, spans in ((finding.candidate, row.candidate), (finding.reference, row.reference)):
        if side is not None:
            return any(start <= side.start < end for start, end in spans)
    return False
