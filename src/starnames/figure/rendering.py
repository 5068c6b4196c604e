"""One figure, one number format: printing a figure in a chosen style, exactly unless digits are asked for.

A style that cannot say a figure (capitals for percent, a vague figure anywhere) raises `FigureError`; nothing is
rounded without ``digits=``. What is printed reads back as the same figure.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal

from starnames.errors import FigureError
from starnames.figure.capitals import spell_capitals, spell_whole
from starnames.figure.exact import shift
from starnames.figure.rendered import Rendered
from starnames.figure.styles import STYLES, Style
from starnames.model import Figure

__all__ = ["render_figure"]

_ENOUGH = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, rounding=ROUND_HALF_EVEN)


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
    if style not in STYLES and style != "zh-capital":
        raise TypeError(f"style is one of {', '.join(sorted([*STYLES, 'zh-capital']))}, not {style!r}")
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
    rules = STYLES[style]
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


def _scale_of(figure: Figure, value: Decimal, rules: Style, style: str, digits: int | None) -> tuple[int, str]:
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
    rules: Style,
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


def _render_capitals(figure: Figure, digits: int | None) -> str:
    if figure.kind != "money" or figure.unit != "CNY" or figure.high is not None or figure.qualifier != "exact":
        raise _cannot(figure, f"{figure.kind} {figure.unit} in capitals; only one amount of CNY has them")
    value = _value(figure)
    value = value if digits is None else _round(value, digits)
    capitals = spell_capitals(value)
    if capitals is None:
        raise _cannot(figure, "an amount below one fen or too large for capitals")
    return capitals
