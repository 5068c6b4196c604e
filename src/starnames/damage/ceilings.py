"""Sizes that nothing of its kind exceeds, each with its source and date.

A ceiling proves something only above `MARGIN` times itself, since the figures grow. World output is the one ceiling
that may prove damage by itself; the tighter ones rule out a rival explanation or make a repair `likely`. All are in
yuan and are held against amounts in yuan alone: trillions of yen, won, dong or rupiah are ordinary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from starnames.patterns import lazy

__all__ = ["A_SHARE_MARKET", "A_SHARE_REVENUE", "DAY_OF_TRADING", "MARGIN", "TIGHT", "WORLD_OUTPUT", "Ceiling"]

MARGIN = Decimal("1.25")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """A size in yuan, what it is the size of, and who said so and when."""

    value: Decimal
    what: str
    source: str

    @property
    def statement(self) -> str:
        """The ceiling as evidence."""
        return f"{self.what}: RMB {self.value.scaleb(-12):f} trillion ({self.source})"


WORLD_OUTPUT = Ceiling(
    value=Decimal(787).scaleb(12),
    what="world GDP 2024, USD 110.5 trillion at 7.12",
    source="IMF World Economic Outlook, April 2025",
)
A_SHARE_REVENUE = Ceiling(
    value=Decimal("71.98").scaleb(12),
    what="revenue of all A-share companies 2024",
    source="China Association for Public Companies, May 2025",
)
A_SHARE_MARKET = Ceiling(
    value=Decimal(100).scaleb(12),
    what="market value of all A-share companies",
    source="Shanghai, Shenzhen and Beijing stock exchanges, August 2025",
)
DAY_OF_TRADING = Ceiling(
    value=Decimal("3.45").scaleb(12),
    what="turnover of Shanghai and Shenzhen on 8 October 2024, then a record",
    source="Shanghai and Shenzhen stock exchanges, October 2024",
)

# For one company: the words of the subject, and the largest ever.
TIGHT: tuple[tuple[re.Pattern[str], Ceiling], ...] = (
    (
        lazy(r"\brais(?:ed|ing|e)\b|\bplacement\b|\boffering\b|\bIPO\b", re.IGNORECASE),
        Ceiling(
            value=Decimal("0.33").scaleb(12),
            what="twice the largest private placement of a listed company, Bank of China's RMB 165 billion",
            source="Bank of China announcement, June 2025",
        ),
    ),
    (
        lazy(r"\bnet (?:profit|income)\b", re.IGNORECASE),
        Ceiling(
            value=Decimal("1.16").scaleb(12),
            what="the largest profit of a company in a year, Saudi Aramco's USD 161 billion",
            source="Saudi Aramco annual report 2022",
        ),
    ),
    (
        lazy(r"\b(?:revenues?|sales|operating income)\b", re.IGNORECASE),
        A_SHARE_REVENUE,
    ),
    (
        lazy(r"\bthe company\b[^.]{0,60}\brevenue\b|\brevenue of the company\b", re.IGNORECASE),
        Ceiling(
            value=Decimal("4.9").scaleb(12),
            what="the largest revenue of a company in a year, Walmart's USD 681 billion",
            source="Walmart annual report, fiscal year 2025",
        ),
    ),
)
