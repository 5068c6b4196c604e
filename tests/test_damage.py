"""The damage rules: the cases of `examples/damage.yaml`, and how findings are settled and composed."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from starnames.damage import repaired, repairs, subjects
from starnames.damage.page import Page
from starnames.damage.passes import Edited
from starnames.damage.repairs import _settled
from starnames.damage.slips import repair_of, slips_of, solve
from starnames.figure import find_figures
from starnames.model import Repair
from tests.repairing import apply, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from starnames.model import Figure


CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "examples" / "damage.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{index}-{case['rule']}" for index, case in enumerate(CASES)])
def test_examples(case: dict[str, Any]) -> None:
    found = [
        {
            "surface": figure.surface,
            "mechanism": figure.suspect.mechanism,
            "certainty": figure.suspect.certainty,
            "replacement": figure.suspect.replacement,
            "value": figure.suspect.value,
        }
        for figure in read(case["text"])
        if figure.suspect
    ]
    expected = [
        {**repair, "value": None if repair["value"] is None else Decimal(repair["value"])} for repair in case["repairs"]
    ]
    assert found == expected


@pytest.fixture(scope="module")
def harmless() -> str:
    """All texts in which nothing is found, but for those that say how large what follows may be."""
    texts = (
        case["text"] for case in CASES if not case["repairs"] and not re.search("¥|7523|7.523|1.254", case["text"])
    )
    return "".join(f"{text}\n" for text in texts if not subjects.GIANTS.search(text))


@pytest.mark.parametrize("text", [case["text"] for case in CASES if case["repairs"]])
def test_nothing_is_overlooked_behind_texts_in_which_nothing_is_found(text: str, harmless: str) -> None:
    behind = [each for each in read(harmless + text) if each.start >= len(harmless)]
    assert [each.suspect for each in behind if each.suspect] == [each.suspect for each in read(text) if each.suspect]


def test_what_is_sure_twice_and_differently_is_a_doubt() -> None:
    """No two rules of today disagree so; the settling must hold for those of tomorrow."""
    figure = find_figures("8.36 billion yuan")[0]
    one = Repair(value=Decimal(1), factor=None, mechanism="one", certainty="certain", replacement="a")
    found = [replace(figure, suspect=replace(one, mechanism=name, replacement=name)) for name in ("one", "two")]
    assert _settled(found[0], found[1]).suspect == replace(
        one, certainty="possible", replacement="one", evidence=("two would explain it too",)
    )
    assert _settled(figure, found[0]) == figure


def test_a_doubt_between_rules_is_settled_by_no_third(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rules that are sure of one figure and differ leave a doubt, whatever a later rule is sure of."""

    def rule(mechanism: str) -> Callable[[Page], list[Figure]]:
        repair = Repair(value=Decimal(1), factor=None, mechanism=mechanism, certainty="certain", replacement=mechanism)
        return lambda page: [replace(page.figures[0], suspect=repair)]

    monkeypatch.setattr(repairs, "RULES", (rule("one"), rule("two"), rule("one"), rule("three")))
    (figure,) = read("It has 8.36 billion yuan.")
    assert figure.suspect is not None
    assert (figure.suspect.mechanism, figure.suspect.certainty) == ("one", "possible")
    assert figure.suspect.evidence == ("two would explain it too",)


def test_evidence_is_gathered_from_all_rules_that_agree() -> None:
    text = "The maker raised 1,846 billion yuan (US$256 million), of which 720 million yuan is for wages."
    (suspect,) = (each.suspect for each in read(text) if each.suspect)
    assert suspect.certainty == "certain"
    assert any("US$256 million" in each for each in suspect.evidence)


