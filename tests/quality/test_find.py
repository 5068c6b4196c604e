"""Floors of `find` on labelled text; they only rise (see `find_report` for what is counted)."""

from __future__ import annotations

import pytest

from starnames.normalizer import Normalizer
from tests.quality.corpus import negatives, paragraphs
from tests.quality.find_report import negative_counts, paragraph_counts

FIRST = (99.4, 93.9, 0.0)
SECOND = (99.5, 95.7, 0.65)
#: Ceilings of the later negatives.
THIRD, FOURTH, FIFTH, SIXTH, SEVENTH = 0.45, 0.0, 0.0, 0.0, 0.0
#: Floors of the later paragraphs.
THIRD_TOLD, FOURTH_TOLD, FIFTH_TOLD = (99.5, 97.6), (99.5, 95.5), (99.5, 97.2)

#: The least mentions right and the most wrong or spurious, by style: what is measured, one or two of many less.
STYLES = {
    "paragraphs.yaml": {
        "(nothing)": (0, 2),
        "ambiguous": (1, 0),
        "literal": (33, 0),
        "mixed": (41, 0),
        "official": (42, 0),
        "pinyin": (74, 0),
        "pinyin+suffix": (208, 0),
        "sound": (7, 0),
        "typo": (14, 0),
    },
    "second_paragraphs.yaml": {
        "literal": (11, 0),
        "mixed": (12, 0),
        "official": (36, 0),
        "pinyin": (49, 0),
        "pinyin+suffix": (116, 0),
        "sound": (0, 0),
        "typo": (2, 0),
    },
    "third_paragraphs.yaml": {
        "literal": (6, 0),
        "mixed": (8, 0),
        "official": (10, 0),
        "pinyin": (18, 0),
        "pinyin+suffix": (80, 0),
        "sound": (2, 0),
        "typo": (0, 0),
    },
    "fourth_paragraphs.yaml": {
        "literal": (16, 0),
        "mixed": (14, 0),
        "official": (13, 0),
        "pinyin": (63, 0),
        "pinyin+suffix": (140, 0),
        "sound": (2, 0),
        "typo": (1, 0),
    },
    "fifth_paragraphs.yaml": {
        "literal": (20, 0),
        "mixed": (12, 0),
        "official": (9, 0),
        "pinyin": (33, 0),
        "pinyin+suffix": (63, 0),
        "typo": (1, 0),
    },
}


@pytest.mark.parametrize("name", STYLES)
def test_every_style_stays_above_its_floor(name: str) -> None:
    counts, errors = paragraph_counts(name)
    assert {style for style, _ in counts} == set(STYLES[name])
    for style, (right, wrong) in STYLES[name].items():
        assert counts.get((style, "right"), 0) >= right, (style, errors)
        assert counts.get((style, "wrong"), 0) + counts.get((style, "spurious"), 0) <= wrong, (style, errors)


@pytest.mark.parametrize(
    ("name", "floors"),
    [
        ("paragraphs.yaml", FIRST[:2]),
        ("second_paragraphs.yaml", SECOND[:2]),
        ("third_paragraphs.yaml", THIRD_TOLD),
        ("fourth_paragraphs.yaml", FOURTH_TOLD),
        ("fifth_paragraphs.yaml", FIFTH_TOLD),
    ],
)
def test_paragraphs_stay_above_their_floors(name: str, floors: tuple[float, float]) -> None:
    counts, errors = paragraph_counts(name)
    total: dict[str, int] = {}
    for (_, outcome), number in counts.items():
        total[outcome] = total.get(outcome, 0) + number
    right, wrong = total["right"], total.get("wrong", 0)
    said = right + total.get("right by the document", 0) + wrong + total.get("spurious", 0)
    assert 100 * (said - wrong - total.get("spurious", 0)) / said >= floors[0], errors
    assert 100 * right / (right + wrong + total["declined"]) >= floors[1], errors


@pytest.mark.parametrize(
    ("name", "ceiling"),
    [
        ("negatives.yaml", FIRST[2]),
        ("second_negatives.yaml", SECOND[2]),
        ("third_negatives.yaml", THIRD),
        ("fourth_negatives.yaml", FOURTH),
        ("fifth_negatives.yaml", FIFTH),
        ("sixth_negatives.yaml", SIXTH),
        ("seventh_negatives.yaml", SEVENTH),
    ],
)
def test_negatives_stay_below_their_ceiling(name: str, ceiling: float) -> None:
    counts, errors = negative_counts(name)
    wrong = sum(number for (_, outcome), number in counts.items() if outcome == "wrong")
    assert 100 * wrong / len(negatives(name)) <= ceiling, errors


@pytest.mark.parametrize("names", ["annotate", "short"])
def test_a_second_pass_over_the_paragraphs_changes_nothing(names: str) -> None:
    normalizer = Normalizer(names=names)
    once = [normalizer.normalize(each.text).text for file in STYLES for each in paragraphs(file)]
    assert [text for text in once if normalizer.normalize(text).changes] == []
