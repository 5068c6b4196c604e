"""Why a number is no figure: years, codes, labels, names, list numbers, words that only look like numbers."""

from __future__ import annotations

import re

from starnames.figure import labels
from starnames.figure.context import Context
from starnames.figure.part import Part
from starnames.figure.shapes import skip_token
from starnames.figure.spoken import refuse_spelled
from starnames.figure.terms import hangs
from starnames.patterns import lazy

__all__ = [
    "is_plain",
    "is_year",
    "refuse",
    "refuse_date",
    "refuse_label",
    "refuse_number",
]

_SHARE_CODE = lazy(r"(?:60|68|00|30|83|87|43|92|51|58|15|56|90|20)[0-9]{4}$")
_MONTH_AFTER = lazy(rf"(?:st|nd|rd|th)?[ ](?:{'|'.join(labels.MONTHS)})\b", re.IGNORECASE)
_DATE_REST = lazy(r"(?:st|nd|rd|th)?(?:[ ]?[-–][ ]?[0-9]{1,2})?(?:,?[ ](?:19|20)[0-9]{2})?")
_LIST_LEAD = lazy(r"(?:^|\n)[ \t\u3000]*[(（]?$")
_LIST_REST = lazy(r"[.)）][ \t\u3000]|、|[.．)）]$|[)）]|[.．](?=[^\s0-9])")
_WORD_BEFORE = lazy(r"([A-Za-z][A-Za-z&/.-]*) $")
_CAPITALS = lazy(r"[A-Z]{2}|[a-z][A-Z]")
_OCLOCK = lazy("(?:上午|下午|晚上?|凌晨|早上?|中午|傍晚|夜里?)$")
_COLUMN_SCALES = frozenset(("万", "亿", "萬", "億", "万亿"))
_STRONG = frozenset(("money", "percent", "points", "multiple"))
_BORN = lazy("[0-9][05]")  # 90后: those born in the nineties
_BEFORE_POINT = frozenset("几幾数數约約近超逾达達为為至到")  # no word ends in 点 behind these
_QUOTES = frozenset("\"'“”‘’「」")


def refuse(text: str, part: Part, around: Context, position: int) -> int:  # noqa: C901, PLR0911, PLR0912 - a list
    """Return where to read on when the number is no figure, 0 when it is one."""
    end = part.end
    char = text[end : end + 1]
    if part.is_share and part.is_spelled:
        return refuse_spelled(text, part)
    if part.kind in _STRONG or (part.is_scaled and part.has_digits) or part.reason:
        if (
            part.lone_scale
            and (text[part.start : part.number_end] in _COLUMN_SCALES or part.kind != "money")
            and not (part.kind and (part.qualifier or around.qualifier))
        ):
            return end
        if part.lone_scale and text[part.start - 1 : part.start] in "(（：:" and part.start:
            return end
        if part.word == "点" and text.startswith(labels.SAID_IN_POINTS, end):
            return end
        if part.kind == "points" and part.word == "点" and _OCLOCK.search(text, max(0, part.start - 4), part.start):
            return end
        if (
            part.kind == "points"
            and part.unit == "index-points"
            and part.is_chinese
            and not part.has_digits
            and not part.is_scaled
        ):
            return end
        if part.has_digits and part.is_scaled and is_year(part) and text[part.number_end : part.number_end + 2] == " 1":
            return part.number_end
        return 0
    if (
        around.is_label
        and not around.is_code
        and (not part.kind or (part.kind == "count" and not _is_listing(around, part)))
    ):
        return refuse_label(text, position, part.number_end) if part.has_digits and not part.kind else end
    if part.is_spelled:
        return refuse_spelled(text, part)
    if part.is_chinese and not part.has_digits:
        return _refuse_chinese(text, part, around)
    if around.window[:1] == "每":
        return end
    if part.kind:
        if part.word == "年" and (char in ("代", "级") or (len(part.literal) == 2 and part.literal[0] == "0")):
            return end
        if is_year(part) and part.kind == "quantity" and part.word in ("年", "year", "years"):
            return end
        return 0
    return _refuse_bare(text, part, around, position, char)


def _is_listing(around: Context, part: Part) -> bool:
    """Tell whether companies of a market are counted (科创板587家), where an index is a number and no measure word."""
    return around.is_index and part.word > "\u2fff"


def refuse_label(text: str, position: int, stop: int) -> int:
    """Return where to read on behind digits that have a label before them and nothing behind them."""
    return max(stop, skip_token(text, position))


