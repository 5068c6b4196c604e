"""The signs of a name abroad: nothing is read where none stands, and nothing is missed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from starnames.context import Context
from starnames.linker import linker_for
from starnames.table import default_base

_PIECES = (
    "Hygon,AMEC,Piotech,Haiguang Information,SMIC,Lanqi Technology,STAR Market,Yangtze River Delta"
    ",the Dutch chip maker,"
    "Japan's,of Ohio,in Lagos,in “Lagos”,In Tokyo,a village in,a grocer in,Norway,rose,fell 3%,shares,and,said,Works,"
    "market maker,688041.SH,(688012),5 billion yuan,CHIPMAKER,Korea’s,-,.,;,_,“,海光信息,bank"
).split(",")
_TEXTS = st.lists(st.sampled_from([*_PIECES, ",", "\n", "\n\n"]), max_size=14).map(" ".join)
_CLOSE = st.lists(st.sampled_from([*_PIECES, ",", " ", " "]), max_size=20).map("".join)


@given(st.one_of(_TEXTS, _CLOSE))
@example("Hygon of Ohio")
@example("market maker (688012) Piotech rose")
@example("The Dutch chip maker Hygon rose")
@example("Hygon Works, a village in the hills")
@example("Hygon rose 3% AMEC, Piotech and SMIC. In “Lagos”")
def test_what_is_not_read_would_not_have_mattered(text: str) -> None:
    links = linker_for(default_base(), aliases=True).find(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Context, "may_be_abroad_before", lambda *_: True)
        patch.setattr(Context, "may_be_abroad_behind", lambda *_, **__: True)
        assert linker_for(default_base(), aliases=True).find(text) == links


def test_words_are_read_only_around_names_that_something_may_put_abroad(monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[int] = set()

    def walk(_: Context, number: int) -> list[str]:
        read.add(number)
        return []

    monkeypatch.setattr(Context, "before", walk)
    monkeypatch.setattr(Context, "behind", walk)
    find = linker_for(default_base(), aliases=True).find
    find("Shares of Piotech rose. " * 50)
    assert read == set()
    find("Shares of Piotech rose. " * 50 + "Piotech, a village in the hills, rests.")
    assert read == {50}
