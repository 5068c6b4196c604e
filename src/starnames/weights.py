"""How much each piece of evidence for a name counts, and what several together say.

Each piece has a name and a weight; the weights of a mention are added to the score of its form. The numbers are few on
purpose: a list of companies or the words "company" and "shareholder" beside a name say more than market words nearby,
and a ticker settles it.
"""

from __future__ import annotations

__all__ = [
    "BOARD_CUES",
    "COMPANY_CUES",
    "DEED_CUES",
    "MANY_COMPANIES",
    "MANY_CUES",
    "MOST_COMPANIES",
    "NAMED_CUES",
    "NEAR_CUES",
    "NO_PERSON_CUES",
    "OWN_CUES",
    "PLACED_CUES",
    "SAME_BOARD",
    "SHARED_CUES",
    "SOUNDING_CUES",
    "SURE_CUES",
    "UNASKED",
    "WEIGHTS",
]

#: From how many other companies on a document is about companies.
MANY_COMPANIES = 3

#: From how many on it is about little else.
MOST_COMPANIES = 6

#: What each piece counts for.
WEIGHTS = {
    "ticker": 0.55,
    "source": 0.55,
    "source-part": 0.35,
    "named-elsewhere": 0.35,
    "list-of-companies": 0.35,
    "company-word": 0.25,
    "company-deed": 0.2,
    "market-mark": 0.25,
    "shares-behind": 0.2,
    "price-move": 0.2,
    "listing-words": 0.3,
    "board-words": 0.25,
    "market-words": 0.1,
    "sector-words": 0.15,
    "capitals": 0.05,
    "companies-in-document": 0.15,
    "document-of-companies": 0.2,
    "lower-case": -0.4,
    "article-before": -0.3,
    "called-so": -0.3,
    "person-words": -0.7,
    "person-name": -0.2,
    "place-words": -0.4,
    "foreign-place": -0.5,
    "other-sense": -0.4,
    "wrong-ticker": -1.0,
    "absent-from-source": -0.6,
}

#: How far a document about one board leans to its companies where several fit a mention.
SAME_BOARD = 0.2

#: What a rendering is short of in running text, until the text says that a company is meant.
UNASKED = -0.2

#: What makes a board of an ordinary word, in a document of companies.
BOARD_CUES = frozenset({"board-words", "listing-words", "price-move"})
MANY_CUES = frozenset({"companies-in-document", "document-of-companies"})

#: Evidence that something here is a company at all: a rendering that is not exact needs one of these.
COMPANY_CUES = frozenset(
    {
        "company-deed",
        "company-word",
        "document-of-companies",
        "list-of-companies",
        "listing-words",
        "market-mark",
        "market-words",
        "named-elsewhere",
        "price-move",
        "sector-words",
        "shares-behind",
        "source",
        "source-part",
    }
)

#: Of these, what is said near the name, not of the document: a name that is not exact needs one, and so does a thing.
NEAR_CUES = COMPANY_CUES - {"document-of-companies"}

#: Of these, what no person comes with, who may well stand among companies and shares.
NO_PERSON_CUES = COMPANY_CUES - {"document-of-companies", "market-words", "sector-words"}

#: Of these, what the trade and the prices of a port or a road do not bring along.
SURE_CUES = NEAR_CUES - {"company-deed", "market-words", "price-move", "sector-words"}

#: What makes a company of a coined English brand, or of a slip of a name.
OWN_CUES = SURE_CUES | {"document-of-companies", "price-move"}

#: What makes a company even of an ordinary word, where the document has named one that is called so in short.
DEED_CUES = frozenset(
    {
        "company-deed",
        "company-word",
        "list-of-companies",
        "market-mark",
        "price-move",
        "shares-behind",
        "source",
        "source-part",
    }
)

#: What makes a company of a name that only sounds like one.
SOUNDING_CUES = DEED_CUES | {"named-elsewhere"}

#: What makes a company of the words of a trade with "shares" behind them, which rise and fall as those of one do.
SHARED_CUES = frozenset(
    {"company-deed", "company-word", "list-of-companies", "market-mark", "named-elsewhere", "source", "source-part"}
)

#: What makes a company of a place and a brand, which a garden there may be called as well.
PLACED_CUES = NO_PERSON_CUES | {"companies-in-document", "document-of-companies"}

#: The same together: market prose around a capital in mid-sentence.
NAMED_CUES = frozenset({"capitals", "market-words"})
