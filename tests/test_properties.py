"""What holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from starnames import Normalizer, find, normalize, replay, revert
from starnames.normalizer import NAME_MODES
from tests.strategies import texts

_NORMALIZERS = {mode: Normalizer(names=mode, as_of="2026-11-22") for mode in NAME_MODES}


@pytest.mark.parametrize("mode", NAME_MODES)
@given(text=texts())
def test_replay_and_revert_are_exact(mode: str, text: str) -> None:
    done = _NORMALIZERS[mode].normalize(text)
    assert replay(text, done.changes) == done.text
    assert revert(done.text, done.changes) == text
    assert done.revert() == text


@pytest.mark.parametrize("mode", NAME_MODES)
@given(text=texts())
@settings(max_examples=300)
def test_a_second_pass_changes_nothing(mode: str, text: str) -> None:
    once = _NORMALIZERS[mode].normalize(text).text
    assert _NORMALIZERS[mode].normalize(once).text == once


@given(text=texts())
def test_changes_are_sorted_disjoint_and_quote_what_they_replace(text: str) -> None:
    done = normalize(text)
    end = 0
    for change in done.changes:
        assert end <= change.start < change.end
        assert text[change.start : change.end] == change.before != change.after
        end = change.end


@given(text=texts())
def test_links_are_sorted_disjoint_and_quote_the_text(text: str) -> None:
    end = 0
    for link in find(text, terms=True):
        assert end <= link.start < link.end
        assert text[link.start : link.end] == link.surface
        end = link.end


@given(text=st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz ,.;\n"), max_size=300))
def test_text_without_alias_or_figure_comes_back_identical(text: str) -> None:
    done = normalize(text)
    if not done.changes:
        assert done.text == text
    names = {link.surface for link in find(text, terms=True) if link.status == "linked"}
    assert done.changes == () or names


@given(text=st.text(max_size=300))
def test_any_text_passes(text: str) -> None:
    assert normalize(text).revert() == text


@given(text=texts(), padding=st.sampled_from(["", "\ufeff", "\r\n\r\n", "  ", "🚀 ", "e\u0301 "]))
def test_what_stands_before_does_not_shift_spans(text: str, padding: str) -> None:
    padded = padding + text
    for link in find(padded, terms=True):
        assert padded[link.start : link.end] == link.surface
