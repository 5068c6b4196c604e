"""The figures of a text as users see them: read by the grammar, then judged for damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.arguments import check_text
from starnames.damage import repaired
from starnames.figure import find_figures

if TYPE_CHECKING:
    from starnames.model import Figure

__all__ = ["figures"]


def figures(text: str, *, locale: str | None = None) -> tuple[Figure, ...]:
    """Return the figures of a text, in order, damaged ones with what they probably said; no text raises.

    `locale` says what 兆 is: 10⁶ in "zh-CN", 10¹² in "zh-TW" and "ja", no value at all without one.

    >>> [(each.surface, str(each.value), each.unit) for each in figures("revenue of 14221.70亿元, up 0.24%")]
    [('14221.70亿元', '1422170000000', 'CNY'), ('0.24%', '0.24', '%')]
    """
    check_text(text)
    return repaired(text, find_figures(text, locale=locale), locale=locale)
