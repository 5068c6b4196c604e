"""Every Hypothesis strategy of the suite."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from starnames.figure import currencies, measures
from starnames.model import Figure
from starnames.table import default_base

_JOINTS = [
    " ",
    ", ",
    " and ",
    "\n",
    "\n\n",
    ". ",
    " (",
    ") ",
    "'s ",
    "’s ",
    "; ",
    " - ",
    "/",
    "，",
    "。",
    "\u00a0",
    "\t",
]
_PROSE = [
    "revenue", "rose 3.5%", "said", "shares", "the", "a", "an", "companies such as", "of which", "market", "profit",
    "1,422,170 billion yuan", "14221.70亿元", "3.5 hundred million", "2024", "688041.SH", "(688012.SH)", "Co., Ltd.",
    "www.example.com/Alice", "`SMIC`", "<b>", "</b>", "é", "e\u0301", "\u200b", "\ufeff", "🚀", "שלום", "大涨", "\x00",
    "period", "issued bonds", "Group", "Inc.", "(NASDAQ: X)",
]  # fmt: skip


@cache
def surface_forms() -> list[str]:
    """Every form of the packaged table, in a fixed order."""
    kb = default_base()
    return sorted({form for claims in kb.forms.values() for _, _, form in claims})


def words() -> st.SearchStrategy[str]:
    """Forms of the table, prose, figures and junk."""
    forms = st.deferred(lambda: st.sampled_from(surface_forms()))
    return st.one_of(forms, st.sampled_from(_PROSE), st.text(max_size=4))


def texts(max_size: int = 14) -> st.SearchStrategy[str]:
    """Texts in which names, figures, prose and junk stand beside each other in every way."""
    pairs = st.tuples(words(), st.sampled_from(_JOINTS))
    return st.lists(pairs, max_size=max_size).map(lambda each: "".join(word + joint for word, joint in each))


def plain_texts() -> st.SearchStrategy[str]:
    """Texts with neither a digit, a capital nor a Han character: nothing to find."""
    return st.text(st.characters(codec="ascii", categories=["Ll", "Zs"]), max_size=200)


FIGURE_UNITS: dict[str, tuple[str, ...]] = {
    "money": (*currencies.CURRENCY_MARKS, "CNY/share", "USD/ton", "CNY/kWh", "HKD/share", "CNY/m2", "USD/barrel"),
    "percent": ("%",),
    "points": ("pp", "index-points"),
    "multiple": ("x",),
    "count": ("", *measures.COUNTS),
    "quantity": measures.QUANTITIES,
}
QUALIFIERS = ("exact", "about", "over", "under", "nearly", "at_least", "at_most")
LEADS = {
    "en": (
        "", "The board met. ", "Sales fell 3% from RMB 5 billion. ", "He was born in 1998. ", "It made a loss. ",
        "The rate was below 4.5%. ", "Shares closed at 3,021.5 points. ", "Nothing was said about it. ",
        "It has offices in Beijing and Shenzhen. ", "Profit rose to $12m. ", "They came from 30 countries. ",
    ),
    "zh": (
        "", "会议已召开。", "营收下降3%至50亿元。", "公司成立于1998年。", "公司出现亏损。",
        "同比不足4.5%。", "指数收于3021.5点。",
        "目前约有三成。", "来自三十个国家。", "利润增长两倍；", "价格超过12美元。",
    ),
}  # fmt: skip
TAILS = {
    "en": (
        "", " Nothing else changed.", " Million-dollar deals followed.",
        " Up to 30 firms were asked.", " To 2030 it will.",
        " 5 companies joined.", " Yuan bonds gained.", " Per share it was less.", " RMB 3 billion was spent.",
    ),
    "zh": (
        "", "其余不变。", "亿元级项目增多。", "至2030年完成。", "3家公司加入。", "约占一半。",
        "元月开始。", "以上数据未经审计。",
    ),
}  # fmt: skip


def figure_values() -> st.SearchStrategy[Decimal]:
    """Exact decimals of every size and sign."""
    return st.builds(
        lambda number, exponent: Decimal(number).scaleb(exponent),
        st.integers(min_value=-(10**15), max_value=10**15),
        st.integers(min_value=-6, max_value=9),
    )


@st.composite
def any_figures(draw: st.DrawFn) -> Figure:
    """Figures of every kind and unit, exact or not, single or ranges, fractions without a decimal among them."""
    kind = draw(st.sampled_from(sorted(FIGURE_UNITS)))
    unit = draw(st.sampled_from(FIGURE_UNITS[kind]))
    value: Decimal | None = draw(figure_values())
    high = value + abs(draw(figure_values())) + 1 if value is not None and draw(st.booleans()) else None
    fraction = ""
    if kind == "multiple" and draw(st.booleans()):
        value = high = None
        below = draw(st.sampled_from([3, 7, 12, 300, 7 * 10**6]))
        above = draw(st.integers(min_value=0, max_value=99)) * below + 1
        fraction = f"{draw(st.sampled_from(['', '-']))}{above}/{below}"
    return Figure(
        start=0, end=0, surface="", kind=kind, value=value, high=high, unit=unit, fraction=fraction,
        qualifier=draw(st.sampled_from(QUALIFIERS)), digits=draw(st.integers(min_value=1, max_value=12)),
        language=draw(st.sampled_from(["en", "zh"])),
    )  # fmt: skip


_FIGURE_PIECES = (
    "rose to", "of", "RMB ", "about ", "nearly ", "more than ", "from ", "between ", "fell by ", "loss of ", "and ",
    "to ", "or so", "or more", "for every 10 shares", "for each share", "a share", "per share", " in a row",
    "year-on-year drop", " to three", "and above", "and RMB 5 ", "yuan", "billion yuan", "million", "companies",
    "percent", "percentage points", "公司", "亿元", "万", "家", "个百分点", "倍", "左右", "以上",
    "半", "多", "每股", "近", "约",
    "亏损", "下降", "至", "到", "的降幅", "，", "。", "；", "、", "）", "(", "years", "days", "patents",
    "0.24", "1,234",
    "2024", "14221.70", "3", "35", "60", "%", "US$", "yuan renminbi", "股", "元整", "三", "百", "points", "to build",
    "each", "the", "R&D ", "No. ", "第", "STAR ", "\n", ", ", ". ", "; ", " ", " ", " ", "minimum of ", "board's ",
    " out of ", "pounds of", "times", "时", "月", "又", "-", "+", "/", "~", "点",
    "three", "two ", " consecutive", " hundred", "half", " quarters", " thirds", "成", "七", "两", "科创板", "届", "个",
    "½", "–", "April ", "a little over ", "little ", "region of ", "minus ", "派", "10", "年", "季度",
    "revenue of RMB ",
    "个半", ", up ", " crore", "打", "超过", "营收", "不", "no ", "2024年", "后", "‘", "'s ", "STAR Market ",
)  # fmt: skip


def figure_pieces() -> st.SearchStrategy[str]:
    """Texts made of numbers, scales, units and the words that stand around them, in any order."""
    return st.lists(st.sampled_from(_FIGURE_PIECES), max_size=10).map("".join)


PIECES = (*_PROSE, *_JOINTS, *_FIGURE_PIECES)
"""Pieces of finance prose for whoever builds texts of them."""
