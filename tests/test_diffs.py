"""A diff made of changes takes the text to its outcome, says the same as a search for differences, and keeps little."""

from __future__ import annotations

import difflib
import itertools
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from starnames.cli.diffs import unified_diff
from starnames.model import Change
from starnames.normalizer import replay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD = "--- a/x\n+++ b/x\n"


def _change(start: int, before: str, after: str) -> Change:
    return Change(start=start, end=start + len(before), before=before, after=after, rule="name")


def _applied(text: str, diff: str) -> str:
    """Return the text with a diff applied, exactly where it says; every line that it quotes must stand there."""
    waiting = re.findall(r"[^\n]*\n|[^\n]+", text)
    if not diff:
        return text
    assert diff.startswith(_HEAD)
    lines = re.findall(r"[^\n]*\n", diff.removeprefix(_HEAD))
    made: list[str] = []
    taken = 0
    left = [0, 0]
    for line, following in itertools.pairwise([*lines, ""]):
        if found := re.match(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", line):
            assert left == [0, 0]
            left = [1 if each is None else int(each) for each in (found[2], found[4])]
            begins = int(found[1]) - bool(left[0])
            made += waiting[taken:begins]
            taken = begins
            assert int(found[3]) - bool(left[1]) == len(made)
            continue
        if line.startswith("\\"):
            continue
        content = line[1:].removesuffix("\n") if following.startswith("\\") else line[1:]
        if line[0] in " -":
            assert waiting[taken] == content
            taken += 1
            left[0] -= 1
        if line[0] in " +":
            made.append(content)
            left[1] -= 1
    assert left == [0, 0]
    return "".join(made + waiting[taken:])


@st.composite
def _changed(draw: st.DrawFn) -> tuple[list[tuple[str, list[Change]]], str]:
    """Draw the pieces of a text with their changes, and what becomes of it."""
    pieces = draw(st.lists(st.text("ab\n", max_size=40), min_size=1, max_size=4))
    made = []
    for raw in pieces:
        cuts = sorted(draw(st.sets(st.integers(0, len(raw)), max_size=8)))
        afters = draw(st.lists(st.text("bc\n", max_size=3), min_size=len(cuts), max_size=len(cuts)))
        spans = list(zip(cuts, cuts[1:], afters, strict=False))[::2]
        made.append((raw, [_change(start, raw[start:end], after) for start, end, after in spans]))
    return made, "".join(replay(raw, changes) for raw, changes in made)


@given(drawn=_changed(), long=st.sampled_from([0, 2, 1_000]))
def test_the_diff_takes_the_text_to_its_outcome(drawn: tuple[list[tuple[str, list[Change]]], str], long: int) -> None:
    pieces, outcome = drawn
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("starnames.cli.diffs._LONG", long)
        diff = "".join(unified_diff(pieces, "x"))
    text = "".join(raw for raw, _ in pieces)
    assert _applied(text, diff) == outcome
    assert bool(diff) == (text != outcome)


@given(changed=st.lists(st.booleans(), max_size=60), size=st.integers(1, 7), ends=st.booleans())
def test_lines_that_change_are_shown_as_a_search_for_differences_shows_them(
    changed: list[bool],
    size: int,
    ends: bool,  # noqa: FBT001
) -> None:
    lines = [f"{number} Hygon rose\n" for number in range(len(changed))]
    if lines and not ends:
        lines[-1] = lines[-1].removesuffix("\n")
    pieces = []
    for begin in range(0, len(lines), size):
        own = lines[begin : begin + size]
        places = itertools.accumulate(map(len, own), initial=0)
        changes = [
            _change(place + line.index("Hygon"), "Hygon", "AMEC")
            for place, line, flag in zip(places, own, changed[begin : begin + size], strict=False)
            if flag
        ]
        pieces.append(("".join(own), changes))
    after = [line.replace("Hygon", "AMEC") if flag else line for line, flag in zip(lines, changed, strict=True)]
    searched = "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(lines, after, "a/x", "b/x")
    )
    assert "".join(unified_diff(pieces, "x")) == searched


def test_a_line_that_two_pieces_share_is_one_line() -> None:
    pieces = [("Hygon ", [_change(0, "Hygon", "AMEC")]), ("and Lanqi\nrose", [_change(4, "Lanqi", "Montage")])]
    assert "".join(unified_diff(pieces, "x")) == (
        f"{_HEAD}@@ -1,2 +1,2 @@\n-Hygon and Lanqi\n+AMEC and Montage\n rose\n\\ No newline at end of file\n"
    )


def test_a_line_ends_at_a_line_feed_alone() -> None:
    raw = "one\r\ntwo\x0cthree\u2028Hygon\n"
    diff = "".join(unified_diff([(raw, [_change(raw.index("Hygon"), "Hygon", "AMEC")])], "x"))
    assert diff.endswith(" one\r\n-two\x0cthree\u2028Hygon\n+two\x0cthree\u2028AMEC\n")


def test_hunks_come_as_the_text_does() -> None:
    """Every other line changes and the text has no end, yet hunks come; what they leave unsaid is nothing."""
    taken = 0

    def pieces() -> Iterator[tuple[str, Sequence[Change]]]:
        nonlocal taken
        while True:
            taken += 1
            yield "Hygon\nrose\n" * 50, [_change(11 * number, "Hygon", "AMEC") for number in range(50)]

    hunks = list(itertools.islice(unified_diff(pieces(), "x"), 5))
    assert taken < 200
    shown = sum(hunk.count("\n rose\n") for hunk in hunks)
    diff = "".join(hunks)
    assert _applied("Hygon\nrose\n" * shown, diff) == "AMEC\nrose\n" * shown
    for hunk in hunks:
        marks = re.findall(r"(?m)^[ +-](?![+-]{2} )", hunk.removeprefix(_HEAD))
        in_front = len(list(itertools.takewhile(" ".__eq__, marks)))
        behind = len(list(itertools.takewhile(" ".__eq__, reversed(marks))))
        assert in_front <= behind
        assert behind