def test_a_figure_undone_and_shifted_keeps_both_kinds_of_evidence() -> None:
    (figure,) = (
        each
        for each in read("It raised 65438+0,846 billion yuan, of which 720 million yuan is for wages.")
        if each.suspect
    )
    assert figure.suspect is not None
    assert "placeholder" in figure.suspect.evidence[0]
    assert "of which 720 million yuan" in figure.suspect.evidence[-1]
    assert apply("It raised 65438+0,846 billion yuan, of which 720 million yuan is for wages.").startswith(
        "It raised 1.846 billion yuan"
    )


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_five_documents(number: str, documents: dict[str, str]) -> None:
    text = documents[number]
    found = [each for each in read(text) if each.suspect and each.suspect.certainty != "possible"]
    shown = [(each.surface, each.suspect.replacement) for each in found if each.suspect]
    expected = [
        ("1,422,170 billion yuan", "1,422.17 billion yuan"),
        ("1,422,170 billion yuan", "1,422.17 billion yuan"),
        ("1,050,758 billion yuan", "1,050.758 billion yuan"),
        ("1,773 billion yuan", "1.773 billion yuan"),
    ]
    assert shown == (expected if number == "004" else [])
    assert apply(apply(text)) == apply(text)


@pytest.mark.parametrize("text", ["US$3.6 billion", "3.2 to 3.6 billion yuan", "eight billion yuan", "0 billion yuan"])
def test_what_is_no_plain_amount_of_yuan_has_no_slips(text: str) -> None:
    (figure,) = find_figures(text)
    assert slips_of(figure) == ()


def test_an_amount_in_words_is_not_repaired() -> None:
    (figure,) = find_figures("eight billion yuan")
    assert repair_of(figure, ("yi_as_billion", -1), "possible") is None


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("8.36 billion yuan", [("yi_as_billion", -1)]),
        ("8.36 trillion yuan", [("yi_shift", -1)]),
        ("27.4 thousand yuan", [("wan_as_thousand", 1)]),
        ("31.5 million yuan", [("wan_as_million", -2), ("wan_shift", -1)]),
        ("3,150 million yuan", [("wan_as_million", -2), ("wan_shift", -1), ("point_dropped", -3)]),
        ("3,150.5 million yuan", [("wan_as_million", -2), ("wan_shift", -1)]),
        ("2,641 billion yuan", [("yi_as_billion", -1), ("point_became_comma", -3)]),
    ],
)
def test_the_slips_of_a_printed_scale(text: str, slips: list[tuple[str, int]]) -> None:
    (figure,) = find_figures(text)
    assert list(slips_of(figure)) == slips


def test_an_equation_is_solved_by_exactly_one_slip() -> None:
    one, two = find_figures("8.36 billion yuan and 836 million yuan")
    assert solve((one, two), lambda values: values[0] == values[1]) == (one, ("yi_as_billion", -1), True)
    assert solve((one, two), lambda values: values[0] == values[1] * 10) is None  # it holds as printed
    assert solve((one, two), lambda values: values[0] < 0) is None  # nothing makes it hold
    assert solve((one, two), lambda values: values[0] + values[1] < 9_000_000_000) is None  # several would
    assert solve((replace(one, value=None), two), lambda _: True) is None
    (short,) = find_figures("8 billion yuan")
    found = solve((short,), lambda values: values[0] < 8_000_000_000)
    assert found == (short, ("yi_as_billion", -1), False)  # one digit proves little


def test_many_mentions_of_a_figure_are_held_against_the_first_ones_only() -> None:
    found = read("Net profit was 47.523 billion yuan. " + "Net profit is 4.7523 billion yuan. " * 10)
    suspects = [each.suspect for each in found]
    assert suspects[0] is not None
    assert (suspects[0].certainty, suspects[0].replacement) == ("likely", "4.7523 billion yuan")
    assert suspects[1:] == [None] * 10


