"""What the text around a name says for one entity."""

from __future__ import annotations

import pytest

from starnames.resolver.support import Support
from tests.make import company

_ENTITY = company(
    "kantroniq",
    name="Kantroniq Optics",
    short="Kan",
    weak=["Kang Chuang"],
    aliases=["Kantronic"],
    official=["Kantroniq"],
)


@pytest.mark.parametrize(
    ("surface", "context", "is_named"),
    [
        ("Kang Chuang", "Kantroniq Optics rose.", True),
        ("Kang Chuang", "Shares of kantronic rose.", True),
        ("Kang Chuang", "Kantronics rose.", False),
        ("Kang Chuang", "Kan rose.", False),  # too short to say much
        ("Kang Chuang", "Kang Chuang rose.", False),  # itself
        ("Kantroniq", "Kantroniq rose, and Kantroniq rose.", False),
        ("Kantroniq", "Kantroniq rose, and Kantroniq Optics too.", True),
        ("Kantronic", "Kang Chuang rose.", False),  # a name of others as well
        ("Kantronic", "", False),
    ],
)
def test_another_name_of_the_entity_speaks_for_it(surface: str, context: str, is_named: bool) -> None:  # noqa: FBT001
    found = [each.name for each in Support(surface, context, []).of(_ENTITY)]
    assert found == (["named-elsewhere"] if is_named else [])


def test_aliases_speak_only_where_they_are_in_use() -> None:
    assert not Support("Kang Chuang", "Shares of kantronic rose.", [], aliases=False).of(_ENTITY)


def test_names_beside_speak_for_the_same_and_other_companies() -> None:
    other = company("other", name="Other Optics", short="Other")
    assert [each.name for each in Support("Kang Chuang", None, [_ENTITY]).of(_ENTITY)] == ["named-elsewhere"]
    assert [each.name for each in Support("Kang Chuang", None, [other]).of(_ENTITY)] == ["neighbor-companies"]
    board = company("board", name="Board", short="Board", kind="index")
    assert not Support("Kang Chuang", None, [board]).of(_ENTITY)
