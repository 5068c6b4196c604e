"""The generated table of A-shares: facts only, refused when edited, and what is known of Chinese names beside it."""

from __future__ import annotations

import hashlib
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from starnames.table import KnowledgeBase, default_base
from starnames.table.building import compile_folder
from starnames.table.morphemes import read_rendering_data
from starnames.table.second_tier import COLUMNS, read_second_tier
from starnames.text import fold

if TYPE_CHECKING:
    from starnames.errors import TableError

ALIASES = Path(__file__).parents[1] / "aliases"
_ROW = (
    "moon-tea",
    "600999.SH",
    "月茶",
    "月茶股份有限公司",
    "",
    "Moon Tea Co., Ltd.",
    "Moon Tea",
    "",
    "Moon Leaf",
    "en",
    "2020-01-01",
    "listed",
    "made up",
)


def written(tmp_path: Path, *rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS, digest: str = "") -> Path:
    body = "\n".join("\t".join(row) for row in (columns, *rows)) + "\n"
    file = tmp_path / "a_share.tsv"
    digest = digest or hashlib.sha256(body.encode()).hexdigest()
    file.write_text(f"# companies on 2026-11-22; sha256 {digest}\n{body}", encoding="utf-8")
    return file


def test_a_row_becomes_a_company_of_facts(tmp_path: Path) -> None:
    faults: list[TableError] = []
    (entity,) = read_second_tier(written(tmp_path, _ROW), set(), faults)
    assert (entity.id, entity.name, entity.codes, entity.checked) == ("moon-tea", _ROW[5], ("600999.SH",), "2026-11-22")
    assert entity.shy == ("Moon Tea",)
    assert entity.official == ("Moon Leaf",)
    assert faults == []


def test_a_record_of_its_own_takes_a_rows_place(tmp_path: Path) -> None:
    assert read_second_tier(written(tmp_path, _ROW), {"600999.SH"}, []) == []
    assert read_second_tier(tmp_path / "missing.tsv", set(), []) == []


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"digest": "0" * 64}, "edited since it was generated"),
        ({"columns": ("id", "code")}, "the columns are"),
        ({"digest": "none"}, "the first line states"),
    ],
)
def test_an_edited_table_is_refused(tmp_path: Path, options: dict[str, str], problem: str) -> None:
    faults: list[TableError] = []
    assert read_second_tier(written(tmp_path, _ROW, **options), set(), faults) == []  # type: ignore[arg-type]
    assert [problem in fault.problem for fault in faults] == [True]
    assert faults[0].rule == "generated"


def test_every_a_share_of_the_reference_is_there(reference: Path) -> None:
    kb = default_base()
    codes = {line.split(",")[0] for line in (reference / "a_share.csv").read_text(encoding="utf-8").splitlines()[1:]}
    known = {code[:6] for entity in kb for code in entity.codes}
    assert codes <= known


def test_the_table_is_what_its_program_writes(reference: Path) -> None:
    program = runpy.run_path(str(ALIASES / "_generate" / "generate_a_share.py"))
    assert program["_tidied"]("Gan & Lee Pharmaceuticals.") == "Gan & Lee Pharmaceuticals"
    written = (ALIASES / "a_share.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert program["rows"](reference) == written[1:]


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("- {zh: 科技, nonsense: x}", "unknown-key", (1, 12)),
        ("- {kind: generic}", "missing-key", (1, 3)),
        ("- {zh: 科技, kind: odd}", "bad-value", (1, 3)),
        ("- {zh: 科技, kind: [generic]}", "bad-value", (1, 18)),
        ("- {zh: 科技, en: Technology}", "bad-value", (1, 16)),
        ("- {zh: 科技, sound: [[keji]]}", "bad-value", (1, 19)),
        ("- 科技", "syntax", (1, 3)),
        ("- {zh: [", "syntax", (2, 1)),
    ],
)
def test_faults_in_morphemes_have_a_place(tmp_path: Path, text: str, rule: str, place: tuple[int, int]) -> None:
    (tmp_path / "morphemes.yaml").write_text(text + "\n", encoding="utf-8")
    faults: list[TableError] = []
    read_rendering_data(tmp_path, faults, root=tmp_path)
    assert [(each.rule, (each.line, each.column)) for each in faults] == [(rule, place)]


def test_morphemes_readings_and_ordinary_words_are_plain_data(tmp_path: Path) -> None:
    assert read_rendering_data(tmp_path, [], root=tmp_path) == {}
    (tmp_path / "morphemes.yaml").write_text("- {zh: 科技, kind: generic, en: [Technology]}\n", encoding="utf-8")
    (tmp_path / "readings.txt").write_text("# made up\n概 gai gui\n", encoding="utf-8")
    assert read_rendering_data(tmp_path, [], root=tmp_path) == {
        "morphemes": [["科技", "generic", ["Technology"], []]],
        "readings": {"概": "gai gui"},
        "ordinary": [],
    }


def test_traditional_characters_fold_to_simplified_ones() -> None:
    assert fold("中芯國際與華虹半導體").text == "中芯国际与华虹半导体"


def test_a_folder_gives_way_to_its_own_records(tmp_path: Path) -> None:
    record = "- {id: moon, name: 'Moon Tea Co., Ltd.', short: Moon Tea, kind: company, codes: [600999.SH],"
    (tmp_path / "moon.yaml").write_text(f"{record} source: made up, checked: 2026-01-31}}\n", encoding="utf-8")
    written(
        tmp_path, _ROW, ("sun-tea", "600998.SH", "日茶", "日茶股份有限公司", "", "Sun Tea Co., Ltd.", "", *_ROW[7:])
    )
    assert {each.id for each in KnowledgeBase(compile_folder(tmp_path))} == {"moon", "sun-tea"}
