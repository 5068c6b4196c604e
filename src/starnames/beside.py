"""Changes in odd company: where what is printed anew may be read otherwise, or make other names of what stands beside.

These are the signs that a text has to be read again with its changes made (see `starnames.normalizer`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.edition import joins
from starnames.prose import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starnames.model import Change

__all__ = ["ends_otherwise", "has_han", "is_glued", "is_odd", "says_otherwise"]

_BLANKS = frozenset(" \t\n\r\u3000\xa0")
_LEADS = _BLANKS | frozenset("([{（【《「“‘\"'*-–—/,;:，；：、。！？…")
_TAILS = _BLANKS | frozenset("([（【)]}）】》」”’\"'*-–—/.,;:!?，；：、。！？…")


def is_glued(text: str, change: Change) -> bool:
    """Return whether a name stands glued to a word or a number, which is read otherwise beside the printed one."""
    before, behind = text[max(0, change.start - 1) : change.start], text[change.end : change.end + 1]
    return joins(before, "x") or joins("x", behind)


def is_odd(text: str, change: Change) -> bool:
    """Return whether a name printed anew stands in odd company: glued to something, or within a longer run."""
    before, behind = text[max(0, change.start - 1) : change.start], text[change.end : change.end + 2]
    if before and not (before in _LEADS or has_han(before)):
        return True
    if behind and not (behind[0] in _TAILS or has_han(behind[0])):
        return True
    if not change.before[-1].isalnum() and behind and behind[0] not in _BLANKS:
        return True
    continues = behind[:1] == " " and (behind[1:].isupper() or behind[1:] == "&")
    return continues and change.evidence[0].startswith(("rendering", "alignment", "fuzzy"))


def ends_otherwise(text: str, change: Change, heads: set[int]) -> bool:
    """Return whether a mention behind a name opens a sentence before or after the change only: "Piotech Inc. Alice"."""
    return change.end + 1 in heads and text[change.end] == " " and "." in (change.before[-1], change.after[-1])


def says_otherwise(repairs: Iterable[Change]) -> bool:
    """Return whether repairs of figures made other words for the names around them: a ticker whole, "65438+0" a 1."""
    return any(_said(each.before) != _said(each.after) for each in repairs)


def _said(text: str) -> list[str]:
    """Return the words of a figure, every number the same."""
    return [word.lstrip("0123456789.,") for word in words_of(text)]


def has_han(surface: str) -> bool:
    """Return whether a Chinese character stands in a string."""
    return not surface.isascii() and any("\u3400" <= char <= "\u9fff" for char in surface)
