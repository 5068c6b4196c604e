"""Names that are nobody's on the A-share market do not resolve: at most one in five hundred of a fixed sample."""

from __future__ import annotations

from tests.quality.negatives import negatives, resolved

_STEP = 6


def test_at_most_one_name_in_five_hundred_that_is_nobodys_resolves() -> None:
    asked = {sort: names[::_STEP] for sort, names in negatives().items()}
    assert {sort: len(names) for sort, names in negatives().items()} == {
        "words": 3000,
        "pairs of words": 2400,
        "people": 1200,
        "places": 599,
        "companies": 721,
    }
    found = [each for names in asked.values() for each in resolved(names)]
    assert len(found) <= sum(map(len, asked.values())) / 500, found
