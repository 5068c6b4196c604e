"""Longest-phrase lookup: the tables compiled into a trie of words.

A token is a word of ASCII letters, a run of digits, or one other character; one space or hyphen may stand between
tokens. Words of one or two letters are case-sensitive, longer ones are not.
"""

from __future__ import annotations

from typing import Any

from starnames.patterns import lazy

__all__ = ["Trie", "add_phrase", "find_longest"]

# A trie node maps a token to a node, and the empty token to what the phrase so far means.
Trie = dict[str, Any]

_TOKEN = lazy(r"(?:[ \u00a0\u2009\u202f]|-|\n(?=[a-z]))?([A-Za-z]{1,24}+|[0-9]{1,4}+|[^\sA-Za-z0-9])")


def add_phrase(trie: Trie, phrase: str, meaning: object, *, backward: bool = False) -> None:
    """Add a phrase; the first meaning given to a phrase stays. Backward phrases are read from their last character.

    >>> trie: Trie = {}
    >>> add_phrase(trie, "hundred million", 8)
    >>> find_longest(trie, "3.5 Hundred Million yuan", 3)
    (8, 19)
    """
    if backward:
        phrase = phrase[::-1]
    position = 0
    while position < len(phrase):
        found = _TOKEN.match(phrase, position)
        if found is None:  # pragma: no cover - tables hold no odd spaces
            raise ValueError(phrase)
        token = found[1]
        trie = trie.setdefault(token.lower() if len(token) > 2 else token, {})
        position = found.end()
    trie.setdefault("", meaning)


def find_longest(trie: Trie, text: str, position: int) -> tuple[Any, int] | None:
    """Return the meaning of the longest phrase that begins here, and where it ends."""
    best = None
    token_at = _TOKEN.match
    node: Trie | None
    while True:
        char = text[position : position + 1]
        if char > "\u2fff":  # a Chinese character is a token by itself: no need to look for words
            node = trie.get(char)
            if node is None:
                break
            position += 1
        else:
            found = token_at(text, position)
            if found is None:
                break
            token = found[1]
            node = trie.get(token)
            if node is None and (len(token) < 3 or (node := trie.get(token.lower())) is None):
                break
            position = found.end()
        trie = node
        meaning = trie.get("")
        if meaning is not None:
            best = (meaning, position)
            if len(trie) == 1:
                break
    return best
