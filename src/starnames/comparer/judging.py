"""What is wrong with two figures that stand against each other: the kind, the words and the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from starnames.comparer.mechanisms import MEANINGS, scale_mechanism
from starnames.comparer.sameness import agree, power_between, same_group
from starnames.damage.printed import powers

if TYPE_CHECKING:
    from starnames.comparer.items import Item

__all__ = ["Verdict", "judge"]

_ALIKE = (frozenset(("over", "at_least")), frozenset(("under", "at_most")), frozenset(("about", "nearly")))
_DURATIONS = frozenset(("years", "months", "weeks", "days", "quarters", "hours"))
_SAID = {
    "exact": "exact",
    "about": "about",
    "over": "over",
    "under": "under",
    "nearly": "nearly",
    "at_least": "at least",
    "at_most": "at most",
}
_EITHER_WAY = frozenset(("yi_shift", "wan_shift"))  # the other mechanisms move a point one way only
#: Damage to wording that the value comes through: seen on one side only, it is a finding by itself.
_VISIBLE = {
    "jiaci_as_companies": "unit",
    "streak_as_count": "sense",
    "digit_placeholder": "value",
    "digits_split": "value",
    "cells_joined": "value",
    "code_became_name": "value",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A disagreement between two items before anybody asked which side is right.

    `blamed` is the side that the mechanism says is damaged: ``reference``, ``candidate`` or empty.
    """

    kind: str
    diagnosis: str
    mechanism: str = ""
    factor: str = ""
    blamed: str = ""


def judge(one: Item, two: Item) -> list[Verdict]:
    """Return what is wrong between a figure or year of the reference and one of the candidate."""
    if one.group == "year":
        return [] if one.key == two.key else [_year(one, two)]
    found = [verdict] if (verdict := _value(one, two)) else []
    if not found:
        found = [verdict] if (verdict := _visible(one, two)) else []
    if (verdict := _qualifier(one, two)) and not any(each.kind in {"value", "unit"} for each in found):
        found.append(verdict)
    return found


def _year(one: Item, two: Item) -> Verdict:
    return Verdict(
        "value",
        f"the year is {one.side.surface} in the reference, {two.side.surface} in the candidate",
        "year_slip",
    )


def _value(one: Item, two: Item) -> Verdict | None:
    if agree(one, two):
        return _sign(one, two)
    ours, theirs = one.side.surface, two.side.surface
    if not same_group(one, two):
        return _unit(one, two)
    power = power_between(one, two)
    if power is None:
        return Verdict("value", f"{ours!r} in the reference, {theirs!r} in the candidate{_gap(one, two)}")
    assert one.value is not None  # noqa: S101 - a power lies between two values
    assert two.value is not None  # noqa: S101
    mechanism, blamed = _blame(one, two, power)
    times = f"{10 ** abs(power):,}"
    relation = f"{times} times as much as" if power > 0 else f"one {times}th of"
    meaning = f"; {MEANINGS[mechanism]}" if mechanism else ""
    return Verdict(
        "scale",
        f"{theirs!r} ({powers(two.value)}) is {relation} {ours!r} ({powers(one.value)}) in the reference{meaning}",
        mechanism,
        f"{Decimal(1).scaleb(power):f}",
        blamed,
    )


def _blame(one: Item, two: Item, power: int) -> tuple[str, str]:
    """Return the mechanism that explains a power of ten, and the side that it damaged; empty where both could be."""
    assert one.figure is not None  # noqa: S101 - figures have been asked for
    assert two.figure is not None  # noqa: S101
    cured = {
        side: damaged.suspect.mechanism
        for damaged, right, side in ((two.figure, one, "candidate"), (one.figure, two, "reference"))
        if damaged.suspect is not None and damaged.suspect.value == right.value
    }
    found = cured or {"candidate": scale_mechanism(two.figure, power), "reference": scale_mechanism(one.figure, -power)}
    ranked = sorted((each in _EITHER_WAY, each, side) for side, each in found.items() if each)
    if not ranked:
        return "", ""
    first, last = ranked[0], ranked[-1]
    return first[1], "" if first[0] == last[0] and first is not last else first[2]


