"""What a spreadsheet does to what is typed into its cells, and how to put it right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames.tickers import read_ticker

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["code_problem", "is_error", "typed"]

_ERROR = re.compile(r"#(?:NAME\?|REF!|N/A|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!|#+)")
_AS_TEXT = re.compile(r'="([^"]*)"|\'(.*)', re.DOTALL)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]*)?[eE][+-]?[0-9]+|[0-9]+\.0*")
_SHORT_CODE = re.compile(r"([0-9]{1,5})(?:[. ](SH|SS|SZ|BJ))?", re.IGNORECASE)


def typed(cell: str) -> str:
    """Return what was typed into a cell that a spreadsheet was told to take as text.

    >>> typed('="000725"'), typed("'000725"), typed(" 000725 ")
    ('000725', '000725', '000725')
    """
    text = cell.strip()
    if as_text := _AS_TEXT.fullmatch(text):
        return (as_text[1] or as_text[2] or "").strip()
    return text


def is_error(text: str) -> bool:
    """Return whether a cell says that the spreadsheet could not work it out."""
    return bool(_ERROR.fullmatch(text))


def code_problem(text: str, readings: Sequence[str]) -> str:
    """Return why a cell is no code with its market, and what to write; `readings` are the codes that it may mean."""
    if readings:
        return f"{text!r} may be {' or '.join(readings)}; write the market too"
    if cut := _SHORT_CODE.fullmatch(text):
        return f"{text!r} is no code: did the spreadsheet drop its leading zeros? Write {_padded(*cut.groups())}"
    if _NUMBER.fullmatch(text):
        return f"{text!r} is no code: the spreadsheet made a number of it; write the code, as 688041.SH"
    return f"{text!r} is no code with its market, as 688041.SH; several are separated by ;"


def _padded(digits: str, market: str | None) -> str:
    if market:
        return f"{digits:0>6}.{market.upper()}"
    codes = list(read_ticker(f"{digits:0>6}")[:1])
    codes += read_ticker(f"{digits:0>4}.HK") if len(digits) < 6 else ()
    return " or ".join(codes) + ", with its market"
