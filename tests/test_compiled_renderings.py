"""The index over the Chinese names as the artefact carries it: what is read is what is built."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from starnames.model import Alias, Entity
from starnames.renderings import RenderingIndex, index_over, parts_of, read
from starnames.renderings.columns import Sets, lines, sets
from starnames.resolver.rendered import Rendered
from starnames.table import default_base
from starnames.table.base import KnowledgeBase
from starnames.table.laying import laid_over
from starnames.table.packed import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

_SETS = ("heads", "leads", "tails")


@cache
def built() -> RenderingIndex:
    base = default_base()
    return index_over(base.rendering_data, base.company_names)


def fresh() -> RenderingIndex:
    base = default_base()
    assert base.rendering_index
    return read(base.rendering_index, base.rendering_data)


def surfaces() -> list[str]:
    """Of every hundredth name: its pinyin, with a trade word, with a slip, its first half, and its English names."""
    readings = default_base().rendering_data["readings"]
    found = []
    for _, zh, _, english in default_base().company_names[::100]:
        spoken = [readings[each].split()[0].capitalize() if each in readings else each for each in zh]
        name = "".join(spoken)
        half = "".join(spoken[:2])
        found += [name, f"{half} Technology", f"Shanghai {half}", name[:3] + name[4:], *english]
    return found


def test_what_is_read_is_what_was_built() -> None:
    ours, theirs = fresh(), built()
    left, right = ours.vocabulary, theirs.vocabulary
    assert {form: left.forms[form] for form in right.forms} == right.forms
    assert [list(left.forms[form]) for form in right.forms] == [list(keys) for keys in right.forms.values()]
    assert {text: left.added[text] for text in right.added} == right.added
    assert (left.words, left.syllables, left.longest) == (right.words, right.syllables, right.longest)
    assert list(ours.postings.names) == list(theirs.postings.names)
    assert ours.postings.rows == theirs.postings.rows
    assert ours.postings.full[0] == theirs.postings.full[0]
    assert list(ours.postings.full[1]) == list(theirs.postings.full[1])
    for name in _SETS:
        assert getattr(ours.postings, name).all() == getattr(theirs.postings, name).all()


def test_the_answers_are_the_same() -> None:
    index = fresh()
    asked = surfaces()
    answers = [built().decide(each) for each in asked]
    assert [index.decide(each) for each in asked] == answers
    assert {each.status for each in answers} == {"linked", "ambiguous", "none"}


def test_a_name_is_read_when_it_is_aligned() -> None:
    index = fresh()
    index.align("Zhongke Feice")
    assert 0 < len(index.postings.names._read) < 200  # type: ignore[attr-defined]
    assert len(index.vocabulary.forms) < 200


def test_it_travels_as_parts() -> None:
    copy = pickle.loads(pickle.dumps(fresh()))  # noqa: S301
    assert type(copy) is type(fresh())
    assert copy.decide("Zhongke Feice") == built().decide("Zhongke Feice")


def test_the_artefact_carries_it() -> None:
    base = default_base()
    payload = unpack(pack(base._payload))
    assert payload is not None
    assert dict(KnowledgeBase(payload).rendering_index) == dict(base.rendering_index) == parts_of(built())
    again = unpack(pack({**dict(payload), "digest": "other"}))
    assert again is not None
    assert dict(again["index"]) == dict(base.rendering_index)


def _over(entity: Entity) -> KnowledgeBase:
    return KnowledgeBase(laid_over(default_base(), [entity], "digest"))


def test_an_overlay_that_leaves_the_chinese_names_alone_keeps_it() -> None:
    old = default_base()["piotech"]
    kb = _over(replace(old, aliases=(*old.aliases, Alias(form="Tuothorn"))))
    assert kb.rendering_index == default_base().rendering_index


@pytest.mark.parametrize(
    "changes", [{"zh": "新新科技"}, {"name": "Blue Thorn Co., Ltd."}, {"id": "aaa-new", "zh": "新新科技"}]
)
def test_an_overlay_that_changes_them_has_its_own(changes: Mapping[str, str]) -> None:
    kb = _over(replace(default_base()["piotech"], **changes))  # type: ignore[arg-type]
    assert not kb.rendering_index
    candidates = Rendered(kb).candidates("Xinxin Technology")
    expected = kb[changes.get("id", "piotech")]
    assert ("zh" in changes) == (expected in [each.entity for each in candidates])


@pytest.mark.parametrize("members", [[], [0], [7, 8, 99], list(range(100)), list(range(0, 100, 3))])
def test_sets_come_back(members: list[int]) -> None:
    mask = sum(1 << each for each in members)
    column = sets({"a": mask, "b": 1}, 100)
    found = Sets({}, column, 100)
    assert (found["a"], found["b"], found["c"]) == (mask, 1, 0)
    assert found.all() == {"a": mask, "b": 1}


def test_a_column_refuses_line_breaks() -> None:
    with pytest.raises(ValueError, match="line break"):
        lines(["甲", "乙\n丙"])
