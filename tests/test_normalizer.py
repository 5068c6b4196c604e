"""Changes: what is printed, the grammar around it, what is left and why."""

from __future__ import annotations

import pickle
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from starnames import Change, Normalizer, normalize, normalize_many, replay, revert
from starnames.beside import stands_alone
from starnames.normalizer import NAME_MODES
from starnames.table import default_base
from tests.make import base, company

if TYPE_CHECKING:
    from starnames.finder import Finder

_DAY = "2026-11-22"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tuojing Technology's profit", "Piotech Inc.'s profit"),
        ("They bought Zhongke Xingtu.", "They bought Geovis Technology Co., Ltd."),
        ("They bought Zhongke Xingtu. It rose.", "They bought Geovis Technology Co., Ltd. It rose."),
        ("a Lanqi Technology chip", "a Montage Technology Co., Ltd. chip"),
        ("an Aibo Healthcare lens", "an Eyebright Medical Technology (Beijing) Co., Ltd. lens"),
        ("a Xinyuanwei tool", "a KINGSEMI Co., Ltd. tool"),
        ("A Lexin Technology chip", "An Espressif Systems (Shanghai) Co., Ltd. chip"),
        ("a buoyant profit", "an unrealized gain"),
        ("Lanqi Technology Co., Ltd. rose", "Montage Technology Co., Ltd. rose"),
        ("(Lanqi Technology)", "(Montage Technology Co., Ltd.)"),
        ("“Lanqi Technology”...", "“Montage Technology Co., Ltd.”..."),
        ("Lanqi\nTechnology rose", "Montage Technology Co., Ltd. rose"),
        ("Montage Technology rose", "Montage Technology rose"),
        ("BeiGene rose", "BeiGene rose"),
        ("澜起科技大涨", "澜起科技大涨"),
        ("see https://x.com/Lanqi and `Lanqi Technology`", "see https://x.com/Lanqi and `Lanqi Technology`"),
        ('<p id="Lanqi Technology">Lanqi Technology</p>', '<p id="Lanqi Technology">Montage Technology Co., Ltd.</p>'),
    ],
)  # fmt: skip
def test_full_names(before: str, after: str) -> None:
    assert normalize(before, as_of=_DAY).text == after


@pytest.mark.parametrize(
    ("mode", "after"),
    [
        ("keep", "Lanqi Technology rose; Lanqi Technology fell."),
        ("full", "Montage Technology Co., Ltd. rose; Montage Technology Co., Ltd. fell."),
        ("short", "Montage Technology rose; Montage Technology fell."),
        (
            "annotate",
            (
                "Lanqi Technology (Montage Technology, 688008.SH) rose; "
                "Lanqi Technology (Montage Technology, 688008.SH) fell."
            ),
        ),
        ("first-full", "Montage Technology Co., Ltd. (688008.SH) rose; Montage Technology fell."),
    ],
)  # fmt: skip
def test_name_modes(mode: str, after: str) -> None:
    done = normalize("Lanqi Technology rose; Lanqi Technology fell.", names=mode, as_of=_DAY)
    assert done.text == after
    if mode == "keep":
        assert [each.reason for each in done.left] == ["names are kept"] * 2


def test_an_annotation_is_no_mention_to_annotate() -> None:
    text = "Cnc Cement (Hygon, 688041.SH)(688041.SH"
    assert normalize(text, names="annotate", unify=True, as_of=_DAY).text == text


def test_a_gloss_of_the_same_entity_is_not_doubled() -> None:
    for text in (
        "Lanqi Technology (Montage Technology) rose",
        "Lanqi Technology, or Montage Technology, rose",
        "Montage Technology (Lanqi Technology) rose",
    ):
        done = normalize(text)
        assert done.text == text
        assert done.left[0].reason == "repeated by its own gloss"


def test_unify_rewrites_official_forms() -> None:
    assert normalize("AMEC rose", unify=True).text == "Advanced Micro-Fabrication Equipment Inc. China rose"
    assert normalize("AMEC rose", unify=True, names="short").text == "AMEC rose"


