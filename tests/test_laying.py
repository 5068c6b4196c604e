"""Records laid over a compiled table give what compiling everything gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from starnames.model import Alias, Entity, FormerName
from starnames.table import default_base
from starnames.table.base import KnowledgeBase
from starnames.table.compiling import compile_payload
from starnames.table.laying import laid_over, touched
from starnames.table.packed import pack, unpack

_WORDS = ("Aube", "Brisk", "Cove", "Dale")
_SUFFIXES = ("", " Co., Ltd.", " Group", " Holdings Limited")


def names() -> st.SearchStrategy[str]:
    return st.builds(lambda words, suffix: " ".join(words) + suffix,
                     st.lists(st.sampled_from(_WORDS), min_size=1, max_size=2), st.sampled_from(_SUFFIXES))  # fmt: skip


def entities() -> st.SearchStrategy[Entity]:
    aliases = st.lists(st.builds(Alias, form=names(), weak=st.booleans()), max_size=2).map(tuple)
    return st.builds(
        Entity,
        id=st.sampled_from(["a", "b", "c", "d", "e"]),
        name=names(),
        short=names(),
        kind=st.sampled_from(["company", "market"]),
        zh=st.sampled_from(["", "甲乙", "丙丁"]),
        codes=st.sampled_from([(), ("600000.SH",), ("600000.SH", "0700.HK")]),
        former=st.sampled_from([(), (FormerName(short="Cove", until="2020-01-01"),)]),
        aliases=aliases,
        masks=st.sampled_from([(), ("Brisk Dale",)]),
        source=st.just("made up"),
        checked=st.sampled_from(["2026-01-01", "2026-02-02"]),
    )


def tables(most: int) -> st.SearchStrategy[dict[str, Entity]]:
    return st.lists(entities(), max_size=most).map(lambda found: {each.id: each for each in found})


def plain(payload: object) -> object:
    """Lists and tuples alike, mappings without their order."""
    if isinstance(payload, dict):
        return {key: plain(value) for key, value in payload.items()}
    if isinstance(payload, (list, tuple)):
        return [plain(each) for each in payload]
    return payload


@settings(max_examples=100, deadline=None)
@given(old=tables(5), new=tables(3))
def test_as_if_all_were_compiled(old: dict[str, Entity], new: dict[str, Entity]) -> None:
    base = KnowledgeBase(compile_payload(old.values(), "base"))
    payload = laid_over(base, new.values(), "digest")
    payload["entities"] = list(payload["entities"])
    everything = compile_payload({**old, **new}.values(), "digest", others=base.others)
    everything["date"] = max(base.date, everything["date"])  # the base was checked then, whatever replaced it
    assert plain(payload) == plain(everything)
    assert list(payload["forms"]) == list(everything["forms"])


def test_over_the_packaged_table() -> None:
    base = default_base()
    changed = [
        replace(base["piotech"], name="Piotech Holdings", aliases=(Alias(form="Tuothorn"),)),
        Entity(id="aaa-new", name="Aaa New Co., Ltd.", short="SMIC", kind="company", zh="新新", checked="2030-01-01"),
    ]
    kb = KnowledgeBase(laid_over(base, changed, "digest"))
    entities = {**base.by_id, **{each.id: each for each in changed}}
    known = {"others": base.others, "renderings": base.rendering_data, "market": base.market_data}
    everything = KnowledgeBase(compile_payload(entities.values(), "digest", **known))
    assert kb.version == everything.version
    assert list(kb) == list(everything)
    assert {form: plain(list(claims)) for form, claims in kb.forms.items()} == plain(dict(everything.forms))
    assert plain(dict(kb.given_way)) == plain(dict(everything.given_way))
    assert kb.reached == everything.reached
    assert plain(kb.company_names) == plain(everything.company_names)
    again = unpack(pack({**kb._payload}))
    assert again is not None
    assert list(KnowledgeBase(again)) == list(kb)


def test_only_what_is_touched_is_looked_at() -> None:
    base = default_base()
    assert touched(base, [Entity(id="new", name="Qwv Zrx", short="Qwv Zrx", kind="company")]) == []
    assert [each.id for each in touched(base, [Entity(id="new", name="Hygon", short="Hygon", kind="company")])] == [
        "hygon"
    ]
    with pytest.raises(KeyError):
        base.position("new")
