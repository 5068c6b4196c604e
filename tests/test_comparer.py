"""Two texts to their disagreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from starnames import Comparison, compare, normalize
from starnames.table import default_base

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starnames import Disagreement


def _kinds(comparison: Comparison) -> list[str]:
    return [each.kind for each in comparison.findings]


@pytest.mark.parametrize(
    ("reference", "candidate"),
    [
        ("The fund ranks 4th with RMB 95.9 billion.", "基金规模959亿元，排名第四。"),
        ("The coupon is 2.2%-2.4%.", "The coupon is 2.2% to 2.4%."),
        ("营收1.42万亿元。", "Revenue was 1,422.17 billion yuan."),
        ("营收14221.70亿元。", "Revenue was 1.42 trillion yuan."),
        ("近七成公司营收增长。", "Nearly 70% of companies grew their revenue."),
        ("一半公司净利润增长。", "Net profit grew at 50% of companies."),
        ("市值超4200亿。", "It is worth over 420 billion yuan."),
        ("研发人员约24万人。", "There are about 240,000 R&D staff."),
        ("海光信息营收增长5.5%。", "Revenue of Haiguang Information grew 5.5%."),
        ("海光信息營收增長5.5%，達91.6億元。", "Hygon's revenue rose 5.5% to 9.16 billion yuan."),
        ("四季度净利润环比增长12.4%。", "Fourth-quarter net profit rose 12.4% from the previous quarter."),
        ("亏损扩大12.4%。", "Profit fell 12.4%."),
        ("装机500万千瓦。", "It installed 5 GW."),
        ("", ""),
    ],
)
def test_the_same_in_other_words_is_no_finding(reference: str, candidate: str) -> None:
    assert not compare(reference, candidate).findings
    assert not compare(candidate, reference).findings


@pytest.mark.parametrize(
    ("reference", "candidate", "kind", "mechanism"),
    [
        ("营收836.4亿元。", "Revenue was 836.4 billion yuan.", "scale", "yi_as_billion"),
        ("投资27.4万元。", "It invested 27.4 thousand yuan.", "scale", "wan_as_thousand"),
        ("投资3,150万元。", "It invested RMB 3,150 million.", "scale", "wan_as_million"),
        ("投资2231.5万元。", "It invested 223.15 million yuan.", "scale", "wan_shift"),
        ("交易额26.41亿元。", "Deals came to 2,641 billion yuan.", "scale", "point_became_comma"),
        ("投资2846.1万元。", "It invested 28,461 million yuan.", "scale", "point_dropped"),
        ("指数报3217.45点。", "The index stood at 321745 points.", "scale", "point_dropped"),
        ("近七成公司增长。", "Nearly 7 percent of companies grew.", "scale", "cheng_as_percent"),
        ("交付12.4万辆。", "It delivered 12.4 vehicles.", "scale", "wan_lost"),
        ("每10股派2.5元。", "It pays 2.5 yuan per share.", "scale", "per_ten_shares_lost"),
        ("营收4200亿元。", "Revenue was 420 billion.", "unit", "currency_lost"),
        ("换手率0.62%。", "The turnover rate was 0.62.", "unit", "percent_lost"),
        ("每股3.2分。", "3.2 points a share.", "unit", "fen_as_points"),
        ("公告160家次。", "More from 160 sub-companies.", "unit", "jiaci_as_companies"),
        ("净利润减亏40.5%。", "Net profit fell 40.5%.", "sense", "sign_reversed"),
        ("毛利率下降3.5%。", "Gross margin saw a decrease of -3.5%.", "sense", "double_negative"),
        ("毛利率提高3.5个百分点。", "Gross margin rose 3.5%.", "sense", ""),
        ("毛利率中位数为12.4%。", "Gross margin was 12.4%.", "sense", "word_lost"),
        ("营收同比增长12.4%。", "Revenue grew 12.4% month on month.", "sense", ""),
        ("营收增长12.4%。", "Revenue fell 12.4%.", "sense", ""),
        ("超60%的公司增长。", "60% of companies grew.", "qualifier", "word_lost"),
        ("营收增长12.4%。", "Revenue grew 12.7%.", "value", ""),
        ("增长41.3倍。", "It grew 4 1.3 times.", "value", "digits_split"),
        ("2023年营收12.4亿元。", "Revenue in 2002 was 1.24 billion yuan.", "value", "year_slip"),
        ("海光信息营收增长12.4%。", "Revenue of Piotech grew 12.4%.", "name", ""),
        ("营收增长12.4%，利润增长7.7%。", "Revenue grew 12.4%.", "missing", ""),
        ("营收增长12.4%。", "Revenue grew 12.4%, and profit 7.7%.", "extra", ""),
    ],
)
def test_damage_is_found_and_named(reference: str, candidate: str, kind: str, mechanism: str) -> None:
    found = compare(reference, candidate).findings
    assert [(each.kind, each.mechanism) for each in found] == [(kind, mechanism)], found
    mirrored = {"missing": "extra", "extra": "missing"}.get(kind, kind)
    assert _kinds(compare(candidate, reference)) == [mirrored]


@pytest.mark.parametrize(
    ("reference", "candidate", "words", "likely"),
    [
        ("营收4200亿元。", "Revenue was 420 billion.", "one of them is no amount of money", "reference"),
        ("Revenue was 420 billion.", "Revenue was 420 billion yuan.", "one of them is no amount of money", "candidate"),
        ("The rate was 0.62%.", "The rate was 0.62.", "one of them is no percentage", "reference"),
        ("It pays 25 points per share.", "It pays 0.25 yuan per share.", "分 (cents) read as points", "candidate"),
        ("增长3个百分点。", "It grew 3%.", "percentage points are not percent", "reference"),
        ("营收4200万美元。", "Revenue was 42 million yuan.", "the units differ", "reference"),
    ],
)
def test_units_that_differ_say_how(reference: str, candidate: str, words: str, likely: str) -> None:
    (found,) = compare(reference, candidate).findings
    assert (found.diagnosis.partition(": ")[2], found.likely, found.factor) == (words, likely, "")


def test_the_chinese_side_is_probably_right() -> None:
    chinese, english = "营收836.4亿元。", "Revenue was 836.4 billion yuan."
    assert [each.likely for each in compare(chinese, english).findings] == ["reference"]
    assert [each.likely for each in compare(english, chinese).findings] == ["candidate"]


def test_a_mechanism_says_which_side_is_damaged() -> None:
    found = compare("16 companies exceeded 1 billion yuan.", "16 companies exceeded 100 million yuan.").findings
    assert [(each.kind, each.likely, each.factor) for each in found] == [("scale", "candidate", "0.1")]


def test_swapped_companies_are_found() -> None:
    found = compare(
        "海光信息营收增长12.4%，拓荆科技营收增长33.7%。", "Piotech's revenue grew 12.4%, Hygon's revenue grew 33.7%."
    )
    assert _kinds(found) == ["name", "name"]


def test_moved_merged_and_split_sentences_are_no_finding() -> None:
    reference = "营收836.4亿元。利润增长12.7%。研发投入168.1亿元，占比9.4%。员工2345人。"
    candidate = (
        "There are 2,345 employees. Revenue was 83.64 billion yuan; profit grew 12.7%. R&D took 16.81 billion yuan. "
        "That is a share of 9.4%."
    )
    assert not compare(reference, candidate).findings


def test_what_moves_and_is_said_again_is_no_finding() -> None:
    indices, market = "The CSI 300 and 50 funds rose.", "Hygon and AMEC rose by the limit; Piotech fell."
    fund = "The STAR 50 rose 12%, and 50 products had 120 billion yuan."
    one, other = f"{indices} {market} {indices} {fund}", f"{market} {indices} {indices} {fund} {indices}"
    assert compare(one, other).findings == ()
    assert compare(other, one).findings == ()


def test_two_sentences_left_alone_are_matched_by_the_one_figure_they_share() -> None:
    """Though one of them says more of what another sentence says, which has its own counterpart."""
    amounts = [f"{number}.17 million yuan" for number in range(123, 900, 20)]
    said, own, mine, yours = amounts[:6], amounts[6:14], amounts[14:22], amounts[22:30]
    only = "54.32 million yuan"
    costs = f"Costs were {', '.join(said + own)}."
    sales = f"Sales were {', '.join([*said, only, *mine])}."
    wages = f"Wages were {', '.join([only, *yours])}."
    market = "Piotech rose 5.5%.", "AMEC fell 2.9% on 17 May.", "Hygon paid 8.36 yuan."
    comparison = compare(" ".join((costs, market[0], sales, *market[1:])), " ".join((costs, *market, wages)))
    found = [pair for pair in comparison.pairs if pair.reference.surface == only]
    assert [pair.candidate.surface for pair in found] == [only]


def test_what_is_said_twice_is_compared_twice() -> None:
    reference = "Revenue was 836.4 billion yuan, up 12.7%. Staff came to 2,345."
    candidate = (
        "Revenue was 836.4 billion yuan, up 12.7%. Staff came to 2,345. Revenue was 8,364 billion yuan, up 12.7%."
    )
    assert _kinds(compare(reference, candidate)) == ["scale"]


def test_the_official_version_and_the_translation_of_the_same_report(documents: dict[str, str]) -> None:
    official, translated = documents["003"], documents["004"]
    findings = compare(official, translated).findings
    seen = [
        (
            each.kind,
            each.reference.surface if each.reference else "",
            each.candidate.surface if each.candidate else "",
            each.mechanism,
            each.likely,
        )
        for each in findings
    ]
    expected = [
        *2 * [("scale", "1,422.17 billion yuan", "1,422,170 billion yuan", "point_became_comma", "reference")],
        ("scale", "1.050758 trillion yuan", "1,050,758 billion yuan", "point_became_comma", "reference"),
        ("scale", "1.773 billion yuan", "1,773 billion yuan", "point_became_comma", "reference"),
        ("scale", "1 billion yuan", "100 million yuan", "yi_as_billion", "candidate"),
        ("scale", "10 billion yuan", "1 billion yuan", "yi_as_billion", "candidate"),
        ("missing", "3%", "", "", "unclear"),
        ("missing", "1,300", "", "", "unclear"),
        ("qualifier", "240,000", "240,000", "word_lost", "unclear"),
        ("qualifier", "20,000", "20,000", "word_lost", "unclear"),
        ("sense", "62.1%", "62.1%", "sign_reversed", "unclear"),
        ("sense", "50%", "50%", "", "unclear"),
        ("sense", "12.6%", "12.6%", "word_lost", "unclear"),
        ("name", "China Telecom", "China Telecom Group", "", "unclear"),
    ]
    for each in expected:
        assert seen.count(each) == expected.count(each), each
    assert len(seen) - len(expected) <= 8  # each of them read; the bar is 25
    assert sorted(map(str, _pairs(findings))) == sorted(map(str, _pairs(compare(translated, official).findings, -1)))


def _pairs(findings: Sequence[Disagreement], step: int = 1) -> list[list[int | None]]:
    return [[side.start if side else None for side in (each.reference, each.candidate)][::step] for each in findings]


def test_a_wrong_official_version_spoils_nothing(documents: dict[str, str]) -> None:
    translated = documents["004"]
    done = normalize(translated, source=documents["003"])
    assert done.text == normalize(translated).text
    assert any(each.rule == "source" and each.reason.startswith("scale") for each in done.left)
    assert normalize(documents["003"], source=translated).text == normalize(documents["003"]).text


@pytest.mark.parametrize(
    ("source", "text", "after"),
    [
        ("营收836.4亿元，增长12.4%。", "Revenue was 836.4 billion yuan, up 12.4%.", "83.64 billion yuan"),
        ("交易额26.41亿元。", "Deals came to 2,641 billion yuan.", "2.641 billion yuan"),
        ("交付12.4万辆。", "It delivered 12.4 vehicles.", "124,000 vehicles"),
        ("近七成公司增长，总数为1204家。", "Nearly 7 percent of 1,204 companies grew.", "70 percent"),
    ],
)
def test_what_a_chinese_source_proves_is_applied(source: str, text: str, after: str) -> None:
    done = normalize(text, source=source)
    assert [each.after for each in done.changes] == [after]
    assert "the source says" in done.changes[0].evidence[-1]
    assert done.revert() == text
    assert normalize(done.text, source=source).text == done.text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("营收836.4亿元，增长12.4%。", "Revenue was 838.4 billion yuan, up 12.4%."),  # other digits: no slip
        ("营收超5亿元。", "Revenue was over 5 billion yuan."),  # one digit and nothing else ties the two
        ("营收836.4亿元，资产8364亿元。", "Assets were 836.4 billion yuan."),  # the source says that too
        ("Revenue was 83.64 billion yuan, up 12.4%.", "Revenue was 836.4 billion yuan, up 12.4%."),  # another version
        ("净利润减亏12.4%。", "Net profit fell 12.4%."),  # sense is reported, never rewritten
        ("营收836.4亿元。", "营收8364亿元。"),  # Chinese sentences are read only
        (
            "派8.36亿元，去年派83.6亿元。",
            "It pays 8.36 billion yuan, after 8.36 billion yuan last year.",
        ),  # said as well
        (
            "研发占三分之一。营收5亿元。",
            "R&D took a third. Revenue was 5 billion yuan.",
        ),  # one digit in a sentence alone
        (
            "The company earned a net profit of 1.264 billion yuan.",  # another version, and shape alone
            "The company earned a net profit of 1,264 billion yuan.",
        ),
    ],
)
def test_what_is_not_proved_is_reported_and_left(source: str, text: str) -> None:
    assert normalize(text, source=source).text == text


def test_an_english_source_confirms_what_the_text_itself_says() -> None:
    text = "Net profit was 47.523 billion yuan. Later in the report, net profit is 475.23 billion yuan."
    source = "Net profit was 47.523 billion yuan. Later in the report, net profit is 47.523 billion yuan."
    assert "475.23" in normalize(text).text
    assert [each.kind for each in compare(source, text).findings] == ["scale"]


def test_third_mentions_say_which_side_is_right() -> None:
    reference = "Orders came to 26,410 units in May, up 12.4% from 23,488. In all, 8,360 people work there."
    candidate = (
        "Orders came to 26,140 units in May, up 12.4% from 23,488. In all, 8,360 people work there. "
        "May brought 26,410 units."
    )
    found = compare(reference, candidate).findings
    assert [(each.kind, each.likely) for each in found][:1] == [("value", "reference")]


def test_the_number_that_is_left_of_a_name() -> None:
    found = compare("科创50产品规模1854.31亿元。", "50 products held 185.431 billion yuan.").findings
    assert [(each.kind, each.mechanism) for each in found] == [("name", "name_as_number")]
    assert not compare("科创50公司占45.4%。", "The top 50 companies make up 45.4%.").findings


def test_both_texts_are_chinese() -> None:
    assert not compare("营收83.64亿元，同比增长12.4%。", "營收83.64億元，同比增長12.4%。").findings
    found = compare("营收83.64亿元。", "營收836.4億元。").findings
    assert [(each.kind, each.likely) for each in found] == [("scale", "unclear")]


def test_a_comparison_tells_blocks_and_pairs() -> None:
    found = compare("营收83.64亿元。员工2345人。", "There are 2,345 employees. Revenue was 8.364 billion yuan.")
    assert [(each.reference, each.candidate) for each in found.blocks] == [
        (((0, 10),), ((26, 58),)),
        (((10, 18),), ((0, 26),)),
    ]
    assert [(each.reference.surface, each.candidate.surface, each.findings) for each in found.pairs] == [
        ("83.64亿元", "8.364 billion yuan", ()),
        ("2345人", "2,345 employees", ()),
    ]


@pytest.mark.parametrize(
    ("reference", "candidate", "seen"),
    [
        # a figure that moved into another sentence
        (
            "Revenue rose 12.4% to 836.4 billion yuan. Staff costs rose 33.7% to 51.5 billion yuan.",
            "Revenue rose 12.4% to 836.4 billion yuan, with staff costs of 51.5 billion yuan. These rose 33.7%.",
            [],
        ),
        # numbers that ran together or fell apart, in one language
        ("It grew 41.3 times to 1,612 units.", "It grew 4 1.3 times to 1,612 units.", [("value", "digits_split")]),
        (
            "Stock (units) 1,204,331 1,630,512",
            "Stock (units) 12043311630512",
            [("value", "cells_joined")],
        ),
        # both sides could have slipped: the commoner mechanism is named, and nobody blamed
        ("It has 3.5 million yuan.", "It has 35 million yuan.", [("scale", "wan_shift")]),
        ("It raised 350 million yuan.", "It raised 3.5 billion yuan.", [("scale", "yi_as_billion")]),
        ("It is 3.5 billion yuan.", "It is 3.5 trillion yuan.", [("scale", "")]),
        ("增长1倍。", "It doubled.", []),
        ("亏损1.25亿元。", "The result was -125 million yuan.", []),
        ("净利润1.25亿元。", "Net profit was -125 million yuan.", [("sense", "")]),
        ("利率为2.2%-2.4%。", "The rate is 2.2% to 2.5%.", [("value", "")]),
        ("利率为2.2%-2.4%。", "The rate is 2.2%.", [("value", "")]),
        ("三分之一的公司增长。", "One third of the companies grew.", []),
        ("净值变动为负七分之二。", "The change in net value was -2/7.", []),
        ("净值变动为负七分之二。", "The change in net value was 2/7.", [("sense", "")]),
        ("共有3至5亿元。", "There were 3 billion yuan.", [("value", "")]),
        ("沪深300指数上涨5%。", "60 funds rose 5%.", [("extra", "")]),  # no name ends in 60
        ("上升3.09点。", "It rose by 3.09 percentage points.", []),
        ("募资12.5亿美元。", "It raised 1.25 billion yuan.", [("unit", "")]),
        ("数十亿元的订单。", "Orders are worth billions of yuan.", []),
        ("产量35.5亿块。", "Output was 3.55 billion pieces.", []),
        ("毛利率平均为12.4%。", "The median gross margin was 12.4%.", [("sense", "")]),
        ("营收按月增长12.4%。", "Revenue grew 12.4% more than in October.", []),
        ("环比增长12.4%。", "It grew 12.4% month on month.", []),
        ("四季度环比增长12.4%。", "In the fourth quarter it grew 12.4% month on month.", [("sense", "")]),
        ("约占总额的12.4%。", "That is about 12.4% of the total.", []),
        ("营收突破16.5亿元。", "Revenue passed 1.65 billion yuan.", []),
        ("为期12年。", "It is spread over 12 years.", []),
        ("İ 营收增长12.4%。", "Revenue grew 12.4%.", []),
        ("海光信息增长12.4%，其后海光信息又增长7.7%。", "Hygon grew 12.4% and then 7.7%.", []),
    ],
)
def test_edges(reference: str, candidate: str, seen: list[tuple[str, str]]) -> None:
    assert [(each.kind, each.mechanism) for each in compare(reference, candidate).findings] == seen
    assert len(compare(candidate, reference).findings) == len(seen)


def test_an_amount_in_words_is_no_slip_that_a_translation_makes() -> None:
    (finding,) = compare("派发8亿元。", "It paid eight billion yuan.").findings
    assert (finding.kind, finding.mechanism, finding.factor) == ("scale", "", "10")


def test_long_lists_of_other_names_are_not_paired() -> None:
    """A table of a hundred companies against one of others: each is somewhere else, none in place of another."""
    names = [each.short for each in default_base() if each.kind == "company" and len(each.short) > 6][:130]
    for count, kinds in ((3, {"name"}), (65, set[str]())):
        one, other = (f"It rose 12.4%: {', '.join(each)}." for each in (names[:count], names[-count:]))
        assert {each.kind for each in compare(one, other).findings} == kinds


def test_a_table_is_paired_by_values_alone() -> None:
    row = " ".join(f"{number} units," for number in range(1001, 1080))
    assert _kinds(compare(row, row.replace("1042", "2042"))) == ["extra", "missing"]
    names = "Hygon, AMEC, " * 70
    assert not compare(names, names + "SMIC").findings


def test_a_second_pass_with_the_source_changes_nothing() -> None:
    source = "海光信息营收836.4亿元，增长12.4%，市值3,150亿元。拓荆科技交付12.4万台，占近七成。"
    text = (
        "Haiguang Information's revenue was 836.4 billion yuan, up 12.4%, and its value 3,150 billion yuan. "
        "Tuojing Technology delivered 12.4 sets, nearly 7 percent of all."
    )
    for names in ("keep", "full", "short", "annotate"):
        done = normalize(text, source=source, names=names)
        assert "83.64 billion yuan" in done.text
        assert normalize(done.text, source=source, names=names).text == done.text
        assert done.revert() == text


@pytest.mark.parametrize(
    ("reference", "candidate", "diagnosis"),
    [
        ("比率0.5%。", "The rate is -0.5%.", "the sign differs: '0.5%' in the reference, '-0.5%' in the candidate"),
        (
            "净利润-0.5亿元。",
            "Net profit was 50 million yuan.",
            "the sign differs: '-0.5亿元' in the reference, '50 million yuan' in the candidate",
        ),
        (
            "营收8.36万亿元。",
            "Revenue was 83.6 trillion yuan.",
            (
                "'83.6 trillion yuan' (8.36 × 10¹³) is 10 times as much as '8.36万亿元' (8.36 × 10¹²) in the reference"
                "; converting 亿 moved the point by one place"
            ),
        ),
    ],
)
def test_what_is_said_of_a_disagreement(reference: str, candidate: str, diagnosis: str) -> None:
    assert [each.diagnosis for each in compare(reference, candidate).findings] == [diagnosis]


@pytest.mark.parametrize(
    ("reference", "candidate", "mechanism"),
    [
        ("The margin was 0.5%.", "The margin was -0.5%.", ""),
        ("The margin was 12%.", "The margin was -12%.", ""),
        ("The margin fell 0.5%.", "The margin fell -0.5%.", "double_negative"),
        ("The margin fell 0.5%.", "The margin was -0.5%.", None),
        ("The margin was 0%.", "The margin was -0%.", None),
    ],
)
def test_a_sign_counts_with_the_word_beside_it(reference: str, candidate: str, mechanism: str | None) -> None:
    expected = [] if mechanism is None else [("sense", mechanism)]
    for one, two in ((reference, candidate), (candidate, reference)):
        found = compare(one, two).findings
        assert [(each.kind, each.mechanism) for each in found] == expected
        assert all(("a fall of a negative figure" in each.diagnosis) is bool(mechanism) for each in found)


def test_a_mechanism_that_could_be_of_either_side_blames_none() -> None:
    large, small = "It invested 28.4 million yuan.", "It invested 2.84 million yuan."
    for one, two in ((large, small), (small, large)):
        (found,) = compare(one, two).findings
        assert (found.mechanism, found.likely) == ("wan_shift", "unclear")
        assert (" is 10 times as much as " in found.diagnosis) is (two == large)
        assert (" is one 10th of " in found.diagnosis) is (two == small)


@pytest.mark.parametrize(
    ("count", "gap"), [(9, "-25.0 %"), (131, "+991.7 %"), (132, "11 times as much"), (133, "11.08 times as much")]
)
def test_how_far_apart_two_values_are(count: int, gap: str) -> None:
    (found,) = compare("It has 12 plants.", f"It has {count} plants.").findings
    assert found.diagnosis.endswith(f" in the candidate ({gap})")
