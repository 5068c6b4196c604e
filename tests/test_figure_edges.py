"""Where the grammar of figures begins and ends: digits counted, words of direction, signs behind a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from starnames.figure import find_figures


@pytest.mark.parametrize(
    ("text", "value", "digits"),
    [
        ("12元", "12", 2),
        ("12元5角", "12.5", 3),
        ("12元5角2分", "12.52", 4),
        ("五元三角二分", "5.32", 3),
        ("12块5", "12.5", 3),
        ("三块五", "3.5", 2),
        ("一百块五", "100.5", 2),
        ("三毛五", "0.35", 2),
        ("5元零2分", "5.02", 2),
    ],
)
def test_the_digits_of_small_money_are_those_of_all_its_words(text: str, value: str, digits: int) -> None:
    (figure,) = find_figures(f"票价{text}。")
    assert (figure.surface, figure.value, figure.digits) == (text, Decimal(value), digits)


@pytest.mark.parametrize(
    ("behind", "qualifier"),
    [("+", "at_least"), ("+ a b", "at_least"), ("+(b)", "at_least"), ("+a b", "exact"), ("+5 b", "exact")],
)
def test_a_plus_behind_a_number_is_no_sum(behind: str, qualifier: str) -> None:
    assert find_figures(f"It is 15%{behind}")[0].qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "direction"),
    [("Profit fell 3 times.", ""), ("利润下降3倍", ""), ("Profit fell 3%.", "decrease"), ("利润下降3%", "decrease")],
)
def test_no_multiple_has_a_direction(text: str, direction: str) -> None:
    assert [each.direction for each in find_figures(text)] == [direction]


def test_a_shared_qualifier_is_that_of_the_figure_before() -> None:
    text = "It has about 5 shops, 6 plants, over 3.5% and 2.5%, respectively."
    assert [each.qualifier for each in find_figures(text)] == ["about", "exact", "over", "over"]


@pytest.mark.parametrize("text", ["零一家", "〇一家"])
def test_a_nought_begins_no_range(text: str) -> None:
    assert [(each.value, each.high) for each in find_figures(text)] == [(Decimal(1), None)]
