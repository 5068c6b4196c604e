"""The same tests with pandas 2, where strings are objects."""

import pandas as pd

from tests.extras.test_pandas import *  # noqa: F403 - every test of the other module


def test_it_is_pandas_2() -> None:
    assert pd.__version__.startswith("2.")
    assert pd.Series(["a"]).dtype == "object"
