"""Names that only a Chinese source tells: what a translation may call a company that the source names.

It has to say all that distinguishes the Chinese name, and to stand in the lines that translate those of the name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from starnames import cues
from starnames.finder import Proposal
from starnames.longer import is_place_word
from starnames.parts import word_places
from starnames.patterns import lazy
from starnames.remembering import remembered
from starnames.runs import capitalized_runs, trade_end
from starnames.source import COMMON, line_number, line_starts, piece_kinds
from starnames.words import is_dictionary_word, is_person_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from starnames.model import Candidate, Entity
    from starnames.resolver import Resolver
    from starnames.source import Source

__all__ = ["sourced_names"]

#: Small letters that are no word: "hongruan".
_SMALL_WORD = lazy(r"(?<![\w.'’@#/&-])[a-z]{4,24}(?![\w@/&-])")
#: A name that goes on in brackets, which no ticker does: "Avic (Chengdu)".
_GOES_ON = lazy(r" ?\([A-Z][a-z]")
#: So many words near a name of the source are tried; of more, the line is no line.
_MOST_TRIED = 192
#: What a name has to count for that only the source tells, and by how much more than another one in its place.
_TOLD, _LEAD = 0.5, 0.1
#: How a piece is explained that says nothing of what distinguishes a name.
_INDISTINCT = frozenset({"added", "consonants", "dropped", "legal", "mark", "own", "trade", "usual"})
#: How far a line may stand from where the line that it translates would, in parts of the text.
_DRIFT = 0.05


def sourced_names(
    text: str,
    taken: Sequence[tuple[int, int]],
    named: Collection[str],
    source: Source,
    resolver: Resolver,
) -> Iterator[tuple[Proposal, tuple[Candidate, ...]]]:
    """Yield a proposal with its candidate for every name that only the source tells.

    Looked for are the companies of the source whose ids are not among those `named` in the text, in runs of capitalized
    words and in small letters that are no words, outside the sorted, disjoint `taken` spans.
    """
    missing = [(line, each) for line, each in source.named if each.id not in named]
    if not missing:
        return
    lines = line_starts(text)
    places = sorted({*_places(text, taken, resolver)})
    numbers = [line_number(lines, start) for start, _ in places]
    told: dict[tuple[int, int], dict[str, Candidate]] = {}
    for line, entity in missing:
        first, last = _facing(line, source.line_count, len(lines))
        near = places[bisect_left(numbers, first) : bisect_right(numbers, last)]
        if len(near) <= _MOST_TRIED:
            for place, candidate in _longest(text, near, entity, resolver):
                told.setdefault(place, {})[entity.id] = candidate
    reach = 0
    for place in sorted(told, key=lambda each: (each[0], -each[1])):
        found = sorted(told[place].values(), key=lambda each: -each.score)
        alone = len(found) == 1 or found[0].score - found[1].score >= _LEAD
        if place[0] >= reach and alone:
            reach = place[1]
            yield Proposal(*place, ()), (found[0],)


def _longest(
    text: str, places: Sequence[tuple[int, int]], entity: Entity, resolver: Resolver
) -> Iterator[tuple[tuple[int, int], Candidate]]:
    """Yield the places that name an entity, the longest ones, with the candidates they make."""
    found = [(each, found) for each in places if (found := _told(text[slice(*each)], entity.id, resolver))]
    reach = 0
    for place, candidate in sorted(found, key=lambda each: (each[0][0], -each[0][1])):
        if place[0] >= reach:
            reach = place[1]
            yield place, candidate


@remembered
def _told(surface: str, entity_id: str, resolver: Resolver) -> Candidate | None:
    """Return the candidate that a surface makes as a name of a company, where it says all that distinguishes it."""
    entity, kinds = resolver.kb[entity_id], piece_kinds(resolver.kb)
    found = resolver.rendered.of(surface, entity)
    if found is None or found.score < _TOLD or _INDISTINCT.issuperset(found.ways):
        return None
    if any(kinds.get(each) not in COMMON for each in found.unsaid) or is_person_name(surface):
        return None
    return None if is_place_word(resolver.kb, surface.lower()) else found


def _places(text: str, taken: Sequence[tuple[int, int]], resolver: Resolver) -> Iterator[tuple[int, int]]:
    """Yield the spans that may be a name: capitalized runs, what opens a sentence apart, and small letters no word has.

    Each is yielded without and with the small words of a trade behind it.
    """
    for first, last in capitalized_runs(text, taken):
        words = word_places(text, first, last)
        while words and text[slice(*words[0])].lower() in cues.OPENERS:
            del words[0]
        if words:
            yield from _with_trade(text, words[0][0], words[-1][1], taken, resolver)
    for word in _SMALL_WORD.finditer(text):
        if not is_dictionary_word(word[0]):
            yield from _with_trade(text, word.start(), word.end(), taken, resolver)


def _with_trade(
    text: str, start: int, end: int, taken: Sequence[tuple[int, int]], resolver: Resolver
) -> Iterator[tuple[int, int]]:
    """Yield a span, and the same with the small words of a trade behind it, if it is free and ends there."""
    at = bisect_left(taken, (end,))
    if (at and taken[at - 1][1] > start) or _GOES_ON.match(text, end):
        return
    yield start, end
    if behind := trade_end(text, end, taken[at][0] if at < len(taken) else len(text), resolver):
        yield start, behind


def _facing(line: int, lines: int, others: int) -> tuple[int, int]:
    """Return the first and the last of the lines of a text that may translate a line of another one."""
    if lines == others:
        return line, line
    reach = 1 + int(others * _DRIFT)
    facing = line * others // lines
    return facing - reach, facing + reach
