"""Floors on the renderings to be expected of 120 and of 320 companies; they only rise (see `expected_report`)."""

from __future__ import annotations

import pytest

from tests.quality.expected_report import tally

# Least share of right and greatest of wrong, in percent, by half and style: zero-shot, against all A-shares.
FLOORS = {
    "tune": {"pinyin+suffix": (93.0, 1.0), "literal": (74.0, 2.0), "all": (80.5, 1.0)},
    "report": {"pinyin+suffix": (98.5, 0.0), "literal": (57.0, 0.0), "all": (74.5, 1.0)},
}


@pytest.mark.parametrize("half", FLOORS)
def test_expected_renderings_stay_above_their_floors(half: str) -> None:
    counts = tally(half, aliases=False)
    for style, (right, wrong) in FLOORS[half].items():
        total = counts[style].total()
        assert 100 * counts[style]["right"] / total >= right, style
        assert 100 * counts[style]["wrong"] / total <= wrong, style


#: The same of the second set, and with all tables on those of the STAR Market.
SECOND = {
    ("tune", False): {"pinyin+suffix": (100.0, 0.0), "all": (91.0, 0.0)},
    ("report", False): {"pinyin+suffix": (97.0, 0.0), "all": (85.5, 0.0)},
    ("tune", True): {"pinyin+suffix": (100.0, 0.0), "all": (92.0, 0.0)},
    ("report", True): {"pinyin+suffix": (100.0, 0.0), "all": (87.0, 0.0)},
}


@pytest.mark.parametrize(("half", "curated"), SECOND)
def test_the_second_set_stays_above_its_floors(half: str, curated: bool) -> None:  # noqa: FBT001
    counts = tally(half, aliases=curated, star=True if curated else None, second=True)
    for style, (right, wrong) in SECOND[half, curated].items():
        total = counts[style].total()
        assert 100 * counts[style]["right"] / total >= right, style
        assert 100 * counts[style]["wrong"] / total <= wrong, style
