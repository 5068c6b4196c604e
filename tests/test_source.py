"""What a Chinese source says of the companies of its translation."""

from __future__ import annotations

import pytest

from starnames import find
from starnames.linker import linker_for
from starnames.source import Source, chinese_brand, line_number, line_starts
from starnames.table import default_base

_BASE = default_base()
_OF = {each.zh: each for each in _BASE if each.kind == "company"}


def said(text: str, chinese: str) -> str:
    return Source(text, linker_for(_BASE).find, _BASE).says(_OF[chinese])


def linked(text: str, source: str) -> list[tuple[str, str]]:
    found = find(text, source=source)
    return [(x.surface, x.entity.zh) for x in found if x.entity and x.entity.kind == "company"]


@pytest.mark.parametrize(
    ("text", "chinese", "evidence"),
    [
        ("贵州茅台上涨。", "贵州茅台", "source"),
        ("貴州茅臺上漲。", "贵州茅台", "source"),
        ("贵州茅台酒股份有限公司上涨。", "贵州茅台", "source"),
        ("茅台上涨。", "贵州茅台", "source-part"),
        ("韦尔股份上涨。", "豪威集团", "source"),
        ("京东方上涨。", "京东方A", "source"),
        ("海康上涨。", "海康威视", "source-part"),
        ("恒瑞与茅台上涨。", "恒瑞医药", "source-part"),
        ("石头上涨。", "石头科技", ""),
        ("寒武上涨。", "寒武纪", "absent-from-source"),
        ("宁德的天气很好。", "宁德时代", "absent-from-source"),
        ("中微半导上涨。", "中微公司", "absent-from-source"),
        ("中微半导与中微上涨。", "中微公司", ""),
        ("", "贵州茅台", "absent-from-source"),
    ],
)
def test_a_source_names_a_company_by_its_name_or_its_brand(text: str, chinese: str, evidence: str) -> None:
    assert said(text, chinese) == evidence


def test_what_distinguishes_a_chinese_name() -> None:
    assert chinese_brand("隆基绿能", _BASE) == "隆基"
    assert chinese_brand("东方财富", _BASE) == "东方"
    assert chinese_brand("格力", _BASE) == ""


@pytest.mark.parametrize(
    ("text", "source", "names"),
    [
        (
            "Moutai rose 3% and Wuliangye fell.",
            "茅台涨3%，五粮液下跌。",
            [("Moutai", "贵州茅台"), ("Wuliangye", "五粮液")],
        ),
        ("BOE shares rose 3%.", "京东方股价涨3%。", [("BOE", "京东方A")]),
        ("Alice rose 3%.", "艾丽丝涨3%。", []),
    ],
)
def test_a_brand_in_the_source_speaks_for_a_company(text: str, source: str, names: list[tuple[str, str]]) -> None:
    assert linked(text, source) == names


def test_lines_are_those_that_are_not_blank() -> None:
    starts = line_starts("\n \nfirst\n\t\n second\n")
    assert starts == [3, 11]
    assert [line_number(starts, place) for place in (3, 8, 11, 18)] == [0, 0, 1, 1]
