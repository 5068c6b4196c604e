"""Folding: one form of a text to search in, with the way back to the original.

We fold to find, never to print. Folding levels width, case, accents, curly quotes, dashes, blanks and Han variants;
it drops combining marks and invisible characters and draws runs of blanks together (a blank line stays a line break).
Every other character keeps its place, so that a span found in the folded text is a span of the original. Lone
surrogates (undecodable bytes that came through a file) become U+FFFD in the folded text only.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starnames.han import SIMPLIFIED
from starnames.names import LEGAL_SUFFIX
from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "WINDOW",
    "Folded",
    "bare_query",
    "fold",
    "fold_name",
    "is_chinese",
    "is_word",
    "mask_of",
    "masked",
    "protected_spans",
    "stream_windows",
    "windows",
]

#: The most that is looked at in one go, in code points: 256 Ki.
WINDOW = 262_144
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
    return _PUNCTUATION.get(plain, plain)


_TABLE = _Fold()
_HAN = lazy("[\u3400-\u9fff]")
_LETTERS = lazy("[A-Za-z]+")
_FOREIGN = lazy(r"[^\x00-\x7f]+")
_BLOCK = 512
_BLANK = r"\t\n\r\x0b\x0c"
_RARE = lazy(rf"[{_BLANK}][ {_BLANK}]*")
_BREAK = lazy(r"\n[ \n]*")  # begins with one letter: found faster than one of several
_UNEVEN = lazy(rf"[ {_BLANK}][ {_BLANK}{_DROPPED}]*[ {_BLANK}]|[{_BLANK}]|{_DROPPED}+")

_ADDRESS = (
    r"(?:https?|ftps?|file|git|ssh|wss?)://[^\s<>\"'，。；、）)]+"
    r"|\bwww\.[^\s<>\"'，。；、）)]+"
    r"|(?<![\w.+-])[\w+-][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w#@&/])[#@][A-Za-z_]\w*"
)
_CODE = r"|```|^~~~|``[^`\n](?:[^`\n]|`(?!`))*``|`[^`\n]*`"
_TAG = r"|<!--|<\?[A-Za-z]|</?[A-Za-z](?:[^<>\"']|\"[^<\"]*\"|'[^<']*')*>|</?[A-Za-z][^<>]*>"
#: What stands behind the text of a Markdown link, and what defines one: "](target)", "][label]", "[label]: target".
_LINK = (
    r"|\]\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\]\[[^\[\]\n]{1,200}\]"
    r"|^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]*<?[^\s<>/#]{0,200}[/#]\S*(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?"
)
_PROTECTED = lazy(_ADDRESS + _CODE + _TAG + _LINK, re.MULTILINE)
_SCHEMES = ("https", "http", "ftps", "ftp", "file", "git", "ssh", "wss", "ws")
_LONGEST_USER = 64
_OPENER = lazy(r"```|~~~|<!--|<\?|<(?:code|kbd|samp|script|style)\b", re.IGNORECASE)
_CLOSERS = {
    "```": lazy("```"),
    "~~~": lazy("^~~~", re.MULTILINE),
    "<!--": lazy("-->"),
    "<?": lazy(r"\?>"),
    **{f"<{tag}": lazy(f"</{tag}>", re.IGNORECASE) for tag in ("code", "kbd", "samp", "script", "style")},
}


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


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Return the sorted, disjoint spans that are not prose and are never touched: addresses, code, tags, scripts.

    >>> protected_spans("see <b>AMEC</b> at https://amec.com/x.")
    [(4, 7), (11, 15), (19, 38)]
    """
    spans: list[tuple[int, int]] = []
    missing: set[str] = set()
    position = 0
    for place in sorted(_protectable(text)):
        hit = _PROTECTED.match(text, place) if place >= position else None
        if hit is None:
            continue
        start, end = hit.span()
        if opening := _OPENER.match(hit[0]):
            opener = opening[0].lower()
            closing = None if opener in missing else _CLOSERS[opener].search(text, end)
            if closing is None:
                missing.add(opener)
            else:
                end = closing.end()
        spans.append((start, end))
        position = end
    return spans


def _protectable(text: str) -> set[int]:
    """Return the places where a protected span may begin: its marks are rare, and found faster than any pattern."""
    found = {place for mark in "<`#@" for place in _places(text, mark)}
    found.update(_user(text, place) for place in _places(text, "@"))
    found.update(_places(text, "www."))
    if "/" in text:
        for place in _places(text, "://"):
            scheme = next((each for each in _SCHEMES if text.endswith(each, 0, place)), "")
            found.add(place - len(scheme))
    if "~" in text:
        found.update(_places(text, "~~~"))
    if "]" in text:
        found.update(_places(text, "]("), _places(text, "]["))
        if "]:" in text:
            heads = (text.rfind("\n", max(0, place - 4), place) + 1 for place in _places(text, "["))
            found.update(heads)
    return found


def _places(text: str, mark: str) -> Iterator[int]:
    place = text.find(mark)
    while place >= 0:
        yield place
        place = text.find(mark, place + 1)


def _user(text: str, place: int) -> int:
    """Return where the part of an address before its "@" begins, as far back as one goes."""
    least = max(0, place - _LONGEST_USER)
    while place > least and (text[place - 1].isalnum() or text[place - 1] in "_.+-"):
        place -= 1
    return place


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


def windows(text: str, size: int = WINDOW) -> list[tuple[int, int]]:
    r"""Return the spans of at most `size` code points, cut at paragraph ends where there are any, that tile a text.

    >>> windows("ab\ncd\nef", size=4)
    [(0, 3), (3, 6), (6, 8)]
    """
    spans: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > size:
        cut = _cut(text, start, size)
        spans.append((start, cut))
        start = cut
    spans.append((start, len(text)))
    return spans


def stream_windows(pieces: Iterable[str], size: int = WINDOW) -> Iterator[str]:
    r"""Yield the windows of a text that comes in pieces, the same as `windows` cuts, one or more.

    >>> list(stream_windows(["a", "b\ncd", "\ne", "f"], size=4))
    ['ab\n', 'cd\n', 'ef']
    """
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length > size:
            text = "".join(waiting)
            start = 0
            while len(text) - start > size:
                cut = _cut(text, start, size)
                yield text[start:cut]
                start = cut
            waiting, length = [text[start:]], len(text) - start
    yield "".join(waiting)


def _cut(text: str, start: int, size: int) -> int:
    for end in ("\n", " "):
        cut = text.rfind(end, start, start + size) + 1
        if cut > start:
            return cut
    return start + size
