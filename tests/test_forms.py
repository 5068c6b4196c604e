"""What is known of a form by how it is printed: a shortcut to what the long way decides as well."""

from __future__ import annotations

import pytest

from starnames import forms
from starnames.finder import Finder
from starnames.forms import Forms, Printed
from starnames.linker import linker_for
from starnames.mentions import _said_in_full
from starnames.table import default_base

_KB = default_base()


def _printed(text: str) -> Printed:
    return Forms(_KB).printed(text, Finder(_KB).propose(text)[0])


def test_a_form_is_worked_out_once_for_each_way_of_printing_it() -> None:
    known, finder = Forms(_KB), Finder(_KB)
    text = "Tuojing Technology and Tuojing Technology and tuojing technology"
    first, again, small = [known.printed(text, each) for each in finder.propose(text)]
    assert first is again
    assert (first.sure.id if first.sure else "", small.sure) == ("piotech", None)


def test_a_name_with_its_legal_suffix_is_another_surface() -> None:
    known, finder = Forms(_KB), Finder(_KB)
    text = "Rongbai Technology and Rongbai Technology Co., Ltd. and Rongbai Technology Inc."
    bare, *suffixed = finder.propose(text)
    assert all(each.claims is bare.claims and each.suffixed for each in suffixed)
    assert len({id(known.printed(text, each)) for each in (bare, *suffixed)}) == 3
    assert known.printed(text, suffixed[0]) is known.printed(text, suffixed[0])


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_REMEMBERED", 1)
    known, finder = Forms(_KB), Finder(_KB)
    text = "SMIC and Tuojing Technology"
    one, two = finder.propose(text)
    before = known.printed(text, one)
    assert known.printed(text, one) is before
    known.printed(text, two)
    assert known.printed(text, one) is not before


def test_only_names_of_letters_are_put_abroad() -> None:
    assert [_printed(each).sure is None for each in ("SMIC", "中芯国际")] == [False, False]
    assert [_printed(each).may_be_abroad for each in ("SMIC", "中芯国际")] == [True, False]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Tuojing Technology rose", ""),
        ("Tuojing Technology and Others Co., Ltd. rose", ""),
        ("Tuojing Technology and Sons rose", "part of a longer name: Tuojing Technology and Sons"),
        ("Tuojing Technology (Shanghai) Co., Ltd. rose", "part of a longer name: Tuojing Technology (Shanghai) Co."),
        ("Tuojing Technology hospital", "part of a longer name: Tuojing Technology hospital"),
        ("Hangzhou Hygon Information rose", ""),
        ("Huahong Group, the controlling shareholder", "part of a longer name: Huahong Group, the parent"),
    ],
)
def test_what_stands_beside_a_sure_name_is_still_looked_at(text: str, reason: str) -> None:
    assert linker_for(_KB).find(text)[0].reason == reason


def test_a_weak_form_whose_chinese_name_is_said_in_full_counts_for_that() -> None:
    form = _printed("SMIC").form
    weak = form._replace(candidates=tuple(each.scored(0.4) for each in form.candidates))
    assert _said_in_full(form, 0.9) is form
    assert [each.score for each in _said_in_full(weak, 0.9).candidates] == [0.9]
