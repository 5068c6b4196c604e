"""One figure by itself: what other libraries are expected to read, and what must be refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from starnames.errors import FigureError
from starnames.figure import find_figures, parse_figure
from starnames.figure.chinese import read_numeral
from starnames.figure.exact import divide

ALONE = [
    ("一二三", "123"), ("一一", "11"), ("二二三四", "2234"), ("幺幺零", "110"),
    ("壹壹", "11"), ("一七二零点一", "1720.1"),
    ("一百点123", "100.123"),
    ("点五", "0.5"), ("负点五", "-0.5"), ("半", "0.5"), ("打", "12"),
    ("两打", "24"),
    ("廿二", "22"), ("卅", "30"), ("一万零百一十一", "10111"), ("100万三千", "1003000"),
    ("200亿零四千230", "20000004230"),
    ("1百01", "101"),
    ("1万600", "10600"), ("3万5", "35000"), ("一兆", None), ("1 234", "1234"), ("1e9", "1000000000"),
    ("3.2E+6", "3200000"), ("1.5×10^9", "1500000000"), ("2E-3", "0.002"), ("-.5", "-0.5"), ("负四分之三", "-0.75"),
    ("三又四分之一", "3.25"), ("半折", "50"), ("一亿零两千三百", "100002300"), ("5 000", "5000"),
]  # fmt: skip
REFUSED = [
    ("", 0), ("元整", 0), ("圆", 0), ("负", 0), ("零点", 0), ("点零", 0), ("零点点", 0), ("零点零大", 3),
    ("10.1万零100", 5),
    ("10..1万", 2), ("百十一", 0), ("十一十二", 0), ("负十一十二", 0), ("十七十八", 0), ("1半", 1), ("百分点", 1),
    ("3.5亿三千", 4), ("一百二百", 0), ("1 2345", 1), ("1.5e9x", 3), ("12块五家", 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), ALONE)
def test_read_alone(text: str, value: str | None) -> None:
    figure = parse_figure(f" {text} ")
    assert figure.value == (None if value is None else Decimal(value))
    assert figure.surface == text


@pytest.mark.parametrize(("text", "position"), REFUSED)
def test_refused_with_the_place(text: str, position: int) -> None:
    with pytest.raises(FigureError) as caught:
        parse_figure(text)
    assert caught.value.position == position


@pytest.mark.parametrize(
    "text", ["给一三三四打电话", "一二三四", "他一一说明", "半天", "打球", "点五盏灯", "共十七十八"]
)
def test_in_running_text_these_are_no_figures(text: str) -> None:
    assert find_figures(text) == ()


def test_the_sign_of_a_fraction_is_kept() -> None:
    assert parse_figure("负七分之二").fraction == "-2/7"


@pytest.mark.parametrize("text", ["三分之" + "7" * 5000, "7" * 5000 + "分之三", "又" * 50 + "1/2", "1e999 " * 3])
def test_long_forms_end(text: str) -> None:
    assert all(each.surface in text for each in find_figures(text))


@pytest.mark.parametrize("text", ["3%.5", "二三块十角", "两三年半", "两三成半", "12%点五", "5%.5%-.5"])
def test_ends_are_in_order_and_apart(text: str) -> None:
    place = 0
    for figure in find_figures(text):
        assert figure.start >= place
        assert figure.high is None or (figure.value is not None and figure.high > figure.value)
        place = figure.end


@pytest.mark.parametrize(
    ("text", "literal", "exponent"),
    [
        ("三点五百", "3.5", 2),
        ("三点五亿万", "3.5", 12),
        ("一百点123", "100.123", 0),
        ("五亿三万亿", "50003000000000000", 0),
    ],
)
def test_a_numeral_by_itself(text: str, literal: str, exponent: int) -> None:
    numeral = read_numeral(text)
    assert numeral is not None
    assert (numeral.literal, numeral.exponent, numeral.reason) == (literal, exponent, "")


def test_a_vague_numeral_says_so() -> None:
    assert getattr(read_numeral("几"), "reason", None) == "vague"


@pytest.mark.parametrize(
    "text",
    ["三点五几", "几点五", "点五", "两二百", "七五百", "五六七百", "十二十", "三亿四亿", "三千五千", "亿万", "x五"],
)
def test_what_says_no_number(text: str) -> None:
    assert read_numeral(text) is None


def test_nothing_is_divided_by_nothing() -> None:
    assert divide(3, 0) is None


@pytest.mark.parametrize("text", ["零分之三", "五分之六", "五分之" + "一二三四五六七八九零" * 4, "三又五分之六"])
def test_shares_that_are_none(text: str) -> None:
    assert not [each for each in find_figures(text) if each.surface == text]


@pytest.mark.parametrize("text", ["between US$3 and 5 euros", "RMB 3 to 5 billion dollars"])
def test_ends_in_two_currencies_are_no_range(text: str) -> None:
    assert all(each.high is None for each in find_figures(text))
