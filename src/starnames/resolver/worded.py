"""Official English names in other words: "MGI Technology" is MGI Tech, "Sunline Tech" is Shenzhen Sunline Tech.

Translators and models that know a company print its English name from memory: with another word for its trade, or
without the place before it and the "Technology" behind it. The first is asked of the recorded names, every one of which
says the rest in full. The second is believed of a brand that no other listed company has, where nothing of the official
name is missing but places and words that say no trade.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from starnames import geography
from starnames.model import Candidate
from starnames.names import bare_name, placeless_name
from starnames.text import bare_query, fold_name
from starnames.words import is_dictionary_word, reads_as_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starnames.table import KnowledgeBase

__all__ = ["exchanged", "worded"]

#: Words of trades that stand for each other in English names of Chinese companies.
_ALIKE = (
    "tech technology technologies",
    "semi semiconductor semiconductors",
    "pharma pharmaceutical pharmaceuticals",
    "bio biotech biotechnology bio-technology bio-tech biological biology",
    "material materials",
    "electronic electronics",
    "electric electrical",
    "microelectronics micro-electronics microelectronic micro",
    "optoelectronics optoelectronic opto-electronics opto-electronic photoelectric",
    "chemical chemicals",
    "holding holdings",
    "industry industries industrial",
    "intelligent intelligence smart",
    "communication communications",
    "network networks",
    "system systems",
    "instrument instruments",
    "device devices",
    "product products",
    "service services",
    "component components",
    "resource resources",
    "tool tools",
    "food foods",
    "environment environmental",
    "auto automotive automobile",
    "hi-tech high-tech",
    "& and",
)
_OTHERS = {word: tuple(group.split()) for group in _ALIKE for word in group.split()}
#: What says neither who nor what, and may be left off.
_SAYING_NOTHING = frozenset(
    """tech holding industry group science development international enterprise joint-stock stock hi-tech & of the
    """.split(),
)
_MOST_EXCHANGED = 3
_SHORTEST = 2
#: What a name counts for that is the official one but for the word of its trade, and one that leaves something off.
_EXCHANGED, _LESS = 0.95, 0.85


def exchanged(name: str) -> Iterator[str]:
    """Yield a folded name with other words for its trades, at most three of which are exchanged.

    >>> list(exchanged("mgi tech"))
    ['mgi technology', 'mgi technologies']
    """
    words = name.split()
    places = [at for at, word in enumerate(words) if word in _OTHERS][-_MOST_EXCHANGED:]
    if len(words) < _SHORTEST or not places:
        return
    for other in product(*(_OTHERS[words[at]] for at in places)):
        changed = dict(zip(places, other, strict=True))
        made = " ".join(changed.get(at, word) for at, word in enumerate(words))
        if made != name:
            yield made


def worded(surface: str, rendered: tuple[Candidate, ...], kb: KnowledgeBase) -> tuple[Candidate, ...]:
    """Return the company whose official English name a surface is in other words; nothing for none or several.

    `rendered` are the candidates by its Chinese name.
    """
    name = bare_query(surface)
    found: dict[int, str] = {}
    for each in exchanged(name):
        for index, role, form in kb.forms.get(each, ()):
            if role == "official" and kb.kind_at(index) == "company":
                found.setdefault(index, form)
    if found:
        made = [Candidate(entity=kb.at(i), score=_EXCHANGED, how="official", form=form) for i, form in found.items()]
        return tuple(made) if len(made) == 1 else ()
    branded = [each for each in rendered if each.has("brand")]
    if len(branded) != 1 or not _says_no_less(name, branded[0].entity.name):
        return ()
    return (Candidate(entity=branded[0].entity, score=_LESS, how="official", form=branded[0].entity.name),)


def _says_no_less(name: str, official: str) -> bool:
    """Return whether a name has the words of an official one in order, but for what says nothing of the company."""
    ours, theirs = _stems(name), _stems(fold_name(placeless_name(bare_name(official))))
    left = iter(theirs)
    if len(ours) < _SHORTEST or not all(word in left for word in ours) or not any(map(_is_coined, ours)):
        return False
    return all(word in _SAYING_NOTHING or word in geography.PLACES for word in theirs if word not in ours)


def _is_coined(word: str) -> bool:
    """Return whether a word is neither one of the language nor spelled as a Chinese name may be."""
    return not is_dictionary_word(word) and not reads_as_name(word) and word not in geography.PLACES


def _stems(name: str) -> list[str]:
    """Return the words of a name, those that stand for each other as one."""
    return [_OTHERS.get(word, (word,))[0] for word in name.replace(",", " ").split()]
