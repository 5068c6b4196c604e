"""Words that tell whose money a figure is: tables, one word or expression an entry.

Each entry is a regular expression between word ends. Legal suffixes are in none of them: putting names right adds
them, and must not turn a doubt into a proof.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.patterns import lazy

if TYPE_CHECKING:
    import re

__all__ = ["AGGREGATE", "COMPANY", "FLOWS", "GIANTS", "LISTED", "MACRO", "NATION", "RAISED", "Uncased", "flow_of"]


def _any(*words: str) -> re.Pattern[str]:
    return lazy(rf"\b(?:{'|'.join(words)})\b")


class Uncased:
    """Words in whatever capitals: small letters asked of small letters, in a third of the time that `re` takes."""

    __slots__ = ("_pattern",)

    def __init__(self, *words: str) -> None:
        """Take the words; escapes for classes of characters must be those in small letters."""
        self._pattern = _any(*(each.lower() for each in words))

    def search(self, text: str) -> bool:
        """Tell whether one of the words stands in the text."""
        return self._pattern.search(text.lower()) is not None

    def findall(self, text: str) -> list[str]:
        """Return those that stand in the text, in order and in small letters."""
        return self._pattern.findall(text.lower())


# What a company earns, spends or raises; the subject of a figure is the last of these before it.
FLOWS = Uncased(
    "operating income", "revenues?", "sales", "net profits?", "profits?", "net income", "cash received",
    "rais(?:ed|ing|e)", "fundraising", "proceeds", "placement", "invest(?:ed|ing|ment|s)?",
    "research(?: and development)?", "R&D", "contracts?", "orders?", "dividends?", "costs?", "spending", "loss(?:es)?",
    "contributed"
)  # fmt: skip

# A board, a market or a company stands behind the figure.
LISTED = _any(
    r"listed (?:compan|firm)\w+", "Board", "(?<!across )the board(?! of)", "STAR Market", "ChiNext",
    r"(?:[Tt]he|[Tt]hese) (?:compan|firm)\w+", r"A-share compan\w+", "companies of the",
)  # fmt: skip

# The firms of a whole country, whose revenue is more than that of the listed ones.
NATION = _any(
    "designated size", "nationwide", "industrial (?:enterprises|firms)", "economic census", "GDP", "gross domestic",
    "national economy", "[Nn]ational output", "statistics (?:office|bureau)", "Bureau of Statistics",
)  # fmt: skip

# Whole economies, banks, markets and payments: sums where thousands of billions are ordinary.
MACRO = Uncased(
    "GDP", "gross domestic", "national", "nationwide", "nation's", "nation", "country", "countries", "countrywide",
    "world", "worldwide", "global (?:GDP|output|economy|trade|market|assets)", r"provinc\w+", "designated size",
    r"government\w*", "fiscal", "tax(?:es)?", "treasury", "budget", "M[012]", "money supply", r"social financ\w+",
    r"aggregate financ\w+", r"central bank\w*", "PBOC", "bank(?:s|ing|'s)?", r"insur\w+", r"premium\w*", "pensions?",
    "loans?", "deposits?", "credit", "bonds?", "debts?", "securities", "derivatives?", "notional", "futures", "options",
    "swaps?", "repos?", "interbank", "clear(?:ed|ing)", r"settle\w+", "payments?", "transactions?", "traded", "trading",
    "(?:wealth|asset) management", "manages", "managed",
    "(?:the|mutual|public|pension|private|hedge|sovereign|index|investment) funds?", "trusts?", "exports?", "imports?",
    "foreign trade", "retail sales", "fixed[- ]asset", "infrastructure", "industrial enterprises",
    "state-owned enterprises", "central enterprises", "SOEs", "economy", "all (?:A-share|listed)", r"cumulative\w*",
    "stock market", "total assets", "balance sheet", r"market (?:value|cap\w*)", "output value", "added value",
    "value[- ]added", "households?", "land", "housing", "real estate"
)  # fmt: skip

# One company speaks of its own money.
COMPANY = _any(
    "(?:[Tt]he|[Tt]his) (?:company|firm|group|maker|issuer|developer|manufacturer|enterprise)", "[Ii]ts", "unit"
)

# Raised by one company, in one issue.
RAISED = Uncased("rais(?:ed|ing|e)", "placement", "proceeds", "fundraising", "IPO")

# More than one company: an industry, a region, a network.
AGGREGATE = Uncased(
    "industr(?:y|ies)", "sectors?", "market", "platforms?", r"region\w*", "areas?", "district", "cit(?:y|ies)",
    "county", "zone", "railways?", "railroad", "dam", "canal", "hydropower", "highways?", "express delivery", "tourism",
    "box office", "festival", "companies", "enterprises", "firms", "together", "combined"
)  # fmt: skip

# Companies that do report thousands of billions (Fortune Global 500, July 2025: above USD 100 billion a year).
GIANTS = _any(
    "Sinopec", "PetroChina", "CNPC", "China National Petroleum", "China Petroleum", "China Petrochemical", "State Grid",
    "CNOOC", "China (?:State )?Construction", "China Railway", "China Communications Construction", "China Mobile",
    "China Telecom", "China Life", "Ping An", "PICC", "ICBC", "Sinochem", "China Baowu", "COFCO", "China Resources",
    "China Minmetals", "Xiamen C&D", "Hengli", "SAIC", "FAW", "BYD", "Huawei", "Tencent", "Alibaba", r"JD\.com", "JD",
    "Jingdong", "Amazon", "Apple", "Walmart", "Alphabet", "Google", "Microsoft", "Nvidia", "Toyota", "Volkswagen",
    "Samsung", "Foxconn", "Hon Hai", "Aramco", "Shell", r"Exxon\w*", "BP", "TotalEnergies", "Berkshire",
    "UnitedHealth", "CVS", "Costco", "Glencore", "TSMC", "PowerChina", "Power China", "CRRC",
)  # fmt: skip


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
    last = found[-1].removeprefix("net ").removesuffix("s")
    return last[:4] if last.startswith(("rais", "inve", "rese")) else last
