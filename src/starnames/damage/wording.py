"""Wording and sense: what a reader should know and a repair must not touch. Everything here is `possible`.

`currency_twice` and `double_negative` are wording, not damage. `name_as_number`, `jiaci_as_companies`,
`streak_as_count`, `sign_reversed` and `year_slip` can be seen in one document and not settled there.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.damage.suspects import damaged, suspected
from starnames.model import Figure, Repair
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.damage.page import Page

__all__ = ["find_wording", "find_years"]

_TWICE = lazy(r"(?:RMB|CNY|CN¥|¥|￥).*\d.*(?:yuan|renminbi|RMB)|(?:US\$|USD|\$).*\d.*dollars", re.IGNORECASE)
_FIRST = frozenset("RrCc¥￥Uu$")  # what a currency before the number begins with
_LAST = ("yuan", "renminbi", "rmb", "dollars")
_FALL = lazy(
    r"\b(?:decrease|decline|drop|fall|reduction|fell|declined|decreased|dropped|down)(?: of| by)?\s$", re.IGNORECASE
)
_BOARD = frozenset(("board", "boards"))
_FUNDS = frozenset(("products", "ETFs", "funds", "product"))
_ODD = _BOARD | _FUNDS  # counts that may be something else
_INDEXES = frozenset(map(Decimal, (50, 100, 180, 200, 300, 500, 1000, 2000)))
_NAMED = lazy(r"\b(?:of which|including|among which|among them),?\s(?:the\s)?$")
_AMOUNTS = lazy(r"^[^.;\d]{0,60}\b(?:were|was|reached|totaled|stood at|came to)\s[^.;\d]{0,20}\d")
_SUB = lazy(r"sub-(?:compan|enterpris|firm|institution)|compan(?:y|ies)-times|household-times")
_STREAK = lazy(
    r"\s?(?:boards?,? (?:in a row|consecutive)|"
    r"board(?=[,.;]|$| (?:stock|streak|rally|limit|in \d|after|on|at|and|with)\b))"
)
#: 4天3板 put word by word: "4 days and 3 boards", "3 boards in 4 days".
_DAYS_BEFORE = lazy(r"(?<![\d.])(\d{1,2}) days?,?(?: and)? $")
_BOARDS = lazy(r"\s?boards?\b(?! of\b| meetings?\b| members?\b| seats?\b| met\b)")
_IN_DAYS = lazy(r" in (\d{1,2}) (?:trading )?days?\b")
_PROFIT = lazy(
    r"\bnet (?:profit|income)s?\b[^.;,]{0,30}\b(?:fell|decreased|declined|reduced|dropped|down)(?: by)?\s$",
    re.IGNORECASE,
)
_TURNED = lazy(
    r"\bturn(?:ed|ing|s)?\s(?:\w+\s)?loss(?:es)? into profit|\bturnaround|\bloss(?:es)?\s(?:\w+\s)?narrowed",
    re.IGNORECASE,
)
_YEAR = lazy(r"(2[1-9]\d\d)(?=[,.;)\n]|$)")
_SINCE = lazy(r"\b(?:in|until|since|from|by)\s$")
_MODERN = lazy(r"\b20\d\d\b")


def find_wording(page: Page) -> Iterator[Figure]:
    """Yield the figures whose wording or sense is odd.

    >>> from starnames.damage.page import Page
    >>> from starnames.figure import find_figures
    >>> text = "worth RMB 6 trillion yuan"
    >>> [each.suspect.mechanism for each in find_wording(Page(text, find_figures(text)))]
    ['currency_twice']
    """
    for figure in page.figures:
        kind = figure.kind
        if kind == "money":
            found = _currency(figure) if figure.surface[0] in _FIRST else None
        elif kind == "percent":
            found = _percent(page, figure) if figure.direction or figure.surface[0] in "-−–" else None
        elif kind == "count" and (not figure.unit or figure.unit in _ODD or figure.unit.startswith("sub-")):
            found = _count(page, figure)
        else:
            found = None
        if found is not None:
            mechanism, evidence, value = found
            yield suspected(
                figure,
                Repair(
                    value=value,
                    factor=None,
                    mechanism=mechanism,
                    certainty="possible",
                    evidence=(evidence,),
                    high=figure.high,
                ),
            )


# Mechanism, evidence, and the value that the figure has if so.
_Found = tuple[str, str, Decimal | None]


def _currency(figure: Figure) -> _Found | None:
    if not figure.surface.lower().endswith(_LAST) or not _TWICE.fullmatch(figure.surface):
        return None
    return "currency_twice", "the currency stands before the number and behind it", figure.value


def _percent(page: Page, figure: Figure) -> _Found | None:
    if figure.surface[0] in "-−–" and figure.value is not None and _FALL.search(page.before(figure, 20)):
        return "double_negative", "a fall of a negative figure", abs(figure.value)
    if (
        figure.direction
        and b"net " in page.lowered[max(0, figure.start - 60) : figure.start]
        and _PROFIT.search(page.text[max(0, figure.start - 60) : figure.start])
        and _PROFIT.search(page.before(figure, 60))
        and _TURNED.search(page.around(figure))
    ):
        return (
            "sign_reversed",
            "losses turn into profits in the same sentence: the loss may have narrowed",
            figure.value,
        )
    return None


def _count(page: Page, figure: Figure) -> _Found | None:
    unit = figure.unit
    after = page.text[figure.end : figure.end + 24]
    if unit.startswith("sub-") or (not unit and "-" in after and _SUB.match(after.lstrip())):
        return "jiaci_as_companies", "家次 counts occasions, not companies", figure.value
    if (unit in _BOARD or (not unit and "board" in after)) and _is_streak(page, figure, figure.end - len(unit)):
        return "streak_as_count", "连板 is a run of days at the limit", figure.value
    if unit in _FUNDS and figure.value in _INDEXES:
        before = page.before(figure, 240)
        if (
            re.search(r"\bind(?:ex|ices)\b", before, re.IGNORECASE)
            and _NAMED.search(before)
            and _AMOUNTS.match(page.after(figure, 90))
        ):
            return "name_as_number", "an amount of money is said of them: the number may end the name of an index", None
    return None


def _is_streak(page: Page, figure: Figure, end: int) -> bool:
    """Return whether a count of boards is one of days at the limit."""
    if _STREAK.match(page.text, end):
        return True
    boards = _BOARDS.match(page.text, end)
    if boards is None or figure.value is None:
        return False
    days = _DAYS_BEFORE.search(page.before(figure, 14)) or _IN_DAYS.match(page.text, boards.end())
    return days is not None and figure.value <= int(days[1])


def find_years(page: Page) -> Iterator[Figure]:
    """Yield the years far ahead in a text whose other years are of this century.

    >>> from starnames.damage.page import Page
    >>> [each.surface for each in find_years(Page("From 2021 to the end in 2323.", ()))]
    ['2323']
    """
    for found in _YEAR.finditer(page.text):
        start, end = found.span(1)
        if _SINCE.search(page.text[max(0, start - 7) : start]) and _MODERN.search(
            page.text, max(0, start - 400), end + 400
        ):
            yield damaged(
                page.text,
                start,
                end,
                Repair(
                    value=None,
                    factor=None,
                    mechanism="year_slip",
                    certainty="possible",
                    evidence=("the years around it are of this century",),
                ),
            )