@pytest.mark.parametrize(
    ("text", "factor", "evidence"),
    [
        (
            "The company has raised 2,641 billion yuan, of which 980 million yuan will go into a new plant.",
            "0.001",
            (
                "text says 2.641 × 10¹²; ÷ 1000 is 2.641 × 10⁹",
                "three digits behind the last comma of billions",
                "of which 980 million yuan is 0.037 % of it, and 37.1 % of a thousandth of it",
            ),
        ),
        (
            "The company raised 52 billion yuan, of which 1,846 billion yuan is for wages.",
            "0.001",
            (
                "text says 1.846 × 10¹²; ÷ 1000 is 1.846 × 10⁹",
                "three digits behind the last comma of billions",
                "a part of 52 billion yuan and 36 times as much; a tenth is still more, a thousandth is 3.6 %",
            ),
        ),
        (
            "The fund has 5.2 billion yuan, of which 8.36 billion yuan is new.",
            "0.1",
            (
                "text says 8.36 × 10⁹; ÷ 10 is 8.36 × 10⁸",
                "8.36 billion yuan is stated as a part of 5.2 billion yuan",
            ),
        ),
        (
            "It invested 27.4 thousand yuan (about US$38,000).",
            "10",
            (
                "text says 2.74 × 10⁴; × 10 is 2.74 × 10⁵",
                "27.4 thousand yuan for US$38,000 is 0.72 yuan each; the rate is 6.0 to 8.75",
            ),
        ),
        (
            "Net profit was 47.523 billion yuan. In Chinese, net profit is 47.523亿元.",
            "0.1",
            (
                "text says 4.7523 × 10¹⁰; ÷ 10 is 4.7523 × 10⁹",
                "the same figure stands elsewhere as 47.523亿元",
            ),
        ),
        (
            "Sales rose from 18.4 billion yuan to 2.07 billion yuan, up 12.5 percent.",
            "0.1",
            (
                "text says 1.84 × 10¹⁰; ÷ 10 is 1.84 × 10⁹",
                "from 18.4 billion yuan to 2.07 billion yuan is × 0.112; 12.5 % is × 1.125",
            ),
        ),
        (
            "R&D of 47.5 billion yuan accounted for 12.5% of 38 billion yuan of costs.",
            "0.1",
            (
                "text says 4.75 × 10¹⁰; ÷ 10 is 4.75 × 10⁹",
                "47.5 billion yuan of 38 billion yuan is 125.00 %; text says 12.5 %",
            ),
        ),
        (
            (
                "Nothing of it was said before, by anybody at all. It paid a total of 93.2 billion yuan, including"
                " 2.07 billion yuan, 3.14 billion yuan and 4.11 billion yuan."
            ),
            "0.1",
            (
                "text says 9.32 × 10¹⁰; ÷ 10 is 9.32 × 10⁹",
                "the parts make 9320000000; the total says 93200000000",
            ),
        ),
        (
            "It is worth 3.5 hundred million yuan.",
            "1",
            ("hundred million behind a number is 亿: 3.5 × 10⁸",),
        ),
    ],
)
def test_the_arithmetic_of_a_repair_is_shown(text: str, factor: str, evidence: tuple[str, ...]) -> None:
    (repair,) = (each.suspect for each in read(text) if each.suspect)
    assert repair.factor == Decimal(factor)
    assert repair.evidence == evidence


@pytest.mark.parametrize(
    ("number", "certainty"),
    [
        ("3.5 10,000", "certain"), ("3.5 10 thousand", "certain"), ("35 10,000", "possible"),
        ("35 10 thousand", "possible"), ("35 ten thousand", "certain"), ("35 hundred million", "certain"),
        ("35 100 million", "certain"),
    ],
)  # fmt: skip
def test_a_scale_in_digits_behind_a_whole_number_may_be_two_numbers(number: str, certainty: str) -> None:
    assert [each.suspect and each.suspect.certainty for each in read(f"worth {number} yuan")] == [certainty]


