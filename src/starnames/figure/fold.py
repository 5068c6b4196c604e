"""Width folding, one character for one, so that spans of the folded text are spans of the text.

Full-width letters, digits and signs become their ASCII twins. The full-width comma is a clause mark in Chinese and
becomes a digit separator only between two full-width digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.patterns import lazy

if TYPE_CHECKING:
    import re

__all__ = ["fold_width"]

_WIDE = lazy("[Ａ-Ｚａ-ｚ０-９．％＋－＄～＜＞＝＃／＠\u2212]+")
_COMMA = lazy("(?<=[０-９])，(?=[０-９]{3})")
_MINUS = "\u2212"
_LEAD = b"\xef"  # of U+F000 to U+FFFF in UTF-8
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x2212: ord("-")}


def fold_width(text: str) -> str:
    """Return the text with full-width letters, digits and number signs in ASCII; same length.

    >>> fold_width("１２．５％，ＲＭＢ３")
    '12.5%，RMB3'
    >>> fold_width("１，２３４")
    '1,234'
    """
    if text.isascii() or not (_MINUS in text or _has_wide(text)) or _WIDE.search(text) is None:
        return text
    if "，" in text:
        text = _COMMA.sub(",", text)
    return _WIDE.sub(_narrow, text)


def _has_wide(text: str) -> bool:
    """Tell whether there may be full-width characters, by a byte that begins few others: no look at each of them."""
    return _LEAD in text.encode("utf-8", "surrogatepass")


def _narrow(found: re.Match[str]) -> str:
    return found[0].translate(_NARROW)
