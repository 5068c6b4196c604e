"""Brackets around money: the minus sign of a table, or only brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.figure.part import Part
from starnames.figure.suffix import read_suffix

if TYPE_CHECKING:
    from starnames.figure.context import Context

__all__ = ["close_bracket", "is_loss_bracket"]


def close_bracket(text: str, part: Part, around: Context) -> None:
    """Read on behind the bracket of RMB (12.3) million."""
    one = Part(0, 1, "1")
    rest = read_suffix(one, f"1{text[part.end + 1 : part.end + 40]}", around.mark)
    part.exponent += rest.exponent
    part.end += rest.unit_start if not rest.kind else rest.end


def is_loss_bracket(text: str, start: int, end: int, said: tuple[int, str], floor: int) -> bool:
    """Tell whether brackets around money are its sign: alone in a line or cell, or behind a word of loss."""
    if text[start] != "(":
        return False
    line = text.rfind("\n", max(0, start - 80), start) + 1
    lead = text[max(line, start - 80) : start]
    tail = text[end : end + 40].split("\n", 1)[0]
    alone = (not lead.strip() or lead.rstrip(" ")[-1:] in "\t|") and (not tail.strip() or tail.lstrip(" ")[:1] in "\t|")
    named = said[1] == "loss" and 0 <= start - said[0] <= 4
    return named or (alone and start >= floor)
