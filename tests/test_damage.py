"""The damage rules: the cases of `examples/damage.yaml`, and how findings are settled and composed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from starnames.damage import repaired
from starnames.figure import find_figures

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
