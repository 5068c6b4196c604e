"""The tickers of one window of text, and the mentions that each stands beside."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from starnames.patterns import lazy
from starnames.tickers import find_tickers, read_ticker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

__all__ = ["CLOSE", "Attached"]

_OPEN = lazy(r"\s?[(（]\s*")
_BETWEEN = lazy(r"\s*[,，;:：]?\s*")
CLOSE = lazy(r"\s*[)）]")
_GAP_BEHIND = lazy(r"\s?[(（\[][^()（）\[\]\n]{0,40}|[ :：]?")
_GAP_BEFORE = lazy(r"[ :：]?")
#: How near a ticker stands, before and behind a name.
_FAR_TICKER = 48
_NEAR_TICKER = 3


class Attached:
    """The tickers outside of mentions; `beside` has those that stand beside a mention, by its number."""

    def __init__(self, text: str, starts: Sequence[int], ends: Sequence[int], lasts: Sequence[int]) -> None:
        """Take the text, where its mentions begin and end, and the last one of the group that each stands in."""
        self._text = text
        self._starts = starts
        self._ends = ends
        self._lasts = lasts
        hits = (hit for hit in find_tickers(text) if not self._inside(hit.end() - 1))  # SSE may be a mention before it
        self._tickers = [(hit.start(), hit.end(), read_ticker(hit[0])) for hit in hits]
        self._ticker_starts = [start for start, _, _ in self._tickers]
        self._attached: dict[int, list[int]] = {}  # the mentions that a ticker stands beside
        self.beside = {
            number: tuple(found) for number in self._may_have_tickers() if (found := self._look_beside(number))
        }

    def _inside(self, position: int) -> bool:
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._ends[at]

    def _may_have_tickers(self) -> set[int]:
        """Return the spans near a ticker, or with a digit directly before them: tickers are rarer than names."""
        text = self._text
        near = {number for number, start in enumerate(self._starts) if start and text[start - 1].isdigit()}
        for start, end, _ in self._tickers:
            near.update(range(bisect_right(self._ends, start - _FAR_TICKER), bisect_right(self._ends, start)))
            near.update(range(bisect_left(self._starts, end), bisect_left(self._starts, end + _NEAR_TICKER)))
        return near

    def _look_beside(self, number: int) -> list[str]:
        """Return the tickers beside a span, and note that they are spoken for."""
        first, end = self._starts[number], self._ends[number]
        found: list[str] = []
        at = bisect_left(self._ticker_starts, end)
        if at < len(self._tickers):
            start, _, readings = self._tickers[at]
            gap = self._text[end:start] if start - end < _FAR_TICKER else "\n"
            last = self._lasts[number]
            between = last + 1 < len(self._starts) and self._starts[last + 1] < start
            if not between and _GAP_BEHIND.fullmatch(gap):
                self._attached.setdefault(at, []).append(number)
                found += readings
        if at and not found:
            _, stop, readings = self._tickers[at - 1]
            near = stop <= first and first - stop < _NEAR_TICKER
            if near and _GAP_BEFORE.fullmatch(self._text[stop:first]):
                self._attached.setdefault(at - 1, []).append(number)
                found += readings
        if not found and first >= 6 and (code := self._text[first - 6 : first]).isdigit():
            found += read_ticker(code) if code.isascii() else ()
        return found

    def behind(self) -> set[int]:
        """Return the mentions that stand directly before a ticker which is spoken for."""
        return {bisect_right(self._ends, self._ticker_starts[at]) - 1 for at in self._attached}.difference([-1])

    def end_of(self, number: int) -> int:
        """Return where a mention ends together with a ticker and a closing bracket behind it; nought without any."""
        end = self._ends[number]
        at = bisect_left(self._ticker_starts, end)
        if at in self._attached:
            opening = _OPEN.match(self._text, end) or _BETWEEN.match(self._text, end)
            if opening and opening.end() == self._ticker_starts[at]:
                end = self._tickers[at][1]
                closing = CLOSE.match(self._text, end)
                return closing.end() if closing else end
        return 0

    def lone(self, dropped: AbstractSet[int]) -> list[tuple[int, int, str]]:
        """Return the tickers that stand beside no mention but `dropped` ones, where they can mean one thing only."""
        return [
            (start, end, readings[0])
            for number, (start, end, readings) in enumerate(self._tickers)
            if len(readings) == 1 and dropped >= set(self._attached.get(number, ()))
        ]
