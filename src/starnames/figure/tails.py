"""What stands behind digits, from memory: " billion yuan," is worked out once and not at every number.

Two short stretches behind a number decide nearly every common shape. Each is looked up in a memory under just its
characters; where these cannot tell, a few words more are read.
"""

from __future__ import annotations

import re

from starnames.figure import tables, units
from starnames.figure.common import (
    DEEP,
    FALLS,
    LINKS,
    OVER,
    bracketed_words,
    english_units,
    followers_of,
    judge,
    numberlike_words,
    walk_chinese,
)
from starnames.figure.trie import find_longest
from starnames.patterns import lazy

__all__ = ["AHEAD", "TAIL", "TAILS", "Memory", "Tail", "learn_follow", "learn_tail", "read_deep"]


class Memory(dict[str, int]):
    """What is known of words and signs behind figures whose unit is of a kind."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        """Know nothing yet."""
        super().__init__()
        self.kind = kind


# Kind, unit, power of ten, whether a scale was read, whether in Chinese, how many characters; then the memory that
# knows what may follow, or what is known of it without asking.
Tail = tuple[str, str, int, bool, bool, int, Memory | None, int]

_SCALE = r" (?:(?:hundred |thousand |ten )?(?:m|b)illion|(?:hundred |ten )?thousand|trillion|hundred)(?![A-Za-z])"
# Behind digits: a scale and one word, or three Chinese characters; behind these a word, or a sign and what follows it.
_FIRST = (
    r"%|[\u3000-\u303f\uff00-\uffef]|[\u3040-\ufeff].{0,2}|-[a-z]{2,30}+(?![A-Za-z-])"
    rf"|(?:{_SCALE})?(?: [A-Za-z]{{1,30}}+(?:-on-year| points(?![A-Za-z]))?)?"
)
_SECOND = r" (?:[A-Za-z]{1,30}+(?:-on-year)?|[^A-Za-z])|[,.;:\n\u4e00-\u9fff].?|.|"
AHEAD = f"({_FIRST})({_SECOND})"
TAIL = f"(?:{_FIRST})(?:{_SECOND})"  # both as one
_AHEAD = lazy(AHEAD, re.DOTALL)
_BEHIND = lazy(_SECOND, re.DOTALL)
_PARTS = lazy(rf"({_SCALE})?(?:[ -]([A-Za-z]++(?:-on-year)?)( points)?)?")
_WORDS = lazy(r"([A-Za-z]++)(?: ([A-Za-z]++))?(?: ([A-Za-z]++))?")
_TO = lazy(r" to [0-9,]++(?:\.[0-9]++)?")
_BETWEEN = 64  # farther before the end of a number no "between" is looked for
_BRACKETED = lazy("[A-Za-z]++")
_APART = lazy(r" (?:[0-9]{1,2}|[0-9]{4,}+)(?![0-9/])")  # 3 4.5 are two numbers, 1 234 and 2 1/2 perhaps one
_MOST = 4096

_UNREAD: Tail = ("", "", 0, False, False, 0, None, DEEP)
GRAMMAR: Tail = ("", "", 0, False, False, 0, None, 0)
TAILS: dict[str, Tail] = {}
_MEMORIES = {kind: Memory(kind) for kind in ("", "money", "multiple")}


def learn_tail(ahead: str) -> Tail:
    """Return what the first stretch behind a number says, and keep it.

    >>> learn_tail(" billion yuan")[:6], learn_tail(" in")[:6], learn_tail("亿元，")[:6]
    (('money', 'CNY', 9, True, False, 13), ('', '', 0, False, False, 0), ('money', 'CNY', 8, True, True, 2))
    """
    if len(TAILS) >= _MOST:
        TAILS.clear()
    tail: Tail
    if ahead == "%":
        tail = ("percent", "%", 0, False, False, 1, _MEMORIES["money"], 0)
    elif ahead > "\u3000":
        tail = _chinese(ahead)
    else:
        tail = _english(ahead)
    TAILS[ahead] = tail
    return tail


def _english(ahead: str) -> Tail:
    found = _PARTS.fullmatch(ahead)
    if found is None:  # pragma: no cover - it has that shape
        return GRAMMAR
    scale, word, points = found.groups()
    place, is_scaled, size = (units.SCALES[scale[1:]], True, len(scale)) if scale else (0, False, 0)
    if word is None:
        return "", "", place, is_scaled, False, size, _MEMORIES[""], 0
    meaning = english_units().get(word + (points or ""))
    if meaning is not None:
        memory = _MEMORIES["multiple" if meaning[0] == "multiple" else "money"]
        return meaning[0], meaning[1], place + meaning[2], is_scaled, False, len(ahead), memory, 0
    says = 0 if points or ahead[0] == "-" else judge(f" {word}", followers_of(""))
    return ("", "", place, is_scaled, False, size, None, says) if says else GRAMMAR


def _chinese(ahead: str) -> Tail:
    best, size, reach = walk_chinese(ahead, 0)
    kind, unit, place, is_scaled = best or ("", "", 0, False)
    rest = ahead[size:]
    if reach > len(ahead) or rest[:1] == " " or (len(rest) < 2 and rest < "\u3000"):
        return _UNREAD
    says = judge(rest, followers_of(kind))
    return (kind, unit, place, is_scaled, best is not None, size, None, says) if says else GRAMMAR


def learn_follow(memory: Memory, follow: str) -> int:
    """Return what the second stretch behind a number says of a figure that ends before it, and keep it."""
    if len(memory) >= _MOST:
        memory.clear()
    says = memory[follow] = judge(follow, followers_of(memory.kind))
    return says


def read_deep(text: str, start: int, end: int, ahead: str, follow: str) -> Tail:
    """Return what stands behind a number where the two stretches cannot tell."""
    if follow[1:].isdigit() and text.startswith("+", start - 1) and start:
        return GRAMMAR  # perhaps a telephone
    tail = TAILS.get(ahead) or learn_tail(ahead)
    if ahead > "\u3000":
        both = ahead + follow
        tail = TAILS.get(both) or learn_tail(both)
        if tail[7] != DEEP:
            return tail
        best, stop, _ = walk_chinese(text, end)
        tail = (*(best or ("", "", 0, False)), best is not None, stop - end, None, 0)
        follow = found[0] if (found := _BEHIND.match(text, stop)) else ""
        says = judge(follow, followers_of(tail[0]))
        if says != DEEP:
            return (*tail[:6], None, OVER | FALLS) if says else GRAMMAR
    return (*tail[:6], None, OVER | FALLS) if _is_over(text, end + tail[5], tail[0]) else GRAMMAR


def _is_over(text: str, end: int, kind: str) -> bool:
    """Tell whether what stands here, and may belong to a figure of a kind that ends here, does not."""
    if text[end] != " ":
        return find_longest(tables.behind(), text, end) is None
    found = _WORDS.match(text, end + 1)
    if found is None:
        if text[end + 1] == "(":
            bracketed = _BRACKETED.match(text, end + 2)
            return bracketed is None or bracketed[0].lower() not in bracketed_words()
        return _APART.match(text, end) is not None and find_longest(tables.after(), text, end) is None
    word = found[1].lower()
    if word not in LINKS:
        return find_longest(tables.after(), text, end) is None and find_longest(tables.behind(), text, end) is None
    second = found[2]
    if second is None:
        if word == "and":  # a list, unless it is between 3% and 5%
            return text.rfind("etween", max(0, end - _BETWEEN), end) < 0
        return word == "to" and kind != "" and _is_no_range(text, end, kind)
    if second in ("a", "an") and word in ("and", "or"):
        second = found[3] or second
    return second.lower() not in numberlike_words() and find_longest(tables.behind(), text, end) is None


def _is_no_range(text: str, end: int, kind: str) -> bool:
    """Tell whether "to" is followed by a number of another kind: 3.5 percentage points to 47.5 billion yuan."""
    found = _TO.match(text, end)
    if found is None or found.end() - end >= 16 or (ahead := _AHEAD.match(text, found.end())) is None:
        return False
    tail = TAILS.get(ahead[1]) or learn_tail(ahead[1])
    says = tail[7] if tail[6] is None else tail[6].get(ahead[2]) or learn_follow(tail[6], ahead[2])
    if says == DEEP:
        tail = read_deep(text, end, found.end(), ahead[1], ahead[2])
        says = tail[7]
    return says > 0 and tail[0] not in ("", kind)
