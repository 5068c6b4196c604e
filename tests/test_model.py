"""The nouns: what they say of themselves."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal

from starnames import figures
from starnames.model import Repair
from starnames.table import default_base


def test_an_entity_is_told_in_a_line() -> None:
    entity = default_base()["piotech"]
    assert repr(entity) == "Entity(id='piotech', name='Piotech Inc.', ticker='688072.SH')"


def test_a_repair_says_all_of_itself_in_json() -> None:
    (figure,) = figures("They sold 65438+02 units.")
    assert figure.suspect is not None
    row = figure.suspect.to_dict()
    assert set(row) == {each.name for each in fields(Repair)}
    assert (row["value"], row["factor"], row["mechanism"], row["replacement"]) == (
        "12",
        None,
        "digit_placeholder",
        "12 units",
    )
    ranged = Repair(
        value=Decimal("1E+3"), factor=Decimal(10), mechanism="x", certainty="possible", high=Decimal("2E+3")
    )
    assert (ranged.to_dict()["value"], ranged.to_dict()["high"], ranged.to_dict()["factor"]) == ("1000", "2000", "10")
