"""Indices, drugs, markets, regulators and institutions in sentences: nothing wrong, and few left out."""

from __future__ import annotations

from tests.quality.others_report import tally


def test_what_is_no_company_is_found_and_right() -> None:
    counts, errors = tally()
    found = {name: sum(each[name] for each in counts.values()) for name in ("right", "wrong", "spurious", "declined")}
    assert found["wrong"] == found["spurious"] == 0, errors
    assert found["right"] >= 144, errors
    assert found["right"] + found["declined"] == 150
