"""Changes on top of changes: one list of changes of the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from starnames import Change, replay, revert
from starnames.edition import Edition, Spans

if TYPE_CHECKING:
    from collections.abc import Callable


@st.composite
def _changes(draw: Callable[[st.SearchStrategy[list[int]]], list[int]], text: str) -> list[Change]:
    """Disjoint changes of a text that take something out and put letters or nothing in."""
    places = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=8))))
    sizes = draw(st.lists(st.integers(0, 3), min_size=len(places), max_size=len(places)))
    pairs = list(zip(places[::2], places[1::2], sizes, strict=False))
    return [Change(start=a, end=b, before=text[a:b], after="xyz"[:size], rule="test") for a, b, size in pairs]


@given(st.data(), st.text("abcdefgh", max_size=16))
def test_later_changes_are_told_in_the_places_of_the_original(data: st.DataObject, text: str) -> None:
    edition = Edition(text, data.draw(_changes(text)))
    later = data.draw(_changes(edition.text))
    both = edition.before(later)
    done = replay(edition.text, later)
    assert replay(text, both) == done
    assert revert(done, both) == text


def test_spans_that_are_spoken_for() -> None:
    spans = Spans([(7, 9), (1, 3), (2, 5)])
    assert [spans.touch(*each) for each in ((0, 1), (0, 2), (5, 7), (4, 5), (8, 12), (9, 12))] == [
        False, True, False, True, True, False,
    ]  # fmt: skip


def test_what_a_change_took_a_part_of_grows_to_the_whole() -> None:
    edition = Edition("abcdef", [Change(start=1, end=4, before="bcd", after="X", rule="test")])
    assert (edition.text, edition.moved(2, 6), edition.origin(1, 2)) == ("aXef", (1, 4), (1, 4))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4))), st.lists(st.integers(0, 30)))
def test_what_stands_apart_touches_nothing(spans: list[tuple[int, int]], places: list[int]) -> None:
    taken = Spans((start, start + size) for start, size in spans)
    placed = [Change(start=start, end=start + 2, before="ab", after="", rule="test") for start in sorted(set(places))]
    assert taken.apart(placed) == [each for each in placed if not taken.touch(each.start, each.end)]