def test_as_of_chooses_the_name_of_the_day() -> None:
    text = "Baiji Shenzhou rose"
    assert normalize(text, as_of="2024-01-01").text == "BeiGene, Ltd. rose"
    assert normalize(text, as_of=_DAY).text == "BeOne Medicines Ltd. rose"


def test_what_is_left_says_why() -> None:
    done = normalize("Alice smiled. Haiguang Infomation rose. Lanqi Technology (688012.SH) fell.")
    assert done.text.startswith("Alice smiled. Haiguang Infomation rose.")
    reasons = [each.reason for each in done.left]
    assert reasons[0] == "weak"
    assert "slip" in reasons[1]
    assert reasons[2].startswith("ticker-disagrees")


def test_ignored_phrases_stay() -> None:
    assert normalize("Lanqi Technology rose", ignore=["Lanqi Technology"]).changes == ()
    assert normalize("Lanqi Technology rose", ignore="Lanqi Technology").changes == ()


def test_wrong_modes_are_refused() -> None:
    with pytest.raises(TypeError, match="names is one of keep, full"):
        Normalizer(names="long")
    with pytest.raises(TypeError, match="figures is one of"):
        Normalizer(figures="maybe")


def test_replay_and_revert_refuse_other_texts() -> None:
    change = Change(start=0, end=2, before="ab", after="xyz", rule="r")
    with pytest.raises(ValueError, match="does not quote"):
        replay("cd", [change])
    with pytest.raises(ValueError, match="no trace"):
        revert("ab", [change])


