"""`code_became_name`: six digits of a number or of an index code replaced by the company that has them as its code.

Undone where the market suffix stands glued behind the bracket, ``Name Co.Ltd(000001).SH``: a company's own code would
have it inside. Undone inside a number where the digits before, in and behind the bracket make one date of eight
digits. A name with its code in brackets is otherwise what it says.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from starnames.damage.suspects import damaged
from starnames.model import Figure, Repair
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.damage.page import Page

__all__ = ["find_codes"]

_CODE = lazy(r"td(?<=[Ll]td)\.?\s?[(（]([0-9]{6})[)）](\.(?:SH|SZ|BJ|CSI)\b|\d{1,2}(?!\d))?")
_CLOSE = (b")", b"?")  # what closes a bracket in the shape of a text
_NAME = lazy(r"(?:(?<![\d,.])(\d{1,2})\s?)?((?:[A-Z][\w&'-]{0,30}(?:\s(?:and|of)(?=\s))?[\s,]{1,2}){1,8}Co\.?,?\s?)$")


def find_codes(page: Page) -> Iterator[Figure]:
    """Yield the codes and dates that a company's name has replaced.

    >>> from starnames.damage.page import Page
    >>> [each.suspect.replacement for each in find_codes(Page("Ping An Bank Co.Ltd(000001).SH rose", ()))]
    ['000001.SH']
    """
    text = page.text
    if not (
        page.has(b"td")
        and any(page.shape[place + 6 : place + 7] in _CLOSE for place in page.places(b"000000", page.shape))
    ):
        return
    for found in _CODE.finditer(text, page.low, page.high):
        code, rest = found.groups()
        name = _NAME.search(text[max(0, found.start() - 90) : found.start() - 1]) if rest else None
        if not name:
            continue
        digits = name.group(1) or ""
        start = found.start() - 1 - len(name.group(0))
        if rest.startswith("."):
            start += name.start(2) - name.start()
            undone = code + rest
        else:
            undone = digits + code + rest
            if not digits or not _is_date(undone):
                continue
        yield damaged(
            text,
            start,
            found.end(),
            Repair(
                value=None,
                factor=None,
                mechanism="code_became_name",
                certainty="certain",
                evidence=(f"the company with the code {code} stands for the digits themselves: {undone}",),
                replacement=undone,
            ),
        )


def _is_date(digits: str) -> bool:
    if len(digits) != 8 or digits[:2] not in {"19", "20"}:
        return False
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
