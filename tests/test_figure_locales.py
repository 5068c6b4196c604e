"""The scale 兆: no value without a locale, 10⁶ or 10¹² with one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from starnames.figure import find_figures, parse_figure
from starnames.reader import figures

TEXTS = ("3兆元", "三兆元", "3 兆元", "3.0兆元", "３兆元")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("locale", "power"), [("zh-CN", 6), ("zh-TW", 12), ("ja", 12)])
def test_locale_settles_scale(text: str, locale: str, power: int) -> None:
    value = 3 * Decimal(10**power)
    assert parse_figure(text, locale=locale).value == value
    for read in (find_figures, figures):
        (figure,) = read(f"预算为{text}。", locale=locale)
        assert (figure.value, figure.unit, figure.reason, figure.surface) == (value, "CNY", "", text)


@pytest.mark.parametrize("text", TEXTS)
def test_scale_is_ambiguous_without_locale(text: str) -> None:
    figure = parse_figure(text)
    assert (figure.value, figure.reason) == (None, "ambiguous-scale")
    assert figures(text) == figures(text, locale=None) == (figure,)


@pytest.mark.parametrize("text", ["3兆 units", "3兆折"])
def test_an_ambiguous_scale_is_chinese_and_a_scale(text: str) -> None:
    (figure,) = find_figures(text)
    assert (figure.language, figure.kind, figure.reason) == ("zh", "count", "ambiguous-scale")


@pytest.mark.parametrize("locale", ["zh-CN", "zh-TW", "ja"])
def test_units_and_names_stay(locale: str) -> None:
    for text in ("装机200兆瓦", "五千兆瓦", "兆易创新有3家子公司", "上涨3%", "3亿元", "3\ufdd0元", "3\ufdd1元"):
        assert find_figures(text, locale=locale) == find_figures(text)


def test_mixed_scales() -> None:
    (figure,) = find_figures("产值12兆5000億元", locale="zh-TW")
    assert figure.value == Decimal(125 * 10**11)
    assert all(each.value != 12 * 10**6 for each in find_figures("产值12兆5000亿元", locale="zh-CN"))


def test_range_and_column_and_damage() -> None:
    (figure,) = find_figures("3～5兆元", locale="ja")
    assert (figure.value, figure.high) == (3 * Decimal(10**12), 5 * Decimal(10**12))
    table = "项目\t金额（兆元）\n研发\t12.5"
    assert [each.value for each in find_figures(table, locale="zh-CN")] == [Decimal(12_500_000)]
    assert [(each.value, each.reason) for each in find_figures(table)] == [(None, "ambiguous-scale")]
    (figure,) = figures("约65438+0.5兆元", locale="zh-CN")
    assert figure.suspect is not None
    assert figure.suspect.value == Decimal(1_500_000)


@pytest.mark.parametrize("locale", ["zh", "en", "", "zh-HK", "ZH-CN"])
def test_other_locales_are_refused(locale: str) -> None:
    for read in (figures, find_figures, parse_figure):
        with pytest.raises(TypeError, match="'zh-CN', 'zh-TW' or 'ja'"):
            read("3兆元", locale=locale)