def refuse_date(text: str, stop: int) -> int:
    """Return where a date ends whose month stands before its day, read up to here."""
    found = _DATE_REST.match(text, stop)
    return found.end() if found else stop


def is_plain(text: str, position: int, literal: str) -> bool:
    """Tell whether digits are a number whatever stands before them, if nothing behind them says otherwise.

    >>> is_plain("with 300 in it", 5, "300"), is_plain("the SSE 180 in it", 8, "180")
    (True, False)
    """
    if literal[0] == "0" or len(literal) == 6 or literal in labels.NUMBERS_AS_NAMES or not position:
        return False
    if text[position - 1] != " ":
        return True
    return text[text.rfind(" ", max(0, position - 26), position - 1) + 1 : position - 1].islower()


def refuse_number(text: str, position: int, stop: int, literal: str) -> int:
    """Return where to read on when digits with nothing around that tells are no figure, 0 when they are one."""
    part = Part(position, stop, literal)
    part.has_digits = True
    return _refuse_bare(text, part, Context(position), position, text[stop : stop + 1])


def is_year(part: Part) -> bool:
    """Tell whether the digits are those of a calendar year."""
    return len(part.literal) == 4 and part.literal[:2] in ("19", "20") and part.number_end - part.start == 4


def _refuse_bare(text: str, part: Part, around: Context, position: int, char: str) -> int:  # noqa: PLR0911, C901, PLR0912
    end = part.end
    literal = part.literal
    printed = text[part.start : end]
    nextchar = text[end + 1 : end + 2]
    if around.is_month and "." not in literal and len(literal) <= 2:
        return refuse_date(text, end)
    if char and char.isascii() and (char.isalpha() or char in "_@"):
        return skip_token(text, position)
    if char == "-" and nextchar.isascii() and (nextchar.isalnum() or hangs(text, end)):
        return skip_token(text, position)
    if char == "." and nextchar.isalpha() and nextchar.isascii() and nextchar.islower():
        return skip_token(text, position)
    if char == "+" and nextchar.isalnum():
        return skip_token(text, position)
    if text.startswith(labels.ORDINAL_ENDINGS, end) or (char == "后" and _BORN.fullmatch(printed)):
        return end
    if is_year(part) or printed in labels.NUMBERS_AS_NAMES:
        return end
    if len(literal) > 1 and literal[0] == "0" and literal[1] != ".":
        return end
    if len(printed) == 6 and _SHARE_CODE.match(printed):
        return end
    if len(literal) <= 2 and _MONTH_AFTER.match(text, end):
        return end
    before = text[part.start - 1 : part.start]
    if before in _QUOTES and before and char in _QUOTES and char:
        return end
    if before in "(（" and before and char in ")）" and char and len(literal) <= 2:
        return end
    if (
        len(literal) <= 3
        and _LIST_REST.match(text, end)
        and _LIST_LEAD.search(text, max(0, part.start - 8), part.start)
        and _at_line(text, part)
    ):
        return end
    if (
        before == " "
        and "," not in printed
        and (word := _WORD_BEFORE.search(text, max(0, part.start - 24), part.start))
        and _CAPITALS.search(word[1])
        and word[1] not in {"R&D", "AND", "OF", "TO"}
    ):
        return end
    return 0


def _at_line(text: str, part: Part) -> bool:
    line = text.rfind("\n", max(0, part.start - 8), part.start)
    lead = text[line + 1 if line >= 0 else max(0, part.start - 8) : part.start]
    return (line >= 0 or part.start <= 8) and not lead.strip(" \t\u3000(（")


def _refuse_chinese(text: str, part: Part, around: Context) -> int:  # noqa: PLR0911
    end = part.end
    if part.start and text[part.start - 1] in "第届":  # 十三届三次会议
        return end
    if part.is_lone and not part.is_scaled:
        return end
    if part.kind:
        if part.lone_scale and not (part.qualifier or around.qualifier):
            return end
        if (
            part.kind == "quantity"
            and part.word == "年"
            and len(part.literal) == 4
            and not part.is_scaled
            and "0" in part.literal[1:3]
        ):
            return end
        return 0
    if text.startswith(labels.ORDINAL_ENDINGS, end):
        return end
    if part.lone_scale:
        return end
    if part.is_scaled or "." in part.literal:
        return 0
    return end
