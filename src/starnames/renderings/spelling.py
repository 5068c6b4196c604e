"""How a pinyin syllable may be misspelled: near misses and slips of one letter.

A near miss is what two speakers, two engines or two romanizations would disagree on (zh and z, n and ng, x and sh,
l and n); a typo is one letter wrong.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["is_typo", "near_misses", "romanized", "split_syllable", "with_one_less"]

INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")

# Initial -> initials it is confused with.
SWAPS = {
    "zh": ("z", "j", "ch"),
    "z": ("zh", "c", "s"),
    "ch": ("c", "q", "zh"),
    "c": ("ch", "z", "ts"),
    "sh": ("s", "x", "ch"),
    "s": ("sh", "c"),
    "x": ("sh", "s", "hs", "q"),
    "q": ("ch", "x", "k", "j"),
    "j": ("zh", "z", "g", "q"),
    "l": ("n", "r", "ll"),
    "n": ("l",),
    "r": ("l", "y"),
    "f": ("ph",),
    "k": ("c",),
    "w": ("v", "hu"),
    "y": ("i", "j"),
}

# Final -> finals it is confused with.
FINALS = {
    "an": ("ang", "ann", "en"),
    "ang": ("an", "eng"),
    "en": ("eng", "an", "un"),
    "eng": ("en", "ong", "ang"),
    "in": ("ing", "un"),
    "ing": ("in", "eng"),
    "ian": ("iang", "ien", "an"),
    "iang": ("ian", "ang"),
    "uan": ("uang", "an"),
    "uang": ("uan", "ang"),
    "un": ("ong", "uan", "uen", "en", "oon"),
    "ong": ("on", "un", "eng", "ung"),
    "iong": ("ong",),
    "uo": ("o", "u"),
    "o": ("uo",),
    "ou": ("o",),
    "ui": ("uei", "ei", "wei"),
    "iu": ("iou", "ou", "u"),
    "ai": ("ei", "a", "ia", "e"),
    "ei": ("ai", "i", "e"),
    "ao": ("au", "o", "ou"),
    "iao": ("ao", "iau"),
    "ue": ("ve", "uo", "ie"),
    "ve": ("ue",),
    "v": ("u", "yu", "ue"),
    "ie": ("e", "ei", "ia"),
    "ia": ("a", "ya"),
    "ua": ("a", "wa"),
    "e": ("er", "o"),
    "er": ("e",),
    "i": ("y", "ee"),
    "u": ("oo",),
}

#: Consonants that are heard alike, by one of them; vowels and what is hardly heard are left out.
_HEARD = str.maketrans("bdcgqjxzrfw", "ptkkkssslvv", "aeiouyh")


@lru_cache(maxsize=8192)
def split_syllable(syllable: str) -> tuple[str, str]:
    """Return the initial and the final of a syllable.

    >>> split_syllable("zhuang"), split_syllable("an")
    (('zh', 'uang'), ('', 'an'))
    """
    for initial in INITIALS:
        if syllable.startswith(initial):
            return initial, syllable[len(initial) :]
    return "", syllable


# Initials as Wade-Giles writes them, where pinyin cannot be meant otherwise or rarely is.
WADE_GILES = {"q": "ch", "x": "hs", "c": "ts", "z": "ts"}


def romanized(syllable: str) -> str:
    """Return the syllable in the older romanization, or nothing where that does not differ.

    >>> romanized("qi"), romanized("xin"), romanized("lan")
    ('chi', 'hsin', '')
    """
    initial, final = split_syllable(syllable)
    return WADE_GILES[initial] + final if initial in WADE_GILES else ""


def near_misses(syllable: str) -> set[str]:
    """Return the spellings that are taken for `syllable`, itself left out.

    >>> sorted(near_misses("xin"))[:6]
    ['hsin', 'ixn', 'qin', 'shin', 'sin', 'xiin']
    """
    initial, final = split_syllable(syllable)
    finals = FINALS.get(final, ())
    found = {swap + final for swap in SWAPS.get(initial, ())}
    found |= {initial + swap for swap in finals}
    if len(syllable) > 2:
        found |= {syllable[:at] + syllable[at - 1 :] for at in range(1, len(syllable) + 1)}
        found |= {
            syllable[:at] + syllable[at + 1] + syllable[at] + syllable[at + 2 :] for at in range(len(syllable) - 1)
        }
    found.discard(syllable)
    return {each for each in found if len(each) > 1}


@lru_cache(maxsize=65536)
def is_typo(text: str, reading: str) -> bool:
    """Return whether one letter that is not the first tells `text` from `reading`.

    >>> is_typo("gui", "gai"), is_typo("haoo", "hao"), is_typo("gui", "lun")
    (True, True, False)
    """
    return text[0] == reading[0] and len(reading) > 2 and _one_edit(text, reading)


def consonants(text: str) -> str:
    """Return the consonants of letters, those that are heard alike by one of them, and a doubled one once.

    >>> consonants("wondus") == consonants("wandesi"), consonants("kovos") == consonants("kewosi")
    (True, True)
    """
    heard = text.translate(_HEARD)
    return "".join(each for each, before in zip(heard, " " + heard, strict=False) if each != before)


def _one_edit(left: str, right: str) -> bool:
    """Return whether one letter changed, added or left out tells the two apart."""
    if abs(len(left) - len(right)) > 1:
        return False
    if len(left) > len(right):
        left, right = right, left
    at = 0
    while at < len(left) and left[at] == right[at]:
        at += 1
    return left[at + (len(left) == len(right)) :] == right[at + 1 :]


def with_one_less(word: str) -> set[str]:
    """Return a word and what is left of it without one letter: what one slip tells from another has one in common.

    >>> sorted(with_one_less("gui"))
    ['gi', 'gu', 'gui', 'ui']
    """
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
