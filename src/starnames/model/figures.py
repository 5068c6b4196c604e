"""A figure of a text with its exact value, and what it probably said where it is damaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starnames.frozen import quickly_made

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Figure", "Repair"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What a damaged figure probably said: its value, the mechanism, how certain, and the arithmetic as evidence.

    `factor` is the right value divided by the printed one. `certainty` is ``certain``, ``likely`` or ``possible``.
    `replacement` is what to print in place of the figure's surface, with its own unit words and digits kept.
    """

    value: Decimal | None
    factor: Decimal | None
    mechanism: str
    certainty: str
    evidence: tuple[str, ...] = ()
    replacement: str = ""
    high: Decimal | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "value": None if self.value is None else f"{self.value:f}",
            "high": None if self.high is None else f"{self.high:f}",
            "factor": None if self.factor is None else f"{self.factor:f}",
            "mechanism": self.mechanism,
            "certainty": self.certainty,
            "evidence": list(self.evidence),
            "replacement": self.replacement,
        }


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a text: an exact value in base units beside the characters that say it.

    `kind` is ``money``, ``percent``, ``points``, ``multiple``, ``count`` or ``quantity``. `unit` is an ISO 4217 code,
    ``CNY/share``, ``%``, ``pp``, ``index-points``, ``x`` or the measure word as printed (left out of equality).
    `value` is in base units (yuan, percent: 0.24 means 0.24 %); `high` is the other end of a range. `fraction` holds
    a value with no exact decimal ("1/3"). `reason` says why there is no value. `digits` counts the significant
    digits as printed.
    """

    start: int
    end: int
    surface: str
    kind: str
    value: Decimal | None
    high: Decimal | None = None
    unit: str = ""
    qualifier: str = "exact"
    direction: str = ""
    fraction: str = ""
    reason: str = ""
    digits: int = 0
    language: str = "en"
    suspect: Repair | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "kind": self.kind,
            "value": None if self.value is None else f"{self.value:f}",
            "high": None if self.high is None else f"{self.high:f}",
            "unit": self.unit or None,
            "qualifier": self.qualifier,
            "direction": self.direction or None,
            "fraction": self.fraction or None,
            "reason": self.reason or None,
            "suspect": self.suspect.to_dict() if self.suspect else None,
        }
