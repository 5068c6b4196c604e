"""`digit_placeholder`: a translation engine's placeholder for the digit 1, leaked into a number.

``65438+0`` and ``/KLOC-0`` stand for 1 and nothing else, so that undoing them needs no evidence and gives the figure
as printed; whether that figure has a scale slip is judged apart. ``65438+`` without its zero is reported only. Nothing
is undone in web addresses, formulas and sums.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames.damage.suspects import damaged
from starnames.damage.undo import reread
from starnames.model import Figure, Repair
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.damage.page import Page

__all__ = ["find_placeholders"]

_ANCHOR = lazy(r"438\+|/KLOC-0", re.IGNORECASE)
_MARK = lazy(r"65,?438\+0?(?=65,?438\+)|65,?438\+0|/KLOC-0/?(?=\d)|/KLOC-0", re.IGNORECASE)
_BARE = lazy(r"65,?438\+$")
_YEAR = lazy(r"(?:19|20) \d\d$")
_FORMULA = lazy(r"\s?=")
_DIGITS = "0123456789,"
_REACH = 24


def find_placeholders(page: Page) -> Iterator[Figure]:
    """Yield the figures with a leaked placeholder.

    >>> from starnames.damage.page import Page
    >>> [each.suspect.replacement for each in find_placeholders(Page("some 865,438+0% of firms", ()))]
    ['81%']
    """
    text = page.text
    if not (page.shows(b"438+", b"+") or page.shows(b"/kloc-0", b"/")):
        return
    done = 0
    for anchor in _ANCHOR.finditer(text, page.low, page.high):
        if anchor.start() < done:
            continue
        start = _left(text, anchor.start())
        end = done = _right(text, anchor.end())
        if end - anchor.end() >= _REACH - 6 or anchor.start() - start >= _REACH - 6 or _outside(text, start, end):
            continue
        figure = _bare(text, start, end) if _BARE.search(text, start, end) else _undone(page, start, end)
        if figure is not None:
            done = figure.end
            yield figure


def _left(text: str, place: int) -> int:
    floor = max(0, place - _REACH)
    while place > floor and text[place - 1] in _DIGITS:
        place -= 1
    while text[place] == ",":
        place += 1
    return place


def _right(text: str, place: int) -> int:
    top = min(len(text), place + _REACH)
    if (
        text.startswith("/", place)
        and text[place - 1] == "0"
        and text[place + 1 : place + 2].isdigit()
        and text[place - 2] == "-"
    ):
        place += 1
    while place < top:
        mark = _MARK.match(text, place)
        if mark:
            place = mark.end()
        elif text[place] in "0123456789,.":
            place += 1
        else:
            break
    while text[place - 1] in ",.":
        place -= 1
    return place


def _outside(text: str, start: int, end: int) -> bool:
    """Tell whether the stretch is part of an address, a formula or a sum."""
    word = text[max(0, start - 200) : start].split()
    lead = "" if start == 0 or text[start - 1].isspace() or not word else word[-1]
    joined = text[start] == "/" and lead[-1:].isalpha()
    return (
        joined
        or "//" in lead
        or "www." in lead
        or "@" in lead
        or lead.endswith(("=", "+"))
        or bool(_FORMULA.match(text, end))
    )


def _undone(page: Page, start: int, end: int) -> Figure | None:
    text = page.text
    stretch = text[start:end]
    undone, marks = _MARK.subn("1", stretch)
    if not marks or not undone.replace(",", "").replace(".", "", 1).isdigit():
        return None
    year = _YEAR.search(text, max(0, start - 3), start + 2) if stretch[2:3] == "/" else None
    if year and marks == 1 and stretch[2:].upper() == "/KLOC-0":
        start, undone = year.start(), year.group().replace(" ", "")
    elif not re.fullmatch(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?", undone):
        undone = undone.replace(",", "")
    shown = text[start:end]
    return reread(
        page,
        start,
        end,
        undone,
        Repair(
            value=None,
            factor=None,
            mechanism="digit_placeholder",
            certainty="certain",
            evidence=(f"an engine's placeholder for the digit 1: {shown} is {undone}",),
        ),
    )


def _bare(text: str, start: int, end: int) -> Figure:
    return damaged(
        text,
        start,
        end,
        Repair(
            value=None,
            factor=None,
            mechanism="digit_placeholder",
            certainty="possible",
            evidence=("65438+ without its zero may stand for the digit 1",),
        ),
    )
