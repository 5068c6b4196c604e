"""A name as it is asked for: leveled, bared of quotes, and whether it is a name at all."""

from __future__ import annotations

import re
import unicodedata

from starnames.patterns import lazy
from starnames.text import fold_name
from starnames.tickers import read_ticker

__all__ = ["has_first_days", "is_nothing", "is_prose", "letters_of", "leveled", "unmarked", "unquoted"]

#: What exchanges put before and behind a short name: first days, special treatment, ex-dividend; no profit, votes.
_MARK = lazy(
    r"^(?:(?:S?\*?ST|SST|N|C|XD|XR|DR) ?(?=[\u3400-\u9fff])|(?:\*?ST|N|C|XD|XR|DR) (?=\w))"
    r"| ?-(?:U|W|UW|WD|D|B|S|SW|P)$",
    re.IGNORECASE,
)
_FIRST_DAYS = lazy(r"[NC] ?(?=[\u3400-\u9fff])", re.IGNORECASE)
_SENTENCE = lazy(
    r"[。！？]|[!?](?:\s|$)|\s(?:is|are|was|were|has|have|had|said|says|will|would|rose|fell)\s", re.IGNORECASE
)
_MOST_WORDS = 16
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}


def letters_of(text: str) -> str:
    """Return a text without the ASCII characters that are neither letter nor digit."""
    return text.translate(_NO_LETTERS)


def unquoted(surface: str) -> str:
    """Return a name folded, without quotes and brackets around it and stops behind it."""
    return fold_name(surface).strip("\"'()[]<>「」『』《》【】 ").rstrip(".,;: ")


def leveled(name: str) -> str:
    """Return a name in one width, with single blanks and without invisible characters."""
    if not name.isascii():
        visible = "".join(char for char in name if unicodedata.category(char) != "Cf")
        name = unicodedata.normalize("NFKC", visible)
    return " ".join(name.split())


def unmarked(surface: str) -> str:
    """Return a name without what exchanges put before and behind it.

    >>> unmarked("N海光"), unmarked("百济神州-U")
    ('海光', '百济神州')
    """
    return _MARK.sub("", surface) or surface


def has_first_days(surface: str) -> bool:
    """Return whether the mark of the first days stands before a Chinese name, which is cut to make room for it."""
    return bool(_FIRST_DAYS.match(surface))


def is_nothing(surface: str) -> bool:
    """Return whether a string cannot be a name at all."""
    if len(surface) < 2 or not any(char.isalnum() for char in surface):
        return True
    return any(unicodedata.category(char) in {"Cc", "Cs"} for char in surface)


def is_prose(surface: str) -> bool:
    """Return whether a string that names nobody we know is a sentence or a number rather than a name."""
    if not any(char.isalpha() for char in surface):
        return not read_ticker(surface)
    return len(surface.split()) > _MOST_WORDS or bool(_SENTENCE.search(surface))
