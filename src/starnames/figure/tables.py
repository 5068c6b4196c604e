"""The tables compiled, once and on first use, into the tries that reading walks."""

from __future__ import annotations

from functools import cache

from starnames.figure import currencies, labels, measures, units, words
from starnames.figure.chinese import MILLION, TRILLION
from starnames.figure.trie import Trie, add_phrase

__all__ = ["after", "before", "behind", "per"]


@cache
def after() -> Trie:  # noqa: C901, PLR0912 - one loop a table
    """Return the trie of what follows a number: scales, units and words inside a figure, as tuples led by a letter."""
    trie: Trie = {}
    for word, place in units.SCALES.items():
        add_phrase(trie, word, ("s", place, ""))
    for word, (place, qualifier) in units.SPOKEN_SCALES.items():
        add_phrase(trie, word, ("s", place, qualifier))
    add_phrase(trie, "兆", ("z",))
    add_phrase(trie, MILLION, ("s", 6, ""))
    add_phrase(trie, TRILLION, ("s", 12, ""))
    for word in ("dozen", "dozens", "打"):
        add_phrase(trie, word, ("d",))
    for word, place in units.LABELED_UNITS.items():
        add_phrase(trie, word, ("l", place))
    for qualifier, phrases in words.INSIDE.items():
        for word in phrases:
            add_phrase(trie, word, ("i", qualifier))
    for word, (unit, place) in units.POINTS.items():
        add_phrase(trie, word, ("u", "points", unit, place))
    for word, place in units.PERCENTS.items():
        add_phrase(trie, word, ("u", "percent", "%", place))
    add_phrase(trie, "折", ("折",))
    for code, names in currencies.CURRENCIES.items():
        for word in names:
            add_phrase(trie, word, ("u", "money", code, 0))
    for word, (code, place) in currencies.FRACTIONAL_MONEY.items():
        add_phrase(trie, word, ("f", "money", code, place))
    for word in units.TIMES:
        add_phrase(trie, word, ("u", "multiple", "x", 0))
    for word in (*units.YEARS, *measures.QUANTITIES):
        add_phrase(trie, word, ("u", "quantity", None, 0))
    for word in measures.COUNTS:
        add_phrase(trie, word, ("u", "count", None, 0))
    return trie


@cache
def before() -> Trie:
    """Return the trie, read backward, of what precedes a number: currencies, qualifiers, signs and labels."""
    trie: Trie = {}
    for code, marks in currencies.CURRENCY_MARKS.items():
        for word in marks:
            add_phrase(trie, word, ("c", code), backward=True)
    for qualifier, phrases in words.BEFORE.items():
        for word in phrases:
            add_phrase(trie, word, ("q", qualifier), backward=True)
    for word in words.NEGATIVE:
        add_phrase(trie, word, ("n",), backward=True)
    for word in labels.INDEX_NAMES:
        add_phrase(trie, word, ("i",), backward=True)
    for word in labels.LABELS:
        add_phrase(trie, word, ("x",), backward=True)
    for word in labels.MONTHS:
        for month in (word, f"{word}."):
            add_phrase(trie, month, ("m",), backward=True)
    return trie


@cache
def behind() -> Trie:
    """Return the trie of qualifiers that follow a figure."""
    trie: Trie = {}
    for qualifier, phrases in words.BEHIND.items():
        for word in phrases:
            add_phrase(trie, word, qualifier)
    return trie


@cache
def per() -> Trie:
    """Return the trie of what a price is counted by."""
    trie: Trie = {}
    for word, unit in units.PER.items():
        add_phrase(trie, word, unit)
        if word.isascii() and len(word) > 2:
            add_phrase(trie, f"{word}s", unit)
    return trie
