"""Glossaries read by those who are to obey them: DeepL's own validators, translate-toolkit."""

from __future__ import annotations

import doctest
from pathlib import Path

import deepl
import pytest
from translate.storage.tbx import tbxfile

from starnames import Glossary, glossary, render_glossary
from starnames.glossaries import reason_to_skip

_TEXT = "海光信息（688041）、寒武紀与科创50，新质生产力；概伦电子拟收购锐成芯微。"


def expected(found: Glossary, style: str) -> dict[str, str]:
    return {each.source: each.target for each in found if not reason_to_skip(each, style=style)}


@pytest.mark.parametrize("text", [None, _TEXT])
@pytest.mark.parametrize("names", ["short", "full"])
def test_deepl_accepts_every_entry(text: str | None, names: str) -> None:
    found = glossary(text, names=names)
    entries = deepl.convert_tsv_to_dict(render_glossary(found, style="deepl"))
    assert entries == expected(found, "deepl")
    for source, target in entries.items():
        deepl.validate_glossary_term(source)
        deepl.validate_glossary_term(target)
        assert max(len(source.encode()), len(target.encode())) <= 1024


@pytest.mark.parametrize("text", [None, _TEXT])
def test_translate_toolkit_reads_the_tbx_back(text: str | None) -> None:
    found = glossary(text)
    store = tbxfile.parsestring(render_glossary(found, style="tbx").encode(), sourcelanguage="zh-CN")
    store.targetlanguage = "en"
    assert {unit.source: unit.target for unit in store.units} == expected(found, "tbx")
    hygon = next(unit for unit in store.units if unit.source == "海光信息")
    assert "688041.SH" in hygon.getnotes()
    assert "not: Haiguang Information" in hygon.getnotes()


def test_the_page_of_glossaries_is_true() -> None:
    page = Path(__file__).parents[2] / "docs" / "glossaries.md"
    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8").failed == 0
