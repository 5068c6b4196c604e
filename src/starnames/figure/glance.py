"""What stands before a number, from memory: "revenue of RMB " needs to be read backward once, not at every number.

Reading backward looks words up in one trie of phrases. A word (or Chinese character) that occurs in no phrase at all
ends every reading, so what stands between it and the number decides alone, and is remembered under just that text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from starnames.figure import tables
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.figure.trie import Trie

__all__ = ["MONTH", "NOTHING", "WINDOW", "Glance", "glance", "key_before", "remember"]

# How far before the number its span and its words begin, the currency, and the qualifier.
Glance = tuple[int, int, str, str]

NOTHING: Glance = (0, 0, "", "")
MONTH: Glance = (0, 0, "month", "")  # only more of the text tells a day from a number
WINDOW = 48  # reading backward ends here
_MOST = 4096  # words and keys remembered, a few hundred kilobytes
_WORDS = 5
_LONGEST = 24
_CHARS = 10
# What 每股 and its like may end in.
_PER_ENDS = frozenset("股吨噸斤克桶米份人户辆台套件瓶司度时瓦手张派息红利金拟约為为付发币前后税现")
_LAST_LETTERS = lazy(r"[A-Za-z]++$")
_SIGNS = frozenset("-–+(")
_SEEN: dict[str, Glance] = {}
_FREE: dict[str, bool] = {}


@cache
def _tokens() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words and signs of all phrases, as printed, and the Chinese characters that may end a phrase."""
    found: set[str] = set()
    nodes: list[Trie] = [tables.before()]
    while nodes:
        for token, node in nodes.pop().items():
            if token:
                found.add(token[::-1])
                nodes.append(node)
    ends = {each for each in tables.before() if each > "\u2fff"}
    return frozenset(found), frozenset(ends | _PER_ENDS | {"每"})


def glance(text: str, position: int, floor: int) -> Glance | None:
    """Return what stands before the number at a position if memory has it; `floor` is where the last figure ended.

    >>> glance("the 30 companies", 4, 4)
    (0, 0, '', '')
    """
    if position <= floor:
        return NOTHING
    char = text[position - 1]
    if char == " ":
        low = position - WINDOW if position - WINDOW > floor else floor  # noqa: FURB136 - max() takes longer
        last = end = position - 1
        while (place := text.rfind(" ", low, end)) >= 0:
            is_free = _FREE.get(text[place + 1 : end])
            if is_free:
                return NOTHING if end == last else _SEEN.get(text[end:position])
            if is_free is None:
                break
            end = place
        if place < 0:  # the last figure ended close before
            return _SEEN.get("\0" + text[floor:position]) if low == floor and position - floor <= _LONGEST else None
    elif char > "\u2fff" and char not in _tokens()[1]:
        return NOTHING
    key = key_before(text, position, floor)
    return None if key is None else _SEEN.get(key)


def key_before(text: str, position: int, floor: int) -> str | None:
    r"""Return the text between a number and the nearest word before it that no phrase has; None if it is far away.

    Where the last figure ended is an end as good as such a word, and is told apart by a null character.

    >>> key_before("had revenue of RMB 3", 19, 0), key_before("营收约3", 3, 0), key_before("5%, up 3", 7, 2)
    (' of RMB ', '约', '\x00, up ')
    """
    low = max(floor, position - WINDOW)
    char = text[position - 1]
    if char > "\u2fff":
        tokens = _tokens()[0]
        for place in range(position - 1, max(low, position - _CHARS) - 1, -1):
            char = text[place]
            if char not in tokens:
                decides = char > "\u2fff" and "每" not in text[low:position]
                return text[place + 1 : position] if decides else None
    else:
        end = position - 1 if char == " " else text.rfind(" ", low, position)  # RMB is part of RMB3
        for _ in range(_WORDS):
            place = text.rfind(" ", low, end) if end > low else -1
            if place < 0:
                break
            word = text[place + 1 : end]
            is_free = _FREE.get(word)
            if is_free is None:
                is_free = _FREE[word] = _is_free(word)
            if is_free:
                return text[end:position]
            end = place
    return f"\0{text[floor:position]}" if low == floor and position - floor <= _LONGEST else None


def remember(key: str, seen: Glance) -> None:
    """Keep what was read before a number under its key."""
    if seen[1] <= len(key) and _SIGNS.isdisjoint(key.replace("(", "")):
        if len(_SEEN) >= _MOST:
            _SEEN.clear()
        _SEEN[key] = seen


def _is_free(word: str) -> bool:
    """Tell whether no phrase can reach across the word, from its last letters or its last sign."""
    if not word or len(word) > 24 or word[-1].isdigit() or word[-1] in _SIGNS:
        return False
    found = _LAST_LETTERS.search(word)
    last = found[0] if found else word[-1]
    tokens = _tokens()[0]
    if len(_FREE) >= _MOST:
        _FREE.clear()
    return last not in tokens and last.lower() not in tokens
