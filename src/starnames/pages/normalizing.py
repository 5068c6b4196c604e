"""The page of a normalization: before and after side by side, every change with who, why and the arithmetic."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from starnames.pages.document import document, tally
from starnames.pages.markup import Mark, Marks, marked, rows_of, shown
from starnames.pages.people import candidates_of, identity_of, reason_of, who_is_who, why
from starnames.report import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.model import Change, Left, Link, Normalized

__all__ = ["NormalizedText", "normalized_page"]


class NormalizedText(NamedTuple):
    """A text with its name, its normalization, and the links that this was made from (`Linker.find`)."""

    name: str
    text: str
    result: Normalized
    links: Sequence[Link]


def normalized_page(texts: Sequence[NormalizedText]) -> str:
    """Return one self-contained page for normalized texts."""
    views = [_View(number, each) for number, each in enumerate(texts, 1)]
    title = texts[0].name if len(texts) == 1 else f"{len(texts)} texts, repaired"
    changes = [change for each in texts for change in each.result.changes]
    left = sum(len(each.result.left) for each in texts)
    kinds = [_kind(each) for each in changes]
    counts = tally(
        [
            (_counted("name", kinds.count("name")), kinds.count("name"), "name"),
            (_counted("expression", kinds.count("term")), kinds.count("term"), "term"),
            (_counted("figure", kinds.count("figure")), kinds.count("figure"), "figure"),
            ("left in doubt", left, "doubt"),
        ],
    )
    said = "Every change is marked; choose one to see who it is and why." if changes else "Nothing had to be changed."
    parts = [view.section(named=len(texts) > 1) for view in views]
    sections = [(view.name_of("text"), view.of.name) for view in views]
    return document(title, f"<p>{said}</p>{counts}", parts, table=texts[0].result.table, sections=sections)


def _counted(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def _kind(change: Change) -> str:
    return change.rule.partition(":")[0] if change.rule.startswith(("name", "term")) else "figure"


class _View:
    """The parts of the page that show one text; ids carry its number, so that texts do not share them."""

    def __init__(self, number: int, of: NormalizedText) -> None:
        self.number = number
        self.of = of
        self.links = sorted(of.links, key=lambda each: each.start)
        self.starts = [each.start for each in self.links]
        self.before = Marks([*self.before_marks(), *self.doubt_marks(0)])

    def name_of(self, what: str, at: int | None = None) -> str:
        return f"{what}-{self.number}" + ("" if at is None else f"-{at}")

    def link_at(self, start: int, end: int) -> Link | None:
        """Return the link inside a span: a change may begin with an article before its name."""
        at = bisect_right(self.starts, max(start, end - 1)) - 1
        return self.links[at] if at >= 0 and self.links[at].start >= start else None

    def section(self, *, named: bool) -> str:
        text, result = self.of.text, self.of.result
        heading = f"<h2>{shown(self.of.name)}</h2>" if named else '<h2 class="aside">Before and after</h2>'
        rows = "".join(self.rows())
        body = rows or '<p class="empty">There is no text.</p>'
        columns = (
            '<div class="columns" aria-hidden="true"><span>Before</span><span>After</span></div>'
            if text.strip()
            else ""
        )
        doubts = "".join(self.doubt(at, left) for at, left in enumerate(result.left))
        doubt = (
            f'<section class="doubts"><h3>Left as it was, in doubt</h3><ol class="cards">{doubts}</ol></section>'
            if doubts
            else ""
        )
        people = who_is_who(self.links)
        return f'<section id="{self.name_of("text")}">{heading}{columns}{body}{doubt}{people}</section>'

    def rows(self) -> Iterator[str]:
        text, result = self.of.text, self.of.result
        changes = result.changes
        after = Marks([*self.after_marks(), *self.doubt_marks(1)])
        shift = at = 0
        for start, end in rows_of(text, [(each.start, each.end) for each in changes]):
            first = at
            new_start = start + shift
            while at < len(changes) and changes[at].start < end:
                shift += len(changes[at].after) - (changes[at].end - changes[at].start)
                at += 1
            old = marked(text, start, end, self.before.within(start, end))
            new = marked(result.text, new_start, end + shift, after.within(new_start, end + shift))
            cards = "".join(self.card(number, changes[number]) for number in range(first, at))
            count = at - first
            notes = (
                f'<details class="notes"><summary>{count} {_counted("change", count)}, and why</summary>'
                f'<ol class="cards">{cards}</ol></details>'
                if cards
                else ""
            )
            changed = "" if cards else " same"
            yield (
                f'<div class="row{changed}"><div class="cell before"><span class="side">Before</span><p>{old}</p></div>'
                f'<div class="cell after"><span class="side">After</span><p>{new}</p></div>{notes}</div>'
            )

    def before_marks(self) -> Iterator[Mark]:
        for at, each in enumerate(self.of.result.changes):
            target, name = self.name_of("change", at), self.name_of("before", at)
            kind = _kind(each)
            yield Mark(
                start=each.start, end=each.end, tag="del", kind=kind, target=target, label=f"{kind}, changed", id=name
            )

    def after_marks(self) -> Iterator[Mark]:
        shift = 0
        for at, each in enumerate(self.of.result.changes):
            start = each.start + shift
            end = start + len(each.after)
            shift += len(each.after) - (each.end - each.start)
            target, name = self.name_of("change", at), self.name_of("after", at)
            kind = _kind(each)
            yield Mark(start=start, end=end, tag="ins", kind=kind, target=target, label=f"{kind}, repaired", id=name)

    def doubt_marks(self, side: int) -> Iterator[Mark]:
        """Yield the marks of what was left, in the text before (side 0) or after (1)."""
        changes = self.of.result.changes
        at = shift = 0
        for number, left in enumerate(self.of.result.left):
            while side and at < len(changes) and changes[at].start < left.start:
                shift += len(changes[at].after) - (changes[at].end - changes[at].start)
                at += 1
            yield Mark(
                start=left.start + shift,
                end=left.end + shift,
                tag="mark",
                kind="doubt",
                target=self.name_of("doubt", number),
                label="in doubt",
                id=self.name_of("unsure" if side else "left", number),
            )

    def card(self, number: int, change: Change) -> str:
        link = self.link_at(change.start, change.end) if _kind(change) != "figure" else None
        before, after = shown(change.before), shown(change.after)
        head = f'<p class="swap"><del>{before}</del> <span class="to">→</span> <ins>{after}</ins></p>'
        if link is not None:
            inside = identity_of(link) + why(link)
        else:
            mechanism = change.rule.partition(":")[2].replace("_", " ")
            sums = "".join(f'<li><span class="sum">{shown(each)}</span></li>' for each in change.evidence)
            inside = f'<p class="who">{shown(mechanism)}</p>' if mechanism else ""
            inside += f'<ul class="why">{sums}</ul>' if sums else ""
        back = f'<p class="back"><a href="#{self.name_of("before", number)}">Show in the text</a></p>'
        return f'<li class="card {_kind(change)}" id="{self.name_of("change", number)}">{head}{inside}{back}</li>'

    def doubt(self, number: int, left: Left) -> str:
        line, column = place_of(self.of.text, left.start)
        link = self.link_at(left.start, left.end) if left.rule == "name" else None
        head = f'<p class="swap">{shown(left.surface)} <span class="place">line {line}, column {column}</span></p>'
        if left.rule == "name":
            inside = f'<p class="who">{reason_of(left.reason)}</p>'
            if link is not None:
                inside += identity_of(link) if link.entity else candidates_of(link.candidates)
                inside += why(link) if link.evidence else ""
        else:
            first, *rest = left.reason.split("; ")
            sums = "".join(f'<li><span class="sum">{shown(each)}</span></li>' for each in rest)
            inside = f'<p class="who">{shown(first.replace("_", " "))}</p>' + (
                f'<ul class="why">{sums}</ul>' if sums else ""
            )
        mark = self.before.at(left.start, left.end)
        back = f'<p class="back"><a href="#{mark.id}">Show in the text</a></p>' if mark else ""
        return f'<li class="card doubt" id="{self.name_of("doubt", number)}">{head}{inside}{back}</li>'
