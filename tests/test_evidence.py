"""The page of the evidence: it has every name that exists and no other, with the weights in force."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from starnames import deeds, elsewhere, find, pieces, somebody, weights
from starnames.around import Span
from starnames.table import default_base

_ROOT = Path(__file__).parents[1]
#: The modules that make pieces of evidence, by their names.
_MAKERS = ("boards.py", "deeds.py", "evidence.py", "somebody.py", "source.py")
_NAMED = re.compile(r'(?:\bpiece\(|\bwords_among\(|Evidence\(\s*name=)f?"([a-z-]+)')
_ROW = re.compile(r"^\| `([a-z-]+)` \| ([+-]?[0-9.]+)[^|]*\| (yes)? ?\|", re.MULTILINE)


def _page() -> list[tuple[str, str, str]]:
    return _ROW.findall((_ROOT / "docs" / "evidence.md").read_text(encoding="utf-8"))


def _existing() -> set[str]:
    names = set(weights.WEIGHTS)
    for file in (_ROOT / "src" / "starnames").rglob("*.py"):
        names.update(_NAMED.findall(file.read_text(encoding="utf-8")))
    return names


def test_the_page_has_exactly_the_evidence_that_exists() -> None:
    names = [name for name, _, _ in _page()]
    assert len(names) == len(set(names))
    assert set(names) == _existing()


def test_every_weight_is_used_and_stands_on_the_page() -> None:
    files = [_ROOT / "src" / "starnames" / name for name in _MAKERS]
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    shown = {name: float(weight) for name, weight, _ in _page()}
    for name, weight in weights.WEIGHTS.items():
        assert shown[name] == weight, name
        assert f'"{name}"' in code or name == "ticker", name


def test_the_signs_of_a_company_stand_on_the_page() -> None:
    assert {name for name, _, sign in _page() if sign} == weights.COMPANY_CUES


@pytest.mark.parametrize(
    ("words", "abroad"),
    [
        ("of ohio", True),
        ("of the ohio", False),
        (", norway", True),
        ("of dreieich , germany", True),
        ("of dreieich in germany", False),
        (", a german optician", True),
        (", the grocer in lagos", True),
        ("foods , a grocer in lagos", True),
        ("foods inc , a grocer in lagos", False),
        (", grocer in lagos", False),
        (", a village", True),
        (", a large village", True),
        (", a very large village", False),
        (", a maker of chips , opened in germany", False),
        ("and others rose in tokyo", True),
        ("and others met in tokyo", False),
        ("in tokyo rose", False),
        ("rose in may", False),
        ("", False),
    ],
)
def test_words_behind_a_name_that_put_it_abroad(words: str, abroad: bool) -> None:  # noqa: FBT001 - what is expected
    assert elsewhere._is_abroad(words.split()) is abroad


@pytest.mark.parametrize(
    ("words", "foreign"),
    [
        ("Japan's", True),
        ("Japan’s", True),
        ("China's", False),
        ("Japan", False),
        ("the Dutch maker", True),
        ("the Dutch chip maker", True),
        ("the Dutch chip and lens maker", False),
        ("sold to Dutch maker", True),
        ("the Dutch rival of maker", False),
        ("the Dutch", False),
        ("the maker", False),
        ("", False),
    ],
)
def test_words_before_a_name_that_say_whose_it_is(words: str, foreign: bool) -> None:  # noqa: FBT001 - as above
    assert elsewhere._is_foreign(words.lower().split()[::-1]) is foreign


@pytest.mark.parametrize(
    ("rendered", "words", "before", "behind", "person"),
    [
        (False, 1, "", "said", True),
        (True, 2, "", "said", False),  # companies speak as well
        (True, 2, "", "his", True),
        (False, 2, "", "his", False),
        (True, 4, "", "his", False),
        (False, 1, "", "rose and said", True),
        (False, 1, "", "rose today and said", False),
        (True, 1, "", "rose and said", False),
        (False, 1, "his", "", True),
        (False, 1, "his old", "", False),
        (False, 1, "professor", "", True),
        (False, 2, "professor", "", False),
        (True, 2, "professor", "", True),
        (True, 1, "", ", professor of law", True),
        (True, 1, "", "of professor law", False),
        (False, 1, "", ", professor of law", False),
        (False, 1, "", "", False),
    ],
)
def test_words_that_go_with_a_person(rendered: bool, words: int, before: str, behind: str, person: bool) -> None:  # noqa: FBT001
    surface = "Hewei"
    span = Span(0, 1, frozenset(), company=True, rendered=rendered)
    assert somebody._is_person(span, "Li " * (words - 1) + surface, before.split()[::-1], behind.split()) is person


@pytest.mark.parametrize(
    ("surface", "rendered", "short", "person"),
    [
        ("Haiguang", True, False, True),
        ("Haiguang", True, True, False),  # the document has its full name
        ("Kangxinuo", True, False, False),  # people are printed as two words
        ("Kangxinuo", False, False, True),
    ],
)
def test_companies_speak_as_well(surface: str, rendered: bool, short: bool, person: bool) -> None:  # noqa: FBT001
    span = Span(0, 1, frozenset(), company=True, rendered=rendered, short=short)
    assert somebody._is_person(span, surface, [], ["said", "so"]) is person
    assert somebody._is_person(span, surface, [], ["smiled"])


@pytest.mark.parametrize(
    ("word", "singular"), [("chips", "chip"), ("cars", "car"), ("gas", "gas"), ("chip", "chip"), ("s", "s"), ("", "")]
)
def test_a_plural_is_no_other_word(word: str, singular: str) -> None:
    assert pieces._singular(word) == singular


def _found(text: str, surface: str) -> set[str]:
    """The names of the evidence for a surface."""
    link = next(each for each in find(text) if each.surface == surface)
    return {each.name.partition(":")[0] for each in link.evidence}


@pytest.mark.parametrize(
    ("text", "surface", "name", "there"),
    [
        ("The film was shot in Alice, and shown.", "Alice", "place-words", False),
        ("He said that Alice was elected.", "Alice", "person-words", False),
        ("He said that Alice said so.", "Alice", "person-words", True),
        ("Then Alice shares said so.", "Alice", "person-words", False),
        ("Then Alice shares told her so.", "Alice", "person-words", True),
        ("He said that Alice Tang said so.", "Alice", "person-words", False),
        ("We met *ST Alice there.", "Alice", "market-mark", True),
        ("We met the Alice there.", "Alice", "market-mark", False),
        ("We met the Alice there.", "Alice", "article-before", True),
        ("The company Alice is there.", "Alice", "company-word", True),
        ("Shares of the company 上海机场 rose.", "上海机场", "company-word", True),
        ("We met at 上海机场.", "上海机场", "company-word", False),
    ],
)
def test_what_a_text_says_of_a_name(text: str, surface: str, name: str, there: bool) -> None:  # noqa: FBT001 - as above
    assert (name in _found(text, surface)) is there


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Stone Technology: The net profit in the first three quarters was 1.038 billion yuan.", True),
        ("Morning news. Stone Technology：a shareholder plans to sell.", True),
        ("No. 9 company: Q3 revenue 6.65 billion.", True),
        ("Stone Technology: how people of the Bronze Age made tools.", False),
        ("Museums of Stone Technology: revenue rose, and profit.", False),  # not at the head
        ("Stone technology - the net profit of quarries.", False),
        ("As of the close, the Shanghai index rose 0.56%, the Shenzhen Component Index 0.88%.", True),
        ("The Shanghai index of happiness was low.", False),
    ],
)
def test_a_digest_says_who_its_news_is_of(text: str, linked: bool) -> None:  # noqa: FBT001 - what is expected
    assert any(each.entity and each.entity.kind in {"company", "index"} for each in find(text)) is linked


_RISING = "海光信息、中芯国际、寒武纪、拓荆科技、普冉股份、兆易创新涨停。"


@pytest.mark.parametrize(
    "text",
    [
        "太阳能板块走弱，营收上涨",
        "机器人概念股活跃",
        "工业机器人涨停",
        "机器人涨停潮来了",
        "老百姓的收入上涨",
        "太平洋上的台风影响股市",
        "金融街论坛公告",
        "农产品期货上涨3%",
        "白云机场旅客增长",
    ],
)
def test_a_chinese_word_is_no_company_for_standing_among_companies(text: str) -> None:
    found = [each.surface for each in find(_RISING + text) if each.entity]
    assert len(found) == 6


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("太阳能涨停", "太阳能"),
        ("机器人公告了重组", "机器人"),
        ("增持的是机器人（300024）", "机器人"),
        ("海光信息和太阳能也上涨", "太阳能"),
        ("Analysts like it, and 上海机场 rose 3%.", "上海机场"),
        ("Shares of the company 上海机场 rose.", "上海机场"),
    ],
)
def test_a_chinese_word_is_a_company_where_the_text_says_so(text: str, surface: str) -> None:
    assert surface in {each.surface for each in find(_RISING + text) if each.entity}


@pytest.mark.parametrize(
    "text",
    [
        "I thought of it.",
        "Will I go there?",
        "The Art of tea is old.",
        "Richard B. Stone wrote it, and Robert C. Tucker too.",
        "Crystal, or Crys, came home.",
        "Pure science is the knowledge of laws.",
        "Light land needs rain.",
        "A Pathway led up. Big Business was there.",
        "The DEC engineers went home.",
        "Fossils of the late Cambrian to the Triassic were shown.",
    ],
)
def test_that_a_document_is_about_companies_makes_none_of_what_sounds_like_one(text: str) -> None:
    others = "Hygon rose 3%, SMIC rose 4%, AMEC, Piotech, Puya, Dosilicon and Cambricon fell. Nobody said why.\n\n"
    assert not [each.surface for each in find(others + text) if each.entity and each.start > len(others)]


@pytest.mark.parametrize(
    "text", ["Hygon, Atlas Arteria and AMEC rose.", "Companies such as Atlas Copco and Hygon rose."]
)
def test_a_word_before_a_name_that_no_dictionary_has_begins_a_longer_one(text: str) -> None:
    assert "Atlas" not in {each.surface for each in find(text) if each.entity}
    assert "Atlas" in {each.surface for each in find("Hygon, Atlas and AMEC rose.") if each.entity}


def test_a_foreign_maker_is_nobody_of_ours() -> None:
    assert [each.entity for each in find("The Dutch maker Hygon opened a plant.")] == [None]
    assert [each.entity and each.entity.id for each in find("The chip maker Hygon opened a plant.")] == ["hygon"]


def test_every_link_says_which_table_it_is_from() -> None:
    links = find("Hygon rose. 688012.SH fell. Alice said so. Nobody Industries Co., Ltd. rose. 艾力斯 rose.")
    assert {each.status for each in links} == {"linked", "ambiguous", "unlinked"}
    assert {each.table for each in links} == {default_base().version}


@pytest.mark.parametrize(
    ("behind", "is_move"),
    [
        ("rose 3%", True),
        ("rose by more than 3％", True),
        ("rose a b c d e 3%", True),
        ("rose a b c d e f 3%", False),
        ("rose with SpaceX", False),
        ("rose , 3%", False),
        ("sold 3%", False),
        ("", False),
    ],
)
def test_words_that_say_how_a_price_moved(behind: str, is_move: bool) -> None:  # noqa: FBT001 - what is expected
    assert deeds.is_price_move(behind.split()) is is_move


def test_a_word_of_the_compass_is_no_short_form_of_a_company() -> None:
    text = "Western Superconductor (688122) rose 3%. States raised capital by avoiding Western banks in that decade."
    assert "Western" not in {each.surface for each in find(text) if each.entity}
