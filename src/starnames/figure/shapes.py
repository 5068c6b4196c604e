"""Digits that are no figures: dates, times, versions, codes, telephones, list numbers, names.

Every pattern is bounded and is tried at a digit only, so reading stays linear.
"""

from __future__ import annotations

import re

from starnames.patterns import lazy

__all__ = ["SHAPE_NEXT", "read_fraction", "skip_clock", "skip_shape", "skip_token", "skip_web"]

_DASH = "[-–—~～至到]"
# Two groups of digits are a telephone unless they could be the ends of a range: 3000-5000万元.
_CALL = r"(?=0|[0-9]{3,4}-0|[48]00-[0-9]{7}|[0-9]{3,4}-[0-9]{6})[0-9]{3,4}-[0-9]{4,8}(?![0-9])"
_SHAPE = lazy(
    rf"""
    (?:19|20)[0-9]{{2}}(?:(?:[-/.][0-9]{{1,2}}){{2}}|[-/][0-9]{{1,2}})(?![0-9.%])  # 2024-08-16, 2024/08
    | [0-9]{{1,2}}/[0-9]{{1,2}}/(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])
    | (?:19|20)[0-9]{{2}}[ ]?{_DASH}[ ]?(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}}(?![0-9.,%％]))年?(?![0-9,.][0-9]|[%％])
    | (?:(?:19|20)[0-9]{{2}}
        |[0-9]{{2}}(?=年(?:上|下|第|[一二三四1-4]季|[0-9一二三四五六七八九十]{{1,2}}月|年|末|初|底|H|Q)))年
      (?:{_DASH}(?:19|20)[0-9]{{2}}年)?(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号])?)?
    | [0-9]{{1,2}}月?{_DASH}[0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号])?
    | [0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号]?(?:{_DASH}[0-9]{{1,2}}[日号])?)?
    | [0-9]{{1,2}}[日号]?{_DASH}[0-9]{{1,2}}[日号]
    | [0-9]{{1,4}}:[0-9]{{1,4}}(?::[0-9]{{2}})?(?![0-9]|\.[0-9])        # 14:30
    | [0-9]{{1,4}}(?:\.[0-9]{{1,4}})?:[0-9]{{1,4}}(?:\.[0-9]{{1,4}})?(?![0-9])  # the ratios 3:1, 1:0.85
    | [0-9]{{1,3}}(?>(?:\.[0-9]{{3}})+),[0-9]{{1,2}}(?![0-9])               # 1.234,56 is no number of these languages
    | [0-9]{{1,2}}[时時](?:[0-9]{{1,2}}分)?
    | [0-9]{{1,2}}点(?:[0-9]{{1,2}}分|半|钟|整|许)
    | [0-9]{{1,2}}[ ]?(?:a\.m\.|p\.m\.|am|pm|AM|PM|o'clock)(?![a-z])
    | [0-9]++(?:\.[0-9]++){{2,}}                                        # 1.2.3
    | [0-9]{{6}}\.[A-Z]{{2,4}}(?![A-Za-z])|[0-9]{{4,5}}\.(?:HK|T|KS|KQ)(?![A-Za-z])
    | (?:[0-9]{{3,4}}-){{2}}[0-9]{{4,8}}(?![0-9])|{_CALL} | 1[3-9][0-9]{{9}}(?![0-9.,])
    | [0-9]{{1,2}}[·•][0-9]{{1,2}}(?![0-9])
    | (?:[0-9]{{1,3}}/){{1,2}}[0-9]{{1,4}}(?![0-9])
    | (?:19|20)?[0-9]{{2}}[QH][1-4](?![0-9A-Za-z])
    """,
    re.VERBOSE,
)
SHAPE_NEXT = frozenset("-/.:–—~～至到年月日号时時点·•QHapAPo")
# Minutes have a ten or a zero, decimals are digits side by side: 三点五分 may be a mark at school.
_CLOCK = lazy(
    r"(?:二?十[一二三四]?|[零〇一二两三四五六七八九])[点點时時](?:[二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九])分(?![钟鐘之])"
)
_YEAR = lazy(rf"(?:19|20)[0-9]{{2}}年(?![0-9]|{_DASH})")
_FRACTION = lazy(
    r"([0-9]{1,3})(?:/| out of (?:every )?)([0-9]{1,3})(?![0-9/]|-(?:year|month|week|day)\b)"  # 3/5-year notes
)
_ANY_FRACTION = lazy(r"([0-9]{1,16})/([1-9][0-9]{0,15})(?![0-9/])")
_MONTHLY = lazy(r"(?:19|20)[0-9]{2}/(?:[1-9]|1[0-2])(?![0-9])")
_TOKEN_REST = lazy(r"[A-Za-z0-9_]*(?>(?:[-._/+@][A-Za-z0-9_]+)*)")
_WEB = lazy(r"[^\s\u3000-\u303f\u4e00-\u9fff（），。；]*+")
_INTERNATIONAL = lazy(r"[0-9]{2,3}(?:[ -][0-9]{2,4}){2,4}(?![0-9])")


def skip_shape(text: str, position: int) -> int:
    """Return where a date, time, version, code or telephone that begins here ends; 0 if there is none.

    >>> skip_shape("2024-08-16", 0), skip_shape("14:30", 0), skip_shape("3.5%", 0)
    (10, 5, 0)
    """
    if text[position + 4 : position + 5] == "年" and _YEAR.match(text, position):
        return position + 5  # nearly every date in Chinese
    if text.startswith("+", position - 1) and position and (found := _INTERNATIONAL.match(text, position)):
        return found.end()
    if (found := _FRACTION.match(text, position)) and 0 < int(found[1]) < int(found[2]) < 101:
        return 0
    found = _SHAPE.match(text, position)
    return found.end() if found else 0


def skip_clock(text: str, position: int) -> int:
    """Return where a time of day in numerals that begins here ends; 0 if there is none.

    >>> skip_clock("三点五十分开会", 0), skip_clock("三点五十分钟", 0), skip_clock("三点五亿", 0)
    (5, 0, 0)
    """
    found = _CLOCK.match(text, position)
    return found.end() if found else 0


def read_fraction(text: str, position: int, *, strict: bool) -> tuple[int, int, int] | None:
    """Return numerator, denominator and end of a fraction such as 2/3 or 3 out of 5; in running text below 101 only."""
    found = _FRACTION.match(text, position)
    if found is None or not 0 < int(found[1]) < int(found[2]) < 101:
        found = None if strict or _MONTHLY.match(text, position) else _ANY_FRACTION.match(text, position)
        if found is None:
            return None
    return int(found[1]), int(found[2]), found.end()


def skip_token(text: str, position: int) -> int:
    """Return where the code or model name that runs through this position ends."""
    found = _TOKEN_REST.match(text, position)
    return max(found.end() if found else position, position + 1)


def skip_web(text: str, position: int) -> int:
    """Return where the address that begins here ends."""
    found = _WEB.match(text, position)
    return found.end() if found else position
