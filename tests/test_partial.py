"""Names of which a text says a part only."""

from __future__ import annotations

import pytest

from starnames import Normalizer, find
from starnames.linker import linker_for
from starnames.partial import first_days, placed, sounding
from starnames.table import default_base

RESOLVER = linker_for(default_base()).resolver


def linked(text: str) -> list[tuple[str, str]]:
    return [(x.surface, x.entity.id) for x in find(text) if x.entity]


@pytest.mark.parametrize(
    ("surface", "entity"),
    [
        ("Sichuan Huiyu", "huiyu-pharmaceutical"),
        ("Shanghai Lianying", "united-imaging"),  # 联赢 is of Shenzhen
        ("Shenzhen Lianying", "united-winners-laser"),
        ("Guangdong Zijing", "amethystum"),
        ("Wuxi Haidaer", "wuxi-haidaer-precision-slides"),
    ],
)
def test_a_place_and_a_brand_name_the_company_of_that_place(surface: str, entity: str) -> None:
    assert [each.entity.id for each in placed(surface, RESOLVER)] == [entity]
    assert linked(f"Hygon fell 3%. {surface} rose 4%.") == [("Hygon", "hygon"), (surface, entity)]


@pytest.mark.parametrize(
    "text",
    [
        "Suzhou Helin garden tickets rose 3% to 70 yuan.",
        "Shanghai Yuyuan sold tickets for 30 yuan.",
    ],
)
def test_a_garden_may_be_called_so(text: str) -> None:
    assert linked(text) == []


@pytest.mark.parametrize(
    "surface",
    [
        "Hunan Huiyu",  # no company of that place
        "Shanghai Huaxin",  # two characters, and not of the STAR Market: any other company's as well
        "sichuan Huiyu",
        "Sichuan huiyu",
        "Sichuan HY1",
        "Sichuan Yu",
        "Huiyu Sichuan",
        "Sichuan",
        "Sichuan Huiyo",  # misread
    ],
)
def test_other_companies_of_a_place_are_nobody_we_know(surface: str) -> None:
    assert placed(surface, RESOLVER) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("N沐曦-U rose 3% to 600 yuan.", [("沐曦-U", "metax")]),
        ("N 沐曦-UW rose 3% to 600 yuan.", [("沐曦-UW", "metax")]),
        ("N沐曦-U大涨 693%，C海光跌 3%，C强一涨 5%。", [("沐曦-U", "metax"), ("海光", "hygon"), ("强一", "maxone")]),
        ("C海光信息涨 3%。", [("海光信息", "hygon")]),
        ("N寒武纪涨 3%。", [("寒武纪", "cambricon")]),
        ("AN沐曦涨 3%。", []),
        ("C端用户涨 3%。", []),
        ("N中国涨 3%。", []),  # how many begin so
        ("沐曦涨 3%。", []),
    ],
)
def test_the_mark_of_the_first_days_leaves_room_for_a_part(text: str, found: list[tuple[str, str]]) -> None:
    assert linked(text) == found
    assert Normalizer().normalize(text).revert() == text


def test_a_name_that_is_known_is_not_looked_into() -> None:
    text = "N沐曦大涨"
    assert [each.start for each, _ in first_days(text, [], RESOLVER)] == [1]
    assert list(first_days(text, [(1, 3)], RESOLVER)) == []


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Hygon, AMEC and Olay New Material rose by 3%.", "omat"),
        ("Among them, Howe Group rose 5%; Hygon, AMEC and Piotech rose too.", "omnivision"),
        ("It holds 2 million shares of Hygon and 1 million of Warom shares, and sold others on the market.",
         "warom-technology"),
        ("Hygon and AMEC rose 4%, Edifier rose 5%, and Piotech and Cambricon fell 2%.", None),
        ("Howe Group has users, and its revenue and sales grew.", None),
        ("Hygon and AMEC rose. Li Shen Technology rose 5%.", None),
        ("Hygon, AMEC and India rose 5%.", None),
        ("Prices of homes in Lianyungang fell 3%.", None),
        ("Bond shares fell 3% as yields rose, and Hygon and AMEC fell.", None),
        ("In A-shares Hygon and AMEC rose 3%.", None),
    ],
)  # fmt: skip
def test_a_name_that_sounds_like_one_company_is_its_where_the_text_asks_for_one(text: str, entity: str | None) -> None:
    others = {"hygon", "amec", "piotech", "cambricon"}
    assert [each for _, each in linked(text) if each not in others] == ([entity] if entity else [])


def test_what_is_left_over_or_level_or_spelled_as_a_name_is_sounds_like_nobody() -> None:
    for surface in ("Howe Group", "Warom shares"):
        assert sounding(surface, RESOLVER.worked_out(surface), RESOLVER)
    for surface in ("China Power", "Su Test", "Yongsi Electronics", "Lesi Information", "Foster", "Ke Si"):
        assert sounding(surface, RESOLVER.worked_out(surface), RESOLVER) == ()


def test_a_cut_name_behind_its_mark_is_a_proposal_without_claims() -> None:
    ((proposal, (candidate,)),) = first_days("N沐曦-U涨了", [], RESOLVER)
    assert (proposal.claims, candidate.entity.id) == ((), "metax")
