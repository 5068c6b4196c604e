"""Slips of spelling: what is resolved, and what looks like a slip and is another name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from starnames import load
from starnames.fuzzy import FuzzyIndex
from starnames.names import bare_name, placeless_name
from starnames.resolver import SUPPORTED, Resolver
from starnames.slips import is_one_edit
from starnames.table import default_base
from starnames.text import bare_query, fold_name
from starnames.words import is_dictionary_word, is_pinyin, other_readings, reads_as_name, world

if TYPE_CHECKING:
    from starnames.table import KnowledgeBase

CASES = yaml.safe_load((Path(__file__).parent / "examples" / "fuzzy.yaml").read_text(encoding="utf-8"))
POSITIVE = [(each["surface"], each["entity"]) for each in CASES["positive"]]
NEGATIVE = [(each["surface"], each["entity"]) for each in CASES["negative"]]
RECORD = """\
- id: {id}
  name: {name}
  short: {name}
  kind: {kind}
  source: made up
  checked: 2026-01-31
"""


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(default_base())


def small_base(folder: Path, *names: str, kind: str = "company", more: str = "") -> KnowledgeBase:
    file = folder / "table.yaml"
    records = [RECORD.format(id=f"e{number}", name=name, kind=kind) for number, name in enumerate(names)]
    file.write_text("".join(records) + more, encoding="utf-8")
    return load(file, base=False)


def test_there_are_as_many_negatives_as_positives() -> None:
    assert len({surface for surface, _ in POSITIVE}) >= 60
    assert len({surface for surface, _ in NEGATIVE}) >= 60


@pytest.mark.parametrize(("surface", "entity"), POSITIVE)
def test_a_slip_is_resolved(surface: str, entity: str, resolver: Resolver) -> None:
    slips = resolver.slips(surface)
    assert [(each.entity.id, each.how) for each in slips] == [(entity, "fuzzy")]
    assert slips[0].score >= SUPPORTED
    assert OSA.distance(bare_query(surface), bare_query(slips[0].form)) == 1
    link = resolver.resolve(surface)
    assert (link.status, link.entity and link.entity.id) == ("linked", entity)


@pytest.mark.parametrize(("surface", "entity"), NEGATIVE)
def test_another_name_is_no_slip(surface: str, entity: str, resolver: Resolver) -> None:
    assert entity in default_base()
    slips = resolver.slips(surface)
    assert len({each.entity.id for each in slips}) != 1 or slips[0].score < SUPPORTED
    assert resolver.resolve(surface).how != "fuzzy"


@pytest.mark.parametrize("how", [str.upper, str.lower, lambda text: f" {text}\n", lambda text: text.replace(" ", "  ")])
def test_case_and_blanks_do_not_matter(how: object, resolver: Resolver) -> None:
    for surface, entity in POSITIVE:
        link = resolver.resolve(how(surface))  # type: ignore[operator]
        assert link.entity == default_base()[entity], surface


def test_a_suffix_does_not_matter(resolver: Resolver) -> None:
    link = resolver.resolve("Haiguang Infomation Co., Ltd.")
    assert (link.entity and link.entity.id, link.how) == ("hygon", "fuzzy")


def test_aliases_can_be_left_out() -> None:
    resolver = Resolver(default_base(), aliases=False)
    assert resolver.slips("Haiguang Infomation") == []
    assert resolver.slips("Hygon Infomation Technology") != []


def test_a_slip_of_a_weak_form_is_weak(resolver: Resolver) -> None:
    link = resolver.resolve("Crystal Integratoin")
    assert (link.status, link.reason, link.candidates[0].how) == ("none", "weak", "fuzzy")
    link = resolver.resolve("Crystal Integratoin", neighbors=["SMIC", "Hygon"], context="a foundry wafer chip maker")
    assert link.entity == link.candidates[0].entity


def test_two_near_names_are_ambiguous(tmp_path: Path) -> None:
    resolver = Resolver(small_base(tmp_path, "Kantroniq Optics", "Kantronix Optics"))
    link = resolver.resolve("Kantronik Optics")
    assert (link.status, link.reason, len(link.candidates)) == ("ambiguous", "ambiguous", 2)


def test_a_rival_at_two_edits_counts(tmp_path: Path) -> None:
    resolver = Resolver(small_base(tmp_path, "Kantroniqs Optics", "Kantronixt Optics"))
    assert resolver.resolve("Kantroniqt Optics").status == "ambiguous"


def test_a_rival_in_a_word_that_stands_as_it_should_does_not_count(tmp_path: Path) -> None:
    resolver = Resolver(small_base(tmp_path, "Kantroniqs Technology", "Pantroniqs Technology"))
    link = resolver.resolve("Kantroniqs Technolgy")
    assert link.entity is not None
    assert link.entity.short == "Kantroniqs Technology"


def test_a_mask_silences(tmp_path: Path) -> None:
    kb = small_base(tmp_path, "Kantroniq Optics", more="  masks:\n    - Kantroniqe Opticss\n")
    assert FuzzyIndex(kb).near("Kantroniqe Optics") == []
    assert FuzzyIndex(small_base(tmp_path, "Kantroniq Optics")).near("Kantroniqe Optics") != []


def test_a_term_is_no_name(tmp_path: Path) -> None:
    assert FuzzyIndex(small_base(tmp_path, "Kantroniq Optics", kind="term")).near("Kantroniqe Optics") == []


def test_without_the_facts_beside_the_tables_nothing_is_a_slip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    index = FuzzyIndex(small_base(tmp_path, "Kantroniq Optics"))
    monkeypatch.setattr("starnames.fuzzy.world", lambda: None)
    assert index.near("Kantroniqe Optics") == []


def test_the_halves_find_what_comparing_with_every_form_finds() -> None:
    index = FuzzyIndex(default_base())
    names = sorted(form for form in default_base().forms if form.isascii() and index._is_name(form))
    forms = [form for form in names if len(form) > 5]

    @given(st.data())
    def check(data: st.DataObject) -> None:
        form = data.draw(st.sampled_from(forms))
        at = data.draw(st.integers(1, len(form) - 1))
        letter = data.draw(st.sampled_from("aeghnx "))
        edits = (form[:at] + letter + form[at:], form[:at] + form[at + 1 :], form[:at] + letter + form[at + 1 :])
        query = data.draw(st.sampled_from([*edits, form[: at - 1] + form[at] + form[at - 1] + form[at + 1 :]]))
        slow = {each for each in names if each[0] == query[0] and OSA.distance(query, each, score_cutoff=1) == 1}
        assert set(index._neighbors(query)) == slow

    check()


@given(st.text("ab c", max_size=7), st.text("ab c", max_size=7))
def test_one_edit_is_a_distance_of_one(one: str, other: str) -> None:
    assert is_one_edit(one, other) == (OSA.distance(one, other) == 1)


@cache
def index() -> FuzzyIndex:
    return FuzzyIndex(default_base())


@given(st.text(max_size=80) | st.from_regex(r"[A-Za-z]{1,12}( [A-Za-z]{1,12}){0,4}", fullmatch=True))
def test_no_text_breaks_it(text: str) -> None:
    for form, score in index().near(text):
        assert form in default_base().forms
        assert 0 < score < 1


def test_no_company_is_taken_for_a_slip_of_another(reference: Path) -> None:
    import csv  # noqa: PLC0415

    index = FuzzyIndex(default_base())
    for file in ("a_share.csv", "star_market.csv", "related.csv"):
        with (reference / file).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                for name in filter(None, (row["en_full"], row.get("en_short", ""))):
                    for part in {name, placeless_name(bare_name(name)), bare_name(name).partition(" ")[2]}:
                        near = {
                            default_base().at(claim[0]) for form, _ in index.near(part) for claim in index._known[form]
                        }
                        codes = {code.partition(".")[0] for entity in near for code in entity.codes}
                        assert not near or row["code"].partition(".")[0] in codes, part


# The words


def test_the_facts_are_folded() -> None:
    facts = world()
    assert facts is not None
    assert "guohua network security technology" in facts.names
    assert all(each == fold_name(each) for each in list(facts.names)[:500])
    assert facts.words["technology"] > 1000


@pytest.mark.parametrize("word", ["toujing", "haiguan", "xian", "lanqi", "nuer", "zhuang"])
def test_pinyin(word: str) -> None:
    assert is_pinyin(word)
    assert reads_as_name(word)


@pytest.mark.parametrize("word", ["kaisei", "nissan", "mitsui", "toshiba", "mitsubishi"])
def test_japanese(word: str) -> None:
    assert reads_as_name(word)


@pytest.mark.parametrize("word", ["tuojign", "infomation", "technolgy", "hygon", "cambricon", "ng", ""])
def test_neither(word: str) -> None:
    assert not reads_as_name(word)


def test_dictionary_words() -> None:
    assert is_dictionary_word("Technology")
    assert not is_dictionary_word("hygon")
    assert not is_dictionary_word("quartz", common=5000)
    assert "board" not in other_readings("bord", "board")
    assert {"bond", "bird"} <= other_readings("bord", "board")
