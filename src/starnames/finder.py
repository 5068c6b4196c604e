"""What may be a mention: one pass over the folded text for every form of the knowledge base.

The overlap rule, in full: every occurrence of every form whose edges and capitals fit is a proposal; a legal suffix
behind it (`Co., Ltd.`) belongs to it; of proposals that overlap the longest stands, of equally long ones the
leftmost, and on one span a form that reaches it without a suffix. Official names and masks take part like any other
form, which is how they keep an alias from firing inside them. Edges are looked at before lengths are compared, so a
shorter form stands where the longer one has no right to. Addresses, code and tags are never looked into.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from starnames.names import LEGAL_SUFFIX
from starnames.patterns import lazy
from starnames.protected import protected_spans
from starnames.text import fold, is_word

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from starnames.table import KnowledgeBase
    from starnames.text import Folded

__all__ = ["Claim", "Finder", "Proposal", "case_fits", "disjoint"]

_CODE_BEFORE = lazy(r"(?<!\d)\d{6}$")
_FIGURE_BEHIND = lazy(r"[+-]?\d+(?:\.\d+)?%")
_NUMBER_GOES_ON = lazy(r"[.,]\d|[%％万亿]| ?(?:per ?cent|percentage|thousand|million|billion|trillion|bn|mn)\b")
_SHOUTED = lazy(r"(?<![^\W_])[A-Z]{2,4}(?![^\W_])")
#: What ends a word, as far as one character tells, and how a legal suffix begins.
_EDGES = frozenset(["", *" \n,.;:!?()[]\"'-/"])
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_SUFFIX_HEADS = frozenset("co in ho li lt ll pl pu n. s.".split())
_BEFORE_SUFFIX = frozenset(" ,")
_HEADS = frozenset(" ,") | {head[0] for head in _SUFFIX_HEADS}
_PLURALS = frozenset("es")
_AHEAD = 4
#: So many capitals are one company's name rather than anybody's; printed with one of them, the text has to ask for it.
_INITIALS = 4
_BLOCK = 512
_REMEMBERED = 65_536
#: So many characters are looked up before automata are built, which takes as long as looking up three times as many.
_FEW = 1_000
_PLURAL = lazy(r"(?<=[a-z])e?s\b")
#: How a legal suffix is spelled in full names, by its words in their short form.
_SHORTER = {"company": "co", "limited": "ltd", "corporation": "corp", "incorporated": "inc"}
_SPELLED = {
    ("co", "ltd"): (" co., ltd.", " company limited", " co., limited", " company ltd.", " co., ltd"),
    ("corp", "ltd"): (" corp., ltd.", " corporation limited", " corporation ltd."),
    ("corp",): (" corporation", " corp.", " corp"),
    ("ltd",): (" limited", " ltd.", " ltd"),
    ("inc",): (" inc.", " inc"),
}
_LETTERS_ONLY = lazy("[a-z]+")


class Claim(NamedTuple):
    """An entity's claim to a form: its position in the knowledge base, the role and the form as written."""

    owner: int
    role: str
    form: str


class Proposal(NamedTuple):
    """A span that may be a mention, with the claims to it (none for a mask)."""

    start: int
    end: int
    claims: tuple[Claim, ...]
    suffixed: bool = False


_new_proposal = functools.partial(tuple.__new__, Proposal)  # the constructor of a named tuple takes twice as long


def case_fits(form: str, surface: str, *, role: str = "official") -> bool:
    """Return whether the capitals of a surface fit a form.

    A short word of a form with two capitals or more (AMEC, iCM) stands exactly so; any other one-word form that has
    a capital needs one at its head. Behind the head of a name a word of capitals may have one ("Hang Seng Tech Index").

    >>> case_fits("STAR Market", "STAR market"), case_fits("STAR Market", "a star market"[2:])
    (True, False)
    >>> case_fits("Alice", "alice"), case_fits("Tuojing Technology", "tuojing technology")
    (False, True)
    """
    level = " ".join(surface.split())
    if " " not in form.strip() and role != "shy":
        if form.isalpha() and len(form) <= 4 and sum(map(str.isupper, form)) >= 2:
            return level[: len(form)] == form
        return not form[:1].isupper() or not level[:1].islower()
    if role == "shy" and form.isascii():
        return level[: len(form)] == form or level.isupper()
    if role not in {"official", "mask"}:
        return True
    return all(_is_shouted(level, word) for word in _SHOUTED.finditer(form))


def _is_shouted(level: str, word: re.Match[str]) -> bool:
    """Return whether a surface has a word of a form in its capitals; behind the head of a name, one may be enough."""
    surface = level[word.start() : word.end()]
    return surface == word[0] or (word.start() > 0 and surface == word[0].title())


