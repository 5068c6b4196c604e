"""Texts made to fool the finder: exactly the labelled companies are linked, each where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from starnames import find
from tests.quality.corpus import EXCHANGES, check_code, check_keys, check_unique, place, read

if TYPE_CHECKING:
    from collections.abc import Mapping

_CASES = read("adversarial.yaml")
_MARKETS = tuple(f".{each}" for each in EXCHANGES)


def _cases() -> list[Any]:
    found = []
    for case in _CASES:
        marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
        found.append(pytest.param(case, marks=marks, id=case["text"][:60]))
    return found


def test_the_corpus_is_sound() -> None:
    assert len(_CASES) >= 80
    check_unique(case["text"] for case in _CASES)
    for case in _CASES:
        check_keys(case, "trap text links", "fails")
        for link in case["links"]:
            check_code(link["code"])
        place(case["text"], (link["surface"] for link in case["links"]))


@pytest.mark.parametrize("case", _cases())
def test_nobody_is_fooled(case: Mapping[str, Any]) -> None:
    text = case["text"]
    companies = [x for x in find(text) if x.entity and x.entity.kind == "company" and x.surface[:1].isalpha()]
    found = [
        (link.start, link.end, code)
        for link in companies
        for code in (link.entity.codes if link.entity else ())
        if code.endswith(_MARKETS)
    ]
    spans = place(text, (link["surface"] for link in case["links"]))
    wanted = [(start, end, link["code"]) for (start, end), link in zip(spans, case["links"], strict=True)]
    assert [code for _, _, code in found] == [code for _, _, code in wanted], found
    assert all(one[0] < two[1] and two[0] < one[1] for one, two in zip(found, wanted, strict=True))
