"""One number with its scale and unit, read forward: ``14221.70亿元``, ``3.5 hundred million yuan``, ``30多家``.

A part knows nothing of what stands before it, except the currency mark it is told of. Two parts make a range.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames.figure.chinese import MILLION, NUMERALS, TRILLION, read_numeral
from starnames.figure.exact import count_digits, divide
from starnames.figure.forms import VULGAR, read_mixed
from starnames.figure.part import Part
from starnames.figure.spelled import read_spelled
from starnames.figure.suffix import read_suffix
from starnames.figure.tails import TAIL
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.figure.shares import Spelled

__all__ = ["NUMBER", "NUMBERS", "NUMBER_START", "read_part", "take_points"]

NUMBER_START = lazy(rf"[0-9{NUMERALS}{''.join(VULGAR)}]")
# A class at the head lets the engine skip to the digits.
_NUMBER = r"[0-9](?:[0-9]{0,2}(?>(?:,[0-9]{3}(?![0-9]))+)(?:\.[0-9]++)?|[0-9]*+(?:\.[0-9]++)?)"
NUMBER = lazy(_NUMBER)
NUMBERS = lazy(rf"({_NUMBER})(?=({TAIL}))", re.DOTALL)
_RUN = lazy(rf"[{NUMERALS}]++(?:[点點](?:(?=[零〇一二三四五六七八九])[{NUMERALS}]++|[0-9]++(?![\w％%.,:])))?")
_SHARE = lazy(rf"分之[ ]?(负|負|-(?=[0-9]))?(?:({_NUMBER})|([{NUMERALS}]++(?:[点點][{NUMERALS}]++)?))")
_CALLED = lazy(rf"百分()(?:((?!))|([二三四五六七八九]?十[{NUMERALS}]?)(?![{NUMERALS}]))")
_SHARES_OF = {"100": 0, "百": 0, "佰": 0, "千": -1, "仟": -1, "万": -2, "萬": -2}
_SCALE_ONLY = frozenset(f"百佰千仟万萬亿億{MILLION}{TRILLION}")
_KILO = frozenset("米克瓦伏帕升卡")
_ON = frozenset("以海场市际网线路晚早加马")  # 上 behind one of these is part of a word: 市场上
_NO_DIGITS = frozenset(f"十拾百佰千仟万萬亿億兆廿卅卌点點{MILLION}{TRILLION}")
_OF_A = lazy(r" of (?:an?|one) (?=percentage point|percent\b|per cent\b|basis point)", re.IGNORECASE)
_HALF_A = lazy(r" an? (?=percentage point|percent\b|point\b|basis point|year\b|day\b)", re.IGNORECASE)


def read_part(text: str, position: int, mark: str = "", found: re.Match[str] | None = None) -> Part | None:
    """Return the number that begins here with its scale and unit, or None.

    >>> part = read_part("3.5 hundred million yuan", 0)
    >>> part.literal, part.exponent, part.unit
    ('3.5', 8, 'CNY')
    """
    char = text[position : position + 1]
    if "0" <= char <= "9":
        found = found or NUMBER.match(text, position)
        if found is None:  # pragma: no cover - a digit always matches
            return None
        literal = found[0].replace(",", "")
        part = Part(position, found.end(), literal)
        part.has_digits = True
        read_suffix(part, text, mark)
        if text.startswith("分之", part.end) and (share := _SHARE.match(text, part.end)):
            return _read_share(position, text[position : part.end], share) or part
        return part
    if char.isascii():
        spelled = read_spelled(text, position)
        return _from_spelled(spelled, text, mark) if spelled else None
    return _read_chinese(text, position, mark)


def _from_spelled(spelled: Spelled, text: str, mark: str) -> Part:
    literal = "" if spelled.value is None else f"{spelled.value:f}"
    part = Part(spelled.start, spelled.end, literal, digits=count_digits(literal.rstrip("0").rstrip(".")))
    part.is_spelled = True
    part.is_lone = spelled.is_lone_one
    part.fraction, part.reason = spelled.fraction, spelled.reason
    if spelled.is_share:
        part.is_share = True
        if text[spelled.start : spelled.end].lower() == "half" and (found := _HALF_A.match(text, part.end)):
            part.end = part.number_end = found.end() - 1
            part.is_share = False
            return read_suffix(part, text, mark)
        part.kind, part.unit = "multiple", "x"
        take_points(part, text)
        return part
    if part.reason and text.startswith(" of ", part.end):
        probe = Part(part.start, part.end + 3, literal)
        read_suffix(probe, text, mark)
        if probe.kind in ("money", "count"):
            probe.reason, probe.is_spelled = part.reason, True
            return probe
    return read_suffix(part, text, mark)


def take_points(part: Part, text: str) -> None:
    """Read on from a share whose whole is one unit: a quarter of a percentage point is 0.25 points."""
    found = None if part.fraction else _OF_A.match(text, part.end)
    if found is not None:
        part.kind = part.unit = ""
        part.is_share = False
        part.end = part.number_end = part.unit_start = found.end() - 1
        read_suffix(part, text, "")


def _read_chinese(text: str, position: int, mark: str) -> Part | None:  # noqa: C901, PLR0911, PLR0912 - one case a line
    found = _RUN.match(text, position)
    if found is None:
        return None
    run, end = found[0], found.end()
    if text.startswith("分之", end) and (share := _SHARE.match(text, end)):
        return _read_share(position, run, share)
    if found := _CALLED.match(text, position):  # 百分三十, without its 之
        return _read_share(position, run, found)
    if run[-1] == "兆" and text[end : end + 1] in ("瓦", "赫", "帕", "字", "比", "欧") and len(run) > 1:
        run, end = run[:-1], end - 1
    start = position
    lead = text[position - 1] if position else ""
    vague = lead in ("数", "几", "數", "幾") or text.startswith("若干", position - 2 if position > 1 else 0)
    if vague and (run[0] in _SCALE_ONLY or run[0] in "十拾"):
        start -= 2 if lead == "干" else 1
        return _vague(text, start, end, mark)
    if lead == "上" and all(each in _SCALE_ONLY for each in run) and text[position - 2 : position - 1] not in _ON:
        part = _vague(text, start - 1, end, mark)
        return part if part.kind or len(run) > 1 else None
    part = Part(start, end, "")
    part.is_chinese = True
    head = run.rstrip("万萬亿億")
    places = len(run) - len(head) if head and not any(each in "万萬亿億" for each in head) else 0
    numeral = read_numeral(head if places else run)
    if numeral is None and len(run) > 1 and run[-1] == "千" and text[end : end + 1] in _KILO:  # 一百二十三千米
        run, end = run[:-1], end - 1
        part.end = part.number_end = part.unit_start = end
        numeral = read_numeral(run)
    if numeral is None and all(each in _SCALE_ONLY for each in run):
        numeral = read_numeral("一" + run)
        part.lone_scale, places = True, 0
    if numeral is None:
        return None
    if text[end : end + 1] == "又" and not places and (mixed := read_mixed(text, start, end, numeral.literal)):
        mixed.has_digits, mixed.is_chinese = False, True
        return mixed if mixed.kind else read_suffix(mixed, text, mark)
    part.literal, part.exponent, part.digits = numeral.literal, numeral.exponent, numeral.digits
    if places:
        part.exponent += sum(4 if each in "万萬" else 8 for each in run[-places:])
    part.high, part.reason = numeral.high, numeral.reason
    digits = head if places else run
    if len(digits) > 1 and _is_positional(digits) and text[end : end + 1] != "折":
        pair = _pair(digits)
        if pair:
            part.literal, part.high = pair
            part.digits = 1
    part.is_lone = run in ("一", "零", "〇")
    part.is_scaled = any(each in _SCALE_ONLY for each in run)
    read_suffix(part, text, mark)
    if part.literal == "0" and part.word in ("点", "點"):
        return None  # midnight
    return part


def _is_positional(run: str) -> bool:
    """Tell whether a run is digits side by side."""
    return not any(each in _NO_DIGITS for each in run)


def _pair(run: str) -> tuple[str, str] | None:
    """Return the ends of 两三 or 七八: two digits next to each other, rising by one (or 三五)."""
    if len(run) != 2:
        return None
    first, second = read_numeral(run[0]), read_numeral(run[1])
    if (
        first is None
        or second is None
        or not 0 < int(second.literal) - int(first.literal) <= (2 if run == "三五" else 1)
    ):
        return None
    return (first.literal, second.literal) if first.literal != "0" else None


def _vague(text: str, start: int, end: int, mark: str) -> Part:
    part = Part(start, end, "")
    part.reason = "vague"
    part.is_chinese = part.is_scaled = True
    return read_suffix(part, text, mark)


def _read_share(start: int, below: str, share: re.Match[str]) -> Part | None:
    sign, literal, exponent = "-" if share[1] else "", (share[2] or "").replace(",", ""), 0
    numeral = None
    if not literal:
        numeral = read_numeral(share[3]) or (read_numeral("一" + share[3]) if share[3][0] in _SCALE_ONLY else None)
        if numeral is None:
            return None
        literal, exponent = numeral.literal, numeral.exponent
    part = Part(start, share.end(), literal, exponent, digits=count_digits(literal))
    part.is_chinese = True
    if below in _SHARES_OF:
        part.literal = sign + literal
        part.kind, part.unit, part.unit_exponent = "percent", "%", _SHARES_OF[below]
        if numeral is not None and not sign:
            part.literal, part.high = _pair(share[3]) or (literal, numeral.high)
        return part
    whole = read_numeral(below)
    if whole is None or "." in literal or exponent or sign or len(literal) > 30:
        return None
    whole_value = int(whole.literal) * 10**whole.exponent if whole.literal.isdigit() and len(whole.literal) < 30 else 0
    if not int(literal) < whole_value:
        return None
    value = divide(int(literal), whole_value)
    part.kind, part.unit, part.is_share = "multiple", "x", True
    part.literal = "" if value is None else f"{value:f}"
    part.fraction = f"{literal}/{whole_value}" if value is None else ""
    return part
