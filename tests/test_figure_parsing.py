"""One figure by itself: what other libraries are expected to read, and what must be refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from starnames.errors import FigureError
from starnames.figure import find_figures, glance, parse_figure, plans, tails
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
    ("每10股派2元", "0.2"),
]  # fmt: skip
REFUSED = [
    ("", 0), ("元整", 0), ("圆", 0), ("负", 0), ("零点", 0), ("点零", 0), ("零点点", 0), ("零点零大", 3),
    ("10.1万零100", 5),
    ("10..1万", 2), ("百十一", 0), ("十一十二", 0), ("负十一十二", 0), ("十七十八", 0), ("1半", 1), ("百分点", 1),
    ("of十五五", 0), ("3.5亿三千", 4), ("一百二百", 0), ("1 2345", 1), ("1.5e9x", 3), ("12块五家", 3),
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


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("百分之七八", "7", "8", "%"),
        ("百分之三五", "3", "5", "%"),
        ("百分之三十七八", "37", "38", "%"),
        ("千分之三四", "0.3", "0.4", "%"),
        ("负百分之七八", "-8", "-7", "%"),
        ("负三五百家", "-500", "-300", "家"),
        ("负七八十亿元", "-8000000000", "-7000000000", "CNY"),
        ("3折至5折", "30", "50", "%"),
        ("三到五折", "30", "50", "%"),
    ],
)
def test_two_digits_side_by_side_are_the_ends_of_a_range(text: str, low: str, high: str, unit: str) -> None:
    (figure,) = find_figures(text)
    assert (figure.surface, figure.value, figure.high, figure.unit) == (text, Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("三千几百元", "3000", "over"),
        ("三千几百万元", "30000000", "over"),
        ("一百几十家", "100", "over"),
        ("十二万三千亿元", "12300000000000", "exact"),
        ("3圆人民币", "3", "exact"),
        ("two thousand billion yuan", "2000000000000", "exact"),
        ("one point five hundred million yuan", "150000000", "exact"),
        ("zero point", "0", "exact"),
    ],
)
def test_scales_of_every_kind(text: str, value: str, qualifier: str) -> None:
    (figure,) = find_figures(text)
    assert (figure.surface, figure.value, figure.qualifier) == (text, Decimal(value), qualifier)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("RMB (12.3).5", ["RMB (12.3)", "5"]),  # what stands behind a bracket is no part of its number
        ("minus minus 3 yuan", ["minus 3 yuan"]),
        ("每3股派12.5元", ["12.5元"]),  # per three shares is no unit
        ("每20股派12.5元", ["12.5元"]),
        ("10派3股", ["10", "3股"]),
        ("五又两三分之一", ["五又两三分之一"]),
        ("3 10,000,000", ["3", "10,000,000"]),  # no 3 of ten thousand
        ("十五五数码", []),
        ("约约约约约约3亿元", ["3亿元"]),
        ("5又千分之三", ["5", "千分之三"]),
        ("千半导体三维", []),
        ("Room 3/5 is his", []),
        ("⅓ of it", ["⅓"]),
        ("三廿元", []),
        ("see http://a.com/up-3 and 5 items", ["5"]),
        ("三降五", []),
        ("五元十十角", ["五元"]),  # no number of 角
    ],
)
def test_where_a_figure_ends(text: str, surfaces: list[str]) -> None:
    assert [each.surface for each in find_figures(text)] == surfaces


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("项目\t金额（亿元）\n研发\t—12.5\n销售\t3.5", ["", "CNY"]),
        ("项目\t金额（亿元）\n研发\t12.5%\n销售\t3.5", ["%", "CNY"]),
        ("项目\t金额（见注释）\n研发\t12.5\n销售\t3.5", ["", ""]),
        ("项目\t金额（亿元）\n研发\t无\n销售\t3.5", ["CNY"]),
    ],
)
def test_a_column_gives_its_unit_to_bare_numbers_alone(text: str, units: list[str]) -> None:
    assert [each.unit for each in find_figures(text)] == units


def test_what_is_remembered_is_bounded_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read twice with nothing known, the second time with next to no room."""
    words = ("alpha", "beta", "gamma", "delta", "about", "sales of")
    texts = [f"In it {word} {number} billion {word}x, so {number}{word[0]}." for number, word in enumerate(words, 2)]
    kept: list[dict[str, Any]] = [glance._SEEN, glance._FREE, plans.PLANS, tails.TAILS, *tails._MEMORIES.values()]
    read = []
    for most in (glance._MOST, 2):
        for module in (glance, plans, tails):
            monkeypatch.setattr(module, "_MOST", most)
        for each in kept:
            each.clear()
        read.append([find_figures(each) for each in texts])
    assert read[0] == read[1]
    assert all(read[0])
    assert all(len(each) <= 3 for each in kept)


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


@pytest.mark.parametrize(
    "text", ["零分之三", "五分之六", "五分之" + "一二三四五六七八九零" * 4, "三又五分之六", "三分之十一十二"]
)
def test_shares_that_are_none(text: str) -> None:
    assert not [each for each in find_figures(text) if each.surface == text]


@pytest.mark.parametrize("text", ["between US$3 and 5 euros", "RMB 3 to 5 billion dollars"])
def test_ends_in_two_currencies_are_no_range(text: str) -> None:
    assert all(each.high is None for each in find_figures(text))


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("RMB 3 to RMB 5 million", "5000000"),
        ("RMB 3 to HK$5 million", None),
        ("3到5", "5"),
        ("3至5家", "5"),
        ("2022到2023", None),
        ("三分之一至二分之一", None),
        ("五分之一至5倍", None),
    ],
)
def test_the_ends_of_a_range_are_of_one_kind(text: str, high: str | None) -> None:
    assert [each.high for each in find_figures(text) if each.high] == ([Decimal(high)] if high else [])


@pytest.mark.parametrize(
    ("text", "surface", "unit", "value"),
    [
        ("装机五十兆瓦的电站", "五十兆瓦", "兆瓦", "50"),
        ("频率三百兆赫", "三百兆赫", "兆赫", "300"),
        ("投资五十兆元", "五十兆元", "CNY", None),
        ("a quarter of a percentage point", "a quarter of a percentage point", "pp", "0.25"),
    ],
)
def test_mega_is_no_scale_before_a_unit_and_a_share_may_be_of_one(
    text: str, surface: str, unit: str, value: str | None
) -> None:
    (figure,) = find_figures(text)
    assert (figure.surface, figure.unit, figure.value) == (surface, unit, value and Decimal(value))
