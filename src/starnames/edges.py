"""Where a form may begin and end in folded text, and what belongs to it behind its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.patterns import lazy
from starnames.text import is_word

if TYPE_CHECKING:
    from starnames.text import Folded

__all__ = [
    "BEFORE_SUFFIX",
    "EDGES",
    "LETTERS",
    "PLURAL",
    "PLURALS",
    "SUFFIX_HEADS",
    "has_suffix",
    "is_capitalized",
    "opens_before",
    "opens_behind",
]

_CODE_BEFORE = lazy(r"(?<!\d)\d{6}$")
_FIGURE_BEHIND = lazy(r"[+-]?\d+(?:\.\d+)?%|\d{6}(?!\w|[.,]\d)")
_NUMBER_GOES_ON = lazy(r"[.,]\d|[%％万亿]| ?(?:per ?cent|percentage|thousand|million|billion|trillion|bn|mn)\b")
#: What ends a word, as far as one character tells.
EDGES = frozenset(["", *" \n,.;:!?()[]\"'-/"])
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
PLURAL = lazy(r"(?<=[a-z])e?s\b")
#: How a plural goes on behind a form.
PLURALS = frozenset("es")
#: How a legal suffix begins, what stands before it, and the first characters of either.
_SUFFIXES = frozenset("co com cor hol inc lim llc ltd n.v plc pub s.a".split())
BEFORE_SUFFIX = frozenset(" ,")
SUFFIX_HEADS = BEFORE_SUFFIX | {head[0] for head in _SUFFIXES}
_INDUSTRY = "业"
#: Behind that a name has results or a business.
_OF_A_COMPANY = frozenset("绩务")
_HEAD = 3
_AHEAD = len(", ") + _HEAD


def opens_before(searched: str, start: int) -> bool:
    """Return whether a form may begin here: at an edge of a word, or glued to a six-digit code."""
    if not start or not (is_word(searched[start]) and is_word(searched[start - 1])):
        return True
    if searched[start - 1] == "_":  # emphasis of Markdown, or a part of an identifier
        return not searched[max(0, start - 4) : start].rstrip("_")[-1:].isalnum()
    return searched[start - 1].isdigit() and bool(_CODE_BEFORE.search(searched, max(0, start - 7), start))


def opens_behind(searched: str, end: int) -> bool:
    """Return whether a form may end here: at an edge of a word, or glued to a percentage ("Ronbay3.86%") or a code."""
    last = searched[end - 1]
    if searched[end : end + 1] == _INDUSTRY and not last.isascii():  # "中国银行业" is one, unlike "中国银行业绩"
        return last == _INDUSTRY or searched[end + 1 : end + 2] in _OF_A_COMPANY
    if end >= len(searched) or not is_word(last):
        return True
    if searched[end] == "_":
        return not searched[end : end + 4].lstrip("_")[:1].isalnum()
    if last.isdigit():
        return not is_word(searched[end]) and not _NUMBER_GOES_ON.match(searched, end)
    return not is_word(searched[end]) or (last.isascii() and bool(_FIGURE_BEHIND.match(searched, end)))


def has_suffix(searched: str, end: int) -> bool:
    """Return whether a legal suffix may stand behind a form, as far as a few characters tell."""
    head = searched[end : end + _AHEAD].lstrip(", ")[:_HEAD]
    return head in _SUFFIXES or (head[:2] == "co" and not head[2].isalpha())


def is_capitalized(text: str, level: Folded, start: int, end: int) -> bool:
    """Return whether the letters of a would-be legal suffix begin with a capital ("Piotech company" has none)."""
    suffix = text[level.origin(start) : level.origin(end)].lstrip(" ,\n\r\t")
    return suffix[:1].isupper()
