"""A name as it is asked for."""

from __future__ import annotations

import pytest

from starnames.resolver import queries


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("“Hygon”", "hygon"),
        ("Hygon.", "hygon"),
        ("Hygon.,;: ", "hygon"),
        ("([Hygon])", "hygon"),
        ("《海光》", "海光"),
        ("XTC X", "xtc x"),
        ("'A. B.'", "a. b"),
    ],
)
def test_quotes_and_stops_are_no_part_of_a_name(surface: str, name: str) -> None:
    assert queries.unquoted(surface) == name


@pytest.mark.parametrize(
    ("surface", "is_prose"),
    [
        (" ".join(["one"] * 16), False),
        (" ".join(["one"] * 17), True),
        ("Hygon!", True),
        ("Hygon! Hygon", True),
        ("Yahoo!Hygon", False),
        ("Hygon is it", True),
        ("Hygon is", False),
        ("海光。", True),
        ("688012.SH", False),
        ("123 %", True),
    ],
)
def test_what_is_no_name_but_a_sentence_or_a_number(surface: str, is_prose: bool) -> None:  # noqa: FBT001
    assert queries.is_prose(surface) is is_prose
