"""What rendering returns: a string that knows how far it is from the figure it prints."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

__all__ = ["Rendered"]


class Rendered(str):
    """A printed figure. Nothing in its characters says that it was rounded; `exact` and `error` do.

    `error` is what was printed less the value, in base units: 0 where nothing was rounded; of a range, the greater of
    its two ends. Whatever is done to the string gives an ordinary string.

    >>> Rendered("RMB1.42tn", Decimal("-2170000000")).exact
    False
    """

    __slots__ = ("error",)
    error: Decimal

    def __new__(cls, text: str, error: Decimal = Decimal(0)) -> Self:
        """Take what is printed, and its difference from the value."""
        made = super().__new__(cls, text)
        made.error = error
        return made

    @property
    def exact(self) -> bool:
        """Whether every digit of the value is printed."""
        return not self.error

    def __reduce__(self) -> tuple[type[Rendered], tuple[str, Decimal]]:
        """Return what a pickle needs."""
        return Rendered, (str(self), self.error)
