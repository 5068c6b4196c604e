"""Sizes that nothing of its kind exceeds, each with its source and date, and the words that tell the kind.

A ceiling proves something only above `MARGIN` times itself, since the figures grow. World output is the one ceiling
that may prove damage by itself; the tighter ones rule out a rival explanation or make a repair `likely`. All are in
yuan and are held against amounts in yuan alone: trillions of yen, won, dong or rupiah are ordinary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

__all__ = [
    "AGGREGATE",
    "A_SHARE_REVENUE",
    "COMPANY",
    "DAY_OF_TRADING",
    "FLOWS",
    "GIANTS",
    "LISTED",
    "MACRO",
    "MARGIN",
    "NATION",
    "RAISED",
    "TIGHT",
    "WORLD_OUTPUT",
    "Ceiling",
    "flow_of",
]

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
DAY_OF_TRADING = Ceiling(
    value=Decimal("3.45").scaleb(12),
    what="turnover of Shanghai and Shenzhen on 8 October 2024, then a record",
    source="Shanghai and Shenzhen stock exchanges, October 2024",
)

# For one company: the words of the subject, and the largest ever.
TIGHT: tuple[tuple[re.Pattern[str], Ceiling], ...] = (
    (
        re.compile(r"\brais(?:ed|ing|e)\b|\bplacement\b|\boffering\b|\bIPO\b", re.IGNORECASE),
        Ceiling(
            value=Decimal("0.33").scaleb(12),
            what="twice the largest private placement of a listed company, Bank of China's RMB 165 billion",
            source="Bank of China announcement, June 2025",
        ),
    ),
    (
        re.compile(r"\bnet (?:profit|income)\b", re.IGNORECASE),
        Ceiling(
            value=Decimal("1.16").scaleb(12),
            what="the largest profit of a company in a year, Saudi Aramco's USD 161 billion",
            source="Saudi Aramco annual report 2022",
        ),
    ),
    (
        re.compile(r"\b(?:revenues?|sales|operating income)\b", re.IGNORECASE),
        A_SHARE_REVENUE,
    ),
    (
        re.compile(r"\bthe company\b[^.]{0,60}\brevenue\b|\brevenue of the company\b", re.IGNORECASE),
        Ceiling(
            value=Decimal("4.9").scaleb(12),
            what="the largest revenue of a company in a year, Walmart's USD 681 billion",
            source="Walmart annual report, fiscal year 2025",
        ),
    ),
)

# What a company earns, spends or raises; the subject of a figure is the last of these before it.
FLOWS = re.compile(
    r"\b(?:operating income|revenues?|sales|net profits?|profits?|net income|cash received|rais(?:ed|ing|e)|"
    r"fundraising|proceeds|placement|invest(?:ed|ing|ment|s)?|research(?: and development)?|R&D|contracts?|orders?|"
    r"dividends?|costs?|spending|loss(?:es)?|contributed)\b",
    re.IGNORECASE,
)

# A board, a market or a company stands behind the figure.
LISTED = re.compile(
    r"\b(?:listed (?:compan|firm)|Board\b|(?<!across )the board\b(?! of)|STAR Market|ChiNext|(?:[Tt]he|these) (?:compan|firm)|"
    r"Co\.,? ?Ltd|A-share compan|companies of the)",
)

# The firms of a whole country, whose revenue is more than that of the listed ones.
NATION = re.compile(
    r"\b(?:designated size|nationwide|industrial (?:enterprises|firms)|economic census|GDP|gross domestic|national economy|"
    r"[Nn]ational output|statistics (?:office|bureau)|Bureau of Statistics)\b",
)

# Whole economies, banks, markets and payments: sums where thousands of billions are ordinary.
MACRO = re.compile(
    r"\b(?:GDP|gross domestic|national|nationwide|nation's|nation|country|countries|countrywide|world|worldwide|global (?:GDP|"
    r"output|economy|trade|market|assets)|provinc\w+|province|designated size|government\w*|fiscal|tax(?:es)?|treasury|budget|M[012]|money supply|"
    r"social financ\w+|aggregate financ\w+|central bank\w*|PBOC|bank(?:s|ing|'s)?|insur\w+|premium\w*|pensions?|loans?|deposits?|"
    r"credit|bonds?|debts?|securities|derivatives?|notional|futures|options|swaps?|repos?|interbank|clear(?:ed|ing)|"
    r"settle\w+|payments?|transactions?|traded|trading|wealth management|asset management|manages|managed|(?:the|mutual|public|pension|private|hedge|sovereign|index|investment) funds?|trusts?|"
    r"exports?|imports?|foreign trade|retail sales|fixed[- ]asset|infrastructure|industrial enterprises|state-owned enterprises|"
    r"central enterprises|SOEs|economy|all (?:A-share|listed)|cumulative\w*|stock market|total assets|balance sheet|"
    r"market (?:value|cap\w*)|output value|added value|value[- ]added|households?|land|housing|real estate)\b",
    re.IGNORECASE,
)

# One company speaks of its own money.
COMPANY = re.compile(
    r"\b(?:[Tt]he|[Tt]his) (?:company|firm|group|maker|issuer|developer|manufacturer|enterprise)\b|\b[Ii]ts\b|Co\.,? ?Ltd|\bInc\b|\bunit\b"
)

# Raised by one company, in one issue.
RAISED = re.compile(r"\b(?:rais(?:ed|ing|e)|placement|proceeds|fundraising|IPO)\b", re.IGNORECASE)

# More than one company: an industry, a region, a network.
AGGREGATE = re.compile(
    r"\b(?:industr(?:y|ies)|sectors?|market|platforms?|region\w*|areas?|district|cit(?:y|ies)|county|zone|railways?|railroad|dam|canal|"
    r"hydropower|highways?|express delivery|tourism|box office|festival|SOEs|companies|enterprises|firms|banks|together|combined)\b",
    re.IGNORECASE,
)

# Companies that do report thousands of billions (Fortune Global 500, July 2025: above USD 100 billion a year).
GIANTS = re.compile(
    r"\b(?:Sinopec|PetroChina|CNPC|China National Petroleum|China Petroleum|China Petrochemical|State Grid|CNOOC|"
    r"China (?:State )?Construction|China Railway|China Communications Construction|China Mobile|China Telecom|China Life|"
    r"Ping An|PICC|ICBC|Sinochem|China Baowu|COFCO|China Resources|China Minmetals|Xiamen C&D|Hengli|SAIC|FAW|BYD|"
    r"Huawei|Tencent|Alibaba|JD\.com|Jingdong|Amazon|Apple|Walmart|Alphabet|Google|Microsoft|Nvidia|Toyota|Volkswagen|"
    r"Samsung|Foxconn|Hon Hai|Aramco|Shell|Exxon\w*|BP|TotalEnergies|Berkshire|UnitedHealth|CVS|Costco|Glencore|TSMC)\b",
)


def flow_of(before: str) -> str:
    """Return the subject of a figure from the words before it: the last word of money earned, spent or raised.

    >>> flow_of("the company raised")
    'rais'
    >>> flow_of("sales were up; net profit reached")
    'profit'
    """
    found = FLOWS.findall(before)
    if not found:
        return ""
    last = str(found[-1]).lower().removeprefix("net ").removesuffix("s")
    return last[:4] if last.startswith(("rais", "inve", "rese")) else last