class Finder:
    """The index over the forms of one knowledge base; safe to share between threads."""

    def __init__(self, kb: KnowledgeBase, *, aliases: bool = True, words: Iterable[str] = ()) -> None:
        """Take the forms; without `aliases` only official names, Chinese names and masks count.

        `words` are looked for in the same pass; they propose nothing.
        """
        self._kb = kb
        self._wanted = None if aliases else frozenset({"official", "zh", "shy", "mask"})
        self._words = frozenset(words)
        self._known: dict[str, tuple[str, tuple[Claim, ...] | None]] = {}
        self._terms: dict[str, bool] = {}
        self._latin: _Automaton | None = None
        self._han: _Automaton | None = None  # built when a text needs it: half of all forms are Chinese
        self._looked_up = 0

    def propose(
        self,
        text: str,
        folded: Folded | None = None,
        protected: Sequence[tuple[int, int]] | None = None,
    ) -> list[Proposal]:
        """Return the disjoint proposals of a text, in order, masks among them.

        A caller that has folded the text or looked for its protected spans already hands them over.
        """
        return self.scan(text, folded or fold(text), protected_spans(text) if protected is None else protected)[0]

    def scan(
        self, text: str, level: Folded, protected: Sequence[tuple[int, int]]
    ) -> tuple[list[Proposal], list[tuple[int, str]]]:
        """Return the proposals of a text, and where in the folded text the words begin, in any order."""
        searched = level.text
        places: list[tuple[int, str]] = []
        if self._latin is None:
            self._looked_up += len(searched)
            if self._looked_up <= _FEW:
                parts = self._parts(searched, places)
                found = [each for part in parts if (each := self._proposal(text, level, *part)) is not None]
                return disjoint(found, protected), places
            latin = [form for form in self._forms() if form.isascii() and self._is_wanted(form)]
            self._latin = _Automaton(latin, self._words)
        found = self._proposals(text, level, self._latin, places)
        if not searched.isascii() and self._may_be_foreign(searched):
            if self._han is None:
                self._han = _Automaton([form for form in self._forms() if not form.isascii()])
            found += self._proposals(text, level, self._han, places)
        return disjoint(found, protected), places

    def _proposals(
        self, text: str, level: Folded, automaton: _Automaton, places: list[tuple[int, str]]
    ) -> list[Proposal]:
        """Return what the occurrences of forms propose, in any order, and note where words begin.

        Most stand between blanks and stops: for those what `_proposal` asks is answered here.
        """
        found: list[Proposal] = []
        searched, forms, words, known = level.text, automaton.forms, automaton.words, self._known
        steps, shifts = level.steps
        most = len(forms)
        around = f" {searched}  "
        for number, start, end in automaton.occurrences(searched):
            before, behind = around[start], around[end + 1]
            if before in _LETTERS and around[start + 1] in _LETTERS:
                continue
            if number >= most:
                places.append((start, words[number - most]))
                continue
            form = forms[number]
            last = around[end]
            if (
                before not in _EDGES
                or behind not in _EDGES
                or last.isdigit()
                or (behind in _BEFORE_SUFFIX and around[end + 2] in _HEADS and _has_suffix(searched, end))
            ):
                glued = behind in _LETTERS and last in _LETTERS and behind not in _PLURALS
                if not glued and (proposal := self._proposal(text, level, form, start, end)) is not None:
                    found.append(proposal)
                continue
            if steps:
                start += shifts[bisect_right(steps, start)]  # noqa: PLW2901 - as they stand in the original
                end += shifts[bisect_right(steps, end)]  # noqa: PLW2901
            surface = text[start:end]
            one = known.get(surface)
            if one is None or one[0] is not form:
                one = self._learn(form, surface)
            if (claims := one[1]) is not None:
                found.append(_new_proposal((start, end, claims, False)))
        return found

    def _parts(self, searched: str, places: list[tuple[int, str]]) -> Iterator[tuple[str, int, int]]:
        """Yield the occurrences of forms and note where words begin, as automata tell them, without any.

        Asking for every part of a short text takes less time than building them.
        """
        forms, others, words = self._kb.forms, self._kb.others, self._words
        for start, (before, char) in enumerate(zip(" " + searched, searched, strict=False)):
            if before in _LETTERS and char in _LETTERS:
                continue
            for end in range(start + 2, min(start + self._longest, len(searched)) + 1):
                part = searched[start:end]
                if part in words:
                    places.append((start, part))
                if (part in forms or part in others) and self._is_wanted(part):
                    yield part, start, end

    @functools.cached_property
    def _foreign(self) -> frozenset[str]:
        """The characters of the forms that are none of Latin letters: every such form has one."""
        forms = "".join(form for form in self._forms() if not form.isascii())
        return frozenset(char for char in set(forms) if not char.isascii())

    def _may_be_foreign(self, searched: str) -> bool:
        """Return whether a text has a character that a form in another script has; dashes and dots are none."""
        blocks = (searched[start : start + _BLOCK] for start in range(0, len(searched), _BLOCK))
        return any(not block.isascii() and not self._foreign.isdisjoint(block) for block in blocks)

    def _forms(self) -> Iterator[str]:
        return chain(self._kb.forms, self._kb.others)

    @functools.cached_property
    def _longest(self) -> int:
        return max(map(len, chain(self._forms(), self._words)), default=0)

    def _is_wanted(self, form: str) -> bool:
        """Return whether to look for a form: not for a full name that another form and a legal suffix reach."""
        return self._wanted is not None or not form.isascii() or form not in self._kb.reached

    def _claims(self, form: str) -> tuple[Claim, ...]:
        claims = self._kb.forms.get(form, ())
        return tuple(Claim(*claim) for claim in claims if self._wanted is None or claim[1] in self._wanted)

    def _is_term(self, form: str) -> bool:
        found = self._terms.get(form)
        if found is None:
            claims = self._kb.forms.get(form, ())
            found = self._terms[form] = any(self._kb.kind_at(claim[0]) == "term" for claim in claims)
        return found

    def _stop(self, text: str, level: Folded, form: str, start: int, end: int) -> tuple[int, str | None]:
        """Return where a form with its legal suffix ends, and the full name that it is then, if it is one.

        The stop behind "Limited" ends a sentence rather than an abbreviation where the name is full without it.
        """
        said = level.text[start:end]
        whole = self._full_name(form, said)
        if said[-1] == "." and whole != said:
            without = self._full_name(form, said[:-1])
            is_word = without is not None and said[:-1].endswith(tuple(_SHORTER))
            if is_word or without == said[:-1] or text[level.origin(end - 1)] != ".":
                return end - 1, without
        return end, whole

    def _full_name(self, form: str, said: str) -> str | None:
        """Return the full name that a form with a legal suffix says, however the suffix is spelled ("Co.,Ltd")."""
        if said in self._kb.reached:
            return said
        words = tuple(_SHORTER.get(each, each) for each in _LETTERS_ONLY.findall(said[len(form) :]))
        spelled = (f"{form}{each}" for each in _SPELLED.get(words, ()))
        return next((each for each in spelled if each in self._kb.reached), None)

    def _is_capitalized_company(self, claim: Claim) -> bool:
        return (
            claim.role in {"official", "shy"}
            and claim.form[:1].isupper()
            and self._kb.kind_at(claim.owner) == "company"
        )

    def _is_shouted_company(self, claim: Claim) -> bool:
        return claim.role == "official" and claim.form.isupper() and self._kb.kind_at(claim.owner) == "company"

    def _meant(self, form: str, surface: str) -> tuple[Claim, ...] | None:
        """Return the claims to a form whose capitals a surface fits, one an owner; None where nothing stands there."""
        fitting = [claim for claim in self._claims(form) if case_fits(claim.form, surface, role=claim.role)]
        if surface[:1].islower():  # a company prints its own name with its capital
            fitting = [claim for claim in fitting if not self._is_capitalized_company(claim)]
        elif not fitting and len(form) == _INITIALS and surface.istitle():  # "Catl"
            fitting = [claim._replace(role="shy") for claim in self._claims(form) if self._is_shouted_company(claim)]
        if not fitting and form not in self._kb.others:
            return None
        fitting.sort(key=lambda claim: claim.role == "shy")  # of two claims of one owner the shy one counts
        owners = {claim.owner: claim for claim in fitting if claim.role != "mask"}
        return tuple(owners[index] for index in sorted(owners))

    def _fitting(self, form: str, surface: str) -> tuple[Claim, ...] | None:
        """Return the same, remembered by the surface, which is that of one form."""
        found = self._known.get(surface)
        return (found if found and found[0] == form else self._learn(form, surface))[1]

    def _learn(self, form: str, surface: str) -> tuple[str, tuple[Claim, ...] | None]:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        found = self._known[surface] = form, self._meant(form, surface)
        return found

    def _proposal(self, text: str, level: Folded, form: str, start: int, end: int) -> Proposal | None:
        """Return the proposal that an occurrence of a form makes, or None where edges or capitals do not fit."""
        searched = level.text
        if start and searched[start - 1] not in _EDGES and not _open_before(searched, start):
            return None
        behind = searched[end : end + 1]
        plural = None
        if (behind not in _EDGES or searched[end - 1].isdigit()) and not _open_behind(searched, end):
            plural = _PLURAL.match(searched, end) if self._is_term(form) else None
            if plural is None:
                return None
            end = plural.end()
        first = level.origin(start)
        suffix = None
        if not plural and _has_suffix(searched, end) and form.isascii():
            suffix = LEGAL_SUFFIX.match(searched, end)
            if suffix and (self._is_term(form) or not _capitalized(text, level, suffix.start(), suffix.end())):
                suffix = None
        if suffix is None:
            last = level.origin(end)
            meant = self._fitting(form, text[first:last])
            return None if meant is None else Proposal(first, last, meant)
        stop, whole = self._stop(text, level, form, start, suffix.end())
        last = level.origin(stop)
        meant = self._fitting(whole or form, text[first : last if whole else level.origin(end)])
        return None if meant is None else Proposal(first, last, meant, suffixed=whole is None)


