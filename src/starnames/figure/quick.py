"""A common shape at one place: a number whose surroundings memory knows, read in one step.

The whole grammar would read these the same; a test compares them. What memory does not know is left to it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from starnames.figure import refusals, tables
from starnames.figure.building import Draft, build_figure
from starnames.figure.common import DEEP, FALLS, PLAIN, read_small
from starnames.figure.context import look_far
from starnames.figure.exact import count_digits, scale
from starnames.figure.glance import MONTH, glance
from starnames.figure.plans import PLANS, learn_plan
from starnames.figure.progress import Progress
from starnames.figure.tails import TAIL, read_deep
from starnames.figure.terms import is_joined
from starnames.figure.trie import find_longest
from starnames.model import Figure
from starnames.patterns import lazy

if TYPE_CHECKING:
    from starnames.figure.plans import Plan

__all__ = ["Quick"]

_TAIL = lazy(TAIL, re.DOTALL)
_LONE = frozenset(("0", "1"))
_COUNTED = frozenset(("", "count", "quantity"))
_YEARS = frozenset(("year", "years"))


class Quick(Progress):
    """Reads numbers of a common shape."""

    __slots__ = ()

    def _common(self, position: int, stop: int, literal: str, tail: str) -> Figure | int:
        """Return the figure of a common shape, or where to read on; 0 if it wants the whole grammar."""
        plan = PLANS.get(tail) or learn_plan(tail)
        is_sure, kind, unit, exponent, size, is_chinese, says, _, _, _ = plan
        if not says:
            return 0
        seen = glance(self.folded, position, self.floor) if is_sure else None
        if seen is None or seen is MONTH:
            return self._weigh(position, stop, literal, plan)
        span, reach, mark, qualifier = seen
        if mark:
            if (kind and unit != mark) or (not exponent and is_joined(self.folded, literal, stop)):
                return 0
            kind, unit = "money", mark
        start, end = position - span, stop + size
        self.outer = position - reach if reach > span else start
        if "," in literal:
            literal = literal.replace(",", "")
        figure = Draft()
        figure.start = start
        figure.end = end
        figure.surface = self.source[start:end]
        figure.kind = kind or "count"
        figure.value = scale(literal, exponent) if exponent else Decimal(literal)
        figure.high = None
        figure.unit = unit
        figure.qualifier = qualifier or "exact"
        figure.direction = (
            self._direction(self.outer, end, kind) if (self.falls or says & FALLS) and kind != "multiple" else ""
        )
        figure.fraction = figure.reason = ""
        figure.digits = count_digits(literal) if literal[0] == "0" else len(literal) - ("." in literal)
        figure.language = "zh" if is_chinese else "en"
        figure.suspect = None
        figure.__class__ = Figure  # type: ignore[assignment]
        return cast("Figure", figure)

    def _weigh(  # noqa: C901, PLR0911, PLR0912 - one case a line
        self, position: int, stop: int, literal: str, plan: Plan, *, has_digits: bool = True
    ) -> Figure | int:
        """Return the same where the words around have to vouch for the number, or memory does not know them."""
        text = self.folded
        _, kind, unit, exponent, size, is_chinese, says, is_scaled, ahead, follow = plan
        if says == DEEP:
            kind, unit, exponent, is_scaled, is_chinese, size, _, says = read_deep(text, position, stop, ahead, follow)
        if not says:
            return 0
        end = stop + size
        is_negative = False
        floor = self.floor
        seen = glance(text, position, floor)
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
            if not is_scaled and is_joined(text, literal, stop):
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
        found = _TAIL.match(text, stop)
        if found is None or (literal in _LONE and (not self.strict or found[0].startswith(" in"))):
            return 0
        plan = PLANS.get(found[0]) or learn_plan(found[0])
        return self._weigh(position, stop, literal, plan, has_digits=False)
