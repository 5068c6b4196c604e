"""The pandas accessor on real Series: strings of every kind, missing values, indexes, and what it refuses."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

import starnames.integrations.pandas as adapter
from starnames import Link, load, resolve_many
from starnames.integrations import columns
from starnames.integrations.columns import FIELDS
from tests.extras.pages import run_page

_NAMES = ["Haiguang Information", None, "Alice", "Haiguang Information"]
_KINDS = ["object", "string", "string[python]", "category"] + ["str"] * (pd.__version__ >= "3")


def _series(dtype: str = "object", **options: object) -> pd.Series:
    return pd.Series(_NAMES, dtype="object", **options).astype(dtype)


@pytest.mark.parametrize("dtype", _KINDS)
def test_resolve(dtype: str) -> None:
    series = _series(dtype, index=list("wxyz"))
    frame = series.starnames.resolve()
    assert list(frame.columns) == list(FIELDS)
    assert list(frame.index) == list("wxyz")
    assert frame.loc["w", "ticker"] == frame.loc["z", "ticker"] == "688041.SH"
    assert frame.loc["x"].isna().all()
    assert frame.loc["y", ["status", "reason"]].tolist() == ["none", "weak"]
    assert pd.isna(frame.loc["y", "ticker"])
    assert frame["score"].dtype == "float64"
    expected = series.cat.categories.dtype if dtype == "category" else series.dtype
    assert {frame[field].dtype for field in FIELDS if field != "score"} == {expected}


@pytest.mark.parametrize("dtype", _KINDS)
def test_normalize(dtype: str) -> None:
    series = _series(dtype, index=[3, 1, 1, 0], name="who")
    done = series.starnames.normalize(names="short")
    assert done.index.tolist() == [3, 1, 1, 0]
    assert done.name == "who"
    assert [None if pd.isna(each) else each for each in done] == ["Hygon", None, "Alice", "Hygon"]
    assert done.dtype == (series.cat.categories.dtype if dtype == "category" else series.dtype)
    assert adapter.normalize(series, names="short").equals(done)


def test_options_reach_the_library() -> None:
    series = pd.Series(["Alice", "Baiji Shenzhou"])
    assert series.starnames.resolve(prefer="star", context="Alice (688578.SH) rose.")["ticker"][0] == "688578.SH"
    assert series.starnames.normalize(as_of="2024-01-01")[1] == "BeiGene, Ltd."
    assert series.starnames.normalize(kb=load(), names="keep").tolist() == series.tolist()
    assert adapter.resolve(series).equals(series.starnames.resolve())
    with pytest.raises(TypeError, match="names is one of"):
        series.starnames.normalize(names="long")


@pytest.mark.parametrize(
    "series",
    [
        pd.Series([1, 2]),
        pd.Series([1.5, None]),
        pd.Series([float("nan")]),
        pd.Series(["a", 1], dtype="object"),
        pd.Series([b"a"]),
        pd.Series([True]),
        pd.Series(pd.to_datetime(["2026-01-01"])),
        pd.Series([1, 2]).astype("category"),
    ],
    ids=lambda series: str(series.dtype),
)
def test_anything_but_strings_is_an_attribute_error(series: pd.Series) -> None:
    assert not hasattr(series, "starnames")
    with pytest.raises(AttributeError, match="for a Series of strings"):
        series.starnames.resolve()


@pytest.mark.parametrize("values", [[], [None, None]])
def test_nothing_to_do(values: list[None]) -> None:
    series = pd.Series(values, dtype="object")
    assert series.starnames.resolve().shape == (len(values), len(FIELDS))
    assert series.starnames.normalize().isna().all()


def test_equal_values_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(names: list[str]) -> list[Link]:
        asked.extend(names)
        return resolve_many(names)

    monkeypatch.setattr(columns, "resolve_many", counted)
    pd.Series(["Hygon", "AMEC"] * 500).starnames.resolve()
    assert asked == ["Hygon", "AMEC"]


def test_importing_starnames_imports_no_pandas() -> None:
    code = "import starnames, sys; starnames.resolve('Hygon'); print('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_page() -> None:
    run_page("pandas")
