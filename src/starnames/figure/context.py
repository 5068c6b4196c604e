"""What stands before a number, read backward within a bounded window: signs, currencies, qualifiers, labels."""

from __future__ import annotations

from starnames.figure import tables
from starnames.figure.glance import MONTH, WINDOW, glance, key_before, remember
from starnames.figure.trie import find_longest
from starnames.patterns import lazy

__all__ = ["Context", "look_back", "look_far"]

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
    is_negative = is_code = is_label = is_index = is_month = is_special = bracket = False

    def __init__(self, start: int) -> None:
        """Begin with nothing."""
        self.start = self.outer = start


def look_back(text: str, position: int, *, floor: int = 0) -> Context:
    """Return the context of the number at a position; `floor` is where the last figure ended.

    >>> context = look_back("no more than RMB 20", 17)
    >>> context.mark, context.qualifier, context.start
    ('CNY', 'at_most', 13)
    """
    seen = glance(text, position, floor)
    if seen is None or seen is MONTH:
        return look_far(text, position, floor)
    context = Context(position)
    if position > floor:
        span, reach, context.mark, context.qualifier = seen
        context.start, context.outer = position - span, position - reach
        context.window = text[max(floor, position - WINDOW) : position][::-1]
    return context


def look_far(text: str, position: int, floor: int) -> Context:
    """Return the context of a number, read backward, and remember it if a word or two decided it."""
    context = Context(position)
    if position <= floor:
        return context
    _walk_back(context, text, position, max(floor, position - WINDOW))
    is_plain = not (context.is_special or context.is_label or context.is_negative)
    if is_plain or (context.is_month and not (context.bracket or context.per)):
        key = key_before(text, position, floor)
        if key is not None and not is_plain:
            remember(key, MONTH)
        elif key is not None:
            remember(key, (position - context.start, position - context.outer, context.mark, context.qualifier))
    return context


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
            if context.mark or context.qualifier == "x" or "\n" in window[place:stop]:
                break  # "… billion yuan" of the line before is no currency of this one
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
                context.is_label = code in "xi"
                context.is_index = code == "i"
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
