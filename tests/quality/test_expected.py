"""Floors on the renderings to be expected of 120 companies; they only rise (see `expected_report`)."""

from __future__ import annotations

import pytest

from tests.quality.expected_report import tally

# Least share of right and greatest of wrong, in percent, by half and style: zero-shot, against all A-shares.
FLOORS = {
    "tune": {"pinyin+suffix": (93.0, 1.0), "literal": (74.0, 2.0), "all": (79.5, 1.0)},
    "report": {"pinyin+suffix": (98.5, 0.0), "literal": (57.0, 0.0), "all": (74.5, 1.0)},
}


@pytest.mark.parametrize("half", FLOORS)
def test_expected_renderings_stay_above_their_floors(half: str) -> None:
    counts = tally(half, aliases=False)
    for style, (right, wrong) in FLOORS[half].items():
        total = counts[style].total()
        assert 100 * counts[style]["right"] / total >= right, style
        assert 100 * counts[style]["wrong"] / total <= wrong, style
