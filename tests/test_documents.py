"""The five source documents, where they are at hand: every mention and figure that the seeds attest, nothing more."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from starnames import Normalizer, figures, find, normalize
from starnames.normalizer import NAME_MODES
from starnames.table import default_base

_SEEDS = {each.name[:3]: each for each in sorted((Path(__file__).parent.parent / "seeds").glob("0*.yaml"))}
_NUMBERS = tuple(_SEEDS)


def seed(number: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(_SEEDS[number].read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return loaded


@pytest.mark.parametrize("number", _NUMBERS)
def test_every_run_of_digits_is_accounted_for(number: str, documents: dict[str, str]) -> None:
    attested: Counter[str] = Counter()
    for each in (*seed(number)["figures"], *seed(number)["not_figures"]):
        for run in re.findall(r"[0-9]+", each["text"]):
            attested[run] += int(each["count"])
    assert attested == Counter(re.findall(r"[0-9]+", documents[number]))


@pytest.mark.parametrize("number", _NUMBERS)
def test_every_mention_is_found_and_nothing_else(number: str, documents: dict[str, str]) -> None:
    kb = default_base()
    expected: Counter[tuple[str, str]] = Counter()
    for each in seed(number)["mentions"]:
        if kb[each["entity"]].kind != "term":
            expected[each["form"].rstrip("."), each["entity"]] += int(each["count"])
    links = [x for x in find(documents[number]) if x.entity]
    found = Counter((" ".join(x.surface.split()).rstrip("."), x.entity.id) for x in links if x.entity)
    assert found == expected
    assert [x for x in find(documents[number]) if not x.entity] == []


@pytest.mark.parametrize("number", _NUMBERS)
def test_every_figure_is_read_right(number: str, documents: dict[str, str]) -> None:
    expected: Counter[tuple[str, str, str, str, str]] = Counter()
    for each in seed(number)["figures"]:
        value = each["value"] if each["value"] != "null" else ""
        key = (each["text"], _plain(value), each["unit"], each["kind"], each.get("qualifier", "exact"))
        expected[key] += int(each["count"])
    found = Counter(
        (x.surface, "" if x.value is None else _plain(str(x.value)), x.unit, x.kind, x.qualifier)
        for x in figures(documents[number])
    )
    assert found == expected


def _plain(value: str) -> str:
    return f"{Decimal(value).normalize():f}" if value else ""


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
@pytest.mark.parametrize("mode", NAME_MODES)
def test_official_english_comes_through_unchanged(number: str, mode: str, documents: dict[str, str]) -> None:
    assert normalize(documents[number], names=mode).changes == ()


def test_the_machine_translation_names_71_companies(documents: dict[str, str]) -> None:
    companies = [x for x in find(documents["004"]) if x.entity and x.entity.kind == "company"]
    assert len(companies) == 71
    assert all(x.status == "linked" for x in companies)


def test_the_machine_translation_is_repaired(documents: dict[str, str]) -> None:
    done = normalize(documents["004"], as_of="2026-11-22")
    repaired = [(x.before, x.after) for x in done.changes if x.rule.startswith("figure")]
    assert repaired == [
        ("1,422,170 billion yuan", "1,422.17 billion yuan"),
        ("1,422,170 billion yuan", "1,422.17 billion yuan"),
        ("1,050,758 billion yuan", "1,050.758 billion yuan"),
        ("1,773 billion yuan", "1.773 billion yuan"),
    ]
    kept = {x.surface for x in find(documents["004"]) if x.entity and x.entity.kind == "company"}
    rewritten = {x.before for x in done.changes if x.rule == "name:company"}
    assert kept - rewritten == {
        "SMIC",
        "BeiGene",
        "China Telecom",
        "China Telecom Group",
        "China Telecom Quantum Group",
    }
    assert "Western Superconducting Technologies Co., Ltd. superconducting products" in done.text
    assert "Science and Technology Innovation Board" not in done.text
    assert "science and technology innovation board" not in done.text
    assert "Ltd.." not in done.text


@pytest.mark.parametrize("mode", NAME_MODES)
@pytest.mark.parametrize("number", _NUMBERS)
def test_revert_is_exact_and_a_second_pass_changes_nothing(number: str, mode: str, documents: dict[str, str]) -> None:
    normalizer = Normalizer(names=mode)
    once = normalizer.normalize(documents[number])
    assert once.revert() == documents[number]
    assert normalizer.normalize(once.text).changes == ()
