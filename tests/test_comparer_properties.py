"""What holds for every pair of texts: nothing raises, spans quote, a text agrees with itself, sides are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from starnames import Disagreement, compare
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


def _seen(finding: Disagreement, *, mirrored: bool = False) -> tuple[object, ...]:
    sides = [(each.start, each.end) if each else None for each in (finding.reference, finding.candidate)]
    kind = {"missing": "extra", "extra": "missing"}.get(finding.kind, finding.kind) if mirrored else finding.kind
    return (kind, *(reversed(sides) if mirrored else sides))


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
    there = sorted(map(str, (_seen(each) for each in compare(reference, candidate).findings)))
    back = sorted(map(str, (_seen(each, mirrored=True) for each in compare(candidate, reference).findings)))
    assert there == back
