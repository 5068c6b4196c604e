"""Why a number in words is no figure: one of them, the first quarter, the Eight Rules, a double standard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames.figure.terms import hangs
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.figure.part import Part

__all__ = ["is_adjective", "is_share_of", "refuse_spelled"]

_CAPITALIZED = lazy(r"[A-Z][A-Za-z&]* $")
_CALENDAR = lazy(r"\b(?:first|second|third|fourth|last|past|latter|other|the)[ ]$", re.IGNORECASE)
_SHARE_OF = lazy(r"[ ]of\b|[ ](?:more|less|higher|lower|larger|smaller)\b|[ ]?[.,;:)]|$")


def refuse_spelled(text: str, part: Part) -> int:
    """Return where to read on when a number in words is no figure, 0 when it is one."""
    end = part.end
    char, following = text[end : end + 1], text[end + 1 : end + 2]
    if part.is_lone:
        return part.number_end
    if char == "-" and (following.isalpha() or hangs(text, end)):
        return end
    lead = text[max(0, part.start - 10) : part.start]
    if text[part.number_end : part.number_end + 8].lower() == " quarter" and _CALENDAR.search(lead):
        return end
    if part.is_share:
        return end if _CALENDAR.search(lead) or (char == "-") or text.startswith("-year", end) else 0
    surface = text[part.start : part.number_end]
    if surface[0].isupper() and not surface.isupper():
        if part.kind:
            word = text[part.unit_start : end].strip(" -")
            before = _CAPITALIZED.search(text, max(0, part.start - 24), part.start)
            if word[:1].isupper() and part.kind == "count" and before:
                return end
            if re.match(r"-?[ ]?Year[ -]Plan", text[part.number_end : part.number_end + 12], re.IGNORECASE):
                return end
        elif _CAPITALIZED.search(text, max(0, part.start - 24), part.start) or (
            char == " "
            and following.isupper()
            and not text[max(0, part.start - 2) : part.start].startswith((":", "："))
        ):
            return end
    return 0


def is_share_of(text: str, end: int) -> bool:
    """Tell whether a third, a quarter is a share here and not a rank or a part of the year."""
    return _SHARE_OF.match(text, end) is not None


def is_adjective(text: str, end: int) -> bool:
    """Tell whether double stands before a noun it describes, and does not multiply anything."""
    return not re.match(
        r"[ ](?:the|that|those|its|their|his|what|last|in|to|from|by|as)\b|[.,;:)]|$|[ ]?(?:[0-9]|RMB|US)",
        text[end : end + 8],
    )
