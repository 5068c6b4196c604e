"""Glossaries: one source, one target, nothing that is wrong somewhere, and no machine-translated form as a term."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from starnames import glossary, load, render_glossary
from starnames.glossaries import STYLES, Glossary, GlossaryEntry, reason_to_skip
from starnames.model import FormerName
from tests.make import base, company

if TYPE_CHECKING:
    from pathlib import Path

_RECORD = """\
- id: {id}
  name: {name}
  short: {short}
  kind: company
  zh: {zh}
  aliases: [{alias}]
  source: made up
  checked: 2026-01-01
"""


def _table(tmp_path: Path, **values: str) -> Path:
    defaults = {"id": "qushi", "name": "Qushi Ltd.", "short": "Qushi", "zh": "瞿石", "alias": "Ququ Stone"}
    file = tmp_path / f"{values.get('id', 'qushi')}.yaml"
    file.write_text(_RECORD.format(**{**defaults, **values}), encoding="utf-8")
    return file


def pairs(text: str | None = None, **options: object) -> dict[str, str]:
    found = glossary(text, **options)  # type: ignore[arg-type]
    return {each.source: each.target for each in found}


def test_the_whole_table() -> None:
    found = glossary()
    sources = [each.source for each in found]
    assert len(found) > 10_000
    assert sources == sorted(set(sources))
    terms = {form for each in found for form in (each.source, each.target)}
    by_source = {each.source: each for each in found}
    assert by_source["海光信息"].target == "Hygon"
    assert by_source["海光信息"].ticker == "688041.SH"
    assert by_source["海光信息技术股份有限公司"].target == "Hygon Information Technology Co., Ltd."
    assert by_source["科创板"].target == "STAR Market"
    assert "Haiguang Information" in by_source["海光信息"].avoid
    for style in ("deepl", "google", "csv"):
        assert "Haiguang Information\n" not in render_glossary(found, style=style)
    assert "Haiguang Information" not in terms
    assert {"several entities have it", "an ordinary word as well"} == {each.reason for each in found.omitted}
    assert not {each.source for each in found.omitted} & set(sources)
    assert {"农产品", "机器人", "生物"} <= {each.source for each in found.omitted}
    assert found.to_dict()["entries"][0]["kind"]
    assert found.to_dict()["omitted"][0]["entities"]


def test_kinds_scope_and_names() -> None:
    assert {each.kind for each in glossary(kinds="index")} == {"index"}
    assert {each.kind for each in glossary(kinds=["market", "term"])} == {"market", "term"}
    assert "制造业单项冠军" in {each.source for each in glossary(kinds="term").omitted}
    companies = glossary(kinds="company", scope="star")
    assert 500 < len(companies) < 2000
    assert all(each.ticker.startswith(("688", "689")) or ".HK" in each.ticker for each in companies)
    assert pairs("海光信息", names="full") == {"海光信息": "Hygon Information Technology Co., Ltd."}
    with pytest.raises(TypeError, match="scope is one of"):
        glossary(scope="moon")
    with pytest.raises(TypeError, match="names is one of"):
        glossary(names="long")


def test_the_names_borne_on_a_day() -> None:
    assert pairs("百济神州", as_of="2024-01-01") == {"百济神州": "BeiGene"}
    assert pairs("百济神州", as_of="2026-01-01") == {"百济神州": "BeOne"}


def test_only_what_occurs_spelled_as_it_occurs() -> None:
    found = pairs("寒武紀與寒武纪，海光信息；科創50、科创500，ＩＣ载板")
    assert found["寒武紀"] == found["寒武纪"] == "Cambricon"
    assert found["科創50"] == "STAR 50"
    assert found["ＩＣ载板"] == "IC substrate"
    assert "科创50" not in found
    assert "拓荆科技" not in found
    assert pairs("") == pairs("Nothing Chinese here.") == {}


def test_an_ordinary_word_needs_its_company_in_the_text() -> None:
    assert glossary("农产品价格上涨，动力电池走强。").entries == ()
    assert pairs("农产品（000061）公告") == {"农产品": pairs("农产品 000061.SZ")["农产品"]}
    assert pairs("农产品价格为1000061元、000061.5、000061元") == {}
    full = pairs("沈阳新松机器人自动化股份有限公司（以下称机器人）")
    assert full["机器人"] == "Siasun"


def test_one_form_of_two_entities_is_left_out(tmp_path: Path) -> None:
    kb = load(_table(tmp_path), base=False)
    assert pairs(kb=kb) == {"瞿石": "Qushi"}
    weak = "aliases: [Ququ Stone]"
    two = (tmp_path / "qushi.yaml").read_text(encoding="utf-8").replace(weak, "shy: [瞿石]")
    other = two.replace("id: qushi", "id: qushi-2").replace("short: Qushi", "short: Shiqu").replace("Qushi", "Shiqu")
    (tmp_path / "two.yaml").write_text(two + other.replace("Qushi Ltd.", "Shiqu Ltd."), encoding="utf-8")
    found = glossary("瞿石", kb=load(tmp_path / "two.yaml", base=False))
    assert found.entries == ()
    assert [(each.source, each.reason, each.entities) for each in found.omitted] == [
        ("瞿石", "several entities have it", ("qushi", "qushi-2"))
    ]


def test_terms_hold_nothing_that_breaks_a_line(tmp_path: Path) -> None:
    kb = load(_table(tmp_path, short='"Qu\\tshi\\x85 \\u2028A <b>&"', alias='"Bad\\nform"'), base=False)
    found = glossary(kb=kb)
    assert [each.target for each in found] == ["Qu shi A <b>&"]
    assert render_glossary(found, style="omegat") == "瞿石\tQu shi A <b>&\tcompany; not: Bad form\n"
    root = ET.fromstring(render_glossary(found, style="tbx").encode())  # noqa: S314 - our own
    assert [each.text for each in root.iter("term")] == ["瞿石", "Qu shi A <b>&"]


def test_styles() -> None:
    found = glossary("海光信息、科创板")
    assert render_glossary(found, style="google") == "海光信息\tHygon\n科创板\tSTAR Market\n"
    full = glossary("海光信息", names="full")
    rows = list(csv.reader(io.StringIO(render_glossary(full, style="csv"))))
    assert rows == [["source", "target", "tgt_lng"], ["海光信息", "Hygon Information Technology Co., Ltd.", "en"]]
    prompt = render_glossary(found, style="prompt")
    assert '- 海光信息 = Hygon [688041.SH; never "Haiguang Information"' in prompt
    with pytest.raises(TypeError, match="style is one of csv, deepl"):
        render_glossary(found, style="docx")
    empty = glossary("x")
    assert [render_glossary(empty, style=each) for each in STYLES if each not in {"csv", "tbx"}] == [""] * 4
    assert render_glossary(empty, style="csv") == "source,target,tgt_lng\n"
    ET.fromstring(render_glossary(empty, style="tbx").encode())  # noqa: S314 - our own


def test_what_a_style_leaves_out() -> None:
    fits = GlossaryEntry(source="甲丙丁", target="é" * 512, entity="a", kind="term")
    long = GlossaryEntry(source="乙", target="é" * 512 + "x", entity="b", kind="company")
    assert reason_to_skip(fits, style="deepl") == ""
    assert reason_to_skip(long, style="deepl") == "longer than DeepL takes"
    found = Glossary(entries=(fits, long))
    assert render_glossary(found, style="deepl") == f"甲丙丁\t{'é' * 512}\n"
    assert len(render_glossary(found, style="google").splitlines()) == 2


def test_a_short_expression_is_not_for_engines() -> None:
    found = glossary("首发与环比，新质生产力，央行")
    assert "首发" not in render_glossary(found, style="csv")
    assert "环比" in render_glossary(found, style="omegat")
    assert render_glossary(found, style="google") == "央行\tPBOC\n新质生产力\tnew quality productive forces\n"


def test_a_former_name_that_is_a_word_is_nobodys() -> None:
    assert pairs("星期六大涨") == {}


def test_a_former_name_without_a_chinese_one_is_no_entry() -> None:
    made = replace(
        company("zetazone", name="Zeta Zone Co., Ltd.", short="Zeta Zone", zh="泽塔科技"),
        former=(
            FormerName(name="Zed Co., Ltd.", until="2020-01-01"),
            FormerName(zh="泽德科技", name="Zed", until="2019-01-01"),
        ),
    )
    found = glossary(kb=base(made))
    assert {each.source for each in found} == {"泽塔科技", "泽德科技"}
