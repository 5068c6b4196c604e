"""Where the reading of a text stands: what is found, how far it goes, the last word of direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.figure import directions
from starnames.figure.fold import fold_width
from starnames.figure.locales import settle_scales

if TYPE_CHECKING:
    from starnames.figure.context import Context
    from starnames.model import Figure

__all__ = ["FALLING", "Progress"]

FALLING = frozenset(("decrease", "loss"))


class Progress:
    """The folded text and how far it is read; `strict` refuses numbers that the words around do not vouch for."""

    __slots__ = ("around", "falls", "floor", "folded", "found", "lead", "outer", "source", "strict", "word")

    def __init__(self, source: str, *, strict: bool = True, locale: str | None = None) -> None:
        """Fold the text; nothing is read yet."""
        self.source = source
        self.folded = settle_scales(fold_width(source), locale)
        self.strict = strict
        self.found: list[Figure] = []
        self.lead = 0  # where the leading qualifier of the first figure begins
        self.outer = 0  # and that of the figure read last
        self.floor = 0  # nothing before this place is read again
        self.word = (0, "")  # the last word of direction: where it ends, what it says
        self.falls = False  # whether that is a fall or a loss
        self.around: Context | None = None  # what stands before the number being read, once looked for

    def _direction(self, outer: int, end: int, kind: str) -> str:
        """Return what the words beside say of the figure; the word before it is then used up."""
        text, direction = self.folded, ""
        word_end, says = self.word
        if says in FALLING:
            direction = directions.direction_before(text, word_end, outer, says, kind)
        if not direction and text[end : end + 2] in directions.AFTER_BEGINS:
            direction = directions.direction_after(text, end)
        if direction:
            self.word, self.falls = (0, ""), False
        return direction
