"""A unified diff made of the changes themselves, window by window: nothing is searched, and one hunk is kept at a time.

Lines end where ``patch`` and ``git apply`` see them end, at a line feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.model import Change

__all__ = ["unified_diff"]

_CONTEXT = 3
#: From so many lines on a hunk ends at the next unchanged line: what stands close together would never end otherwise.
_LONG = 1_000


def unified_diff(pieces: Iterable[tuple[str, Sequence[Change]]], name: str) -> Iterator[str]:
    r"""Yield the hunks of a unified diff of a text that comes in pieces with the changes of each; none without changes.

    >>> from starnames.model import Change
    >>> change = Change(start=0, end=5, before="Lanqi", after="Montage", rule="name")
    >>> print("".join(unified_diff([("Lanqi rose.\n", [change])], "day.txt")), end="")
    --- a/day.txt
    +++ b/day.txt
    @@ -1 +1 @@
    -Lanqi rose.
    +Montage rose.
    """
    head = f"--- a/{name}\n+++ b/{name}\n"
    for hunk in _hunks(_runs(pieces)):
        yield head + hunk
        head = ""


def _runs(pieces: Iterable[tuple[str, Sequence[Change]]]) -> Iterator[tuple[str, str]]:
    """Yield whole lines as they were and as they are, from the first to the last; the same where nothing changed."""
    was: list[str] = []  # of the line that has not ended yet
    now: list[str] = []
    for raw, changes in pieces:
        at = 0
        for start, end, after in (*((each.start, each.end, each.after) for each in changes), (len(raw), len(raw), "")):
            line = raw.rfind("\n", at, start) + 1
            if line > at:
                first = raw.find("\n", at) + 1
                yield "".join((*was, raw[at:first])), "".join((*now, raw[at:first]))
                yield raw[first:line], raw[first:line]
                was, now, at = [], [], line
            was.append(raw[at:end])
            now += (raw[at:start], after)
            at = end
    yield "".join(was), "".join(now)


def _lines(text: str) -> list[str]:
    *whole, rest = text.split("\n")
    lines = [f"{line}\n" for line in whole]
    return [*lines, rest] if rest else lines


def _hunks(runs: Iterable[tuple[str, str]]) -> Iterator[str]:
    hunk: _Hunk | None = None
    unchanged: list[str] = []  # lines before the next hunk, or after the last change of this one
    old = new = 0
    for was, now in runs:
        before, after = _lines(was), _lines(now)
        if was == now:
            unchanged += before
            if hunk and len(unchanged) > 2 * _CONTEXT:
                yield hunk.ended(unchanged[:_CONTEXT])
                hunk = None
            if not hunk:
                del unchanged[:-_CONTEXT]
        else:
            if hunk and unchanged and hunk.length > _LONG:
                yield hunk.ended(unchanged[:_CONTEXT], cut=True)
                hunk, unchanged = None, unchanged[_CONTEXT:]
            if not hunk:
                hunk = _Hunk(old - len(unchanged), new - len(unchanged))
            hunk.take(unchanged, before, after)
            unchanged = []
        old, new = old + len(before), new + len(after)
    if hunk:
        yield hunk.ended(unchanged[:_CONTEXT])


class _Hunk:
    """Lines that changed, with unchanged ones around them; `old` and `new` count the lines in front."""

    def __init__(self, old: int, new: int) -> None:
        """Begin behind so many lines."""
        self._old = old
        self._new = new
        self._parts: list[tuple[str, list[str]]] = []
        self.length = 0

    def take(self, unchanged: list[str], before: list[str], after: list[str]) -> None:
        """Take unchanged lines and what changed behind them."""
        if unchanged or not self._parts:
            self._parts += ((" ", unchanged), ("-", []), ("+", []))
        self._parts[-2][1].extend(before)
        self._parts[-1][1].extend(after)
        self.length += len(unchanged) + len(before) + len(after)

    def ended(self, trail: list[str], *, cut: bool = False) -> str:
        """Return it as text, with unchanged lines behind it.

        Where it is cut before the text ends, no more lines stand in front than behind: to `patch`, that is the end.
        """
        surplus = max(0, len(self._parts[0][1]) - len(trail)) if cut else 0
        del self._parts[0][1][:surplus]
        self._parts.append((" ", trail))
        old = _span(self._old + surplus, sum(len(lines) for sign, lines in self._parts if sign != "+"))
        new = _span(self._new + surplus, sum(len(lines) for sign, lines in self._parts if sign != "-"))
        marked = [f"{sign}{line}" for sign, lines in self._parts for line in lines]
        ended = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in marked)
        return f"@@ -{old} +{new} @@\n{''.join(ended)}"


def _span(before: int, count: int) -> str:
    return f"{before + 1}" if count == 1 else f"{before + bool(count)},{count}"
