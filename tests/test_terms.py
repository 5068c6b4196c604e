"""Terms of Chinese market prose: mistranslations are rewritten, ordinary English is not even linked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from starnames.linker import linker_for
from starnames.normalizer import NAME_MODES, Normalizer
from starnames.table import default_base

if TYPE_CHECKING:
    from starnames.model import Entity

CASES: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "examples" / "terms.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
TERMS = [each for each in default_base() if each.kind == "term"]


def named(text: str) -> set[str]:
    links = linker_for(default_base()).find(text)
    return {link.entity.id for link in links if link.entity and link.entity.kind == "term"}


@pytest.mark.parametrize("names", NAME_MODES)
def test_mistranslated_terms_are_rewritten_in_every_mode(names: str) -> None:
    normalizer = Normalizer(names=names)
    wrong = [
        (case["in"], done)
        for case in CASES["rewritten"]
        if (done := normalizer.normalize(case["in"]).text) != case["out"]
    ]
    assert wrong == []


def test_a_second_pass_over_rewritten_terms_changes_nothing() -> None:
    normalizer = Normalizer()
    assert [case["out"] for case in CASES["rewritten"] if normalizer.normalize(case["out"]).changes] == []


def test_no_term_is_seen_in_ordinary_english() -> None:
    assert [(text, found) for text in CASES["ordinary"] if (found := named(text))] == []


def test_ordinary_english_comes_through_unchanged() -> None:
    normalizer = Normalizer()
    assert [done.text for text in CASES["ordinary"] if (done := normalizer.normalize(text)).text != text] == []


def test_terms_are_kept_where_they_are_not_wanted() -> None:
    normalizer = Normalizer(terms=False)
    assert [case["in"] for case in CASES["rewritten"] if normalizer.normalize(case["in"]).text != case["in"]] == []


def test_every_term_shows_where_it_is_meant_and_where_not() -> None:
    def shown(term: Entity) -> set[bool]:
        return {term.id in named(example.text) for example in term.examples}

    assert len(TERMS) >= 450
    assert [term.id for term in TERMS if not term.zh or len(shown(term)) != 2] == []


def test_a_term_speaks_for_the_company_beside_it_as_its_words_would() -> None:
    normalizer = Normalizer()
    for printed in ("memory chips", "storage core chips", "DRAM of memory and chips"):
        done = normalizer.normalize(f"Shares of Lan Qi rose on demand for {printed}.")
        assert "Montage Technology" in done.text, printed


def test_a_form_that_opens_with_an_acronym_takes_a_capital_at_the_head_of_a_sentence_only() -> None:
    done = Normalizer(unify=True).normalize("It trades at a PB ratio of 3, that of peers is lower. PB ratio: 3")
    assert done.text == "It trades at a price-to-book ratio of 3, that of peers is lower. Price-to-book ratio: 3"
