"""A text of any length cut into windows at the ends of its paragraphs, whole or while it comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["WINDOW", "stream_windows", "windows"]

#: The most that is looked at in one go, in code points: 256 Ki.
WINDOW = 262_144


def windows(text: str, size: int = WINDOW) -> list[tuple[int, int]]:
    r"""Return the spans of at most `size` code points, cut at paragraph ends where there are any, that tile a text.

    >>> windows("ab\ncd\nef", size=4)
    [(0, 3), (3, 6), (6, 8)]
    """
    spans: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > size:
        cut = _cut(text, start, size)
        spans.append((start, cut))
        start = cut
    spans.append((start, len(text)))
    return spans


def stream_windows(pieces: Iterable[str], size: int = WINDOW) -> Iterator[str]:
    r"""Yield the windows of a text that comes in pieces, the same as `windows` cuts, one or more.

    >>> list(stream_windows(["a", "b\ncd", "\ne", "f"], size=4))
    ['ab\n', 'cd\n', 'ef']
    """
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length > size:
            text = "".join(waiting)
            start = 0
            while len(text) - start > size:
                cut = _cut(text, start, size)
                yield text[start:cut]
                start = cut
            waiting, length = [text[start:]], len(text) - start
    yield "".join(waiting)


def _cut(text: str, start: int, size: int) -> int:
    for end in ("\n", " "):
        cut = text.rfind(end, start, start + size) + 1
        if cut > start:
            return cut
    return start + size
