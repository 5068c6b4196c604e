"""The whole grammar at one place: what a number, a word or a share is with everything that belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starnames.figure import refusals, shapes, tables
from starnames.figure.brackets import close_bracket, is_loss_bracket
from starnames.figure.building import build_figure
from starnames.figure.chinese import NUMERALS
from starnames.figure.context import Context, look_back
from starnames.figure.dividends import PAYOUT_NEXT, read_payout
from starnames.figure.exact import count_digits, divide
from starnames.figure.forms import ODD_AFTER_SPACE, ODD_NEXT, VULGAR, read_odd
from starnames.figure.multiples import read_multiple
from starnames.figure.numbers import NUMBER_START, NUMBERS, read_part, take_points
from starnames.figure.part import Part, value_of
from starnames.figure.quick import Quick
from starnames.figure.ranges import RANGE_NEXT, YUAN, read_second
from starnames.figure.rates import read_per
from starnames.figure.shares import read_share
from starnames.figure.spoken import is_share_of
from starnames.figure.terms import is_term
from starnames.figure.trie import find_longest
from starnames.figure.unsaid import lacks_whole, read_unsaid
from starnames.patterns import lazy

if TYPE_CHECKING:
    from decimal import Decimal

    from starnames.model import Figure

__all__ = ["POINTS", "Whole"]

POINTS = frozenset(".点點")
_RECENT = lazy("近(?![将將接逼临几])")  # read backward: 近三年 is the last three years, 将近三年 almost three
_SHAPE_AFTER_SPACE = frozenset("apAPo-–—~～0123456789")
_SCALE_RUN = lazy(r"(?>(?:(?:hundred|thousand|million|billion|trillion)[ -])+)", re.IGNORECASE)
_TIME_WORDS = frozenset(("年", "天", "日", "个月", "周", "个交易日", "交易日", "小时", "个季度", "季度", "个工作日"))


class Whole(Quick):
    """Reads any number."""

    __slots__ = ()

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
        if (position > self.floor and text[position - 1] in POINTS) or (number is None and text[position] in VULGAR):
            part = read_odd(text, position, number, strict=self.strict)
            if part is None and (vague := read_unsaid(text, position, self.floor, number)):
                return self._decide(vague, look_back(text, vague.start, floor=self.floor), position)
            if part is None and self.strict and lacks_whole(text, position):
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

    def _decide(self, part: Part, around: Context, position: int) -> Figure | int:
        """Return the figure that a number and its surroundings make, or where to read on if they make none."""
        text = self.folded
        if around.mark and is_term(text, part):
            if part.is_scaled:
                return part.end  # 3M is three months
            around = Context(part.start)
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
        if share is None or not is_share_of(text, share.end) or text.startswith("-", share.end):
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
            elif char == "+" and not text[end + 1 : end + 2].isalnum():
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


def _skip_scales(text: str, position: int) -> int:
    found = _SCALE_RUN.match(text, position)
    return found.end() if found else position + 1


def _skip_run(text: str, position: int) -> int:
    return max(_skip_numerals(text, position), position + 1)


def _skip_numerals(text: str, stop: int) -> int:
    while stop < len(text) and text[stop] in NUMERALS:
        stop += 1
    return stop
