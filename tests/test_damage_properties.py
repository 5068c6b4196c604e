"""Properties of the damage rules, on texts made of right figures, damaged ones and noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from starnames.damage import repaired
from starnames.figure import find_figures
from tests.repairing import apply, read

if TYPE_CHECKING:
    from decimal import Decimal


NUMBERS = st.one_of(
    st.integers(1, 10**7).map(lambda number: f"{number:,}"),
    st.decimals("0.01", "99999.99", places=2).map(lambda number: f"{number:,f}"),
    st.decimals("0.001", "99.999", places=3).map(str),
    st.sampled_from(["65438+0.6", "865,438+0", "/KLOC-02", "4 1.3", "39. 10", "1,773", "1,422,170", "20 18", "321745"]),
)
UNITS = st.sampled_from(
    [
        " billion yuan", " million yuan", " thousand yuan", " trillion yuan", " hundred million yuan",
        " 100 million yuan",
        " ten thousand vehicles", "%", " percent", " yuan per share", " million shares", " points", " vehicles",
        "亿元", " times",
        " companies", "", " US dollars",
    ],
)  # fmt: skip
WORDS = st.sampled_from(
    [
        " The company raised ", ", of which ", " revenue of ", " net profit was ", ", an increase of ", " from ",
        " to ", "; ",
        " (about US$", ") ", ". ", " accounted for ", " of ", "\n", " The total is ", ", including ",
        " and ", " listed companies ",
        " at ", ", raising ", " The Shanghai Composite Index closed at ", " turnover of ", ", a turnover rate of ",
        " and a market value of ", " by ", " a decrease of -", " RMB ", " Bank Co.Ltd(000001).SH ",
        " in ", " GDP ", "营收",
    ],
)  # fmt: skip
PIECES = st.one_of(WORDS, st.builds("{}{}".format, NUMBERS, UNITS))
TEXTS = st.lists(PIECES, max_size=14).map("".join)
NOISE = st.text(alphabet="0123456789,.+/-% KLOC()¥$亿万元三百 billionmyu\n", max_size=120)


@given(st.one_of(TEXTS, NOISE, st.text(max_size=60)))
@settings(max_examples=400, deadline=None)
def test_figures_are_sorted_and_disjoint_and_quote_the_text(text: str) -> None:
    place = 0
    for figure in read(text):
        assert place <= figure.start < figure.end
        assert figure.surface == text[figure.start : figure.end]
        place = figure.end


@given(st.one_of(TEXTS, NOISE))
@example("65438+0.6 billion yuan\n1 hundred million yuan")
@settings(max_examples=400, deadline=None)
def test_a_second_pass_applies_nothing(text: str) -> None:
    once = apply(text)
    assert apply(once) == once


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_figures_without_a_suspect_are_as_the_grammar_read_them(text: str) -> None:
    given_figures = find_figures(text)
    assert all(figure in given_figures for figure in repaired(text, given_figures) if figure.suspect is None)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_certain_repair_shows_its_evidence_and_what_to_print(text: str) -> None:
    for figure in read(text):
        if figure.suspect and figure.suspect.certainty == "certain":
            assert figure.suspect.evidence
            assert figure.suspect.replacement
            assert figure.suspect.replacement != figure.surface


@given(
    st.decimals("0.01", "700000", places=2),
    st.sampled_from(["RMB {:,f} billion", "{:,f} billion yuan", "RMB {:f} million"]),
)
def test_plain_figures_below_the_ceilings_have_no_suspect(number: Decimal, shape: str) -> None:
    text = shape.format(number)
    assert [figure.suspect for figure in read(text)] == [None]


@given(
    st.integers(1, 700_000),
    st.sampled_from(["RMB {:,} billion", "{:,} billion yuan", "{:,} million yuan", "{:,} companies"]),
)
def test_whole_figures_below_the_ceilings_have_no_suspect(number: int, shape: str) -> None:
    text = shape.format(number)
    assert [figure.suspect for figure in read(text)] == [None]


@given(
    st.integers(1_000, 700_000),
    st.sampled_from(["yen", "won", "Vietnamese dong", "US dollars", "rupiah", "euros", "rubles"]),
    st.integers(1, 900),
)
def test_other_currencies_are_never_held_to_ceilings_in_yuan(number: int, unit: str, part: int) -> None:
    text = f"The company raised {number:,} billion {unit}, of which {part} million {unit} is for research."
    assert [figure.suspect for figure in read(text)] == [None, None]


def test_the_currency_of_a_line_is_none_of_the_next_one() -> None:
    found = [each.surface for each in read("It made 65438+0.6 billion yuan\n12 million yuan\n3 sites")]
    assert found == ["65438+0.6 billion yuan", "12 million yuan", "3 sites"]
