"""What holds for every figure and every text, whatever they are."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from starnames.errors import FigureError
from starnames.figure import find_figures, parse_figure, render_figure
from starnames.model import Figure

STYLES = ("en", "en-short", "zh", "zh-capital", "plain", "si", "iso")
QUALIFIERS = ("exact", "about", "over", "under", "nearly", "at_least", "at_most")
UNITS = {
    "money": (
        "CNY",
        "USD",
        "HKD",
        "EUR",
        "JPY",
        "GBP",
        "TWD",
        "SGD",
        "KRW",
        "CHF",
        "CNY/share",
        "USD/ton",
        "CNY/kWh",
        "HKD/share",
    ),
    "percent": ("%",),
    "points": ("pp", "index-points"),
    "multiple": ("x",),
    "count": ("", "家", "companies", "shares", "项"),
    "quantity": ("GW", "吨", "tons", "days", "inch"),
}
PIECES = (
    "1", "2024", "3.5", "14221.70", "亿", "万", "亿元", "元", "%", " billion", " yuan", "RMB ", "US$", "-", "+", "(",
    ")", " to ", "至", "约",
    "nearly ", "三", "百分之", "分之", "一百二十", "五", "点", "个百分点", "每股", "/股", "hundred ", "twenty-",
    "three ", "half a ", "million ", " and ",
    "第", "年", "月", "日", ",", ".", "，", "。", " ", "\n", "\t", "|", "家", "公司", "翻", "番", "倍", "兆", "３",
    "％", "in ", "2023-", ":", "/", "角", "分",
    "'", "”", "dozen ", "STAR ", "DDR", "兆瓦", "\u00a0", "İ", "的", "several ",
)  # fmt: skip


def values(*, whole: bool = False) -> st.SearchStrategy[Decimal]:
    places = 0 if whole else 6
    return st.builds(
        lambda number, exponent: Decimal(number).scaleb(exponent),
        st.integers(min_value=-(10**15), max_value=10**15),
        st.integers(min_value=-places, max_value=9),
    )


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    kind = draw(st.sampled_from(sorted(UNITS)))
    value = draw(values())
    high = value + abs(draw(values())) + 1 if draw(st.booleans()) else None
    return Figure(
        start=0,
        end=0,
        surface="",
        kind=kind,
        value=value,
        high=high,
        unit=draw(st.sampled_from(UNITS[kind])),
        qualifier=draw(st.sampled_from(QUALIFIERS)),
        digits=draw(st.integers(min_value=1, max_value=12)),
        language=draw(st.sampled_from(["en", "zh"])),
    )


def sense(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.high, figure.kind, figure.unit, figure.qualifier


@given(figure=figures(), style=st.sampled_from(STYLES), grouping=st.booleans())
@settings(max_examples=600, deadline=None)
def test_what_is_printed_reads_back(figure: Figure, style: str, *, grouping: bool) -> None:
    try:
        printed = render_figure(figure, style=style, grouping=grouping)
    except FigureError:
        assert style == "zh-capital"
        return
    assert sense(parse_figure(printed)) == sense(figure)


@given(figure=figures(), style=st.sampled_from(STYLES[:3]))
@settings(max_examples=300, deadline=None)
def test_printed_figures_stand_alone_in_a_sentence(figure: Figure, style: str) -> None:
    if style == "zh":
        return
    printed = render_figure(replace(figure, qualifier="exact"), style=style)
    before = "The board met."
    found = find_figures(f"{before} It came to {printed}. Nothing else changed.")
    if figure.kind in ("count", "quantity"):
        return  # a bare number may be a year or a code to a reader who is not told
    assert [(each.value, each.high, each.unit) for each in found] == [(figure.value, figure.high, figure.unit)]


@given(digits=st.integers(min_value=1, max_value=8), value=values())
@settings(deadline=None)
def test_digits_round_by_less_than_one_unit_of_the_last(digits: int, value: Decimal) -> None:
    figure = Figure(start=0, end=0, surface="", kind="money", value=value, unit="CNY")
    for style in ("en", "en-short", "zh", "plain"):
        again = parse_figure(render_figure(figure, style=style, digits=digits)).value
        assert again is not None
        if value:
            assert abs(again - value) <= Decimal(5).scaleb(value.adjusted() - digits)


@given(text=st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=24).map("".join)))
@settings(max_examples=1500, deadline=None)
def test_junk_never_raises_and_spans_quote_the_text(text: str) -> None:
    place = 0
    for figure in find_figures(text):
        assert place <= figure.start < figure.end <= len(text)
        assert figure.surface == text[figure.start : figure.end]
        assert (figure.value is None) == bool(figure.reason or figure.fraction)
        assert figure.high is None or (figure.value is not None and figure.high > figure.value)
        place = figure.end


@given(text=st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@settings(max_examples=500, deadline=None)
def test_parsing_returns_one_figure_or_says_where_it_stopped(text: str) -> None:
    try:
        figure = parse_figure(text)
    except FigureError as caught:
        position = caught.position
    else:
        position = figure.end
        assert figure.surface == text[figure.start : figure.end]
    assert 0 <= position <= len(text)


@given(number=st.from_regex(r"[1-9][0-9]{0,2}(,[0-9]{3}){0,3}(\.[0-9]{1,4})?", fullmatch=True))
@settings(deadline=None)
def test_three_languages_of_one_figure_are_equal(number: str) -> None:
    plain = Decimal(number.replace(",", "")) * 10**8
    for text in (
        f"{number}亿元",
        f"RMB {number} hundred million",
        f"{number} hundred million yuan",
        f"人民币{number}亿元",
    ):
        assert parse_figure(text).value == plain


@given(
    text=st.sampled_from(
        [
            "RMB 1,422.17 billion",
            "14221.70亿元",
            "up 3.09 percentage points",
            "2.2%-2.4%",
            "约30多家",
            "three million dollars",
        ]
    )
)
def test_width_and_case_do_not_matter(text: str) -> None:
    wide = "".join(chr(ord(each) + 0xFEE0) if each.isdigit() and each.isascii() else each for each in text)
    assert [sense(each) for each in find_figures(wide.replace(",", "，"))] == [
        sense(each) for each in find_figures(text)
    ]
    assert [sense(each)[:4] for each in find_figures(text.upper())] == [sense(each)[:4] for each in find_figures(text)]


@pytest.mark.parametrize(
    "text", ["\ud800", "\udfff 3亿元 \ud800", "fell \udc80 3%", "İ\ud800 rose 3%", "３\udbff亿", "RMB \ud83d3"]
)
def test_lone_surrogates_are_read_past(text: str) -> None:
    assert all(figure.surface == text[figure.start : figure.end] for figure in find_figures(text))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("14221.70亿元", "1422170000000"),
        ("12.50元", "12.50"),
        ("RMB 1,422.17 billion", "1422170000000"),
        ("half a million yuan", "500000"),
        ("two and a half million yuan", "2500000"),
        ("八折", "80"),
        ("8.5折", "85"),
        ("5 dozen", "60"),
        ("一千一百一十一万亿元", "1111000000000000"),
        ("15bp", "0.15"),
        ("12元5角", "12.5"),
        ("三万五", "35000"),
    ],
)
def test_values_print_plain(text: str, printed: str) -> None:
    assert str(parse_figure(text).value) == printed


@given(figure=figures(), style=st.sampled_from(STYLES))
@settings(max_examples=300)
def test_no_value_has_a_positive_exponent(figure: Figure, style: str) -> None:
    try:
        again = parse_figure(render_figure(figure, style=style))
    except FigureError:
        return
    assert "E+" not in f"{again.value} {again.high}"


@pytest.mark.parametrize("size", [100, 5_000, 200_000])
def test_numbers_of_any_length_are_exact(size: int) -> None:
    digits = "7" * size
    assert find_figures(f"RMB {digits}.25 million")[0].value == Decimal(f"{digits}250000")
