"""A surface form as letters only: case, accents, width, blanks and punctuation never change an answer."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from starnames.patterns import lazy

__all__ = ["LONGEST", "has_class", "is_marked", "letters"]

LONGEST = 120

_LEADING_MARK = lazy(r"^\s*(?:\*\s*st|s\*st|st(?=\s))\s*", re.IGNORECASE)
_TRAILING_MARK = lazy(r"\s*-\s*(?:u|w|uw|wd|wr|sw)\s*$", re.IGNORECASE)
_CLASS = lazy(r"(?<=[a-z]{4})\s+[ab]\s*$", re.IGNORECASE)
_FIRST_DAYS = lazy(r"\s*(?:[CN](?=\s?[A-Z][a-z])|[cn]\s)")
_POSSESSIVE = lazy(r"(?:'s|(?<=s)')\s*$")
_OTHER = lazy(r"[^a-z0-9]+")


@lru_cache(maxsize=16_384)
def letters(surface: str) -> str:
    """Return the lower-case letters and digits of a surface form, market marks and a possessive removed.

    >>> letters("*ST Chángxīn's"), letters("Jing Hua-micro-U"), letters("Xi'an A & B"), letters("Emeishan A")
    ('changxin', 'jinghuamicro', 'xianaandb', 'emeishan')
    """
    text = surface.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("ü", "v")).replace("’", "'")
        text = "".join(each for each in text if not unicodedata.combining(each))
    text = _CLASS.sub("", _POSSESSIVE.sub("", text.strip()))
    text = _TRAILING_MARK.sub("", _LEADING_MARK.sub("", text))
    return _OTHER.sub("", text.replace("&", "and"))


def has_class(surface: str) -> bool:
    """Return whether a surface form ends in the class of a share, as a company's name does and no place's.

    >>> has_class("Emeishan A"), has_class("Emeishan"), has_class("Emeishan Bank")
    (True, False, False)
    """
    return _CLASS.search(surface) is not None


def is_marked(surface: str) -> bool:
    """Return whether a surface form may begin with the mark of a name's first day (N) or first days (C) of trading.

    >>> is_marked("C Jianxin"), is_marked("CJianxin"), is_marked("Changxin"), is_marked("CATL")
    (True, True, False, False)
    """
    return _FIRST_DAYS.match(surface) is not None
