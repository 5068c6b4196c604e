"""What stands around a mention, seen so that it does not depend on how the mentions are printed.

Every mention counts as one word, together with a gloss in brackets that repeats it and a ticker beside it; a term
speaks with the words of its canonical name, whatever it is printed as. Other words are counted outside mentions only.
A canonical name in place of a machine-translated one therefore leaves the evidence for all the others as it was.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from starnames import cues
from starnames.longer import longer_name
from starnames.patterns import lazy
from starnames.prose import words_of
from starnames.tickers import find_tickers, read_ticker

if TYPE_CHECKING:
    from starnames.model import Entity, Evidence
    from starnames.table import KnowledgeBase

__all__ = ["Context", "Span"]

_BLANK_LINE = lazy(r"\n[ \t\r]*\n")
_OPEN = lazy(r"\s?[(（]\s*")
_BETWEEN = lazy(r"\s*[,，;:：]?\s*")
_CLOSE = lazy(r"\s*[)）]")
_GAP_BEHIND = lazy(r"\s?[(（\[][^()（）\[\]\n]{0,40}|[ :：]?")
_GAP_BEFORE = lazy(r"[ :：]?")
_FOREIGN_TICKER = lazy(
    r"\s?[(（]\s*(?:NASDAQ|Nasdaq|NYSE|AMEX|OTC|LSE|LON|TSE|TYO|ASX|TSX|KRX|KOSDAQ|KOSPI|TWSE|TPEX|SGX|NSE"
    r"|FRA|ETR|EPA|AMS|BIT|BME|STO|SWX|SIX)\b"
)
_CODE_BEHIND = lazy(r"\s?[(（]\s*(\d{6})\s*[)）]")
_GLOSS = lazy(
    r"['\"”’]?(?:\s?[(（]\s*['\"“‘]?|,? (?:or|i\.e\.|namely|(?:also )?known as)(?: the)? ['\"“‘]?)(?:the )?",
)
_TAIL = 300
_LONGEST_GLOSS = 24


class Span(NamedTuple):
    """A proposed mention: where it stands, whose it may be, whether it is a company's or an institution's."""

    start: int
    end: int
    claims: frozenset[int]
    company: bool
    rendered: bool = False


class Context:
    """The neighborhood of every proposal of one window."""

    def __init__(self, text: str, spans: list[Span], kb: KnowledgeBase) -> None:
        """Take the text and its disjoint, sorted spans."""
        self.text = text
        self.spans = spans
        self.kb = kb
        self._starts = [each.start for each in spans]
        self._ends = [each.end for each in spans]
        self._tickers = [
            (hit.start(), hit.end(), read_ticker(hit[0])) for hit in find_tickers(text) if not self._inside(hit.start())
        ]
        self._ticker_starts = [start for start, _, _ in self._tickers]
        self._attached: set[int] = set()
        self._groups = self._grouped()
        self.standing: dict[tuple[int, str], tuple[Evidence, ...]] = {}  # what `starnames.evidence` has found
        self._words: dict[int, tuple[list[str], list[str]]] = {}
        self._beside = [tuple(self._look_beside(number)) for number in range(len(spans))]

    def _inside(self, position: int) -> bool:
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._ends[at]

    def _grouped(self) -> list[tuple[int, int]]:
        """Return for each span the first and the last span of the group that it and its gloss make."""
        groups: list[tuple[int, int]] = []
        first = 0
        for number in range(len(self.spans)):
            if number + 1 == len(self.spans) or not self.is_gloss(number, number + 1):
                groups += [(first, number)] * (number + 1 - first)
                first = number + 1
        return groups

    def is_gloss(self, number: int, other: int) -> bool:
        """Return whether a span repeats the one before it: "… Board (STAR Market)", "… Board, or STAR Market"."""
        here, there = self.spans[number], self.spans[other]
        if there.start - here.end > _LONGEST_GLOSS or here.claims.isdisjoint(there.claims):
            return False
        return bool(_GLOSS.fullmatch(self.text, here.end, there.start))

    def _end_of(self, number: int) -> int:
        """Return where a span ends together with a ticker and a closing bracket behind it."""
        end = self.spans[number].end
        opening = _OPEN.match(self.text, end) or _BETWEEN.match(self.text, end)
        place = opening.end() if opening else end
        at = bisect_left(self._ticker_starts, place)
        if at < len(self._tickers) and self._tickers[at][0] == place and at in self._attached:
            end = self._tickers[at][1]
            if closing := _CLOSE.match(self.text, end):
                end = closing.end()
        elif self._groups[number][0] != number and (closing := _CLOSE.match(self.text, end)):
            end = closing.end()
        return end

    def tickers_beside(self, number: int) -> tuple[str, ...]:
        """Return the tickers that stand beside a span."""
        return self._beside[number]

    def _look_beside(self, number: int) -> list[str]:
        """Return the tickers beside a span, and note that they are spoken for."""
        span = self.spans[number]
        found: list[str] = []
        if not self._tickers and not self.text[span.start - 1 : span.start].isdigit():
            return found
        at = bisect_left(self._ticker_starts, span.end)
        if at < len(self._tickers):
            start, _, readings = self._tickers[at]
            gap = self.text[span.end : start] if start - span.end < 48 else "\n"
            last = self._groups[number][1]
            between = last + 1 < len(self.spans) and self.spans[last + 1].start < start
            if not between and _GAP_BEHIND.fullmatch(gap):
                self._attached.add(at)
                found += readings
        if at and not found:
            start, end, readings = self._tickers[at - 1]
            if end <= span.start and span.start - end < 3 and _GAP_BEFORE.fullmatch(self.text[end : span.start]):
                self._attached.add(at - 1)
                found += readings
        if not found and span.start >= 6 and (code := self.text[span.start - 6 : span.start]).isdigit():
            found += read_ticker(code) if code.isascii() else ()
        return found

    def lone_tickers(self) -> list[tuple[int, int, str]]:
        """Return the tickers that stand beside no mention, where they can mean one thing only."""
        return [
            (start, end, readings[0])
            for number, (start, end, readings) in enumerate(self._tickers)
            if number not in self._attached and len(readings) == 1
        ]

    def longer_name(self, number: int, entity: Entity) -> str:
        """Return the longer name that a span is only a part of, or nothing."""
        span = self.spans[number]
        following = self.spans[number + 1].start if number + 1 < len(self.spans) else len(self.text)
        return longer_name(self.text, span.start, span.end, following, entity, self.kb)

    def has_foreign_ticker(self, number: int) -> bool:
        """Return whether a ticker of an exchange abroad stands behind a span."""
        return bool(_FOREIGN_TICKER.match(self.text, self.spans[number].end))

    def has_other_code(self, number: int, entity: Entity) -> bool:
        """Return whether six digits in brackets behind a span are no code of an entity."""
        code = _CODE_BEHIND.match(self.text, self.spans[number].end)
        return bool(code and entity.codes and not any(each.startswith(code[1]) for each in entity.codes))

    def around(self, number: int) -> tuple[list[str], list[str]]:
        """Return the words before (nearest first) and behind a group; a mention is ``@`` and its number."""
        if number not in self._words:
            self._words[number] = (self._walk(number, -1), self._walk(number, 1))
        return self._words[number]

    def _walk(self, number: int, step: int) -> list[str]:
        words: list[str] = []
        place = self._groups[number][1 if step > 0 else 0]
        while len(words) < cues.REACH:
            following = place + step
            if step > 0:
                start = self._end_of(place)
                stop = self.spans[following].start if following < len(self.spans) else len(self.text)
                segment = self.text[start : min(stop, start + _TAIL)]
                stopped = _BLANK_LINE.search(segment) if "\n" in segment else None
                segment = segment[: stopped.start()] if stopped else segment
                words += words_of(segment)
            else:
                stop = self.spans[place].start
                start = self._end_of(following) if following >= 0 else 0
                segment = self.text[max(start, stop - _TAIL) : stop]
                stopped = None
                for stopped in _BLANK_LINE.finditer(segment) if "\n" in segment else ():  # noqa: B007 - the last counts
                    pass
                segment = segment[stopped.end() :] if stopped else segment
                words += words_of(segment)[::-1]
            if stopped or not 0 <= following < len(self.spans):
                break
            words += self._said(following)[::step]
            place = self._groups[following][1 if step > 0 else 0]
        return words[: cues.REACH]

    def _said(self, number: int) -> list[str]:
        """Return the words that a mention counts as: its number, or the canonical name of a term, which is prose.

        A term that has weak forms is no witness: it would speak for itself wherever two of them stand together.
        """
        claims = self.spans[number].claims
        if len(claims) == 1 and self.kb.kind_at(only := next(iter(claims))) == "term":
            term = self.kb.at(only)
            if not any(each.weak for each in term.aliases):
                return words_of(term.name)
        return [f"@{number}"]
