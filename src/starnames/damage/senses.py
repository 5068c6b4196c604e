"""Units and counts that were read as something else; all are reported, none is ever applied.

`per_ten_shares_lost` needs shares and payout in the sentence, `cheng_as_percent` the percentage in brackets behind it,
`wan_lost` a fraction of things that come whole, `fen_as_points` points per share, `percent_lost` a rate without a unit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.damage.printed import grouped, read_printed
from starnames.damage.slips import slipped
from starnames.damage.suspects import suspected
from starnames.model import Repair
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.damage.page import Page
    from starnames.model import Figure

__all__ = ["find_per_ten", "find_senses"]

_WHOLE = frozenset(
    ("vehicles", "cars", "people", "persons", "companies", "enterprises", "employees", "households", "students",
     "patients",
     "stores", "customers", "users", "investors", "accounts", "workers", "farmers", "passengers", "machines", "robots"),
)  # fmt: skip
_MEAN = lazy(
    r"\b(?:average|averaged|averages|mean|median|per|each|every|ratio|index|equivalent|full-time|FTEs?|half|times|rate)\b"
)
_NEARLY = lazy(r"\b(?:nearly|almost|over|about|around|more than)\s$", re.IGNORECASE)
_GLOSS = lazy(r"^[^().,;]{0,20}\((\d\d(?:\.\d+)?)\s?(?:%|percent)\)")
_RATE = lazy(
    r"\b(?:turnover|utilization|penetration|coverage|retention|default|vacancy|growth|unemployment) rate "
    r"(?:of|was|is|at|reached)\s$"
)
_PAYOUT = lazy(r"\b(?:payout|dividends?|distribution|paying out|total(?:ing)?)\b[^;.]{0,24}$", re.IGNORECASE)


def find_senses(page: Page) -> Iterator[Figure]:
    """Yield the figures whose unit or count seems to be another than printed.

    >>> from starnames.damage.page import Page
    >>> from starnames.figure import find_figures
    >>> text = "It delivered 12.4 vehicles."
    >>> [each.suspect.replacement for each in find_senses(Page(text, find_figures(text)))]
    ['124,000 vehicles']
    """
    for figure in page.figures:
        repair = None
        if figure.high is not None or figure.value is None or figure.language != "en":
            continue
        if figure.kind == "count" and "." in figure.surface:
            repair = _fraction(page, figure)
        elif figure.unit == "index-points" and page.after(figure, 10) == " per share":
            repair = Repair(
                value=figure.value / 100,
                factor=None,
                mechanism="fen_as_points",
                certainty="possible",
                evidence=("points per share: 分 is a cent",),
            )
        elif figure.unit == "%" and len(figure.surface) < 12 and figure.value in _DIGITS:
            repair = _tenths(page, figure)
        if repair is not None:
            yield suspected(figure, repair)


_DIGITS = frozenset(Decimal(each) for each in range(1, 10))


def _fraction(page: Page, figure: Figure) -> Repair | None:
    printed = read_printed(figure.surface)
    if printed is None or printed.scale or figure.value is None:
        return None
    if not figure.unit and not printed.tail:
        if not _RATE.search(page.before(figure, 40)) or not re.match(r"[,.;]?(?:\s|$)", page.after(figure, 2)):
            return None
        return Repair(
            value=figure.value,
            factor=None,
            mechanism="percent_lost",
            certainty="possible",
            evidence=("a rate without a unit",),
        )
    if figure.unit not in _WHOLE or figure.value == figure.value.to_integral() or _MEAN.search(page.around(figure)):
        return None
    value = figure.value.scaleb(4)
    return Repair(
        value=value,
        factor=Decimal(10_000),
        mechanism="wan_lost",
        certainty="likely",
        evidence=(f"{figure.surface} is no whole number; × 10⁴ = {value:f}",),
        replacement=f"{printed.head}{grouped(printed.amount.scaleb(4), commas=True)}{printed.gap}{printed.tail}",
    )


def _tenths(page: Page, figure: Figure) -> Repair | None:
    printed = read_printed(figure.surface)
    gloss = _GLOSS.match(page.after(figure, 40))
    if printed is None or figure.value is None or not gloss or not _NEARLY.search(page.before(figure, 12)):
        return None
    stated = Decimal(gloss.group(1))
    if abs(stated - figure.value * 10) >= 10:
        return None
    return Repair(
        value=figure.value * 10,
        factor=Decimal(10),
        mechanism="cheng_as_percent",
        certainty="likely",
        evidence=(f"{stated} % stands behind it: {printed.number} tenths",),
        replacement=printed.shifted(1),
    )


def find_per_ten(page: Page) -> Iterator[Figure]:
    """Yield the dividends per share that are ten times the payout divided by the shares.

    >>> from starnames.damage.page import Page
    >>> from starnames.figure import find_figures
    >>> text = "It pays 2.5 yuan per share on 400 million shares, a total of 100 million yuan."
    >>> [each.suspect.replacement for each in find_per_ten(Page(text, find_figures(text)))]
    ['2.5 yuan per 10 shares']
    """
    for words, start, figures in page.groups(page.having("q") if "s" in page.letters else ()):
        if "per share" not in words:
            continue
        price = _only(figures, "CNY/share")
        shares = _only(figures, "shares")
        paid = _only(figures, "CNY")
        if price is None or shares is None or paid is None or not (price.value and shares.value and paid.value):
            continue
        each = paid.value / shares.value
        if not _PAYOUT.search(words[: paid.start - start]):
            continue
        if "billion" in paid.surface and abs(each / 10 / price.value - 1) <= Decimal("0.02"):
            yield from slipped(
                paid, ("yi_as_billion", -1), "likely", f"{price.surface} × {shares.surface} is a tenth of it"
            )
        if abs(each * 10 / price.value - 1) > Decimal("0.02"):
            continue
        yield suspected(
            price,
            Repair(
                value=price.value / 10,
                factor=Decimal("0.1"),
                mechanism="per_ten_shares_lost",
                certainty="likely",
                evidence=(f"{paid.surface} ÷ {shares.surface} = {each.normalize():f} per share",),
                replacement=price.surface.replace("per share", "per 10 shares"),
            ),
        )


def _only(figures: Sequence[Figure], unit: str) -> Figure | None:
    found = [each for each in figures if each.unit == unit and each.high is None]
    return found[0] if len(found) == 1 else None
