"""An English figure as printed: its sign and currency, number, scale and the rest, and how to print it shifted.

A repair keeps the wording of the figure: the currency, the unit words and the significant digits stay, the point and,
where the number would fall under one, the scale word move.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.model import Figure

__all__ = ["Printed", "amount", "grouped", "power_of_ten", "powers", "read_printed", "significant"]

_SHAPE = lazy(
    r"([^\d]{0,12})(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,30}(?:\.\d+)?)([\s-]?)"
    r"(trillion|billion|million|thousand|tn|bn|mn)?(?![a-z])([^\d]{0,40})",
    re.IGNORECASE,
)
_LONG = {"tn": "trillion", "bn": "billion", "mn": "million"}
_SMALLER = {"trillion": "billion", "billion": "million", "million": "thousand"}
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def amount(figure: Figure) -> Decimal:
    """Return the value of a figure that has one, as those of `Page.yuan` do."""
    assert figure.value is not None  # noqa: S101 - what the name says
    return figure.value


def powers(value: Decimal) -> str:
    """Return the value in powers of ten, for arithmetic shown to a reader.

    >>> powers(Decimal(1422170) * 10**9)
    '1.42217 × 10¹⁵'
    """
    value = value.normalize()
    exponent = value.adjusted()
    return f"{value.scaleb(-exponent):f} × {power_of_ten(exponent)}"


def power_of_ten(exponent: int) -> str:
    """Return a power of ten as it is written.

    >>> power_of_ten(8)
    '10⁸'
    """
    return f"10{str(exponent).translate(_RAISED)}"


def grouped(number: Decimal, *, commas: bool) -> str:
    """Return the digits with the commas of thousands, or without.

    >>> grouped(Decimal("1422.17"), commas=True)
    '1,422.17'
    """
    return f"{number:,f}" if commas else f"{number:f}"


def significant(value: Decimal) -> str:
    """Return the digits of a value without its point and the zeros around them.

    >>> significant(Decimal("1.4221700E+15"))
    '142217'
    """
    return str(value).partition("E")[0].replace(".", "").strip("-0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The parts of a printed figure; joined in this order they are its surface."""

    head: str
    number: str
    gap: str
    scale: str
    tail: str

    @property
    def amount(self) -> Decimal:
        """The number without its scale."""
        return Decimal(self.number.replace(",", ""))

    @property
    def word(self) -> str:
        """The scale in full and in lower case; empty without one."""
        low = self.scale.lower()
        return _LONG.get(low, low)

    @property
    def comma_for_point(self) -> bool:
        """Whether the shape is that of a point turned into a comma: thousands of billions and no decimals.

        >>> read_printed("1,773 billion yuan").comma_for_point
        True
        """
        return self.word in {"billion", "trillion"} and "," in self.number and "." not in self.number

    def shifted(self, places: int) -> str:
        """Return the surface with the number moved by powers of ten; the scale steps down rather than fall under one.

        Zeros that only fill the third decimal are dropped: three decimals are what 亿 leaves of two.

        >>> read_printed("1,422,170 billion yuan").shifted(-3)
        '1,422.17 billion yuan'
        >>> read_printed("RMB 8.36 billion").shifted(-1)
        'RMB 836 million'
        """
        number = self.amount.scaleb(places)
        scale = self.scale
        if number < 1 and self.word in _SMALLER and scale.lower() == self.word:
            number, scale = number.scaleb(3), _SMALLER[self.word]
        if "." not in self.number and number == number.to_integral() and places > -3:
            number = number.quantize(Decimal(1))
        text = grouped(number, commas="," in self.number or number >= 10_000)
        while "." in text and len(text) - text.index(".") > 3 and text.endswith("0"):
            text = text[:-1]
        return f"{self.head}{text}{self.gap}{scale}{self.tail}"


def read_printed(surface: str) -> Printed | None:
    """Return the parts of an English figure, or None for a range, a spelled number or another script.

    >>> read_printed("RMB 1,773 billion").scale
    'billion'
    >>> read_printed("2.2% to 2.4%") is None
    True
    """
    found = _SHAPE.fullmatch(surface) if len(surface) < 90 else None
    if found is None:
        return None
    head, number, gap, scale, tail = found.groups()
    return Printed(head=head, number=number, gap=gap, scale=scale or "", tail=tail)
