"""`digits_split` and `cells_joined`: a space inside a number, and two numbers with none between them.

A split is undone only where the parts make one known shape and the words on both sides leave no other reading: a year
behind a word of time and before a stop; two parts of a decimal behind a verb or preposition, with a unit, before a
stop. Two cells run together are reported only: where they part is in the table, not in the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from starnames.damage.printed import read_printed
from starnames.damage.suspects import suspected
from starnames.damage.undo import reread
from starnames.model import Figure, Repair
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.damage.page import Page

__all__ = ["find_joined", "find_splits"]

_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = lazy(r"(?:19|20)[ \n]\d\d(?![\d%]|[,.]\d)")
_TIME = lazy(
    r"(?:\b(?:since|until|end of|beginning of|start of|half of|quarter of|year|fiscal|FY|late|early|in)|"
    rf"(?<!on ){_MONTHS})\s$",
    re.IGNORECASE,
)
_CLOSED = lazy(r"\s?年|[,.;:)](?!\d)|\s*$")
_PARTS = (
    lazy(r"(\d{1,2})[ \n](\d{1,2}\.\d{1,4})(?!\d)"),
    lazy(r"(\d{1,4}\.)[ \n](\d{1,2})(?![\d.,]\d|\d)"),
    lazy(r"(\d{1,3})[ \n](\.\d{1,4})(?!\d)"),
)
_UNIT = lazy(r"\s?(?:%|(?:times|percent|per cent|percentage|billion|million|trillion|yuan|points)\b)")
_LEAD = lazy(
    r"(?:\b(?:of|by|to|at|was|were|is|reached|reaching|hit|about|nearly|over|than|up|down|rose|fell|grew|increased|"
    r"decreased|price)|(?:RMB|¥|\$))\s?$",
    re.IGNORECASE,
)
_AFTER = lazy(r"[,.;:)](?!\d)|\s?[(]|\s*$|\s(?:per|from|over|in|on|as|than|compared|year|a share)\b|/")


@cache
def _anchor() -> re.Pattern[bytes]:
    """Return what begins a split in the shape of a text; its first byte is looked for by itself, and at once."""
    return re.compile(rb"0(?: (?=\.?0)|\. (?=0))")


def find_splits(page: Page) -> Iterator[Figure]:
    """Yield the numbers that a space or a line break has split.

    >>> from starnames.damage.page import Page
    >>> [each.suspect.replacement for each in find_splits(Page("It opened at the end of 20 18.", ()))]
    ['2018']
    """
    text = page.text
    done = 0
    for found in _anchor().finditer(page.shape, page.low, page.high):
        anchor = start = found.start()
        while start > max(done, anchor - 4) and text[start - 1].isdigit():
            start -= 1
        if start < done or (start and (text[start - 1].isalnum() or text[start - 1] in ".,:/-%")):
            continue
        figure = _year(page, start) or _decimal(page, start)
        if figure is not None:
            done = figure.end
            yield figure


def _repair(stretch: str, undone: str, certainty: str) -> Repair:
    shown = stretch.replace("\n", "⏎")
    evidence = (f"{shown} makes one number, {undone}",)
    return Repair(value=None, factor=None, mechanism="digits_split", certainty=certainty, evidence=evidence)


def _year(page: Page, start: int) -> Figure | None:
    text = page.text
    found = _YEAR.match(text, start)
    if (
        not found
        or not _TIME.search(text[max(0, start - 16) : start])
        or not _CLOSED.match(text[found.end() : found.end() + 3])
    ):
        return None
    undone = text[start : start + 2] + text[start + 3 : start + 5]
    return reread(page, start, found.end(), undone, _repair(found.group(), undone, "certain"))


def _decimal(page: Page, start: int) -> Figure | None:
    text = page.text
    lead = text[max(0, start - 12) : start]
    for kind, pattern in enumerate(_PARTS):
        found = pattern.match(text, start)
        if not found or not _UNIT.match(text, found.end()) or (kind < 2 and not _LEAD.search(lead)):
            continue
        first, second = found.groups()
        if kind == 1 and re.fullmatch(r"(?:19|20)\d\d\.", first):
            continue
        undone = first + second
        figure = reread(page, start, found.end(), undone, _repair(found.group(), undone, "certain"))
        if kind == 2 or _AFTER.match(text[figure.end : figure.end + 12]):
            return figure
        if kind == 1:
            return reread(page, start, found.end(), undone, _repair(found.group(), undone, "possible"))
    return None


def find_joined(page: Page) -> Iterator[Figure]:
    """Yield the amounts of eight digits or more, without a comma, before a scale of million or above.

    >>> from starnames.figure import find_figures
    >>> from starnames.damage.page import Page
    >>> text = "It sold 1204331512 million."
    >>> [each.suspect.certainty for each in find_joined(Page(text, find_figures(text)))]
    ['possible']
    """
    for figure in page.figures:
        surface = figure.surface
        if figure.digits < 8 or "," in surface or "illion" not in surface or not surface.isascii():
            continue
        printed = read_printed(surface)
        if printed and "." not in printed.number and len(printed.number.rstrip("0")) >= 8 and printed.word:
            yield suspected(
                figure,
                Repair(
                    value=None,
                    factor=None,
                    mechanism="cells_joined",
                    certainty="possible",
                    evidence=(f"{len(printed.number)} digits and no comma before {printed.word}: perhaps two cells",),
                ),
            )
