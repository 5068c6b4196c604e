"""Names that a mention is only a part of: "Hygon" of "Hygon Brothers", "Lujiazui" of "Lujiazui station".

A longer company name is seen by its legal suffix, by a place before it that is not in the entity's own name, and by a
word behind it that makes the name of an organization or of a place, unless the word is the entity's own: in one of its
English names, or a rendering of a piece of its Chinese one ("Hygon Information" is Hygon's). "Group" and "Holding" name
the parent where no Chinese name of the entity has the word; a place behind a name makes a subsidiary of it.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from starnames import cues, geography
from starnames.patterns import lazy
from starnames.remembering import remembered
from starnames.words import is_anybodys_name, is_dictionary_word, is_surname, letters

if TYPE_CHECKING:
    from starnames.model import Entity
    from starnames.table import KnowledgeBase

__all__ = ["asks_before", "chinese_places", "is_place_word", "longer_name", "may_be_the_parent", "stands_whole"]

_LONGER = lazy(
    r" (?:\([A-Z][a-z]+\) ?|(?:[A-Z][\w&.-]* ){1,4}|(?:[A-Z][\w&.-]* )?\([A-Z][a-z]+\) ?)"
    r"(?:Co\.|Co,|Inc\b|Ltd\b|Corp\b|Corporation\b|Limited\b|LLC\b)"
    r"| (?:& |and )(?:Sons|Co\b|Company\b|Partners\b|Associates\b|Brothers\b)",
)
_SURNAME_BEFORE = lazy(r"(?<![\w.])([A-Z][a-z]{1,5}) $")
_WORD_BEFORE = lazy(r"([A-Z][a-z'’]+)[ (]{1,2}$")
_WORD_BEHIND = lazy(r"[ \n]([A-Za-z]{3,24})\b(?!['’-])(?: ([A-Za-z]{3,24})\b)?")
_PLACE_BEHIND = lazy(r" (Hong Kong|USA|UK|[A-Z][a-z]{3,15})\b(?!['’-])(?: ([a-z]+))?")
_PARENT_BEHIND = lazy(r" (Group|Holdings?)\b(?! Co)")
_PARENT_AT_END = lazy(r" (Group|Holdings?)$")
_PARENT_SAID = lazy(r", (?:the|its|their|an?) (?:\w+ )?(?:parent|controlling shareholder)\b")
_SOUNDS_BEHIND = lazy(r" ([A-Z][a-z]{4,15})\b(?!['’-])")
_LEGAL_ENDS = ("Ltd", "Limited", "Inc", "Corporation", "Co")
_PARENTS = (" Group", " Holding", " Holdings")
_BLANKS = frozenset(" \n")
#: How a longer name goes on that has no capital there: "(Shanghai) Co.", "& Sons", "and Company".
_JOINTS = frozenset("(&a")
_BRACKETS = frozenset("(&")
#: What may stand between a name and a word that belongs to it, and end that word.
_OPENING = frozenset("(\n")
_WORD_ENDS = frozenset("'’( ")
_PLACE_HEADS = frozenset(noun[:3] for noun in geography.PLACE_NOUNS)
_REACH = 120
_WORD = 24


def longer_name(text: str, start: int, end: int, following: int, entity: Entity, kb: KnowledgeBase) -> str:
    """Return the longer name that a mention of an entity is only a part of, or nothing.

    `following` is where the next mention begins: a name does not reach into it.
    """
    if not text[start].isascii():
        return ""
    # Most mentions have a small word behind them and none of what follows: single characters tell, before any pattern.
    ahead = text[end + 1 : end + 2] if text[end : end + 1] in _BLANKS else ""
    capital = ahead.isupper()
    if (capital or ahead in _JOINTS) and (longer := _LONGER.match(text, end, min(following, end + _REACH))):
        return text[start : longer.end()]
    surface = text[start:end]
    if " " not in surface and _is_behind_a_word(text, start):
        somebody = _SURNAME_BEFORE.search(text, max(0, start - 8), start)
        surname = somebody[1] if somebody else ""
        if is_surname(surname) and surname.lower() not in cues.OPENERS and is_anybodys_name(surface):
            return f"{surname} {surface}"
    is_company = entity.kind == "company"
    if is_company and (elsewhere := _place_before(text, start, surface, entity, kb)):
        return f"{elsewhere} {surface}"
    if is_company and (capital or surface.endswith(_PARENTS)):
        relative = _relative(text, start, end, following, entity)
        if relative:
            return relative
    if surface.rstrip(".").endswith(_LEGAL_ENDS):
        before = _WORD_BEFORE.search(text, max(0, start - 24), start)
        place = before[1] if before else ""
        own = place.lower().replace("'", "") not in geography.PLACES or place in entity.name
        return "" if own else f"{place} {surface}"
    if not is_company or not (capital or text[end + 1 : end + 4].lower() in _PLACE_HEADS):
        return ""
    return _going_on(text, surface, end, following, entity, kb)


def may_be_the_parent(surface: str, entity: Entity) -> bool:
    """Return whether a name by its own letters may be that of a company's parent ("Huafeng Group")."""
    parent = _PARENT_AT_END.search(surface)
    return parent is not None and _is_the_parent(entity, parent[1])


