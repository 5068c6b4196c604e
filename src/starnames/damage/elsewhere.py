"""The same figure elsewhere in the document: equal digits, four at least, of the same subject, a slip apart.

A factor of a thousand with the shape of a comma for a point is `certain`. A factor of ten is `certain` where the
smaller one is written in Chinese scales, which a translation slip cannot have touched, and `likely` otherwise: which of
two English figures is right, they do not say themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.damage import subjects
from starnames.damage.printed import amount, significant
from starnames.damage.slips import slipped, slips_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.damage.page import Page
    from starnames.model import Figure

__all__ = ["find_elsewhere"]

_ENGLISH = (b"illion", b"thousand", b"tn", b"bn", b"mn")
_KEPT = 8  # mentions of one figure that are held against each other
_CHINESE_SCALES = ("亿", "万", "hundred million", " 100 million", "ten thousand")


def find_elsewhere(page: Page) -> Iterator[Figure]:
    """Yield the amounts that stand elsewhere in the document with their point in another place.

    >>> from starnames.damage.page import Page
    >>> from starnames.figure import find_figures
    >>> text = "Net profit was 47.523 billion yuan. In Chinese, net profit is 47.523亿元."
    >>> [each.suspect.replacement for each in find_elsewhere(Page(text, find_figures(text)))]
    ['4.7523 billion yuan']
    """
    index: dict[str, list[Figure]] = {}
    if not any(each in page.lowered for each in _ENGLISH):
        return  # no figure that could have slipped
    for figure in page.yuan:
        if len(figure.surface) < 6:
            continue
        digits = significant(amount(figure))
        if len(digits) >= 4:
            kept = index.setdefault(digits, [])
            if len(kept) < _KEPT:
                kept.append(figure)
    for kept in index.values():
        if len({each.value for each in kept}) > 1:
            for figure in kept:
                yield from _held(page, figure, kept)


def _held(page: Page, figure: Figure, kept: list[Figure]) -> Iterator[Figure]:
    value = amount(figure)
    before = page.before(figure, 240)
    subject = subjects.flow_of(before)
    if not subject or subjects.GIANTS.search(before):
        return
    for slip in slips_of(figure):
        for other in kept:
            if other.value != value.scaleb(slip[1]) or subjects.flow_of(page.before(other, 240)) != subject:
                continue
            if slip[0] == "point_became_comma":
                sure = not subjects.MACRO.search(before)
            else:
                sure = slip[0] == "yi_as_billion" and any(each in other.surface for each in _CHINESE_SCALES)
            yield from slipped(
                figure, slip, "certain" if sure else "likely", f"the same figure stands elsewhere as {other.surface}"
            )
            return
