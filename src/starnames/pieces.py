"""Pieces of evidence: a name with its weight, and the words that it was found in."""

from __future__ import annotations

import functools

from starnames import weights
from starnames.model import Evidence

__all__ = ["piece", "singulars", "words_among"]


@functools.lru_cache(maxsize=4096)
def piece(name: str, times: int = 1, detail: str = "") -> Evidence:
    """Return a piece of evidence that is found so many times, with what was found."""
    weight = round(weights.WEIGHTS[name] * times, 4)
    return Evidence(name=f"{name}: {detail}" if detail else name, weight=weight)


def words_among(name: str, words: list[str], wanted: frozenset[str]) -> tuple[Evidence, ...]:
    """Return a piece of evidence for the wanted words among those nearby, or none; a plural is no other word."""
    akin = _akin(wanted)
    found = [word for word in words if word in akin]
    return _told(name, tuple(found), wanted) if found else ()


@functools.lru_cache(maxsize=16_384)
def _told(name: str, words: tuple[str, ...], wanted: frozenset[str]) -> tuple[Evidence, ...]:
    """Return a piece of evidence for the wanted words among those akin to them; of the forms of one the last counts."""
    last = {_singular(word): word for word in words}
    found = [last[word] for word in last if word in wanted or last[word] in wanted]
    return (piece(name, min(2, len(found)), ", ".join(sorted(found)[:4])),) if found else ()


@functools.lru_cache(maxsize=4096)
def _akin(wanted: frozenset[str]) -> frozenset[str]:
    """Return the wanted words with their singulars and plurals: no other word has the singular of one."""
    return frozenset(form for each in wanted for word in (each, _singular(each)) for form in (word, f"{word}s"))


@functools.lru_cache(maxsize=4096)
def singulars(words: tuple[str, ...]) -> frozenset[str]:
    """Return words without the s of a plural."""
    return frozenset(map(_singular, words))


def _singular(word: str) -> str:
    """Return a word without the s of a plural."""
    return word[:-1] if word[-1:] == "s" and len(word) > 3 else word