@pytest.mark.parametrize(
    ("part", "words", "count"),
    [
        ("52", "", 1), ("52.1", "", 0), ("5.3", "", 1), ("5.2", "", 0), ("5.1", "", 0),
        ("8.36", "in the words of its yearly report to all ", 1),
        ("8.36", "in the words of its yearly report to all who hold shares in it, and in bonds of it, and in more ", 0),
    ],
)  # fmt: skip
def test_how_far_a_part_may_exceed_its_whole(part: str, words: str, count: int) -> None:
    found = read(f"The fund has 5.2 billion yuan, of which {words}{part} billion yuan is new.")
    assert sum(each.suspect is not None for each in found) == count


def test_two_digits_are_enough_to_be_certain() -> None:
    (figure,) = find_figures("8.4 billion yuan")
    assert solve((figure,), lambda values: values[0] < 8_000_000_000) == (figure, ("yi_as_billion", -1), True)


def test_what_stands_between_edits_is_looked_at_once() -> None:
    lines = [f"line {number} says that {number}{number} firms met here and there." for number in range(400)]
    for number in (50, 51, 200):
        lines[number] = f"Sales were 3.5 hundred million yuan in {number}."
    text = "\n".join(lines)
    edited = Edited(text, [each for each in read(text) if each.suspect])
    near = edited.surroundings()
    assert [len(zones) for _, _, zones in near] == [1, 1]
    for low, high, zones in near:
        assert low <= zones[0][0] < zones[-1][1] <= high < len(edited.text)
        assert edited.text[low - 1] == edited.text[high - 1] == "\n"
    assert sum(high - low for low, high, _ in near) < len(edited.text) // 4


def test_sentences_without_an_end_are_taken_apart() -> None:
    clause = f"it sold 3 million yuan of it, and then, {'as it had said before, ' * 12}5 million yuan more, "
    text = clause * 20
    page = Page(text, find_figures(text))
    whole = list(page.groups(range(len(page.figures))))
    assert 2 < len(whole) < 12
    assert sum(len(figures) for _, _, figures in whole) == len(page.figures) - 1  # one is alone
    last = len(page.figures) - 2
    assert [group[1] for group in page.groups([last])] == [whole[-1][1]]


@pytest.mark.parametrize("before", ["", "A sentence. " * 300, "No end " * 400, "One line\n" * 500])
def test_sentences_are_those_of_the_whole_text(before: str) -> None:
    text = before + "Here it is, 3 Co. Ltd. and all. Then this."
    page = Page(text, ())
    place = len(before) + 5
    assert text[slice(*page.sentence(place))].endswith("Here it is, 3 Co. Ltd. and all.")
    assert page.ends == [each for each in page.ends if text[each - 1] in ".\n"]
    assert page.ends[-2:] == [len(before) + 31, len(text)]


def test_a_word_that_grows_in_small_letters_hides_no_sum() -> None:
    text = "İn total revenue was 18.46 billion yuan, including 1.23 billion yuan and 616 million yuan."
    assert list(Page(text, find_figures(text)).behind(b"total")) == [0]
    assert [each.suspect.replacement for each in repaired(text, find_figures(text)) if each.suspect] == [
        "1.846 billion yuan"
    ]


def _chain(rates: list[int]) -> tuple[str, str]:
    """Return sentences of which each is put right by the one before it, and what they should say."""
    damaged = ["Sales rose from 18.43 billion yuan to 2.073 billion yuan, up 65438+02.5%."]
    right = ["Sales rose from 1.843 billion yuan to 2.073 billion yuan, up 12.5%."]
    old = Decimal("1.843")
    for rate in rates:
        verb, way = ("rose", "up") if rate > 0 else ("fell", "down")
        new = (old * (100 + rate) / 100).quantize(Decimal("0.001"))
        said = f"Sales {verb} from %s billion yuan to %s billion yuan, {way} {abs(rate)}%%."
        damaged.append(said % (f"{old}".replace(".", ","), f"{new * 10:.2f}"))
        right.append(said % (old, new))
        old = new
    return "\n".join(damaged), "\n".join(right)


def test_one_repair_proves_the_next() -> None:
    damaged, right = _chain([23, -19, 31])
    assert apply(damaged) == right


