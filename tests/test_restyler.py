"""Figures printed anew: one text, one number format, values kept."""

from __future__ import annotations

import pytest
from hypothesis import given

from starnames import Normalizer, figures, normalize
from tests.strategies import texts


@pytest.mark.parametrize(
    ("mode", "before", "after"),
    [
        ("repair", "revenue of 14221.70亿元, up", "revenue of RMB 1,422.17 billion, up"),
        ("repair", "up 3成 and 3.09个百分点", "up 30% and 3.09 percentage points"),
        ("repair", "about16亿 users", "about16亿 users"),
        ("repair", "营业收入14221.70亿元 up", "营业收入14221.70亿元 up"),
        ("repair", "海光信息 had revenue of 3亿元", "海光信息 had revenue of RMB 300 million"),
        ("repair", "14221.70亿元", "14221.70亿元"),
        ("repair", "over 30多家 firms", "over 30多家 firms"),
        ("repair", "50 billion yuan", "50 billion yuan"),
        ("keep", "revenue of 14221.70亿元", "revenue of 14221.70亿元"),
        ("keep", "3.5 hundred million yuan", "3.5 hundred million yuan"),
        ("en", "50 billion yuan and RMB 6 trillion yuan", "RMB 50 billion and RMB 6 trillion"),
        ("en", "3.5 hundred million yuan", "RMB 350 million"),
        ("zh", "revenue of RMB 1,422.17 billion, up 3 percentage points", "revenue of 14221.7亿元, up 3个百分点"),
        ("plain", "revenue of RMB 1.5 billion", "revenue of 1500000000 CNY"),
        ("repair", "It lost 30多亿元 in May", "It lost over RMB 3 billion in May"),
        ("en", "It is 点1RMB 75.96 billion", "It is 点1RMB 75.96 billion"),
        ("en", "It has 0,0 $0 and 5 yuan", "It has 0,0 $0 and RMB 5"),
        ("en", "54 companies grew 2.8 times", "54 companies grew 2.8 times"),
        ("plain", "revenue of 14 billion yuan", "revenue of 14 billion yuan"),  # 14000000000 may be a telephone
        ("zh", "between RMB 10 billion and RMB 15 billion", "between RMB 10 billion and RMB 15 billion"),
        ("zh", "Item | Amount (RMB million)\nSales | 1,234.5", "Item | Amount (RMB million)\nSales | 1,234.5"),
    ],
)  # fmt: skip
def test_modes(mode: str, before: str, after: str) -> None:
    assert normalize(before, figures=mode).text == after


def test_what_would_be_read_otherwise_is_left_with_a_reason() -> None:
    done = normalize("It is 点1RMB 75.96 billion", figures="en")
    assert [(each.surface, each.rule) for each in done.left] == [("1RMB", "figure")]
    assert "read otherwise" in done.left[0].reason


def test_the_words_of_a_figure_are_no_new_evidence_for_a_name() -> None:
    text = "Bank of Zhangjiagang, GAC Group, 41.SH)aGroup Alice iss1ue; RMB >5 hundred mill. "
    done = normalize(text)
    assert normalize(done.text).text == done.text


@pytest.mark.parametrize("mode", ["repair", "en", "zh", "plain"])
@given(text=texts())
def test_values_are_kept_and_a_second_pass_changes_nothing(mode: str, text: str) -> None:
    normalizer = Normalizer(names="keep", figures=mode, terms=False)
    done = normalizer.normalize(text)
    assert normalizer.normalize(done.text).text == done.text
    assert done.revert() == text
    for change in done.changes:
        if change.rule == "figure:style":
            (before,), (after,) = figures(change.before), figures(change.after)
            assert (before.value, before.high, before.unit) == (after.value, after.high, after.unit)
