"""The styles that figures are printed in: their scales, their qualifiers, and how a number stands with its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from starnames.model import Figure

__all__ = ["STYLES", "Style"]

_SCALES_EN = ((12, " trillion"), (9, " billion"), (6, " million"))
_SCALES_SHORT = ((12, "tn"), (9, "bn"), (6, "mn"))
_SCALES_SI = ((12, "T"), (9, "G"), (6, "M"), (3, "k"))
_SCALES_ZH = ((12, "万亿"), (8, "亿"), (4, "万"))
_SIGNS_SHORT = {"CNY": "RMB", "USD": "US$", "HKD": "HK$", "EUR": "€", "GBP": "£", "TWD": "NT$", "SGD": "S$"}
_NAMES_ZH = {
    "CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元", "GBP": "英镑", "KRW": "韩元",
    "TWD": "新台币", "SGD": "新加坡元",
    "AUD": "澳元", "CAD": "加元", "NZD": "新西兰元", "CHF": "瑞士法郎", "INR": "卢比", "RUB": "卢布", "THB": "泰铢",
    "MYR": "林吉特", "VND": "越南盾",
    "IDR": "印尼盾", "BRL": "雷亚尔", "MOP": "澳门元", "SEK": "瑞典克朗", "NOK": "挪威克朗", "DKK": "丹麦克朗",
    "ZAR": "南非兰特", "AED": "迪拉姆",
}  # fmt: skip
_PER_ZH = {
    "share": "股",
    "ton": "吨",
    "kg": "公斤",
    "kWh": "千瓦时",
    "m2": "平方米",
    "barrel": "桶",
    "month": "月",
    "year": "年",
    "day": "天",
}
_PER_EN = {"m2": "square meter", "m3": "cubic meter", "W": "watt", "g": "gram"}
_QUALIFIERS_EN = {
    "exact": "", "about": "about ", "over": "over ", "under": "under ", "nearly": "nearly ", "at_least": "at least ",
    "at_most": "up to ",
}  # fmt: skip
_QUALIFIERS_ZH = {
    "exact": "", "about": "约", "over": "超过", "under": "不足", "nearly": "将近", "at_least": "至少",
    "at_most": "不超过",
}  # fmt: skip
_SYMBOLS = {
    "exact": "",
    "about": "~",
    "over": ">",
    "under": "<",
    "nearly": "nearly ",
    "at_least": ">=",
    "at_most": "<=",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one style prints a number of each kind; `scales` are powers of ten with their words, largest first."""

    scales: tuple[tuple[int, str], ...]
    qualifiers: dict[str, str]
    unit: Callable[[str, str, Figure], str]
    between: str
    scaled_counts: bool = True


def _money_parts(figure: Figure) -> tuple[str, str]:
    code, _, per = figure.unit.partition("/")
    return code, per


def _unit_en(sign: str, number: str, figure: Figure) -> str:
    if figure.kind == "money":
        code, per = _money_parts(figure)
        name = "RMB" if code == "CNY" else code
        return f"{name} {sign}{number}" + (f" per {_PER_EN.get(per, per)}" if per else "")
    return sign + number + _behind_en(figure)


def _unit_short(sign: str, number: str, figure: Figure) -> str:
    if figure.kind == "money":
        code, per = _money_parts(figure)
        return f"{sign}{_SIGNS_SHORT.get(code, code)}{number}" + (f"/{per}" if per else "")
    if figure.kind == "multiple":
        return f"{sign}{number}x"
    if figure.unit == "pp":
        return f"{sign}{number}pp"
    return sign + number + _behind_en(figure)


def _behind_en(figure: Figure) -> str:
    if figure.kind == "percent":
        return "%"
    if figure.kind == "multiple":
        return " times"
    if figure.kind == "points":
        return " percentage points" if figure.unit == "pp" else " points"
    if not figure.unit:
        return ""
    return figure.unit if figure.unit[0] > "\u2fff" or figure.unit[0] in "°℃㎡" else f" {figure.unit}"


def _unit_zh(sign: str, number: str, figure: Figure) -> str:
    if figure.kind == "money":
        code, per = _money_parts(figure)
        name = _NAMES_ZH.get(code)
        if name is None or (per and per not in _PER_ZH):
            return f"{code} {sign}{number}" + (f"/{per}" if per else "")
        return sign + number + name + (f"/{_PER_ZH[per]}" if per else "")
    if figure.kind == "points":
        return f"{sign}{number}" + ("个百分点" if figure.unit == "pp" else "点")
    if figure.kind == "multiple":
        return f"{sign}{number}倍"
    return sign + number + _behind_en(figure)


def _unit_plain(sign: str, number: str, figure: Figure) -> str:
    if figure.kind == "money":
        return f"{sign}{number} {figure.unit}"
    if figure.kind == "points":
        return f"{sign}{number} {'pp' if figure.unit == 'pp' else 'points'}"
    if figure.kind == "multiple":
        return f"{sign}{number}x"
    return sign + number + _behind_en(figure)


def _unit_iso(sign: str, number: str, figure: Figure) -> str:
    if figure.kind != "money":
        return _unit_plain(sign, number, figure)
    code, per = _money_parts(figure)
    return f"{code} {sign}{number}" + (f"/{per}" if per else "")


STYLES = {
    "en": Style(scales=_SCALES_EN, qualifiers=_QUALIFIERS_EN, unit=_unit_en, between=" to "),
    "en-short": Style(scales=_SCALES_SHORT, qualifiers=_QUALIFIERS_EN, unit=_unit_short, between=" to "),
    "zh": Style(scales=_SCALES_ZH, qualifiers=_QUALIFIERS_ZH, unit=_unit_zh, between="至"),
    "plain": Style(scales=(), qualifiers=_QUALIFIERS_EN, unit=_unit_plain, between=" to "),
    "si": Style(scales=_SCALES_SI, qualifiers=_QUALIFIERS_EN, unit=_unit_iso, between=" to "),
    "iso": Style(scales=(), qualifiers=_QUALIFIERS_EN, unit=_unit_iso, between=" to "),
}
