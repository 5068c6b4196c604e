"""What of a text is no prose and is never touched: addresses, code, tags, scripts, the targets of links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["protected_spans"]

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
