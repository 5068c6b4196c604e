"""The DuckDB functions in real SQL: structs, NULL, joins, several threads."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

from starnames.integrations.columns import FIELDS
from starnames.integrations.duckdb import register
from tests.extras.pages import run_page

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = "(VALUES ('Haiguang Information'), (NULL), ('Alice')) AS t(name)"


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    return register(duckdb.connect())


def test_resolve(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql(f"SELECT starnames_resolve(name) FROM {_NAMES}").fetchall()  # noqa: S608 - our own
    assert list(rows[0][0]) == list(FIELDS)
    assert rows[0][0]["ticker"] == "688041.SH"
    assert rows[1] == (None,)
    assert (rows[2][0]["status"], rows[2][0]["ticker"], rows[2][0]["reason"]) == ("none", None, "weak")
    field = connection.sql("SELECT starnames_resolve('Hygon').ticker").fetchall()
    assert field == [("688041.SH",)]


def test_normalize(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql(f"SELECT starnames_normalize(name) FROM {_NAMES}").fetchall()  # noqa: S608 - our own
    assert rows == [("Hygon Information Technology Co., Ltd.",), (None,), ("Alice",)]


def test_registering_again_replaces(connection: duckdb.DuckDBPyConnection) -> None:
    assert register(connection, names="short", as_of="2024-01-01") is connection
    done = connection.sql("SELECT starnames_normalize('Baiji Shenzhou'), starnames_normalize('Lanqi Technology')")
    assert done.fetchall() == [("BeiGene", "Montage Technology")]


def test_many_rows_on_several_threads(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("SET threads = 4")
    query = """
        SELECT starnames_resolve(CASE WHEN i % 2 = 0 THEN 'Hygon' ELSE 'AMEC' END).ticker AS ticker, count(*)
        FROM range(200000) AS t(i) GROUP BY ticker ORDER BY ticker
    """
    assert connection.sql(query).fetchall() == [("688012.SH", 100000), ("688041.SH", 100000)]


def test_the_exported_table_joins(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    file = tmp_path / "aliases.csv"
    command = [sys.executable, "-m", "starnames", "table", "export", "--format", "csv"]
    file.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    query = "SELECT DISTINCT ticker FROM read_csv(?, all_varchar = true) WHERE form = 'Haiguang Information'"
    assert connection.execute(query, [str(file)]).fetchall() == [("688041.SH",)]


def test_importing_starnames_imports_no_duckdb() -> None:
    code = "import starnames, sys; starnames.resolve('Hygon'); print('duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_page() -> None:
    run_page("duckdb")
