"""Finding the figures of a text, and reading one figure."""

from __future__ import annotations

from decimal import Decimal

from starnames.arguments import check_text
from starnames.errors import FigureError
from starnames.figure import tables, words
from starnames.figure.columns import apply_columns
from starnames.figure.fold import fold_width
from starnames.figure.locales import check_locale, settle_scales
from starnames.figure.reader import Reader
from starnames.figure.trie import find_longest
from starnames.model import Figure

__all__ = ["find_figures", "parse_figure"]


def find_figures(text: str, *, locale: str | None = None) -> tuple[Figure, ...]:
    """Return every figure of a text, in order and apart; odd text has none and never raises.

    `locale` ("zh-CN", "zh-TW" or "ja") says what 兆 is; another string raises TypeError.

    >>> [figure.surface for figure in find_figures("revenue of RMB 1,397.78 billion in 2023, up 4.7%")]
    ['RMB 1,397.78 billion', '4.7%']
    """
    if locale is not None:
        check_locale(locale)
    found = tuple(Reader(text, locale=locale).read())
    return apply_columns(settle_scales(text, locale), found) if "\t" in text or "|" in text else found


def parse_figure(text: str, *, locale: str | None = None) -> Figure:
    """Return the one figure that the text is, qualifier words included; raise FigureError saying where reading stopped.

    >>> parse_figure("about RMB 1,422.17 billion").value
    Decimal('1422170000000')
    >>> parse_figure("14221.70亿元").unit
    'CNY'
    >>> f"{parse_figure('3兆元', locale='zh-TW').value:f}"
    '3000000000000'
    """
    check_locale(locale)
    check_text(text)
    reader = Reader(text, strict=False, locale=locale)
    found = reader.read()
    lead = len(text) - len(text.lstrip())
    last = len(text.rstrip())
    if (alone := words.ALONE.get(text[lead:last])) is not None:
        value, kind, unit = alone
        return Figure(
            start=lead, end=last, surface=text[lead:last], kind=kind, value=Decimal(value), unit=unit, digits=1,
            language="zh",
        )  # fmt: skip
    if not found:
        raise FigureError("no figure", text=text, position=lead)
    figure = found[0]
    if text[lead : reader.lead].strip():
        raise FigureError("not a figure", text=text, position=lead)
    end = figure.end
    if after := find_longest(tables.behind(), fold_width(text), end):
        end = after[1]
    if end < last:
        raise FigureError(
            "more than one figure" if len(found) > 1 else "words after the figure", text=text, position=end
        )
    return figure
