"""Scale slips: which powers of ten a printed scale may be off by, and the repair that undoes one.

A slip goes with the scale word that stands in the text: 亿 read as billion, 万 read as thousand or as million, and for
thousands of billions the point turned into a comma. `solve` tries every slip of every amount in an equation and
answers only where exactly one of them makes it hold.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.damage.printed import powers, read_printed
from starnames.damage.suspects import suspected
from starnames.model import Repair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from starnames.model import Figure

__all__ = ["Slip", "repair_of", "slipped", "slips_of", "solve"]

# (mechanism, places the point moves)
Slip = tuple[str, int]

_BY_SCALE: dict[str, tuple[Slip, ...]] = {
    "trillion": (("yi_shift", -1),),
    "billion": (("yi_as_billion", -1),),
    "million": (("wan_as_million", -2), ("wan_shift", -1)),
    "thousand": (("wan_as_thousand", 1),),
}
_LIKELY_AT_MOST = frozenset(
    ("wan_as_million", "wan_shift", "yi_shift", "point_dropped")
)  # rarer than the slips that could stand in their place


def slips_of(figure: Figure) -> tuple[Slip, ...]:
    """Return the slips that the printed scale allows; none for a figure that is not a plain English amount.

    >>> from starnames.figure import find_figures
    >>> slips_of(find_figures("RMB 2,641 billion")[0])
    (('yi_as_billion', -1), ('point_became_comma', -3))
    """
    if figure.unit != "CNY" or figure.high is not None or not figure.value:
        return ()
    printed = read_printed(figure.surface)
    if printed is None:
        return ()
    slips = _BY_SCALE.get(printed.word, ())
    if printed.comma_for_point:
        return (*slips, ("point_became_comma", -3))
    if printed.word == "million" and "," in printed.number and "." not in printed.number:
        return (*slips, ("point_dropped", -3))
    return slips


def repair_of(figure: Figure, slip: Slip, certainty: str, *evidence: str) -> Repair | None:
    """Return the repair that undoes the slip, with its own arithmetic before the evidence."""
    printed = read_printed(figure.surface)
    if printed is None or figure.value is None:
        return None
    mechanism, places = slip
    value = figure.value.scaleb(places)
    return Repair(
        value=value,
        factor=Decimal(1).scaleb(places),
        mechanism=mechanism,
        certainty=certainty,
        evidence=(
            f"text says {powers(figure.value)}; {'÷' if places < 0 else '×'} {10 ** abs(places)} is {powers(value)}",
            *evidence,
        ),
        replacement=printed.shifted(places),
    )


def slipped(figure: Figure, slip: Slip, certainty: str, *evidence: str) -> Iterator[Figure]:
    """Yield the figure with the repair that undoes the slip; nothing where it is printed in words."""
    repair = repair_of(figure, slip, certainty, *evidence)
    if repair is not None:
        yield suspected(figure, repair)


def solve(amounts: Sequence[Figure], holds: Callable[[Sequence[Decimal]], bool]) -> tuple[Figure, Slip, bool] | None:
    """Return the one amount and slip that make `holds` true, and whether they may be certain.

    None where an amount is zero or has no value, where they hold as printed, where nothing makes them hold, or where
    two slips would.
    """
    values = [each.value for each in amounts if each.value]
    if len(values) != len(amounts) or holds(values):
        return None
    found: list[tuple[Figure, Slip]] = []
    for index, amount in enumerate(amounts):
        for slip in slips_of(amount):
            shifted = [*values[:index], values[index].scaleb(slip[1]), *values[index + 1 :]]
            if holds(shifted):
                found.append((amount, slip))
    if len(found) != 1:
        return None
    (amount, slip) = found[0]
    return amount, slip, amount.digits >= 2 and slip[0] not in _LIKELY_AT_MOST
