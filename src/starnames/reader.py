"""The figures of a text as users see them: read by the grammar, then judged for damage."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from starnames.arguments import check_text
from starnames.damage import repaired
from starnames.figure import find_figures
from starnames.marks import lasting
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.model import Figure

__all__ = ["figures"]

#: Direction marks, soft hyphens, joiners and blanks without a width: nobody sees them in a number.
_UNSEEN = lazy("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
#: Most of those that nobody sees as UTF-8, where their first byte is found faster than any of many characters.
_BYTES = b"\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xaf])"


def figures(text: str, *, locale: str | None = None) -> tuple[Figure, ...]:
    """Return the figures of a text, in order, damaged ones with what they probably said; no text raises.

    `locale` says what 兆 is: 10⁶ in "zh-CN", 10¹² in "zh-TW" and "ja", no value at all without one.

    >>> [(each.surface, str(each.value), each.unit) for each in figures("revenue of 14221.70亿元, up 0.24%")]
    [('14221.70亿元', '1422170000000', 'CNY'), ('0.24%', '0.24', '%')]
    """
    check_text(text)
    if text.isascii() or not _has_unseen(text):
        return repaired(text, find_figures(text, locale=locale), locale=locale)
    seen = _UNSEEN.sub("", text)
    # what is seen at each of these places, and behind it, stands one character further on
    places = [each.start() - number for number, each in enumerate(_UNSEEN.finditer(text))]
    found = repaired(seen, find_figures(seen, locale=locale), locale=locale)
    return tuple(_placed(each, text, places) for each in found)


def _has_unseen(text: str) -> bool:
    return "\xad" in text or "\ufeff" in text or re.search(_BYTES, text.encode("utf-8", "ignore")) is not None


def _placed(figure: Figure, text: str, places: list[int]) -> Figure:
    """Return a figure where it stands in a text with characters that are not seen, those inside it among its own."""
    start = figure.start + bisect_right(places, figure.start)
    end = figure.end + bisect_right(places, figure.end - 1)
    surface, suspect = text[start:end], figure.suspect
    if surface == figure.surface:
        return replace(figure, start=start, end=end)
    if suspect and suspect.replacement:
        anew = suspect.replacement + lasting(surface)
        suspect = replace(suspect, replacement=surface if suspect.replacement == figure.surface else anew)
    return replace(figure, start=start, end=end, surface=surface, suspect=suspect)
