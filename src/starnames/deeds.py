"""What the words beside a name say of a company: that one follows, what it does, how its price moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames import cues
from starnames.elsewhere import is_where
from starnames.pieces import piece, words_among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.context import Context
    from starnames.model import Evidence

__all__ = ["deeds_told", "has_a_price", "heads_news", "is_price_move", "told_in_chinese", "words_of_companies"]

_COLONS = frozenset(":：")
#: In how many words behind its name news say what they are of.
_FIRST = 8
#: In how many words a streak of limits is told.
_STREAK = 6


def words_of_companies(before: list[str], behind: list[str]) -> tuple[Evidence, ...]:
    """Return what the words around a mention say of a company or of the market."""
    market = words_among("market-words", before + behind, cues.MARKET_WORDS)
    return (piece("company-word"), *market) if _is_company_word(before) else market


def _is_company_word(before: list[str]) -> bool:
    """Return whether the words before a mention, nearest first, say that a company follows."""
    first, second = (*before[:2], "", "")[:2]
    return first in cues.COMPANY_WORDS or second in cues.COMPANY_WORDS or (first, second) in cues.COMPANY_PHRASES


def deeds_told(before: list[str], behind: list[str], *, priced: bool) -> Iterator[Evidence]:
    """Yield what a name is said to do, where only companies do so; a `priced` one may stand in a list of prices."""
    moved = is_price_move(behind) and not is_where(before)  # in "rents in X fell" it is the rents that fell
    if moved or (priced and _is_priced(before, behind)):
        yield piece("price-move")
    elif _is_company_deed(behind):
        yield piece("company-deed")


def told_in_chinese(text: str, start: int, end: int) -> Iterator[Evidence]:
    """Yield what is said of a name in Chinese directly behind it, where it stands free and is no part of a word."""
    before = text[max(0, start - 1) : start]
    if before.isalpha() and not before.isascii() and before not in cues.BEFORE_NAMES:
        return
    if text.startswith(cues.LIMITS_IN_CHINESE, end) and not text.startswith("潮", end + 2):
        yield piece("price-move")
    elif text.startswith(cues.DEEDS_IN_CHINESE, end):
        yield piece("company-deed")


def heads_news(text: str, end: int, behind: list[str]) -> bool:
    """Return whether a colon behind a name is followed by news of a company, as in a digest: "X: revenue rose by"."""
    return text[end : end + 1] in _COLONS and not cues.NEWS.isdisjoint(_clause(behind)[:_FIRST])


def has_a_price(context: Context, number: int) -> bool:
    """Return whether the words behind a name say how its price moved, as they do of no product: "closed up 4.4%"."""
    return is_price_move(context.behind(number))


def is_price_move(behind: list[str]) -> bool:
    """Return whether the words behind a mention say how its price moved: "rose by more than 3%", "hit the limit"."""
    if not behind:
        return False
    if behind[0] not in cues.MOVES:
        return (behind[0] in cues.STREAK_HEADS or behind[0][0].isdigit()) and _is_streak(behind)
    for word in behind[1:7]:
        if word in cues.COMMAS or word.startswith("@"):
            return False
        if word[-1] in "%％" or word in cues.PRICE_MARKS:
            return True
    return False


def _is_streak(behind: list[str]) -> bool:
    """Return whether words say that a price hit the limit, or how often: "20CM daily limit", "3 boards in a row"."""
    words = _clause(behind)[:_STREAK]
    if "boards" in words or "limit-up" in words:
        return "limit-up" in words or not cues.STREAKS.isdisjoint(words)
    at = words.index("limit") if "limit" in words[1:] else 0  # no "daily limit of 300 visitors"
    return at > 0 and words[at - 1] in cues.LIMITS and behind[at + 1 : at + 2] not in (["for"], ["of"], ["on"])


def _is_priced(before: list[str], behind: list[str]) -> bool:
    """Return whether a mention is the next item of a list of prices: "rose 5.6%, X 3.3% and Y 2.9%"."""
    if not behind or behind[0][-1] not in "%％" or behind[1:2] == ["of"] or before[:1] not in ([","], ["and"]):
        return False
    last = next((word for word in before[1:3] if word != ","), " ")
    return last[-1] in "%％"


def _is_company_deed(behind: list[str]) -> bool:
    """Return whether the words behind a mention say what companies do and have: "achieved revenue", "'s net profit"."""
    if behind[:1] == ["s"]:
        return not cues.RESULTS.isdisjoint(behind[1:4])
    if not behind or behind[0] not in cues.DEEDS:
        return False
    return not cues.RESULTS.isdisjoint(_clause(behind)[1:7])


def _clause(behind: list[str]) -> list[str]:
    """Return the words behind a mention as far as a comma or the next mention."""
    stop = next((at for at, word in enumerate(behind) if word in cues.COMMAS or word.startswith("@")), len(behind))
    return behind[:stop]
