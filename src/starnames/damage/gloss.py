"""A currency gloss in brackets: "8.36 billion yuan (about US$116 million)" cannot both be right.

The gloss must be the whole of the bracket. The rate that the two imply must be one that the currencies never had, and
with exactly one slip undone one that they did.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from starnames.damage.printed import amount
from starnames.damage.slips import slipped, solve
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.damage.page import Page
    from starnames.model import Figure

__all__ = ["RATES", "find_gloss"]

# Yuan for one unit, lowest and highest since 1994 (State Administration of Foreign Exchange, central parity rates).
RATES: dict[str, tuple[Decimal, Decimal]] = {
    "USD": (Decimal("6.0"), Decimal("8.75")),
    "HKD": (Decimal("0.77"), Decimal("1.13")),
    "EUR": (Decimal("6.4"), Decimal("11.4")),
}
_OPEN = lazy(
    r"^\s?[(（]\s?(?:(?:or|about|approximately|approx\.?|around|roughly|some|nearly|over|equivalent to|equal to)"
    r"\s?){0,3}$"
)
_CLOSE = lazy(r"^\s?[)）]")


def find_gloss(page: Page) -> Iterator[Figure]:
    """Yield the amounts in yuan that their gloss in another currency proves wrong.

    >>> from starnames.damage.page import Page
    >>> from starnames.figure import find_figures
    >>> text = "It pays 8.36 billion yuan (about US$116 million)."
    >>> [each.suspect.replacement for each in find_gloss(Page(text, find_figures(text)))]
    ['836 million yuan']
    """
    for figure, other in pairwise(page.figures):
        if other.unit not in RATES or figure.unit != "CNY" or not 0 < other.start - figure.end <= 40:
            continue
        if not other.value or figure.high is not None or other.high is not None:
            continue
        if not _OPEN.match(page.text[figure.end : other.start]) or not _CLOSE.match(page.after(other, 2)):
            continue
        low, high = RATES[other.unit]
        worth = other.value

        def holds(values: Sequence[Decimal], low: Decimal = low, high: Decimal = high, worth: Decimal = worth) -> bool:
            return low <= values[0] / worth <= high

        answer = solve((figure,), holds)
        if answer is None:
            continue
        _, slip, sure = answer
        sure = sure and other.digits >= 2
        each = amount(figure) / worth
        evidence = f"{figure.surface} for {other.surface} is {each:.2f} yuan each; the rate is {low} to {high}"
        yield from slipped(figure, slip, "certain" if sure else "likely", evidence)
