"""The answers of the reconciliation service and of the page, without HTTP."""

from __future__ import annotations

import doctest
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from starnames.server import catalog, guard
from starnames.server.catalog import PROPERTIES, TYPES, agrees, known_types, named, values
from starnames.server.errors import Refused
from starnames.server.guard import is_host_allowed
from starnames.server.live import Live
from starnames.server.reconcile import Reconciler, manifest
from starnames.server.suggest import Suggester, card, proposed, suggested
from starnames.table import default_base

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType


@pytest.mark.parametrize("module", [catalog, guard], ids=lambda module: module.__name__)
def test_examples_run(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed


@pytest.fixture(scope="module")
def reconciler() -> Reconciler:
    return Reconciler(default_base())


@pytest.fixture(scope="module")
def suggester() -> Suggester:
    return Suggester(default_base())


@pytest.fixture(scope="module")
def live() -> Live:
    return Live(default_base())


def _results(reconciler: Reconciler, **query: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reconciler.batch({"q0": query})["q0"]["result"]
    return found


def _matches(found: list[dict[str, Any]]) -> list[str]:
    return [each["id"] for each in found if each["match"]]


def _beside(pid: str, value: object) -> list[Mapping[str, object]]:
    return [{"pid": pid, "v": value}]


@pytest.mark.parametrize(
    ("query", "entity"),
    [
        ("Tuojing Technology", "piotech"),
        ("  Tuojing Technology ", "piotech"),
        ("Hygon Information Technology Co., Ltd.", "hygon"),
        ("688012.SS", "amec"),
        ("海光信息", "hygon"),
        ("hygon", "hygon"),
        ("montage-technology", "montage-technology"),
    ],
)
def test_a_unique_exact_name_is_a_match(reconciler: Reconciler, query: str, entity: str) -> None:
    found = _results(reconciler, query=query)
    assert _matches(found) == [entity]
    assert found[0]["id"] == entity


@pytest.mark.parametrize("query", ["Alice", "000016", "Haiguang Infomation", "Nobody We Know", "", "x" * 5_000])
def test_doubt_is_never_a_match(reconciler: Reconciler, query: str) -> None:
    assert _matches(_results(reconciler, query=query)) == []


def test_doubtful_candidates_are_offered(reconciler: Reconciler) -> None:
    assert [each["id"] for each in _results(reconciler, query="Alice")] == ["allist"]
    assert {each["id"] for each in _results(reconciler, query="000016")} == {"konka-group", "sse-50"}


def test_a_ticker_settles_a_doubt(reconciler: Reconciler) -> None:
    found = _results(reconciler, query="Alice", properties=_beside("ticker", "688578.SS"))
    assert _matches(found) == ["allist"]
    assert {"id": "ticker", "value": True} in found[0]["features"]
    assert _matches(_results(reconciler, query="000016", properties=_beside("listings", ["000016.SH"]))) == ["sse-50"]
    assert _matches(_results(reconciler, query="Alice", properties=_beside("zh", {"name": "艾力斯"}))) == ["allist"]


def test_a_ticker_of_somebody_else_raises_one(reconciler: Reconciler) -> None:
    found = _results(reconciler, query="Tuojing Technology", properties=_beside("ticker", "688041.SH"))
    assert _matches(found) == []
    assert {each["id"] for each in found} == {"piotech", "hygon"}


def test_a_ticker_makes_no_match_of_an_unknown_name(reconciler: Reconciler) -> None:
    found = _results(reconciler, query="Nobody We Know", properties=_beside("ticker", "688041.SH"))
    assert [each["id"] for each in found] == ["hygon"]
    assert _matches(found) == []


def test_a_property_that_everybody_shares_settles_nothing(reconciler: Reconciler) -> None:
    assert _matches(_results(reconciler, query="Alice", properties=_beside("kind", "company"))) == []


def test_types_filter(reconciler: Reconciler) -> None:
    assert [each["id"] for each in _results(reconciler, query="000016", type="index")] == ["sse-50"]
    assert _results(reconciler, query="Tuojing Technology", type=["index", {"id": "market"}]) == []
    assert _results(reconciler, query="new quality productivity") == []
    assert _results(reconciler, query="new quality productivity", type="term")


def test_limit_and_unknown_keys(reconciler: Reconciler) -> None:
    assert len(_results(reconciler, query="000016", limit=1, unheard_of={"of": 1}, type_strict="any")) == 1
    for limit in (0, -3, "many", True, None):
        assert len(_results(reconciler, query="000016", limit=limit)) == 2
    odd: list[object] = [
        None,
        7,
        {"pid": 3},
        {"pid": "unheard-of", "v": 1},
        {"pid": "ticker"},
        {"pid": "zh", "v": [None, {}, 3]},
    ]
    assert _matches(_results(reconciler, query="Tuojing Technology", properties=odd)) == ["piotech"]


@pytest.mark.parametrize("queries", [None, [], "x", {"q0": "x"}, {"q0": {"query": 3}}, {"q0": None}])
def test_what_is_no_batch_is_refused(reconciler: Reconciler, queries: object) -> None:
    with pytest.raises(Refused) as refused:
        reconciler.batch(queries)
    assert refused.value.status == 400


def test_a_batch_has_a_limit(reconciler: Reconciler) -> None:
    with pytest.raises(Refused) as refused:
        reconciler.batch({str(number): {"query": "x"} for number in range(501)})
    assert refused.value.status == 413


def test_extend(reconciler: Reconciler) -> None:
    properties = [{"id": "ticker", "settings": {"style": "yahoo"}}, {"id": "zh"}, {"id": "unheard-of"}]
    found = reconciler.extend({"ids": ["hygon", "nobody"], "properties": properties})
    assert [each["id"] for each in found["meta"]] == ["ticker", "zh", "unheard-of"]
    assert found["rows"]["hygon"] == {"ticker": [{"str": "688041.SS"}], "zh": [{"str": "海光信息"}], "unheard-of": []}
    assert found["rows"]["nobody"] == {"ticker": [], "zh": [], "unheard-of": []}
    odd = reconciler.extend({"ids": ["hygon"], "properties": [{"id": "ticker", "settings": {"style": ["loud"]}}]})
    assert odd["rows"]["hygon"]["ticker"] == [{"str": "688041.SH"}]


@pytest.mark.parametrize(
    "wanted",
    [None, [], {}, {"ids": "x", "properties": []}, {"ids": [1], "properties": []}, {"ids": [], "properties": ["zh"]}],
)
def test_what_is_no_extension_is_refused(reconciler: Reconciler, wanted: object) -> None:
    with pytest.raises(Refused):
        reconciler.extend(wanted)


def test_every_property_of_every_entity_has_strings() -> None:
    for entity in default_base():
        assert named(entity)
        for key in PROPERTIES:
            assert all(isinstance(each, str) and each for each in values(entity, key))
        assert entity.kind in TYPES


def test_agreement_is_unknown_where_there_is_nothing_to_compare() -> None:
    kb = default_base()
    assert agrees(kb["hygon"], "ticker", ["no ticker"]) is None
    assert agrees(kb["star-market"], "ticker", ["688041.SH"]) is None
    assert agrees(kb["hygon"], "zh", [None]) is None
    assert agrees(kb["hygon"], "name", ["hygon"]) is True
    assert known_types(None) == frozenset()


def test_manifest_is_of_version_0_2() -> None:
    found = manifest("http://127.0.0.1:1", "v")
    assert "0.2" in found["versions"]
    assert found["view"]["url"] == "http://127.0.0.1:1/entity/{{id}}"
    assert "${id}" in found["suggest"]["entity"]["flyout_service_path"]


def test_suggest_entities(suggester: Suggester) -> None:
    found = suggester.entities("Haigu")["result"]
    assert found[0]["id"] == "hygon"
    assert found[0]["notable"] == [{"id": "company", "name": "Company"}]
    assert suggester.entities("688041")["result"][0]["id"] == "hygon"
    assert suggester.entities("海光")["result"][0]["id"] == "hygon"
    first = suggester.entities("s")["result"]
    second = suggester.entities("s", cursor=10)["result"]
    assert len(first) == len(second) == 10
    assert not {each["id"] for each in first} & {each["id"] for each in second}
    assert suggester.entities("s", types="market")["result"]
    assert suggester.entities("")["result"] == suggester.entities("\udcff" * 900)["result"] == []


def test_suggest_properties_and_types() -> None:
    assert [each["id"] for each in suggested(PROPERTIES, "tick")["result"]] == ["ticker"]
    assert {"id": "zh_full", "name": "Chinese full name"} in suggested(PROPERTIES, "full")["result"]
    assert [each["id"] for each in suggested(TYPES, "Comp")["result"]] == ["company"]
    assert suggested(TYPES, "", 10)["result"] == [{"id": "term", "name": "Fixed expression"}]
    assert {"id": "ticker", "name": "Ticker"} in proposed("company", 50)["properties"]
    assert proposed("drug", 2)["properties"] == [
        {"id": "name", "name": "English name"},
        {"id": "short", "name": "Short English name"},
    ]
    assert "type" not in proposed("unheard of", 50)


def test_a_card_escapes_what_it_prints() -> None:
    from dataclasses import replace  # noqa: PLC0415

    html = card(replace(default_base()["hygon"], name='<script>alert(1)</script> & "Co"'))
    assert "<script>" not in html
    assert "688041.SH" in html


def test_live_normalize(live: Live) -> None:
    text = "Tuojing Technology rose; Alice said so."
    found = live.normalize({"text": text, "names": "short", "source": None})
    assert found["text"] == "Piotech rose; Alice said so."
    assert [each["surface"] for each in found["mentions"]] == ["Tuojing Technology", "Alice"]
    assert found["mentions"][0]["ticker"] == "688072.SH"
    assert live.resolve({"names": ["AMEC", ""]})["links"][0]["ticker"] == "688012.SH"
    assert live.about()["entities"] == len(default_base())


@pytest.mark.parametrize(
    "asked",
    [
        None,
        [],
        "text",
        {},
        {"text": None},
        {"text": 3},
        {"text": "x", "names": "loud"},
        {"text": "x", "names": ["full"]},
        {"text": "x", "figures": {}},
        {"text": "x", "terms": 1},
        {"text": "x", "unify": "yes"},
        {"text": "x", "source": 3},
        {"text": "x", "more": 1},
    ],
)
def test_live_refuses_what_it_does_not_know(live: Live, asked: object) -> None:
    with pytest.raises(Refused) as refused:
        live.normalize(asked)
    assert refused.value.status == 400


def test_live_refuses_what_are_no_names(live: Live) -> None:
    for asked in ({"names": "AMEC"}, {"names": [3]}, {"names": ["x"] * 1_001}, {"names": [], "context": 3}):
        with pytest.raises(Refused):
            live.resolve(asked)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["query", "type", "limit", "properties", "pid", "v", "id"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@settings(max_examples=50)
@given(_JSON)
def test_no_query_raises_anything_but_a_refusal(query: object) -> None:
    reconciler = Reconciler(default_base())
    for answer in (reconciler.batch, reconciler.extend):
        for asked in (query, {"q0": query}, {"ids": ["hygon"], "properties": [query]}):
            with suppress(Refused):
                answer(asked)


@pytest.mark.parametrize(
    ("host", "public", "allowed"),
    [
        ("localhost", False, True),
        ("LOCALHOST:80", False, True),
        ("127.0.0.9:1", False, True),
        ("[::1]", False, True),
        ("mine.example", False, True),
        ("localhost.evil.example", False, False),
        ("evil.example", True, False),
        ("192.168.0.1", False, False),
        ("192.168.0.1:8340", True, True),
        ("127.0.0.1.evil.example", False, False),
        ("127.0.0.1:80@evil.example", False, False),
        ("127.1", False, False),
        ("0x7f000001", False, False),
        ("[::1", False, False),
        ("[::1]evil", False, False),
        ("localhost:", False, True),
        ("localhost:²", False, False),
        ("", False, False),
    ],
)
def test_hosts(host: str, public: bool, allowed: bool) -> None:  # noqa: FBT001
    assert is_host_allowed(host, ["mine.example"], public=public) is allowed
