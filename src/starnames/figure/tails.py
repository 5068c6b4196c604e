"""What stands behind digits, from memory: " billion yuan," is worked out once and not at every number.

Two short stretches behind a number decide nearly every common shape. Each is looked up in a memory under just its
characters; where these cannot tell, `read_tail` reads on.
"""

from __future__ import annotations

from starnames.figure.common import DEEP, FALLS, OVER, SCALES, judge, read_tail, unit_tables, walk_chinese
from starnames.patterns import lazy

__all__ = ["AHEAD", "TAILS", "Seen", "learn_follow", "learn_tail", "read_deep"]

# Kind, unit, power of ten, whether a scale was read, whether in Chinese, how many characters; then the memory that
# knows what may follow, or what is known of it without asking.
Seen = tuple[str, str, int, bool, bool, int, "dict[str, int] | None", int]

# Behind digits: a scale and one word, or three Chinese characters; behind these a word, or a sign and what follows it.
_FIRST = (
    r"%|[\u3000-\u303f\uff00-\uffef]|[\u3040-\ufeff].{0,2}"
    r"|(?: (?:million|billion|trillion)(?![A-Za-z]))?(?: [A-Za-z]{1,30}+(?:-on-year| points(?![A-Za-z]))?)?"
)
AHEAD = rf"({_FIRST})( (?:[A-Za-z]{{1,30}}+(?:-on-year)?|[^A-Za-z])|[,.;:\n\u4e00-\u9fff].?|.|)"
_PARTS = lazy(r"( (?:million|billion|trillion)(?![A-Za-z]))?(?: ([A-Za-z]++(?:-on-year)?)( points)?)?")
_MOST = 4096

_UNREAD: Seen = ("", "", 0, False, False, 0, None, DEEP)
_GRAMMAR: Seen = ("", "", 0, False, False, 0, None, 0)
TAILS: dict[str, Seen] = {}
_AFTER_UNIT: dict[str, int] = {}
_AFTER_NUMBER: dict[str, int] = {}


def learn_tail(ahead: str) -> Seen:
    """Return what the first stretch behind a number says, and keep it.

    >>> learn_tail(" billion yuan")[:6], learn_tail(" in")[:6], learn_tail("亿元，")[:6]
    (('money', 'CNY', 9, True, False, 13), ('', '', 0, False, False, 0), ('money', 'CNY', 8, True, True, 2))
    """
    if len(TAILS) >= _MOST:
        TAILS.clear()
    if ahead == "%":
        seen: Seen = ("percent", "%", 0, False, False, 1, _AFTER_UNIT, 0)
    elif ahead > "\u3000":
        seen = _chinese(ahead)
    else:
        seen = _english(ahead)
    TAILS[ahead] = seen
    return seen


def _english(ahead: str) -> Seen:
    units, after_number, _ = unit_tables()
    found = _PARTS.fullmatch(ahead)
    if found is None:  # pragma: no cover - it has that shape
        return _UNREAD
    scale, word, points = found.groups()
    place, is_scaled, size = (SCALES[scale], True, len(scale)) if scale else (0, False, 0)
    if word is None:
        return "", "", place, is_scaled, False, size, _AFTER_NUMBER, 0
    meaning = units.get(word + (points or ""))
    if meaning is not None:
        return meaning[0], meaning[1], place + meaning[2], is_scaled, False, len(ahead), _AFTER_UNIT, 0
    says = DEEP if points else judge(f" {word}", after_number)
    return ("", "", place, is_scaled, False, size, None, says) if says else _GRAMMAR


def _chinese(ahead: str) -> Seen:
    best, size, reach = walk_chinese(ahead, 0)
    _, after_number, after_unit = unit_tables()
    kind, unit, place, is_scaled = best or ("", "", 0, False)
    rest = ahead[size:]
    if reach > len(ahead) or rest[:1] == " " or (len(rest) < 2 and rest < "\u3000"):
        return _UNREAD
    says = judge(rest, after_unit if kind else after_number)
    return (kind, unit, place, is_scaled, best is not None, size, None, says) if says else _GRAMMAR


def learn_follow(memory: dict[str, int], follow: str) -> int:
    """Return what the second stretch behind a number says of a figure that ends before it, and keep it."""
    if len(memory) >= _MOST:
        memory.clear()
    _, after_number, after_unit = unit_tables()
    says = memory[follow] = judge(follow, after_unit if memory is _AFTER_UNIT else after_number)
    return says


def read_deep(text: str, start: int, end: int, ahead: str, follow: str) -> Seen:
    """Return what stands behind a number where the two stretches cannot tell."""
    if follow[1:].isdigit() and text.startswith("+", start - 1) and start:
        return _GRAMMAR  # perhaps a telephone
    if ahead > "\u3000":
        both = ahead + follow
        seen = TAILS.get(both) or learn_tail(both)
        if seen[7] != DEEP:
            return seen
    tail = read_tail(text, end)
    return _GRAMMAR if tail is None else (*tail[:5], tail[5] - end, None, OVER | FALLS)
