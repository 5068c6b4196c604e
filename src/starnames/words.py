"""Is this a word, or could it be somebody's name? Facts about words that hold whatever the table.

Three sources: an English dictionary with counts, the English names of the A-share companies, and the syllables of
Hanyu Pinyin and of Japanese in Latin letters. Each is read when first asked for, never at import: only a doubtful
name needs them.
"""

from __future__ import annotations

import functools
import os
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from starnames.patterns import lazy
from starnames.table import default_base

if TYPE_CHECKING:
    import re

__all__ = ["World", "is_dictionary_word", "is_pinyin", "other_readings", "reads_as_name", "world"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Japanese in Hepburn's spelling.
_ROMAJI = lazy(
    r"(?:(?:kk|pp|[kgnbpmr])[aeiou]|(?:[kgnbpmrh]y|y)[auo]|(?:ss?|z)[aueo]|(?:s?sh|j|t?ch)[aiueo]|tt?[aeo]|t?tsu"
    r"|d[aeo]|h[aieo]|fu|w[ao]|[aeiou]|n)+",
)
_BARELY_A_SYLLABLE = frozenset({"m", "n", "ng", "hm", "hng"})
#: A dictionary word counted less often than this is not what a slip was meant to be.
_USUAL = 50


@functools.cache
def _dictionary() -> dict[str, int]:
    """Return how often each word of the spelling checker's dictionary was counted.

    Its file is read as it is: the checker itself takes three times as long to get ready, and we ask for words only.
    """
    import gzip  # noqa: PLC0415 - for a doubtful name only, as all of this
    import json  # noqa: PLC0415
    from importlib.util import find_spec  # noqa: PLC0415

    found = find_spec("spellchecker")
    for folder in (found and found.submodule_search_locations) or ():
        file = os.path.join(folder, "resources", "en.json.gz")  # noqa: PTH118 - pathlib is not loaded otherwise
        if os.path.isfile(file):  # noqa: PTH113
            with gzip.open(file) as packed:
                words: dict[str, int] = json.loads(packed.read())
            return words
    from spellchecker import SpellChecker  # noqa: PLC0415 - a version that keeps its words elsewhere

    return dict(SpellChecker(language="en").word_frequency.dictionary)


def is_dictionary_word(word: str, *, common: int = 0) -> bool:
    """Return whether a word stands in an English dictionary, as one counted `common` times or more in its texts.

    >>> is_dictionary_word("quartz"), is_dictionary_word("haiguang"), is_dictionary_word("quartz", common=5000)
    (True, False, False)
    """
    return _dictionary().get(word.lower(), -1) >= common


def other_readings(slip: str, meant: str) -> set[str]:
    """Return the usual dictionary words, `meant` left out, that `slip` may be a slip of as well.

    >>> "bird" in other_readings("bord", "board"), other_readings("agumented", "augmented")
    (True, set())
    """
    cuts = [(slip[:at], slip[at:]) for at in range(len(slip) + 1)]
    near = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    near |= {a + c + b[1:] for a, b in cuts if b for c in _LETTERS} | {a + c + b for a, b in cuts for c in _LETTERS}
    return {each for each in near if each[:1] == slip[:1] and is_dictionary_word(each, common=_USUAL)} - {slip, meant}


class World(NamedTuple):
    """What companies are called: their names without legal suffix, how many names have a word, pinyin syllables."""

    names: frozenset[str]
    words: Counter[str]
    syllables: re.Pattern[str]


@functools.cache
def world() -> World | None:
    """Return the facts that stand beside the tables, or None where an installation lacks them."""
    kb = default_base()
    if not kb.market_data or not kb.rendering_data:
        return None
    readings: dict[str, str] = kb.rendering_data["readings"]
    syllables = {each for line in readings.values() for each in line.split()} - _BARELY_A_SYLLABLE
    pattern = "|".join(sorted(syllables, key=len, reverse=True))
    words = Counter(kb.market_data["words"])
    return World(frozenset(kb.market_data["names"]), words, lazy(f"(?:{pattern})+"))


def is_pinyin(word: str) -> bool:
    """Return whether a word is made of syllables of Hanyu Pinyin.

    >>> [is_pinyin(each) for each in ("toujing", "haiguan", "kaisei", "tuojign")]
    [True, True, False, False]
    """
    facts = world()
    return bool(facts and facts.syllables.fullmatch(word))


def reads_as_name(word: str) -> bool:
    """Return whether a word is spelled as a Chinese or a Japanese name may be, sound by sound.

    >>> [reads_as_name(each) for each in ("toujing", "haiguan", "kaisei", "tuojign")]
    [True, True, True, False]
    """
    return is_pinyin(word) or bool(_ROMAJI.fullmatch(word))
