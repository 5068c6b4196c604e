"""What stands around a mention, seen so that it does not depend on how the mentions are printed.

Every mention counts as one word, together with a gloss in brackets that repeats it and a ticker beside it; a term
speaks with the words of its canonical name, whatever it is printed as. Other words are counted outside mentions only.
A canonical name in place of a machine-translated one therefore leaves the evidence for all the others as it was.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from starnames import cues
from starnames.abroad import ELSEWHERE, is_said_abroad, may_be_said_before, may_follow
from starnames.around import Around, Read, Span
from starnames.attached import CLOSE, Attached
from starnames.longer import longer_name
from starnames.patterns import lazy
from starnames.prose import words_of
from starnames.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from starnames.model import Entity
    from starnames.table import KnowledgeBase

__all__ = ["NOWHERE", "Context", "Places"]

_FOREIGN_TICKER = lazy(
    r"\s?[(（]\s*(?:NASDAQ|Nasdaq|NYSE|AMEX|OTC|LSE|LON|TSE|TYO|ASX|TSX|KRX|KOSDAQ|KOSPI|TWSE|TPEX|SGX|NSE"
    r"|FRA|ETR|EPA|AMS|BIT|BME|STO|SWX|SIX)\b"
)
_CODE_BEHIND = lazy(r"\s?[(（]\s*(\d{6})\s*[)）]")
_GLOSS = lazy(
    r"['\"”’]?(?:\s?[(（]\s*['\"“‘]?|,? (?:or|i\.e\.|namely|(?:also )?known as)(?: the)? ['\"“‘]?)(?:the )?",
)
_BRACKETS = frozenset("(（")
#: How many words and one before a name may say whose it is.
_WHOSE = 5
_LONGEST_GLOSS = 24


class Places(NamedTuple):
    """Where "in Ohio" and the like stand, and, sorted, every word that may put a name abroad or make a place of it."""

    abroad: Sequence[int]
    elsewhere: Sequence[int]


NOWHERE = Places((), ())


class Context:
    """The neighborhood of every proposal of one window."""

    def __init__(self, text: str, spans: list[Span], kb: KnowledgeBase, places: Places, read: Read) -> None:
        """Take the text, its disjoint, sorted spans, the words that may put them abroad, and what has been read."""
        self.text = text
        self.spans = spans
        self.kb = kb
        self._starts = [each.start for each in spans]
        self._ends = [each.end for each in spans]
        self._glosses = self._glossing()
        self._firsts, self._lasts = _groups(len(spans), self._glosses)
        self._terms: dict[int, list[str] | None] = {}
        self._places = places
        self._tickers = Attached(text, self._starts, self._ends, self._lasts)
        #: The tickers that stand beside spans.
        self.beside = self._tickers.beside
        self._around = Around(text, spans, (self._firsts, self._lasts), self._said, read)
        self.read = read  # what `starnames.evidence` and `starnames.window` have found is kept there as well
        self._around.end_at({number: self._end_of(number) for number in self._longer()})

    def _glossing(self) -> list[int]:
        """Return the spans that are the gloss of the one before them; most stand too far behind it to be looked at."""
        gaps = enumerate(zip(self._ends, self._starts[1:], strict=False), 1)
        near = [number for number, (end, start) in gaps if start - end <= _LONGEST_GLOSS]
        return [number for number in near if self.is_gloss(number - 1, number)]

    def is_gloss(self, number: int, other: int) -> bool:
        """Return whether a span repeats the one before it: "… Board (STAR Market)", "… Board, or STAR Market"."""
        here, there = self.spans[number], self.spans[other]
        if there.start - here.end > _LONGEST_GLOSS or here.claims.isdisjoint(there.claims):
            return False
        return bool(_GLOSS.fullmatch(self.text, here.end, there.start))

    def _longer(self) -> set[int]:
        """Return the spans that something may belong to: those before a ticker that is spoken for, and glosses."""
        return self._tickers.behind().union(self._glosses)

    def _end_of(self, number: int) -> int:
        """Return where a span ends together with a ticker and a closing bracket behind it."""
        if behind := self._tickers.end_of(number):
            return behind
        end = self._ends[number]
        if self._firsts[number] != number and (closing := CLOSE.match(self.text, end)):
            end = closing.end()
        return end

    def repeats(self, number: int) -> bool:
        """Return whether a span is the gloss of the one before it."""
        return self._firsts[number] != number

    def tickers_beside(self, number: int) -> tuple[str, ...]:
        """Return the tickers that stand beside a span."""
        return self.beside.get(number, ())

    def lone_tickers(self, dropped: AbstractSet[int]) -> list[tuple[int, int, str]]:
        """Return the tickers that stand beside no mention but `dropped` ones, where they can mean one thing only."""
        return self._tickers.lone(dropped)

    def longer_name(self, number: int, entity: Entity) -> str:
        """Return the longer name that a span is only a part of, or nothing."""
        span = self.spans[number]
        following = self.spans[number + 1].start if number + 1 < len(self.spans) else len(self.text)
        return longer_name(self.text, span.start, span.end, following, entity, self.kb)

    def is_bracketed(self, number: int) -> bool:
        """Return whether a bracket opens behind a span, with a blank before it at most."""
        behind = self.text[self._ends[number] : self._ends[number] + 2]
        return behind[:1] in _BRACKETS or (behind[1:] in _BRACKETS and behind[0].isspace())

    def has_foreign_ticker(self, number: int) -> bool:
        """Return whether a ticker of an exchange abroad stands behind a span."""
        return self.is_bracketed(number) and bool(_FOREIGN_TICKER.match(self.text, self._ends[number]))

    def has_other_code(self, number: int, entity: Entity) -> bool:
        """Return whether six digits in brackets behind a span are no code of an entity."""
        code = _CODE_BEHIND.match(self.text, self._ends[number]) if self.is_bracketed(number) else None
        return bool(code and entity.codes and not any(each.startswith(code[1]) for each in entity.codes))

    def mention(self, word: str) -> int:
        """Return the number of the span that a word is."""
        return self.number_at(int(word[1:]))

    def number_at(self, start: int) -> int:
        """Return the number of the span that begins at a place."""
        return bisect_left(self._starts, start)

    def before(self, number: int) -> list[str]:
        """Return the words before a group, nearest first; a mention is ``@`` and where it begins."""
        return self._around.before(number)

    def behind(self, number: int) -> list[str]:
        """Return the words behind a group, nearest first."""
        return self._around.behind(number)

    def _said(self, number: int) -> list[str]:
        """Return the words that a mention counts as: its number, or the canonical name of a term, which is prose.

        A term that has weak forms is no witness: it would speak for itself wherever two of them stand together.
        """
        claims = self.spans[number].claims
        words = self._of_term(*claims) if len(claims) == 1 else None
        return [f"@{self._starts[number]}"] if words is None else words

    def _of_term(self, owner: int) -> list[str] | None:
        """Return the words of the canonical name of a term that is a witness, None for everything else."""
        if owner not in self._terms:
            self._terms[owner] = _words_of_term(owner, self.kb)
        return self._terms[owner]

    @cached_property
    def _gaps_abroad(self) -> list[int]:
        """The spans behind which "in Ohio" stands, or a term that says something of the kind."""
        terms = {number - 1 for number, words in self._spoken if is_said_abroad(words)}
        return sorted(terms.union(bisect_right(self._starts, place) - 1 for place in self._places.abroad))

    def may_be_abroad(self, number: int) -> bool:
        """Return whether anything around a span may put it abroad: no more is looked at where nothing does."""
        return self._near_elsewhere[number] or self.is_bracketed(number)

    @cached_property
    def _near_elsewhere(self) -> list[bool]:
        """Say of every span whether a word that puts names abroad is as near as words are read."""
        most = self._most_in_group
        found = [False] * len(self.spans)
        for place in self._elsewhere:
            at = bisect_right(self._starts, place) - 1
            first = max(0, at - (cues.REACH + 1) * most)
            last = min(len(found), at + (_WHOSE + 1) * most + 1)
            found[first:last] = [True] * (last - first)
        return found

    def may_be_abroad_behind(self, number: int, *, one_word: bool) -> bool:
        """Return whether the words behind a group can put it abroad, as far as is seen without reading them."""
        last = self._lasts[number]
        edge, stop = self._around.edges(last)
        if not self._is_elsewhere_behind(last, edge):
            return False
        if one_word:
            at = bisect_left(self._gaps_abroad, last)
            if at < len(self._gaps_abroad) and self._gaps_abroad[at] <= last + cues.REACH * self._most_in_group:
                return True
        return may_follow(self.text, edge, stop, one_word=one_word)

    def _is_elsewhere_behind(self, number: int, edge: int) -> bool:
        """Return whether a word that puts names abroad stands anywhere in what is read behind a span, from `edge`."""
        at = bisect_left(self._elsewhere, edge)
        if at == len(self._elsewhere):
            return False
        last = number + 1 + cues.REACH * self._most_in_group
        return last >= len(self._starts) or self._elsewhere[at] < self._starts[last]

    @cached_property
    def _elsewhere(self) -> list[int]:
        """The places of such words, those that terms say among them, whatever those are printed as."""
        terms = (self._starts[number] for number, words in self._spoken if not ELSEWHERE.isdisjoint(words))
        return sorted((*self._places.elsewhere, *terms))

    @cached_property
    def _spoken(self) -> list[tuple[int, list[str]]]:
        """The spans that count as the words of a term, with those."""
        terms = [(number, span.claims) for number, span in enumerate(self.spans) if not span.company]
        return [(number, words) for number, claims in terms if len(claims) == 1 and (words := self._of_term(*claims))]

    def may_be_abroad_before(self, number: int) -> bool:
        """Return whether the words before a group can put it abroad, as far as is seen without reading them."""
        first = self._firsts[number]
        stop, start = self._around.edges(first - 1)
        at = bisect_left(self._elsewhere, start)
        most = first - _WHOSE * self._most_in_group
        if not at or (most > 0 and self._elsewhere[at - 1] < self._starts[most]):
            return False
        return may_be_said_before(self.text, start, stop)

    @cached_property
    def _most_in_group(self) -> int:
        return max([number - self._firsts[number] + 1 for number in self._glosses], default=1)


@remembered
def _words_of_term(owner: int, kb: KnowledgeBase) -> list[str] | None:
    term = kb.at(owner) if kb.kind_at(owner) == "term" else None
    return None if term is None or any(each.weak for each in term.aliases) else words_of(term.name)


def _groups(count: int, glosses: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return for each span the first and the last span of the group that it and its glosses make."""
    firsts, lasts = list(range(count)), list(range(count))
    for number in glosses:
        firsts[number] = firsts[number - 1]
    for number in reversed(glosses):
        lasts[number - 1] = lasts[number]
    return firsts, lasts
