"""Where the damage rules begin and end: thresholds from both sides, words one by one, what evidence says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from starnames.damage import ceilings, repaired
from starnames.damage.page import Page
from starnames.damage.printed import read_printed
from starnames.damage.repairs import _disjoint
from starnames.figure import find_figures

if TYPE_CHECKING:
    from starnames.model import Figure, Repair


def suspects(text: str) -> list[Repair]:
    return [each.suspect for each in repaired(text, find_figures(text)) if each.suspect]


def shown(text: str) -> list[tuple[str, str, str]]:
    return [(each.replacement, each.mechanism, each.certainty) for each in suspects(text)]


def certainties(text: str) -> list[str]:
    return [each.certainty for each in suspects(text)]


def test_world_output_leaves_no_room_for_the_rivals() -> None:
    """A tenth of what is above world output is above all that A-shares earn, and so on for what they are worth."""
    least = ceilings.WORLD_OUTPUT.value * ceilings.MARGIN / 10
    assert least > ceilings.A_SHARE_REVENUE.value
    assert max(least, ceilings.A_SHARE_MARKET.value * ceilings.MARGIN) > ceilings.A_SHARE_MARKET.value


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        # above world output, by a quarter
        ("Firms of the board made sales of 1,050,758 billion yuan.", "certain"),
        ("Firms of the board made sales of 983,123 billion yuan.", "likely"),
        # a market value a tenth of which is above the whole market, by a quarter
        ("Listed companies have a market value of 1,250,123 billion yuan.", "possible"),
        ("Listed companies have a market value of 1,249,123 billion yuan.", None),
        # a part that is 5 % to 100 % of a thousandth
        ("The company raised 2,640 billion yuan, of which 132 million yuan is for wages.", "certain"),
        ("The company raised 2,640 billion yuan, of which 131.9 million yuan is for wages.", "likely"),
        ("The company raised 2,641 billion yuan, of which 2.6 billion yuan is for wages.", "certain"),
        ("The company raised 2,641 billion yuan, of which 2.7 billion yuan is for wages.", "likely"),
        # a part that is more than ten times its whole, and at most a thousand times
        ("The company raised 112.2 billion yuan, of which 1,123 billion yuan is for wages.", "certain"),
        ("The company raised 112.3 billion yuan, of which 1,123 billion yuan is for wages.", "likely"),
        ("The company raised 2 billion yuan, of which 1,999 billion yuan is for wages.", "certain"),
        ("The company raised 1 billion yuan, of which 1,001 billion yuan is for wages.", "likely"),
        # another amount of this size, a fiftieth of it at least
        (
            "It spent 52.8 billion yuan. The firm raised 2,640 billion yuan, of which 980 million is left.",
            "possible",
        ),
        ("It spent 52.7 billion yuan. The firm raised 2,640 billion yuan, of which 980 million is left.", "certain"),
    ],
)
def test_how_large_is_too_large(text: str, certainty: str | None) -> None:
    assert certainties(text.replace("million is", "million yuan is")) == ([certainty] if certainty else [])


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        # a scale reached exactly is the scale it is printed in
        ("10 hundred million yuan", "1 billion yuan"),
        ("9.9 hundred million yuan", "990 million yuan"),
        ("100 ten thousand yuan", "1 million yuan"),
        ("99.99 ten thousand yuan", "999,900 yuan"),
        ("0.01 hundred million yuan", "1 million yuan"),
        # a decimal may keep two places, and no more of them than it needs
        ("14,221.700 hundred million yuan", "1,422.17 billion yuan"),
        ("1.500 hundred million yuan", "150.0 million yuan"),
        ("12.3500 hundred million yuan", "1.235 billion yuan"),
        ("12.00 hundred million yuan", "1.20 billion yuan"),
        ("10.00 hundred million yuan", "1.00 billion yuan"),
    ],
)
def test_literal_scales_are_printed_plain(text: str, repair: str) -> None:
    assert [each.replacement for each in suspects(f"worth {text}")] == [repair]


@pytest.mark.parametrize("year", ["1900", "1999", "2000", "2099"])
def test_a_year_is_no_number_of_hundred_millions(year: str) -> None:
    for scale in ("100 million", "10,000", "10 thousand"):
        assert not suspects(f"It grew {year} {scale}%.")
        assert suspects(f"It grew {year[0]},{year[1:]} {scale}%.")
        assert suspects(f"It grew 1{year} {scale}%.")


@pytest.mark.parametrize(
    ("turnover", "repair"),
    [
        ("6.9 trillion yuan", None),
        ("6.91 trillion yuan", ("691 billion yuan", "yi_shift", "likely")),
        ("68.9 trillion yuan", ("6.89 trillion yuan", "yi_shift", "likely")),
        ("69 trillion yuan", None),
        ("7,100 billion yuan", ("710 billion yuan", "yi_as_billion", "likely")),
    ],
)
def test_a_day_of_trading_is_between_twice_and_twenty_times_the_record(
    turnover: str, repair: tuple[str, str, str] | None
) -> None:
    assert shown(f"Turnover of Shanghai and Shenzhen was {turnover} today.") == ([repair] if repair else [])


@pytest.mark.parametrize(
    ("level", "repair"),
    [
        ("321745", "3217.45 points"),
        ("2145678", "2145.678 points"),
        ("14000", None),  # twice the top of the band, and no more
        ("14001", "1400.1 points"),
        ("998000", "998.000 points"),
    ],
)
def test_a_level_is_put_into_its_band(level: str, repair: str | None) -> None:
    words = "ChiNext" if level == "2145678" else "Shanghai Composite"
    found = suspects(f"The {words} Index closed at {level} points.")
    assert [each.replacement for each in found] == ([repair] if repair else [])


def test_how_far_before_its_level_an_index_may_be_named() -> None:
    name = "Shanghai Composite Index"
    for size, count in ((120, 1), (121, 0)):
        between = f" {'as it was said ' * 9}"[: size - len(name) - len(" closed at ")] + " closed at "
        assert len(suspects(f"In all, {name}{between}321745 points.")) == count


@pytest.mark.parametrize(
    "text",
    [
        "R&D of 4.75 billion yuan accounted for 0% of 38 billion yuan of costs.",
        "R&D of 0 yuan accounted for 5% of 38 billion yuan of costs.",
        "R&D of 4.75 billion yuan accounted for 5% of 0 yuan of costs.",
        "R&D of 47.5 billion yuan accounted for 12.5% to 13% of 38 billion yuan of costs.",
        "R&D of US$47.5 billion accounted for 12.5% of 38 billion yuan of costs.",
        "R&D of 47.5 billion yuan accounted for 12.5% of US$38 billion of costs.",
        "R&D of 47.5 billion yuan accounted for 12.5 times of 38 billion yuan of costs in percent.",
        "Sales rose from 0 yuan to 2.07 billion yuan, up 12.5%.",
        "Sales rose from 18.4 billion yuan to 0 yuan, up 12.5%.",
        "Sales rose from US$18.4 billion to 2.07 billion yuan, up 12.5%.",
        "Sales rose from 18.4 billion yuan to US$2.07 billion, up 12.5%.",
        "Sales rose from 18.4 billion yuan to 2.07 billion yuan, up 12.5% to 13%.",
        "It has a total of 0 yuan, including 1.23 billion yuan and 616 million yuan.",
        "It has a total of 18.46 billion yuan, including 0 yuan and 1.846 billion yuan.",
        "It has a total of 18.46 billion yuan, including 1.846 billion yuan and US$0.",
        "It has 18.46 billion yuan, including 1.23 billion yuan and 616 million yuan.",
        "It pays 8.36 billion yuan (about US$0).",
        "It pays 0 yuan (about US$116 million).",
        "It pays 8.36 billion yuan (about 116 million yen).",
        "It pays 8.36 billion yuan (about 5%).",
        "It pays 8.36 billion won (about US$116 million).",
    ],
)
def test_nothing_is_worked_out_from_noughts_ranges_and_other_currencies(text: str) -> None:
    assert not suspects(text)


@pytest.mark.parametrize("word", ["a total of", "a combined", "altogether", "an aggregate", "in TOTAL"])
def test_every_word_of_a_total_begins_a_sum(word: str) -> None:
    text = f"It has {word} 18.46 billion yuan, including 1.23 billion yuan and 616 million yuan."
    assert shown(text) == [("1.846 billion yuan", "yi_as_billion", "certain")]


@pytest.mark.parametrize(
    ("first", "second", "certainty"),
    [
        ("is raising", "raised", "certain"),
        ("invested", "saw an investment of", "certain"),
        ("did research for", "had research and development of", "certain"),
        ("has net profits of", "had a net profit of", "certain"),
        ("has profits of", "had a net profit of", "certain"),
        ("has costs of", "had a cost of", "certain"),
        ("raised", "had sales of", "likely"),
        ("has contracts of", "had a contract of", "certain"),
        ("has contracts of", "had orders of", "possible"),
    ],
)
def test_one_figure_twice_is_of_one_subject_in_whatever_form(first: str, second: str, certainty: str) -> None:
    assert certainties(f"The firm {first} 4,836 billion yuan. It {second} 4.836 billion yuan.") == [certainty]


@pytest.mark.parametrize("rest", ["", ".", ". A", ", a", " a", "; a"])
def test_a_rate_without_a_unit_is_reported(rest: str) -> None:
    assert shown(f"The turnover rate was 0.62{rest}") == [("", "percent_lost", "possible")]


def test_a_year_far_ahead_is_seen_by_years_400_characters_off() -> None:
    for size, count in ((400, 1), (401, 0)):
        words = " and so on" * 50
        assert len(suspects(f"2021{words[: size - 10]} from 2323.")) == count
        assert len(suspects(f"It goes from 2323.{words[: size - 6]} 2021")) == count


@pytest.mark.parametrize("text", ["20 19/KLOC-0 was its year.", "2 20 19/KLOC-0 was its year."])
def test_a_year_of_two_stretches_may_begin_a_text(text: str) -> None:
    assert "2019" in [each.replacement for each in suspects(text)]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        (
            "With turnover of 16.2 billion yuan, a turnover rate of 0.9% and a market value of 180 billion yuan.",
            (
                "text says 1.62 × 10¹⁰; ÷ 10 is 1.62 × 10⁹",
                (
                    "turnover ÷ turnover rate = 1.8 × 10¹², "
                    "10.00 times the market value of 180 billion yuan; a tenth is 1.00 times"
                ),
            ),
        ),
        ("It has 4 boards in 5 days.", ("连板 is a run of days at the limit",)),
        (
            "It pays 2.5 yuan per share on 400 million shares, a total of 100 million yuan.",
            ("100 million yuan ÷ 400 million shares = 0.25 per share",),
        ),
        (
            "It pays 2.5 yuan per share on 400 million shares, a total of 10 billion yuan.",
            ("text says 1 × 10¹⁰; ÷ 10 is 1 × 10⁹", "2.5 yuan per share × 400 million shares is a tenth of it"),
        ),
    ],
)
def test_what_the_evidence_says(text: str, evidence: tuple[str, ...]) -> None:
    assert [each.evidence for each in suspects(text)] == [evidence]


def test_what_damage_hid_from_the_grammar_is_a_figure_that_says_so() -> None:
    for text in ("It grew 4 1.3 times.", "It is from 65438+098.", "It will end in 2323, not 2023."):
        (figure,) = (each for each in repaired(text, find_figures(text)) if each.suspect)
        assert (figure.value, figure.high, figure.reason) == (None, None, "damaged")
        assert figure.kind in {"multiple", "count"}
        assert text[figure.start : figure.end] == figure.surface


@pytest.mark.parametrize(
    "before", ["", "\n", "A line\n", f"{'So it was said. ' * 9}", f"{'某' * 90}为", f"{'x' * 90}, "]
)
def test_a_damaged_figure_is_read_with_its_currency(before: str) -> None:
    (figure,) = (each for each in repaired(f"{before}RMB 65438+02.5 million", ()) if each.suspect)
    assert (figure.start, figure.unit) == (len(before), "CNY")
    assert figure.suspect is not None
    assert figure.suspect.replacement == "RMB 12.5 million"


def test_what_a_repair_proves_may_begin_a_text() -> None:
    text = "47.5 billion yuan of R&D accounted for 65438+02.5% of 38 billion yuan of costs."
    assert [(each.replacement, each.certainty) for each in suspects(text)] == [
        ("4.75 billion yuan", "certain"),
        ("12.5%", "certain"),
    ]


@pytest.mark.parametrize(
    ("turnover", "certainty"),
    [
        ("1.06", None),
        ("1.07", "likely"),
        ("9.39", "likely"),
        ("9.4", "certain"),
        ("10.6", "certain"),
        ("10.7", None),
    ],
)
def test_turnover_is_held_against_the_market_value(turnover: str, certainty: str | None) -> None:
    text = f"With turnover of {turnover} billion yuan, a turnover rate of 1% and a market value of 100 billion yuan."
    assert certainties(text) == ([certainty] if certainty else [])


@pytest.mark.parametrize(
    ("gloss", "certainty"),
    [
        ("US$1 billion", "likely"),
        ("US$1.2 billion", "certain"),
        ("US$0.95 billion", None),
        ("US$0.96 billion", "certain"),
        ("US$1.4 billion", None),
        ("US$1.39 billion", "certain"),
    ],
)
def test_a_gloss_implies_a_rate(gloss: str, certainty: str | None) -> None:
    text = f"It pays 83.6 billion yuan (about {gloss})."
    assert certainties(text) == ([certainty] if certainty else [])


def test_values_are_whole_where_they_are_whole() -> None:
    (repair,) = suspects("It has altogether 18.46 billion yuan, including 1.23 billion yuan and 616 million yuan.")
    assert str(repair.value) == "1846000000"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It sold 12043315 million cars.", 1),
        ("It sold 12,043,315 million cars.", 0),
        ("It sold 1204331 million cars.", 0),
        ("It sold 12043315万 cars.", 0),
        ("It sold 12043315 cars.", 0),
        ("It sold 12043315 thousand cars.", 0),
        ("It rose by 2023. 5% and by 3. 14%.", 1),
    ],
)
def test_what_may_be_two_cells(text: str, count: int) -> None:
    assert len(suspects(text)) == count


@pytest.mark.parametrize(("size", "is_read"), [(89, True), (90, False)])
def test_long_surfaces_are_not_taken_apart(size: int, is_read: bool) -> None:  # noqa: FBT001 - what is expected
    number = "1" + ",234" * ((size - 20) // 4)
    surface = number + " billion " + "x" * (size - len(number) - 9)
    assert len(surface) == size
    assert (read_printed(surface) is not None) is is_read


@pytest.mark.parametrize(
    ("surface", "shifted"), [("1000 thousand", "10,000 thousand"), ("999 thousand", "9990 thousand")]
)
def test_commas_begin_at_ten_thousand(surface: str, shifted: str) -> None:
    printed = read_printed(surface)
    assert printed is not None
    assert printed.shifted(1) == shifted


@pytest.mark.parametrize("text", ["438+", "x438+", "38+", "+438", "4+438+", ""])
def test_words_are_found_by_their_rare_character(text: str) -> None:
    assert Page(text, ()).shows(b"438+", b"+") is ("438+" in text)


@pytest.mark.parametrize(("others", "count"), [(11, 1), (34, 1), (35, 0)])
def test_a_sentence_of_many_figures_proves_nothing(others: int, count: int) -> None:
    listed = "".join(f", {each}%" for each in range(10, 9 + others))
    text = f"Sales rose from 18.4 billion yuan to 2.07 billion yuan, up 12.5%{listed}."
    assert len(find_figures(text)) == others + 2
    assert len(suspects(text)) == count


@pytest.mark.parametrize("length", [3, 40, 700, 1499, 1500, 1501, 2047, 2048, 2049, 3000])
def test_a_sentence_is_the_same_wherever_its_blocks_end(length: int) -> None:
    """A sentence reaches from the last end before a place to the first one behind it, 1,500 characters at most."""
    for shift in range(3):
        text = "a" * shift + (("b" * (length - 2) + ". ") * (9000 // length))
        page = Page(text, ())
        ends = [each + 1 for each, char in enumerate(text) if char == "."]
        places = {max(0, block * 2048 + near) for block in range(4) for near in range(-3, 4)}
        for place in places | {end + near for end in ends[:40] for near in (-1, 0, 1) if end + near <= len(text)}:
            start = max([0, *(end for end in ends if end <= place)])
            stop = min([len(text), *(end for end in ends if end > place)])
            assert page.sentence(place) == (max(start, place - 1500), min(stop, place + 1500))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_of_findings_that_overlap_the_first_stays(spans: list[tuple[int, int]]) -> None:
    (figure,) = find_figures("3%")
    found = [replace(figure, start=start, end=start + size) for start, size in spans]
    kept: list[Figure] = []
    for each in found:
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    assert _disjoint(found) == sorted(kept, key=lambda each: each.start)


def test_a_paragraph_is_looked_back_500_characters() -> None:
    for size, certainty in ((500, "certain"), (501, "possible")):
        lead = f"the board did well.{' It did.' * 80}"
        between = " It made sales of "
        text = lead[: size - len(between)] + between
        assert len(text) == size
        assert certainties(f"{text}1,050,758 billion yuan.") == [certainty]
