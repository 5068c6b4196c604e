"""What holds for every pair of texts: nothing raises, spans quote, a text agrees with itself, sides are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from starnames import compare
from tests.fuzz.targets import told
from tests.strategies import texts

if TYPE_CHECKING:
    import random

    from starnames import Side


def figure_texts() -> st.SearchStrategy[str]:
    """Paragraphs that are full of figures, names and years, many of them said more than once."""
    numbers = st.sampled_from(
        ["3.5%", "12.4%", "8.36 billion yuan", "836亿元", "54 companies", "18家", "2.5 times", "half"]
    )
    subjects = st.sampled_from(
        ["Revenue rose", "Net losses narrowed by", "净利润同比下降", "Hygon 营收", "In 2024, AMEC's"]
    )
    sentences = st.builds("{} {}{}".format, subjects, numbers, st.sampled_from([". ", "。", ", ", "; "]))
    paragraphs = st.lists(sentences, max_size=6).map("".join)
    return st.lists(st.one_of(paragraphs, texts(max_size=6)), max_size=8).map("\n".join)


@given(figure_texts())
def test_a_text_agrees_with_itself(text: str) -> None:
    assert not compare(text, text).findings


@settings(max_examples=60)
@given(figure_texts(), st.randoms(use_true_random=False))
def test_shuffled_paragraphs_agree_with_the_text(text: str, chance: random.Random) -> None:
    paragraphs = text.split("\n")
    chance.shuffle(paragraphs)
    assert not compare(text, "\n".join(paragraphs)).findings


@settings(max_examples=60)
@given(figure_texts(), figure_texts())
def test_spans_quote_and_pairs_are_disjoint(reference: str, candidate: str) -> None:
    found = compare(reference, candidate)
    ours: list[Side | None] = [*(x.reference for x in found.findings), *(x.reference for x in found.pairs)]
    theirs: list[Side | None] = [*(x.candidate for x in found.findings), *(x.candidate for x in found.pairs)]
    for text, sides in ((reference, ours), (candidate, theirs)):
        assert all(text[side.start : side.end] == side.surface for side in sides if side)
    assert all(0 <= each.place <= len(candidate) for each in found.findings)
    for pair in found.pairs:
        assert all(found.findings[number].reference == pair.reference for number in pair.findings)


@settings(max_examples=60)
@given(figure_texts(), figure_texts())
def test_swapped_sides_say_as_much(reference: str, candidate: str) -> None:
    assert told(compare(reference, candidate)) == told(compare(candidate, reference), mirrored=True)


#: Figures by every way in which two of them are set against each other, damaged ones too.
_FIGURES = (
    "82.2亿", "82.2亿元", "8.2 billion yuan", "8.22 billion yuan", "822 million yuan", "8.22亿股", "82.2%", "0.822",
    "82.2个百分点", "每股3.2分", "3.2 points", "3.2%", "-3.2%", "亏损3.2亿元", "a loss of 320 million yuan", "约5亿元",
    "500 million yuan", "近5亿元", "over three years", "3 years", "翻番", "2倍", "twice", "100%", "200%", "160家次",
    "160 companies", "160 sub-companies", "4 1.3 times", "41.3倍", "三连板", "3 companies", "六成", "60%", "6%",
    "1,773 billion yuan", "17.73亿元", "17 73", "10派3元", "3 yuan a share", "6.2%至7.2%", "6.2%", "between 6% and 7%",
)  # fmt: skip


@pytest.mark.parametrize("one", _FIGURES)
def test_two_figures_are_judged_alike_from_either_side(one: str) -> None:
    for two in _FIGURES:
        first, second = f"33.75%：{one}", f"33.75%: {two}"  # the first figure ties the sentences together
        assert told(compare(first, second)) == told(compare(second, first), mirrored=True), two
