"""Folding: one form of a text to search in, with the way back to the original.

We fold to find, never to print. Folding levels width, case, accents, curly quotes, dashes, blanks and Han variants;
it drops combining marks and invisible characters and draws runs of blanks together (a blank line stays a line break).
Every other character keeps its place, so that a span found in the folded text is a span of the original. Lone
surrogates (undecodable bytes that came through a file) become U+FFFD in the folded text only.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from starnames.han import SIMPLIFIED
from starnames.names import LEGAL_SUFFIX
from starnames.patterns import lazy

__all__ = [
    "Folded",
    "bare_query",
    "fold",
    "fold_name",
    "is_chinese",
    "is_word",
    "mask_of",
    "masked",
]

_DROPPED = "\ue000"
_MARK, _NO_MARK = b"x "
_PUNCTUATION = {
    "‘": "'",
    "’": "'",
    "‚": "'",
    "‛": "'",
    "′": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "、": ",",
    "。": ".",
    "·": "·",
}


class _Fold(dict[int, str]):
    """The folded form of every character but the ASCII ones, worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(char: str) -> str:
    if char in _PUNCTUATION:
        return _PUNCTUATION[char]
    if "\u4e00" <= char <= "\u9fff":
        return SIMPLIFIED.get(char, char)
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return _DROPPED
    if category == "Cs" or char == _DROPPED:
        return "\ufffd"
    if char.isspace():
        return " "
    plain = "".join(c for c in unicodedata.normalize("NFKD", char) if unicodedata.category(c) != "Mn").lower()
    if len(plain) != 1:
        return char
    return _PUNCTUATION.get(plain, SIMPLIFIED.get(plain, plain))


_TABLE = _Fold()
_HAN = lazy("[\u3400-\u9fff]")
_LETTERS = lazy("[A-Za-z]+")
_FOREIGN = lazy(r"[^\x00-\x7f]+")
_BLOCK = 512
_BLANK = r"\t\n\r\x0b\x0c"
_RARE = lazy(rf"[{_BLANK}][ {_BLANK}]*")
_BREAK = lazy(r"\n[ \n]*")  # begins with one letter: found faster than one of several
_UNEVEN = lazy(rf"[ {_BLANK}][ {_BLANK}{_DROPPED}]*[ {_BLANK}]|[{_BLANK}]|{_DROPPED}+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `origin` gives the place in the original where a folded position came from."""

    text: str
    length: int
    _places: list[int] = field(default_factory=list)
    _shifts: list[int] = field(default_factory=list)

    def origin(self, position: int) -> int:
        r"""Return the position in the original text.

        >>> fold("Cafe\u0301  x").origin(5)
        7
        """
        if not self._places:
            return position
        index = bisect_right(self._places, position) - 1
        return position + (self._shifts[index] if index >= 0 else 0)

    @property
    def steps(self) -> tuple[list[int], list[int]]:
        """Where places begin to stand otherwise in the original, and by how much before the first and from each on."""
        return self._places, [0, *self._shifts]


def _uneven(lowered: str) -> list[tuple[int, int]]:
    """Return the spans that folding shortens or changes: runs of blanks, line breaks, what is dropped.

    Where no two spaces follow each other every such span holds a rarer blank, and those are faster found.
    """
    if "  " in lowered or _DROPPED in lowered:
        return [run.span() for run in _UNEVEN.finditer(lowered)]
    rare = _RARE if any(each in lowered for each in "\t\r\x0b\x0c") else _BREAK
    runs = [run.span() for run in rare.finditer(lowered)]
    return [(start - (lowered[start - 1 : start] == " "), end) for start, end in runs]


def _leveled(text: str) -> str:
    """Return a text in small letters with every other character folded; blocks of plain letters are the most."""
    blocks = [text[start : start + _BLOCK] for start in range(0, len(text), _BLOCK)]
    return "".join(
        [
            block.lower() if block.isascii() else _FOREIGN.sub(lambda run: run[0].translate(_TABLE), block).lower()
            for block in blocks
        ]
    )


def fold(text: str) -> Folded:
    """Return the folded text.

    >>> fold("ＡＭＥＣ’s  café").text
    "amec's cafe"
    """
    lowered = text.lower() if text.isascii() else _leveled(text)
    uneven = _uneven(lowered)
    if not uneven:
        return Folded(lowered, len(text))
    pieces: list[str] = []
    places: list[int] = []
    shifts: list[int] = []
    position = size = shift = 0
    for start, end in uneven:
        pieces.append(lowered[position:start])
        size += start - position
        if lowered[start] != _DROPPED:
            pieces.append("\n" if lowered.count("\n", start, end) > 1 else " ")
            size += 1
        position = end
        if size + shift != end:
            shift = end - size
            places.append(size)
            shifts.append(shift)
    pieces.append(lowered[position:])
    return Folded("".join(pieces), len(text), places, shifts)


def fold_name(name: str) -> str:
    r"""Return a name folded and trimmed, for looking up.

    >>> fold_name(" Haiguang\nInformation ")
    'haiguang information'
    """
    return fold(name).text.strip()


def bare_query(surface: str) -> str:
    """Return a folded surface without a legal suffix.

    >>> bare_query("Haiguang  Infomation Co., Ltd.")
    'haiguang infomation'
    """
    folded = fold_name(surface)
    suffix = next((each for each in LEGAL_SUFFIX.finditer(folded) if each.end() == len(folded)), None)
    return folded[: suffix.start()].rstrip(" ,") if suffix and suffix.start() else folded


def mask_of(characters: str) -> bytes:
    """Return the table by which `masked` marks characters, none beyond Latin-1."""
    return bytes(_MARK if chr(code) in characters else _NO_MARK for code in range(256))


def masked(text: str, mask: bytes) -> bytes:
    """Return a byte a character of a text, an "x" for those that are looked for: one is found faster than any of many.

    >>> masked("海光 (Hygon)", mask_of("()"))
    b'   x     x'
    """
    return text.encode("latin-1", "replace").translate(mask)


def is_word(char: str) -> bool:
    """Return whether a character continues a word of letters and digits (Han characters do not).

    >>> is_word("a"), is_word("7"), is_word("光"), is_word("-")
    (True, True, False, False)
    """
    return (char.isalnum() or char == "_") and not ("\u2e80" <= char <= "\u9fff" or char >= "\U00020000")


def is_chinese(text: str) -> bool:
    """Return whether a text is Chinese: three Han characters for every other word at least, near its beginning.

    >>> is_chinese("海光信息（Hygon）营收增长"), is_chinese("Hygon (海光信息) rose")
    (True, False)
    """
    sample = text[:20_000]
    return len(_HAN.findall(sample)) > 3 * len(_LETTERS.findall(sample))
