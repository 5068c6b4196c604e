"""Which spans are proposed: edges, capitals, lengths, masks."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from starnames import claims, find, geography
from starnames.finder import Finder, Proposal, case_fits, disjoint
from starnames.table import default_base
from starnames.table.base import KnowledgeBase
from starnames.table.compiling import compile_payload
from starnames.text import fold
from tests.make import company
from tests.strategies import texts

_KB = KnowledgeBase(
    compile_payload(
        [
            company("hh", name="Hua Hong Semiconductor Limited", short="Hua Hong", aliases=["Huahong Semi"]),
            company("amec", name="Advanced Micro-Fabrication Equipment Inc. China", short="AMEC", zh="中微公司"),
            company(
                "ewp", name="Shanghai Electric Wind Power Group Co., Ltd.", short="EWPG", weak=["Electric Wind Power"]
            ),
            company("allist", name="Allist Inc.", short="Allist", weak=["Alice"], masks=["Alice Springs"]),
            company("ronbay", name="Ronbay Co., Ltd.", short="Ronbay", aliases=["Rongbai Technology"], zh="容百科技"),
        ],
        "",
    ),
)
_FINDER = Finder(_KB)


def _finder(*, aliases: bool, looked_up: int) -> Finder:
    """Return a finder that has looked up so many characters: it builds its automata at once, or never."""
    finder = Finder(default_base(), aliases=aliases, words=geography.FOREIGN)
    finder._looked_up = looked_up
    return finder


_SCANNING = {aliases: _finder(aliases=aliases, looked_up=10**9) for aliases in (True, False)}
_LOOKING = {aliases: _finder(aliases=aliases, looked_up=-(10**9)) for aliases in (True, False)}


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in _FINDER.propose(text) if each.claims]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Hua Hong rose", ["Hua Hong"]),
        ("Hua Hong's wafers", ["Hua Hong"]),
        ("Hua Hong’s wafers", ["Hua Hong"]),
        ("Hua Hong Semi rose", ["Hua Hong"]),
        ("Huahong Semi rose", ["Huahong Semi"]),
        ("Hua Hong Semiconductors of old", ["Hua Hong"]),
        ("Hua Hong Semiconductor Ltd", ["Hua Hong Semiconductor Ltd"]),
        ("HUA HONG SEMICONDUCTOR LIMITED", ["HUA HONG SEMICONDUCTOR LIMITED"]),
        ("Hua\nHong rose", ["Hua\nHong"]),
        ("Hua  Hong rose", ["Hua  Hong"]),
        ("Hua\n\nHong rose", []),
        ("“Hua Hong” rose", ["Hua Hong"]),
        ("post-Hua Hong days", ["Hua Hong"]),
        ("Ｈｕａ Ｈｏｎｇ rose", ["Ｈｕａ Ｈｏｎｇ"]),
        ("AMEC rose", ["AMEC"]),
        ("amec rose", []),
        ("AMECs rose", []),
        ("GAMEC rose", []),
        ("中微公司大涨", ["中微公司"]),
        ("AMEC大涨", ["AMEC"]),
        ("Ronbay3.86%", ["Ronbay"]),
        ("Ronbay386", []),
        ("688005Ronbay Co., Ltd. rose", ["Ronbay Co., Ltd."]),
        ("12Ronbay", []),
        ("rongbai technology rose", ["rongbai technology"]),
        ("ronbay rose", []),
        ("Alice Springs is a town", []),
        ("Alice rose", ["Alice"]),
        ("alice rose", []),
        ("Shanghai Electric Wind Power Group Co., Ltd. rose", ["Shanghai Electric Wind Power Group Co., Ltd."]),
        ("https://x.com/Hua Hong", []),
        ("https://amec.com/AMEC", []),
        ("mail AMEC@amec.com", []),
        ("`AMEC` is code", []),
        ("_AMEC_ and __Hua Hong__", ["AMEC", "Hua Hong"]),
        ("AMEC_a b_AMEC AMEC__x", []),
        ("**AMEC** | AMEC | > AMEC &amp; AMEC", ["AMEC", "AMEC", "AMEC", "AMEC"]),
        ('<a title="AMEC">AMEC</a>', ["AMEC"]),
        ("Rongbai Te\u0301chnology", ["Rongbai Te\u0301chnology"]),
        ("\ud83d AMEC \udcff", ["AMEC"]),
    ],
)
def test_proposals(text: str, surfaces: list[str]) -> None:
    assert found(text) == surfaces


def test_a_legal_suffix_belongs_to_the_name_in_any_spelling() -> None:
    for suffix in ("Co., Ltd.", "Co Ltd", "Co.,Ltd", "Inc.", "Limited", "Corporation", "Co."):
        text = f"when Rongbai Technology {suffix} rose"
        assert found(text) == [f"Rongbai Technology {suffix}"]
    assert found("when Rongbai Technology company rose") == ["Rongbai Technology"]


def test_the_longest_stands_and_the_leftmost_on_ties() -> None:
    one, two, three = (Proposal(a, b, ()) for a, b in ((0, 4), (3, 9), (8, 12)))
    assert disjoint([one, two, three]) == [two]
    assert disjoint([Proposal(0, 4, ()), Proposal(2, 6, ())]) == [Proposal(0, 4, ())]
    assert disjoint([one, three], [(2, 3)]) == [three]


def test_capitals() -> None:
    assert case_fits("iCM", "iCM")
    assert not case_fits("iCM", "ICM")
    assert not case_fits("STAR 50", "star 50")
    assert case_fits("NANIA New Materials", "Nania new materials", role="alias")


def test_without_aliases_official_names_and_masks_remain() -> None:
    bare = Finder(_KB, aliases=False)
    text = "AMEC, Alice, Rongbai Technology, 容百科技"
    assert [text[each.start : each.end] for each in bare.propose(text)] == ["AMEC", "容百科技"]


@given(text=texts(), aliases=st.booleans())
@example(text="AMEC of New York, 中微公司 in Ohio", aliases=True)
def test_a_short_text_is_looked_up_as_it_is_scanned(text: str, aliases: bool) -> None:  # noqa: FBT001
    looked, scanned = (finders[aliases].scan(text, fold(text), []) for finders in (_LOOKING, _SCANNING))
    assert looked[0] == scanned[0]
    assert sorted(looked[1]) == sorted(scanned[1])


def test_a_few_short_texts_build_no_automaton() -> None:
    finder = Finder(default_base())
    for _ in range(10):
        assert [each.start for each in finder.propose("AMEC rose, 海光信息 fell.")] == [0, 11]
    assert finder._latin is finder._han is None
    finder.propose("AMEC rose. " * 100)
    assert finder._latin is not None
    assert finder._han is None


@pytest.mark.parametrize(
    ("surface", "fits"),
    [("Hang Seng Tech Index", True), ("Hang Seng TECH Index", True), ("Hang Seng tech Index", False)],
)
def test_behind_the_head_of_a_name_capitals_may_be_one(surface: str, fits: bool) -> None:  # noqa: FBT001
    assert case_fits("Hang Seng TECH Index", surface) is fits


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Hygon fell, and Catl rose 3% to 410 yuan.", ["hygon", "catl"]),
        ("Hygon fell, and CATL rose 3% to 410 yuan.", ["hygon", "catl"]),
        ("Then Catl came home.", []),
        ("Mr Gova said sales rose 3%.", []),
        ("Hygon fell, and catl rose 3% to 410 yuan.", ["hygon"]),
    ],
)
def test_four_letters_with_one_capital_ask_for_a_company(text: str, entities: list[str]) -> None:
    assert [x.entity.id for x in find(text) if x.entity] == entities


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Perfect World Co., Ltd. met.", "Perfect World Co., Ltd."),
        ("Perfect World Co.,Ltd. met.", "Perfect World Co.,Ltd."),
        ("Perfect World Co Ltd met.", "Perfect World Co Ltd"),
        ("They met at Perfect World Company Limited.", "Perfect World Company Limited"),
        ("They met at Perfect World Inc.", ""),
        ("They met at Perfect World Corporation.", ""),
    ],
)
def test_a_legal_suffix_is_one_however_it_is_spelled(text: str, surface: str) -> None:
    assert [x.surface for x in find(text) if x.entity] == [surface] * bool(surface)


def test_a_name_without_group_is_its_owners_where_one_of_its_words_is() -> None:
    found = find("Topsec Technologies and Namchow Food met; so did Square Technology and China Publishing & Media.")
    assert [x.entity.ticker for x in found if x.entity] == ["002212.SZ", "605339.SH"]


def test_what_is_remembered_of_surfaces_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "_REMEMBERED", 1)
    names = Finder(_KB)
    names._looked_up = 10_000
    one, two, again = names.propose("AMEC and Huahong Semi and AMEC")
    assert one.claims == again.claims
    assert one.claims is not again.claims
    assert list(names._claims.known) == ["AMEC"]
    assert [each.claims for each in _FINDER.propose("AMEC, Huahong Semi")] == [one.claims, two.claims]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("中国银行业发展", False),
        ("中国电信业", False),
        ("中国银行业绩增长", True),
        ("中国银行业务增长", True),
        ("中国银行", True),
        ("云南铜业发布公告", True),
        ("云南铜业业绩增长", True),
    ],
)
def test_a_chinese_name_before_the_word_for_an_industry(text: str, there: bool) -> None:  # noqa: FBT001 - what is expected
    found = [each.surface for each in find(text) if each.entity]
    assert found == ([text[:4]] if there else [])


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Kewell688551 up 5.2%", True),
        ("Kewell688551.SH up 5.2%", True),
        ("Kewell1688551 up", False),
        ("Kewell688551.5 up", False),
        ("Kewell2024 up", False),
    ],
)
def test_a_name_glued_to_a_code_behind_it(text: str, there: bool) -> None:  # noqa: FBT001 - as above
    assert any(each.surface == "Kewell" and each.entity for each in find(text)) is there
