"""Links and repairs become one sorted list of changes; the list makes the text and takes it back.

Only machine-translated forms are replaced: an official English form stays as printed (``unify`` rewrites those too),
a slip of spelling is reported, a doubtful mention is left with its reason. A mention that is repeated by its own
gloss in brackets is left as well, so that no name stands twice.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from starnames.arguments import check_day, check_text
from starnames.beside import ends_otherwise, has_han, is_glued, is_odd, says_otherwise
from starnames.edition import Edition, Spans, joins
from starnames.linker import linker_for
from starnames.model import Change, Left, Normalized, undo
from starnames.patterns import lazy
from starnames.printing import put
from starnames.reader import figures
from starnames.resolver import today
from starnames.restyler import MODES, Lines
from starnames.standing import restyled, settled
from starnames.table import given_base
from starnames.text import WINDOW, fold_name, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from starnames.linker import Linker
    from starnames.model import Figure, Link, Repair
    from starnames.table import KnowledgeBase

    _Look = Callable[[str], list[Link]]

_Placed = TypeVar("_Placed", Change, Left)

__all__ = ["FIGURE_MODES", "NAME_MODES", "Normalizer", "replay", "revert"]

NAME_MODES = ("keep", "full", "short", "annotate", "first-full")
FIGURE_MODES = ("keep", *MODES)
_GLOSS = lazy(r"[\"'”’]?(?:\s?[(（]|,? (?:or|i\.e\.|namely|(?:also )?known as))\s?(?:the )?[\"'“‘]?")
#: How an address goes on behind a name: "Tuojing Technology.com".
_ADDRESS = lazy(r"\.(?:com|net|org|cn|hk|io)\b")
_OTHERWISE = "printed anew it would be read otherwise where it stands"
_PASSES = 3


def replay(text: str, changes: Sequence[Change]) -> str:
    """Return the text with changes made; raise ValueError where a change does not quote the text.

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

    >>> revert("Montage rose", [Change(start=0, end=5, before="Lanqi", after="Montage", rule="name")])
    'Lanqi rose'
    """
    return undo(text, changes)


class _Looks(NamedTuple):
    """What links a text: the next one of a document, one in place of the last, and that for good."""

    next: _Look
    again: _Look
    instead: _Look


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
        self._phrases = {fold_name(each) for each in self.ignore}
        self.unify = unify
        self.aliases = aliases
        self._kb = kb
        self._linker: Linker | None = None

    def __getstate__(self) -> dict[str, object]:
        """Return the options and the table by its name; the index is built again where it is needed."""
        return {**self.__dict__, "_kb": given_base(self._kb), "_linker": None}

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
            return self._normalized(text, _Looks(find, find, find), set(), source)
        window = self.document()
        if len(text) <= WINDOW:
            return window(text)
        spans = windows(text)
        done = [(start, window(text[start:end])) for start, end in spans]
        return Normalized(
            text="".join(each.text for _, each in done),
            changes=tuple(_moved(change, start) for start, each in done for change in each.changes),
            left=tuple(_moved(left, start) for start, each in done for left in each.left),
            table=self.linker.kb.version,
        )

    def document(self) -> Callable[[str], Normalized]:
        r"""Return what normalizes one window after another of a document of any size.

        A document that goes through in the windows of `starnames.text.stream_windows` comes out as `normalize` prints
        it. What is decided in one window supports the next ones; the spans of a window's changes are its own.

        >>> window = Normalizer(names="short").document()
        >>> [window(text).text for text in ("Tuojing Technology rose.\n", "Lanqi Technology fell.")]
        ['Piotech rose.\n', 'Montage Technology fell.']
        """
        look = self.linker.document(as_of=self.as_of or today(), ignore=self.ignore)
        seen: set[str] = set()
        looks = _Looks(look, look.again, look.instead)
        return lambda text: self._normalized(text, looks, seen, None)

    def _normalized(
        self, text: str, looks: _Looks, seen: set[str], source: str | None, passes: int = _PASSES
    ) -> Normalized:
        changes: list[Change] = []
        left: list[Left] = []
        links = looks.next(text)
        before = set(seen)
        self._change_names(text, links, seen, changes, left)
        heads = {link.start for link in links}
        odd = [each for each in changes if is_odd(text, each) or ends_otherwise(text, each, heads)]
        if odd:
            changes = self._proven(text, changes, odd, before, looks.again, left)
        proved = self._proved(source, text, left) if source is not None else {}
        found, repairs = self._repair_figures(text, links, changes, proved, left)
        first = []  # what the rest must be read after
        if any(is_glued(text, each) for each in changes):
            first = changes
        elif says_otherwise(repairs):
            first = repairs
        if first and passes:
            seen.intersection_update(before)
            edition = Edition(text, first)
            looks = looks._replace(next=looks.instead)
            return _from_before(edition, self._normalized(edition.text, looks, seen, source, passes - 1))
        changes = self._restyled(Edition(text, [*changes, *repairs]), links, found, changes, looks.again, left)
        left.sort(key=lambda each: each.start)
        return Normalized(
            text=replay(text, changes),
            changes=tuple(changes),
            left=tuple(left),
            table=self.linker.kb.version,
        )

    def _proved(self, source: str, text: str, left: list[Left]) -> dict[tuple[int, int], Repair]:
        """Return the repairs of figures that a source proves; what it only disagrees with is left, and said so."""
        from starnames.comparer import Proof  # noqa: PLC0415 - only a source needs it

        proof = Proof(source, text, kb=self._kb, as_of=self.as_of, aliases=self.aliases)
        for each in proof.open:
            if side := each.candidate:
                reason = f"{each.kind}: {each.diagnosis}"
                left.append(Left(start=side.start, end=side.end, surface=side.surface, rule="source", reason=reason))
        return proof.repairs

    def _change_names(
        self, text: str, links: list[Link], seen: set[str], changes: list[Change], left: list[Left]
    ) -> None:
        for number, link in enumerate(links):
            entity = link.entity
            if entity is None:
                reason = link.reason
                left.append(Left(start=link.start, end=link.end, surface=link.surface, rule="name", reason=reason))
                continue
            first = entity.id not in seen
            seen.add(entity.id)
            reason = self._reason_to_keep(text, links, number)
            if reason:
                if reason != "official":
                    left.append(Left(start=link.start, end=link.end, surface=link.surface, rule="name", reason=reason))
                continue
            before = links[number - 1].end if number else 0
            change = put(text, link, self.names, first=first, since=before or 0)
            if change.before == change.after:
                continue
            reason = "part of an address" if _ADDRESS.match(text, link.end) else ""
            if reason or joins(change.after[-1:], text[change.end : change.end + 1]):
                reason = reason or "glued to the next word"
                left.append(Left(start=link.start, end=link.end, surface=link.surface, rule="name", reason=reason))
                continue
            changes.append(change)

    def _proven(
        self, text: str, changes: list[Change], odd: list[Change], before: set[str], again: _Look, left: list[Left]
    ) -> list[Change]:
        """Return the changes of names after which a second pass would make no others; the rest is left, and said so.

        A second pass asks again only where something odd is still to be made: where others are dropped, and nothing
        `odd`, the odd ones go as well.
        """

        def read(text: str) -> list[Change]:
            found: list[Change] = []
            self._change_names(text, again(text), set(before), found, [])
            return found

        kept = settled(text, changes, read)
        dropped = [each for each in changes if each not in kept]
        if dropped and not any(each in odd for each in dropped):
            kept = settled(text, changes, read, doubtful=[*dropped, *odd])
        stays = {each.start for each in kept}
        left += (
            Left(start=each.start, end=each.end, surface=each.before, rule="name", reason=_OTHERWISE)
            for each in changes
            if each.start not in stays
        )
        return kept

    def _reason_to_keep(self, text: str, links: list[Link], number: int) -> str:
        """Return why a linked mention is not rewritten, or nothing; "official" needs no report."""
        link = links[number]
        entity = link.entity
        assert entity is not None  # noqa: S101 - linked
        if disagreement := next((e.name for e in link.evidence if e.name.startswith("ticker-disagrees")), ""):
            return disagreement
        if link.how == "fuzzy":
            return f"one slip away from {link.candidates[0].form!r}; report only"
        if link.how == "identifier" or has_han(link.surface) or (link.how == "official" and not self.unify):
            return "official"
        if entity.kind == "term":
            return "" if self.terms else "terms are kept"
        if self.names == "keep":
            return "names are kept"
        if not link.name:
            return "no English name known"
        return "repeated by its own gloss" if _glossed(text, links, number) else ""

    def _repair_figures(
        self,
        text: str,
        links: list[Link],
        renamed: list[Change],
        proved: dict[tuple[int, int], Repair],
        left: list[Left],
    ) -> tuple[list[Figure], list[Change]]:
        """Return the figures outside names, and the repairs of what is certainly damaged; report the rest."""
        linked = [(each.start, each.end) for each in links]
        names = Spans([*linked, *((each.start, each.end) for each in renamed)])
        found = [each for each in figures(text) if not names.touch(each.start, each.end)]
        if proved:
            found = [replace(each, suspect=proved.get((each.start, each.end), each.suspect)) for each in found]
        repairs: list[Change] = []
        for figure in found:
            repair = figure.suspect
            if repair is None or self._is_ignored(figure):
                continue
            applied = self.figures != "keep" and repair.certainty == "certain" and repair.replacement
            if applied and repair.replacement != figure.surface:
                repairs.append(_repair(figure, repair))
            else:
                reason = "; ".join((f"{repair.certainty} {repair.mechanism}", *repair.evidence))
                left.append(_left(text, figure.start, figure.end, reason))
        return found, repairs

    def _restyled(
        self,
        edition: Edition,
        links: list[Link],
        found: list[Figure],
        renamed: list[Change],
        again: _Look,
        left: list[Left],
    ) -> list[Change]:
        """Return all changes, in order: those of the edition, and figures printed anew where the mode asks for it."""
        text = edition.original
        if self.figures == "keep":
            return edition.changes
        if self.figures == "repair":
            lines = Lines(text, found, [(each.start, each.end) for each in links])
            if not any(_is_chinese_in_english(each, lines) for each in found):
                return edition.changes
        changes, refused = restyled(
            edition,
            links,
            found,
            renamed,
            self.figures,
            look=again,
            wanted=lambda figure: not self._is_ignored(figure),
        )
        left += (_left(text, *span, _OTHERWISE) for span in refused)
        return changes

    def _is_ignored(self, figure: Figure) -> bool:
        return bool(self._phrases) and fold_name(figure.surface) in self._phrases


def _from_before(edition: Edition, done: Normalized) -> Normalized:
    """Return what was done to an edition as done to the original."""
    left = (
        replace(each, start=place[0], end=place[1], surface=edition.original[slice(*place)])
        for each in done.left
        if (place := edition.origin(each.start, each.end))
    )
    return replace(done, changes=tuple(edition.before(done.changes)), left=tuple(left))


def _is_chinese_in_english(figure: Figure, lines: Lines) -> bool:
    printed = figure.suspect.replacement if figure.suspect else ""
    return (figure.language == "zh" or has_han(f"{figure.surface}{printed}")) and lines.english(figure)


def _left(text: str, start: int, end: int, reason: str) -> Left:
    return Left(start=start, end=end, surface=text[start:end], rule="figure", reason=reason)


def _repair(figure: Figure, repair: Repair) -> Change:
    return Change(
        start=figure.start,
        end=figure.end,
        before=figure.surface,
        after=repair.replacement,
        rule=f"figure:{repair.mechanism}",
        evidence=repair.evidence,
    )


def _moved(each: _Placed, by: int) -> _Placed:
    return replace(each, start=each.start + by, end=each.end + by) if by else each


def _glossed(text: str, links: list[Link], number: int) -> bool:
    """Return whether the mention beside this one names the same entity as its gloss."""
    link = links[number]
    for other in (number - 1, number + 1):
        if not 0 <= other < len(links) or links[other].entity is None or links[other].entity != link.entity:
            continue
        one, two = sorted((link, links[other]), key=lambda each: each.start)
        if _GLOSS.fullmatch(text[one.end : min(two.start, one.end + 24)]):
            return True
    return False
