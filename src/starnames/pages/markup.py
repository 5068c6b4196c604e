"""Text to HTML: escaped, what cannot be seen made visible, spans marked and linked."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Mark", "Marks", "chinese", "is_chinese", "marked", "plain", "rows_of", "shown"]

#: Controls, lone surrogates, what is no character, and what turns the direction of writing.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff]",
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_LINE = re.compile(r"\n")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span to be marked: `tag` is ``del``, ``ins`` or ``mark``, `kind` its class, `target` the id it links to."""

    start: int
    end: int
    tag: str
    kind: str
    target: str
    label: str
    id: str = ""


def plain(text: str) -> str:
    """Return a text for an attribute or a title: escaped, without what cannot be seen.

    >>> plain('<a "b">\u202e')
    '&lt;a &quot;b&quot;&gt;\ufffd'
    """
    return escape(_UNSEEN.sub("\ufffd", text))


def shown(text: str) -> str:
    """Return a text for the page: escaped, and what cannot be seen made visible.

    >>> shown("a<b>\u202ec")
    'a&lt;b&gt;<span class="unseen">U+202E</span>c'
    """
    return _UNSEEN.sub(lambda found: f'<span class="unseen">U+{ord(found[0]):04X}</span>', escape(text))


def is_chinese(text: str) -> bool:
    """Return whether a text has Chinese in it."""
    return bool(_HAN.search(text))


def chinese(text: str) -> str:
    """Return a text for the page, its language said where it is Chinese."""
    return f'<span lang="zh">{shown(text)}</span>' if is_chinese(text) else shown(text)


class Marks:
    """The marks that are drawn of those that are asked for: in order, and of two that overlap the first asked for."""

    def __init__(self, asked: Iterable[Mark]) -> None:
        """Choose among the marks that are asked for."""
        chosen: list[Mark] = []
        starts: list[int] = []
        for mark in asked:
            at = bisect_left(starts, mark.start)
            is_free = at == len(chosen) or chosen[at].start >= mark.end
            if is_free and (not at or chosen[at - 1].end <= mark.start) and starts[at : at + 1] != [mark.start]:
                chosen.insert(at, mark)
                starts.insert(at, mark.start)
        self._chosen = chosen
        self._starts = starts

    def within(self, start: int, end: int) -> list[Mark]:
        """Return the marks within a stretch."""
        found = self._chosen[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [mark for mark in found if mark.end <= end]

    def at(self, start: int, end: int) -> Mark | None:
        """Return the mark that is drawn at a span, or over some of it."""
        index = bisect_left(self._starts, max(end, start + 1)) - 1
        return self._chosen[index] if index >= 0 and self._chosen[index].end > start else None


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> str:
    """Return a stretch of a text with marks that stand in order, as links."""
    pieces = []
    at = start
    for mark in marks:
        name = f' id="{mark.id}"' if mark.id else ""
        pieces.append(shown(text[at : mark.start]))
        inside = shown(text[mark.start : mark.end]) or '<span class="unseen">nothing</span>'
        label = f'<span class="aside"> [{shown(mark.label)}]</span>'
        pieces.append(
            f'<{mark.tag} class="{mark.kind}"><a href="#{mark.target}"{name}>{inside}{label}</a></{mark.tag}>',
        )
        at = mark.end
    pieces.append(shown(text[at:end]))
    return "".join(pieces)


def rows_of(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    r"""Return the paragraphs of a text (its lines where it has none); no span is cut in two.

    >>> rows_of("one\n\ntwo\nthree", [])
    [(0, 3), (5, 14)]
    >>> rows_of("one\ntwo", []), rows_of("one\ntwo", [(2, 5)])
    ([(0, 3), (4, 7)], [(0, 7)])
    """
    gap = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE
    rows: list[tuple[int, int]] = []
    at = 0
    reached = iter(sorted(spans))
    span = next(reached, None)
    for found in gap.finditer(text):
        while span and span[1] <= found.start():
            span = next(reached, None)
        if span and span[0] < found.end():
            continue
        if text[at : found.start()].strip():
            rows.append((at, found.start()))
        at = found.end()
    if text[at:].strip():
        rows.append((at, len(text)))
    return rows
