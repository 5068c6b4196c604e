"""One figure, one number format: printing a figure in a chosen style, exactly unless digits are asked for.

A style that cannot say a figure (capitals for percent, a vague figure anywhere) raises `FigureError`; nothing is
rounded without ``digits=``. What is printed reads back as the same figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING

from starnames.errors import FigureError
from starnames.figure.capitals import spell_capitals, spell_whole
from starnames.figure.exact import shift
from starnames.figure.rendered import Rendered
from starnames.model import Figure

if TYPE_CHECKING:
    from collections.abc import Callable


__all__ = ["render_figure"]

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
_ENOUGH = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """How one style prints a number of each kind; `scales` are powers of ten with their words, largest first."""

    scales: tuple[tuple[int, str], ...]
    qualifiers: dict[str, str]
    unit: Callable[[str, str, Figure], str]
    between: str
    scaled_counts: bool = True


def render_figure(figure: Figure, *, style: str = "en", digits: int | None = None, grouping: bool = True) -> Rendered:
    """Return the figure in a style: ``en``, ``en-short``, ``zh``, ``zh-capital``, ``plain``, ``si`` or ``iso``.

    `digits` rounds to so many significant digits (half to even); without it every digit is kept. What comes back is
    the printed string; its `exact` says whether every digit is in it, its `error` what rounding added. `grouping` puts
    commas between thousands where the style groups at all.

    >>> from starnames.figure import parse_figure
    >>> figure = parse_figure("14221.70亿元")
    >>> render_figure(figure), render_figure(figure, style="en-short", digits=3)
    ('RMB 1,422.17 billion', 'RMB1.42tn')
    >>> render_figure(figure, style="zh"), render_figure(figure, style="zh", digits=3)
    ('14221.70亿元', '1.42万亿元')
    >>> render_figure(figure, style="plain")
    '1422170000000 CNY'
    >>> short = render_figure(figure, style="en-short", digits=3)
    >>> short.exact, f"{short.error:f}"
    (False, '-2170000000')
    """
    if not isinstance(figure, Figure):
        raise TypeError(f"figure is a Figure, as parse_figure returns it, not {type(figure).__name__}")
    if style not in _STYLES and style != "zh-capital":
        raise TypeError(f"style is one of {', '.join(sorted([*_STYLES, 'zh-capital']))}, not {style!r}")
    if digits is not None and digits < 1:
        raise TypeError(f"digits is at least 1, not {digits}")
    text = (
        _render_capitals(figure, digits) if style == "zh-capital" else _render(figure, style, digits, grouping=grouping)
    )
    return Rendered(text) if digits is None else Rendered(text, _error(figure, digits))


def _error(figure: Figure, digits: int) -> Decimal:
    """Return what rounding adds to the figure, of a range at the end where it adds or takes more."""
    ends = [each for each in (figure.value, figure.high) if each is not None]
    errors = (_ENOUGH.subtract(_round(each, digits), each) for each in ends)
    return max(errors, key=abs, default=Decimal(0))


def _render(figure: Figure, style: str, digits: int | None, *, grouping: bool) -> str:
    rules = _STYLES[style]
    text = rules.qualifiers[figure.qualifier]
    if figure.fraction and figure.value is None:
        return text + _fraction(figure, style)
    value = _value(figure)
    if figure.high is None:
        return text + _one(figure, value, rules, style, digits, grouping=grouping)
    scales = [_scale_of(figure, end, rules, style, digits) for end in (value, figure.high)]
    scale = min(scales) if min(scales)[0] == 0 else None  # "RMB 3 to 5 billion" would be read as 3 billion
    low = _one(figure, value, rules, style, digits, grouping=grouping, scale=scale)
    high = _one(figure, figure.high, rules, style, digits, grouping=grouping, scale=scale)
    return f"{text}{low}{rules.between}{high}"


def _value(figure: Figure) -> Decimal:
    if figure.value is None:
        raise _cannot(figure, f"a figure without a value ({figure.reason or 'unknown'})")
    return figure.value


def _cannot(figure: Figure, problem: str) -> FigureError:
    return FigureError(f"no rendering of {problem}", text=figure.surface, position=0)


def _fraction(figure: Figure, style: str) -> str:
    above, _, below = figure.fraction.removeprefix("-").partition("/")
    if len(above) > 16 or len(below) > 16:
        raise _cannot(figure, "a fraction of more than sixteen digits")
    if style != "zh":
        return figure.fraction
    whole, rest = divmod(int(above), int(below))
    sign = "负" if figure.fraction[0] == "-" else ""
    lead = f"{spell_whole(whole)}又" if whole else ""
    return f"{sign}{lead}{spell_whole(int(below))}分之{spell_whole(rest)}"


def _scale_of(figure: Figure, value: Decimal, rules: _Style, style: str, digits: int | None) -> tuple[int, str]:
    """Return the power of ten and the word that one end of the figure is printed with."""
    size = _size(value, digits)
    if figure.kind == "money" or (figure.kind in ("count", "quantity") and style != "si"):
        return _choose_scale(figure, size, rules.scales, style, exact=digits is None)
    return 0, ""


def _size(value: Decimal, digits: int | None) -> Decimal:
    return value.copy_abs() if digits is None else _round(value.copy_abs(), digits)


def _one(
    figure: Figure,
    value: Decimal,
    rules: _Style,
    style: str,
    digits: int | None,
    *,
    grouping: bool,
    scale: tuple[int, str] | None = None,
) -> str:
    """Return one end of the figure with its unit."""
    sign = "-" if value.is_signed() and value else ""
    size = _size(value, digits)
    place, word = scale or _scale_of(figure, value, rules, style, digits)
    number = _digits(shift(size, -place))
    if digits is None:
        number = _pad(number, figure, value, style)
    if style not in ("plain", "iso") and grouping:
        number = _group(number, style)
    return rules.unit(sign, number + word, figure)


def _round(value: Decimal, digits: int) -> Decimal:
    if not value:
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), context=_ENOUGH)


def _choose_scale(
    figure: Figure, size: Decimal, scales: tuple[tuple[int, str], ...], style: str, *, exact: bool
) -> tuple[int, str]:
    """Return the scale that prints best: trillions in ``en`` with two decimals at most, 万亿 where it fits."""
    for place, word in scales:
        if not size or size.adjusted() < place:
            continue
        if exact and place == 12:
            number = _digits(shift(size, -place))
            if style == "en" and len(number.partition(".")[2]) > 2:
                continue
            if style == "zh" and not _fits_wan_yi(figure, number):
                continue
        return place, word
    return 0, ""


def _fits_wan_yi(figure: Figure, number: str) -> bool:
    """Tell whether 1.42万亿 says it better than 14200亿: printed so, or of four digits at most."""
    padded = figure.digits if figure.language == "zh" and "." in figure.surface else 0
    return "万亿" in figure.surface or max(padded, len(number.replace(".", "").strip("0"))) <= 4


def _digits(value: Decimal) -> str:
    """Return the number without needless zeros behind its point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _pad(number: str, figure: Figure, value: Decimal, style: str) -> str:
    """Put back zeros that were printed behind the point (14221.70亿元); in another language scales differ, so none."""
    scaled = figure.kind in ("money", "count", "quantity")
    if (
        value != figure.value
        or (scaled and (figure.language == "zh") != (style == "zh"))
        or style in ("plain", "iso", "si")
    ):
        return number
    missing = figure.digits - len(number.replace(".", "").lstrip("0"))
    decimals = number.partition(".")[2]
    if not 0 < missing <= 6 or "." not in figure.surface:
        return number
    return number + ("" if decimals else ".") + "0" * missing


