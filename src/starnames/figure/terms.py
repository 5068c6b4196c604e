"""How long something runs: five-year, 5Y, three- to five-year, 三至五年期. A currency before it is not its own.

Only a currency in letters or characters may stand before the name of a thing ("RMB three-year bonds"); a sign such as
$ belongs to its number ("$300-month rent").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames.figure.shares import ONES, TENS
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.figure.part import Part

__all__ = ["TERM", "hangs", "is_joined", "is_term"]

#: A term in words behind its number: "five-year".
TERM = lazy(r"-(?:year|month|week|day|quarter)s?\b", re.IGNORECASE)

_LONGEST = 2  # digits of a number that is joined to the next by a mere "and"
_SYMBOLS = frozenset("$¥€£")
_WORDS = frozenset(("年", "个月", "月", "天", "日", "周"))
_NOT_ON = r"\b(?![ -]on\b)"  # the price rose to RMB 5 year-on-year
_SPAN = r"(?:year|yr|month|mth|week|wk|day)"
# What runs for a term. Before it "RMB 3 months" is no price: a share falls to RMB 3 months after it was issued.
_LENDING = (
    r" (?:(?:fixed|time|term|government|treasury|policy|sovereign|interbank|benchmark|bank|central|corporate|savings) "
    r"){0,2}(?:bond|note|bill|loan|deposit|debenture|debt|paper|mortgage|certificate|repo|swap|rate|yield|tenor|LPR"
    r"|MLF|[SH]H?IBOR)s?\b"
)
_NUMBER = rf"(?:[0-9]{{1,3}}|(?:{'|'.join((*ONES, *TENS))}))"
_TIGHT = r"(?:[-–/+]|-(?:to|and|or)-|-,? (?:to|and|or) |-, )"
_LOOSE = r"(?: (?:to|and|or) |,? and |, )"
_BEHIND = lazy(
    rf"-?{_SPAN}s?{_NOT_ON}"
    rf"|-?[yd]\b"
    rf"|-?[mw] ?(?=(?:[SH]H?IBOR|LIBOR|LPR|tenors?)\b)"
    rf"| {_SPAN}{_NOT_ON}"
    rf"| {_SPAN}s'?(?={_LENDING})"
    rf"|(?:{_TIGHT}{_NUMBER}){{1,4}}(?:[ -]?{_SPAN}s?{_NOT_ON}|-?[yd]\b)",
    re.IGNORECASE,
)
_JOINED = lazy(
    rf"{_LOOSE}{_NUMBER}(?:(?:{_TIGHT}|{_LOOSE}){_NUMBER}){{0,3}}(?:-?[yd]|[ -]?{_SPAN}s?)(?={_LENDING})", re.IGNORECASE
)
_HANGING = lazy(r"-(?:, |,? (?:to|and|or) )", re.IGNORECASE)
_SPELLED = lazy(rf" {_SPAN}s\b", re.IGNORECASE)
_CHINESE = lazy(r"(?:年?[-–—~～至到和与及或、/][0-9一二三四五六七八九十]{1,3}){1,4}(?:年期|个月期|天期|年[国债贷存定])")


def is_term(text: str, part: Part) -> bool:
    """Tell whether a number says how long something runs ("RMB 5-year bonds"): the currency is not its own."""
    behind = part.number_end
    if text[part.start - 1] in _SYMBOLS:
        return False
    if part.is_scaled and (behind - part.start > 2 or text[behind : behind + 1] not in "mMwW"):
        return False
    if _BEHIND.match(text, behind) or is_joined(text, part.literal, behind):
        return not text.startswith(("-on-", " on "), part.end)
    if part.is_spelled and _SPELLED.match(text, behind):
        return True
    return part.kind == "quantity" and part.word in _WORDS


def is_joined(text: str, literal: str, end: int) -> bool:
    """Tell whether a number that ends here shares the term of the next: 3 and 5 year bonds, 三至五年期.

    >>> is_joined("3 and 5 year bonds", "3", 1), is_joined("3 and 5 years later", "3", 1), is_joined("3至5年期", "3", 1)
    (True, False, True)
    """
    if len(literal) > _LONGEST:
        return False
    return (_CHINESE if text[end : end + 1] > "\u2fff" else _JOINED).match(text, end) is not None


def hangs(text: str, end: int) -> bool:
    """Tell whether the word that a number belongs to is said behind the next number: 3- to 5-year, five- and tenfold.

    >>> hangs("3- to 5-year", 1), hangs("3-year", 1)
    (True, False)
    """
    return _HANGING.match(text, end) is not None
