"""How figures are printed, style by style."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from starnames.errors import FigureError
from starnames.figure import find_figures, parse_figure, render_figure
from starnames.figure.capitals import spell_capitals

PRINTED = [
    ("14221.70亿元", "en", "RMB 1,422.17 billion"),
    ("14221.70亿元", "en-short", "RMB1.42217tn"),
    ("14221.70亿元", "zh", "14221.70亿元"),
    ("14221.70亿元", "plain", "1422170000000 CNY"),
    ("14221.70亿元", "iso", "CNY 1422170000000"),
    ("14221.70亿元", "si", "CNY 1.42217T"),
    ("1.42万亿元", "zh", "1.42万亿元"),
    ("1.40万亿元", "zh", "1.40万亿元"),
    ("1.42217万亿元", "zh", "1.42217万亿元"),
    ("14200亿元", "zh", "1.42万亿元"),
    ("14200.0亿元", "zh", "14200.0亿元"),
    ("12345万亿元", "zh", "12345万亿元"),
    ("1.2万亿至1.5万亿元", "zh", "1.2万亿元至1.5万亿元"),
    ("0.5万亿元", "zh", "5000亿元"),
    ("RMB 1.42 trillion", "zh", "1.42万亿元"),
    ("RMB 1,422.17 billion", "zh", "14221.7亿元"),
    ("负七分之二", "en", "-2/7"),
    ("-2/7", "zh", "负七分之二"),
    ("RMB 6 trillion yuan", "en", "RMB 6 trillion"),
    ("RMB 6 trillion yuan", "zh", "6万亿元"),
    ("47.523 billion yuan", "en", "RMB 47.523 billion"),
    ("-$3.5m", "en", "USD -3.5 million"),
    ("-$3.5m", "en-short", "-US$3.5mn"),
    ("nearly 70%", "zh", "将近70%"),
    ("50.0%", "en", "50.0%"),
    ("3.09个百分点", "en", "3.09 percentage points"),
    ("1.86元/股", "en", "RMB 1.86 per share"),
    ("RMB 1.86 per share", "zh", "1.86元/股"),
    ("2.2%-2.4%", "en", "2.2% to 2.4%"),
    ("30多家", "zh", "超过30家"),
    ("3,000到5,000", "en", "3,000 to 5,000"),
    ("3元每小时", "zh", "CNY 3/hour"),
    ("10000.00001亿元", "zh", "10000.00001亿元"),
    ("三分之一", "en", "1/3"),
    ("1/3", "zh", "三分之一"),
    ("壹佰贰拾叁元肆角伍分", "zh-capital", "壹佰贰拾叁元肆角伍分"),
    ("RMB 1.23 million", "zh-capital", "壹佰贰拾叁万元整"),
]


@pytest.mark.parametrize(("text", "style", "printed"), PRINTED)
def test_printed(text: str, style: str, printed: str) -> None:
    assert render_figure(parse_figure(text), style=style) == printed


def test_digits_and_grouping() -> None:
    figure = parse_figure("14221.70亿元")
    assert render_figure(figure, style="en-short", digits=3) == "RMB1.42tn"
    assert render_figure(figure, style="zh", digits=3) == "1.42万亿元"
    assert render_figure(figure, grouping=False) == "RMB 1422.17 billion"
    assert render_figure(parse_figure("0.0萬元"), digits=2) == "RMB 0"


@pytest.mark.parametrize(
    ("text", "style"),
    [("12%", "zh-capital"), ("about RMB 3", "zh-capital"), ("USD 5", "zh-capital"), ("0.001元", "zh-capital")],
)
def test_what_capitals_cannot_say_is_refused(text: str, style: str) -> None:
    with pytest.raises(FigureError, match="no rendering"):
        render_figure(parse_figure(text), style=style)


@pytest.mark.parametrize("style", ["en", "zh"])
def test_a_fraction_too_long_to_read_is_refused(style: str) -> None:
    with pytest.raises(FigureError, match="a fraction of more than sixteen digits"):
        render_figure(parse_figure("30000000000000000003分之一"), style=style)


def test_a_vague_figure_has_no_rendering() -> None:
    with pytest.raises(FigureError, match="vague"):
        render_figure(find_figures("数十亿元")[0])


def test_wrong_use_says_what_to_do() -> None:
    figure = parse_figure("12%")
    with pytest.raises(TypeError, match="en-short"):
        render_figure(figure, style="french")
    with pytest.raises(TypeError, match="at least 1"):
        render_figure(figure, digits=0)


@pytest.mark.parametrize("text", ["", "  ", "hello", "12% and more words", "3%, 5%", "the 12%"])
def test_what_is_not_one_figure_is_refused(text: str) -> None:
    with pytest.raises(FigureError):
        parse_figure(text)


@pytest.mark.parametrize(("text", "position"), [("12% of sales", 3), ("RMB 3 billion x", 13)])
def test_the_error_says_where_reading_stopped(text: str, position: int) -> None:
    with pytest.raises(FigureError) as caught:
        parse_figure(text)
    assert caught.value.position == position


@pytest.mark.parametrize(
    "value", ["0", "0.05", "0.5", "10", "1005", "100010000", "10000000000001", "1000000010000000", "1234567890.12"]
)
def test_capitals_read_back(value: str) -> None:
    capitals = spell_capitals(Decimal(value))
    assert capitals is not None
    assert parse_figure(capitals).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "digits", "error"),
    [
        ("14221.70亿元", None, "0"),
        ("14221.70亿元", 6, "0"),
        ("14221.70亿元", 3, "-2170000000"),
        ("99.96%", 3, "0.04"),
        ("-99.96%", 3, "-0.04"),
        ("10.4亿元至15.6亿元", 2, "-40000000"),
        ("a third", 2, "0"),
        ("0元", 1, "0"),
    ],
)
def test_what_was_rounded_says_so(text: str, digits: int | None, error: str) -> None:
    for style in ("en", "en-short", "zh", "plain", "si", "iso"):
        printed = render_figure(parse_figure(text), style=style, digits=digits)
        assert (printed.error, printed.exact) == (Decimal(error), error == "0")
        again = pickle.loads(pickle.dumps(printed))  # noqa: S301 - our own
        assert (again, again.error) == (printed, printed.error)


def test_rounded_capitals_say_so() -> None:
    assert render_figure(parse_figure("123.45元"), style="zh-capital").exact
    assert render_figure(parse_figure("123.45元"), style="zh-capital", digits=3).error == Decimal("-0.45")
