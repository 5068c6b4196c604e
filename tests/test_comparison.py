"""The nouns of a comparison and their JSON forms."""

from __future__ import annotations

from decimal import Decimal

from starnames import Block, Comparison, Disagreement, Figure, Pair, Side, resolve

_FIGURE = Figure(start=3, end=5, surface="5%", kind="percent", value=Decimal(5), unit="%")
_SIDE = Side(start=3, end=5, surface="5%", what="figure", figure=_FIGURE)


def test_a_comparison_is_true_when_it_has_findings() -> None:
    missing = Disagreement(kind="missing", reference=_SIDE, candidate=None, place=0, diagnosis="5% is missing")
    assert not Comparison()
    assert Comparison(findings=(missing,))


def test_the_json_form_has_the_keys_of_the_contract() -> None:
    missing = Disagreement(kind="missing", reference=_SIDE, candidate=None, place=0, diagnosis="5% is missing")
    comparison = Comparison(
        findings=(missing,),
        pairs=(Pair(reference=_SIDE, candidate=_SIDE),),
        blocks=(Block(reference=((0, 9),), candidate=((0, 9),)),),
    )
    row = comparison.to_dict()
    assert row["findings"][0] == {
        "kind": "missing",
        "reference": {
            "start": 3,
            "end": 5,
            "surface": "5%",
            "what": "figure",
            "kind": "percent",
            "value": "5",
            "high": None,
            "unit": "%",
            "qualifier": "exact",
            "direction": None,
            "suspect": None,
        },
        "candidate": None,
        "place": 0,
        "diagnosis": "5% is missing",
        "likely": "unclear",
        "reason": None,
        "mechanism": None,
        "factor": None,
    }
    assert row["pairs"][0]["findings"] == []
    assert row["blocks"] == [{"reference": [[0, 9]], "candidate": [[0, 9]], "repeats": False}]


def test_the_json_form_of_a_name() -> None:
    link = resolve("Hygon")
    row = Side(start=0, end=5, surface="Hygon", what="name", link=link).to_dict()
    assert set(row) == {*"start end surface what status entity name short zh ticker".split()}
    assert (row["status"], row["short"], row["what"]) == ("linked", "Hygon", "name")
