"""One text, one number format: figures printed anew in a style, their values kept exactly.

Mode ``repair`` prints only Chinese-written figures that stand in English lines as English; ``en``, ``zh`` and
``plain`` print every sum of money, percentage and point figure so. A figure that the style cannot print, or whose
printed form would not read back as the same figure, stays as it is. Whether a line is English is asked of what stands
outside figures and names, so that the answer is the same after a first pass.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from starnames.errors import FigureError
from starnames.figure import find_figures, parse_figure, render_figure
from starnames.model import Change
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from starnames.model import Figure

__all__ = ["MODES", "Lines", "in_style", "restyled"]

MODES = ("repair", "en", "zh", "plain")
_HAN = lazy(r"[\u3400-\u9fff]")
_LATIN = lazy(r"[a-z]{2}")  # capitals alone may be a ticker
_BESIDE = 24
_WORDING = frozenset({"currency_twice"})
_RESTYLED = frozenset({"money", "percent", "points"})


def restyled(text: str, figures: Sequence[Figure], lines: Lines, mode: str) -> Iterator[Change]:
    """Yield a change for every undamaged figure that the mode prints differently.

    >>> from starnames.figure import find_figures
    >>> text = "revenue of 14221.70亿元"
    >>> figures = find_figures(text)
    >>> [change.after for change in restyled(text, figures, Lines(text, figures, []), "repair")]
    ['RMB 1,422.17 billion']
    """
    edges = Counter(edge for each in figures for edge in (each.start, each.end))
    for figure in figures:
        if edges[figure.start] + edges[figure.end] > 2:  # one begins where another ends: anew they might run together
            continue
        if figure.value is None or (figure.suspect and figure.suspect.mechanism not in _WORDING):
            continue
        if mode == "repair":
            if figure.language != "zh" or not lines.english(figure):
                continue
        elif figure.kind not in _RESTYLED:
            continue
        after = _printed(figure, "en" if mode == "repair" else mode)
        if not after or after == figure.surface:
            continue
        after = _spaced(text, figure, after)
        if _reads_so(text, figure, after):
            yield Change(
                start=figure.start,
                end=figure.end,
                before=figure.surface,
                after=after,
                rule="figure:style",
                evidence=(f"{figure.surface} = {figure.value:f} {figure.unit}".rstrip(),),
            )


class Lines:
    """Tells English lines from Chinese ones by what stands outside figures and names."""

    def __init__(self, text: str, figures: Sequence[Figure], names: Sequence[tuple[int, int]]) -> None:
        """Take a text, its figures and the spans of its mentions."""
        self.text = text
        self.spans = sorted([*((each.start, each.end) for each in figures), *names])
        self.known: dict[int, bool] = {}

    def english(self, figure: Figure) -> bool:
        """Return whether a figure stands in an English line."""
        start = self.text.rfind("\n", 0, figure.start) + 1
        if start not in self.known:
            end = self.text.find("\n", figure.end)
            end = len(self.text) if end < 0 else end
            rest: list[str] = []
            position = start
            for first, last in self.spans[bisect_left(self.spans, (start, start)) :]:
                if first >= end:
                    break
                rest.append(self.text[position : max(position, first)])
                position = max(position, last)
            rest.append(self.text[position:end])
            outside = " ".join(rest)
            self.known[start] = bool(_LATIN.search(outside)) and not _HAN.search(outside)
        return self.known[start]


def _printed(figure: Figure, style: str) -> str:
    """Return the figure in a style, or nothing where it does not read back as the same figure."""
    try:
        inside = parse_figure(figure.surface)
        if (inside.value, inside.high, inside.unit) != (figure.value, figure.high, figure.unit):
            return ""
        if style == "en" and inside.kind == "count" and _HAN.search(inside.unit):
            return ""
        after = render_figure(replace(figure, qualifier=inside.qualifier), style=style)
        back = parse_figure(after)
    except FigureError:
        return ""
    same = (back.value, back.high, back.kind, back.unit, back.qualifier) == (
        figure.value,
        figure.high,
        figure.kind,
        figure.unit,
        inside.qualifier,
    )
    return after if same else ""


def in_style(text: str, style: str, *, kinds: Container[str] | None = _RESTYLED) -> str:
    """Return a text that is one figure of these kinds (None: of any) in a style, or nothing where it cannot be.

    >>> in_style("350 million yuan", "zh")
    '3.5亿元'
    """
    try:
        figure = parse_figure(text)
    except FigureError:
        return ""
    return _printed(figure, style) if kinds is None or figure.kind in kinds else ""


def _reads_so(text: str, figure: Figure, after: str) -> bool:
    """Return whether what is printed reads as the same figure where it stands: not with a number or sign beside it."""
    lead, tail = text[max(0, figure.start - _BESIDE) : figure.start], text[figure.end : figure.end + _BESIDE]
    lead = lead[lead.find(" ") + 1 :] if len(lead) == _BESIDE else lead
    start = len(lead) + len(after) - len(after.lstrip())
    end = start + len(after.strip())
    return any(
        (each.start, each.end) == (start, end)
        and (each.value, each.high, each.unit) == (figure.value, figure.high, figure.unit)
        for each in find_figures(lead + after + tail)
    )


def _spaced(text: str, figure: Figure, after: str) -> str:
    """Return what is printed with a blank where it would otherwise run into a word."""
    before, behind = text[max(0, figure.start - 1) : figure.start], text[figure.end : figure.end + 1]
    if before.isalnum() and before.isascii() and after[:1].isalnum():
        after = f" {after}"
    if behind.isalnum() and behind.isascii() and after[-1:].isalnum():
        after = f"{after} "
    return after