def _group(number: str, style: str) -> str:
    whole, point, rest = number.partition(".")
    if style == "zh" or len(whole) < 4:
        return number
    return _commas(whole) + point + rest


def _commas(whole: str) -> str:
    head = len(whole) % 3 or 3
    return ",".join([whole[:head], *(whole[place : place + 3] for place in range(head, len(whole), 3))])


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


_STYLES = {
    "en": _Style(scales=_SCALES_EN, qualifiers=_QUALIFIERS_EN, unit=_unit_en, between=" to "),
    "en-short": _Style(scales=_SCALES_SHORT, qualifiers=_QUALIFIERS_EN, unit=_unit_short, between=" to "),
    "zh": _Style(scales=_SCALES_ZH, qualifiers=_QUALIFIERS_ZH, unit=_unit_zh, between="至"),
    "plain": _Style(scales=(), qualifiers=_QUALIFIERS_EN, unit=_unit_plain, between=" to "),
    "si": _Style(scales=_SCALES_SI, qualifiers=_QUALIFIERS_EN, unit=_unit_iso, between=" to "),
    "iso": _Style(scales=(), qualifiers=_QUALIFIERS_EN, unit=_unit_iso, between=" to "),
}


def _render_capitals(figure: Figure, digits: int | None) -> str:
    if figure.kind != "money" or figure.unit != "CNY" or figure.high is not None or figure.qualifier != "exact":
        raise _cannot(figure, f"{figure.kind} {figure.unit} in capitals; only one amount of CNY has them")
    value = _value(figure)
    value = value if digits is None else _round(value, digits)
    capitals = spell_capitals(value)
    if capitals is None:
        raise _cannot(figure, "an amount below one fen or too large for capitals")
    return capitals
