"""Ranges: 2.2%-2.4%, 10至15亿元, between RMB 3 and 5 billion; the scale and the unit may be said once."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from starnames.figure import currencies, tables
from starnames.figure.numbers import NUMBER_START, read_part
from starnames.figure.part import Part, value_of
from starnames.figure.rates import read_per
from starnames.figure.refusals import is_year
from starnames.figure.spelled import SCALES
from starnames.figure.trie import find_longest
from starnames.patterns import lazy

if TYPE_CHECKING:
    from decimal import Decimal

    from starnames.figure.context import Context

__all__ = ["RANGE_NEXT", "YUAN", "read_second"]

# Words that repeat a currency named before the number and do not change it.
YUAN = frozenset(("元", "圆", "圓", "yuan"))
# What a separator may begin with, and what may follow its space.
RANGE_NEXT = frozenset("-–—~～至到和与 ")
_NEXT = frozenset("-–—~～至到和与toaTOA")
_FROM = lazy(r"(?:\bfrom[ ]|[从由自])$", re.IGNORECASE)
_BETWEEN = lazy(r"(?:\bbetween[ ]|介于|之间)$", re.IGNORECASE)
_AMONG = lazy(r"[元%％家人名年天点股吨]?(?:左右)?之间")
_CLAUSE_END = lazy(r"[,.;，。；]")
_PLAIN = lazy(r"([-–—~～至到和与]|[ ](?:to|and|or|至)[ ])()()()(?=[0-9])")  # what most separators are
_SCALES = {"hundred": 2, **SCALES}
_WORD = lazy(r"[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
_SPELLED = lazy(rf"[a-z]+(?:-[a-z]+)?((?: (?:{'|'.join(_SCALES)}))+)", re.IGNORECASE)
_APART = 10  # amounts of one scale, of which the first is larger by more than this, are none
_DATED = lazy(r"\b(?:in|since|during|year|fiscal|late|early|(?:end|half|quarter|months) of)[ ]$", re.IGNORECASE)


def read_second(  # noqa: C901, PLR0911
    text: str, part: Part, around: Context, said: tuple[int, str], *, is_negative: bool, strict: bool
) -> Part | None:
    """Return the other end of a range, None where there is none; the first end takes a scale and unit said once.

    `said` is the last word of direction: "rose from 2% to 3%" is two levels, not a range.
    """
    if text[part.end] == " " and text[part.end + 1 : part.end + 2] not in _NEXT:
        return None
    found = _PLAIN.match(text, part.end) or _separator().match(text, part.end)
    if found is None or part.reason or part.is_share or part.high:
        return None
    word = found[1].strip().lower()
    sign = found[2] or found[4]
    if not NUMBER_START.match(text, found.end()) and not text[found.end() : found.end() + 1].isalpha():
        return None
    second = _read_end(text, found.end(), _mark_code(found[3].strip()) or around.mark, around)
    if second is None or not _may_range(text, part, second, word, around, said, strict=strict):
        return None
    if strict and part.literal == "0" and second.literal == "1" and not second.kind:
        return None  # from zero to one is a phrase
    if part.kind == "percent" and not part.word and not second.kind and not is_year(second):  # 百分之三十到四十
        second.kind, second.unit, second.unit_exponent = part.kind, part.unit, part.unit_exponent
    high = _signed(value_of(second, second.literal), sign)
    if not part.kind or (part.kind == "money" and around.mark and not part.word and not part.is_per):
        if part.kind and second.unit.split("/")[0] != part.unit:
            return None
        if not _share_unit(text, part, second, high, is_negative=is_negative, may_fall=_may_fall(text, word, around)):
            return None
    elif part.kind != second.kind or (part.unit != second.unit and part.kind not in ("count", "quantity")):
        return None
    low = _signed(value_of(part, part.literal), is_negative)
    if low >= high or (word == "or" and high - low != 1):
        return None
    second.value = high
    return second


def _signed(value: Decimal, sign: object) -> Decimal:
    return value.copy_negate() if sign else value


def _read_end(text: str, position: int, code: str, around: Context) -> Part | None:
    """Return the number behind the separator, in the currency named before it or before the range."""
    second = read_part(text, position, code)
    if second is None or second.start != position or second.reason or second.is_share or second.high:
        return None
    if code and second.kind in ("count", "quantity", "multiple"):
        second.kind = second.unit = ""
        second.end = second.unit_start
    if code and (not second.kind or (second.kind == "money" and second.word in YUAN)):
        second.kind, second.unit = "money", code
    if second.kind == "money" and around.per:
        second.unit = f"{second.unit}/{around.per}"
        second.unit_exponent -= around.per_places
    elif second.kind == "money":
        read_per(second, text)
    return second


def _may_fall(text: str, word: str, around: Context) -> bool:
    """Tell whether the first number may be the larger: 1至0.5亿, from 3 to 2 billion; not Fund 3 to 2 billion."""
    lead = text[max(0, around.outer - 10) : around.outer]
    return not around.is_label and bool(word > "\u2fff" or _FROM.search(lead) or _BETWEEN.search(lead))


def _spelled_scale(text: str, part: Part, second: Part) -> int:
    """Return the scale of an end in words, where the first is a word without any: "five to six million"."""
    said = _SPELLED.fullmatch(text, second.start, second.number_end) if part.is_spelled else None
    if not said or not _WORD.fullmatch(text, part.start, part.number_end):
        return 0
    return sum(_SCALES[word] for word in said[1].lower().split())


def _share_unit(text: str, part: Part, second: Part, high: Decimal, *, is_negative: bool, may_fall: bool) -> bool:
    """Give the first end the unit of the second, and its scale unless that turns the range around.

    9000至1.2万 is said of neighbors. 1至0.5亿 goes down and is no range, but two amounts of one scale; of 500至1亿 the
    scale of the first was left out.
    """
    said = part.kind, part.unit, part.unit_exponent, part.factor, part.word
    part.kind, part.unit, part.unit_exponent = second.kind, second.unit, second.unit_exponent
    part.factor = part.factor or second.factor
    if second.word == "折":
        part.word = "折"
    scaled = second.exponent if second.is_scaled else _spelled_scale(text, part, second)
    if scaled and not part.is_scaled:
        exponent = part.exponent + scaled
        if _signed(value_of(part, part.literal, exponent), is_negative) < high:
            part.exponent = exponent
        elif may_fall and abs(value_of(part, part.literal, exponent)) <= abs(high) * _APART:
            part.exponent = exponent
            part.is_chinese = second.is_chinese
        elif value_of(part, part.literal).scaleb(2) < abs(high):
            part.kind, part.unit, part.unit_exponent, part.factor, part.word = said
            return False
    return True


@cache
def _separator() -> re.Pattern[str]:
    marks = sorted(
        {re.escape(each) for names in currencies.CURRENCY_MARKS.values() for each in names}, key=len, reverse=True
    )
    return lazy(
        r"(\s?[-–—~～]\s?|[至到和与]|[ ]至[ ]|[ ](?:to|and|or)[ ])((?:-(?=[^\s0-9-])|负)?)"
        rf"((?:(?:{'|'.join(marks)})\s?)?)((?:-(?=[0-9])|负)?)",
        re.IGNORECASE,
    )


def _mark_code(mark: str) -> str:
    hit = mark and find_longest(tables.before(), mark[::-1], 0)
    return str(hit[0][1]) if hit and hit[0][0] == "c" else ""


def _may_range(
    text: str, part: Part, second: Part, word: str, around: Context, said: tuple[int, str], *, strict: bool
) -> bool:
    """Tell whether two numbers and the word between them are a range."""
    lead = text[max(0, around.outer - 10) : around.outer]
    if second.lone_scale or (strict and _is_bare_year(part, second, around, lead)):
        return False
    if not strict and word not in ("and", "和", "与", "or"):
        return True
    if word in ("and", "和", "与"):
        return bool(_BETWEEN.search(lead)) or (word != "and" and bool(_AMONG.match(text, second.end)))
    if word == "or":
        return "." not in part.literal and "." not in second.literal
    bare = not (part.kind or second.kind or part.is_scaled or second.is_scaled or around.mark)
    if word in ("to", "至", "到"):
        if _FROM.search(lead) and said[1] and around.outer - said[0] <= 64 and said[0]:
            clause = text[said[0] : around.outer]
            if not _CLAUSE_END.search(clause):
                return False
        return not (bare and (is_year(part) or is_year(second)))
    if bare:
        return False
    return not (is_year(part) and is_year(second) and not second.kind)


def _is_bare_year(part: Part, second: Part, around: Context, lead: str) -> bool:
    """Tell whether the first number is a year: from 1.2 billion yuan in 2022 to 1.5 billion yuan."""
    if part.kind or part.is_scaled or around.mark or around.qualifier or not is_year(part):
        return False
    return bool(_DATED.search(lead)) or (second.is_scaled and "." in second.literal)
