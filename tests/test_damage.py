"""The damage rules: the cases of `examples/damage.yaml`, and how findings are settled and composed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from starnames.damage import repaired
from starnames.damage.repairs import _settled
from starnames.figure import find_figures
from starnames.model import Repair

if TYPE_CHECKING:
    from starnames.model import Figure


CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "examples" / "damage.yaml").read_text("utf-8"))


def read(text: str) -> tuple[Figure, ...]:
    return repaired(text, find_figures(text))


def apply(text: str) -> str:
    for figure in reversed(read(text)):
        if figure.suspect and figure.suspect.certainty == "certain":
            text = text[: figure.start] + figure.suspect.replacement + text[figure.end :]
    return text


@pytest.mark.parametrize("case", CASES, ids=[f"{index}-{case['rule']}" for index, case in enumerate(CASES)])
def test_examples(case: dict[str, Any]) -> None:
    found = [
        {
            "surface": figure.surface,
            "mechanism": figure.suspect.mechanism,
            "certainty": figure.suspect.certainty,
            "replacement": figure.suspect.replacement,
            "value": figure.suspect.value,
        }
        for figure in read(case["text"])
        if figure.suspect
    ]
    expected = [
        {**repair, "value": None if repair["value"] is None else Decimal(repair["value"])} for repair in case["repairs"]
    ]
    assert found == expected


def test_what_is_sure_twice_and_differently_is_a_doubt() -> None:
    """No two rules of today disagree so; the settling must hold for those of tomorrow."""
    figure = find_figures("8.36 billion yuan")[0]
    one = Repair(value=Decimal(1), factor=None, mechanism="one", certainty="certain", replacement="a")
    found = [replace(figure, suspect=replace(one, mechanism=name, replacement=name)) for name in ("one", "two")]
    assert _settled(found[0], found[1]).suspect == replace(
        one, certainty="possible", replacement="one", evidence=("two would explain it too",)
    )
    assert _settled(figure, found[0]) == figure


def test_evidence_is_gathered_from_all_rules_that_agree() -> None:
    text = "The maker raised 1,846 billion yuan (US$256 million), of which 720 million yuan is for wages."
    (suspect,) = (each.suspect for each in read(text) if each.suspect)
    assert suspect.certainty == "certain"
    assert any("US$256 million" in each for each in suspect.evidence)


def test_a_figure_undone_and_shifted_keeps_both_kinds_of_evidence() -> None:
    (figure,) = (
        each
        for each in read("It raised 65438+0,846 billion yuan, of which 720 million yuan is for wages.")
        if each.suspect
    )
    assert figure.suspect is not None
    assert "placeholder" in figure.suspect.evidence[0]
    assert "of which 720 million yuan" in figure.suspect.evidence[-1]
    assert apply("It raised 65438+0,846 billion yuan, of which 720 million yuan is for wages.").startswith(
        "It raised 1.846 billion yuan"
    )


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_five_documents(number: str, documents: dict[str, str]) -> None:
    text = documents[number]
    found = [each for each in read(text) if each.suspect and each.suspect.certainty != "possible"]
    shown = [(each.surface, each.suspect.replacement) for each in found if each.suspect]
    expected = [
        ("1,422,170 billion yuan", "1,422.17 billion yuan"),
        ("1,422,170 billion yuan", "1,422.17 billion yuan"),
        ("1,050,758 billion yuan", "1,050.758 billion yuan"),
        ("1,773 billion yuan", "1.773 billion yuan"),
    ]
    assert shown == (expected if number == "004" else [])
    assert apply(apply(text)) == apply(text)
