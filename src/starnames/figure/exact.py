"""Decimal arithmetic that never rounds, whatever the length of the number."""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal

__all__ = ["add", "count_digits", "divide", "multiply", "scale", "shift"]

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_ONE = Decimal(1)


def scale(literal: str, exponent: int) -> Decimal:
    """Return a decimal literal times a power of ten, exactly, and without a positive exponent, so that it prints plain.

    >>> scale("14221.70", 8), scale("12.50", 0), scale("12.505", 2)
    (Decimal('1422170000000'), Decimal('12.50'), Decimal('1250.5'))
    """
    if exponent > 0:
        point = literal.find(".")
        if point < 0:
            return Decimal(literal + "0" * exponent)
        zeros = exponent + 1 + point - len(literal)
        if zeros >= 0:
            return Decimal(f"{literal[:point]}{literal[point + 1 :]}{'0' * zeros}")
    return Decimal(f"{literal}E{exponent}" if exponent else literal)


def shift(value: Decimal, exponent: int) -> Decimal:
    """Return the value times a power of ten, exactly, and without a positive exponent."""
    if not exponent:
        return value
    moved = _EXACT.scaleb(value, exponent)
    return moved.quantize(_ONE, context=_EXACT) if exponent > 0 and int(moved.as_tuple().exponent) > 0 else moved


def add(first: Decimal, second: Decimal) -> Decimal:
    """Return the exact sum."""
    return _EXACT.add(first, second)


def multiply(first: Decimal, second: Decimal) -> Decimal:
    """Return the exact product."""
    return _EXACT.multiply(first, second)


def divide(above: int, below: int) -> Decimal | None:
    """Return the quotient if it is a finite decimal, None if it is not.

    >>> divide(3, 4), divide(1, 3)
    (Decimal('0.75'), None)
    """
    if not below:
        return None
    rest = below
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if above % rest:
        return None
    return Context(prec=64).divide(Decimal(above), Decimal(below))


def count_digits(literal: str) -> int:
    """Return how many significant digits a literal prints.

    >>> count_digits("14221.70"), count_digits("0.24"), count_digits("0")
    (7, 2, 1)
    """
    return len(literal.replace(".", "").lstrip("0")) or 1
