"""Spreadsheets as tables: what Excel writes is read, what it spoils is refused with its place and the remedy."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from starnames import TableError, load, normalize
from starnames.lint import lint_tables
from starnames.table import default_base
from starnames.table.cells import rows_of
from starnames.table.sheets import COLUMNS, read_sheet
from starnames.table.sources import table_files

if TYPE_CHECKING:
    from pathlib import Path

    from starnames.table.records import Record

_HEAD = "name,short,zh,code,aliases\n"


def faults_of(text: str) -> list[str]:
    faults: list[TableError] = []
    read_sheet(text, "mine.csv", faults, known={each.id: each for each in default_base()})
    return [str(each) for each in faults]


def records_of(text: str) -> list[Record]:
    faults: list[TableError] = []
    records = read_sheet(text, "mine.csv", faults, known={each.id: each for each in default_base()})
    assert faults == []
    return records


def test_a_new_company_and_an_addition(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(
        'name,short,zh,code,aliases\n"Quxi Optics Co., Ltd.",Quxi,曲溪光电,,Qu Xi Optical; Song Creek Optics\n'
        ",,,688041,Haiguang Infor\n",
        encoding="utf-8",
    )
    kb = load(str(file))
    done = normalize("Song Creek Optics and Haiguang Infor rose.", kb=kb)
    assert done.text == "Quxi Optics Co., Ltd. and Hygon Information Technology Co., Ltd. rose."
    assert kb["quxi"].kind == "company"
    assert kb["quxi"].source == str(file)
    assert kb["hygon"].name == default_base()["hygon"].name
    assert kb["hygon"].source == default_base()["hygon"].source
    assert {each.form: each.source for each in kb["hygon"].aliases}["Haiguang Infor"] == f"{file}:3"
    assert table_files(tmp_path) == [file]


@pytest.mark.parametrize(
    "raw",
    [
        "name,short,code\r\nQuxi Ltd.,Quxi,600000.SH\r\n".encode("utf-8-sig"),
        b"name;short;code\r\nQuxi Ltd.;Quxi;sh600000\r\n\r\n",
        "name\tshort\tcode\nQuxi Ltd.\tQuxi\t600000.SS".encode("utf-16"),
        b'sep=|\nname|short|code\nQuxi Ltd.|Quxi|"=""600000"""\n',
        b"Name , SHORT,Ticker,,\r'Quxi Ltd.,Quxi,600000\r",
    ],
)
def test_what_excel_writes(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes(raw)
    kb = load(file, base=False)
    assert [(each.name, each.short, each.codes) for each in kb] == [("Quxi Ltd.", "Quxi", ("600000.SH",))]


def test_a_row_finds_its_entity() -> None:
    def owner(header: str, row: str) -> str:
        return records_of(f"{header}\n{row}\n")[0].entity.id

    assert owner("code,aliases", "688041.SS,x") == "hygon"
    assert owner("zh,aliases", "海光信息,x") == "hygon"
    assert owner("zh_full,aliases", "海光信息技术股份有限公司,x") == "hygon"
    assert owner("name,code", "Hygon,600000.US") == "hygon-600000"
    assert owner("code,name", "000725,BOE") == default_base().owners("000725.SZ")[0].id
    assert records_of("id,name,short\nquxi,Quxi Ltd.,\n")[0].entity.short == "Quxi Ltd."


@pytest.mark.parametrize(
    ("row", "place", "rule", "remedy"),
    [
        ("A,,,725,", "2:5", "bad-code", "drop its leading zeros? Write 000725.SZ or 0725.HK"),
        ("A,,,725.sz,", "2:5", "bad-code", "Write 000725.SZ"),
        ("A,,,6.88041E+05,", "2:5", "bad-code", "made a number of it"),
        ("A,,,688041.0,", "2:5", "bad-code", "made a number of it"),
        ("A,,,000016,", "2:5", "bad-code", "000016.SZ or 000016.SH; write the market too"),
        ("A,,,hello,", "2:5", "bad-code", "no code with its market"),
        ("A,,,688041;300750,", "2:5", "duplicate-id", "catl and hygon; say which"),
        ("A,#REF!,,,", "2:3", "bad-value", "an error of the spreadsheet"),
        ("A,,,,b,c", "2:8", "syntax", "under no column"),
        (",,新公司,,", "2:3", "missing-key", "needs a name or a short"),
        ("光,,,,", "2:1", "missing-key", "write one (a-z, 0-9, -) into id"),
        ("Hygon,,,,", "2:1", "duplicate-id", "write hygon into the column id to add to it"),
        ('"A,,,,', "2:1", "syntax", "never closed"),
        ('"A" b,,,,', "2:4", "syntax", "behind a closing quote"),
        ("A\x07,,,,", "2:2", "syntax", "U+0007"),
    ],
)
def test_faults_say_where_and_what_to_do(row: str, place: str, rule: str, remedy: str) -> None:
    found = faults_of(f"{_HEAD}{row}\n")
    assert len(found) == 1
    assert found[0].startswith(f"mine.csv:{place}: {rule}: ")
    assert remedy in found[0]


def test_faults_of_headers_ids_and_values() -> None:
    assert "the first line names the columns" in faults_of("")[0]
    assert "is no column; use name, short" in faults_of("firm,name\nA,B\n")[0]
    assert "stands there twice" in faults_of("code,ticker\n688041,688041\n")[0]
    assert "is no known id" in faults_of("id,aliases\nquxi,x\n")[0]
    assert "kind is one of" in faults_of("name,kind\nQuxi,firm\n")[0]
    assert "status is one of" in faults_of("name,status\nQuxi,dead\n")[0]
    assert "checked is a day" in faults_of("name,checked\nQuxi,1/2/26\n")[0]
    assert "an id is made of" in faults_of("name,id\nQuxi,Qu Xi\n")[0]


def test_conflicts_name_both_places(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("name,aliases\nQuxi,Song Creek\n", encoding="utf-8")
    two.write_text("name,aliases\nShixi,Song Creek\n", encoding="utf-8")
    with pytest.raises(TableError, match=rf"two\.csv:2:7: duplicate-alias: 'Song Creek' .* in {one}:2; remove one"):
        load(one, two, base=False)
    two.write_text("aliases,name\nElse,Quxi\n", encoding="utf-8")
    with pytest.raises(TableError, match=rf"two\.csv:2:6: duplicate-id: 'quxi' is the id of the record in {one}:2"):
        load(one, two, base=False)
    two.write_text("name,aliases\nShixi,Haiguang Information\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"two\.csv:2:7: .* belongs to 'hygon' already.* add to that record by its id"):
        load(two)


def test_a_file_in_another_encoding_says_how_to_save_it(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes("name,zh\nQuxi,曲溪\n".encode("gbk"))
    with pytest.raises(TableError, match=r"mine\.csv:2:6: encoding: not UTF-8 .*in Excel: CSV UTF-8"):
        load(file)
    file.write_bytes("name,zh\nQuxi,曲溪\n".encode("utf-16")[:-1])
    with pytest.raises(TableError, match=r"encoding: not UTF-16"):
        load(file)


def test_lint_asks_no_order_and_no_example_of_a_sheet(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,aliases\nZuxi Optics,Song Creek;Abc Creek\nQuxi Optics,x y\n", encoding="utf-8")
    assert [(each.rule, each.line) for each in lint_tables([file])] == [("too-short", 3)]


def test_the_page_names_every_column() -> None:
    from tests.test_docs import _ROOT  # noqa: PLC0415

    page = (_ROOT / "docs" / "own-tables.md").read_text(encoding="utf-8")
    for column in COLUMNS:
        assert f"| `{column}` |" in page, column


_CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from('",;\n\r\t'))


@given(st.lists(st.lists(_CELLS, min_size=2, max_size=4), max_size=5), st.sampled_from(",;\t"))
def test_cells_are_read_as_the_csv_module_writes_them(rows: list[list[str]], delimiter: str) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["name", "short"], *rows])
    found = [[cell.text for cell in row] for row in rows_of(buffer.getvalue(), "mine.csv", {"name", "short"})]
    assert found == [["name", "short"], *(row for row in rows if any(cell.strip() for cell in row))]


@given(st.text(alphabet='ab,;"\n\r\t=', max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    faults: list[TableError] = []
    read_sheet("name,aliases\n" + text, "mine.csv", faults, known={})
    lines = text.count("\n") + text.count("\r") + 2
    assert all(1 <= each.line <= lines for each in faults)
