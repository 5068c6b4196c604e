"""Links and repairs become one sorted list of changes; the list makes the text and takes it back.

Only machine-translated forms are replaced: an official English form stays as printed (``unify`` rewrites those too),
a slip of spelling is reported, a doubtful mention is left with its reason. A mention that is repeated by its own
gloss in brackets is left as well, so that no name stands twice.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from starnames.arguments import check_day, check_text
from starnames.edition import Edition, Spans, joins
from starnames.linker import linker_for
from starnames.model import Change, Left, Normalized, undo
from starnames.patterns import lazy
from starnames.prose import words_of
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
#: What stands before the head of a sentence, a line or a text.
_HEADS = frozenset(".!?:;\n。！？：；")
#: How an address goes on behind a name: "Tuojing Technology.com".
_ADDRESS = lazy(r"\.(?:com|net|org|cn|hk|io)\b")
_ARTICLE = lazy(r"\b([Aa])(n?)( (?:[\"“'‘])?)$")
_MARKET_AGAIN = lazy(r" market\b(?! (?:cap|data|in|makers?|participants?|prices?|shares?|size|val))")
_OTHERWISE = "printed anew it would be read otherwise where it stands"
_BLANKS = frozenset(" \t\n\r\u3000\xa0")
_LEADS = _BLANKS | frozenset("([{（【《「“‘\"'*-–—/,;:，；：、。！？…")
_TAILS = _BLANKS | frozenset("([（【)]}）】》」”’\"'*-–—/.,;:!?，；：、。！？…")
_PASSES = 3
_SPELLED = frozenset("AEFHILMNORSX")
_LIKE_YOU = lazy(r"(?:uni(?![nm])|united|use|usu|eu|one|(?-i:u[a-z]?[A-Z])|ubi|uto)", re.IGNORECASE)


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
        if any(_is_odd(text, each) or _ends_otherwise(text, each, heads) for each in changes):
            changes = self._proven(text, changes, before, looks.again, left)
        proved = self._proved(source, text, left) if source is not None else {}
        found, repairs = self._repair_figures(text, links, changes, proved, left)
        first = []  # what the rest must be read after
        if any(_is_glued(text, each) for each in changes):
            first = changes
        elif _says_otherwise(repairs):
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
            change = self._change(text, link, first=first, since=before or 0)
            if change.before == change.after:
                continue
            reason = "part of an address" if _ADDRESS.match(text, link.end) else ""
            if reason or joins(change.after[-1:], text[change.end : change.end + 1]):
                reason = reason or "glued to the next word"
                left.append(Left(start=link.start, end=link.end, surface=link.surface, rule="name", reason=reason))
                continue
            changes.append(change)

    def _proven(
        self, text: str, changes: list[Change], before: set[str], again: _Look, left: list[Left]
    ) -> list[Change]:
        """Return the changes of names after which a second pass would make no others; the rest is left, and said so."""

        def read(text: str) -> list[Change]:
            found: list[Change] = []
            self._change_names(text, again(text), set(before), found, [])
            return found

        kept = settled(text, changes, read)
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
        if link.how == "identifier" or _is_chinese(link.surface) or (link.how == "official" and not self.unify):
            return "official"
        if entity.kind == "term":
            return "" if self.terms else "terms are kept"
        if self.names == "keep":
            return "names are kept"
        if not link.name:
            return "no English name known"
        return "repeated by its own gloss" if _glossed(text, links, number) else ""

    def _change(self, text: str, link: Link, *, first: bool, since: int) -> Change:
        entity = link.entity
        assert entity is not None  # noqa: S101 - linked
        start, end = link.start, link.end
        after = self._printed(text, link, first=first)
        rule = entity.kind if entity.kind == "term" else f"name:{entity.kind}"
        if after.endswith(".") and text[end : end + 1] == "." and text[end : end + 2] != "..":
            after = after[:-1]
        if entity.kind == "market" and self.names != "annotate" and (again := _MARKET_AGAIN.match(text, end)):
            end = again.end() if after.endswith(" Market") else end
        if self.names != "annotate" or entity.kind == "term":
            start, after = _with_article(text, since, start, after)
        best = link.candidates[0]
        evidence = [f"{link.how}: {best.form or best.explanation} = {entity.id}"]
        evidence += [f"{piece.name} {piece.weight:+g}" for piece in link.evidence]
        return Change(
            start=start,
            end=end,
            before=text[start:end],
            after=after,
            rule=rule,
            evidence=tuple(evidence),
            score=link.score,
        )

    def _printed(self, text: str, link: Link, *, first: bool) -> str:
        entity = link.entity
        assert entity is not None  # noqa: S101 - linked
        if entity.kind == "term":
            printed = (entity.plural or f"{link.name}s") if _is_plural(link, entity.plural) else link.name
            return printed[:1].upper() + printed[1:] if _has_capital(text, link) else printed
        if self.names == "annotate":
            inside = ", ".join(part for part in (link.short, entity.ticker) if part)
            return f"{link.surface} ({inside})"
        if self.names == "short" or (self.names == "first-full" and not first):
            return link.short
        is_beside = any(piece.name.removeprefix("ticker: ") in entity.codes for piece in link.evidence)
        if self.names == "first-full" and entity.ticker and entity.kind == "company" and not is_beside:
            return f"{link.name} ({entity.ticker})"
        return link.name

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


def _is_glued(text: str, change: Change) -> bool:
    """Return whether a name stands glued to a word or a number, which is read otherwise beside the printed one."""
    before, behind = text[max(0, change.start - 1) : change.start], text[change.end : change.end + 1]
    return joins(before, "x") or joins("x", behind)


def _is_odd(text: str, change: Change) -> bool:
    """Return whether a name printed anew stands in odd company: glued to something, or within a longer run."""
    before, behind = text[max(0, change.start - 1) : change.start], text[change.end : change.end + 2]
    if before and not (before in _LEADS or _is_chinese(before)):
        return True
    if behind and not (behind[0] in _TAILS or _is_chinese(behind[0])):
        return True
    if not change.before[-1].isalnum() and behind and behind[0] not in _BLANKS:
        return True
    continues = behind[:1] == " " and (behind[1:].isupper() or behind[1:] == "&")
    return continues and change.evidence[0].startswith(("rendering", "alignment", "fuzzy"))


def _ends_otherwise(text: str, change: Change, heads: set[int]) -> bool:
    """Return whether a mention behind a name opens a sentence before or after the change only: "Piotech Inc. Alice"."""
    return change.end + 1 in heads and text[change.end] == " " and "." in (change.before[-1], change.after[-1])


def _says_otherwise(repairs: Iterable[Change]) -> bool:
    """Return whether repairs of figures made other words for the names around them: a ticker whole, "65438+0" a 1."""
    return any(_said(each.before) != _said(each.after) for each in repairs)


def _said(text: str) -> list[str]:
    """Return the words of a figure, every number the same."""
    return [word.lstrip("0123456789.,") for word in words_of(text)]


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
    return (figure.language == "zh" or _is_chinese(f"{figure.surface}{printed}")) and lines.english(figure)


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


def _is_chinese(surface: str) -> bool:
    return not surface.isascii() and any("\u3400" <= char <= "\u9fff" for char in surface)


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


def _is_plural(link: Link, plural: str) -> bool:
    """Return whether a term stands in the plural: it prints an `s` more than the form it was found by."""
    form = link.candidates[0].form
    return len(" ".join(link.surface.split())) > len(form) or link.surface == plural


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 9) : start].rstrip(" \t\"'“‘(")
    return before[-1:] in _HEADS or (not before and start < 9)


def _has_capital(text: str, link: Link) -> bool:
    """Return whether a term begins with a capital that its place gives it: "PB ratio" has one anywhere."""
    if not link.surface[:1].isupper():
        return False
    first = link.surface.split()[0]
    return len(first) < 2 or not first[1].isupper() or _opens(text, link.start)


def _with_article(text: str, since: int, start: int, after: str) -> tuple[int, str]:
    """Return where a change starts and what it prints, with "a" or "an" before it made to fit.

    What stands before `since` belongs to the mention before: "Ping An" ends in no article.
    """
    article = _ARTICLE.search(text, max(since, start - 6), start)
    if not article:
        return start, after
    letter, n, gap = article.groups()
    wanted = "n" if _sounds_open(after) else ""
    if n == wanted:
        return start, after
    return article.start(), f"{letter}{wanted}{gap}{after}"


def _sounds_open(word: str) -> bool:
    """Return whether a word begins with a vowel as it is spoken."""
    first = re.split(r"[\s-]", word, maxsplit=1)[0]
    if first.isupper() and len(first) <= 5 and not re.search(r"[AEIOU]", first[1:3]):
        return first[0] in _SPELLED
    if _LIKE_YOU.match(first):
        return False
    return first[:1].lower() in set("aeiou")
