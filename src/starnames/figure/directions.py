"""Whether the words beside a figure say a decrease or a loss."""

from __future__ import annotations

import re

from starnames.figure import words
from starnames.patterns import lazy

__all__ = ["AFTER_BEGINS", "AFTER_WORDS", "DIRECTION_WORDS", "direction_after", "direction_before"]

# Every word of direction, with what it says; the scan of a text looks for them all at once.
DIRECTION_WORDS: dict[str, str] = {
    **dict.fromkeys(words.DOWN, "decrease"),
    **dict.fromkeys(words.LOSS, "loss"),
    **dict.fromkeys(words.UP, "up"),
    **dict.fromkeys(words.NARROWED, "narrowed"),
}

_FAR = 64
_GAP = frozenset(words.GAP_WORDS)
_LEVEL = lazy(r"\b(?:to|at|from|reached|hit)\b|[至到]")
_ATTRIBUTABLE = lazy(r"attribut(?:able|ed) to")
_PIECE = lazy(r"[A-Za-z/-]+|[^\sA-Za-z]")
_AFTER = lazy(
    r"[ ](?:year-on-year |y/y |yoy |sharp |slight )?"
    r"(?:drop|decline|decrease|fall|reduction|slump|plunge|slide|contraction|cut|dip|lower)\b"
    r"|的(?:降幅|跌幅|下降|下滑|跌)",
    re.IGNORECASE,
)
# The words that such an ending begins with.
AFTER_WORDS = frozenset(
    """year-on-year y yoy sharp slight drop decline decrease fall reduction slump plunge slide contraction cut dip
    lower""".split()
)
# What the two characters behind a figure must be for `direction_after` to have anything to say.
AFTER_BEGINS = frozenset([f" {letter}" for letter in "drfspcylDRFSPCYL"] + ["的降", "的跌", "的下"])


def direction_before(text: str, word_end: int, start: int, says: str, kind: str) -> str:
    """Return the direction that a word gives the figure at `start`, empty when they do not belong together."""
    if says not in ("decrease", "loss") or start - word_end > _FAR or word_end > start:
        return ""
    gap = text[word_end:start].strip()
    if says == "loss" and kind == "money":
        gap = gap.removeprefix(":").removeprefix("：").strip()
        gap = _ATTRIBUTABLE.sub("", gap)
    elif says == "loss":
        says = "decrease"
    if says == "decrease" and _LEVEL.search(gap):
        return ""
    for piece in _PIECE.findall(gap):
        if piece.lower() not in _GAP:
            return ""
    return says


def direction_after(text: str, end: int) -> str:
    """Return ``decrease`` when a noun of decrease follows at once: a 3.5% drop."""
    return "decrease" if _AFTER.match(text, end) else ""