class _Automaton:
    """Looks for many forms in one pass, overlapping ones too."""

    def __init__(self, forms: list[str], words: Iterable[str] = ()) -> None:
        self.forms = [form for form in forms if len(form) > 1]
        self.words = tuple(words)
        self._automaton = ahocorasick_rs.AhoCorasick(
            [*self.forms, *self.words],
            matchkind=ahocorasick_rs.MatchKind.Standard,
            store_patterns=False,
        )

    def occurrences(self, searched: str) -> list[tuple[int, int, int]]:
        """Return the occurrences of forms and, numbered behind them, of words, with their places."""
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(searched, overlapping=True)
        return found


def _has_suffix(searched: str, end: int) -> bool:
    """Return whether a legal suffix may stand behind a form, as far as a few characters tell."""
    return searched[end : end + _AHEAD].lstrip(", ")[:2] in _SUFFIX_HEADS


def _open_before(searched: str, start: int) -> bool:
    """Return whether a form may begin here: at an edge of a word, or glued to a six-digit code."""
    if not start or not (is_word(searched[start]) and is_word(searched[start - 1])):
        return True
    if searched[start - 1] == "_":  # emphasis of Markdown, or a part of an identifier
        return not searched[max(0, start - 4) : start].rstrip("_")[-1:].isalnum()
    return searched[start - 1].isdigit() and bool(_CODE_BEFORE.search(searched, max(0, start - 7), start))