def _gap(one: Item, two: Item) -> str:
    if not one.value or two.value is None or one.high is not None or two.high is not None:
        return ""
    change = (two.value - one.value) / abs(one.value) * 100
    return f" ({change:+.1f} %)" if abs(change) < 1000 else f" ({two.value / one.value:.4g} times as much)"


def _sign(one: Item, two: Item) -> Verdict | None:
    """Return a verdict where two figures agree but for the sign, and the words beside them do not make up for it."""
    negative = [each.value is not None and each.value < 0 for each in (one, two)]
    one_told, two_told = (each.figure is not None and each.figure.direction != "" for each in (one, two))
    if negative[0] == negative[1] or one_told != two_told:
        return None
    surfaces = f"{one.side.surface!r} in the reference, {two.side.surface!r} in the candidate"
    meaning = f"; {MEANINGS['double_negative']}" if one_told else ""
    return Verdict("sense", f"the sign differs: {surfaces}{meaning}", "double_negative" if one_told else "")


def _unit(one: Item, two: Item) -> Verdict:
    ours, theirs = one.side.surface, two.side.surface
    groups = {one.group, two.group}
    mechanism, kind = "", "unit"
    bare = "n" in groups
    if groups == {"%", "pp"}:
        kind = "sense"
        words = "percentage points are not percent"
    elif bare and any(each.startswith("money") for each in groups):
        mechanism, words = "currency_lost", "one of them is no amount of money"
    elif bare and "%" in groups:
        mechanism, words = "percent_lost", "one of them is no percentage"
    elif "points" in groups and any("/share" in each for each in groups):
        mechanism, words = "fen_as_points", MEANINGS["fen_as_points"]
    else:
        words = "the units differ"
    blamed = ""
    if bare and mechanism:
        blamed = "candidate" if two.group == "n" else "reference"
    elif mechanism:
        blamed = "candidate" if two.group == "points" else "reference"
    return Verdict(kind, f"{ours!r} in the reference, {theirs!r} in the candidate: {words}", mechanism, "", blamed)


def _visible(one: Item, two: Item) -> Verdict | None:
    """Return a verdict where the value is right and one side is damaged to see, or counts occasions as things."""
    marks = {
        side: each.figure.suspect.mechanism
        for side, each in (("reference", one), ("candidate", two))
        if each.figure and each.figure.suspect and each.figure.suspect.mechanism in _VISIBLE
    }
    if not marks or len({*marks.values()}) < len(marks):
        return None
    mark, side = min((mark, side) for side, mark in marks.items())  # of two the same, whichever side is asked first
    seen, other = (two, one) if side == "candidate" else (one, two)
    words = f"{seen.side.surface!r} in the {side}: {MEANINGS[mark]}"
    return Verdict(_VISIBLE[mark], f"{words}; the other side has {other.side.surface!r}", mark, "", side)


def _qualifier(one: Item, two: Item) -> Verdict | None:
    assert one.figure is not None  # noqa: S101 - years have been judged
    assert two.figure is not None  # noqa: S101
    ours, theirs = one.figure.qualifier, two.figure.qualifier
    if ours == theirs or frozenset((ours, theirs)) in _ALIKE:
        return None
    if {ours, theirs} == {"exact", "over"} and {one.figure.unit, two.figure.unit} & _DURATIONS:
        return None  # over three years is in the course of them
    lost = "exact" in {ours, theirs}
    return Verdict(
        "qualifier",
        f"{_SAID[ours]} in the reference ({one.side.surface!r}), "
        f"{_SAID[theirs]} in the candidate ({two.side.surface!r})",
        "word_lost" if lost else "",
    )
