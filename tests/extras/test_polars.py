"""The polars expressions on real frames: eager, lazy, streaming; nulls, types, and what they refuse."""

from __future__ import annotations

import subprocess
import sys

import polars as pl
import pytest

from starnames import load
from starnames.integrations.columns import FIELDS
from starnames.integrations.polars import RESOLVED, normalize, resolve
from tests.extras.pages import run_page

_FRAME = pl.DataFrame({"name": ["Haiguang Information", None, "Alice", "Haiguang Information"]})


def test_resolve() -> None:
    done = _FRAME.select(resolve(pl.col("name")))
    assert done.schema == {"name": RESOLVED}
    rows = done["name"].to_list()
    assert rows[0]["ticker"] == rows[3]["ticker"] == "688041.SH"
    assert rows[1] is None
    assert (rows[2]["status"], rows[2]["ticker"], rows[2]["reason"]) == ("none", None, "weak")
    assert list(done.unnest("name").columns) == list(FIELDS)


def test_normalize() -> None:
    done = _FRAME.with_columns(repaired=normalize("name", names="short"))
    assert done["repaired"].to_list() == ["Hygon", None, "Alice", "Hygon"]
    assert done.schema["repaired"] == pl.String


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_lazy_frames(engine: str) -> None:
    lazy = pl.concat([_FRAME] * 50).lazy().with_columns(found=resolve("name"), text=normalize("name"))
    assert lazy.collect_schema()["found"] == RESOLVED
    assert lazy.collect_schema()["text"] == pl.String
    done = lazy.filter(pl.col("found").struct.field("ticker") == "688041.SH").collect(engine=engine)
    assert done.height == 100
    assert set(done["text"]) == {"Hygon Information Technology Co., Ltd."}


def test_options_reach_the_library() -> None:
    frame = pl.DataFrame({"name": ["Alice", "Baiji Shenzhou"]})
    found = frame.select(resolve("name", context="Alice (688578.SH) rose.", kb=load()).struct.field("ticker"))
    assert found.to_series()[0] == "688578.SH"
    assert frame.select(normalize("name", as_of="2024-01-01")).to_series()[1] == "BeiGene, Ltd."


@pytest.mark.parametrize("dtype", [pl.Categorical, pl.Enum(["Alice", "Haiguang Information"])])
def test_other_kinds_of_strings(dtype: pl.DataType) -> None:
    done = _FRAME.select(normalize(pl.col("name").cast(dtype), names="short"))
    assert done["name"].to_list() == ["Hygon", None, "Alice", "Hygon"]


def test_anything_but_strings_is_an_error() -> None:
    with pytest.raises((TypeError, pl.exceptions.ComputeError), match="not of strings; cast it"):
        pl.DataFrame({"a": [1]}).select(resolve("a"))


@pytest.mark.parametrize("values", [[], [None]])
def test_nothing_to_do(values: list[None]) -> None:
    frame = pl.DataFrame({"a": values}, schema={"a": pl.String})
    assert frame.select(resolve("a"), normalize("a").alias("b")).height == len(values)


def test_importing_starnames_imports_no_polars() -> None:
    code = "import starnames, sys; starnames.resolve('Hygon'); print('polars' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_page() -> None:
    run_page("polars")
