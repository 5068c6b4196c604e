"""What is read around mentions: kept where a window is looked at again, and never where it would be another."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from starnames.around import Manner, Read, Span
from starnames.linker import linker_for
from starnames.prose import BLANK_LINE, first_words
from starnames.table import default_base

_PIECES = (
    "Tuojing Technology,Tuojing,Haiguang Information,Haiguang,Juguang Technology,Juguang,(688072),688041.SH,(Tuojing),"
    "shares of,rose 3%,the company,and,STAR Market,bonds issued,said,in Ohio,Hygon,achieved revenue of,a list of,.,the"
).split(",")


def forgotten(read: Read, _: object) -> None:
    """Take the mentions of the next look as if nothing had been read."""
    for each in (read.before, read.behind, read.manners, read.gaps, read.verdicts, read.safe):
        each.clear()


@given(st.lists(st.sampled_from([*_PIECES, ",", "\n\n"]), max_size=24).map(" ".join))
@example("Tuojing Technology rose 3%. Tuojing rose 2%. Haiguang Information and Juguang Technology fell.")
@example(
    "Juguang Technology (688072) said Juguang (Juguang) rose 3%, and Tuojing Technology. Juguang achieved revenue of"
)
@example("Haiguang Tuojing (688072) Hygon")  # what is made of a mention rests on the words around it
def test_what_is_kept_between_two_looks_would_be_read_again(text: str) -> None:
    links = linker_for(default_base(), aliases=True).find(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Read, "settle", forgotten)
        assert linker_for(default_base(), aliases=True).find(text) == links


def test_what_is_far_from_another_mention_is_kept() -> None:
    read = Read()
    spans = [Span(each, each + 10, frozenset({1}), company=True) for each in (100, 900, 2_000)]
    read.settle(spans)
    for each in spans:
        read.before[each.start], read.first[each.start] = ["the"], each.start - 80
        read.behind[each.start], read.last[each.start] = ["rose"], each.start + 90
        read.manners[each.start] = Manner((), (), (), (), is_ascii=True, bracket=False, standing={})
    read.settle(spans)
    assert [*read.before] == [*read.behind] == [*read.manners] == [100, 900, 2_000]
    read.settle([spans[0], Span(980, 990, frozenset(), company=True), *spans[1:]])
    assert ([*read.before], [*read.behind], [*read.manners]) == ([100, 900, 2_000], [100, 2_000], [100, 2_000])
    read.settle([spans[0]._replace(rendered=True), *spans[1:]])
    assert ([*read.before], [*read.behind], [*read.manners]) == ([900, 2_000], [2_000], [2_000])


@pytest.mark.parametrize(
    ("stretch", "words"),
    [
        ("x" * 140 + "\n\nnot read", ("x" * 140, BLANK_LINE)),
        ("x" * 140 + " and read", ("x" * 140, "and", "read")),
        ("a b\n\nnot read", ("a", "b", BLANK_LINE)),
    ],
)
def test_words_are_read_as_far_as_a_blank_line(stretch: str, words: tuple[str, ...]) -> None:
    assert first_words(stretch, 5) == words
