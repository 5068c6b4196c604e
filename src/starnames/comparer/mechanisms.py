"""Which mechanism of translation puts a power of ten between two figures, and which side it says is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.damage.printed import read_printed

if TYPE_CHECKING:
    from starnames.model import Figure

__all__ = ["MEANINGS", "scale_mechanism"]

#: What each mechanism does, in words that end a sentence.
MEANINGS: dict[str, str] = {
    "yi_as_billion": "亿 (10⁸) read as billion makes a figure ten times too large",
    "yi_shift": "converting 亿 moved the point by one place",
    "wan_as_thousand": "万 (10⁴) read as thousand makes a figure ten times too small",
    "wan_as_million": "万 (10⁴) read as million makes a figure a hundred times too large",
    "wan_shift": "converting 万 moved the point by one place",
    "wan_lost": "万 (10⁴) was dropped",
    "point_became_comma": "the point was printed as a comma",
    "point_dropped": "the point was dropped",
    "cheng_as_percent": "成 (tenths) read as percent makes a share ten times too small",
    "per_ten_shares_lost": "每10股 (for every ten shares) was dropped",
    "currency_lost": "the currency was dropped",
    "percent_lost": "the percent sign was dropped",
    "fen_as_points": "分 (cents) read as points",
    "jiaci_as_companies": "家次 counts occasions, not companies",
    "streak_as_count": "连板 and 连阳 are runs of days, not things",
    "name_as_number": "the number ends the name of an index",
    "year_slip": "a digit of the year was lost or changed",
    "digits_split": "a blank stands inside one number",
    "cells_joined": "two numbers ran together",
    "digit_placeholder": "a placeholder stands for the digit 1",
    "code_became_name": "six digits were replaced by the company with that code",
    "sign_reversed": "减亏 and 扭亏 speak of a loss that shrank, not of a profit that fell",
    "double_negative": "a fall of a negative figure",
    "word_lost": "a word was dropped",
}

_WORD = {
    ("trillion", 1): "yi_shift",
    ("billion", 1): "yi_as_billion",
    ("million", 1): "wan_shift",
    ("million", 2): "wan_as_million",
    ("thousand", -1): "wan_as_thousand",
    ("billion", -1): "yi_shift",
    ("trillion", -1): "yi_shift",
    ("million", -1): "wan_shift",
    ("thousand", 1): "wan_shift",
}


def scale_mechanism(damaged: Figure, power: int) -> str:
    """Return the mechanism that would make an English figure `power` powers of ten too large; empty for none.

    >>> from starnames.figure import find_figures
    >>> scale_mechanism(find_figures("1,773 billion yuan")[0], 3), scale_mechanism(find_figures("8.36 billion")[0], 1)
    ('point_became_comma', 'yi_as_billion')
    """
    if damaged.language == "zh":
        return ""
    if damaged.kind == "percent":
        return "cheng_as_percent" if power == -1 else ""
    if damaged.unit.endswith("/share"):
        return "per_ten_shares_lost" if power == 1 else ""
    printed = read_printed(damaged.surface)
    if power == -4 and (printed is None or not printed.scale):
        return "wan_lost"
    if printed is None:
        return ""
    if power == 3 and printed.comma_for_point:
        return "point_became_comma"
    if "." not in printed.number and ((power == 3 and printed.scale) or damaged.unit == "index-points"):
        return "point_dropped" if power > 0 else ""
    return _WORD.get((printed.word, power), "")
