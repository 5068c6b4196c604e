"""Reading a figure whose digits were damaged: undo the stretch, read the line again, keep the original span."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.damage.suspects import damaged
from starnames.figure import find_figures
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.damage.page import Page
    from starnames.model import Figure, Repair

__all__ = ["reread"]

_LEFT, _RIGHT = 80, 60
_NUMBER = lazy(r"\d{1,30}(?:,\d{3})*(?:\.\d+)?")


def reread(page: Page, start: int, end: int, undone: str, repair: Repair) -> Figure:
    """Return the figure at a damaged stretch as it reads with `undone` in the stretch's place.

    The figure spans its currency, scale and unit too; where the undone text is no figure (a year) it spans the stretch
    alone. It has no value of its own: what it should say is in its suspect.

    >>> from starnames.model import Repair
    >>> from starnames.damage.page import Page
    >>> repair = Repair(value=None, factor=None, mechanism="digits_split", certainty="certain")
    >>> figure = reread(Page("up 4 1.3 times", ()), 3, 8, "41.3", repair)
    >>> figure.surface, figure.suspect.replacement, figure.suspect.value
    ('4 1.3 times', '41.3 times', Decimal('41.3'))
    """
    text = page.text
    floor = max(0, start - _LEFT)
    left = text.rfind("\n", floor, start) + 1
    if floor and not left:  # in the middle of a line, but not of a word
        left = floor if text[floor] > "\u2e80" else max(floor, text.find(" ", floor, start) + 1)
    line = text[left:start] + undone + text[end : end + _RIGHT]
    place = start - left
    for found in find_figures(line, locale=page.locale):
        if found.start <= place < found.end and place + len(undone) <= found.end:
            first, last = left + found.start, end + found.end - place - len(undone)
            return replace(
                found,
                start=first,
                end=last,
                surface=text[first:last],
                value=None,
                high=None,
                reason="damaged",
                suspect=replace(repair, value=found.value, high=found.high, replacement=found.surface),
            )
    value = Decimal(undone.replace(",", "")) if _NUMBER.fullmatch(undone) else None
    return damaged(text, start, end, replace(repair, value=value, replacement=undone))