def test_where_proofs_go_on_and_on_nothing_is_applied() -> None:
    damaged, _ = _chain([23, -19, 31, -23, 23, -19, 31, -23, 23, -19, 31, -31, 23, -19, 31])
    assert apply(damaged) == damaged
    assert next(each.suspect.certainty for each in read(damaged) if each.suspect) == "likely"


def test_a_giant_anywhere_in_a_text_leaves_a_doubt() -> None:
    text = "It has 65438+02 sites. The company's sales were 2,641 billion yuan, of which 980 million yuan is foreign."
    assert [each.suspect.certainty for each in read(text) if each.suspect] == ["certain", "certain"]
    text = "ICBC is a bank.\n" + "Nothing of note.\n" * 30 + text
    assert [each.suspect.certainty for each in read(text) if each.suspect] == ["certain", "likely"]


@pytest.mark.parametrize(
    "text",
    [
        "It is 3\nbillion yuan. It lost 65438+02 sites. It has 4\nmillion yuan, 5\nmillion yuan and 6.",
        "It has 4\nbillion yuan.\nIt sold 4\nbillion yuan, 65438+02 sites\nand 5.",
        "It has 65438+02 sites and 4\nbillion yuan and 5\nbillion yuan.\nIt has 6.",
    ],
)
def test_figures_that_go_on_in_the_next_line_are_read_again_with_it(text: str) -> None:
    edited = Edited(text, [each for each in read(text) if each.suspect])
    assert "12 sites" in edited.text
    assert edited.figures(find_figures(text)) == list(find_figures(edited.text))


def _filled(start: str, end: str, size: int) -> str:
    """Return so many letters of words between a start and an end."""
    return f"{start}{' and so on' * 30}"[: size - len(end) - 1] + f" {end}"


@pytest.mark.parametrize(("gap", "proved"), [(30, True), (90, True), (91, False)])
def test_how_far_a_part_may_stand_from_its_whole(gap: int, proved: bool) -> None:  # noqa: FBT001 - what is expected
    between = _filled(f", it said there{' again' * (gap > 80) * 2}, of which ", "", gap)
    (figure,) = (
        each for each in read(f"The maker raised 1,846 billion yuan{between}720 million yuan.") if each.suspect
    )
    assert figure.suspect is not None
    assert any("of which" in each for each in figure.suspect.evidence) is proved
    found = read(f"The fund has 5.2 billion yuan{between}8.36 billion yuan.")
    assert any(each.suspect for each in found) is proved


@pytest.mark.parametrize(("size", "count"), [(120, 0), (121, 1)])
def test_how_far_before_a_whole_a_word_of_net_sums_counts(size: int, count: int) -> None:
    before = _filled("profit", "of ", size)
    found = read(f"X {before}5.2 billion yuan, of which 8.36 billion yuan is new.")
    assert sum(each.suspect is not None for each in found) == count


@pytest.mark.parametrize(("size", "count"), [(240, 1), (241, 0)])
def test_how_far_before_a_figure_its_subject_may_stand(size: int, count: int) -> None:
    subject = _filled("sales", "of ", size)
    found = read(f"The {subject}47.523 billion yuan. In Chinese, sales are 47.523亿元.")
    assert sum(each.suspect is not None and each.suspect.certainty == "certain" for each in found) == count


def test_all_literal_scales_of_a_text_are_read() -> None:
    text = "The 3 hundred-yuan notes, 2024 100 million yuan, 3.5 hundred million yuan, 4.5 100 million yuan."
    suspects = [each.suspect for each in read(text) if each.suspect]
    assert [each.replacement for each in suspects] == ["350 million yuan", "450 million yuan"]
    assert {each.mechanism for each in suspects} == {"literal_scale"}


def test_long_numbers_with_a_point_are_not_joined() -> None:
    assert not [each for each in read("It sold 120.4331512 million.") if each.suspect]
