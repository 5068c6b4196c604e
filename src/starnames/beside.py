"""Changes in ordinary company need no proof; these are the signs of other company.

What is printed anew may be read otherwise beside a letter, a number, a capital, another name or figure, or may make
something else of those. The signs are broad and cheap: what shows none is trusted to be read again as what it is, and
what shows one is read again with its changes made (see `standing`).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from starnames.drafter import has_han
from starnames.edges import BEFORE_SUFFIX, has_suffix
from starnames.edition import CHINESE, joins
from starnames.figure.currencies import CURRENCIES, CURRENCY_MARKS
from starnames.figure.units import LABELED_UNITS, SCALES
from starnames.names import LEGAL_SUFFIX
from starnames.patterns import lazy
from starnames.prose import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starnames.drafter import Draft
    from starnames.finder import Finder
    from starnames.model import Change, Figure
    from starnames.restyler import Proposal

    #: Whether the finder sees just the middle one of three stretches of a text as a name.
    Alone = Callable[[str, str, str], bool]

__all__ = ["stands_alone", "unproven"]

_BLANKS = frozenset(" \t\n\r\u3000\xa0")
_LEADS = _BLANKS | frozenset("([{（【《「“‘\"'*-–—/,;:，：；、。！？…")
_TAILS = _BLANKS | frozenset("([（【)]}）】》」”’\"'*-–—/.,;:!?，；：、。！？…")
_JOINTS = frozenset("-–—/.*")
_OPENING = " \"'“‘("
#: Words with a capital at the head of a sentence that belong to no name.
_SMALL = frozenset("A An And As At But By For From If In It Its Of On The This To When While With".split())
#: The first words of what currencies and powers of ten are called: beside a number they are of one sum with it.
_OF_SUMS = frozenset(
    each.split()[0].lower()
    for names in (*CURRENCIES.values(), *CURRENCY_MARKS.values(), SCALES, LABELED_UNITS)
    for each in names
)
_FIRST_WORD, _LAST_WORD = lazy(r"\s*([^\W\d_]+)"), lazy(r"([^\W\d_]+)[\s.,;:!?()\[\]\"']*$")
_WORD = 24
_BESIDE = 30
_SUFFIX = 32
_FAR = 24


def unproven(draft: Draft, alone: Alone) -> list[Change]:
    """Return the changes of a draft that may be read otherwise where they stand."""
    text = draft.text
    heads = {each.start for each in draft.links}
    odd = [each for each in draft.names if _is_odd(text, each, heads) or _is_part(text, each, alone)]
    restyles = draft.mode not in {"keep", "repair"}
    odd += [each for each in draft.repairs if restyles or _is_telling(text, each)]
    if draft.styles:
        starts = [each.start for each in draft.figures]
        odd += [each.change for each in draft.styles if not _is_by_itself(text, each, draft.figures, starts)]
    return odd


def stands_alone(finder: Finder, before: str, name: str, behind: str) -> bool:
    """Return whether just the middle one of three stretches of a text is seen as a name."""
    start, end = len(before), len(before) + len(name)
    found = finder.propose(f"{before}{name}{behind}")
    return [each.start for each in found if each.start < end and start < each.end] == [start] and any(
        (each.start, each.end) == (start, end) for each in found
    )


def _is_odd(text: str, change: Change, heads: set[int]) -> bool:
    """Return whether a name printed anew stands in odd company: glued to something, or within a longer run."""
    start, end = change.start, change.end
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    if before and (before[-1] not in _LEADS or (before[-1] in _JOINTS and before[0].isalnum())):
        return True
    if behind and (behind[0] not in _TAILS or (behind[0] in _JOINTS and behind[1:].isalnum())):
        return True
    if behind and not change.before[-1].isalnum() and behind[0] not in _BLANKS:
        return True
    if end + 1 in heads or (before[-1:] in _BLANKS and _goes_on(_last_word(text, start))):
        return True
    if behind[:1] in _BLANKS and _begins(behind[1:]):
        return True
    rest = text[end : end + _SUFFIX].lower() if behind[:1] in BEFORE_SUFFIX else ""
    if has_suffix(rest, 0) and LEGAL_SUFFIX.match(rest):
        return True
    if "." in (change.before[-1], change.after[-1]):
        rest = text[end : end + 8]
        place = len(rest) - len(rest.lstrip(_OPENING))
        return rest[place : place + 1].isupper() or end + place in heads
    return False


def _last_word(text: str, end: int) -> str:
    words = text[max(0, end - _WORD) : end].split()
    return words[-1] if words else ""


def _goes_on(word: str) -> bool:
    """Return whether a name may go on behind a word."""
    return word[-1:].isalnum() and ((word[0].isupper() and word not in _SMALL) or word[-1] > CHINESE)


def _begins(char: str) -> bool:
    """Return whether a name before a blank may go on with a character behind it."""
    return char.isupper() or char.isdigit() or char == "&" or char > CHINESE


def _is_part(text: str, change: Change, alone: Alone) -> bool:
    """Return whether a name would be a part of a longer one that no capitals tell: a term, or one behind a number."""
    before = text[max(0, change.start - _BESIDE) : change.start]
    if change.rule != "term" and not (before[-1:] in _BLANKS and before[-2:-1].isdigit()):
        return False
    behind = text[change.end : change.end + _BESIDE]
    return not alone(before[before.find(" ") + 1 :], change.after, behind[: behind.rfind(" ") + 1])


def _is_telling(text: str, change: Change) -> bool:
    """Return whether a repair makes other words for the names around it: a ticker whole, "65438+0" a 1."""
    before, behind = text[max(0, change.start - 1) : change.start], text[change.end : change.end + 1]
    glued = joins(before, "x") or joins("x", behind)
    return glued or has_han(change.after) or _said(change.before) != _said(change.after)


def _is_by_itself(text: str, proposal: Proposal, figures: Sequence[Figure], starts: list[int]) -> bool:
    """Return whether a figure printed anew says the same words, with no other figure or letters near to run into."""
    change = proposal.change
    start, end = change.start, change.end
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    if (before and before not in _LEADS) or (behind and behind not in _TAILS):
        return False
    before, behind = text[max(0, start - _FAR) : start], text[end : end + _FAR]
    around = before + behind
    if any(char.isdigit() for char in around) or not around.isascii():
        return False
    beside = (_LAST_WORD.search(before), _FIRST_WORD.match(behind))
    if any(word and word[1].lower() in _OF_SUMS for word in beside):  # "RMB 5" read again before "RMB" is all one sum
        return False
    at = bisect_left(starts, start)
    if at and figures[at - 1].end > start - _FAR:
        return False
    return (at + 1 >= len(starts) or starts[at + 1] > end + _FAR) and _said(change.before) == _said(change.after)


def _said(text: str) -> list[str]:
    """Return the words of a figure, every number the same."""
    return [word.lstrip("0123456789.,") for word in words_of(text)]
