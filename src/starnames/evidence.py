"""What speaks for and against a mention naming an entity: each piece with a name and a weight.

Everything is drawn from the words around a mention and from the other mentions (`starnames.context`); the names and
weights stand in `starnames.cues`.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from starnames import cues
from starnames.around import Manner
from starnames.forms import is_the_thing
from starnames.model import Evidence
from starnames.patterns import lazy
from starnames.resolver import is_star
from starnames.words import is_dictionary_word, is_person_name, is_three_syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from starnames.around import Span
    from starnames.context import Context
    from starnames.model import Entity, Link
    from starnames.source import Source

__all__ = [
    "Known",
    "evidence_for",
    "is_abroad",
    "is_common_noun",
    "is_ordinary_word",
    "leans",
    "support_for",
]

_MARK_BEFORE = lazy(r"(?<![\w.])(?:S?\*?ST|XD|XR|DR|C|N) $")
_ABBREVIATED = lazy(r"\b(?:Dr|Messrs|Mr|Mrs|Ms|Prof|St)\.\s*$")
_MARK_ENDS = frozenset("TDRCN")
_SMALL = frozenset({"and", "of", "the"})
_ARTICLES = frozenset({"the", "a", "an"})
_BOARDS = frozenset({"market", "index"})
_OF_NAMES = frozenset({"article-before", "lower-case"})
_COMMAS = frozenset({",", ";", "，", "；"})
_FAR = 300
#: What the rest of the document says for an entity, as bits of one number.
_ELSEWHERE, _LISTED, _MANY = 1, 2, 4


class Known:
    """The entities that a document has named so far, companies counted apart.

    A copy shares what is known until one of both learns more: most stretches of a document name nothing new.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._is_shared = False
        self.ids: set[str] = set()
        self.companies: set[str] = set()
        self.star: set[str] = set()

    def update(self, known: Known) -> None:
        """Take in what another one knows."""
        self._own()
        self.ids |= known.ids
        self.companies |= known.companies
        self.star |= known.star

    def copy(self) -> Known:
        """Return what is known so far, to be added to by itself."""
        known = Known()
        known.become(self)
        return known

    def become(self, other: Known) -> None:
        """Know what another one knows, and nothing else."""
        self.ids, self.companies, self.star = other.ids, other.companies, other.star
        self._is_shared = other._is_shared = True

    def _own(self) -> None:
        """Share what is known with nobody from now on."""
        if self._is_shared:
            self.ids, self.companies, self.star = set(self.ids), set(self.companies), set(self.star)
            self._is_shared = False

    def add(self, entity: Entity) -> None:
        """Remember an entity."""
        if entity.id in self.ids:
            return
        self._own()
        self.ids.add(entity.id)
        if entity.kind == "company":
            self.companies.add(entity.id)
            if is_star(entity):
                self.star.add(entity.id)


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
        many = (others >= cues.MANY_COMPANIES) + (others >= cues.MOST_COMPANIES)
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
    return (_piece(said), *supported, *standing) if said else (*supported, *standing)


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
        sector = _words_among("sector-words", words, _singulars(entity.sector))
    if not manner.is_ascii or entity.kind == "term":  # a term is no name: its capitals and articles say nothing
        return (*manner.company, *sector, *manner.tail)
    if entity.kind in _BOARDS:  # they have an article, and often no capitals
        printed = (each for each in manner.printed if each.name not in _OF_NAMES)
        listed = (_piece("listing-words"),) if _is_where_one_lists(context, context.before(number)) else ()
        ordinary = _of_a_word(context, number) if is_ordinary_word(context, number) else ()
        return (*manner.company, *listed, *ordinary, *sector, *manner.tail, *printed, *manner.somebody)
    wrong = manner.bracket and (context.has_foreign_ticker(number) or context.has_other_code(number, entity))
    ticker = (_piece("wrong-ticker"),) if wrong else ()
    return (*manner.company, *sector, *manner.tail, *manner.printed, *ticker, *manner.somebody)


class _Printed(NamedTuple):
    """What the letters of a surface say by themselves."""

    words: int
    capitals: bool
    lower: bool
    upper: bool
    person: bool
    thing: bool


@functools.lru_cache(maxsize=16_384)
def _printed(surface: str) -> _Printed:
    words = surface.split()
    capitals = all(word[0].isupper() or word in _SMALL for word in words)
    lower, upper = surface.islower(), surface.isupper()
    return _Printed(len(words), capitals, lower, upper, is_person_name(surface), is_the_thing(surface))


