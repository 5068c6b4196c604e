"""Making the figures that a rule finds: one with a suspect, and one for a stretch that the grammar cannot read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.model import Figure

if TYPE_CHECKING:
    from starnames.model import Repair

__all__ = ["damaged", "suspected"]


def suspected(figure: Figure, repair: Repair) -> Figure:
    """Return the figure with `repair` as its suspect, whole values without a point."""
    return replace(figure, suspect=replace(repair, value=_plain(repair.value), high=_plain(repair.high)))


def damaged(text: str, start: int, end: int, repair: Repair) -> Figure:
    """Return a figure for a stretch that the grammar cannot read, with `repair` as its suspect."""
    return Figure(
        start=start,
        end=end,
        surface=text[start:end],
        kind="count",
        value=None,
        reason="damaged",
        suspect=repair,
    )


def _plain(value: Decimal | None) -> Decimal | None:
    return value if value is None or value != value.to_integral_value() else Decimal(f"{value:.0f}")