def asks_before(surface: str, entity: Entity) -> bool:
    """Return whether a word before a name may make it a part of a longer one, as its letters tell.

    A place belongs to a company's name and to any with a legal suffix, a surname to one that may be somebody's.
    """
    if surface.rstrip(".").endswith(_LEGAL_ENDS):
        return True
    return entity.kind == "company" and bool(entity.zh_full) if " " in surface else is_anybodys_name(surface)


def stands_whole(text: str, start: int, end: int, *, company: bool, asks: bool) -> bool:
    """Return whether the characters beside a name tell that it is no part of a longer one.

    `company` if it is a company's, `asks` if a word before it matters.

    >>> [stands_whole(each, 0, 5, company=True, asks=False) for each in ("Hygon, a", "Hygon has", "Hygon Brothers")]
    [True, True, False]
    """
    behind = text[end : end + 4]
    if behind[:1] in _BLANKS:
        ahead = behind[1:]
        if ahead[:1].isupper() or ahead[:1] in _BRACKETS or ahead == "and":
            return False
        if company and ahead.lower() in _PLACE_HEADS:
            return False
    elif behind[:1] == "," and text.endswith(_PARENTS, start, end):
        return False
    return not asks or not _is_behind_a_name(text, start)


def _is_behind_a_name(text: str, start: int) -> bool:
    """Return whether a word with a capital may stand directly before a place, as far as a few characters tell."""
    last = text[max(0, start - 2) : start]
    if last[1:] != " ":
        return last[1:] in _OPENING
    return (last[0].isalpha() or last[0] in _WORD_ENDS) and not _is_small(text, start - 1)


def _is_small(text: str, end: int) -> bool:
    """Return whether the word that ends at a place has small letters only."""
    return text[max(0, end - _WORD) : end].rpartition(" ")[2].islower()


def _place_before(text: str, start: int, surface: str, entity: Entity, kb: KnowledgeBase) -> str:
    """Return the Chinese place directly before a name of ordinary words that is no company's of that place.

    "Harbin Iron Technology" is not Iron Technology of Suzhou.
    """
    if text[start - 1 : start] != " " or not text[max(0, start - 2)].isalpha() or not surface[0].isupper():
        return ""
    if _is_small(text, start - 1):
        return ""
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    places = chinese_places(kb, before[1].lower()) if before else ()
    head, _, rest = surface.partition(" ")
    if not places or not rest or not entity.zh_full or any(each in entity.zh_full for each in places):
        return ""
    return before[1] if before and before[1] not in entity.name and is_dictionary_word(head) else ""


def _is_behind_a_word(text: str, start: int) -> bool:
    """Return whether a small letter and a blank stand before a place, as far as they tell."""
    before = text[max(0, start - 2) : start]
    return before == " \n" or (before[1:] == " " and before[0].islower())


def _going_on(text: str, surface: str, end: int, following: int, entity: Entity, kb: KnowledgeBase) -> str:
    """Return the name that goes on behind a company's: an organization, a place."""
    behind = _WORD_BEHIND.match(text, end, min(following, end + _REACH))
    if behind is None:
        return ""
    word = behind[1].lower()
    named = behind[1][0].isupper() and (word in _trade_words(kb) or word in cues.ORGANIZATION_WORDS)
    if not named and behind[1][0].isupper() and word in _name_words(kb):  # "Kunlun Core has", but "Hygon Core Beats"
        named = not (behind[2] or "")[:1].isupper() and word not in cues.MOVES
    phrase = f"{behind[1]} {behind[2]}"
    if not named and phrase.istitle() and phrase.lower() in _trade_phrases(kb):  # "New Materials"
        named = (behind[2] or "").lower() not in _own_words(entity.id, kb)
    if not named and " " not in surface and behind[1].istitle() and _may_begin(surface):  # "Hongwei Pan", "Atlas Copco"
        named = is_surname(behind[1]) or not is_dictionary_word(word)
    if (named or word in geography.PLACE_NOUNS) and word not in _own_words(entity.id, kb):
        return f"{surface} {behind[1]}"
    last = behind[2] or ""
    noun = last.lower()
    goes_on = noun in geography.PLACE_NOUNS or (last[:1].isupper() and noun in cues.ORGANIZATION_WORDS)
    if goes_on and behind[1][0].isupper() and noun not in _own_words(entity.id, kb):
        return f"{surface} {behind[1]} {last}"
    return ""


def _may_begin(word: str) -> bool:
    """Return whether many names begin with a word: one of Chinese sounds, or of the language."""
    return is_anybodys_name(word) or is_dictionary_word(word.lower())


