"""Arithmetic inside one sentence: growth, share and sum, which must hold and do with exactly one slip undone.

- growth: from A to B, an increase of r %. Compound and average rates are no equation of two years.
- share: A accounted for r % of B. A median or an average is no share of a sum.
- sum: a total T including A and B, which make T to the last digit; three digits at least, since round sums meet by
  chance.

Where two slips make the sentence true, nothing is said.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from starnames.damage.printed import amount, significant
from starnames.damage.slips import slipped, solve
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.damage.page import Page
    from starnames.model import Figure

__all__ = ["find_equations"]

_LEAD = 60  # how far before an amount a word still speaks of it
_WIDE = 80  # no gap between two figures of an equation is wider
_MEAN = lazy(
    r"\b(?:median|average|averaged|mean|compound|annualized|CAGR|per year|a year|respectively)\b", re.IGNORECASE
)
_FROM = lazy(r"\bfrom(?: about| around| nearly| over)?\s$")
_TO = lazy(r"^[^,;]{0,30}\bto(?: about| around| nearly| over)?\s$")
_GROWTH = lazy(
    r"^[^,;.]{0,24},?\s(?:(up|down)|(?:an?|representing an?|with an?)\s(?:year-on-year\s)?"
    r"(increase|rise|growth|gain|jump|surge|"
    r"decrease|decline|drop|fall)|(increasing|rising|growing|falling|declining))(?:\s(?:of|by))?(?:\sabout|\snearly|\sover)?\s$",
)
_DOWN = frozenset(("down", "decrease", "decline", "drop", "fall", "falling", "declining"))
_ACCOUNTS = lazy(
    r"^[^;.]{0,40}\b(?:account(?:s|ed|ing) for|represent(?:s|ed|ing)|equal to|equivalent to)"
    r"(?: about| nearly| over)?\s$"
)
_OF = lazy(r"^\sof\s[^,;.]{0,60}$")
_SUMS = (b"total", b"combined", b"altogether", b"aggregate")
_TOTAL = lazy(r"\b(?:total|combined|altogether|aggregate)", re.IGNORECASE)
_PARTS = lazy(r"^[^;.]{0,40}(?:including|of which|comprising|consisting of|made up of|namely|:)[^;.]{0,40}$")
_JOINS = lazy(r"^[^;.]{0,60}$")
_OTHER = lazy(r"\b(?:increase|decrease|up|down|rose|fell|compared|more than|less than|profit|assets)\b")


def find_equations(page: Page) -> Iterator[Figure]:
    """Yield the amounts that make an equation of their sentence false, and true when one slip is undone.

    >>> from starnames.damage.page import Page
    >>> from starnames.figure import find_figures
    >>> text = "Sales rose from 18.4 billion yuan to 2.07 billion yuan, up 12.5%."
    >>> [each.suspect.replacement for each in find_equations(Page(text, find_figures(text)))]
    ['1.84 billion yuan']
    """
    for words, start, figures in page.groups({*_rates(page), *_sums(page)}):
        if ("%" in words or "percent" in words) and not _MEAN.search(words):
            if "from" in words:
                yield from _growth(words, start, figures)
            if "of" in words:
                yield from _share(words, start, figures)
        if _TOTAL.search(words):
            yield from _sum(words, start, figures)


def _rates(page: Page) -> Iterator[int]:
    """Yield the figures that may begin a growth or a share: two amounts and a percentage, in words that may say so."""
    text, figures = page.text, page.figures
    for index in page.having("yyp|ypy"):
        first, second = figures[index : index + 2]
        if second.unit == "%":
            if second.start - first.end <= _WIDE and _ACCOUNTS.match(text[first.end : second.start]):
                yield index
        elif "from" in text[max(0, first.start - _LEAD) : first.start]:
            yield index


def _sums(page: Page) -> Iterator[int]:
    """Yield the amounts behind the word of a total that may be one: another amount follows as its part."""
    text, figures, lowered = page.text, page.figures, page.lowered
    if not any(each in lowered for each in _SUMS):
        return
    total, at = None, 0
    for index, part in enumerate(figures):
        if part.kind != "money":
            continue
        if total is not None and part.start - total.end <= 2 * _WIDE:
            lead = lowered[max(0, total.start - _LEAD) : total.start]
            if any(each in lead for each in _SUMS) and _PARTS.match(text[total.end : part.start]):
                yield at
        total, at = part, index


def _gap(words: str, start: int, left: Figure, right: Figure) -> str:
    return words[left.end - start : right.start - start]


def _solved(amounts: Sequence[Figure], digits: int, holds: object, *evidence: str) -> Iterator[Figure]:
    answer = solve(amounts, holds)  # type: ignore[arg-type]
    if answer is None:
        return
    figure, slip, sure = answer
    sure = sure and all(each.digits >= 2 for each in amounts) and digits >= 2
    yield from slipped(figure, slip, "certain" if sure else "likely", *evidence)


def _growth(words: str, start: int, figures: Sequence[Figure]) -> Iterator[Figure]:
    for old, new, rate in zip(figures, figures[1:], figures[2:], strict=False):
        if [each.unit for each in (old, new, rate)] != ["CNY", "CNY", "%"] or rate.high is not None:
            continue
        if not old.value or not new.value or rate.value is None:
            continue
        way = _GROWTH.match(_gap(words, start, new, rate))
        if not way or not _FROM.search(words[: old.start - start]) or not _TO.match(_gap(words, start, old, new)):
            continue
        share = -rate.value if next(filter(None, way.groups())) in _DOWN else rate.value
        factor = 1 + share / 100

        def holds(values: Sequence[Decimal], factor: Decimal = factor) -> bool:
            return abs(values[1] / values[0] - factor) <= abs(factor) * Decimal("0.015")

        times = new.value / old.value
        evidence = f"from {old.surface} to {new.surface} is × {times:.3f}; {share:f} % is × {factor:.3f}"
        yield from _solved((old, new), rate.digits, holds, evidence)


def _share(words: str, start: int, figures: Sequence[Figure]) -> Iterator[Figure]:
    for part, rate, whole in zip(figures, figures[1:], figures[2:], strict=False):
        if [each.unit for each in (part, rate, whole)] != ["CNY", "%", "CNY"] or rate.high is not None:
            continue
        if not part.value or not whole.value or rate.value is None:
            continue
        if not _ACCOUNTS.match(_gap(words, start, part, rate)) or not _OF.match(_gap(words, start, rate, whole)):
            continue
        stated = rate.value

        def holds(values: Sequence[Decimal], stated: Decimal = stated) -> bool:
            return abs(values[0] / values[1] * 100 - stated) <= stated * Decimal("0.02")

        printed = part.value / whole.value * 100
        evidence = f"{part.surface} of {whole.surface} is {printed:.2f} %; text says {stated:f} %"
        yield from _solved((part, whole), rate.digits, holds, evidence)


def _sum(words: str, start: int, figures: Sequence[Figure]) -> Iterator[Figure]:
    amounts = [each for each in figures if each.kind == "money"]
    for index, total in enumerate(amounts[:-2]):
        lead = words[max(0, total.start - start - _LEAD) : total.start - start]
        link = _gap(words, start, total, amounts[index + 1])
        if not (_TOTAL.search(lead) and _PARTS.match(link)):
            continue
        parts = amounts[index + 1 :]
        gaps = [_gap(words, start, *pair) for pair in pairwise(parts)]
        if any(each.unit != "CNY" or each.high is not None or not each.value for each in (total, *parts)):
            return
        if not all(_JOINS.match(each) and not _OTHER.search(each) for each in gaps) or _OTHER.search(link):
            return
        if len(significant(amount(total))) < 3:
            return

        def holds(values: Sequence[Decimal]) -> bool:
            return values[0] == sum(values[1:])

        made = sum(map(amount, parts), Decimal(0))
        yield from _solved(
            (total, *parts), 2, holds, f"the parts make {made.normalize():f}; the total says {total.value:f}"
        )
        return
