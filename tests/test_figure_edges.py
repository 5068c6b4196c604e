"""Where the grammar of figures begins and ends: digits counted, words of direction, signs behind a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from starnames.errors import FigureError
from starnames.figure import find_figures, parse_figure, render_figure
from starnames.figure.brackets import is_loss_bracket


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


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("RMB five to six million", "5000000", "6000000"),
        ("RMB five-six million", "5000000", "6000000"),
        ("five-six million yuan", "5000000", "6000000"),
        ("two to three hundred thousand yuan", "200000", "300000"),
        ("twenty-two to twenty-five million yuan", "22000000", "25000000"),
        ("5 to 6 million yuan", "5000000", "6000000"),
        ("one hundred to two million yuan", "100", "2000000"),  # the first end has a scale of its own
        ("five to six percent", "5", "6"),
        ("five million to six million yuan", "5000000", "6000000"),
    ],
)
def test_a_scale_in_words_said_once_is_that_of_both_ends(text: str, low: str, high: str) -> None:
    (figure,) = find_figures(f"It costs {text}.")
    assert (figure.surface, figure.value, figure.high) == (text, Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["零一家", "〇一家"])
def test_a_nought_begins_no_range(text: str) -> None:
    assert [(each.value, each.high) for each in find_figures(text)] == [(Decimal(1), None)]


@pytest.mark.parametrize(
    ("text", "is_negative"),
    [
        ("loss of (5) in it", True),
        ("loss  of (5) in it", False),
        ("lost: (5) in it", False),
        ("(5)", True),
        ("  (5)  \nmore", True),
        ("more\n(5)", True),
        ("a\t(5)\tb", True),
        ("a | (5) | b", True),
        ("a (5)", False),
        ("(5) a", False),
        ("a (5)\nb", False),
        (f"a\n{' ' * 79}(5)", True),
        (f"a{' ' * 80}(5)", True),
        (f"a{' ' * 79}(5)", False),
        (f"(5){' ' * 40}a", True),
        (f"(5){' ' * 39}a", False),
    ],
)
def test_a_bracket_is_a_sign_by_itself_or_behind_a_word_of_loss(text: str, is_negative: bool) -> None:  # noqa: FBT001
    start = text.index("(")
    said = (4, "loss") if text.startswith("loss") else (0, "")
    assert is_loss_bracket(text, start, text.index(")") + 1, said, 0) is is_negative
    assert is_loss_bracket(text, start, text.index(")") + 1, said, start + 1) is text.startswith("loss of")


@pytest.mark.parametrize(
    ("header", "value", "unit"),
    [
        ("RMB", "12.5", "CNY"),
        ("人民币", "12.5", "CNY"),
        ("人民币亿元", "1250000000", "CNY"),
        ("US$ million", "12500000", "USD"),
        ("HK$", "12.5", "HKD"),
        ("EUR million", "12500000", "EUR"),
        ("单位：万元", "125000", "CNY"),
        ("%", "12.5", "%"),
        ("million", "12500000", ""),
        ("亿", "1250000000", ""),
        ("notes", "12.5", ""),
        ("million notes", "12.5", ""),
    ],
)
@pytest.mark.parametrize("mark", ["\t", "|"])
def test_the_unit_of_a_column(header: str, value: str, unit: str, mark: str) -> None:
    found = find_figures(f"Item{mark}Amount ({header})\nR&D{mark} 12.5 \nmore\nR&D{mark}12.5")
    assert [(each.value, each.unit) for each in found] == [(Decimal(value), unit), (Decimal("12.5"), "")]


def test_behind_a_bracket_one_scale_is_read_and_no_more() -> None:
    found = find_figures("RMB (3)亿5000万")
    assert [(each.surface, each.value) for each in found] == [
        ("RMB (3)亿", Decimal(-300_000_000)),
        ("5000万", Decimal(50_000_000)),
    ]


def test_a_range_in_a_column_is_in_its_unit_as_a_whole() -> None:
    (figure,) = find_figures("Item\tAmount (RMB million)\nR&D\t12 to 15")
    assert (figure.value, figure.high, figure.unit) == (Decimal(12_000_000), Decimal(15_000_000), "CNY")


def test_a_table_ends_where_its_bars_do() -> None:
    text = "Item\tAmount (RMB million)\nR&D|12\nR&D\t12"
    assert [each.unit for each in find_figures(text)] == ["", "CNY"]


@pytest.mark.parametrize(
    ("word", "currency", "unit"),
    [("RM", "RMB", "CNY"), ("CN", "CNY", "CNY"), ("EU", "EUR", "EUR"), ("US", "US$", "USD")],
)
def test_what_a_word_means_is_not_what_its_beginning_does(word: str, currency: str, unit: str) -> None:
    text = f"a large {word} 7 and then a large {word} 7 and then it has {currency}3 and it has {currency}3"
    assert [each.unit for each in find_figures(text)][-2:] == [unit, unit]


@pytest.mark.parametrize(
    ("text", "problem"), [("3% 4%", "more than one figure"), ("3% of it", "words after the figure")]
)
def test_what_is_no_figure_by_itself_says_why(text: str, problem: str) -> None:
    with pytest.raises(FigureError) as raised:
        parse_figure(text)
    assert str(raised.value).startswith(problem)


@pytest.mark.parametrize(
    ("rest", "unit"),
    [
        ("", "x"),
        (" the size", "x"),
        (" over it", "x"),
        (" in a row", "times"),
        (" yearly", "times"),
        (" annually", "times"),
        (" a year", "times"),
        (" per day", "times"),
    ],
)
def test_what_times_are(rest: str, unit: str) -> None:
    for lead in ("It is", "It rose over", "(", "It is by far, in words of its own,"):
        assert [each.unit for each in find_figures(f"{lead} 3 times{rest}")] == [unit]


@pytest.mark.parametrize("lead", ["It is ", "By its own word for it, ", "约", "RMB ", "a loss of ", "up over "])
@pytest.mark.parametrize(("number", "digits"), [("0.24", 2), ("0.024", 2), ("10.24", 4), ("240", 3), ("1,024.50", 6)])
def test_noughts_before_the_first_digit_do_not_count(lead: str, number: str, digits: int) -> None:
    assert [each.digits for each in find_figures(f"{lead}{number} million of it")] == [digits]


@pytest.mark.parametrize(
    ("style", "rendered"),
    [
        ("en", "3.50% RMB 2.500 million 12.50 km"),
        ("zh", "3.50% 250万元 12.5 km"),
        ("plain", "3.5% 2500000 CNY 12.5 km"),
        ("iso", "3.5% CNY 2500000 12.5 km"),
        ("si", "3.5% CNY 2.5M 12.5 km"),
    ],
)
def test_noughts_behind_the_point_are_kept_where_words_are_printed(style: str, rendered: str) -> None:
    figures = [parse_figure(text) for text in ("3.50%", "2.500 million yuan", "12.50 km")]
    assert " ".join(render_figure(each, style=style) for each in figures) == rendered


@pytest.mark.parametrize(
    ("digits", "rendered"), [(None, "壹仟贰佰叁拾肆元伍角陆分"), (1, "壹仟元整"), (3, "壹仟贰佰叁拾元整")]
)
def test_capitals_of_so_many_digits(digits: int | None, rendered: str) -> None:
    assert render_figure(parse_figure("RMB 1,234.56"), style="zh-capital", digits=digits) == rendered


@pytest.mark.parametrize(("word", "count"), [("R&D", 1), ("AND", 1), ("OF", 1), ("TO", 1), ("ABC", 0)])
def test_a_number_behind_capitals_is_part_of_a_name(word: str, count: int) -> None:
    assert len(find_figures(f"a {word} 300 b")) == count


@pytest.mark.parametrize("lead", ["", "It has ", "It owns, by its own word, ", "of over "])
@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("US$5 companies", "US$5", "USD"),
        ("US$5 days", "US$5", "USD"),
        ("US$5 times", "US$5", "USD"),
        ("$5 million companies", "$5 million", "USD"),
        ("RMB 5%", "RMB 5%", "%"),
    ],
)
def test_behind_a_currency_nothing_else_is_counted(lead: str, text: str, surface: str, unit: str) -> None:
    for _ in range(2):  # the second time from memory
        assert [(each.surface, each.unit) for each in find_figures(lead + text)] == [(surface, unit)]


def test_behind_a_month_is_a_day_only_where_nothing_is_counted() -> None:
    text = "It met on May 3. On May 3 it met; on May 3 billion yuan, on May 300 shops, on May 12.5%, on May 12 days."
    assert [each.surface for each in find_figures(text)] == ["3 billion yuan", "300", "12.5%", "12 days"]


@pytest.mark.parametrize("text", ["角5分", "元5分", "x元5分", "5元零5分"])
def test_five_fen_behind_a_larger_coin_are_money(text: str) -> None:
    assert [each.unit for each in find_figures(text)] == ["CNY"]


def test_dozens_need_no_measure_word() -> None:
    (figure,) = find_figures("买了几十打手套")
    assert (figure.surface, figure.value, figure.reason) == ("几十打", None, "vague")


@pytest.mark.parametrize("before", ["5 yuan ", "5元", "5 yuan, over ", "5 US$ ", "RMB 5 ", "每股5元", "约5家近"])
@pytest.mark.parametrize(
    "behind",
    ["1/2", "a third of it", "翻了一番", "三分之一", "half of it", "3.5%", "3.5", "五家", "1,200", "(3)", "1 1/2"],
)
def test_what_belongs_to_a_figure_is_not_read_again_for_the_next(before: str, behind: str) -> None:
    place = 0
    for figure in find_figures(before + behind):
        assert figure.start >= place
        assert figure.surface == (before + behind)[figure.start : figure.end]
        place = figure.end
    if before in {"5 yuan ", "5元"} and not behind.startswith(("a", "(")):
        units = [each.unit for each in find_figures(f"他有{behind}" if behind[-1] > "z" else f"It has {behind}")]
        assert [each.unit for each in find_figures(before + behind)] == ["CNY", *units]


@pytest.mark.parametrize(
    ("text", "surface"), [("上百折", None), ("几十折", "几十"), ("数百折", "数百"), ("打八折", "八折")]
)
def test_a_share_of_the_price_is_of_ten_at_most(text: str, surface: str | None) -> None:
    assert [each.surface for each in find_figures(text)] == ([surface] if surface else [])


@pytest.mark.parametrize("before", ["5 yuan ", "5美元", "5 dollars "])
@pytest.mark.parametrize(("behind", "unit"), [("数百家", "家"), ("上百家", "家"), ("若干万家", "家"), ("数百", "")])
def test_the_unit_of_a_figure_is_no_currency_of_the_vague_one_behind_it(before: str, behind: str, unit: str) -> None:
    figure = find_figures(before + behind)[-1]
    assert (figure.surface, figure.unit) == (behind, unit)
