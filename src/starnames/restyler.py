"""One text, one number format: figures printed anew in a style, their values kept exactly.

Mode ``repair`` prints only Chinese-written figures that stand in English lines as English; ``en``, ``zh`` and
``plain`` print every sum of money, percentage and point figure so. A figure that the style cannot print, or whose
printed form would not read back as the same figure by itself, stays as it is; whether it reads so where it stands is
asked in `standing`. Whether a line is English is asked of what stands outside figures and names, so that the answer is
the same after a first pass.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from starnames.edition import spaced
from starnames.errors import FigureError
from starnames.figure import find_figures, parse_figure, render_figure
from starnames.model import Change
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.model import Figure

__all__ = ["MODES", "Lines", "Proposal", "is_damaged", "proposals"]

MODES = ("repair", "en", "zh", "plain")
_HAN = lazy(r"[\u3400-\u9fff]")
_LATIN = lazy(r"[a-z]{2}")  # capitals alone may be a ticker
_WORDING = frozenset({"currency_twice"})
_RESTYLED = frozenset({"money", "percent", "points"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A figure with the change that prints it anew; in what is printed the figure stands from `start` to `end`."""

    figure: Figure
    change: Change
    start: int
    end: int


def proposals(text: str, figures: Sequence[Figure], lines: Lines, mode: str) -> Iterator[Proposal]:
    """Yield every undamaged figure that the mode prints differently.

    >>> from starnames.figure import find_figures
    >>> text = "revenue of 14221.70亿元"
    >>> figures = find_figures(text)
    >>> [each.change.after for each in proposals(text, figures, Lines(text, figures, []), "repair")]
    ['RMB 1,422.17 billion']
    """
    edges = Counter(edge for each in figures for edge in (each.start, each.end))
    for figure in figures:
        if edges[figure.start] + edges[figure.end] > 2:  # one begins where another ends: anew they might run together
            continue
        if figure.value is None or is_damaged(figure):
            continue
        if mode == "repair":
            if figure.language != "zh" or not lines.english(figure):
                continue
        elif figure.kind not in _RESTYLED:
            continue
        alone = replace(figure, start=0, end=len(figure.surface), suspect=None)
        after, start, end = _printed(alone, "en" if mode == "repair" else mode)
        if after:
            anew = spaced(text, figure.start, figure.end, after)
            shift = len(anew) - len(anew.lstrip())
            yield Proposal(figure=figure, change=_change(figure, anew), start=start + shift, end=end + shift)


def is_damaged(figure: Figure) -> bool:
    """Return whether something is wrong with a figure beyond its wording."""
    return figure.suspect is not None and figure.suspect.mechanism not in _WORDING


def _change(figure: Figure, after: str) -> Change:
    return Change(
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


@lru_cache(maxsize=4096)
def _printed(figure: Figure, style: str) -> tuple[str, int, int]:
    """Return the figure in another style with its span in it, or nothing where that does not read back as the same."""
    nothing = "", 0, 0
    try:
        inside = parse_figure(figure.surface)
        if (inside.value, inside.high, inside.unit) != (figure.value, figure.high, figure.unit):
            return nothing
        if style == "en" and inside.kind == "count" and _HAN.search(inside.unit):
            return nothing
        after = render_figure(replace(figure, qualifier=inside.qualifier), style=style)
        if after == figure.surface:
            return nothing
        back = parse_figure(after)
        alone = back if back.qualifier == "exact" else replace(back, qualifier=parse_figure(back.surface).qualifier)
        if render_figure(alone, style=style) != back.surface or len(find_figures(after)) != 1:
            return nothing
    except FigureError:
        return nothing
    same = (back.value, back.high, back.kind, back.unit, back.qualifier) == (
        figure.value,
        figure.high,
        figure.kind,
        figure.unit,
        inside.qualifier,
    )
    return (after, back.start, back.end) if same else nothing
