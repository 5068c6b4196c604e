"""Units said once in the header of a column: 金额（亿元）, Amount (RMB million).

Only tables with tabs or bars are read so, and only cells that hold one bare number take the unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from starnames.figure.numbers import read_part
from starnames.figure.part import Part, value_of
from starnames.patterns import lazy

if TYPE_CHECKING:
    from decimal import Decimal

    from starnames.model import Figure

__all__ = ["apply_columns"]

_HEADER = lazy(r"[（(]\s*(?:单位[：:])?\s*([^\s（）()\t|][^（）()\t|\n]{0,24}?)\s*[）)]\s*$")
_CODE = lazy(r"(RMB|CNY|USD|US\$|HK\$|HKD|EUR|JPY|人民币)[ ]?(.*)", re.DOTALL)


def apply_columns(text: str, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    r"""Return the figures with bare numbers of a column given the unit of its header.

    >>> from starnames.figure.grammar import find_figures
    >>> [f"{figure.value:f} {figure.unit}" for figure in find_figures("项目\t金额（亿元）\n研发\t12.5")]
    ['1250000000 CNY']
    """
    starts = [figure.start for figure in figures]
    changed = list(figures)
    units: list[Part | None] = []
    separator = ""
    line_start = 0
    for line in text.split("\n"):
        mark = "\t" if "\t" in line else "|" if "|" in line else ""
        if not mark:
            units = []
        else:
            cells = line.split(mark)
            headers = [_unit_of(cell) for cell in cells] if ")" in line or "）" in line else []
            if any(headers):
                units, separator = headers, mark
            elif units and mark == separator:
                _fill(cells, line_start, units, starts, changed)
        line_start += len(line) + 1
    return tuple(changed)


def _unit_of(cell: str) -> Part | None:
    """Return the unit that a header cell ends in, read as if a 1 stood before it."""
    found = _HEADER.search(cell[-40:])
    if found is None:
        return None
    word, code = found[1], ""
    if coded := _CODE.fullmatch(word):
        code = {"RMB": "CNY", "人民币": "CNY", "US$": "USD", "HK$": "HKD"}.get(coded[1], coded[1])
        word = coded[2]
    probe = f"1{word}" if word[:1] > "\u2fff" or word[:1] in "%‰" else f"1 {word}"
    part = read_part(probe, 0, code) if word else Part(0, 1, "1")
    if part is None or (word and part.end != len(probe)):
        return None
    if code and part.kind in ("", "money"):
        part.kind, part.unit = "money", code
    return part if part.kind or part.is_scaled else None


def _fill(
    cells: list[str], line_start: int, units: list[Part | None], starts: list[int], changed: list[Figure]
) -> None:
    place = line_start
    for cell, unit in zip(cells, units, strict=False):
        stripped = cell.strip()
        start = place + len(cell) - len(cell.lstrip())
        place += len(cell) + 1
        if unit is None or not stripped:
            continue
        index = bisect_left(starts, start)
        if index == len(starts) or starts[index] != start:
            continue
        figure = changed[index]
        if figure.end != start + len(stripped) or figure.kind != "count" or figure.unit or figure.value is None:
            continue
        changed[index] = replace(
            figure, kind=unit.kind or "count", unit=unit.unit, reason=unit.reason,
            value=None if unit.reason else _in_unit(unit, f"{figure.value:f}"),
            high=None if figure.high is None or unit.reason else _in_unit(unit, f"{figure.high:f}"),
        )  # fmt: skip


def _in_unit(unit: Part, literal: str) -> Decimal:
    return value_of(unit, literal)
