"""Short forms that a document makes known itself: "Stone" where "Stone Technology" is linked.

Chinese news names a company in full once and by its brand afterwards. What is left of a linked name without the words
of its trade is looked for where it stands alone, with its capital. It needs what a name needs otherwise: a dictionary
word, or one that somebody else owns, is only linked where the words around it say what companies do. Only what was
translated gives a short form: a canonical name gives none, so that a second pass finds no more than the first.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from starnames import cues, geography
from starnames.finder import Proposal
from starnames.longer import chinese_places, is_place_word
from starnames.model import Candidate
from starnames.remembering import remembered
from starnames.words import is_dictionary_word, is_pinyin, is_surname

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from starnames.model import Link
    from starnames.resolver import Resolver

__all__ = ["Shortened", "short_forms"]

_SHORTEST = 4
#: What a short form counts for: with the full name elsewhere, enough unless something speaks against it.
_SCORE = 0.45
_POSSESSIVE = ("'s", "’s", "'", "’")
_POSSESSIVE_ENDS = frozenset("s'’")
_NO_COMPANIES = frozenset({"institution", "product"})
_TOLD = frozenset({"alias", "alignment", "rendering"})


class Shortened(NamedTuple):
    """A short form that stands alone: where, whose it may be, if the text has to say so, if others own it."""

    proposal: Proposal
    candidates: tuple[Candidate, ...]
    doubtful: bool
    owned: bool = False


def short_forms(
    text: str,
    runs: Iterable[tuple[int, int]],
    proposals: Sequence[Proposal],
    decided: Mapping[int, Link],
    resolver: Resolver,
) -> dict[int, Shortened]:
    """Return by their start the short forms of names that are linked, as far as they stand by themselves in a text.

    What is short for several companies of the document is given where it is a mention already: it has all of them as
    candidates.

    `runs` are those of capitalized words outside recorded names, `decided` what was made of which of the `proposals`.
    """
    brands = _brands(text, proposals, decided, resolver)
    if not brands:
        return {}
    found: dict[int, Shortened] = {}
    starts = [each.start for each in proposals]
    for start, end in _standing_alone(text, runs, brands):
        owners = brands[text[start:end]]
        at = bisect_left(starts, start)
        here = at < len(starts) and starts[at] == start and proposals[at].end == end
        if not _is_open(decided.get(at)) if here and len(owners) == 1 else len(owners) > 1 and not here:
            continue
        before = proposals[at - 1].end if at else -1
        behind = starts[at + here] if at + here < len(starts) else len(text) + 1
        if before < start - (text[start - 1 : start] == " ") and behind > end + (text[end : end + 1] == " "):
            found[start] = Shortened(Proposal(start, end, ()), owners, is_dictionary_word(text[start:end]))
    for number, each in enumerate(proposals) if brands else ():  # another one's recorded name: an app has no price
        whose = brands.get(text[each.start : each.end], ()) if each.claims else ()
        link = decided.get(number)
        other = link.entity if link else None
        if len(whose) == 1 and (other is None or other.kind in _NO_COMPANIES):
            if other and other.kind == "institution":  # it may speak of itself: nobody's, if not the company's
                whose = (*whose, Candidate(entity=other, score=_SCORE, how="official", form=whose[0].form))
            found[each.start] = Shortened(Proposal(each.start, each.end, ()), whose, doubtful=True, owned=True)
    return found


def _is_open(link: Link | None) -> bool:
    return link is None or link.entity is None


def _brands(
    text: str, proposals: Sequence[Proposal], decided: Mapping[int, Link], resolver: Resolver
) -> dict[str, tuple[Candidate, ...]]:
    """Return the brands of the linked companies, each with its owners as candidates."""
    found: dict[str, dict[str, Candidate]] = {}
    for number, link in decided.items():
        if link.entity is None or link.entity.kind != "company" or link.how not in _TOLD:
            continue
        full = text[proposals[number].start : proposals[number].end]
        if brand := _brand(full, resolver) or _told(full, link, resolver):
            candidate = Candidate(entity=link.entity, score=_SCORE, how="alignment", form=full)
            found.setdefault(brand, {}).setdefault(link.entity.id, candidate)
    return {brand: tuple(owners[each] for each in sorted(owners)) for brand, owners in found.items()}


@remembered
def _brand(full: str, resolver: Resolver) -> str:
    """Return what is left of a name without the words of its trade, if that is one word that may name somebody."""
    words = full.split(" ")
    while len(words) > 1 and words[-1].lower() in resolver.rendered.trade_words:
        words.pop()
    if len(words) == 2 and (_is_place(words[0].lower(), resolver) or _is_trade_before(words[0], words[1], resolver)):
        del words[0]
    brand = words[0]
    if len(words) > 1 or brand == full or len(brand) < _SHORTEST or not (brand.isascii() and brand.istitle()):
        return ""
    return "" if _is_banned(brand, resolver) else brand


def _told(full: str, link: Link, resolver: Resolver) -> str:
    """Return a name of one word that only the ticker beside it tells: it stands by itself elsewhere."""
    tickered = any(each.name.startswith("ticker: ") for each in link.evidence)
    if not tickered or len(full) < _SHORTEST or not (full.isascii() and full.isalpha() and full.istitle()):
        return ""
    return "" if _is_banned(full, resolver) else full


def _is_banned(brand: str, resolver: Resolver) -> bool:
    """Return whether a word says where, or opens a sentence, or is a surname."""
    small = brand.lower()
    banned = small in cues.OPENERS or small in geography.FOREIGN or small in geography.PLACES or is_surname(brand)
    banned |= small in geography.DIRECTIONS
    return banned or is_place_word(resolver.kb, small)


def _is_place(word: str, resolver: Resolver) -> bool:
    """Return whether a word is a Chinese place that stands before brands: "China Tonghao", "Xi'an Yicai"."""
    return word in geography.PLACES or bool(chinese_places(resolver.kb, word))


def _is_trade_before(word: str, brand: str, resolver: Resolver) -> bool:
    """Return whether a word is a trade that stands before a brand of Chinese sounds: "Aerospace Hongtu"."""
    return word.lower() in resolver.rendered.trade_words and is_pinyin(brand.lower()) and not is_dictionary_word(brand)


def _unpossessive(word: str) -> str:
    """Return a word without the ending of a possessive, or nothing where it has none."""
    if word[-1:] not in _POSSESSIVE_ENDS:
        return ""
    return next((word.removesuffix(each) for each in _POSSESSIVE if word.endswith(each)), "")


def _standing_alone(
    text: str, runs: Iterable[tuple[int, int]], brands: Mapping[str, tuple[Candidate, ...]]
) -> Iterator[tuple[int, int]]:
    """Yield the places of the brands that are all of a run, but for what opens a sentence and for a possessive."""
    for start, end in runs:
        run = text[start:end].rstrip(" ")
        opener, _, word = run.rpartition(" ")
        brand = word if word in brands else _unpossessive(word)
        if brand in brands and all(each.lower() in cues.OPENERS for each in opener.split(" ") if opener):
            first = start + len(run) - len(word)
            yield first, first + len(brand)
