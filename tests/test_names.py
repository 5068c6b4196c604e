"""What is true of company names in English: suffixes come off, names change on a day, ids are slugs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from starnames.model import Entity, FormerName
from starnames.names import LEGAL_SUFFIX, bare_name, placeless_name, printed_names, slug
from starnames.table import default_base

SUFFIXES = [
    " Co., Ltd.",
    " Co., Ltd",
    " Co.,Ltd.",
    " CO., LTD.",
    " Co Ltd",
    " Co., Limited",
    " Co. Ltd.",
    " Co., Inc.",
    " Co.",
    " Company Limited",
    " Company, Limited",
    " Company Ltd.",
    " Company Limited By Shares",
    " Limited Company",
    " Limited Liability Company",
    " Public Limited Company",
    " Inc.",
    ", Inc.",
    ", Inc",
    " Inc., Ltd.",
    " Incorporated",
    " Incorporated Company",
    " Corporation",
    " Corporation Limited",
    " Corporation, Ltd.",
    " Corp.",
    " Corp., Ltd.",
    " Limited",
    " Ltd.",
    ", Ltd.",
    " Holdings Limited",
    " Holding Limited",
    " Holdings Inc.",
    " PLC",
    " Plc.",
    " LLC",
    " N.V.",
    " S.A.",
]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", ["North Star", "3peak", "ACM Research (Shanghai)", "Companion Coffee", "İzmir"])
def test_a_legal_suffix_comes_off(name: str, suffix: str) -> None:
    assert bare_name(name + suffix) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Inc.",
        "North Star",
        "North Star company",
        "Lincoln",
        "Zinc",
        "North Starltd",
        "Unlimited",
        "Advanced Micro-Fabrication Equipment Inc. China",
        "North Star Group",
        "寒武纪",
        "中科寒武纪科技股份有限公司",
    ],
)
def test_what_has_no_legal_suffix_stays(name: str) -> None:
    assert bare_name(name) == name


@pytest.mark.parametrize("text", [" co-founder", " limited-edition", " limitedly", " incorporates", " corporate"])
def test_what_only_begins_like_a_suffix(text: str) -> None:
    assert LEGAL_SUFFIX.match(text) is None


@pytest.mark.parametrize("text", [" co., ltd.-backed", ", inc.'s", " corp. said", " limited, which", " co., ltd.)"])
def test_a_suffix_ends_where_it_ends(text: str) -> None:
    suffix = LEGAL_SUFFIX.match(text)
    assert suffix is not None
    assert suffix[0] in {" co., ltd.", ", inc.", " corp.", " limited"}


@given(st.text(max_size=60), st.sampled_from(["", *SUFFIXES]))
def test_a_bare_name_begins_the_name(name: str, suffix: str) -> None:
    bare = bare_name(name + suffix)
    assert (name + suffix).startswith(bare)
    assert bare or not name.strip(" ,")


def test_every_company_of_the_table_keeps_a_bare_name() -> None:
    for entity in default_base():
        assert bool(bare_name(entity.name)) == bool(entity.name)


def test_a_place_in_brackets_comes_off() -> None:
    assert placeless_name("ACM Research (Shanghai)") == "ACM Research"
    assert placeless_name("Hysol (Group) Huawei") == "Hysol Huawei"
    assert placeless_name("North Star") == "North Star"


def test_the_name_of_a_day() -> None:
    entity = Entity(
        id="beone",
        name="Third Name Inc.",
        short="Third",
        kind="company",
        former=(
            FormerName(name="Second Name Inc.", short="Second", until="2025-05-27"),
            FormerName(short="First", until="2020-01-01"),
            FormerName(name="Never Printed Inc."),
            FormerName(zh="旧名", until="2010-01-01"),
        ),
    )
    assert printed_names(entity, "2026-01-01") == ("Third Name Inc.", "Third")
    assert printed_names(entity, "2025-05-27") == ("Third Name Inc.", "Third")
    assert printed_names(entity, "2025-05-26") == ("Second Name Inc.", "Second")
    assert printed_names(entity, "2020-01-01") == ("Second Name Inc.", "Second")
    assert printed_names(entity, "2019-12-31") == ("Third Name Inc.", "First")
    assert printed_names(entity, "2009-12-31") == ("Third Name Inc.", "Third")


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("Hygon", "hygon"),
        ("Bohui Science & Technology", "bohui-science-technology"),
        ("  3peak! ", "3peak"),
        ("M&A", "m-a"),
        ("海光", ""),
    ],
)
def test_slugs(short: str, expected: str) -> None:
    assert slug(short) == expected
