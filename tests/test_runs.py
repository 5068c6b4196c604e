"""Runs of capitalized words, and what of them renders a company that no alias names."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from starnames import find, normalize
from starnames.linker import Linker
from starnames.resolver import resolver_for
from starnames.runs import capitalized_runs
from starnames.table import default_base
from starnames.unrecorded import TRADES, rendered_proposals

_LINKER = Linker(default_base(), aliases=False)


def proposed(text: str) -> list[str]:
    trades = [(hit.start(), hit[0]) for hit in re.finditer("|".join(sorted(TRADES)), text)]
    return [text[each.start : each.end] for each, _ in rendered_proposals(text, [], trades, _LINKER.resolver)]


def test_runs_stop_at_known_names_and_small_words() -> None:
    text = "However Alpha Beta and Gamma Delta's Epsilon, *ST Zeta"
    runs = [text[start:end] for start, end in capitalized_runs(text, [(14, 18)])]
    assert runs == ["However Alpha ", "Gamma Delta's Epsilon", "*ST Zeta"] or runs[0].startswith("However")
    assert "Beta" not in "".join(runs)


def test_a_run_does_not_reach_into_a_known_name() -> None:
    text = "Then Meixinsheng Technology The group-hugging stocks fell."
    spans = [(each.start, each.end) for each in find(text)]
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert normalize(text).revert() == text


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Yesterday Guilun Electronics rose", "Guilun Electronics"),
        ("However, Guilun Electronics's revenue grew", "Guilun Electronics"),
        ("The company Guilun electronics listed", "Guilun electronics"),
        ("Guilun Electronics Co., Ltd. rose", "Guilun Electronics Co., Ltd."),
        ("shares of Jinghuamicro rose", "Jinghuamicro"),
    ],
)
def test_the_part_that_renders_a_company_is_proposed(text: str, surface: str) -> None:
    assert surface in proposed(text)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("and then guoyi company rose", ["guoyi company"]),
        ("and guoyi company, guoyi company", ["guoyi company"] * 2),
        ("the same company and more shares of one technology", []),
        ("a guoyi_guoyi company, x-guoyi company", []),
        ("Guilun electronics", ["Guilun electronics"]),
    ],
)
def test_names_in_small_letters_need_a_trade_word_and_no_dictionary(text: str, surfaces: list[str]) -> None:
    assert proposed(text) == surfaces


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Shares of Guilun Electronics rose.", "primarius"),
        ("Hygon, Guilun Electronics and Piotech rose.", "primarius"),
        ("Guilun Electronics (688206.SH) rose.", "primarius"),
    ],
)
def test_the_document_decides(text: str, entity: str) -> None:
    links = {link.surface: link for link in find(text, aliases=False)}
    found = links["Guilun Electronics"].entity
    assert found is not None
    assert found.id == entity
    assert links["Guilun Electronics"].how in {"rendering", "alignment"}
    assert links["Guilun Electronics"].candidates[0].explanation


@pytest.mark.parametrize(
    "text",
    [
        "John Smith met Mary Jones in Springfield.",
        "The Chairman Zhang Wei said shares rose.",
        "She grew up in Xinning.",
        "Follow #TuojingTechnology or mail Guilun@Electronics.com.",
        "Monday January The However",
    ],
)
def test_people_places_and_plain_words_are_no_companies(text: str) -> None:
    assert [link for link in find(text, aliases=False) if link.entity] == []


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Haier Biology rose 3%.", {"Haier Biology": "688139.SH"}),
        ("Jushi Chemical Co., Ltd. rose 3%.", {"Jushi Chemical Co., Ltd.": "688669.SH"}),
        ("Haier Smart Home rose 3%.", {"Haier Smart Home": "600690.SH"}),
        ("Write to Haier Biology@haier.com as Haier shares rose 3%.", {"Haier": "600690.SH"}),
        ("Huafeng Measurement and Control rose 3%.", {"Huafeng Measurement and Control": "688200.SH"}),
        ("Hualan and Huafeng Measurement and China rose.", {}),
        ("688583Sikan Technology 20.00%", {"Sikan Technology": "688583.SH"}),
        ("688758Saifen Technology11.92%: shares", {"Saifen Technology": "688758.SH"}),
        ("Xianfeng Jingke rose 3%.", {"Xianfeng Jingke": "688605.SH"}),
        ("However, Vanguard Jingke rose 3%.", {"Vanguard Jingke": "688605.SH"}),
        (
            "They bought Longruan Technology and sold Longruan.",
            {"Longruan Technology": "688078.SH", "Longruan": "688078.SH"},
        ),
        (
            "Ruilian new materials, Guochuang high-tech and Tianhua new energy closed down by 3.2%.",
            {
                "Ruilian new materials": "688550.SH",
                "Guochuang high-tech": "002377.SZ",
                "Tianhua new energy": "300390.SZ",
            },
        ),
        (
            "Gainers: Hongsheng shares5.32%, Weixin Biology5.1%, Jinpan Technology3%",
            {"Hongsheng shares": "603090.SH", "Weixin Biology": "688321.SH", "Jinpan Technology": "688676.SH"},
        ),
        ("The sales of Kaiyin Technology's Paiyisheng rose.", {"Kaiyin Technology": "688687.SH"}),
        (
            "Aofu new shares rose, and those of Longruan new ones of 5 yuan.",
            {"Aofu": "688021.SH", "Longruan": "688078.SH"},
        ),
        ("They met at Longruan and left Aofu in May.", {}),
        ("The Tuojing Technology share rose.", {"Tuojing Technology": "688072.SH"}),
        ("Tianqi shares fell.", {}),  # Tianqi's, or those of 天奇股份
        ("Zhongju core and Hygon rose 3%.", {"Zhongju core": "688549.SH", "Hygon": "688041.SH"}),
        ("Zhongju and Hygon rose 3%.", {"Hygon": "688041.SH"}),
        ("Hygon sold Western superconducting superconducting wire.", {"Hygon": "688041.SH"}),
        ("In May Huasheng Lithium Battery rose 3%.", {"Huasheng Lithium Battery": "688353.SH"}),
        ("In May Chip Connect Integration rose 3%.", {"Chip Connect Integration": "688469.SH"}),
        ("Double relaxed by the bath, shares and stocks rose 3%.", {}),
        (
            "Hygon rose 3%, Chip Connect 2.9% and Alice 2%.",
            dict(zip(("Hygon", "Chip Connect", "Alice"), ("688041.SH", "688469.SH", "688578.SH"), strict=True)),
        ),
        ("Chip Connect 2.9% of the time.", {}),
        ("Anbiping said that its orders grew.", {"Anbiping": "688393.SH"}),
        ("Anbiping said that her orders grew.", {}),
        (
            "Hygon and Piotech shares rose. Alice, a cancer patient, said stocks and shares fell.",
            {"Hygon": "688041.SH", "Piotech": "688072.SH"},
        ),
        ("Qi Anxin released its quarterly report.", {"Qi Anxin": "688561.SH"}),
        ("Hangke Keji rose by 3%, Gaoce Gufen fell 2%.", {"Hangke Keji": "688006.SH", "Gaoce Gufen": "688556.SH"}),
        ("Yesterday ASR Technology rose by 3%.", {"ASR Technology": "688220.SH"}),
        ("Yesterday LabTech Technology rose by 3%.", {}),
        (
            "The company Western superconducting superconducting makes titanium alloys, and its shares rose.",
            {"Western superconducting": "688122.SH"},
        ),
        ("Yesterday Anlogic Technology rose by 3%.", {"Anlogic": "688107.SH"}),
        ("Yesterday Huaqin Technology shares rose by 3%.", {}),
        ("Shares of Runyang rose 3%.", {"Runyang": "300920.SZ"}),
        (
            "Its shareholder Shanghai Hejing Silicon Materials Co., Ltd. bought shares.",
            {"Shanghai Hejing Silicon Materials Co., Ltd.": "688584.SH"},
        ),
        ("Its shareholder Shanghai Hejing Solar Co., Ltd. bought shares.", {}),
        ("Its shareholder Shanghai Hejing Silicone Matters Co., Ltd. bought shares.", {}),
        ("Its customer Runyang shares, a company, owes 5 billion yuan.", {}),  # 润阳股份, and not 润阳科技
        ("They planned to buy Electronic Institute, whose trading was halted at the limit.", {}),
        ("Yesterday Espressif Technology rose by 3%.", {"Espressif": "688018.SH"}),
        ("Zhuhai Guanyu supplies Apple, and Hygon sales rose.", {"Zhuhai Guanyu": "688772.SH", "Hygon": "688041.SH"}),
        (
            "Then taijin new energy rose 3%, and zhiyang innovation fell.",
            {"taijin new energy": "688813.SH", "zhiyang innovation": "688191.SH"},
        ),
    ],
)
def test_the_longest_name_that_is_said_in_full_is_meant(text: str, links: dict[str, str]) -> None:
    found = {each.surface: each.entity.ticker for each in find(text) if each.entity and each.entity.kind == "company"}
    assert found == links


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Unitree landed on the Science and Innovation Board in May.", 1),
        ("Hygon of the Science and Innovation Board was praised.", 1),
        ("They sat on the Science and Innovation Board in May.", 0),
        ("The head of the Science and Innovation Board was praised.", 0),
        ("Of the Science and Innovation Board nothing was heard.", 0),
    ],
)
def test_a_board_where_something_is_listed_is_a_market(text: str, count: int) -> None:
    assert sum(each.entity is not None and each.entity.kind == "market" for each in find(text)) == count


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        (
            "The company most sought after today was Zhenghai\nMagnetic Materials, up 6.6%.",
            "Zhenghai\nMagnetic Materials",
        ),
        ("According to the announcement of Friday, Beixin Road and\nBridge rose 3%.", "Beixin Road and\nBridge"),
        ("Winners\nZhenghai\nMagnetic Materials rose 3%.", None),  # a list, one a line
        ("Zhenghai\nMagnetic Materials rose 3%.", None),
        ("The company most sought after of all was Zhenghai\n\nMagnetic Materials rose 3%.", None),
    ],
)
def test_a_name_may_be_broken_where_a_line_of_prose_is_full(text: str, surface: str | None) -> None:
    found = [link.surface for link in find(text) if link.entity]
    assert found == ([surface] if surface else [])
    once = normalize(text).text
    assert normalize(once).text == once


def test_a_clipped_word_of_a_trade_belongs_to_a_name_in_small_letters() -> None:
    assert [link.surface for link in find("Prices rose, and Huaheng bio gained 3%.") if link.entity] == ["Huaheng bio"]
    assert {each for each in resolver_for(default_base()).rendered.trade_words if len(each) == 3} == {
        "bio",
        "eco",
        "med",
    }


def _companies(text: str) -> list[tuple[str, str]]:
    return [(x.surface, x.entity.zh) for x in find(text) if x.entity and x.entity.kind == "company"]


_OTHERS = "Hygon rose 3%, SMIC rose 4% and AMEC rose 5%. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hygon and Rui core micro also received funds.", ("Rui core micro", "瑞芯微")),
        ("Rui core micro rose 3%.", ("Rui core micro", "瑞芯微")),
        ("Then Big famous city rose 3%.", ("Big famous city", "大名城")),
        ("SMIC, Hygon and times Wanheng hit the limit.", ("times Wanheng", "时代万恒")),
    ],
)
def test_pieces_of_a_name_may_stand_in_small_letters_around_its_run(text: str, found: tuple[str, str]) -> None:
    assert found in _companies(_OTHERS + text)


@pytest.mark.parametrize(
    "text",
    [
        "Rui core micro chips rose 3%.",  # what a noun behind describes
        "Big famous city rose 3%.",  # the words may open a sentence
        "Then Big famous city is what they need.",  # nothing says that a company is meant
        "It rose 3 times Wanheng said.",
        "Hygon and modern Wanheng rose 3%.",
        "Hygon and other Wanheng rose 3%.",
        "It sold Rui core wing shares.",
        "Hygon and Rui core net rose 3%.",
        "Hygon rose\ntimes.Wanheng rose 3%.",
    ],
)
def test_small_words_around_a_run_that_say_no_whole_name_stay_outside(text: str) -> None:
    names = {"瑞芯微", "大名城", "时代万恒"}
    assert names.isdisjoint(zh for _, zh in _companies(_OTHERS + text))


@pytest.mark.parametrize(
    "text",
    [
        "When will Gao step down as chairman?",
        "Where will Li invest next?",
        "The price of the electric Yuan fell 3%.",
        "In healthy Yuan trading, shares rose.",
        "At peace Yang retired.",
    ],
)
def test_a_small_word_and_one_syllable_are_no_name(text: str) -> None:
    assert {zh for _, zh in _companies(_OTHERS + text)} == {zh for _, zh in _companies(_OTHERS)}


def test_an_english_brand_that_leaves_the_trade_unsaid_needs_a_company_around_it() -> None:
    index = "The STAR 50 Index adds Hygon and Farasis, and removes AMEC."
    assert ("Farasis", "孚能科技") in _companies(index)
    assert ("Farasis", "孚能科技") in _companies(_OTHERS + "In the sector Farasis rose 3%.")
    for text in (
        "He met Farasis at the market.",
        "Shares rose in the land of Farasis.",
        "The sector rose; Skyworth rose 3%.",
    ):
        assert {zh for _, zh in _companies(_OTHERS + text)} == {zh for _, zh in _companies(_OTHERS)}


def test_an_abbreviation_of_goods_is_no_brand() -> None:
    text = "The OLED supplier Hygon rose 3%, and OLED orders rose."
    assert "OLED" not in {surface for surface, _ in _companies(_OTHERS + text)}


def test_an_english_brand_that_is_no_word_with_a_price_is_its_company() -> None:
    assert ("Konka", "深康佳A") in _companies(_OTHERS + "In the sector Konka rose 3%.")
    assert "深康佳A" not in {zh for _, zh in _companies(_OTHERS + "Plants in Mexico were opened by Konka, it said.")}
    assert "漫步者" not in {zh for _, zh in _companies(_OTHERS + "In the sector Edifier rose 3%.")}


def test_the_first_piece_of_a_name_is_no_part_of_the_name_before() -> None:
    resolver = resolver_for(default_base())
    text = "We saw times Wanheng rise."
    proposals = [text[each.start : each.end] for each, _ in rendered_proposals(text, [], [], resolver)]
    assert proposals == ["times Wanheng"]
    assert [*rendered_proposals(text, [(3, 12)], [], resolver)] == []


@pytest.mark.parametrize("text", ["Wanheng fell at times ", " Wanheng rose", "times Wanheng rose 3"])
def test_the_first_piece_of_a_name_is_looked_for_before_it_alone(text: str) -> None:
    proposals = [
        text[each.start : each.end] for each, _ in rendered_proposals(text, [], [], resolver_for(default_base()))
    ]
    assert proposals == (["times Wanheng"] if text.startswith("times") else [])


@pytest.mark.parametrize(
    "told",
    ["rose 3%", "3 boards in a row", "3 days 2 boards", "daily limit", "20CM daily limit", "straight-line limit"],
)
@pytest.mark.parametrize("name", ["Konka", "Red bean shares"])
def test_words_say_that_a_price_hit_the_limit(name: str, told: str) -> None:
    assert name in {surface for surface, _ in _companies(f"In the sector {name} {told}; the others fell. Hygon fell.")}


@pytest.mark.parametrize(
    "told",
    [
        "2 boards",
        "had two boards",
        "daily limit of 300",
        "daily",
        "3 days",
        "3 reports daily",
        "had, daily limit",
        "limit",
    ],
)
def test_other_words_of_limits_and_boards_are_no_price_move(told: str) -> None:
    text = f"In the sector Konka {told}; the others fell. Hygon fell."
    assert "Konka" not in {surface for surface, _ in _companies(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Red bean shares rose 3%.", ("Red bean shares", "红豆股份")),
        ("Red bean shares rose 3%.", None),  # may be said of beans
        ("He ate Red bean shares of cake.", None),
        ("The pair of Golden bell shares its box, and rose 3%.", None),
        ("In it China nonferrous shares rose 3%.", None),  # a sector's
        ("In it Electro acoustic shares rose 3%.", None),  # a trade's
    ],
)
def test_words_and_shares_in_small_letters_are_a_company_in_mid_sentence(
    text: str, found: tuple[str, str] | None
) -> None:
    names = {"红豆股份", "金钟股份", "中色股份", "电声股份"}
    assert [each for each in _companies(_OTHERS + text) if each[1] in names] == ([found] if found else [])


def test_a_brand_before_another_trade_is_left_alone() -> None:
    assert ("Zhenlei", "臻镭科技") in _companies(_OTHERS + "Then Zhenlei rose 4%.")
    assert ("Zhenlei", "臻镭科技") in _companies(_OTHERS + "Then Zhenlei daily limit.")
    assert "臻镭科技" not in {zh for _, zh in _companies(_OTHERS + "Then Zhenlei new materials rose 4%.")}
    assert "臻镭科技" not in {zh for _, zh in _companies(_OTHERS + "Shares of Zhenlei Medicine's board rose 4%.")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Xinhua Pharmaceutical rose 4%.", ("Xinhua Pharmaceutical", "新华制药")),
        ("Haitong Development rose 4%.", ("Haitong Development", "海通发展")),
    ],
)
def test_the_short_name_of_an_institution_may_be_a_part_of_a_company(text: str, found: tuple[str, str]) -> None:
    assert found in _companies(_OTHERS + text)
    assert not {x.surface for x in find(_OTHERS + text) if x.entity} & {"Xinhua", "Haitong"}


def test_the_news_agency_keeps_its_short_name() -> None:
    assert {x.entity.zh for x in find("According to Xinhua, Hygon rose 3%.") if x.entity} == {"新华社", "海光信息"}
