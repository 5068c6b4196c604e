"""Arithmetic of shares: price × shares against the money raised, turnover ÷ turnover rate against market value.

Each must be off by a slip of the printed scale and hold with it undone: to half a percent for `certain` with a price
and shares, to 6 % with a turnover rate (a market value is of one moment of the day); looser agreement is `likely`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.damage.printed import powers
from starnames.damage.slips import slipped, solve
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from starnames.damage.page import Page
    from starnames.model import Figure

__all__ = ["find_offerings"]

_PRICED = lazy(r"^[^;.]{0,30}\b(?:at|price of|priced at)\s[^;.\d]{0,20}$")
_RAISES = lazy(
    r"^[^;.\d]{0,30}\b(?:raising|raised|to raise|raises|proceeds of|for a total of|totaling|worth)\b"
    r"(?: about| nearly| over|"
    r" a total of| a net| net| gross| RMB)?\s$",
)
_TURNOVER = lazy(
    r"\b(?:turnover|trading volume|transaction amount|traded value)(?: of| was| reached| stood at)"
    r"(?: about| nearly| over)?\s$",
    re.IGNORECASE,
)
_RATE = lazy(r"\bturnover rate(?: of| was| reached| at)?(?: about| nearly| over)?\s$", re.IGNORECASE)
_VALUE = lazy(
    r"\bmarket (?:value|cap|capitalization)(?: of| was| is| at| stands at| stood at)?(?: about| nearly| over)?\s$",
    re.IGNORECASE,
)
_CLOSE = Decimal("0.005")


def find_offerings(page: Page) -> Iterator[Figure]:
    """Yield the amounts that shares and prices, or a turnover rate and a market value, prove wrong.

    >>> from starnames.damage.page import Page
    >>> from starnames.figure import find_figures
    >>> text = "It issued 50 million shares at 21.60 yuan per share, raising 10.8 billion yuan."
    >>> [each.suspect.replacement for each in find_offerings(Page(text, find_figures(text)))]
    ['1.08 billion yuan']
    """
    raised = page.having("s[yq]y") if page.has(b"rais") else ()
    turned = page.behind(b"urnover rate") if page.has_turnover else ()
    for words, start, figures in page.groups({*raised, *turned}):
        if "shares" in words and "rais" in words:
            yield from _raised(words, start, figures)
        if "urnover rate" in words:
            yield from _turnover(words, start, figures)


def _raised(words: str, start: int, figures: Sequence[Figure]) -> Iterator[Figure]:
    for shares, price, raised in zip(figures, figures[1:], figures[2:], strict=False):
        if shares.unit != "shares" or price.unit not in {"CNY/share", "CNY"} or raised.unit != "CNY":
            continue
        if not shares.value or not price.value or any(each.high is not None for each in (shares, price, raised)):
            continue
        if not _PRICED.match(words[shares.end - start : price.start - start]) or not _RAISES.match(
            words[price.end - start : raised.start - start]
        ):
            continue
        product = shares.value * price.value

        def within(low: Decimal, high: Decimal, product: Decimal = product) -> Callable[[Sequence[Decimal]], bool]:
            return lambda values: low <= values[0] / product <= high

        answer = solve((raised,), within(Decimal("0.85"), Decimal("1.03")))
        if answer is None:
            continue
        _, slip, sure = answer
        tight = solve((raised,), within(1 - _CLOSE, 1 + _CLOSE)) is not None
        evidence = f"{shares.surface} × {price.surface} = {product.normalize():f}; text says {raised.value:f}"
        yield from slipped(raised, slip, "certain" if sure and tight else "likely", evidence)


def _turnover(words: str, start: int, figures: Sequence[Figure]) -> Iterator[Figure]:
    turnover = _first(words, start, figures, _TURNOVER, "CNY")
    rate = _first(words, start, figures, _RATE, "%")
    worth = _first(words, start, figures, _VALUE, "CNY")
    if turnover is None or rate is None or worth is None or not (turnover.value and rate.value and worth.value):
        return
    implied = turnover.value / rate.value * 100
    ratio = implied / worth.value
    if not Decimal("1.06") < ratio <= Decimal("10.6"):
        return
    slip = ("yi_as_billion", -1)
    if "billion" not in turnover.surface:
        return
    certainty = "certain" if abs(ratio / 10 - 1) <= Decimal("0.06") else "likely"
    against = f"{ratio:.2f} times the market value of {worth.surface}; a tenth is {ratio / 10:.2f} times"
    evidence = f"turnover ÷ turnover rate = {powers(implied)}, {against}"
    yield from slipped(turnover, slip, certainty, evidence)


def _first(words: str, start: int, figures: Sequence[Figure], lead: re.Pattern[str], unit: str) -> Figure | None:
    for figure in figures:
        place = figure.start - start
        if figure.unit == unit and figure.high is None and lead.search(words[max(0, place - 50) : place]):
            return figure
    return None
