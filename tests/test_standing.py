"""What is printed anew stays only where a second pass would read it so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from starnames import Change, Normalizer, figures, find, normalize
from starnames.edition import Edition
from starnames.standing import restyled, settled

if TYPE_CHECKING:
    from starnames import Link

_TEXT = "a b\nc d\ne f\ng h\ni j"


def _capitals(text: str) -> list[Change]:
    """A change for every small letter of a text."""
    return [
        Change(start=place, end=place + 1, before=char, after=char.upper(), rule="test")
        for place, char in enumerate(text)
        if char.islower()
    ]


def test_what_nothing_speaks_against_stays() -> None:
    assert settled(_TEXT, _capitals(_TEXT), _capitals) == _capitals(_TEXT)


def test_the_nearest_changes_are_dropped_and_no_others() -> None:
    def read(text: str) -> list[Change]:
        odd = Change(start=5, end=6, before=" ", after="", rule="test")
        return [*_capitals(text), *([odd] if "C D" in text else [])]

    kept = settled(_TEXT, _capitals(_TEXT), read)
    assert [each.before for each in kept] == list("abefghij")


def test_where_no_dropping_helps_everything_is_dropped() -> None:
    def read(text: str) -> list[Change]:
        return [Change(start=place, end=place + 1, before=text[place], after="", rule="test") for place in (1, 2, 18)]

    assert settled(_TEXT, _capitals(_TEXT), read) == []


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
    ],
)  # fmt: skip
@pytest.mark.parametrize("names", ["full", "annotate"])
def test_names_in_odd_company(names: str, text: str) -> None:
    normalizer = Normalizer(names=names, figures="zh")
    done = normalizer.normalize(text)
    assert done.revert() == text
    assert normalizer.normalize(done.text).text == done.text


def test_a_name_that_would_be_read_otherwise_is_left_with_a_reason() -> None:
    text = "Alpha Group, Bank of Jiangyin, Anhui Conch, Hangzhou Chuhuan Science & Technologyzh"
    done = normalize(text, names="annotate")
    assert normalize(done.text, names="annotate").text == done.text
    assert done.revert() == text


def test_figures_among_names_that_are_never_read_as_before_are_all_left() -> None:
    lines = "Sales were 5 billion yuan.\n" * 5
    text = f"{lines}Piotech rose.\n{lines}"
    asked = []

    def look(said: str) -> list[Link]:
        """Read the name only in the text as it was."""
        asked.append(said)
        return [each for each in find(said) if said == text]

    found = figures(text)
    changes, refused = restyled(
        Edition(text, ()), find(text), found, (), "zh", look=look, wanted=lambda figure: figure.unit == "CNY"
    )
    assert changes == []
    assert refused == [(each.start, each.end) for each in found]
    assert [said.count("50亿元") for said in asked] == [10, 8, 6, 4]
