"""Short forms that a document makes known itself."""

from __future__ import annotations

import pytest

from starnames import Normalizer, find

STONE = "Stone Technology fell 6%. "
DELONG = "Delong Laser fell 6%. "
_OWNERS = {"roborock", "delphi-laser", "chipscreen", "microport-endovascular", "nanya-new-material"}


def linked(text: str) -> list[tuple[str, str]]:
    return [(x.surface, x.entity.id) for x in find(text) if x.entity]


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        (STONE + "Later Stone rose by 5%.", "Stone", "roborock"),
        (STONE + "Stone's net profit grew by 8%.", "Stone", "roborock"),
        ("Stone fell 3%. " + STONE, "Stone", "roborock"),
        (STONE + "The sales of Stone grew fast.", "Stone", "roborock"),
        (DELONG + "Then Delong executives bought shares.", "Delong", "delphi-laser"),
        (DELONG + "Delong said its revenue grew.", "Delong", "delphi-laser"),
        ("Weixin Biology rose by 8%. Investors said Weixin fell 3% later.", "Weixin", "chipscreen"),
        ("China Tonghao rose 3%. Then Tonghao took the lead.", "Tonghao", "crsc"),
        ("Aerospace Hongtu hit the limit. Investors said Hongtu fell 3% later.", "Hongtu", "piesat"),
    ],
)
def test_a_brand_is_linked_where_the_document_has_the_full_name(text: str, surface: str, entity: str) -> None:
    assert (surface, entity) in linked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Stone rose by 5%.",  # nobody is named in full
        STONE + "He threw a stone at it, and sales fell.",
        STONE + "Stone walls fell.",
        STONE + "The Stone fell 3%.",
        STONE + "Stone Cold rose 5%.",
        STONE + "Oliver Stone rose 5%.",
        STONE + "SMIC Stone rose 5%.",
        STONE + "Stone SMIC rose 5%.",
        "Roborock fell 6%. Later Stone rose by 5%.",  # what is printed anew makes nothing known
        DELONG + "Mr Delong smiled.",
        "South Asia New Materials rose 3%. Trade with South Asia grew.",
        "Weixin Biology rose by 8%. Weixin has users.",
        "Weixin Biology rose by 8%. Users share links on Weixin, and revenue grew.",
    ],
)
def test_a_word_that_may_be_something_else_is_left(text: str) -> None:
    found = {entity for surface, entity in linked(text) if surface in {"Stone", "Delong", "Weixin", "South Asia"}}
    assert not found.intersection(_OWNERS)


@pytest.mark.parametrize(
    ("one", "two", "brand"),
    [("Delong Laser", "Delong Composite", "Delong"), ("Lianying Medical", "Lianying Laser", "Lianying")],
)
def test_a_brand_of_two_companies_is_neither_ones(one: str, two: str, brand: str) -> None:
    text = f"{one} and {two} fell 6%. Later {brand} rose by 5%."
    assert [surface for surface, _ in linked(text)] == [one, two]
    (left,) = (x for x in find(text) if not x.entity)
    assert (left.surface, left.reason, len(left.candidates)) == (brand, "ambiguous", 2)


def test_a_brand_that_is_linked_by_itself_stays_so() -> None:
    text = "Huaheng Biology fell 6%. Later Huaheng rose by 5%."
    assert linked(text) == [("Huaheng Biology", "huaheng-biotechnology"), ("Huaheng", "huaheng-biotechnology")]


def test_words_of_places_and_surnames_are_no_brands() -> None:
    for full in ("Qingdao Bank", "Shenzhen Energy", "China UAV"):
        text = f"{full} fell 6%. Later {full.split()[0]} rose by 5%."
        assert [surface for surface, _ in linked(text)] == [full]


def test_beside_another_mark_it_stands_alone() -> None:
    assert ("Stone", "roborock") in linked(STONE + "SMIC/Stone rose 5%. Stone/SMIC rose 5%.")


@pytest.mark.parametrize("names", ["annotate", "short", "full"])
def test_a_second_pass_changes_nothing(names: str) -> None:
    text = (
        STONE + "Later Stone rose by 5%. The Stone fell. Delong rose. " + DELONG + "Weixin Biology and Weixin rose 3%."
    )
    once = Normalizer(names=names).normalize(text).text
    assert Normalizer(names=names).normalize(once).changes == ()


def test_the_name_of_a_medium_that_a_company_is_called_by_in_short_is_nobodys() -> None:
    assert ("Yicai", "yicai") in linked("Yicai reported that Hygon rose.")
    both = "Xi'an Yicai rose 5%. Yicai has not yet made a profit."
    assert linked(both) == [("Xi'an Yicai", "eswin-material")]
    once = Normalizer().normalize(both).text
    assert Normalizer().normalize(once).text == once