def test_a_normalizer_pickles_and_works_in_threads() -> None:
    normalizer = pickle.loads(pickle.dumps(Normalizer(names="short")))  # noqa: S301
    normalizer.normalize("AMEC rose")
    assert {each for each, value in normalizer.__getstate__().items() if value is None} >= {"_linker", "_stands_alone"}
    assert normalizer.__getstate__().keys() == normalizer.__dict__.keys()  # the index stays here
    results: list[str] = []
    threads = [
        threading.Thread(target=lambda: results.append(normalizer.normalize("Lanqi Technology rose").text))
        for _ in range(4)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert results == ["Montage Technology rose"] * 4


def test_many_texts_are_documents_of_their_own() -> None:
    texts = ["Companies such as Alice sold shares.", "Alice sold a cup."]
    assert [len(each.changes) for each in normalize_many(iter(texts))] == [1, 0]


def test_every_result_has_its_json_form() -> None:
    row = normalize("Lanqi Technology rose").to_dict()
    assert set(row) == {"text", "changes", "left", "table"}
    assert set(row["changes"][0]) == {"start", "end", "before", "after", "rule", "evidence", "score"}


@pytest.mark.parametrize(
    "text",
    ["", "\x00" * 10, "\udcff\udc80 Lanqi Technology", "\ufeffLanqi Technology\r\n", "Ｌａｎｑｉ Technology",
     "Lanqi Te\u0301chnology", "🚀Lanqi Technology🚀", "\u202eLanqi Technology\u202c", "שלום Lanqi Technology"],
)  # fmt: skip
def test_odd_text_passes_and_comes_back(text: str) -> None:
    done = normalize(text)
    assert done.revert() == text
    for change in done.changes:
        assert text[change.start : change.end] == change.before
    assert ("Montage" in done.text) == ("anq" in text or "ａｎｑ" in text)


@pytest.mark.parametrize("beside", ["(688072.SH)", "(SH: 688072)", "（688072）"])
def test_a_ticker_is_not_printed_twice(beside: str) -> None:
    text = f"Tuojing Technology {beside} rose. Tuojing Technology fell."
    done = normalize(text, names="first-full").text
    assert done == f"Piotech Inc. {beside} rose. Piotech fell."


def test_a_name_stays_where_the_printed_one_would_run_into_a_word() -> None:
    done = Normalizer(names="short", unify=True).normalize("Piotech Inc.rose today.")
    assert done.text == "Piotech Inc.rose today."
    assert [(each.surface, each.reason) for each in done.left] == [("Piotech Inc.", "glued to the next word")]


def test_names_are_asked_of_the_text_with_its_tickers_repaired() -> None:
    damaged = "Alice (6865438+078) rose. Lanqi Technology fell."
    done = normalize(damaged)
    assert normalize(done.text).text == done.text
    assert done.revert() == damaged


def test_who_has_no_english_name_is_left_as_printed() -> None:
    made = company("zeta", name="", short="", zh="泽塔科技", codes=["688999.SH"], aliases=["Zeta Tower Chips"])
    done = Normalizer(kb=base(made)).normalize("Zeta Tower Chips rose.")
    assert done.text == "Zeta Tower Chips rose."
    assert [(each.surface, each.reason) for each in done.left] == [("Zeta Tower Chips", "no English name known")]


@pytest.mark.parametrize("mode", NAME_MODES)
def test_the_end_of_a_name_is_no_article_of_the_next(mode: str) -> None:
    text = "China Ping An Ping An Bank China Ping An Tuojing Technology"
    done = normalize(text, names=mode)
    assert replay(text, done.changes) == done.text
    assert done.revert() == text


def test_an_address_without_its_scheme_stays() -> None:
    for text in ("See Tuojing Technology.com for more.", "Lanqi Technology.cn", "Lanqi Technology.com.cn/x"):
        done = normalize(text)
        assert (done.text, [each.reason for each in done.left]) == (text, ["part of an address"])
    assert normalize("Tuojing Technology.Company news").text == "Piotech Inc.Company news"


@pytest.mark.parametrize("text", ["Tuojing Technology rose 3成x", "Tuojing Technology14.7% rose 点3成"])
def test_figures_are_read_again_beside_letters(text: str) -> None:
    normalizer = Normalizer(figures="en")
    done = normalizer.normalize(text)
    assert normalizer.normalize(done.text).text == done.text
    assert done.revert() == text


def test_a_long_document_knows_what_was_mended_in_it() -> None:
    padding = "The market closed higher on Monday, and trading was brisk in the morning.\n" * 80
    text = f"{padding}Alice14 fell. Tuojing Technology (688065438+02.SH) rose 65438+0.6%.\n{padding}"
    for names in NAME_MODES:
        normalizer = Normalizer(names=names)
        done = normalizer.normalize(text)
        assert "1.6%" in done.text
        assert normalizer.normalize(done.text).text == done.text


def test_a_source_is_asked_again_where_a_name_is_odd() -> None:
    source = "拓荆科技营收3.5亿元，增长2.1%。"
    text = "Tuojing Technology14 had revenue of 35 billion yuan & Tuojing Technology Lanqi Technology grew 2.1%."
    normalizer = Normalizer()
    done = normalizer.normalize(text, source=source)
    assert done.revert() == text
    assert normalizer.normalize(done.text, source=source).text == done.text


def test_what_goes_by_windows_says_which_table_it_is_from() -> None:
    done = Normalizer().normalize("a word\n" * 40_000)
    assert (len(done.text), done.table) == (280_000, default_base().version)


def test_a_mode_that_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(TypeError, match="figures is one of keep, repair, en, zh, plain, not 'english'"):
        Normalizer(figures="english")


@pytest.mark.parametrize(
    ("spans", "alone"),
    [
        ([(2, 5)], True),
        ([(0, 1), (2, 5), (6, 9)], True),
        ([(2, 4)], False),  # only a part of it
        ([(1, 5)], False),  # a part of a longer one
        ([(2, 5), (4, 9)], False),
        ([(0, 2), (5, 9)], False),
        ([], False),
    ],
)
def test_a_name_stands_alone_where_it_is_seen_whole_and_nothing_beside_reaches_into_it(
    spans: list[tuple[int, int]],
    alone: bool,  # noqa: FBT001 - what is expected
) -> None:
    proposed = [SimpleNamespace(start=start, end=end) for start, end in spans]
    finder = cast("Finder", SimpleNamespace(propose=lambda text: proposed if text == "a Abc def" else []))
    assert stands_alone(finder, "a ", "Abc", " def") is alone
