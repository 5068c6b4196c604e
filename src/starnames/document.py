"""The links of a document that comes window after window: what one names supports those behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import functools
    from collections.abc import Iterable

    from starnames.known import Known
    from starnames.model import Link

__all__ = ["Document", "certain"]


class Document:
    """Links one window after another of a document; what one decides supports those behind it."""

    def __init__(self, look: functools.partial[list[Link]], min_certainty: float) -> None:
        """Take what links a window, and what it knows of the document."""
        self._look = look
        self._least = min_certainty
        self._known: Known = look.keywords["around"].known
        self._before = self._known
        self._now: Known | None = None

    def __call__(self, text: str) -> list[Link]:
        """Return the links of the next window."""
        self._before = self._known.copy()
        self._now = None
        return certain(self._look(text), self._least)

    def again(self, text: str) -> list[Link]:
        """Return the links of a text in place of the last window, which is as if it had not been seen."""
        around = replace(self._look.keywords["around"], known=self._before.copy())
        return certain(self._look(text, around=around), self._least)

    def within(self, text: str) -> list[Link]:
        """Return the links of a stretch, given all that the document has named; what it names itself is forgotten."""
        if self._now is None:
            self._now = self._known.copy()
        links = certain(self._look(text), self._least)
        if len(self._known.ids) > len(self._now.ids):
            self._known.become(self._now)
        return links

    def learn(self, links: Iterable[Link]) -> bool:
        """Know what is linked here as named in the document; return whether something of it was new."""
        before = len(self._known.ids)
        for each in links:
            if each.entity:
                self._known.add(each.entity)
        self._now = None
        return len(self._known.ids) > before


def certain(links: list[Link], least: float) -> list[Link]:
    """Return links of which those that are less certain than `least` are mentions that are not decided."""
    return [_demoted(each) if each.entity and each.score < least else each for each in links] if least else links


def _demoted(link: Link) -> Link:
    """Return a link that is not certain enough as a mention that is not decided."""
    return replace(link, status="ambiguous", reason="below min-certainty", entity=None, name="", short="", how="")
