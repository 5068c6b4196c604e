"""The scale 兆, which is 10⁶ or 10¹² by region: a locale says which, and without one a figure with it has no value.

Behind a number, a text of a known locale has 兆 replaced by a stand-in of one character, so that spans stay; the
stand-ins are scales of the grammar like 万 and 亿. They are code points that no text uses.
"""

from __future__ import annotations

from starnames.figure.chinese import MILLION, NUMERALS, TRILLION
from starnames.patterns import lazy

__all__ = ["LOCALES", "check_locale", "settle_scales"]

# What 兆 is by locale.
LOCALES: dict[str, str] = {"zh-CN": MILLION, "zh-TW": TRILLION, "ja": TRILLION}

_STAND_INS = lazy(f"[{MILLION}{TRILLION}]")
# Not that of a physical unit (兆瓦), and nothing but a number or the bracket of a table header before it.
_BEHIND = rf"(?:(?<=[0-9{NUMERALS}（(])|(?<=[0-9][ ]))兆(?![瓦赫帕字比欧歐])"
_SCALE = lazy(_BEHIND)
# 12兆5000亿 says by itself that 兆 is above 亿: no value where the locale says the contrary.
_SMALL_SCALE = lazy(rf"{_BEHIND}(?![0-9.,{NUMERALS}]{{0,16}}[万萬亿億])")


def check_locale(locale: str | None) -> None:
    """Raise TypeError for a locale that says nothing about 兆.

    >>> check_locale("en")
    Traceback (most recent call last):
    TypeError: locale must be None, 'zh-CN', 'zh-TW' or 'ja', not 'en'
    """
    if locale is not None and locale not in LOCALES:
        *others, last = map(repr, LOCALES)
        raise TypeError(f"locale must be None, {', '.join(others)} or {last}, not {locale!r}")


def settle_scales(text: str, locale: str | None) -> str:
    """Return the text, of the same length, with every 兆 behind a number as what it is in the locale.

    >>> settle_scales("3兆元", None), len(settle_scales("3兆元", "ja"))
    ('3兆元', 3)
    """
    if text.isascii():
        return text
    if MILLION in text or TRILLION in text:
        text = _STAND_INS.sub("\ufffd", text)
    if locale is None or "兆" not in text:
        return text
    stand_in = LOCALES[locale]
    return (_SMALL_SCALE if stand_in == MILLION else _SCALE).sub(stand_in, text)
