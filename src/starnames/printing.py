"""How a linked mention is printed in its place: the name of the mode, its article, plural, capital and full stop."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from starnames.frozen import maker
from starnames.marks import MARKS, begin_of_marks, lasting
from starnames.model import Change
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.model import Link

__all__ = ["put"]

_change = maker(Change)
#: What stands before the head of a sentence, a line or a text.
_HEADS = frozenset(".!?:;\n。！？：；")
_ARTICLE = lazy(r"\b([Aa])(n?)( (?:[\"“'‘])?)$")
_MARKET_AGAIN = lazy(r" market\b(?! (?:cap|data|in|makers?|participants?|prices?|shares?|size|val))")
_SPELLED = frozenset("AEFHILMNORSX")
_LIKE_YOU = lazy(r"(?:uni(?![nm])|united|use|usu|eu|one|(?-i:u[a-z]?[A-Z])|ubi|uto)", re.IGNORECASE)


def put(text: str, link: Link, names: str, *, first: bool, since: int) -> Change:
    """Return the change that prints a linked mention anew in a names mode.

    `first` says that the document names the entity for the first time here; what stands before `since` belongs to the
    mention before.
    """
    entity = link.entity
    assert entity is not None  # noqa: S101 - linked
    start = link.start
    behind = end = link.end
    held = ""
    if not text.isascii() and MARKS.search(text, start, end):
        end = begin_of_marks(text, start, end)
        if names == "annotate" and entity.kind != "term":
            link = replace(link, surface=text[start:end])
        else:
            if lasting(text[start:end]):
                end = behind
            held = lasting(text[start:end])
            link = replace(link, surface=MARKS.sub("", text[start:end]))
    after = _printed(text, link, names, first=first)
    rule = entity.kind if entity.kind == "term" else f"name:{entity.kind}"
    if after.endswith(".") and text[behind : behind + 1] == "." and text[behind : behind + 2] != "..":
        after = after[:-1]
    is_market = entity.kind == "market" and names != "annotate" and after.endswith(" Market")
    if is_market and (again := _MARKET_AGAIN.match(text, behind)):
        held += text[end:behind]
        end = again.end()
    after += held
    if names != "annotate" or entity.kind == "term":
        start, after = _with_article(text, since, start, after)
    best = link.candidates[0]
    evidence = [f"{link.how}: {best.form or best.explanation} = {entity.id}"]
    evidence += [_weighed(piece.name, piece.weight) for piece in link.evidence]
    return _change(start, end, text[start:end], after, rule, tuple(evidence), link.score)


@functools.lru_cache(maxsize=4096)
def _weighed(name: str, weight: float) -> str:
    return f"{name} {weight:+g}"


def _printed(text: str, link: Link, names: str, *, first: bool) -> str:
    entity = link.entity
    assert entity is not None  # noqa: S101 - linked
    if entity.kind == "term":
        printed = (entity.plural or f"{link.name}s") if _is_plural(link, entity.plural) else link.name
        return printed[:1].upper() + printed[1:] if _has_capital(text, link) else printed
    if names == "annotate":
        inside = ", ".join(part for part in (link.short, entity.ticker) if part)
        return f"{link.surface} ({inside})"
    if names == "short" or (names == "first-full" and not first):
        return link.short
    is_beside = any(piece.name.removeprefix("ticker: ") in entity.codes for piece in link.evidence)
    if names == "first-full" and entity.ticker and entity.kind == "company" and not is_beside:
        return f"{link.name} ({entity.ticker})"
    return link.name


def _is_plural(link: Link, plural: str) -> bool:
    """Return whether a term stands in the plural: it prints an `s` more than the form it was found by."""
    form = link.candidates[0].form
    return len(" ".join(link.surface.split())) > len(form) or link.surface == plural


def _has_capital(text: str, link: Link) -> bool:
    """Return whether a term begins with a capital that its place gives it: "PB ratio" has one anywhere."""
    if not link.surface[:1].isupper():
        return False
    first = link.surface.split()[0]
    return len(first) < 2 or not first[1].isupper() or _opens(text, link.start)


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 9) : start].rstrip(" \t\"'“‘(")
    return before[-1:] in _HEADS or (not before and start < 9)


def _with_article(text: str, since: int, start: int, after: str) -> tuple[int, str]:
    """Return where a change starts and what it prints, with "a" or "an" before it made to fit.

    What stands before `since` belongs to the mention before: "Ping An" ends in no article.
    """
    article = _ARTICLE.search(text, max(since, start - 6), start)
    if not article:
        return start, after
    letter, n, gap = article.groups()
    wanted = "n" if _sounds_open(after) else ""
    if n == wanted:
        return start, after
    return article.start(), f"{letter}{wanted}{gap}{after}"


def _sounds_open(word: str) -> bool:
    """Return whether a word begins with a vowel as it is spoken."""
    first = re.split(r"[\s-]", word, maxsplit=1)[0]
    if first.isupper() and len(first) <= 5 and not re.search(r"[AEIOU]", first[1:3]):
        return first[0] in _SPELLED
    if _LIKE_YOU.match(first):
        return False
    return first[:1].lower() in set("aeiou")
