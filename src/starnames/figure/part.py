"""A number under construction, and its value."""

from __future__ import annotations

from decimal import Decimal

from starnames.figure.exact import multiply, scale, shift

__all__ = ["Part", "value_of"]


class Part:
    """A number under construction; `kind` stays empty until a unit says more."""

    # Defaults live on the class: most parts change few of them, and a part is made for every number of a text.
    factor = 0
    kind = unit = word = qualifier = reason = fraction = high = ""
    unit_exponent = 0
    value: Decimal | None = None
    has_digits = is_chinese = is_lone = is_per = is_scaled = is_share = is_spelled = lone_scale = False

    def __init__(self, start: int, end: int, literal: str, exponent: int = 0, *, digits: int = 0) -> None:
        """Begin with a bare number."""
        self.start = start
        self.end = self.number_end = self.unit_start = end
        self.literal = literal
        self.exponent = exponent
        self.digits = digits  # 0: as many as the literal has


def value_of(part: Part, literal: str, exponent: int | None = None) -> Decimal:
    """Return a literal of the part in base units."""
    if part.word == "折":
        value = Decimal(literal)
        return shift(value, 1) if (value < 10 and len(literal) != 2) or ("." in literal and value < 10) else value
    value = scale(literal, (part.exponent if exponent is None else exponent) + part.unit_exponent)
    return multiply(value, Decimal(part.factor)) if part.factor else value
