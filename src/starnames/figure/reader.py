"""Reading a text from left to right: at each place where a figure may begin, what it is or why it is none."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.figure import directions, refusals, shapes, tables
from starnames.figure.brackets import close_bracket, is_loss_bracket
from starnames.figure.building import build_figure
from starnames.figure.chinese import NUMERALS
from starnames.figure.common import DEEP, FALLS, PLAIN, read_small
from starnames.figure.context import Context, look_back, look_far
from starnames.figure.dividends import PAYOUT_NEXT, read_payout
from starnames.figure.exact import count_digits, divide, scale
from starnames.figure.fold import fold_width
from starnames.figure.forms import ODD_AFTER_SPACE, ODD_NEXT, VULGAR, read_odd
from starnames.figure.glance import MONTH, NOTHING, glance
from starnames.figure.locales import settle_scales
from starnames.figure.multiples import read_multiple
from starnames.figure.numbers import NUMBER_START, NUMBERS, read_part, take_points
from starnames.figure.part import Part, value_of
from starnames.figure.ranges import RANGE_NEXT, YUAN, read_second
from starnames.figure.scan import find_events
from starnames.figure.spelled import read_share
from starnames.figure.suffix import read_per
from starnames.figure.tails import AHEAD, TAILS, learn_follow, learn_tail, read_deep
from starnames.figure.trie import find_longest
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.figure.scan import Event
    from starnames.model import Figure

__all__ = ["Reader"]

_DIGITS = lazy("[0-9]++")
_AHEAD = lazy(AHEAD, re.DOTALL)
_POINTS = frozenset(".点點")
_RECENT = lazy("近(?![将將接逼临几])")  # read backward: 近三年 is the last three years, 将近三年 almost three
_FALLS = frozenset(("decrease", "loss"))
_ARTICLES = frozenset(("a ", "A ", "n ", "N "))
_LONE = frozenset(("0", "1"))
_COUNTED = frozenset(("", "count", "quantity"))
_YEARS = frozenset(("year", "years"))
_LISTED = frozenset((" and ", ", ", ", and "))
_RESPECTIVELY = lazy(r"[^.;:，。；\n]{0,60}?\brespectively\b")
_SHAPE_AFTER_SPACE = frozenset("apAPo-–—~～0123456789")
_SCALE_RUN = lazy(r"(?:(?:hundred|thousand|million|billion|trillion)[ -])++", re.IGNORECASE)
_TIME_WORDS = frozenset(("年", "天", "日", "个月", "周", "个交易日", "交易日", "小时", "个季度", "季度", "个工作日"))


class Reader:
    """Reads the figures of one folded text; `strict` refuses numbers that the words around do not vouch for."""

    __slots__ = ("around", "falls", "floor", "folded", "found", "lead", "outer", "source", "strict", "word")

    def __init__(self, source: str, *, strict: bool = True, locale: str | None = None) -> None:
        """Fold the text; nothing is read yet."""
        self.source = source
        self.folded = settle_scales(fold_width(source), locale)
        self.strict = strict
        self.found: list[Figure] = []
        self.lead = 0  # where the leading qualifier of the first figure begins
        self.outer = 0  # and that of the figure read last
        self.floor = 0  # nothing before this place is read again
        self.word = (0, "")  # the last word of direction: where it ends, what it says
        self.falls = False  # whether that is a fall or a loss
        self.around: Context | None = None  # what stands before the number being read, once looked for

    def read(self) -> list[Figure]:
        """Return the figures."""
        text = self.folded
        events = find_events(text)
        events.append((len(text), 0, "", False))
        index = place = 0
        upcoming = events[0][0]
        for number in NUMBERS.finditer(text):
            start, end = number.span()
            while upcoming < start:
                event = events[index]
                if not event[3]:
                    place = self._event(event, place)
                elif upcoming >= place:
                    self._turn(event[1], event[2], upcoming)
                index += 1
                upcoming = events[index][0]
            if start < place or end - start > 10 or (start > self.floor and text[start - 1] in _POINTS):
                if end > place:
                    place = self._runs(number, place)
                continue
            self.around = None
            printed, ahead, follow = number.groups()
            read = self._common(start, end, printed, ahead, follow)
            if isinstance(read, int):
                place = read or place
                if place < end:
                    place = self._runs(number, place, tried=not read)
            else:
                place = self._keep(read)
        for event in events[index:-1]:
            place = self._event(event, place)
        return self.found

    def _event(self, event: Event, place: int) -> int:
        """Read what begins at a word, unless something before has covered it; return what is covered now."""
        start, end, code, is_direction = event
        if start < place:
            return place
        if is_direction:
            self._turn(end, code, start)
            return place
        text = self.folded
        if code == "skip":
            if not (start and text[start - 1] in NUMERALS) and (self.strict or not _is_numeral(text, start, end)):
                return end
            if (found_number := NUMBER_START.search(text, start, end)) is None:
                return place
            start, code = found_number.start(), "digits"  # the numerals of the idiom are read
        if code == "share" and text[start - 2 : start] not in _ARTICLES:
            return place
        if code == "web":
            self.floor = shapes.skip_web(text, start)
            return self.floor
        return self._stretch(start, end, code, place)

    def _turn(self, end: int, says: str, start: int) -> None:
        """Take a word of direction."""
        if not (says == "loss" and self.word[1] == "narrowed" and start - self.word[0] <= 12):
            self.word = (end, says)
            self.falls = says in _FALLS

    def _runs(self, number: re.Match[str], place: int, *, tried: bool = False) -> int:
        """Read a number run by run of digits, as far as nothing covers it."""
        for run in _DIGITS.finditer(self.folded, *number.span()):
            start, end = run.span()
            if start >= place:
                place = self._stretch(start, end, "digits", place, number if tried else None)
            tried = False
        return place

    def _stretch(self, position: int, end: int, code: str, place: int, number: re.Match[str] | None = None) -> int:
        """Read figures from one place to another; return what is covered then."""
        while position < end:
            read = self._at(position, code, number)
            position = place = max(read, position + 1) if isinstance(read, int) else self._keep(read)
            if position < end:
                following = NUMBER_START.search(self.folded, position, end)
                if following is None:
                    break
                position, code, number = following.start(), "digits", None
        return place

    def _keep(self, figure: Figure) -> int:
        """Take a figure; return where it ends."""
        found = self.found
        if not found:
            self.lead = self.outer
        elif found[-1].qualifier != "exact" and self._is_shared(found[-1], figure):
            figure = replace(figure, qualifier=found[-1].qualifier)
        found.append(figure)
        self.floor = figure.end
        return figure.end

    def _is_shared(self, last: Figure, figure: Figure) -> bool:
        """Tell whether the qualifier of the first is that of the second: more than 3.5% and 2.5%, respectively."""
        return (
            figure.qualifier == "exact"
            and self.outer - last.end <= 6
            and (last.kind, last.unit) == (figure.kind, figure.unit)
            and self.folded[last.end : self.outer] in _LISTED
            and _RESPECTIVELY.match(self.folded, figure.end) is not None
        )

    def _at(self, position: int, code: str, number: re.Match[str] | None = None) -> Figure | int:  # noqa: C901, PLR0911, PLR0912 - one case a form
        """Return the figure whose number begins here, or where to read on; `number` if it is of no common shape."""
        if code == "multiple":
            return self._multiple(position)
        if code == "share":
            return self._share(position)
        text = self.folded
        is_new = number is None
        if number is None:
            number = NUMBERS.match(text, position)
            self.around = None
        part = None
        if (position > self.floor and text[position - 1] in _POINTS) or (number is None and text[position] in VULGAR):
            part = read_odd(text, position, number, strict=self.strict)
            if part is None and self.strict and refusals.lacks_whole(text, position):
                return _skip_numerals(text, number.end() if number else position + 1)
        elif number is None and text[position] > "\u2fff" and (clock := shapes.skip_clock(text, position)):
            return clock
        if number is not None and part is None:
            stop = number.end()
            if is_new and stop - position < 11:
                common = self._common(position, stop, *number.groups())
                if common:
                    return common
            char = text[stop : stop + 1]
            if (
                char in shapes.SHAPE_NEXT
                or (char == "," and text[stop + 1 : stop + 2].isdigit())
                or (char == " " and text[stop + 1 : stop + 2] in _SHAPE_AFTER_SPACE)
                or stop - position > 10
            ):
                if self.strict and (shaped := shapes.skip_shape(text, position)):
                    self.floor = shaped
                    return shaped
                if fraction := shapes.read_fraction(text, position, strict=self.strict):
                    return self._fraction(position, *fraction)
            if char in PAYOUT_NEXT and number[0] == "10" and (paid := read_payout(text, position)):
                return paid if isinstance(paid, int) else self._figure(paid, Context(position), position, paid.end)
            if char in ODD_NEXT or (char == " " and text[stop + 1 : stop + 2] in ODD_AFTER_SPACE):
                part = read_odd(text, position, number, strict=self.strict)
        elif part is None and self.strict and (small := self._small(position)):
            return small
        around = self.around if part is None else None
        if around is None:
            around = look_back(text, part.start if part else position, floor=self.floor)
        if around.is_code:
            return shapes.skip_token(text, position)
        if part is None:
            part = read_part(text, position, around.mark or ("per" if around.per else ""), number)
        elif part.start != position:
            return self._decide(part, around, position)
        if part is None:
            return _skip_run(text, position) if code == "digits" else _skip_scales(text, position)
        if part.start != position:
            around = look_back(text, part.start, floor=self.floor)
        return self._decide(part, around, position)

    def _small(self, position: int) -> Figure | int:
        """Return the figure of a small number in one word, or where to read on; 0 if it wants the whole grammar."""
        text = self.folded
        small = read_small(text, position)
        if small is None:
            return 0
        literal, stop = small
        if (
            self.strict
            and text.startswith("-", stop)
            and text[position] < "\u2fff"
            and find_longest(tables.after(), text, stop) is None
        ):
            seen = glance(text, position, self.floor)
            return stop if seen is not None and not seen[2] else 0  # five-axis
        found = _AHEAD.match(text, stop)
        if found is None or (literal in _LONE and (not self.strict or found[0].startswith(" in"))):
            return 0
        return self._common(position, stop, literal, found[1], found[2], has_digits=False)

    def _common(  # noqa: C901, PLR0911, PLR0912 - one case a line
        self, position: int, stop: int, literal: str, ahead: str, follow: str, *, has_digits: bool = True
    ) -> Figure | int:
        """Return the figure of a common shape, or where to read on; 0 if it wants the whole grammar."""
        text = self.folded
        kind, unit, exponent, is_scaled, is_chinese, size, memory, says = TAILS.get(ahead) or learn_tail(ahead)
        if memory is not None:
            says = memory.get(follow, -1)
            if says < 0:
                says = learn_follow(memory, follow)
        if says == DEEP:
            kind, unit, exponent, is_scaled, is_chinese, size, _, says = read_deep(text, position, stop, ahead, follow)
        if not says:
            return 0
        end = stop + size
        is_negative = False
        floor = self.floor
        seen = glance(text, position, floor) if position > floor else NOTHING
        if not has_digits and text[position] > "\u2fff" and not is_chinese:
            return stop if not (kind or is_scaled) and seen is not None and not seen[2] else 0  # it counts nothing
        if seen is None:
            around = self.around = look_far(text, position, floor)
            if has_digits and self.strict and not (kind or is_scaled):
                if around.is_label and not around.is_special:
                    return refusals.refuse_label(text, position, stop)
                if around.is_month and len(literal) <= 2 and not (around.bracket or around.per):
                    return refusals.refuse_date(text, stop)
            if (
                around.is_special
                or around.window[:1] == "每"
                or (
                    around.is_label
                    and kind in ("", "count")
                    and not (around.is_index and is_chinese and has_digits and kind)
                )
            ):
                return 0
            is_negative = around.is_negative
            seen = (position - around.start, position - around.outer, around.mark, around.qualifier)
        span, reach, mark, qualifier = seen
        if mark:
            if seen is MONTH:
                is_day = has_digits and self.strict and not (kind or is_scaled) and len(literal) <= 2
                return refusals.refuse_date(text, stop) if is_day else 0
            if (kind == "money" and unit != mark) or kind not in ("", "money"):
                return 0
            kind, unit = "money", mark
        if kind == "quantity" and (qualifier == "nearly" or (len(literal) == 4 and unit in _YEARS)):
            return 0
        if not has_digits and literal in _LONE and kind in _COUNTED:
            return stop  # one of them
        start = position - span
        self.outer = position - reach if reach > span else start
        if has_digits:
            if "," in literal:
                literal = literal.replace(",", "")
            if self.strict and not (kind or is_scaled):
                if len(literal) == 4 and literal[:2] in ("19", "20"):
                    return stop
                if not (says & PLAIN and refusals.is_plain(text, position, literal)) and (
                    refused := refusals.refuse_number(text, position, stop, literal)
                ):
                    return refused
        value = scale(literal, exponent) if exponent else Decimal(literal)
        direction = ""
        if (self.falls or says & FALLS) and kind != "multiple":
            direction = self._direction(self.outer, end, kind)
        return build_figure(
            start, end, self.source[start:end], kind or "count", value.copy_negate() if is_negative else value, None,
            unit, qualifier or "exact", direction, "", "",
            count_digits(literal) if literal[0] == "0" else len(literal) - ("." in literal) if has_digits else
            count_digits(literal.rstrip("0")),
            "zh" if is_chinese else "en",
        )  # fmt: skip

    def _direction(self, outer: int, end: int, kind: str) -> str:
        """Return what the words beside say of the figure; the word before it is then used up."""
        text, direction = self.folded, ""
        word_end, says = self.word
        if says in _FALLS:
            direction = directions.direction_before(text, word_end, outer, says, kind)
        if not direction and text[end : end + 2] in directions.AFTER_BEGINS:
            direction = directions.direction_after(text, end)
        if direction:
            self.word, self.falls = (0, ""), False
        return direction

    def _decide(self, part: Part, around: Context, position: int) -> Figure | int:
        """Return the figure that a number and its surroundings make, or where to read on if they make none."""
        text = self.folded
        start, is_negative = around.start, around.is_negative
        second = None
        if not self.strict and around.window[:1] == "每":
            return part.end  # 每10股派2元 is one figure
        if around.mark or around.per or around.bracket:
            start, end, is_negative = self._with_mark(part, around)
        else:
            if part.kind == "money":
                read_per(part, text)
            end = part.end
        if text[end : end + 1] in RANGE_NEXT:
            second = read_second(text, part, around, self.word, is_negative=is_negative, strict=self.strict)
        if second is not None:
            end = second.end
        elif (
            self.strict
            and not (part.word == "%" and part.has_digits)
            and (stop := refusals.refuse(text, part, around, position))
        ):
            return stop
        return self._figure(part, around, start, end, second=second, is_negative=is_negative)

    def _with_mark(self, part: Part, around: Context) -> tuple[int, int, bool]:
        """Join the number with the currency, bracket or 每股 before it; return the span and whether it is negative."""
        text = self.folded
        start, end, is_negative = around.start, part.end, around.is_negative
        if around.mark and part.kind in ("count", "quantity", "multiple"):
            part.kind = part.unit = ""
            part.end = end = part.unit_start
        if around.mark and (not part.kind or (part.unit == "CNY" and part.word in YUAN)):
            part.kind, part.unit = "money", around.mark
        if around.bracket and text.startswith(")", end):
            if "(" in text[start + 1 : part.start]:
                close_bracket(text, part, around)
                end, is_negative = part.end, True
            elif part.kind == "money" and is_loss_bracket(text, start - 1, end + 1, self.word, self.floor):
                return start - 1, end + 1, True
        if part.kind == "money" and around.per:
            part.unit = f"{part.unit}/{around.per}"
            part.unit_exponent -= around.per_places
        elif part.kind == "money":
            read_per(part, text)
            end = part.end
        elif around.per:
            start = part.start
        return start, end, is_negative

    def _share(self, position: int) -> Figure | int:
        """Return a third, a quarter of something."""
        text = self.folded
        share = read_share(text, position)
        if share is None or not refusals.is_share_of(text, share.end) or text.startswith("-", share.end):
            return position + 1
        part = Part(share.start, share.end, "" if share.value is None else f"{share.value:f}", digits=1)
        part.fraction, part.kind, part.unit = share.fraction, "multiple", "x"
        take_points(part, text)
        around = look_back(text, part.start, floor=self.floor)
        return self._figure(part, around, part.start, part.end)

    def _multiple(self, position: int) -> Figure | int:
        part = read_multiple(self.folded, position, strict=self.strict)
        if isinstance(part, int):
            return part
        around = look_back(self.folded, position, floor=self.floor)
        return self._figure(part, around, position, part.end)

    def _fraction(self, position: int, above: int, below: int, end: int) -> Figure | int:
        value = divide(above, below)
        part = Part(position, end, "" if value is None else f"{value:f}", digits=1)
        part.kind, part.unit = "multiple", "x"
        part.fraction = f"{above}/{below}" if value is None else ""
        around = look_back(self.folded, position, floor=self.floor)
        if around.is_code or around.is_label:
            return end
        return self._figure(part, around, around.start, end, is_negative=around.is_negative)

    def _figure(
        self,
        part: Part,
        around: Context,
        start: int,
        end: int,
        *,
        second: Part | None = None,
        is_negative: bool = False,
    ) -> Figure:
        text = self.folded
        value = value_of(part, part.literal) if part.literal and not part.reason else None
        high: Decimal | None = second.value if second else None
        if part.high and value is not None:
            high = value_of(part, part.high)
            if is_negative:  # 负七八亿 is -8 to -7
                value, high = high, value.copy_negate()
        if is_negative and value is not None:
            value = value.copy_negate()
        qualifier = part.qualifier or (second.qualifier if second else "") or around.qualifier
        last = second or part
        if qualifier == "nearly" and around.qualifier and last.word in _TIME_WORDS and _RECENT.match(around.window):
            qualifier = ""
        if not qualifier:
            char = text[end : end + 1]
            after = (
                find_longest(tables.behind(), text, end)
                if char > "\u2fff" or (char == " " and text[end + 1 : end + 2] in "oap")
                else None
            )
            if (
                after
                and not NUMBER_START.match(text, after[1] + (text[after[1] : after[1] + 1] == " "))
                and not text.startswith(" than", after[1])  # "and more than" speaks of what follows
            ):
                qualifier = after[0]
            elif char == "+" and not text[end + 1 : end + 2].strip("(").isalnum():
                qualifier = "at_least"  # 15%+
        kind = part.kind or "count"
        self.outer = min(around.outer, start)
        direction = self._direction(self.outer, end, kind) if kind != "multiple" else ""
        fraction = f"-{part.fraction}" if is_negative and part.fraction else part.fraction
        return build_figure(
            start, end, self.source[start:end], kind, value, high, part.unit, qualifier or "exact", direction, fraction,
            part.reason, part.digits or count_digits(part.literal),
            "zh" if part.is_chinese or last.is_chinese else "en",
        )  # fmt: skip


def _is_numeral(text: str, start: int, end: int) -> bool:
    return all(each in NUMERALS for each in text[start:end])


def _skip_scales(text: str, position: int) -> int:
    found = _SCALE_RUN.match(text, position)
    return found.end() if found else position + 1


def _skip_run(text: str, position: int) -> int:
    return max(_skip_numerals(text, position), position + 1)


def _skip_numerals(text: str, stop: int) -> int:
    while stop < len(text) and text[stop] in NUMERALS:
        stop += 1
    return stop
