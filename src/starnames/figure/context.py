"""What stands before a number, read backward within a bounded window: signs, currencies, qualifiers, labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starnames.figure import tables
from starnames.figure.trie import find_longest
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.figure.trie import Trie

__all__ = ["Context", "is_plain", "look_back", "look_far"]

_WINDOW = 48
# What `_PER_PREFIX` may end in; behind any other Chinese character it need not be tried.
_PER_ENDS = frozenset("股吨噸斤克桶米份人户辆台套件瓶司度时瓦手张派息红利金拟约為为付发币前后税现")
# Walks remembered by the last characters before the number, where these decide: "revenue of RMB ".
_KNOWN = 24
_MOST = 4096
_PLAIN: set[str] = set()
_WALKED: dict[str, tuple[int, int, str, str]] = {}
_WALKED_WHOLE: dict[str, tuple[int, int, str, str]] = {}
_before = tables.before
_last_words = tables.last_words
_LAST_LETTERS = lazy(r"[A-Za-z]++$")
_OPEN = frozenset(("", " ", "(", "（", "\n", "\t"))
_JOINED = lazy(r"[0-9.,]+-[A-Za-z]")
_PER_PREFIX = lazy(
    r"每(?:([0-9]{1,5}|十|百))?(股|吨|噸|公斤|千克|克|桶|平方米|立方米|份|人|户|辆|台|套|件|瓶|盎司|度|千瓦时|瓦|手|张)"
    r"(?:派发|派息|派现|派|分红|分派|现金|股息|红利|股利|拟|[约為为付发]|人民币|税前|税后|含税){0,4}$"
)


class Context:
    """What was found before a number; `start` is where its span begins.

    `is_special` is true of codes, days, and numbers with a bracket or 每股 before them.
    """

    mark = qualifier = per = window = ""
    per_places = 0
    is_negative = is_code = is_label = is_month = is_special = bracket = False

    def __init__(self, start: int) -> None:
        """Begin with nothing."""
        self.start = self.outer = start


def look_back(text: str, position: int, *, floor: int = 0) -> Context:
    """Return the context of the number at a position; `floor` is where the last figure ended.

    >>> context = look_back("no more than RMB 20", 17)
    >>> context.mark, context.qualifier, context.start
    ('CNY', 'at_most', 13)
    """
    context = Context(position)
    if position <= floor:
        return context
    if is_plain(text, position, floor):
        context.window = text[position - 1]
        return context
    return look_far(text, position, floor)


def look_far(text: str, position: int, floor: int) -> Context:
    """Return the context of a number that the word or character before it tells something about."""
    context = Context(position)
    low = max(floor, position - _KNOWN)
    before = text[low:position]
    if not before.isascii():
        if _takes_one(context, text, position, floor):
            return context
        _walk_back(context, text, position, max(floor, position - _WINDOW))
        return context
    memory = _WALKED if low > floor else _WALKED_WHOLE
    walked = memory.get(before)
    if walked is not None:
        mark_size, size, context.mark, context.qualifier = walked
        context.start, context.outer, context.window = position - mark_size, position - size, before[::-1]
        return context
    _walk_back(context, text, position, max(floor, position - _WINDOW))
    if _is_decided(context, before, position, is_whole=low == floor):
        if len(memory) >= _MOST:
            memory.clear()
        memory[before] = position - context.start, position - context.outer, context.mark, context.qualifier
    return context


def _takes_one(context: Context, text: str, position: int, floor: int) -> bool:
    """Take a qualifier of one Chinese character that nothing before it belongs to (总额约3亿); tell whether it was."""
    trie = _before()
    node = trie.get(text[position - 1])
    if node is None or "" not in node or node[""][0] != "q" or position - 2 < floor:
        return False
    char = text[position - 2]
    if char < "\u3000" or char in node or char in trie:
        return False
    low = max(floor, position - _WINDOW)
    window = text[low:position]
    if "每" in window:
        return False
    context.window = window[::-1]
    context.qualifier = node[""][1]
    context.outer = position - 1
    return True


def is_plain(text: str, position: int, floor: int) -> bool:
    """Tell whether the character or word before a number begins nothing that the tables know, read backward."""
    if position <= floor:
        return True
    char = text[position - 1]
    if char > "\u2fff":
        node = _before().get(char)
        if node is not None and ("" in node or (position - 1 > floor and not _is_apart(text[position - 2], node))):
            return False
        return char not in _PER_ENDS or "每" not in text[max(floor, position - _WINDOW) : position]
    if char != " ":
        return False
    low = max(floor, position - _WINDOW)
    return _is_plain_word(text, position - 1, low)


def _is_apart(char: str, node: Trie) -> bool:
    """Tell whether a Chinese character cannot go on the phrase, read backward, that has come to this node."""
    return char > "\u2fff" and char not in node


def _is_plain_word(text: str, end: int, low: int) -> bool:
    """Tell whether the word (or sign) that ends here means nothing before a number."""
    place = text.rfind(" ", low, end)
    word = text[place + 1 if place >= 0 else low : end]
    if word in _PLAIN:
        return True
    if not (word and word[-1].isascii() and word[-1].isalpha()):
        return word[-1:] < "\u3000" and word[-1:] not in tables.before()
    known = _last_words()
    if not (word.isalpha() and word.isascii()):
        found = _LAST_LETTERS.search(word)
        return found is not None and found[0] not in known and found[0].lower() not in known
    lead = known.get(word) or known.get(word.lower())
    if lead is None:
        if len(_PLAIN) >= _MOST:
            _PLAIN.clear()
        _PLAIN.add(word)
        return True
    if "" in lead or place <= low:
        return False
    word = text[text.rfind(" ", low, place) + 1 or low : place]
    return word.isalpha() and word.isascii() and word not in lead and word.lower() not in lead


def _is_decided(context: Context, before: str, position: int, *, is_whole: bool) -> bool:
    """Tell whether these last characters alone decide: a word that means nothing stands whole before what was read."""
    if context.is_special or context.is_label or context.is_negative or "-" in before or "+" in before:
        return False  # a label lies beyond what was read, and what a sign means depends on what follows
    if is_whole:
        return True
    end = len(before) - (position - context.outer)
    while end and before[end - 1] == " ":
        end -= 1
    place = before.rfind(" ", 0, end)
    return place > 0 and before.rfind(" ", 0, place) > 0 and _is_plain_word(before, end, 0)


def _walk_back(context: Context, text: str, position: int, low: int) -> None:  # noqa: C901, PLR0912, PLR0915 - one walk
    window = context.window = text[low:position][::-1]
    place = 0
    trie = tables.before()
    char = window[0]
    if char.isascii() and (char.isalnum() or char in "_@") and not _is_mark(window, position, text):
        context.is_code = context.is_special = True
        return
    for _ in range(5):
        if place >= len(window):
            break
        char = window[place]
        if char == "–" and window[place + 1 : place + 2] in _OPEN:  # an en dash printed for a minus
            char = "-"
        if char in "-+" and not context.qualifier:
            before = window[place + 1 : place + 2]
            joined = before.isascii() and before.isalnum()
            if joined and not (char == "-" and _is_mark(window[place + 1 :], position, text)):
                context.is_code = place == 0
                break
            if not joined or not _JOINED.match(text, position):
                if before in ("%", ")", "%") or context.is_negative:
                    break
                context.is_negative = char == "-"
                place += 1
                context.start = position - place
                continue
        elif char == "(" and not context.bracket:
            context.bracket = True
            if not (place + 1 < len(window) and _is_mark(window[place + 1 :].lstrip(" "), position, text)):
                break
            place += 1
            continue
        hit = find_longest(trie, window, place)
        if hit is None:
            break
        meaning, stop = hit
        code = meaning[0]
        if code == "c":
            if context.mark or context.qualifier == "x":
                break
            context.mark = meaning[1]
            place = stop
            context.start = position - place
        elif code == "q":
            context.qualifier = context.qualifier or meaning[1]
            place = stop
        elif code == "n":
            if context.is_negative or context.qualifier:
                break
            context.is_negative = True
            place = stop
            context.start = position - place
        else:
            if not context.mark and not context.qualifier:
                context.is_label = code == "x"
                context.is_month = code == "m"
            break
    context.outer = position - place
    if "每" in window and (found := _PER_PREFIX.search(text, low, context.start)):
        context.start = context.outer = found.start()
        hit = find_longest(tables.per(), found[2], 0)
        context.per = str(hit[0]) if hit else ""
        context.per_places = {"十": 1, "百": 2}.get(found[1] or "", len(found[1] or "1") - 1)
        if found[1] and found[1].isdigit() and found[1].rstrip("0") != "1":
            context.per = ""
            context.start = position
        elif (
            not context.qualifier and (hit := find_longest(trie, window, position - context.start)) and hit[0][0] == "q"
        ):
            context.qualifier = hit[0][1]  # 不低于每股12.5元
            context.outer = position - hit[1]
    context.is_special = bool(context.is_code or context.bracket or context.per or context.is_month)


def _is_mark(window: str, position: int, text: str) -> bool:  # noqa: ARG001
    hit = find_longest(tables.before(), window, 0)
    return hit is not None and hit[0][0] == "c"
