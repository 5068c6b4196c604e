"""Characters that nobody sees: a figure is read as if they were not there, and nothing is lost."""

from __future__ import annotations

from itertools import cycle

import pytest

from starnames import figures, find, normalize, revert
from starnames.marks import lasting
from starnames.reader import _UNSEEN

_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u00ad\u2060\ufeff"
_TEXTS = (
    "Shares of Tuojing Technology rose 3.5%, and SMIC (688981.SH) sold 3.5 hundred million yuan of software.",
    "拓荆科技上半年实现营业收入35.2亿元，同比增长6.4%。",
    "Haiguang Information had about 1,234.5 million shares, worth RMB 6 trillion yuan, and a loss of -5%.",
)


def _said(text: str) -> list[tuple[object, ...]]:
    """What is said of the figures of a text, wherever they stand."""
    return [
        (_UNSEEN.sub("", each.surface), each.value, each.unit, each.suspect and each.suspect.mechanism)
        for each in figures(text)
    ]


@pytest.mark.parametrize("text", _TEXTS)
def test_a_mark_anywhere_changes_no_figure(text: str) -> None:
    said, marks = _said(text), cycle(_MARKS)
    for at in range(len(text) + 1):
        marked = f"{text[:at]}{next(marks)}{text[at:]}"
        assert _said(marked) == said
        assert all(marked[each.start : each.end] == each.surface for each in figures(marked))


@pytest.mark.parametrize("text", _TEXTS)
def test_a_mark_anywhere_names_nobody_else_and_can_be_undone(text: str) -> None:
    named, marks = {each.entity.id for each in find(text) if each.entity}, cycle(_MARKS)
    for at in range(0, len(text) + 1, 2):
        marked = f"{text[:at]}{next(marks)}{text[at:]}"
        links = find(marked)
        assert all(marked[each.start : each.end] == each.surface for each in links)
        assert {each.entity.id for each in links if each.entity} <= named
        done = normalize(marked)
        assert revert(done.text, done.changes) == marked
        assert normalize(done.text).text == done.text


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("It sold 3\u200e.5 hundred million yuan of it.", "It sold 350 million yuan of it."),
        ("It sold \u200e3.5 hundred million yuan\u200e of it.", "It sold \u200e350 million yuan\u200e of it."),
        # what holds until it is ended stays
        ("It sold \u20673.5\u2069 hundred million yuan of it.", "It sold \u2067350 million yuan\u2069 of it."),
        ("It sold 1\u200b2 hundred million yuan of it.", "It sold 1.2 billion yuan of it."),
    ],
)
def test_what_is_repaired_around_marks(text: str, repaired: str) -> None:
    assert normalize(text).text == repaired


def test_marks_all_over() -> None:
    text = "\u202e".join("worth RMB 3.5 hundred million yuan")
    assert [each.value for each in figures(text)] == [350_000_000]
    assert normalize(text).text.count("\u202e") == text.count("\u202e")
    assert figures("\u200e" * 1000) == ()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Tuo\u200fjing Technology\u200e rose", "Piotech Inc.\u200e rose"),
        ("\u2066Tuojing Technology\u2069 rose", "\u2066Piotech Inc.\u2069 rose"),
        ("Tuojing \u2066Technology\u2069 rose", "Piotech Inc. rose"),
        ("\u2066Tuojing\u2069 Technology rose", "\u2066Piotech Inc.\u2069 rose"),
        ("Tuojing \u202bTechnology rose\u202c 3%", "Piotech Inc.\u202b rose\u202c 3%"),
        ("Tuojing \u2067\u202bTechnology\u2069 rose", "Piotech Inc. rose"),  # the outer one ends both
        ("It is \u2067Tuojing Technology\u2069.", "It is \u2067Piotech Inc\u2069."),
        ("Tuojing \u202cTechnology\u202c rose", "Piotech Inc.\u202c\u202c rose"),
        ("It sold new quality \u200eproductivity.", "It sold new quality productive forces."),
        (
            "the \u2066science and technology innovation board\u2069 market fell",
            "the \u2066STAR Market\u2069 fell",
        ),
    ],
)
def test_marks_around_and_within_a_name_that_is_printed_anew(text: str, printed: str) -> None:
    done = normalize(text)
    assert done.text == printed
    assert revert(done.text, done.changes) == text


def test_a_name_that_is_annotated_keeps_its_marks() -> None:
    text = "Tuojing \u2066Technology\u2069 rose"
    assert normalize(text, names="annotate").text == "Tuojing \u2066Technology (Piotech, 688072.SH)\u2069 rose"


@pytest.mark.parametrize("names", ["full", "annotate"])
@pytest.mark.parametrize("pair", ["\u2067\u2069", "\u202b\u202c", "\u2069\u2066"])
def test_what_is_begun_is_ended_and_the_other_way_round(names: str, pair: str) -> None:
    text = "by Tuojing Technology for"
    for begin in range(0, len(text) + 1, 2):
        for end in range(begin, len(text) + 1, 3):
            marked = text[:begin] + pair[0] + text[begin:end] + pair[1] + text[end:]
            done = normalize(marked, names=names)
            assert lasting(done.text) == lasting(marked)
            assert normalize(done.text, names=names).text == done.text
