"""Floors of `find` on labelled text; they only rise (see `find_report` for what is counted)."""

from __future__ import annotations

from tests.quality.corpus import negatives
from tests.quality.find_report import negative_counts, paragraph_counts

PRECISION, RECALL, WRONG = 98.5, 87.5, 0.9


def test_paragraphs_stay_above_their_floors() -> None:
    counts, errors = paragraph_counts()
    total: dict[str, int] = {}
    for (_, outcome), number in counts.items():
        total[outcome] = total.get(outcome, 0) + number
    right, wrong = total["right"], total.get("wrong", 0)
    said = right + total.get("right by the document", 0) + wrong + total.get("spurious", 0)
    assert 100 * (said - wrong - total.get("spurious", 0)) / said >= PRECISION, errors
    assert 100 * right / (right + wrong + total["declined"]) >= RECALL, errors


def test_negatives_stay_below_their_ceiling() -> None:
    counts, errors = negative_counts()
    wrong = sum(number for (_, outcome), number in counts.items() if outcome == "wrong")
    assert 100 * wrong / len(negatives()) <= WRONG, errors