def _open_behind(searched: str, end: int) -> bool:
    """Return whether a form may end here: at an edge of a word, or glued to a percentage ("Ronbay3.86%")."""
    last = searched[end - 1]
    if end >= len(searched) or not is_word(last):
        return True
    if searched[end] == "_":
        return not searched[end : end + 4].lstrip("_")[:1].isalnum()
    if last.isdigit():
        return not is_word(searched[end]) and not _NUMBER_GOES_ON.match(searched, end)
    return not is_word(searched[end]) or (last.isascii() and bool(_FIGURE_BEHIND.match(searched, end)))


def _capitalized(text: str, level: Folded, start: int, end: int) -> bool:
    """Return whether the letters of a would-be legal suffix begin with a capital ("Piotech company" has none)."""
    suffix = text[level.origin(start) : level.origin(end)].lstrip(" ,\n\r\t")
    return suffix[:1].isupper()


def disjoint(proposals: list[Proposal], taken: Sequence[tuple[int, int]] = ()) -> list[Proposal]:
    """Return the proposals that stand: the longest first, the leftmost on ties, none touching a `taken` span."""
    kept: list[Proposal] = []
    cluster: list[Proposal] = []
    reach = 0
    starts = [start for start, _ in taken]
    ordered = sorted(proposals, key=_END, reverse=True)
    ordered.sort(key=_START)
    for proposal in ordered:
        start, end, _, _ = proposal
        if starts:
            at = bisect_left(starts, end)
            if at and taken[at - 1][1] > start:
                continue
        if start >= reach:
            kept += cluster if len(cluster) < 2 else _standing(cluster)
            cluster = [proposal]
            reach = end
        else:
            cluster.append(proposal)
            reach = max(reach, end)
    return kept + _standing(cluster)


_START, _END = itemgetter(0), itemgetter(1)


def _standing(cluster: list[Proposal]) -> list[Proposal]:
    """Return the proposals of one cluster of overlapping ones that stand, in order."""
    if len(cluster) < 2:
        return cluster
    starts: list[int] = []
    kept: list[Proposal] = []
    for proposal in sorted(cluster, key=lambda each: (each.start - each.end, each.start, each.suffixed)):
        at = bisect_left(starts, proposal.end)
        if at and kept[at - 1].end > proposal.start:
            continue
        at = bisect_left(starts, proposal.start)
        starts.insert(at, proposal.start)
        kept.insert(at, proposal)
    return kept
