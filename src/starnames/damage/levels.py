"""Known sizes: index levels whose point is gone (`point_dropped`), and a day of trading ten times too large.

An index has a band: what it has been since it began, with room above. A level without a point that is more than twice
the top of the band is `certain` where one of ÷ 10, ÷ 100 and ÷ 1000 puts it into the band and the others do not; the
index must be named right before it, in words of closing or standing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.damage import ceilings
from starnames.damage.printed import amount, grouped, read_printed
from starnames.damage.slips import slipped
from starnames.damage.suspects import suspected
from starnames.model import Repair
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.damage.page import Page
    from starnames.model import Figure

__all__ = ["BANDS", "find_levels", "find_market_turnover"]

# Lowest since 2005 or the start, and highest with room: SSE Composite 998.23 (6 June 2005) to 6,124.04 (16 October
# 2007); SZSE Component 2,590.53 to 19,600.03 (10 October 2007), here from 2010; ChiNext 585.44 (4 December 2012) to
# 4,037.96 (5 June 2015); CSI 300 to 5,930.91 (18 February 2021), from 2008; STAR 50 from 1,000 at the end of 2019.
# Source: the closing and intraday records of the two exchanges and China Securities Index, read in 2025.
BANDS: tuple[tuple[re.Pattern[str], int, int], ...] = (
    (
        lazy(r"(?:Shanghai Composite|SSE Composite|Shanghai Stock Exchange Composite|Shanghai) Index\b", re.IGNORECASE),
        998,
        7_000,
    ),
    (lazy(r"(?:Shenzhen Component|SZSE Component)(?: Index)?\b", re.IGNORECASE), 6_500, 25_000),
    (lazy(r"(?:ChiNext|GEM|Growth Enterprise)(?: Composite)? Index\b", re.IGNORECASE), 585, 5_500),
    (lazy(r"(?:CSI|Shanghai and Shenzhen) 300(?: Index)?\b", re.IGNORECASE), 1_600, 8_000),
    (lazy(r"(?:STAR|Innovation|Innovation Board|Kechuang|Sci-Tech) 50(?: Index)?\b", re.IGNORECASE), 600, 3_500),
)
_ANY_INDEX = lazy(
    r"\b(?:[A-Z][\w&]+(?: and [A-Z]\w+)? ){1,3}(?:Index|index|\d{2,4})\b|"
    r"\b(?:Dow|Sensex|Nikkei|Nifty|Bovespa|KOSPI|DAX)\b"
)
_STANDS = lazy(
    r"\b(?:closed|closing|ended|ended the day|opened|stood|finished|reported|traded|was|is|at|to|reached|hit|of)"
    r"(?: at| to)?\s$"
)
_MARKETS = lazy(r"\b(?:Shanghai and Shenzhen|two cities|two markets|both exchanges|A-shares?|A-share market)\b")
_DAY = lazy(r"\b(?:today|yesterday|day|daily|session|on (?:Mon|Tues|Wednes|Thurs|Fri)day)\b")
_LONGER = lazy(
    r"\b(?:years?|months?|weeks?|quarters?|half|cumulative|annual|interbank|bonds?|futures|since|total market)\b"
)


def find_levels(page: Page) -> Iterator[Figure]:
    """Yield the index levels that have lost their point.

    >>> from starnames.damage.page import Page
    >>> from starnames.figure import find_figures
    >>> text = "The Shanghai Composite Index closed at 321745 points."
    >>> [each.suspect.replacement for each in find_levels(Page(text, find_figures(text)))]
    ['3217.45 points']
    """
    for figure in page.figures:
        if figure.unit != "index-points" or figure.value is None or figure.value < 7_000 or figure.high is not None:
            continue
        printed = read_printed(figure.surface)
        if printed is None or "." in printed.number or printed.scale:
            continue
        before = page.before(figure, 120)
        names = list(_ANY_INDEX.finditer(before))
        if not names or not _STANDS.search(before):
            continue
        name = before[names[-1].start() : names[-1].end()]
        for pattern, low, high in BANDS:
            if pattern.search(name) and figure.value > 2 * high:
                found = [places for places in (-1, -2, -3) if low <= figure.value.scaleb(places) <= high]
                if len(found) == 1:
                    yield suspected(figure, _dropped(figure, found[0], f"{name}: {low:,} to {high:,} points"))
                break


def _dropped(figure: Figure, places: int, band: str) -> Repair:
    printed = read_printed(figure.surface)
    value = amount(figure).scaleb(places)
    number = "" if printed is None else grouped(printed.amount.scaleb(places), commas="," in printed.number)
    return Repair(
        value=value,
        factor=Decimal(1).scaleb(places),
        mechanism="point_dropped",
        certainty="certain",
        evidence=(f"{band}; only {value:f} is inside",),
        replacement="" if printed is None else f"{printed.head}{number}{printed.gap}{printed.tail}",
    )


def find_market_turnover(page: Page) -> Iterator[Figure]:
    """Yield a day's turnover of the A-share market that is twice what any day has been; never more than `likely`.

    >>> from starnames.damage.page import Page
    >>> from starnames.figure import find_figures
    >>> text = "Turnover of Shanghai and Shenzhen was 12.8 trillion yuan today."
    >>> [each.suspect.certainty for each in find_market_turnover(Page(text, find_figures(text)))]
    ['likely']
    """
    if not page.has_turnover:
        return
    ceiling = ceilings.DAY_OF_TRADING
    for figure in page.yuan:
        if not 2 * ceiling.value < amount(figure) < 20 * ceiling.value:
            continue
        words = page.around(figure)
        if "urnover" not in words or not _MARKETS.search(words) or not _DAY.search(words) or _LONGER.search(words):
            continue
        slip = ("yi_as_billion", -1) if "billion" in figure.surface else ("yi_shift", -1)
        yield from slipped(figure, slip, "likely", f"above twice the {ceiling.statement}")
