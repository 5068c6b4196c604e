"""Every expression of ``examples/figures.yaml``, read as its case says."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from starnames.figure import find_figures

if TYPE_CHECKING:
    from starnames.model import Figure

CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "examples" / "figures.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)


def expected(figure: dict[str, Any]) -> tuple[object, ...]:
    return (
        figure["surface"],
        figure["kind"],
        None if figure["value"] is None else Decimal(figure["value"]),
        Decimal(figure["high"]) if figure.get("high") else None,
        figure["unit"],
        figure.get("qualifier", "exact"),
        figure.get("direction", ""),
        figure.get("fraction", ""),
        figure.get("reason", ""),
    )


def read(figure: Figure) -> tuple[object, ...]:
    return (
        figure.surface,
        figure.kind,
        figure.value,
        figure.high,
        figure.unit,
        figure.qualifier,
        figure.direction,
        figure.fraction,
        figure.reason,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['row']}: {case['text'][:40]}")
def test_example(case: dict[str, Any]) -> None:
    found = find_figures(case["text"])
    assert [read(figure) for figure in found] == [expected(figure) for figure in case["figures"]]
    assert find_figures(case["text"]) == found  # what is remembered of the first time changes nothing
    assert all(case["text"][figure.start : figure.end] == figure.surface for figure in found)
