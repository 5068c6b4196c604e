"""`literal_scale`: 亿 and 万 spelled out behind a number, as in "3.5 hundred million yuan" or "3.5 100 million yuan".

The value is right and needs no evidence; the repair prints it in plain scales. Only a number in digits counts: "five
hundred million" and "100 million" are English.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.damage.printed import grouped, power_of_ten
from starnames.damage.suspects import suspected
from starnames.model import Repair
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.damage.page import Page
    from starnames.model import Figure

__all__ = ["find_literal"]

_LITERAL = lazy(
    r"([^\d]{0,12})(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,20}(?:\.\d+)?)\s"
    r"(hundred million|100 million|ten thousand|10,000|10 thousand)\b([^\d]{0,40})",
    re.IGNORECASE,
)
_POWERS = {"hundred million": 8, "100 million": 8}
_CHINESE = {4: "万", 8: "亿"}
_SCALES = ((9, " billion"), (6, " million"), (0, ""))


def find_literal(page: Page) -> Iterator[Figure]:
    """Yield the figures whose scale is spelled out.

    >>> from starnames.figure import find_figures
    >>> from starnames.damage.page import Page
    >>> text = "worth 14,221.70 hundred million yuan"
    >>> [each.suspect.replacement for each in find_literal(Page(text, find_figures(text)))]
    ['1,422.17 billion yuan']
    """
    for figure in page.figures:
        surface = figure.surface
        if (
            " " not in surface
            or figure.value is None
            or not ("hundred " in surface or " 10" in surface or "ten " in surface)
        ):
            continue
        found = _LITERAL.fullmatch(surface)
        if not found:
            continue
        head, number, scale, tail = found.groups()
        power = _POWERS.get(scale.lower(), 4)
        if figure.value != Decimal(number.replace(",", "")).scaleb(power) or (
            scale[0] == "1" and re.fullmatch(r"(?:19|20)\d\d", number)
        ):
            continue
        yield suspected(
            figure,
            Repair(
                value=figure.value,
                factor=Decimal(1),
                mechanism="literal_scale",
                certainty="possible" if scale[:3] in {"10,", "10 "} and "." not in number else "certain",
                evidence=(f"{scale} behind a number is {_CHINESE[power]}: {number} × {power_of_ten(power)}",),
                replacement=f"{head}{_plain(number, power)}{tail}",
            ),
        )


def _plain(number: str, power: int) -> str:
    amount = Decimal(number.replace(",", ""))
    exponent, word = next(each for each in _SCALES if amount.scaleb(power).adjusted() >= each[0])
    amount = amount.scaleb(power - exponent)
    if "." not in number:
        amount = amount.normalize()
    text = grouped(amount, commas=True)
    while "." in text and len(text) - text.index(".") > 3 and text.endswith("0"):
        text = text[:-1]
    return text + word
