"""Every Hypothesis strategy of the suite."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from starnames.table import default_base

_JOINTS = [" ", ", ", " and ", "\n", "\n\n", ". ", " (", ") ", "'s ", "’s ", "; ", " - ", "/", "，", "。", "\u00a0", "\t"]
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
