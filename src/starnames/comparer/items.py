"""What a sentence says in any language: its figures, years and names, each under a key that both languages share.

A figure's key is its value and the group of its unit; a name's is the entity; a year's is the year. Measure words are
no part of a key, quantities that have a usual multiple (kilowatts, tons) are brought to one unit first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.comparison import Side
from starnames.damage.printed import significant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starnames.model import Figure, Link

__all__ = ["Item", "figure_items", "name_items", "year_items"]

_YEAR = re.compile(r"(?<![\w.,%$-])[12]\d{3}(?![\w%]|[.,]\d|[-/]\d{3}|\s?[年]?[人家亿万])|(?<![\d.,])[12]\d{3}(?=年)")
_SPELLED = re.compile(r"[A-Za-z -]+|[\u3400-\u9fff]+")
_BASE: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("W", "瓦", "watt", "watts"), ("W", 0)),
    **dict.fromkeys(("kW", "KW", "千瓦", "kilowatt", "kilowatts"), ("W", 3)),
    **dict.fromkeys(("MW", "兆瓦", "megawatt", "megawatts"), ("W", 6)),
    **dict.fromkeys(("GW", "吉瓦", "gigawatt", "gigawatts"), ("W", 9)),
    "TW": ("W", 12),
    **dict.fromkeys(("Wh", "瓦时"), ("Wh", 0)),
    **dict.fromkeys(("kWh", "千瓦时", "度", "kilowatt-hours", "kilowatt hours"), ("Wh", 3)),
    **dict.fromkeys(("MWh", "兆瓦时", "megawatt-hours"), ("Wh", 6)),
    **dict.fromkeys(("GWh", "吉瓦时", "gigawatt-hours"), ("Wh", 9)),
    "TWh": ("Wh", 12),
    **dict.fromkeys(("mg", "毫克"), ("g", -3)),
    **dict.fromkeys(("g", "克", "gram", "grams"), ("g", 0)),
    **dict.fromkeys(("kg", "公斤", "千克", "kilogram", "kilograms"), ("g", 3)),
    **dict.fromkeys(("t", "吨", "噸", "ton", "tons", "tonne", "tonnes", "metric tons", "mt"), ("g", 6)),
    **dict.fromkeys(("nm", "纳米", "nanometer", "nanometers"), ("m", -9)),
    **dict.fromkeys(("μm", "µm", "um", "微米", "micron", "microns", "micrometers"), ("m", -6)),
    **dict.fromkeys(("mm", "毫米", "millimeters"), ("m", -3)),
    **dict.fromkeys(("cm", "厘米", "centimeters"), ("m", -2)),
    **dict.fromkeys(("m", "米", "meter", "meters", "metre", "metres"), ("m", 0)),
    **dict.fromkeys(("km", "公里", "千米", "kilometer", "kilometers", "kilometre", "kilometres"), ("m", 3)),
}
_TIMES = frozenset(("year", "month", "week", "day", "hour"))  # 年产值 is a value "a year" or not, as the words go
_GROUPS = {"percent": "%", "points": "pp", "multiple": "x", "count": "n", "quantity": "n"}
_SMALL = 10  # numbers up to this, spelled out, come and go between languages ("both", "more than half")


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A figure, a year or a name of one sentence; `key` is what it says, `digits` its significant digits.

    `group` is what `key` counts (``%``, ``money:CNY``, ``n``, ``year``, ``name:company``); `hard` is False for what
    a fair translation may leave out.
    """

    side: Side
    sentence: int
    group: str
    key: tuple[str, ...]
    value: Decimal | None = None
    high: Decimal | None = None
    digits: str = ""
    hard: bool = True

    @property
    def figure(self) -> Figure | None:
        """The figure, None for a name or a year."""
        return self.side.figure

    @property
    def start(self) -> int:
        """Where it stands in its text."""
        return self.side.start


def _group(figure: Figure) -> tuple[str, int]:
    """Return the group of a figure's unit and the power of ten that brings it to the unit of the group."""
    if figure.kind == "money":
        unit, _, per = figure.unit.partition("/")
        return f"money:{unit if per in _TIMES else figure.unit}", 0
    if figure.unit == "index-points":
        return "points", 0
    if figure.kind == "quantity" and figure.unit in _BASE:
        return _BASE[figure.unit]
    return _GROUPS.get(figure.kind, "n"), 0


def _values(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Return the value and the other end as printed, or as read through damage that hides them."""
    repair = figure.suspect
    if figure.value is None and figure.reason == "damaged" and repair is not None:
        return repair.value, repair.high
    if figure.fraction:
        above, _, below = figure.fraction.partition("/")
        return (Decimal(above) / Decimal(below)).quantize(Decimal("1e-9")), None
    return figure.value, figure.high


def figure_items(figures: Sequence[Figure], sentences: Sequence[int]) -> Iterator[Item]:
    """Yield an item for every figure that has a value; `sentences` says which sentence each stands in."""
    for figure, sentence in zip(figures, sentences, strict=True):
        value, high = _values(figure)
        damaged = figure.reason == "damaged" and figure.suspect is not None
        if value is None and not damaged:
            continue
        group, power = _group(figure)
        if value is not None and power:
            value, high = value.scaleb(power), None if high is None else high.scaleb(power)
        spelled = group in {"n", "x"} and _SPELLED.fullmatch(figure.surface) is not None
        yield Item(
            side=Side(start=figure.start, end=figure.end, surface=figure.surface, what="figure", figure=figure),
            sentence=sentence,
            group=group,
            key=(group, _plain(value), _plain(high)),
            value=value,
            high=high,
            digits="" if value is None else significant(value),
            hard=not (spelled and value is not None and abs(value) <= _SMALL),
        )


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def year_items(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of years, with the year, that lie outside the sorted spans `taken`.

    >>> list(year_items("In 2024, 1,204 of 2350 units; by the end of 2323.", ()))
    [(3, 7, '2024'), (18, 22, '2350'), (44, 48, '2323')]
    """
    at = 0
    for found in _YEAR.finditer(text):
        start, end = found.span()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or end <= taken[at][0]:
            yield start, end, found[0]


def name_items(links: Sequence[Link], sentences: Sequence[int]) -> Iterator[Item]:
    """Yield an item for every linked mention, and a soft one for every doubtful mention that has candidates."""
    for link, sentence in zip(links, sentences, strict=True):
        side = Side(start=link.start, end=link.end, surface=link.surface, what="name", link=link)
        if link.entity is not None:
            kind = "company" if link.entity.kind == "institution" else link.entity.kind
            yield Item(side=side, sentence=sentence, group=f"name:{kind}", key=("name", link.entity.id))
        else:
            yield Item(side=side, sentence=sentence, group="name:?", key=("name", "?"), hard=False)
