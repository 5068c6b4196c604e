"""Texts to normalized ones: one sorted list of changes, which makes the text and takes it back.

A window is drafted in one pass (`drafter`). Where a change stands in odd company (`beside`) what would come out is read
again, and only what a second pass would leave is made (`standing`): all of a short text, of a longer one the stretches
around such changes (`stretches`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from starnames.arguments import check_day, check_text
from starnames.beside import stands_alone, unproven
from starnames.cutting import WINDOW, windows
from starnames.drafter import Drafter
from starnames.edition import Edition
from starnames.linker import linker_for
from starnames.model import Left, Normalized, undo
from starnames.resolver import today
from starnames.restyler import MODES
from starnames.standing import Outcome, settled
from starnames.stretches import clipped, mended, moved
from starnames.table import given_base
from starnames.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from starnames.drafter import Draft, Proof
    from starnames.linker import Linker
    from starnames.model import Change, Link, Repair
    from starnames.stretches import Stretch
    from starnames.table import KnowledgeBase

    _Look = Callable[[str], list[Link]]

__all__ = ["FIGURE_MODES", "NAME_MODES", "Normalizer", "replay", "revert"]

NAME_MODES = ("keep", "full", "short", "annotate", "first-full")
FIGURE_MODES = ("keep", *MODES)
#: Up to how many characters a text is read again as a whole.
_SHORT = 4_096
_REMEMBERED = 16_384


def replay(text: str, changes: Sequence[Change]) -> str:
    """Return the text with changes made; raise ValueError where a change does not quote the text.

    >>> from starnames.model import Change
    >>> replay("Lanqi rose", [Change(start=0, end=5, before="Lanqi", after="Montage", rule="name")])
    'Montage rose'
    """
    parts: list[str] = []
    position = 0
    for change in changes:
        if change.start < position or text[change.start : change.end] != change.before:
            raise ValueError(f"the change at {change.start} does not quote this text; is it the right one?")
        parts += (text[position : change.start], change.after)
        position = change.end
    parts.append(text[position:])
    return "".join(parts)


def revert(text: str, changes: Sequence[Change]) -> str:
    """Return the text that changes were made on; raise ValueError where the text is not their outcome.

    >>> from starnames.model import Change
    >>> revert("Montage rose", [Change(start=0, end=5, before="Lanqi", after="Montage", rule="name")])
    'Lanqi rose'
    """
    return undo(text, changes)


class _Looks(NamedTuple):
    """What links a text: the next one of a document, one in place of the last, a stretch of that; and what learns."""

    next: _Look
    again: _Look
    within: _Look
    learn: Callable[[Sequence[Link]], bool]


class Normalizer:
    """Normalizes texts with one knowledge base and one set of options; thread-safe, picklable, reusable.

    >>> Normalizer().normalize("Shares of Tuojing Technology rose.").text
    'Shares of Piotech Inc. rose.'
    """

    def __init__(
        self,
        *,
        kb: KnowledgeBase | None = None,
        names: str = "full",
        figures: str = "repair",
        terms: bool = True,
        as_of: str | None = None,
        ignore: Iterable[str] = (),
        unify: bool = False,
        aliases: bool = True,
    ) -> None:
        """Take the options; raise TypeError for a mode that there is not."""
        if names not in NAME_MODES:
            raise TypeError(f"names is one of {', '.join(NAME_MODES)}, not {names!r}")
        if figures not in FIGURE_MODES:
            raise TypeError(f"figures is one of {', '.join(FIGURE_MODES)}, not {figures!r}")
        check_day(as_of)
        self.names = names
        self.figures = figures
        self.terms = terms
        self.as_of = as_of
        self.ignore = (ignore,) if isinstance(ignore, str) else tuple(ignore)
        self.unify = unify
        self.aliases = aliases
        self._kb = kb
        self._drafter = Drafter(
            names=names,
            figures=figures,
            terms=terms,
            unify=unify,
            phrases=frozenset(map(fold_name, self.ignore)),
        )
        self._linker: Linker | None = None
        self._stands_alone: Callable[[str, str, str], bool] | None = None

    def __getstate__(self) -> dict[str, object]:
        """Return the options and the table by its name; the index is built again where it is needed."""
        return {**self.__dict__, "_kb": given_base(self._kb), "_linker": None, "_stands_alone": None}

    @property
    def linker(self) -> Linker:
        """The linker, built when first needed."""
        if self._linker is None:
            self._linker = linker_for(given_base(self._kb), aliases=self.aliases)
        return self._linker

    def normalize(self, text: str, *, source: str | None = None) -> Normalized:
        """Return the normalized text with its changes, and what was seen and left alone, with reasons."""
        check_text(text)
        if source is not None:
            check_text(source, "source")
            find = partial(self.linker.find, source=source, as_of=self.as_of or today(), ignore=self.ignore)
            return self._normalized(
                text, _Looks(find, find, find, lambda _: False), set(), partial(self._proved, source)
            )
        window = self.document()
        if len(text) <= WINDOW:
            return window(text)
        spans = windows(text)
        done = [(start, window(text[start:end])) for start, end in spans]
        return Normalized(
            text="".join(each.text for _, each in done),
            changes=tuple(moved(change, start) for start, each in done for change in each.changes),
            left=tuple(moved(left, start) for start, each in done for left in each.left),
            table=self.linker.kb.version,
        )

    def document(self) -> Callable[[str], Normalized]:
        r"""Return what normalizes one window after another of a document of any size.

        A document that goes through in the windows of `starnames.cutting.stream_windows` comes out as `normalize`
        prints it. What is decided in one window supports the next ones; the spans of a window's changes are its own.

        >>> window = Normalizer(names="short").document()
        >>> [window(text).text for text in ("Tuojing Technology rose.\n", "Lanqi Technology fell.")]
        ['Piotech rose.\n', 'Montage Technology fell.']
        """
        look = self.linker.document(as_of=self.as_of or today(), ignore=self.ignore)
        seen: set[str] = set()
        looks = _Looks(look, look.again, look.within, look.learn)
        return lambda text: self._normalized(text, looks, seen, None)

    def _normalized(self, text: str, looks: _Looks, seen: set[str], proof: Proof | None) -> Normalized:
        """Return a window normalized; what it names is `seen` afterwards."""
        first = self._drafter.draft(text, looks.next(text), seen, proof)
        done = self._made(first, looks, seen, proof)
        seen |= done.last.named
        return Normalized(
            text=done.text,
            changes=tuple(done.edition.changes),
            left=tuple(done.left(first.left)),
            table=self.linker.kb.version,
        )

    def _made(self, first: Draft, looks: _Looks, seen: set[str], proof: Proof | None) -> Outcome:
        """Return what becomes of a window: a short one is settled as a whole, of a longer one the odd stretches.

        Where a repair in one of them has named what the window did not know, the window is read once more.
        """
        odd = unproven(first, self._is_alone)
        if not odd:
            return Outcome(Edition(first.text, first.changes), (), first)
        if len(first.text) <= _SHORT:
            done = self._settled(first, lambda again: self._drafter.draft(again, looks.again(again), seen, proof))
            looks.learn(done.last.links)
            return done
        done, is_news = self._mended(first, odd, looks, seen)
        if not is_news:
            return done
        text = done.text
        later = self._drafter.draft(text, looks.again(text), seen)
        more, _ = self._mended(later, unproven(later, self._is_alone), looks, seen)
        edition = Edition(first.text, done.edition.before(more.edition.changes))
        places = (done.edition.origin(each.start, each.end) for each in more.dropped)
        again = [replace(each, start=a, end=b) for each, (a, b) in zip(more.dropped, places, strict=True)]
        said = {(each.start, each.end) for each in done.dropped}
        fresh = [each for each in again if (each.start, each.end) not in said]
        return Outcome(edition, [*done.dropped, *fresh], later)

    def _settled(self, first: Draft, read: Callable[[str], Draft]) -> Outcome:
        return settled(first, read, lambda draft: bool(unproven(draft, self._is_alone)))

    def _mended(self, first: Draft, odd: Sequence[Change], looks: _Looks, seen: set[str]) -> tuple[Outcome, bool]:
        """Return what becomes of a long text when its stretches with `odd` changes are settled, and if that is news."""
        news: list[bool] = []

        def settle(part: Draft, stretch: Stretch, named: set[str]) -> Outcome:
            def read(text: str) -> Draft:
                whole = f"{stretch.before}{text}{stretch.behind}"
                draft = self._drafter.draft(whole, looks.within(whole), named)
                return clipped(draft, len(stretch.before), len(stretch.before) + len(text))

            done = self._settled(part, read)
            news.append(looks.learn(done.last.links))
            return done

        return mended(first, odd, seen, settle), any(news)

    def _is_alone(self, before: str, name: str, behind: str) -> bool:
        if self._stands_alone is None:
            self._stands_alone = lru_cache(maxsize=_REMEMBERED)(partial(stands_alone, self.linker.finder))
        return self._stands_alone(before, name, behind)

    def _proved(self, source: str, text: str) -> tuple[dict[tuple[int, int], Repair], list[Left]]:
        """Return the repairs of figures that a source proves, and what it only disagrees with."""
        from starnames.comparer import Proof  # noqa: PLC0415 - only a source needs it

        proof = Proof(source, text, kb=self._kb, as_of=self.as_of, aliases=self.aliases)
        left: list[Left] = []
        for each in proof.open:
            if side := each.candidate:
                reason = f"{each.kind}: {each.diagnosis}"
                left.append(Left(start=side.start, end=side.end, surface=side.surface, rule="source", reason=reason))
        return proof.repairs, left