def _relative(text: str, start: int, end: int, following: int, entity: Entity) -> str:
    """Return the name of the parent or of a subsidiary abroad or elsewhere that a mention is, or is a part of."""
    surface = text[start:end]
    if _PARENT_AT_END.search(surface) and _PARENT_SAID.match(text, end):
        return f"{surface}, the parent"
    parent = _PARENT_AT_END.search(surface) or _PARENT_BEHIND.match(text, end, following)
    if parent and _is_the_parent(entity, parent[1]):
        return text[start : max(end, parent.end())] if parent.string is text else surface
    more = _SOUNDS_BEHIND.match(text, end, following)
    if more and is_anybodys_name(more[1]) and not is_surname(more[1]) and not is_dictionary_word(more[1]):
        return f"{surface} {more[1]}"
    place = _PLACE_BEHIND.match(text, end, min(following, end + _REACH))
    if place is None or place[2] in geography.PLACED_NOUNS:
        return ""
    word = place[1].lower()
    somewhere = word in geography.PLACES or word in geography.FOREIGN or word in geography.REGIONS
    return f"{surface} {place[1]}" if somewhere and place[1] not in entity.name else ""


@functools.lru_cache(maxsize=4096)
def _is_the_parent(entity: Entity, word: str) -> bool:
    """Return whether a name with "Group" or "Holding" is the parent's: no name of the entity has the word."""
    former = [each.zh for each in entity.former]
    chinese = " ".join((entity.zh, entity.zh_full, *former))
    english = [name for each in entity.former for name in (each.name, each.short)]
    english += [entity.name, entity.short, *entity.official, *(each.form for each in entity.aliases)]
    if not entity.zh_full or word.lower().rstrip("s") in {each.rstrip("s") for each in letters(" ".join(english))}:
        return False
    # 股份 is put as "Holding" as well
    return "集团" not in chinese if word == "Group" else "控股" not in chinese and not entity.zh.endswith("股份")


@functools.lru_cache(maxsize=8)
def _pieces(kb: KnowledgeBase) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the pieces of Chinese names, their kinds, and the words that each surfaces as."""
    rows = kb.rendering_data.get("morphemes", ())
    return tuple((zh, kind, tuple(letters(" ".join(english)))) for zh, kind, english, _ in rows)


def is_place_word(kb: KnowledgeBase, word: str) -> bool:
    """Return whether a word is what a place in Chinese names surfaces as: "western", "sichuan"."""
    return word in _place_words(kb)


def chinese_places(kb: KnowledgeBase, word: str) -> tuple[str, ...]:
    """Return the places of two characters or more that a word is the English name of: "sichuan" is 四川."""
    return _chinese_places(kb).get(word, ())


@functools.lru_cache(maxsize=8)
def _chinese_places(kb: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for zh, kind, english, _ in kb.rendering_data.get("morphemes", ()):
        if kind == "place" and len(zh) > 1:
            found |= {word: (*found.get(word, ()), zh) for word in map(str.lower, english)}
    return found


@functools.lru_cache(maxsize=8)
def _place_words(kb: KnowledgeBase) -> frozenset[str]:
    return frozenset(word for _, kind, words in _pieces(kb) if kind == "place" for word in words)


@functools.lru_cache(maxsize=8)
def _trade_words(kb: KnowledgeBase) -> frozenset[str]:
    return frozenset(word for _, kind, words in _pieces(kb) if kind == "generic" for word in words if len(word) > 3)


@functools.lru_cache(maxsize=8)
def _trade_phrases(kb: KnowledgeBase) -> frozenset[str]:
    """Return the trades of two words: "new materials"."""
    rows = kb.rendering_data.get("morphemes", ())
    glosses = (gloss.lower() for _, kind, english, _ in rows if kind == "generic" for gloss in english)
    return frozenset(gloss for gloss in glosses if gloss.count(" ") == 1)


@functools.lru_cache(maxsize=8)
def _name_words(kb: KnowledgeBase) -> frozenset[str]:
    """Return the words that names are made of: what the pieces of Chinese names that are no places surface as."""
    return frozenset(word for _, kind, words in _pieces(kb) if kind != "place" for word in words if len(word) > 3)


@remembered
def _own_words(entity_id: str, kb: KnowledgeBase) -> frozenset[str]:
    """Return the words of the names of an entity, and those that its Chinese name may surface as."""
    entity = kb[entity_id]
    former = [name for each in entity.former for name in (each.name, each.short)]
    names = (entity.name, entity.short, *entity.official, *former, *(each.form for each in entity.aliases))
    chinese = " ".join((entity.zh, entity.zh_full, *(each.zh for each in entity.former)))
    own = {word for zh, _, words in _pieces(kb) if zh in chinese for word in words}
    return frozenset(own.union(letters(" ".join(names))))
