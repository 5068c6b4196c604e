"""The common shapes, read in one step: 14221.70亿元, 47.523 billion yuan, 3.5%, 30家, 1,200 companies.

Most figures of a text are digits with at most one scale and one unit, and nothing behind them that could belong to
them. Those are looked up here; everything else is left to the grammar, which would read these the same. What may
follow is taken from the tables of the grammar itself, so a new unit is a new unit here too.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from starnames.figure import currencies, tables, units
from starnames.figure.chinese import NUMERALS
from starnames.figure.directions import AFTER_WORDS
from starnames.figure.forms import ODD_NEXT
from starnames.figure.labels import MONTHS, ORDINAL_ENDINGS
from starnames.figure.shapes import SHAPE_NEXT
from starnames.figure.spelled import NUMBER_WORDS, PART_WORDS, SMALL_WORDS
from starnames.patterns import lazy

__all__ = [
    "DEEP",
    "FALLS",
    "LINKS",
    "OVER",
    "PLAIN",
    "Followers",
    "bracketed_words",
    "english_units",
    "followers_of",
    "judge",
    "numberlike_words",
    "read_small",
    "walk_chinese",
]

# The words and the characters that might belong to a figure, and the words of these that are worth looking up.
Followers = tuple[frozenset[str], frozenset[str], frozenset[str]]
# What stands behind a figure says: that the figure is over; that a bare number here is one for all that follows; that
# it may be a noun of decrease; or that only more of the text can tell.
OVER, PLAIN, FALLS, DEEP = 1, 2, 4, 8

_SCALES_ZH = {"": 0, "万": 4, "亿": 8, "万亿": 12, "千万": 7, "百万": 6}
_STOPS = frozenset(",.;:")
# Signs that end a figure, and what does behind a space; numbers and brackets there are looked at.
_ENDS = frozenset(')]|\t"”')
_CLOSED = frozenset(' \t\n|"“‘[')
_NUMBER_OR_BRACKET = frozenset("0123456789(")
# Units that the grammar weighs against something else: calendar years, school marks, hours, tenths.
_WEIGHED = frozenset(
    (*units.YEARS, *units.TIMES, *currencies.FRACTIONAL_MONEY, "points", "point", "点", "點")
) - frozenset(("倍", "year", "years"))
_AFTER_TIMES = frozenset("over in yearly annually".split())  # three times over, three times in a row
_PER_WORDS = frozenset("per a an each every".split())
_CLOCK = frozenset("am pm a p o".split())  # 3 pm, 3 p.m., 3 o'clock
LINKS = frozenset("to and or for at".split())
_SMALL_CHARS = dict(zip("二两三四五六七八九", "223456789", strict=True))
_MORE_WORDS = "|".join((*NUMBER_WORDS, *PART_WORDS, "point"))
_SMALL = lazy(rf"({'|'.join(SMALL_WORDS)})(?=[ -][a-z])(?![ -](?:{_MORE_WORDS})(?![a-z])|-and-)")
_OTHERS = "整正人每半多余餘的零至到和与派送转/-–—~～+(（"


@cache
def english_units() -> dict[str, tuple[str, str, int]]:
    """Return the units of one small English word, and the points of two, that no word unseen can make longer."""
    known: dict[str, tuple[str, str, int]] = {}
    after, following = tables.after(), _after_unit()[0]
    for word, node in after.items():
        if not (word.isascii() and word.isalpha() and word.islower()) or word in _WEIGHED or len(word) < 3:
            continue
        for phrase, end in ((word, node), (f"{word} points", node.get("points", {}))):
            meaning = end.get("")
            longer = end.keys() - following
            if meaning and meaning[0] == "u" and not any(each.isalpha() or each in _STOPS for each in longer):
                known[phrase] = (meaning[1], meaning[2] or phrase, meaning[3])
    known["times"] = ("multiple", "x", 0)
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
def bracketed_words() -> frozenset[str]:
    """Return the words that belong to a unit in brackets behind it: yuan (RMB)."""
    nodes = [node["("] for node in tables.after().values() if "(" in node]
    return frozenset(token.lower() for node in nodes for token in node)


@cache
def _only_behind() -> frozenset[str]:
    """Return the characters that belong to a figure only as part of a qualifier behind it: 以上, but not 家上市公司."""
    return frozenset(tables.behind()) - {*tables.after(), *NUMERALS, *_OTHERS} - SHAPE_NEXT - ODD_NEXT


@cache
def numberlike_words() -> frozenset[str]:
    """Return the words that may begin the other end of a range, or what a price is counted by."""
    marks = (mark.split(" ")[0] for marks in currencies.CURRENCY_MARKS.values() for mark in marks)
    return frozenset({*NUMBER_WORDS, *(each.lower().rstrip("$.¥") for each in marks), *_PER_WORDS})


@cache
def _after_times() -> Followers:
    """Return what might belong to a multiple."""
    words, chars, deep = _after_unit()
    return words | _AFTER_TIMES, chars, deep


def followers_of(kind: str) -> Followers:
    """Return what might belong to a figure whose unit is of a kind; empty for a number or scale without one."""
    return _after_unit() if kind and kind != "multiple" else _after_times() if kind else _after_number()


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

    >>> judge(" per", followers_of("money")), judge(" drop", followers_of("money")) == OVER | PLAIN | FALLS
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