def _read_manner(context: Context, number: int, before: list[str], behind: list[str]) -> Manner:
    span = context.spans[number]
    text = context.text
    surface = text[span.start : span.end]
    company = _company(before, behind)
    tail = (_piece("shares-behind"),) if behind and behind[0] in cues.COMPANY_TAILS else ()
    if not surface.isascii():
        return Manner(company, tail, (), (), is_ascii=False, bracket=False, standing={})
    letters = _printed(surface)
    opening = _opens_sentence(text, span.start)
    printed: list[Evidence] = []
    if letters.capitals and opening:
        before = []  # what ends the sentence before says nothing of this one
    elif letters.capitals:
        printed.append(_piece("capitals"))
    elif letters.lower and not opening and not span.rendered:
        printed.append(_piece("lower-case"))  # at the head of a sentence only a name goes without its capital
    if (letters.capitals and (span.short or not opening)) or (letters.words > 1 and not letters.lower):
        printed += _deeds(before, behind, priced=letters.capitals)
    if _is_marked(text, span.start):
        printed.append(_piece("market-mark"))
    repeats = context.repeats(number)
    if before and not repeats:  # what stands around a name and its gloss is said of the name
        if before[0] in _ARTICLES:
            printed.append(_piece("article-before"))
        if before[0] in cues.NAMING_WORDS and cues.COMPANY_WORDS.isdisjoint(before[1:5]):
            printed.append(_piece("called-so"))
    somebody = [] if repeats else _somebody(text, span, surface, before, behind)
    bracket = context.is_bracketed(number)
    return Manner(company, tail, tuple(printed), tuple(somebody), is_ascii=True, bracket=bracket, standing={})


def _company(before: list[str], behind: list[str]) -> tuple[Evidence, ...]:
    """Return what the words around a mention say of a company or of the market."""
    market = _words_among("market-words", before + behind, cues.MARKET_WORDS)
    return (_piece("company-word"), *market) if _is_company_word(before) else market


def leans(known: Known) -> bool:
    """Return whether a document is about the STAR Market, and leans to its companies where several may be meant."""
    return len(known.star) * 2 > len(known.companies)


def is_abroad(context: Context, number: int) -> bool:
    """Return whether the words around a name put it abroad; they are read only where something may."""
    span = context.spans[number]
    words = context.text.count(" ", span.start, span.end) + 1
    before = context.before(number) if words == 1 and context.may_be_abroad_before(number) else []
    behind = context.behind(number) if context.may_be_abroad_behind(number, one_word=words == 1) else []
    return _is_elsewhere(words, before, behind)


def is_common_noun(context: Context, number: int) -> bool:
    """Return whether a name in small letters stands behind "a" or "an", as no name does: "a fluorite network of"."""
    span = context.spans[number]
    return context.text[span.start].islower() and context.before(number)[:1] in (["a"], ["an"])


def has_a_price(context: Context, number: int) -> bool:
    """Return whether the words behind a name say how its price moved, as they do of no product: "closed up 4.4%"."""
    return _is_price_move(context.behind(number))


def _is_company_word(before: list[str]) -> bool:
    """Return whether the words before a mention, nearest first, say that a company follows."""
    first, second = (*before[:2], "", "")[:2]
    return first in cues.COMPANY_WORDS or second in cues.COMPANY_WORDS or (first, second) in cues.COMPANY_PHRASES


def _is_marked(text: str, start: int) -> bool:
    """Return whether a mark of the exchange stands before a name ("*ST ", "XD ")."""
    behind = text[start - 1] if start > 1 else ""
    if behind != "\n" and (behind != " " or text[start - 2] not in _MARK_ENDS):
        return False
    return bool(_MARK_BEFORE.search(text, max(0, start - 6), start))


def _somebody(text: str, span: Span, surface: str, before: list[str], behind: list[str]) -> list[Evidence]:
    """Return what says that a name is a person's, a place's or something's abroad."""
    words = surface.count(" ") + 1
    letters = _printed(surface)
    found: list[Evidence] = []
    if letters.person:
        found.append(_piece("person-name"))
    if _is_elsewhere(words, before, behind):
        found.append(_piece("foreign-place"))
    if ((span.rendered and words == 1) or letters.thing) and _is_where(before):
        found.append(_piece("place-words"))
    goes_on = text[span.end : span.end + 1] == " " and text[span.end + 1 : span.end + 2].isupper()
    if text[span.end : span.end + 2] == ". ":
        behind = behind[:1]  # "She laughed" speaks of whom the last sentence ends with, "When asked" does not
    if not goes_on and not letters.upper and _is_person(span, surface, before, behind):  # nobody is called SMIC
        found.append(_piece("person-words"))
    return found


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


