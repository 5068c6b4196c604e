"""The figures of a text as the rules of damage judge them, and the text with what is certain put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.damage import repaired
from starnames.figure import find_figures

if TYPE_CHECKING:
    from starnames.model import Figure

__all__ = ["apply", "read"]


def read(text: str) -> tuple[Figure, ...]:
    """Return the figures, judged."""
    return repaired(text, find_figures(text))


def apply(text: str) -> str:
    """Return the text with its certain repairs."""
    for figure in reversed(read(text)):
        if figure.suspect and figure.suspect.certainty == "certain":
            text = text[: figure.start] + figure.suspect.replacement + text[figure.end :]
    return text
