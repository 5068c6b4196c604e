"""`point_became_comma`: 亿 to billion leaves three decimals, and the point is printed as a comma.

Shape alone, thousands of billions with no decimals in words of money earned, spent or raised by companies, is
`possible`. It is `certain` with one of these, each cured by ÷ 1000 and by no other slip:

- above world output, where a board or a company is spoken of: a tenth would be above the revenue of all A-shares;
- an "of which" part that is a vanishing share of it, and 5 to 100 % of a thousandth of it;
- as a part, many times its whole, with a thousandth inside the whole and a tenth still outside.

Whole economies, banks, markets, payments and funds have thousands of billions and are left without a suspect; a
company that has them by name, or another amount of that size in the same paragraph, leaves it at `possible`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.damage import ceilings, subjects
from starnames.damage.printed import amount, powers, read_printed, significant
from starnames.damage.slips import slipped
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.damage.page import Page
    from starnames.model import Figure

__all__ = ["OF_WHICH", "find_commas"]

OF_WHICH = lazy(
    r"^(?:[^;.\d]{0,30}[\s,(]|\s*[;.]\s*)(?:of (?:which|this|that)|including|among (?:which|them)|out of which)\b"
    r"[^;.\d]{0,60}$",
    re.IGNORECASE,
)
_WORTH = lazy(r"\bmarket (?:value|cap\w*)")
_SLIP = ("point_became_comma", -3)
_NEIGHBOR = 50
_VANISHING = Decimal("0.001")
_MEANINGFUL = Decimal("0.05")


def find_commas(page: Page) -> Iterator[Figure]:
    """Yield the amounts whose point seems to have become a comma.

    >>> from starnames.damage.page import Page
    >>> from starnames.figure import find_figures
    >>> text = "The maker raised 1,846 billion yuan, of which 720 million yuan is for wages."
    >>> [each.suspect.replacement for each in find_commas(Page(text, find_figures(text)))]
    ['1.846 billion yuan']
    """
    for index, figure in enumerate(page.yuan):
        if "," not in figure.surface or "." in figure.surface or "illion" not in figure.surface.lower():
            continue
        printed = read_printed(figure.surface)
        if printed is None or not printed.comma_for_point:
            continue
        before = page.before(figure, 400)
        worth = _WORTH.search(before) is not None and _is_worth(figure)
        if not (worth or subjects.FLOWS.search(before)):
            continue
        words = before + page.after(figure, 40).split(",")[0]
        if subjects.MACRO.search(_WORTH.sub("", words) if worth else words):
            continue
        certainty, evidence = _judge(page, figure, index)
        yield from slipped(figure, _SLIP, certainty, "three digits behind the last comma of billions", *evidence)


def _is_worth(figure: Figure) -> bool:
    """Tell whether a market value is so large that a tenth of it is more than the whole A-share market."""
    return amount(figure) / 10 > ceilings.A_SHARE_MARKET.value * ceilings.MARGIN


def _judge(page: Page, figure: Figure, index: int) -> tuple[str, tuple[str, ...]]:
    value = amount(figure)
    before = page.before(figure, 400)
    rival = ceilings.A_SHARE_MARKET if _WORTH.search(before) else ceilings.A_SHARE_REVENUE
    if value > ceilings.WORLD_OUTPUT.value * ceilings.MARGIN:  # the rivals are less than a tenth of that
        evidence = (
            f"{powers(value)} is above {ceilings.WORLD_OUTPUT.statement}",
            f"a tenth is above {rival.statement}",
        )
        lead = page.lead(figure)
        return (
            "certain" if subjects.LISTED.search(lead) and not subjects.NATION.search(lead) else "possible"
        ), evidence
    proof = _part(page, figure, index)
    if proof:
        return _weigh(page, figure, None), (proof,)
    proof = _whole(page, figure, index)
    if proof:
        return _weigh(page, figure, page.yuan[index - 1]), (proof,)
    for words, ceiling in ceilings.TIGHT:
        if (
            words.search(before[-80:])
            and value > ceiling.value * ceilings.MARGIN
            and not subjects.GIANTS.search(before)
        ):
            return "likely", (f"{powers(value)} is above {ceiling.statement}",)
    return "possible", ()


def _weigh(page: Page, figure: Figure, whole: Figure | None) -> str:
    """Return how certain a part and its whole make it: what else could be so large, and whose money it is."""
    # 12亿 comes out as 1.2 billion: only a source with both decimals leaves three, and seldom two zeros.
    if (
        re.search(r"00(?!\d)", figure.surface)
        or subjects.GIANTS.search(page.lead(figure))
        or _has_neighbor(page, figure, whole)
    ):
        return "possible"
    before = page.before(figure, 400)
    if subjects.AGGREGATE.search(before):
        return "likely"
    if subjects.RAISED.search(before) or (subjects.COMPANY.search(before) and not page.names_giant):
        return "certain"
    return "likely"


def _part(page: Page, whole: Figure, index: int) -> str:
    """Return the proof by an "of which" part that vanishes in the printed whole."""
    if index + 1 >= len(page.yuan):
        return ""
    part = page.yuan[index + 1]
    if part.start - whole.end > 90 or not OF_WHICH.search(page.text[whole.end : part.start]):
        return ""
    share = amount(part) / amount(whole)
    if not _MEANINGFUL / 1000 <= share <= _VANISHING:
        return ""
    return f"of which {part.surface} is {share * 100:.3f} % of it, and {share * 100_000:.1f} % of a thousandth of it"


def _whole(page: Page, part: Figure, index: int) -> str:
    """Return the proof by a stated whole that the printed part exceeds many times."""
    if not index:
        return ""
    whole = page.yuan[index - 1]
    if part.start - whole.end > 90 or not OF_WHICH.search(page.text[whole.end : part.start]):
        return ""
    times = amount(part) / amount(whole)
    if not 10 < times <= 1000:
        return ""
    stated = f"a part of {whole.surface} and {times:.0f} times as much"
    return f"{stated}; a tenth is still more, a thousandth is {times / 10:.1f} %"


def _has_neighbor(page: Page, figure: Figure, whole: Figure | None) -> bool:
    """Tell whether another amount of the paragraph is of this size, and so speaks for it."""
    value = amount(figure)
    digits = significant(value)
    for other in page.near(figure):
        if other is not whole and amount(other) * _NEIGHBOR >= value and significant(amount(other)) != digits:
            printed = read_printed(other.surface)
            if printed is None or not printed.comma_for_point:
                return True
    return False
