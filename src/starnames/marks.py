"""Direction marks in what is printed anew: what holds for the text behind a name or figure is not lost with it."""

from __future__ import annotations

from starnames.patterns import lazy

__all__ = ["MARKS", "begin_of_marks", "lasting"]

#: Every mark of direction.
MARKS = lazy("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
#: Of these, what holds for the text behind it until it is ended, and what ends it.
_LASTING = lazy("[\u202a-\u202e\u2066-\u2069]")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_END, _END_ISOLATE = "\u202c", "\u2069"


def lasting(surface: str) -> str:
    r"""Return the marks in a string that are begun in it and ended outside, or the other way round.

    >>> ascii(lasting("Hai\u2066guang Infor\u202bmation")), lasting("\u2066Hai\u2069guang"), lasting("Haiguang\u200e")
    ("'\\u2066\\u202b'", '', '')
    """
    kept: list[str] = []
    isolates = 0
    for mark in _LASTING.findall(surface):
        if mark == _END_ISOLATE and isolates:
            isolates -= 1
            while kept.pop() not in _ISOLATES:  # it ends what was begun within as well
                pass
        elif mark == _END and kept and kept[-1] not in _ISOLATES and kept[-1] not in {_END, _END_ISOLATE}:
            kept.pop()
        else:
            isolates += mark in _ISOLATES
            kept.append(mark)
    return "".join(kept)


def begin_of_marks(text: str, start: int, end: int) -> int:
    r"""Return where the marks begin that a stretch of a text ends in: they belong to the text around it.

    >>> begin_of_marks("Hai\u200eguang\u2069 rose", 0, 10), begin_of_marks("Haiguang rose", 0, 8)
    (9, 8)
    """
    while end > start and MARKS.match(text, end - 1):
        end -= 1
    return end
