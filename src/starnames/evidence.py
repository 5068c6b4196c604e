"""What speaks for and against a mention naming an entity: each piece with a name and a weight.

Everything is drawn from the words around a mention and from the other mentions (`starnames.context`); the names and
weights stand in `starnames.weights`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames import cues, weights
from starnames.around import Manner
from starnames.boards import is_ordinary_word, is_where_one_lists, of_a_word
from starnames.deeds import deeds_told, heads_news, told_in_chinese, words_of_companies
from starnames.lettering import is_marked, letters_of, opens_sentence
from starnames.pieces import piece, singulars, words_among
from starnames.somebody import of_somebody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from starnames.context import Context
    from starnames.known import Known
    from starnames.model import Entity, Evidence, Link
    from starnames.source import Source

__all__ = ["evidence_for", "is_common_noun", "support_for"]

_ARTICLES = frozenset({"the", "a", "an"})
_BOARDS = frozenset({"market", "index"})
_OF_NAMES = frozenset({"article-before", "lower-case"})
#: What the rest of the document says for an entity, as bits of one number.
_ELSEWHERE, _LISTED, _MANY = 1, 2, 4


def support_for(
    context: Context,
    number: int,
    entities: Iterable[Entity],
    known: Known,
    linked: Mapping[int, Link],
) -> tuple[int, ...]:
    """Return what the rest of the document says for a span naming each of some entities, one number an entity.

    Where that is as it was, all the evidence is: the words around a mention do not change.
    """
    neighbors = manner_of(context, number).neighbors
    listed = _LISTED if neighbors and _is_listed(context, neighbors, linked) else 0
    ids, named = known.ids, known.companies
    companies = len(named)
    found: list[int] = []
    for entity in entities:
        name = entity.id
        others = companies - (name in named)
        many = (others >= weights.MANY_COMPANIES) + (others >= weights.MOST_COMPANIES)
        found.append(listed + (_ELSEWHERE if name in ids else 0) + _MANY * many)
    return tuple(found)


def evidence_for(
    context: Context, number: int, entity: Entity, support: int, source: Source | None
) -> tuple[Evidence, ...]:
    """Return what speaks for and against a span naming an entity, of which the rest of the document says `support`."""
    manner = manner_of(context, number)
    standing = manner.standing.get(entity.id)
    if standing is None:
        standing = manner.standing[entity.id] = _standing(context, number, entity, manner)
    supported = _SUPPORTED[support]
    if source is None:
        return (*supported, *standing)
    said = source.says(entity)
    return (piece(said), *supported, *standing) if said else (*supported, *standing)


def manner_of(context: Context, number: int) -> Manner:
    """Return what the words around a mention and its own letters say, whoever is meant."""
    start = context.spans[number].start
    manner = context.read.manners.get(start)
    if manner is None:
        before, behind = context.before(number), context.behind(number)
        neighbors = tuple(place for words in (before, behind) if (place := _next_in_list(words)) >= 0)
        manner = _read_manner(context, number, before, behind)._replace(neighbors=neighbors)
        context.read.manners[start] = manner
    return manner


def _standing(context: Context, number: int, entity: Entity, manner: Manner) -> tuple[Evidence, ...]:
    """Return the evidence that does not depend on what else is linked."""
    sector: tuple[Evidence, ...] = ()
    if entity.sector:
        words = context.before(number) + context.behind(number)
        sector = words_among("sector-words", words, singulars(entity.sector))
    if not manner.is_ascii or entity.kind == "term":  # a term is no name: its capitals and articles say nothing
        return (*manner.company, *sector, *manner.tail)
    if entity.kind in _BOARDS:  # they have an article, and often no capitals
        printed = (each for each in manner.printed if each.name not in _OF_NAMES)
        listed = (piece("listing-words"),) if is_where_one_lists(context, context.before(number)) else ()
        ordinary = of_a_word(context, number) if is_ordinary_word(context, number) else ()
        return (*manner.company, *listed, *ordinary, *sector, *manner.tail, *printed, *manner.somebody)
    wrong = manner.bracket and (context.has_foreign_ticker(number) or context.has_other_code(number, entity))
    ticker = (piece("wrong-ticker"),) if wrong else ()
    return (*manner.company, *sector, *manner.tail, *manner.printed, *ticker, *manner.somebody)


def _read_manner(context: Context, number: int, before: list[str], behind: list[str]) -> Manner:
    span = context.spans[number]
    text = context.text
    surface = text[span.start : span.end]
    company = words_of_companies(before, behind)
    tail = (piece("shares-behind"),) if behind and behind[0] in cues.COMPANY_TAILS else ()
    if not surface.isascii():
        english = bool(behind) and behind[0].isascii()
        told = deeds_told(before, behind, priced=True) if english else told_in_chinese(text, span.start, span.end)
        return Manner(company, (*tail, *told), (), (), is_ascii=False, bracket=False, standing={})
    letters = letters_of(surface)
    opening = opens_sentence(text, span.start)
    printed: list[Evidence] = []
    if letters.capitals and opening:
        before = []  # what ends the sentence before says nothing of this one
    elif letters.capitals:
        printed.append(piece("capitals"))
    elif letters.lower and not opening and not span.rendered:
        printed.append(piece("lower-case"))  # at the head of a sentence only a name goes without its capital
    printed += _deeds(context, number, before, behind, opening=opening)
    if is_marked(text, span.start):
        printed.append(piece("market-mark"))
    repeats = context.repeats(number)
    if before and not repeats:  # what stands around a name and its gloss is said of the name
        if before[0] in _ARTICLES:
            printed.append(piece("article-before"))
        if before[0] in cues.NAMING_WORDS and cues.COMPANY_WORDS.isdisjoint(before[1:5]):
            printed.append(piece("called-so"))
    somebody = [] if repeats else of_somebody(text, span, surface, before, behind)
    bracket = context.is_bracketed(number)
    return Manner(company, tail, tuple(printed), tuple(somebody), is_ascii=True, bracket=bracket, standing={})


def _deeds(context: Context, number: int, before: list[str], behind: list[str], *, opening: bool) -> Iterator[Evidence]:
    """Yield what a name is said to do, where its letters and its place let a company be meant."""
    span, text = context.spans[number], context.text
    letters = letters_of(text[span.start : span.end])
    if opening and letters.words > 1 and heads_news(text, span.end, behind):
        yield piece("company-deed")
    elif (letters.capitals and (span.short or not opening)) or (letters.words > 1 and not letters.lower):
        yield from deeds_told(before, behind, priced=letters.capitals)


def is_common_noun(context: Context, number: int) -> bool:
    """Return whether a name in small letters stands behind "a" or "an", as no name does: "a fluorite network of"."""
    span = context.spans[number]
    return context.text[span.start].islower() and context.before(number)[:1] in (["a"], ["an"])


def _is_listed(context: Context, neighbors: tuple[int, ...], linked: Mapping[int, Link]) -> bool:
    """Return whether one of the next members of a list is a company that is linked."""
    for start in neighbors:
        number = context.number_at(start)
        link = linked.get(number)
        if link and link.status == "linked" and context.spans[number].company:
            return True
    return False


def _next_in_list(words: list[str]) -> int:
    """Return where the next member of a list begins, if words join one to a mention, else -1."""
    if not words or words[0] not in cues.LIST_JOINTS:
        return -1
    word = next((each for each in words[1:5] if each not in cues.LIST_JOINTS), "")
    return int(word[1:]) if word.startswith("@") else -1


def _supported(support: int) -> tuple[Evidence, ...]:
    """Return the evidence that a number stands for."""
    many = ((), ("companies-in-document",), ("document-of-companies",))[support // _MANY]
    elsewhere = ("named-elsewhere",) if support & _ELSEWHERE else ()
    listed = ("list-of-companies",) if support & _LISTED else ()
    return tuple(map(piece, (*elsewhere, *listed, *many)))


_SUPPORTED = [_supported(support) for support in range(3 * _MANY)]
