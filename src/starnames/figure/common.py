"""The common shapes, read in one step: 14221.70亿元, 47.523 billion yuan, 3.5%, 30家, 1,200 companies.

Most figures of a text are digits with at most one scale and one unit, and nothing behind them that could belong to
them. Those are looked up here; everything else is left to the grammar, which would read these the same. What may
follow is taken from the tables of the grammar itself, so a new unit is a new unit here too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from starnames.figure import tables, units
from starnames.figure.chinese import NUMERALS
from starnames.figure.directions import AFTER_WORDS
from starnames.figure.forms import ODD_NEXT
from starnames.figure.shapes import SHAPE_NEXT
from starnames.figure.spelled import NUMBER_WORDS, PART_WORDS, SMALL_WORDS
from starnames.figure.trie import find_longest
from starnames.figure.words import MONTHS, ORDINAL_ENDINGS
from starnames.patterns import lazy

__all__ = [
    "DEEP",
    "FALLS",
    "LINKS",
    "OVER",
    "PLAIN",
    "SCALES",
    "Followers",
    "Tail",
    "judge",
    "read_small",
    "read_tail",
    "unit_tables",
    "walk_chinese",
]

# Kind, unit, power of ten, whether a scale was read, whether in Chinese, and where it ends.
Tail = tuple[str, str, int, bool, bool, int]
# The words and the characters that might belong to a figure, and the words of these that are worth looking up.
Followers = tuple[frozenset[str], frozenset[str], frozenset[str]]
# What stands behind a figure says: that the figure is over; that a bare number here is one for all that follows; that
# it may be a noun of decrease; or that only more of the text can tell.
OVER, PLAIN, FALLS, DEEP = 1, 2, 4, 8

_TAIL = lazy(r"(%| (?:million|billion|trillion)(?![A-Za-z]))?(?: ([A-Za-z]++))?(?: ([A-Za-z]++))?")
_FOLLOW = lazy(r" (?:[A-Za-z]++|[^A-Za-z])|[,.;:\n].?|.|", re.DOTALL)
_WORDS = lazy(r"([A-Za-z]++)(?: ([A-Za-z]++))?(?: ([A-Za-z]++))?")
SCALES = {" million": 6, " billion": 9, " trillion": 12}
_SCALES_ZH = {"": 0, "万": 4, "亿": 8, "万亿": 12, "千万": 7, "百万": 6}
_TO = lazy(r" to [0-9,]++(?:\.[0-9]++)?")
_BETWEEN = 64  # farther before the end of a number no "between" is looked for
_STOPS = frozenset(",.;:")
# Signs that end a figure, and what does behind a space; numbers and brackets there are looked at.
_ENDS = frozenset(')]|\t"”')
_CLOSED = frozenset(' \t\n|"“‘[')
_NUMBER_OR_BRACKET = frozenset("0123456789(")
_BRACKETED = lazy("[A-Za-z]++")
_APART = lazy(r" (?:[0-9]{1,2}|[0-9]{4,}+)(?![0-9/])")  # 3 4.5 are two numbers, 1 234 and 2 1/2 perhaps one
_BEGIN = frozenset(" %")
# Units that the grammar weighs against something else: calendar years, school marks, hours, tenths, rates.
_WEIGHED = frozenset((*units.YEARS, *units.TIMES, *units.FRACTIONAL_MONEY, "points", "point", "点", "點")) - frozenset(
    "倍"
)
_PER_WORDS = frozenset("per a an each every".split())
_CLOCK = frozenset("am pm a p o".split())  # 3 pm, 3 p.m., 3 o'clock
LINKS = frozenset("to and or for at".split())
_SMALL_CHARS = dict(zip("二两三四五六七八九", "223456789", strict=True))
_SMALL = lazy(rf"({'|'.join(SMALL_WORDS)})(?= [a-z])(?! (?:{'|'.join((*NUMBER_WORDS, *PART_WORDS))}|point)(?![a-z]))")
_OTHERS = "整正人每半多余餘的零至到和与派送转/-–—~～+(（"


@cache
def _english() -> dict[str, tuple[str, str, int]]:
    """Return the units of one small English word, and the points of two, that no word unseen can make longer."""
    known: dict[str, tuple[str, str, int]] = {}
    after, following = tables.after(), _after_unit()[0]
    for word, node in after.items():
        if not (word.isascii() and word.isalpha() and word.islower()) or word in _WEIGHED or len(word) < 3:
            continue
        for phrase, end in ((word, node), (f"{word} points", node.get("points", {}))):
            meaning = end.get("")
            if meaning and meaning[0] == "u" and all(each in following or not each.isalpha() for each in end):
                known[phrase] = (meaning[1], meaning[2] or phrase, meaning[3])
    return known


@cache
def _chinese() -> dict[str, Any]:
    """Return the trie, a character a step, of Chinese scales and units in one."""
    trie: dict[str, Any] = {}
    names: dict[str, tuple[str, str, int]] = {"": ("", "", 0)}
    for word, meaning in _phrases(tables.after(), ""):
        if word[0] > "\u2fff" and word.isalpha() and meaning[0] == "u" and word not in _WEIGHED:
            names[word] = (meaning[1], meaning[2] or word, meaning[3])
    for scale, place in _SCALES_ZH.items():
        for word, (kind, unit, exponent) in names.items():
            if not scale and not word:
                continue
            node = trie
            for char in scale + word:
                node = node.setdefault(char, {})
            node[""] = (kind, unit, place + exponent, bool(scale))
    return trie


def _phrases(trie: dict[str, Any], lead: str) -> list[tuple[str, tuple[Any, ...]]]:
    found: list[tuple[str, tuple[Any, ...]]] = []
    for token, node in trie.items():
        if not token:
            found.append((lead, node))
        elif token[0] > "\u2fff" and len(token) == 1:
            found += _phrases(node, lead + token)
    return found


@cache
def _after_unit() -> Followers:
    """Return what might belong to a figure whose unit stands before it."""
    firsts = {*tables.behind(), *NUMERALS, *_OTHERS}
    for node in tables.after().values():
        if "" in node:
            firsts |= {each for each in node if each.isalpha() and each.isascii()}
    spelled = {each.lower() for each in firsts if each.isascii() and each.isalpha()}
    chars = frozenset(each for each in firsts if len(each) == 1)
    return frozenset(spelled | _PER_WORDS) - LINKS - {"of", "over"}, chars, frozenset()


@cache
def _after_number() -> Followers:
    """Return what might belong to a figure whose number or scale stands before it."""
    words, chars, _ = _after_unit()
    firsts = {*tables.after()} - {""}
    words |= {each.lower() for each in firsts if each.isascii() and each.isalpha()}
    chars |= SHAPE_NEXT | ODD_NEXT | {each for each in firsts if len(each) == 1}
    return words | _CLOCK | {"out"}, chars, words - _PER_WORDS - _CLOCK


@cache
def _bracketed() -> frozenset[str]:
    """Return the words that belong to a unit in brackets behind it: yuan (RMB)."""
    nodes = [node["("] for node in tables.after().values() if "(" in node]
    return frozenset(token.lower() for node in nodes for token in node)


@cache
def _only_behind() -> frozenset[str]:
    """Return the characters that belong to a figure only as part of a qualifier behind it: 以上, but not 家上市公司."""
    return frozenset(tables.behind()) - {*tables.after(), *NUMERALS, *_OTHERS} - SHAPE_NEXT - ODD_NEXT


@cache
def _numberlike() -> frozenset[str]:
    """Return the words that may begin the other end of a range, or what a price is counted by."""
    marks = (mark.split(" ")[0] for marks in units.CURRENCY_MARKS.values() for mark in marks)
    return frozenset({*NUMBER_WORDS, *(each.lower().rstrip("$.¥") for each in marks), *_PER_WORDS})


@cache
def unit_tables() -> tuple[dict[str, tuple[str, str, int]], Followers, Followers]:
    """Return the units, and what may follow a number and a unit, in one call."""
    return _english(), _after_number(), _after_unit()


def read_small(text: str, position: int) -> tuple[str, int] | None:
    """Return the digits of a small number written as one word and where it ends, None for any other.

    >>> read_small("three companies", 0), read_small("三家", 0), read_small("two thirds", 0), read_small("三百", 0)
    (('3', 5), ('3', 1), None, ('3', 1))
    """
    char = text[position]
    if char > "\u2fff":
        literal = _SMALL_CHARS.get(char)
        return (literal, position + 1) if literal and text[position - 1 : position] not in ("第", "届") else None
    found = _SMALL.match(text, position)
    return (SMALL_WORDS[found[1]], found.end()) if found else None


def read_tail(text: str, end: int) -> Tail | None:
    """Return the scale and unit behind digits that end here if they are a common shape, None if they are anything else.

    >>> read_tail("47.523 billion yuan.", 6)
    ('money', 'CNY', 9, True, False, 19)
    >>> read_tail("3亿5000万元", 1) is None
    True
    """
    char = text[end : end + 1]
    if char > "\u2fff":
        return _read_chinese(text, end)
    known, after_number, after_unit = unit_tables()
    kind, unit, place, is_scaled, followers = "", "", 0, False, after_number
    found = _TAIL.match(text, end) if char in _BEGIN else None
    if found is None:
        return (kind, unit, place, is_scaled, False, end) if _is_over(text, end, kind, followers) else None
    head, word, second = found.groups()
    if head == "%":
        kind, unit, followers, end = "percent", "%", after_unit, end + 1
    else:
        if head is not None:
            place, is_scaled, end = SCALES[head], True, found.end(1)
        size = 2 if second == "points" and f"{word} points" in known else 1
        meaning = known.get((word or "") if size == 1 else f"{word} points")
        if meaning is not None and not text.startswith("-", found.end(size + 1)):
            kind, unit, followers, end = meaning[0], meaning[1], after_unit, found.end(size + 1)
            place += meaning[2]
    return (kind, unit, place, is_scaled, False, end) if _is_over(text, end, kind, followers) else None


def _read_chinese(text: str, end: int) -> Tail | None:
    best, stop, _ = walk_chinese(text, end)
    if best is None:
        return ("", "", 0, False, False, stop) if _is_over(text, stop, "", _after_number()) else None
    kind, unit, place, is_scaled = best
    if not _is_over(text, stop, kind, _after_unit() if kind else _after_number()):
        return None
    return kind, unit, place, is_scaled, True, stop


def walk_chinese(text: str, end: int) -> tuple[tuple[str, str, int, bool] | None, int, int]:
    """Return the longest Chinese scale and unit here, if there is one, where it ends, and how far it took reading.

    >>> walk_chinese("3亿元的收入", 1)
    (('money', 'CNY', 8, True), 3, 4)
    """
    node = _chinese().get(text[end])
    stop, best = end, None
    while node is not None:
        end += 1
        if (meaning := node.get("")) is not None:
            best, stop = meaning, end
        char = text[end : end + 1]
        node = node.get(char) if char else None
    return best, stop, end + 1


@cache
def _signs() -> frozenset[str]:
    """Return the characters behind which a bare number may be a rank, a date or an item of a list."""
    return frozenset({*(each[0] for each in ORDINAL_ENDINGS), *"后）」、．"})


def judge(follow: str, followers: Followers) -> int:
    """Return what stands behind a figure says of it, 0 where it may belong to it.

    A word is given with the space before it, a sign with the character behind it.

    >>> judge(" billion", unit_tables()[2]), judge(" drop", unit_tables()[2]) == OVER | PLAIN | FALLS
    (0, True)
    """
    char = follow[:1]
    if char == " ":
        word = follow[1:].lower()
        head = word.partition("-")[0]
        if head in LINKS or head in followers[2] or (head in _NUMBER_OR_BRACKET and head):
            return DEEP
        if not (head.isalpha() and head.isascii()):
            return OVER | PLAIN if head in _CLOSED else 0
        if head in followers[0]:
            return 0
        return OVER | (head not in MONTHS and PLAIN) | (word in AFTER_WORDS and FALLS)
    if char in _STOPS:
        following = follow[1:2]
        is_over = following in " \n" or following > "\u2fff"
        return is_over and (OVER if char == "." else OVER | PLAIN)
    if char < "\u3000":
        return OVER if char in _ENDS or not char or (char == "\n" and not follow[1:].islower()) else 0
    if char in followers[1]:
        return DEEP if char in _only_behind() else 0
    return OVER | (char not in _signs() and PLAIN) | (char == "的" and FALLS)


def _is_over(text: str, end: int, kind: str, followers: Followers) -> bool:
    """Tell whether what stands here cannot belong to a figure of a kind that ends here."""
    follow = _FOLLOW.match(text, end)
    says = judge(follow[0] if follow else "", followers)
    if says != DEEP:
        return says > 0
    if text[end] != " ":
        return find_longest(tables.behind(), text, end) is None
    found = _WORDS.match(text, end + 1)
    if found is None:
        if text[end + 1] == "(":
            bracketed = _BRACKETED.match(text, end + 2)
            return bracketed is None or bracketed[0].lower() not in _bracketed()
        return _APART.match(text, end) is not None and find_longest(tables.after(), text, end) is None
    word = found[1].lower()
    if word not in LINKS:
        return find_longest(tables.after(), text, end) is None and find_longest(tables.behind(), text, end) is None
    second = found[2]
    if second is None:
        if word == "and" and kind:  # a list, unless it is between 3% and 5%
            return text.rfind("etween", max(0, end - _BETWEEN), end) < 0
        return word == "to" and kind != "" and _is_no_range(text, end, kind)
    if second in ("a", "an") and word in ("and", "or"):
        second = found[3] or second
    return second.lower() not in _numberlike() and find_longest(tables.behind(), text, end) is None


def _is_no_range(text: str, end: int, kind: str) -> bool:
    """Tell whether "to" is followed by a number of another kind: 3.5 percentage points to 47.5 billion yuan."""
    found = _TO.match(text, end)
    tail = read_tail(text, found.end()) if found and found.end() - end < 16 else None
    return tail is not None and tail[0] not in ("", kind)