def _opens_sentence(text: str, start: int) -> bool:
    """Return whether a place is the head of a sentence, of a line or of the text."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # as most do
    preceding = text[max(0, start - _FAR) : start].rstrip(" \"'“‘(")
    if not preceding or preceding[-1] not in ".!?:;\n。！？：；":
        return not preceding
    return not _ABBREVIATED.search(preceding[-8:])


_ANSWERED = frozenset({"said", "replied"})


def _is_person(span: Span, surface: str, before: list[str], behind: list[str]) -> bool:
    """Return whether the words beside a short name go with a person."""
    words = surface.count(" ") + 1
    if before and before[0] in cues.TITLES:
        return words == 1 or span.rendered
    if behind[:1] == [","] and not (cues.TITLES if span.rendered else cues.PEOPLE).isdisjoint(behind[1:4]):
        return True
    if words > 1 and not (span.rendered and words < 4):
        return False
    if behind[1:] and behind[0] in cues.COMPANY_TAILS and behind[1] in _ANSWERED:
        return False  # "Tongwei shares said": 股份
    near = 2 if span.rendered else 3
    speaks = behind[:1] and behind[0] in cues.SPEECH_WORDS  # companies do as well
    if span.rendered and speaks and is_three_syllables(surface):
        return not cues.QUIET_WORDS.isdisjoint(behind[1:4])  # "said that her orders grew"
    spoken = words > 1 or span.short or (speaks and not cues.ITS_OWN.isdisjoint(behind[1:4]))
    telling = cues.QUIET_WORDS if spoken else cues.PERSON_WORDS
    return not (telling.isdisjoint(before[:1]) and telling.isdisjoint(behind[:near]))


def _deeds(before: list[str], behind: list[str], *, priced: bool) -> Iterator[Evidence]:
    """Yield what a name is said to do, where only companies do so; a `priced` one may stand in a list of prices."""
    moved = _is_price_move(behind) and not _is_where(before)  # in "rents in X fell" it is the rents that fell
    if moved or (priced and _is_priced(before, behind)):
        yield _piece("price-move")
    elif _is_company_deed(behind):
        yield _piece("company-deed")


def _is_price_move(behind: list[str]) -> bool:
    """Return whether the words behind a mention say how its price moved: "rose by more than 3%", "hit the limit"."""
    if not behind or behind[0] not in cues.MOVES:
        return False
    for word in behind[1:7]:
        if word in _COMMAS or word.startswith("@"):
            return False
        if word[-1] in "%％" or word in cues.PRICE_MARKS:
            return True
    return False


def _is_where_one_lists(context: Context, before: list[str]) -> bool:
    """Return whether the words before a board say that something is listed there: "landed on the", "X of the"."""
    if before[:1] != ["the"]:
        return False
    if before[1:2] == ["of"]:
        word = before[2] if len(before) > 2 else ""
        return word.startswith("@") and context.spans[context.mention(word)].company
    return before[1:2] in (["on"], ["to"]) and not cues.LISTING_WORDS.isdisjoint(before[2:6])


def is_ordinary_word(context: Context, number: int) -> bool:
    """Return whether a mention is one word of the dictionary: "the gem", "GEM"."""
    span = context.spans[number]
    surface = context.text[span.start : span.end]
    return surface.isalpha() and is_dictionary_word(surface)


def _of_a_word(context: Context, number: int) -> tuple[Evidence, ...]:
    """Return what makes a board of an ordinary word, and what makes something else of it."""
    before, behind = context.before(number), context.behind(number)
    other = (_piece("other-sense"),) if not cues.OTHER_SENSES.isdisjoint((*before, *behind)) else ()
    if behind[:1] and behind[0] in cues.BOARD_TAILS:
        return (_piece("board-words"), *other)
    first, second = (*before[1 if before[:1] == ["the"] else 0 :][:2], "", "")[:2]
    of = first == "of" and second.startswith("@") and context.spans[context.mention(second)].company
    if of or first in cues.BOARD_HEADS:
        return (_piece("board-words"), *other)
    if before[:1] == ["the"] and _is_price_move(behind):
        return (_piece("price-move"), *other)
    return other or (_piece("other-sense"),)


def _is_priced(before: list[str], behind: list[str]) -> bool:
    """Return whether a mention is the next item of a list of prices: "rose 5.6%, X 3.3% and Y 2.9%"."""
    if not behind or behind[0][-1] not in "%％" or behind[1:2] == ["of"] or before[:1] not in ([","], ["and"]):
        return False
    last = next((word for word in before[1:3] if word != ","), " ")
    return last[-1] in "%％"


def _is_company_deed(behind: list[str]) -> bool:
    """Return whether the words behind a mention say what companies do and have: "achieved revenue", "'s net profit"."""
    if behind[:1] == ["s"]:
        return not cues.RESULTS.isdisjoint(behind[1:4])
    if not behind or behind[0] not in cues.DEEDS:
        return False
    stop = next((at for at, word in enumerate(behind) if word in _COMMAS or word.startswith("@")), len(behind))
    return not cues.RESULTS.isdisjoint(behind[1 : min(stop, 7)])


def _is_abroad(behind: list[str]) -> bool:
    """Return whether the words behind a mention put it abroad, or say that it is a place itself.

    "of Ohio", ", Norway", "of Dreieich, Germany", ", a grocer in Lagos", "and others rose in Tokyo"; ", a village in".
    """
    if cues.FOREIGN.isdisjoint(behind) and cues.LAND.isdisjoint(behind):
        return False
    first, second, third, fourth = (*behind[:4], "", "", "", "")[:4]
    if first in {"of", ","} and (second in cues.FOREIGN or (third == "," and fourth in cues.FOREIGN)):
        return True
    for at, word in enumerate(behind[:-1]):
        if word == "in" and behind[at + 1] in cues.FOREIGN and not cues.FALLS_AND_RISES.isdisjoint(behind[:at]):
            return True
    comma = 0 if first == "," else 1  # behind one more word of the name, as it may be
    if behind[comma : comma + 1] != [","] or behind[comma + 1 : comma + 2] not in (["a"], ["an"], ["the"]):
        return False
    end = next((at for at, word in enumerate(behind) if at > comma and word in _COMMAS), len(behind))
    if any(word in cues.LAND for word in behind[comma + 2 : min(end, comma + 4)]):
        return True
    return any(word in cues.FOREIGN for word in behind[comma + 2 : end])


def _is_elsewhere(words: int, before: list[str], behind: list[str]) -> bool:
    """Return whether a name of so many words is put abroad; of several words only "of Ohio" does so for certain."""
    if words > 1:
        return behind[:1] == ["of"] and not cues.FOREIGN.isdisjoint(behind[1:2])
    return _is_abroad(behind) or _is_foreign(before)


def _is_foreign(before: list[str]) -> bool:
    """Return whether the words before a mention, nearest first, say whose it is: "the Dutch chip maker", "Japan's"."""
    if before[:1] and before[0][-2:] in {"'s", "’s"} and before[0][:-2] in cues.FOREIGN:
        return True
    if not before or before[0] not in cues.COMPANY_NOUNS:
        return False
    whose = next((at for at, word in enumerate(before[1:4]) if word in cues.FOREIGN), None)
    return whose is not None and not any(word in cues.PREPOSITIONS for word in before[1 : whose + 1])


def _is_where(before: list[str]) -> bool:
    """Return whether the words before a mention, nearest first, say where something is."""
    return before[:1] != [] and before[0] in cues.WHERE_WORDS and not cues.STAKE_WORDS.intersection(before[1:3])


@functools.lru_cache(maxsize=4096)
def _piece(name: str, times: int = 1, detail: str = "") -> Evidence:
    weight = round(cues.WEIGHTS[name] * times, 4)
    return Evidence(name=f"{name}: {detail}" if detail else name, weight=weight)


def _singular(word: str) -> str:
    """Return a word without the s of a plural."""
    return word[:-1] if word[-1:] == "s" and len(word) > 3 else word


@functools.lru_cache(maxsize=4096)
def _singulars(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_singular, words))


@functools.lru_cache(maxsize=4096)
def _akin(wanted: frozenset[str]) -> frozenset[str]:
    """Return the wanted words with their singulars and plurals: no other word has the singular of one."""
    return frozenset(form for each in wanted for word in (each, _singular(each)) for form in (word, f"{word}s"))


@functools.lru_cache(maxsize=16_384)
def _told(name: str, words: tuple[str, ...], wanted: frozenset[str]) -> tuple[Evidence, ...]:
    """Return a piece of evidence for the wanted words among those akin to them; of the forms of one the last counts."""
    last = {_singular(word): word for word in words}
    found = [last[word] for word in last if word in wanted or last[word] in wanted]
    return (_piece(name, min(2, len(found)), ", ".join(sorted(found)[:4])),) if found else ()


def _words_among(name: str, words: list[str], wanted: frozenset[str]) -> tuple[Evidence, ...]:
    """Return a piece of evidence for the wanted words among those nearby, or none; a plural is no other word."""
    akin = _akin(wanted)
    found = [word for word in words if word in akin]
    return _told(name, tuple(found), wanted) if found else ()


def _supported(support: int) -> tuple[Evidence, ...]:
    """Return the evidence that a number stands for."""
    many = ((), ("companies-in-document",), ("document-of-companies",))[support // _MANY]
    elsewhere = ("named-elsewhere",) if support & _ELSEWHERE else ()
    listed = ("list-of-companies",) if support & _LISTED else ()
    return tuple(map(_piece, (*elsewhere, *listed, *many)))


_SUPPORTED = [_supported(support) for support in range(3 * _MANY)]
