"""`yi_as_billion` of a part: an "of which" part in billions that exceeds its whole. Reported only.

Either of the two may be off, and parts of a net sum (profit, loss, growth) may well exceed it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from starnames.damage.comma import OF_WHICH
from starnames.damage.printed import amount
from starnames.damage.slips import slipped
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.damage.page import Page
    from starnames.model import Figure

__all__ = ["find_parts_above"]

_NET = lazy(r"\b(?:profit|loss|income|increase|decrease|growth|net)\b")
_LIMITS = frozenset(("over", "at_least", "under", "at_most"))  # a limit that each passes is no sum


def find_parts_above(page: Page) -> Iterator[Figure]:
    """Yield the "of which" parts in billions that exceed their whole by less than ten times.

    >>> from starnames.damage.page import Page
    >>> from starnames.figure import find_figures
    >>> text = "The fund has 5.2 billion yuan, of which 8.36 billion yuan is new."
    >>> [each.suspect.value for each in find_parts_above(Page(text, find_figures(text)))]
    [Decimal('836000000')]
    """
    for whole, part in pairwise(page.yuan):
        if not amount(whole) < amount(part) <= 10 * amount(whole) or "billion" not in part.surface:
            continue
        link = page.text[whole.end : part.start] if part.start - whole.end <= 90 else ""
        if (
            {whole.qualifier, part.qualifier} & _LIMITS
            or not OF_WHICH.match(link)
            or _NET.search(link)
            or _NET.search(page.before(whole, 120))
        ):
            continue
        yield from slipped(
            part, ("yi_as_billion", -1), "possible", f"{part.surface} is stated as a part of {whole.surface}"
        )
