"""What is printed anew stays only where a second pass would read it so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from starnames import Change, Normalizer, figures, normalize
from starnames.drafter import Draft
from starnames.restyler import Lines, proposals
from starnames.standing import settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from starnames.standing import Outcome

_TEXT = "a b\nc d\ne f\ng h\ni j"


def _draft(text: str, *more: Change) -> Draft:
    """A draft that prints every small letter of a text as a capital, and makes some changes more."""
    names = [_change(place, place + 1, char, char.upper()) for place, char in enumerate(text) if char.islower()]
    names = sorted([*names, *more], key=lambda each: each.start)
    return Draft(text=text, mode="keep", links=(), figures=(), names=names, repairs=(), styles=(), left=(), named=set())


def _change(start: int, end: int, before: str, after: str) -> Change:
    return Change(start=start, end=end, before=before, after=after, rule="test")


def _settled(read: Callable[[str], Draft]) -> Outcome:
    return settled(read(_TEXT), read, lambda draft: bool(draft.changes))


def test_what_shows_nothing_odd_is_not_read_again() -> None:
    done = settled(_draft(_TEXT), _draft, lambda _: False)
    assert (done.text, done.last) == (_TEXT.upper(), _draft(_TEXT))


def test_what_nothing_speaks_against_stays() -> None:
    done = _settled(_draft)
    assert (done.text, [*done.dropped]) == (_TEXT.upper(), [])


def test_the_nearest_changes_are_dropped_and_no_others() -> None:
    def read(text: str) -> Draft:
        return _draft(text, *([_change(5, 6, " ", "")] if "C D" in text else []))

    done = _settled(read)
    assert done.text == "A B\nc d\nE F\nG H\nI J"
    assert settled(read(done.text), read, lambda draft: bool(draft.changes)).text == done.text


def test_where_dropping_the_nearest_does_not_last_lines_are_dropped() -> None:
    def read(text: str) -> Draft:
        if "c D" in text:  # what is dropped would be something else for the second pass
            return replace(_draft(text), names=[_change(4, 5, "c", "X")])
        if "c d" in text and text != _TEXT:
            return replace(_draft(text), names=())
        return _draft(text, *([_change(4, 5, "C", "")] if "C D" in text else []))

    done = _settled(read)
    assert done.text == _TEXT.upper().replace("C D", "c d")
    assert [each.before for each in done.dropped] == ["c", "d"]
    assert settled(read(done.text), read, lambda draft: bool(draft.changes)).text == done.text


def test_where_no_dropping_helps_everything_is_dropped() -> None:
    def read(text: str) -> Draft:
        capital = next((place for place, char in enumerate(text) if char.isupper()), None)
        return _draft(text, *([] if capital is None else [_change(capital, capital + 1, text[capital], "")]))

    done = _settled(read)
    assert (done.text, done.edition.changes, len(done.dropped)) == (_TEXT, [], 10)


def test_what_would_not_last_is_not_made_at_all() -> None:
    def read(text: str) -> Draft:
        if text[4] in "cX" and text != _TEXT:
            return replace(_draft(text), names=[_change(4, 5, "c", "X")] if text[4] == "c" else [])
        return _draft(text, *([_change(4, 5, "C", "")] if text[4] == "C" else []))

    done = _settled(read)
    assert (done.text, len(done.dropped), done.last) == (_TEXT, 10, read(_TEXT))


@pytest.mark.parametrize(("said", "after"), [("RMB 5", "a 5 yuan"), ("RMB 6", "a RMB 5")])
def test_a_figure_printed_anew_is_read_as_the_same(said: str, after: str) -> None:
    def read(text: str) -> Draft:
        found = figures(text)
        if said in text:  # there it is another one
            found = tuple(replace(each, qualifier="about") for each in found)
        styles = tuple(proposals(text, found, Lines(text, found, []), "en"))
        return replace(_draft(""), text=text, mode="en", figures=found, styles=styles)

    done = settled(read("a 5 yuan"), read, lambda draft: bool(draft.changes))
    assert done.text == after


def test_a_figure_is_left_beside_a_name_that_is_printed_anew() -> None:
    text = "Lanqi Technology said it is 点1RMB 75.96 billion; Tuojing Technology said 5 yuan a share."
    normalizer = Normalizer(figures="en")
    done = normalizer.normalize(text)
    assert "点1RMB 75.96 billion" in done.text
    assert "5 yuan" not in done.text
    assert done.revert() == text
    assert normalizer.normalize(done.text).text == done.text


def test_a_later_window_knows_what_a_repaired_one_named() -> None:
    window = Normalizer(names="short").document()
    first = window("Tuojing Technology (688065438+02.SH) rose 65438+0.6%.\n")
    assert "1.6%" in first.text
    assert window("Lanqi Technology fell.").text == "Montage Technology fell."


@pytest.mark.parametrize(
    "text",
    [
        "Tuojing Technology14.7% rose",
        "x Tuojing Technology\x00 rose",
        "Tuojing Technology & Tools rose",
        "Tuojing Technology Co., Ltd.; rose",
        "\x00Tuojing Technology rose",
        "5Tuojing Technology rose",
        "Tuojing Technology Ltd, Ltd, rose",
        "G.Tech Technology Ltd, Ltd",
    ],
)  # fmt: skip
@pytest.mark.parametrize("names", ["full", "short", "annotate"])
def test_names_in_odd_company(names: str, text: str) -> None:
    normalizer = Normalizer(names=names, figures="zh")
    done = normalizer.normalize(text)
    assert done.revert() == text
    assert normalizer.normalize(done.text).text == done.text


@pytest.mark.parametrize("style", ["en", "zh", "plain"])
@pytest.mark.parametrize(
    "text", ["It cost 5RMB RMB.", "It cost 1RMB RMB for it.", "In yuan 5RMB, yuan.", "RMB 5yuan (RMB)."]
)
def test_a_sum_beside_another_currency(text: str, style: str) -> None:
    normalizer = Normalizer(figures=style)
    done = normalizer.normalize(text)
    assert done.revert() == text
    assert normalizer.normalize(done.text).text == done.text


def test_a_name_that_would_be_read_otherwise_is_left_with_a_reason() -> None:
    text = "Alpha Group, Bank of Jiangyin, Anhui Conch, Hangzhou Chuhuan Science & Technologyzh"
    done = normalize(text, names="annotate")
    assert normalize(done.text, names="annotate").text == done.text
    assert done.revert() == text
