"""Runs of capitalized words that may be names nobody has recorded: where they begin and end.

A run is cut at names that are known already, at "and" and at punctuation, unless "and" joins what one word of Chinese
is put as; lower-case industry words behind it ("Yuchen technology") belong to it, and so does a legal suffix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.finder import Proposal
from starnames.names import LEGAL_SUFFIX
from starnames.patterns import lazy
from starnames.text import mask_of, masked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.resolver import Resolver

__all__ = [
    "RUN",
    "SHARED",
    "SUFFIX",
    "TAIL",
    "capitalized_runs",
    "is_joined",
    "joined_runs",
    "suffixed",
    "tails",
    "trade_end",
    "without_figure",
]

_WHOLE = r"[A-Za-z0-9]*+(?>(?:['’-][A-Za-z0-9]++)*)"
#: What a run begins with, and a run.
_CAPITALS = mask_of("*ABCDEFGHIJKLMNOPQRSTUVWXYZ")
RUN = lazy(
    rf"[*A-Z](?:(?<![\w.'’-].)|(?<=(?<!\d)\d{{6}}.))(?:(?<=\*)[A-Z]|(?<!\*)){_WHOLE}"
    rf"(?>(?: (?:& )?[A-Z]{_WHOLE}){{0,7}})",
)
#: How a run goes on behind the end of a line, where that is where a page is broken.
_NEXT_LINE = lazy(rf"\n[A-Z]{_WHOLE}(?>(?: [A-Z]{_WHOLE}){{0,3}})")
_BROKEN_AT = 40
#: A small word behind a name; a percentage may be glued to it ("Hongsheng shares5.32%").
_SMALL = r" ([a-z]+(?>(?:-[a-z]+)*))(?:\b|(?=\d{1,4}(?:\.\d{1,3})?%))"
TAIL = lazy(_SMALL)
_TAILS = lazy(rf"(?>(?:{_SMALL}){{1,3}})")
#: "Dalong and Richen share a well": a verb, no 股份.
SHARED = lazy(r" shares?(?= (?:an?|the|its|their|his|her|some|with|no)\b)")
#: How far a legal suffix reaches.
SUFFIX = 40
#: "Saifen Technology11.92%": a figure that a name is glued to.
_FIGURE_BEHIND = lazy(r"(?<=[a-z])\d{1,3}(?:\.\d+)?%")
_BEFORE_SUFFIX = frozenset(" ,")
_JOINTS = frozenset([" and ", " and\n", "\nand "])
_AND = len(" and ")


def capitalized_runs(text: str, blocked: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of runs of capitalized words outside the sorted, disjoint `blocked` spans."""
    at, most = 0, len(blocked)
    for start, end in _runs(text):
        end = without_figure(text, start, end)  # noqa: PLW2901 - the figure is no part of the name
        while at < most and blocked[at][1] <= start:
            at += 1
        number = at
        while number < most and blocked[number][0] < end:
            first, last = blocked[number]
            if first > start:
                yield start, first
            start = max(start, last)  # noqa: PLW2901 - what stands behind a known name may be one as well
            number += 1
        if start < end:
            yield start, end


def without_figure(text: str, start: int, end: int) -> int:
    """Return where a run ends without the percentage that is glued to it."""
    figure = _FIGURE_BEHIND.search(text, max(start, end - 4), end + 8) if text[end - 1].isdigit() else None
    return max(start, figure.start()) if figure else end


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of all runs; most of a text has no capital, and is passed over fast."""
    capitals, match = masked(text, _CAPITALS), RUN.match
    place = capitals.find(b"x")
    while place >= 0:
        run = match(text, place)
        if run is None:
            place += 1
        else:
            end = run.end()
            if text[end : end + 1] == "\n" and _is_broken(text, place, end) and (more := _NEXT_LINE.match(text, end)):
                end = more.end()
            yield place, end
            place = end
        place = capitals.find(b"x", place)


def _is_broken(text: str, start: int, end: int) -> bool:
    """Return whether the line that a run ends is a line of prose, broken where it is full."""
    head = text.rfind("\n", 0, start) + 1
    return head < start and end - head >= _BROKEN_AT


def joined_runs(text: str, runs: Iterator[tuple[int, int]], resolver: Resolver) -> Iterator[list[tuple[int, int]]]:
    """Yield runs, together where "and" joins what one word of Chinese is put as: "Measurement and Control"."""
    group: list[tuple[int, int]] = []
    for run in runs:
        if group and not (run[0] - group[-1][1] == _AND and is_joined(text, group[-1], run, resolver)):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def is_joined(text: str, one: tuple[int, int], two: tuple[int, int], resolver: Resolver) -> bool:
    """Return whether "and" stands between two runs that one word of Chinese is put as."""
    if text[one[1] : two[0]] not in _JOINTS:
        return False
    before, behind = text[slice(*one)].rsplit(maxsplit=1)[-1], text[slice(*two)].split(maxsplit=1)[0]
    return (before.lower(), behind.lower()) in resolver.rendered.joined_words


def tails(text: str, end: int, stop: int, resolver: Resolver) -> str:
    """Return the small words behind a run, where the first of them may belong to it."""
    tails = _TAILS.match(text, end, stop) if trade_end(text, end, stop, resolver) else None
    return tails[0] if tails else ""


def trade_end(text: str, end: int, stop: int, resolver: Resolver) -> int:
    """Return where the small words of a trade behind a run end, "technology" or "new materials"; nought without any."""
    word = TAIL.match(text, end, stop)
    if not word or word[1] in resolver.rendered.trade_words:
        return word.end() if word else 0
    more = TAIL.match(text, word.end(), stop) if word[1] in resolver.rendered.trade_heads else None
    return more.end() if more and (word[1], more[1]) in resolver.rendered.trade_pairs else 0


def suffixed(text: str, start: int, end: int, stop: int) -> Proposal:
    """Return the proposal of a span together with a legal suffix behind it, as far as `stop`."""
    head = text[end : end + 1]
    suffix = (
        LEGAL_SUFFIX.match(text[end : min(end + SUFFIX, stop)].lower())
        if head in _BEFORE_SUFFIX or head.isalpha()
        else None
    )
    if suffix and text[end : end + suffix.end()].lstrip(" ,")[:1].isupper():
        end += suffix.end()
    return Proposal(start, end, (), suffixed=suffix is not None)
